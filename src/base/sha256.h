// SHA-256 of bytes, to recognise a file that changed.
#pragma once

#include <string>
#include <string_view>

namespace vpnlint {

/// 64 lower-case hexadecimal digits, as sha256sum prints them.
std::string sha256(std::string_view bytes);

}  // namespace vpnlint
