"""Words of the console tools: ipconfig, netstat, route, tracert, ping, tasklist, systeminfo, rasdial.

Each function returns {(kind, group, canonical): (words by language, ids)}. Group `field` holds
labels of one value, `section` and `column` headings; group `reply`, `state` ... values.
"""
import re

from .words import ARGUMENT, entry, sentence, squeeze, value_word

# The word behind the value's colon may be missing; leaders are dots and blanks in front of it.
LEADERS = " .\t\u00a0\u202f"
IPCONFIG_FIELDS = {
    "system": {
        "host_name": 10001, "primary_dns_suffix": 10002,
        "node_type": [10003, 10004, 10020, 10021, 10022], "ip_routing_enabled": [10030, 10031],
        "wins_proxy_enabled": [10040, 10041], "dns_suffix_search_list": 10050},
    "adapter": {
        "guid": 10090, "media_state": [10100, 10101, 10102, 10103],
        "connection_dns_suffix": 10110, "connection_dns_suffix_search_list": 10051,
        "connection_dns_supplemental_suffix_search_list": 10052, "description": 10111,
        "physical_address": 10112, "dhcp_enabled": [10113, 10114],
        "autoconfiguration_enabled": [10120, 10121], "ipv4_address": 10122,
        "autoconfiguration_ipv4_address": 10123, "subnet_mask": 10124, "default_gateway": 10125,
        "dhcpv4_class_id": 10126, "dhcp_server": 10127, "dns_servers": 10128,
        "primary_wins_server": 10130, "secondary_wins_server": 10131,
        "netbios": [10140, 10141], "lease_obtained": 10150, "lease_expires": 10151,
        "dhcpv6_class_id": 10559, "temporary_ipv6_address": 10600,
        "site_local_ipv6_address": 10601, "link_local_ipv6_address": 10602,
        "ipv6_address": 10603, "dhcpv6_duid": 10800, "dhcpv6_iaid": 10801},
}
IPCONFIG_VALUES = {
    "yes_no": {"no": [10030, 10040, 10113, 10120], "yes": [10031, 10041, 10114, 10121]},
    "media_state": {"disconnected": 10100, "unauthenticated": 10101, "powered_down": 10102,
                    "unoperational": 10103},
    "netbios": {"disabled": 10140, "enabled": 10141},
}
# Printed in parentheses directly behind an address; the words stand here without them.
ADDRESS_STATES = {"invalid": 10730, "tentative": 10731, "duplicate": 10732, "deprecated": 10733,
                  "preferred": 10734}
# The heading of an adapter, with its name as {1}.
ADAPTERS = {"unknown_adapter": 10070, "other_adapter": 10071, "ethernet_adapter": 10072,
            "token_ring_adapter": 10073, "fddi_adapter": 10074, "loopback_adapter": 10075,
            "ppp_adapter": 10076, "slip_adapter": 10077, "tunnel_adapter": 10078,
            "wireless_adapter": 10079, "wimax_adapter": 10080,
            "mobile_broadband_adapter": [10081, 10082]}
IPCONFIG_MESSAGES = {"title": 10000, "dns_unencrypted_fallback": 10901,
                     "dns_encryption_detecting": 10902, "dns_encryption_unknown": 10903,
                     "unrecognized_command_line": 10409, "no_adapter_in_state": 10504,
                     "media_disconnected": 10505}
NETSTAT_COLUMNS = ["protocol", "local_address", "foreign_address", "state", "pid"]
NETSTAT_STATES = ["closed", "listening", "syn_sent", "syn_received", "established", "fin_wait_1",
                  "fin_wait_2", "close_wait", "closing", "last_ack", "time_wait"]
NETSTAT_MESSAGES = {"active_connections": 10104, "no_ownership_information": 10127,
                    "owned_by_system": 10128, "unknown_components": 10129}
ROUTE_SECTIONS = {"interface_list": 10034, "active_routes": 10020, "persistent_routes": 10021}
ROUTE_MESSAGES = {"ipv4_header": 10000, "ipv6_header": 10043, "persistent_header": 10023,
                  "route_table": 10042, "no_active_ipv4_routes": 10048,
                  "no_active_ipv6_routes": 10049, "cannot_print": 10018,
                  "persistent_routes_not_accessible": 10024}
# Why a hop or a host did not answer; `General failure.` is the text of several resources.
TRACERT_REPLIES = {
    "no_information": 10008, "general_failure": [10015, 10025, 10033], "net_unreachable": 10016,
    "host_unreachable": 10017, "protocol_unreachable": [10018, 10019], "no_resources": 10020,
    "bad_option": 10021, "hardware_error": 10022, "needs_fragmentation": 10023,
    "timed_out": 10024, "bad_route": 10026, "ttl_expired": 10027,
    "ttl_expired_in_reassembly": 10028, "parameter_problem": 10029, "source_quench": 10030,
    "option_too_big": 10031, "bad_destination": 10032, "negotiating_ipsec": 10046}
PING_REPLIES = {
    "general_failure": [10025, 10035, 10043], "net_unreachable": 10026,
    "host_unreachable": 10027, "protocol_unreachable": 10028, "port_unreachable": 10029,
    "no_resources": 10030, "bad_option": 10031, "hardware_error": 10032,
    "needs_fragmentation": 10033, "timed_out": 10034, "bad_route": 10036, "ttl_expired": 10037,
    "ttl_expired_in_reassembly": 10038, "parameter_problem": 10039, "source_quench": 10040,
    "option_too_big": 10041, "bad_destination": 10042, "negotiating_ipsec": 10066}
TASKLIST_COLUMNS = {"host_name": 101, "status": 102, "image_name": 103, "pid": 104,
                    "session_number": 105, "user_name": 106, "window_title": 107, "cpu_time": 108,
                    "memory_usage": 109, "services": 110, "session_name": 111, "modules": 112,
                    "package_name": 113}
SYSTEMINFO_FIELDS = {
    name: 250 + index for index, name in enumerate([
        "host_name", "os_name", "os_version", "os_manufacturer", "os_configuration",
        "os_build_type", "registered_owner", "registered_organization", "product_id",
        "original_install_date", "system_boot_time", "system_manufacturer", "system_model",
        "system_type", "processors", "bios_version", "windows_directory", "system_directory",
        "boot_device", "system_locale", "input_locale", "time_zone", "total_physical_memory",
        "available_physical_memory", "virtual_memory_max_size", "virtual_memory_available",
        "virtual_memory_in_use", "page_file_locations", "domain", "logon_server", "hotfixes",
        "network_cards", "hyper_v_requirements", "virtualization_based_security"])}
# Words of older builds, as recorded listings have them.
SYSTEMINFO_OLDER = {"os_name": {"ru": "Название ОС"}, "os_build_type": {"zh-CN": "OS 构件类型"},
                    "system_model": {"es": "Modelo el sistema"}}
SYSTEMINFO_CARD = {"dhcp_enabled": 111, "dhcp_server": 112, "ip_addresses": 113, "status": 115,
                   "connection_name": 116}
SYSTEMINFO_VALUES = {
    "yes_no": {"yes": 160, "no": 161},
    "configuration": {"standalone_workstation": 154, "member_workstation": 155,
                      "standalone_server": 156, "member_server": 157,
                      "backup_domain_controller": 158, "primary_domain_controller": 159},
    "card_status": {"disconnected": 164, "connecting": 165, "connected": 166,
                    "disconnecting": 167, "hardware_not_present": 168, "hardware_disabled": 169,
                    "hardware_malfunction": 170, "media_disconnected": 171,
                    "authenticating": 172, "authentication_succeeded": 173,
                    "authentication_failed": 174},
    "any": {"not_available": 5005},
}
# English only: there is no table of this tool's resources.
RASDIAL_MESSAGES = {
    "connecting": "Connecting to {1}...",
    "verifying": "Verifying username and password...",
    "registering": "Registering your computer on the network...",
    "connected": "Successfully connected to {1}.",
    "already_connected": "You are already connected to {1}.",
    "no_connections": "No connections",
    "failed": "Remote Access error {1} - {2}"}


def last_colon(text):
    """A listing's line cut at the colon before its value: (label, value)."""
    line = next(line for line in text.splitlines() if squeeze(line))
    label, _, value = line.replace("：", ":").rpartition(":")
    return label, value


def field_word(text):
    return squeeze(last_colon(text)[0].strip(LEADERS))


def field_value(text):
    return squeeze(last_colon(text)[1])


def line_with(mark, first=1):
    """Cuts the line that holds `mark`; its places count from 1."""
    def cut(text):
        line = next((line for line in text.splitlines() if mark in line), "")
        line = ARGUMENT.sub(lambda match: f"{{{int(match[1]) - first + 1}}}", line)
        return squeeze(line.replace("%%", "%"))
    return cut


def printf_sentence(text):
    """%s and %d become {1}, {2} ..."""
    numbers = iter(range(1, 10))
    return squeeze(re.sub(r"%\d*[sd]", lambda _: f"{{{next(numbers)}}}", text.splitlines()[0]))


def printf_label(text):
    return squeeze(text.replace("%s", "").replace("\t", " ").strip(" :\u00a0"))


def without_ruler(text):
    """The first line that is no ruler."""
    return squeeze(next(line for line in text.splitlines() if line.strip("=- ")))


def section_word(text):
    return squeeze(without_ruler(text).rstrip(": \u00a0"))


def fill(entries, tables, file, kind, group, fields, cut):
    for field, ids in fields.items():
        entries[kind, group, field] = entry(tables, file, ids, cut)


def ipconfig(tables):
    file, entries = "ipconfig.exe", {}
    for group, fields in IPCONFIG_FIELDS.items():
        fill(entries, tables, file, "label", group, fields, field_word)
    for group, fields in IPCONFIG_VALUES.items():
        fill(entries, tables, file, "value", group, fields, field_value)
    fill(entries, tables, file, "value", "address_state", ADDRESS_STATES,
         lambda text: value_word(text).strip("()"))
    fill(entries, tables, file, "message", "", ADAPTERS, sentence)
    fill(entries, tables, file, "message", "", IPCONFIG_MESSAGES, sentence)
    return entries


def header_cell(index):
    def cut(text):
        cells = re.split(r"\s{2,}", text.rstrip().splitlines()[-1].strip())
        return cells[index] if index < len(cells) else ""
    return cut


def netstat(tables):
    file, entries = "netstat.exe", {}
    for index, column in enumerate(NETSTAT_COLUMNS):
        entries["label", "column", column] = entry(tables, file, 10104, header_cell(index))
    states = {state: 10065 + index for index, state in enumerate(NETSTAT_STATES)}
    fill(entries, tables, file, "value", "state", {**states, "bound": 10149},
         lambda text: value_word(text).removesuffix("%0"))
    fill(entries, tables, file, "message", "", NETSTAT_MESSAGES, sentence)
    return entries


def route(tables):
    file, entries = "route.exe", {}
    fill(entries, tables, file, "label", "section", ROUTE_SECTIONS, section_word)
    fill(entries, tables, file, "label", "field", {"default_gateway": 10037}, field_word)
    fill(entries, tables, file, "value", "gateway", {"on_link": 10045}, value_word)
    fill(entries, tables, file, "value", "metric", {"default": 10051}, value_word)
    fill(entries, tables, file, "value", "list", {"none": 10025}, value_word)
    fill(entries, tables, file, "message", "", ROUTE_MESSAGES, sentence)
    return entries


def tracert(tables):
    file, entries = "tracert.exe", {}
    fill(entries, tables, file, "label", "hop", {"reports": 10009},
         lambda text: squeeze(text.split("%0")[0]).rstrip(": \u00a0"))
    fill(entries, tables, file, "value", "reply", TRACERT_REPLIES, value_word)
    # `Tracing route to NAME [ADDRESS]` and `over a maximum of 30 hops:` are two lines, in either
    # order; with an address alone it is one.
    entries["message", "", "target_with_address"] = entry(tables, file, 10006, line_with("%1"))
    entries["message", "", "hop_limit"] = entry(tables, file, 10006, line_with("%3", 3))
    entries["message", "", "target"] = entry(tables, file, 10035, sentence)
    fill(entries, tables, file, "message", "",
         {"complete": 10011, "name_not_resolved": 10004, "transmit_error": 10010,
          "no_driver": 10005}, sentence)
    return entries


def joined(tables, file, head, tail, shift):
    """Two resources that stand in one line; %0 ends the first, places of the second go on."""
    found = {}
    for language, text in tables[file][str(head)].items():
        end = ARGUMENT.sub(lambda match: f"{{{int(match[1]) + shift}}}",
                           tables[file][str(tail)][language])
        start = ARGUMENT.sub(lambda match: f"{{{match[1]}}}", text.split("%0")[0])
        found[language] = [squeeze((start + end).strip())]
    return found, [f"{file},{head}", f"{file},{tail}"]


def ping(tables):
    file, entries = "ping.exe", {}
    fill(entries, tables, file, "label", "reply", {"bytes": 10044, "time": 10022},
         lambda text: squeeze(text.split("=")[0]))
    fill(entries, tables, file, "value", "reply", PING_REPLIES, value_word)
    entries["message", "", "target_with_address"] = joined(tables, file, 10016, 10074, 2)
    entries["message", "", "target"] = joined(tables, file, 10059, 10074, 1)
    entries["message", "", "reply"] = entry(
        tables, file, 10019, lambda text: sentence(text.split("%0")[0]) + " {2}")
    entries["message", "", "statistics"] = entry(tables, file, 10063, line_with("%1"))
    entries["message", "", "packets"] = entry(tables, file, 10063, line_with("%2", 2))
    entries["message", "", "round_trip"] = entry(tables, file, 10067, line_with("%1"))
    fill(entries, tables, file, "message", "",
         {"host_not_found": 10013, "transmit_failed": 10018, "no_driver": 10015}, sentence)
    return entries


def tasklist(tables):
    file, entries = "tasklist.exe", {}
    fill(entries, tables, file, "label", "column", TASKLIST_COLUMNS, value_word)
    fill(entries, tables, file, "value", "any", {"not_available": 5005}, value_word)
    fill(entries, tables, file, "value", "status",
         {"running": 251, "not_responding": 252, "unknown": 257, "suspended": 258}, value_word)
    fill(entries, tables, file, "message", "", {"no_tasks": 503}, value_word)
    return entries


def systeminfo(tables):
    file, entries = "systeminfo.exe", {}
    fill(entries, tables, file, "label", "field", SYSTEMINFO_FIELDS, value_word)
    for field, texts in SYSTEMINFO_OLDER.items():
        for language, text in texts.items():
            entries["label", "field", field][0][language].append(text)
    fill(entries, tables, file, "label", "network_card", SYSTEMINFO_CARD, printf_label)
    for group, fields in SYSTEMINFO_VALUES.items():
        fill(entries, tables, file, "value", group, fields, value_word)
    # `10.0.19045 N/A Build 19045`: the word between the version and the build.
    fill(entries, tables, file, "value", "version", {"build": 103},
         lambda text: squeeze(text.replace("%s", "")))
    fill(entries, tables, file, "message", "",
         {"processors_installed": 105, "network_cards_installed": 107,
          "hotfixes_installed": 109, "hypervisor_detected": 121}, printf_sentence)
    return entries


def rasdial(_tables):
    return {("message", "", field): ({"en": [text]}, ["rasdial.exe"])
            for field, text in RASDIAL_MESSAGES.items()}


ABOUT = {
    "ipconfig": ("Words of `ipconfig /all`. Labels stand without their dot leaders; states of\n"
                 "# addresses without their parentheses; `*_adapter` is the heading of an adapter.",
                 ipconfig),
    "netstat": ("Words of `netstat -ano` and `netstat -abno`.", netstat),
    "route": ("Words of `route print`. Tables' headings are messages: their cells cannot be told\n"
              "# apart in every language. `route_table` has `IPv4` or `IPv6` as its argument.",
              route),
    "tracert": ("Words of `tracert`. A hop's row ends in `ADDRESS reports: REPLY` or in REPLY.",
                tracert),
    "ping": ("Words of `ping`. What follows the sender in a `reply` (its second argument) is a\n"
             "# value of the group `reply`, or `bytes=32 time=12ms TTL=54`.", ping),
    "tasklist": ("Words of `tasklist`, also with /svc and /v.", tasklist),
    "systeminfo": ("Words of `systeminfo`. Labels may hold a colon.", systeminfo),
    "rasdial": ("Sentences of `rasdial`, in English only.", rasdial),
}
