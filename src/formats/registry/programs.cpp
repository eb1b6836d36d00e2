// Values of Uninstall\<product>.
#include "base/text.h"
#include "formats/registry/system.h"

namespace vpnlint {

void RegistryPrograms::key(const TopicKeyLine& key) {
  full_ = rows_.size() >= most_topic_rows;
  if (full_) return;
  if (!rows_.empty() && !rows_.back().name.known()) rows_.pop_back();
  rows_.emplace_back().at = key.at;
}

void RegistryPrograms::value(const TopicValue& value) {
  if (full_ || rows_.empty()) return;
  auto& row = rows_.back();
  const auto is = [&](std::string_view name) { return equal_ignoring_case(value.name, name); };
  if (is("DisplayName")) row.name = text_field(value);
  if (is("DisplayVersion")) row.version = text_field(value);
  if (is("Publisher")) row.publisher = text_field(value);
}

void RegistryPrograms::hand_over(FactSink& facts) {
  for (auto& row : rows_) {
    if (row.name.known() && !row.name.value().empty()) facts.add(std::move(row));
  }
  rows_.clear();
}

}  // namespace vpnlint
