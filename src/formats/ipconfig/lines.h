// Lines of ipconfig output: labels with dot leaders, addresses with a state behind them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vpnlint {

/// `   IPv4 Address. . . . . . . . . . . : 192.0.2.5(Preferred)`
struct IpconfigLine {
  std::string_view label;  ///< without its leaders; empty on a further value of the line above
  std::string_view value;  ///< trimmed; may be empty
  std::size_t value_offset = 0;  ///< in the line
  bool leaders = false;          ///< dots stand between label and colon
};

/// An indented line. The colon behind the leaders separates: labels, names and IPv6 addresses have
/// colons of their own. None: neither a label nor an address.
std::optional<IpconfigLine> parse_ipconfig_line(std::string_view line);

/// `192.0.2.5(Preferred)`, `fe80::1%10`.
struct WrittenAddress {
  std::string address;     ///< without zone
  std::string_view state;  ///< between the parentheses, in the language of the output
  bool v6 = false;
};
std::optional<WrittenAddress> parse_written_address(std::string_view value);

/// 24 of 255.255.255.0; none when the text is no mask.
std::optional<unsigned> prefix_of_mask(std::string_view mask);

/// The name of the adapter when the line is the heading of one, in any language: `kind` is
/// `ethernet_adapter` and the like. The line ends with its colon.
struct AdapterHeading {
  std::string kind, name;
};
std::optional<AdapterHeading> parse_adapter_heading(std::string_view line);

/// "Windows IP Configuration" in any language.
bool is_ipconfig_title(std::string_view line);

}  // namespace vpnlint
