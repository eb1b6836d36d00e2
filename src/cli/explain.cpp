// vpnlint explain and --version.
#include <algorithm>
#include <filesystem>
#include <iostream>

#include "base/error_codes.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/locale.h"
#include "cli/rules_for.h"
#include "cli/write_file.h"
#include "engine/pack.h"
#include "report/code_page.h"
#include "report/rule_page.h"

namespace vpnlint {
namespace {

constexpr std::size_t shown_codes = 4;

class Pages {
 public:
  Pages(const Options& options, const std::vector<Rule>& rules)
      : rules_(rules), output_(options.outputs.front()), markdown_(output_.format == "markdown") {
    language_ = !options.language.empty() ? options.language
                : markdown_               ? "en"
                                          : language_of_locale();
    colour_ = output_.file.empty() && wants_colour_on_stdout(options.colour);
  }

  Exit print(const Rule& rule) const { return put(output_.file, written(rule)); }
  Exit print(std::int64_t code) const {
    return put(output_.file, written(code_page(code, rules_, language_), {}));
  }

  Exit print_all() const {
    if (output_.file.empty()) {
      std::string text;
      for (const auto& rule : rules_) text += (text.empty() ? "" : "\n") + written(rule);
      return put({}, text);
    }
    std::error_code error;
    std::filesystem::create_directories(output_.file, error);
    for (const auto& rule : rules_) {
      const auto file = std::filesystem::path(output_.file) / (rule.id + extension());
      if (const auto done = put(file.string(), written(rule)); done != Exit::ok) return done;
    }
    return Exit::ok;
  }

 private:
  std::string extension() const { return markdown_ ? ".md" : ".txt"; }

  std::string written(const Rule& rule) const {
    return written(rule_page(rule, rules_, language_), rule.id);
  }

  std::string written(const Document& page, std::string_view own_id) const {
    if (!markdown_) return to_plain_text(page, colour_);
    return to_markdown(page, [&](std::string_view id) {
      const bool known = id != own_id && std::ranges::find(rules_, id, &Rule::id) != rules_.end();
      return known ? std::string(id) + extension() : std::string();
    });
  }

  static Exit put(const std::string& file, const std::string& text) {
    if (!file.empty()) return replace_file(file, text) ? Exit::ok : Exit::internal;
    std::cout << text;
    return Exit::ok;
  }

  const std::vector<Rule>& rules_;
  const Output& output_;
  bool markdown_, colour_;
  std::string language_;
};

// Built-in rules are loaded without their examples; pages show one.
void add_examples(std::vector<Rule>& rules) {
  for (auto& full : unpack(built_in_examples_pack())) {
    const auto rule = std::ranges::find(rules, full.id, &Rule::id);
    if (rule != rules.end() && rule->file == full.file) rule->examples = std::move(full.examples);
  }
}

Exit not_known(const std::string& wanted, const std::vector<Rule>& rules) {
  std::vector<std::string_view> known;
  for (const auto& rule : rules) {
    known.push_back(rule.id);
    known.push_back(rule.name);
  }
  for (const auto& code : error_codes()) known.push_back(code.name);
  std::cerr << "vpnlint: no rule or error code " << wanted;
  if (const auto code = parse_error_code(wanted)) {
    std::cerr << "; known codes near it:\n";
    for (const auto near : nearest_error_codes(*code, shown_codes))
      std::cerr << "  " << code_line(near, "en") << '\n';
    return Exit::usage;
  }
  if (const auto near = nearest(wanted, known)) std::cerr << "; did you mean " << *near << '?';
  std::cerr << '\n';
  return Exit::usage;
}

}  // namespace

Exit explain(const Options& options) {
  std::vector<Rule> rules;
  if (!rules_for(options, rules)) return Exit::usage;
  add_examples(rules);
  const Pages pages(options, rules);
  if (options.all_pages) return pages.print_all();
  const auto& wanted = options.paths.front();
  for (const auto& rule : rules) {
    if (equal_ignoring_case(rule.id, wanted) || equal_ignoring_case(rule.name, wanted))
      return pages.print(rule);
  }
  const auto code = parse_error_code(wanted);
  const bool known = code && (find_error_code(*code) || !rules_explaining(*code, rules).empty());
  return known ? pages.print(*code) : not_known(wanted, rules);
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
