// The tables artifact and problem, from what the reading of a bundle noted.
#pragma once

#include "facts/bundle.h"

namespace vpnlint {

/// Appends one row per artifact and per problem. Call once, after reading.
void add_bundle_facts(Bundle& bundle);

}  // namespace vpnlint
