"""Cases in which one place on the way of the packets stops them: every kind of place has one."""

import dataclasses

from . import iptables, pfsense, phonebook, services
from .cases import IPSEC_SERVICES, Case, behind_pfsense, dial_entry, service_captures, text_phonebook
from .computer import CURRENT_VERSION, SERVICES, Computer, oem
from .encodings import encode
from .firewall import HKLM_POLICY, Rule
from .iptables import ESTABLISHED, docker, fail2ban, filter_table, nat_table, ufw

# How many judgements may stay open, see cases.UNKNOWN_AT_MOST.
UNKNOWN_AT_MOST = {
    "filtering-engine-stopped": 27,
    "korean-policyagent-disabled": 42,
    "linux-client-router-drops-4500": 37,
    "linux-client-router-drops-500": 37,
    "linux-client-router-drops-answers": 44,
    "linux-client-router-two-lans": 39,
    "linux-server-chain-drops-first": 46,
    "linux-server-drops-1701": 46,
    "linux-server-drops-answers": 46,
    "linux-server-firewalld-500-tcp": 47,
    "linux-server-input-of-4500-only": 45,
    "linux-server-input-of-500-only": 46,
    "linux-server-router-drops-answers": 39,
    "linux-server-router-filter-of-500-only": 39,
    "linux-server-router-filter-of-public-address": 39,
    "linux-server-router-ipset": 41,
    "linux-server-router-remaps-4500": 39,
    "linux-server-router-two-lans": 39,
    "linux-server-ufw-rejects": 45,
    "path-open-server-not-sent": 26,
    "pc-block-rule-of-4500": 37,
    "pfsense-client-router-blocks": 35,
    "windows-server-block-rule": 46,
}


def linux(*tables):
    return encode([line for lines in tables for line in lines], "utf-8", "\n")


def ready_client(pc, server="203.0.113.10", name="HQ"):
    """What tells that the PC's services and its NAT context value are right."""
    return {"client/policyagent.reg": pc.export(rf"{SERVICES}\PolicyAgent"),
            "client/rasphone.pbk": text_phonebook(dial_entry(pc, name, server)),
            "client/sc-qc.txt": oem(pc.configs(*IPSEC_SERVICES)),
            "client/sc-query.txt": oem(pc.query_all(extended=False, running_only=False))}


def open_firewall(pc):
    """A listing with the source of each rule: it proves that nothing blocks."""
    pc.rules = [rule for rule in pc.rules if r"C:\Users" not in rule.program]
    return {"client/firewall-rules.txt": oem(pc.rule_listing()), "client/firewall-profiles.txt": oem(pc.profiles())}


# Routers in front of the client

HOME_NAT = nat_table("-A POSTROUTING -o ppp0 -j MASQUERADE")
HOME_INPUT = ("-A INPUT -i lo -j ACCEPT", f"-A INPUT {ESTABLISHED}", "-A INPUT -i br0 -j ACCEPT")
TO_MSS = "-A FORWARD -p tcp -m tcp --tcp-flags SYN,RST SYN -j TCPMSS --clamp-mss-to-pmtu"


def home_router(*forward, policy="DROP"):
    """A PPPoE router with one LAN (br0)."""
    return linux(HOME_NAT, filter_table(("DROP", policy, "ACCEPT"), *HOME_INPUT, *forward))


def client_router_drops_ike():
    pc = Computer(301)
    return Case(
        "linux-client-router-drops-500", "The client's Linux router drops UDP 500 to the Internet", "VPN403",
        ["VPN403"], "A rule against 'foreign VPNs' in front of the accept of the LAN; UDP 4500 passes.",
        {**ready_client(pc), **open_firewall(pc), "client-router/iptables-save.txt": home_router(
            TO_MSS, f"-A FORWARD {ESTABLISHED}",
            '-A FORWARD -i br0 -o ppp0 -p udp -m udp --dport 500 -m comment --comment "no foreign VPN" -j DROP',
            "-A FORWARD -i br0 -o ppp0 -j ACCEPT")})


def client_router_drops_nat_t():
    pc = Computer(302)
    return Case(
        "linux-client-router-drops-4500", "The client's Linux router lets out listed ports only, 4500 is not listed",
        "VPN404", ["VPN404"],
        "An office that lets out what it knows: UDP 500 stands in the list of ports, UDP 4500 was forgotten, the "
        "policy of FORWARD drops. Docker has its chains in the same table.",
        {**ready_client(pc), **open_firewall(pc), "client-router/iptables-save.txt": linux(
            nat_table("-A POSTROUTING -o enp1s0 -j MASQUERADE",
                      "-A POSTROUTING -s 172.17.0.0/16 ! -o docker0 -j MASQUERADE"),
            filter_table(("DROP", "DROP", "ACCEPT"), "-A INPUT -i lo -j ACCEPT", f"-A INPUT {ESTABLISHED}",
                         "-A INPUT -s 192.168.50.0/24 -i enp2s0 -j ACCEPT", docker(), f"-A FORWARD {ESTABLISHED}",
                         "-A FORWARD -i enp2s0 -o enp1s0 -p tcp -m multiport --dports 80,443,587,993 -j ACCEPT",
                         "-A FORWARD -i enp2s0 -o enp1s0 -p udp -m multiport --dports 53,123,443,500 -j ACCEPT",
                         "-A FORWARD -i enp2s0 -o enp1s0 -p icmp -j ACCEPT"))})


def client_router_drops_answers():
    pc = Computer(303)
    return Case(
        "linux-client-router-drops-answers", "The client's Linux router lets everything out and no answer in",
        "VPN403", ["VPN403", "VPN404"],
        "FORWARD accepts what the LAN sends; the rule for established connections names TCP only, so the policy "
        "drops the answers of UDP.",
        {**ready_client(pc), "client-router/iptables-save.txt": home_router(
            TO_MSS, "-A FORWARD -i br0 -o ppp0 -j ACCEPT",
            "-A FORWARD -i ppp0 -o br0 -p tcp -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT",
            "-A FORWARD -i ppp0 -o br0 -p udp -m udp --sport 53 -j ACCEPT")})


def client_router_two_lans():
    pc = Computer(304)
    return Case(
        "linux-client-router-two-lans", "The client's router blocks VPN for guests only; nobody said where the PC is",
        "", [],
        "br0 is the office, br1 the guests' network: FORWARD drops UDP 500 and 4500 of br1. In which of the two "
        "the PC is stands in no file, so this is no proven cause.",
        {**ready_client(pc), **open_firewall(pc), "client-router/iptables-save.txt": linux(
            nat_table("-A POSTROUTING -o ppp0 -j MASQUERADE"),
            filter_table(("DROP", "DROP", "ACCEPT"), *HOME_INPUT, TO_MSS, f"-A FORWARD {ESTABLISHED}",
                         "-A FORWARD -i br1 -o ppp0 -p udp -m multiport --dports 500,1701,4500 -j DROP",
                         "-A FORWARD -i br0 -o ppp0 -j ACCEPT", "-A FORWARD -i br1 -o ppp0 -j ACCEPT"))})


def office_pfsense(*rules):
    return pfsense.Router("198.51.100.20", wan_subnet="24", wan_gateway="198.51.100.1", hostname="office-fw",
                          sanitised=True, wan_rules_first=list(rules))


def client_router_pfsense():
    pc = Computer(305)
    block = [("id", None), ("tracker", "1690001212"), ("type", "block"), ("interface", "lan"), ("ipprotocol", "inet"),
             ("statetype", "keep state"), ("protocol", "udp"), ("source", [("network", "lan")]),
             ("destination", [("any", None), ("port", "ike_ports")]), ("descr", "Audit 2024-03: no tunnels from the office")]
    return Case(
        "pfsense-client-router-blocks", "A LAN rule of the client's pfSense blocks UDP 500 and 4500", "VPN403",
        ["VPN403", "VPN404"], "The rule stands before all pass rules and takes its ports from an alias.",
        {**ready_client(pc), **open_firewall(pc),
         "client-router/config-office-fw.xml": encode(pfsense.config(office_pfsense(block), pc.random), "utf-8", "\n")})


# Routers in front of the server

def forward(port, server="10.77.0.10", wan="eth0", to="", words=""):
    return (f"-A PREROUTING {words}-i {wan} -p udp -m udp --dport {port} "
            f"-j DNAT --to-destination {server}{':' + to if to else ''}")


def both_forwards(**options):
    return [forward("500", **options), forward("4500", **options)]


SITE_NAT = "-A POSTROUTING -s 10.77.0.0/24 -o eth0 -j MASQUERADE"
SITE_INPUT = ("-A INPUT -i lo -j ACCEPT", f"-A INPUT {ESTABLISHED}", "-A INPUT -p icmp -j ACCEPT",
              "-A INPUT -s 10.77.0.0/24 -i eth1 -p tcp -m tcp --dport 22 -j ACCEPT")
LAN_OUT = "-A FORWARD -s 10.77.0.0/24 -i eth1 -o eth0 -j ACCEPT"


def site_router(nat, *rules, policies=("DROP", "DROP", "ACCEPT")):
    return linux(nat_table(*nat, SITE_NAT), filter_table(policies, *SITE_INPUT, *rules))


def server_router_forwards_ike_only():
    pc = Computer(306)
    return Case(
        "linux-server-router-filter-of-500-only", "A Linux router translates both ports, its filter passes UDP 500 only",
        "VPN417", ["VPN417"],
        "Both DNAT rules exist; in FORWARD the accept of UDP 4500 is missing, so the policy drops it. The save has "
        "counters (iptables-save -c): the policy's count grows with every dial.",
        {**ready_client(pc), "server-router/iptables-save-c.txt": encode(iptables.counted(
            nat_table(*both_forwards(), SITE_NAT) + filter_table(
                ("DROP", "DROP", "ACCEPT"), *SITE_INPUT, f"-A FORWARD {ESTABLISHED}", LAN_OUT,
                "-A FORWARD -d 10.77.0.10/32 -i eth0 -p udp -m udp --dport 500 -j ACCEPT"), pc.random), "utf-8", "\n")})


def server_router_filters_public_address():
    pc = Computer(307)
    dialled = "-d 203.0.113.10/32 "
    return Case(
        "linux-server-router-filter-of-public-address", "The filter of a Linux router names the address before translation",
        "VPN417", ["VPN417"],
        "FORWARD accepts UDP 500 and 4500 to 203.0.113.10. The filter sees the translated destination, 10.77.0.10, so "
        "no rule matches and the last one drops.",
        {**ready_client(pc), "server-router/iptables-save.txt": site_router(
            both_forwards(words=dialled), f"-A FORWARD {ESTABLISHED}", LAN_OUT,
            f"-A FORWARD {dialled}-i eth0 -p udp -m multiport --dports 500,4500 -j ACCEPT",
            '-A FORWARD -m limit --limit 5/min -j LOG --log-prefix "FORWARD dropped: "', "-A FORWARD -j DROP",
            policies=("DROP", "ACCEPT", "ACCEPT"))})


def server_router_drops_answers():
    pc = Computer(308)
    return Case(
        "linux-server-router-drops-answers", "A Linux router passes the dial to the server and drops its answers",
        "VPN417", ["VPN417"],
        "FORWARD accepts both ports to the server and what a workstation network sends; the server's own answers "
        "match neither, and no rule accepts established connections.",
        {**ready_client(pc), "server-router/iptables-save.txt": site_router(
            both_forwards(), "-A FORWARD -d 10.77.0.10/32 -i eth0 -o eth1 -p udp -m multiport --dports 500,4500 -j ACCEPT",
            "-A FORWARD -s 10.77.0.128/25 -i eth1 -o eth0 -j ACCEPT",
            "-A FORWARD -d 10.77.0.128/25 -i eth0 -o eth1 -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT")})


def server_router_remaps():
    pc = Computer(309)
    return Case(
        "linux-server-router-remaps-4500", "A Linux router sends UDP 4500 to port 500 of the server", "VPN412",
        ["VPN412"], "Copied from the line above: the target port of the second DNAT is still 500.",
        {**ready_client(pc), "server-router/iptables-save.txt": site_router(
            [forward("500", to="500"), forward("4500", to="500")], f"-A FORWARD {ESTABLISHED}", LAN_OUT,
            "-A FORWARD -d 10.77.0.10/32 -i eth0 -p udp -m multiport --dports 500,4500 -j ACCEPT")})


def server_router_two_lans():
    pc = Computer(310)
    return Case(
        "linux-server-router-two-lans", "A Linux router with LAN and DMZ passes the dial to the wrong one of them",
        "VPN417", ["VPN417"],
        "The server moved from the LAN (eth1) to the DMZ (eth2). The forwards name its new address, the rules of "
        "FORWARD still its old one.",
        {**ready_client(pc), "server-router/iptables-save.txt": linux(
            nat_table(*both_forwards(server="10.78.0.10"), SITE_NAT,
                      "-A POSTROUTING -s 10.78.0.0/24 -o eth0 -j MASQUERADE"),
            filter_table(("DROP", "DROP", "ACCEPT"), *SITE_INPUT, f"-A FORWARD {ESTABLISHED}", LAN_OUT,
                         "-A FORWARD -s 10.77.0.0/24 -i eth1 -o eth2 -j ACCEPT",
                         "-A FORWARD -s 10.78.0.0/24 -i eth2 -o eth0 -j ACCEPT",
                         "-A FORWARD -d 10.77.0.10/32 -i eth0 -o eth1 -p udp -m multiport --dports 500,4500 -j ACCEPT",
                         "-A FORWARD -d 10.78.0.20/32 -i eth0 -o eth2 -p tcp -m tcp --dport 443 -j ACCEPT"))})


def server_router_ipset():
    pc = Computer(311)
    return Case(
        "linux-server-router-ipset", "Whether the router drops the client depends on a set that nobody sent", "", [],
        "FORWARD drops sources of the ipset `abusers`; iptables-save does not list its members. The verdict stays "
        "open: `ipset list abusers` would tell.",
        {**ready_client(pc), "server-router/iptables-save.txt": site_router(
            both_forwards(), "-A FORWARD -i eth0 -m set --match-set abusers src -j DROP", f"-A FORWARD {ESTABLISHED}", LAN_OUT,
            "-A FORWARD -d 10.77.0.10/32 -i eth0 -p udp -m multiport --dports 500,4500 -j ACCEPT")})


# Servers

SERVER_NAT = nat_table("-A POSTROUTING -s 192.168.42.0/24 -o ens3 -j MASQUERADE")
IPSEC_1701 = "-A INPUT -p udp -m policy --dir in --pol ipsec -m udp --dport 1701 -j ACCEPT"
PPP_FORWARD = ("-A FORWARD -i ppp+ -o ens3 -j ACCEPT", f"-A FORWARD -i ens3 -o ppp+ {ESTABLISHED}")
SERVER_INPUT = ("-A INPUT -i lo -j ACCEPT", f"-A INPUT {ESTABLISHED}", "-A INPUT -p icmp -j ACCEPT",
                "-A INPUT -p tcp -m tcp --dport 22 -j ACCEPT")


def linux_server(*rules, policies=("DROP", "DROP", "ACCEPT"), before=()):
    """A VPN server with a public address of its own."""
    return linux(SERVER_NAT, filter_table(policies, *before, *SERVER_INPUT, *rules, *PPP_FORWARD))


def server_case(number, name, title, cause, planted, notes, save, **options):
    pc = Computer(number, nat_context=None)
    client = ready_client(pc)
    client["client/rasphone.pbk"] = text_phonebook(dial_entry(pc, "HQ", "203.0.113.10"))
    return Case(name, title, cause, planted, notes, {**client, "server/iptables-save.txt": save}, **options)


def server_input_4500_only():
    return server_case(
        312, "linux-server-input-of-4500-only", "The Linux server accepts UDP 4500 but not 500", "VPN801", ["VPN801"],
        "INPUT drops by policy; a guide for WireGuard and IPsec mentioned 51820 and 4500 only.", linux_server(
            "-A INPUT -p udp -m udp --dport 51820 -j ACCEPT", "-A INPUT -p udp -m udp --dport 4500 -j ACCEPT", IPSEC_1701))


def server_input_500_only():
    return server_case(
        313, "linux-server-input-of-500-only", "The Linux server accepts UDP 500 but not 4500", "VPN802", ["VPN802"],
        "Written for clients without NAT: UDP 500 and ESP are accepted, UDP 4500 is not. fail2ban guards ssh.",
        linux_server("-A INPUT -p udp -m udp --dport 500 -j ACCEPT", "-A INPUT -p esp -j ACCEPT", IPSEC_1701,
                     before=(fail2ban(),)))


def server_chain_drops_first():
    chain = iptables.Part(("CONN_LIMITS", "UDP_GUARD"), (
        "-A INPUT -p udp -j UDP_GUARD", "-A UDP_GUARD -i lo -j RETURN",
        f"-A UDP_GUARD {ESTABLISHED}", "-A UDP_GUARD -p udp -m udp --dport 53 -j RETURN",
        '-A UDP_GUARD -p udp -m udp --dport 1024:65535 -m comment --comment "amplification guard" -j DROP',
        "-A CONN_LIMITS -p tcp -m connlimit --connlimit-above 64 --connlimit-mask 32 --connlimit-saddr -j REJECT "
        "--reject-with tcp-reset", "-A INPUT -p tcp -j CONN_LIMITS"))
    return server_case(
        314, "linux-server-chain-drops-first", "A chain in front of the accept rules drops UDP 4500 at the server", "VPN802",
        ["VPN802", "VPN804"], "INPUT jumps to UDP_GUARD before it accepts 500 and 4500; the chain drops all high ports, "
        "UDP 1701 too.",
        linux_server("-A INPUT -p udp -m multiport --dports 500,4500 -j ACCEPT", "-A INPUT -p esp -j ACCEPT", IPSEC_1701,
                     before=(chain,)))


def server_drops_l2tp():
    return server_case(
        315, "linux-server-drops-1701", "The Linux server drops UDP 1701 even behind IPsec", "VPN804", ["VPN804"],
        "IKE and ESP are accepted. The rule against L2TP in clear does not ask whether the packet came out of IPsec.",
        linux_server("-A INPUT -p udp -m multiport --dports 500,4500 -j ACCEPT", "-A INPUT -p esp -j ACCEPT",
                     '-A INPUT -p udp -m udp --dport 1701 -m comment --comment "no L2TP from the Internet" -j DROP',
                     policies=("ACCEPT", "ACCEPT", "ACCEPT")))


def server_drops_answers():
    return server_case(
        316, "linux-server-drops-answers", "The Linux server does not let its own answers out", "VPN801",
        ["VPN801", "VPN802"],
        "OUTPUT accepts what the server itself begins and the answers of TCP; nobody thought of answers by UDP.",
        linux_server("-A INPUT -p udp -m multiport --dports 500,4500 -j ACCEPT", "-A INPUT -p esp -j ACCEPT", IPSEC_1701,
                     "-A OUTPUT -o lo -j ACCEPT", "-A OUTPUT -m conntrack --ctstate NEW -j ACCEPT",
                     "-A OUTPUT -p tcp -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT",
                     policies=("DROP", "DROP", "DROP")))


def server_ufw():
    pc = Computer(317, nat_context=None)
    pc.services = services.localised(pc.services, "ko")
    user = ("-p tcp -m tcp --dport 22 -j ACCEPT", "-p udp -m multiport --dports 500,1701 -j ACCEPT",
            "-p udp -m udp --dport 4500 -j REJECT --reject-with icmp-port-unreachable")
    lines = phonebook.broadband("광대역 연결", pc.random) + dial_entry(pc, "회사 VPN", "203.0.113.10")
    return Case(
        "linux-server-ufw-rejects", "ufw on the server rejects UDP 4500; the PC is Korean", "VPN802", ["VPN802"],
        "`ufw reject 4500/udp` where `ufw allow` was meant. The PC's captures are from a Korean console (code page 949).",
        {"client/회사 VPN.pbk": text_phonebook(lines), "client/PolicyAgent.reg": pc.export(rf"{SERVICES}\PolicyAgent"),
         "client/서비스.txt": encode(pc.query_all("ko"), "cp949"),
         "client/sc qc.txt": encode(pc.configs(*IPSEC_SERVICES, language="ko"), "cp949"),
         "server/iptables-save.txt": linux(SERVER_NAT, filter_table(("DROP", "DROP", "ACCEPT"), ufw(user)))})


def server_firewalld():
    zone = iptables.Part(("INPUT_ZONES", "INPUT_direct", "IN_public", "IN_public_allow", "IN_public_deny", "IN_public_log"), (
        f"-A INPUT {ESTABLISHED}", "-A INPUT -i lo -j ACCEPT", "-A INPUT -j INPUT_direct", "-A INPUT -j INPUT_ZONES",
        "-A INPUT -m conntrack --ctstate INVALID -j DROP", "-A INPUT -j REJECT --reject-with icmp-host-prohibited",
        "-A INPUT_ZONES -i ens3 -g IN_public", "-A INPUT_ZONES -g IN_public",
        *(f"-A IN_public -j IN_public_{part}" for part in ("log", "deny", "allow")), "-A IN_public -p icmp -j ACCEPT",
        *(f"-A IN_public_allow -p {protocol} -m {protocol} --dport {port} -m conntrack --ctstate NEW,UNTRACKED -j ACCEPT"
          for protocol, port in (("tcp", 22), ("udp", 4500), ("tcp", 500)))))
    return server_case(
        325, "linux-server-firewalld-500-tcp", "firewalld on the server opens 500/tcp instead of 500/udp", "VPN801", ["VPN801"],
        "`firewall-cmd --add-port=500/tcp`. The zone's chains are entered by goto, so what they do not accept goes on in "
        "INPUT, where the last rule rejects.",
        linux(SERVER_NAT, filter_table(("ACCEPT", "ACCEPT", "ACCEPT"), zone)))


def windows_server_blocks():
    server = Computer(318, build="20348", ubr=2461, display="21H2", product="Windows Server 2022 Standard",
                      edition="ServerStandard", installation="Server")
    for name in ("RemoteAccess", "RasMan", "IKEEXT", "PolicyAgent"):
        server.services[name].start, server.services[name].running = 2, True
    for rule in server.rules:
        if rule.id.startswith("RRAS-"):
            rule.enabled = True
    server.rules = [rule for rule in server.rules if r"C:\Users" not in rule.program]
    server.rules.insert(60, Rule("{7E0B5A61-9A14-4C07-8C6E-5D1E4C1B7A20}", "Baseline 18.4: no IKE from outside", "In", "udp",
                                 local_ports=("500", "4500"), action="Block", description="Baseline of 2023"))
    pc = Computer(319, nat_context=None)
    return Case(
        "windows-server-block-rule", "A block rule of the Windows Server's firewall stops IKE", "VPN801",
        ["VPN801", "VPN802"],
        "The rules of Routing and Remote Access are enabled, but a block rule outranks every allow rule.",
        {**ready_client(pc), "server/firewall-policy.reg": server.export(HKLM_POLICY),
         **server.service_exports(*IPSEC_SERVICES, "RemoteAccess", folder="server/services/"),
         "server/version.reg": server.export(CURRENT_VERSION),
         "server/sc-qc.txt": oem(server.configs(*IPSEC_SERVICES, "RemoteAccess"))})


# PCs

def policy_agent_disabled():
    pc = Computer(320)
    pc.services["PolicyAgent"].start, pc.services["PolicyAgent"].running = 4, False
    pc.services = services.localised(pc.services, "ko")
    lines = phonebook.broadband("광대역 연결", pc.random) + dial_entry(pc, "본사", "203.0.113.10")
    return Case(
        "korean-policyagent-disabled", "PolicyAgent is disabled on a Korean PC; its Linux server is open", "VPN502",
        ["VPN502"], "The packets never leave the PC, so what lies behind does not matter. Code page 949.",
        {"client/rasphone.pbk": text_phonebook(lines), "client/서비스.txt": encode(pc.query_all("ko"), "cp949"),
         "client/sc qc.txt": encode(pc.configs(*IPSEC_SERVICES, language="ko"), "cp949"),
         **pc.service_exports(*IPSEC_SERVICES, folder="client/"), "server/iptables-save.txt": linux_server(
             "-A INPUT -p udp -m multiport --dports 500,4500 -j ACCEPT", "-A INPUT -p esp -j ACCEPT", IPSEC_1701)})


def filtering_engine_stopped():
    pc = Computer(321)
    for name in ("BFE", "IKEEXT", "PolicyAgent", "mpssvc"):
        pc.services[name].running = False
    return Case(
        "filtering-engine-stopped", "The Base Filtering Engine does not run on the PC", "VPN505", ["VPN505"],
        "All start types are right; BFE is stopped, and with it everything that needs it.",
        {**ready_client(pc), **pc.service_exports(*IPSEC_SERVICES, folder="client/services/"),
         "server-router/config.xml": behind_pfsense(pc, sanitised=True)},
        other_errors=(827, 789))


def pc_blocks_nat_t():
    pc = Computer(322)
    pc.rules = [rule for rule in pc.rules if r"C:\Users" not in rule.program]
    pc.rules.insert(40, Rule("{2F1C9B1E-0A57-4F7B-9C4D-66C1E0B2D511}", "Block port 4500 (malware list)", "Out", "udp",
                             remote_ports=("4444", "4500", "5554"), action="Block", description="Imported port list"))
    return Case(
        "pc-block-rule-of-4500", "A rule of the PC's firewall blocks UDP 4500 among other ports", "VPN302", ["VPN302"],
        "An imported list of `malware ports` names 4500. The client's router lets everything out.",
        {**ready_client(pc), **open_firewall(pc), "client-router/iptables-save.txt": home_router(
             TO_MSS, f"-A FORWARD {ESTABLISHED}", "-A FORWARD -i br0 -o ppp0 -j ACCEPT")})


# Nothing stops the packets

def all_passes():
    pc = Computer(323)
    return Case(
        "path-open-server-not-sent", "Everything that was sent lets the packets pass; the server was not sent", "", [],
        "PC, the client's router and the server's router are complete and right. What the server's own firewall and its "
        "VPN service do is in no file.",
        {**ready_client(pc), **open_firewall(pc), **pc.service_exports(*IPSEC_SERVICES, folder="client/services/"),
         "client-router/config-office-fw.xml": encode(pfsense.config(office_pfsense(), pc.random), "utf-8", "\n"),
         "server-router/iptables-save.txt": site_router(
             both_forwards(), f"-A FORWARD {ESTABLISHED}", LAN_OUT,
             "-A FORWARD -d 10.77.0.10/32 -i eth0 -p udp -m multiport --dports 500,4500 -j ACCEPT")})


def all_cases():
    made = [make() for make in (
        client_router_drops_ike, client_router_drops_nat_t, client_router_drops_answers, client_router_two_lans,
        client_router_pfsense, server_router_forwards_ike_only, server_router_filters_public_address,
        server_router_drops_answers, server_router_remaps, server_router_two_lans, server_router_ipset,
        server_input_4500_only, server_input_500_only, server_chain_drops_first, server_drops_l2tp,
        server_drops_answers, server_ufw, server_firewalld, windows_server_blocks, policy_agent_disabled, filtering_engine_stopped,
        pc_blocks_nat_t, all_passes)]
    return [dataclasses.replace(case, unknown_at_most=UNKNOWN_AT_MOST[case.name]) for case in made]
