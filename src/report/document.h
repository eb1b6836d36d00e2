// A page as a list of blocks, written as text for a terminal or as Markdown.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace vpnlint {

struct Block {
  enum class Kind { title, heading, paragraph, item, code, link };
  Kind kind = Kind::paragraph;
  std::string text;      ///< plain: each writer makes it safe in its own way
  std::string code;      ///< item: a command or name behind the text
  std::string language;  ///< code: word behind the fence
};

class Document {
 public:
  void title(std::string text) { add({Block::Kind::title, std::move(text), {}, {}}); }
  void heading(std::string text) { add({Block::Kind::heading, std::move(text), {}, {}}); }
  /// Nothing when the text is empty.
  void paragraph(std::string text);
  /// "text: code"; either may be empty.
  void item(std::string text, std::string code = {});
  /// Lines as they stand; blank lines around them are dropped.
  void code(std::string_view text, std::string language = {});
  /// An item that is an address; anything but http(s) is a plain item.
  void link(std::string address) { add({Block::Kind::link, std::move(address), {}, {}}); }

  const std::vector<Block>& blocks() const { return blocks_; }

 private:
  void add(Block block) { blocks_.push_back(std::move(block)); }

  std::vector<Block> blocks_;
};

/// For a terminal of 80 columns.
std::string to_plain_text(const Document& document, bool colour);

/// Where the page of a rule is; empty = no link.
using RuleLink = std::function<std::string(std::string_view id)>;

/// CommonMark; every text is escaped, ids of rules become links.
std::string to_markdown(const Document& document, const RuleLink& link);

/// One text with all that Markdown would read as markup escaped.
std::string escape_markdown(std::string_view text);

}  // namespace vpnlint
