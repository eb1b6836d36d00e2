// Reads the lines of one firewall profile.
#include "formats/netsh_advfirewall/profile_block.h"

#include "base/text.h"

namespace vpnlint {
namespace {

constexpr std::size_t most_label_words = 8;

/// A known label at the beginning of a line and what follows it.
struct Setting {
  MemoWord label;
  std::size_t value = 0;  // offset
};

/// netsh pads the label with blanks to the value's column; a pasted capture may keep one of them.
Setting find_setting(std::string_view line, LabelMemo& labels) {
  std::size_t end = line.find("  ");
  if (end == line.npos) end = line.rfind(' ');
  for (std::size_t tries = 0; end != line.npos && end > 0 && tries < most_label_words; ++tries) {
    if (const auto label = labels.find(trim(line.substr(0, end))); label.known()) {
      return {label, end + indent_of(line.substr(end))};
    }
    end = line.rfind(' ', end - 1);
  }
  return {};
}

}  // namespace

SectionHeader find_section(std::string_view header, NetshWords& words) {
  auto text = trim(header);
  if (text.ends_with(':')) text = trim_right(text.substr(0, text.size() - 1));
  const auto word = words.section.find(text);
  SectionHeader found{word.canonical, {}, word.languages};
  if (word.canonical == "domain_profile") found.profile = "domain";
  if (word.canonical == "private_profile") found.profile = "private";
  if (word.canonical == "public_profile") found.profile = "public";
  return found;
}

void ProfileBlock::begin(const SectionHeader& header, Position at) {
  *this = ProfileBlock();
  row_.at = at;
  row_.profile = Text(std::string(header.profile), at);
  languages_ = header.languages;
}

bool ProfileBlock::take(std::string_view line, std::uint32_t number, NetshWords& words,
                        UnknownWords& unknown, FactSink& facts) {
  const auto setting = find_setting(line, words.profile);
  if (!setting.label.known()) return false;
  languages_ = narrowed(languages_, setting.label.languages);
  const auto value = trim(line.substr(setting.value));
  const Position at{number, static_cast<std::uint32_t>(column_at(line, setting.value))};
  const auto name = setting.label.canonical;
  if (name == "state") take_state(value, at, words, unknown);
  if (name == "firewall_policy") take_policy(value, at, words, unknown);
  if (name == "local_firewall_rules") take_local_rules(value, at, words, unknown);
  if (name == "state" || name == "firewall_policy" || name == "local_firewall_rules") {
    facts.quote(number, line);
  }
  if (facts.wanted().wants_setting("netsh_advfirewall", name)) {
    vpnlint::Setting row;
    row.at = {number, 1};
    row.format = Text("netsh_advfirewall", at);
    row.path = row_.profile;
    row.name = Text(std::string(name), at);
    row.value = Text(std::string(value), at);
    facts.add(std::move(row));
  }
  return true;
}

void ProfileBlock::take_state(std::string_view value, Position at, NetshWords& words,
                              UnknownWords& unknown) {
  has_state_ = true;
  const auto state = words.state.name(value);
  if (state == "on" || state == "off") {
    row_.enabled = Flag(state == "on", at);
  } else if (state == "not_configured") {
    policy_store_ = true;
    row_.enabled = Flag::missing(Presence::proven_absent, at);
  } else {
    unknown.add("State", value, at);
    row_.enabled = Flag::missing(Presence::unreadable, at);
  }
}

void ProfileBlock::take_policy(std::string_view value, Position at, NetshWords& words,
                               UnknownWords& unknown) {
  has_policy_ = true;
  const auto comma = value.find(',');
  const auto in = words.inbound_policy.name(trim(value.substr(0, comma)));
  const auto out = comma == value.npos ? words.outbound_policy.name(value)
                                       : words.outbound_policy.name(trim(value.substr(comma + 1)));
  const auto action = [&](std::string_view name) {
    if (name == "not_configured") return Text::missing(Presence::proven_absent, at);
    if (name.starts_with("block")) return Text("block", at);
    if (name.starts_with("allow")) return Text("allow", at);
    return Text::missing(Presence::unreadable, at);
  };
  if (in.empty() || out.empty()) unknown.add("Firewall Policy", value, at);
  row_.default_inbound = action(in);
  if (in == "not_configured") {
    row_.shielded = Flag::missing(Presence::proven_absent, at);
  } else if (!in.empty()) {
    row_.shielded = Flag(in == "block_inbound_always", at);
  }
  row_.default_outbound = action(out);
}

void ProfileBlock::take_local_rules(std::string_view value, Position at, NetshWords& words,
                                    UnknownWords& unknown) {
  const auto name = words.toggle.name(value);
  if (name == "gpo_store_only") return;  // the local store has no such setting
  policy_store_ = true;
  if (name == "not_configured") {
    row_.local_rules_apply = Flag::missing(Presence::proven_absent, at);
  } else if (name == "enable" || name == "disable") {
    row_.local_rules_apply = Flag(name == "enable", at);
  } else {
    policy_store_ = false;
    unknown.add("LocalFirewallRules", value, at);
    row_.local_rules_apply = Flag::missing(Presence::unreadable, at);
  }
}

FirewallProfile ProfileBlock::row(std::string_view store) const {
  auto row = row_;
  row.store = Text(policy_store_ && store == "local" ? "gpo" : std::string(store), row.at);
  return row;
}

}  // namespace vpnlint
