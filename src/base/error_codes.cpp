// Looks up error codes and reads the forms in which people write them.
#include "base/error_codes.h"

#include <algorithm>
#include <tuple>

#include "base/text.h"

namespace vpnlint {
namespace {

constexpr std::int64_t two_to_32 = std::int64_t{1} << 32;
constexpr std::int64_t win32_hresult = 0x80070000;  // HRESULT_FROM_WIN32 sets these bits
constexpr std::int64_t highest_win32 = 0xffff;
constexpr std::int64_t first_hresult = 0x80000000;

std::optional<std::int64_t> number_from(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const bool hexadecimal = starts_with_ignoring_case(text, "0x");
  if (hexadecimal) text.remove_prefix(2);
  if (text.starts_with('-')) return std::nullopt;
  const auto value = parse_integer(text, hexadecimal ? 16 : 10);
  return value && negative ? -*value : value;
}

bool is_symbol(const ErrorCode& known, std::string_view text) {
  constexpr std::string_view prefix = "ERROR_";
  return equal_ignoring_case(known.name, text) ||
         (known.name.starts_with(prefix) &&
          equal_ignoring_case(known.name.substr(prefix.size()), text));
}

std::string hexadecimal(std::int64_t value) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string text;
  for (; value > 0; value /= 16) text.insert(text.begin(), digits[value % 16]);
  return "0x" + text;
}

}  // namespace

const ErrorText& ErrorCode::text_in(std::string_view language) const {
  const auto found = std::ranges::find(texts, language, &ErrorText::language);
  return found != texts.end() ? *found : texts.front();
}

const ErrorCode* find_error_code(std::int64_t code) {
  const auto found = std::ranges::lower_bound(error_codes(), code, {}, &ErrorCode::code);
  return found != error_codes().end() && found->code == code ? &*found : nullptr;
}

std::optional<std::int64_t> parse_error_code(std::string_view text) {
  text = trim(text);
  for (const auto& known : error_codes()) {
    if (is_symbol(known, text)) return known.code;
  }
  auto code = number_from(text);
  if (!code) return std::nullopt;
  if (*code < 0 && *code >= -two_to_32 / 2) *code += two_to_32;
  const bool wrapped = *code > win32_hresult && *code <= win32_hresult + highest_win32;
  if (wrapped && !find_error_code(*code)) return *code - win32_hresult;
  return code;
}

std::vector<std::string> spellings(std::int64_t code) {
  std::vector<std::string> forms{std::to_string(code), hexadecimal(code)};
  const auto hresult = code <= highest_win32 ? code + win32_hresult : code;
  if (hresult != code) forms.push_back(hexadecimal(hresult));
  if (hresult >= first_hresult) forms.push_back(std::to_string(hresult - two_to_32));
  if (code >= first_hresult) std::swap(forms[0], forms[1]);
  return forms;
}

std::vector<std::int64_t> nearest_error_codes(std::int64_t code, std::size_t most) {
  std::vector<std::tuple<std::size_t, std::uint64_t, std::int64_t>> ranked;
  const auto text = std::to_string(code);
  for (const auto& known : error_codes()) {
    const auto distance = known.code > code ? static_cast<std::uint64_t>(known.code) - code
                                            : static_cast<std::uint64_t>(code) - known.code;
    ranked.emplace_back(edit_distance(text, std::to_string(known.code)), distance, known.code);
  }
  std::sort(ranked.begin(), ranked.end());
  std::vector<std::int64_t> nearest;
  for (const auto& [edits, distance, known] : ranked) {
    if (nearest.size() < most) nearest.push_back(known);
  }
  return nearest;
}

}  // namespace vpnlint
