// The reader against the recorded answers of Wine's import (tests/oracles/wine-reg): the same
// operations, applied in order, leave the same registry behind.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "base/text.h"
#include "facts/registry_path.h"
#include "formats/read_text.h"

namespace vpnlint {
void read_registry(Reading& reading);
}  // namespace vpnlint

using namespace vpnlint;

namespace {

const std::string folder = SOURCE_DIR "/tests/oracles/wine-reg/";

/// The keys of a registry, each with its values; names in lower case.
using Model = std::map<std::string, std::map<std::string, std::string>>;

/// Where this reader knowingly says something else.
const std::map<std::string, std::string> deviations{
    {"encoding-u16be", "read as what it says; which encodings Windows takes is not known"},
    {"encoding-u16nobom", "read as what it says; which encodings Windows takes is not known"},
    {"header-second-regedit4", "5.00 has UTF-16 bytes in hex(2), whatever the file's encoding"},
    {"key-fold-beyond-ascii", "names are compared without case in ASCII only"},
    {"surrogate-lone-u16", "half a character becomes U+FFFD when the text is decoded"},
};

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Encoding encoding_of(std::string_view bytes, std::string_view page) {
  if (bytes.starts_with("\xff\xfe")) return Encoding::utf16le_bom;
  if (bytes.starts_with("\xfe\xff")) return Encoding::utf16be_bom;
  if (bytes.size() > 1 && bytes[1] == '\0') return Encoding::utf16le;
  return parse_encoding(page).value_or(Encoding::utf8);
}

void make_key(Model& model, std::string key) {
  for (;;) {
    model[lower(key)];
    const auto slash = key.rfind('\\');
    if (slash == key.npos) return;
    key.resize(slash);
  }
}

void delete_key(Model& model, const std::string& key) {
  std::erase_if(model, [&](const auto& entry) { return is_at_or_below(entry.first, key); });
}

void replay(Model& model, const test::ReadText& read) {
  std::map<std::uint32_t, const RegistryKey*> keys;
  std::map<std::uint32_t, const RegistryValue*> values;
  for (const auto& row : read.facts.rows<RegistryKey>()) keys[row.at.line] = &row;
  for (const auto& row : read.facts.rows<RegistryValue>()) values[row.at.line] = &row;
  for (const auto& [line, row] : keys) {
    const auto& key = row->key.value().written;
    if (row->operation.is("delete_key"))
      delete_key(model, key);
    else
      make_key(model, key);
    for (auto it = values.lower_bound(line); it != values.end(); ++it) {
      if (keys.upper_bound(line) != keys.end() && it->first > keys.upper_bound(line)->first) break;
      const auto& value = *it->second;
      auto& held = model[lower(value.key.value().written)];
      const auto name = lower(value.name.value());
      if (value.operation.is("delete_value"))
        held.erase(name);
      else
        held[name] = value.type.value() + " " + value.data_hex.value();
    }
  }
}

void import(Model& model, const std::string& path, std::string_view page) {
  const auto bytes = read_file(path);
  replay(model, test::read_text(read_registry, bytes, path, {}, encoding_of(bytes, page)));
}

/// Only what lies below the case's own keys, one line each.
std::string dump(const Model& model, const std::set<std::string>& keys) {
  std::string out;
  for (const auto& [key, values] : model) {
    if (!keys.contains(key)) continue;
    out += "[" + key + "]\n";
    for (const auto& [name, data] : values) out += "\"" + name + "\" " + data + "\n";
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(registry_wine)

BOOST_AUTO_TEST_CASE(every_recorded_import_leaves_the_same_registry) {
  std::map<std::string, Model> expected;
  std::ifstream rows(folder + "expected.ndjson");
  for (std::string line; std::getline(rows, line);) {
    const auto row = nlohmann::json::parse(line);
    auto& model = expected[row["case"]];
    const auto key = row["key"].get<std::string>();
    auto& values = model[lower(key)];
    if (row["table"] != "registry_value") continue;
    values[lower(row["name"].get<std::string>())] =
        row["type"].get<std::string>() + " " + row["data_hex"].get<std::string>();
  }
  std::ifstream cases(folder + "cases.tsv");
  std::size_t compared = 0;
  std::string line;
  std::getline(cases, line);
  while (std::getline(cases, line)) {
    const auto fields = split(line, '\t');
    const std::string name(fields[0]);
    if (fields[1] == "none" || deviations.contains(name)) continue;
    Model model;
    const auto base = folder + "cases/" + name;
    if (std::ifstream(base + ".setup.reg")) import(model, base + ".setup.reg", fields[2]);
    import(model, base + ".reg", fields[2]);
    std::set<std::string> keys;
    const auto own = "\\vpnlint-case\\" + lower(name);
    const auto is_own = [&](const std::string& key) {
      const auto at = key.find(own);
      return at != key.npos && (at + own.size() == key.size() || key[at + own.size()] == '\\');
    };
    for (const auto& [key, values] : model) {
      if (is_own(key)) keys.insert(key);
    }
    for (const auto& [key, values] : expected[name]) keys.insert(key);
    BOOST_TEST_CONTEXT(name) { BOOST_TEST(dump(model, keys) == dump(expected[name], keys)); }
    ++compared;
  }
  BOOST_TEST(compared > 280);
}

BOOST_AUTO_TEST_SUITE_END()
