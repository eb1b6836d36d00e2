// Options in environment variables.
#include "config/environment.h"

#include <algorithm>

#include "base/text.h"

namespace vpnlint {
namespace {

constexpr std::string_view prefix = "VPNLINT_";
constexpr std::string_view config_variable = "VPNLINT_CONFIG";

std::vector<std::string> list_from(std::string_view text) {
  std::vector<std::string> items;
  for (const auto item : split(text, ',')) {
    if (!trim(item).empty()) items.emplace_back(trim(item));
  }
  return items;
}

// "" for a text that is no flag.
std::string flag_from(std::string_view text) {
  if (text == "1" || text == "true") return "true";
  return text == "0" || text == "false" ? "false" : "";
}

// "" or why the value is refused.
std::string read_value(const OptionKey& key, const std::string& text, OptionValue& into) {
  switch (key.kind) {
    case OptionKind::flag:
      into.values = {flag_from(text)};
      return into.values.front().empty() ? "must be true, false, 1 or 0" : "";
    case OptionKind::list:
    case OptionKind::paths:
      into.values = list_from(text);
      break;
    case OptionKind::text:
    case OptionKind::path:
      into.values = {text};
      break;
  }
  for (const auto& value : into.values) {
    auto why = why_refused(key, value);
    if (!why.empty()) return why;
  }
  return into.values.empty() ? "names nothing" : "";
}

std::string note_about(const std::string& name) {
  std::vector<std::string> ours{std::string(config_variable)};
  for (const auto& key : option_keys()) ours.push_back(variable_of(key.name));
  const auto near = nearest(name, {ours.begin(), ours.end()});
  return near ? name + " is not used; did you mean " + std::string(*near) + "?" : std::string{};
}

void read_variable(const std::string& name, const std::string& text, Environment& into) {
  if (name == config_variable) {
    into.config = text;
    return;
  }
  const auto keys = option_keys();
  const auto key = std::find_if(keys.begin(), keys.end(), [&](const OptionKey& one) {
    return variable_of(one.name) == name;
  });
  if (key == keys.end()) {
    auto note = note_about(name);
    if (!note.empty()) into.notes.push_back(std::move(note));
    return;
  }
  OptionValue option;
  option.origin = name;
  const auto why = read_value(*key, text, option);
  if (why.empty())
    into.options[std::string(key->name)] = std::move(option);
  else
    into.errors.push_back(name + ' ' + why);
}

}  // namespace

std::string variable_of(std::string_view option) {
  std::string name(prefix);
  for (const char c : option) {
    name += c == '-' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  }
  return name;
}

Environment read_environment(const std::vector<std::string_view>& variables) {
  Environment environment;
  for (const auto variable : variables) {
    const auto equals = variable.find('=');
    if (!variable.starts_with(prefix) || equals == variable.npos) continue;
    const std::string name(variable.substr(0, equals)), text(variable.substr(equals + 1));
    if (!text.empty()) read_variable(name, text, environment);
  }
  // The order of the variables is nobody's decision.
  std::sort(environment.errors.begin(), environment.errors.end());
  std::sort(environment.notes.begin(), environment.notes.end());
  return environment;
}

}  // namespace vpnlint
