"""The measurements of scripts/bench: ratios of runs taken in turn, and that the answers are right.

The machine may be shared and noisy, so a time means nothing by itself: every goal is the median of
ratios between two commands that ran directly after each other (A B A B ...). A goal counts only if
vpnlint found what the generator planted, at the lines where ripgrep finds it.
"""

import argparse
import collections
import dataclasses
import hashlib
import json
import pathlib
import statistics
import subprocess
import sys

MIB = 1024
LONG_RUN = 1.0       # seconds from which three pairs suffice
TIMEOUT = 300
STARTS = 100         # starts that are timed together, as one of them is too short
EVIL = ("evil-value", "evil-line", "evil-deep", "evil-one-key", "evil-nul")
INCOMPLETE = ("evil-value", "evil-line", "evil-nul")  # cut by a limit, damaged


@dataclasses.dataclass
class Goal:
    """`must` and `stretch` are upper limits; `interim` is what is accepted until `must` is reached."""
    name: str
    what: str
    must: float
    stretch: float | None = None
    interim: float | None = None
    unit: str = "x"

    def verdict(self, value):
        if self.stretch is not None and value <= self.stretch:
            return "ok (stretch)"
        if value <= self.must:
            return "ok"
        return "interim" if self.interim is not None and value <= self.interim else "MISSED"


Sample = collections.namedtuple("Sample", "seconds peak_kib status")


class Bench:
    def __init__(self, options):
        self.vpnlint = str(options.vpnlint)
        self.tools, self.cache = options.tools, options.cache
        self.rows, self.wrong, self.missed = [], [], False
        self.prepare_cache(options.source)

    def prepare_cache(self, source):
        """Workloads stay valid as long as the generator's source does not change."""
        digest = hashlib.sha256()
        for path in sorted(source.glob("*.[ch]*")):
            digest.update(path.read_bytes())
        self.cache.mkdir(parents=True, exist_ok=True)
        stamp = self.cache / "generator"
        if not stamp.exists() or stamp.read_text() != digest.hexdigest():
            for path in self.cache.glob("*.truth.json"):
                path.unlink()
            stamp.write_text(digest.hexdigest())

    def workload(self, name):
        """The file and what is in it."""
        truth = self.cache / f"{name}.truth.json"
        if not truth.exists():
            subprocess.run([self.tools / "bench_generate", name, self.cache], check=True)
        return str(self.cache / f"{name}.reg"), json.loads(truth.read_text())

    # Times

    def run(self, command, rounds=1):
        output = subprocess.run([self.tools / "bench_stopwatch", str(rounds), *command], check=True,
                                capture_output=True, text=True, timeout=TIMEOUT).stdout.split()
        return Sample(float(output[0]), int(output[1]), int(output[2]))

    def pairs(self, first, second, rounds=1, second_rounds=None):
        """Both commands in turn: the ratios, the samples of each."""
        second_rounds = second_rounds or rounds
        warm = [self.run(first, rounds), self.run(second, second_rounds)]
        count = 3 if max(sample.seconds for sample in warm) > LONG_RUN else 7
        taken = [(self.run(first, rounds), self.run(second, second_rounds)) for _ in range(count)]
        for command, samples in zip((first, second), zip(*taken)):
            if any(sample.status != 0 for sample in samples):
                self.wrong.append(f"exit {samples[0].status}: {' '.join(command)}")
        return [a.seconds / b.seconds for a, b in taken], taken

    def audit(self, path):
        return [self.vpnlint, "audit", path, "--exit-zero", "--lang", "en"]

    # Answers

    def report(self, path):
        done = subprocess.run([*self.audit(path), "-f", "json"], capture_output=True, timeout=TIMEOUT)
        try:
            return json.loads(done.stdout)
        except ValueError:
            self.wrong.append(f"no JSON from audit {path} (exit {done.returncode})")
            return {"findings": [], "artifacts": []}

    def rg(self, *arguments):
        done = subprocess.run(["rg", "--encoding", "utf-16le", "--no-config", *arguments],
                              capture_output=True, text=True, timeout=TIMEOUT)
        return done.stdout.splitlines()

    def expect(self, what, found, wanted):
        if found != wanted:
            self.wrong.append(f"{what}: {found} instead of {wanted}")

    def check_planted(self, name):
        """The disabled service is found, at a line where ripgrep sees it."""
        path, truth = self.workload(name)
        lines = truth["planted"]["VPN501"]
        seen = [int(line.split(":")[0]) for line in self.rg("-n", r'^"Start"=dword:00000004\r?$', path)]
        self.expect(f"{name}: lines of Start=4 that rg finds", seen, lines)
        evidence = {proof["line"] for finding in self.report(path)["findings"]
                    if finding["rule"] == "VPN501" and finding["verdict"] == "fail"
                    for proof in finding["evidence"][:1]}
        if not evidence or not evidence <= set(lines):
            self.wrong.append(f"{name}: VPN501 cites lines {sorted(evidence)}, planted at {lines}")

    def check_counts(self, name):
        """Keys, values and mentions of PolicyAgent: facts, rg and the generator agree."""
        path, truth = self.workload(name)
        keys, values, mentions = 0, 0, 0
        facts = subprocess.Popen([self.vpnlint, "facts", path], stdout=subprocess.PIPE)
        for line in facts.stdout:
            row = json.loads(line)
            if row["table"] not in ("registry_key", "registry_value"):
                continue
            fields = row["fields"]
            if row["table"] == "registry_key":
                keys += 1
                mentions += "PolicyAgent" in fields["key"]
            else:
                values += 1
                text_line = fields["type"] == "REG_SZ" and "PolicyAgent" in fields.get("data", "")
                mentions += text_line or "PolicyAgent" in fields["name"]
        facts.wait()
        for what, found, pattern in (("keys", keys, r"^\["), ("values", values, r'^("|@=)'),
                                     ("mentions of PolicyAgent", mentions, "PolicyAgent")):
            counted = int((self.rg("-c", pattern, path) or ["0"])[0])
            self.expect(f"{name}: {what} in facts", found, counted)
            if what in truth["counts"]:
                self.expect(f"{name}: {what} that rg counts", counted, truth["counts"][what])

    # Goals

    def row(self, goal, value, detail):
        verdict = goal.verdict(value)
        self.missed |= verdict == "MISSED"
        limit = lambda number: "" if number is None else f"{number:g}"
        self.rows.append((goal.name, goal.what, limit(goal.must), limit(goal.stretch),
                          f"{value:.3g} {goal.unit}", detail, verdict))

    def ratio_row(self, goal, ratios, note=""):
        spread = f"{min(ratios):.3g} to {max(ratios):.3g}, {len(ratios)} pairs"
        self.row(goal, statistics.median(ratios), f"{spread}{'; ' + note if note else ''}")

    def search(self, name):
        path, _ = self.workload(name)
        ratios, taken = self.pairs(self.audit(path),
                                   ["rg", "--encoding", "utf-16le", "-c", "PolicyAgent", path])
        mine, other = (statistics.median(sample.seconds for sample in side) for side in zip(*taken))
        self.ratio_row(Goal("G1", f"audit of {name} / rg -c PolicyAgent", 1.0, 0.8, 1.5), ratios,
                       f"{mine * 1e3:.0f} ms / {other * 1e3:.0f} ms")

    def linear(self, large, small, factor):
        ratios, _ = self.pairs(self.audit(self.workload(large)[0]), self.audit(self.workload(small)[0]))
        self.ratio_row(Goal("G7", f"audit of {large} / {small}", factor), ratios)

    def memory(self, names):
        peaks = {name: max(self.run(self.audit(self.workload(name)[0])).peak_kib for _ in range(3)) / MIB
                 for name in names}
        detail = ", ".join(f"{name} {peak:.1f}" for name, peak in peaks.items())
        self.row(Goal("G8", "peak resident", 32, 16, unit="MiB"), max(peaks.values()), detail)
        self.row(Goal("G8", "spread of the peaks", 4, unit="MiB"),
                 max(peaks.values()) - min(peaks.values()), "")

    def evil(self):
        well_formed, _ = self.workload("reg100")
        for name in EVIL:
            path, _ = self.workload(name)
            artifacts = self.report(path)["artifacts"]
            statuses = [artifact["status"] for artifact in artifacts]
            if name in INCOMPLETE:
                self.expect(f"{name}: status", statuses, ["partial"])
            ratios, taken = self.pairs(self.audit(path), self.audit(well_formed))
            self.ratio_row(Goal("G9", f"audit of {name} / reg100", 2.0), ratios, ",".join(statuses))
            peak = max(mine.peak_kib for mine, _ in taken) / MIB
            self.row(Goal("G9", f"peak resident, {name}", 64, 32, unit="MiB"), peak, "")

    def start(self):
        ratios, taken = self.pairs([self.vpnlint, "--version"], ["true"], STARTS)
        mine, other = (statistics.median(sample.seconds for sample in side) for side in zip(*taken))
        self.ratio_row(Goal("G22", "vpnlint --version / true", 1.5, 1.1, 3.0), ratios,
                       f"{mine * 1e3:.2f} ms / {other * 1e3:.2f} ms")
        _, taken = self.pairs([self.vpnlint, "rules", "list"], [self.vpnlint, "--version"], STARTS)
        extra = statistics.median((mine.seconds - other.seconds) * 1e3 for mine, other in taken)
        self.row(Goal("G22", "rules list - --version (loading, listing)", 1.0, unit="ms"), extra, "")

    def print_table(self):
        head = ("goal", "what", "must", "stretch", "measured", "detail", "verdict")
        rows = [head, *self.rows]
        widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
        for row in rows:
            print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())
        for text in self.wrong:
            print(f"WRONG: {text}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("--vpnlint", "--cache", "--tools", "--source"):
        parser.add_argument(name, type=pathlib.Path, required=True)
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    bench = Bench(options)
    exports = ["reg10", "reg50"] if options.quick else ["reg10", "reg50", "reg200", "reg500"]
    bench.check_counts("reg10")
    for name in exports:
        bench.check_planted(name)
    bench.search("reg50" if options.quick else "reg200")
    if options.quick:
        bench.linear("reg50", "reg10", 5.25)
    else:
        bench.linear("reg500", "reg50", 10.5)
    bench.memory(exports)
    if not options.quick:
        bench.evil()
    bench.start()
    bench.print_table()
    return 2 if bench.wrong else 1 if bench.missed else 0


if __name__ == "__main__":
    sys.exit(main())
