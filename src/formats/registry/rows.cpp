// Rows of the generic tables: keys, values, statements that take no effect.
#include "facts/registry_path.h"
#include "formats/registry/reader.h"
#include "formats/registry/secrets.h"

namespace vpnlint {
namespace {

/// Rows kept for rules; `vpnlint facts` keeps all. Real keys that rules read have a few hundred.
constexpr std::size_t most_rows = 20'000;
constexpr std::size_t most_quotes = 60'000;
/// Statements of a file that nothing is imported from, wanted or not.
constexpr std::size_t most_statements = 1'000;

}  // namespace

bool RegistryReader::takes_row(bool asked) {
  if (!asked || facts_.wanted().everything) return true;
  if (rows_ < most_rows) return ++rows_, true;
  rows_limited_ = true;
  return false;
}

void RegistryReader::add_key_row(std::string_view operation, Position at) {
  const bool asked = place_.asked || (place_.topic != Topic::none && operation != "create");
  if (!takes_row(asked)) return;
  RegistryKey row;
  row.asked = asked;
  row.at = at;
  row.key = Field<KeyPath>(make_key_path(dispatch_.path()), at);
  row.operation = Text(std::string(operation), at);
  facts_.add(std::move(row));
}

void RegistryReader::add_value_row(const RegValue& value, const RegistryData& data,
                                   bool is_secret) {
  const bool asked = place_.asked || is_wanted_name(value.name);
  if (!takes_row(asked)) return;
  const auto at = value.at;
  RegistryValue row;
  row.asked = asked;
  row.at = at;
  row.key = Field<KeyPath>(make_key_path(dispatch_.path()), at);
  row.name = Text(std::string(value.name), at);
  row.type = Text(registry_type_name(value.type), at);
  row.operation = Text("set", at);
  if (value.cut) {
    row.data = Field<Value>::missing(Presence::partial, at);
    row.data_hex = Text::missing(Presence::partial, at);
  } else if (is_secret) {
    row.data = Field<Value>(std::string(redacted), at);
  } else {
    row.data_hex = Text(data.hex(), at);
    auto held = data.value();
    if (held.index() != 0) row.data = Field<Value>(std::move(held), at);
  }
  facts_.add(std::move(row));
}

void RegistryReader::add_statement(std::string_view statement, std::string_view target,
                                   std::string_view name, Value data, Position at,
                                   std::string_view reason) {
  const bool asked = place_.asked || place_.topic != Topic::none || is_wanted_name(name);
  if (!facts_.wanted().everything && ++statements_ > most_statements &&
      (!asked || !takes_row(true))) {
    return;
  }
  ScriptStatement row;
  row.at = at;
  row.statement = Text(std::string(statement), at);
  row.target = Text(std::string(target), at);
  if (statement.ends_with("_value")) row.name = Text(std::string(name), at);
  if (data.index() != 0) row.data = Field<Value>(std::move(data), at);
  row.effective = Flag(reason.empty(), at);
  if (!reason.empty()) row.reason = Text(std::string(reason), at);
  facts_.add(std::move(row));
}

void RegistryReader::quote(std::uint32_t line, std::string_view text) {
  if (facts_.wanted().every_row || ++quotes_ <= most_quotes) facts_.quote(line, text);
}

}  // namespace vpnlint
