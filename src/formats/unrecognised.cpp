// Why no format took a file: what its first bytes look like, or its first line.
#include <array>

#include "base/secret_names.h"
#include "base/text.h"
#include "formats/format.h"

namespace vpnlint {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::size_t offset;
  std::string_view bytes;
  std::string_view text;
};

constexpr std::array magics{
    Magic{0, "ElfFile\0"sv, "It is a binary event log (.evtx). Export the events as XML or text."},
    Magic{0, "regf"sv, "It is a registry hive. Export the keys as a .reg file."},
    Magic{0, "\x88\xAC\xA1\xB1"sv,
          "It is a binary router backup (MikroTik). Send the output of /export instead."},
    Magic{0, "\xEF\xA8\x91\x72"sv,
          "It is an encrypted router backup (MikroTik). Send the output of /export instead."},
    Magic{0, "Salted__"sv, "It is encrypted. Export it without a password."},
    Magic{0, "SQLite format 3\0"sv, "It is a database, not an export."},
    Magic{0, "\x89PNG\r\n\x1a\n"sv,
          "It is a picture. Send the text of the output instead of a screenshot."},
    Magic{0, "\xff\xd8\xff"sv,
          "It is a picture. Send the text of the output instead of a screenshot."},
    Magic{0, "GIF8"sv, "It is a picture. Send the text of the output instead of a screenshot."},
    Magic{0, "BM"sv, "It is a picture. Send the text of the output instead of a screenshot."},
    Magic{0, "%PDF-"sv, "It is a PDF document. Send the original text."},
    Magic{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv,
          "It is an Office or Windows Installer file. Send the original text."},
    Magic{0, "PK\x03\x04"sv, "It is a zip archive or an Office document that was not opened."},
    Magic{0, "7z\xBC\xAF\x27\x1C"sv, "It is a 7z archive. Pack the files as .zip."},
    Magic{0, "Rar!\x1A\x07"sv, "It is a RAR archive. Pack the files as .zip."},
    Magic{0, "\x1F\x8B"sv, "It is compressed with gzip. Unpack it first."},
    Magic{0, "MSCF"sv, "It is a cabinet archive. Pack the files as .zip."},
    Magic{257, "ustar"sv, "It is a tar archive. Pack the files as .zip."},
    Magic{0,
          "\x7f"
          "ELF"sv,
          "It is a program."},
    Magic{0, "MZ"sv, "It is a program."},
    Magic{0, "\xD4\xC3\xB2\xA1"sv, "It is a packet capture."},
    Magic{0, "\xA1\xB2\xC3\xD4"sv, "It is a packet capture."},
    Magic{0, "\x0A\x0D\x0D\x0A"sv, "It is a packet capture."},
};

/// Bytes of the head that decide between text and binary, and of a quoted first line.
constexpr std::size_t looked_at = 4'096;
constexpr std::size_t quoted_bytes = 80;

/// Control characters that no text has.
bool is_binary(std::string_view text) {
  std::size_t control = 0;
  text = text.substr(0, looked_at);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    control += byte < 0x20 && c != '\t' && c != '\r' && c != '\n' && c != '\f' && byte != 0x1a &&
               byte != 0x1b;
  }
  return control * 20 > text.size();
}

std::string_view first_line(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == text.npos) return {};
  text.remove_prefix(begin);
  return trim_right(text.substr(0, text.find_first_of("\r\n")));
}

bool is_html(std::string_view line) {
  return starts_with_ignoring_case(line, "<!doctype html") ||
         starts_with_ignoring_case(line, "<html");
}

/// Letters of the line without control characters; nothing of a line that may hold a secret.
std::string quoted(std::string_view line) {
  if (names_a_secret(line)) return std::string(redacted);
  std::string out;
  for (const char c : cut_utf8(line, quoted_bytes)) {
    if (static_cast<unsigned char>(c) >= 0x20 && c != '\x7f') out += c;
  }
  return out;
}

}  // namespace

Message why_unrecognised(const Head& head) {
  if (head.raw.empty()) return {"The file is empty.", {}};
  for (const auto& magic : magics) {
    if (head.raw.substr(std::min(magic.offset, head.raw.size())).starts_with(magic.bytes)) {
      return {std::string(magic.text), {}};
    }
  }
  if (head.text.empty() || is_binary(head.text)) {
    return {"It is a binary file of no known kind.", {}};
  }
  const auto line = first_line(head.text);
  if (line.empty()) return {"The file holds nothing but blanks.", {}};
  if (line == "---- BEGIN config.xml ----") {
    return {"It is an encrypted pfSense backup. Export it again without encryption.", {}};
  }
  if (is_html(line)) return {"It is a web page, not an export.", {}};
  return {"It is text without the marks of any known format. It begins with: {line}",
          {{"line", quoted(line)}}};
}

}  // namespace vpnlint
