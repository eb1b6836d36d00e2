// Chains and rules to rows.
#include "formats/iptables/rows.h"

#include <optional>

#include "base/text.h"
#include "formats/iptables/conditions.h"

namespace vpnlint::iptables {
namespace {

// linux/netfilter_ipv4.h
std::int64_t priority_of(std::string_view table, std::string_view chain) {
  if (table == "raw") return -300;
  if (table == "mangle") return -150;
  if (table == "nat") return chain == "PREROUTING" || chain == "OUTPUT" ? -100 : 100;
  if (table == "security") return 50;
  return 0;
}

std::string_view bare(std::string_view table) { return table.substr(table.find(' ') + 1); }

void set_neutral(const Rule& rule, Position at, FilterRule& row) {
  const Conditions conditions(rule.conditions);
  const auto list = [&](std::string_view name, Texts& field) {
    if (auto values = conditions.plain(name)) field = Texts(std::move(*values), at);
  };
  const auto protocol = conditions.plain("protocol");
  if (protocol && protocol->size() == 1) row.protocol = Text(protocol->front(), at);
  list("source", row.source_addresses);
  list("source_port", row.source_ports);
  list("destination", row.destination_addresses);
  list("destination_port", row.destination_ports);
  const bool in = conditions.names("in_interface"), out = conditions.names("out_interface");
  if (in != out) {
    list(in ? "in_interface" : "out_interface", row.interfaces);
    row.direction = Text(in ? "in" : "out", at);
  }
  for (const auto& condition : conditions.all()) {
    if (condition.name == "unknown") row.unknown_match = Text(join(condition.values, "|"), at);
  }
}

}  // namespace

FilterChain row_of(const std::string& table, const std::string& name, const Chain& chain) {
  FilterChain row;
  row.at = chain.at;
  row.semantics = Text("netfilter", chain.at);
  row.table = Text(table, chain.at);
  row.name = Text(name, chain.at);
  row.kind = Text(bare(table) == "nat" ? "nat" : "filter", chain.at);
  if (chain.built_in) {
    row.hook = Text(lower(name), chain.at);
    row.priority = Number(priority_of(bare(table), name), chain.at);
    if (!chain.policy.empty()) row.policy = Text(chain.policy, chain.at);
  }
  return row;
}

FilterRule row_of(const std::string& table, const std::string& chain, const Stated& stated,
                  std::int64_t position) {
  const auto at = stated.at;
  FilterRule row;
  row.at = at;
  row.table = Text(table, at);
  row.chain = Text(chain, at);
  row.position = Number(position, at);
  row.enabled = Flag(true, at);
  row.action = Text(stated.rule.action, at);
  if (!stated.rule.target.empty()) row.target = Text(stated.rule.target, at);
  if (!stated.rule.comment.empty()) row.description = Text(stated.rule.comment, at);
  row.conditions = Texts(stated.rule.conditions, at);
  set_neutral(stated.rule, at, row);
  return row;
}

}  // namespace vpnlint::iptables
