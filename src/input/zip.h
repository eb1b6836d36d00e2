// Members of zip archives (libarchive), as streams with bounds on size, number and ratio.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/byte_reader.h"
#include "base/limits.h"
#include "base/message.h"

namespace vpnlint {

/// Does the beginning look like a zip archive?
bool is_zip(std::string_view head);

/// What reading an archive says beside its members: member name ("" = the archive), sentence,
/// and whether the member could not be used at all.
using ZipIssue = std::function<void(const std::string& member, Message, bool unreadable)>;
/// false stops the reading.
using ZipMember = std::function<bool(const std::string& member, ByteReader&)>;

/// `packed_bytes` = the archive's own size, 0 when not known (standard input).
void read_zip(ByteReader& archive, std::uint64_t packed_bytes, const Limits& limits,
              const ZipMember& member, const ZipIssue& issue);

}  // namespace vpnlint
