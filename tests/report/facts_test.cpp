// `vpnlint facts`: what a line holds and in which order.
#include <boost/test/unit_test.hpp>

#include "facts/registry_path.h"
#include "report/report.h"
#include "report/sample_report.h"

using namespace vpnlint;
using namespace vpnlint::test;

BOOST_AUTO_TEST_SUITE(facts)

BOOST_AUTO_TEST_CASE(a_registry_value_keeps_its_key_as_written) {
  SampleReport sample;
  const auto file = sample.artifact("a.reg", "registry");
  auto& value = sample.row<RegistryValue>(file, 5);
  value.key =
      Field<KeyPath>({"HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\PolicyAgent",
                      "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\PolicyAgent"},
                     {4, 1});
  value.name = text("AssumeUDPEncapsulationContextOnSendRule");
  value.type = text("REG_DWORD");
  value.data_hex = text("02000000");
  value.data = Field<Value>(std::int64_t{2}, {5, 1});
  BOOST_TEST(write_facts(sample.bundle, false) ==
             R"({"table":"registry_value","artifact":"a.reg","line":5,"column":1,"fields":{)"
             R"("key":"HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\PolicyAgent",)"
             R"("name":"AssumeUDPEncapsulationContextOnSendRule","type":"REG_DWORD",)"
             R"("data_hex":"02000000","data":2},"defaulted":[]})"
             "\n");
}

BOOST_AUTO_TEST_CASE(defaulted_fields_are_printed_and_named) {
  SampleReport sample;
  auto& service = sample.row<Service>(sample.artifact("sc.txt", "sc"), 3);
  service.name = text("IKEEXT");
  service.start = Text::defaulted("manual");
  service.delayed = Flag(false, {3, 1});
  service.installed = Flag(true, {3, 1});
  BOOST_TEST(write_facts(sample.bundle, false) ==
             R"({"table":"service","artifact":"sc.txt","line":3,"column":1,"fields":{)"
             R"("name":"IKEEXT","start":"manual","delayed":false},"defaulted":["start"]})"
             "\n");
}

BOOST_AUTO_TEST_CASE(any_is_left_out_where_it_means_no_condition) {
  SampleReport sample;
  auto& rule = sample.row<FirewallRule>(sample.artifact("rules.txt", "netsh"), 7);
  rule.name = text("any");
  rule.protocol = text("any");
  rule.local_ports = Texts({"any"}, {7, 1});
  rule.remote_ports = Texts({"500", "49152-65535"}, {7, 1});
  rule.remote_addresses = Texts({"any"}, {7, 1});
  rule.program = text("any");
  rule.service = text("*");
  rule.interface_types = Texts({"any"}, {7, 1});
  BOOST_TEST(write_facts(sample.bundle, false) ==
             R"({"table":"firewall_rule","artifact":"rules.txt","line":7,"column":1,"fields":{)"
             R"("name":"any","protocol":"any","remote_ports":["500","49152-65535"],"service":"*"},)"
             R"("defaulted":[]})"
             "\n");
}

BOOST_AUTO_TEST_CASE(rows_are_sorted_by_artifact_and_line_and_the_command_line_comes_last) {
  SampleReport sample;
  const auto first = sample.artifact("a", "x"), second = sample.artifact("b", "x");
  sample.row<ReportedError>(no_artifact, 0, 0).code = Number(809, {});
  sample.row<Service>(second, 1).name = text("b1");
  sample.row<Service>(first, 9).name = text("a9");
  sample.row<Program>(first, 2, 0).name = text("a2");
  BOOST_TEST(write_facts(sample.bundle, false) ==
             R"~({"table":"program","artifact":"a","line":2,"fields":{"name":"a2"},"defaulted":[]}
{"table":"service","artifact":"a","line":9,"column":1,"fields":{"name":"a9"},"defaulted":[]}
{"table":"service","artifact":"b","line":1,"column":1,"fields":{"name":"b1"},"defaulted":[]}
{"table":"reported_error","artifact":"(command line)","line":1,"fields":{"code":809},"defaulted":[]}
)~");
}

BOOST_AUTO_TEST_CASE(extents_derived_tables_and_proven_absence_need_all) {
  SampleReport sample;
  const auto file = sample.artifact("a", "x");
  auto& extent = sample.row<Extent>(file, 1);
  extent.table = text("service");
  extent.complete = Flag(true, {1, 1});
  auto& service = sample.row<Service>(file, 2);
  service.name = text("IKEEXT");
  service.start = Text::missing(Presence::proven_absent, {2, 1});
  service.state = Text::missing(Presence::unreadable, {2, 1});
  BOOST_TEST(write_facts(sample.bundle, false) ==
             R"({"table":"service","artifact":"a","line":2,"column":1,"fields":{"name":"IKEEXT"},)"
             R"("defaulted":[]})"
             "\n");
  BOOST_TEST(
      write_facts(sample.bundle, true) ==
      R"({"table":"extent","artifact":"a","line":1,"column":1,"fields":{"table":"service","complete":true},"defaulted":[]}
{"table":"service","artifact":"a","line":2,"column":1,"fields":{"name":"IKEEXT"},"defaulted":[],"proven_absent":["start"]}
)");
}

BOOST_AUTO_TEST_CASE(hostile_text_stays_one_line_of_valid_json) {
  SampleReport sample;
  const auto file = sample.artifact("a\nb\x1b[31m", "x");
  sample.row<Service>(file, 1).name = text("\"\\\x7f\xff\xe2\x80\xae\xc2\x9b 한국");
  BOOST_TEST(write_facts(sample.bundle, false) ==
             "{\"table\":\"service\",\"artifact\":\"a\\nb\\u001b[31m\",\"line\":1,\"column\":1,"
             "\"fields\":{\"name\":\"\\\"\\\\\\u007f\xef\xbf\xbd\\u202e\\u009b 한국\"},"
             "\"defaulted\":[]}\n");
}

BOOST_AUTO_TEST_SUITE_END()
