// Resolving aliases.
#include "formats/pf/aliases.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/address.h"
#include "base/ports.h"
#include "base/text.h"

namespace vpnlint::pf {
namespace {

constexpr std::size_t deepest = 16;
constexpr std::size_t most_entries = 5'000;         // of one name
constexpr std::size_t most_handed_out = 2'000'000;  // of all rules together

constexpr std::array<std::string_view, 4> static_types{"host", "network", "port", "networkgroup"};

// Service names that both products accept for the ports of a dial.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> services{
    {{"isakmp", "500"}, {"l2f", "1701"}, {"l2tp", "1701"}, {"ipsec-nat-t", "4500"}}};

void note(Resolved& out, std::string text) {
  if (out.unknown.empty()) out.unknown = std::move(text);
}

bool is_port(const std::string& word) { return parse_ports(word) && lower(word) != "any"; }

std::string as_port(const std::string& word) { return replace_all(word, ":", "-"); }

}  // namespace

Aliases::Aliases(const Config& config, const Interfaces& interfaces) : interfaces_(interfaces) {
  for (const auto& node : config.all("aliases", "alias")) {
    add(node.text_of("name"), node.text_of("type"), node.text_of("address"));
  }
  for (const auto& node : config.all("OPNsense/Firewall/Alias/aliases", "alias")) {
    const auto type = node.text_of("enabled") == "0" ? "disabled" : node.text_of("type");
    add(node.text_of("name"), type, node.text_of("content"));
  }
}

void Aliases::add(std::string name, std::string_view type, std::string_view entries) {
  if (name.empty()) return;
  Alias alias;
  alias.is_static = std::find(static_types.begin(), static_types.end(), type) != static_types.end();
  alias.entries = words_of(entries, " \t\r\n");
  aliases_.insert_or_assign(std::move(name), std::move(alias));
}

Resolved Aliases::addresses(std::string_view word) const { return resolve(word, Kind::address); }

Resolved Aliases::ports(std::string_view word) const { return resolve(word, Kind::port); }

Resolved Aliases::resolve(std::string_view word, Kind kind) const {
  Resolved out;
  for (const auto& part : words_of(word, ",")) {
    if (equal_ignoring_case(part, "any")) return {};
    if (handed_out_ > most_handed_out)
      return {{std::string(word)}, "aliases with too many entries"};
    expand(part, kind, 0, out);
  }
  // The list is not all of it: a name among the values says so.
  if (out.values.size() >= most_entries) out.values.emplace_back(word);
  handed_out_ += out.values.size();
  return out;
}

bool Aliases::is_full(Resolved& out) const {
  if (out.values.size() < most_entries) return false;
  note(out, "an alias with too many entries");
  return true;
}

void Aliases::expand(const std::string& word, Kind kind, std::size_t depth, Resolved& out) const {
  if (is_full(out)) return;
  if (kind == Kind::port && is_port(word)) {
    out.values.push_back(as_port(word));
    return;
  }
  if (kind == Kind::address && (parse_range(word) || expand_interface(word, out))) {
    if (parse_range(word)) out.values.push_back(word);
    return;
  }
  const auto alias = aliases_.find(word);
  if (alias == aliases_.end() || !alias->second.is_static || depth == deepest) {
    const auto service = std::find_if(services.begin(), services.end(), [&](const auto& known) {
      return kind == Kind::port && known.first == lower(word);
    });
    const bool known = service != services.end() && alias == aliases_.end();
    if (!known) note(out, (kind == Kind::port ? "port " : "address ") + word);
    out.values.push_back(known ? std::string(service->second) : word);
    return;
  }
  if (alias->second.entries.empty()) note(out, "empty alias " + word);
  if (alias->second.entries.empty()) out.values.push_back(word);
  for (const auto& entry : alias->second.entries) {
    if (out.values.size() >= most_entries) break;
    expand(entry, kind, depth + 1, out);
  }
}

bool Aliases::expand_interface(const std::string& word, Resolved& out) const {
  const auto add_or_name = [&](const std::string& literal, std::string name) {
    out.values.push_back(literal.empty() ? std::move(name) : literal);
  };
  if (word == "(self)" || word == "self") {
    for (const auto& info : interfaces_.all()) {
      add_or_name(info.address, "interface:" + info.name);
      for (const auto& further : info.virtual_addresses) {
        out.values.push_back(further.substr(0, further.find('/')));
      }
    }
    return true;
  }
  if (const auto* info = interfaces_.find(word)) {
    add_or_name(info->network, "network:" + word);
    return true;
  }
  if (word.size() > 2 && word.ends_with("ip")) {
    if (const auto* info = interfaces_.find(word.substr(0, word.size() - 2))) {
      add_or_name(info->address, "interface:" + info->name);
      return true;
    }
  }
  if (!interfaces_.is_group_like(word) || aliases_.contains(word)) return false;
  out.values.push_back("network:" + word);
  return true;
}

}  // namespace vpnlint::pf
