// Options that are conditions by themselves, and how their values are written.
#include "formats/iptables/options.h"

#include <algorithm>
#include <array>

#include "base/ports.h"
#include "base/text.h"

namespace vpnlint::iptables {
namespace {

// Options with one value that are conditions by themselves.
constexpr std::array<Option, 38> options = {{
    {"-p", "protocol"},
    {"--protocol", "protocol"},
    {"--proto", "protocol"},
    {"-s", "source"},
    {"--source", "source"},
    {"--src", "source"},
    {"-d", "destination"},
    {"--destination", "destination"},
    {"--dst", "destination"},
    {"-i", "in_interface"},
    {"--in-interface", "in_interface"},
    {"-o", "out_interface"},
    {"--out-interface", "out_interface"},
    {"--sport", "source_port"},
    {"--sports", "source_port"},
    {"--source-port", "source_port"},
    {"--source-ports", "source_port"},
    {"--dport", "destination_port"},
    {"--dports", "destination_port"},
    {"--destination-port", "destination_port"},
    {"--destination-ports", "destination_port"},
    {"--port", "port"},
    {"--ports", "port"},
    {"--ctstate", "state"},
    {"--state", "state"},
    {"--ctstatus", "status"},
    {"--ctproto", "protocol"},
    {"--ctdir", "direction"},
    {"--src-range", "source"},
    {"--dst-range", "destination"},
    {"--src-type", "source_type"},
    {"--dst-type", "destination_type"},
    {"--mark", "mark"},
    {"--pol", "ipsec"},
    {"--dir", "policy_direction"},
    {"--comment", "comment"},
    {"-m", "module"},
    {"--match", "module"},
}};

// "500:4500" -> 500-4500, ":1024", "500:", isakmp.
std::string port_value(std::string_view text) {
  const auto number = [](std::string_view port) {
    const auto known = service_port(port);
    return known ? std::to_string(*known) : std::string(port);
  };
  const auto colon = text.find(':');
  if (colon == text.npos) return number(text);
  const auto first = text.substr(0, colon), last = text.substr(colon + 1);
  return (first.empty() ? "0" : number(first)) + "-" + (last.empty() ? "65535" : number(last));
}

std::string interface_value(std::string_view text) {
  return text.ends_with('+') ? std::string(text.substr(0, text.size() - 1)) + "*"
                             : std::string(text);
}

}  // namespace

const Option* find_option(std::string_view word) {
  const auto hit = std::find_if(options.begin(), options.end(),
                                [&](const Option& one) { return one.written == word; });
  return hit == options.end() ? nullptr : &*hit;
}

std::string value_for(std::string_view condition, std::string_view text) {
  if (condition.ends_with("port")) return port_value(text);
  if (condition.ends_with("interface")) return interface_value(text);
  if (condition == "state" || condition == "status" || condition.ends_with("type") ||
      condition == "direction" || condition == "protocol") {
    return lower(text);
  }
  return std::string(text);
}

}  // namespace vpnlint::iptables
