// `audit -f text`: the report for people.
#include "report/report.h"

namespace vpnlint {

std::string write_text(const Report&, const ReportOptions&) { return {}; }

}  // namespace vpnlint
