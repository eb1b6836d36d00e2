// How regedit spells keys and values, and a mixture of values like that of a real registry.
#include "registry_export.h"

#include <array>
#include <charconv>

namespace vpnlint::bench {
namespace {

constexpr std::string_view digits = "0123456789abcdef";

constexpr std::array<std::string_view, 24> names = {"DisplayName",  "Path",
                                                    "Version",      "ThreadingModel",
                                                    "InstallDate",  "Flags",
                                                    "State",        "AppID",
                                                    "Publisher",    "LocalService",
                                                    "Settings",     "LastWrite",
                                                    "Content Type", "FriendlyTypeName",
                                                    "EditFlags",    "URL Protocol",
                                                    "Icon",         "Data",
                                                    "Order",        "Attributes",
                                                    "Category",     "ParsingName",
                                                    "TypeLib",      "Stamp"};

constexpr std::array<std::string_view, 10> strings = {
    R"(C:\Program Files\Common Files\System\Ole DB\oledb32.dll)",
    R"("C:\Program Files\Windows NT\Accessories\wordpad.exe" "%1")",
    R"(@%SystemRoot%\system32\shell32.dll,-21769)",
    "Apartment",
    "{00020424-0000-0000-C000-000000000046}",
    "Microsoft Corporation",
    R"(%SystemRoot%\system32\imageres.dll,-102)",
    "10.0.19041.3636",
    "application/x-zip-compressed",
    R"(C:\WINDOWS\system32\DriverStore\FileRepository\netrtwlane.inf_amd64_52ca1f\netrtwlane.inf)"};

// The columns of one line before the backslash that continues it.
constexpr size_t last_column = 76;

size_t common_depth_end(std::string_view a, std::string_view b) {
  size_t end = 0;
  for (size_t i = 0;; ++i) {
    const bool a_ends = i == a.size() || a[i] == '\\';
    const bool b_ends = i == b.size() || b[i] == '\\';
    if (a_ends && b_ends) end = i;
    if (i >= a.size() || i >= b.size() || a[i] != b[i]) return end;
  }
}

}  // namespace

RegistryExport::RegistryExport(const std::filesystem::path& path, uint64_t seed)
    : out_(path, Output::Width::wide), random_(seed) {
  out_.line("Windows Registry Editor Version 5.00");
}

void RegistryExport::key(std::string_view path) {
  size_t end = common_depth_end(last_key_, path);
  while (end < path.size()) {
    end = path.find('\\', end + 1);
    if (end == std::string_view::npos) end = path.size();
    out_.end_line();
    out_.text("[");
    out_.text(path.substr(0, end));
    out_.line("]");
    ++keys_;
  }
  last_key_ = path;
}

void RegistryExport::start_at(std::string_view root) {
  last_key_ = root.substr(0, root.rfind('\\'));
  key(root);
}

void RegistryExport::name(std::string_view name) {
  ++values_;
  if (name.empty()) return out_.text("@=");
  out_.text("\"");
  escaped(name);
  out_.text("\"=");
}

void RegistryExport::escaped(std::string_view text) {
  size_t from = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' && text[i] != '"') continue;
    out_.text(text.substr(from, i - from));
    out_.text("\\");
    from = i;
  }
  out_.text(text.substr(from));
}

void RegistryExport::string_value(std::string_view name, std::string_view data) {
  this->name(name);
  out_.text("\"");
  escaped(data);
  out_.line("\"");
}

void RegistryExport::dword(std::string_view name, uint32_t data) {
  this->name(name);
  char text[14] = "dword:";
  for (int i = 0; i < 8; ++i) text[6 + i] = digits[(data >> (28 - 4 * i)) & 15];
  out_.line(std::string_view(text, sizeof text));
}

void RegistryExport::hex(std::string_view name, std::string_view type,
                         const std::vector<uint8_t>& data) {
  this->name(name);
  out_.text(type);
  out_.text(":");
  size_t column = (name.empty() ? 2 : name.size() + 3) + type.size() + 1;
  for (size_t i = 0; i < data.size(); ++i) {
    const char text[3] = {digits[data[i] >> 4], digits[data[i] & 15], ','};
    const bool last = i + 1 == data.size();
    out_.text(std::string_view(text, last ? 2 : 3));
    column += 3;
    if (last || column <= last_column) continue;
    out_.line("\\");
    out_.text("  ");
    column = 2;
  }
  out_.end_line();
}

void RegistryExport::expand(std::string_view name, std::string_view data) {
  scratch_.clear();
  for (const char c : data) scratch_.insert(scratch_.end(), {static_cast<uint8_t>(c), 0});
  scratch_.insert(scratch_.end(), {0, 0});
  hex(name, "hex(2)", scratch_);
}

void RegistryExport::multi(std::string_view name, std::initializer_list<std::string_view> data) {
  scratch_.clear();
  for (const auto& text : data) {
    for (const char c : text) scratch_.insert(scratch_.end(), {static_cast<uint8_t>(c), 0});
    scratch_.insert(scratch_.end(), {0, 0});
  }
  scratch_.insert(scratch_.end(), {0, 0});
  hex(name, "hex(7)", scratch_);
}

void RegistryExport::random_values() {
  constexpr std::array<uint8_t, 7> how_many = {1, 2, 2, 2, 2, 3, 4};
  const auto count = random_.pick(how_many);
  const auto first = random_.below(names.size());
  random_value(random_.one_in(3) ? std::string_view() : names[first]);
  for (uint32_t i = 1; i < count; ++i) random_value(names[(first + i) % names.size()]);
}

void RegistryExport::random_value(std::string_view name) {
  const auto kind = random_.below(100);
  if (name.empty() || kind < 44) return random_string(name);
  if (kind < 64) return dword(name, static_cast<uint32_t>(random_.next()));
  random_bytes(name);
}

void RegistryExport::random_string(std::string_view name) {
  this->name(name);
  out_.text("\"");
  escaped(random_.pick(strings));
  if (random_.one_in(50)) {  // a line break inside the string, as regedit writes it: raw
    out_.end_line();
    escaped(random_.pick(strings).substr(1));
  }
  if (random_.one_in(20))
    for (int i = 0; i < 6; ++i) out_.unit(static_cast<uint16_t>(0xac00 + random_.below(11172)));
  out_.line("\"");
}

void RegistryExport::random_bytes(std::string_view name) {
  constexpr std::array<std::string_view, 6> types = {"hex",    "hex",    "hex(2)",
                                                     "hex(7)", "hex(b)", "hex(0)"};
  const auto type = random_.pick(types);
  size_t size = random_.one_in(12) ? 60 + random_.below(400) : 12 + random_.below(60);
  if (type == "hex(b)") size = 8;
  if (type == "hex(2)" || type == "hex(7)") size &= ~size_t{1};
  scratch_.resize(size);
  for (size_t i = 0; i < size; ++i) scratch_[i] = static_cast<uint8_t>(random_.next() >> 56);
  if (type == "hex(2)" || type == "hex(7)") {
    for (size_t i = 0; i < size; i += 2) {
      scratch_[i] = static_cast<uint8_t>(' ' + scratch_[i] % 90);
      scratch_[i + 1] = 0;
    }
    for (size_t i = size - (type == "hex(7)" ? 4 : 2); i < size; ++i) scratch_[i] = 0;
  }
  hex(name, type, scratch_);
}

void RegistryExport::finish() {
  out_.end_line();
  truth_.counts["keys"] = keys_;
  truth_.counts["values"] = values_;
  truth_.counts["lines"] = out_.lines();
  truth_.counts["bytes"] = out_.bytes();
}

}  // namespace vpnlint::bench
