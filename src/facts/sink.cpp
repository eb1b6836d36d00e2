// Facts that every reader makes.
#include "facts/sink.h"

namespace vpnlint {

void FactSink::extent(std::string_view table, std::string_view selector, List columns, Position at,
                      bool complete, std::string_view why) {
  Extent extent;
  extent.at = at;
  extent.table = Text(std::string(table), at);
  extent.selector = Text(std::string(selector), at);
  if (!columns.empty()) extent.columns = Texts(std::move(columns), at);
  extent.complete = Flag(complete, at);
  if (!why.empty()) extent.why = Text(std::string(why), at);
  add(std::move(extent));
}

void FactSink::secret(std::string_view kind, std::string_view name, Position at) {
  SecretFact secret;
  secret.at = at;
  secret.kind = Text(std::string(kind), at);
  secret.name = Text(std::string(name), at);
  add(std::move(secret));
}

}  // namespace vpnlint
