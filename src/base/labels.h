// Words of localised Windows command output, built in from schemas/labels/*.toml.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vpnlint {

/// What a word is in the output: a field's label, a field's value, a whole line.
enum class LabelKind : std::uint8_t { label, value, message };

/// One word of one language. All views have static storage.
struct Label {
  std::string_view command;  ///< "netsh advfirewall", "sc", "net", "win32" or "services"
  LabelKind kind;
  std::string_view group;  ///< kind of field ("rule", "direction"); for messages "" or "pattern"
  std::string_view canonical;  ///< "rule_name", "in", "no_rules_match"
  std::string_view language;   ///< "en", "ko", "zh-CN" ...
  std::string_view text;       ///< normalised; a pattern holds {1}, {2} where arguments stand
};

/// The rows `first .. first + count` of labels() share command, kind and group.
struct LabelSection {
  std::string_view command;
  LabelKind kind;
  std::string_view group;
  std::size_t first;
  std::size_t count;
};

/// Every word, sorted by command, kind, group, text (bytes) and language.
std::span<const Label> labels();
std::span<const LabelSection> label_sections();

/// Distinct words that are not ASCII and have two letters or more; sorted. Finding them in a text
/// says that it was decoded with the right code page.
std::span<const std::string_view> encoding_words();

/// Trims, makes one blank of every run of blanks (no-break and ideographic blanks count), and
/// writes the typographic apostrophe as the ASCII one, which is what OEM code pages turn it into.
std::string normalise_label_text(std::string_view text);

/// The rows with exactly this text after normalising, one for each language that has it; empty
/// when unknown. A label is given without its colon. Takes logarithmic time.
std::span<const Label> find_labels(LabelKind kind, std::string_view command, std::string_view group,
                                   std::string_view text);

/// The canonical name that all rows agree on, or that the rows of `language` agree on; empty when
/// there is none or it stays ambiguous.
std::string_view canonical_name(std::span<const Label> rows, std::string_view language = {});

/// Shorthands for canonical_name(find_labels(...)).
std::string_view find_label(std::string_view command, std::string_view group,
                            std::string_view text);
std::string_view find_value(std::string_view command, std::string_view group,
                            std::string_view text);

/// A line recognised as a message of the command.
struct MessageMatch {
  const Label* message;
  std::vector<std::string> arguments;  ///< [0] is what stands at {1}; empty when not on this line
};

/// Recognises a whole line, with or without places; of several patterns the one with the
/// most fixed text wins.
std::optional<MessageMatch> match_message(std::string_view command, std::string_view line);

}  // namespace vpnlint
