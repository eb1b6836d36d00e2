// The sentences about what an import cannot use.
#pragma once

#include <string_view>

#include "base/problem.h"
#include "syntax/reg_text.h"

namespace vpnlint {

Message header_message(RegHeader header);
void add_bad_key_problem(Problems& problems, Position at, std::string_view path, bool doubled);
void add_flaw_problem(Problems& problems, RegFlaw flaw, std::string_view line,
                      std::string_view subject, Position at);

}  // namespace vpnlint
