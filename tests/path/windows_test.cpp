// The Windows firewall against documented cases (windows/cases.toml), from the text of an export to
// the decision.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <set>
#include <sstream>

#include "analysis/windows_firewall.h"
#include "formats/registry/firewall_rules.h"
#include "path/windows/case.h"

using namespace vpnlint;
using namespace vpnlint::test;

namespace {

constexpr std::string_view flows[] = {"ike", "nat_t", "esp", "l2tp"};

using Files = std::vector<std::pair<std::string, std::string>>;

Files all_files(const Entry& entry) {
  const auto files = files_of(entry);
  return {files.begin(), files.end()};
}

/// A PC that dials one server, or a server; with what was sent of it.
Bundle bundle_of(const Entry& entry, const Files& files) {
  Bundle bundle;
  const bool server = entry.text("role") == "server";
  bundle.hosts.push_back({server ? "server" : "pc", server ? Role::server : Role::client, false});
  ReadOptions how;
  how.wanted.everything = true;
  for (const auto& [path, bytes] : files) read_text(bundle, path, bytes, how);
  VpnConnection connection;
  connection.at = {1, 1};
  connection.host = 0;
  connection.server = Text(entry.text("server", "203.0.113.7"), {1, 1});
  if (!server) bundle.facts.rows<VpnConnection>().push_back(connection);
  const auto start = entry.text("remote_access", "auto");
  if (server && start != "unknown") {
    Service service;
    service.host = 0;
    service.name = Text("RemoteAccess", {1, 1});
    service.start = Text(start, {1, 1});
    bundle.facts.rows<Service>().push_back(service);
  }
  return bundle;
}

/// "drop block_rule R (gpo)"; with the profile before it where they disagree.
std::string row_text(const PathStep& row) {
  std::string out;
  if (row.profile.known()) out += row.profile.value() + ": ";
  out += row.verdict.known() ? row.verdict.value() : "unknown";
  if (row.reason.known()) out += " " + row.reason.value();
  if (row.rule.known()) out += " " + row.rule.value();
  const bool owned = row.store.known() && !row.store.is("local");
  return owned ? out + " (" + row.store.value() + ")" : out;
}

std::string decided(const Bundle& bundle, std::string_view flow) {
  std::string out;
  for (const auto& row : bundle.facts.rows<PathStep>()) {
    if (row.flow.value() != flow) continue;
    out += (out.empty() ? "" : "; ") + row_text(row);
  }
  return out;
}

struct Seen {
  std::set<std::string> verdicts, reasons, sources;
  int cases = 0;

  void see(const Bundle& bundle) {
    for (const auto& row : bundle.facts.rows<PathStep>()) {
      verdicts.insert(row.verdict.known() ? row.verdict.value() : "unknown");
      if (row.reason.known()) reasons.insert(row.reason.value());
      BOOST_TEST(row.at.line > 0u);
    }
  }
};

void check(const Entry& entry, Seen& seen) {
  auto bundle = bundle_of(entry, all_files(entry));
  decide_windows_firewall(bundle);
  for (const auto flow : flows) {
    BOOST_TEST_CONTEXT(entry.text("name") << ": " << flow) {
      BOOST_TEST(decided(bundle, flow) == entry.text(flow, entry.text("others")));
    }
  }
  seen.see(bundle);
  ++seen.cases;
  for (auto& source : entry.texts("source")) seen.sources.insert(std::move(source));
}

/// Flows of which that is known for certain.
std::set<std::string_view> flows_that(std::string_view verdict, Bundle bundle) {
  decide_windows_firewall(bundle);
  std::set<std::string_view> out;
  for (const auto flow : flows) {
    if (decided(bundle, flow).starts_with(verdict)) out.insert(flow);
  }
  return out;
}

bool is_part_of(const std::set<std::string_view>& few, const std::set<std::string_view>& all) {
  return std::includes(all.begin(), all.end(), few.begin(), few.end());
}

template <class Visit>
void for_each_case(Visit visit) {
  for (const auto& item : *read_cases("cases.toml")["case"].as_array()) {
    const Entry entry(*item.as_table());
    BOOST_TEST_CONTEXT(entry.text("name")) { visit(entry); }
  }
}

std::string joined(const std::set<std::string>& items) {
  std::string out;
  for (const auto& item : items) out += (out.empty() ? "" : " ") + item;
  return out;
}

BOOST_AUTO_TEST_SUITE(windows_cases)

BOOST_AUTO_TEST_CASE(documented_cases_are_decided_as_their_documents_say) {
  const auto& file = read_cases("cases.toml");
  Seen seen;
  std::set<std::string> names;
  for (const auto& item : *file["case"].as_array()) {
    const Entry entry(*item.as_table());
    BOOST_TEST(names.insert(entry.text("name")).second, entry.text("name"));
    check(entry, seen);
  }
  std::set<std::string> sources;
  for (const auto& [key, value] : *file["source"].as_table()) sources.emplace(key.str());
  BOOST_TEST(joined(seen.sources) == joined(sources));  // every one is used, and every use stated
  BOOST_TEST(joined(seen.verdicts) == "drop pass unknown");
  BOOST_TEST(joined(seen.reasons) ==
             "allow_rule block_rule default_allow default_block firewall_off shields_up");
  BOOST_TEST(seen.cases >= 80);
  BOOST_TEST_MESSAGE("cases of the Windows firewall: " << seen.cases);
}

BOOST_AUTO_TEST_CASE(another_block_rule_never_lets_more_pass) {
  const auto more = [](std::string_view tokens) {
    auto rule =
        *parse_firewall_rule("v2.31|Action=Block|Active=TRUE|" + std::string(tokens), {9, 1});
    rule.artifact = 0;
    rule.host = 0;
    rule.store = Text("local", {9, 1});
    return rule;
  };
  for_each_case([&](const Entry& entry) {
    const auto bundle = bundle_of(entry, all_files(entry));
    const auto before = flows_that("pass", bundle);
    for (const auto* tokens : {"Dir=Out|Protocol=17|RPort=500|", "Dir=In|", "Dir=Out|IFType=Lan|",
                               "Dir=In|Protocol=17|LPort=1701|Profile=Public|"}) {
      auto changed = bundle;
      changed.facts.rows<FirewallRule>().push_back(more(tokens));
      BOOST_TEST(is_part_of(flows_that("pass", std::move(changed)), before), tokens);
    }
  });
}

/// A PC that shows no sign of a policy is judged as one that has none; a server is not.
BOOST_AUTO_TEST_CASE(a_file_that_is_not_sent_makes_nothing_more_certain) {
  for_each_case([](const Entry& entry) {
    const auto files = all_files(entry);
    for (const std::string_view verdict : {"pass", "drop"}) {
      if (verdict == "drop" && entry.text("role") != "server") continue;
      const auto before = flows_that(verdict, bundle_of(entry, files));
      for (std::size_t i = 0; i < files.size(); ++i) {
        auto fewer = files;
        fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
        const auto after = flows_that(verdict, bundle_of(entry, fewer));
        BOOST_TEST(is_part_of(after, before), verdict << " without " << files[i].first);
      }
    }
  });
}

BOOST_AUTO_TEST_CASE(the_order_of_files_means_nothing) {
  for_each_case([](const Entry& entry) {
    auto files = all_files(entry);
    std::reverse(files.begin(), files.end());
    auto bundle = bundle_of(entry, files);
    decide_windows_firewall(bundle);
    for (const auto flow : flows) {
      BOOST_TEST(decided(bundle, flow) == entry.text(flow, entry.text("others")));
    }
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
