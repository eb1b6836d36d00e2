// The shape of a phonebook: entries, their blocks and keys, each with its place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/artifact_keys.h"
#include "base/limits.h"
#include "base/position.h"
#include "base/problem.h"
#include "base/source.h"

namespace vpnlint::rasphone {

/// One `key=value` line. Headers of blocks (MEDIA=, DEVICE=, ...) are keys too: they are the first
/// of their block.
struct Key {
  KeyBlock block = KeyBlock::entry;
  std::uint32_t media = 0;   ///< which MEDIA of the entry, from 1; 0 before the first
  std::uint32_t device = 0;  ///< which DEVICE of the entry
  std::uint32_t number = 0;  ///< which PhoneNumber of the device
  std::string name;
  std::string value;  ///< as it stands, blanks included
  Position at;        ///< of the name
  bool cut = false;   ///< the file or a limit ends inside the value
};

struct Entry {
  std::string name;
  Position at;
  bool name_damaged = false;  ///< the header has no closing bracket
  bool cut = false;           ///< the file ends before the entry does
  std::vector<Key> keys;      ///< in file order
};

/// What is known when the last line was read.
struct PhonebookEnd {
  bool complete = true;  ///< nothing was cut or damaged: an entry not seen is not there
  std::uint32_t last_line = 0;
};

/// `[name]`: blanks around it do not count, brackets inside the name do.
bool is_entry_header(std::string_view line);

/// Names of blocks and keys are compared with case: `Device` and `DEVICE` differ.
class PhonebookReader {
 public:
  using OnEntry = std::function<void(Entry&)>;

  PhonebookReader(Source& source, Problems& problems, const Limits& limits, OnEntry on_entry)
      : source_(source), problems_(problems), limits_(limits), on_entry_(std::move(on_entry)) {}

  /// Hands over every entry as soon as it is complete.
  PhonebookEnd read();

 private:
  void read_line(const Line& line);
  void begin_entry(std::string_view line, std::uint32_t number);
  void add_key(const Line& line, std::size_t equals);
  void finish_entry(bool at_end);
  void note_other_text(const Line& line);
  bool room_for(const Line& line);
  bool ends_early(const Entry& entry) const;

  Source& source_;
  Problems& problems_;
  const Limits& limits_;
  OnEntry on_entry_;

  Entry entry_;
  bool in_entry_ = false;
  Key place_;  // block and counters of the next key
  std::size_t entry_bytes_ = 0;
  bool entry_full_ = false;
  bool other_text_noted_ = false;
  bool last_line_terminated_ = true;
  bool full_entries_ = false;  // one was written as Windows does, to its last key
  PhonebookEnd end_;
};

}  // namespace vpnlint::rasphone
