// Cases of windows/*.toml: rules and settings in short, as the exports that Windows would write.
#pragma once

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "cli/read_bundle.h"
#include "engine/parse_toml.h"
#include "formats/registry/read_reg.h"

namespace vpnlint::test {

/// One entry of an array of tables, with short ways to its values.
class Entry {
 public:
  explicit Entry(const toml::table& table) : table_(table) {}

  bool has(std::string_view key) const { return table_.contains(key); }
  std::string text(std::string_view key, std::string otherwise = {}) const {
    return table_[key].value_or(std::move(otherwise));
  }
  std::vector<std::string> texts(std::string_view key) const {
    std::vector<std::string> out;
    if (const auto* array = table_[key].as_array()) {
      for (const auto& item : *array) out.push_back(item.value_or(std::string()));
    }
    return out;
  }
  const toml::table* table(std::string_view key) const { return table_[key].as_table(); }
  const toml::array* array(std::string_view key) const { return table_[key].as_array(); }

 private:
  const toml::table& table_;
};

inline const toml::table& read_cases(const std::string& name) {
  static std::map<std::string, toml::table> read;
  if (const auto found = read.find(name); found != read.end()) return found->second;
  std::ifstream in(SOURCE_DIR "/tests/path/windows/" + name, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  std::vector<FileProblem> problems;
  auto table = parse_toml(text.str(), name, problems);
  const auto problem = problems.empty() ? std::string() : to_text(problems.front());
  BOOST_TEST_REQUIRE(table.has_value(), problem);
  return read.emplace(name, std::move(*table)).first->second;
}

/// "v2.31|...|" as a value of the registry's text.
inline std::string rule_values(const std::vector<std::string>& rules, std::string_view prefix) {
  std::string out;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    auto rule = rules[i].starts_with("v") ? rules[i] : "v2.31|" + rules[i] + "|";
    for (auto at = rule.find('\\'); at != rule.npos; at = rule.find('\\', at + 2)) {
      rule.insert(at, "\\");
    }
    out += '"' + std::string(prefix) + std::to_string(i) + "\"=\"" + rule + "\"\n";
  }
  return out;
}

/// The DWORDs of one profile; those of `all` first.
inline std::string profile_values(const toml::table* profiles, std::string_view profile) {
  std::string out;
  for (const auto name : {std::string_view("all"), profile}) {
    const auto* values = profiles ? (*profiles)[name].as_table() : nullptr;
    if (!values) continue;
    for (const auto& [key, value] : *values) {
      out += '"' + std::string(key.str()) + "\"=dword:0000000" + std::to_string(value.value_or(0)) +
             '\n';
    }
  }
  return out;
}

inline std::string key(const std::string& path, const std::string& values = {}) {
  return "[" + path + "]\n" + values + "\n";
}

/// What regedit writes for the PC's own firewall key.
inline std::string local_export(const Entry& entry) {
  const std::string root =
      "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\"
      "FirewallPolicy";
  const auto* profiles = entry.table("profiles");
  return std::string(reg_header) + key(root) +
         key(root + "\\DomainProfile", profile_values(profiles, "domain")) +
         key(root + "\\FirewallRules", rule_values(entry.texts("local"), "local-")) +
         key(root + "\\Mdm") +
         key(root + "\\Mdm\\FirewallRules", rule_values(entry.texts("mdm"), "mdm-")) +
         key(root + "\\PublicProfile", profile_values(profiles, "public")) +
         key(root + "\\RestrictedServices") + key(root + "\\RestrictedServices\\Static") +
         key(root + "\\RestrictedServices\\Static\\System",
             rule_values(entry.texts("hardening"), "service-")) +
         key(root + "\\StandardProfile", profile_values(profiles, "private"));
}

/// What regedit writes for the key of Group Policy. Profiles that it does not set have no key.
inline std::string policy_export(const Entry& entry) {
  const std::string root = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\WindowsFirewall";
  const auto* profiles = entry.table("gpo_profiles");
  std::string out = std::string(reg_header) + key(root);
  const auto add = [&](const char* name, std::string_view profile) {
    const auto values = profile_values(profiles, profile);
    if (!values.empty()) out += key(root + "\\" + name, values);
  };
  add("DomainProfile", "domain");
  out += key(root + "\\FirewallRules", rule_values(entry.texts("gpo"), "gpo-"));
  add("PrivateProfile", "private");
  add("PublicProfile", "public");
  add("StandardProfile", "standard");
  return out;
}

struct NetshField {
  const char *name, *usual;
  bool verbose_only;
};

/// In netsh's order. A field whose value is "-" is left out.
inline constexpr NetshField netsh_fields[] = {
    {"Rule Name", "R", false},
    {"Enabled", "Yes", false},
    {"Direction", "Out", false},
    {"Profiles", "Domain,Private,Public", false},
    {"Grouping", "", false},
    {"LocalIP", "Any", false},
    {"RemoteIP", "Any", false},
    {"Protocol", "UDP", false},
    {"LocalPort", "Any", false},
    {"RemotePort", "Any", false},
    {"Edge traversal", "No", false},
    {"Program", "-", true},
    {"Service", "-", true},
    {"InterfaceTypes", "Any", true},
    {"Security", "NotRequired", true},
    {"Rule source", "Local Setting", true},
    {"Action", "Block", false},
};

/// `netsh advfirewall firewall show rule name=all [verbose]`
inline std::string netsh_rules(const Entry& entry) {
  const bool verbose = entry.text("listing", "verbose") == "verbose";
  std::string out = "C:\\>netsh advfirewall firewall show rule name=all";
  out += verbose ? " verbose\n" : "\n";
  for (const auto& item : *entry.array("netsh")) {
    const Entry rule(*item.as_table());
    out += '\n';
    for (const auto& field : netsh_fields) {
      const auto value = rule.text(field.name, field.usual);
      if (value == "-" || (field.verbose_only && !verbose)) continue;
      auto label = std::string(field.name) + ':';
      label.resize(38, ' ');
      out += label + value + '\n';
      if (field.name == std::string_view("Rule Name")) out += std::string(70, '-') + '\n';
    }
  }
  return out + "Ok.\n\n";
}

/// `netsh advfirewall show allprofiles`; the value is the line "Firewall Policy", or OFF.
inline std::string netsh_profiles(const Entry& entry) {
  std::string out = "C:\\>netsh advfirewall show allprofiles\n\n";
  for (const auto* profile : {"Domain", "Private", "Public"}) {
    const auto* values = entry.table("netsh_profiles");
    const auto policy = (*values)[profile].value_or((*values)["all"].value_or(std::string("OFF")));
    out += std::string(profile) + " Profile Settings: \n" + std::string(70, '-') + '\n';
    out += "State                                 " + std::string(policy == "OFF" ? "OFF" : "ON");
    out += "\nFirewall Policy                       ";
    out += policy == "OFF" ? "BlockInbound,AllowOutbound" : policy;
    out += "\nLocalFirewallRules                    N/A (GPO-store only)\n\n";
  }
  return out + "Ok.\n\n";
}

/// What a user of the case would send, by file name.
inline std::map<std::string, std::string> files_of(const Entry& entry) {
  std::map<std::string, std::string> files;
  const bool netsh = entry.has("netsh") || entry.has("netsh_profiles");
  const auto missing = entry.texts("not_sent");
  const auto sent = [&](std::string_view what) {
    return std::find(missing.begin(), missing.end(), what) == missing.end();
  };
  if (entry.has("netsh")) files["rules.txt"] = netsh_rules(entry);
  if (entry.has("netsh_profiles")) files["profiles.txt"] = netsh_profiles(entry);
  if (!netsh && sent("local")) files["local.reg"] = as_export(local_export(entry));
  if (!netsh && sent("policy")) files["policy.reg"] = as_export(policy_export(entry));
  return files;
}

}  // namespace vpnlint::test
