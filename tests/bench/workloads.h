// The workloads that scripts/bench measures; each function writes one and says what is in it.
#pragma once

#include <cstdint>
#include <filesystem>

#include "truth.h"

namespace vpnlint::bench {

/// A whole-registry export of about `megabytes` (10^6 bytes), the VPN keys at 0.9 and 0.95 of it.
Truth write_registry(const std::filesystem::path& path, uint64_t megabytes);

enum class Evil { endless_value, endless_line, deep_keys, one_key, nul_units };
/// An export of about 100 MB that is bad in one way.
Truth write_evil(const std::filesystem::path& path, Evil evil);

/// `netsh advfirewall firewall show rule name=all verbose`; one rule at 0.9 blocks UDP 4500.
Truth write_netsh(const std::filesystem::path& path, uint32_t rules);

/// A folder of seven files as a user sends them.
Truth write_helpdesk(const std::filesystem::path& folder);

}  // namespace vpnlint::bench
