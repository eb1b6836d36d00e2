// vpnlint rules tables
#include <iostream>

#include "cli/commands.h"
#include "report/tables.h"

namespace vpnlint {

Exit list_tables(const Options& options) {
  std::cout << write_tables(options.table_format);
  return Exit::ok;
}

}  // namespace vpnlint
