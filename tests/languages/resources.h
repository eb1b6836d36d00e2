// Windows' own string resources, as recorded by scripts/record_resources.py.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vpnlint::languages_test {

/// "en", "ko", "zh-CN" ... in the order of the recorded columns.
const std::vector<std::string>& language_names();

/// The strings of one language.
class Resources {
 public:
  explicit Resources(const std::string& language);

  /// The text itself, with %1 and %1!s! where arguments stand.
  const std::string& raw(const std::string& file, const std::string& id) const;

  /// The text with its arguments, as FormatMessage writes it.
  std::string text(const std::string& file, const std::string& id,
                   const std::vector<std::string>& arguments = {}) const;

 private:
  std::map<std::string, std::string> texts_;
};

}  // namespace vpnlint::languages_test
