// iptables-save, iptables -S and scripts: recognition and reading.
#include "base/text.h"
#include "formats/iptables/command.h"
#include "formats/iptables/reader.h"
#include "syntax/lines.h"

namespace vpnlint {
namespace {

using iptables::Verb;

// A line of iptables-save or iptables -S; options of other programs look alike.
bool is_rule(std::string_view line) {
  if (line.starts_with('[')) {
    const auto end = line.find("] ");
    if (end != line.npos) line.remove_prefix(end + 2);
  }
  if (line.starts_with("-A ") || line.starts_with("-I ")) {
    for (const auto* option : {" -j ", " -g ", " -m ", " -p "}) {
      if (line.find(option) != line.npos) return true;
    }
    return false;
  }
  return line.starts_with("-P ") &&
         (line.find(" ACCEPT") != line.npos || line.find(" DROP") != line.npos);
}

bool is_call(std::string_view line) {
  if (line.find('-') == line.npos || !iptables::is_call(line)) return false;
  const auto verb = iptables::commands_of(line).front().verb;
  return verb == Verb::append || verb == Verb::insert || verb == Verb::policy ||
         verb == Verb::erase || verb == Verb::create || verb == Verb::flush || verb == Verb::remove;
}

bool is_table(std::string_view line) {
  return line == "*filter" || line == "*nat" || line == "*mangle" || line == "*raw" ||
         line == "*security";
}

}  // namespace

int recognise_iptables(const Head& head) {
  int tables = 0, chains = 0, rules = 0, calls = 0, other = 0;
  Lines lines(head.text);
  std::string_view line;
  while (lines.next(line)) {
    line = trim(line);
    if (line.empty() || line.starts_with('#') || line == "COMMIT") continue;
    if (is_table(line))
      ++tables;
    else if (line.starts_with(':') && line.find(" [") != line.npos)
      ++chains;
    else if (is_rule(line))
      ++rules;
    else if (is_call(line))
      ++calls;
    else if (!line.starts_with("-N "))
      ++other;
  }
  if (tables > 0 && chains + rules > 0 && tables + chains + rules > other) return 95;
  if (rules >= 2 && rules > other) return 80;
  if (calls >= 2 && calls * 2 > other) return 70;
  return 0;
}

void read_iptables(Reading& reading) {
  iptables::Reader reader(reading);
  Line line;
  while (reading.source.next(line)) reader.take(line);
  reader.finish();
}

}  // namespace vpnlint
