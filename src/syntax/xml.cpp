// The tree of tinyxml2 behind a narrow door.
#include "syntax/xml.h"

#include <tinyxml2.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/secret_names.h"
#include "base/text.h"
#include "syntax/xml_scan.h"

namespace vpnlint {
namespace {

using Element = tinyxml2::XMLElement;

const Element* element_of(const void* held) { return static_cast<const Element*>(held); }

const Element* named_child(const Element* element, std::string_view name) {
  const auto* child = element->FirstChildElement();
  while (child && name != child->Name()) child = child->NextSiblingElement();
  return child;
}

const Element* find_path(const Element* element, std::string_view path) {
  const auto slash = path.find('/');
  const auto name = path.substr(0, slash);
  for (const auto* child = named_child(element, name); child;
       child = child->NextSiblingElement(child->Name())) {
    if (slash == path.npos) return child;
    if (const auto* hit = find_path(child, path.substr(slash + 1))) return hit;
  }
  return nullptr;
}

// The library loses characters around an entity that it does not know, so it is told to leave
// entities alone.
std::optional<char32_t> entity(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, char32_t>, 5> named{
      {{"lt", U'<'}, {"gt", U'>'}, {"amp", U'&'}, {"quot", U'"'}, {"apos", U'\''}}};
  for (const auto& [known, character] : named) {
    if (name == known) return character;
  }
  if (name.size() < 2 || name[0] != '#') return std::nullopt;
  const bool hex = name[1] == 'x';
  const auto number = parse_integer(name.substr(hex ? 2 : 1), hex ? 16 : 10);
  const bool is_character =
      number && *number > 0 && *number <= 0x10ffff && (*number < 0xd800 || *number > 0xdfff);
  return is_character ? std::optional(static_cast<char32_t>(*number)) : std::nullopt;
}

constexpr std::size_t longest_entity = 10;

std::string resolve_entities(std::string_view text) {
  std::string out;
  for (auto amp = text.find('&'); amp != text.npos; amp = text.find('&')) {
    out += text.substr(0, amp);
    text.remove_prefix(amp);
    const auto end = text.substr(0, longest_entity).find(';');
    const auto character = end == text.npos ? std::nullopt : entity(text.substr(1, end - 1));
    if (character)
      append_utf8(out, *character);
    else
      out += '&';
    text.remove_prefix(character ? end + 1 : 1);
  }
  return out + std::string(text);
}

std::string joined_text(const Element* element) {
  std::string out;
  for (const auto* node = element->FirstChild(); node; node = node->NextSibling()) {
    const auto* text = node->ToText();
    if (text) out += text->CData() ? std::string(text->Value()) : resolve_entities(text->Value());
  }
  return out;
}

}  // namespace

struct XmlDocument::Tree {
  tinyxml2::XMLDocument document{false};  // entities are resolved here
};

std::string_view XmlNode::name() const {
  return element_ ? std::string_view(element_of(element_)->Name()) : std::string_view{};
}

std::string XmlNode::text() const {
  return element_ ? std::string(trim(joined_text(element_of(element_)))) : std::string{};
}

std::string XmlNode::attribute(std::string_view name) const {
  if (!element_) return {};
  const auto* attribute = element_of(element_)->FirstAttribute();
  while (attribute && name != attribute->Name()) attribute = attribute->Next();
  return attribute ? resolve_entities(attribute->Value()) : std::string{};
}

Position XmlNode::at() const {
  return element_ ? Position{static_cast<std::uint32_t>(element_of(element_)->GetLineNum()), 0}
                  : Position{};
}

std::uint32_t XmlNode::last_line() const {
  if (!element_) return 0;
  const auto text = joined_text(element_of(element_));
  return at().line + static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
}

XmlNode XmlNode::parent() const {
  const auto* parent = element_ ? element_of(element_)->Parent() : nullptr;
  return XmlNode(parent ? parent->ToElement() : nullptr);
}

XmlNode XmlNode::child(std::string_view path) const {
  return element_ ? XmlNode(find_path(element_of(element_), path)) : XmlNode();
}

std::vector<XmlNode> XmlNode::children(std::string_view name) const {
  std::vector<XmlNode> out;
  for (auto node = first_child(); node; node = node.next()) {
    if (name.empty() || node.name() == name) out.push_back(node);
  }
  return out;
}

XmlNode XmlNode::first_child() const {
  return element_ ? XmlNode(element_of(element_)->FirstChildElement()) : XmlNode();
}

XmlNode XmlNode::next() const {
  return element_ ? XmlNode(element_of(element_)->NextSiblingElement()) : XmlNode();
}

XmlDocument::XmlDocument(std::string_view text, const Limits& limits, Problems& problems)
    : tree_(std::make_unique<Tree>()) {
  auto scan = scan_xml(text, limits, problems);
  complete_ = scan.complete;
  text_ = std::move(scan.text);
  line_starts_.push_back(0);
  for (auto end = text_.find('\n'); end != text_.npos; end = text_.find('\n', end + 1)) {
    line_starts_.push_back(end + 1);
  }
  if (text_.empty()) {
    problems.add(Gravity::unreadable, problem_kind::unreadable, {1, 0},
                 {"There is no XML element in the file.", {}});
    complete_ = false;
    return;
  }
  if (tree_->document.Parse(text_.data(), text_.size()) != tinyxml2::XML_SUCCESS) {
    const auto line = static_cast<std::uint32_t>(std::max(1, tree_->document.ErrorLineNum()));
    tree_->document.Clear();
    complete_ = false;
    problems.add(Gravity::unreadable, problem_kind::unreadable, {line, 0},
                 {"The XML cannot be read.", {}});
    return;
  }
  const auto* element = tree_->document.RootElement();
  for (; scan.open_elements > 0 && element; --scan.open_elements) {
    cut_.push_back(element);
    element = element->LastChildElement();
  }
}

XmlDocument::~XmlDocument() = default;

XmlNode XmlDocument::root() const { return XmlNode(tree_->document.RootElement()); }

bool XmlDocument::is_cut(XmlNode node) const {
  return std::find(cut_.begin(), cut_.end(), node.element_) != cut_.end();
}

std::string_view XmlDocument::line(std::uint32_t number) const {
  if (number == 0 || number > line_starts_.size()) return {};
  const auto from = line_starts_[number - 1];
  const auto to = number < line_starts_.size() ? line_starts_[number] : text_.size();
  auto text = std::string_view(text_).substr(from, to - from);
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

std::string redact_elements(std::string_view line, bool (*hides)(std::string_view name)) {
  std::string out;
  while (!line.empty()) {
    const auto open = line.find('<');
    const auto close = open == line.npos ? line.npos : line.find('>', open);
    if (close == line.npos) break;
    auto name = line.substr(open + 1, close - open - 1);
    name = name.substr(0, name.find_first_of(" \t/"));
    out += line.substr(0, close + 1);
    const bool is_empty = line[close - 1] == '/';
    line.remove_prefix(close + 1);
    if (is_empty || name.empty() || !hides(name)) continue;
    const auto end = std::min(line.find("</" + std::string(name)), line.size());
    if (!trim(line.substr(0, end)).empty()) out += redacted;
    line.remove_prefix(end);
  }
  return out + std::string(line);
}

}  // namespace vpnlint
