// The words of `netsh advfirewall` in every language: which field a label names, what a value
// means.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "syntax/label_memo.h"

namespace vpnlint {

/// Fields of a firewall rule, in the order in which netsh prints them.
enum class RuleField : std::uint8_t {
  rule_name,
  description,
  enabled,
  direction,
  profiles,
  grouping,
  local_ip,
  remote_ip,
  protocol,
  local_port,
  remote_port,
  edge_traversal,
  program,
  service,
  interface_types,
  remote_computer_group,
  remote_user_group,
  security,
  rule_source,
  action,
  unknown,
};
inline constexpr std::size_t rule_field_count = static_cast<std::size_t>(RuleField::unknown);

/// The English label, for messages.
std::string_view name_of(RuleField field);

struct NetshWords {
  static constexpr std::string_view command = "netsh advfirewall";

  struct RuleLabel {
    RuleField field = RuleField::unknown;  ///< when no language has the label
    LanguageSet languages = 0;
  };
  /// `after` = the field before it: rules repeat their order, so a guess is nearly always right.
  RuleLabel rule_label(std::string_view label, RuleField after = RuleField::unknown);

  struct Guess {
    std::string label;
    RuleLabel result;
  };
  std::array<Guess, rule_field_count + 1> guesses;

  LabelMemo rule{LabelKind::label, command, "rule"};
  LabelMemo profile{LabelKind::label, command, "profile"};
  LabelMemo section{LabelKind::label, command, "section"};
  LabelMemo global{LabelKind::label, command, "global"};
  LabelMemo connection_security{LabelKind::label, command, "connection_security"};
  LabelMemo message{LabelKind::message, command, ""};
  LabelMemo yes_no{LabelKind::value, command, "yes_no"};
  LabelMemo direction{LabelKind::value, command, "direction"};
  LabelMemo action{LabelKind::value, command, "action"};
  LabelMemo any{LabelKind::value, command, "any"};
  LabelMemo profile_name{LabelKind::value, command, "profile"};
  LabelMemo protocol{LabelKind::value, command, "protocol"};
  LabelMemo interface_type{LabelKind::value, command, "interface_type"};
  LabelMemo security{LabelKind::value, command, "security"};
  LabelMemo rule_source{LabelKind::value, command, "rule_source"};
  LabelMemo state{LabelKind::value, command, "state"};
  LabelMemo toggle{LabelKind::value, command, "switch"};
  LabelMemo inbound_policy{LabelKind::value, command, "inbound_policy"};
  LabelMemo outbound_policy{LabelKind::value, command, "outbound_policy"};
};

}  // namespace vpnlint
