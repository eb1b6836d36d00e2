// Parts of the text report that stand in files of their own.
#pragma once

#include "report/page.h"
#include "report/report.h"

namespace vpnlint {

/// One line per packet and what each stage does with it; packets with the same fate share a line.
void write_paths(Page& page, const Bundle& bundle);

/// One line per file: what it was taken for, or why it was not; what of it is lost, with its line.
void write_files(Page& page, const Report& report, bool verbose);

}  // namespace vpnlint
