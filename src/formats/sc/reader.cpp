// Reads a capture of sc: blocks of services, listings, errors.
#include "formats/sc/reader.h"

#include <algorithm>

#include "base/labels.h"
#include "base/text.h"

namespace vpnlint {
namespace {

constexpr std::int64_t service_does_not_exist = 1060;  // winerror.h
constexpr std::size_t most_messages = 2'000;           // lines that are compared with sentences
constexpr std::size_t longest_message = 300;
constexpr std::size_t most_failures = 20;
constexpr std::size_t longest_name = 256;  // of a service, winsvc.h
constexpr std::size_t longest_label = 60;

bool is_name_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '.' || c == '-' || c == '$';
}

/// "IKEEXT", "== IKEEXT ==", "sc qc IKEEXT": the name that a line before an answer gives.
std::string name_hint(std::string_view text) {
  if (const auto command = parse_sc_command(text)) return command->name;
  const auto first = text.find_first_not_of("=-*#[]<> \t:");
  if (first == text.npos) return {};
  const auto last = text.find_last_not_of("=-*#[]<> \t:");
  const auto word = text.substr(first, last - first + 1);
  const bool plain =
      word.size() <= longest_name && std::all_of(word.begin(), word.end(), is_name_letter);
  return plain ? std::string(word) : std::string();
}

/// The number of `[SC] ... 1060:`, whatever words stand around it.
std::optional<std::int64_t> number_before_colon(std::string_view text) {
  text = trim(text);
  if (!text.ends_with(':')) return std::nullopt;
  text = trim_right(text.substr(0, text.size() - 1));
  const auto digits = text.find_last_not_of("0123456789");
  return parse_integer(text.substr(digits == text.npos ? 0 : digits + 1));
}

}  // namespace

void ScReader::take(const Line& line) {
  const auto text = clean_line(line.text, buffer_);
  if (text.empty()) {
    candidate_.reset();
    candidate_display_.reset();
    return;
  }
  number_ = line.number;
  cut_line_ = !line.terminated;
  damaged_.look(text, number_);
  if (const auto prompt = find_prompt(text)) {
    take_prompt(*prompt);
    return;
  }
  answered_ = true;
  if (text.find("[SC]") != text.npos) {
    take_other(text);
    return;
  }
  if (trim(text).starts_with('(')) return;  // the accepted controls
  const auto parsed = parse_service_line(text, number_, labels_);
  if (parsed && parsed->label.size() <= longest_label) {
    take_service_line(*parsed, text);
  } else if (!parsed) {
    take_other(text);
  }
}

void ScReader::finish() {
  close_section(true);
  report();
}

void ScReader::take_prompt(const Prompt& prompt) {
  close_section(false);
  command_ = parse_sc_command(prompt.command);
  command_at_ = {number_, 1};
  powershell_ = prompt.powershell;
  hint_.clear();
}

void ScReader::take_service_line(const ServiceLine& line, std::string_view text) {
  const bool at_margin = indent_of(text) == 0;
  switch (line.field) {
    case ServiceField::name:
      open(line.value, line.at, text);
      return;
    case ServiceField::other:
      if (block_) block_->see(labels_.find(line.label).languages);
      return;
    case ServiceField::unknown:
      break;
    default:
      take_field(line, text);
      return;
  }
  if (trigger_labels_.find(line.label).known()) return;
  if (take_message(text)) return;
  if (!at_margin) {
    if (block_) unknown_.add("label", line.label, line.at);
    return;
  }
  hint_ = name_hint(text);
  if (line.value.empty() || line.value.size() > longest_name) return;
  auto& free = candidate_ ? candidate_display_ : candidate_;
  if (!free) free = Candidate{std::string(line.value), line.at};
}

void ScReader::take_field(const ServiceLine& line, std::string_view text) {
  if (candidate_ || !block_) {
    if (!open_unnamed()) {
      unknown_.add("label", line.label, line.at);
      return;
    }
  }
  if (!block_->take(line, unknown_)) {
    unknown_.add("label", line.label, line.at);
    return;
  }
  const auto word = labels_.find(line.label);
  if (word.known()) {
    block_->see(word.languages);
  } else {
    unknown_.add("label", line.label, line.at);
  }
  reading_.facts.quote(number_, text);
}

/// A block begins whose name has an unknown label or was filtered away.
bool ScReader::open_unnamed() {
  if (candidate_) {
    const auto display = candidate_display_;
    const auto candidate = *candidate_;
    open(candidate.name, candidate.at, {});
    if (display) block_->set_display_name(display->name, display->at);
    return true;
  }
  const auto name = asked_service();
  if (name.empty()) return false;
  open(name, command_ ? command_at_ : Position{number_, 1}, {});
  return true;
}

void ScReader::open(std::string_view name, Position at, std::string_view text) {
  close_block(false);
  block_.emplace(name, at);
  if (!text.empty()) {
    block_->see(labels_.find(split_label(text)->label).languages);
    reading_.facts.quote(at.line, text);
  }
  candidate_.reset();
  candidate_display_.reset();
  hint_.clear();
}

/// A line without a label: a heading of triggers, an error, a sentence, somebody's remark.
void ScReader::take_other(std::string_view text) {
  const auto action = trigger_actions_.name(trim(text));
  if (!action.empty() && block_) {
    block_->add_trigger(action == "start", {number_, 1});
    reading_.facts.quote(number_, text);
    return;
  }
  if (take_message(text)) return;
  if (text.starts_with("'sc'") || text.starts_with("\"sc\"") ||
      text.find("sc <server> [command]") != text.npos) {
    fail(text);
  }
  hint_ = name_hint(text);
}

bool ScReader::take_message(std::string_view text) {
  if (text.size() > longest_message || messages_tried_ >= most_messages) return false;
  ++messages_tried_;
  const auto found = match_message("sc", text);
  const auto name = found ? found->message->canonical : std::string_view{};
  if (name == "success") {
    close_block(false);
    return true;
  }
  if (name.starts_with("more_data")) {
    close_block(false);
    truncated({number_, 1});
    return true;
  }
  if (name == "no_triggers") {
    no_triggers(found->arguments.empty() ? std::string() : found->arguments[0], text);
    return true;
  }
  if (name == "triggers_inactive") return true;
  auto code = name.starts_with("failed") && found->arguments.size() > 1
                  ? parse_integer(found->arguments[1])
                  : std::nullopt;
  if (!code && text.find("[SC]") != text.npos) code = number_before_colon(text);
  if (code) {
    take_failure(text, *code);
    return true;
  }
  if (!name.empty()) fail(text);
  return !name.empty();
}

void ScReader::take_failure(std::string_view text, std::int64_t code) {
  const auto name = asked_service();
  close_block(false);
  if (code == service_does_not_exist && !name.empty()) {
    missing_service(name, text);
  } else {
    fail(text);
  }
  hint_.clear();
}

void ScReader::missing_service(const std::string& name, std::string_view text) {
  const Position at{number_, 1};
  Service row;
  row.at = at;
  row.name = Text(name, at);
  row.installed = Flag(false, at);
  reading_.facts.quote(number_, text);
  reading_.facts.add(std::move(row));
  add_section(command_ ? "sc " + command_->verb : "sc query");
  ++rows_;
}

void ScReader::no_triggers(std::string_view name, std::string_view text) {
  close_block(false);
  const Position at{number_, 1};
  const auto service = name.empty() ? asked_service() : std::string(trim(name));
  if (service.empty()) return;
  Service row;
  row.at = at;
  row.name = Text(service, at);
  row.triggered = Flag(false, at);
  reading_.facts.quote(number_, text);
  reading_.facts.add(std::move(row));
  reading_.facts.extent("service", service, {"name", "installed", "triggered"}, at);
  add_section("sc qtriggerinfo");
  ++rows_;
}

void ScReader::fail(std::string_view text) {
  if (failures_.size() >= most_failures) return;
  reading_.facts.quote(number_, text);
  failures_.push_back(
      {std::string(cut_utf8(text, reading_.limits.excerpt_bytes)), asked_command(), {number_, 1}});
}

std::string ScReader::asked_service() const {
  return command_ && !command_->name.empty() ? command_->name : hint_;
}

std::string ScReader::asked_command() const {
  if (command_)
    return "sc " + command_->verb + (command_->name.empty() ? "" : " " + command_->name);
  return hint_.empty() ? "sc" : "sc " + hint_;
}

void ScReader::close_block(bool at_end) {
  if (!block_) return;
  auto block = std::move(*block_);
  block_.reset();
  const bool cut = at_end && !block.complete() && !command_;
  if (cut && cut_line_) block.cut_last();
  language_.add(block.languages());
  auto row = block.row(cut);
  if (block.listed()) {
    listing_.add(block);
    add_section(block.section() + " (listing)");
  } else if (block.has_fields()) {
    reading_.facts.extent("service", block.name(), block.columns(), block.at(), !cut,
                          cut ? "truncated" : "");
    add_section(block.section());
  }
  if (cut) truncated({number_, 1});
  reading_.facts.add(std::move(row));
  ++rows_;
}

void ScReader::close_section(bool at_end) {
  close_block(at_end);
  listing_.close(command_, truncated_, reading_.facts);
  if (command_ && command_->alias && powershell_ && !answered_) {
    failures_.push_back({"Windows PowerShell takes sc for Set-Content; sc.exe asks the services",
                         asked_command(), command_at_});
  }
  listing_ = ScListing();
  command_.reset();
  truncated_ = false;
  answered_ = false;
}

void ScReader::truncated(Position at) {
  truncated_ = true;
  reading_.problems.add(Gravity::partial, problem_kind::truncated, at,
                        {"the output of sc ends inside a service or a listing", {}}, "sc");
}

void ScReader::add_section(std::string name) {
  auto& sections = reading_.sections;
  if (std::find(sections.begin(), sections.end(), name) != sections.end()) return;
  if (sections.size() < most_failures) sections.push_back(std::move(name));
}

void ScReader::report() {
  const bool nothing = rows_ == 0;
  for (auto& failure : failures_) {
    reading_.problems.add(
        nothing ? Gravity::unreadable : Gravity::partial, problem_kind::command_failed, failure.at,
        {"{command} failed: {line}", {{"command", failure.command}, {"line", failure.line}}},
        failure.command);
  }
  if (nothing && failures_.empty()) {
    reading_.problems.add(Gravity::unreadable, problem_kind::unreadable, {1, 1},
                          {"no block of this capture could be read", {}}, "sc");
  }
  unknown_.report(reading_.problems, "sc");
  damaged_.report(reading_.problems);
  reading_.language = language_.winner();
}

void read_sc(Reading& reading) {
  ScReader reader(reading);
  for (Line line; reading.source.next(line);) reader.take(line);
  reader.finish();
}

}  // namespace vpnlint
