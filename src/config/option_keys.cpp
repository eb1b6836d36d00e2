// The options that can be set outside the command line.
#include "config/option_keys.h"

#include <algorithm>

#include "base/encoding.h"
#include "base/text.h"
#include "engine/rule.h"

namespace vpnlint {
namespace {

std::string choice_of(const std::vector<std::string_view>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
    text += words[i];
  }
  return text;
}

}  // namespace

std::span<const OptionKey> option_keys() {
  static const std::vector<OptionKey> keys = {
      {"baseline", OptionKind::path, {}},
      {"color", OptionKind::text, {"auto", "always", "never"}},
      {"encoding", OptionKind::text, {}},
      {"fail-on", OptionKind::text, {"error", "warning", "note", "never"}},
      {"fail-on-unknown", OptionKind::flag, {}},
      {"ignore", OptionKind::list, {}, true},
      {"lang", OptionKind::text, {languages.begin(), languages.end()}},
      {"policy", OptionKind::path, {}},
      {"rules", OptionKind::paths, {}},
      {"select", OptionKind::list, {}, true},
      {"show-passed", OptionKind::flag, {}},
      {"strict", OptionKind::flag, {}},
  };
  return keys;
}

std::string why_refused(const OptionKey& key, const std::string& value) {
  if (value.empty()) return "must not be empty";
  if (key.name == "encoding" && !parse_encoding(value)) return "is no known encoding: " + value;
  if (key.words.empty()) return {};
  if (std::find(key.words.begin(), key.words.end(), value) != key.words.end()) return {};
  const auto near = nearest(value, key.words);
  return "must be " + choice_of(key.words) +
         (near ? "; did you mean " + std::string(*near) + "?" : std::string{});
}

}  // namespace vpnlint
