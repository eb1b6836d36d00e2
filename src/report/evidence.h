// What a rule must see, and the commands that collect it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/condition.h"
#include "engine/rule.h"

namespace vpnlint {

/// Everything that the rule's conditions read: the judged row first, then other tables. `missing`
/// as in findings; a command may be empty. Nothing twice.
std::vector<Missing> evidence_needed(const Rule& rule);

/// A sentence for a person ("the configuration export of the router ...") instead of a command.
bool is_description(std::string_view command);

}  // namespace vpnlint
