// Keys and values as they come by.
#include "formats/registry/reader.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "facts/registry_path.h"
#include "formats/registry/problems.h"
#include "formats/registry/secrets.h"

namespace vpnlint {
namespace {

/// Keys and damaged values remembered of files with more of them than any PC has.
constexpr std::size_t most_seen = 20'000;
constexpr std::size_t most_unreadable = 1'000;

constexpr std::array<std::string_view, 5> full_roots{"HKEY_LOCAL_MACHINE", "HKEY_CURRENT_USER",
                                                     "HKEY_CLASSES_ROOT", "HKEY_USERS",
                                                     "HKEY_CURRENT_CONFIG"};

bool is_full_root(std::string_view root) {
  return std::find(full_roots.begin(), full_roots.end(), root) != full_roots.end();
}

/// Without doubled and trailing backslashes.
std::string without_empty_parts(std::string_view path) {
  std::string out;
  for (const auto part : split(path, '\\')) {
    if (part.empty()) continue;
    if (!out.empty()) out += '\\';
    out += part;
  }
  return out;
}

bool is_imported(RegHeader header) { return header <= RegHeader::v3; }

template <class Names>
bool has_name(const Names& names, std::string_view name) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view known) { return equal_ignoring_case(known, name); });
}

std::uint64_t length_bit(std::size_t length) { return 1ull << std::min<std::size_t>(length, 63); }

}  // namespace

RegistryReader::RegistryReader(Reading& reading)
    : reading_(reading),
      facts_(reading.facts),
      problems_(reading.problems),
      dispatch_(reading.facts.wanted()) {
  for (const auto& name : facts_.wanted().registry_names) {
    names_by_length_ |= length_bit(name.size());
  }
}

void RegistryReader::header(RegHeader header, std::string_view line, Position at) {
  header_ = header;
  header_at_ = at;
  shape_.header(header);
  quote(at.line, line);
  if (is_imported(header)) return;
  problems_.add(Gravity::partial,
                header == RegHeader::misspelt ? problem_kind::misspelt : problem_kind::syntax, at,
                header_message(header));
}

std::string_view RegistryReader::why_not_imported() const {
  if (is_imported(header_)) return {};
  return header_ == RegHeader::misspelt ? "misspelt_header" : "missing_header";
}

/// Finds the root name of a path and moves to the key; false when no import can open it.
bool RegistryReader::open(std::string_view& path) {
  if (!dispatch_.shares_root(path) && !is_full_root(path.substr(0, path.find('\\')))) {
    scratch_ = expand_root(path);
    path = scratch_;
    if (!is_full_root(path.substr(0, path.find('\\')))) return false;
  }
  dispatch_.move_to(path, place_);
  if (!place_.has_empty) return true;
  const auto root_end = path.find('\\');
  const bool opens = path.size() <= root_end + 1 || path[root_end + 1] != '\\';
  scratch_ = without_empty_parts(path);
  dispatch_.move_to(scratch_, place_);
  place_.has_empty = true;
  path = dispatch_.path();
  return opens;
}

RegInterest RegistryReader::key(std::string_view path, std::string_view line, Position at) {
  place_ = {};
  key_at_ = {};
  const bool opens = open(path);
  why_dead_ = why_not_imported();
  if (!why_dead_.empty()) {
    add_statement("create_key", path, {}, {}, at, why_dead_);
    quote(at.line, line);
    return RegInterest::all;
  }
  if (!opens) {
    shape_.unusual();
    quote(at.line, line);
    add_bad_key_problem(problems_, at, path, place_.has_empty);
    if (!place_.has_empty) return RegInterest::closed;
    why_dead_ = "doubled_backslash";
    add_statement("create_key", path, {}, {}, at, why_dead_);
    return RegInterest::all;
  }
  if (place_.has_empty) shape_.unusual();
  shape_.key(dispatch_, place_, at);
  if (place_.topic != Topic::none) enter_topic(at);
  if (place_.topic != Topic::none || place_.asked) {
    key_at_ = at;
    key_line_.assign(cut_utf8(line, reading_.limits.excerpt_bytes));
    const bool may_be_empty =
        place_.topic == Topic::service || place_.topic == Topic::service_parameters;
    if (place_.asked || !may_be_empty) remember_key();
  }
  if (place_.wanted) add_key_row("create", at);
  if (place_.wanted && !place_.asked) quote(at.line, line);
  if (place_.wanted || all_values_matter(place_.topic)) return RegInterest::all;
  const bool has_names = !names_that_matter(place_.topic).empty();
  wanted_lengths = has_names ? ~std::uint64_t{0} : names_by_length_;
  return wanted_lengths != 0 ? RegInterest::names : RegInterest::none;
}

/// Keeps place and line of the current key. Services has thousands of keys in which nothing is of
/// interest; these are not kept.
void RegistryReader::remember_key() {
  if (key_at_.line == 0) return;
  if (seen_.size() < most_seen && !facts_.wanted().everything) {
    seen_.push_back({std::string(dispatch_.path()), place_.topic, place_.control_set, key_at_});
  }
  quote(key_at_.line, key_line_);
  key_at_ = {};
}

void RegistryReader::enter_topic(Position at) {
  const TopicKeyLine key{dispatch_.path(), place_.control_set, at};
  switch (place_.topic) {
    case Topic::control_set:
      return control_sets_.push_back(place_.control_set);
    case Topic::service:
      return services_.key(key);
    case Topic::service_trigger:
      return services_.trigger(key);
    case Topic::local_rules:
      return rules_.key("local", false, key.control_set);
    case Topic::mdm_rules:
      return rules_.key("mdm", false, key.control_set);
    case Topic::hardening_rules:
      return rules_.key("local", true, key.control_set);
    case Topic::group_rules:
      return rules_.key("gpo", false, key.control_set);
    case Topic::local_domain:
    case Topic::local_private:
    case Topic::local_public:
    case Topic::group_domain:
    case Topic::group_private:
    case Topic::group_public:
    case Topic::group_standard:
      return profiles_.key(place_.topic, key);
    case Topic::local_connection_security:
    case Topic::group_connection_security:
    case Topic::local_ipsec_policy:
    case Topic::group_ipsec_policy:
      return ipsec_policies_.key(place_.topic, key);
    case Topic::windows_version:
      return version_.key(key);
    case Topic::program:
      return programs_.key(key);
    default:
      return;
  }
}

void RegistryReader::topic_value(const TopicValue& value) {
  switch (place_.topic) {
    case Topic::select:
      if (value.whole && equal_ignoring_case(value.name, "Current") && value.data.number()) {
        current_ = static_cast<std::uint16_t>(*value.data.number());
      }
      return;
    case Topic::service_parameters:
      if (equal_ignoring_case(value.name, "ServiceDll")) shape_.service_dll();
      return;
    case Topic::service:
      return services_.value(value);
    case Topic::local_rules:
    case Topic::mdm_rules:
    case Topic::hardening_rules:
    case Topic::group_rules:
      return rules_.value(value);
    case Topic::local_domain:
    case Topic::local_private:
    case Topic::local_public:
    case Topic::group_domain:
    case Topic::group_private:
    case Topic::group_public:
    case Topic::group_standard:
      return profiles_.value(value);
    case Topic::local_connection_security:
    case Topic::group_connection_security:
    case Topic::local_ipsec_policy:
    case Topic::group_ipsec_policy:
      return ipsec_policies_.value(value);
    case Topic::windows_version:
      return version_.value(value);
    case Topic::program:
      return programs_.value(value);
    default:
      return;
  }
}

bool RegistryReader::wants(std::string_view name) {
  return is_wanted_name(name) || has_name(names_that_matter(place_.topic), name);
}

/// Asked for under any key.
bool RegistryReader::is_wanted_name(std::string_view name) const {
  if ((names_by_length_ & length_bit(name.size())) == 0) return false;
  const auto& names = facts_.wanted().registry_names;
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& wanted) { return equal_ignoring_case(wanted, name); });
}

/// Would be read if rows that nobody asks for were left out.
bool RegistryReader::is_read(std::string_view name) {
  return place_.asked || all_values_matter(place_.topic) || wants(name);
}

void RegistryReader::value(const RegValue& value) {
  const auto page = code_page_of(reading_.source.encoding()).value_or(CodePage::cp1252);
  const RegistryData data(value, header_ == RegHeader::v4, page);
  if (is_read(value.name)) remember_key();
  const bool is_secret = is_secret_name(value.name) && data.may_hide_a_secret();
  if (is_secret) {
    // Binary data is hidden too, but nobody can say that it is readable.
    const auto text = data.text();
    if (text && !is_masked_secret(*text))
      facts_.secret(secret_kind(value.name), value.name, *text, value.at);
    quote(value.at.line, redacted_value_line(value.name));
  } else {
    quote(value.at.line, value.line);
  }
  if (!why_dead_.empty()) {
    return add_statement("set_value", dispatch_.path(), value.name,
                         is_secret ? Value(std::string(redacted)) : data.value(), value.at,
                         why_dead_);
  }
  if (value.open) open_line_ = value.at.line;
  topic_value({value.name, data, value.at, !value.open && !value.cut});
  if (place_.wanted || is_wanted_name(value.name)) add_value_row(value, data, is_secret);
}

void RegistryReader::deleted_key(std::string_view path, std::string_view line, Position at) {
  shape_.unusual();
  place_ = {};
  key_at_ = {};
  const bool named = path.find('\\') + 1 < path.size() && path.find('\\') != path.npos;
  if (!open(path) || !named) return add_bad_key_problem(problems_, at, path, false);
  if (!is_imported(header_)) {
    add_statement("delete_key", path, {}, {}, at, why_not_imported());
  } else if (place_.wanted || place_.topic != Topic::none) {
    add_key_row("delete_key", at);
  }
  quote(at.line, line);
}

void RegistryReader::deleted_value(std::string_view name, std::string_view line, Position at) {
  shape_.unusual();
  if (!why_dead_.empty()) {
    return add_statement("delete_value", dispatch_.path(), name, {}, at, why_dead_);
  }
  const bool asked = place_.asked || place_.topic != Topic::none || is_wanted_name(name);
  if ((!place_.wanted && !asked) || !takes_row(asked)) return;
  RegistryValue row;
  row.at = at;
  row.key = Field<KeyPath>(make_key_path(dispatch_.path()), at);
  row.name = Text(std::string(name), at);
  row.operation = Text("delete_value", at);
  row.asked = asked;
  facts_.add(std::move(row));
  quote(at.line, line);
}

void RegistryReader::flaw(RegFlaw flaw, std::string_view subject, Position at,
                          std::string_view line) {
  if (place_.asked || place_.topic != Topic::none) remember_key();
  const bool redact = !problems_.full() && is_secret_name(subject);
  if (!problems_.full()) quote(at.line, redact ? std::string_view(redacted) : line);
  add_flaw_problem(problems_, flaw, redact ? std::string_view{} : line, subject, at);
  if (flaw == RegFlaw::garbage || flaw == RegFlaw::bad_key || flaw == RegFlaw::bad_name ||
      flaw == RegFlaw::no_key || flaw == RegFlaw::long_line) {
    return gaps_.add(dispatch_.path());
  }
  if (flaw == RegFlaw::too_long) return;
  const bool asked = place_.asked || place_.topic != Topic::none || is_wanted_name(subject);
  if ((asked || place_.wanted) && unreadable_.size() < most_unreadable) {
    unreadable_.push_back({std::string(dispatch_.path()), std::string(subject), at, asked});
  }
}

}  // namespace vpnlint
