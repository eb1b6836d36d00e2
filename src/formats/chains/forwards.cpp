// Chains of address translation to port forwards.
#include "formats/chains/forwards.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/ports.h"
#include "base/text.h"
#include "facts/network.h"
#include "formats/chains/conditions.h"

namespace vpnlint::chains {
namespace {

// Jumps within jumps, and rules met on all ways, before the rest is left out.
constexpr int deepest = 8;
constexpr std::size_t most_rules = 200'000;
constexpr std::size_t most_conditions = 32;

/// "10.0.0.10:4500", "[fd00::1]:500", "10.0.0.10:500-510"; ports may be shifted behind a slash.
struct Target {
  std::string address, ports;
};

Target target_from(std::string_view text) {
  if (text.starts_with('[')) {
    const auto end = text.find(']');
    if (end == text.npos) return {};
    const auto rest = text.substr(end + 1);
    return {std::string(text.substr(1, end - 1)),
            std::string(rest.starts_with(':') ? rest.substr(1) : std::string_view{})};
  }
  if (std::count(text.begin(), text.end(), ':') > 1) return {std::string(text), ""};
  const auto colon = text.find(':');
  if (colon == text.npos) return {std::string(text), ""};
  return {std::string(text.substr(0, colon)), std::string(text.substr(colon + 1))};
}

// The kernel keeps a port that the target's range holds.
Text inside_port(const std::string& external, const std::string& wanted, Position at) {
  const auto first = [](const std::string& text) { return text.substr(0, text.find('-')); };
  if (wanted.empty()) return external.empty() ? Text() : Text(first(external), at);
  const auto range = parse_ports(wanted);
  if (!range) return Text::missing(Presence::partial, at);
  const auto outside = parse_ports(external);
  if (outside && range->contains(outside->first)) return Text(first(external), at);
  if (range->first != range->last) return Text::missing(Presence::partial, at);
  return Text(first(wanted), at);
}

class Walk {
 public:
  Walk(const Chains& chains, const ChainKey& begin, FactSink& facts)
      : chains_(chains), begin_(begin), facts_(facts) {}

  bool run() {
    enter(begin_.second, {}, 0);
    return complete_;
  }

 private:
  void enter(const std::string& name, const std::vector<std::string>& gate, int depth) {
    const auto chain = chains_.find({begin_.first, name});
    if (chain == chains_.end() || chain->second.gone) return;
    for (const auto& stated : chain->second.rules) {
      if (++met_ > most_rules) {
        complete_ = false;
        return;
      }
      take(stated, gate, depth);
    }
  }

  void take(const Stated& stated, const std::vector<std::string>& gate, int depth) {
    const auto& rule = stated.rule;
    const bool jumps = rule.action == "jump" || rule.action == "goto";
    const bool diverts = rule.action == "redirect" || rule.action == "unknown";
    if (!jumps && !diverts && rule.action != "dnat") return;
    auto conditions = gate;
    conditions.insert(conditions.end(), rule.conditions.begin(), rule.conditions.end());
    if (conditions.size() > most_conditions || (jumps && depth >= deepest)) {
      complete_ = false;
    } else if (jumps) {
      enter(rule.target, conditions, depth + 1);
    } else if (diverts) {
      // To the device itself, or who knows where.
      complete_ = complete_ && Conditions(conditions).plain("protocol") == List{"tcp"};
    } else {
      complete_ = add(stated, Conditions(conditions)) && complete_;
    }
  }

  // A new packet is what the table sees, and a local destination what a forward is about.
  static bool is_sayable(const Conditions& conditions, const Condition& one) {
    if (one.name == "destination" || one.name == "source") {
      const auto& all = conditions.all();
      return std::count_if(all.begin(), all.end(),
                           [&](const Condition& other) { return other.name == one.name; }) == 1;
    }
    const auto values = conditions.plain(one.name);
    if (!values) return false;
    if (one.name == "state")
      return std::find(values->begin(), values->end(), "new") != values->end();
    if (one.name == "destination_type") return *values == List{"local"};
    if (one.name == "family") return *values == List{"ip"};
    return one.name == "protocol" || one.name == "destination_port" || one.name == "in_interface";
  }

  bool add(const Stated& stated, const Conditions& conditions) {
    const auto target = target_from(stated.rule.target);
    const auto& all = conditions.all();
    if (target.address.empty() || !std::all_of(all.begin(), all.end(), [&](const Condition& one) {
          return is_sayable(conditions, one);
        })) {
      return false;
    }
    const auto at = stated.at;
    PortForward row;
    row.at = at;
    row.enabled = Flag(true, at);
    row.internal_address = Text(target.address, at);
    if (!stated.rule.comment.empty()) row.description = Text(stated.rule.comment, at);
    const auto sign_and_values = [&](const Condition& one) {
      return (one.negated ? "!" : "") + join(one.values, ",");
    };
    if (const auto* one = conditions.find("destination"))
      row.external_address = Text(sign_and_values(*one), at);
    if (const auto* one = conditions.find("source")) row.source = Text(sign_and_values(*one), at);
    if (const auto* one = conditions.find("in_interface"))
      row.interface = Text(join(one->values, ","), at);
    for (const auto& protocol : conditions.plain("protocol").value_or(List{"any"})) {
      for (const auto& port : conditions.plain("destination_port").value_or(List{""})) {
        auto one = row;
        one.protocol = Text(protocol == "17" ? "udp" : protocol == "6" ? "tcp" : protocol, at);
        if (!port.empty()) one.external_port = Text(port, at);
        one.internal_port = inside_port(port, target.ports, at);
        facts_.add(std::move(one));
      }
    }
    return true;
  }

  const Chains& chains_;
  const ChainKey& begin_;
  FactSink& facts_;
  std::size_t met_ = 0;
  bool complete_ = true;
};

}  // namespace

bool add_forwards(const Chains& chains, const ChainKey& begin, FactSink& facts) {
  return Walk(chains, begin, facts).run();
}

}  // namespace vpnlint::chains
