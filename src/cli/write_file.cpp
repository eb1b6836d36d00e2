// Replacing a file in one step.
#include "cli/write_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <iostream>

namespace vpnlint {
namespace {

bool write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const auto written = ::write(file, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool complain(const std::string& path) {
  std::cerr << "vpnlint: " << path << ": cannot be written: " << std::strerror(errno) << '\n';
  return false;
}

// What the file had, or what a new file gets.
mode_t mode_for(const std::string& path) {
  struct stat known {};
  if (::stat(path.c_str(), &known) == 0) return known.st_mode & 0777;
  const auto mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

}  // namespace

bool replace_file(const std::string& path, std::string_view text) {
  std::error_code error;
  const auto linked = std::filesystem::is_symlink(path, error)
                          ? std::filesystem::weakly_canonical(path, error).string()
                          : path;
  auto beside = linked + ".XXXXXX";  // mkstemp() writes its own letters there
  const int file = ::mkstemp(beside.data());
  if (file < 0) return complain(path);
  bool good = write_all(file, text) && ::fchmod(file, mode_for(linked)) == 0 && ::fsync(file) == 0;
  const int reason = errno;
  good = ::close(file) == 0 && good;
  if (good && std::rename(beside.c_str(), linked.c_str()) == 0) return true;
  if (!good) errno = reason;
  complain(path);
  ::unlink(beside.c_str());
  return false;
}

}  // namespace vpnlint
