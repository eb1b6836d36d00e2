// One line of nft's language, cut into tokens.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vpnlint::nft {

struct Token {
  enum class Kind { word, quoted, sign };
  Kind kind = Kind::word;
  std::string text;

  bool is(std::string_view word) const { return kind != Kind::quoted && text == word; }
  bool is_sign(char sign) const {
    return kind == Kind::sign && text.size() == 1 && text[0] == sign;
  }
};

using Tokens = std::vector<Token>;

struct CutLine {
  Tokens tokens;
  bool open = false;       ///< ends inside a quotation
  bool continued = false;  ///< a backslash at its end: the statement goes on
};

/// `#` begins a remark. A shell's quotes and backslashes around signs are not part of the words.
CutLine tokens_of(std::string_view line);

/// As a person would write it: for conditions that are not understood.
std::string text_of(const Tokens& tokens, std::size_t begin, std::size_t end);

/// The place behind the bracket that closes the one at `open`; the end when none does.
std::size_t behind_closing(const Tokens& tokens, std::size_t open);

}  // namespace vpnlint::nft
