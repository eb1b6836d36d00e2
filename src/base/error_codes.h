// Error codes of Windows VPN connections, built in from schemas/errors/*.toml.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vpnlint {

/// What a code says in one language.
struct ErrorText {
  std::string_view language;
  std::string_view message;    ///< the system's message in short own words
  std::string_view means;      ///< what it means for a VPN connection
  std::string_view not_meant;  ///< what people wrongly conclude from it
};

/// One code; all views have static storage.
struct ErrorCode {
  std::int64_t code;       ///< HRESULTs as their unsigned 32 bits
  std::string_view name;   ///< symbol of the Windows headers: ERROR_VPN_TIMEOUT
  std::string_view layer;  ///< name, network, ipsec, ppp, authentication, server, client, session
  bool reported;           ///< rests on reports of users, not on documentation
  std::span<const std::string_view> tunnels;  ///< l2tp, ikev2, sstp, pptp, or any
  std::span<const std::int64_t> related;      ///< codes of the same cause at another place
  std::span<const ErrorText> texts;

  const ErrorText& text_in(std::string_view language) const;
};

/// Sorted by code.
std::span<const ErrorCode> error_codes();
/// nullptr when the code is not in the table.
const ErrorCode* find_error_code(std::int64_t code);

/// A code as people copy it: 809, 0x329, 0x80070329 (the same as HRESULT), -2147024087, or its
/// symbol with or without ERROR_. An unknown number is given back as it is.
std::optional<std::int64_t> parse_error_code(std::string_view text);

/// All forms in which the code is written; first the one that Windows shows: 809, but HRESULTs in
/// hexadecimal.
std::vector<std::string> spellings(std::int64_t code);

/// Known codes that may have been meant, the nearest first.
std::vector<std::int64_t> nearest_error_codes(std::int64_t code, std::size_t most);

}  // namespace vpnlint
