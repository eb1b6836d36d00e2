// Artifacts of rule examples, read as those of a bundle are.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "facts/bundle.h"

namespace vpnlint {

/// Reads each text with its real parser and runs the analyses. "reg" and "*.reg" are given to it as
/// regedit writes them (UTF-16LE, BOM, CRLF), others as UTF-8 with CRLF.
void read_example(Bundle& bundle,
                  const std::vector<std::pair<std::string, std::string>>& artifacts);

}  // namespace vpnlint
