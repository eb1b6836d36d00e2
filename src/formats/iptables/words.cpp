// Cutting lines into words.
#include "formats/iptables/words.h"

#include <algorithm>
#include <utility>

namespace vpnlint::iptables {
namespace {

bool is_number(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

class Cutter {
 public:
  Cutter(std::string_view line, bool shell) : line_(line), shell_(shell), commands_(1) {}

  std::vector<Words> cut() {
    while (at_ < line_.size()) {
      const char c = line_[at_];
      if (quote_ != 0) {
        take_quoted(c);
      } else if (c == '#' && !inside_) {
        break;
      } else {
        take_plain(c);
      }
      ++at_;
    }
    end_word();
    commands_.back().open = quote_ != 0;
    return std::move(commands_);
  }

 private:
  void take_quoted(char c) {
    if (c == quote_) {
      quote_ = 0;
      return;
    }
    if (c == '\\' && quote_ == '"' && at_ + 1 < line_.size()) ++at_;
    word_ += line_[at_];
  }

  void take_plain(char c) {
    if (c == '"' || c == '\'') {
      quote_ = c;
      inside_ = true;
    } else if (c == ' ' || c == '\t') {
      end_word();
    } else if (shell_ && (c == ';' || c == '&' || c == '|')) {
      end_word();
      redirected_ = false;
      if (!commands_.back().list.empty()) commands_.emplace_back();
    } else if (shell_ && (c == '>' || c == '<')) {
      if (is_number(word_)) drop_word();  // 2>
      end_word();
      redirected_ = true;
    } else {
      if (c == '\\' && at_ + 1 < line_.size()) ++at_;
      word_ += line_[at_];
      inside_ = true;
    }
  }

  void end_word() {
    if (inside_ && !redirected_) commands_.back().list.push_back(std::move(word_));
    drop_word();
  }

  void drop_word() {
    word_.clear();
    inside_ = false;
  }

  std::string_view line_;
  bool shell_;
  std::vector<Words> commands_;
  std::size_t at_ = 0;
  std::string word_;
  bool inside_ = false;      // a word has begun, even an empty one
  bool redirected_ = false;  // behind > or <: file names
  char quote_ = 0;
};

}  // namespace

Words words_of(std::string_view line) { return std::move(Cutter(line, false).cut().front()); }

std::vector<Words> shell_commands_of(std::string_view line) { return Cutter(line, true).cut(); }

}  // namespace vpnlint::iptables
