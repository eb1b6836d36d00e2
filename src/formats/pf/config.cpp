// Shared small steps of reading config.xml.
#include "formats/pf/config.h"

#include <algorithm>
#include <iterator>

#include "base/secret_names.h"
#include "base/text.h"
#include "formats/pf/secrets.h"

namespace vpnlint::pf {
namespace {

constexpr std::size_t longest_quote = 2'048;

}  // namespace

Config::Config(const XmlDocument& document, Product product, Reading& reading)
    : document_(document), root_(document.root()), product_(product), reading_(reading) {
  device_ = text(root_.child("system/hostname"));
}

std::vector<XmlNode> Config::all(std::string_view path, std::string_view name) const {
  auto nodes = (path.empty() ? root_ : root_.child(path)).children(name);
  std::erase_if(nodes, [&](XmlNode node) { return is_cut(node); });
  return nodes;
}

Position Config::place(XmlNode node) const {
  if (!node) return {};
  quote(node.at().line);
  return node.at();
}

void Config::quote(std::uint32_t line) const {
  if (quoted_.insert(line).second) facts().quote(line, shown_line(line));
}

// A file may be one long line, so only its beginning is looked at.
std::string Config::shown_line(std::uint32_t line) const {
  const auto after = std::upper_bound(
      secret_lines_.begin(), secret_lines_.end(), line,
      [](std::uint32_t number, const auto& lines) { return number < lines.first; });
  const bool inner = after != secret_lines_.begin() && line <= std::prev(after)->second;
  if (inner) return std::string(redacted);
  return redact_elements(cut_utf8(document_.line(line), longest_quote), hides_contents);
}

Text Config::text(XmlNode node) const {
  auto value = node.text();
  if (value.empty()) return {};
  return Text(std::move(value), place(node));
}

bool Config::covers(std::string_view path, bool elsewhere) const {
  if (facts().full()) return false;
  if (document_.complete()) return true;
  const auto section = root_.child(path);
  return !elsewhere && section && !is_cut(section);
}

void Config::cover(std::string_view table, std::string_view path, bool elsewhere) const {
  const auto section = root_.child(path);
  const auto at = place(section ? section : root_);
  const bool complete = covers(path, elsewhere);
  facts().extent(table, "*", {}, at, complete, complete ? "" : "truncated");
}

bool is_set(const Config& config, XmlNode parent, std::string_view name) {
  const auto node = parent.child(name);
  if (!node) return false;
  if (!config.is_opnsense()) return true;
  const auto value = node.text();
  // Rules of the newer models have a sequence and write an empty element for off.
  if (value.empty()) return !parent.has("sequence");
  return value != "0" && value != "no";
}

Flag enabled_of(const Config& config, XmlNode rule) {
  if (is_set(config, rule, "disabled")) return Flag(false, config.place(rule.child("disabled")));
  return Flag(true, config.place(rule));
}

std::vector<std::string> words_of(std::string_view text, std::string_view separators) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const auto end = text.find_first_of(separators);
    const auto word = trim(text.substr(0, end));
    if (!word.empty()) words.emplace_back(word);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
  return words;
}

}  // namespace vpnlint::pf
