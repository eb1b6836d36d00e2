// One comparison of one value, three-valued (docs/rules.md, Operators).
#pragma once

#include "engine/rule.h"
#include "engine/truth.h"
#include "facts/schema.h"

namespace vpnlint {

/// Does the cell satisfy the operator? Unknown when there is no value to compare or it is of
/// another type than the operator needs.
Truth compare(const Column& column, const Cell& cell, Operator op, const Value& operand);

/// Can the operator be used on the column with such an operand? Empty text = yes, else why not.
std::string why_not_usable(const Column& column, Operator op, const Value& operand);
/// The same before the operand is known: empty when some operand can be used.
std::string why_never_usable(const Column& column, Operator op);
/// The same for the value of another column ("$row.column").
std::string why_not_comparable(const Column& column, Operator op, const Column& operand);

}  // namespace vpnlint
