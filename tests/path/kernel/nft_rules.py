"""Random nftables rule sets, as a person could have written them: for `nft -f`."""
from lab import INSIDE_HOSTS, LAN, OUTSIDE_HOSTS, SECOND_WAN, WAN

PRIORITIES = {
    "prerouting": ("raw", "mangle", "filter", "-10", "10"),
    "input": ("filter", "-10", "5", "security"),
    "forward": ("filter", "-5", "10", "mangle"),
    "output": ("filter", "raw", "20"),
    "postrouting": ("mangle", "filter"),
}
LINK_RULES = ("udp dport 500 drop", "ip saddr 198.51.100.0/28 udp dport 4500 drop", "ip protocol gre drop",
              "meta protocol ip6 drop", "udp dport != 500 accept", "ip daddr 198.51.100.254 drop")


class Rules:
    """One rule set. `opaque` = it holds a match whose outcome no rule set tells."""

    def __init__(self, rng):
        self.rng = rng
        self.opaque = False
        self.family = "ip"
        self.sets = {}

    def text(self):
        rng = self.rng
        families = [rng.choice(("inet", "ip"))]
        if rng.random() < 0.35:
            families.append(rng.choice(("ip", "inet")))
        tables = [self.filter_table(family, f"t{index}") for index, family in enumerate(families)]
        if rng.random() < 0.55:
            tables.append(self.nat_table("ip", "nat"))
            if rng.random() < 0.2:
                tables.append(self.nat_table("inet", "nat2"))
        if rng.random() < 0.12:
            tables.append(self.link_table())
        if rng.random() < 0.1:
            tables.append("table ip6 other {\n  chain input {\n"
                          "    type filter hook input priority filter; policy drop;\n  }\n}\n")
        return "".join(tables)

    def link_table(self):
        """Chains that an interface asks before everything else."""
        rules = "".join(f"    {self.rng.choice(LINK_RULES)}\n" for _ in range(self.rng.choice((1, 2))))
        return ("table netdev link {\n  chain in {\n    type filter hook ingress device \"wan\" "
                f"priority 0; policy accept;\n{rules}  }}\n}}\n")

    def filter_table(self, family, name):
        rng = self.rng
        self.family = family
        self.sets = {}
        own = [f"own{letter}" for letter in "abc"[:rng.choice((0, 1, 2, 3))]]
        chains = []
        hooks = rng.sample(sorted(PRIORITIES), rng.choice((1, 2, 3)))
        if "input" not in hooks and rng.random() < 0.7:
            hooks.append("input")
        for hook in hooks:
            for index in range(1 if rng.random() < 0.85 else 2):
                priority = rng.choice(PRIORITIES[hook])
                policy = rng.choice((" policy drop;", " policy accept;", " policy accept;", ""))
                head = f"type filter hook {hook} priority {priority};{policy}"
                chains.append((f"{hook}{index}", head, hook, own))
        for index, chain in enumerate(own):
            chains.append((chain, "", "", own[index + 1:]))
        body = ""
        for chain, head, hook, jumps in chains:
            count = rng.choice((0, 1, 2, 3, 5) if head else (1, 2, 3))
            rules = "".join(f"    {self.rule(hook, jumps)}\n" for _ in range(count))
            body += f"  chain {chain} {{\n" + (f"    {head}\n" if head else "") + rules + "  }\n"
        # A chain must be known before a rule jumps to it.
        declared = "".join(f"  chain {chain} {{\n  }}\n" for chain in own)
        return f"table {family} {name} {{\n{''.join(self.sets.values())}{declared}{body}}}\n"

    def nat_table(self, family, name):
        rng = self.rng
        self.family = family
        self.sets = {}
        priority = rng.choice(("dstnat", "dstnat", "dstnat - 5", "dstnat + 5", "filter"))
        to = "ip to" if family == "inet" else rng.choice(("to", "ip to"))
        body = f"  chain pre {{\n    type nat hook prerouting priority {priority};\n"
        for _ in range(rng.choice((0, 1, 2, 3))):
            inside = rng.choice(INSIDE_HOSTS)
            target = rng.choice((
                f"dnat {to} {inside}", f"dnat {to} {inside}", f"dnat {to} {inside}:4500",
                "redirect to :1701", "redirect", "accept", "mark set 0x5 accept",
                f"dnat {to} udp dport map {{ 500 : {inside}, 4500 : {rng.choice(INSIDE_HOSTS)} }}",
                f"dnat {to} udp dport map {self.named_map(inside)}",
                f"dnat {to} udp dport map {{ 500 : {inside} . 4500, 4500 : {inside} . 4500 }}",
                f"dnat {to} ip daddr . udp dport map {{ {WAN} . 500 : {inside} . 500, "
                f"{WAN} . 4500 : {inside} . 4500 }}"))
            body += f"    {self.matches('prerouting', True)}{target}\n"
        body += "  }\n  chain post {\n    type nat hook postrouting priority srcnat;\n"
        for _ in range(rng.choice((0, 1, 2))):
            target = rng.choice((
                "masquerade", "masquerade", f"snat {to} {SECOND_WAN}", f"snat {to} {WAN}:5000-5999", "accept",
                f"snat {to} ip saddr map {{ 10.77.0.0/28 : {SECOND_WAN}, 198.51.100.0/24 : {LAN} }}"))
            body += f"    {self.matches('postrouting', True)}{target}\n"
        return f"table {family} {name} {{\n{''.join(self.sets.values())}{body}  }}\n}}\n"

    def rule(self, hook, jumps):
        rng = self.rng
        chance = rng.random()
        if chance < 0.12:
            return self.verdict_map(jumps)
        if chance < 0.17:
            return self.several_effects()
        if chance < 0.19:
            return (f"{self.matches(hook, False)}jump {{\n      udp dport {rng.choice((500, 4500))} "
                    f"{rng.choice(('accept', 'drop', 'return'))}\n      "
                    f"{rng.choice(('accept', 'counter', 'ip protocol esp drop'))}\n    }}")
        return f"{self.matches(hook, False)}{self.verdict(hook, jumps)}"

    def several_effects(self):
        """What a rule does before a later match of its own still happens."""
        return self.rng.choice((
            "meta mark set 0x5 udp dport 500 drop", "udp dport 500 meta mark set 0x5 accept",
            "meta mark 0x5 meta mark set 0x1 accept", "ct state new ct mark set 0x7 udp sport 500 accept",
            "meta mark set ct mark meta mark 0x7 drop", "ct mark set meta mark", "ct mark set ct mark | 0x1",
            "meta mark set udp dport map { 500 : 0x5, 4500 : 0x1 }",
            "meta mark set meta mark & 0xfffffff0 | 0x2", "udp dport 4500 notrack accept"))

    def verdict_map(self, jumps):
        rng = self.rng
        way = (lambda: f"jump {rng.choice(jumps)}") if jumps else (lambda: "accept")
        return rng.choice((
            f"ct state vmap {{ established : accept, related : accept, invalid : drop, new : {way()} }}",
            f"udp dport vmap {{ 500 : accept, 4500 : {way()}, 1024-2000 : drop }}",
            f'iifname vmap {{ "wan" : {way()}, "lan" : accept }}',
            f"ip saddr vmap {{ 198.51.100.0/28 : {way()}, 10.77.0.0/24 : accept }}",
            f"meta l4proto . th dport vmap {{ udp . 500 : accept, udp . 4500 : {way()} }}",
            f"meta mark vmap {{ 0x0 : {way()}, 0x5 : drop }}",
            f"ip saddr vmap {{ 198.51.100.0/28 : drop, * : {way()} }}",
            f"iifname . ip daddr vmap {{ \"wan\" . {WAN} : {way()}, \"lan\" . {LAN} : drop }}",
            f"udp dport vmap {self.named_verdicts()}"))

    def matches(self, hook, needs_udp):
        rng = self.rng
        parts = []
        if needs_udp or rng.random() < 0.7:
            parts.append(self.protocol(needs_udp))
        if rng.random() < 0.3:
            parts.append(self.address(hook))
        if rng.random() < 0.25:
            parts.append(self.interface(hook))
        if rng.random() < 0.35 and not needs_udp:
            parts.append(self.other(hook, not parts))
        return "".join(part + " " for part in parts if part)

    def protocol(self, needs_udp):
        rng = self.rng
        choices = ["udp dport { 500, 4500 }", "udp dport 500", "udp dport 500-600", "udp dport != 500",
                   "udp sport 500", "meta l4proto udp", "ip protocol udp", "th dport { 500, 4500 }",
                   "meta l4proto { udp, tcp } th dport 4500", f"udp dport {self.named_set()}",
                   f"udp dport != {self.named_set()}", "udp dport < 1024", "udp sport >= 1024"]
        if needs_udp:
            return rng.choice([one for one in choices if one.startswith("udp dport")])
        return rng.choice([*choices, "ip protocol esp", "meta l4proto { esp, gre }", "meta l4proto != udp",
                           "ip protocol gre", "meta l4proto . th dport { udp . 500, udp . 4500 }",
                           "meta l4proto 50", "meta l4proto != { tcp, esp }",
                           f"ip saddr . udp dport {self.pair_set()}",
                           f"ip saddr . udp dport != {self.pair_set()}"])

    def named(self, kind, type_, elements, flags=""):
        """One set of each content in a table."""
        text = f"type {type_}; {flags}" + (f"elements = {{ {elements} }} " if elements else "")
        for name, known in self.sets.items():
            if text in known:
                return f"@{name}"
        name = f"{kind}{len(self.sets)}"
        self.sets[name] = f"  {kind} {name} {{ {text}}}\n"
        return f"@{name}"

    def named_set(self):
        interval = "flags interval; "
        return self.named("set", "inet_service", *self.rng.choice((
            ("500, 4500", ""), ("400-510, 4500", interval), ("1024-65535", interval), ("", ""))))

    def address_set(self):
        return self.named("set", "ipv4_addr", self.rng.choice((
            "198.51.100.0/28, 10.77.0.12-10.77.0.14, 10.77.0.1", "198.51.100.1, 198.51.100.16/28")),
            "flags interval; ")

    def pair_set(self):
        return self.named("set", "ipv4_addr . inet_service",
                          "198.51.100.0/28 . 500-600, 10.77.0.8/29 . 4500", "flags interval; ")

    def named_map(self, inside):
        return self.named("map", "inet_service : ipv4_addr", f"500 : {inside}, 4500 : {inside}")

    def named_verdicts(self):
        return self.named("map", "inet_service : verdict",
                          self.rng.choice(("500 : accept, 4500 : drop", "500 : drop, 1000-2000 : drop, * : accept")),
                          "flags interval; ")

    def address(self, hook):
        rng = self.rng
        negated = "!= " if rng.random() < 0.2 else ""
        source = rng.choice(("198.51.100.0/24", "198.51.100.2-198.51.100.9", rng.choice(OUTSIDE_HOSTS),
                             "{ 198.51.100.0/28, 10.77.0.0/24 }", "10.77.0.8/29"))
        target = rng.choice((WAN, SECOND_WAN, LAN, rng.choice(INSIDE_HOSTS), "10.77.0.0/24",
                             "{ 198.51.100.1, 10.77.0.10-10.77.0.14 }"))
        if rng.random() < 0.2:
            source = target = self.address_set()
        return rng.choice((f"ip saddr {negated}{source}", f"ip daddr {negated}{target}"))

    def interface(self, hook):
        rng = self.rng
        sides = [side for side, hooks in
                 (("i", ("prerouting", "input", "forward", "")), ("o", ("postrouting", "output", "forward")))
                 if hook in hooks]
        if not sides:
            return ""
        side = rng.choice(sides)
        return rng.choice((f'{side}ifname "wan"', f'{side}ifname "lan"', f'{side}ifname != "wan"',
                           f'{side}ifname "w*"', f'{side}ifname {{ "lan", "eth0" }}', f'{side}if "wan"'))

    def other(self, hook, alone):
        rng = self.rng
        choices = ["ct state new", "ct state established,related", "ct state { new, established }",
                   "ct state invalid", "ct state != invalid", "ct status dnat", "ct status & dnat == dnat",
                   "fib daddr type local", "fib daddr type != local", "meta mark 0x5", "meta mark & 0xff == 0x5",
                   "ip version 4", "ct direction original", "ct direction reply", "ct mark 0x7", "ct mark != 0x7",
                   "ct state != new", "ct status != dnat", "ct status snat,dnat", "ct state ! new,related",
                   "meta protocol ip",
                   "meta pkttype unicast", "meta pkttype broadcast", "meta mark != 0x0", "meta mark 0x1-0x5",
                   "fib saddr type local"]
        if alone:
            choices.append("icmp type echo-request")
        if self.family == "inet":
            choices += ["meta nfproto ipv4", "meta nfproto ipv4", "meta nfproto ipv6"]
        if alone and self.family == "inet":
            choices.append("meta nfproto ipv6 ip6 saddr fe80::/10")
        if hook in ("input", "forward", "prerouting"):
            choices += ["meta secpath exists", "meta secpath missing"]
        if rng.random() < 0.08:
            self.opaque = True
            return rng.choice((
                "limit rate 1/hour burst 1 packets", "limit rate over 1/hour", "numgen inc mod 2 0",
                "meta length < 1500", "ip ttl 63", "@nh,0,8 0x45", "ct count over 1", "quota over 1 kbytes",
                "meta skuid 0", "ct original ip daddr 198.51.100.1", "fib saddr . iif oif missing",
                f"ip saddr @{self.seen()}", f"update @{self.seen()} {{ ip saddr }}"))
        return rng.choice(choices)

    def seen(self):
        """A set that rules fill."""
        self.sets["seen"] = "  set seen { type ipv4_addr; size 100; flags dynamic; }\n"
        return "seen"

    def verdict(self, hook, jumps):
        rng = self.rng
        prefix = rng.choice(("counter ", "", "", 'log prefix "x: " ', "counter comment_"))
        comment = ' comment "IKE; drop }"' if prefix == "counter comment_" else ""
        prefix = prefix.replace("comment_", "")
        if jumps and rng.random() < 0.3:
            word = f"{rng.choice(('jump', 'jump', 'goto'))} {rng.choice(jumps)}"
        elif not hook and rng.random() < 0.25:
            word = "return"
        elif hook == "prerouting" and rng.random() < 0.3:
            word = rng.choice(("notrack", "meta mark set 0x5", "meta mark set meta mark | 0x1", "ct mark set 0x7"))
        elif hook in ("input", "forward") and rng.random() < 0.15:
            word = rng.choice(("reject", "reject with icmp type admin-prohibited"))
        elif rng.random() < 0.08:
            word = rng.choice(("continue", "meta mark set 0x5"))
        else:
            word = rng.choice(("accept", "accept", "drop"))
        return f"{prefix}{word}{comment}"
