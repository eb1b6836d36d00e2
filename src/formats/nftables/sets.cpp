// Elements of sets and maps.
#include "formats/nftables/sets.h"

namespace vpnlint::nft {
namespace {

bool is_noise(const Token& token) {
  return token.is_sign('{') || token.is_sign('}') || token.is_sign(';');
}

bool ends_key(const Token& token) {
  return token.kind == Token::Kind::word && token.text.ends_with(':') && token.text != "::" &&
         (token.text.size() == 1 || token.text[token.text.size() - 2] != ':');
}

// "500:accept" as people write it; not an address with colons.
bool cut_pair(const Token& token, Token& key, Token& data) {
  const auto colon = token.text.find(':');
  if (token.kind != Token::Kind::word || colon == 0 || colon == token.text.npos ||
      colon != token.text.rfind(':') || colon + 1 == token.text.size()) {
    return false;
  }
  key = {Token::Kind::word, token.text.substr(0, colon)};
  data = {Token::Kind::word, token.text.substr(colon + 1)};
  return true;
}

class Elements {
 public:
  explicit Elements(Set& set) : set_(set) {}

  void take(const Token& token) {
    if (in_data_) {
      element_.data.push_back(token);
    } else if (ends_key(token)) {
      if (token.text.size() > 1)
        take_key({token.kind, token.text.substr(0, token.text.size() - 1)});
      in_data_ = true;
    } else {
      take_key(token);
    }
  }

  void end() {
    if (!element_.key.empty()) {
      auto& last = element_.key.back();
      Token key, data;
      if (!in_data_ && cut_pair(last, key, data)) {
        last = key;
        element_.data.push_back(data);
      }
      set_.elements.push_back(std::move(element_));
    }
    element_ = {};
    in_data_ = in_options_ = wants_column_ = false;
  }

 private:
  void take_key(const Token& token) {
    if (element_.key.empty() || wants_column_) {
      element_.key.push_back(token);
      wants_column_ = false;
    } else if (token.is(".") && !in_options_) {
      wants_column_ = true;
    } else if (!in_options_ && (token.is("-") || element_.key.back().text.ends_with('-'))) {
      element_.key.back().text += token.text;  // 500 - 600
    } else {
      take_option(token);
    }
  }

  // Behind the key: comment, counter, timeout, limit ...
  void take_option(const Token& token) {
    if (token.is("timeout") || token.is("expires")) set_.changes = true;
    if (token.is("limit") || token.is("quota") || token.is("ct")) set_.unknown = true;
    const bool first = !in_options_;
    in_options_ = true;
    if (!first) return;
    for (const auto* known : {"timeout", "expires", "limit", "quota", "ct", "counter", "comment"}) {
      if (token.is(known)) return;
    }
    set_.unknown = true;
  }

  Set& set_;
  Element element_;
  bool in_data_ = false, in_options_ = false, wants_column_ = false;
};

}  // namespace

void add_elements(const Tokens& tokens, std::size_t begin, std::size_t end, Set& set) {
  Elements elements(set);
  for (auto at = begin; at < end && at < tokens.size(); ++at) {
    if (tokens[at].is_sign(','))
      elements.end();
    else if (!is_noise(tokens[at]))
      elements.take(tokens[at]);
  }
  elements.end();
}

}  // namespace vpnlint::nft
