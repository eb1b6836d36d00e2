// What must hold for every set of rules of a pf router.
#include <boost/test/unit_test.hpp>

#include <array>
#include <random>

#include "path/pf/router.h"

namespace vpnlint::test {
namespace {

constexpr std::array packets{"udp 198.51.100.7:500 -> 203.0.113.10:500",
                             "udp 198.51.100.7:4500 -> 203.0.113.10:4500",
                             "udp 198.51.100.7:1701 -> 203.0.113.10:1701",
                             "esp 198.51.100.7 -> 203.0.113.10",
                             "udp 10.20.0.50:500 -> 198.51.100.7:500",
                             "udp 10.20.0.50:4500 -> 198.51.100.7:4500",
                             "esp 10.20.0.50 -> 198.51.100.7",
                             "udp 203.0.113.10:500 -> 198.51.100.7:500"};

/// Random rules; an alias of the name `list` may stand in them.
class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}

  std::string rules() {
    std::string text;
    const auto count = 1 + random_() % 7;
    for (unsigned i = 0; i < count; ++i) text += rule();
    return text;
  }

  std::string translation() {
    if (random_() % 2 == 0) return "";
    return std::string("<nat><rule><interface>wan</interface><protocol>udp</protocol><source>") +
           pick(ends) + "</source><destination><network>wanip</network><port>" + pick(ports) +
           "</port></destination><target>10.20.0.10</target>" +
           (random_() % 2 == 0 ? "<associated-rule-id>pass</associated-rule-id>" : "") +
           "</rule></nat>\n";
  }

 private:
  static constexpr std::array ports{"500", "4500", "400-600", "1701"};
  static constexpr std::array ends{"<any/>",
                                   "<any/>",
                                   "<address>list</address>",
                                   "<address>list</address><not/>",
                                   "<address>198.51.100.0/24</address>",
                                   "<network>lan</network>",
                                   "<network>wanip</network>",
                                   "<address>10.20.0.10</address>"};

  template <class Words>
  std::string pick(const Words& words) {
    return words[random_() % words.size()];
  }

  std::string rule() {
    static constexpr std::array types{"pass", "pass", "block", "reject"};
    static constexpr std::array interfaces{"wan", "lan", "wan,lan"};
    static constexpr std::array protocols{"", "<protocol>udp</protocol>",
                                          "<protocol>esp</protocol>"};
    static constexpr std::array directions{"in", "out", "any"};
    std::string text = "<rule><type>" + pick(types) + "</type><interface>" + pick(interfaces) +
                       "</interface>" + pick(protocols);
    if (random_() % 3 == 0) {
      text += "<floating>yes</floating><direction>" + pick(directions) + "</direction>";
      if (random_() % 2 == 0) text += "<quick>yes</quick>";
    }
    text += "<source>" + pick(ends) + "</source><destination>" + pick(ends);
    if (random_() % 2 == 0) text += "<port>" + pick(ports) + "</port>";
    return text + "</destination></rule>\n";
  }

  std::mt19937 random_;
};

std::string with(const std::string& rules, const std::string& translation,
                 const std::string& alias) {
  const auto list = alias.empty() ? "<type>urltable</type><address>https://example.com/</address>"
                                  : "<type>network</type><address>" + alias + "</address>";
  return "<aliases><alias><name>list</name>" + list + "</alias></aliases>\n" + translation +
         "<filter>\n" + rules + "</filter>\n";
}

Answer ask_router(const std::string& pieces, const char* packet) {
  const auto bundle = pf_router("pfsense", pieces);
  Device device;
  device.served = {"udp/500", "udp/4500", "udp/1701", "esp"};
  return ask(bundle, 0, device, packet_of(packet)).value();
}

bool is_same_end(const Answer& a, const Answer& b) {
  return a.disposition == b.disposition && a.local == b.local &&
         (a.disposition != Disposition::delivered || a.packet.destination == b.packet.destination);
}

constexpr unsigned sets = 250;

BOOST_AUTO_TEST_CASE(a_block_in_front_of_everything_lets_nothing_more_pass) {
  int delivered = 0;
  for (unsigned seed = 0; seed < sets; ++seed) {
    Maker maker(seed);
    const auto rules = maker.rules(), translation = maker.translation();
    const std::string front =
        "<rule><type>block</type><floating>yes</floating><quick>yes</quick>"
        "<direction>any</direction><source><any/></source><destination><any/>";
    const auto every = front + "</destination></rule>\n";
    const auto some = front + "<port>500</port></destination></rule>\n";
    for (const auto* packet : packets) {
      const auto before = ask_router(with(rules, translation, ""), packet);
      const auto after = ask_router(with(some + rules, translation, ""), packet);
      delivered += before.disposition == Disposition::delivered;
      BOOST_TEST_CONTEXT(rules << translation << packet) {
        BOOST_TEST((after.disposition != Disposition::delivered ||
                    before.disposition == Disposition::delivered));
        const auto none = ask_router(with(every + rules, "", ""), packet);
        BOOST_TEST((none.disposition == Disposition::dropped));
      }
    }
  }
  BOOST_TEST(delivered > 100);
}

// What is said of an alias that nobody knows holds whatever it stands for.
BOOST_AUTO_TEST_CASE(an_answer_in_spite_of_an_unknown_alias_is_true_of_every_alias) {
  int known = 0, unknown = 0;
  for (unsigned seed = 0; seed < sets; ++seed) {
    Maker maker(seed);
    const auto rules = maker.rules(), translation = maker.translation();
    for (const auto* packet : packets) {
      const auto asked = ask_router(with(rules, translation, ""), packet);
      if (asked.disposition == Disposition::unknown) {
        ++unknown;
        continue;
      }
      ++known;
      for (const auto* alias :
           {"192.0.2.1", "198.51.100.7", "10.20.0.0/24", "203.0.113.10", "0.0.0.0/1 128.0.0.0/1"}) {
        BOOST_TEST_CONTEXT(rules << translation << packet << " " << alias) {
          BOOST_TEST(is_same_end(asked, ask_router(with(rules, translation, alias), packet)));
        }
      }
    }
  }
  BOOST_TEST(known > 500);
  BOOST_TEST(unknown > 50);
}

// Unknown is said only where it matters: a single rule with an unknown alias.
BOOST_AUTO_TEST_CASE(an_unknown_alias_of_one_rule_is_unknown_only_where_it_decides) {
  int compared = 0;
  for (unsigned seed = 0; seed < sets; ++seed) {
    Maker maker(seed);
    const auto rules = maker.rules();
    const auto first = rules.find("list");
    if (first == rules.npos || rules.find("list", first + 1) != rules.npos) continue;
    for (const auto* packet : packets) {
      const auto asked = ask_router(with(rules, "", ""), packet);
      const auto all = ask_router(with(rules, "", "0.0.0.0/1 128.0.0.0/1"), packet);
      const auto none = ask_router(with(rules, "", "192.0.2.1"), packet);
      BOOST_TEST_CONTEXT(rules << packet) {
        BOOST_TEST((asked.disposition == Disposition::unknown) == !is_same_end(all, none));
      }
      ++compared;
    }
  }
  BOOST_TEST(compared > 200);
}

}  // namespace
}  // namespace vpnlint::test
