// One function per command; each returns the exit code.
#pragma once

#include "cli/options.h"

namespace vpnlint {

Exit audit(const Options& options);
Exit print_facts(const Options& options);
Exit create_baseline(const Options& options);
Exit check_baseline(const Options& options);
Exit prune_baseline(const Options& options);
Exit trace(const Options& options);
Exit diff(const Options& options);
Exit explain(const Options& options);
Exit list_rules(const Options& options);
Exit check_rules(const Options& options);
Exit test_rules(const Options& options);
Exit list_tables(const Options& options);
Exit print_version(const Options& options);

}  // namespace vpnlint
