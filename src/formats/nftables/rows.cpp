// Conditions that hold together, and rows that depend on each other.
#include "formats/nftables/rows.h"

#include <algorithm>
#include <utility>

#include "formats/nftables/statements.h"

namespace vpnlint::nft {
namespace {

constexpr std::size_t most_compared = 64;  // conditions of one rule, for doubles

bool starts_with(const Way& way, std::string_view word) {
  return !way.data.empty() && way.data[0].is(word);
}

}  // namespace

void Rows::require(const std::string& condition) {
  if (condition == "family=ip" && table_.starts_with("ip ")) return;
  const bool said =
      conditions_.size() < most_compared &&
      std::find(conditions_.begin(), conditions_.end(), condition) != conditions_.end();
  if (!said) conditions_.push_back(condition);
}

void Rows::require(const Fields& fields) {
  for (const auto& field : fields) {
    for (const auto& implied : field.implied) require(implied);
  }
}

void Rows::emit_beside(std::string_view action, std::string target, const Conditions& more) {
  std::vector<std::string> all;
  if (anchor_) all.push_back("row_before=" + std::to_string(rows_.size() - *anchor_));
  all.insert(all.end(), conditions_.begin(), conditions_.end());
  all.insert(all.end(), more.begin(), more.end());
  std::size_t cost = 0;
  for (const auto& condition : all) cost += condition.size() + sizeof condition;
  if (!budget_.spend(cost)) all = {"unknown=limit"};
  rows_.push_back({std::move(all), std::string(action), std::move(target), {}});
}

void Rows::emit(std::string_view action, std::string target) {
  emit_beside(action, std::move(target));
  anchor_ = rows_.size() - 1;
  conditions_.clear();
}

void Rows::emit_ways(const Fields& fields, const std::vector<Way>& ways) {
  // A chain may change what the conditions and the key ask for.
  const bool jumps = ways.size() > 1 && std::any_of(ways.begin(), ways.end(), [](const Way& way) {
                       return starts_with(way, "jump");
                     });
  const bool marks = std::any_of(fields.begin(), fields.end(), [](const Field& field) {
    return field.kind == Field::Kind::number;
  });
  if (jumps && marks) return emit_late(ways);
  if (jumps && !conditions_.empty()) emit("continue");
  for (const auto& way : ways) emit_way(way, way.conditions);
}

// All keys are looked up before a chain can change them.
void Rows::emit_late(const std::vector<Way>& ways) {
  for (const auto& way : ways) emit_beside("continue", "", way.conditions);
  anchor_.reset();
  conditions_.clear();
  const Conditions matched = {"row_before=" + std::to_string(ways.size())};
  for (const auto& way : ways) emit_way(way, matched);
}

void Rows::emit_way(const Way& way, const Conditions& conditions) {
  const bool jump = starts_with(way, "jump") || starts_with(way, "goto");
  if (jump && way.data.size() == 2)
    return emit_beside(way.data[0].text, way.data[1].text, conditions);
  const auto action = way.data.empty() || jump ? "unknown" : verdict_of(way.data[0]);
  emit_beside(action.empty() ? "unknown" : action, "", conditions);
}

std::vector<chains::Rule> Rows::take(const std::string& comment) {
  if (rows_.empty()) emit("continue");
  for (auto& row : rows_) row.comment = comment;
  return std::move(rows_);
}

}  // namespace vpnlint::nft
