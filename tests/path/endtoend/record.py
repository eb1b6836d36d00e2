#!/usr/bin/env python3
"""Records what becomes of a dial by strongSwan through routers that filter and translate.

usage: record.py FILE [WORD]    (root; see README.md)      WORD: scenarios whose names contain it

One JSON object per line: the first says what recorded; every other is one scenario, as IKEv1 and
as IKEv2:
  devices      addresses (ADDR/0: the way of everything else), what they serve, iptables-save
               with the counters of the first dial
  links        which interface is connected to which
  taken        source ports that another client of the router used before: what the kernel took
               instead
  flows        udp/500, udp/4500, esp: null = not sent; else, there and back, whether it arrived at
               a daemon, `at` which device it ended, and whether that one sent an ICMP error
  nat          whether the client's daemon found that somebody translates
  established  both ends say so, and ESP passed in both directions
  charon       what the daemons said
  seen         every packet on every link, and how often: coming in, not filtered yet, or going
               out, filtered
"""
import json
import pathlib
import platform
import re
import subprocess
import sys

import scenarios
from daemon import DAEMON
from dial import Dial
from ways import flows_of, taken


def said(dial):
    """The last lines about IKE, without what differs from one time to the next for no reason."""
    lines = {}
    for name, log in dial.logs.items():
        own = [line for line in log if line.startswith("[IKE]") or "error writing" in line]
        lines[name] = {"log": own[-4:], "connections": dial.connections[name].splitlines()}
    lines["client"]["initiate"] = dial.said.strip().splitlines()[-1:]
    return lines


def addresses(scenario, name):
    found = []
    for pair in scenario.links:
        for end in pair:
            if end.device == name:
                found.append(f"{end.address}@{end.interface}")
    gateway = scenario.devices[name].gateway
    if gateway:
        address = next(one for one in found if one.endswith("@" + gateway))
        found.append(f"{address.split('/')[0]}/0@{gateway}")
    return found


def record(scenario, ike):
    dial = Dial(scenario, ike, encapsulated=False).run()
    flows = flows_of(dial)
    entry = {"id": f"{scenario.name} (IKEv{ike})", "target": scenario.target,
             "forced": scenario.forced, "devices": {}}
    for name, device in scenario.devices.items():
        serves = [one.replace("/500", f"/{scenario.port}") if name == "server" else one
                  for one in device.serves]
        entry["devices"][name] = {"addresses": addresses(scenario, name), "serves": serves,
                                  "filter": dial.saves[name]}
    entry["links"] = [[f"{end.device}@{end.interface}" for end in pair] for pair in scenario.links]
    entry |= {"taken": taken(dial), "flows": flows, "nat": dial.translated()}
    entry["charon"] = {"ike": said(dial)}
    entry["seen"] = {"ike": sorted([count, *key] for key, count in dial.seen.items())}
    entry["established"] = dial.is_up() and "back" in getattr(dial, "esp_arrived", {})
    if dial.is_up() and flows["udp/4500"]:
        tunnel = Dial(scenario, ike, encapsulated=True).run()
        entry["established"] = tunnel.is_up() and len(tunnel.passed_inside()) == 2
        entry["charon"]["tunnel"] = said(tunnel)
        entry["seen"]["tunnel"] = sorted([count, *key] for key, count in tunnel.seen.items()
                                         if key[3] in ("esp in udp", "inside"))
    return entry


def about():
    def told(*command):  # swanctl complains that there is no daemon
        return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              check=False).stdout

    return {"kernel": platform.release(),
            "strongswan": re.search(r"strongSwan (\S+)", told("swanctl", "--version"))[1],
            "daemon": DAEMON, "iptables": told("iptables", "--version").strip(),
            "ike": "kernel-netlink, without a child: it shows what NAT detection finds",
            "tunnel": "kernel-libipsec, which always encapsulates in UDP: after udp/4500",
            "esp": "raw packets of protocol 50: after udp/500 where nobody translates"}


def main():
    word = sys.argv[2] if len(sys.argv) > 2 else ""
    with pathlib.Path(sys.argv[1]).open("w") as file:
        file.write(json.dumps(about()) + "\n")
        for scenario in scenarios.ALL:
            if word not in scenario.name:
                continue
            for ike in (1, 2):
                entry = record(scenario, ike)
                file.write(json.dumps(entry) + "\n")
                ends = {flow: [end and [end["arrived"], end["at"]] for end in ways.values()]
                        for flow, ways in entry["flows"].items() if ways}
                print(entry["id"], entry["established"], ends, flush=True)


if __name__ == "__main__":
    main()
