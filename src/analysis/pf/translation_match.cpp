// Which packets the rules of translation are for.
#include "analysis/pf/translation.h"

#include <algorithm>

#include "base/text.h"

namespace vpnlint::pf {
namespace {

// The rules that the automatic modes make: the reader gives them this name.
constexpr std::string_view made_by_product = "automatic rule";

List words_of(std::string_view text) {
  List words;
  for (const auto part : split(text, ',')) words.emplace_back(trim(part));
  return words;
}

}  // namespace

Match Translation::match(const PortForward& forward, const Asked& asked) {
  auto all = both(is_on(forward.enabled), match_interface(forward.interface, asked));
  if (all == Match::no) return all;
  const auto narrow = [&](Match match) { all = both(all, match); };
  narrow(forward.protocol.known() ? match_protocol(forward.protocol.value(), asked.protocol)
                                  : Match::maybe);
  if (forward.external_port.known()) {
    narrow(asked.has_ports()
               ? match_ports({forward.external_port.value()}, asked.destination_ports, work_)
               : Match::no);
  }
  if (forward.source_ports.known()) {
    narrow(asked.has_ports() ? match_ports(forward.source_ports.value(), asked.source_ports, work_)
                             : Match::no);
  }
  if (all == Match::no) return all;
  const auto match_side = [&](const Text& written, const End& end) {
    std::string_view text = written.value();
    const bool negated = text.starts_with('!');
    if (negated) text.remove_prefix(1);
    if (text.empty()) return negate_if(negated, match_own(forward, asked));
    if (text == "any") return match_of(!negated);
    return negate_if(negated, match_end(words_of(text), end, networks_, work_));
  };
  narrow(match_side(forward.external_address, asked.destination));
  if (forward.source.known()) narrow(match_side(forward.source, asked.source));
  return all;
}

// The router's own address on an interface of the forward.
Match Translation::match_own(const PortForward& forward, const Asked& asked) {
  const auto& end = asked.destination;
  if (end.own.empty()) return end.ranges.empty() ? Match::maybe : Match::no;
  const auto named = words_of(forward.interface.value());
  if (std::find(named.begin(), named.end(), end.own) != named.end()) {
    const auto own = networks_.addresses_of(end.own);
    return match_of(own.empty() || end.ranges.empty() || end.ranges.front().first == own.front());
  }
  return match_interface(forward.interface, asked) == Match::yes && !networks_.find(named.front())
             ? Match::maybe
             : Match::no;
}

Match Translation::match_words(const Texts& words, const End& end) {
  return words.known() ? match_end(words.value(), end, networks_, work_) : Match::yes;
}

// Several with commas, or a group, whose members stand elsewhere.
Match Translation::match_interface(const Text& named, const Asked& asked) const {
  if (!named.known()) return Match::yes;
  const auto names = words_of(named.value());
  const auto match = match_interfaces(names, asked.interfaces);
  const bool all_found = std::all_of(names.begin(), names.end(), [&](const std::string& name) {
    return networks_.find(name) != nullptr;
  });
  return all_found ? match : either(match, Match::maybe);
}

Match Translation::match(const NatRule& rule, const Asked& asked) {
  auto all = both(is_on(rule.enabled), match_interface(rule.interface, asked));
  if (rule.unknown_match.known()) all = both(all, Match::maybe);
  if (all == Match::no) return all;
  if (rule.protocol.known()) all = both(all, match_protocol(rule.protocol.value(), asked.protocol));
  if (rule.destination_ports.known()) {
    all = both(all, asked.has_ports() ? match_ports(rule.destination_ports.value(),
                                                    asked.destination_ports, work_)
                                      : Match::no);
  }
  if (all == Match::no) return all;
  all = both(all, match_words(rule.destination_addresses, asked.destination));
  all = both(all, match_words(rule.source_addresses, asked.source));
  const bool made = !rule.source_addresses.known() && rule.kind.is("outbound") &&
                    rule.description.value().starts_with(made_by_product);
  return made ? both(all, match_automatic(rule, asked)) : all;
}

// The automatic rules hide the networks inside, and those behind them.
Match Translation::match_automatic(const NatRule&, const Asked& asked) const {
  const auto& source = asked.source;
  if (!source.own.empty() || source.internet) return Match::no;
  if (source.ranges.empty()) return Match::maybe;
  const auto inside = networks_.inside();
  Match worst = Match::yes, best = Match::no;
  for (const auto& range : source.ranges) {
    const auto holder = networks_.holder_of(range);
    const bool is_inside = std::find(inside.begin(), inside.end(), holder) != inside.end();
    const bool is_public = classify(range.first) == AddressClass::public_address;
    const auto hit = !holder.empty() ? match_of(is_inside) : is_public ? Match::no : Match::maybe;
    worst = std::min(worst, hit);
    best = std::max(best, hit);
  }
  return worst == best ? worst : Match::maybe;
}

}  // namespace vpnlint::pf
