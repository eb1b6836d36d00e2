// The order of the kernel's hooks.
#include "analysis/netfilter/device.h"

#include <algorithm>
#include <utility>

#include "analysis/netfilter/journeying.h"
#include "analysis/netfilter/translation.h"

namespace vpnlint::netfilter {
namespace {

// Connection tracking sits at -200: chains below see no connection (linux/netfilter_ipv4.h).
constexpr std::int64_t tracking_priority = -200;

class Journeying {
 public:
  Journeying(const Ruleset& rules, const Device& device, Packet packet,
             const Connection* connection)
      : rules_(rules), device_(device), connection_(connection) {
    journey_.packet = std::move(packet);
  }

  Journey run() {
    const bool own = packet().in_interface.empty();
    if (own)
      leave_device();
    else
      enter_device();
    return std::move(journey_);
  }

 private:
  Packet& packet() { return journey_.packet; }

  void enter_device() {
    if (packet().in_interface == not_known) {
      packet().in_interface = device_.interface_towards(packet().source);
    }
    if (!link("ingress", false) || !hook("prerouting")) return;
    if (device_.receives(packet())) {
      if (hook("input")) arrive();
      return;
    }
    route();
    if (hook("forward") && hook("postrouting")) depart();
  }

  void leave_device() {
    route();
    if (hook("output") && hook("postrouting")) depart();
  }

  void route() {
    if (packet().out_interface.empty() || packet().out_interface == not_known) {
      packet().out_interface = device_.interface_towards(packet().destination);
    }
    // The answer to somebody whose address nobody told leaves where his packet came in.
    if (packet().out_interface == not_known && packet().destination_told != Told::exactly &&
        connection_ && !connection_->first.in_interface.empty()) {
      packet().out_interface = connection_->first.in_interface;
    }
    journey_.steps.push_back({"route", "", passes, {}, "", packet().out_interface});
  }

  // Chains of an interface: ingress before everything else, egress behind it.
  bool link(const std::string& name, bool tracked) {
    const auto chains = rules_.hooks.find(name);
    if (chains == rules_.hooks.end()) return true;
    return std::all_of(chains->second.begin(), chains->second.end(),
                       [&](const Chain* chain) { return ask(*chain, name, tracked); });
  }

  // false: the journey ends here. What stays open is remembered, because a later drop is certain.
  bool hook(const std::string& name) {
    const auto chains = rules_.hooks.find(name);
    nat_done_ = false;
    bool translated = false;
    const bool destination_side = name == "prerouting" || name == "output";
    const auto translate_here = [&] {
      if (!translated) translate_back(name);
      translated = true;
    };
    bool tracked = !destination_side;
    const auto begin_tracking = [&] {
      if (!tracked) track();
      tracked = true;
    };
    if (chains != rules_.hooks.end()) {
      for (const auto* chain : chains->second) {
        const bool nat = chain->kind == "nat";
        if (nat || chain->priority >= tracking_priority) begin_tracking();
        const std::int64_t nat_priority = destination_side ? -100 : 100;
        if (nat || chain->priority >= nat_priority) translate_here();
        if (!ask(*chain, name, tracked)) return false;
      }
    }
    begin_tracking();
    translate_here();
    return true;
  }

  void track() {
    auto& state = packet().state;
    if (state != Tracking::invalid) return;  // untracked, or not known
    const bool answer = connection_ && connection_->tracked;
    state = answer ? Tracking::established : Tracking::fresh;
    packet().reply = answer;
    if (!answer) return;
    packet().translated_destination = connection_->last.translated_destination;
    packet().translated_source = connection_->last.translated_source;
    packet().connection_mark = connection_->last.connection_mark;
  }

  bool ask(const Chain& chain, const std::string& name, bool tracked) {
    const bool nat = chain.kind == "nat";
    if (nat && packet().state != Tracking::fresh && packet().state) return true;
    if (nat && nat_done_) return true;  // a connection is translated once
    const Place place{device_, tracked};
    auto walked = walk(chain, packet(), place);
    Step step{nat ? "nat" : "filter", name, walked.endings, {}, "", ""};
    if (nat && walked.translation) {
      step.decider = {walked.translation->row, nullptr};
      const bool sure = walked.translation_certain && packet().state == Tracking::fresh;
      if (sure && translate(*walked.translation, name)) {
        step.rewritten = rewritten_;
        nat_done_ = true;
      } else if (!keeps_its_way(*walked.translation)) {
        open_translation_ = true;
        note_open(journey_.steps.size());
      }
    }
    if (!step.decider.rule) step.decider = decider(walked);
    journey_.steps.push_back(step);
    const unsigned stops = walked.endings & (drops | rejects);
    if (walked.endings & passes) {
      perhaps_ |= stops;
      if (stops) note_open(journey_.steps.size() - 1);
      return true;
    }
    end(stops);
    return false;
  }

  // A source that nobody knows exactly may become another one behind all filters.
  bool keeps_its_way(const Rule& rule) {
    return rule.action == Action::translate_source && packet().source_told != Told::exactly;
  }

  // Of several ways the one that a rule leads to tells more than the end of the chain.
  static Decider decider(const Walked& walked) {
    Decider policy;
    for (const auto ending : {drops, rejects, passes}) {
      if (walked.endings == ending) return walked.deciders.surely_of(ending);
      if (!(walked.endings & ending)) continue;
      const auto& found = walked.deciders.of(ending);
      if (found.rule) return found;
      if (!policy.policy) policy = found;
    }
    return policy;
  }

  bool translate(const Rule& rule, const std::string& name) {
    const auto what = translated(rule, name, device_, packet());
    if (what.empty()) return false;
    rewritten_ = what;
    return !leaves_port_open(rule);
  }

  // An answer is translated back where the first packet was translated.
  void translate_back(const std::string& name) {
    if (packet().state != Tracking::established || !connection_ || name == "forward") return;
    if (name == "prerouting" || name == "output") {
      packet().destination = connection_->first.source;
      packet().destination_told = connection_->first.source_told;
      packet().destination_port = connection_->first.source_port;
      packet().destination_port_told = connection_->first.source_port_told;
    } else {
      packet().source = connection_->first.destination;
      packet().source_told = connection_->first.destination_told;
      packet().source_port = connection_->first.destination_port;
    }
  }

  // Where an unknown verdict begins.
  void note_open(std::size_t step) {
    if (!first_open_) first_open_ = step;
  }

  void arrive() {
    journey_.local = true;
    const bool served = connection_ != nullptr || device_.serves(packet());
    journey_.steps.push_back({"socket", "input", served ? passes : rejects, {}, "", ""});
    end(served ? passes : rejects);
  }

  void depart() {
    if (link("egress", true)) end(passes);
  }

  // What an unknown match left open on the way counts, unless it leads to the same end; after an
  // uncertain translation nobody knows which packet was judged.
  void end(unsigned endings) {
    const auto all = endings | perhaps_;
    journey_.disposition = open_translation_ ? Disposition::unknown
                           : all == passes   ? Disposition::delivered
                           : all == drops    ? Disposition::dropped
                           : all == rejects  ? Disposition::rejected
                                             : Disposition::unknown;
    const bool open = journey_.disposition == Disposition::unknown && first_open_;
    journey_.at = open ? *first_open_ : journey_.steps.size() - 1;
  }

  const Ruleset& rules_;
  const Device& device_;
  const Connection* connection_;
  Journey journey_;
  std::string rewritten_;
  unsigned perhaps_ = 0;  ///< drops and rejects that an unknown match may cause
  bool open_translation_ = false;
  bool nat_done_ = false;                  ///< in the hook at hand
  std::optional<std::size_t> first_open_;  ///< step
};

}  // namespace

Journey follow_as(const Ruleset& rules, const Device& device, Packet packet,
                  const Connection* connection) {
  return Journeying(rules, device, std::move(packet), connection).run();
}

Journey follow(const Ruleset& rules, const Device& device, Packet packet) {
  return follow_as(rules, device, std::move(packet), nullptr);
}

}  // namespace vpnlint::netfilter
