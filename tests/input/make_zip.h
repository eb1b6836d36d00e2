// Writes zip archives for tests: deflated members, names as raw bytes (APPNOTE 4.3).
#pragma once

#include <zlib.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace vpnlint::testing {

struct Member {
  std::string name, text;
};

inline std::string little_endian(std::uint64_t value, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i, value >>= 8) out += static_cast<char>(value & 0xff);
  return out;
}

inline std::string deflated(const std::string& text) {
  std::string packed(compressBound(static_cast<uLong>(text.size())) + 64, '\0');
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

inline void write_zip(const std::filesystem::path& path, const std::vector<Member>& members) {
  std::string local, central;
  for (const auto& member : members) {
    const auto packed = deflated(member.text);
    const auto crc = crc32(0, reinterpret_cast<const Bytef*>(member.text.data()),
                           static_cast<uInt>(member.text.size()));
    const auto common = little_endian(20, 2) + little_endian(0, 2) + little_endian(8, 2) +
                        little_endian(0, 4) + little_endian(crc, 4) +
                        little_endian(packed.size(), 4) + little_endian(member.text.size(), 4) +
                        little_endian(member.name.size(), 2) + little_endian(0, 2);
    central += "PK\x01\x02" + little_endian(20, 2) + common + little_endian(0, 10) +
               little_endian(local.size(), 4) + member.name;
    local += "PK\x03\x04" + common + member.name + packed;
  }
  const auto count = little_endian(members.size(), 2);
  std::ofstream(path, std::ios::binary)
      << local << central << "PK\x05\x06" << little_endian(0, 4) << count << count
      << little_endian(central.size(), 4) << little_endian(local.size(), 4) << little_endian(0, 2);
}

}  // namespace vpnlint::testing
