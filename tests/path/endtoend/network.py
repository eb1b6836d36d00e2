"""A row of hosts and routers, made of Linux network namespaces, and what is seen on every link."""
import collections
import os
import pathlib
import select
import socket
import struct
import subprocess
import sys
import threading

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "kernel"))
from lab import parse, run, socket_in  # noqa: E402

PREFIX = "ve-"
EVERY_PROTOCOL = 3  # ETH_P_ALL: packets that leave are seen too
TABLES = {"raw": "PREROUTING", "mangle": "FORWARD", "nat": "PREROUTING", "filter": "FORWARD"}


def flow_of(data):
    """Which flow of the dial an IPv4 packet belongs to, by its payload: a port may be rewritten."""
    length = (data[0] & 15) * 4
    if data[9] == 50:
        return "esp"
    if data[9] != 17:
        return ""
    payload = data[length + 8:]
    if len(payload) < 24:
        return ""
    if payload[:4] == b"\0\0\0\0":  # RFC 3948, section 2.2: not ESP
        return "udp/4500"
    length_of_message = struct.unpack("!I", payload[24:28])[0]
    is_ike = payload[17] in (0x10, 0x20) and length_of_message == len(payload)
    return "udp/500" if is_ike else "esp in udp"


class Network:
    """Use as a context manager; needs root. Devices and links are those of a scenario."""

    def __init__(self, devices, links):
        self.devices, self.links = devices, links

    def __enter__(self):
        self.remove()
        for name in self.devices:
            run("ip", "netns", "add", PREFIX + name)
            run("ip", "link", "set", "lo", "up", namespace=PREFIX + name)
        for a, b in self.links:
            run("ip", "link", "add", a.interface, "netns", PREFIX + a.device, "type", "veth",
                "peer", "name", b.interface, "netns", PREFIX + b.device)
        for name in self.devices:
            self._configure(name)
        for a, b in self.links:
            for end in (a, b):
                run("ip", "address", "add", end.address, "dev", end.interface,
                    namespace=PREFIX + end.device)
                run("ip", "link", "set", end.interface, "up", namespace=PREFIX + end.device)
        for name, device in self.devices.items():
            if device.gateway:
                run("ip", "route", "add", "default", "via", self._peer(name, device.gateway),
                    namespace=PREFIX + name)
        return self

    def __exit__(self, *_):
        self.remove()

    def remove(self):
        for name in os.listdir("/run/netns") if os.path.isdir("/run/netns") else ():
            if name.startswith(PREFIX):
                subprocess.run(["ip", "netns", "del", name], check=False)

    def _peer(self, name, interface):
        for a, b in (*self.links, *((b, a) for a, b in self.links)):
            if (a.device, a.interface) == (name, interface):
                return b.address.split("/")[0]
        raise KeyError(f"{name} {interface}")

    def _configure(self, name):
        device = self.devices[name]
        for setting in (f"ip_forward={int(device.forwards)}", "conf/all/rp_filter=0",
                        "conf/default/rp_filter=0", "icmp_ratelimit=0", "icmp_msgs_per_sec=100000",
                        "icmp_msgs_burst=100000"):
            key, value = setting.split("=")
            run("sysctl", "-qe", f"net/ipv4/{key}={value}", namespace=PREFIX + name)
        for table, chain in TABLES.items():  # so that each is saved, even without a rule
            run("iptables", "-w", "-t", table, "-P", chain, "ACCEPT", namespace=PREFIX + name)
        for rule in device.rules:
            run("iptables", "-w", *rule.split(), namespace=PREFIX + name)

    def save(self, name):
        """With the counters: which rules have seen packets."""
        lines = run("iptables-save", "-c", namespace=PREFIX + name).splitlines()
        return "".join(line + "\n" for line in lines if not line.startswith("#"))


class Watch:
    """What comes in and goes out at every device; the filter has not seen what comes in yet, and
    has passed what goes out."""

    def __init__(self, devices):
        self.seen = collections.Counter()  # (device, interface, in or out, flow, packet)
        self.sockets = {}
        for name in devices:
            sniffer = socket_in(PREFIX + name, socket.AF_PACKET, socket.SOCK_DGRAM,
                                socket.htons(EVERY_PROTOCOL))
            self.sockets[sniffer] = name
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._collect)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._stop.set()
        self._thread.join()
        for sniffer in self.sockets:
            sniffer.close()

    def _collect(self):
        while not self._stop.is_set():
            for sniffer in select.select(list(self.sockets), [], [], 0.1)[0]:
                data, address = sniffer.recvfrom(4096)
                interface, protocol, kind = address[0], address[1], address[2]
                # A device tells itself by lo that it has rejected a packet of its own.
                if protocol == 0x0800 and (interface != "lo" or data[9] == 1):
                    way = "out" if kind == socket.PACKET_OUTGOING else "in"
                    self._note(self.sockets[sniffer], interface, way, data)

    def _note(self, device, interface, way, data):
        if interface.startswith("ipsec"):  # the tunnel of kernel-libipsec
            if data[9] == 17:
                self.seen[(device, interface, way, "inside", str(parse(data)[1]))] += 1
            return
        flow, parsed = flow_of(data), parse(data)
        if data[9] == 1 and data[(data[0] & 15) * 4] == 3:  # unreachable: it quotes the packet
            parsed = parse(data[(data[0] & 15) * 4 + 8:])
            flow = "unreachable"
        if flow and parsed:
            self.seen[(device, interface, way, flow, str(parsed[1]))] += 1
