// Rule sets and packets whose fate a real kernel decided (kernel/record.py), asked of our own walk.
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <nlohmann/json.hpp>

#include "analysis/netfilter/device.h"
#include "formats/read_text.h"

namespace vpnlint {
int recognise_iptables(const Head&);
void read_iptables(Reading&);
void read_nftables(Reading&);
}  // namespace vpnlint

namespace vpnlint::netfilter {
namespace {

using Json = nlohmann::json;

// The device of kernel/lab.py.
Device lab_device() {
  const auto own = [](const char* address, const char* network, const char* interface) {
    return OwnAddress{*parse_address(address), *parse_range(network), interface};
  };
  return {
      {own("198.51.100.1", "198.51.100.0/24", "wan"),
       own("198.51.100.254", "198.51.100.254/32", "wan"), own("10.77.0.1", "10.77.0.0/24", "lan")},
      {"udp/500", "udp/4500", "udp/1701", "esp", "gre"}};
}

std::string where(const Journey& journey) {
  if (journey.local) return "device";
  return journey.packet.out_interface == "wan" ? "outside" : "inside";
}

struct Score {
  int asked = 0, agreed = 0, dangerous = 0;
  std::string differences;

  void compare(const std::string& id, const std::string& what, const std::string& kernel,
               const std::string& ours, bool opaque) {
    if (opaque && ours == "unknown") return;
    ++asked;
    // The device's own rules may swallow the message that a rejection sends.
    if (kernel == ours || (kernel == "dropped" && ours == "rejected")) {
      ++agreed;
      return;
    }
    if (ours.starts_with("delivered") && !kernel.starts_with("delivered")) ++dangerous;
    differences += id + " " + what + ": the kernel says " + kernel + ", we say " + ours + "\n";
  }
};

void ask(const Json& entry, const Ruleset& rules, const Device& device, bool opaque, Score& score) {
  for (const auto& line : entry["packets"]) {
    const std::string text = line["packet"], id = entry["id"];
    auto packet = *packet_from(text);
    packet.in_interface.clear();
    if (line["from"] == "outside") packet.in_interface = "wan";
    if (line["from"] == "inside") packet.in_interface = "lan";
    const auto there = follow(rules, device, packet);
    auto kernel = line["verdict"].get<std::string>();
    auto ours = std::string(name_of(there.disposition));
    if (kernel == "delivered") {
      const auto seen = *packet_from(line["seen"].get<std::string>());
      kernel += " at " + line["at"].get<std::string>();
      if (ours == "delivered") {
        ours += " at " + where(there);
        const bool same = seen.source == there.packet.source &&
                          seen.destination == there.packet.destination &&
                          seen.destination_port == there.packet.destination_port;
        if (!same) ours += " with other addresses";
      }
    } else if (ours == "delivered") {
      ours += " at " + where(there);
    }
    score.compare(id, text, kernel, ours, opaque);
    if (!kernel.starts_with("delivered") || kernel != ours) continue;
    auto seen_there = there;  // which free port was taken, only the kernel knows
    seen_there.packet.source_port = packet_from(line["seen"].get<std::string>())->source_port;
    const auto back = follow_reply(rules, device, packet, seen_there);
    if (line["from"] == line["at"]) continue;  // a neighbour's answer does not pass the device
    // Whether an answer arrived on a port where nobody listens was not recorded.
    if (line["from"] == "device" && !device.serves(back.packet)) continue;
    auto reply = line["reply"].get<std::string>();
    if (reply == "elsewhere") reply = "dropped";  // it did not come back to the sender
    score.compare(id, "answer to " + text, reply, std::string(name_of(back.disposition)), opaque);
  }
}

Score compare_corpus(const std::string& file, Read read, const std::string& member) {
  std::ifstream in(std::string(SOURCE_DIR "/tests/path/kernel/") + file);
  std::string line;
  std::getline(in, line);  // what recorded it
  BOOST_TEST_REQUIRE(Json::parse(line).contains("kernel"));
  const auto device = lab_device();
  Score score;
  int sets = 0;
  while (std::getline(in, line)) {
    const auto entry = Json::parse(line);
    const auto text =
        entry[member].is_string() ? entry[member].get<std::string>() : entry[member].dump();
    const auto artifact = test::read_text(read, text);
    const auto rules = ruleset_of(artifact.facts, 0);
    const bool opaque = entry[member == "json" ? "opaque_json" : "opaque"];
    ask(entry, rules, device, opaque, score);
    ++sets;
  }
  BOOST_TEST_MESSAGE(file << ": " << sets << " rule sets, agree " << score.agreed << "/"
                          << score.asked);
  BOOST_TEST_MESSAGE(score.differences.substr(0, 6000));
  return score;
}

void check(const Score& score) {
  BOOST_TEST(score.asked > 2500);
  BOOST_TEST(score.agreed * 100 >= score.asked * 99);
  BOOST_TEST(score.dangerous == 0, score.differences.substr(0, 4000));
}

// The filter's chains begin with a drop.
std::string closed(std::string text) {
  const auto filter = text.find("*filter");
  const auto end = text.find("COMMIT", filter);
  return text.insert(end, "-I INPUT -j DROP\n-I FORWARD -j DROP\n");
}

// A table in front of all others that drops.
std::string closed_nft(std::string text) {
  return "table inet closed {\n"
         "\tchain in {\n\t\ttype filter hook input priority -500; policy accept;\n\t\tdrop\n\t}\n"
         "\tchain by {\n\t\ttype filter hook forward priority 500; policy accept;\n\t\tdrop\n\t}\n"
         "}\n" +
         text;
}

// Packets of the corpus that are delivered under the changed rule sets.
std::string delivered_under(const std::string& file, Read read, const std::string& member,
                            std::string (*change)(std::string), int& asked) {
  std::ifstream in(std::string(SOURCE_DIR "/tests/path/kernel/") + file);
  std::string line, delivered;
  std::getline(in, line);
  const auto device = lab_device();
  while (std::getline(in, line)) {
    const auto entry = Json::parse(line);
    const auto artifact = test::read_text(read, change(entry[member]));
    const auto rules = ruleset_of(artifact.facts, 0);
    for (const auto& one : entry["packets"]) {
      if (one["from"] == "device") continue;
      auto packet = *packet_from(one["packet"].get<std::string>());
      packet.in_interface = one["from"] == "outside" ? "wan" : "lan";
      const auto journey = follow(rules, device, packet);
      if (journey.disposition == Disposition::delivered)
        delivered += entry["id"].get<std::string>() + " " + one["packet"].get<std::string>() + "\n";
      ++asked;
    }
  }
  return delivered;
}

BOOST_AUTO_TEST_CASE(a_drop_in_front_lets_nothing_through) {
  int asked = 0;
  BOOST_TEST(delivered_under("iptables.jsonl", read_iptables, "save", closed, asked) == "");
  BOOST_TEST(delivered_under("nft.jsonl", read_nftables, "text", closed_nft, asked) == "");
  BOOST_TEST(asked > 5000);
}

BOOST_AUTO_TEST_CASE(nft_rule_sets_do_what_the_kernel_did) {
  check(compare_corpus("nft.jsonl", read_nftables, "text"));
}

BOOST_AUTO_TEST_CASE(nft_rule_sets_in_json_do_what_the_kernel_did) {
  check(compare_corpus("nft.jsonl", read_nftables, "json"));
}

BOOST_AUTO_TEST_CASE(iptables_rule_sets_do_what_the_kernel_did) {
  check(compare_corpus("iptables.jsonl", read_iptables, "save"));
}

}  // namespace
}  // namespace vpnlint::netfilter
