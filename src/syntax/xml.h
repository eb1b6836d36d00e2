// XML as a read-only tree with lines. Hides the XML library from everybody else.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/position.h"
#include "base/problem.h"

namespace vpnlint {

/// One element, or none: every question to none has an empty answer, so paths need no checks.
/// Valid as long as its document.
class XmlNode {
 public:
  XmlNode() = default;

  explicit operator bool() const { return element_ != nullptr; }
  std::string_view name() const;
  /// Own text and CDATA sections, joined, without blanks around it; entities of XML are resolved.
  std::string text() const;
  std::string attribute(std::string_view name) const;  ///< "" when it is not there
  Position at() const;                                 ///< line of the start tag, column 0
  std::uint32_t last_line() const;                     ///< where the element's own text ends

  XmlNode parent() const;
  /// First child of that name; with `a/b/c` the first that has the whole path.
  XmlNode child(std::string_view path) const;
  bool has(std::string_view path) const { return static_cast<bool>(child(path)); }
  std::string text_of(std::string_view path) const { return child(path).text(); }
  std::vector<XmlNode> children(std::string_view name = {}) const;  ///< "" = all
  XmlNode first_child() const;
  XmlNode next() const;

  friend bool operator==(const XmlNode&, const XmlNode&) = default;

 private:
  friend class XmlDocument;
  explicit XmlNode(const void* element) : element_(element) {}

  const void* element_ = nullptr;
};

class XmlDocument {
 public:
  /// Reads what is sound of the text; adds problems for the rest.
  XmlDocument(std::string_view text, const Limits& limits, Problems& problems);
  ~XmlDocument();
  XmlDocument(const XmlDocument&) = delete;
  XmlDocument& operator=(const XmlDocument&) = delete;

  XmlNode root() const;  ///< none when there is no element at all
  /// Nothing of the document is lost: what is not in the tree is not in the file.
  bool complete() const { return complete_; }
  /// The file ends inside this element.
  bool is_cut(XmlNode node) const;
  /// A line of the text, from 1; "" beyond the end.
  std::string_view line(std::uint32_t number) const;

 private:
  struct Tree;

  std::unique_ptr<Tree> tree_;
  std::string text_;
  std::vector<std::size_t> line_starts_;
  std::vector<const void*> cut_;
  bool complete_ = true;
};

/// The line with [REDACTED] in place of the contents of elements whose name `hides`.
std::string redact_elements(std::string_view line, bool (*hides)(std::string_view name));

}  // namespace vpnlint
