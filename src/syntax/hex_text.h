// Hexadecimal digits as .reg files write them: "4d,5a,90".
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace vpnlint {

namespace hex_detail {
constexpr std::array<signed char, 256> make_digits() {
  std::array<signed char, 256> digits{};
  for (auto& digit : digits) digit = -1;
  for (signed char i = 0; i < 16; ++i) {
    digits[static_cast<unsigned char>("0123456789abcdef"[i])] = i;
    digits[static_cast<unsigned char>("0123456789ABCDEF"[i])] = i;
  }
  return digits;
}
inline constexpr auto digits = make_digits();
}  // namespace hex_detail

/// 0 to 15; negative for anything else.
inline int hex_digit(char c) { return hex_detail::digits[static_cast<unsigned char>(c)]; }

/// Length of the beginning that consists of whole groups "hh,"; a multiple of three.
std::size_t regular_hex_length(std::string_view text);

/// Appends the bytes of a text that regular_hex_length has measured.
void append_regular_hex(std::string& bytes, std::string_view groups);

/// Lower-case digits without separators.
std::string to_hex(std::string_view bytes);

}  // namespace vpnlint
