// vpnlint rules list|check
#include <iostream>

#include "cli/commands.h"
#include "cli/rules_for.h"
#include "cli/write_file.h"
#include "engine/load_rules.h"

namespace vpnlint {
namespace {

// rules check --update-hashes: what is there now is what the pack lists.
bool update_packs(const std::vector<std::string>& folders) {
  if (folders.empty()) std::cerr << "vpnlint: --update-hashes needs a folder with pack.toml\n";
  bool good = !folders.empty();
  for (const auto& folder : folders) {
    const auto text = renewed_pack(folder);
    if (!text) std::cerr << "vpnlint: " << folder << ": no pack.toml\n";
    good = text && replace_file(folder + "/pack.toml", *text) && good;
  }
  return good;
}

}  // namespace

Exit list_rules(const Options& options) {
  std::vector<Rule> rules;
  if (!rules_of_folder(options, rules)) return Exit::usage;
  for (const auto& rule : rules) {
    std::cout << rule.id << "  " << name_of(rule.severity)
              << std::string(9 - name_of(rule.severity).size(), ' ') << rule.side
              << std::string(10 - rule.side.size(), ' ') << rule.name << '\n';
  }
  return Exit::ok;
}

Exit check_rules(const Options& options) {
  if (options.update_hashes && !update_packs(options.paths)) return Exit::usage;
  std::vector<Rule> rules;
  std::vector<RulePack> packs;
  if (!rules_of_folder(options, rules, &packs)) return Exit::usage;
  std::cout << rules.size() << " rules are well-formed.\n";
  for (const auto& pack : packs) {
    std::cout << "pack " << pack.id << ' ' << pack.version << " (" << pack.licence << "), "
              << pack.files.size() << " files as listed.\n";
  }
  return Exit::ok;
}

}  // namespace vpnlint
