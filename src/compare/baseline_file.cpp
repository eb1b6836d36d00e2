// The file of a baseline.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "compare/baseline.h"

namespace vpnlint {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view schema_version = "1";

bool is_text(const Json& json, const char* member) {
  return json.contains(member) && json[member].is_string();
}

// Empty = the entry is as it should be.
std::string flaw_of(const Json& json) {
  if (!json.is_object()) return "is no object";
  for (const char* member : {"rule", "place", "subject"}) {
    if (!is_text(json, member)) return std::string(member) + " must be a text";
  }
  if (!json.contains("count") || !json["count"].is_number_unsigned() || json["count"] == 0) {
    return "count must be a number from 1 on";
  }
  if (!json.contains("values") || !json["values"].is_object()) return "values must be an object";
  for (const auto& value : json["values"]) {
    if (!value.is_string()) return "values must be texts";
  }
  for (const auto& [member, value] : json.items()) {
    const bool known = member == "rule" || member == "place" || member == "subject" ||
                       member == "count" || member == "values";
    if (!known) return "has an unknown member " + member;
  }
  return "";
}

BaselineEntry entry_from(const Json& json) {
  BaselineEntry entry{json["rule"], json["place"], json["subject"], {}, json["count"]};
  for (const auto& [column, value] : json["values"].items()) {
    entry.values.emplace_back(column, value.get<std::string>());
  }
  return entry;
}

// write_baseline() gives each entry a line of its own; in a file laid out otherwise the place of
// an entry is the line where its place is named.
std::uint32_t line_of(std::string_view text, const std::string& place, std::size_t& from) {
  const auto at = text.find(place, from);
  if (at == text.npos) return 1;
  from = at + place.size();
  return static_cast<std::uint32_t>(
      1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

Json json_of(const BaselineEntry& entry) {
  Json values = Json::object();
  for (const auto& [column, value] : entry.values) values[column] = value;
  return {{"rule", entry.rule},
          {"subject", entry.subject},
          {"values", std::move(values)},
          {"place", entry.place},
          {"count", entry.count}};
}

}  // namespace

std::optional<Baseline> read_baseline(std::string_view text, std::string& why) {
  const auto fail = [&](std::string reason) {
    why = std::move(reason);
    return std::optional<Baseline>();
  };
  const auto json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) return fail("is no JSON");
  if (!json.is_object() || !json.contains("entries") || !json["entries"].is_array()) {
    return fail("is no baseline of vpnlint");
  }
  if (!json.contains("schema_version") || json["schema_version"] != schema_version) {
    return fail("has another schema_version than 1");
  }
  Baseline baseline;
  std::size_t from = 0;
  for (const auto& one : json["entries"]) {
    const auto number = std::to_string(baseline.entries.size() + 1);
    const auto flaw = flaw_of(one);
    if (!flaw.empty()) return fail("entry " + number + ": " + flaw);
    auto entry = entry_from(one);
    entry.line = line_of(text, entry.place, from);
    baseline.entries.push_back(std::move(entry));
  }
  return baseline;
}

std::string write_baseline(const Baseline& baseline) {
  std::string text =
      "{\n\"schema_version\": \"" + std::string(schema_version) + "\",\n\"entries\": [";
  for (std::size_t i = 0; i < baseline.entries.size(); ++i) {
    text += i == 0 ? "\n" : ",\n";
    text += json_of(baseline.entries[i]).dump(-1, ' ', false, Json::error_handler_t::replace);
  }
  return text + "\n]\n}\n";
}

}  // namespace vpnlint
