// A sentence for people before it is put into a language.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vpnlint {

using Arguments = std::vector<std::pair<std::string, std::string>>;

/// An English template with `{name}` places and what stands there. Writers translate the template
/// (schemas/messages) and fill it; nothing else compares or stores sentences.
struct Message {
  std::string text;
  Arguments arguments;

  friend bool operator==(const Message&, const Message&) = default;
};

/// Replaces each `{name}` that `arguments` knows; unknown places stay as they are.
std::string fill(std::string_view text, const Arguments& arguments);

}  // namespace vpnlint
