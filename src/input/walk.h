// Files, folders, zip archives and standard input as one sequence of named byte streams.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/byte_reader.h"
#include "base/limits.h"
#include "base/message.h"

namespace vpnlint {

/// One file of the bundle. `path` is how reports print it: as typed when the argument is relative,
/// else relative to the argument; "a.zip!dir/b.reg" for members of archives.
struct InputFile {
  std::string path;
  std::string name;      ///< below its argument: what decides host and role
  std::string argument;  ///< last part of the argument when that is a folder
  ByteReader& bytes;
};

/// Something that could not be read. `unreadable`: nothing of it was handed out.
struct InputIssue {
  std::string path;
  Message message;
  bool unreadable = false;
};

struct WalkResult {
  std::vector<std::string> missing;  ///< arguments that do not exist or cannot be opened
  std::vector<InputIssue> issues;
};

/// Calls `visit` for every file: folders in sorted order, archives in their own. "-" is standard
/// input. Links are not followed out of a folder. A bad file never stops the walk.
WalkResult walk_inputs(const std::vector<std::string>& arguments, const Limits& limits,
                       const std::function<void(const InputFile&)>& visit);

}  // namespace vpnlint
