// Reads a capture of `netsh advfirewall`: headers, blocks, closing lines, sentences.
#include "formats/netsh_advfirewall/reader.h"

#include <algorithm>

#include "base/text.h"

namespace vpnlint {
namespace {

constexpr std::size_t longest_closing = 24;  // bytes of `Ok.` in any language
constexpr std::size_t longest_sentence = 400;
constexpr std::size_t most_sentences = 2'000;  // lines outside of blocks that are looked up
constexpr std::size_t most_failures = 20;
constexpr std::size_t least_labels = 3;  // of a rule whose first label is unknown

void add_section(Reading& reading, std::string name) {
  auto& sections = reading.sections;
  if (name.empty() || std::find(sections.begin(), sections.end(), name) != sections.end()) return;
  sections.push_back(std::move(name));
}

}  // namespace

void NetshReader::take(const Line& line) {
  const auto text = clean_line(line.text, buffer_);
  if (text.empty()) {
    blank_before_ = true;
    return;
  }
  damaged_.look(text, line.number);
  last_line_ = line.number;
  cut_line_ = !line.terminated;
  if (pending_.waits && is_ruler(text)) {
    open_block();
    blank_before_ = false;
    return;
  }
  if (pending_.waits) handle();
  pending_.text = text;
  pending_.number = line.number;
  pending_.after_blank = blank_before_;
  pending_.blank_at_end = line.text.ends_with(' ');
  pending_.waits = !is_ruler(text);
  blank_before_ = false;
}

void NetshReader::finish() {
  if (pending_.waits) handle();
  close_section(false, Asked::nothing_known);
  report();
}

/// The held line is no header.
void NetshReader::handle() {
  pending_.waits = false;
  const std::string_view text = pending_.text;
  if (const auto prompt = find_prompt(text)) {
    close_section(false, parse_command(prompt->command));
    return;
  }
  if (text.size() <= longest_closing && words_.message.name(text) == "ok") {
    close_section(true, Asked::nothing_known);
    return;
  }
  switch (block_) {
    case Block::rule:
      take_rule_line();
      break;
    case Block::profile:
      if (!profile_.take(text, pending_.number, words_, unknown_, reading_.facts)) take_message();
      break;
    case Block::connection_security:
      take_secret();
      break;
    case Block::ignored:
    case Block::none:
      take_message();
      break;
  }
  last_had_blank_ = pending_.blank_at_end;
}

/// The held line stands above a ruler.
void NetshReader::open_block() {
  pending_.waits = false;
  close_block(false);
  header_at_ = {pending_.number, 1};
  const auto split = split_label(pending_.text);
  if (split && words_.rule_label(split->label).field == RuleField::rule_name) {
    open_rule(true);
    return;
  }
  header_ = find_section(pending_.text, words_);
  if (!header_.profile.empty()) {
    profile_.begin(header_, header_at_);
    reading_.facts.quote(pending_.number, pending_.text);
    block_ = Block::profile;
    return;
  }
  if (!header_.section.empty()) {
    if (header_.section == "global_policy_state") section_.set_asked(Asked::monitor);
    ++answers_;
    block_ = Block::ignored;
    return;
  }
  const bool may_be_rule =
      split && !split->value.empty() && section_.asked() != Asked::other_command;
  if (may_be_rule) {
    open_rule(false);
  } else {
    block_ = Block::ignored;
  }
}

void NetshReader::open_rule(bool known_label) {
  rule_.begin(pending_.text, header_at_, words_, reading_.limits.value_bytes);
  if (known_label) rule_name_ = split_label(pending_.text)->value;
  block_ = Block::rule;
  last_had_blank_ = pending_.blank_at_end;
}

void NetshReader::take_rule_line() {
  const std::string_view text = pending_.text;
  const auto taken = rule_.take(text, pending_.number);
  if (taken == RuleBlock::Taken::field) return;
  const auto split = split_label(text);
  if (split && words_.connection_security.find(split->label).known()) {
    block_ = Block::connection_security;
    ++answers_;
    take_secret();
    return;
  }
  if (taken == RuleBlock::Taken::unknown_field) return;
  if (pending_.after_blank) {
    take_message();
  } else {
    rule_.append(text, last_had_blank_);
  }
}

/// Connection security rules are not read, but they print the pre-shared key in clear.
void NetshReader::take_secret() {
  const auto split = split_label(pending_.text);
  if (!split) return;
  if (words_.connection_security.name(split->label) == "auth1_psk" && !split->value.empty()) {
    reading_.facts.secret("pre_shared_key", rule_name_, split->value, {pending_.number, 1});
  }
}

void NetshReader::close_block(bool cut) {
  if (block_ == Block::rule) close_rule(cut);
  if (block_ == Block::profile) close_profile();
  block_ = Block::none;
}

void NetshReader::close_rule(bool cut) {
  const bool cut_header = cut && rule_.known_header();
  if (rule_.known_labels() < least_labels && !cut_header) {
    unknown_.add("label", rule_.header_label(), rule_.at());
    section_.lose(rule_.at());
    return;
  }
  const RuleBlock::Ending ending{cut && !rule_.complete(), cut && cut_line_, section_.verbose()};
  auto rule = rule_.make_rule(ending, words_, unknown_);
  rule_.quote(reading_.facts, !rule.enabled.is(false));
  language_.add(rule_.languages());
  if (rule_.limited()) {
    reading_.problems.add(Gravity::partial, problem_kind::limit, rule_.at(),
                          {"a firewall rule has more or longer fields than are read", {}},
                          "value_bytes");
  }
  section_.add(rule, rule_.verbose() || ending.verbose);
  reading_.facts.add(std::move(rule));
  ++rows_;
}

void NetshReader::close_profile() {
  language_.add(profile_.languages());
  section_.add(profile_, header_at_, header_.profile);
  reading_.facts.add(profile_.row(section_.store()));
  ++rows_;
  if (section_.asked() != Asked::current_profile) return;
  if (!reading_.facts.wanted().wants_setting("netsh_advfirewall", "active_profile")) return;
  Setting active;
  active.at = header_at_;
  active.format = Text("netsh_advfirewall", header_at_);
  active.path = Text("currentprofile", header_at_);
  active.name = Text("active_profile", header_at_);
  active.value = Text(std::string(header_.profile), header_at_);
  reading_.facts.add(std::move(active));
}

void NetshReader::close_section(bool closed, Asked next) {
  close_block(!closed);
  if (!section_.empty()) {
    section_.close(closed, reading_.facts);
    add_section(reading_, section_.name());
    if (!closed) {
      reading_.problems.add(Gravity::partial, problem_kind::truncated, {last_line_, 1},
                            {"the listing ends without its closing line", {}}, section_.name());
    }
  }
  section_ = Section(next);
}

/// A line of no block: an answer, an error or somebody's remark.
bool NetshReader::take_message() {
  const std::string_view text = trim(pending_.text);
  if (text.size() > longest_sentence || sentences_tried_ >= most_sentences) return false;
  ++sentences_tried_;
  if (const auto exact = words_.message.find(text); exact.known()) {
    language_.add(exact.languages);
    return take_sentence(exact.canonical);
  }
  if (const auto found = match_message(NetshWords::command, text)) {
    return take_sentence(found->message->canonical);
  }
  const bool system_error = !find_labels(LabelKind::message, "win32", "", text).empty();
  const bool unknown_program = text.starts_with("'netsh'") || text.starts_with("\"netsh\"");
  const bool usage = text.find("show rule name=<") != text.npos;
  if (system_error || unknown_program || usage) fail(text);
  return system_error || unknown_program || usage;
}

bool NetshReader::take_sentence(std::string_view name) {
  const Position at{pending_.number, 1};
  if (name == "no_rules_match") {
    reading_.facts.quote(at.line, pending_.text);
    reading_.facts.extent("firewall_rule", "local", {}, at, false, "filtered");
    add_section(reading_, "firewall show rule");
    ++answers_;
    close_section(true, Asked::nothing_known);
  } else if (name.ends_with("_association") || name == "no_associations_match") {
    add_section(reading_, "monitor show");
    ++answers_;
  } else if (name != "icmp_header" && name != "ok") {
    fail(pending_.text);
  }
  return true;
}

void NetshReader::fail(std::string_view line) {
  if (failures_.size() >= most_failures) return;
  reading_.facts.quote(pending_.number, line);
  failures_.push_back({std::string(cut_utf8(line, reading_.limits.excerpt_bytes)),
                       {pending_.number, 1},
                       "netsh advfirewall"});
}

void NetshReader::report() {
  const bool nothing = rows_ == 0;
  for (auto& failure : failures_) {
    reading_.problems.add(
        nothing ? Gravity::unreadable : Gravity::partial, problem_kind::command_failed, failure.at,
        {"{command} failed: {line}", {{"command", failure.command}, {"line", failure.line}}},
        failure.command);
  }
  if (nothing && failures_.empty() && answers_ == 0) {
    reading_.problems.add(Gravity::unreadable, problem_kind::unreadable, {1, 1},
                          {"no block of this capture could be read", {}}, "netsh advfirewall");
  }
  unknown_.report(reading_.problems, "netsh advfirewall");
  damaged_.report(reading_.problems);
  reading_.language = language_.winner();
}

void read_netsh_advfirewall(Reading& reading) {
  NetshReader reader(reading);
  for (Line line; reading.source.next(line);) reader.take(line);
  reader.finish();
}

}  // namespace vpnlint
