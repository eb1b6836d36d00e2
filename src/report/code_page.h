// The page of an error code: what it means, what it does not mean, which rules explain it.
#pragma once

#include <string_view>
#include <vector>

#include "base/error_codes.h"
#include "engine/rule.h"
#include "report/document.h"

namespace vpnlint {

/// Rules that name the code, the most natural first.
std::vector<const Rule*> rules_explaining(std::int64_t code, const std::vector<Rule>& rules);

/// Rules that speak about the reported code itself, not about a flaw that produces it.
std::vector<const Rule*> rules_about(std::int64_t code, const std::vector<Rule>& rules);

/// The way in which Windows shows it: 809, but HRESULTs in hexadecimal.
std::string shown_code(std::int64_t code);

/// "809 ERROR_VPN_TIMEOUT: no answer from the VPN server"; the bare number when it is not known.
std::string code_line(std::int64_t code, std::string_view language);

/// A code that only rules know has a page without meaning.
Document code_page(std::int64_t code, const std::vector<Rule>& rules, std::string_view language);

}  // namespace vpnlint
