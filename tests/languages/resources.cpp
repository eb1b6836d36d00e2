// Reads the recorded resources and fills in arguments.
#include "languages/resources.h"

#include <fstream>
#include <stdexcept>

namespace vpnlint::languages_test {
namespace {

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == '\t') {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

/// \n, \r, \t and \u00a0; in the table nothing else is escaped.
std::string unescaped(const std::string& cell) {
  std::string text;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const char next = cell[i] == '\\' && i + 1 < cell.size() ? cell[i + 1] : '\0';
    if (next == 'u') {
      text += "\xC2\xA0";
      i += 5;
    } else if (next == 'n' || next == 't' || next == 'r') {
      text += next == 'n' ? "\n" : next == 't' ? "\t" : "";
      ++i;
    } else {
      text += cell[i];
    }
  }
  return text;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// `-4s` pads on the right.
std::string padded(std::string text, const std::string& format) {
  if (!format.starts_with('-')) return text;
  const auto width = static_cast<std::size_t>(std::stoi(format.substr(1)));
  while (text.size() < width) text += ' ';
  return text;
}

}  // namespace

const std::vector<std::string>& language_names() {
  static const std::vector<std::string> names = {"en", "ko", "ja", "zh-CN", "zh-TW", "de",
                                                 "fr", "es", "it", "pt-BR", "ru"};
  return names;
}

Resources::Resources(const std::string& language) {
  std::size_t column = 0;
  while (language_names().at(column) != language) ++column;
  std::ifstream file(SOURCE_DIR "/tests/languages/data/resources.tsv");
  for (std::string line; std::getline(file, line);) {
    const auto cells = cells_of(line);
    texts_[cells.at(0)] = unescaped(cells.at(column + 1));
  }
}

const std::string& Resources::raw(const std::string& file, const std::string& id) const {
  const auto found = texts_.find(file + "," + id);
  if (found == texts_.end() || found->second.empty()) {
    throw std::runtime_error("no resource " + file + "," + id);
  }
  return found->second;
}

std::string Resources::text(const std::string& file, const std::string& id,
                            const std::vector<std::string>& arguments) const {
  const std::string& from = raw(file, id);
  std::string text;
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (from[i] != '%' || i + 1 == from.size() || !is_digit(from[i + 1])) {
      text += from[i];
      continue;
    }
    std::size_t number = 0;
    while (i + 1 < from.size() && is_digit(from[i + 1])) {
      number = number * 10 + static_cast<std::size_t>(from[++i] - '0');
    }
    std::string format;
    if (i + 1 < from.size() && from[i + 1] == '!') {
      const auto end = from.find('!', i + 2);
      format = from.substr(i + 2, end - i - 2);
      i = end;
    }
    text += padded(arguments.at(number - 1), format);
  }
  return text;
}

}  // namespace vpnlint::languages_test
