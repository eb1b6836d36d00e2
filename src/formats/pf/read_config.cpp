// The parts of config.xml in their order: secrets first, so that no quoted line shows one.
#include "formats/pf/read_config.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "formats/pf/aliases.h"
#include "formats/pf/filter_rules.h"
#include "formats/pf/interfaces.h"
#include "formats/pf/nat_rules.h"
#include "formats/pf/port_forwards.h"
#include "formats/pf/secrets.h"
#include "formats/pf/vpn_servers.h"

namespace vpnlint::pf {
namespace {

constexpr int certain = 95;
constexpr std::array<std::string_view, 7> sections{"<version>", "<system>", "<interfaces>", "<nat>",
                                                   "<filter>",  "<sysctl>", "<theme>"};

// The text from the first element on: past prompts, comments, declarations.
std::string_view first_element(std::string_view text) {
  while (!text.empty()) {
    const auto open = text.find('<');
    if (open == text.npos) return {};
    text.remove_prefix(open);
    const auto skip = [&](std::string_view opening, std::string_view closing) {
      if (!text.starts_with(opening)) return false;
      const auto end = text.find(closing, opening.size());
      text.remove_prefix(end == text.npos ? text.size() : end + closing.size());
      return true;
    };
    if (skip("<!--", "-->") || skip("<?", "?>") || skip("<!", ">")) continue;
    return text;
  }
  return {};
}

// Prose may mention the root element; a document has it on a line of its own, or behind a
// declaration or comment.
bool begins_a_line(std::string_view all, std::string_view from) {
  const auto before = trim_right(all.substr(0, all.size() - from.size()));
  const auto gap = all.substr(before.size(), all.size() - from.size() - before.size());
  return before.empty() || before.ends_with('>') || gap.find('\n') != gap.npos;
}

bool holds_elements(std::string_view after_name) {
  const auto close = after_name.find('>');
  if (close == after_name.npos) return false;
  const auto inside = trim(after_name.substr(close + 1));
  return inside.starts_with('<');
}

}  // namespace

int recognise_config(const Head& head, std::string_view root) {
  const auto text = first_element(head.text);
  const auto opening = "<" + std::string(root);
  if (!text.starts_with(opening)) return 0;
  const auto after = text.substr(opening.size());
  if (after.empty() || (after[0] != '>' && after[0] != ' ')) return 0;
  if (!begins_a_line(head.text, text) || !holds_elements(after)) return 0;
  const bool has_section = std::any_of(sections.begin(), sections.end(), [&](auto section) {
    return after.find(section) != after.npos;
  });
  return has_section ? certain : 0;
}

void read_config(Reading& reading, Product product) {
  const auto text = reading.source.whole_text();
  const XmlDocument document(text, reading.limits, reading.problems);
  if (!document.root()) return;
  Config config(document, product, reading);
  read_secrets(config);
  for (const auto& problem : reading.problems.all()) config.quote(problem.at.line);
  const Interfaces interfaces(config);
  const Aliases aliases(config, interfaces);
  read_interfaces(config, interfaces);
  read_port_forwards(config, aliases);
  read_filter_rules(config, interfaces, aliases);
  read_nat_rules(config, interfaces, aliases);
  if (config.is_opnsense()) read_swanctl(config);
  read_ipsec(config);
  read_l2tp(config);
  read_settings(config);
}

}  // namespace vpnlint::pf
