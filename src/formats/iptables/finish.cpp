// Chains to rows, and what they cover.
#include <utility>

#include "formats/chains/forwards.h"
#include "formats/chains/rows.h"
#include "formats/iptables/reader.h"

namespace vpnlint::iptables {

// A listing that does not say its family shows it by its addresses.
std::string Reader::settled(const std::string& table) const {
  if (!table.starts_with("? ")) return table;
  return (seen_v6_ ? "ip6" : "ip") + table.substr(1);
}

void Reader::hand_over(const ChainKey& key, const Chain& chain) {
  if (chain.gone) return;
  const auto table = settled(key.first);
  reading_.facts.add(row_of(table, key.second, chain));
  std::int64_t position = 0;
  for (const auto& stated : chain.rules) {
    reading_.facts.add(row_of(table, key.second, stated, ++position));
  }
}

void Reader::finish() {
  if (!pending_.empty()) {
    const auto whole = std::exchange(pending_, {});
    take_text(whole, pending_at_, false);
  }
  for (const auto& key : order_) hand_over(key, chains_.at(key));
  bool forwards_said = false;
  for (const auto& [key, chain] : chains_) {
    const auto& [table, name] = key;
    if (!table.ends_with(" nat") || name != "PREROUTING") continue;
    const bool said = add_forwards(chains_, key, reading_.facts);
    if (settled(table) == "ip nat") forwards_said = said;
  }
  if (in_table_) {
    reading_.problems.add(Gravity::partial, problem_kind::truncated, begin_,
                          {"The table {table} ends without COMMIT.", {{"table", table_}}});
  }
  if (full_) {
    reading_.problems.add(Gravity::partial, problem_kind::limit, begin_,
                          {"There are more rules or changes of rules than are kept.", {}},
                          "facts_per_artifact");
  }
  cover(forwards_said);
}

std::string_view Reader::why_incomplete() const {
  if (in_table_ || reading_.source.truncated() || reading_.source.read_error()) return "truncated";
  if (script_) return "script";
  if (full_ || reading_.facts.full()) return "limit";
  if (partial_) return "filtered";
  // One table alone is what `iptables-save -t` and `iptables -S` print, too.
  if (listing_ || tables_.size() < 2) return "one_table";
  return "";
}

void Reader::cover(bool forwards_said) {
  const auto why = why_incomplete();
  reading_.facts.extent("filter_rule", "*", {}, begin_, why.empty(), why);
  // A rule about listings that show a part speaks once, not for each table.
  const auto same_why = why == "filtered" ? "parts" : why;
  reading_.facts.extent("filter_chain", "*", {}, begin_, why.empty(), same_why);
  const auto unsaid = why.empty() && !forwards_said ? "other_translations" : same_why;
  reading_.facts.extent("port_forward", "*", {}, begin_, unsaid.empty(), unsaid);
}

}  // namespace vpnlint::iptables
