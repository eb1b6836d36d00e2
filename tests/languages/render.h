// Writes a machine as the tools of Windows print it. Shares nothing with the readers.
#pragma once

#include <string>
#include <vector>

#include "languages/machine.h"
#include "languages/resources.h"

namespace vpnlint::languages_test {

struct Printed {
  std::string file, text;  // text: UTF-8, lines end in CR LF
};

/// What the commands print, one file each.
std::vector<Printed> print_machine(const Machine& machine, const std::string& language);

std::string print_rules(const Machine& machine, const std::string& language);

/// "cp949", "utf-8", "utf-8-bom", "utf-16le"; the console's page writes U+2019 as an apostrophe.
std::string encode(const std::string& text, const std::string& encoding);

/// The page of a console: "cp437" for "en".
std::string console_page(const std::string& language);

}  // namespace vpnlint::languages_test
