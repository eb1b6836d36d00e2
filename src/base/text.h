// Small operations on text that every layer needs. All ASCII-only unless said.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vpnlint {

/// Lower case of A-Z; all other bytes unchanged.
std::string lower(std::string_view text);
bool equal_ignoring_case(std::string_view a, std::string_view b);
bool starts_with_ignoring_case(std::string_view text, std::string_view prefix);
/// Without blanks and tabs (and CR, LF) at both ends.
std::string_view trim(std::string_view text);
std::string_view trim_right(std::string_view text);
/// Parts between separators; an empty text has one empty part.
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
std::string replace_all(std::string text, std::string_view from, std::string_view to);

/// Whole text as a number in the base; none on any other character or overflow.
std::optional<std::int64_t> parse_integer(std::string_view text, int base = 10);

/// `*` any run, `?` one character, case ignored (ASCII); linear in text * pattern at worst.
bool matches_glob(std::string_view text, std::string_view pattern);

/// Insertions, deletions, replacements and swaps of neighbours between a and b, case ignored;
/// stops counting above `most`.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most = 8);
/// The candidate nearest to the name, if near enough to be a slip of the pen.
std::optional<std::string_view> nearest(std::string_view name,
                                        const std::vector<std::string_view>& candidates);

/// Code points before the byte offset, plus one: the column of a report.
std::size_t column_at(std::string_view line, std::size_t offset);
/// At most `bytes` of the text, cut between code points.
std::string_view cut_utf8(std::string_view text, std::size_t bytes);
void append_utf8(std::string& out, char32_t code_point);

}  // namespace vpnlint
