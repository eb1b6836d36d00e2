// Walking arguments: files, folders, archives, standard input.
#include "input/walk.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <system_error>

#include "input/file_reader.h"
#include "input/zip.h"

namespace vpnlint {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view standard_input = "-";
constexpr int most_folder_depth = 64;

class Walk {
 public:
  Walk(const Limits& limits, const std::function<void(const InputFile&)>& visit)
      : limits_(limits), visit_(visit) {}

  WalkResult take() { return std::move(result_); }

  void argument(const std::string& argument) {
    if (argument == standard_input) {
      file(File(stdin), 0, "(standard input)", "(standard input)");
      return;
    }
    std::error_code error;
    const auto status = fs::status(argument, error);
    if (error || !fs::exists(status)) {
      result_.missing.push_back(argument);
      return;
    }
    const bool absolute = fs::path(argument).is_absolute();
    if (fs::is_directory(status)) {
      root_ = fs::canonical(argument, error);
      argument_name_ = root_.filename().string();
      folder(argument, absolute ? "" : argument, "", 0);
      return;
    }
    argument_name_.clear();
    const auto name = fs::path(argument).filename().string();
    path(argument, absolute ? name : argument, name);
  }

 private:
  void folder(const fs::path& folder, const std::string& shown, const std::string& below,
              int depth) {
    if (depth > most_folder_depth) {
      add_issue(shown, {"Folders are nested too deeply; this one was not read.", {}}, true);
      return;
    }
    std::error_code error;
    std::vector<fs::directory_entry> entries;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
      entries.push_back(*entry);
    }
    if (error) {
      add_issue(shown.empty() ? "." : shown,
                {"The folder cannot be read: {reason}.", {{"reason", error.message()}}}, true);
    }
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
      return a.path().filename().native() < b.path().filename().native();
    });
    for (const auto& entry : entries) {
      const auto name = entry.path().filename().string();
      const auto path_shown = shown.empty()          ? name
                              : shown.ends_with('/') ? shown + name
                                                     : shown + "/" + name;
      folder_entry(entry, path_shown, below.empty() ? name : below + "/" + name, depth);
    }
  }

  void folder_entry(const fs::directory_entry& entry, const std::string& shown,
                    const std::string& below, int depth) {
    std::error_code error;
    if (entry.is_symlink(error) && !stays_inside(entry.path())) {
      add_issue(shown, {"The link leads out of the folder and was not followed.", {}}, true);
      return;
    }
    if (entry.is_directory(error)) {
      if (entry.is_symlink(error)) {
        add_issue(shown, {"The link to a folder was not followed.", {}}, true);
      } else {
        folder(entry.path(), shown, below, depth + 1);
      }
      return;
    }
    if (!entry.is_regular_file(error)) {
      add_issue(shown, {"Neither a file nor a folder; it was not read.", {}}, true);
      return;
    }
    path(entry.path(), shown, below);
  }

  bool stays_inside(const fs::path& link) const {
    std::error_code error;
    const auto target = fs::canonical(link, error);
    if (error) return false;
    const auto [end, unused] =
        std::mismatch(root_.begin(), root_.end(), target.begin(), target.end());
    return end == root_.end();
  }

  void path(const fs::path& path, const std::string& shown, const std::string& below) {
    File handle(std::fopen(path.c_str(), "rb"));
    if (!handle) {
      add_issue(shown,
                {"The file cannot be opened: {reason}.",
                 {{"reason", std::generic_category().message(errno)}}},
                true);
      return;
    }
    std::error_code error;
    const auto size = fs::file_size(path, error);
    file(std::move(handle), error ? 0 : size, shown, below);
  }

  void file(File handle, std::uint64_t size, const std::string& shown, const std::string& below) {
    FileReader bytes(std::move(handle));
    if (!is_zip(bytes.peek())) {
      visit_one(shown, below, bytes);
      return;
    }
    read_zip(
        bytes, size, limits_,
        [&](const std::string& member, ByteReader& content) {
          return visit_one(shown + "!" + member, below + "!" + member, content);
        },
        [&](const std::string& member, Message message, bool unreadable) {
          add_issue(member.empty() ? shown : shown + "!" + member, std::move(message), unreadable);
        });
  }

  // false once the bundle holds too many files.
  bool visit_one(const std::string& shown, const std::string& below, ByteReader& bytes) {
    if (count_ == limits_.artifacts) {
      add_issue(shown,
                {"The bundle holds more than {count} files; the rest was not read.",
                 {{"count", std::to_string(limits_.artifacts)}}},
                true);
    }
    if (++count_ > limits_.artifacts) return false;
    visit_({shown, below, argument_name_, bytes});
    return true;
  }

  void add_issue(const std::string& shown, Message message, bool unreadable) {
    result_.issues.push_back({shown, std::move(message), unreadable});
  }

  const Limits& limits_;
  const std::function<void(const InputFile&)>& visit_;
  WalkResult result_;
  fs::path root_;
  std::string argument_name_;
  std::size_t count_ = 0;
};

}  // namespace

WalkResult walk_inputs(const std::vector<std::string>& arguments, const Limits& limits,
                       const std::function<void(const InputFile&)>& visit) {
  Walk walk(limits, visit);
  for (const auto& argument : arguments) walk.argument(argument);
  return walk.take();
}

}  // namespace vpnlint
