// Texts of conditions to names and values.
#include "formats/chains/conditions.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace vpnlint::chains {

Conditions::Conditions(const std::vector<std::string>& texts) {
  for (std::string_view text : texts) {
    Condition condition;
    condition.negated = text.starts_with('!');
    if (condition.negated) text.remove_prefix(1);
    const auto sign = text.find('=');
    condition.name = std::string(text.substr(0, sign));
    if (sign != text.npos && sign + 1 < text.size()) {
      for (const auto value : split(text.substr(sign + 1), '|'))
        condition.values.emplace_back(value);
    }
    all_.push_back(std::move(condition));
  }
}

const Condition* Conditions::find(std::string_view name) const {
  const auto hit = std::find_if(all_.begin(), all_.end(),
                                [&](const Condition& one) { return one.name == name; });
  return hit == all_.end() ? nullptr : &*hit;
}

std::optional<std::vector<std::string>> Conditions::plain(std::string_view name) const {
  const auto count = std::count_if(all_.begin(), all_.end(),
                                   [&](const Condition& one) { return one.name == name; });
  if (count != 1 || find(name)->negated) return std::nullopt;
  return find(name)->values;
}

}  // namespace vpnlint::chains
