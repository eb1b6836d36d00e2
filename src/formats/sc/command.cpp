// Parses the sc command line.
#include "formats/sc/command.h"

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace vpnlint {
namespace {

constexpr std::size_t longest_command = 400;

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const auto part : split(text, ' ')) {
    const auto word = trim(part);
    if (!word.empty()) words.emplace_back(replace_all(std::string(word), "\"", ""));
  }
  return words;
}

Kinds kinds_of(std::string_view value) {
  if (value == "service" || value == "interact") return Kinds::services;
  if (value == "driver") return Kinds::drivers;
  return value == "all" ? Kinds::all : Kinds::some;
}

States states_of(std::string_view value) {
  if (value == "all") return States::all;
  return value == "inactive" ? States::stopped : States::running;
}

/// `option=` and its value, which sc wants behind a blank.
void apply(ScCommand& command, const std::string& option, const std::string& value) {
  if (option == "type=") {
    const auto kinds = kinds_of(value);
    // `type= service type= own` narrows the first.
    command.kinds = kinds;
  } else if (option == "state=") {
    command.states = states_of(value);
  } else {
    command.grouped = true;
  }
}

}  // namespace

std::optional<ScCommand> parse_sc_command(std::string_view text) {
  if (text.size() > longest_command) return std::nullopt;
  const auto words = words_of(text);
  if (words.size() < 2) return std::nullopt;
  const auto program = lower(words[0]);
  if (program != "sc" && program != "sc.exe") return std::nullopt;

  ScCommand command;
  command.alias = program == "sc";
  std::size_t next = words[1].starts_with("\\\\") ? 2 : 1;
  if (next >= words.size()) return std::nullopt;
  command.verb = lower(words[next++]);
  while (next < words.size()) {
    const auto word = lower(words[next]);
    if (const auto equals = word.find('='); equals != word.npos) {
      const bool apart = equals + 1 == word.size() && next + 1 < words.size();
      apply(command, word.substr(0, equals + 1),
            apart ? lower(words[++next]) : word.substr(equals + 1));
    } else if (command.name.empty() && parse_integer(word) == std::nullopt) {
      command.name = words[next];  // `sc qc NAME 5000` states a buffer size
    }
    ++next;
  }
  return command;
}

}  // namespace vpnlint
