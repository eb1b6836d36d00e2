// Rows of one rule of nft, in the order in which it acts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/chains/chains.h"
#include "formats/nftables/matches.h"

namespace vpnlint::nft {

class Rows {
 public:
  Rows(const std::string& table, Budget& budget) : table_(table), budget_(budget) {}

  /// What the following rows depend on. Doubles are left out.
  void require(const std::string& condition);
  void require(const Fields& fields);  ///< what they imply
  void doubt(const std::string& text) { conditions_.push_back("unknown=" + text); }

  /// A row; what follows in the rule depends on its match.
  void emit(std::string_view action, std::string target = {});
  /// A row with more conditions; what follows does not depend on it.
  void emit_beside(std::string_view action, std::string target, const Conditions& more = {});
  /// Verdicts of a map.
  void emit_ways(const Fields& fields, const std::vector<Way>& ways);

  bool empty() const { return rows_.empty(); }
  std::vector<chains::Rule> take(const std::string& comment);

 private:
  void emit_way(const Way& way, const Conditions& conditions);
  void emit_late(const std::vector<Way>& ways);

  const std::string& table_;
  Budget& budget_;
  std::vector<std::string> conditions_;
  std::optional<std::size_t> anchor_;  ///< row whose match holds for what follows
  std::vector<chains::Rule> rows_;
};

}  // namespace vpnlint::nft
