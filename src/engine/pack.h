// Rules as bytes: how the built-in ones are kept inside the program, so that a start parses no
// TOML.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/rule.h"

namespace vpnlint {

std::string pack(const std::vector<Rule>& rules);
/// Only for what pack() of the same build wrote: nothing is checked.
std::vector<Rule> unpack(std::string_view bytes);

/// What compile_rules made of schemas/rules. Defined in a generated file.
std::string_view built_in_pack();
/// Examples are left out: only `rules test` needs them, and it reads the second pack.
std::string_view built_in_examples_pack();

}  // namespace vpnlint
