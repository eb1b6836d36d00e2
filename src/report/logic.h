// A rule's conditions in a form that people can read.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/rule.h"

namespace vpnlint {

/// One test per line, nested ones indented: `data in [1, 2]`, `exists nat_layer (any host)`.
std::string logic_text(const Condition& condition);

/// `column = value`, one per line.
std::string values_text(const std::vector<std::pair<std::string, Value>>& values);

/// A value as conditions write it: texts in quotation marks.
std::string quoted_value(const Value& value);

/// Ids of the rules whose findings the rule's conditions ask for, sorted.
std::vector<std::string> rules_used(const Rule& rule);

}  // namespace vpnlint
