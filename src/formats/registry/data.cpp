// Registry data between their forms.
#include "formats/registry/data.h"

#include <array>

#include "base/text.h"
#include "syntax/reg_words.h"

namespace vpnlint {
namespace {

constexpr std::array<std::string_view, 12> type_names{"REG_NONE",
                                                      "REG_SZ",
                                                      "REG_EXPAND_SZ",
                                                      "REG_BINARY",
                                                      "REG_DWORD",
                                                      "REG_DWORD_BIG_ENDIAN",
                                                      "REG_LINK",
                                                      "REG_MULTI_SZ",
                                                      "REG_RESOURCE_LIST",
                                                      "REG_FULL_RESOURCE_DESCRIPTOR",
                                                      "REG_RESOURCE_REQUIREMENTS_LIST",
                                                      "REG_QWORD"};

void append_unit(std::string& bytes, std::uint32_t unit) {
  bytes += static_cast<char>(unit & 0xff);
  bytes += static_cast<char>(unit >> 8 & 0xff);
}

void append_utf16(std::string& bytes, char32_t c) {
  if (c < 0x10000) return append_unit(bytes, c);
  append_unit(bytes, 0xd800 + ((c - 0x10000) >> 10));
  append_unit(bytes, 0xdc00 + ((c - 0x10000) & 0x3ff));
}

/// One code point of well-formed UTF-8.
char32_t take_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto first = byte(at++);
  if (first < 0x80) return first;
  const int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
  char32_t c = first & (0x3f >> more);
  for (int i = 0; i < more && at < text.size(); ++i) c = c << 6 | (byte(at++) & 0x3f);
  return c;
}

std::string to_utf16(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size() * 2 + 2);
  for (std::size_t at = 0; at < text.size();) append_utf16(bytes, take_code_point(text, at));
  append_unit(bytes, 0);
  return bytes;
}

std::uint32_t unit_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]) |
         static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + 1])) << 8;
}

/// Text from `at` to the next NUL or the end; moves behind the NUL.
std::string take_text(std::string_view bytes, std::size_t& at) {
  std::string text;
  while (at + 1 < bytes.size()) {
    char32_t c = unit_at(bytes, at);
    at += 2;
    if (c == 0) break;
    if (c >= 0xd800 && c < 0xdc00 && at + 1 < bytes.size()) {
      const auto low = unit_at(bytes, at);
      if (low >= 0xdc00 && low < 0xe000) {
        c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
        at += 2;
      }
    }
    if (c >= 0xd800 && c < 0xe000) c = 0xfffd;
    append_utf8(text, c);
  }
  return text;
}

List take_texts(std::string_view bytes) {
  List texts;
  for (std::size_t at = 0; at + 1 < bytes.size();) {
    auto text = take_text(bytes, at);
    if (text.empty()) break;
    texts.push_back(std::move(text));
  }
  return texts;
}

/// Bytes of a code page, ended by a NUL, as UTF-16.
std::string widen(std::string_view bytes, CodePage page) {
  const auto& table = table_of(page);
  std::string wide;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<std::uint8_t>(bytes[i]);
    auto c = byte < 0x80 ? static_cast<char16_t>(byte) : table.high[byte - 0x80];
    if (byte >= 0x80 && c == code_page_lead) {
      c = i + 1 < bytes.size() ? table.pair(byte, static_cast<std::uint8_t>(bytes[i + 1]))
                               : code_page_undefined;
      ++i;
    }
    append_unit(wide, c);
  }
  return wide;
}

bool is_text_type(std::uint32_t type) {
  return type == reg_sz || type == reg_expand_sz || type == reg_multi_sz;
}

/// Imports end text that lacks its NUL.
void end_text(std::string& bytes, std::size_t unit) {
  const auto end = bytes.size() / unit * unit;
  if (end != 0 && bytes.find_first_not_of('\0', end - unit) < end) bytes.append(unit, '\0');
}

}  // namespace

std::string registry_type_name(std::uint32_t type) {
  if (type < type_names.size()) return std::string(type_names[type]);
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(type >> shift & 0xff);
  return "0x" + to_hex(bytes);
}

RegistryData::RegistryData(const RegValue& value, bool narrow_hex, CodePage page)
    : type_(value.type) {
  if (value.form == RegValue::Form::text) {
    bytes_ = to_utf16(value.payload);
    return;
  }
  bytes_ = value.payload;
  if (!is_text_type(type_) || value.cut) return;
  end_text(bytes_, narrow_hex ? 1 : 2);
  if (narrow_hex) bytes_ = widen(bytes_, page);
}

std::string RegistryData::hex() const { return to_hex(bytes_); }

std::optional<std::uint32_t> RegistryData::number() const {
  if (type_ != reg_dword || bytes_.size() != 4) return std::nullopt;
  return unit_at(bytes_, 0) | unit_at(bytes_, 2) << 16;
}

bool RegistryData::may_hide_a_secret() const {
  constexpr std::uint32_t big_endian = 5;  // REG_DWORD_BIG_ENDIAN
  if (type_ == reg_dword || type_ == big_endian || type_ == reg_qword) return false;
  return bytes_.find_first_not_of('\0') != bytes_.npos;
}

std::optional<std::string> RegistryData::text() const {
  if (type_ != reg_sz && type_ != reg_expand_sz) return std::nullopt;
  std::size_t at = 0;
  return take_text(bytes_, at);
}

Value RegistryData::value() const {
  if (const auto n = number()) return static_cast<std::int64_t>(*n);
  if (auto t = text()) return std::move(*t);
  if (type_ == reg_multi_sz) return take_texts(bytes_);
  if (type_ == reg_qword && bytes_.size() == 8) {
    std::uint64_t n = 0;
    for (std::size_t i = 8; i > 0; --i) n = n << 8 | static_cast<unsigned char>(bytes_[i - 1]);
    return std::to_string(n);
  }
  return {};
}

}  // namespace vpnlint
