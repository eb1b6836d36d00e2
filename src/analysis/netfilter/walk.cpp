// Walking chains with jumps; whatever an unknown match could change stays open.
#include "analysis/netfilter/walk.h"

#include "base/text.h"

namespace vpnlint::netfilter {
namespace {

// Jumps in a loop are refused by the kernel; an export may still be edited by hand.
constexpr int most_depth = 64;
constexpr std::size_t most_steps = 1'000'000;

constexpr unsigned anything = passes | drops | rejects | falls_through;

class Walk {
 public:
  Walk(Packet& packet, const Place& place) : packet_(packet), place_(place) {}

  // `certain`: the packet surely gets here.
  unsigned chain(const Chain& chain, bool certain, int depth) {
    unsigned endings = 0;
    for (const auto& rule : chain.rules) {
      if (++steps_ > most_steps || depth > most_depth) return end(endings | anything, rule.row);
      const auto matched = match_all(rule);
      if (matched == Match::no) continue;
      const bool sure = matched == Match::yes && certain && endings == 0;
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
  Match match_all(const Rule& rule) const {
    auto all = Match::yes;
    for (const auto& condition : rule.conditions) {
      all = std::min(all, match(condition, packet_, place_));
      if (all == Match::no) return all;
    }
    return all;
  }

  unsigned end(unsigned endings, const FilterRule* rule) {
    result.deciders.keep(endings, {rule, nullptr});
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
        return chain(*rule.chain, sure, depth + 1);
      case Action::translate_destination:
      case Action::translate_source:
        if (!result.translation) {
          result.translation = &rule;
          result.translation_certain = sure;
        }
        return end(passes, rule.row);
      case Action::untrack:
        packet_.state = sure ? std::optional(Tracking::untracked) : std::nullopt;
        return falls_through;
      case Action::mark:
        mark(rule, sure);
        return falls_through;
      case Action::nothing:
        return falls_through;
      case Action::unknown:
        return end(anything, rule.row);
    }
    return anything;
  }

  // target: "value/mask" sets the masked bits; "|value", "&value" and "^value" change them.
  void mark(const Rule& rule, bool sure) {
    const auto old = packet_.mark;
    packet_.mark.reset();
    if (!sure || !old || rule.target.empty()) return;
    const auto number = [](std::string_view text) {
      return text.starts_with("0x") ? parse_integer(text.substr(2), 16) : parse_integer(text);
    };
    const std::string_view target = rule.target;
    const char sign = target.front();
    if (sign == '|' || sign == '&' || sign == '^') {
      const auto operand = number(target.substr(1));
      if (!operand) return;
      const auto bits = static_cast<std::uint32_t>(*operand);
      packet_.mark = sign == '|' ? *old | bits : sign == '&' ? *old & bits : *old ^ bits;
      return;
    }
    const auto slash = target.find('/');
    const auto value = number(target.substr(0, slash));
    const auto mask = slash == target.npos ? std::optional<std::int64_t>(0xffffffff)
                                           : number(target.substr(slash + 1));
    if (!value || !mask) return;
    packet_.mark = (*old & ~static_cast<std::uint32_t>(*mask)) ^ static_cast<std::uint32_t>(*value);
  }

  Packet& packet_;
  const Place& place_;
  std::size_t steps_ = 0;
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

void Deciders::keep(unsigned endings, const Decider& decider) {
  for (const auto ending : {passes, drops, rejects, falls_through}) {
    auto& first = kept[index_of(ending)];
    if ((endings & ending) && !first.rule && !first.policy) first = decider;
  }
}

Walked walk(const Chain& chain, Packet& packet, const Place& place) {
  Walk walking(packet, place);
  auto endings = walking.chain(chain, true, 0);
  if (endings & falls_through) {
    endings &= ~falls_through;
    const unsigned policy = chain.drops == Match::yes  ? drops
                            : chain.drops == Match::no ? passes
                                                       : passes | drops;
    walking.result.deciders.keep(policy, {nullptr, chain.row});
    endings |= policy;
  }
  walking.result.endings = endings;
  return walking.result;
}

}  // namespace vpnlint::netfilter
