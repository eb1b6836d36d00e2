// What a policy expects ([expect]): values that take the place of "$expect.NAME" in rules.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/file_problem.h"
#include "engine/rule.h"
#include "facts/bundle.h"

namespace vpnlint {

/// One value of [expect] and where it stands.
struct Expectation {
  Value value;       ///< text, number, truth value or list (numbers in a list as decimal texts)
  std::string file;  ///< as reports print it
  std::uint32_t line = 0, column = 0;
  std::string quote;  ///< the line itself, for evidence; may be empty
};

/// Name -> value.
using Expectations = std::map<std::string, Expectation>;

/// Expectations that vpnlint itself judges through the table `expectation`: ids of formats that
/// must have been read, names of tables that must have rows.
namespace expectation_name {
inline constexpr std::string_view artifacts = "artifacts";
inline constexpr std::string_view tables = "tables";
}  // namespace expectation_name

/// Puts the values into the operands. Call it with all rules that were loaded, before some are
/// selected: a value of a type that the column or operator cannot use, and a name that no rule
/// asks for, are problems with the policy's file and line. A rule that asks for a value that nobody
/// gave keeps its `Test::expect` and is judged nowhere.
void bind_expectations(std::vector<Rule>& rules, const Expectations& given,
                       std::vector<FileProblem>& problems);

/// Unknown format ids and table names in `artifacts` and `tables` are problems, with the nearest.
void check_expected_names(const Expectations& given, const std::vector<std::string_view>& formats,
                          std::vector<FileProblem>& problems);

/// After the analyses: fills the table `expectation` and makes each policy file an artifact of
/// format "policy", so that findings can cite its lines.
void add_expectations(Bundle& bundle, const Expectations& given);

/// Names that the rule's conditions ask for, sorted.
std::vector<std::string> expectations_of(const Rule& rule);

}  // namespace vpnlint
