"""Words of the old `netsh firewall` context."""
import re

from .words import ARGUMENT, entry, sentence, squeeze, value_word

SECTIONS = {"program_exceptions": 4121, "port_exceptions": 4129, "service_settings": 4132,
            "icmp_settings": 4124, "log_configuration": [4240, 4127], "open_ports": 4136}
PROFILE_SECTIONS = {"profile_configuration": 4100, "current_profile_configuration": 4101,
                    "icmp_configuration": 4191, "service_configuration": 4402}
HEADERS = {"program_header": 4121, "port_header": 4129, "service_header": [4132, 4402],
           "icmp_header": [4124, 4191], "open_port_header": 4136}
FIELDS = {"operational_mode": 4280, "exception_mode": 4281, "notification_mode": 4255,
          "multicast_response_mode": 4249}
LOG_FIELDS = ["file_location", "max_file_size", "dropped_packets", "connections"]
VALUES = {"mode": {"enable": 4011, "disable": 4009},
          "profile": {"domain": 4010, "standard": 4019, "public": 4026},
          "direction": {"inbound": 4503, "outbound": 4504, "both": 4505},
          "yes_no": {"yes": 4025, "no": 4015}, "any": {"any": 4006, "none": 4016},
          "version": {"ipv4": 4012, "ipv6": 4013},
          "service": {"file_and_print": 4500, "upnp": 4501, "remote_desktop": 4502}}
# English only: the tables do not carry this trailer.
TRAILER = {"succeeded": "IMPORTANT: Command executed successfully.",
           "deprecated": "However, \"netsh firewall\" is deprecated;"}


def lines_of(text):
    return [squeeze(line) for line in re.split(r"[\r\n]+", text) if squeeze(line)]


def before_equals(index):
    return lambda text: squeeze(lines_of(text)[index].split("=")[0])


def netsh_firewall(tables):
    file, entries = "fwcfg.dll", {}
    for field, ids in SECTIONS.items():
        entries["label", "section", field] = entry(
            tables, file, ids, lambda text: squeeze(lines_of(text)[0].rstrip(": ")))
    for field, ids in FIELDS.items():
        entries["label", "field", field] = entry(tables, file, ids, before_equals(0))
    for index, field in enumerate(LOG_FIELDS):
        entries["label", "field", field] = entry(tables, file, 4241, before_equals(index))
    for group, fields in VALUES.items():
        for field, ids in fields.items():
            entries["value", group, field] = entry(tables, file, ids, value_word)
    for field, ids in PROFILE_SECTIONS.items():
        entries["message", "", field] = entry(tables, file, ids, sentence)
    for field, ids in HEADERS.items():
        entries["message", "", field] = entry(
            tables, file, ids, lambda text: ARGUMENT.sub("", lines_of(text)[1]))
    entries["message", "", "no_open_ports"] = entry(tables, file, 4134, value_word)
    for field, text in TRAILER.items():
        entries["message", "", field] = ({"en": [text]}, [file])
    return entries
