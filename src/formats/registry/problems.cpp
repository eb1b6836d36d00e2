// The sentences about what an import cannot use.
#include "formats/registry/problems.h"

#include "base/text.h"

namespace vpnlint {
namespace {

constexpr std::size_t shown_bytes = 60;

struct FlawText {
  Gravity gravity;
  std::string_view kind;
  std::string_view text;
};

FlawText text_of(RegFlaw flaw) {
  using namespace problem_kind;
  switch (flaw) {
    case RegFlaw::garbage:
      return {Gravity::note, syntax, "This line is neither key nor value: {line}"};
    case RegFlaw::bad_key:
      return {Gravity::partial, syntax, "The key line has no end: {line}"};
    case RegFlaw::no_key:
      return {Gravity::note, syntax, "The value {name} stands below no key."};
    case RegFlaw::bad_name:
      return {Gravity::partial, syntax, "The value's name has no end or no equals sign: {line}"};
    case RegFlaw::bad_type:
      return {Gravity::partial, damaged_value, "The value {name} has no known kind of data."};
    case RegFlaw::bad_hex:
      return {Gravity::partial, damaged_value,
              "The value {name} is damaged: no byte in hexadecimal."};
    case RegFlaw::bad_dword:
      return {Gravity::partial, damaged_value,
              "The value {name} is damaged: no number of up to 8 hexadecimal digits."};
    case RegFlaw::bad_text:
      return {Gravity::partial, damaged_value,
              "The value {name} is damaged: its text does not end where the line ends."};
    case RegFlaw::open_text:
      return {Gravity::partial, damaged_value,
              "The value {name} is damaged: its closing quotation mark is missing."};
    case RegFlaw::too_long:
      return {Gravity::partial, limit, "The value {name} is too long to be kept (value_bytes)."};
    case RegFlaw::long_line:
      return {Gravity::partial, limit, "The line is too long; its rest is skipped (line_bytes)."};
  }
  return {Gravity::note, syntax, "This line is neither key nor value: {line}"};
}

std::string shown(std::string_view text) { return std::string(cut_utf8(text, shown_bytes)); }

/// What people call the default value.
std::string shown_name(std::string_view name) { return name.empty() ? "@" : shown(name); }

}  // namespace

Message header_message(RegHeader header) {
  if (header == RegHeader::misspelt) {
    return {"The first line is not spelt as regedit wants it, so nothing of this file is imported.",
            {}};
  }
  return {"The first line is no header of regedit, so nothing of this file is imported.", {}};
}

void add_bad_key_problem(Problems& problems, Position at, std::string_view path, bool doubled) {
  problems.add(Gravity::note, problem_kind::syntax, at,
               {doubled ? "The key path has doubled backslashes, so it cannot be opened: {key}"
                        : "No key can be opened by this path: {key}",
                {{"key", shown(path)}}},
               shown(path));
}

void add_flaw_problem(Problems& problems, RegFlaw flaw, std::string_view line,
                      std::string_view subject, Position at) {
  auto [gravity, kind, text] = text_of(flaw);
  // NUL is what a damaged disk or transfer leaves in the place of keys and values.
  const bool nul = flaw == RegFlaw::garbage && subject.find('\0') != subject.npos;
  if (nul) gravity = Gravity::partial;
  if (problems.full()) return problems.add(gravity, kind, at, {});
  Message message{std::string(text), {}};
  if (text.find("{name}") != text.npos) message.arguments = {{"name", shown_name(subject)}};
  if (text.find("{line}") != text.npos) message.arguments = {{"line", shown(trim(line))}};
  std::string about;
  if (flaw == RegFlaw::too_long)
    about = "value_bytes";
  else if (flaw == RegFlaw::long_line)
    about = "line_bytes";
  else if (text.find("{name}") != text.npos)
    about = shown_name(subject);
  problems.add(gravity, kind, at, std::move(message), std::move(about));
}

}  // namespace vpnlint
