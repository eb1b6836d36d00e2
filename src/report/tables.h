// What rules can be written about: tables, columns, operators.
#pragma once

#include <string>
#include <string_view>

namespace vpnlint {

/// `vpnlint rules tables`: text, json or markdown (docs/tables.md).
std::string write_tables(std::string_view format);

}  // namespace vpnlint
