// What a rule matches, asked by name.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vpnlint::chains {

struct Condition {
  std::string name;
  bool negated = false;
  std::vector<std::string> values;
};

class Conditions {
 public:
  /// Of texts as FilterRule says: `name=value|value`, `!name=value`.
  explicit Conditions(const std::vector<std::string>& texts);

  const std::vector<Condition>& all() const { return all_; }
  bool names(std::string_view name) const { return find(name) != nullptr; }
  /// nullptr when there is none.
  const Condition* find(std::string_view name) const;
  /// Only where one condition has that name and is not negated.
  std::optional<std::vector<std::string>> plain(std::string_view name) const;

 private:
  std::vector<Condition> all_;
};

}  // namespace vpnlint::chains
