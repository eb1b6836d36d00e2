// Pages as Markdown and as text: nothing in a text becomes markup.
#include <boost/test/unit_test.hpp>

#include "report/document.h"

namespace vpnlint {
namespace {

std::string link_to_601(std::string_view id) { return id == "VPN601" ? "VPN601.md" : ""; }

std::string paragraph(const std::string& text) {
  Document page;
  page.paragraph(text);
  return to_markdown(page, link_to_601);
}

BOOST_AUTO_TEST_SUITE(markdown)

BOOST_AUTO_TEST_CASE(signs_of_markdown_are_escaped) {
  BOOST_TEST(paragraph("a *b* _c_ `d` [e](f) <g> ~j~ &lt; &#60; \\*") ==
             "a \\*b\\* \\_c\\_ \\`d\\` \\[e\\](f) \\<g> \\~j\\~ \\&lt; \\&#60; \\\\\\*\n");
}

BOOST_AUTO_TEST_CASE(names_paths_and_comparisons_stay_readable) {
  const std::string text = "HKLM\\SYSTEM a_b_c > d & e | f!";
  BOOST_TEST(paragraph(text) == text + "\n");
  BOOST_TEST(paragraph("ends with \\") == "ends with \\\\\n");
  BOOST_TEST(paragraph("\\\\server\\_share") == "\\\\\\server\\\\\\_share\n");
}

BOOST_AUTO_TEST_CASE(what_only_begins_a_block_is_escaped_only_there) {
  BOOST_TEST(paragraph("> a > b") == "\\> a > b\n");
  BOOST_TEST(paragraph("# a # b") == "\\# a # b\n");
  BOOST_TEST(paragraph("- a - b") == "\\- a - b\n");
  BOOST_TEST(paragraph("1. a 2. b") == "1\\. a 2. b\n");
  BOOST_TEST(paragraph("12) a") == "12\\) a\n");
  BOOST_TEST(paragraph("1701 is a port.") == "1701 is a port.\n");
}

BOOST_AUTO_TEST_CASE(a_line_break_in_a_text_cannot_begin_a_block) {
  BOOST_TEST(paragraph("a\n# b\r\x1b[1m") == "a\\u000a# b\\u000d\\u001b\\[1m\n");
}

BOOST_AUTO_TEST_CASE(ids_of_known_rules_become_links) {
  BOOST_TEST(paragraph("VPN601, VPN602, xVPN601 VPN6011 (VPN601)") ==
             "[VPN601](VPN601.md), VPN602, xVPN601 VPN6011 ([VPN601](VPN601.md))\n");
}

BOOST_AUTO_TEST_CASE(a_fence_is_longer_than_any_in_the_code) {
  Document page;
  page.code("\n  a\n```\n````b\n\n", "sh");
  BOOST_TEST(to_markdown(page, {}) == "`````sh\n  a\n```\n````b\n`````\n");
}

BOOST_AUTO_TEST_CASE(code_in_a_list_survives_backticks) {
  Document page;
  page.item("run", "a `b` > c");
  page.item({}, "`x`");
  BOOST_TEST(to_markdown(page, {}) == "- run: ``a `b` > c``\n- `` `x` ``\n");
}

BOOST_AUTO_TEST_CASE(only_web_addresses_become_links) {
  Document page;
  page.link("https://example.net/a_b?c=1&d");
  page.link("javascript:alert(1)");
  page.link("https://example.net/> <script>");
  BOOST_TEST(to_markdown(page, {}) ==
             "- <https://example.net/a_b?c=1&d>\n- javascript:alert(1)\n"
             "- https://example.net/> \\<script>\n");
}

BOOST_AUTO_TEST_CASE(blocks_are_parted_by_blank_lines_and_lists_are_not) {
  Document page;
  page.title("VPN601 a");
  page.item("b");
  page.item("c");
  page.heading("d");
  page.paragraph("");
  page.paragraph("e");
  BOOST_TEST(to_markdown(page, link_to_601) == "# VPN601 a\n\n- b\n- c\n\n## d\n\ne\n");
}

BOOST_AUTO_TEST_CASE(text_for_a_terminal_is_neutral_and_wrapped) {
  Document page;
  page.title("a");
  page.paragraph("b\x1b[31m");
  page.item("run", "command");
  page.code("one\n\ntwo", "sh");
  page.link("https://example.net");
  BOOST_TEST(to_plain_text(page, false) ==
             "a\n  b\\u001b[31m\n  - run:\n      command\n    one\n\n    two\n"
             "  - https://example.net\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vpnlint
