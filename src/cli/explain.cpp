// vpnlint explain and --version.
#include <algorithm>
#include <iostream>

#include "base/message.h"
#include "base/text.h"
#include "base/translations.h"
#include "cli/commands.h"
#include "cli/rules_for.h"
#include "engine/pack.h"

namespace vpnlint {
namespace {

std::string language_of(const Options& options) {
  return options.language.empty() ? "en" : options.language;
}

void print_page(const Rule& rule, const std::string& language) {
  const auto say = [&](std::string_view english) { return translate(english, language); };
  const auto& text = rule.text_in(language);
  std::cout << rule.id << ' ' << rule.name << "\n\n"
            << text.finding << "\n\n"
            << say("Why it matters") << '\n'
            << text.why << "\n\n"
            << say("What to do") << '\n'
            << text.fix << '\n';
  for (const auto& [kind, command] : rule.fix)
    std::cout << '\n' << kind << ":\n" << command << '\n';
  std::cout << '\n'
            << say("Severity") << ": " << name_of(rule.severity) << ", " << say("confidence")
            << ": " << name_of(rule.confidence) << ", " << say("side") << ": " << rule.side << '\n';
  if (!rule.errors.empty()) {
    List codes;
    for (const auto code : rule.errors) codes.push_back(std::to_string(code));
    std::cout << say("Error codes that it explains") << ": " << join(codes, ", ") << '\n';
  }
  for (const auto& reference : rule.references) std::cout << reference << '\n';
}

bool print_code(std::int64_t code, const std::vector<Rule>& rules, const std::string& language) {
  bool any = false;
  for (const auto& rule : rules) {
    if (std::find(rule.errors.begin(), rule.errors.end(), code) == rule.errors.end()) continue;
    if (!any) {
      const Arguments arguments{{"code", std::to_string(code)}};
      std::cout << fill(translate("Rules that explain the error code {code}:", language), arguments)
                << '\n';
    }
    any = true;
    std::cout << rule.id << "  " << rule.name << '\n';
  }
  return any;
}

}  // namespace

Exit explain(const Options& options) {
  std::vector<Rule> rules;
  if (!rules_for(options, rules)) return Exit::usage;
  const auto& wanted = options.paths.front();
  const auto language = language_of(options);
  for (const auto& rule : rules) {
    if (equal_ignoring_case(rule.id, wanted) || equal_ignoring_case(rule.name, wanted)) {
      print_page(rule, language);
      return Exit::ok;
    }
  }
  const auto code = parse_integer(wanted);
  if (code && print_code(*code, rules, language)) return Exit::ok;
  std::vector<std::string_view> known;
  for (const auto& rule : rules) {
    known.push_back(rule.id);
    known.push_back(rule.name);
  }
  std::cerr << "vpnlint: no rule or error code " << wanted;
  if (const auto near = nearest(wanted, known)) std::cerr << "; did you mean " << *near << '?';
  std::cerr << '\n';
  return Exit::usage;
}

Exit print_version(const Options& options) {
  if (options.json_version) {
    std::cout << "{\"name\":\"vpnlint\",\"version\":\"" VPNLINT_VERSION
                 "\",\"schema_version\":\"1\",\"rules\":"
              << unpack(built_in_pack()).size() << "}\n";
  } else {
    std::cout << "vpnlint " VPNLINT_VERSION "\n";
  }
  return Exit::ok;
}

}  // namespace vpnlint
