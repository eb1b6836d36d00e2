// A registry export as regedit writes it: ancestors first, hexadecimal data wrapped at 80 columns.
#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "output.h"
#include "random.h"
#include "truth.h"

namespace vpnlint::bench {

class RegistryExport {
 public:
  RegistryExport(const std::filesystem::path& path, uint64_t seed);

  /// Writes the key's line and those of its ancestors that the previous key did not have.
  void key(std::string_view path);

  /// The export begins at this key: its ancestors are not written.
  void start_at(std::string_view root);

  /// The name "" is the default value.
  void string_value(std::string_view name, std::string_view data);
  void dword(std::string_view name, uint32_t data);
  void hex(std::string_view name, std::string_view type, const std::vector<uint8_t>& data);
  void expand(std::string_view name, std::string_view data);
  void multi(std::string_view name, std::initializer_list<std::string_view> data);

  /// One to four values of the mixture that a real registry has.
  void random_values();

  Output& out() { return out_; }
  Random& random() { return random_; }
  Truth& truth() { return truth_; }
  /// Ends the file; sets the counts of keys, values, lines and bytes.
  void finish();

 private:
  void name(std::string_view name);
  void escaped(std::string_view text);
  void random_value(std::string_view name);
  void random_string(std::string_view name);
  void random_bytes(std::string_view name);

  Output out_;
  Random random_;
  Truth truth_;
  std::string last_key_;
  uint64_t keys_ = 0;
  uint64_t values_ = 0;
  std::vector<uint8_t> scratch_;
};

}  // namespace vpnlint::bench
