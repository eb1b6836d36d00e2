// Folders, links and zip archives, with their limits and their damage.
#include <boost/test/unit_test.hpp>

#include "cli/run_vpnlint.h"
#include "input/walk.h"
#include "make_zip.h"

namespace vpnlint {
namespace {

using testing::TemporaryFolder;
using testing::write_zip;

std::string read_all(ByteReader& bytes) {
  std::string text, block(64 * 1024, '\0');
  for (;;) {
    const auto got = bytes.read(block.data(), block.size());
    if (got <= 0) return text;
    text.append(block, 0, static_cast<std::size_t>(got));
  }
}

// "name: first bytes" per file, then "! path: message" per issue, "? path" per missing argument.
std::string walk(const std::vector<std::string>& arguments, const Limits& limits = {}) {
  std::string dump;
  const auto result = walk_inputs(arguments, limits, [&](const InputFile& file) {
    const auto text = read_all(file.bytes);
    dump += file.name + ": " + text.substr(0, 12) + " (" + std::to_string(text.size()) + ")\n";
  });
  for (const auto& issue : result.issues) {
    const auto name = issue.path.substr(issue.path.rfind('/') + 1);
    dump += "! " + name + ": " + fill(issue.message.text, issue.message.arguments) + '\n';
  }
  for (const auto& path : result.missing) dump += "? " + path + '\n';
  return dump;
}

BOOST_AUTO_TEST_CASE(folders_are_walked_in_sorted_order) {
  const TemporaryFolder folder;
  folder.write("b.txt", "b");
  folder.write("a/z.txt", "z");
  folder.write("a/Y.txt", "y");
  BOOST_TEST(walk({folder.path().string()}) == "a/Y.txt: y (1)\na/z.txt: z (1)\nb.txt: b (1)\n");
}

BOOST_AUTO_TEST_CASE(a_path_that_does_not_exist_is_said) {
  BOOST_TEST(walk({"/nonexistent/file"}) == "? /nonexistent/file\n");
}

BOOST_AUTO_TEST_CASE(links_inside_are_followed_and_links_outside_are_not) {
  const TemporaryFolder folder, outside;
  folder.write("real.txt", "in");
  outside.write("secret.txt", "out");
  std::filesystem::create_symlink(folder.path() / "real.txt", folder.path() / "inner");
  std::filesystem::create_symlink(outside.path() / "secret.txt", folder.path() / "outer");
  std::filesystem::create_symlink(folder.path(), folder.path() / "loop");
  BOOST_TEST(walk({folder.path().string()}) ==
             "inner: in (2)\nreal.txt: in (2)\n"
             "! loop: The link to a folder was not followed.\n"
             "! outer: The link leads out of the folder and was not followed.\n");
}

BOOST_AUTO_TEST_CASE(a_zip_is_known_by_its_content) {
  const TemporaryFolder folder;
  write_zip(folder.path() / "upload.dat", {{"dir/a.txt", "hello"}, {"../../b.txt", "up"}});
  BOOST_TEST(walk({folder.path().string()}) ==
             "upload.dat!dir/a.txt: hello (5)\nupload.dat!../../b.txt: up (2)\n");
}

BOOST_AUTO_TEST_CASE(korean_member_names_of_old_packers_are_decoded) {
  const TemporaryFolder folder;
  write_zip(folder.path() / "a.zip", {{"\xb1\xd4\xc4\xa2.txt", "x"}});
  BOOST_TEST(walk({folder.path().string()}) == "a.zip!규칙.txt: x (1)\n");
}

BOOST_AUTO_TEST_CASE(a_bomb_is_cut_at_its_ratio) {
  const TemporaryFolder folder;
  write_zip(folder.path() / "bomb.zip", {{"zeros", std::string(8 << 20, '0')}, {"next", "n"}});
  Limits limits;
  limits.archive_ratio = 10;
  limits.archive_ratio_floor = 1 << 20;
  const auto dump = walk({folder.path().string()}, limits);
  BOOST_TEST(dump.find("the rest was not read") != dump.npos, dump);
  BOOST_TEST(dump.find("(8388608)") == dump.npos, dump);
}

BOOST_AUTO_TEST_CASE(the_number_of_files_is_bounded) {
  const TemporaryFolder folder;
  for (const auto* name : {"a", "b", "c"}) folder.write(name, name);
  Limits limits;
  limits.artifacts = 2;
  BOOST_TEST(
      walk({folder.path().string()}, limits) ==
      "a: a (1)\nb: b (1)\n! c: The bundle holds more than 2 files; the rest was not read.\n");
}

BOOST_AUTO_TEST_CASE(a_damaged_archive_keeps_what_was_read_before) {
  const TemporaryFolder folder;
  const auto zip = folder.path() / "a.zip";
  write_zip(zip, {{"one.txt", "first"}, {"two.txt", std::string(5000, 'x')}});
  auto bytes = testing::read_file(zip);
  folder.write("a.zip", bytes.substr(0, bytes.size() / 3));
  const auto dump = walk({folder.path().string()});
  BOOST_TEST(dump.find("a.zip!one.txt: first (5)\n") == 0, dump);
  BOOST_TEST(dump.find("! a.zip") != dump.npos, dump);
}

}  // namespace
}  // namespace vpnlint
