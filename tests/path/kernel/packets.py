"""What is asked of each rule set: packets in, through and out, each of them a connection of its own."""
from lab import DEVICE, INSIDE, INSIDE_HOSTS, LAN, OUTSIDE, OUTSIDE_HOSTS, Packet, SECOND_WAN, WAN

PORTS = (500, 500, 4500, 4500, 1701, 443)


def random_packets(rng, count=14):
    """No two share an address pair: otherwise the translation of one could be in the way of another."""
    outside = rng.sample(OUTSIDE_HOSTS, count)
    packets = []
    for index in range(count):
        protocol = rng.choice(("udp", "udp", "udp", "udp", "udp", "esp", "gre"))
        port = rng.choice(PORTS)
        source_port = rng.choice((port, port, 1024 + rng.randrange(60000)))
        if protocol != "udp":
            port = source_port = 0
        inner = INSIDE_HOSTS[index % len(INSIDE_HOSTS)]
        way = rng.choice(("in", "in", "in", "through", "away", "away", "out", "lan"))
        # Portless protocols of one device address would share a translation.
        if way == "lan":
            packets.append((INSIDE, Packet(protocol, inner, source_port, LAN, port)))
        elif way == "in":
            target = WAN if rng.random() < 0.8 else SECOND_WAN
            packets.append((OUTSIDE, Packet(protocol, outside[index], source_port, target, port)))
        elif way == "through":
            packets.append((OUTSIDE, Packet(protocol, outside[index], source_port, inner, port)))
        elif way == "away":
            packets.append((INSIDE, Packet(protocol, inner, source_port, outside[index], port)))
        else:
            packets.append((DEVICE, Packet(protocol, WAN, source_port, outside[index], port)))
    return packets
