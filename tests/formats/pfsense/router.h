// A small pfSense configuration around the parts that a test is about.
#pragma once

#include <boost/test/unit_test.hpp>
#include <string>

#include "formats/read_text.h"

namespace vpnlint {
void read_pfsense(Reading& reading);
}  // namespace vpnlint

namespace vpnlint::test::pfsense {

inline constexpr std::string_view interfaces = R"(<interfaces>
<wan><enable></enable><if>em0</if><ipaddr>203.0.113.10</ipaddr><subnet>29</subnet></wan>
<lan><enable></enable><if>em1</if><ipaddr>10.20.0.1</ipaddr><subnet>24</subnet></lan>
</interfaces>
)";

// Line 1 is the root and the host name, the interfaces follow on lines 2 to 5.
inline std::string document(std::string_view parts) {
  return "<pfsense><system><hostname>fw1</hostname></system>\n" + std::string(interfaces) +
         std::string(parts) + "</pfsense>\n";
}

inline ReadText read(std::string_view parts) { return read_text(read_pfsense, document(parts)); }

inline std::string forwards(const ReadText& result) {
  return dump(result, "port_forward",
              {"protocol", "external_port", "internal_address", "internal_port", "enabled",
               "external_address", "source", "passes_filter", "filter_rule"});
}

inline std::string forward(std::string_view inside) {
  return "<nat>\n<rule><interface>wan</interface>" + std::string(inside) + "</rule>\n</nat>\n";
}

inline std::string extent_of(const ReadText& result, std::string_view table) {
  for (const auto& row : result.facts.rows<Extent>()) {
    if (row.table.value() != table) continue;
    return std::to_string(row.at.line) + (row.complete.is(true) ? " complete" : " fragment");
  }
  return "none";
}

}  // namespace vpnlint::test::pfsense
