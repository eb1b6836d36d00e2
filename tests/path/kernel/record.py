#!/usr/bin/env python3
"""Records what this machine's kernel does with packets under random rule sets.

usage: record.py iptables|nft COUNT FILE     (root; iproute2, iptables, nftables, conntrack)

One JSON object per line: the first says what recorded; every other is one rule set as
iptables-save or nft print it, with the packets and the kernel's answers:
  from      outside, device or inside: who sent it
  packet    as it was sent
  verdict   delivered, dropped or rejected; delivered = seen by `at` as `seen`
  reply     what became of an answer to a delivered packet: delivered only when it came back to
            the sender with the addresses that he had written to
The same seed gives the same rule sets and packets everywhere.
"""
import json
import pathlib
import platform
import random
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import iptables_rules  # noqa: E402
import lab  # noqa: E402
import nft_rules  # noqa: E402
import packets  # noqa: E402

SEED = 809


def clear():
    lab.run("nft", "flush", "ruleset", namespace=lab.DEVICE)
    lab.run("conntrack", "-F", namespace=lab.DEVICE)


def load_iptables(rng):
    rules = iptables_rules.Rules(rng)
    lab.run("iptables-restore", namespace=lab.DEVICE, text=rules.text())
    return {"opaque": rules.opaque, "save": lab.run("iptables-save", namespace=lab.DEVICE)}


def load_nft(rng):
    rules = nft_rules.Rules(rng)
    text = rules.text()
    foreign = rng.random() < 0.12  # iptables-nft has put tables of its own there
    if foreign:
        beside = iptables_rules.Rules(rng)
        lab.run("iptables-restore", namespace=lab.DEVICE, text=beside.text())
        text = text.replace("table ip nat ", "table ip nat3 ")
    lab.run("nft", "-f", "-", namespace=lab.DEVICE, text=text)
    listing = lab.run("nft", "list", "ruleset", namespace=lab.DEVICE)
    exported = json.loads(lab.run("nft", "-j", "list", "ruleset", namespace=lab.DEVICE))
    # What nft prints of iptables' matches may be no more than a name.
    # Of chains at an interface, nft 1.0.6 leaves the interface out of its JSON.
    opaque = rules.opaque or foreign
    return {"opaque": opaque, "opaque_json": opaque or "netdev" in text, "text": listing,
            "json": exported}


def replies(machine, asked, answers):
    """Answers to what was delivered, from where it was seen."""
    wanted = [(index, f"vl-{answer.at}", answer.seen.reversed())
              for index, answer in enumerate(answers) if answer.verdict == "delivered"]
    got = machine.ask([(origin, packet) for _, origin, packet in wanted])
    result = {}
    for (index, _, _), answer in zip(wanted, got):
        origin, packet = asked[index]
        back = answer.verdict
        if back == "delivered":
            right = answer.at == origin.removeprefix("vl-") and answer.seen == packet.reversed()
            back = "delivered" if right else "elsewhere"
        result[index] = back
    return result


def record(machine, kind, number):
    rng = random.Random(f"{SEED} {kind} {number}")
    clear()
    try:
        entry = {"id": f"{kind}-{number:03}", **(load_iptables if kind == "iptables" else load_nft)(rng)}
    except subprocess.CalledProcessError as error:
        print(f"{kind}-{number:03}: {error.stderr.strip()}", file=sys.stderr)
        return None
    asked = packets.random_packets(rng)
    answers = machine.ask(asked)
    back = replies(machine, asked, answers)
    entry["packets"] = []
    for index, ((origin, packet), answer) in enumerate(zip(asked, answers)):
        line = {"from": origin.removeprefix("vl-"), "packet": str(packet), "verdict": answer.verdict}
        if answer.verdict == "delivered":
            line |= {"at": answer.at, "seen": str(answer.seen), "reply": back[index]}
        entry["packets"].append(line)
    return entry


def main():
    kind, count, file = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    about = {"kernel": platform.release(), "seed": SEED,
             "iptables": lab.run("iptables", "--version").strip(),
             "nft": lab.run("nft", "--version").strip()}
    lines = [about]
    with lab.Lab() as machine:
        number = 0
        while len(lines) <= count:
            number += 1
            if entry := record(machine, kind, number):
                lines.append(entry)
    pathlib.Path(file).write_text("".join(
        json.dumps(line, separators=(",", ":")) + "\n" for line in lines))


if __name__ == "__main__":
    main()
