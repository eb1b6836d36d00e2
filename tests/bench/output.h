// A file that is written through one buffer, as bytes or as UTF-16LE, and that counts its lines.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string_view>

namespace vpnlint::bench {

class Output {
 public:
  enum class Width { narrow, wide };

  /// Ends the program with a message when the file cannot be written.
  Output(const std::filesystem::path& path, Width width)
      : path_(path), file_(std::fopen(path.c_str(), "wb")), width_(width) {
    if (!file_) fail();
    if (width == Width::wide) unit(0xfeff);
  }

  ~Output() {
    flush();
    if (std::fclose(file_) != 0) fail();
  }

  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  /// ASCII text without line ends.
  void text(std::string_view text) {
    while (!text.empty()) {
      const auto part = text.substr(0, capacity / 2);
      reserve(part.size() * 2);
      char* to = buffer_.get() + used_;
      if (width_ == Width::wide) {
        for (size_t i = 0; i < part.size(); ++i) {
          to[2 * i] = part[i];
          to[2 * i + 1] = 0;
        }
        used_ += part.size() * 2;
      } else {
        part.copy(to, part.size());
        used_ += part.size();
      }
      text.remove_prefix(part.size());
    }
  }

  /// One UTF-16 code unit of a wide file.
  void unit(uint16_t unit) {
    reserve(2);
    buffer_[used_++] = static_cast<char>(unit & 0xff);
    buffer_[used_++] = static_cast<char>(unit >> 8);
  }

  void end_line() {
    text("\r\n");
    ++lines_;
  }

  void line(std::string_view line) {
    text(line);
    end_line();
  }

  uint64_t bytes() const { return flushed_ + used_; }
  uint64_t lines() const { return lines_; }
  uint64_t line_number() const { return lines_ + 1; }

 private:
  static constexpr size_t capacity = size_t{1} << 20;

  void reserve(size_t count) {
    if (used_ + count > capacity) flush();
  }

  void flush() {
    if (std::fwrite(buffer_.get(), 1, used_, file_) != used_) fail();
    flushed_ += used_;
    used_ = 0;
  }

  [[noreturn]] void fail() const {
    std::perror(path_.c_str());
    std::exit(1);
  }

  std::filesystem::path path_;
  std::FILE* file_;
  Width width_;
  std::unique_ptr<char[]> buffer_ = std::make_unique<char[]>(capacity);
  size_t used_ = 0;
  uint64_t flushed_ = 0;
  uint64_t lines_ = 0;
};

}  // namespace vpnlint::bench
