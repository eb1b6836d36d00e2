// Options in environment variables.
#include <boost/test/unit_test.hpp>

#include "config/environment.h"

namespace vpnlint {
namespace {

std::string read(const std::vector<std::string_view>& variables) {
  const auto found = read_environment(variables);
  std::string out = found.config.empty() ? "" : "config " + found.config + '\n';
  for (const auto& [name, option] : found.options) {
    out += name;
    for (const auto& value : option.values) out += ' ' + value;
    out += " @" + option.origin + '\n';
  }
  for (const auto& error : found.errors) out += "error: " + error + '\n';
  for (const auto& note : found.notes) out += "note: " + note + '\n';
  return out;
}

BOOST_AUTO_TEST_SUITE(environment)

BOOST_AUTO_TEST_CASE(texts_flags_and_lists_are_read) {
  BOOST_TEST(read({"VPNLINT_LANG=ko", "VPNLINT_FAIL_ON=warning", "VPNLINT_FAIL_ON_UNKNOWN=1",
                   "VPNLINT_STRICT=false", "VPNLINT_SELECT=VPN6, ikeext-disabled,",
                   "VPNLINT_CONFIG=/etc/vpnlint.toml", "PATH=/bin", "HOME"}) ==
             "config /etc/vpnlint.toml\n"
             "fail-on warning @VPNLINT_FAIL_ON\nfail-on-unknown true @VPNLINT_FAIL_ON_UNKNOWN\n"
             "lang ko @VPNLINT_LANG\nselect VPN6 ikeext-disabled @VPNLINT_SELECT\n"
             "strict false @VPNLINT_STRICT\n");
}

BOOST_AUTO_TEST_CASE(an_empty_variable_is_not_set) {
  BOOST_TEST(read({"VPNLINT_LANG=", "VPNLINT_STRICT=", "VPNLINT_CONFIG="}) == "");
}

BOOST_AUTO_TEST_CASE(a_malformed_value_is_an_error_that_names_the_variable) {
  BOOST_TEST(read({"VPNLINT_STRICT=yes", "VPNLINT_FAIL_ON=warn", "VPNLINT_ENCODING=klingon",
                   "VPNLINT_IGNORE= , ", "VPNLINT_COLOR=blue"}) ==
             "error: VPNLINT_COLOR must be auto, always or never\n"
             "error: VPNLINT_ENCODING is no known encoding: klingon\n"
             "error: VPNLINT_FAIL_ON must be error, warning, note or never\n"
             "error: VPNLINT_IGNORE names nothing\n"
             "error: VPNLINT_STRICT must be true, false, 1 or 0\n");
}

BOOST_AUTO_TEST_CASE(a_variable_that_is_nearly_ours_is_said) {
  BOOST_TEST(read({"VPNLINT_FAILON=note", "VPNLINT_BUILD_DIRECTORY=x"}) ==
             "note: VPNLINT_FAILON is not used; did you mean VPNLINT_FAIL_ON?\n");
}

BOOST_AUTO_TEST_CASE(every_option_has_a_variable_of_its_own_name) {
  BOOST_TEST(variable_of("fail-on-unknown") == "VPNLINT_FAIL_ON_UNKNOWN");
  for (const auto& key : option_keys()) {
    const auto variable = variable_of(key.name);
    const auto word = key.words.empty() ? "utf-8" : std::string(key.words.front());
    const auto text = variable + '=' + (key.kind == OptionKind::flag ? "true" : word);
    BOOST_TEST(read({text}).starts_with(std::string(key.name) + ' '), text);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vpnlint
