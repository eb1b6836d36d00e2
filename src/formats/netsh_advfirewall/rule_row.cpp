// Makes the row of a firewall rule from its block. What is not understood becomes unreadable.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "formats/netsh_advfirewall/rule_block.h"

namespace vpnlint {
namespace {

struct ProtocolName {
  std::int64_t number;
  std::string_view name;
};
// IANA assigned numbers that facts call by name; netsh names the first four itself.
constexpr std::array<ProtocolName, 7> protocols = {
    {{6, "tcp"}, {17, "udp"}, {1, "icmpv4"}, {58, "icmpv6"}, {47, "gre"}, {50, "esp"}, {51, "ah"}}};
constexpr std::int64_t highest_protocol = 255;
constexpr std::int64_t highest_port = 65535;

// [MS-GPFAS] 2.2.2: keywords, never localised.
constexpr std::array<std::string_view, 12> port_keywords = {
    "RPC",     "RPC-EPMap", "RPCEPMap", "IPHTTPS", "IPHTTPSIn", "IPHTTPSOut",
    "IPTLSIn", "IPTLSOut",  "Teredo",   "DHCP",    "Ply2Disc",  "mDNS"};
constexpr std::array<std::string_view, 16> address_keywords = {"LocalSubnet",
                                                               "LocalSubnet4",
                                                               "LocalSubnet6",
                                                               "DNS",
                                                               "DHCP",
                                                               "WINS",
                                                               "DefaultGateway",
                                                               "Internet",
                                                               "Intranet",
                                                               "IntErnet",
                                                               "IntrAnet",
                                                               "RmtIntrAnet",
                                                               "Ply2Renders",
                                                               "PlayToRenderers",
                                                               "RemoteCorpNetwork",
                                                               "CaptivePortal"};

template <class Keywords>
bool is_keyword(const Keywords& keywords, std::string_view text) {
  return std::any_of(keywords.begin(), keywords.end(),
                     [&](std::string_view keyword) { return equal_ignoring_case(text, keyword); });
}

bool is_port(std::string_view text) {
  const auto number = parse_integer(text);
  return number && *number >= 0 && *number <= highest_port;
}

bool is_port_entry(std::string_view text) {
  if (is_keyword(port_keywords, text)) return true;
  const auto dash = text.find('-');
  if (dash == text.npos) return is_port(text);
  return is_port(text.substr(0, dash)) && is_port(text.substr(dash + 1));
}

/// Address, network or range by its letters; whether it is one is judged where it is compared.
bool is_address_entry(std::string_view text) {
  if (is_keyword(address_keywords, text)) return true;
  const bool shaped = text.find_first_not_of("0123456789abcdefABCDEF.:/-%") == text.npos;
  return shaped && text.find_first_of(".:") != text.npos;
}

}  // namespace

/// Reads the fields of one block one by one.
class RuleMaker {
 public:
  RuleMaker(const RuleBlock& block, RuleBlock::Ending ending, NetshWords& words,
            UnknownWords& unknown)
      : block_(block), ending_(ending), words_(words), unknown_(unknown) {}

  FirewallRule make() {
    FirewallRule rule;
    rule.at = block_.at();
    rule.name = text(RuleField::rule_name);
    rule.enabled = enabled();
    rule.direction = word(RuleField::direction, words_.direction);
    rule.profiles = list(RuleField::profiles, words_.profile_name, expand_any);
    rule.protocol = protocol();
    rule.local_ports = ports(RuleField::local_port, rule.protocol);
    rule.remote_ports = ports(RuleField::remote_port, rule.protocol);
    rule.local_addresses = entries(RuleField::local_ip, is_address_entry);
    rule.remote_addresses = entries(RuleField::remote_ip, is_address_entry);
    rule.action = word(RuleField::action, words_.action);
    if (const auto* cell = find(RuleField::grouping); cell && cell->value_size > 0) {
      rule.group = text(RuleField::grouping);
    }
    if (block_.verbose() || (ending_.cut && ending_.verbose)) add_verbose(rule);
    rule.unknown_token = condition();
    return rule;
  }

 private:
  using Cell = RuleBlock::Cell;
  static constexpr bool expand_any = true;

  /// nullptr for the value that the end of the capture may have cut, too.
  const Cell* find(RuleField field) const {
    const auto* found = block_.cell(field);
    if (!found || !is_cut(*found)) return found;
    return field == RuleField::action ? found : nullptr;
  }

  bool is_cut(const Cell& cell) const { return ending_.cut_line && &cell == &block_.cells_.back(); }

  std::string_view value(const Cell& cell) const { return block_.value_of(cell); }

  /// Why a field that every rule has is not there.
  Presence absent() const {
    return block_.first_unknown_ >= 0 ? Presence::unreadable : Presence::partial;
  }

  template <class T>
  Field<T> not_there() const {
    return Field<T>::missing(absent(), block_.at());
  }

  template <class T>
  Field<T> unreadable(RuleField field, std::string_view word, Position at) {
    unknown_.add(name_of(field), word, at);
    return Field<T>::missing(Presence::unreadable, at);
  }

  Text text(RuleField field) const {
    const auto* cell = find(field);
    return cell ? Text(std::string(value(*cell)), cell->at) : not_there<std::string>();
  }

  Text word(RuleField field, LabelMemo& memo) {
    const auto* cell = find(field);
    if (!cell) return not_there<std::string>();
    const auto name = memo.name(value(*cell));
    if (name.empty() && is_cut(*cell)) return Text::missing(Presence::partial, cell->at);
    if (name.empty()) return unreadable<std::string>(field, value(*cell), cell->at);
    return Text(std::string(name), cell->at);
  }

  Flag enabled() {
    const auto* cell = find(RuleField::enabled);
    if (!cell) return not_there<bool>();
    const auto name = words_.yes_no.name(value(*cell));
    if (name.empty()) return unreadable<bool>(RuleField::enabled, value(*cell), cell->at);
    return Flag(name == "yes", cell->at);
  }

  bool is_any(std::string_view text) { return words_.any.name(text) == "any"; }

  Text protocol() {
    const auto* cell = find(RuleField::protocol);
    if (!cell) return not_there<std::string>();
    const auto printed = value(*cell);
    if (is_any(printed)) return Text("any", cell->at);
    if (const auto name = words_.protocol.name(printed); !name.empty()) {
      return Text(std::string(name), cell->at);
    }
    const auto number = parse_integer(printed);
    if (!number || *number < 0 || *number > highest_protocol) {
      return unreadable<std::string>(RuleField::protocol, printed, cell->at);
    }
    for (const auto& known : protocols) {
      if (known.number == *number) return Text(std::string(known.name), cell->at);
    }
    return Text(std::to_string(*number), cell->at);
  }

  /// netsh prints ports for TCP and UDP only; other protocols have none, so any port matches.
  Texts ports(RuleField field, const Text& protocol) {
    if (block_.has(field)) return entries(field, is_port_entry);
    const bool has_ports = protocol.is("tcp") || protocol.is("udp");
    if (protocol.known() && !has_ports) return Texts({"any"}, protocol.at());
    return not_there<List>();
  }

  Texts entries(RuleField field, bool (*is_entry)(std::string_view)) {
    const auto* cell = find(field);
    if (!cell) return not_there<List>();
    if (is_any(value(*cell))) return Texts({"any"}, cell->at);
    List entries;
    for (const auto part : split(value(*cell), ',')) {
      const auto entry = trim(part);
      if (!is_entry(entry)) return unreadable<List>(field, value(*cell), cell->at);
      entries.emplace_back(entry);
    }
    return Texts(std::move(entries), cell->at);
  }

  Texts list(RuleField field, LabelMemo& memo, bool any_means_all) {
    const auto* cell = find(field);
    if (!cell) return not_there<List>();
    if (is_any(value(*cell))) {
      return any_means_all ? Texts({"domain", "private", "public"}, cell->at)
                           : Texts({"any"}, cell->at);
    }
    List names;
    for (const auto part : split(value(*cell), ',')) {
      const auto name = memo.name(trim(part));
      if (name.empty()) return unreadable<List>(field, value(*cell), cell->at);
      names.emplace_back(name);
    }
    return Texts(std::move(names), cell->at);
  }

  /// A verbose block leaves Program and Service out when the rule has none.
  Text any_unless_printed(RuleField field) {
    if (const auto* cell = find(field)) {
      return is_any(value(*cell)) ? Text("any", cell->at) : text(field);
    }
    if (ending_.cut || block_.first_unknown_ >= 0) return not_there<std::string>();
    return Text("any", block_.at());
  }

  void add_verbose(FirewallRule& rule) {
    rule.program = any_unless_printed(RuleField::program);
    rule.service = any_unless_printed(RuleField::service);
    rule.interface_types = list(RuleField::interface_types, words_.interface_type, !expand_any);
    rule.store = store();
  }

  Text store() {
    auto source = word(RuleField::rule_source, words_.rule_source);
    if (!source.known()) return source;
    const auto& name = source.value();
    return Text(name == "local" || name == "dynamic" ? name : "gpo", source.at());
  }

  /// Something beside addresses, ports and programs that decides whether the rule matches.
  Text condition() {
    if (const auto* security = find(RuleField::security)) {
      const auto name = words_.security.name(value(*security));
      if (name.empty()) unknown_.add("Security", value(*security), security->at);
      if (name != "notrequired") return named("Security", *security);
    }
    for (const auto field : {RuleField::remote_computer_group, RuleField::remote_user_group}) {
      const auto* group = find(field);
      if (group && group->value_size > 0 && words_.any.name(value(*group)).empty()) {
        return Text(std::string(name_of(field)), group->at);
      }
    }
    if (block_.first_unknown_ < 0) return {};
    const auto& unknown = block_.cells_[static_cast<std::size_t>(block_.first_unknown_)];
    const auto line = std::string_view(block_.text_).substr(unknown.line, unknown.line_size);
    return Text(std::string(split_label(line)->label), unknown.at);
  }

  Text named(std::string_view label, const Cell& cell) const {
    return Text(std::string(label) + '=' + std::string(value(cell)), cell.at);
  }

  const RuleBlock& block_;
  RuleBlock::Ending ending_;
  NetshWords& words_;
  UnknownWords& unknown_;
};

FirewallRule RuleBlock::make_rule(Ending ending, NetshWords& words, UnknownWords& unknown) const {
  for (const auto& cell : cells_) {
    if (cell.field != RuleField::unknown) continue;
    const auto line = std::string_view(text_).substr(cell.line, cell.line_size);
    unknown.add("label", split_label(line)->label, {cell.at.line, 1});
  }
  if (!cells_.empty() && has(RuleField::rule_name)) {
    const auto label = split_label(std::string_view(text_).substr(0, cells_[0].line_size))->label;
    if (words.rule_label(label).field != RuleField::rule_name) unknown.add("label", label, at_);
  }
  return RuleMaker(*this, ending, words, unknown).make();
}

}  // namespace vpnlint
