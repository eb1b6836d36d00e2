"""config.xml of an OPNsense 24.1 router in front of a VPN server."""

import dataclasses

from . import xml_text
from .pfsense import LAN_HOSTS, OUTBOUND_SERVICES, fake_pem

TUNABLES = [
    ("vfs.read_max", "Increase UFS read-ahead speeds to match the state of hard drives and NCQ."),
    ("net.inet.ip.portrange.first", "Set the ephemeral port range to be lower."),
    ("net.inet.tcp.blackhole", "Drop packets to closed TCP ports without returning a RST"),
    ("net.inet.udp.blackhole", "Do not send ICMP port unreachable messages for closed UDP ports"),
    ("net.inet.ip.random_id", "Randomize the ID field in IP packets"),
    ("net.inet.tcp.drop_synfin", "Drop SYN-FIN packets (breaks RFC1379, but nobody uses it anyway)"),
    ("net.inet6.ip6.redirect", "Enable sending IPv6 redirects"),
    ("net.inet.tcp.syncookies", "Generate SYN cookies for outbound SYN-ACK packets"),
    ("net.inet.tcp.recvspace", "Maximum incoming/outgoing TCP datagram size (receive)"),
    ("net.inet.tcp.sendspace", "Maximum incoming/outgoing TCP datagram size (send)"),
    ("net.inet.udp.maxdgram", "Maximum outgoing UDP datagram size"),
    ("kern.randompid", "Randomize PID's"),
    ("net.inet.icmp.icmplim", "Set ICMP Limits"),
    ("kern.ipc.maxsockbuf", "Maximum socket buffer size"),
    ("vm.pmap.pti", "Page Table Isolation"),
]


@dataclasses.dataclass
class Router:
    wan_address: str = "203.0.113.34"
    lan_address: str = "10.30.0.1"
    server: str = "10.30.0.10"
    forwards: list = dataclasses.field(default_factory=list)
    wan_rules_first: list = dataclasses.field(default_factory=list)
    sanitised: bool = False        # its owner has masked the private key


def uuid(random):
    text = f"{random.getrandbits(128):032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def change(name, random):
    return (name, [("username", "root@10.30.0.50"), ("time", f"170{random.randrange(10**7):07d}.{random.randrange(10**4):04d}"),
                   ("description", "/firewall_nat_edit.php made changes")])


def nat_and_filter(router, random):
    nat, rules = [("outbound", [("mode", "automatic")])], [("rule", rule) for rule in router.wan_rules_first]
    for forward in router.forwards:
        link = f"nat_{random.getrandbits(52):013x}.{random.randrange(10**8):08d}"
        nat.append(("rule", [
            ("protocol", forward.protocol), ("interface", "wan"), ("category", None), ("ipprotocol", "inet"),
            ("descr", forward.description), ("tag", None), ("tagged", None), ("poolopts", None),
            ("poolopts_sourcehashkey", None), ("associated-rule-id", link), ("target", forward.target),
            ("local-port", forward.port), ("source", [("any", "1")]),
            ("destination", [("network", "wanip"), ("port", forward.port)]),
            change("updated", random), change("created", random)]))
        rules.append(("rule", [
            ("type", "pass"), ("source", [("any", "1")]), ("interface", "wan"),
            ("statetype", "keep state"),
            ("protocol", forward.protocol), ("ipprotocol", "inet"),
            ("destination", [("address", forward.target), ("port", forward.port)]),
            ("descr", f"NAT {forward.description}"), ("category", None), ("associated-rule-id", link),
            change("created", random)]))
    for index in range(28):
        protocol, port, text = OUTBOUND_SERVICES[index % len(OUTBOUND_SERVICES)]
        rules.append((f'rule uuid="{uuid(random)}"', [
            ("type", "pass"), ("interface", "lan"), ("ipprotocol", "inet"), ("statetype", "keep state"),
            ("descr", f"{LAN_HOSTS[index % len(LAN_HOSTS)]}: {text}"), ("direction", "in"), ("quick", "1"),
            ("protocol", protocol), ("source", [("network", "lan")]),
            ("destination", [("any", "1"), ("port", port)]), change("updated", random),
            change("created", random)]))
    for family in ("inet", "inet6"):
        rules.append(("rule", [("type", "pass"), ("ipprotocol", family),
                               ("descr", "Default allow LAN to any rule"), ("interface", "lan"),
                               ("source", [("network", "lan")]), ("destination", [("any", None)])]))
    return nat, rules


def system_section(random):
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789./"
    return [("optimization", "normal"), ("hostname", "edge"), ("domain", "example.net"),
            ("dnsallowoverride", "1"),
            ("group", [("name", "admins"), ("description", "System Administrators"), ("scope", "system"),
                       ("gid", "1999"), ("member", "0"), ("priv", "page-all")]),
            ("user", [("name", "root"), ("descr", "System Administrator"), ("scope", "system"),
                      ("groupname", "admins"), ("password", "$2y$10$" + "".join(random.choices(letters, k=53))),
                      ("uid", "0")]),
            ("nextuid", "2000"), ("nextgid", "2000"), ("timezone", "Etc/UTC"),
            ("timeservers", "0.opnsense.pool.ntp.org 1.opnsense.pool.ntp.org"),
            ("webgui", [("protocol", "https"), ("ssl-certref", "652e174625925"), ("port", None),
                        ("ssl-ciphers", None), ("interfaces", None), ("compression", None)]),
            ("disablenatreflection", "yes"), ("usevirtualterminal", "1"), ("disableconsolemenu", "1"),
            ("disablechecksumoffloading", "1"), ("disablesegmentationoffloading", "1"),
            ("disablelargereceiveoffloading", "1"), ("ipv6allow", None), ("powerd_ac_mode", "hadp"),
            ("bogons", [("interval", "monthly")]), ("pf_share_forward", "1"), ("lb_use_sticky", "1"),
            ("ssh", [("group", "admins"), ("noauto", "1"), ("interfaces", None), ("enabled", "enabled"),
                     ("passwordauth", "1")]),
            ("dnsserver", "192.0.2.53"), ("language", "en_US")]


def model_section(router, random):
    aliases = [(f'alias uuid="{uuid(random)}"', [
        ("enabled", "1"), ("name", name), ("type", kind), ("proto", None), ("interface", None),
        ("counters", "0"), ("updatefreq", None), ("content", content), ("categories", None),
        ("description", text)]) for name, kind, content, text in (
            ("vpn_server", "host", router.server, "L2TP server"), ("ike_ports", "port", "500\n4500", "IKE, NAT-T"),
            ("office_nets", "network", "10.30.0.0/24\n10.31.0.0/24", "Offices"))]
    return [('captiveportal version="1.0.1"', [("zones", None), ("templates", None)]),
            ('cron version="1.0.4"', [("jobs", None)]),
            ("Firewall", [
                ('Lvtemplate version="0.0.1"', [("templates", None)]),
                ('Alias version="1.0.1"', [("geoip", [("url", None)]), ("aliases", aliases)]),
                ('Category version="1.0.0"', [("categories", None)]),
                ('Filter version="1.0.4"', [("rules", None), ("snatrules", None), ("npt", None),
                                            ("onetoone", None)])]),
            ('IDS version="1.0.9"', [("rules", None), ("policies", None), ("userDefinedRules", None),
                                     ("general", [("enabled", "0"), ("ips", "0"), ("promisc", "0"),
                                                  ("interfaces", "wan")])]),
            ('IPsec version="1.0.1"', [("general", [("enabled", None)]), ("keyPairs", None),
                                       ("preSharedKeys", None)]),
            ('Swanctl version="1.0.0"', [("Connections", None), ("locals", None), ("remotes", None),
                                         ("children", None), ("Pools", None), ("VTIs", None),
                                         ("SPDs", None)]),
            ("Interfaces", [('loopbacks version="1.0.0"', None), ('vxlans version="1.0.2"', None)]),
            ('OpenVPN version="1.0.0"', [("Overwrites", None), ("Instances", None), ("StaticKeys", None)]),
            ('unboundplus version="1.0.8"', [("general", [("enabled", "1"), ("port", "53")])]),
            ('Syslog version="1.0.1"', [("general", [("enabled", "1")]), ("destinations", None)])]


def config(router, random):
    nat, rules = nat_and_filter(router, random)
    wan = [("enable", "1"), ("if", "vtnet1"), ("descr", "WAN"), ("ipaddr", router.wan_address),
           ("subnet", "28"), ("gateway", "WAN_GW"), ("blockpriv", "1"), ("blockbogons", "1"),
           ("spoofmac", None)]
    lan = [("enable", "1"), ("if", "vtnet0"), ("descr", "LAN"), ("ipaddr", router.lan_address),
           ("subnet", "24"), ("spoofmac", None)]
    loopback = [("internal_dynamic", "1"), ("descr", "Loopback"), ("enable", "1"), ("if", "lo0"),
                ("ipaddr", "127.0.0.1"), ("ipaddrv6", "::1"), ("subnet", "8"), ("subnetv6", "128"),
                ("type", "none"), ("virtual", "1")]
    tunables = [("item", [("descr", text), ("tunable", name), ("value", "default")])
                for name, text in TUNABLES]
    content = [("theme", "opnsense"), ("sysctl", tunables), ("system", system_section(random)),
               ("interfaces", [("wan", wan), ("lan", lan), ("lo0", loopback)]),
               ("dhcpd", [("lan", [("enable", "1"), ("range", [("from", "10.30.0.100"), ("to", "10.30.0.199")])])]),
               ("snmpd", [("syslocation", None), ("syscontact", None), ("rocommunity", None)]),
               ("nat", nat), ("filter", rules), ("rrd", [("enable", None)]),
               ("ntpd", [("prefer", "0.opnsense.pool.ntp.org")]),
               ("widgets", [("sequence", "system_information-container:00000000-col3:show"),
                            ("column_count", "2")]),
               ("revision", [("username", "root@10.30.0.50"), ("time", "1716193412.5121"),
                             ("description", "/firewall_rules_edit.php made changes")]),
               ("OPNsense", model_section(router, random)),
               ("gateways", [("gateway_item", [
                   ("descr", "Interface WAN Gateway"), ("defaultgw", "1"), ("ipprotocol", "inet"),
                   ("interface", "wan"), ("gateway", "203.0.113.33"), ("monitor_disable", "1"),
                   ("name", "WAN_GW"), ("interval", "1"), ("weight", "1"), ("fargw", "0")])]),
               ("cert", [("refid", "652e174625925"), ("descr", "Web GUI TLS certificate"),
                         ("crt", fake_pem("CERTIFICATE", random)), ("prv", "xxxxx" if router.sanitised else fake_pem("PRIVATE KEY", random))]),
               ("ppps", None)]
    return xml_text.document("opnsense", content, "  ", "opnsense")
