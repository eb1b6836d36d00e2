// Members of zip archives.
#include "input/zip.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "base/decoder.h"
#include "base/encoding.h"
#include "base/text.h"

namespace vpnlint {
namespace {

struct CloseArchive {
  void operator()(archive* reader) const { archive_read_free(reader); }
};

struct ArchiveBytes {
  ByteReader* bytes;
  std::array<char, 256 * 1024> block;
};

la_ssize_t read_block(archive*, void* client, const void** block) {
  auto& bytes = *static_cast<ArchiveBytes*>(client);
  *block = bytes.block.data();
  return bytes.bytes->read(bytes.block.data(), bytes.block.size());
}

// One member; counts what the whole archive has unpacked.
class MemberReader : public ByteReader {
 public:
  MemberReader(archive* reader, std::uint64_t& unpacked, std::uint64_t most)
      : reader_(reader), unpacked_(unpacked), most_(most) {}

  std::ptrdiff_t read(char* buffer, std::size_t size) override {
    if (unpacked_ >= most_) {
      over_limit_ = true;
      return 0;
    }
    const auto got = archive_read_data(reader_, buffer, size);
    if (got < 0) {
      failed_ = true;
      return -1;
    }
    unpacked_ += static_cast<std::uint64_t>(got);
    return static_cast<std::ptrdiff_t>(got);
  }
  bool over_limit() const { return over_limit_; }
  bool failed() const { return failed_; }

 private:
  archive* reader_;
  std::uint64_t& unpacked_;
  std::uint64_t most_;
  bool over_limit_ = false;
  bool failed_ = false;
};

// The text and how many of its bytes were no characters.
std::pair<std::string, std::uint64_t> decoded(std::string_view raw, Encoding encoding) {
  Decoder decoder(encoding);
  std::string text(2 * Decoder::room_for(raw.size()), '\0');
  auto size = decoder.decode(raw, text.data());
  size += decoder.finish(text.data() + size);
  text.resize(size);
  return {std::move(text), decoder.undecodable()};
}

// Names without the UTF-8 flag are in the code page of the machine that packed them. Korean ones
// are the usual case here.
std::string member_name(archive_entry* entry) {
  const char* name = archive_entry_pathname_utf8(entry);
  if (!name) name = archive_entry_pathname(entry);
  if (!name) return "(unnamed)";
  auto [text, damaged] = decoded(name, Encoding::utf8);
  if (damaged > 0) text = decoded(name, Encoding::cp949).first;
  return replace_all(std::move(text), "\\", "/");
}

std::uint64_t most_bytes(std::uint64_t packed, const Limits& limits) {
  if (packed == 0) return limits.archive_bytes;
  const auto by_ratio = std::max(limits.archive_ratio_floor, packed * limits.archive_ratio);
  return std::min(limits.archive_bytes, by_ratio);
}

std::string reason(archive* reader) {
  const char* text = archive_error_string(reader);
  return text ? text : "unknown error";
}

}  // namespace

bool is_zip(std::string_view head) {
  return head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06");
}

void read_zip(ByteReader& bytes, std::uint64_t packed_bytes, const Limits& limits,
              const ZipMember& member, const ZipIssue& issue) {
  std::unique_ptr<archive, CloseArchive> reader(archive_read_new());
  archive_read_support_format_zip_streamable(reader.get());
  const auto client = std::make_unique<ArchiveBytes>();
  client->bytes = &bytes;
  if (archive_read_open(reader.get(), client.get(), nullptr, read_block, nullptr) != ARCHIVE_OK) {
    issue("", {"The archive cannot be read: {reason}.", {{"reason", reason(reader.get())}}}, true);
    return;
  }
  std::uint64_t unpacked = 0;
  const auto most = most_bytes(packed_bytes, limits);
  for (;;) {
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(reader.get(), &entry);
    if (status == ARCHIVE_EOF) return;
    if (status < ARCHIVE_WARN) {
      issue("",
            {"The archive is damaged from here on: {reason}.", {{"reason", reason(reader.get())}}},
            true);
      return;
    }
    if (archive_entry_filetype(entry) == AE_IFDIR) continue;
    const auto name = member_name(entry);
    if (name.ends_with('/')) continue;
    if (archive_entry_is_encrypted(entry)) {
      issue(name, {"The member is encrypted. Send the archive without a password.", {}}, true);
      continue;
    }
    MemberReader content(reader.get(), unpacked, most);
    if (!member(name, content)) return;
    if (content.failed()) {
      issue(name, {"The member is damaged: {reason}.", {{"reason", reason(reader.get())}}}, false);
    }
    if (content.over_limit()) {
      issue(name,
            {"The archive unpacks to more than {bytes} bytes; the rest was not read.",
             {{"bytes", std::to_string(most)}}},
            false);
      return;
    }
  }
}

}  // namespace vpnlint
