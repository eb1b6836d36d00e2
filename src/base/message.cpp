// Filling of sentence templates.
#include "base/message.h"

#include <algorithm>

namespace vpnlint {

std::string fill(std::string_view text, const Arguments& arguments) {
  std::string out;
  while (!text.empty()) {
    const auto open = text.find('{');
    out += text.substr(0, open);
    if (open == text.npos) break;
    text.remove_prefix(open);
    const auto close = text.find('}');
    const auto name = close == text.npos ? std::string_view{} : text.substr(1, close - 1);
    const auto hit = std::find_if(arguments.begin(), arguments.end(),
                                  [&](const auto& argument) { return argument.first == name; });
    if (hit == arguments.end()) {
      out += '{';
      text.remove_prefix(1);
    } else {
      out += hit->second;
      text.remove_prefix(close + 1);
    }
  }
  return out;
}

}  // namespace vpnlint
