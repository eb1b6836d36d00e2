// Dials by strongSwan through namespaces (endtoend/record.py), foretold from the filters alone.
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>

#include "analysis/netfilter/device.h"
#include "base/text.h"
#include "formats/read_text.h"

namespace vpnlint {
int recognise_iptables(const Head&);
void read_iptables(Reading&);
}  // namespace vpnlint

namespace vpnlint::netfilter {
namespace {

using Json = nlohmann::json;

struct Host {
  Device device;
  std::string text;
  test::ReadText artifact;
  Ruleset rules;

  explicit Host(const Json& told) : text(told["filter"].get<std::string>()) {
    for (const auto& address : told["addresses"]) {
      device.addresses.push_back(*own_address_from(address.get<std::string>()));
    }
    // The routes are known: what none of these networks holds leads nowhere.
    device.addresses.push_back({Address{}, *parse_range("0.0.0.0/0"), "nowhere"});
    for (const auto& what : told["serves"]) device.served.push_back(what);
    artifact = test::read_text(read_iptables, text);
    rules = ruleset_of(artifact.facts, 0);
  }
  Host(const Host&) = delete;  // the rules point into the artifact

  bool borders(const Address& address) const {
    return std::any_of(device.addresses.begin(), device.addresses.end(), [&](const auto& own) {
      const auto everything = *parse_range("0.0.0.0/0");
      return !lies_within(everything, own.network) && lies_within({address, address}, own.network);
    });
  }
};

/// Where a packet came to its end.
struct End {
  bool arrived = false;
  std::string at;
  bool refused = false;
  Packet packet;
  std::optional<std::int64_t> counted;  ///< packets that the deciding line has seen, if one decided
};

// "[3:564] -A INPUT ...", ":INPUT DROP [3:564]"
std::optional<std::int64_t> counter_of(const std::string& text, const Journey& journey) {
  const auto& [rule, policy] = journey.steps.back().decider;
  if (!rule && !policy) return std::nullopt;
  std::istringstream lines(text);
  std::string line;
  for (auto left = (rule ? rule->at : policy->at).line; left > 0; --left) std::getline(lines, line);
  const auto begin = line.find('[') + 1;
  return parse_integer(std::string_view(line).substr(begin, line.find(':', begin) - begin));
}

std::string ends_of(const Packet& packet) {
  return packet.protocol + ' ' + address_text(packet.source) + ':' +
         std::to_string(packet.source_port) + " -> " + address_text(packet.destination) + ':' +
         std::to_string(packet.destination_port);
}

bool same_ends(const Packet& a, const Packet& b) { return ends_of(a) == ends_of(b); }

Packet answer_to(const Packet& packet) {
  Packet answer;
  answer.protocol = packet.protocol;
  answer.source = packet.destination;
  answer.source_port = packet.destination_port;
  answer.destination = packet.source;
  answer.destination_port = packet.source_port;
  return answer;
}

/// The devices, one flow at a time: what tracked its first packet translates the answer back.
class Road {
 public:
  explicit Road(const Json& scenario) : taken_(scenario["taken"]) {
    for (const auto& [name, told] : scenario["devices"].items()) hosts_.try_emplace(name, told);
    for (const auto& link : scenario["links"]) {
      links_[link[0]] = link[1];
      links_[link[1]] = link[0];
    }
  }

  const Host& host(const std::string& name) const { return hosts_.at(name); }

  End travel(std::string name, Packet packet) {
    packet.in_interface.clear();
    for (int hop = 0; hop < 10; ++hop) {
      const auto journey = pass(name, packet);
      if (journey.disposition != Disposition::delivered) {
        return {false, name, journey.disposition == Disposition::rejected, journey.packet,
                counter_of(host(name).text, journey)};
      }
      if (journey.local) return {true, name, false, journey.packet};
      const auto& to = journey.packet.destination;
      const auto link = links_.find(name + '@' + journey.packet.out_interface);
      if (link == links_.end()) return {false, name, true, journey.packet};  // no route
      const auto at = link->second.find('@');
      const auto next = link->second.substr(0, at);
      const bool nobody = host(name).borders(to) && !host(next).device.owns(to);
      if (nobody) return {false, name, false, journey.packet};
      packet = answer_to(answer_to(journey.packet));  // marks and states stay behind
      packet.in_interface = link->second.substr(at + 1);
      name = next;
    }
    return {};
  }

 private:
  Journey pass(const std::string& name, Packet packet) {
    const auto& [device, text, artifact, rules] = host(name);
    packet.out_interface = std::string(not_known);
    const auto before = tracked_.find(name);
    if (before != tracked_.end() && same_ends(packet, answer_to(before->second.second.packet))) {
      return answered(device, rules, before->second);
    }
    auto journey = follow(rules, device, packet);
    const auto port = taken_.find(ends_of(journey.packet));
    if (journey.packet.translated_source && port != taken_.end()) {
      journey.packet.source_port = port->get<std::uint16_t>();
    }
    tracked_[name] = {packet, journey};
    return journey;
  }

  // An answer with other addresses than the sender wrote to is lost for him; here it goes on.
  static Journey answered(const Device& device, const Ruleset& rules,
                          const std::pair<Packet, Journey>& there) {
    auto back = follow_reply(rules, device, there.first, there.second);
    const bool left = !back.steps.empty() && back.steps.back().endings == passes;
    if (back.disposition == Disposition::dropped && left && !back.local) {
      back.disposition = Disposition::delivered;
    }
    return back;
  }

  std::map<std::string, Host> hosts_;
  std::map<std::string, std::string> links_;  ///< device@interface
  Json taken_;
  std::map<std::string, std::pair<Packet, Journey>> tracked_;
};

struct Flow {
  End there;
  std::optional<End> back;
  bool astray = false;  ///< the answer has other addresses than the client wrote to

  bool works() const { return back && back->arrived && back->at == "client" && !astray; }
};

Packet first_packet(const Json& scenario, const std::string& flow) {
  const std::string from = scenario["devices"]["client"]["addresses"][0];
  const auto source = from.substr(0, from.find('/'));
  const std::string target = scenario["target"];
  if (flow == "esp") return *packet_from("esp " + source + " -> " + target);
  const auto port = ':' + flow.substr(flow.find('/') + 1);
  return *packet_from("udp " + source + port + " -> " + target + port);
}

// Messages at port 4500 begin with zeros that set them apart from ESP (RFC 3948, 2.2); elsewhere
// nobody expects that.
bool is_understood(const std::string& flow, const Packet& arrived) {
  return (flow == "udp/4500") == (arrived.destination_port == 4500);
}

Flow foretell(const Json& scenario, const std::string& flow) {
  Road road(scenario);
  const auto packet = first_packet(scenario, flow);
  Flow result{road.travel("client", packet), std::nullopt};
  if (!result.there.arrived) return result;
  if (!is_understood(flow, result.there.packet)) {
    // The server's kernel takes the others for ESP; one that knows no ESP says so by ICMP.
    result.there.arrived = flow == "udp/4500";
    result.there.refused = !result.there.arrived;
    return result;
  }
  result.back = road.travel(result.there.at, answer_to(result.there.packet));
  result.astray = result.back->arrived && !same_ends(result.back->packet, answer_to(packet));
  return result;
}

/// 500 first; then 4500 where somebody translates or it is forced, ESP otherwise.
struct Dial {
  std::map<std::string, Flow> flows;
  bool translated = false, established = false;

  explicit Dial(const Json& scenario) {
    const auto& first = flows["udp/500"] = foretell(scenario, "udp/500");
    if (!first.works()) return;
    translated = !same_ends(first.there.packet, first_packet(scenario, "udp/500"));
    const bool in_udp = translated || scenario["forced"].get<bool>();
    const std::string second = in_udp ? "udp/4500" : "esp";
    flows[second] = foretell(scenario, second);
    // Only the daemon that began knows the keys.
    auto& after = flows[second];
    if (after.there.at != first.there.at) after.back.reset();
    established = after.works();
  }
};

std::string told(const Json& end) {
  if (end.is_null()) return "not sent";
  const bool arrived = end["arrived"];
  return std::string(arrived          ? "arrives at "
                     : end["refused"] ? "is refused at "
                                      : "ends at ") +
         end["at"].get<std::string>();
}

std::string told(const std::optional<End>& end) {
  if (!end) return "not sent";
  return std::string(end->arrived   ? "arrives at "
                     : end->refused ? "is refused at "
                                    : "ends at ") +
         end->at;
}

struct Score {
  int asked = 0, agreed = 0, dangerous = 0, established = 0, lines = 0;
  std::string differences;

  void compare_line(const Json& scenario, const End& end) {
    if (!end.counted) return;
    ++lines;
    if (*end.counted > 0) return;
    differences += scenario["id"].get<std::string>() + ": the deciding line saw nothing\n";
  }

  void compare(const Json& scenario, const std::string& what, const std::string& real,
               const std::string& ours) {
    ++asked;
    if (real == ours) {
      ++agreed;
      return;
    }
    if (ours.starts_with("arrives") || ours == "established") ++dangerous;
    differences += scenario["id"].get<std::string>() + ", " + what + ": it " + real + ", we say " +
                   ours + '\n';
  }
};

void compare(const Json& scenario, Score& score) {
  const Dial dial(scenario);
  for (const auto& [flow, ways] : scenario["flows"].items()) {
    // What a daemon makes of an answer from elsewhere is its own affair.
    if (flow != "udp/500" && dial.flows.at("udp/500").astray) continue;
    const auto found = dial.flows.find(flow);
    const bool ours = found != dial.flows.end();
    score.compare(scenario, flow, told(ways.is_null() ? ways : ways["there"]),
                  told(ours ? std::optional(found->second.there) : std::nullopt));
    score.compare(scenario, "answer to " + flow, told(ways.is_null() ? ways : ways["back"]),
                  told(ours ? found->second.back : std::nullopt));
    if (!ours) continue;
    score.compare_line(scenario, found->second.there);
    if (found->second.back) score.compare_line(scenario, *found->second.back);
  }
  const bool established = scenario["established"];
  score.compare(scenario, "in the end", established ? "established" : "nothing",
                dial.established ? "established" : "nothing");
  score.established += established ? 1 : 0;
  if (dial.flows.at("udp/500").works()) {
    const bool translated = scenario["nat"];
    score.compare(
        scenario, "addresses", translated ? "translated" : "not translated",
        dial.translated || scenario["forced"].get<bool>() ? "translated" : "not translated");
  }
}

BOOST_AUTO_TEST_CASE(dials_end_where_the_filters_say) {
  std::ifstream in(SOURCE_DIR "/tests/path/endtoend/scenarios.jsonl");
  std::string line;
  std::getline(in, line);  // what recorded it
  BOOST_TEST_REQUIRE(Json::parse(line).contains("strongswan"));
  Score score;
  int scenarios = 0;
  while (std::getline(in, line)) {
    compare(Json::parse(line), score);
    ++scenarios;
  }
  BOOST_TEST_MESSAGE("scenarios.jsonl: " << scenarios << " dials, " << score.established
                                         << " established, agree " << score.agreed << "/"
                                         << score.asked << ", " << score.lines
                                         << " lines that stop a packet");
  BOOST_TEST(scenarios >= 200);
  BOOST_TEST(score.established > scenarios / 4);
  BOOST_TEST(score.established < scenarios * 3 / 4);
  BOOST_TEST(score.agreed == score.asked);
  BOOST_TEST(score.differences == "");
  BOOST_TEST(score.dangerous == 0);
  BOOST_TEST(score.lines >= 90);
}

}  // namespace
}  // namespace vpnlint::netfilter
