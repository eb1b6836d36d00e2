// Which elements hold secrets, and the generic settings.
#include "formats/pf/secrets.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "base/secret_names.h"
#include "base/text.h"
#include "facts/artifact.h"
#include "facts/network.h"
#include "formats/pf/config.h"

namespace vpnlint::pf {
namespace {

struct SecretElement {
  std::string_view name, kind;
};

// Elements of pfSense and OPNsense; other names go by base/secret_names.h.
constexpr std::array<SecretElement, 22> elements{{
    {"pre-shared-key", "pre_shared_key"},
    {"ipsecpsk", "pre_shared_key"},
    {"presharedkey", "pre_shared_key"},
    {"Key", "pre_shared_key"},
    {"password", "password"},
    {"bcrypt-hash", "hash"},
    {"sha512-hash", "hash"},
    {"md5-hash", "hash"},
    {"nt-hash", "hash"},
    {"prv", "private_key"},
    {"private-key", "private_key"},
    {"privkey", "private_key"},
    {"privatekey", "private_key"},
    {"shared_key", "private_key"},
    {"tls", "private_key"},
    {"rocommunity", "community"},
    {"rwcommunity", "community"},
    {"trapstring", "community"},
    {"secret", "other"},
    {"otp_seed", "other"},
    {"updateurl", "other"},  // of dynamic DNS: tokens and passwords stand in it
    {"radius_secret", "other"},
}};

// Names with `key` or `secret` in them that name a thing instead of being it.
constexpr std::array<std::string_view, 14> harmless{"keyPairs",
                                                    "keyid",
                                                    "key_id",
                                                    "keyid_data",
                                                    "keyingtries",
                                                    "keyword",
                                                    "passwordauth",
                                                    "authorizedkeys",
                                                    "pubkeys",
                                                    "keyalgorithm",
                                                    "keepassword",
                                                    "hostkeyalgs",
                                                    "password_encryption",
                                                    "sshkeyonly"};

const SecretElement* listed(std::string_view name) {
  const auto hit = std::find_if(elements.begin(), elements.end(),
                                [&](const SecretElement& e) { return e.name == name; });
  return hit == elements.end() ? nullptr : &*hit;
}

// 1, yes, enabled ...: a switch, whatever its name is.
bool is_switch(std::string_view value) {
  static constexpr std::array<std::string_view, 10> words{
      "yes", "no", "on", "off", "true", "false", "enabled", "disabled", "none", "auto"};
  const bool is_number = value.find_first_not_of("0123456789") == value.npos && value.size() <= 4;
  return is_number || std::find(words.begin(), words.end(), lower(value)) != words.end();
}

std::string_view kind_of(std::string_view name, std::string_view value) {
  const bool is_crypt = value.size() > 3 && value[0] == '$' && value.find('$', 1) != value.npos;
  if (is_crypt) return "hash";
  if (const auto* element = listed(name)) return element->kind;
  const auto small = lower(name);
  if (small.find("passw") != small.npos) return "password";
  if (small.find("psk") != small.npos) return "pre_shared_key";
  if (small.find("community") != small.npos) return "community";
  return "other";
}

std::string path_below_root(XmlNode node) {
  std::string path(node.name());
  for (auto parent = node.parent(); parent && parent.parent(); parent = parent.parent()) {
    path = std::string(parent.name()) + "/" + path;
  }
  return path;
}

struct FactorySetting {
  std::string_view parent, name, value;
};

// What every router is delivered with: everybody knows it.
constexpr std::array<FactorySetting, 3> factory_settings{{
    {"snmpd", "rocommunity", "public"},
    {"forward", "snmp_password", "public"},  // OPNsense web proxy
    {"parentproxy", "password", "password"},
}};

bool is_factory_setting(XmlNode node, std::string_view value) {
  return std::any_of(factory_settings.begin(), factory_settings.end(),
                     [&](const FactorySetting& setting) {
                       return setting.name == node.name() && setting.value == value &&
                              setting.parent == node.parent().name();
                     });
}

bool is_readable_secret(XmlNode node, std::string_view value) {
  if (!hides_contents(node.name()) || node.first_child() || is_masked_secret(value)) return false;
  if (is_factory_setting(node, value)) return false;
  return listed(node.name()) || !is_switch(value);
}

template <class Visit>
void visit_all(XmlNode node, const Visit& visit) {
  visit(node);
  for (auto child = node.first_child(); child; child = child.next()) visit_all(child, visit);
}

class SettingWalk {
 public:
  explicit SettingWalk(const Config& config) : config_(config) {}

  void walk(XmlNode node, const std::string& path) {
    std::map<std::string_view, std::size_t> seen;
    for (auto child = node.first_child(); child; child = child.next()) {
      const auto number = ++seen[child.name()];
      if (!child.first_child()) {
        add(child, path);
        continue;
      }
      auto below =
          path.empty() ? std::string(child.name()) : path + "/" + std::string(child.name());
      if (number > 1) below += "[" + std::to_string(number) + "]";
      walk(child, below);
    }
  }

 private:
  void add(XmlNode node, const std::string& path) {
    if (!config_.facts().wanted().wants_setting(config_.format(), node.name())) return;
    if (config_.is_cut(node) || config_.facts().full()) return;
    const auto value = node.text();
    const bool hide = hides_contents(node.name()) && !value.empty();
    Setting row;
    row.at = config_.place(node);
    row.format = Text(std::string(config_.format()), row.at);
    row.path = Text(path, row.at);
    row.name = Text(std::string(node.name()), row.at);
    row.value = Text(hide ? std::string(redacted) : value, row.at);
    config_.facts().add(std::move(row));
  }

  const Config& config_;
};

}  // namespace

bool hides_contents(std::string_view name) {
  if (listed(name)) return true;
  if (std::find(harmless.begin(), harmless.end(), name) != harmless.end()) return false;
  return names_a_secret(name) && name != "preSharedKeys" && name != "preSharedKey" &&
         name != "apikeys" && name != "StaticKeys" && name != "StaticKey" && name != "keyPair";
}

void read_secrets(Config& config) {
  visit_all(config.root(), [&](XmlNode node) {
    if (!hides_contents(node.name())) return;
    const auto value = node.text();
    if (!is_readable_secret(node, value)) return;
    if (node.last_line() > node.at().line) {
      config.secret_lines_.emplace_back(node.at().line + 1, node.last_line());
    }
    config.facts().secret(kind_of(node.name(), value), path_below_root(node), value,
                          config.place(node));
  });
}

void read_settings(const Config& config) { SettingWalk(config).walk(config.root(), ""); }

}  // namespace vpnlint::pf
