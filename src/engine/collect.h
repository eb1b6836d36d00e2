// The exact command that collects what is missing.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "facts/fact_set.h"

namespace vpnlint {

/// `value_of` gives the text of a column of what is missing ("" when open), and for "host" the role
/// of the host that it is about; `column` = the one that is wanted, "" for the row. Empty when
/// there is no such command.
std::string collect_command(const TableInfo& table,
                            const std::function<std::string(std::string_view)>& value_of,
                            std::string_view column);

}  // namespace vpnlint
