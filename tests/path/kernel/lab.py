"""A router between two networks, made of Linux network namespaces, and packets sent through it.

    outside (198.51.100.2-29) -- wan [device] lan -- inside (10.77.0.10-19)

The device is 198.51.100.1/24 on wan, 198.51.100.254/32 on wan as a second address, and 10.77.0.1/24
on lan. It serves UDP 500, 4500 and 1701, ESP and GRE; every other UDP port is closed.
"""
import ctypes
import dataclasses
import os
import select
import socket
import struct
import subprocess
import time

OUTSIDE, DEVICE, INSIDE = "vl-outside", "vl-device", "vl-inside"
WAN, LAN = "198.51.100.1", "10.77.0.1"
SECOND_WAN = "198.51.100.254"
OUTSIDE_HOSTS = [f"198.51.100.{n}" for n in range(2, 30)]
INSIDE_HOSTS = [f"10.77.0.{n}" for n in range(10, 20)]
SERVED_PORTS = (500, 4500, 1701)
PROTOCOLS = {"udp": 17, "esp": 50, "gre": 47, "tcp": 6, "icmp": 1}
WAIT = 0.25  # seconds until a packet that did not arrive is lost; the path takes 0.0002

LIBC = ctypes.CDLL(None, use_errno=True)


@dataclasses.dataclass(frozen=True)
class Packet:
    protocol: str
    source: str
    source_port: int
    destination: str
    destination_port: int

    def __str__(self):
        if self.protocol in ("udp", "tcp"):
            return (f"{self.protocol} {self.source}:{self.source_port} -> "
                    f"{self.destination}:{self.destination_port}")
        return f"{self.protocol} {self.source} -> {self.destination}"

    def reversed(self):
        return Packet(self.protocol, self.destination, self.destination_port, self.source,
                      self.source_port)


@dataclasses.dataclass(frozen=True)
class Answer:
    verdict: str            # delivered, dropped or rejected
    at: str = ""            # delivered: outside, device or inside
    seen: Packet | None = None  # delivered: as the receiver sees it


def run(*command, namespace="", text=""):
    prefix = ["ip", "netns", "exec", namespace] if namespace else []
    return subprocess.run([*prefix, *command], input=text, text=True, check=True,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE).stdout


def enter(namespace):
    with open(f"/run/netns/{namespace}") as handle:
        if LIBC.setns(handle.fileno(), 0x40000000) != 0:
            raise OSError(ctypes.get_errno(), "setns")


def socket_in(namespace, *arguments):
    """Sockets stay in the namespace where they were made."""
    with open("/proc/self/ns/net") as home:
        enter(namespace)
        try:
            return socket.socket(*arguments)
        finally:
            LIBC.setns(home.fileno(), 0x40000000)


def checksum(data):
    data += b"\0" * (len(data) % 2)
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xffff) + (total >> 16)
    return ~total & 0xffff


def payload_of(packet, number):
    mark = b"vpnlint %05d." % number
    if packet.protocol == "udp":
        return struct.pack("!HHHH", packet.source_port, packet.destination_port, 8 + len(mark),
                           0) + mark
    if packet.protocol == "tcp":
        return struct.pack("!HHIIBBHHH", packet.source_port, packet.destination_port, 1, 0, 0x50,
                           2, 1024, 0, 0)
    if packet.protocol == "esp":
        return struct.pack("!II", 0x1000 + number, 1) + mark
    if packet.protocol == "gre":
        return struct.pack("!HH", 0, 0x0800) + mark
    body = struct.pack("!BBHHH", 8, 0, 0, number, 1) + mark
    return body[:2] + struct.pack("!H", checksum(body)) + body[4:]


def bytes_of(packet, number):
    """The number is the IP identification, so that even a quoted header tells which one it was."""
    payload = payload_of(packet, number)
    if packet.protocol == "tcp":
        pseudo = (socket.inet_aton(packet.source) + socket.inet_aton(packet.destination) +
                  struct.pack("!BBH", 0, 6, len(payload)))
        payload = payload[:16] + struct.pack("!H", checksum(pseudo + payload)) + payload[18:]
    header = struct.pack("!BBHHHBBH4s4s", 0x45, 0, 20 + len(payload), number, 0, 64,
                         PROTOCOLS[packet.protocol], 0, socket.inet_aton(packet.source),
                         socket.inet_aton(packet.destination))
    return header + payload


def parse(data):
    """(number, Packet) of an IPv4 packet, or None."""
    if len(data) < 28 or data[0] >> 4 != 4:
        return None
    length = (data[0] & 15) * 4
    number, protocol = struct.unpack("!H", data[4:6])[0], data[9]
    names = {value: key for key, value in PROTOCOLS.items()}
    source, destination = socket.inet_ntoa(data[12:16]), socket.inet_ntoa(data[16:20])
    ports = (struct.unpack("!HH", data[length:length + 4]) if protocol in (6, 17) else (0, 0))
    return number, Packet(names.get(protocol, str(protocol)), source, ports[0], destination,
                          ports[1])


class Lab:
    """Use as a context manager; needs root."""

    def __enter__(self):
        self.remove()
        for name in (OUTSIDE, DEVICE, INSIDE):
            run("ip", "netns", "add", name)
            run("ip", "link", "set", "lo", "up", namespace=name)
        for peer, near, far in ((OUTSIDE, "wan", "o0"), (INSIDE, "lan", "i0")):
            run("ip", "link", "add", near, "netns", DEVICE, "type", "veth", "peer", "name", far,
                "netns", peer)
        self._configure()
        self._open()
        return self

    def __exit__(self, *_):
        self.remove()

    @staticmethod
    def remove():
        for name in (OUTSIDE, DEVICE, INSIDE):
            if os.path.exists(f"/run/netns/{name}"):
                subprocess.run(["ip", "netns", "del", name], check=False)

    def _configure(self):
        for setting in ("ip_forward=1", "conf/all/rp_filter=0", "conf/default/rp_filter=0",
                        "conf/wan/rp_filter=0", "conf/lan/rp_filter=0", "icmp_ratelimit=0",
                        "icmp_msgs_per_sec=100000", "icmp_msgs_burst=100000"):
            name, value = setting.split("=")
            run("sysctl", "-qe", f"net/ipv4/{name}={value}", namespace=DEVICE)
        addresses = [(DEVICE, "wan", [f"{WAN}/24", f"{SECOND_WAN}/32"]),
                     (DEVICE, "lan", [f"{LAN}/24"]),
                     (OUTSIDE, "o0", [f"{host}/24" for host in OUTSIDE_HOSTS]),
                     (INSIDE, "i0", [f"{host}/24" for host in INSIDE_HOSTS])]
        for namespace, link, hosts in addresses:
            for host in hosts:
                run("ip", "address", "add", host, "dev", link, namespace=namespace)
            run("ip", "link", "set", link, "up", namespace=namespace)
        run("ip", "route", "add", "default", "via", WAN, namespace=OUTSIDE)
        run("ip", "route", "add", "default", "via", LAN, namespace=INSIDE)
        # Nobody answers on these hosts: what arrives is seen by the sniffers.
        for namespace in (OUTSIDE, INSIDE):
            run("iptables", "-t", "raw", "-A", "PREROUTING", "-j", "DROP", namespace=namespace)

    def _open(self):
        self.senders = {}
        for name in (OUTSIDE, DEVICE, INSIDE):
            sender = socket_in(name, socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_RAW)
            self.senders[name] = sender
        self.sniffers = {}
        for name, link in ((OUTSIDE, "o0"), (INSIDE, "i0")):
            sniffer = socket_in(name, socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(0x0800))
            sniffer.bind((link, 0x0800))
            self.sniffers[sniffer] = name
        self.served = []
        for port in SERVED_PORTS:
            served = socket_in(DEVICE, socket.AF_INET, socket.SOCK_DGRAM)
            served.setsockopt(socket.SOL_IP, 8, 1)  # IP_PKTINFO: where it was sent to
            served.bind(("0.0.0.0", port))
            self.served.append((served, port))
        self.raw = [socket_in(DEVICE, socket.AF_INET, socket.SOCK_RAW, PROTOCOLS[name])
                    for name in ("esp", "gre", "icmp")]

    def ask(self, packets):
        """packets: (namespace that sends, Packet) -> an Answer each."""
        self._drain()
        answers = {}
        for number, (origin, packet) in enumerate(packets, 1):
            try:
                self.senders[origin].sendto(bytes_of(packet, number), (packet.destination, 0))
            except PermissionError:
                answers[number] = Answer("dropped")
        deadline = time.monotonic() + WAIT
        while (left := deadline - time.monotonic()) > 0 and len(
                [a for a in answers.values() if a.verdict == "delivered"]) < len(packets):
            for ready in self._ready(left):
                self._receive(ready, packets, answers)
        return [answers.get(number, Answer("dropped")) for number in range(1, len(packets) + 1)]

    def _all(self):
        return [*self.sniffers, *(served for served, _ in self.served), *self.raw]

    def _ready(self, seconds):
        return select.select(self._all(), [], [], seconds)[0]

    def _drain(self):
        while ready := self._ready(0):
            for one in ready:
                one.recv(4096)

    def _receive(self, ready, packets, answers):
        if ready in self.sniffers:
            data, address = ready.recvfrom(4096)
            if address[2] == socket.PACKET_OUTGOING:
                return
            self._arrived(self.sniffers[ready].removeprefix("vl-"), data, answers)
        elif ready in self.raw:
            self._arrived("device", ready.recv(4096), answers)
        else:
            port = next(port for served, port in self.served if served is ready)
            data, extra, _, sender = ready.recvmsg(4096, 256)
            if data.startswith(b"vpnlint "):
                destination = socket.inet_ntoa(extra[0][2][8:12])
                seen = Packet("udp", sender[0], sender[1], destination, port)
                answers[int(data[8:13])] = Answer("delivered", "device", seen)

    @staticmethod
    def _arrived(where, data, answers):
        parsed = parse(data)
        if not parsed:
            return
        number, packet = parsed
        length = (data[0] & 15) * 4
        if packet.protocol == "icmp" and data[length] == 3:  # unreachable: it quotes the packet
            quoted = parse(data[length + 8:])
            if quoted and answers.get(quoted[0], Answer("dropped")).verdict == "dropped":
                answers[quoted[0]] = Answer("rejected")
        elif packet.protocol == "tcp" and data[length + 13] & 4:  # RST
            pass
        elif number:
            answers.setdefault(number, Answer("delivered", where, packet))
            if answers[number].verdict != "delivered":
                answers[number] = Answer("delivered", where, packet)
