// Lines of iptables to changes of chains.
#include "formats/iptables/reader.h"

#include <utility>

#include "base/text.h"
#include "formats/iptables/words.h"

namespace vpnlint::iptables {
namespace {

bool goes_on(std::string_view text) {
  const auto last = text.find_last_not_of('\\');
  return (text.size() - (last == text.npos ? 0 : last + 1)) % 2 == 1;
}

}  // namespace

Reader::Reader(Reading& reading) : reading_(reading) {
  const auto& path = reading.path;
  seen_v6_ = path.find("ip6tables") != path.npos || path.find("rules.v6") != path.npos;
}

void Reader::take(const Line& line) {
  const auto text = trim(line.text);
  const Position at{line.number, 1};
  if (begin_.line == 0) {
    begin_ = at;
    reading_.facts.quote(at.line, text);
  }
  if (pending_.empty() && text.starts_with('#')) return take_remark(text, at);
  if (text.empty() && pending_.empty()) return;
  if (!in_table_ && goes_on(text) && !line.cut) {
    if (pending_.empty()) pending_at_ = at;
    reading_.facts.quote(at.line, text);
    pending_ += std::string(text.substr(0, text.size() - 1)) + " ";
    if (pending_.size() < reading_.limits.value_bytes) return;
    partial_ = true;
  }
  if (pending_.empty()) return take_text(text, at, line.cut);
  pending_ += text;
  const auto whole = std::exchange(pending_, {});
  take_text(whole, pending_at_, line.cut);
}

// Who wrote the listing, and what it leaves out.
void Reader::take_remark(std::string_view text, Position at) {
  const bool v6 = text.find("ip6tables-save") != text.npos;
  if (v6 || text.find("iptables-save v") != text.npos) family_ = v6 ? "ip6" : "ip";
  const bool elsewhere =
      text.find("tables present, use") != text.npos || text.find("is incompatible") != text.npos;
  if (!elsewhere) return;
  partial_ = true;
  reading_.facts.quote(at.line, text);
  text_ = text;
  problem("There are rules that this listing does not show: {line}", at);
}

void Reader::take_text(std::string_view text, Position at, bool cut) {
  text_ = text;
  if (text.starts_with('*')) return take_table(text.substr(1), at);
  if (text == "COMMIT") return take_commit();
  if (text.starts_with(':')) return take_chain(text.substr(1), at);
  bool quoted = false;
  for (auto& command : commands_of(text)) {
    command.open |= cut;
    if (command.prefixed || command.verb != Verb::none) {
      if (!std::exchange(quoted, true)) reading_.facts.quote(at.line, text);
    }
    take_command(command, at);
  }
}

void Reader::take_table(std::string_view text, Position at) {
  if (in_table_) partial_ = true;  // the one before has no COMMIT
  table_ = std::string(trim(text));
  in_table_ = true;
  has_hook_ = false;
  if (tables_.insert(table_key()).second) return;
  partial_ = true;
  reading_.problems.add(
      Gravity::note, problem_kind::syntax, at,
      {"The table {table} stands here twice; the later one counts.", {{"table", table_}}});
  forget_table();
}

void Reader::take_commit() {
  // Parts of rule sets, such as those of ufw, list their own chains only.
  if (!in_table_ || !has_hook_) partial_ = true;
  in_table_ = false;
}

// ":INPUT DROP [0:0]", ":mine - [0:0]"
void Reader::take_chain(std::string_view text, Position at) {
  const auto words = words_of(text).list;
  if (words.empty() || !in_table_) return;
  reading_.facts.quote(at.line, ":" + std::string(text));
  auto& chain = chain_of(words[0], at);
  chain.at = at;
  has_hook_ |= !chain.hook.empty();
  if (words.size() > 1) set_policy(chain, words[1]);
}

void Reader::take_command(const Command& command, Position at) {
  if (command.prefixed) {
    script_ = true;
    family_ = command.v6 ? "ip6" : "ip";
    table_ = command.table.empty() ? "filter" : command.table;
  } else if (command.verb != Verb::none && !in_table_) {
    listing_ = true;
    if (!tables_.empty()) partial_ = true;
    if (!command.table.empty()) table_ = command.table;
  }
  if (command.verb == Verb::none || command.verb == Verb::rename) {
    if (!command.prefixed && !in_table_) return;  // prompts, and what else scripts hold
    partial_ = true;
    return problem("This line of iptables is not understood: {line}", at);
  }
  if (command.only != 0 && (command.only == '6') != (family_ == "ip6")) return;
  carry_out(command, at);
}

void Reader::problem(std::string_view message, Position at) {
  reading_.problems.add(Gravity::partial, problem_kind::syntax, at,
                        {std::string(message), {{"line", std::string(cut_utf8(text_, 120))}}});
}

}  // namespace vpnlint::iptables
