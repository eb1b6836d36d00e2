// Paths of packets: what is sent decides them, not how much or in which order.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <map>
#include <random>

#include "analysis/path/packet_path.h"
#include "bundles.h"

namespace vpnlint {
namespace {

using namespace test;
namespace data = boost::unit_test::data;

// By packet, direction, client and firewall profile; host numbers follow the order of files.
std::map<std::string, std::string> verdicts_of(const Files& files) {
  auto bundle = read_files(files, false);
  analyse(bundle);
  std::map<std::string, std::string> verdicts;
  for (const auto& path : packet_paths(bundle)) {
    const auto name = std::string(path.flow) + (path.back ? " back " : " ") +
                      bundle.hosts[path.client].name + ' ' + path.profile;
    verdicts[name] = path.verdict;
  }
  return verdicts;
}

// A profile of the firewall may only be told apart with the file that is gone.
std::string without_profile(const std::string& name) { return name.substr(0, name.rfind(' ')); }

bool may_arrive(const std::map<std::string, std::string>& verdicts, const std::string& name) {
  return std::any_of(verdicts.begin(), verdicts.end(), [&](const auto& one) {
    return without_profile(one.first) == without_profile(name) && one.second == "delivered";
  });
}

BOOST_DATA_TEST_CASE(a_file_less_never_delivers_a_packet, data::make(sample_names()), sample) {
  const auto files = sample_files(sample);
  const auto all = verdicts_of(files);
  for (std::size_t gone = 0; gone < files.size(); ++gone) {
    auto rest = files;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(gone));
    for (const auto& [name, verdict] : verdicts_of(rest)) {
      if (verdict != "delivered") continue;
      BOOST_TEST(may_arrive(all, name), name << " without " << files[gone].name);
    }
  }
}

BOOST_DATA_TEST_CASE(the_order_of_files_changes_no_path, data::make(sample_names()), sample) {
  const auto files = sample_files(sample);
  const auto expected = verdicts_of(files);
  std::mt19937 random(5);
  for (int n = 0; n < 4; ++n) {
    auto mixed = files;
    std::shuffle(mixed.begin(), mixed.end(), random);
    BOOST_TEST((verdicts_of(mixed) == expected));
  }
}

BOOST_AUTO_TEST_CASE(some_sample_has_every_kind_of_verdict_and_answers) {
  std::map<std::string, int> seen;
  for (const auto& sample : sample_names()) {
    for (const auto& [name, verdict] : verdicts_of(sample_files(sample))) {
      ++seen[verdict];
      if (name.find(" back ") != name.npos) ++seen["back"];
    }
  }
  BOOST_TEST(seen["dropped"] > 0);
  BOOST_TEST(seen["unknown"] > 0);
  BOOST_TEST(seen["back"] > 0);
}

}  // namespace
}  // namespace vpnlint
