"""What is tried: which devices stand between client and server, and what they filter."""
import dataclasses

CLIENT_ROUTER, SERVER_ROUTER, SERVER = "198.51.100.1", "203.0.113.1", "10.88.0.10"
PUBLIC_SERVER = "203.0.113.10"

SERVED = ("udp/500", "udp/4500", "esp")


@dataclasses.dataclass(frozen=True)
class End:
    device: str
    interface: str
    address: str


def link(a, b):
    return tuple(End(*end.split()) for end in (a, b))


CLIENT_SIDE = {
    "public": [link("client eth0 198.51.100.10/24", "internet west 198.51.100.254/24")],
    "masqueraded": [link("client eth0 10.77.0.10/24", "client-router lan 10.77.0.1/24"),
                    link("client-router wan 198.51.100.1/24", "internet west 198.51.100.254/24")],
    "twice": [link("client eth0 192.168.7.10/24", "inner-router lan 192.168.7.1/24"),
              link("inner-router wan 10.77.0.20/24", "client-router lan 10.77.0.1/24"),
              link("client-router wan 198.51.100.1/24", "internet west 198.51.100.254/24")],
}
SECOND_CLIENT = link("second-client eth0 10.78.0.10/24", "client-router lan2 10.78.0.1/24")
SERVER_SIDE = {
    "public": [link("internet east 203.0.113.254/24", "server eth0 203.0.113.10/24")],
    "forwarded": [link("internet east 203.0.113.254/24", "server-router wan 203.0.113.1/24"),
                  link("server-router lan 10.88.0.1/24", "server eth0 10.88.0.10/24")],
}
SECOND_EXIT = [link("internet south 192.0.2.254/24", "second-router wan 192.0.2.1/24"),
               link("second-router lan 10.89.0.1/24", "server eth1 10.89.0.10/24")]
OTHER_HOST = link("server-router lan2 10.90.0.1/24", "other-host eth0 10.90.0.10/24")

# From the client to the server; an answer goes the other way.
ORDER = ("client", "inner-router", "client-router", "internet", "server-router", "other-host",
         "second-router", "server")
HOSTS = ("client", "second-client", "server", "other-host")
MASQUERADE = ["-t nat -A POSTROUTING -o wan -j MASQUERADE"]


@dataclasses.dataclass
class Device:
    gateway: str = ""  # interface of the default route
    forwards: bool = True
    serves: tuple = ()
    secret: str = "the same on both ends"
    rules: list = dataclasses.field(default_factory=list)


@dataclasses.dataclass
class Scenario:
    name: str
    devices: dict
    links: list
    target: str
    forced: bool = False  # encapsulation in UDP although nothing is translated
    port: int = 500       # where the server's daemon listens for the first messages


ALL = []


def scenario(name, client, server, rules, links=(), gateway="eth0", serves=None, **options):
    """`rules` by device; further options are those of Scenario."""
    wires = [*CLIENT_SIDE[client], *SERVER_SIDE[server], *links]
    names = {end.device for wire in wires for end in wire}
    devices = {}
    for device in (*ORDER, "second-client"):
        if device in names:
            out = {"internet": "", "server": gateway}.get(
                device, "eth0" if device in HOSTS else "wan")
            devices[device] = Device(out, device not in HOSTS)
            if device.endswith("router"):
                devices[device].rules += MASQUERADE
    devices["client"].serves = devices["server"].serves = SERVED
    for device in serves or ():
        devices[device].serves = SERVED
        devices[device].secret = "another one"
    for device, lines in rules.items():
        devices[device].rules += lines
    target = PUBLIC_SERVER if server == "public" else SERVER_ROUTER
    ALL.append(Scenario(name, devices, wires, target, **options))


def dnat(*numbers, to=SERVER):
    return [f"-t nat -A PREROUTING -i wan -p udp --dport {number} -j DNAT --to-destination {to}"
            for number in numbers]


def drop(chain, *conditions, target="DROP"):
    return [f"-A {chain} {condition} -j {target}" for condition in conditions]


def only(chain, *conditions, answers=True):
    begin = [f"-A {chain} -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT"] if answers else []
    return [*begin, *(f"-A {chain} {condition} -j ACCEPT" for condition in conditions),
            f"-P {chain} DROP"]


def udp(*numbers, more=""):
    return [f"{more} -p udp --dport {number}" for number in numbers]


def chain(name, hook, *rules):
    return [f"-N {name}", f"-A {hook} -j {name}", *(f"-A {name} {rule}" for rule in rules)]


def untrack(conditions, hook="PREROUTING"):
    return [f"-t raw -A {hook} {conditions} -j NOTRACK"]


BOTH = dnat(500, 4500)

# Nothing is translated: ESP itself, or in UDP because both ends are told to.
for name, rules in {
        "nothing between": {},
        "provider drops esp": {"internet": drop("FORWARD", "-p esp")},
        "provider rejects esp": {"internet": drop("FORWARD", "-p esp", target="REJECT")},
        "provider drops 4500, which nobody needs": {"internet": drop("FORWARD", *udp(4500))},
        "server accepts ike without esp": {"server": only("INPUT", *udp(500, 4500))},
        "server accepts ike and esp": {"server": only("INPUT", *udp(500, 4500), "-p esp")},
        "server accepts ike and ah": {"server": only("INPUT", *udp(500, 4500), "-p ah")},
        "server accepts 4500 and esp": {"server": only("INPUT", *udp(4500), "-p esp")},
        "server sends no esp": {"server": drop("OUTPUT", "-p esp")},
        "client takes answers only": {"client": only("INPUT")},
        "client takes no answers": {"client": only("INPUT", answers=False)},
        "server does not track esp": {"server": [
            *untrack("-p esp"),
            *only("INPUT", *udp(500, 4500), "-p esp -m conntrack --ctstate NEW")]},
}.items():
    scenario(name, "public", "public", rules)

for name, rules in {
        "encapsulation is forced": {},
        "encapsulation is forced, esp is dropped": {"internet": drop("FORWARD", "-p esp")},
        "encapsulation is forced, server accepts 500 and esp": {
            "server": only("INPUT", *udp(500), "-p esp")},
        "encapsulation is forced, provider drops answers from 4500": {
            "internet": drop("FORWARD", "-p udp --sport 4500 -o west")},
}.items():
    scenario(name, "public", "public", rules, forced=True)

# The client is masqueraded, the server is not.
for name, rules in {
        "client masqueraded": {},
        "client masqueraded, esp is dropped": {"internet": drop("FORWARD", "-p esp")},
        "provider drops 500": {"internet": drop("FORWARD", *udp(500))},
        "provider rejects 500": {"internet": drop("FORWARD", *udp(500), target="REJECT")},
        "provider drops 4500": {"internet": drop("FORWARD", *udp(4500))},
        "server accepts 500 only": {"server": only("INPUT", *udp(500))},
        "server accepts 500 and 4500": {"server": only("INPUT", *udp(500, 4500))},
        "server accepts both in one rule": {
            "server": only("INPUT", "-p udp -m multiport --dports 500,1701,4500")},
        "server accepts 500 and 1701 in one rule": {
            "server": only("INPUT", "-p udp -m multiport --dports 500,1701")},
        "server accepts on another interface": {
            "server": only("INPUT", *udp(500, 4500, more="-i ppp0"))},
        "server accepts everything but eth0": {
            "server": only("INPUT", *udp(500, 4500, more="! -i eth0"))},
        "server accepts the public address of the client": {
            "server": only("INPUT", *udp(500, 4500, more=f"-s {CLIENT_ROUTER}"))},
        "server accepts the private address of the client": {
            "server": only("INPUT", *udp(500, 4500, more="-s 10.77.0.0/24"))},
        "server accepts a range around the client": {"server": only(
            "INPUT", *udp(500, 4500, more="-m iprange --src-range 198.51.100.1-198.51.100.9"))},
        "server accepts a range beside the client": {"server": only(
            "INPUT", *udp(500, 4500, more="-m iprange --src-range 198.51.100.2-198.51.100.9"))},
        "server rejects 4500": {"server": drop("INPUT", *udp(4500), target="REJECT")},
        "server drops what is invalid": {
            "server": drop("INPUT", "-m conntrack --ctstate INVALID")},
        "server answers only": {"server": only("OUTPUT")},
        "server sends nothing from 4500": {"server": drop("OUTPUT", "-p udp --sport 4500")},
        "server sends nothing from 500": {"server": drop("OUTPUT", "-p udp --sport 500")},
        "server sends no answers": {
            "server": drop("OUTPUT", "-m conntrack --ctstate ESTABLISHED")},
        "server sends to the ports of the protocol only": {
            "server": only("OUTPUT", *udp(500, 4500), answers=False)},
        "server drops in raw": {"server": drop("PREROUTING -t raw", *udp(4500))},
        "server drops in mangle": {"server": drop("PREROUTING -t mangle", *udp(500))},
        "server's tracking is off, its rules want it": {"server": [
            *untrack("-p udp"),
            *only("INPUT", *udp(500, 4500, more="-m conntrack --ctstate NEW"))]},
        "server's tracking is off, its rules do not care": {
            "server": [*untrack("-p udp"), *only("INPUT", *udp(500, 4500))]},
        "server drops what a mark names": {"server": [
            "-t mangle -A PREROUTING -p udp --dport 4500 -j MARK --set-mark 9",
            *drop("INPUT", "-m mark --mark 9")]},
        "server's own chain returns": {"server": [
            *chain("vpn", "INPUT", "-p udp --dport 500 -j RETURN", "-p udp --dport 4500 -j RETURN",
                   "-p udp -j DROP"), *only("INPUT", "-p udp")]},
        "server's own chain returns into a drop": {"server": [
            *chain("vpn", "INPUT", "-p udp --dport 4500 -j RETURN", "-p udp -j ACCEPT"),
            "-P INPUT DROP"]},
        "server's own chain is left for good": {"server": [
            "-N vpn", "-A INPUT -p udp -g vpn", "-A INPUT -p udp -j DROP",
            "-A vpn -p udp --dport 500 -j ACCEPT", "-P INPUT ACCEPT"]},
        "client sends nothing to 500": {"client": drop("OUTPUT", *udp(500))},
        "client sends nothing to 4500": {"client": drop("OUTPUT", *udp(4500))},
        "client rejects its own 4500": {"client": drop("OUTPUT", *udp(4500), target="REJECT")},
        "masqueraded client takes answers only": {"client": only("INPUT")},
        "client takes answers from 500 only": {
            "client": only("INPUT", "-p udp --sport 500", answers=False)},
        "client router drops 500": {"client-router": drop("FORWARD", *udp(500))},
        "client router drops 4500": {"client-router": drop("FORWARD", *udp(4500))},
        "client router forwards what leaves": {
            "client-router": only("FORWARD", "-i lan -o wan", answers=False)},
        "client router forwards what leaves, and answers": {
            "client-router": only("FORWARD", "-i lan -o wan")},
        "client router does not track 500": {"client-router": untrack("-p udp --dport 500")},
        "client router does not track 4500": {"client-router": untrack("-p udp --dport 4500")},
        "client router closes its own ports": {"client-router": only("INPUT")},
}.items():
    scenario(name, "masqueraded", "public", rules)

SAME_PORTS = only("INPUT", "-p udp --sport 500 --dport 500", "-p udp --sport 4500 --dport 4500")
scenario("server accepts the ports of the protocol only", "masqueraded", "public",
         {"server": SAME_PORTS})
scenario("server accepts the ports of the protocol only, another client has them", "masqueraded",
         "public", {"server": SAME_PORTS}, links=[SECOND_CLIENT])
scenario("another client has the ports", "masqueraded", "public", {}, links=[SECOND_CLIENT])

for name, rules in {
        "client masqueraded twice": {},
        "client masqueraded twice, the outer router drops 4500": {
            "client-router": drop("FORWARD", *udp(4500))},
        "client masqueraded twice, the inner router drops 4500": {
            "inner-router": drop("FORWARD", *udp(4500))},
        "client masqueraded twice, the outer router takes its own network only": {
            "client-router": only("FORWARD", "-s 10.77.0.0/24")},
        "client masqueraded twice, the outer router takes the inner network": {
            "client-router": only("FORWARD", "-s 192.168.7.0/24")},
        "client masqueraded twice, the inner router drops answers": {
            "inner-router": drop("FORWARD", "-i wan")},
}.items():
    scenario(name, "twice", "public", rules)

# The server is behind a router that forwards ports.
ACCEPT_INNER = udp(500, 4500, more=f"-i wan -d {SERVER}")
for name, rules in {
        "500 and 4500 are forwarded": BOTH,
        "500 is forwarded": dnat(500),
        "4500 is forwarded": dnat(4500),
        "nothing is forwarded": [],
        "both are forwarded in one rule": [
            "-t nat -A PREROUTING -p udp -m multiport --dports 500,4500 -j DNAT --to-destination "
            + SERVER],
        "everything is forwarded": [
            f"-t nat -A PREROUTING -i wan -j DNAT --to-destination {SERVER}"],
        "forwarded on another interface": [
            line.replace("wan", "ppp0") for line in BOTH],
        "forwarded for another public address": [
            line.replace("-i wan", "-d 203.0.113.2") for line in BOTH],
        "forwarded and dropped by policy": [*BOTH, *only("FORWARD")],
        "forwarded and accepted": [*BOTH, *only("FORWARD", *ACCEPT_INNER)],
        "forwarded, 500 accepted": [*BOTH, *only("FORWARD", *ACCEPT_INNER[:1])],
        "forwarded, the public address accepted": [
            *BOTH, *only("FORWARD", *udp(500, 4500, more=f"-i wan -d {SERVER_ROUTER}"))],
        "forwarded, what is translated accepted": [
            *BOTH, *only("FORWARD", "-m conntrack --ctstate DNAT")],
        "forwarded and rejected": [*BOTH, *drop("FORWARD", "-p udp -i wan", target="REJECT")],
        "forwarded, answers dropped": [*BOTH, *only("FORWARD", *ACCEPT_INNER, answers=False)],
        "forwarded, answers of 4500 dropped": [
            *BOTH, *drop("FORWARD", "-i lan -p udp --sport 4500")],
        "forwarded, the router's input closed": [*BOTH, *only("INPUT")],
        "forwarded, 500 not tracked": [*BOTH, *untrack("-i wan -p udp --dport 500")],
        "forwarded, 4500 not tracked": [*BOTH, *untrack("-i wan -p udp --dport 4500")],
        "forwarded, answers not tracked": [*BOTH, *untrack("-i lan -p udp --sport 500")],
        "forwarded to an address that nobody has": dnat(500, 4500, to="10.88.0.99"),
        "4500 forwarded to an address that nobody has": [
            *dnat(500), *dnat(4500, to="10.88.0.99")],
        "500 becomes 1500": [*dnat(500, to=SERVER + ":1500"), *dnat(4500)],
        "500 becomes 4500": [*dnat(500, to=SERVER + ":4500"), *dnat(4500)],
        "4500 becomes 500": [*dnat(500), *dnat(4500, to=SERVER + ":500")],
        "forwarded, the sender translated too": [
            *BOTH, "-t nat -A POSTROUTING -o lan -j MASQUERADE"],
        "forwarded, dropped in mangle": [*BOTH, *drop("FORWARD -t mangle", f"-d {SERVER}")],
        "forwarded, dropped before": [*BOTH, *drop("PREROUTING -t raw", *udp(4500))],
        "the first of two forwards counts": [*dnat(500, 4500, to="10.88.0.99"), *BOTH],
        "a chain of its own forwards": [
            "-t nat -N forwards", "-t nat -A PREROUTING -i wan -j forwards",
            *(line.replace("PREROUTING -i wan", "forwards") for line in BOTH)],
        "an exception before the forwards": [
            "-t nat -A PREROUTING -p udp --dport 4500 -j ACCEPT", *BOTH],
}.items():
    scenario(name, "masqueraded", "forwarded", {"server-router": rules})

scenario("public client, 500 and 4500 are forwarded", "public", "forwarded",
         {"server-router": BOTH})
scenario("public client, answers not tracked", "public", "forwarded",
         {"server-router": [*BOTH, *untrack("-i lan -p udp --sport 500")]})
scenario("masqueraded twice and forwarded", "twice", "forwarded", {"server-router": BOTH})
scenario("500 becomes 1500, where the server listens", "masqueraded", "forwarded",
         {"server-router": [*dnat(500, to=SERVER + ":1500"), *dnat(4500)]}, port=1500)
scenario("forwarded to a host without a daemon", "masqueraded", "forwarded",
         {"server-router": dnat(500, 4500, to="10.90.0.10")}, links=[OTHER_HOST])
scenario("4500 forwarded to a host without a daemon", "masqueraded", "forwarded",
         {"server-router": [*dnat(500), *dnat(4500, to="10.90.0.10")]}, links=[OTHER_HOST])
scenario("server answers by another router", "masqueraded", "forwarded", {"server-router": BOTH},
         links=SECOND_EXIT, gateway="eth1")
scenario("router with a daemon forwards", "masqueraded", "forwarded", {"server-router": BOTH},
         serves=["server-router"])
scenario("router with a daemon forwards 4500", "masqueraded", "forwarded",
         {"server-router": dnat(4500)}, serves=["server-router"])
scenario("router with a daemon forwards 500", "masqueraded", "forwarded",
         {"server-router": dnat(500)}, serves=["server-router"])
scenario("forwarded, the server's input takes 500", "masqueraded", "forwarded",
         {"server-router": BOTH, "server": only("INPUT", *udp(500))})
scenario("forwarded, the server takes its own network only", "masqueraded", "forwarded",
         {"server-router": BOTH, "server": only("INPUT", *udp(500, 4500, more="-s 10.88.0.0/24"))})
scenario("forwarded and translated, the server takes its own network only", "masqueraded",
         "forwarded", {"server-router": [*BOTH, "-t nat -A POSTROUTING -o lan -j MASQUERADE"],
                       "server": only("INPUT", *udp(500, 4500, more="-s 10.88.0.0/24"))})
