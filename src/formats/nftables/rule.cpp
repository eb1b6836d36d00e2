// Statements of nft's rules (nft(8)).
#include "formats/nftables/rule.h"

#include <algorithm>
#include <array>

#include "formats/nftables/matches.h"
#include "formats/nftables/rows.h"
#include "formats/nftables/statements.h"
#include "formats/nftables/targets.h"

namespace vpnlint::nft {
namespace {

constexpr int deepest = 8;  // blocks in blocks

class RuleReader {
 public:
  RuleReader(const Tokens& tokens, const Scope& scope, int depth)
      : tokens_(tokens), scope_(scope), depth_(depth), rows_(scope.table, scope.budget) {}

  Compiled read(std::size_t begin, std::size_t end) {
    at_ = begin;
    end_ = end;
    take_comment();
    if (!scope_.device.empty()) rows_.require(scope_.device);
    while (at_ < end_ && !done_) take();
    result_.rows = rows_.take(comment_);
    return std::move(result_);
  }

 private:
  bool is(std::size_t ahead, std::string_view word) const {
    return at_ + ahead < end_ && tokens_[at_ + ahead].is(word);
  }

  void take_comment() {
    if (end_ - at_ < 2 || !tokens_[end_ - 2].is("comment")) return;
    if (tokens_[end_ - 1].kind == Token::Kind::sign) return;
    comment_ = tokens_[end_ - 1].text;
    end_ -= 2;
  }

  void take() {
    if (is(0, ";")) {
      ++at_;
    } else if (take_jump() || take_verdict() || take_translation()) {
      done_ = true;
    } else if (is(0, "notrack")) {
      ++at_;
      rows_.emit("notrack");
    } else if (const auto length = harmless_length(tokens_, at_, end_)) {
      at_ += length;
    } else if (const auto doubtful = doubtful_length(tokens_, at_, end_)) {
      doubt(at_ + doubtful);
    } else if (is(0, "xt")) {
      take_foreign();
    } else if (!take_expression()) {
      take_unknown();
    }
  }

  void doubt(std::size_t end) {
    end = std::min(end, end_);
    rows_.doubt(text_of(tokens_, at_, end));
    at_ = end;
  }

  // --- statements
  // ---------------------------------------------------------------------------------

  bool take_jump() {
    if (!is(0, "jump") && !is(0, "goto")) return false;
    const auto action = tokens_[at_].text;
    if (!is(1, "{")) {
      rows_.emit(action, at_ + 1 < end_ ? tokens_[at_ + 1].text : "");
      at_ = end_;
      return true;
    }
    const auto end = std::min(behind_closing(tokens_, at_ + 1), end_);
    rows_.emit(action, depth_ < deepest ? block(at_ + 2, end - 1) : "");
    at_ = end_;
    return true;
  }

  // Rules between braces: a chain without a name.
  std::string block(std::size_t begin, std::size_t end) {
    const auto name = "block " + std::to_string(++scope_.budget.blocks);
    std::vector<chains::Rule> rows;
    while (begin < end) {
      auto stop = begin;
      while (stop < end && !tokens_[stop].is_sign(';')) {
        stop = tokens_[stop].is_sign('{') ? behind_closing(tokens_, stop) : stop + 1;
      }
      stop = std::min(stop, end);
      if (stop > begin) {
        auto inner = RuleReader(tokens_, {scope_.sets, scope_.table, "", scope_.budget}, depth_ + 1)
                         .read(begin, stop);
        rows.insert(rows.end(), inner.rows.begin(), inner.rows.end());
        for (auto& more : inner.blocks) result_.blocks.push_back(std::move(more));
      }
      begin = stop + 1;
    }
    result_.blocks.emplace_back(name, std::move(rows));
    return name;
  }

  bool take_verdict() {
    const auto action = verdict_of(tokens_[at_]);
    if (action.empty()) return false;
    rows_.emit(action, action == "unknown" ? tokens_[at_].text : "");
    at_ = end_;
    return true;
  }

  bool take_translation() {
    static constexpr std::array<std::string_view, 4> words = {"dnat", "snat", "masquerade",
                                                              "redirect"};
    const auto word = std::find_if(words.begin(), words.end(),
                                   [&](std::string_view one) { return tokens_[at_].is(one); });
    if (word == words.end()) return false;
    ++at_;
    if (is(0, "ip") || is(0, "ip6")) rows_.require("family=" + tokens_[at_++].text);
    const bool shifted = is(0, "prefix");
    while (at_ < end_ && !is(0, "to") && !is_translation_flag(tokens_[at_])) ++at_;
    if (is(0, "to")) ++at_;
    auto end = at_;
    while (end < end_ && !is_translation_flag(tokens_[end])) ++end;
    if (shifted)
      rows_.emit(*word, "?");
    else if (at_ == end)
      rows_.emit(*word);
    else if (!take_map(end, *word, translation_target, "?"))
      rows_.emit(*word, translation_target(tokens_, at_, end));
    at_ = end_;
    return true;
  }

  // Matches and targets of iptables.
  void take_foreign() {
    const bool target = is(1, "target");
    const std::string name = at_ + 2 < end_ ? tokens_[at_ + 2].text : "";
    at_ = std::min(at_ + 3, end_);
    if (!target && name == "comment") return;
    if (target && is_passing_target(name)) return;
    scope_.budget.opaque = true;
    if (!target) {
      rows_.doubt("xt match " + name);
      return;
    }
    const auto foreign = foreign_target(name);
    rows_.emit(foreign.action, std::string(foreign.target));
    done_ = !foreign.goes_on;
  }

  // --- expressions: matches, verdict maps, assignments

  bool take_expression() {
    auto at = at_;
    auto fields = take_fields(tokens_, at, end_);
    if (fields.empty()) return false;
    if (at < end_ && tokens_[at].is("set")) return take_assignment(at);
    if (at < end_ && tokens_[at].is("vmap")) return take_verdict_map(fields, at);
    rows_.require(fields);
    const auto conditions = take_comparison(tokens_, at, end_, fields, sets());
    if (!conditions) {
      doubt(at);
      return true;
    }
    for (const auto& condition : *conditions) rows_.require(condition);
    at_ = at;
    return true;
  }

  Lookup sets() const { return {scope_.sets, scope_.table, scope_.budget}; }

  bool take_assignment(std::size_t at) {
    const auto begin = at_;
    const bool connection = is(0, "ct");
    const bool mark = tokens_[at - 1].is("mark");
    const bool moves = changes_addresses(tokens_, begin, at);
    at_ = at + 1;
    const auto end = end_of_value(tokens_, at_, end_);
    if (mark) {
      const std::string_view action = connection ? "connection_mark" : "mark";
      const auto target = [&](const Tokens& tokens, std::size_t first, std::size_t last) {
        return mark_target(tokens, first, last, connection ? "ct" : "meta");
      };
      if (!take_map(end, action, target, "")) {
        const auto text = target(tokens_, at_, end);
        // There must be a connection to read its mark.
        if (text == "other" && !connection) rows_.require("direction=original|reply");
        rows_.emit(action, text);
      }
    } else if (moves) {
      rows_.emit("unknown", text_of(tokens_, begin, end));
      done_ = true;
    }
    at_ = end;
    return true;
  }

  // `udp dport map { 500 : X, 4500 : Y }` up to `end`: one row for each value.
  template <class TargetOf>
  bool take_map(std::size_t end, std::string_view action, TargetOf target_of,
                std::string_view unknown) {
    auto at = at_;
    while (at < end && !tokens_[at].is("map")) ++at;
    if (at == end) return false;
    auto begin = at_;
    const auto fields = take_fields(tokens_, begin, at);
    rows_.require(fields);
    const bool whole = begin == at;
    Set own;
    const auto& map = set_at(tokens_, ++at, end, sets(), own);
    const auto ways = whole ? ways_of(fields, map, sets()) : std::nullopt;
    if (!ways) {
      rows_.doubt(text_of(tokens_, at_, end));
      rows_.emit(action, std::string(unknown));
      return true;
    }
    for (const auto& way : *ways) {
      rows_.emit_beside(action, target_of(way.data, 0, way.data.size()), way.conditions);
    }
    // Of what stands behind a map of marks, nobody writes conditions.
    rows_.doubt("map");
    return true;
  }

  bool take_verdict_map(const Fields& fields, std::size_t at) {
    rows_.require(fields);
    const auto begin = at_;
    Set own;
    const auto ways = ways_of(fields, set_at(tokens_, ++at, end_, sets(), own), sets());
    done_ = true;
    if (!ways) {
      rows_.doubt(text_of(tokens_, begin, end_));
      rows_.emit("unknown", "vmap");
      return true;
    }
    rows_.emit_ways(fields, *ways);
    return true;
  }

  void take_unknown() {
    auto end = at_ + 1;
    while (end < end_ && !tokens_[end].is("jump") && !tokens_[end].is("goto") &&
           verdict_of(tokens_[end]).empty()) {
      end = tokens_[end].is_sign('{') ? behind_closing(tokens_, end) : end + 1;
    }
    doubt(end);
    if (at_ < end_) return;
    rows_.emit("unknown");
    done_ = true;
  }

  const Tokens& tokens_;
  const Scope& scope_;
  int depth_;
  std::size_t at_ = 0, end_ = 0;
  bool done_ = false;
  Rows rows_;
  std::string comment_;
  Compiled result_;
};

}  // namespace

Compiled compile(const Tokens& rule, const Scope& scope) {
  return RuleReader(rule, scope, 0).read(0, rule.size());
}

}  // namespace vpnlint::nft
