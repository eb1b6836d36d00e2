// Walking chains with jumps; whatever an unknown match could change stays open.
#include "analysis/netfilter/walk.h"

#include <string_view>
#include <vector>

#include "base/text.h"

namespace vpnlint::netfilter {
namespace {

// Jumps in a loop are refused by the kernel; an export may still be edited by hand.
constexpr int most_depth = 64;
constexpr std::size_t most_steps = 1'000'000;

constexpr unsigned anything = passes | drops | rejects | falls_through;

std::optional<std::uint32_t> number_from(std::string_view text) {
  const auto number =
      text.starts_with("0x") ? parse_integer(text.substr(2), 16) : parse_integer(text);
  if (!number || *number < 0 || *number > 0xffffffffll) return std::nullopt;
  return static_cast<std::uint32_t>(*number);
}

// "value/mask" sets the masked bits; "|value", "&value" and "^value" change them; "other" copies
// the packet's mark to its connection or back.
std::optional<std::uint32_t> marked(std::string_view target, std::optional<std::uint32_t> old,
                                    std::optional<std::uint32_t> other) {
  if (target == "other") return other;
  if (target.empty()) return std::nullopt;
  const char sign = target.front();
  if (sign == '|' || sign == '&' || sign == '^') {
    const auto bits = number_from(target.substr(1));
    if (!bits || !old) return std::nullopt;
    return sign == '|' ? *old | *bits : sign == '&' ? *old & *bits : *old ^ *bits;
  }
  const auto slash = target.find('/');
  const auto value = number_from(target.substr(0, slash));
  const auto mask =
      slash == target.npos ? std::optional(0xffffffffu) : number_from(target.substr(slash + 1));
  if (!value || !mask) return std::nullopt;
  if (*mask == 0xffffffffu) return value;
  if (!old) return std::nullopt;
  return (*old & ~*mask) ^ *value;
}

class Walk {
 public:
  Walk(Packet& packet, const Place& place) : packet_(packet), place_(place) {}

  // `certain`: the packet surely gets here. `reached`: it does unless something before ended it.
  unsigned chain(const Chain& chain, bool certain, bool reached, int depth) {
    unsigned endings = 0;
    std::vector<Match> before;
    for (const auto& rule : chain.rules) {
      if (++steps_ > most_steps || depth > most_depth) return end(endings | anything, rule.row);
      const auto matched = match_all(rule, before);
      before.push_back(matched);
      if (matched == Match::no) continue;
      const bool sure = matched == Match::yes && certain && endings == 0;
      surely_ = matched == Match::yes && reached;
      const auto ways = apply(rule, sure, depth);
      const bool goes_on =
          ways & falls_through && rule.action != Action::come_back && rule.action != Action::go_to;
      endings |= goes_on ? ways & ~falls_through : ways;
      if (matched == Match::yes && !goes_on) return endings;
    }
    return endings | falls_through;
  }

  Walked result;

 private:
  bool tracked() const { return place_.tracked && packet_.state != Tracking::untracked; }

  Match match_all(const Rule& rule, const std::vector<Match>& before) const {
    auto all = rule.rows_back == 0              ? Match::yes
               : rule.rows_back > before.size() ? Match::maybe
                                                : before[before.size() - rule.rows_back];
    for (const auto& condition : rule.conditions) {
      all = std::min(all, match(condition, packet_, place_));
      if (all == Match::no) return all;
    }
    return all;
  }

  unsigned end(unsigned endings, const FilterRule* rule) {
    result.deciders.keep(endings, {rule, nullptr}, surely_);
    return endings;
  }

  unsigned apply(const Rule& rule, bool sure, int depth) {
    switch (rule.action) {
      case Action::pass:
        return end(passes, rule.row);
      case Action::drop:
        return end(drops, rule.row);
      case Action::reject:
        return end(rejects, rule.row);
      case Action::come_back:
        return end(falls_through, rule.row);
      case Action::jump:
      case Action::go_to:
        if (!rule.chain) return end(anything, rule.row);
        return chain(*rule.chain, sure, surely_, depth + 1);
      case Action::translate_destination:
      case Action::translate_source:
        if (!result.translation) {
          result.translation = &rule;
          result.translation_certain = sure;
        }
        return end(passes, rule.row);
      case Action::untrack:
        if (place_.tracked) return falls_through;  // too late: it has its connection
        packet_.state = sure ? std::optional(Tracking::untracked) : std::nullopt;
        return falls_through;
      case Action::mark:
        mark(rule, packet_.mark, sure);
        return falls_through;
      case Action::mark_connection:
        if (tracked()) mark(rule, packet_.connection_mark, sure);
        return falls_through;
      case Action::nothing:
        return falls_through;
      case Action::unknown:
        return end(anything, rule.row);
    }
    return anything;
  }

  void mark(const Rule& rule, std::optional<std::uint32_t>& mark, bool sure) {
    const auto& other = &mark == &packet_.mark ? packet_.connection_mark : packet_.mark;
    mark = sure ? marked(rule.target, mark, other) : std::nullopt;
  }

  Packet& packet_;
  const Place& place_;
  std::size_t steps_ = 0;
  bool surely_ = true;  ///< of the rule at hand
};

std::size_t index_of(Ending ending) {
  switch (ending) {
    case passes:
      return 0;
    case drops:
      return 1;
    case rejects:
      return 2;
    case falls_through:
      return 3;
  }
  return 3;
}

}  // namespace

const Decider& Deciders::of(Ending ending) const { return kept[index_of(ending)]; }

const Decider& Deciders::surely_of(Ending ending) const {
  const auto& sure = certain[index_of(ending)];
  return sure.rule || sure.policy ? sure : of(ending);
}

void Deciders::keep(unsigned endings, const Decider& decider, bool surely) {
  const auto keep_first = [&](Decider& first) {
    if (!first.rule && !first.policy) first = decider;
  };
  for (const auto ending : {passes, drops, rejects, falls_through}) {
    if (!(endings & ending)) continue;
    keep_first(kept[index_of(ending)]);
    if (surely) keep_first(certain[index_of(ending)]);
  }
}

Walked walk(const Chain& chain, Packet& packet, const Place& place) {
  Walk walking(packet, place);
  auto endings = walking.chain(chain, true, true, 0);
  if (endings & falls_through) {
    endings &= ~falls_through;
    const unsigned policy = chain.drops == Match::yes  ? drops
                            : chain.drops == Match::no ? passes
                                                       : passes | drops;
    walking.result.deciders.keep(policy, {nullptr, chain.row}, true);
    endings |= policy;
  }
  walking.result.endings = endings;
  return walking.result;
}

}  // namespace vpnlint::netfilter
