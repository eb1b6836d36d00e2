"""Windows Firewall of a synthetic PC: rules as registry strings (MS-GPFAS) and as netsh prints them."""

import dataclasses
import functools
import pathlib
import tomllib
import unicodedata

HKLM_POLICY = (r"HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters"
               r"\FirewallPolicy")
GROUP_POLICY = r"HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Microsoft\WindowsFirewall"
PROFILES = ("Domain", "Private", "Public")
NUMBERS = {"tcp": "6", "udp": "17", "icmp4": "1", "icmp6": "58"}
NETSH_PROTOCOL = {"tcp": "TCP", "udp": "UDP", "icmp4": "ICMPv4", "icmp6": "ICMPv6", "any": "Any"}
DASHES = "-" * 70
KOREAN = {
    "Rule Name": "규칙 이름", "Description": "설명", "Enabled": "사용", "Direction": "방향",
    "Profiles": "프로필", "Grouping": "그룹화", "Edge traversal": "에지 통과", "Program": "프로그램",
    "Service": "서비스", "Rule source": "규칙 원본", "Action": "작업", "Type": "유형", "Code": "코드",
    "Yes": "예", "No": "아니요", "In": "들어오는 메시지", "Out": "아웃", "Allow": "허용",
    "Block": "차단", "Bypass": "무시", "Any": "모두", "Domain": "도메인", "Private": "개인",
    "Public": "공용", "Defer to user": "사용자가 결정", "Defer to application": "응용 프로그램이 결정",
    "Local Setting": "로컬 설정", "Group Policy Setting": "그룹 정책 설정", "Wireless": "무선",
    "Ok.": "확인됨", "State": "상태", "Firewall Policy": "방화벽 정책", "Logging:": "로깅:",
    "Domain Profile Settings: ": "도메인 프로필 설정: ",
    "Private Profile Settings: ": "개인 프로필 설정: ",
    "Public Profile Settings: ": "공용 프로필 설정: ", "ON": "사용", "OFF": "사용 안 함",
    "Enable": "사용", "Disable": "사용 안 함", "N/A (GPO-store only)": "해당 없음(GPO 저장소 전용)",
}
LABELS = pathlib.Path(__file__).resolve().parents[2] / "schemas/labels/netsh-advfirewall.toml"
WORD_GROUPS = (("label", "rule"), ("label", "profile"), ("value", "yes_no"), ("value", "direction"),
               ("value", "action"), ("value", "any"), ("value", "profile"), ("value", "edge_traversal"),
               ("value", "interface_type"), ("value", "security"), ("value", "rule_source"),
               ("value", "state"), ("value", "switch"), ("value", "inbound_policy"),
               ("value", "outbound_policy"))


@dataclasses.dataclass
class Rule:
    id: str
    name: str                     # as netsh resolves it
    direction: str = "In"
    protocol: str = "any"
    local_ports: tuple = ()
    remote_ports: tuple = ()
    profiles: tuple = PROFILES
    enabled: bool = True
    action: str = "Allow"
    program: str = ""
    service: str = ""
    remote: tuple = ()
    group: str = ""
    resource: str = ""            # of the name, for the registry
    group_resource: str = ""
    description: str = ""
    edge: str = "No"
    interface: str = "Any"
    icmp: tuple = ()
    package: str = ""
    source: str = "Local Setting"


def registry_string(rule, version="v2.31"):
    """The value data of FirewallRules."""
    tokens = [f"Action={rule.action}", f"Active={'TRUE' if rule.enabled else 'FALSE'}",
              f"Dir={rule.direction}"]
    if rule.protocol != "any":
        tokens.append("Protocol=" + NUMBERS.get(rule.protocol, rule.protocol))
    if rule.profiles != PROFILES:
        tokens += [f"Profile={profile}" for profile in rule.profiles]
    tokens += [port_token("L", port) for port in rule.local_ports]
    tokens += [port_token("R", port) for port in rule.remote_ports]
    tokens += [f"ICMP{rule.protocol[-1]}={kind}:{code}" for kind, code in rule.icmp]
    for address in rule.remote:
        tokens += ["RA4=LocalSubnet", "RA6=LocalSubnet"] if address == "LocalSubnet" else [
            f"RA{6 if ':' in address else 4}={address}"]
    if rule.interface != "Any":
        tokens.append(f"IFType={rule.interface}")
    if rule.program:
        tokens.append(f"App={rule.program}")
    if rule.service:
        tokens.append(f"Svc={rule.service}")
    tokens.append(f"Name={rule.resource or rule.name}")
    if rule.description:
        tokens.append(f"Desc={rule.description}")
    if rule.group_resource or rule.group:
        tokens.append(f"EmbedCtxt={rule.group_resource or rule.group}")
    if rule.package:
        tokens += ["LUOwn=S-1-5-21-1004336348-1177238915-682003330-1001", f"AppPkgId={rule.package}",
                   "Platform=2:6:2", "Platform2=GTEQ"]
    if rule.edge == "Yes":
        tokens.append("Edge=TRUE")
    elif rule.edge != "No":
        tokens += ["Edge=TRUE", "Defer=" + ("User" if rule.edge.endswith("user") else "App")]
    return version + "|" + "".join(token + "|" for token in tokens)


def port_token(side, port):
    if port == "IPHTTPS":
        return "LPort2_10=IPTLSIn" if side == "L" else "RPort2_10=IPTLSOut"
    return f"{side}Port2_10={port}" if "-" in port else f"{side}Port={port}"


def width(text):
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def labelled(label, value):
    return label + " " * max(38 - width(label), 1) + value


def netsh_rule(rule, verbose, word):
    """One block of `netsh advfirewall firewall show rule`."""
    def line(label, value):
        return labelled(word(label) + ":", value)

    ports = rule.protocol in ("tcp", "udp")
    lines = ["", line("Rule Name", rule.name), DASHES]
    if verbose and rule.description:
        lines.append(line("Description", rule.description))
    lines += [line("Enabled", word("Yes" if rule.enabled else "No")),
              line("Direction", word(rule.direction)),
              line("Profiles", ",".join(word(profile) for profile in rule.profiles)),
              line("Grouping", rule.group), line("LocalIP", word("Any")),
              line("RemoteIP", ",".join(map(netsh_address, rule.remote)) or word("Any")),
              line("Protocol", word(NETSH_PROTOCOL.get(rule.protocol, rule.protocol)))]
    if ports:
        lines += [line("LocalPort", ",".join(rule.local_ports) or word("Any")),
                  line("RemotePort", ",".join(rule.remote_ports) or word("Any"))]
    if rule.icmp:
        lines.append(" " * 38 + f"{word('Type')}    {word('Code')}")
        lines += [" " * 38 + f"{kind:<4}    {word('Any') if code == '*' else code:<4}"
                  for kind, code in rule.icmp]
    lines.append(line("Edge traversal", word(rule.edge)))
    if verbose:
        lines += verbose_lines(rule, line, word)
    return lines + [line("Action", word(rule.action))]


def netsh_address(address):
    if address[0].isdigit() and "/" not in address and "-" not in address:
        return address + "/32"
    return address


def verbose_lines(rule, line, word):
    lines = []
    if rule.program:
        lines.append(line("Program", expanded(rule.program)))
    if rule.service:
        lines.append(line("Service", rule.service))
    return lines + [line("InterfaceTypes", word(rule.interface)),
                    line("Security", word("NotRequired")),
                    line("Rule source", word(rule.source))]


def expanded(path):
    for variable, value in (("%SystemRoot%", r"C:\WINDOWS"), ("%systemroot%", r"C:\WINDOWS"),
                            ("%ProgramFiles%", r"C:\Program Files"),
                            ("%PROGRAMFILES%", r"C:\Program Files")):
        path = path.replace(variable, value)
    return path


@functools.cache
def words_of(language):
    """English words of the listings and what a Windows of that language prints instead."""
    if language == "ko":
        return KOREAN
    labels = tomllib.loads(LABELS.read_text(encoding="utf-8"))
    words = {row["en"]: row.get(language) or row["en"] for kind, group in WORD_GROUPS
             for row in labels[kind][group].values()}
    sections = labels["label"]["section"]
    for key in ("domain_profile", "private_profile", "public_profile"):
        words[sections[key]["en"] + ": "] = sections[key][language] + ": "
    words["Logging:"] = sections["logging"][language] + ":"
    words["Ok."] = labels["message"]["ok"][language]
    words["Type"], words["Code"] = labels["message"]["icmp_header"][language].split(" ")
    return words


def translator(language):
    if language == "en":
        return lambda text: text
    words = words_of(language)
    return lambda text: words.get(text, text)


def netsh_rules(rules, verbose=True, language="en"):
    word = translator(language)
    lines = []
    for rule in rules:
        lines += netsh_rule(rule, verbose, word)
    return lines + [word("Ok."), ""]


def netsh_profiles(policy="BlockInbound,AllowOutbound", language="en", log_drops="Disable"):
    """`netsh advfirewall show allprofiles`."""
    word, lines = translator(language), []
    for profile in PROFILES:
        lines += ["", word(f"{profile} Profile Settings: "), DASHES]
        for key, value in (("State", "ON"), ("Firewall Policy", policy),
                           ("LocalFirewallRules", "N/A (GPO-store only)"),
                           ("LocalConSecRules", "N/A (GPO-store only)"),
                           ("InboundUserNotification", "Enable"), ("RemoteManagement", "Disable"),
                           ("UnicastResponseToMulticast", "Enable")):
            lines.append(labelled(word(key), ",".join(map(word, value.split(",")))))
        lines += ["", word("Logging:")]
        for key, value in (("LogAllowedConnections", "Disable"), ("LogDroppedConnections", log_drops),
                           ("FileName", r"%systemroot%\system32\LogFiles\Firewall\pfirewall.log"),
                           ("MaxFileSize", "4096")):
            lines.append(labelled(word(key), word(value)))
        lines.append("")
    return lines + [word("Ok."), ""]


def fill_registry(registry, rules, restricted, outbound_block=False, hardening=()):
    """Adds the FirewallPolicy tree of the local store; `hardening`: more rules of RestrictedServices
    as (key, value name, text)."""
    registry.key(HKLM_POLICY)
    for profile in ("DomainProfile", "PublicProfile", "StandardProfile"):
        path = rf"{HKLM_POLICY}\{profile}"
        registry.fill(path, [("EnableFirewall", "dword", 1), ("DisableNotifications", "dword", 0)])
        if outbound_block:
            registry.fill(path, [("DefaultInboundAction", "dword", 1),
                                 ("DefaultOutboundAction", "dword", 1)])
        registry.fill(path + r"\AuthorizedApplications\List", [])
        registry.fill(path + r"\GloballyOpenPorts\List", [])
        registry.fill(path + r"\Logging", [
            ("LogDroppedPackets", "dword", 0), ("LogFileSize", "dword", 4096),
            ("LogFilePath", "expand", r"%systemroot%\system32\LogFiles\Firewall\pfirewall.log"),
            ("LogSuccessfulConnections", "dword", 0)])
    registry.key(HKLM_POLICY + r"\FirewallRules")
    for rule in rules:
        registry.set(HKLM_POLICY + r"\FirewallRules", rule.id, "string", registry_string(rule))
    for path, rule in restricted:
        registry.set(rf"{HKLM_POLICY}\RestrictedServices\{path}", rule.id, "string",
                     registry_string(rule, "v2.0"))
    for path, name, text in hardening:
        registry.set(rf"{HKLM_POLICY}\RestrictedServices\{path}", name, "string", text)


def fill_group_policy(registry, rules):
    """Adds the store that a domain's policy writes."""
    registry.fill(GROUP_POLICY, [("PolicyVersion", "dword", 0x21F)])
    for profile in ("DomainProfile", "PrivateProfile", "PublicProfile"):
        registry.fill(rf"{GROUP_POLICY}\{profile}", [
            ("EnableFirewall", "dword", 1), ("DefaultInboundAction", "dword", 1),
            ("DefaultOutboundAction", "dword", 0), ("DisableNotifications", "dword", 0)])
        registry.fill(rf"{GROUP_POLICY}\{profile}\Logging", [
            ("LogDroppedPackets", "dword", 1), ("LogFileSize", "dword", 16384),
            ("LogFilePath", "string", r"%systemroot%\system32\logfiles\firewall\pfirewall.log")])
    for rule in rules:
        registry.set(GROUP_POLICY + r"\FirewallRules", rule.id, "string", registry_string(rule))
