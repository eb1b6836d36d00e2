// Reads a capture of ipconfig: the adapters with their addresses.
#include "formats/ipconfig/reader.h"

#include "base/text.h"

namespace vpnlint {
namespace {

constexpr std::size_t longest_name = 256;
constexpr std::size_t longest_line = 400;
constexpr std::size_t most_addresses = 64;     // of one adapter
constexpr std::size_t most_messages = 20'000;  // lines that are compared with headings
constexpr std::string_view section = "ipconfig";

/// Windows does not use these.
bool is_unusable(std::string_view state) { return state == "duplicate" || state == "invalid"; }

bool is_address_field(std::string_view field) {
  return field.ends_with("_address") && field != "physical_address";
}

/// A last line without its end may have lost digits; of other fields nothing is kept.
bool is_cut(std::string_view field) {
  return field.empty() || is_address_field(field) || field == "subnet_mask";
}

}  // namespace

void IpconfigReader::take(const Line& line) {
  const auto text = clean_line(line.text, buffer_);
  if (text.empty()) return;
  number_ = line.number;
  cut_line_ = !line.terminated;
  damaged_.look(text, number_);
  if (find_prompt(text)) {
    close_listing(false);
  } else if (text.size() > longest_line) {
    if (adapter_) adapter_->lost = true;
  } else if (indent_of(text) == 0) {
    take_margin(text);
  } else {
    take_indented(text);
  }
}

void IpconfigReader::finish() {
  close_listing(true);
  report();
}

void IpconfigReader::take_margin(std::string_view text) {
  candidate_.reset();
  full_ = ++messages_tried_ > most_messages;
  if (full_) {
    close_adapter();
  } else if (is_ipconfig_title(text)) {
    close_listing(false);
  } else if (const auto heading = parse_adapter_heading(text)) {
    open(heading->name, {number_, 1});
    reading_.facts.quote(number_, text);
  } else {
    close_adapter();
    if (text.ends_with(':')) candidate_ = Candidate{std::string(text), {number_, 1}};
  }
}

void IpconfigReader::take_indented(std::string_view text) {
  const auto line = parse_ipconfig_line(text);
  if (!line) return;
  const Position at{number_, static_cast<std::uint32_t>(column_at(text, line->value_offset))};
  if (line->label.empty()) {
    if (!adapter_ || !is_address_field(field_)) return;
    add_address(line->value, at);
    reading_.facts.quote(number_, text);
    return;
  }
  field_.clear();
  const auto system = system_labels_.find(line->label);
  const auto word = labels_.find(line->label);
  if (candidate_ && line->leaders && (word.known() || !system.known())) open_candidate();
  if (!adapter_) {
    if (system.canonical == "host_name" && !line->value.empty()) {
      device_ = Text(std::string(cut_utf8(line->value, longest_name)), at);
    }
    return;
  }
  if (!word.known()) {
    take_unknown(*line);
    return;
  }
  adapter_->languages = narrowed(adapter_->languages, word.languages);
  field_ = word.canonical;
  if (is_address_field(field_) || field_ == "description" || field_ == "subnet_mask") {
    take_field(field_, line->value, at);
    reading_.facts.quote(number_, text);
  }
}

void IpconfigReader::take_field(std::string_view field, std::string_view value, Position at) {
  if (value.empty()) return;
  if (field == "description") {
    adapter_->description = Text(std::string(cut_utf8(value, longest_name)), at);
  } else if (field == "subnet_mask") {
    take_mask(value, at);
  } else {
    add_address(value, at);
  }
}

/// A language without a table: the whole heading is the only name that can be given.
void IpconfigReader::open_candidate() {
  const auto candidate = *candidate_;
  candidate_.reset();
  unknown_.add("heading", candidate.text, candidate.at);
  open(candidate.text.substr(0, candidate.text.size() - 1), candidate.at);
  reading_.facts.quote(candidate.at.line, candidate.text);
}

/// Of Windows XP, of a language without a table: the address may be the adapter's or a gateway's.
void IpconfigReader::take_unknown(const IpconfigLine& line) {
  unknown_.add("label", line.label, {number_, 1});
  if (adapter_ && parse_written_address(line.value)) adapter_->lost = true;
}

void IpconfigReader::add_address(std::string_view value, Position at) {
  const auto written = parse_written_address(value);
  if (!written) {
    unknown_.add("address", value, at);
    adapter_->lost = true;
    return;
  }
  adapter_->without_mask.reset();
  if (is_unusable(address_states_.name(written->state))) return;
  if (adapter_->addresses.size() >= most_addresses) {
    adapter_->lost = true;
    return;
  }
  if (adapter_->addresses.empty()) adapter_->addresses_at = at;
  if (!written->v6) adapter_->without_mask = adapter_->addresses.size();
  adapter_->addresses.push_back(written->address);
}

void IpconfigReader::take_mask(std::string_view value, Position at) {
  const auto prefix = prefix_of_mask(value);
  if (!prefix) {
    unknown_.add("mask", value, at);
  } else if (adapter_->without_mask) {
    adapter_->addresses[*adapter_->without_mask] += "/" + std::to_string(*prefix);
  }
  adapter_->without_mask.reset();
}

void IpconfigReader::open(const std::string& name, Position at) {
  close_adapter();
  adapter_ = Adapter{};
  adapter_->at = at;
  adapter_->name = std::string(cut_utf8(name, longest_name));
  field_.clear();
}

void IpconfigReader::close_adapter() {
  if (!adapter_) return;
  auto adapter = std::move(*adapter_);
  adapter_.reset();
  language_.add(adapter.languages);
  Interface row;
  row.at = adapter.at;
  row.device = device_;
  row.name = Text(adapter.name, adapter.at);
  row.description = std::move(adapter.description);
  row.enabled = Flag(true, adapter.at);  // ipconfig leaves out adapters that are switched off
  if (!adapter.lost) {
    const auto at = adapter.addresses.empty() ? adapter.at : adapter.addresses_at;
    row.addresses = Texts(std::move(adapter.addresses), at);
  } else if (adapter.addresses.empty()) {
    row.addresses = Texts::missing(Presence::unreadable, adapter.at);
  } else {
    row.addresses = Texts::missing(Presence::partial, adapter.addresses_at);
  }
  reading_.facts.add(std::move(row));
  ++rows_;
  if (reading_.sections.empty()) reading_.sections.emplace_back(section);
}

void IpconfigReader::close_listing(bool at_end) {
  if (at_end && cut_line_ && adapter_ && is_cut(field_)) {
    adapter_->lost = true;
    reading_.problems.add(Gravity::partial, problem_kind::truncated, {number_, 1},
                          {"the output of ipconfig ends inside an adapter", {}},
                          std::string(section));
  }
  close_adapter();
  device_ = Text();
  field_.clear();
  candidate_.reset();
}

void IpconfigReader::report() {
  if (rows_ == 0) {
    reading_.problems.add(Gravity::unreadable, problem_kind::unreadable, {1, 1},
                          {"no adapter of this capture could be read", {}}, std::string(section));
  }
  if (full_) {
    reading_.problems.add(Gravity::partial, problem_kind::limit, {number_, 1},
                          {"the rest of this capture was not compared with headings", {}},
                          std::string(section));
  }
  unknown_.report(reading_.problems, section);
  damaged_.report(reading_.problems);
  reading_.language = language_.winner();
}

void read_ipconfig(Reading& reading) {
  IpconfigReader reader(reading);
  for (Line line; reading.source.next(line);) reader.take(line);
  reader.finish();
}

}  // namespace vpnlint
