// Words of rules against ends of packets.
#include "analysis/pf/matching.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace vpnlint::pf {
namespace {

constexpr std::string_view interface_word = "interface:", network_word = "network:";

constexpr std::array<std::string_view, 8> not_public{
    "10.0.0.0/8",  "172.16.0.0/12",  "192.168.0.0/16", "100.64.0.0/10",
    "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4",    "192.0.0.0/29"};

bool names_interface(std::string_view word) {
  return word.starts_with(interface_word) || word.starts_with(network_word);
}

Match match_range(const std::string& word, const AddressRange& asked, const Networks& networks) {
  if (word.starts_with(interface_word)) return Match::no;  // the router's own, not a host's
  if (word.starts_with(network_word)) {
    return networks.within(std::string_view(word).substr(network_word.size()), asked);
  }
  const auto range = parse_range(word);
  if (!range) return Match::maybe;
  if (lies_within(asked, *range)) return Match::yes;
  return overlap(asked, *range) ? Match::maybe : Match::no;
}

// Any public address: certain for the whole address space alone.
Match match_public(const std::string& word) {
  if (names_interface(word)) return Match::no;
  const auto range = parse_range(word);
  if (!range) return Match::maybe;
  if (range->first.v6) return Match::no;
  static const auto all = *parse_range("0.0.0.0/0");
  if (lies_within(all, *range)) return Match::yes;
  for (const auto network : not_public) {
    if (lies_within(*range, *parse_range(network))) return Match::no;
  }
  return Match::maybe;
}

// The router's own address on that interface, which the provider may number.
Match match_own(const std::string& word, const End& end, const Networks& networks) {
  if (word == "interface:" + end.own || word == "network:" + end.own) return Match::yes;
  if (names_interface(word)) return Match::no;
  if (!end.ranges.empty()) return match_range(word, end.ranges.front(), networks);
  const auto hit = match_public(word);
  return hit == Match::no && !parse_range(word)->first.v6 ? Match::maybe : hit;
}

template <class MatchOne>
Match best_of(const List& words, std::size_t& work, const MatchOne& match_one) {
  Match best = Match::no;
  for (const auto& word : words) best = std::max(best, match_one(word));
  work += words.size();
  return best;
}

}  // namespace

Match negate_if(bool negated, Match match) {
  if (!negated || match == Match::maybe) return match;
  return match == Match::yes ? Match::no : Match::yes;
}

Match match_end(const List& words, const End& end, const Networks& networks, std::size_t& work) {
  if (!end.own.empty()) {
    return best_of(words, work,
                   [&](const std::string& word) { return match_own(word, end, networks); });
  }
  if (end.internet) return best_of(words, work, match_public);
  if (end.ranges.empty()) return Match::maybe;
  Match worst = Match::yes, best = Match::no;
  for (const auto& range : end.ranges) {
    const auto hit = best_of(
        words, work, [&](const std::string& word) { return match_range(word, range, networks); });
    worst = std::min(worst, hit);
    best = std::max(best, hit);
    if (worst != best) return Match::maybe;
  }
  return worst;
}

Match match_ports(const List& words, const std::optional<PortRange>& ports, std::size_t& work) {
  const auto wanted = ports.value_or(PortRange{0, 65'535});
  return best_of(words, work, [&](const std::string& word) {
    const auto range = parse_ports(word);
    if (!range) return Match::maybe;
    if (range->first <= wanted.first && wanted.last <= range->last) return Match::yes;
    const bool touches = range->first <= wanted.last && wanted.first <= range->last;
    return touches ? Match::maybe : Match::no;
  });
}

Match match_protocol(const std::string& named, const std::string& asked) {
  const auto wanted = protocol_name(named);
  if (wanted == "any" || wanted == asked) return Match::yes;
  if (wanted == "tcp/udp") {
    if (asked == "tcp" || asked == "udp") return Match::yes;
  }
  return asked == "any" ? Match::maybe : Match::no;
}

Match match_interfaces(const List& named, const List& possible) {
  if (possible.empty()) return Match::maybe;
  const auto hits =
      std::count_if(possible.begin(), possible.end(), [&](const std::string& interface) {
        return std::find(named.begin(), named.end(), interface) != named.end();
      });
  if (hits == 0) return Match::no;
  return static_cast<std::size_t>(hits) == possible.size() ? Match::yes : Match::maybe;
}

}  // namespace vpnlint::pf
