// What a registry value holds: type names, bytes, and the value as rules read it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/code_pages.h"
#include "facts/value.h"
#include "syntax/reg_text.h"

namespace vpnlint {

/// REG_SZ, REG_DWORD, ...; 0x%08x for numbers without a name.
std::string registry_type_name(std::uint32_t type);

/// Bytes as the registry keeps them: little-endian, text in UTF-16 with its final NUL. In a
/// REGEDIT4 file hex data of text types are bytes of a code page.
class RegistryData {
 public:
  RegistryData(const RegValue& value, bool narrow_hex, CodePage page);

  std::string hex() const;
  /// number for DWORD, decimal text for QWORD, text for SZ and EXPAND_SZ, list for MULTI_SZ;
  /// nothing for other types and for sizes that the type does not have.
  Value value() const;
  std::optional<std::string> text() const;
  std::optional<std::uint32_t> number() const;  ///< of a DWORD
  /// Neither empty nor a number: bytes that may hold a secret.
  bool may_hide_a_secret() const;

 private:
  std::uint32_t type_;
  std::string bytes_;
};

}  // namespace vpnlint
