// Words of statements (nft(8), iptables-extensions(8)).
#include "formats/nftables/statements.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vpnlint::nft {
namespace {

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Walks over the words of one statement.
class Length {
 public:
  Length(const Tokens& tokens, std::size_t at, std::size_t end)
      : tokens_(tokens), begin_(at), at_(at), end_(end) {}

  bool take(std::string_view word) {
    if (at_ >= end_ || !tokens_[at_].is(word)) return false;
    ++at_;
    return true;
  }
  Length& skip(std::size_t count = 1) {
    at_ = std::min(at_ + count, end_);
    return *this;
  }
  Length& skip_block() {
    while (at_ < end_ && !tokens_[at_].is_sign('{')) ++at_;
    at_ = std::min(behind_closing(tokens_, at_), end_);
    return *this;
  }
  std::size_t count() const { return at_ - begin_; }

 private:
  const Tokens& tokens_;
  std::size_t begin_, at_, end_;
};

std::size_t log_length(Length walk) {
  for (;;) {
    if (walk.take("prefix") || walk.take("level") || walk.take("group") || walk.take("snaplen") ||
        walk.take("queue-threshold")) {
      walk.skip();
    } else if (walk.take("flags")) {
      if (!walk.take("tcp") && !walk.take("ip")) {
        walk.skip();
        continue;
      }
      do walk.skip();
      while (walk.take(","));
    } else {
      return walk.count();
    }
  }
}

// limit rate [over] 10/second [burst 5 packets], limit rate 1 mbytes/second [burst 5 kbytes]
std::size_t limit_length(Length walk) {
  if (walk.take("name")) return walk.skip().count();
  walk.take("rate");
  if (!walk.take("over")) walk.take("until");
  walk.skip();
  for (const auto* unit : {"bytes/second", "kbytes/second", "mbytes/second", "bytes/minute",
                           "kbytes/minute", "mbytes/minute", "bytes/hour", "mbytes/hour"}) {
    walk.take(unit);
  }
  if (walk.take("burst")) walk.skip(2);
  return walk.count();
}

std::size_t quota_length(Length walk) {
  if (walk.take("name")) return walk.skip().count();
  if (!walk.take("over")) walk.take("until");
  walk.skip(2);
  if (walk.take("used")) walk.skip(2);
  return walk.count();
}

constexpr std::array<std::string_view, 14> passing_targets = {
    "LOG", "NFLOG", "ULOG", "TCPMSS", "CLASSIFY", "DSCP",     "TOS",
    "TTL", "HL",    "SET",  "TRACE",  "AUDIT",    "CHECKSUM", "TEE"};

}  // namespace

std::string_view verdict_of(const Token& token) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 9> verdicts = {{
      {"accept", "pass"},
      {"drop", "drop"},
      {"reject", "reject"},
      {"return", "return"},
      {"continue", "continue"},
      {"queue", "unknown"},
      {"tproxy", "unknown"},
      {"synproxy", "unknown"},
      {"fwd", "unknown"},
  }};
  if (token.kind != Token::Kind::word) return {};
  for (const auto& [word, action] : verdicts) {
    if (token.text == word) return action;
  }
  return {};
}

std::size_t harmless_length(const Tokens& tokens, std::size_t at, std::size_t end) {
  Length walk(tokens, at, end);
  if (walk.take("log")) return log_length(walk);
  if (walk.take("counter")) {
    if (walk.take("packets")) return walk.skip(3).count();
    if (walk.take("name")) walk.skip();
    return walk.count();
  }
  if (walk.take("last")) {
    if (walk.take("used")) walk.skip();
    return walk.count();
  }
  if (walk.take("dup")) {
    if (walk.take("to")) walk.skip();
    if (walk.take("device")) walk.skip();
    return walk.count();
  }
  return 0;
}

std::size_t doubtful_length(const Tokens& tokens, std::size_t at, std::size_t end) {
  Length walk(tokens, at, end);
  const auto begins = [&](std::string_view first, std::string_view second) {
    return at + 1 < end && tokens[at].is(first) && tokens[at + 1].text.starts_with(second);
  };
  if (walk.take("limit")) return limit_length(walk);
  if (walk.take("quota")) return quota_length(walk);
  if (begins("ct", "count")) {
    walk.skip(2);
    walk.take("over");
    return walk.skip().count();
  }
  if (begins("add", "@") || begins("update", "@") || begins("delete", "@") || walk.take("meter"))
    return walk.skip_block().count();
  if (walk.take("flow")) return walk.skip(2).count();
  if (begins("set", "add") || begins("set", "update")) {
    while (at < end && !tokens[at].text.starts_with('@')) {
      walk.skip();
      ++at;
    }
    return walk.skip().count();
  }
  return 0;
}

bool is_translation_flag(const Token& token) {
  return token.is("random") || token.is("fully-random") || token.is("persistent");
}

bool changes_addresses(const Tokens& tokens, std::size_t begin, std::size_t end) {
  static constexpr std::array<std::string_view, 6> fields = {"saddr", "daddr",    "sport",
                                                             "dport", "protocol", "nexthdr"};
  static constexpr std::array<std::string_view, 3> others = {"meta", "ct", "ether"};
  if (begin >= end || among(others, tokens[begin].text)) return false;
  return tokens[begin].text.starts_with('@') || tokens[begin].is("?") ||
         among(fields, tokens[end - 1].text);
}

bool is_passing_target(std::string_view name) { return among(passing_targets, name); }

Foreign foreign_target(std::string_view name) {
  if (name == "REJECT") return {"reject", ""};
  if (name == "MASQUERADE") return {"masquerade", ""};
  if (name == "DNAT") return {"dnat", "?"};
  if (name == "SNAT") return {"snat", "?"};
  if (name == "REDIRECT") return {"redirect", ":?"};
  if (name == "MARK") return {"mark", "", true};
  if (name == "CONNMARK") return {"mark", "", true};
  return {"unknown", name};
}

}  // namespace vpnlint::nft
