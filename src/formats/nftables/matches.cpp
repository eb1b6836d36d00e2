// Comparisons and maps of nft to conditions.
#include "formats/nftables/matches.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vpnlint::nft {
namespace {

constexpr std::array<std::string_view, 14> joints = {"&",   "|",  "^",   ".",   ",",  "-",  "/",
                                                     "and", "or", "xor", "map", "<<", ">>", ":"};

bool joins(const Token& token) {
  return token.kind != Token::Kind::quoted &&
         (std::find(joints.begin(), joints.end(), token.text) != joints.end() ||
          (token.text.size() > 1 && token.text[0] == '-' && token.kind == Token::Kind::word));
}

// A word, or something in brackets.
std::size_t end_of_word(const Tokens& tokens, std::size_t at, std::size_t end) {
  if (at >= end) return end;
  if (tokens[at].is_sign('{') || tokens[at].is_sign('('))
    return std::min(behind_closing(tokens, at), end);
  return at + 1;
}

// What is compared is a value, even where it is called as a field is: `ip protocol udp`.
std::size_t end_of_words(const Tokens& tokens, std::size_t at, std::size_t end) {
  at = end_of_word(tokens, at, end);
  while (at < end && joins(tokens[at])) {
    const bool glued = tokens[at].text.size() > 1 && tokens[at].text[0] == '-';
    at = glued ? at + 1 : end_of_word(tokens, at + 1, end);
  }
  return at;
}

class Comparison {
 public:
  Comparison(const Tokens& tokens, std::size_t& at, std::size_t end, Fields fields,
             const Lookup& lookup)
      : tokens_(tokens), at_(at), end_(end), fields_(std::move(fields)), lookup_(lookup) {}

  std::optional<Conditions> read() {
    while (at_ < end_ && joins(tokens_[at_])) take_mask();
    take_operator();
    const auto begin = at_;
    at_ = end_of_words(tokens_, at_, end_);
    if (begin >= end_ || lost_) return std::nullopt;
    if (!masked_.empty()) return compare_masked(begin);
    if (sign_.starts_with('<') || sign_.starts_with('>')) return compare_order(begin);
    return compare(begin);
  }

 private:
  bool negated() const { return sign_ == "!=" || sign_ == "!"; }

  // `mark & 0xff`, `ct status & (dnat|snat)`; other arithmetic is not followed.
  void take_mask() {
    auto& field = fields_.front();
    const bool cuts = tokens_[at_].is("&") || tokens_[at_].is("and");
    const auto begin = at_ + 1;
    at_ = end_of_word(tokens_, begin, end_);
    const bool usable = cuts && fields_.size() == 1 && masked_.empty() && field.mask.empty();
    if (usable && field.kind == Field::Kind::number && begin < end_ &&
        number_of(tokens_[begin].text)) {
      field.mask = tokens_[begin].text;
    } else if (usable && field.flags) {
      masked_ = flags_at(begin, at_);
    } else {
      lost_ = true;
    }
  }

  std::vector<Element> flags_at(std::size_t begin, std::size_t end) const {
    std::vector<Element> flags;
    for (auto i = begin; i < end; ++i) {
      if (tokens_[i].kind == Token::Kind::word && !tokens_[i].is("or"))
        flags.push_back({{tokens_[i]}, {}});
    }
    return flags;
  }

  void take_operator() {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> words = {
        {{"eq", "=="}, {"ne", "!="}, {"lt", "<"}, {"gt", ">"}, {"le", "<="}, {"ge", ">="}}};
    if (at_ >= end_) return;
    const auto& token = tokens_[at_];
    for (const auto& [word, sign] : words) {
      if (token.is(word) || token.is(sign)) sign_ = sign;
    }
    if (token.is_sign('!')) sign_ = "!";
    if (!sign_.empty()) ++at_;
  }

  // Bits under a mask: one bit that is set or not, or any of them.
  std::optional<Conditions> compare_masked(std::size_t begin) {
    if (at_ != begin + 1) return std::nullopt;
    const bool zero = number_of(tokens_[begin].text) == 0u;
    const bool itself = masked_.size() == 1 && tokens_[begin].text == masked_[0].key[0].text;
    if (!zero && !itself) return std::nullopt;
    return conditions_of(fields_, masked_, zero != negated(), lookup_.budget);
  }

  // < > <= >=: of ports and marks.
  std::optional<Conditions> compare_order(std::size_t begin) {
    const auto& field = fields_.front();
    const bool port = field.kind == Field::Kind::port;
    if (fields_.size() != 1 || at_ != begin + 1 || !field.mask.empty() ||
        (!port && field.kind != Field::Kind::number)) {
      return std::nullopt;
    }
    const std::int64_t most = port ? 65535 : 0xffffffffll;
    const auto number = number_of(tokens_[begin].text);
    if (!number) return std::nullopt;
    std::int64_t first = 0, last = most;
    if (sign_ == "<") last = std::int64_t{*number} - 1;
    if (sign_ == "<=") last = *number;
    if (sign_ == ">") first = std::int64_t{*number} + 1;
    if (sign_ == ">=") first = *number;
    if (first > last) return conditions_of(fields_, {}, false, lookup_.budget);
    const Token range{Token::Kind::word, std::to_string(first) + "-" + std::to_string(last)};
    return conditions_of(fields_, {{{range}, {}}}, false, lookup_.budget);
  }

  std::optional<Conditions> compare(std::size_t begin) {
    const bool looked_up = tokens_[begin].is_sign('{') || tokens_[begin].text.starts_with('@');
    if (looked_up) {
      auto at = begin;
      Set own;
      const auto& set = set_at(tokens_, at, end_, lookup_, own);
      const bool exact_bits = fields_.front().name == "status";
      const bool foreign = is_either_port(set);
      lookup_.budget.opaque |= foreign;
      if (set.unknown || set.changes || exact_bits || foreign) return std::nullopt;
      return conditions_of(fields_, set.elements, negated(), lookup_.budget);
    }
    Set values;
    add_elements(tokens_, begin, at_, values);
    if (values.unknown) return std::nullopt;
    if (values.elements.size() > 1 && !fields_.front().flags) return std::nullopt;
    if (fields_.front().flags && !sign_.empty() && sign_ != "!") return compare_bits(values);
    return conditions_of(fields_, values.elements, negated(), lookup_.budget);
  }

  // `--ports` of iptables, which nft prints without its ranges: { 0-65535 . 499, 499 . 0-65535 }
  bool is_either_port(const Set& set) const {
    if (fields_.size() != 2 || fields_[0].name != "source_port" ||
        fields_[1].name != "destination_port") {
      return false;
    }
    return std::any_of(set.elements.begin(), set.elements.end(), [](const Element& one) {
      return one.key.size() == 2 && (one.key[0].is("0-65535") || one.key[1].is("0-65535"));
    });
  }

  // == and != compare all bits: a packet has one state, but several bits of status.
  std::optional<Conditions> compare_bits(const Set& values) {
    if (values.elements.size() > 1) return std::nullopt;
    if (fields_.front().name == "state")
      return conditions_of(fields_, values.elements, negated(), lookup_.budget);
    const auto& bit = values.elements[0].key[0];
    const bool never_alone = bit.is("dnat") || bit.is("snat");
    if (!never_alone) return std::nullopt;
    if (negated()) return Conditions{"direction=original|reply"};
    return Conditions{"status="};
  }

  const Tokens& tokens_;
  std::size_t& at_;
  std::size_t end_;
  Fields fields_;
  const Lookup& lookup_;
  std::string_view sign_;
  std::vector<Element> masked_;
  bool lost_ = false;  // arithmetic that is not followed
};

}  // namespace

Fields take_fields(const Tokens& tokens, std::size_t& at, std::size_t end) {
  Fields fields;
  auto place = at;
  while (place < end) {
    auto field = take_field(tokens, place);
    if (!field || place > end) return {};
    fields.push_back(std::move(*field));
    at = place;
    if (place + 1 >= end || !tokens[place].is(".")) break;
    ++place;
  }
  return fields;
}

const Set& set_at(const Tokens& tokens, std::size_t& at, std::size_t end, const Lookup& lookup,
                  Set& own) {
  if (at < end && tokens[at].is_sign('{')) {
    const auto behind = std::min(behind_closing(tokens, at), end);
    add_elements(tokens, at + 1, behind, own);
    at = behind;
    return own;
  }
  own.unknown = true;
  if (at >= end || !tokens[at].text.starts_with('@')) return own;
  const auto named = lookup.sets.find({lookup.table, tokens[at++].text.substr(1)});
  return named == lookup.sets.end() ? own : named->second;
}

std::optional<Conditions> take_comparison(const Tokens& tokens, std::size_t& at, std::size_t end,
                                          Fields fields, const Lookup& lookup) {
  return Comparison(tokens, at, end, std::move(fields), lookup).read();
}

std::optional<std::vector<Way>> ways_of(const Fields& fields, const Set& map,
                                        const Lookup& lookup) {
  if (fields.empty() || map.unknown || map.changes || lookup.budget.reached) return std::nullopt;
  std::vector<Way> ways;
  std::vector<Element> others;
  for (const auto& group : groups_of(map)) {
    const bool rest = group.elements.empty();
    const auto conditions =
        conditions_of(fields, rest ? others : group.elements, rest, lookup.budget);
    if (!conditions) return std::nullopt;
    ways.push_back({*conditions, group.data});
    others.insert(others.end(), group.elements.begin(), group.elements.end());
  }
  return ways;
}

std::size_t end_of_value(const Tokens& tokens, std::size_t at, std::size_t end) {
  const auto primary = [&](std::size_t place) {
    auto behind = place;
    if (place < end && take_field(tokens, behind)) return std::min(behind, end);
    return end_of_word(tokens, place, end);
  };
  at = primary(at);
  while (at < end && joins(tokens[at])) at = primary(at + 1);
  return at;
}

}  // namespace vpnlint::nft
