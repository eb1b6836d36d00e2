// A text says the same in every encoding and with every line end.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <iconv.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "bundles.h"

namespace vpnlint {
namespace {

using namespace test;
using nlohmann::json;
namespace data = boost::unit_test::data;

std::optional<std::string> convert(const std::string& text, const char* from, const char* to) {
  iconv_t converter = iconv_open(to, from);
  std::string out(text.size() * 4 + 16, '\0');
  char *in = const_cast<char*>(text.data()), *into = out.data();
  std::size_t left = text.size(), room = out.size();
  const auto result = iconv(converter, &in, &left, &into, &room);
  iconv_close(converter);
  if (result == static_cast<std::size_t>(-1)) return std::nullopt;
  out.resize(out.size() - room);
  return out;
}

// As UTF-8 with LF. Samples are UTF-8, UTF-16LE with a mark, or CP949.
std::optional<std::string> plain(const std::string& bytes) {
  std::optional<std::string> text;
  if (bytes.starts_with("\xff\xfe"))
    text = convert(bytes.substr(2), "UTF-16LE", "UTF-8");
  else if (bytes.starts_with("\xef\xbb\xbf"))
    text = bytes.substr(3);
  else if (convert(bytes, "UTF-8", "UTF-8"))
    text = bytes;
  else
    text = convert(bytes, "CP949", "UTF-8");
  if (text) std::erase(*text, '\r');
  return text;
}

std::string with_crlf(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') out += '\r';
    out += c;
  }
  return out;
}

struct Form {
  const char* name;
  const char* mark;
  std::size_t mark_size;
};
constexpr Form forms[] = {{"UTF-8", "", 0},    {"UTF-8", "\xef\xbb\xbf", 3},
                          {"UTF-16LE", "", 0}, {"UTF-16LE", "\xff\xfe", 2},
                          {"UTF-16BE", "", 0}, {"UTF-16BE", "\xfe\xff", 2},
                          {"CP949", "", 0}};

// A .reg file that regedit did not write is a script: only what stands in it is compared.
std::string comparable(const std::string& facts, bool is_reg) {
  if (!is_reg) return facts;
  std::string kept;
  std::istringstream lines(facts);
  for (std::string line; std::getline(lines, line);) {
    auto row = json::parse(line);
    const std::string table = row["table"];
    if (table != "registry_value" && table != "registry_key") continue;
    row["fields"].erase("origin");
    kept += row.dump() + '\n';
  }
  return kept;
}

std::string first_difference(const std::string& a, const std::string& b) {
  std::istringstream left(a), right(b);
  std::string one, other;
  while (true) {
    const bool more = static_cast<bool>(std::getline(left, one));
    const bool more_right = static_cast<bool>(std::getline(right, other));
    if (!more && !more_right) return "";
    if (one != other || more != more_right) return one + "\n!= " + other;
  }
}

BOOST_DATA_TEST_CASE(every_encoding_and_line_end_gives_the_same_facts,
                     data::make(std::vector<std::string>{"healthy", "korean-pc"}), sample) {
  for (const auto& file : sample_files(sample)) {
    const auto text = plain(file.bytes);
    BOOST_TEST_REQUIRE(text.has_value(), file.name);
    const bool is_reg = file.name.ends_with(".reg");
    const auto wanted = comparable(facts_of({{file.name, *text}}, true), is_reg);
    BOOST_TEST(wanted.size() > 100u, file.name);
    for (const auto& form : forms) {
      for (const bool crlf : {false, true}) {
        const auto bytes = convert(crlf ? with_crlf(*text) : *text, "UTF-8", form.name);
        BOOST_TEST_REQUIRE(bytes.has_value(), file.name << " in " << form.name);
        const auto got = comparable(
            facts_of({{file.name, std::string(form.mark, form.mark_size) + *bytes}}, true), is_reg);
        BOOST_TEST((got == wanted), file.name << " in " << form.name << " mark " << form.mark_size
                                              << (crlf ? " CRLF: " : " LF: ")
                                              << first_difference(got, wanted));
      }
    }
  }
}

}  // namespace
}  // namespace vpnlint
