"""config.xml of a pfSense 2.7 router in front of a VPN server."""

import base64
import dataclasses

from . import xml_text

LAN_HOSTS = ["nas01", "printer-2f", "printer-3f", "camera-door", "camera-yard", "phone-reception",
             "phone-sales", "ap-2f", "ap-3f", "switch-core", "vcenter", "backup01", "erp", "mail",
             "wiki", "build01", "db01", "db02", "scanner", "timeclock"]
OUTBOUND_SERVICES = [
    ("tcp", "80", "web"), ("tcp", "443", "web (TLS)"), ("udp", "443", "QUIC"), ("tcp/udp", "53", "DNS"),
    ("udp", "123", "NTP"), ("tcp", "22", "SSH to hosting"), ("tcp", "587", "mail submission"),
    ("tcp", "993", "IMAPS"), ("tcp", "5223", "push services"), ("udp", "3478-3481", "Teams media"),
    ("tcp", "8883", "MQTT of the meters"), ("tcp", "1433", "ERP replica"), ("tcp", "9100", "label printer"),
    ("udp", "500", "IPsec of guests"), ("udp", "4500", "IPsec NAT-T of guests"), ("tcp", "3389", "RDP to branch"),
]


@dataclasses.dataclass
class Forward:
    port: str
    target: str
    description: str
    protocol: str = "udp"
    local_port: str = ""
    disabled: bool = False
    rule_disabled: bool = False


@dataclasses.dataclass
class Router:
    wan_address: str
    wan_subnet: str = "29"
    wan_gateway: str = ""
    lan_address: str = "10.20.0.1"
    server: str = "10.20.0.10"
    hostname: str = "fw1"
    forwards: list = dataclasses.field(default_factory=list)
    wan_rules_first: list = dataclasses.field(default_factory=list)
    sanitised: bool = False
    lan_rules: int = 24
    serves_l2tp: bool = False      # the router is the VPN server itself


def ike_forwards(server, ports=("500", "4500")):
    text = {"500": "IKE to VPN server", "4500": "IPsec NAT-T to VPN server"}
    return [Forward(port, server, text[port]) for port in ports]


def fake_pem(kind, random):
    """Random bytes between PEM lines: nothing that ever was a key."""
    body = base64.b64encode(random.randbytes(900)).decode()
    lines = [body[at:at + 64] for at in range(0, len(body), 64)]
    text = "\n".join([f"-----BEGIN {kind}-----", *lines, f"-----END {kind}-----", ""])
    return base64.b64encode(text.encode()).decode()


def stamps(random, index):
    time = str(1_690_000_000 + index * 86_413 + random.randrange(5000))
    who = "admin@10.20.0.50 (Local Database)"
    return [("created", [("time", time), ("username", who)]),
            ("updated", [("time", time), ("username", who)])]


def nat_rules(router, random):
    rows = []
    for index, forward in enumerate(router.forwards):
        link = f"nat_{0x65aa0000 + index * 0x1357:08x}{random.randrange(16**5):05x}.{random.randrange(10**8):08d}"
        rule = [("source", [("any", None)]),
                ("destination", [("network", "wanip"), ("port", forward.port)]),
                ("ipprotocol", "inet"), ("protocol", forward.protocol), ("target", forward.target),
                ("local-port", forward.local_port or forward.port), ("interface", "wan"),
                ("descr", forward.description), ("associated-rule-id", link)]
        if forward.disabled:
            rule.insert(0, ("disabled", None))
        rows.append((forward, link, rule + stamps(random, index)))
    return rows


def filter_rules(router, forwards, random):
    rules = [("rule", rule) for rule in router.wan_rules_first]
    for index, (forward, link, _) in enumerate(forwards):
        # The forward's page writes no <type>: such a rule passes.
        rule = [("source", [("any", None)]), ("interface", "wan"), ("ipprotocol", "inet"),
                ("protocol", forward.protocol),
                ("destination", [("address", forward.target), ("port", forward.local_port or forward.port)]),
                ("descr", f"NAT {forward.description}"), ("associated-rule-id", link),
                ("tracker", str(1_700_000_100 + index)),
                ("created", [("time", str(1_700_000_100 + index)), ("username", "NAT Port Forward")])]
        if forward.rule_disabled:
            rule.append(("disabled", None))
        rules.append(("rule", rule))
    for index in range(router.lan_rules):
        protocol, port, text = OUTBOUND_SERVICES[index % len(OUTBOUND_SERVICES)]
        host = LAN_HOSTS[index % len(LAN_HOSTS)]
        source = [("network", "lan")] if index % 3 else [("address", f"10.20.0.{20 + index % 200}")]
        rules.append(("rule", [
            ("id", None), ("tracker", str(1_700_001_000 + index)), ("type", "pass"), ("interface", "lan"),
            ("ipprotocol", "inet"), ("tag", None), ("tagged", None), ("max", None), ("max-src-nodes", None),
            ("max-src-conn", None), ("max-src-states", None), ("statetimeout", None),
            ("statetype", "keep state"), ("os", None), ("protocol", protocol), ("source", source),
            ("destination", [("any", None), ("port", port)]),
            ("descr", f"{host}: {text}" if source[0][0] == "address" else f"LAN: {text}")]
            + stamps(random, index)))
    for family, name, tracker in (("inet", "", 101), ("inet6", " IPv6", 102)):
        rules.append(("rule", [
            ("type", "pass"), ("ipprotocol", family), ("descr", f"Default allow LAN{name} to any rule"),
            ("interface", "lan"), ("tracker", f"0100000{tracker}"), ("source", [("network", "lan")]),
            ("destination", [("any", None)])]))
    if router.serves_l2tp:
        rules += l2tp_rules()
    return rules + [("separator", [("wan", None), ("lan", None)])]


def l2tp_rules():
    """L2TP inside IPsec, and what the clients may reach; UDP 500 and 4500 are let in without a rule."""
    rows = [("enc0", "udp", [("network", "wanip"), ("port", "1701")], "L2TP of IPsec clients"),
            ("l2tp", "", [("any", None)], "L2TP clients to any")]
    return [("rule", [("id", None), ("tracker", str(1_700_002_000 + index)), ("type", "pass"),
                      ("interface", interface), ("ipprotocol", "inet"), ("statetype", "keep state"),
                      *([("protocol", protocol)] if protocol else []), ("source", [("any", None)]),
                      ("destination", destination), ("descr", text)])
            for index, (interface, protocol, destination, text) in enumerate(rows)]


def own_server():
    """Sections of a mobile IPsec server with L2TP, as the vendor's recipe sets it up."""
    cipher = [("encryption-algorithm", [("name", "aes"), ("keylen", "256")]), ("hash-algorithm", "sha1"),
              ("prf-algorithm", "sha256"), ("dhgroup", "14")]
    phase1 = [("ikeid", "1"), ("iketype", "ikev1"), ("mode", "main"), ("interface", "wan"), ("mobile", None),
              ("protocol", "inet"), ("myid_type", "myaddress"), ("myid_data", None),
              ("peerid_type", "any"), ("peerid_data", None), ("encryption", [("item", cipher)]),
              ("lifetime", "28800"), ("pre-shared-key", None), ("private-key", None), ("certref", None),
              ("authentication_method", "pre_shared_key"), ("descr", "L2TP clients"), ("nat_traversal", "on"),
              ("mobike", "off"), ("dpd_delay", "10"), ("dpd_maxfail", "5")]
    phase2 = [("ikeid", "1"), ("uniqid", "65aa19c2b7f01"), ("mode", "transport"), ("reqid", "1"),
              ("protocol", "esp"), ("encryption-algorithm-option", [("name", "aes"), ("keylen", "128")]),
              ("hash-algorithm-option", "hmac_sha1"), ("pfsgroup", "0"), ("lifetime", "3600"),
              ("descr", None), ("mobile", None)]
    return {"ipsec": [("client", [("enable", None), ("user_source", "Local Database"),
                                  ("group_source", "none")]),
                      ("phase1", phase1), ("phase2", phase2),
                      ("mobilekey", [("ident", "allusers"), ("type", "PSK"), ("pre-shared-key", "xxxxx")])],
            "l2tp": [("mode", "server"), ("interface", "wan"), ("n_l2tp_units", "16"),
                     ("localip", "10.20.9.1"), ("l2tp_subnet", "27"), ("remoteip", "10.20.9.32"),
                     ("paporchap", "chap-msv2"), ("mtu", None), ("dns1", "10.20.0.1"), ("secret", None),
                     ("user", [("name", "kim"), ("ip", None), ("password", "xxxxx")])]}


def system_section(router, random):
    secret = "xxxxx" if router.sanitised else "$2b$10$" + "".join(
        random.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789./", k=53))
    groups = [("group", [("name", name), ("description", text), ("scope", "system"), ("gid", gid),
                         ("member", "0"), *privileges])
              for name, text, gid, privileges in (
                  ("all", "All Users", "1998", []),
                  ("admins", "System Administrators", "1999", [("priv", "page-all")]))]
    return [("optimization", "normal"), ("hostname", router.hostname), ("domain", "example.net"),
            ("dnsserver", "192.0.2.53"), ("dnsallowoverride", None), *groups,
            ("user", [("name", "admin"), ("descr", "System Administrator"), ("scope", "system"),
                      ("groupname", "admins"), ("bcrypt-hash", secret), ("uid", "0"),
                      ("priv", "user-shell-access"), ("expires", None), ("dashboardcolumns", "2"),
                      ("authorizedkeys", None), ("ipsecpsk", None), ("webguicss", "pfSense.css")]),
            ("nextuid", "2000"), ("nextgid", "2000"), ("timeservers", "2.pfsense.pool.ntp.org"),
            ("webgui", [("protocol", "https"), ("loginautocomplete", None),
                        ("ssl-certref", "65aa12f0c3d41"), ("dashboardcolumns", "2"), ("port", "8443"),
                        ("max_procs", "2")]),
            ("disablenatreflection", "yes"), ("disablesegmentationoffloading", None),
            ("disablelargereceiveoffloading", None), ("ipv6allow", None),
            ("maximumtableentries", "400000"), ("powerd_ac_mode", "hadp"), ("powerd_battery_mode", "hadp"),
            ("powerd_normal_mode", "hadp"), ("bogons", [("interval", "monthly")]),
            ("already_run_config_upgrade", None), ("ssh", [("enable", "enabled")]),
            ("timezone", "Etc/UTC"), ("serialspeed", "115200"), ("primaryconsole", "serial")]


def interfaces(router):
    wan = [("enable", None), ("if", "igb0"), ("descr", "WAN"), ("spoofmac", None),
           ("ipaddr", router.wan_address)]
    if router.wan_address[0].isdigit():
        wan += [("subnet", router.wan_subnet), ("gateway", "WANGW")]
    if not router.wan_address.startswith(("192.168.", "10.", "172.16.", "100.64.")):
        wan += [("blockpriv", None), ("blockbogons", None)]
    lan = [("enable", None), ("if", "igb1"), ("descr", "LAN"), ("spoofmac", None),
           ("ipaddr", router.lan_address), ("subnet", "24")]
    return [("wan", wan), ("lan", lan)]


def dhcp(router, random):
    prefix = router.lan_address.rpartition(".")[0]
    maps = [("staticmap", [
        ("mac", "02:00:5e:" + ":".join(f"{random.randrange(256):02x}" for _ in range(3))), ("cid", None),
        ("ipaddr", f"{prefix}.{60 + index}"), ("hostname", host), ("descr", None),
        ("filename", None), ("rootpath", None), ("defaultleasetime", None), ("maxleasetime", None),
        ("gateway", None), ("domain", None), ("domainsearchlist", None)])
        for index, host in enumerate(LAN_HOSTS)]
    return [("lan", [("enable", None), ("range", [("from", f"{prefix}.100"), ("to", f"{prefix}.199")]),
                     *maps])]


def cron():
    rows = [("*/1", "*", "*", "/usr/sbin/newsyslog"), ("1", "3", "*", "/etc/rc.periodic daily"),
            ("15", "4", "6", "/etc/rc.periodic weekly"),
            ("1,31", "0-5", "*", "/usr/bin/nice -n20 adjkerntz -a"),
            ("1", "3", "*", "/usr/bin/nice -n20 /etc/rc.update_bogons.sh"),
            ("1", "1", "*", "/usr/bin/nice -n20 /etc/rc.dyndns.update"),
            ("30", "12", "*", "/usr/bin/nice -n20 /etc/rc.update_urltables"),
            ("1", "0", "*", "/usr/bin/nice -n20 /etc/rc.update_pkg_metadata")]
    return [("item", [("minute", minute), ("hour", hour), ("mday", "*"), ("month", "*"), ("wday", day),
                      ("who", "root"), ("command", command)]) for minute, hour, day, command in rows]


def config(router, random):
    """The lines of config.xml; with `sanitised` those of the copy that the status page makes."""
    forwards = nat_rules(router, random)
    nat = [("outbound", [("mode", "automatic")])] + [("rule", rule) for _, _, rule in forwards]
    hidden = "xxxxx" if router.sanitised else None
    server = own_server() if router.serves_l2tp else {}
    aliases = [("alias", [("name", name), ("type", kind), ("address", address), ("descr", text),
                          ("detail", "||".join(["Entry added by admin"] * len(address.split(" "))))])
               for name, kind, address, text in (
                   ("vpn_server", "host", router.server, "L2TP server in the server room"),
                   ("ike_ports", "port", "500 4500", "IKE and NAT-T"),
                   ("printers", "host", " ".join(f"10.20.0.{n}" for n in (61, 62)), "Printers"),
                   ("monitoring", "network", "192.0.2.0/28 198.51.100.128/28", "Monitoring probes"))]
    gateway = router.wan_gateway or "203.0.113.9"
    gateways = None if not router.wan_address[0].isdigit() else [
        ("gateway_item", [("interface", "wan"), ("gateway", gateway), ("name", "WANGW"), ("weight", "1"),
                          ("ipprotocol", "inet"), ("descr", "Interface WAN Gateway")]),
        ("defaultgw4", "WANGW"), ("defaultgw6", "-")]
    cert = [("refid", "65aa12f0c3d41"), ("descr", "GUI default (65aa12f0c3d41)"), ("type", "server"),
            ("crt", fake_pem("CERTIFICATE", random)), ("prv", hidden or fake_pem("PRIVATE KEY", random))]
    content = [("version", "23.3"), ("lastchange", None), ("system", system_section(router, random)),
               ("interfaces", interfaces(router)), ("staticroutes", None), ("dhcpd", dhcp(router, random)),
               ("dhcpdv6", None),
               ("snmpd", [("syslocation", None), ("syscontact", None), ("rocommunity", None)]),
               ("diag", [("ipv6nat", [("ipaddr", None)])]), ("syslog", [("filterdescriptions", "1")]),
               ("nat", nat), ("filter", filter_rules(router, forwards, random)), ("shaper", None),
               ("ipsec", server.get("ipsec", [("client", None)])), ("aliases", aliases), ("proxyarp", None), ("cron", cron()),
               ("wol", None), ("rrd", [("enable", None)]),
               ("widgets", [("sequence", "system_information:col1:show,interfaces:col2:show"),
                            ("period", "10")]),
               ("openvpn", None), ("dnshaper", None),
               ("unbound", [("enable", None), ("dnssec", None), ("active_interface", None),
                            ("outgoing_interface", None), ("custom_options", None),
                            ("hideidentity", None), ("hideversion", None), ("dnssecstripped", None)]),
               ("vlans", None), ("qinqs", None), ("gateways", gateways),
               ("revision", [("time", "1716193412"), ("description", "admin@10.20.0.50: Port Forward saved"),
                             ("username", "admin@10.20.0.50 (Local Database)")]),
               ("captiveportal", None), ("dnsmasq", None), ("ntpd", [("gps", None)]), ("cert", cert),
               ("l2tp", server.get("l2tp", [("mode", None), ("interface", None)])), ("ppps", None)]
    return xml_text.document("pfsense", content, "\t", "pfsense")
