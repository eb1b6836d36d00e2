// vpnlint rules list|check|test|tables
#include <algorithm>
#include <iostream>

#include "analysis/analyse.h"
#include "analysis/bundle_facts.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/read_bundle.h"
#include "cli/rules_for.h"
#include "cli/write_file.h"
#include "engine/examples.h"
#include "engine/load_rules.h"
#include "facts/hosts.h"

namespace vpnlint {
namespace {

// As regedit writes it: UTF-16LE with BOM and CRLF.
std::string as_regedit_writes(const std::string& text) {
  std::string out = "\xff\xfe";
  const auto put = [&](char32_t c) {
    out += static_cast<char>(c & 0xff);
    out += static_cast<char>(c >> 8 & 0xff);
  };
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const int length = byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    char32_t c = length == 1 ? byte : byte & (0x7f >> length);
    for (int k = 1; k < length && i + static_cast<std::size_t>(k) < text.size(); ++k) {
      c = c << 6 | (static_cast<unsigned char>(text[i + static_cast<std::size_t>(k)]) & 0x3f);
    }
    i += static_cast<std::size_t>(length);
    if (c == '\n') put('\r');
    if (c < 0x10000) {
      put(c);
    } else {
      put(0xd800 + ((c - 0x10000) >> 10));
      put(0xdc00 + ((c - 0x10000) & 0x3ff));
    }
  }
  return out;
}

void read_example(Bundle& bundle,
                  const std::vector<std::pair<std::string, std::string>>& artifacts) {
  ReadOptions options;
  options.wanted.everything = true;
  for (const auto& [name, text] : artifacts) {
    if (name == "reg" || name.ends_with(".reg")) {
      const auto path = name == "reg" ? std::string("example.reg") : name;
      read_text(bundle, path, as_regedit_writes(text), options);
    } else {
      const auto path = name.find('.') == name.npos ? "example." + name : name;
      read_text(bundle, path, replace_all(text, "\n", "\r\n"), options);
    }
  }
  guess_router_roles(bundle);
  add_bundle_facts(bundle);
  analyse(bundle);
}

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

Exit test_rules(const Options& options) {
  std::vector<Rule> rules;
  if (!rules_of_folder(options, rules)) return Exit::usage;
  std::size_t wrong = 0;
  const auto results = run_examples(rules, read_example);
  for (const auto& result : results) {
    if (result.ok) continue;
    ++wrong;
    std::cout << result.rule->file << ':' << result.example->line << ": " << result.rule->id
              << " should be " << name_of(result.example->verdict)
              << (result.example->would_fail ? ", would_fail" : "") << ", is " << result.got
              << '\n';
  }
  std::cout << rules.size() << " rules, " << results.size() << " examples, " << wrong
            << " wrong.\n";
  return wrong == 0 ? Exit::ok : Exit::usage;
}

Exit list_tables(const Options&) {
  for (const auto& table : all_tables()) {
    std::cout << table.name << (table.derived ? " (derived)" : "") << ": " << table.doc << '\n';
    for (const auto& column : table.columns) {
      std::cout << "  " << column.name << " (" << name_of(column.type)
                << (column.flags & identity ? ", identity" : "")
                << (column.flags & secret ? ", secret" : "") << "): " << column.doc << '\n';
    }
  }
  return Exit::ok;
}

}  // namespace vpnlint
