// Hexadecimal digits as .reg files write them: "4d,5a,90".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vpnlint {

/// 0 to 15; negative for anything else.
int hex_digit(char c);

/// Length of the beginning that consists of whole groups "hh,"; a multiple of three.
std::size_t regular_hex_length(std::string_view text);

/// Appends the bytes of a text that regular_hex_length has measured.
void append_regular_hex(std::string& bytes, std::string_view groups);

/// Lower-case digits without separators.
std::string to_hex(std::string_view bytes);

}  // namespace vpnlint
