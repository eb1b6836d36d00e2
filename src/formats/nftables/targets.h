// Values that statements of nft write: marks and translations.
#pragma once

#include <string>

#include "formats/nftables/tokens.h"

namespace vpnlint::nft {

/// `meta mark | 0x1` for "meta" as FilterRule::target of a mark; "" where it is not understood.
/// `own` = meta or ct: whose mark is set.
std::string mark_target(const Tokens& tokens, std::size_t begin, std::size_t end,
                        std::string_view own);

/// `10.0.0.1:4500`, `10.0.0.1 . 4500`, `:1701`; "?" where it is not understood.
std::string translation_target(const Tokens& tokens, std::size_t begin, std::size_t end);

}  // namespace vpnlint::nft
