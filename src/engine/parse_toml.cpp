// TOML text to a table, behind a guard.
#include "engine/parse_toml.h"

#include <utility>

namespace vpnlint {
namespace {

// The parser recurses once per part of a dotted key; some thousand parts end its stack.
constexpr int most_dots_in_key = 32;

// Walks over the text as far as strings and comments go and counts the dots of each key.
class DotCounter {
 public:
  explicit DotCounter(std::string_view text) : rest_(text) {}

  bool too_many() {
    int dots = 0;
    while (!rest_.empty()) {
      const char c = rest_.front();
      if (c == '"' || c == '\'') {
        skip_string(c);
        continue;
      }
      if (c == '#') {
        skip_until('\n');
        continue;
      }
      rest_.remove_prefix(1);
      if (c == '.' && ++dots > most_dots_in_key) return true;
      if (ends_key(c)) dots = 0;
    }
    return false;
  }

 private:
  static bool ends_key(char c) {
    return c == '=' || c == '\n' || c == ',' || c == '{' || c == '[' || c == ']';
  }

  void skip_until(char end) {
    const auto at = rest_.find(end);
    rest_.remove_prefix(at == rest_.npos ? rest_.size() : at);
  }

  // One that nobody closes ends with its line, where the parser stops, too.
  void skip_string(char quote) {
    const std::string three(3, quote);
    const bool long_one = rest_.starts_with(three);
    rest_.remove_prefix(long_one ? 3 : 1);
    while (!rest_.empty()) {
      if (long_one ? rest_.starts_with(three) : rest_.front() == quote) {
        rest_.remove_prefix(long_one ? 3 : 1);
        return;
      }
      if (!long_one && rest_.front() == '\n') return;
      rest_.remove_prefix(quote == '"' && rest_.front() == '\\' && rest_.size() > 1 ? 2 : 1);
    }
  }

  std::string_view rest_;
};

}  // namespace

std::optional<toml::table> parse_toml(std::string_view text, const std::string& file,
                                      std::vector<FileProblem>& problems, std::size_t most_bytes) {
  if (text.size() > most_bytes) {
    problems.push_back(
        {file, 1, 1, "is larger than " + std::to_string(most_bytes) + " bytes; it was not read"});
    return std::nullopt;
  }
  if (DotCounter(text).too_many()) {
    problems.push_back({file, 1, 1, "has a key of too many parts; it was not read"});
    return std::nullopt;
  }
  auto parsed = toml::parse(text, file);
  if (parsed) return std::move(parsed).table();
  const auto& at = parsed.error().source().begin;
  problems.push_back({file, at.line, at.column, std::string(parsed.error().description())});
  return std::nullopt;
}

std::string to_text(const FileProblem& problem) {
  return problem.file + ':' + std::to_string(problem.line) + ':' + std::to_string(problem.column) +
         ": " + problem.message;
}

}  // namespace vpnlint
