// What .reg text says, beyond the recorded imports: strings over lines, damage, limits, headers.
#include <boost/test/unit_test.hpp>

#include "formats/registry/read_reg.h"

using namespace vpnlint;
using namespace vpnlint::test;

namespace {

std::string values(const ReadText& read) {
  return dump(read, "registry_value", {"name", "type", "data"});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(registry_grammar)

BOOST_AUTO_TEST_CASE(every_kind_of_data_is_read) {
  const auto read = read_script(R"([HKLM\A]
@="default"
"d"=dword:0000002a
"q"=hex(b):ff,ff,ff,ff,ff,ff,ff,ff
"m"=hex(7):61,00,00,00,62,00,00,00,00,00
"e"=hex(2):25,00,00,00
"n"=hex(0):
"b"=hex:01,\
  ; note

  02
"x"=hex(ffff0001):00
)");
  BOOST_TEST(values(read) ==
             "4: name= type=REG_SZ data=default\n"
             "5: name=d type=REG_DWORD data=42\n"
             "6: name=q type=REG_QWORD data=18446744073709551615\n"
             "7: name=m type=REG_MULTI_SZ data=[a, b]\n"
             "8: name=e type=REG_EXPAND_SZ data=%\n"
             "9: name=n type=REG_NONE\n"
             "10: name=b type=REG_BINARY\n"
             "14: name=x type=0xffff0001\n");
  BOOST_TEST(dump(read, "registry_key", {"key", "operation", "origin"}) ==
             "3: key=HKEY_LOCAL_MACHINE\\A operation=create origin=script\n");
  BOOST_TEST(dump_problems(read) == "");
}

BOOST_AUTO_TEST_CASE(a_string_goes_over_lines_until_its_quotation_mark) {
  const auto read =
      read_script("[HKLM\\A]\n\"a\"=\"one\n; no comment\n\\\"two\\\"\"\n\"b\"=\"2\"\n");
  BOOST_TEST(values(read) ==
             "4: name=a type=REG_SZ data=one\n; no comment\n\"two\"\n"
             "7: name=b type=REG_SZ data=2\n");
}

BOOST_AUTO_TEST_CASE(an_open_string_ends_where_a_value_or_key_begins) {
  const auto read = read_script(
      "[HKLM\\A]\n\"a\"=\"one\n\"b\"=\"2\"\n\"c\"=\"three\n[HKLM\\B]\n"
      "\"d\"=\"4\n");
  BOOST_TEST(values(read) == "5: name=b type=REG_SZ data=2\n");
  BOOST_TEST(dump(read, "registry_key", {"key"}) ==
             "3: key=HKEY_LOCAL_MACHINE\\A\n"
             "7: key=HKEY_LOCAL_MACHINE\\B\n");
  BOOST_TEST(dump_problems(read) ==
             "4:1 partial damaged_value: The value a is damaged: its closing quotation mark is "
             "missing.\n"
             "6:1 partial damaged_value: The value c is damaged: its closing quotation mark is "
             "missing.\n"
             "8:7 partial damaged_value: The value d is damaged: its closing quotation mark is "
             "missing.\n"
             "8:1 partial truncated: The file ends inside the key HKEY_LOCAL_MACHINE\\B.\n");
}

BOOST_AUTO_TEST_CASE(damage_is_reported_with_its_line_in_keys_that_nobody_wants) {
  const std::string text =
      "[HKEY_LOCAL_MACHINE\\SOFTWARE]\n\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Vendor]\n"
      "\"long\"=hex:00,01,\\\n  02,0g,\\\n  03\n"
      "\"d\"=dword:12xyz\n\"t\"=\"a\" b\n\"k\"=qword:1\n\"good\"=hex:01,02,03,04,05,06,07\n\n";
  const auto read = read_export(text);
  BOOST_TEST(dump_problems(read) ==
             "7:7 partial damaged_value: The value long is damaged: no byte in hexadecimal.\n"
             "9:13 partial damaged_value: The value d is damaged: no number of up to 8 hexadecimal "
             "digits.\n"
             "10:8 partial damaged_value: The value t is damaged: its text does not end where the "
             "line ends.\n"
             "11:5 partial damaged_value: The value k has no known kind of data.\n");
  BOOST_TEST(values(read) == "");
  BOOST_TEST(read.problems[0].subject == "long");
}

BOOST_AUTO_TEST_CASE(a_damaged_value_that_is_wanted_is_there_but_unreadable) {
  const auto text =
      "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\PolicyAgent]\n"
      "\"Type\"=dword:00000020\n\"Start\"=dword:00000003\n\"ObjectName\"=\"x\"\n"
      "\"AssumeUDPEncapsulationContextOnSendRule\"=dword:0000000z\n\n";
  BOOST_TEST(dump(read_export(text), "registry_value", {"name", "data", "origin"}) ==
             "4: name=Type data=32 origin=state\n5: name=Start data=3 origin=state\n"
             "6: name=ObjectName data=x origin=state\n"
             "7: name=AssumeUDPEncapsulationContextOnSendRule data=!unreadable origin=state\n");
}

BOOST_AUTO_TEST_CASE(without_a_proper_header_nothing_is_imported) {
  const auto missing = read_text(read_registry, "[HKLM\\A]\n\"a\"=dword:1\n\"b\"=-\n[-HKLM\\B]\n");
  BOOST_TEST(dump(missing, "registry_value") + dump(missing, "registry_key") == "");
  BOOST_TEST(dump(missing, "script_statement") ==
             "1: statement=create_key target=HKEY_LOCAL_MACHINE\\A effective=false "
             "reason=missing_header\n"
             "2: statement=set_value target=HKEY_LOCAL_MACHINE\\A name=a data=1 effective=false "
             "reason=missing_header\n"
             "3: statement=delete_value target=HKEY_LOCAL_MACHINE\\A name=b effective=false "
             "reason=missing_header\n"
             "4: statement=delete_key target=HKEY_LOCAL_MACHINE\\B effective=false "
             "reason=missing_header\n");
  const auto misspelt =
      read_text(read_registry, "Window Registry Editor Version 5.00\n[HKLM\\A]\n\"a\"=dword:1\n");
  BOOST_TEST(dump(misspelt, "script_statement", {"name", "effective", "reason"}) ==
             "2: effective=false reason=misspelt_header\n"
             "3: name=a effective=false reason=misspelt_header\n");
  BOOST_TEST(misspelt.problems[0].kind == "misspelt");
}

BOOST_AUTO_TEST_CASE(a_key_that_cannot_be_opened_takes_no_values) {
  const auto read = read_script(
      "[HKLM\\\\A\\\\B]\n\"a\"=dword:1\n[HKLM\\C\\\\D]\n\"b\"=dword:1\n"
      "[Computer\\HKEY_LOCAL_MACHINE\\E]\n\"c\"=dword:1\n");
  BOOST_TEST(values(read) == "6: name=b type=REG_DWORD data=1\n");
  BOOST_TEST(dump(read, "script_statement", {"target", "name", "effective", "reason"}) ==
             "3: target=HKEY_LOCAL_MACHINE\\A\\B effective=false reason=doubled_backslash\n"
             "4: target=HKEY_LOCAL_MACHINE\\A\\B name=a effective=false reason=doubled_backslash\n"
             "5: target=HKEY_LOCAL_MACHINE\\C\\D effective=true\n"
             "6: target=HKEY_LOCAL_MACHINE\\C\\D name=b effective=true\n");
}

BOOST_AUTO_TEST_CASE(limits_bound_a_value_and_the_rest_is_still_checked) {
  Limits limits;
  limits.value_bytes = 4;
  const auto read = read_script(
      "[HKLM\\A]\n\"a\"=hex:01,02,03,\\\n  04,05,\\\n  06\n"
      "\"b\"=\"longer\"\n\"c\"=\"four\"\n",
      limits);
  BOOST_TEST(values(read) ==
             "4: name=a type=REG_BINARY data=!partial\n"
             "7: name=b type=REG_SZ data=!partial\n"
             "8: name=c type=REG_SZ data=four\n");
  BOOST_TEST(read.problems.size() == 2u);
  BOOST_TEST(read.problems[0].subject == "value_bytes");
}

BOOST_AUTO_TEST_CASE(a_line_over_the_limit_costs_its_value_only) {
  Limits limits;
  limits.line_bytes = 40;
  const auto read =
      read_script("[HKLM\\A]\n\"a\"=\"" + std::string(90, 'x') + "\"\n\"b\"=\"2\"\n", limits);
  BOOST_TEST(values(read) == "5: name=b type=REG_SZ data=2\n");
  BOOST_TEST(read.problems.size() == 1u);
  BOOST_TEST(read.problems[0].subject == "line_bytes");
}

BOOST_AUTO_TEST_CASE(values_that_nobody_wants_are_checked_like_all_others) {
  std::size_t damaged = 0;
  for (const std::string_view end :
       {R"(")", R"(\\")", R"(\"")", R"(\\\"")", R"(\")", R"(\\\")", R"(\\\\")", R"(\0")", R"(\\0")",
        R"("")", R"(" ; c)", R"(" x)"}) {
    for (std::size_t length = 0; length < 140; ++length) {
      const auto text = "[HKLM\\A]\n\"a\"=\"" + std::string(length, 'x') + std::string(end) +
                        "\n\"" + std::string(length, 'n') + "\"=\"" + std::string(length, '\\') +
                        "\"\n\"b\"=dword:1\n";
      const auto passed = audit(std::string(reg_header) + text, Encoding::utf8, usual_wanted());
      const auto read = read_script(text);
      BOOST_TEST(dump_problems(passed) == dump_problems(read));
      damaged += !read.problems.empty();
    }
  }
  BOOST_TEST(damaged > 140u);
}

BOOST_AUTO_TEST_CASE(a_line_of_nul_is_a_loss_other_garbage_is_not) {
  const auto nul = read_script("[HKLM\\A]\n" + std::string(8, '\0') + "\n");
  BOOST_TEST(nul.problems.size() == 1u);
  BOOST_TEST(name_of(nul.problems[0].gravity) == "partial");
  const auto words = read_script("[HKLM\\A]\nnothing\n");
  BOOST_TEST(words.problems.size() == 1u);
  BOOST_TEST(name_of(words.problems[0].gravity) == "note");
}

BOOST_AUTO_TEST_CASE(secrets_are_counted_and_never_kept) {
  const auto read = read_script(
      "[HKLM\\A]\n\"L2tpPSK\"=\"hunter2\"\n\"UserPassword\"=\"hunter3\"\n"
      "\"PasswordAge\"=dword:1\n\"MySecret\"=\"\"\n");
  BOOST_TEST(dump(read, "secret") ==
             "4: kind=pre_shared_key name=L2tpPSK\n"
             "5: kind=password name=UserPassword\n");
  BOOST_TEST(
      dump(read, "registry_value", {"name", "data_hex", "data"}) ==
      "4: name=L2tpPSK data=[REDACTED]\n5: name=UserPassword data=[REDACTED]\n"
      "6: name=PasswordAge data_hex=01000000 data=1\n7: name=MySecret data_hex=0000 data=\n");
  BOOST_TEST(read.quotes.at(4) == "\"L2tpPSK\"=\"[REDACTED]\"");
}

BOOST_AUTO_TEST_SUITE_END()
