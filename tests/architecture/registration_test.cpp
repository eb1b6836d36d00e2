// What makes a format, a writer and a rule complete: nothing is half added.
#include <boost/test/unit_test.hpp>

#include <set>

#include "architecture/project.h"
#include "cli/read_bundle.h"
#include "engine/pack.h"

namespace vpnlint::architecture {
namespace {

constexpr std::size_t negatives_per_format = 10;

std::vector<std::string> formats() {
  return entries_of(project("src/formats/formats.def"), "FORMAT");
}

// How many registered formats include something of the folder.
std::size_t users_of(const std::string& folder) {
  std::set<std::string> users;
  for (const auto& format : formats()) {
    for (const auto& file : files_below(project("src/formats/" + format))) {
      if (read_file(file).find("\"formats/" + folder + "/") != std::string::npos)
        users.insert(format);
    }
  }
  return users.size();
}

std::set<std::string> formats_in_samples() {
  std::set<std::string> found;
  for (const auto& sample : folders_in(project("samples"))) {
    const auto bundle = (project("samples") / sample / "bundle").string();
    for (const auto& artifact : read_bundle({bundle}, {}).bundle.artifacts) {
      found.insert(artifact.format);
    }
  }
  return found;
}

BOOST_AUTO_TEST_SUITE(registration)

BOOST_AUTO_TEST_CASE(every_folder_of_formats_is_registered_or_shared_by_two_that_are) {
  for (const auto& folder : folders_in(project("src/formats"))) {
    if (contains(formats(), folder)) continue;
    BOOST_TEST(users_of(folder) >= 2, folder << " is not in formats.def");
  }
}

BOOST_AUTO_TEST_CASE(every_registered_format_has_its_folder) {
  const auto folders = folders_in(project("src/formats"));
  for (const auto& format : formats()) BOOST_TEST(contains(folders, format), format);
  BOOST_TEST(formats().size() > 0);
}

BOOST_AUTO_TEST_CASE(every_folder_of_formats_says_in_its_readme_what_is_read) {
  for (const auto& folder : folders_in(project("src/formats"))) {
    BOOST_TEST(read_file(project("src/formats/" + folder + "/README.md")).size() > 200, folder);
  }
}

BOOST_AUTO_TEST_CASE(every_format_occurs_in_a_sample) {
  const auto used = formats_in_samples();
  for (const auto& format : formats()) BOOST_TEST(used.contains(format), format);
}

BOOST_AUTO_TEST_CASE(every_format_has_a_fuzz_target) {
  for (const auto& format : formats()) {
    BOOST_TEST(fs::exists(project("tests/fuzz/" + format + "_fuzz.cpp")), format);
  }
}

BOOST_AUTO_TEST_CASE(every_format_has_ten_files_that_it_must_not_claim) {
  for (const auto& format : formats()) {
    const auto folder = project("tests/formats/" + format + "/negatives");
    const auto negatives = files_below(folder);
    BOOST_TEST(negatives.size() >= negatives_per_format, format << " has " << negatives.size());
    for (const auto& artifact : read_bundle({folder.string()}, {}).bundle.artifacts) {
      BOOST_TEST(artifact.format != format, artifact.path << " is taken for " << format);
    }
  }
}

BOOST_AUTO_TEST_CASE(every_rule_file_is_built_in) {
  const auto files = files_below(project("schemas/rules"));
  const auto count = std::count_if(
      files.begin(), files.end(), [](const fs::path& file) { return file.extension() == ".toml"; });
  BOOST_TEST(unpack(built_in_pack()).size() == static_cast<std::size_t>(count));
}

BOOST_AUTO_TEST_CASE(every_writer_has_an_expected_file_in_a_sample) {
  std::set<std::string> extensions;
  for (const auto& file : files_below(project("samples"))) {
    if (file.parent_path().filename() == "expected") extensions.insert(file.extension().string());
  }
  for (const auto& writer : entries_of(project("src/report/writers.def"), "WRITER")) {
    BOOST_TEST(extensions.contains(writer == "text" ? ".txt" : "." + writer), writer);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vpnlint::architecture
