// Cuts a phonebook into entries, blocks and keys.
#include "formats/rasphone/phonebook.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace vpnlint::rasphone {
namespace {

Position place_of(std::string_view line, std::string_view part, std::uint32_t number) {
  const auto offset = static_cast<std::size_t>(part.data() - line.data());
  return {number, static_cast<std::uint32_t>(column_at(line, offset))};
}

// "C:\Users\kim>type rasphone.pbk": the window that the text was copied from.
bool is_prompt(std::string_view line) {
  const auto path = line.find(":\\");
  return path != line.npos && line.find('>', path) != line.npos;
}

constexpr std::string_view last_key = "TryNextAlternateOnFail";

const Key* last_device(const Entry& entry) {
  const auto hit = std::find_if(entry.keys.rbegin(), entry.keys.rend(),
                                [](const Key& key) { return key.name == "DEVICE"; });
  return hit == entry.keys.rend() ? nullptr : &*hit;
}

bool has_key(const Entry& entry, std::string_view name) {
  return std::any_of(entry.keys.begin(), entry.keys.end(),
                     [&](const Key& key) { return key.name == name; });
}

}  // namespace

bool is_entry_header(std::string_view line) {
  line = trim(line);
  return line.size() > 2 && line.front() == '[' && line.back() == ']';
}

PhonebookEnd PhonebookReader::read() {
  Line line;
  while (source_.next(line)) {
    end_.last_line = line.number;
    last_line_terminated_ = line.terminated;
    read_line(line);
  }
  if (source_.truncated() || source_.read_error()) end_.complete = false;
  finish_entry(true);
  return end_;
}

void PhonebookReader::read_line(const Line& line) {
  const auto text = trim(line.text);
  if (text.empty() || text.front() == ';') return;
  if (text.front() == '[') return begin_entry(line.text, line.number);
  const auto equals = line.text.find('=');
  if (!in_entry_ || equals == line.text.npos) return note_other_text(line);
  add_key(line, equals);
}

void PhonebookReader::begin_entry(std::string_view line, std::uint32_t number) {
  finish_entry(false);
  in_entry_ = true;
  entry_ = {};
  place_ = {};
  entry_bytes_ = 0;
  entry_full_ = false;
  const auto header = trim(line);
  entry_.at = place_of(line, header, number);
  if (is_entry_header(line)) {
    entry_.name = header.substr(1, header.size() - 2);
    return;
  }
  entry_.name_damaged = true;
  end_.complete = false;
  if (!last_line_terminated_) return;  // the end of the file says it
  problems_.add(Gravity::partial, problem_kind::syntax, entry_.at,
                {"The entry name has no closing bracket.", {}});
}

void PhonebookReader::add_key(const Line& line, std::size_t equals) {
  const auto name = trim(line.text.substr(0, equals));
  if (name.empty()) return note_other_text(line);
  if (!room_for(line)) return;
  if (name == "NETCOMPONENTS") {
    place_.block = KeyBlock::netcomponents;
  } else if (name == "MEDIA") {
    place_.block = KeyBlock::media;
    ++place_.media;
  } else if (name == "DEVICE") {
    place_.block = KeyBlock::device;
    ++place_.device;
    place_.number = 0;
  } else if (name == "PhoneNumber") {
    place_.block = KeyBlock::phonenumber;
    ++place_.number;
  }
  Key key = place_;
  key.name = name;
  key.value = line.text.substr(equals + 1);
  key.at = place_of(line.text, name, line.number);
  key.cut = line.cut;
  if (line.cut) {
    end_.complete = false;
    problems_.add(Gravity::partial, problem_kind::limit, key.at,
                  {"The line of {key} is longer than a line may be; the rest of it is not read.",
                   {{"key", key.name}}},
                  "line_bytes");
  }
  entry_.keys.push_back(std::move(key));
}

// One entry is held in memory: it may not grow without end.
bool PhonebookReader::room_for(const Line& line) {
  entry_bytes_ += line.text.size() + sizeof(Key);
  if (entry_bytes_ <= limits_.whole_text) return true;
  if (!entry_full_) {
    entry_.cut = true;
    end_.complete = false;
    problems_.add(
        Gravity::partial, problem_kind::limit, {line.number, 1},
        {"The entry {entry} is too long; the rest of it is not read.", {{"entry", entry_.name}}},
        "whole_text");
  }
  entry_full_ = true;
  return false;
}

void PhonebookReader::note_other_text(const Line& line) {
  if (is_prompt(line.text)) return;
  if (in_entry_ && !line.terminated) {
    entry_.cut = true;  // a key without its value: reported at the end of the entry
    return;
  }
  if (!std::exchange(other_text_noted_, true)) {
    problems_.add(Gravity::note, problem_kind::syntax, {line.number, 1},
                  {"The line is neither an entry name nor a key with a value.", {}});
  }
}

// MEDIA, DEVICE and a number are mandatory [MS-RRASM 2.2.2]. Windows ends an entry that has a
// PBVersion with TryNextAlternateOnFail; templates of other programs may end with the number.
bool PhonebookReader::ends_early(const Entry& entry) const {
  if (entry.cut || entry.name_damaged) return true;
  if (!last_device(entry) || !has_key(entry, "PhoneNumber")) return true;
  if (!has_key(entry, "PBVersion")) return false;
  const auto& last = entry.keys.back();
  const bool in_last_line = !last_line_terminated_ && last.at.line == end_.last_line;
  if (last.name == last_key) return in_last_line && last.value.empty();
  return in_last_line || last.name != "PhoneNumber" || full_entries_;
}

void PhonebookReader::finish_entry(bool at_end) {
  if (!in_entry_) return;
  in_entry_ = false;
  const bool early = at_end && ends_early(entry_);
  if (early && !entry_full_) {
    entry_.cut = true;
    end_.complete = false;
    if (!entry_.keys.empty() && !last_line_terminated_ &&
        entry_.keys.back().at.line == end_.last_line) {
      entry_.keys.back().cut = true;
    }
    problems_.add(Gravity::partial, problem_kind::truncated, {end_.last_line, 1},
                  {"The file ends inside the entry {entry}.", {{"entry", entry_.name}}},
                  entry_.name);
  }
  if (!at_end && !last_device(entry_) && !entry_.name_damaged) {
    problems_.add(Gravity::note, problem_kind::syntax, entry_.at,
                  {"The entry {entry} has no DEVICE.", {{"entry", entry_.name}}}, entry_.name);
  }
  full_entries_ |= has_key(entry_, last_key);
  on_entry_(entry_);
}

}  // namespace vpnlint::rasphone
