"""The sample cases: for each its bundle and what was planted in it."""

import dataclasses

from . import encodings, firewall, ipconfig, iptables, nftables, opnsense, pfsense, phonebook, registry, services
from .computer import CURRENT_VERSION, NAT_CONTEXT, SERVICES, SYSTEM, UNINSTALL, Computer, oem
from .encodings import banner, console, encode
from .firewall import GROUP_POLICY, HKLM_POLICY, Rule

IPSEC_SERVICES = ("IKEEXT", "PolicyAgent", "BFE", "RasMan")


# How many judgements may stay open: rules that need something these bundles do not hold.
UNKNOWN_AT_MOST = {
    "certificate-mode": 30,
    "damaged-and-cut-files": 62,
    "default-outbound-block": 39,
    "double-nat": 34,
    "fix-script-that-imports-nothing": 29,
    "forward-missing-4500": 33,
    "golden-image-after": 47,
    "golden-image-before": 36,
    "healthy": 15,
    "korean-pc": 39,
    "nat-context-missing": 32,
    "nat-context-under-xp-key": 24,
    "nat-context-wrong-type": 29,
    "opnsense-wan-rule-blocks": 33,
    "outbound-block-by-group-policy": 39,
    "profile-of-another-type": 48,
    "prohibit-ipsec-left-behind": 48,
    "server-address": 48,
    "service-disabled-by-tuning-tool": 42,
    "update-window": 50,
}


@dataclasses.dataclass
class Case:
    name: str
    title: str
    cause: str                     # the rule that must lead the diagnosis; empty when nothing is wrong
    planted: list                  # rule ids in the order expected
    notes: str
    files: dict
    error: int = 809
    other_errors: tuple = ()
    beside: tuple = ()             # findings that come with this kind of artifact
    unknown_at_most: int = -1      # instead of the table above
    possible: tuple = ()           # of a clean case: causes that what nobody sent leaves possible


def text_phonebook(lines, **options):
    return encode(lines, options.get("encoding", "utf-8"), options.get("newline", "\r\n"))


def dial_entry(pc, name="Office VPN", server="vpn.example.com", strategy=3, **changes):
    return phonebook.entry(name, server, pc.random, strategy, **changes)


def service_captures(pc, folder=""):
    return {f"{folder}sc-queryex.txt": oem(pc.query_all()),
            f"{folder}sc-qc.txt": oem(pc.configs(*IPSEC_SERVICES))}


def behind_pfsense(pc, **options):
    """The server's router: both forwards, each with its pass rule, unless `options` say otherwise."""
    options.setdefault("forwards", pfsense.ike_forwards("10.20.0.10"))
    options.setdefault("wan_address", "203.0.113.10")
    router = pfsense.Router(**options)
    return encode(pfsense.config(router, pc.random), "utf-8", "\n")


def server_address():
    pc = Computer(101)
    lines = dial_entry(pc, server="vpn.example.com:1701") + dial_entry(
        pc, "Branch (old)", "203.0.113.77", DataEncryption="256")
    return Case(
        "server-address", "The server name in the profile carries a port", "VPN202", ["VPN202"],
        "Guides for other clients write name:port; the Windows client takes the whole text as a name.",
        {"rasphone.pbk": text_phonebook(lines), **service_captures(pc),
         **pc.service_exports("PolicyAgent", "IKEEXT")}, other_errors=(868,))


def group_policy_block():
    pc = Computer(102)
    store = [Rule("{0B8E4D0A-51B8-4E57-9D7C-6D1C0F4C2E11}", "SEC-017 Block IKE outbound", "Out", "udp",
                  remote_ports=("500",), action="Block", description="Deny unmanaged VPN", source="Group Policy Setting"),
             Rule("{5A6C9F27-3D4E-4C57-8A51-4F0E7B3D9C12}", "SEC-018 Block IPsec NAT-T outbound", "Out", "udp",
                  remote_ports=("4500",), action="Block", description="Deny unmanaged VPN", source="Group Policy Setting")]
    names = [("SEC-001 Allow management", "In", "tcp", ("5985",)), ("SEC-002 Allow RMM agent", "In", "tcp", ("8443",)),
             ("SEC-003 Allow inventory", "In", "tcp", ("135",)), ("SEC-004 Block SMB from guests", "In", "tcp", ("445",)),
             ("SEC-005 Block LLMNR", "Out", "udp", ("5355",)), ("SEC-006 Block mDNS", "Out", "udp", ("5353",)),
             ("SEC-007 Block NetBIOS", "Out", "udp", ("137",)), ("SEC-008 Block telnet", "Out", "tcp", ("23",)),
             ("SEC-009 Block FTP", "Out", "tcp", ("21",)), ("SEC-010 Block TFTP", "Out", "udp", ("69",)),
             ("SEC-011 Block IRC", "Out", "tcp", ("6667",)), ("SEC-012 Block SMTP", "Out", "tcp", ("25",)),
             ("SEC-013 Block Tor", "Out", "tcp", ("9001",)), ("SEC-014 Block PPTP", "Out", "tcp", ("1723",)),
             ("SEC-015 Block OpenVPN", "Out", "udp", ("1194",)), ("SEC-016 Block WireGuard", "Out", "udp", ("51820",))]
    others = [Rule(f"{{7C0A{index:04X}-2B1D-4A6E-9F00-1234567890AB}}", name, direction, protocol,
                   local_ports=ports if direction == "In" else (),
                   remote_ports=ports if direction == "Out" else (),
                   action="Block" if "Block" in name else "Allow", source="Group Policy Setting",
                   profiles=("Domain",) if direction == "In" and "Allow" in name else firewall.PROFILES)
              for index, (name, direction, protocol, ports) in enumerate(names)]
    tree = registry.Registry()
    firewall.fill_group_policy(tree, others + store)
    listing = [rule for rule in pc.rules if rule.enabled]
    pc.rules = listing[:40] + others + store + listing[40:]
    command = "netsh advfirewall firewall show rule name=all type=dynamic verbose"
    return Case(
        "outbound-block-by-group-policy", "A Group Policy blocks UDP 500 and 4500 outbound", "VPN301",
        ["VPN301", "VPN302", "VPN305"],
        "A security baseline closes every VPN protocol on purpose; the user cannot undo it locally. The "
        "listing is of the rules in force (type=dynamic), hence enabled rules only and the policy's among them.",
        {"client/gpo-firewall.reg": registry.utf16(tree.export(GROUP_POLICY)),
         "client/firewall-rules.txt": oem(console(r"C:\WINDOWS\system32", (command, pc.rule_listing()))),
         "client/profiles.txt": oem(pc.profiles(log_drops="Enable")),
         "client/rasphone.pbk": text_phonebook(dial_entry(pc)),
         **service_captures(pc, "client/"), **pc.service_exports("PolicyAgent", folder="client/")},
        other_errors=(789,))


def tuning_tool():
    pc = Computer(103)
    for name in ("DiagTrack", "dmwappushservice", "SysMain", "WSearch", "MapsBroker", "IKEEXT"):
        pc.services[name].start, pc.services[name].running = 4, False
        pc.services[name].delayed = False
    pc.programs.append(("PC Turbo Tuner 2024", "11.2.0.418", "Turbo Tools Ltd.", "PCTurboTuner_is1"))
    return Case(
        "service-disabled-by-tuning-tool", "A tuning tool has disabled the IKE service", "VPN501", ["VPN501"],
        "The tool also disabled five services that the VPN does not need. Registry and sc agree.",
        {"Services/IKEEXT.reg": pc.export(rf"{SERVICES}\IKEEXT"),
         "Services/PolicyAgent.reg": pc.export(rf"{SERVICES}\PolicyAgent"),
         "Services/BFE.reg": pc.export(rf"{SERVICES}\BFE"), "Services/RasMan.reg": pc.export(rf"{SERVICES}\RasMan"),
         "Uninstall.reg": pc.export(UNINSTALL), "sc.txt": encode(pc.query_all(), "utf-8-sig"),
         "sc_qc.txt": encode(pc.configs(*IPSEC_SERVICES), "utf-16"),
         "rasphone.pbk": text_phonebook(dial_entry(pc, "Work"))}, other_errors=(827, 789))


def nat_context_missing():
    pc = Computer(104, nat_context=None)
    return Case(
        "nat-context-missing", "The server is behind NAT and the client has no NAT context value", "VPN601",
        ["VPN601"], "The most frequent case: a feature upgrade has dropped the value.",
        {"client/policyagent.reg": pc.export(rf"{SERVICES}\PolicyAgent"),
         "client/version.reg": pc.export(CURRENT_VERSION),
         "client/rasphone.pbk": text_phonebook(dial_entry(pc, "HQ", "203.0.113.10")),
         **service_captures(pc, "client/"),
         "client/firewall.txt": oem(pc.rule_listing(verbose=False)), "client/profiles.txt": oem(pc.profiles()),
         "server-router/config-fw1.example.net-20240520093012.xml": behind_pfsense(pc)},
        other_errors=(789,), beside=("VPN104", "VPN816"))


def nat_context_wrong_type():
    pc = Computer(105, nat_context=("string", "2"))
    return Case(
        "nat-context-wrong-type", "The NAT context value was written as text", "VPN603", ["VPN603"],
        "`REG ADD` without /t writes REG_SZ; regedit shows a 2 all the same.",
        {"client/policyagent.reg": pc.export(rf"{SERVICES}\PolicyAgent"),
         "client/rasphone.pbk": text_phonebook(dial_entry(pc, "HQ", "203.0.113.10"), newline="\n"),
         **service_captures(pc, "client/"),
         "server-router/config.xml": behind_pfsense(pc)},
        other_errors=(789,), beside=("VPN104", "VPN601", "VPN816"))


def nat_context_xp_key():
    pc = Computer(106, nat_context=None)
    pc.services = {name: service for index, (name, service) in enumerate(pc.services.items())
                   if name in IPSEC_SERVICES or service.running or index % 4 == 0}
    pc.extra_values = [(rf"{SERVICES}\IPSec", NAT_CONTEXT, "dword", 2)]
    tree = pc.tree(slim=True)
    firewall_paths = (r"\SharedAccess\Parameters\FirewallPolicy",)
    lines = tree.export(SERVICES, lambda path: not any(part in path for part in firewall_paths))
    return Case(
        "nat-context-under-xp-key", "The NAT context value stands under the key that only Windows XP read",
        "VPN601", ["VPN601", "VPN604"],
        "An old guide was followed: the key Services\\IPSec holds nothing but the value. The export is of the "
        "whole Services key (shortened: without descriptions and security descriptors).",
        {"client/services.reg": registry.utf16(lines), "client/version.reg": pc.export(CURRENT_VERSION),
         "client/rasphone.pbk": text_phonebook(dial_entry(pc, "HQ", "203.0.113.10")),
         "server-router/config.xml": behind_pfsense(pc)},
        other_errors=(789,), beside=("VPN104", "VPN816"))


def prohibit_ipsec():
    pc = Computer(107)
    pc.extra_values = [(rf"{SERVICES}\RasMan\Parameters", "ProhibitIpSec", "dword", 1)]
    pc.programs.append(("SecureLink VPN Client 9.4", "9.4.2", "SecureLink Networks Inc.",
                        "{8E2B1C44-6D0F-4B7B-9C5E-2A7D7E3F1B60}"))
    return Case(
        "prohibit-ipsec-left-behind", "ProhibitIpSec is set, so L2TP goes out without IPsec", "VPN606", ["VPN606"],
        "An older VPN client set the value; it is still listed as installed.",
        {"rasman.reg": pc.export(rf"{SERVICES}\RasMan"), "policyagent.reg": pc.export(rf"{SERVICES}\PolicyAgent"),
         "uninstall.reg": pc.export(UNINSTALL), "rasphone.pbk": text_phonebook(dial_entry(pc)),
         **service_captures(pc), "firewall.txt": encode(pc.profiles(), "utf-16")},
        other_errors=(789,), beside=("VPN307",))


def other_type():
    pc = Computer(108)
    lines = dial_entry(pc, "Company VPN", "vpn.example.com", 7, AuthRestrictions="128", IpSecFlags="0",
                       CustomAuthKey="26", NetworkOutageTime="1800", DisableMobility="0")
    return Case(
        "profile-of-another-type", "The profile dials IKEv2, not L2TP", "VPN701", ["VPN701"],
        "The user followed an L2TP guide for the server but chose IKEv2 in the profile; IKEv2 shows 809 too.",
        {"rasphone.pbk": text_phonebook(lines), **pc.service_exports("PolicyAgent", "RasMan"),
         "services.txt": oem(pc.query_all(extended=False, running_only=True)),
         "firewall.txt": encode(pc.rule_listing(verbose=False), "utf-16")}, beside=("VPN107",))


def certificate_mode():
    pc = Computer(109)
    return Case(
        "certificate-mode", "The L2TP profile wants a machine certificate", "VPN703", ["VPN703"],
        "IpSecFlags=0: the pre-shared key was never entered. Whether a machine certificate exists is in no "
        "file of the bundle, so the cause is possible, not proven.",
        {"client/rasphone.pbk": text_phonebook(dial_entry(pc, "Lab", "203.0.113.10", IpSecFlags="0")),
         **service_captures(pc, "client/"), **pc.service_exports(*IPSEC_SERVICES, folder="client/"),
         "client/profiles.txt": oem(pc.profiles()), "client/firewall.txt": oem(pc.rule_listing(verbose=False)),
         "server-router/config.xml": behind_pfsense(pc)},
        other_errors=(766, 786), beside=("VPN104", "VPN816"))


def forward_missing():
    pc = Computer(110)
    forwards = pfsense.ike_forwards("10.20.0.10", ("500",)) + [
        pfsense.Forward("443", "10.20.0.20", "Webmail", "tcp"),
        pfsense.Forward("25", "10.20.0.20", "Mail", "tcp")]
    return Case(
        "forward-missing-4500", "The server's router forwards UDP 500 but not 4500", "VPN409", ["VPN409"],
        "The client is ready for NAT, so only the forward is wrong.",
        {"client/policyagent.reg": pc.export(rf"{SERVICES}\PolicyAgent"),
         "client/rasphone.pbk": text_phonebook(dial_entry(pc, "HQ", "203.0.113.10")),
         **service_captures(pc, "client/"),
         "client/netsh-rules.txt": encode(pc.rule_listing(verbose=False), "utf-8-sig"),
         "server-router/config-fw1.xml": behind_pfsense(pc, forwards=forwards, lan_rules=60)},
        other_errors=(789,), beside=("VPN104", "VPN816"))


def linux_forward_missing():
    pc = Computer(120)
    return Case(
        "linux-router-forward-missing-4500", "A Linux router forwards UDP 500 but not 4500", "VPN409", ["VPN409"],
        "iptables-save of the router: NAT for the LAN, a forward of UDP 500 to the server, none of 4500. "
        "The client is ready for NAT.",
        {"client/policyagent.reg": pc.export(rf"{SERVICES}\PolicyAgent"),
         "client/rasphone.pbk": text_phonebook(dial_entry(pc, "HQ", "203.0.113.10")),
         **service_captures(pc, "client/"),
         "server-router/iptables-save.txt": encode(iptables.save(iptables.Router(ports=("500",))), "utf-8", "\n")},
        other_errors=(789,), beside=("VPN104", "VPN816"), unknown_at_most=44)


def nft_server_blocks():
    pc = Computer(121)
    return Case(
        "nft-server-drops-4500", "The server's own packet filter lets UDP 500 in, but not 4500", "VPN802", ["VPN802"],
        "nft list ruleset of a server with a public address: policy drop, UDP 500 and ESP are accepted, 4500 was "
        "forgotten. The client is ready.",
        {"client/policyagent.reg": pc.export(rf"{SERVICES}\PolicyAgent"),
         "client/rasphone.pbk": text_phonebook(dial_entry(pc, "HQ", "203.0.113.10")),
         **service_captures(pc, "client/"),
         "server/nft-list-ruleset.txt": encode(nftables.server(("500",)), "utf-8", "\n")},
        other_errors=(789,), unknown_at_most=44)


def nft_router_blocks():
    pc = Computer(122)
    return Case(
        "nft-router-filter-drops-4500", "A Linux router forwards both ports, its filter passes only 500", "VPN417",
        ["VPN417"],
        "nft -j list ruleset of the router, one line of JSON: a map forwards UDP 500 and 4500 to the server, the "
        "forward chain accepts 500 alone. The client is ready for NAT.",
        {"client/policyagent.reg": pc.export(rf"{SERVICES}\PolicyAgent"),
         "client/rasphone.pbk": text_phonebook(dial_entry(pc, "HQ", "203.0.113.10")),
         **service_captures(pc, "client/"),
         "server-router/nft-ruleset.json": encode(nftables.router(passed=(500,)), "utf-8", "\n")},
        other_errors=(789,), unknown_at_most=44)


def double_nat():
    pc = Computer(111)
    router = behind_pfsense(pc, wan_address="192.168.1.2", wan_subnet="24", wan_gateway="192.168.1.1")
    return Case(
        "double-nat", "The server's router is itself behind another router", "VPN406", ["VPN406"],
        "The WAN side of the pfSense is 192.168.1.2: the provider's box in front of it translates a second "
        "time and would need the same two forwards. Everything that the bundle shows is right.",
        {"client/policyagent.reg": pc.export(rf"{SERVICES}\PolicyAgent"),
         "client/rasphone.pbk": text_phonebook(dial_entry(pc, "HQ", "hq.example.net")),
         **service_captures(pc, "client/"), "client/profiles.txt": oem(pc.profiles()),
         "server-router/config.xml": router},
        beside=("VPN104", "VPN816"))


def update_window():
    pc = Computer(112, build="19044", ubr=1466, display="21H2")
    files = {"VPN/rasphone.pbk": text_phonebook(dial_entry(pc)),
             "VPN/CurrentVersion.reg": pc.export(CURRENT_VERSION),
             "VPN/PolicyAgent.reg": pc.export(rf"{SERVICES}\PolicyAgent"),
             "VPN/IKEEXT.reg": pc.export(rf"{SERVICES}\IKEEXT"),
             "VPN/sc.txt": oem(pc.query_all()), "VPN/firewall.txt": oem(pc.rule_listing())}
    return Case(
        "update-window", "The PC runs the build of January 2022 that broke L2TP", "VPN901", ["VPN901"],
        "Build 19044.1466; everything else is as it should be. The user sent one zip file.",
        {"DESKTOP-7QK2M.zip": encodings.zipped(files)}, error=789, other_errors=(809,))


def healthy():
    pc = Computer(113)
    pc.rules = [rule for rule in pc.rules if r"C:\Users" not in rule.program]
    return Case(
        "healthy", "Nothing is wrong on either side", "", [],
        "Complete on both sides. The router's copy is the one that its status page makes, with every secret "
        "replaced by xxxxx, so there is nothing to warn of.",
        {"client/rasphone.pbk": text_phonebook(dial_entry(pc, "HQ", "203.0.113.10")),
         **pc.service_exports(*IPSEC_SERVICES, "Rasl2tp", "NdisWan", folder="client/services/"),
         "client/version.reg": pc.export(CURRENT_VERSION), "client/uninstall.reg": pc.export(UNINSTALL),
         "client/firewall-rules.txt": oem(pc.rule_listing()), "client/firewall-profiles.txt": oem(pc.profiles()),
         **service_captures(pc, "client/"),
         "server-router/config-sanitized.xml": behind_pfsense(pc, sanitised=True)},
        beside=("VPN704", "VPN816"))


def korean():
    pc = Computer(114)
    block = Rule("{C3F1B5D2-6A0E-4F0B-9B56-2F9F1D7A4E55}", "4500 포트 차단", "Out", "udp", remote_ports=("4500",),
                 action="Block", description="보안 점검")
    names = {"Routing and Remote Access (L2TP-In)": "라우팅 및 원격 액세스(L2TP-In)",
             "Routing and Remote Access (L2TP-Out)": "라우팅 및 원격 액세스(L2TP-Out)",
             "Routing and Remote Access (PPTP-In)": "라우팅 및 원격 액세스(PPTP-In)",
             "Routing and Remote Access (PPTP-Out)": "라우팅 및 원격 액세스(PPTP-Out)",
             "Routing and Remote Access (GRE-In)": "라우팅 및 원격 액세스(GRE-In)",
             "Routing and Remote Access (GRE-Out)": "라우팅 및 원격 액세스(GRE-Out)"}
    pc.rules.insert(90, block)
    shown = [dataclasses.replace(rule, name=names.get(rule.name, rule.name), description="",
                                 group="라우팅 및 원격 액세스" if rule.name in names else rule.group)
             if rule is not block else rule for rule in pc.rules]
    lines = phonebook.broadband("광대역 연결", pc.random) + dial_entry(pc, "회사 VPN")
    return Case(
        "korean-pc", "A Korean PC blocks UDP 4500 outbound", "VPN302", ["VPN302"],
        "The listing and sc are redirected in a Korean console (code page 949). Names of built-in rules are "
        "Korean only where their Korean form is documented; a real PC shows more of them in Korean.",
        {"방화벽 규칙.txt": encode(firewall.netsh_rules(shown, True, "ko"), "cp949"),
         "방화벽 프로필.txt": encode(pc.profiles(language="ko"), "cp949"),
         "서비스.txt": encode(pc.query_all("ko"), "cp949"),
         "sc qc.txt": encode(pc.configs(*IPSEC_SERVICES, language="ko"), "cp949"),
         "IP 구성.txt": encode(ipconfig.lines("PC-KIM", "192.168.0.5", "ko", names=("이더넷", "Wi-Fi")), "cp949"),
         "PolicyAgent.reg": pc.export(rf"{SERVICES}\PolicyAgent"),
         "rasphone.pbk": text_phonebook(lines)}, other_errors=(789,))


def damaged():
    pc = Computer(115)
    agent = pc.services["PolicyAgent"]
    agent.start, agent.running = 4, False
    listing = oem(pc.rule_listing())
    cut_listing = listing[: listing.index(b"Edge traversal", len(listing) * 2 // 3)]
    exported = pc.export(rf"{SERVICES}\PolicyAgent")
    marker = "FailureActions".encode("utf-16-le")
    cut_export = exported[: exported.index(marker) + 120]
    pc.rules = pc.rules[:30]
    lost = encode([line.replace("Core Networking", "???? ????") for line in pc.rule_listing(verbose=False)],
                  "ascii")
    whole_entry = text_phonebook(dial_entry(pc))
    denied = console(r"C:\Users\kim", ("sc query IKEEXT", services.failure("EnumQueryServicesStatus:OpenService", 5)),
                     ("sc qc BFE", services.failure("OpenService", 5)))
    return Case(
        "damaged-and-cut-files", "PolicyAgent is disabled; half of the files are damaged", "VPN502", ["VPN502"],
        "A listing without its end, an export cut inside a hex value, names lost to question marks, captures "
        "of refused commands, an empty capture and a picture; one cause is provable all the same.",
        {"netsh.txt": cut_listing, "netsh-2.txt": lost, "policyagent.reg": cut_export,
         "policyagent.txt": oem(banner("10.0.19045.4529") + console(r"C:\Users\kim", ("sc qc PolicyAgent", services.config(agent)))),
         "denied.txt": oem(banner("10.0.19045.4529") + denied), "sc.txt": b"",
         "screenshot.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + pc.random.randbytes(3000),
         "rasphone.pbk": whole_entry[: whole_entry.index(b"CountryCode") + 7]},
        other_errors=(789,), beside=("VPN101", "VPN102", "VPN103", "VPN106"))


def fix_script():
    pc = Computer(116, nat_context=None)
    script = ["Windows Registry Editor Version 5", "",
              r"[HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\PolicyAgent]",
              f'"{NAT_CONTEXT}"=dword:00000002', ""]
    return Case(
        "fix-script-that-imports-nothing", "The fix for the NAT context was never imported", "VPN601",
        ["VPN601", "VPN109"],
        "The header of fix.reg is misspelt, so regedit imports nothing; the export that was made afterwards "
        "shows that the value is still missing.",
        {"client/fix.reg": encode(script, "ascii"), "client/after-fix.reg": pc.export(rf"{SERVICES}\PolicyAgent"),
         "client/rasphone.pbk": text_phonebook(dial_entry(pc, "HQ", "203.0.113.10")),
         **service_captures(pc, "client/"), "server-router/config.xml": behind_pfsense(pc)},
        other_errors=(789,), beside=("VPN104", "VPN816"))


def opnsense_block():
    pc = Computer(117)
    server = "10.30.0.10"
    block = [("type", "block"), ("interface", "wan"), ("ipprotocol", "inet"), ("statetype", "keep state"),
             ("descr", "Audit finding 12: no UDP to servers"), ("direction", "in"), ("log", "1"), ("quick", "1"),
             ("protocol", "udp"), ("source", [("any", "1")]), ("destination", [("address", server)])]
    router = opnsense.Router(forwards=pfsense.ike_forwards(server), wan_rules_first=[block], server=server)
    return Case(
        "opnsense-wan-rule-blocks", "A WAN rule of the OPNsense drops what its forwards let in", "VPN417", ["VPN417"],
        "Both forwards have their pass rules, but an older block rule stands before them.",
        {"client/policyagent.reg": pc.export(rf"{SERVICES}\PolicyAgent"),
         "client/rasphone.pbk": text_phonebook(dial_entry(pc, "HQ", "203.0.113.34")),
         **service_captures(pc, "client/"), "client/firewall.txt": oem(pc.rule_listing()),
         "server-router/config-edge.example.net.xml": encode(opnsense.config(router, pc.random), "utf-8", "\n")},
        other_errors=(789,), beside=("VPN104", "VPN816"))


def default_outbound_block():
    pc = Computer(118)
    pc.outbound_block = True
    allow = [("Allow DNS", "udp", ("53",), r"%SystemRoot%\system32\svchost.exe", "dnscache"),
             ("Allow web", "tcp", ("80", "443"), "", ""), ("Allow mail", "tcp", ("587", "993"), "", ""),
             ("Allow NTP", "udp", ("123",), r"%SystemRoot%\system32\svchost.exe", "w32time")]
    pc.rules += [Rule(f"{{3A5E{index:04X}-7711-4C1B-8E0A-0F0E0D0C0B0A}}", name, "Out", protocol, remote_ports=ports,
                      program=program, service=service)
                 for index, (name, protocol, ports, program, service) in enumerate(allow)]
    return Case(
        "default-outbound-block", "The firewall blocks everything outbound that no rule allows", "VPN304", ["VPN304"],
        "Hardened by hand: four allow rules, none for UDP 1701, 500 or 4500. Store packages have allow rules "
        "for any protocol, but only for themselves.",
        {"firewall-policy.reg": pc.export(HKLM_POLICY),
         "profiles.txt": oem(banner("10.0.19045.4529") + console(
             r"C:\WINDOWS\system32", ("netsh advfirewall show allprofiles",
                                      pc.profiles(policy="BlockInbound,BlockOutbound")))),
         "rasphone.pbk": text_phonebook(dial_entry(pc)), **service_captures(pc),
         **pc.service_exports("PolicyAgent")}, other_errors=(789,))


WEB_RULE = "{3A5E0000-7711-4C1B-8E0A-0F0E0D0C0B0B}"
NTP_RULE = "{3A5E0001-7711-4C1B-8E0A-0F0E0D0C0B0B}"


def golden_image_files(pc, server, web_ports, extra_rules=(), language="en", newline="\r\n"):
    encoding = "cp949" if language == "ko" else "cp437"
    pc.rules = [rule for rule in pc.rules if r"C:\Users" not in rule.program][:40]
    pc.rules += [Rule(WEB_RULE, "Allow web", "Out", "tcp", remote_ports=web_ports), *extra_rules]
    command = "netsh advfirewall firewall show rule name=all verbose"
    return {"client/rasphone.pbk": text_phonebook(dial_entry(pc, "HQ", server), newline=newline),
            **pc.service_exports(*IPSEC_SERVICES, folder="client/services/"),
            "client/version.reg": pc.export(CURRENT_VERSION), "client/uninstall.reg": pc.export(UNINSTALL),
            "client/firewall-rules.txt": encode(
                console(r"C:\WINDOWS\system32", (command, pc.rule_listing(language=language))), encoding),
            "client/sc-qc.txt": encode(pc.configs(*IPSEC_SERVICES, language=language), encoding)}


def golden_image_before():
    pc = Computer(119)
    pc.extra_values.append((rf"{SERVICES}\RasMan\Parameters", "AllowL2TPWeakCrypto", "dword", 1))
    files = golden_image_files(pc, "vpn.example.com", ("80", "443"))
    files["client/firewall-profiles.txt"] = oem(pc.profiles())
    return Case(
        "golden-image-before", "A golden image before it was changed", "VPN608", ["VPN608"],
        "For vpnlint diff: golden-image-after is the same image after a change.", files, beside=("VPN704",))


def golden_image_after():
    pc = Computer(119, ubr=4780)
    pc.services["IKEEXT"].start, pc.services["IKEEXT"].running = 4, False
    name, _, publisher, key = pc.programs[0]
    pc.programs[0] = (name, "99.1", publisher, key)
    allow_ntp = Rule(NTP_RULE, "Allow NTP", "Out", "udp", remote_ports=("123",))
    return Case(
        "golden-image-after", "A golden image after it was changed", "VPN501", ["VPN501"],
        "Changed from golden-image-before: IKEEXT disabled (registry and sc qc), weak L2TP crypto off, the server of "
        "the entry HQ, the ports of the rule Allow web, the new rule Allow NTP, an update of Windows and of one "
        "program. The profiles of the firewall were not collected. The captures are Korean, the phonebook has other "
        "line ends: no difference.",
        golden_image_files(pc, "vpn2.example.com", ("443",), [allow_ntp], "ko", "\n"),
        other_errors=(789,), beside=("VPN704",))


def all_cases():
    return [make() for make in (
        server_address, group_policy_block, tuning_tool, nat_context_missing, nat_context_wrong_type,
        nat_context_xp_key, prohibit_ipsec, other_type, certificate_mode, forward_missing, linux_forward_missing,
        nft_server_blocks, nft_router_blocks, double_nat,
        update_window, golden_image_before, golden_image_after, healthy, korean, damaged, fix_script, opnsense_block, default_outbound_block)]
