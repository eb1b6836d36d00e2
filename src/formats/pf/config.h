// What the parts of a config.xml reader share: the tree, the device, quoting, absence.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "facts/field.h"
#include "formats/format.h"
#include "syntax/xml.h"

namespace vpnlint::pf {

enum class Product { pfsense, opnsense };

class Config {
 public:
  Config(const XmlDocument& document, Product product, Reading& reading);

  XmlNode root() const { return root_; }
  Product product() const { return product_; }
  bool is_opnsense() const { return product_ == Product::opnsense; }
  std::string_view format() const { return is_opnsense() ? "opnsense" : "pfsense"; }
  const Text& device() const { return device_; }  ///< not collected without host name
  Reading& reading() const { return reading_; }
  FactSink& facts() const { return reading_.facts; }

  /// The file ends inside the element: what it says may be half of it.
  bool is_cut(XmlNode node) const { return document_.is_cut(node); }
  /// Elements of that path that are whole.
  std::vector<XmlNode> all(std::string_view path, std::string_view name) const;

  /// The element's place; keeps its line for reports, without secrets.
  Position place(XmlNode node) const;
  /// Keeps a line for reports, without secrets.
  void quote(std::uint32_t line) const;
  /// The element's text with its place; not collected when it is not there or empty.
  Text text(XmlNode node) const;

  /// Covers the table by the section `path`: when it is whole, or when a whole file has none.
  /// With `elsewhere` other sections give rows too, so that only a whole file covers.
  void cover(std::string_view table, std::string_view path, bool elsewhere = false) const;
  bool covers(std::string_view path, bool elsewhere = false) const;

 private:
  friend void read_secrets(Config& config);

  std::string shown_line(std::uint32_t line) const;

  const XmlDocument& document_;
  XmlNode root_;
  Product product_;
  Reading& reading_;
  Text device_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> secret_lines_;  ///< inner lines, sorted
  mutable std::unordered_set<std::uint32_t> quoted_;
};

/// A switch like `<disabled/>`: there, and not told to be off as OPNsense does with 0.
bool is_set(const Config& config, XmlNode parent, std::string_view name);
/// A rule without a set `disabled`; the place is what says so.
Flag enabled_of(const Config& config, XmlNode rule);

std::vector<std::string> words_of(std::string_view text, std::string_view separators);

}  // namespace vpnlint::pf
