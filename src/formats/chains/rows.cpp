// Chains and rules to rows.
#include "formats/chains/rows.h"

#include <utility>

#include "base/text.h"
#include "formats/chains/conditions.h"

namespace vpnlint::chains {
namespace {

// Longer lists stand in `conditions` alone.
constexpr std::size_t most_values = 1000;

void set_neutral(const Rule& rule, Position at, FilterRule& row) {
  const Conditions conditions(rule.conditions);
  const auto list = [&](std::string_view name, Texts& field) {
    auto values = conditions.plain(name);
    if (!values) return;
    field = values->size() > most_values ? Texts::missing(Presence::partial, at)
                                         : Texts(std::move(*values), at);
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
  row.kind = Text(chain.kind, chain.at);
  if (!chain.hook.empty()) {
    row.hook = Text(chain.hook, chain.at);
    row.priority = Number(chain.priority, chain.at);
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

}  // namespace vpnlint::chains
