// Command lines of iptables (iptables(8)).
#include "formats/iptables/command.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "formats/iptables/words.h"

namespace vpnlint::iptables {
namespace {

constexpr std::array<std::pair<std::string_view, Verb>, 30> verbs = {{
    {"-A", Verb::append},
    {"--append", Verb::append},
    {"-I", Verb::insert},
    {"--insert", Verb::insert},
    {"-R", Verb::replace},
    {"--replace", Verb::replace},
    {"-D", Verb::erase},
    {"--delete", Verb::erase},
    {"-F", Verb::flush},
    {"--flush", Verb::flush},
    {"-P", Verb::policy},
    {"--policy", Verb::policy},
    {"-N", Verb::create},
    {"--new-chain", Verb::create},
    {"--new", Verb::create},
    {"-X", Verb::remove},
    {"--delete-chain", Verb::remove},
    {"-E", Verb::rename},
    {"--rename-chain", Verb::rename},
    {"-Z", Verb::other},
    {"--zero", Verb::other},
    {"-S", Verb::other},
    {"--list-rules", Verb::other},
    {"-L", Verb::other},
    {"--list", Verb::other},
    {"-C", Verb::other},
    {"--check", Verb::other},
    {"-V", Verb::other},
    {"--version", Verb::other},
    {"-h", Verb::other},
}};

constexpr std::array<std::string_view, 11> shell_words = {
    "sudo", "exec", "do", "then", "else", "if", "elif", "while", "{", "(", "!"};

// What may stand before the verb and says nothing about rules.
constexpr std::array<std::string_view, 7> plain_options = {
    "-v", "-n", "--verbose", "--numeric", "-w", "--wait", "--line-numbers"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

Verb verb_of(std::string_view word) {
  for (const auto& [written, verb] : verbs) {
    if (word == written) return verb;
  }
  return Verb::none;
}

std::string_view base_name(std::string_view word) {
  const auto slash = word.rfind('/');
  return slash == word.npos ? word : word.substr(slash + 1);
}

// A variable counts where what follows is an option of iptables.
bool is_program(const std::vector<std::string>& words, std::size_t at) {
  if (at >= words.size() || words[at].find('=') != std::string::npos) return false;
  const auto name = base_name(words[at]);
  for (const auto* stem : {"iptables", "ip6tables"}) {
    if (name == stem) return true;
    for (const auto* kind : {"-legacy", "-nft"}) {
      if (name == std::string(stem) + kind) return true;
    }
  }
  if (!words[at].starts_with('$') || at + 1 >= words.size()) return false;
  const auto& next = words[at + 1];
  return verb_of(next) != Verb::none || next == "-t" || next == "--table" ||
         among(plain_options, next);
}

std::size_t program_place(const std::vector<std::string>& words) {
  std::size_t at = 0;
  while (at < words.size() && among(shell_words, words[at])) ++at;
  return at;
}

// The free texts of rules: never options.
bool takes_text(std::string_view option) {
  return option == "--comment" || option == "--log-prefix" || option == "--nflog-prefix";
}

// getopt(3): "--dport=500" and "-pudp" are two words each.
std::vector<std::string> separated(std::vector<std::string> words) {
  std::vector<std::string> out;
  out.reserve(words.size());
  for (auto& word : words) {
    const bool text = !out.empty() && takes_text(out.back());
    const auto sign = word.find('=');
    if (!text && word.starts_with("--") && sign != word.npos) {
      out.push_back(word.substr(0, sign));
      out.push_back(word.substr(sign + 1));
    } else if (!text && word.size() > 2 && word[0] == '-' &&
               std::string_view("AIDPNFXRptsdiojgm").find(word[1]) != std::string_view::npos) {
      out.push_back(word.substr(0, 2));
      out.push_back(word.substr(2));
    } else {
      out.push_back(std::move(word));
    }
  }
  return out;
}

Command command_from(Words line) {
  Command command;
  command.open = line.open;
  auto& list = line.list;
  auto at = program_place(list);
  if (is_program(list, at)) {
    command.prefixed = true;
    command.v6 = base_name(list[at]).find('6') != std::string_view::npos;
    ++at;
  } else {
    at = 0;
  }
  // [packets:bytes] of iptables-save -c
  if (at < list.size() && list[at].starts_with('[') && list[at].ends_with(']')) ++at;
  list.erase(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(at));
  const auto words = separated(std::move(list));
  for (at = 0; at < words.size(); ++at) {
    const auto& word = words[at];
    if ((word == "-t" || word == "--table") && at + 1 < words.size()) {
      command.table = words[++at];
    } else if (command.verb != Verb::none) {
      command.rest.push_back(word);
      if (takes_text(word) && at + 1 < words.size()) command.rest.push_back(words[++at]);
    } else if (word == "-4" || word == "-6") {
      command.only = word[1];
    } else if (among(plain_options, word)) {
      if (at + 1 < words.size() && parse_integer(words[at + 1])) ++at;
    } else {
      command.verb = verb_of(word);
      if (command.verb == Verb::none) break;
      if (at + 1 < words.size() && !words[at + 1].starts_with('-')) command.chain = words[++at];
    }
  }
  return command;
}

}  // namespace

bool is_call(std::string_view line) {
  const auto words = words_of(line).list;
  return is_program(words, program_place(words));
}

std::vector<Command> commands_of(std::string_view line) {
  std::vector<Command> commands;
  if (line.starts_with('-') || line.starts_with('[')) {
    commands.push_back(command_from(words_of(line)));
    return commands;
  }
  for (auto& words : shell_commands_of(line)) commands.push_back(command_from(std::move(words)));
  return commands;
}

}  // namespace vpnlint::iptables
