"""nft list ruleset of a Linux server, and nft -j list ruleset of a Linux router in front of one."""

import json


def server(ports=("500", "4500")):
    """A VPN server with a public address: what comes in is dropped unless it is named."""
    ike = ports[0] if len(ports) == 1 else "{ " + ", ".join(ports) + " }"
    return [
        "table inet filter {",
        "\tset admins {",
        "\t\ttype ipv4_addr",
        "\t\tflags interval",
        "\t\telements = { 192.0.2.0/27, 198.51.100.44 }",
        "\t}",
        "",
        "\tchain input {",
        "\t\ttype filter hook input priority filter; policy drop;",
        "\t\tct state vmap { invalid : drop, established : accept, related : accept }",
        "\t\tiifname \"lo\" accept",
        "\t\tmeta l4proto { icmp, ipv6-icmp } accept",
        "\t\tip saddr @admins tcp dport 22 accept",
        f"\t\tudp dport {ike} counter packets 412 bytes 180211 accept comment \"IKE\"",
        "\t\tmeta l4proto esp accept",
        "\t\tudp dport 1701 meta ipsec exists accept comment \"L2TP inside IPsec\"",
        "\t\tlimit rate 5/minute burst 10 packets log prefix \"dropped: \"",
        "\t}",
        "",
        "\tchain forward {",
        "\t\ttype filter hook forward priority filter; policy accept;",
        "\t\tiifname \"ppp*\" tcp flags syn / syn,rst tcp option maxseg size set rt mtu",
        "\t}",
        "}",
        "table ip nat {",
        "\tchain postrouting {",
        "\t\ttype nat hook postrouting priority srcnat; policy accept;",
        "\t\tip saddr 10.99.0.0/24 oifname \"eth0\" masquerade",
        "\t}",
        "}"]


def match(left, right, op="=="):
    return {"match": {"op": op, "left": left, "right": right}}


def payload(protocol, field):
    return {"payload": {"protocol": protocol, "field": field}}


def meta(key):
    return {"meta": {"key": key}}


def chain(family, table, name, kind, hook, priority, policy):
    return {"chain": {"family": family, "table": table, "name": name, "handle": 1, "type": kind, "hook": hook,
                      "prio": priority, "policy": policy}}


def rule(family, table, name, *statements, comment=None):
    about = {"comment": comment} if comment else {}
    return {"rule": {"family": family, "table": table, "chain": name, "handle": 9, **about, "expr": list(statements)}}


def router(ports=(500, 4500), passed=(500, 4500), host="10.77.0.10"):
    """Forwards `ports` to the server; the filter lets `passed` through to it."""
    established = match({"ct": {"key": "state"}}, ["established", "related"], "in")
    accept = {"accept": None}
    objects = [
        {"metainfo": {"version": "1.0.6", "release_name": "Lester Gooch #5", "json_schema_version": 1}},
        {"table": {"family": "inet", "name": "fw", "handle": 1}},
        chain("inet", "fw", "forward", "filter", "forward", 0, "drop"),
        chain("inet", "fw", "input", "filter", "input", 0, "drop"),
        rule("inet", "fw", "forward", established, accept),
        rule("inet", "fw", "forward", match(meta("iifname"), "eth1"), match(meta("oifname"), "eth0"), accept),
        rule("inet", "fw", "forward", match(meta("iifname"), "eth0"), match(payload("ip", "daddr"), host),
             match(payload("udp", "dport"), {"set": list(passed)} if len(passed) > 1 else passed[0]),
             {"counter": {"packets": 311, "bytes": 140220}}, accept, comment="VPN server"),
        rule("inet", "fw", "input", established, accept),
        rule("inet", "fw", "input", match(meta("iifname"), {"set": ["lo", "eth1"]}), accept),
        {"table": {"family": "ip", "name": "nat", "handle": 2}},
        {"map": {"family": "ip", "name": "inside", "table": "nat", "type": "inet_service", "handle": 3,
                 "map": "ipv4_addr", "elem": [[port, host] for port in ports]}},
        chain("ip", "nat", "prerouting", "nat", "prerouting", -100, "accept"),
        chain("ip", "nat", "postrouting", "nat", "postrouting", 100, "accept"),
        rule("ip", "nat", "prerouting", match(meta("iifname"), "eth0"),
             {"dnat": {"addr": {"map": {"key": payload("udp", "dport"), "data": "@inside"}}}}, comment="VPN server"),
        rule("ip", "nat", "postrouting", match(meta("oifname"), "eth0"), {"masquerade": None}),
    ]
    return [json.dumps({"nftables": objects})]
