// vpnlint rules tables
#include <iostream>

#include "cli/commands.h"
#include "facts/fact_set.h"

namespace vpnlint {

Exit list_tables(const Options&) {
  for (const auto& table : all_tables()) {
    std::cout << table.name << (table.derived ? " (derived)" : "") << ": " << table.doc << '\n';
    for (const auto& column : table.columns) {
      std::cout << "  " << column.name << " (" << name_of(column.type)
                << (column.flags & identity ? ", identity" : "")
                << (column.flags & secret ? ", secret" : "") << "): " << column.doc << '\n';
    }
  }
  return Exit::ok;
}

}  // namespace vpnlint
