// Lines of `vpnlint trace`: one a step, and none wider than a terminal.
#include <boost/test/unit_test.hpp>

#include <sstream>

#include "report/characters.h"
#include "report/trace.h"

namespace vpnlint {
namespace {

TraceStep step(std::string verdict, std::string message, std::string path, std::string excerpt) {
  TraceStep made;
  made.verdict = std::move(verdict);
  made.message = {std::move(message), {}};
  if (!path.empty()) made.evidence = Evidence{0, {12, 1}, std::move(path), std::move(excerpt), ""};
  return made;
}

std::string written(const std::string& folder, const std::string& language = "en") {
  Trace trace;
  trace.flow.protocol = "udp";
  trace.flow.destination_port = "500";
  trace.verdict = "dropped";
  trace.at = 2;
  trace.steps = {
      step("pass", "The IPsec services can start.", folder + "sc.txt", ""),
      step("unknown", "Nothing was sent of the PC.", "", ""),
      step("drop", "No port forward takes it to the server.", folder + "fw.xml", "<nat>")};
  return write_trace_text({trace}, language, false);
}

std::size_t widest(const std::string& text) {
  std::size_t width = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) width = std::max(width, display_width(line));
  return width;
}

BOOST_AUTO_TEST_CASE(places_have_a_column_of_their_own_where_lines_fit) {
  BOOST_TEST(written("pc/") ==
             "UDP 500: dropped\n"
             "  pass     pc/sc.txt:12  The IPsec services can start.\n"
             "  unknown                Nothing was sent of the PC.\n"
             "> drop     pc/fw.xml:12  No port forward takes it to the server.\n"
             "    <nat>\n");
}

BOOST_AUTO_TEST_CASE(longer_places_stand_behind_the_sentence_or_below_it) {
  BOOST_TEST(written("exports/of-the-router-and-pc/") ==
             "UDP 500: dropped\n"
             "  pass     The IPsec services can start.  exports/of-the-router-and-pc/sc.txt:12\n"
             "  unknown  Nothing was sent of the PC.\n"
             "> drop     No port forward takes it to the server.\n"
             "           exports/of-the-router-and-pc/fw.xml:12\n"
             "           <nat>\n");
}

BOOST_AUTO_TEST_CASE(no_line_is_wider_than_a_terminal_while_its_path_is_not) {
  for (const std::string language : {"en", "ko"}) {
    for (std::size_t length = 0; length < 60; ++length) {
      BOOST_TEST(widest(written(std::string(length, 'a') + "/", language)) <= 80);
      if (length < 30) BOOST_TEST(widest(written(std::string(length, 'a') + "/폴더/")) <= 80);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_path_that_is_wider_than_a_terminal_stays_whole) {
  const auto path = std::string(90, 'a') + "/fw.xml:12";
  BOOST_TEST(written(std::string(90, 'a') + "/").find("\n    " + path + "\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(korean_verdicts_are_aligned_by_their_width) {
  BOOST_TEST(written("pc/", "ko") ==
             "UDP 500: 차단\n"
             "  통과        pc/sc.txt:12  IPsec 서비스를 시작할 수 있습니다.\n"
             "  알 수 없음                PC의 파일이 없습니다.\n"
             "> 차단        pc/fw.xml:12  서버로 전달하는 포트 포워딩이 없습니다.\n"
             "    <nat>\n");
}

}  // namespace
}  // namespace vpnlint
