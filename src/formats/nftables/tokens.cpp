// Words, quotations and signs of nft.
#include "formats/nftables/tokens.h"

namespace vpnlint::nft {
namespace {

constexpr std::string_view signs = "{}(),;=!<>&|^";
constexpr std::size_t most_text = 200;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\''; }

class Cutter {
 public:
  explicit Cutter(std::string_view line) : line_(line) {}

  CutLine cut() {
    while (at_ < line_.size()) {
      const char c = line_[at_];
      if (c == '#') break;
      if (is_blank(c))
        ++at_;
      else if (c == '"')
        take_quoted();
      else if (c == '\\')
        take_backslash();
      else if (signs.find(c) != signs.npos)
        take_sign();
      else
        take_word();
    }
    return std::move(result_);
  }

 private:
  void take_quoted() {
    const auto end = line_.find('"', at_ + 1);
    result_.open = end == line_.npos;
    add(Token::Kind::quoted, line_.substr(at_ + 1, end - at_ - 1));
    at_ = result_.open ? line_.size() : end + 1;
  }

  // A shell needs it before ; and {
  void take_backslash() {
    ++at_;
    if (line_.find_first_not_of(" \t\r", at_) == line_.npos) result_.continued = true;
  }

  // == != <= >= are one sign.
  void take_sign() {
    const bool pair = at_ + 1 < line_.size() && line_[at_ + 1] == '=' &&
                      std::string_view("=!<>").find(line_[at_]) != std::string_view::npos;
    add(Token::Kind::sign, line_.substr(at_, pair ? 2 : 1));
    at_ += pair ? 2 : 1;
  }

  void take_word() {
    const auto begin = at_;
    while (at_ < line_.size() && !is_blank(line_[at_]) && line_[at_] != '"' && line_[at_] != '#' &&
           signs.find(line_[at_]) == signs.npos) {
      if (line_[at_] == '\\' && at_ + 1 == line_.size()) break;
      ++at_;
    }
    add(Token::Kind::word, line_.substr(begin, at_ - begin));
  }

  void add(Token::Kind kind, std::string_view text) {
    result_.tokens.push_back({kind, std::string(text)});
  }

  std::string_view line_;
  std::size_t at_ = 0;
  CutLine result_;
};

}  // namespace

CutLine tokens_of(std::string_view line) { return Cutter(line).cut(); }

std::string text_of(const Tokens& tokens, std::size_t begin, std::size_t end) {
  std::string text;
  for (auto i = begin; i < end && i < tokens.size() && text.size() < most_text; ++i) {
    if (!text.empty() && !tokens[i].is_sign(',')) text += ' ';
    text += tokens[i].text;
  }
  return text;
}

std::size_t behind_closing(const Tokens& tokens, std::size_t open) {
  std::size_t depth = 0;
  for (auto at = open; at < tokens.size(); ++at) {
    if (tokens[at].is_sign('{') || tokens[at].is_sign('(')) ++depth;
    if (tokens[at].is_sign('}') || tokens[at].is_sign(')')) --depth;
    if (depth == 0) return at + 1;
  }
  return tokens.size();
}

}  // namespace vpnlint::nft
