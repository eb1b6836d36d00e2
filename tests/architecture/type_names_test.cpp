// Two types of one name in one namespace are the same type to the linker, whatever they hold.
#include <boost/test/unit_test.hpp>

#include <map>
#include <regex>

#include "architecture/project.h"

namespace vpnlint::architecture {
namespace {

// "vpnlint::pf::Rule" of every type that a header defines outside of other types.
std::vector<std::string> types_of(const fs::path& header) {
  static const std::regex opens(R"(^namespace ([\w:]*) ?\{)"), closes(R"(^\}  // namespace)");
  static const std::regex type(R"(^(?:struct|class|enum class|enum) (\w+)\b(?!<)[^;(]*\{)");
  std::vector<std::string> types, spaces;
  std::smatch found;
  for (const auto& line : lines_of(header)) {
    if (std::regex_search(line, found, opens)) spaces.push_back(found[1]);
    if (std::regex_search(line, closes) && !spaces.empty()) spaces.pop_back();
    if (!std::regex_search(line, found, type)) continue;
    std::string name;
    for (const auto& space : spaces) name += space + "::";
    types.push_back(name + found[1].str());
  }
  return types;
}

BOOST_AUTO_TEST_CASE(a_type_name_is_given_once_in_a_namespace) {
  std::map<std::string, std::string> seen;
  for (const auto& entry : fs::recursive_directory_iterator(project("src"))) {
    if (entry.path().extension() != ".h") continue;
    const auto header = fs::relative(entry.path(), project("")).string();
    for (const auto& type : types_of(entry.path())) {
      const auto [place, fresh] = seen.try_emplace(type, header);
      BOOST_TEST(fresh, type << " stands in " << place->second << " and in " << header);
    }
  }
  BOOST_TEST(seen.size() > 150u);
  BOOST_TEST(seen.contains("vpnlint::netfilter::Rule"));
}

}  // namespace
}  // namespace vpnlint::architecture
