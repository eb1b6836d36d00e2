"""One dial by strongSwan, in a network of its own."""
import shutil
import socket
import tempfile
import time

from daemon import Daemon, INNER
from network import Network, PREFIX, Watch, run, socket_in
from lab import Packet, bytes_of, parse  # found by network

SETTLE = 0.15  # seconds until the last packet has arrived; the way takes less than 0.01


class Dial:
    """One network, its daemons, and what was seen until the client gave up or was connected."""

    def __init__(self, scenario, ike, encapsulated):
        self.scenario, self.ike, self.encapsulated = scenario, ike, encapsulated
        self.folder = tempfile.mkdtemp()

    def run(self):
        devices = self.scenario.devices
        try:
            with Network(devices, self.scenario.links) as network:
                with Watch(devices) as watch:
                    self.seen = watch.seen
                    self._dial()
                self.saves = {name: network.save(name) for name in devices}
        finally:
            shutil.rmtree(self.folder)
        return self

    def _occupy_ports(self):
        if "second-client" not in self.scenario.devices:
            return
        for port in (500, 4500):
            with socket_in(PREFIX + "second-client", socket.AF_INET, socket.SOCK_DGRAM) as other:
                other.bind(("0.0.0.0", port))
                other.sendto(b"first", (self.scenario.target, port))
        time.sleep(SETTLE)

    def _dial(self):
        for name, address in INNER.items():
            run("ip", "address", "add", address + "/32", "dev", "lo", namespace=PREFIX + name)
        daemons = {name: Daemon(self.scenario, name, f"{self.folder}/{name}", self.ike,
                                self.encapsulated)
                   for name, device in self.scenario.devices.items() if device.serves}
        try:
            for daemon in daemons.values():
                daemon.start()
            self._occupy_ports()
            self.said = daemons["client"].initiate()
            time.sleep(SETTLE)
            self.connections = {name: one.connections() for name, one in daemons.items()}
            if self.encapsulated:
                self._send_inside()
            elif self.is_up() and not self._floated():
                self._send_esp()
            time.sleep(SETTLE)
            self.logs = {name: daemon.log() for name, daemon in daemons.items()}
            self.received = {name: daemon.received() for name, daemon in daemons.items()}
        finally:
            for daemon in daemons.values():
                daemon.stop()

    def is_up(self):
        word = "INSTALLED" if self.encapsulated else "ESTABLISHED"
        return all(word in self.connections[name] for name in ("client", "server"))

    def _floated(self):
        return any(flow == "udp/4500" for _, _, _, flow, _ in self.seen)

    def sent(self, name, port):
        """Whether the daemon tried to send; a rule of its own device may have stopped it."""
        return any("sending packet: from" in line and f"[{port}] to" in line
                   for line in self.logs[name])

    def translated(self):
        return any("local host is behind NAT" in line or "remote host is behind NAT" in line
                   for line in self.logs["client"])

    def _send_inside(self):
        """One datagram through the tunnel in each direction, past the filters, which are asked for
        the packets outside only."""
        for name, address in INNER.items():
            other = INNER["server" if name == "client" else "client"]
            with socket_in(PREFIX + name, socket.AF_PACKET, socket.SOCK_DGRAM) as sender:
                try:
                    sender.sendto(bytes_of(Packet("udp", address, 1701, other, 1701), 1),
                                  ("ipsec0", 0x0800))
                except OSError:  # there is no tunnel
                    pass
            time.sleep(SETTLE)

    def passed_inside(self):
        """From whom the datagrams came."""
        return {address for address in INNER.values()
                for _, _, way, flow, text in self.seen
                if way == "in" and flow == "inside" and text.startswith(f"udp {address}:")}

    def _send_esp(self):
        """Raw packets: the client's, and answers from where they arrive."""
        own = next(a if a.device == "client" else b for a, b in self.scenario.links
                   if "client" in (a.device, b.device)).address.split("/")[0]
        self.esp_arrived = {}
        receivers = {name: socket_in(PREFIX + name, socket.AF_INET, socket.SOCK_RAW, 50)
                     for name, device in self.scenario.devices.items() if device.serves}
        packet = Packet("esp", own, 0, self.scenario.target, 0)
        try:
            self._send_raw("client", packet)
            for name in receivers:
                if name != "client" and (arrived := self._receive(receivers[name])):
                    self.esp_arrived["there"] = name
                    self._send_raw(name, arrived.reversed())
            if self._receive(receivers["client"]):
                self.esp_arrived["back"] = "client"
        finally:
            for receiver in receivers.values():
                receiver.close()

    @staticmethod
    def _send_raw(name, packet):
        with socket_in(PREFIX + name, socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_RAW) as raw:
            try:
                raw.sendto(bytes_of(packet, 1), (packet.destination, 0))
            except PermissionError:  # a rule of its own device
                pass

    @staticmethod
    def _receive(receiver):
        receiver.settimeout(SETTLE)
        try:
            return parse(receiver.recv(4096))[1]
        except TimeoutError:
            return None
