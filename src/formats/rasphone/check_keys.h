// Holds an entry against the catalogue of known keys (schemas/artifacts/rasphone.toml).
#pragma once

#include "formats/rasphone/phonebook.h"

namespace vpnlint::rasphone {

/// The catalogue's entry for the key: in its own block or one around it; nullptr when unknown.
const ArtifactKey* catalogued(const Key& key);
/// The value must not be printed: marked in the catalogue, or a name that gives secrets away.
bool is_secret(const Key& key);

/// Adds the problems wrong_type, out_of_range, misspelt and, for a doubled key, syntax. Keys that
/// newer versions of Windows may have added say nothing. `comparisons` is how many unknown names of
/// the phonebook may still be compared with the catalogue, which is slow.
void check_keys(const Entry& entry, const Limits& limits, std::size_t& comparisons,
                Problems& problems);

}  // namespace vpnlint::rasphone
