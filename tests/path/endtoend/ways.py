"""Where the packets of a dial went, of what was seen on the links."""
import re

from scenarios import ORDER

ENDS = re.compile(r"udp (\S+):(\d+) -> (\S+):(\d+)")


class Way:
    """Where the packets of one flow and one direction went."""

    def __init__(self, dial, flow, direction):
        self.dial, self.flow, self.direction = dial, flow, direction
        self.peers = {}
        for a, b in dial.scenario.links:
            self.peers[(a.device, a.interface)] = b.device
            self.peers[(b.device, b.interface)] = a.device

    def _is_this_way(self, device, interface, going):
        """Away from the client is there. Other clients are not on the way."""
        peer = self.peers[(device, interface)]
        if device not in ORDER or peer not in ORDER:
            return False
        start, end = (device, peer) if going == "out" else (peer, device)
        away = ORDER.index(start) < ORDER.index(end)
        return away == (self.direction == "there")

    def _exit(self, device):
        for name, interface, going, flow, _ in self.dial.seen:
            if (name == device and going == "out" and flow == self.flow and
                    self._is_this_way(name, interface, going)):
                return self.peers[(name, interface)]
        return None

    def _arrived(self, device):
        if self.flow == "esp":
            return self.dial.esp_arrived.get(self.direction) == device
        for name, interface, going, flow, text in self.dial.seen:
            if (name != device or going != "in" or flow != self.flow or
                    not self._is_this_way(name, interface, going)):
                continue
            if ENDS.fullmatch(text).groups() in self.dial.received.get(device, ()):
                return True
        return False

    def _refused(self, device):
        """An ICMP error about the flow left it, or stayed there."""
        words = {"udp/500": (":500", ":1500"), "udp/4500": (":4500",), "esp": ("esp",)}[self.flow]
        return any(name == device and flow == "unreachable" and going == "out" and
                   any(word in text for word in words)
                   for name, _, going, flow, text in self.dial.seen)

    def end(self, start):
        device = start
        while not (device != start and self._arrived(device)):
            if not (following := self._exit(device)):
                return {"arrived": False, "at": device, "refused": self._refused(device)}
            device = following
        return {"arrived": True, "at": device}


def flows_of(dial):
    flows = {}
    for flow, port in (("udp/500", 500), ("udp/4500", 4500), ("esp", 0)):
        flows[flow] = None
        if flow == "esp" and not hasattr(dial, "esp_arrived"):
            continue
        if port and not dial.sent("client", port):
            continue
        there = Way(dial, flow, "there").end("client")
        flows[flow] = {"there": there, "back": None}
        if not there["arrived"]:
            continue
        own_port = dial.scenario.port if (port, there["at"]) == (500, "server") else port
        if port == 0 or dial.sent(there["at"], own_port):
            flows[flow]["back"] = Way(dial, flow, "back").end(there["at"])
    return flows


def taken(dial):
    """What the masquerading router made of source ports that were in use."""
    found = {}
    if "second-client" not in dial.scenario.devices:
        return found
    for *where, flow, text in dial.seen:
        if where == ["client-router", "wan", "out"] and flow in ("udp/500", "udp/4500"):
            source, port, target, to = ENDS.fullmatch(text).groups()
            found[f"udp {source}:{to} -> {target}:{to}"] = int(port)
    return found
