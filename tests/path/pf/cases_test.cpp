// The table of cases.txt, asked of the real reader and the real evaluator.
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <set>

#include "base/text.h"
#include "path/pf/router.h"

namespace vpnlint::test {
namespace {

struct Case {
  std::string name, product, pieces, in, packet;
  bool has_source = false;
  Device device;

  std::string ask() const {
    const auto bundle = pf_router(product, pieces);
    const auto answer = vpnlint::ask(bundle, 0, device, packet_of(packet, in));
    return answer ? dump(*answer) : "no filter";
  }
};

/// "word rest"
std::pair<std::string, std::string> parts_of(const std::string& line) {
  const auto blank = line.find(' ');
  if (blank == line.npos) return {line, ""};
  return {line.substr(0, blank), line.substr(blank + 1)};
}

// Reads the file once and calls `check` for every answer that it expects.
template <class Check>
void each_answer(const Check& check) {
  std::ifstream file(SOURCE_DIR "/tests/path/pf/cases.txt");
  Case current;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    if (line.starts_with("  ")) {
      current.pieces += line.substr(2) + "\n";
      continue;
    }
    const auto [word, rest] = parts_of(line);
    if (word == "case") {
      current = {};
      current.name = rest;
    } else if (word == "source") {
      current.has_source = !rest.empty();
    } else if (word == "pfsense" || word == "opnsense") {
      current.product = word;
    } else if (word == "device") {
      current.device.addresses.push_back(own_address_from(rest).value());
    } else if (word == "listen") {
      current.device.served.push_back(rest);
    } else if (word == "in") {
      current.in = rest;
    } else if (word == "ask") {
      current.packet = rest;
    } else if (word == "get") {
      check(current, rest);
    } else {
      BOOST_FAIL("unknown word in cases.txt: " << line);
    }
  }
}

BOOST_AUTO_TEST_CASE(packets_at_pf_routers_fare_as_the_documents_say) {
  std::set<std::string> cases;
  each_answer([&](const Case& one, const std::string& expected) {
    BOOST_TEST_CONTEXT(one.name << ": " << one.packet) {
      BOOST_TEST(one.has_source);
      BOOST_TEST(one.ask() == expected);
    }
    cases.insert(one.name);
  });
  BOOST_TEST(cases.size() >= 60);
}

}  // namespace
}  // namespace vpnlint::test
