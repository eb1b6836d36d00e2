#!/usr/bin/env python3
"""Writes schemas/labels/*.toml from tables of Windows string resources.

Usage: make_labels.py FOLDER [OUT_DIR]

FOLDER holds tab separated tables, one row per resource, one column per language:
authfwcfg.dll.tsv, fwcfg.dll.tsv, netsh.exe.tsv, sc.exe.tsv, netmsg.dll.tsv, ipconfig.exe.tsv,
netstat.exe.tsv, route.exe.tsv, tracert.exe.tsv, ping.exe.tsv, tasklist.exe.tsv, systeminfo.exe.tsv
(first column: resource id), win32_errors.tsv (code) and service_display_names.tsv (service,
resource). The escapes \\n, \\r and
\\u00a0 stand for their characters. Which resource feeds which field is written down below and in
label_parts; a word that no resource has is left out, never translated.
"""
import json
import pathlib
import re
import sys

from label_parts import console, firewall
from label_parts.words import (LANGUAGES, entry, label_word, read_table, sentence, squeeze,
                               value_word)

BUILD = "Windows 11 24H2 (10.0.26100)"

# group -> canonical field -> resource id(s); the word stands before the first colon or wide gap.
NETSH_LABELS = {
    "rule": {
        "rule_name": 11051, "description": 11052, "enabled": 11054, "direction": 11100,
        "profiles": 11055, "grouping": 11053, "local_ip": 11056, "remote_ip": 11057,
        "protocol": 11060, "local_port": 11058, "remote_port": 11059, "edge_traversal": 11099,
        "program": 11061, "service": 11062, "interface_types": 11063,
        "remote_computer_group": 11064, "remote_user_group": 11065, "security": 11066,
        "rule_source": 11277, "action": 11067},
    "profile": {"state": 11001, "firewall_policy": 11002, "policy_store": 11012,
                "gpo_name": 11281},
    "section": {"logging": 11004, "main_mode": 11006, "ipsec": 11008, "quick_mode": 11278,
                "security_associations": 11280, "categories": 11212,
                "global_policy_state": 11282, "firewall_rules": 11283,
                "connection_security_rules": 11284, "main_mode_rules": 11298},
    "association": {
        "local_address": [11069, 11077], "remote_address": [11070, 11078], "auth1": 11071,
        "auth2": 11072, "main_mode_offer": 11073, "cookie_pair": 11074,
        "health_certificate": 11075, "local_port": 11079, "remote_port": 11080,
        "protocol": 11081, "direction": 11082, "quick_mode_offer": 11083, "pfs": 11091},
    "connection_security": {
        "rule_name": [11018, 11213], "description": [11019, 11214], "enabled": [11020, 11226],
        "profiles": [11021, 11215], "type": 11022, "mode": 11050,
        "local_tunnel_endpoint": 11023, "remote_tunnel_endpoint": 11024,
        "interface_types": 11025, "endpoint1": [11026, 11217], "endpoint2": [11027, 11218],
        "port1": 11028, "port2": 11029, "protocol": 11030, "action": 11031,
        "auth1": [11032, 11219], "auth1_psk": [11033, 11220], "auth1_ca_name": [11034, 11221],
        "auth1_cert_mapping": [11035, 11222], "auth1_exclude_ca_name": [11036, 11223],
        "auth1_health_cert": [11037, 11224], "auth1_cert_type": 11285,
        "auth1_kerb_proxy": 11341, "auth1_proxy_server": 11342,
        "auth2": 11038, "auth2_ca_name": 11039, "auth2_cert_mapping": 11040,
        "auth2_health_cert": 11041, "auth2_cert_type": 11286,
        "auth2_proxy_server": 11343,
        "main_mode_security_methods": 11042, "main_mode_key_lifetime": 11043,
        "key_lifetime": 11216, "security_methods": 11225, "force_dh": 11297,
        "quick_mode_security_methods": 11044, "quick_mode_pfs": 11045,
        "exempt_protected_connections": 11288, "apply_authorization": 11290,
        "rule_source": 11277},
    "global": {"machine_authorization": 11344, "user_authorization": 11345},
}
# Keys of `show global` that share a resource: canonical names of its lines, in order. The names of
# the last three groups are Windows' own and stay as they are.
NETSH_GLOBAL = {11007: ["KeyLifetime", "SecMethods", "ForceDH"], 11010: ["StatefulFTP"],
                11011: ["StatefulPPTP"],
                11279: ["quick_mode_security_methods", "quick_mode_pfs"]}
# Keys whose localised resource is a block of several lines that the tables do not carry. Windows
# prints them in English everywhere but in German, and the logging keys in Italian too.
PROFILE_KEYS = {
    "local_firewall_rules": {"en": "LocalFirewallRules", "de": "Lokale Firewallregeln"},
    "local_connection_security_rules": {"en": "LocalConSecRules",
                                        "de": "Lokale Verbindungssicherheitsregeln"},
    "inbound_user_notification": {"en": "InboundUserNotification",
                                  "de": "Eingehende Benutzerbenachrichtigung"},
    "remote_management": {"en": "RemoteManagement", "de": "Remoteverwaltung"},
    "unicast_response_to_multicast": {"en": "UnicastResponseToMulticast",
                                      "de": "Unicastantwort auf Multicast"},
    "log_allowed_connections": {"en": "LogAllowedConnections",
                                "de": "Zugelassene Verbindungen protokol.",
                                "it": "RegistraConnessioniConsentite"},
    "log_dropped_connections": {"en": "LogDroppedConnections",
                                "de": "Getrennte Verbindungen protokollieren",
                                "it": "RegistraConnessioniEliminate"},
    "log_file_name": {"en": "FileName", "de": "Dateiname", "it": "NomeFile"},
    "log_file_size": {"en": "MaxFileSize", "de": "Max. Dateigröße", "it": "DimensioneMaxFile"},
}
GLOBAL_KEYS = ["StrongCRLCheck", "SAIdleTimeMin", "DefaultExemptions", "IPsecThroughNAT",
               "AuthzUserGrp", "AuthzComputerGrp", "AuthzUserGrpTransport",
               "AuthzComputerGrpTransport", "StatefulFTP", "StatefulPPTP", "KeyLifetime",
               "SecMethods", "ForceDH", "BootTimeRuleCategory", "FirewallRuleCategory",
               "StealthRuleCategory", "ConSecRuleCategory"]
NETSH_VALUES = {
    "yes_no": {"yes": 11115, "no": 11116},
    "direction": {"in": 11113, "out": 11114, "both": 11139},
    "action": {"allow": 11110, "block": 11111, "bypass": 11112},
    "any": {"any": 11117, "none": 11104},
    "profile": {"domain": 11169, "private": 11170, "public": 11171},
    "profile_name": {"domain": 11013, "private": 11014, "public": 11095},
    "protocol": {"tcp": 11155, "udp": 11156, "icmpv4": 11157, "icmpv6": 11158},
    "edge_traversal": {"yes": 11115, "no": 11116, "deny": 11293, "defer_to_application": 11291,
                       "defer_to_user": 11292},
    "interface_type": {"wireless": 11166, "lan": 11167, "ras": 11168},
    "security": {"authenticate": 11163, "authenc": 11164, "notrequired": 11165,
                 "authdynenc": 11209, "authnoencap": 11287},
    "rule_source": {"local": 11295, "group_policy": 11300, "local_group_policy": 11294,
                    "dynamic": 11296},
    "state": {"on": 11109, "off": 11108, "not_configured": 11087, "gpo_store_only": 11047},
    "switch": {"enable": 11122, "disable": 11123, "not_configured": 11087,
               "gpo_store_only": 11047},
    "inbound_policy": {"block_inbound": 11172, "block_inbound_always": 11173,
                       "allow_inbound": 11174, "not_configured": 11087},
    "outbound_policy": {"block_outbound": 11175, "allow_outbound": 11176,
                        "not_configured": 11087},
    "nat_traversal": {"never": 11105, "server_behind_nat": 11106,
                      "server_and_client_behind_nat": 11107},
    "connection_security_action": {
        "require_in_request_out": 11125, "request_in_request_out": 11126,
        "require_in_require_out": 11127, "no_authentication": 11128,
        "require_in_clear_out": 11289},
    "mode": {"tunnel": 11137, "transport": 11138},
    "rule_type": {"dynamic": 11135, "static": 11136},
    "authentication": {
        "computer_kerberos": 11140, "computer_certificate": [11141, 11186, 11187],
        "computer_psk": 11142, "computer_ntlm": 11143, "anonymous": 11144,
        "user_certificate": [11145, 11188, 11189], "user_kerberos": 11146, "user_ntlm": 11147,
        "computer_negoex": 11303, "user_negoex": 11304},
}
NETSH_MESSAGES = {
    "authfwcfg.dll": {
        "no_rules_match": 13006, "no_associations_match": 13021, "service_not_reachable": 13003,
        "setting_not_read": 13002, "firewall_error": 13001, "advfirewall_error": 13005,
        "argument_count": 13027, "invalid_value": 13034, "invalid_option": 13079,
        "invalid_store": 13036, "invalid_profiles": 13068, "all_is_no_rule_name": 13004,
        "gpo_store_missing": 13052, "icmp_header": 11097, "main_mode_association": 11068,
        "quick_mode_association": 11076, "main_mode_not_configured": 11088},
    "netsh.exe": {
        "ok": 2, "not_executed": 101, "incomplete_command": 1004, "not_connected": 1003,
        "needs_elevation": 1006, "invalid_syntax": 15001, "command_not_found": 15004,
        "invalid_argument": 15009, "value_expected": 15010, "parameters_missing": 15011,
        "unacceptable_value": 15014, "invalid_top_level_command": 181,
        "invalid_command_group": 182, "invalid_command_name": 183},
}
QUERY = {1: "name", 2: "display_name", 3: "type", 6: "state", 11: "win32_exit_code",
         13: "service_exit_code", 15: "checkpoint", 16: "wait_hint", 17: "pid", 18: "flags"}
QUERY_ONE = {number: field for number, field in QUERY.items() if number != 2}
CONFIG = {1: "name", 2: "type", 5: "start_type", 7: "error_control", 9: "binary_path_name",
          10: "load_order_group", 11: "tag", 12: "display_name", 13: "dependencies"}
SC_BLOCKS = {47: QUERY_ONE, 48: QUERY, 49: QUERY_ONE, 50: QUERY, 128: QUERY_ONE, 129: QUERY,
             130: QUERY_ONE, 131: QUERY, 58: CONFIG, 60: {1: "service_start_name"},
             35: {1: "name", 2: "description"}, 137: {1: "name"},
             51: {1: "name", 2: "reset_period", 3: "reboot_message", 4: "command_line"}}
SC_TRIGGERS = {"device_interface_arrival": 138, "custom": 139, "ip_address_availability": 140,
               "human_interface_device": 141, "domain_joined_status": 148,
               "firewall_port_event": 154, "group_policy": 156, "network_event": 162,
               "custom_system_state": 166, "data": 143}
SC_MESSAGES = {"success": 100, "failed": 101, "failed_with_error": 135, "needs_bytes": 102,
               "more_data_resume": 103, "more_data": 104, "invalid_field": 105,
               "invalid_option": 106, "name_with_group": 107, "name_required": 108,
               "unrecognized_command": 109, "no_triggers": 144, "triggers_inactive": 153}
NET_MESSAGES = {"services_started": 3520, "completed": 3500, "service_not_started": 3521,
                "already_started": 2182, "invalid_service_name": 2185, "system_error": 3502,
                "more_help": 3514, "start_failed": 3523, "service_started": 3524,
                "starting_or_stopping": 3533, "no_error_reported": 3534,
                "completed_with_errors": 3504, "server_not_started": 2114,
                "service_error": 3547, "none_started": 3682}
# A sentence that the table of errors does not carry; netstat -b prints it.
MORE_ERRORS = {"740": {"en": "The requested operation requires elevation.",
                       "ko": "요청한 작업을 수행하려면 권한 상승이 필요합니다."}}


def netsh(tables):
    file = "authfwcfg.dll"
    entries = {}
    for group, fields in NETSH_LABELS.items():
        for field, ids in fields.items():
            entries["label", group, field] = entry(tables, file, ids, label_word)
        if group == "profile":
            for field, texts in PROFILE_KEYS.items():
                entries["label", group, field] = ({k: [v] for k, v in texts.items()}, [file])
    for key in GLOBAL_KEYS:
        entries["label", "global", key] = ({"en": [key]}, [file])
    for number, keys in NETSH_GLOBAL.items():
        for index, key in enumerate(keys):
            entries["label", "global", key] = entry(
                tables, file, number, lambda text: label_word(text.strip().splitlines()[index]))
    for profile, number in NETSH_VALUES["profile_name"].items():
        entries["label", "section", f"{profile}_profile"] = profile_header(tables[file], number)
    for group, fields in NETSH_VALUES.items():
        for field, ids in fields.items():
            entries["value", group, field] = entry(tables, file, ids, value_word)
    for source, fields in NETSH_MESSAGES.items():
        for field, ids in fields.items():
            entries["message", "", field] = entry(tables, source, ids, sentence)
    return entries


def profile_header(table, number):
    """`Domain Profile Settings:` is composed of resource 11000 and the profile's name."""
    found = {}
    for language, text in table["11000"].items():
        header = sentence(text).replace("{1}", value_word(table[str(number)][language]))
        found[language] = [squeeze(header.rstrip(": "))]
    return found, ["authfwcfg.dll,11000", f"authfwcfg.dll,{number}"]


def sc_block_words(text, fields):
    for line in text.splitlines():
        match = re.match(r"\s*(\S.*?)\s*:\s*(?:0x|\")?%(\d+)", line)
        if match and int(match[2]) in fields:
            yield fields[int(match[2])], squeeze(match[1])


def sc(tables):
    file = "sc.exe"
    entries = {}
    for number, fields in SC_BLOCKS.items():
        for language, text in tables[file][str(number)].items():
            for field, word in sc_block_words(text, fields):
                found, ids = entries.setdefault(("label", "service", field), ({}, []))
                if word not in found.setdefault(language, []):
                    found[language].append(word)
                if f"{file},{number}" not in ids:
                    ids.append(f"{file},{number}")
    for field, number in SC_TRIGGERS.items():
        entries["label", "trigger", field] = entry(tables, file, number, label_word)
    for field, number in {"start": 145, "stop": 146}.items():
        entries["value", "trigger_action", field] = entry(tables, file, number, value_word)
    for field, number in SC_MESSAGES.items():
        entries["message", "", field] = entry(tables, file, number, sentence)
    return entries


def net(tables):
    return {("message", "", field): entry(tables, "netmsg.dll", number, sentence)
            for field, number in NET_MESSAGES.items()}


def win32(tables):
    rows = {**tables["win32_errors"], **MORE_ERRORS}
    return {("message", "", code): ({language: [sentence(text)] for language, text in row.items()},
                                    [f"kernel32.dll,{code}"])
            for code, row in sorted(rows.items(), key=lambda item: int(item[0]))}


def services(tables, folder):
    lines = (folder / "service_display_names.tsv").read_text(encoding="utf-8").splitlines()[1:]
    resources = dict(line.split("\t")[:2] for line in lines)
    return {("value", "service", name): ({k: [value_word(v)] for k, v in row.items()},
                                         [resources[name]])
            for name, row in tables["service_display_names"].items() if row}


def toml_text(items):
    quoted = [json.dumps(item, ensure_ascii=False) for item in items]
    return quoted[0] if len(quoted) == 1 else "[" + ", ".join(quoted) + "]"


def write(path, command, about, entries):
    lines = [f"# {about}",
             f"# Source: string tables (MUI) of {BUILD}; `id` names file and resource.",
             "# Written by scripts/make_labels.py; correct that script, not this file.",
             f'command = "{command}"']
    for (kind, group, field), (found, ids) in entries.items():
        table = ".".join(part for part in (kind, group, field) if part)
        lines += ["", f"[{table}]", f"id = {toml_text(ids)}"]
        lines += [f"{language} = {toml_text(found[language])}" for language in LANGUAGES.values()
                  if language in found]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    folder = pathlib.Path(sys.argv[1])
    default = pathlib.Path(__file__).resolve().parent.parent / "schemas" / "labels"
    out = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else default
    out.mkdir(parents=True, exist_ok=True)
    names = ["authfwcfg.dll", "fwcfg.dll", "netsh.exe", "sc.exe", "netmsg.dll", "win32_errors",
             "service_display_names", "ipconfig.exe", "netstat.exe", "route.exe", "tracert.exe",
             "ping.exe", "tasklist.exe", "systeminfo.exe"]
    tables = {name: read_table(folder / f"{name}.tsv") for name in names}
    write(out / "netsh-advfirewall.toml", "netsh advfirewall",
          "Words of `netsh advfirewall` listings.", netsh(tables))
    write(out / "sc.toml", "sc", "Words of `sc query`, `sc qc` and `sc qtriggerinfo`.", sc(tables))
    write(out / "net.toml", "net", "Sentences of `net start`.", net(tables))
    write(out / "win32-errors.toml", "win32", "Sentences of Windows error codes.", win32(tables))
    write(out / "services.toml", "services", "Display names of services.",
          services(tables, folder))
    write(out / "netsh-firewall.toml", "netsh firewall", "Words of `netsh firewall show config`.",
          firewall.netsh_firewall(tables))
    for command, (about, make) in console.ABOUT.items():
        write(out / f"{command}.toml", command, about, make(tables))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main()
