// nft -j list ruleset.
#pragma once

#include <string_view>

#include "formats/nftables/collector.h"

namespace vpnlint::nft {

/// `{"nftables": [ ... ]}`, object by object; a cut text gives what stands before the cut.
void read_json(std::string_view text, Collector& collector);

}  // namespace vpnlint::nft
