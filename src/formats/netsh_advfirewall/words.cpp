// The words of `netsh advfirewall`.
#include "formats/netsh_advfirewall/words.h"

#include <algorithm>
#include <array>

namespace vpnlint {
namespace {

struct FieldName {
  std::string_view canonical;  // in schemas/labels
  std::string_view english;
};

constexpr std::array<FieldName, rule_field_count> field_names = {{
    {"rule_name", "Rule Name"},
    {"description", "Description"},
    {"enabled", "Enabled"},
    {"direction", "Direction"},
    {"profiles", "Profiles"},
    {"grouping", "Grouping"},
    {"local_ip", "LocalIP"},
    {"remote_ip", "RemoteIP"},
    {"protocol", "Protocol"},
    {"local_port", "LocalPort"},
    {"remote_port", "RemotePort"},
    {"edge_traversal", "Edge traversal"},
    {"program", "Program"},
    {"service", "Service"},
    {"interface_types", "InterfaceTypes"},
    {"remote_computer_group", "RemoteComputerGroup"},
    {"remote_user_group", "RemoteUserGroup"},
    {"security", "Security"},
    {"rule_source", "Rule source"},
    {"action", "Action"},
}};

}  // namespace

std::string_view name_of(RuleField field) {
  return field == RuleField::unknown ? "label"
                                     : field_names[static_cast<std::size_t>(field)].english;
}

NetshWords::RuleLabel NetshWords::rule_label(std::string_view label, RuleField after) {
  auto& guess = guesses[static_cast<std::size_t>(after)];
  if (guess.label == label) return guess.result;
  const auto word = rule.find(label);
  if (!word.known()) return {};
  const auto hit = std::find_if(field_names.begin(), field_names.end(), [&](const FieldName& name) {
    return name.canonical == word.canonical;
  });
  guess.label = label;
  return guess.result = {static_cast<RuleField>(hit - field_names.begin()), word.languages};
}

}  // namespace vpnlint
