// Elements of sets to conditions.
#include "formats/nftables/lookup.h"

#include <map>

#include "base/text.h"

namespace vpnlint::nft {
namespace {

bool is_rest(const Element& element) {
  return element.key.size() == 1 && element.key.front().is("*") && !element.data.empty();
}

std::optional<std::string> one_value(const Field& field, const Token& token) {
  auto value = value_for(field, token);
  if (!value || field.mask.empty()) return value;
  if (!number_of(*value)) return std::nullopt;  // a range under a mask
  return *value + "/" + field.mask;
}

std::optional<std::string> value_of(const Fields& fields, const Element& element) {
  if (element.key.size() == 1 && element.key.front().is("*")) {
    std::string any = "*";
    for (std::size_t i = 1; i < fields.size(); ++i) any += " . *";
    return any;
  }
  if (element.key.size() != fields.size()) return std::nullopt;
  std::string text;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const auto value = one_value(fields[i], element.key[i]);
    if (!value) return std::nullopt;
    text += (i == 0 ? "" : " . ") + *value;
  }
  return text;
}

}  // namespace

std::optional<Conditions> conditions_of(const Fields& fields, const std::vector<Element>& elements,
                                        bool negated, Budget& budget) {
  // One element of several columns is as many conditions.
  if (elements.size() == 1 && fields.size() > 1 && !negated) {
    Conditions all;
    if (elements[0].key.size() != fields.size()) return std::nullopt;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const auto one = conditions_of({fields[i]}, {{{elements[0].key[i]}, {}}}, false, budget);
      if (!one) return std::nullopt;
      all.insert(all.end(), one->begin(), one->end());
    }
    return all;
  }
  std::string text = negated ? "!" : "";
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].kind == Field::Kind::unknown) return std::nullopt;
    text += (i == 0 ? "" : " . ") + fields[i].name;
  }
  char sign = '=';
  for (const auto& element : elements) {
    const auto value = value_of(fields, element);
    if (!value) return std::nullopt;
    text += sign + *value;
    sign = '|';
    if (text.size() > budget.characters) budget.reached = true;
    if (budget.reached) return std::nullopt;
  }
  if (elements.empty()) text += '=';  // nothing is in an empty set
  if (!budget.spend(text.size())) return std::nullopt;
  return Conditions{std::move(text)};
}

std::vector<Group> groups_of(const Set& map) {
  std::vector<Group> groups;
  std::optional<Group> rest;
  std::map<std::string, std::size_t> places;
  for (const auto& element : map.elements) {
    if (is_rest(element)) {
      rest = Group{element.data, {}};
      continue;
    }
    const auto name = text_of(element.data, 0, element.data.size());
    const auto [place, fresh] = places.try_emplace(name, groups.size());
    if (fresh) groups.push_back({element.data, {}});
    groups[place->second].elements.push_back(element);
  }
  if (rest) groups.push_back(std::move(*rest));
  return groups;
}

}  // namespace vpnlint::nft
