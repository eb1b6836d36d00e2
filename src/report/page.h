// A page of text for a terminal: headings, wrapped paragraphs, quoted lines.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"

namespace vpnlint {

enum class Style { plain, bold, red, yellow, cyan, green };

/// Lines of at most `width` terminal columns, broken at blanks; a word that is longer stays whole.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

/// Lines of at most `width` columns, broken anywhere: for quoted lines.
std::vector<std::string> chop(std::string_view text, std::size_t width);

/// Everything that is put on a page is made neutral first, so no text of an artifact can move the
/// cursor, change colours or add a line of its own.
class Page {
 public:
  Page(std::string language, bool colour) : language_(std::move(language)), colour_(colour) {}

  static constexpr std::size_t width = 80;

  const std::string& language() const { return language_; }
  std::string say(const Message& message) const;
  std::string say(std::string_view english) const;

  /// A line at the margin, a blank line before it unless it is the first.
  void heading(std::string_view text, Style style = Style::bold);
  /// Wrapped; the lines behind the first are indented by `hanging` more. At most `most` lines, the
  /// last one then ends with an ellipsis; 0 = all.
  void paragraph(std::string_view text, std::size_t indent = 2, std::size_t hanging = 0,
                 std::size_t most = 0);
  /// One line as it stands, never wrapped: commands, places.
  void line(std::string_view text, std::size_t indent = 2, Style style = Style::plain);
  /// A line of an artifact, trimmed, chopped to the width and to `most` lines.
  void quote(std::string_view text, std::size_t indent = 4, std::size_t most = 3);

  std::string take() { return std::move(out_); }

 private:
  void put(std::string_view neutral_text, std::size_t indent, Style style);

  std::string language_;
  bool colour_;
  std::string out_;
};

/// The text and as many blanks as it lacks to `columns`.
std::string padded(std::string_view text, std::size_t columns);

}  // namespace vpnlint
