// TOML text of any origin to a table: the only call of the parser.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/file_problem.h"

#include "engine/toml.h"

namespace vpnlint {

inline constexpr std::size_t most_toml_bytes = 256 * 1024;  ///< no file of ours comes near it

/// None, and one problem, for text that is no TOML, is larger than `most_bytes` or has keys of more
/// parts than anybody writes (the parser's stack has an end). Safe on any bytes.
std::optional<toml::table> parse_toml(std::string_view text, const std::string& file,
                                      std::vector<FileProblem>& problems,
                                      std::size_t most_bytes = most_toml_bytes);

}  // namespace vpnlint
