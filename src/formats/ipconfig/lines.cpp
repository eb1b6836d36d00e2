// Takes single lines of ipconfig apart.
#include "formats/ipconfig/lines.h"

#include <bit>

#include "base/address.h"
#include "base/labels.h"
#include "base/text.h"

namespace vpnlint {
namespace {

constexpr std::size_t longest_heading = 400;
constexpr std::string_view heading_suffix = "_adapter";

/// The first colon with a dot in front of it, blanks between them not counted.
std::size_t leader_colon(std::string_view line) {
  for (auto colon = line.find(':'); colon != line.npos; colon = line.find(':', colon + 1)) {
    const auto before = trim_right(line.substr(0, colon));
    if (before.ends_with('.')) return colon;
  }
  return line.npos;
}

std::string_view without_leaders(std::string_view label) {
  const auto last = label.find_last_not_of(". \t");
  return trim(label.substr(0, last == label.npos ? 0 : last + 1));
}

std::string_view first_word(std::string_view text) {
  return text.substr(0, text.find_first_of(" \t(%"));
}

IpconfigLine with_value(std::string_view line, std::size_t from) {
  IpconfigLine parsed;
  const auto begin = line.find_first_not_of(" \t", from);
  parsed.value_offset = begin == line.npos ? line.size() : begin;
  parsed.value = trim_right(line.substr(parsed.value_offset));
  return parsed;
}

}  // namespace

std::optional<IpconfigLine> parse_ipconfig_line(std::string_view line) {
  if (parse_address(first_word(trim(line)))) return with_value(line, 0);
  const auto leaders = leader_colon(line.substr(0, longest_heading));
  const auto colon = leaders == line.npos ? line.find(':') : leaders;
  if (colon == line.npos) return std::nullopt;
  auto parsed = with_value(line, colon + 1);
  parsed.label = without_leaders(line.substr(0, colon));
  parsed.leaders = leaders != line.npos;
  if (parsed.label.empty()) return std::nullopt;
  return parsed;
}

std::optional<WrittenAddress> parse_written_address(std::string_view value) {
  const auto word = first_word(value);
  const auto address = parse_address(word);
  if (!address) return std::nullopt;
  WrittenAddress written{std::string(word), {}, address->v6};
  const auto open = value.find('(');
  if (open == value.npos) return written;
  const auto close = value.find(')', open);
  if (close != value.npos) written.state = trim(value.substr(open + 1, close - open - 1));
  return written;
}

std::optional<unsigned> prefix_of_mask(std::string_view mask) {
  const auto address = parse_address(mask);
  if (!address || address->v6) return std::nullopt;
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < 4; ++i) bits = bits << 8 | address->bytes[i];
  const auto prefix = static_cast<unsigned>(std::countl_one(bits));
  const std::uint32_t whole = prefix == 0 ? 0 : ~std::uint32_t{0} << (32 - prefix);
  return bits == whole ? std::optional(prefix) : std::nullopt;
}

std::optional<AdapterHeading> parse_adapter_heading(std::string_view line) {
  if (line.size() > longest_heading || !line.ends_with(':')) return std::nullopt;
  const auto found = match_message("ipconfig", line);
  if (!found || !found->message->canonical.ends_with(heading_suffix)) return std::nullopt;
  if (found->arguments.empty() || found->arguments[0].empty()) return std::nullopt;
  return AdapterHeading{std::string(found->message->canonical), found->arguments[0]};
}

bool is_ipconfig_title(std::string_view line) {
  if (line.size() > longest_heading) return false;
  const auto found = match_message("ipconfig", line);
  return found && found->message->canonical == "title";
}

}  // namespace vpnlint
