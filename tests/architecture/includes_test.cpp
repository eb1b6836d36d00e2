// Reads every #include of src and holds it against the table in docs/architecture.md.
#include <boost/test/unit_test.hpp>

#include <map>
#include <set>

#include "architecture/project.h"

namespace vpnlint::architecture {
namespace {

struct Layer {
  std::vector<std::string> may_include;
  std::vector<std::string> third_party;
};

// "a, `b`, c" without blanks and quotes; "-" is nothing.
std::vector<std::string> list(std::string_view cell) {
  std::vector<std::string> items(1);
  for (const char c : cell) {
    if (c == ',')
      items.emplace_back();
    else if (c != ' ' && c != '`')
      items.back() += c;
  }
  std::erase(items, "-");
  return items;
}

// The rows below "| folder | may include | third party |".
std::map<std::string, Layer> documented_layers() {
  std::map<std::string, Layer> layers;
  bool inside = false;
  for (const auto& line : lines_of(project("docs/architecture.md"))) {
    if (line.starts_with("| folder | may include |")) inside = true;
    if (!line.starts_with("|")) inside = false;
    if (!inside || line.starts_with("|---") || line.starts_with("| folder")) continue;
    std::vector<std::string> cells;
    std::istringstream row(line);
    for (std::string cell; std::getline(row, cell, '|');) cells.push_back(cell);
    BOOST_REQUIRE_EQUAL(cells.size(), 4);
    layers[list(cells[1]).at(0)] = {list(cells[2]), list(cells[3])};
  }
  return layers;
}

struct Include {
  std::string name;
  bool quoted;
};

std::vector<Include> includes_of(const fs::path& file) {
  std::vector<Include> found;
  for (const auto& line : lines_of(file)) {
    const auto hash = line.find_first_not_of(' ');
    if (hash == line.npos || line.compare(hash, 8, "#include") != 0) continue;
    const auto open = line.find_first_of("\"<", hash);
    if (open == line.npos) continue;
    const auto close = line.find_first_of("\">", open + 1);
    found.push_back({line.substr(open + 1, close - open - 1), line[open] == '"'});
  }
  return found;
}

std::vector<fs::path> sources() {
  auto files = files_below(project("src"));
  std::erase_if(files, [](const fs::path& file) { return file.extension() == ".md"; });
  return files;
}

std::string in_src(const fs::path& file) {
  return file.lexically_relative(project("src")).generic_string();
}

std::string first_part(const std::string& path) { return path.substr(0, path.find('/')); }

// Headers of libraries; those of the language have no dot, those of the machine are listed.
bool is_third_party(const std::string& header) {
  static const std::set<std::string> machine = {"emmintrin.h", "fcntl.h", "unistd.h", "spawn.h"};
  return header.find('.') != header.npos && !machine.contains(header) &&
         !header.starts_with("sys/");
}

BOOST_AUTO_TEST_SUITE(includes)

BOOST_AUTO_TEST_CASE(every_folder_of_src_is_a_layer_of_the_table_and_the_other_way_round) {
  std::vector<std::string> documented;
  for (const auto& [folder, layer] : documented_layers()) documented.push_back(folder);
  const auto folders = folders_in(project("src"));
  BOOST_TEST(documented == folders, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_folder_includes_only_what_the_table_allows) {
  const auto layers = documented_layers();
  std::string against;
  std::size_t seen = 0;
  for (const auto& file : sources()) {
    const auto name = in_src(file), folder = first_part(name);
    if (name == "main.cpp") continue;
    for (const auto& include : includes_of(file)) {
      if (!include.quoted) continue;
      ++seen;
      const auto target = first_part(include.name);
      const bool allowed = target == folder || contains(layers.at(folder).may_include, target);
      if (!allowed) against += name + " includes " + include.name + "\n";
    }
  }
  BOOST_TEST(against == "");
  BOOST_TEST(seen > 100);  // else the includes were not found
}

BOOST_AUTO_TEST_CASE(main_includes_only_the_command_line) {
  for (const auto& include : includes_of(project("src/main.cpp"))) {
    BOOST_TEST(include.name == "cli/run.h");
  }
}

BOOST_AUTO_TEST_CASE(a_format_includes_no_other_format_but_shared_folders) {
  const auto registered = entries_of(project("src/formats/formats.def"), "FORMAT");
  std::string against;
  for (const auto& file : files_below(project("src/formats"))) {
    const auto own = fs::path(in_src(file)).parent_path().filename().string();
    for (const auto& include : includes_of(file)) {
      const fs::path target(include.name);
      const auto other = target.parent_path().filename().string();
      const bool within = include.quoted && first_part(include.name) == "formats";
      if (!within || other == "formats" || other == own) continue;
      if (contains(registered, other)) against += in_src(file) + " includes " + include.name + "\n";
    }
  }
  BOOST_TEST(against == "");
}

BOOST_AUTO_TEST_CASE(a_library_is_included_in_its_folder_by_one_file) {
  const auto layers = documented_layers();
  std::string against;
  std::map<std::string, std::set<std::string>> users;
  for (const auto& file : sources()) {
    const auto name = in_src(file), folder = first_part(name);
    for (const auto& include : includes_of(file)) {
      if (include.quoted || !is_third_party(include.name)) continue;
      users[include.name].insert(name);
      if (!contains(layers.at(folder).third_party, include.name))
        against += name + " includes " + include.name + "\n";
    }
  }
  for (const auto& [header, files] : users) {
    std::map<std::string, int> in_folder;
    for (const auto& file : files) {
      if (++in_folder[first_part(file)] == 2) against += "two files of a folder: " + header + "\n";
    }
  }
  BOOST_TEST(against == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vpnlint::architecture
