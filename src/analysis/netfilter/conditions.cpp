// Conditions: their texts, negation, several columns.
#include "analysis/netfilter/conditions.h"

#include <algorithm>

#include "analysis/netfilter/names.h"
#include "base/text.h"

namespace vpnlint::netfilter {
namespace {

// A packet without a connection has no status and no direction.
bool has_connection(const Packet& packet, const Place& place) {
  return place.tracked &&
         (packet.state == Tracking::fresh || packet.state == Tracking::established);
}

constexpr std::string_view joint = " . ";

std::vector<const Name*> columns_of(std::string_view text) {
  std::vector<const Name*> columns;
  for (;;) {
    const auto end = text.find(joint);
    columns.push_back(find_name(text.substr(0, end)));
    if (end == text.npos) return columns;
    text.remove_prefix(end + joint.size());
  }
}

// `udp . 500`: all columns must match; * is any.
Match match_columns(std::string_view value, const std::vector<const Name*>& columns,
                    const Packet& packet, const Place& place) {
  auto all = Match::yes;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const bool last = i + 1 == columns.size();
    const auto end = last ? value.npos : value.find(joint);
    if (!last && end == value.npos) return Match::maybe;
    const auto one = value.substr(0, end);
    if (one != "*") all = both(all, columns[i]->match(one, packet, place));
    if (all == Match::no) return all;
    if (!last) value.remove_prefix(end + joint.size());
  }
  return all;
}

}  // namespace

Condition condition_from(std::string_view text) {
  Condition condition;
  condition.negated = text.starts_with("!");
  if (condition.negated) text.remove_prefix(1);
  const auto equals = std::min(text.find('='), text.size());
  condition.name = std::string(text.substr(0, equals));
  if (equals == text.size()) return condition;
  const auto rest = text.substr(equals + 1);
  if (condition.name == "unknown") {
    condition.values.emplace_back(rest);
    return condition;
  }
  if (rest.empty()) return condition;  // no value: nothing matches
  for (const auto value : split(rest, '|')) condition.values.emplace_back(value);
  return condition;
}

Match match(const Condition& condition, const Packet& packet, const Place& place) {
  const auto columns = columns_of(condition.name);
  for (const auto* column : columns) {
    if (!column) return Match::maybe;
    if (!column->of_connection) continue;
    if (place.tracked && !packet.state) return Match::maybe;
    if (!has_connection(packet, place)) return Match::no;
  }
  auto best = Match::no;  // the strongest of the answers for each value
  for (const auto& value : condition.values) {
    best = either(best, match_columns(value, columns, packet, place));
    if (best == Match::yes) break;
  }
  return condition.negated ? opposite(best) : best;
}

}  // namespace vpnlint::netfilter
