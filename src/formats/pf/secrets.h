// Secrets and settings of a config.xml: one walk over all elements.
#pragma once

#include <string_view>

namespace vpnlint::pf {

class Config;

/// Elements whose contents no report shows.
bool hides_contents(std::string_view name);

/// Adds the secrets that can be read and remembers their lines. Call it first: only then are
/// quoted lines without secrets.
void read_secrets(Config& config);

/// Adds the `setting` rows that somebody wants: path of the parent element without the root,
/// `nat/rule[2]` for the second rule.
void read_settings(const Config& config);

}  // namespace vpnlint::pf
