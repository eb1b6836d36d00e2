// Artifacts of one host that contradict each other.
#include "analysis/fact_conflicts.h"

#include <boost/test/unit_test.hpp>

#include "analysis/make_bundle.h"

using namespace vpnlint;
using namespace vpnlint::test;

namespace {

std::string conflicts(BundleMaker& maker) {
  find_fact_conflicts(maker.bundle());
  return dump(maker.bundle(), "fact_conflict",
              {"table", "identity", "column", "value", "other_value"});
}

/// One row in each of two artifacts of the client.
std::string between(std::string_view table, std::string_view first, std::string_view second) {
  BundleMaker maker;
  maker.artifact("a").add(table, first);
  maker.artifact("b").add(table, second);
  return conflicts(maker);
}

}  // namespace

BOOST_AUTO_TEST_CASE(two_start_types_of_one_service_are_a_conflict_with_a_row_in_each_artifact) {
  BOOST_TEST(between("service", "name=IKEEXT; start=manual", "name=ikeext; start=disabled") ==
             "a:1 table=service identity=IKEEXT column=start value=manual\n"
             "b:1 table=service identity=IKEEXT column=start other_value=disabled");
}

BOOST_AUTO_TEST_CASE(equal_values_and_other_spellings_of_them_are_none) {
  BOOST_TEST(between("service", "name=IKEEXT; start=Manual", "name=IKEEXT; start=manual") == "");
}

BOOST_AUTO_TEST_CASE(what_one_artifact_does_not_state_is_none) {
  BOOST_TEST(between("service", "name=IKEEXT; start=manual", "name=IKEEXT; start=_") == "");
  BOOST_TEST(between("service", "name=IKEEXT; start=manual", "name=IKEEXT; start=?") == "");
  BOOST_TEST(between("service", "name=IKEEXT; delayed=-", "name=IKEEXT; delayed=yes") == "");
}

BOOST_AUTO_TEST_CASE(moments_and_spellings_are_no_settings) {
  BOOST_TEST(between("service", "name=A; display_name=Alpha; state=running; pid=7; exit_code=0",
                     "name=A; display_name=Alfa; state=stopped; pid=9; exit_code=1077") == "");
}

BOOST_AUTO_TEST_CASE(the_type_of_a_running_service_has_more_bits_than_its_key) {
  BOOST_TEST(between("service", "name=BFE; type=share_process", "name=BFE; type=48") == "");
  BOOST_TEST(between("registry_value", "key=HKLM\\A; name=X; type=REG_SZ",
                     "key=HKLM\\A; name=X; type=REG_DWORD") != "");
}

BOOST_AUTO_TEST_CASE(one_rule_more_in_a_later_backup_contradicts_nothing) {
  BOOST_TEST(between("filter_rule", "device=gate; chain=wan; position=1; action=pass",
                     "device=gate; chain=wan; position=1; action=drop") == "");
}

BOOST_AUTO_TEST_CASE(different_things_are_none) {
  BOOST_TEST(between("service", "name=A; start=auto", "name=B; start=manual") == "");
  BOOST_TEST(between("firewall_profile", "profile=public; store=local; enabled=yes",
                     "profile=public; store=gpo; enabled=no") == "");
}

BOOST_AUTO_TEST_CASE(rows_of_one_artifact_do_not_contradict_each_other) {
  BundleMaker maker;
  maker.add("service", "name=A; start=auto").add("service", "name=A; start=manual");
  maker.artifact("other").add("service", "name=B; start=auto");
  BOOST_TEST(conflicts(maker) == "");
}

BOOST_AUTO_TEST_CASE(hosts_do_not_contradict_each_other) {
  BundleMaker maker;
  maker.add("service", "name=A; start=auto");
  maker.host(Role::server, "server").artifact("s").add("service", "name=A; start=manual");
  BOOST_TEST(conflicts(maker) == "");
}

BOOST_AUTO_TEST_CASE(scripts_are_no_state) {
  BOOST_TEST(between("registry_value", "key=HKLM\\A; name=X; data=1; origin=state",
                     "key=HKLM\\A; name=X; data=2; origin=script") == "");
  BOOST_TEST(between("registry_value", "key=HKLM\\A; name=X; data=a; origin=state",
                     "key=HKEY_LOCAL_MACHINE\\a; name=x; data=b; origin=state") ==
             "a:1 table=registry_value identity=HKEY_LOCAL_MACHINE\\A X column=data value=a\n"
             "b:1 table=registry_value identity=HKEY_LOCAL_MACHINE\\A X column=data other_value=b");
}

BOOST_AUTO_TEST_CASE(each_setting_that_differs_is_a_row) {
  BOOST_TEST(between("firewall_profile",
                     "profile=public; store=local; enabled=yes; default_outbound=allow",
                     "profile=public; store=local; enabled=no; default_outbound=block") ==
             "a:1 table=firewall_profile identity=public column=enabled value=true\n"
             "b:1 table=firewall_profile identity=public column=enabled other_value=false\n"
             "a:1 table=firewall_profile identity=public column=default_outbound value=allow\n"
             "b:1 table=firewall_profile identity=public column=default_outbound "
             "other_value=block");
}

BOOST_AUTO_TEST_CASE(the_first_value_that_differs_is_shown_once) {
  BundleMaker maker;
  for (const auto start : {"auto", "auto", "manual", "disabled"}) {
    maker.artifact(start).add("service", "name=A; start=" + std::string(start));
  }
  BOOST_TEST(conflicts(maker) ==
             "auto:1 table=service identity=A column=start value=auto\n"
             "manual:1 table=service identity=A column=start other_value=manual");
}

BOOST_AUTO_TEST_CASE(lists_are_compared_in_order) {
  BOOST_TEST(between("vpn_connection", "name=V; protocols=l2tp,ikev2",
                     "name=V; protocols=l2tp,ikev2") == "");
  BOOST_TEST(
      between("vpn_connection", "name=V; protocols=l2tp,ikev2", "name=V; protocols=ikev2,l2tp") ==
      "a:1 table=vpn_connection identity=V column=protocols value=[l2tp, ikev2]\n"
      "b:1 table=vpn_connection identity=V column=protocols other_value=[ikev2, l2tp]");
}

BOOST_AUTO_TEST_CASE(tables_without_an_identity_are_not_compared) {
  BOOST_TEST(between("firewall_rule", "name=R; action=allow", "name=R; action=block") == "");
}

BOOST_AUTO_TEST_CASE(raw_settings_are_not_compared) {
  BOOST_TEST(between("setting", "format=f; path=p; name=n; value=1",
                     "format=f; path=p; name=n; value=2") == "");
}

BOOST_AUTO_TEST_CASE(the_number_of_conflicts_is_bounded) {
  BundleMaker maker;
  for (const auto start : {"auto", "manual"}) {
    maker.artifact(start);
    for (int i = 0; i < 3'000; ++i) {
      maker.add("service", "name=S" + std::to_string(i) + "; start=" + start);
    }
  }
  find_fact_conflicts(maker.bundle());
  BOOST_TEST(maker.bundle().facts.rows<FactConflict>().size() == 1'000u);
}
