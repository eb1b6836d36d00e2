// Captures of sc: blocks, listings, errors, languages, recognition.
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "formats/read_capture.h"

namespace vpnlint::capture_test {
namespace {

constexpr std::string_view id = "sc";

std::string file_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  BOOST_REQUIRE(file);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string data(const std::string& name) {
  return file_text(std::filesystem::path(SOURCE_DIR "/tests/formats/sc/data") / name);
}

Capture read(const std::string& text, Encoding encoding = Encoding::utf8) {
  return read_capture(id, text, encoding);
}

std::string services(const Capture& capture, std::string_view columns = {}) {
  return dump(capture, "service", columns);
}

std::string coverage(const Capture& capture) {
  return dump(capture, "extent", "selector columns complete why");
}

std::string entry(const std::string& name, const std::string& state = "4  RUNNING",
                  const std::string& type = "20  WIN32_SHARE_PROCESS") {
  return "\nSERVICE_NAME: " + name + "\nDISPLAY_NAME: " + name +
         " service\n        TYPE               : " + type +
         "\n        STATE              : " + state +
         "\n        WIN32_EXIT_CODE    : 0  (0x0)\n        SERVICE_EXIT_CODE  : 0  (0x0)\n"
         "        CHECKPOINT         : 0x0\n        WAIT_HINT          : 0x0\n";
}

/// From A to W, with RpcSs, as sc sorts them.
std::string listing(const std::string& type = "20  WIN32_SHARE_PROCESS") {
  std::string out;
  for (char letter = 'A'; letter <= 'W'; ++letter) {
    out += entry(letter == 'R' ? "RpcSs" : std::string(1, letter) + "svc", "4  RUNNING", type);
  }
  return out;
}

const std::string config = R"([SC] QueryServiceConfig SUCCESS

SERVICE_NAME: BFE
        TYPE               : 20  WIN32_SHARE_PROCESS
        START_TYPE         : 2   AUTO_START  (DELAYED)
        ERROR_CONTROL      : 1   NORMAL
        BINARY_PATH_NAME   : C:\Windows\system32\svchost.exe -k LocalServiceNoNetworkFirewall -p
        LOAD_ORDER_GROUP   : NetworkProvider
        TAG                : 0
        DISPLAY_NAME       : Base Filtering Engine
        DEPENDENCIES       : RpcSs
                           : WfpLwfs
        SERVICE_START_NAME : NT AUTHORITY\LocalService
)";

constexpr std::string_view two_services =
    "2: name=IKEEXT state=running pid=1234 exit_code=0 type=share_process installed=true\n"
    "13: name=PolicyAgent state=stopped pid=0 exit_code=1077 type=share_process installed=true\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(sc)

BOOST_AUTO_TEST_CASE(states_pids_and_exit_codes_are_read) {
  // A line of accepted controls makes the first block one longer.
  const auto capture = read(data("queryex-english.txt"));
  BOOST_TEST(services(capture) == two_services);
  BOOST_TEST(
      coverage(capture) ==
      "2: selector=IKEEXT columns=[name, installed, type, state, exit_code, pid] complete=true\n"
      "13: selector=PolicyAgent columns=[name, installed, type, state, exit_code, pid] "
      "complete=true\n");
  BOOST_TEST(dump_problems(capture) == "");
  BOOST_TEST(capture.language == "en");
  BOOST_TEST(capture.quotes.at(15) == "        STATE              : 1  STOPPED");
}

BOOST_AUTO_TEST_CASE(korean_output_gives_the_same_facts) {
  const auto capture = read(data("queryex-korean-cp949.txt"), Encoding::cp949);
  BOOST_TEST(services(capture) == two_services);
  BOOST_TEST(capture.language == "ko");
  BOOST_TEST(dump_problems(capture) == "");
}

BOOST_AUTO_TEST_CASE(a_configuration_shows_start_type_and_delay) {
  const auto capture = read(config);
  BOOST_TEST(services(capture) ==
             "3: name=BFE display_name=Base Filtering Engine start=auto delayed=true "
             "type=share_process installed=true\n");
  BOOST_TEST(coverage(capture) ==
             "3: selector=BFE columns=[name, installed, type, start, delayed, display_name] "
             "complete=true\n");
  BOOST_TEST(capture.sections == std::vector<std::string>{"sc qc"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(every_start_type_and_state_goes_by_its_number) {
  for (const auto& [printed, name] :
       std::vector<std::pair<std::string, std::string>>{{"0   BOOT_START", "boot"},
                                                        {"1   SYSTEM_START", "system"},
                                                        {"3   DEMAND_START", "manual"},
                                                        {"4   DISABLED", "disabled"},
                                                        {"2   AUTO_START", "auto"},
                                                        {"9   FUTURE", "!unreadable"}}) {
    const auto capture = read(replace_all(config, "2   AUTO_START  (DELAYED)", printed));
    BOOST_TEST(services(capture, "start") == "3: start=" + name + "\n");
  }
  const char* states[] = {"stopped",          "start_pending", "stop_pending", "running",
                          "continue_pending", "pause_pending", "paused",       "!unreadable"};
  for (int i = 0; i < 8; ++i) {
    const auto capture = read(entry("X", std::to_string(i + 1) + "  WORD"));
    BOOST_TEST(services(capture, "state") == std::string("2: state=") + states[i] + "\n");
  }
}

BOOST_AUTO_TEST_CASE(labels_of_an_unknown_language_are_read_by_their_numbers_and_quoted) {
  const auto capture = read(
      "\nNAZEV_SLUZBY: IKEEXT\n        DRUH      : 20  WIN32_SHARE_PROCESS\n"
      "        STAV      : 4  RUNNING\n                 (STOPPABLE)\n");
  BOOST_TEST(services(capture, "name state type") ==
             "2: name=IKEEXT state=running type=share_process\n");
  BOOST_TEST(capture.problems.at(0).kind == "truncated");
  BOOST_TEST(capture.problems.at(1).kind == "unknown_word");
}

BOOST_AUTO_TEST_CASE(windows_xp_forms_are_read) {
  const auto query = read(
      "\nSERVICE_NAME: PolicyAgent\n        TYPE               : 20  WIN32_SHARE_PROCESS\n"
      "        STATE              : 1  STOPPED\n"
      "                                (NOT_STOPPABLE,NOT_PAUSABLE,IGNORES_SHUTDOWN)\n"
      "        WIN32_EXIT_CODE    : 1077\t(0x435)\n"
      "        WAIT_HINT          : 0x0\n");
  BOOST_TEST(services(query, "state exit_code") == "2: state=stopped exit_code=1077\n");
  const auto qc = read(replace_all(config, "QueryServiceConfig", "GetServiceConfig"));
  BOOST_TEST(services(qc, "start") == "3: start=auto\n");
}

BOOST_AUTO_TEST_CASE(running_services_only_prove_that_others_do_not_run_and_nothing_more) {
  const auto capture = read(listing());
  BOOST_TEST(coverage(capture) == "2: selector=* columns=[state] complete=true why=running_only\n");
  BOOST_TEST(dump_problems(capture) == "");
}

BOOST_AUTO_TEST_CASE(a_full_listing_proves_which_services_exist_but_covers_no_driver) {
  const auto capture = read(listing() + entry("Zsvc", "1  STOPPED"));
  BOOST_TEST(
      coverage(capture) ==
      "2: selector=* columns=[name, display_name, state, exit_code, installed] complete=true\n");
  const auto drivers =
      read(listing("1  KERNEL_DRIVER") + entry("Z", "1  STOPPED", "1  KERNEL_DRIVER"));
  BOOST_TEST(coverage(drivers) ==
             "2: selector=drivers columns=[name, display_name, state, exit_code, installed, type] "
             "complete=true\n");
}

BOOST_AUTO_TEST_CASE(a_listing_without_its_beginning_or_end_proves_nothing) {
  const auto text = listing();
  const auto headless = read(text.substr(text.find("\nSERVICE_NAME: B")));
  BOOST_TEST(coverage(headless) == "2: selector=* columns=[state] complete=false why=filtered\n");
  const auto tailless = read(text.substr(0, text.find("\nSERVICE_NAME: W")));
  BOOST_TEST(coverage(tailless) == "2: selector=* columns=[state] complete=false why=filtered\n");
  const auto cut = read(text.substr(0, text.rfind("        WAIT_HINT")));
  BOOST_TEST(coverage(cut) == "2: selector=* columns=[state] complete=false why=truncated\n");
  BOOST_TEST(cut.problems.at(0).kind == "truncated");
}

BOOST_AUTO_TEST_CASE(a_buffer_that_was_too_small_cuts_the_listing) {
  const auto capture =
      read(listing() +
           "\n[SC] EnumServicesStatus: more data, need 1234 bytes start resume at index 79\n");
  BOOST_TEST(coverage(capture) == "2: selector=* columns=[state] complete=false why=truncated\n");
}

BOOST_AUTO_TEST_CASE(the_command_at_the_prompt_decides_what_is_listed) {
  const auto all = read("C:\\>sc query state= all\n" + listing());
  BOOST_TEST(
      coverage(all) ==
      "3: selector=* columns=[name, display_name, state, exit_code, installed] complete=true\n");
  const auto stopped = read("C:\\>sc query type= service state= inactive\n" + listing());
  BOOST_TEST(coverage(stopped).find("complete=false why=filtered") != std::string::npos);
  const auto group = read("C:\\>sc.exe query group= NDIS\n" + listing());
  BOOST_TEST(coverage(group).find("complete=false why=filtered") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_service_that_is_not_installed_is_a_fact_when_its_name_is_known) {
  const std::string error =
      "[SC] EnumQueryServicesStatus:OpenService FAILED 1060:\n\n"
      "The specified service does not exist as an installed service.\n\n";
  for (const std::string& before :
       {std::string("C:\\>sc query PolicyAgent\n"), std::string("sc query PolicyAgent\n"),
        std::string("=== PolicyAgent ===\n\n"), std::string("PolicyAgent:\n")}) {
    const auto capture = read(before + error);
    BOOST_TEST(
        services(capture, "name installed").ends_with(": name=PolicyAgent installed=false\n"),
        before);
    BOOST_TEST(dump_problems(capture) == "", before);
  }
  const auto nameless = read(error);
  BOOST_TEST(services(nameless) == "");
  BOOST_TEST(dump_problems(nameless) ==
             "1:1 unreadable command_failed [sc] sc failed: [SC] "
             "EnumQueryServicesStatus:OpenService FAILED 1060:\n");
}

BOOST_AUTO_TEST_CASE(errors_are_read_by_their_number_in_any_language) {
  for (const std::string line : {"[SC] OpenService FAILED 5:", "[SC] OpenService 실패 5:",
                                 "[SC] OpenService échec(s) 5 :", "[SC] OpenService: ошибка: 5:",
                                 "[SC] OpenSCManager FAILED 1722:", "[SC] OpenService XYZ 5:"}) {
    const auto capture = read("C:\\>sc qc IKEEXT\n" + line + "\n\nAccess is denied.\n");
    BOOST_TEST(dump_problems(capture) ==
               "2:1 unreadable command_failed [sc qc IKEEXT] sc qc IKEEXT failed: " + line + "\n");
    BOOST_TEST(services(capture) == "");
  }
}

BOOST_AUTO_TEST_CASE(usage_and_unknown_commands_are_failures) {
  BOOST_TEST(dump_problems(read("ERROR:  Unrecognized command\n"))
                 .starts_with("1:1 unreadable command_failed"));
  BOOST_TEST(dump_problems(read("오류:  인식할 수 없는 명령입니다.\n"))
                 .starts_with("1:1 unreadable command_failed"));
  BOOST_TEST(dump_problems(read("'sc' is not recognized as an internal or external command,\n"))
                 .starts_with("1:1 unreadable command_failed"));
}

BOOST_AUTO_TEST_CASE(sc_typed_into_powershell_answers_nothing) {
  const std::string text =
      "PS C:\\> sc query IKEEXT\nPS C:\\> sc.exe query BFE\n" + entry("BFE") + "PS C:\\>\n";
  BOOST_TEST(dump_problems(read(text)) ==
             "1:1 partial command_failed [sc query IKEEXT] sc query IKEEXT failed: Windows "
             "PowerShell takes sc for Set-Content; sc.exe asks the services\n");
  BOOST_TEST(score(id, "PS C:\\> sc query IKEEXT\nPS C:\\>\n") > 0);
}

BOOST_AUTO_TEST_CASE(a_line_that_a_filter_left_belongs_to_the_service_of_the_prompt) {
  const auto capture = read(
      "C:\\>sc query IKEEXT | findstr STATE\n        STATE              : 4  RUNNING\n\nC:\\>\n");
  BOOST_TEST(services(capture, "name state") == "1: name=IKEEXT state=running\n");
}

BOOST_AUTO_TEST_CASE(triggers_are_read) {
  const auto has = read(
      "[SC] QueryServiceConfig2 SUCCESS\n\nSERVICE_NAME: IKEEXT\n        START SERVICE\n"
      "          NETWORK EVENT                : bc90d167-9470-4139-a9ba-be0bbbf5b74d [RPC]\n"
      "            DATA                       : 18f70770-8e64-11cf-9af1-0020af6e72f4\n");
  BOOST_TEST(services(has, "name triggered") == "3: name=IKEEXT triggered=true\n");
  BOOST_TEST(dump_problems(has) == "");
  const auto none = read(
      "[SC] QueryServiceConfig2 SUCCESS\n\n"
      "The service RasMan has not registered for any start or stop triggers.\n");
  BOOST_TEST(services(none, "name triggered") == "3: name=RasMan triggered=false\n");
}

BOOST_AUTO_TEST_CASE(a_cut_block_has_partial_fields) {
  const auto number = read(
      "\nSERVICE_NAME: IKEEXT\n        TYPE               : 20  WIN32_SHARE_PROCESS\n"
      "        STATE              : 1  STOPPED\n        WIN32_EXIT_CODE    : 10");
  BOOST_TEST(services(number, "state exit_code") == "2: state=stopped exit_code=!partial\n");
  const auto delay = read(config.substr(0, config.find("AUTO_START") + 10));
  BOOST_TEST(services(delay, "start delayed") == "3: start=auto delayed=!partial\n");
  BOOST_TEST(coverage(delay).find("complete=false why=truncated") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_only_sentence_about_missing_triggers_is_recognised) {
  const std::string answer =
      "\n시작 또는 중지 트리거에 대해 IKEEXT 서비스가 등록되지 않았습니다.\n";
  BOOST_TEST(score(id, answer) > 0);
  BOOST_TEST(score(id, "The service IKEEXT has not registered for any start or stop triggers.\n") >
             0);
  BOOST_TEST(score(id, "IKEEXT has no triggers.\n") == 0);
  BOOST_TEST(services(read("C:\\>sc qtriggerinfo IKEEXT\n" + answer), "name triggered") ==
             "3: name=IKEEXT triggered=false\n");
}

BOOST_AUTO_TEST_CASE(captures_are_recognised_behind_prompts_and_junk) {
  for (const std::string& before :
       {std::string(),
        std::string("Microsoft Windows [Version 10.0.19045.4529]\r\n\r\nC:\\>sc qc BFE\r\n"),
        std::string("-- collected by the helpdesk --\n\n")}) {
    BOOST_TEST(score(id, before + config) >= 90);
    BOOST_TEST(score(id, before + entry("BFE")) >= 90);
  }
  BOOST_TEST(score(id, "[SC] OpenService 실패 5:\n\n액세스가 거부되었습니다.\n") >= 80);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace vpnlint::capture_test
