// From paths to facts: walk, decode, recognise, read.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/encoding.h"
#include "config/bundle_file.h"
#include "facts/bundle.h"
#include "facts/wanted.h"
#include "input/walk.h"

namespace vpnlint {

struct ReadOptions {
  Limits limits;
  Wanted wanted;
  std::optional<Encoding> encoding;  ///< --encoding: for every text of the bundle
};

struct ReadResult {
  Bundle bundle;
  BundleFile described;              ///< bundle.toml
  std::vector<std::string> missing;  ///< arguments that do not exist
};

/// Reads everything. Afterwards hosts and roles are settled and the tables artifact and problem
/// filled; analyses have not run.
ReadResult read_bundle(const std::vector<std::string>& paths, const ReadOptions& options);

/// One text as if it were the only file of a bundle: for examples of rules and for tests.
void read_text(Bundle& bundle, const std::string& path, std::string_view bytes,
               const ReadOptions& options);

}  // namespace vpnlint
