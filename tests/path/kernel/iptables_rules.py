"""Random iptables rule sets, as a person could have written them: for iptables-restore."""
from lab import INSIDE_HOSTS, LAN, OUTSIDE_HOSTS, SECOND_WAN, WAN

HOOKS = {
    "raw": ("PREROUTING", "OUTPUT"),
    "mangle": ("PREROUTING", "INPUT", "FORWARD", "OUTPUT", "POSTROUTING"),
    "nat": ("PREROUTING", "INPUT", "OUTPUT", "POSTROUTING"),
    "filter": ("INPUT", "FORWARD", "OUTPUT"),
}
PORTS = (500, 4500, 1701, 443, 53)


def port_set(rng):
    kind = rng.randrange(5)
    if kind == 0:
        return "500:4500"
    if kind == 1:
        return ":1024"
    return str(rng.choice(PORTS))


def address(rng, hosts):
    kind = rng.randrange(5)
    if kind == 0:
        return "198.51.100.0/24"
    if kind == 1:
        return "10.77.0.0/24"
    if kind == 2:
        return rng.choice(("198.51.100.0/28", "10.77.0.8/29", "0.0.0.0/0", "192.0.2.0/24"))
    return rng.choice(hosts)


class Rules:
    """One rule set. `opaque` = it holds a match whose outcome no rule set tells."""

    def __init__(self, rng):
        self.rng = rng
        self.opaque = False
        self.marks = False

    def text(self):
        tables = ["filter"]
        if self.rng.random() < 0.6:
            tables.insert(0, "nat")
        if self.rng.random() < 0.25:
            tables.insert(0, "mangle")
        if self.rng.random() < 0.2:
            tables.insert(0, "raw")
        return "".join(self.table(name) for name in tables)

    def table(self, name):
        rng = self.rng
        lines = [f"*{name}"]
        for chain in HOOKS[name]:
            strict = name == "filter" and rng.random() < 0.5
            lines.append(f":{chain} {'DROP' if strict else 'ACCEPT'} [0:0]")
        own = [f"{name}-{letter}" for letter in "abc"[:rng.choice((0, 0, 1, 2, 3))]]
        lines += [f":{chain} - [0:0]" for chain in own]
        for chain in HOOKS[name]:
            for _ in range(rng.choice((0, 1, 2, 3, 5)) if name == "filter" else rng.choice((0, 1, 2))):
                lines.append(self.rule(name, chain, chain, own))
        for index, chain in enumerate(own):
            for _ in range(rng.choice((0, 1, 2, 3))):
                lines.append(self.rule(name, chain, "", own[index + 1:]))
        return "\n".join(lines + ["COMMIT"]) + "\n"

    def rule(self, table, chain, hook, jumps):
        target = self.target(table, hook, jumps)
        needs_ports = "--to-ports" in target or (
            "--to-" in target and ":" in target.split("--to-")[1])
        return f"-A {chain} {self.matches(table, hook, needs_ports)}{target}"

    def matches(self, table, hook, needs_ports):
        rng = self.rng
        parts = []
        protocol = "udp" if needs_ports else rng.choice(("udp", "udp", "udp", "esp", "gre", "tcp", ""))
        if protocol:
            negated = "! " if not needs_ports and protocol != "udp" and rng.random() < 0.2 else ""
            parts.append(f"{negated}-p {protocol}")
            if protocol == "udp" and not negated:
                parts.append(self.ports())
        if rng.random() < 0.3:
            negated = "! " if rng.random() < 0.25 else ""
            parts.append(f"{negated}-s {address(rng, OUTSIDE_HOSTS + INSIDE_HOSTS)}")
        if rng.random() < 0.3:
            negated = "! " if rng.random() < 0.25 else ""
            parts.append(f"{negated}-d {address(rng, [WAN, SECOND_WAN, LAN, *INSIDE_HOSTS])}")
        if rng.random() < 0.3:
            parts.append(self.interface(hook))
        if rng.random() < 0.35:
            parts.append(self.module(table, hook))
        return "".join(part + " " for part in parts if part)

    def ports(self):
        rng = self.rng
        kind = rng.randrange(6)
        negated = "! " if rng.random() < 0.15 else ""
        if kind == 0:
            return f"-m multiport {negated}--dports 500,4500"
        if kind == 1:
            ports = rng.choice(("500,4500,1701", "1:499,501:65535", "4500:4600,1701"))
            return f"-m multiport {negated}--{rng.choice(('dports', 'ports', 'sports'))} {ports}"
        if kind == 2:
            return f"{negated}--sport {port_set(rng)}"
        return f"{negated}--dport {port_set(rng)}"

    def interface(self, hook):
        rng = self.rng
        options = [option for option, hooks in
                   (("-i", ("PREROUTING", "INPUT", "FORWARD", "")), ("-o", ("POSTROUTING", "OUTPUT", "FORWARD")))
                   if hook in hooks]
        if not options:
            return ""
        name = rng.choice(("wan", "wan", "lan", "w+", "l+", "eth0", "+"))
        negated = "! " if name != "+" and rng.random() < 0.2 else ""
        return f"{negated}{rng.choice(options)} {name}"

    def module(self, table, hook):
        rng = self.rng
        choices = [
            "-m conntrack --ctstate NEW", "-m conntrack --ctstate RELATED,ESTABLISHED",
            "-m conntrack ! --ctstate INVALID", "-m conntrack --ctstate INVALID",
            "-m state --state ESTABLISHED", "-m conntrack --ctstate UNTRACKED",
            "-m conntrack --ctstate DNAT", "-m conntrack ! --ctstate DNAT",
            "-m conntrack --ctstatus SEEN_REPLY", "-m conntrack ! --ctstatus CONFIRMED", "-m addrtype --dst-type LOCAL",
            "-m addrtype ! --dst-type LOCAL", "-m addrtype --src-type UNICAST",
            "-m iprange --src-range 198.51.100.2-198.51.100.9",
            "-m iprange ! --dst-range 10.77.0.10-10.77.0.13",
            '-m comment --comment "IKE, \\"quoted\\" -j DROP"', "-m mark --mark 0x5",
            "-m mark ! --mark 0x5/0xff"]
        if hook in ("PREROUTING", "INPUT", "FORWARD"):
            choices += ["-m policy --dir in --pol ipsec", "-m policy --dir in --pol none"]
        if rng.random() < 0.08:
            self.opaque = True
            return rng.choice(("-m limit --limit 1/hour --limit-burst 1", "-m statistic --mode nth --every 2 --packet 0",
                               "-m recent --name seen --rcheck", "-m length --length 0:1500", "-m u32 --u32 0&0xFF=0x0",
                               "-m string --string vpnlint --algo bm"))
        if table == "raw":
            choices = [one for one in choices if "conntrack" not in one and "--state" not in one]
        return rng.choice(choices)

    def target(self, table, hook, jumps):
        rng = self.rng
        if jumps and rng.random() < 0.3:
            return f"-{rng.choice('jjjg')} {rng.choice(jumps)}"
        if not hook and rng.random() < 0.25:
            return "-j RETURN"
        if hook and rng.random() < 0.04:
            return "-j RETURN"
        if rng.random() < 0.05:
            return rng.choice(("-j LOG --log-prefix \"x: \"", ""))
        if table == "nat":
            return self.nat_target(hook)
        if table == "mangle" and rng.random() < 0.6:
            self.marks = True
            return rng.choice(("-j MARK --set-mark 0x5", "-j MARK --set-xmark 0x5/0xf", "-j MARK --or-mark 0x1"))
        if table == "raw":
            return rng.choice(("-j CT --notrack", "-j CT --notrack", "-j NOTRACK", "-j DROP", "-j ACCEPT"))
        if table == "filter" and rng.random() < 0.15:
            return rng.choice(("-j REJECT", "-j REJECT --reject-with icmp-admin-prohibited"))
        return rng.choice(("-j ACCEPT", "-j ACCEPT", "-j DROP"))

    def nat_target(self, hook):
        rng = self.rng
        if hook == "PREROUTING":
            inside = rng.choice(INSIDE_HOSTS)
            return rng.choice((f"-j DNAT --to-destination {inside}", f"-j DNAT --to-destination {inside}",
                               f"-j DNAT --to-destination {inside}:4500", "-j REDIRECT --to-ports 1701",
                               "-j REDIRECT", "-j ACCEPT"))
        if hook == "POSTROUTING":
            return rng.choice(("-j MASQUERADE", "-j MASQUERADE", f"-j SNAT --to-source {SECOND_WAN}",
                               f"-j SNAT --to-source {WAN}:5000-5999", "-j ACCEPT"))
        return "-j ACCEPT"
