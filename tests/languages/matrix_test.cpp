// One machine in eleven languages and four encodings each: the same facts in all 44 cells.
#include <boost/test/unit_test.hpp>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "cli/read_bundle.h"
#include "formats/read_capture.h"
#include "languages/render.h"

namespace vpnlint::languages_test {
namespace {

const std::vector<std::string> unicode_encodings = {"utf-8", "utf-8-bom", "utf-16le"};

/// Reads one file as a user would send it: nobody says what it is or how it is encoded.
struct Read {
  Bundle bundle;

  void file(const std::string& name, const std::string& bytes) {
    ReadOptions options;
    options.wanted.everything = true;
    read_text(bundle, name, bytes, options);
  }
};

/// Rows of the tables that the tools fill, problems, and what was found about each file.
/// Display names are localised and compared apart.
std::string facts_of(const std::vector<Printed>& files, const std::string& encoding) {
  std::string text;
  for (const auto& file : files) {
    Read read;
    read.file(file.file, encode(file.text, encoding));
    const auto& artifact = read.bundle.artifacts.at(0);
    text += "# " + file.file + " " + artifact.format + "\n";
    capture_test::Capture capture;
    capture.problems = artifact.problems;
    capture.facts = std::move(read.bundle.facts);
    text += capture_test::dump(capture, "firewall_rule");
    text += capture_test::dump(capture, "firewall_profile");
    text += capture_test::dump(capture, "service",
                               "name type state start delayed triggered pid exit_code installed");
    text += capture_test::dump(capture, "extent");
    for (const auto& problem : artifact.problems) {
      text += std::string(name_of(problem.gravity)) + " " + problem.kind + "\n";
    }
  }
  return text;
}

std::string expected_facts() {
  std::ifstream file(SOURCE_DIR "/tests/languages/data/facts.txt");
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::string> encodings_of(const std::string& language) {
  std::vector<std::string> all = {console_page(language)};
  all.insert(all.end(), unicode_encodings.begin(), unicode_encodings.end());
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(matrix)

/// VPNLINT_CELL ("ko cp949") asks for one cell; otherwise all are compared and shown.
BOOST_AUTO_TEST_CASE(every_language_and_encoding_gives_the_same_facts) {
  const char* const asked = std::getenv("VPNLINT_CELL");
  const auto machine = test_machine();
  const auto expected = expected_facts();
  std::size_t cells = 0;
  std::string matrix = "           console page     utf-8     utf-8-bom utf-16le\n";
  for (const auto& language : language_names()) {
    if (asked != nullptr && !std::string_view(asked).starts_with(language + " ")) continue;
    const auto files = print_machine(machine, language);
    matrix += (language + "          ").substr(0, 10) + " " + console_page(language) + " ";
    for (const auto& encoding : encodings_of(language)) {
      if (asked != nullptr && language + " " + encoding != asked) continue;
      const auto facts = facts_of(files, encoding);
      BOOST_TEST_CONTEXT(language << " in " << encoding) { BOOST_TEST(facts == expected); }
      matrix += facts == expected ? "  equal   " : "  DIFFERS ";
      ++cells;
    }
    matrix += "\n";
  }
  BOOST_TEST(cells == (asked != nullptr ? 1u : 44u));
  if (asked == nullptr) std::puts(matrix.c_str());
}

BOOST_AUTO_TEST_CASE(every_file_says_its_language_and_encoding) {
  for (const auto& language : language_names()) {
    const auto files = print_machine(test_machine(), language);
    for (const auto& encoding : encodings_of(language)) {
      Read read;
      read.file("rules.txt", encode(files.at(0).text, encoding));
      const auto& artifact = read.bundle.artifacts.at(0);
      BOOST_TEST(artifact.language == language);
      const bool ascii = language == "en" && encoding != "utf-8-bom" && encoding != "utf-16le";
      const std::string found = encoding == "utf-16le" ? "utf-16le-bom" : encoding;
      BOOST_TEST(artifact.encoding == (ascii ? "utf-8" : found), language);
    }
  }
}

BOOST_AUTO_TEST_CASE(display_names_are_those_of_the_language) {
  for (const auto& language : language_names()) {
    const Resources words(language);
    for (const auto& file : print_machine(test_machine(), language)) {
      if (file.file != "services.txt") continue;
      for (const auto& encoding : encodings_of(language)) {
        Read read;
        read.file(file.file, encode(file.text, encoding));
        BOOST_TEST(read.bundle.facts.rows<Service>().size() == 5u);
        for (const auto& service : read.bundle.facts.rows<Service>()) {
          const auto name = words.text("service_display_names", service.name.value());
          const auto page = encoding.starts_with("cp");
          BOOST_TEST(service.display_name.value() ==
                     (page ? replace_all(name, "\u2019", "'") : name));
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_console_that_cannot_show_the_language_prints_english_with_question_marks) {
  auto machine = test_machine();
  for (auto& rule : machine.rules) rule.name = "?\?\?? - ?\?\?\?(L2TP-In)";
  Read read;
  read.file("rules.txt", print_rules(machine, "en"));
  BOOST_TEST(read.bundle.facts.rows<FirewallRule>().size() == machine.rules.size());
  BOOST_TEST(read.bundle.facts.rows<FirewallRule>()[0].name.value() == "?\?\?? - ?\?\?\?(L2TP-In)");
  BOOST_TEST(read.bundle.facts.rows<FirewallRule>()[0].action.value() == "block");
}

BOOST_AUTO_TEST_CASE(captures_of_two_languages_in_one_file_are_both_read) {
  Machine machine = test_machine();
  Read read;
  read.file("rules.txt", encode("C:\\>netsh advfirewall firewall show rule name=all verbose\r\n" +
                                    print_rules(machine, "ko") +
                                    "C:\\>chcp 437\r\nC:\\>netsh advfirewall firewall show rule "
                                    "name=all verbose\r\n" +
                                    print_rules(machine, "en"),
                                "cp949"));
  BOOST_TEST(read.bundle.facts.rows<FirewallRule>().size() == 2 * machine.rules.size());
  for (const auto& rule : read.bundle.facts.rows<FirewallRule>()) {
    BOOST_TEST(rule.action.known());
    BOOST_TEST(rule.direction.known());
  }
}

/// Words of no language in the places of the Italian ones.
BOOST_AUTO_TEST_CASE(an_unknown_language_gives_unknown_and_quotes_its_labels) {
  auto text = print_rules(test_machine(), "it");
  for (const char* word :
       {"Nome regola", "Attivata", "Direzione", "Profili", "Raggruppamento", "Protocollo",
        "Attraversamento confini", "Programma", "Servizio", "Sicurezza", "Origine regola", "Azione",
        "LocalIP", "RemoteIP", "LocalPort", "RemotePort", "InterfaceTypes"}) {
    text = replace_all(text, std::string("\n") + word, std::string("\nqx") + word);
  }
  Read read;
  read.file("rules.txt", text);
  const auto& artifact = read.bundle.artifacts.at(0);
  BOOST_TEST(artifact.problems.size() > 0u);
  for (const auto& rule : read.bundle.facts.rows<FirewallRule>()) BOOST_TEST(!rule.action.known());
  for (const auto& extent : read.bundle.facts.rows<Extent>()) BOOST_TEST(!extent.complete.is(true));
}

BOOST_AUTO_TEST_CASE(an_unknown_word_is_quoted_and_its_field_unknown) {
  auto text = replace_all(print_rules(test_machine(), "fr"), "Bloquer", "Qxbloquer");
  Read read;
  read.file("rules.txt", text);
  const auto& rule = read.bundle.facts.rows<FirewallRule>().at(0);
  BOOST_TEST((rule.action.presence() == Presence::unreadable));
  std::string quoted;
  for (const auto& problem : read.bundle.artifacts.at(0).problems) {
    quoted += fill(problem.message.text, problem.message.arguments);
  }
  BOOST_TEST(quoted.find("Qxbloquer") != quoted.npos, quoted);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace vpnlint::languages_test
