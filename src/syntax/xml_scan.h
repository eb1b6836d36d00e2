// Looks over an XML text before a tree is made of it, so that the tree stays small and sound.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/problem.h"

namespace vpnlint {

struct XmlScan {
  /// Well-formed, one root, no declaration, no document type, line ends are LF or CR LF. What had
  /// to go is blank, so lines stay where they were; what was cut is closed. Empty: no element.
  std::string text;
  /// So many elements around the end were closed here: they lack what the file would have given.
  std::size_t open_elements = 0;
  bool complete = true;  ///< nothing of the root element is lost
};

/// Linear in the text. Whatever is cut, limited or malformed ends the text before it and is a
/// problem with its line (XML has no columns here).
XmlScan scan_xml(std::string_view text, const Limits& limits, Problems& problems);

}  // namespace vpnlint
