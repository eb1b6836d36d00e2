// Names that rules use for addresses and ports, and what they stand for.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "facts/value.h"
#include "formats/pf/config.h"
#include "formats/pf/interfaces.h"

namespace vpnlint::pf {

/// Addresses or ports that a rule names. Empty values = any.
struct Resolved {
  List values;          ///< what could not be resolved stands there as its name
  std::string unknown;  ///< why the values may not be all; empty = they are exact
};

/// Aliases in aliases of both products. Bounded: nesting, entries of one alias, entries of all.
class Aliases {
 public:
  Aliases(const Config& config, const Interfaces& interfaces);

  /// "any", an address, a network, a range, an interface (`lan`, `lanip`, `(self)`), an alias, or
  /// several with commas. Interfaces without a literal address give "interface:wan", their
  /// networks "network:wan".
  Resolved addresses(std::string_view word) const;
  /// "any", "500", "500-600", "500:600", an alias, or several with commas.
  Resolved ports(std::string_view word) const;

 private:
  struct Alias {
    bool is_static = true;  ///< its entries stand in the file
    std::vector<std::string> entries;
  };
  enum class Kind { address, port };

  void add(std::string name, std::string_view type, std::string_view entries);
  Resolved resolve(std::string_view word, Kind kind) const;
  void expand(const std::string& word, Kind kind, std::size_t depth, Resolved& out) const;
  bool expand_interface(const std::string& word, Resolved& out) const;
  bool is_full(Resolved& out) const;

  const Interfaces& interfaces_;
  std::map<std::string, Alias, std::less<>> aliases_;
  mutable std::size_t handed_out_ = 0;
};

}  // namespace vpnlint::pf
