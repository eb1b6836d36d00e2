// Words for canonical values.
#include "report/words.h"

#include <algorithm>
#include <array>

#include "base/translations.h"

namespace vpnlint {
namespace {

constexpr std::array words{
    Word{"flow", "ike", "UDP 500 (IKE)"},
    Word{"flow", "nat_t", "UDP 4500 (NAT-T)"},
    Word{"flow", "esp", "ESP"},
    Word{"flow", "l2tp", "UDP 1701 (L2TP)"},
    Word{"flow", "ike_answer", "the answers from UDP 500 (IKE)"},
    Word{"flow", "nat_t_answer", "the answers from UDP 4500 (NAT-T)"},
    Word{"flow", "esp_answer", "the answers in ESP"},
    Word{"flow", "l2tp_answer", "the answers from UDP 1701 (L2TP)"},
    Word{"start", "boot", "boot"},
    Word{"start", "system", "system"},
    Word{"start", "auto", "automatic"},
    Word{"start", "manual", "manual"},
    Word{"start", "disabled", "disabled"},
    Word{"strategy", "automatic", "automatic"},
    Word{"strategy", "l2tp_only", "L2TP only"},
    Word{"strategy", "l2tp_first", "L2TP first"},
    Word{"strategy", "pptp_only", "PPTP only"},
    Word{"strategy", "pptp_first", "PPTP first"},
    Word{"strategy", "sstp_only", "SSTP only"},
    Word{"strategy", "sstp_first", "SSTP first"},
    Word{"strategy", "ikev2_only", "IKEv2 only"},
    Word{"strategy", "ikev2_first", "IKEv2 first"},
    Word{"strategy", "gre_only", "GRE only"},
    Word{"strategy", "pptp_sstp", "PPTP, then SSTP"},
    Word{"strategy", "l2tp_sstp", "L2TP, then SSTP"},
    Word{"strategy", "ikev2_sstp", "IKEv2, then SSTP"},
    Word{"strategy", "protocol_list", "a list of its own"},
    Word{"ipsec_auth", "psk", "pre-shared key"},
    Word{"ipsec_auth", "certificate", "certificate"},
    Word{"encryption", "none", "no encryption"},
    Word{"encryption", "optional", "optional encryption"},
    Word{"encryption", "required", "required encryption"},
    Word{"encryption", "maximum", "maximum encryption"},
    Word{"auth_methods", "pap", "PAP"},
    Word{"auth_methods", "spap", "SPAP"},
    Word{"auth_methods", "chap", "CHAP"},
    Word{"auth_methods", "mschap", "MS-CHAP"},
    Word{"auth_methods", "mschapv2", "MS-CHAP v2"},
    Word{"auth_methods", "eap", "EAP"},
    Word{"auth_methods", "certificate", "certificate"},
    Word{"auth_methods", "psk", "pre-shared key"},
    Word{"wan_class", "public", "a public one"},
    Word{"wan_class", "private", "a private one"},
    Word{"wan_class", "shared", "a shared one (100.64.0.0/10)"},
    Word{"wan_class", "link_local", "a link-local one"},
    Word{"wan_class", "dslite", "one of DS-Lite"},
    Word{"store", "local", "local"},
    Word{"store", "gpo", "Group Policy"},
    Word{"store", "mdm", "MDM"},
    Word{"store", "dynamic", "dynamic"},
    Word{"enabled", "true", "on"},
    Word{"enabled", "false", "off"},
    Word{"kind", "pre_shared_key", "pre-shared key"},
    Word{"kind", "password", "password"},
    Word{"kind", "private_key", "private key"},
    Word{"kind", "hash", "password hash"},
    Word{"kind", "community", "SNMP community"},
    Word{"kind", "other", "key or password"},
    Word{"kind", "connection_security", "connection security rule"},
    Word{"kind", "assigned_policy", "assigned IPsec policy"},
    Word{"kind", "vpn_client", "VPN client"},
    Word{"kind", "network_filter", "network filter"},
    Word{"status", "running", "running"},
    Word{"status", "bound", "bound to a VPN connection"},
    Word{"status", "starts_itself", "started by Windows"},
    Word{"status", "stopped", "stopped"},
    Word{"status", "installed", "installed"},
    Word{"reason", "forwards_ike", "the IKE port is forwarded"},
    Word{"reason", "private_wan", "private WAN address"},
    Word{"reason", "shared_wan", "carrier-grade NAT"},
    Word{"reason", "outbound_nat", "outbound NAT"},
    Word{"reason", "private_server", "private server address"},
    Word{"reason", "missing_header", "the header line is missing"},
    Word{"reason", "misspelt_header", "the header line is misspelt"},
    Word{"reason", "doubled_backslash", "doubled backslash in the key"},
    Word{"why", "filtered", "filtered"},
    Word{"why", "running_only", "running services only"},
    Word{"why", "truncated", "cut"},
    Word{"why", "script", "a script"},
    Word{"stage", "windows_firewall", "Windows firewall"},
    Word{"stage", "router_forward", "port forward"},
    Word{"stage", "router_filter", "filter"},
    Word{"side", "client", "client side"},
    Word{"side", "server", "server side"},
};

std::string one_in_words(std::string_view column, std::string_view value,
                         std::string_view language) {
  // client_methods and the like hold the same words.
  if (column.ends_with("_methods")) column = "auth_methods";
  const auto word = std::find_if(words.begin(), words.end(), [&](const Word& known) {
    return known.column == column && known.value == value;
  });
  return std::string(word == words.end() ? value : translate(word->english, language));
}

}  // namespace

std::string_view side_words(std::string_view side) {
  if (side == "client") return "client PC";
  if (side == "router") return "router";
  if (side == "server") return "VPN server";
  return "files";
}

std::span<const Word> all_words() { return words; }

std::string in_words(std::string_view column, std::string_view value, std::string_view language) {
  constexpr std::string_view separator = ", ";
  std::string out;
  while (true) {
    const auto end = value.find(separator);
    out += one_in_words(column, value.substr(0, end), language);
    if (end == value.npos) return out;
    out += separator;
    value.remove_prefix(end + separator.size());
  }
}

}  // namespace vpnlint
