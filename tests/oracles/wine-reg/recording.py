#!/usr/bin/env python3
"""Turns what Wine left behind into recorded.txt, and recorded.txt into expected.ndjson.

recording.py write HERE WORK OUT VERSION   called by scripts/record_wine_reg.sh
recording.py check [HERE]                  exit 1 unless expected.ndjson follows from recorded.txt
"""
import json
import re
import sys
from pathlib import Path

# Where the cases' keys stand: (store file, path in it, path as a .reg file names it).
PLACES = [
    ("user.reg", r"Software\vpnlint-case", r"HKEY_CURRENT_USER\Software\vpnlint-case"),
    ("system.reg", r"Software\vpnlint-case", r"HKEY_LOCAL_MACHINE\Software\vpnlint-case"),
    ("system.reg", r"System\ControlSet001\Services\vpnlint-case",
     r"HKEY_LOCAL_MACHINE\System\ControlSet001\Services\vpnlint-case"),
    ("system.reg", r"System\CurrentControlSet\Services\vpnlint-case",
     r"HKEY_LOCAL_MACHINE\System\CurrentControlSet\Services\vpnlint-case"),
    ("system.reg", r"Software\Classes\vpnlint-case", r"HKEY_CLASSES_ROOT\vpnlint-case"),
    ("userdef.reg", r"Software\vpnlint-case", r"HKEY_USERS\.Default\Software\vpnlint-case"),
    ("system.reg",
     r"System\CurrentControlSet\Hardware Profiles\Current\Software\vpnlint-case",
     r"HKEY_CURRENT_CONFIG\Software\vpnlint-case"),
]
TYPES = ["REG_NONE", "REG_SZ", "REG_EXPAND_SZ", "REG_BINARY", "REG_DWORD", "REG_DWORD_BIG_ENDIAN",
         "REG_LINK", "REG_MULTI_SZ", "REG_RESOURCE_LIST", "REG_FULL_RESOURCE_DESCRIPTOR",
         "REG_RESOURCE_REQUIREMENTS_LIST", "REG_QWORD"]
STORE_ESCAPES = dict(zip("abtnvfre", "\a\b\t\n\v\f\r\x1b"))
OWN_CLOCK = '"DriverDateData"='  # Wine writes the time of its start there
LINES_SHOWN = 40
COLUMNS_SHOWN = 200


def unescape(text):
    """Undoes the escapes of Wine's registry files: \\n, \\x20ac, \\033, \\ + character."""
    def one(match):
        body = match.group(1)
        if body[0] == "x":
            return chr(int(body[1:], 16))
        if body[0].isdigit():
            return chr(int(body, 8))
        return STORE_ESCAPES.get(body, body)
    return re.sub(r"\\(x[0-9a-fA-F]{1,4}|[0-7]{1,3}|.)", one, text)


def utf16(text):
    return text.encode("utf-16-le", "surrogatepass").hex()


def value_of(line):
    """One value line of a store (continuation joined) as (name, type number, hex of its data)."""
    match = re.match(r'(@|"((?:[^"\\]|\\.)*)")=(.*)$', line, re.S)
    name, data = unescape(match.group(2) or ""), match.group(3)
    text = re.match(r'(?:str\((\w+)\):)?"(.*)"$', data, re.S)
    if text:  # the store leaves out exactly one final NUL
        return name, int(text.group(1) or "1", 16), utf16(unescape(text.group(2)) + "\0")
    kind, payload = data.split(":", 1)
    if kind == "dword":
        return name, 4, int(payload, 16).to_bytes(4, "little").hex()
    number = re.match(r"hex(?:\((\w+)\))?$", kind).group(1)
    return name, int(number or "3", 16), payload.replace(",", "").replace(" ", "")


def read_store(path):
    """A registry file of a prefix as [(key path, [raw value lines])]."""
    keys = []
    text = path.read_text("latin-1").replace("\\\n  ", "")
    for line in text.split("\n"):
        match = re.match(r"\[((?:[^\]\\]|\\.)*)\] \d+$", line)
        if match:
            keys.append((unescape(match.group(1)), []))
        elif keys and line[:1] in ('"', "@"):
            keys[-1][1].append(line)
    return keys


def place_of(file, key):
    for store, inside, outside in PLACES:
        if file == store and (key + "\\").lower().startswith(inside.lower() + "\\"):
            return outside + key[len(inside):], outside
    return None


def states(prefix, fresh, cases):
    """case -> [(path as a .reg file names it, raw value lines)]; and what else has changed."""
    by_case, strays = {}, []
    lower = {case.lower(): case for case in cases}
    for file in ("user.reg", "system.reg", "userdef.reg"):
        before = {(key, value) for key, values in read_store(fresh / file) for value in values}
        for key, values in read_store(prefix / file):
            full, outside = place_of(file, key) or (key, None)
            case = lower.get(full[len(outside) + 1:].split("\\")[0].lower()) if outside else None
            if case:
                by_case.setdefault(case, []).append((full, values))
                continue
            new = [v for v in values if (key, v) not in before and not v.startswith(OWN_CLOCK)]
            owner = owner_of(new[0], cases) if new and not key else None
            if owner:  # values of a root key itself name their case
                by_case.setdefault(owner, []).append(("HKEY_CURRENT_USER", new))
            elif new:
                strays.append((file, key, *new))
    return by_case, strays


def owner_of(value, cases):
    name = value_of(value)[0]
    return next((case for case in cases if name.startswith("vpnlint-case-" + case)), None)


def visible(text):
    """Text of a file with everything that is no printable character made visible."""
    return "".join(c if c.isprintable() else "<U+%04X>" % ord(c) for c in text)


def cut(text):
    if len(text) <= COLUMNS_SHOWN:
        return text
    return text[:COLUMNS_SHOWN] + " ... (%d characters more)" % (len(text) - COLUMNS_SHOWN)


def input_lines(data):
    for bom, codec in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(bom):
            text = data[2:].decode(codec, "surrogatepass" if len(data) % 2 == 0 else "replace")
            return codec + " with BOM", re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    if data[1:2] == b"\0":
        return "utf-16-le", re.split(r"(?<=\n)|(?<=\r)(?!\n)", data.decode("utf-16-le"))
    try:
        text, name = data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text, name = data.decode("latin-1"), "bytes shown as latin-1"
    return name, re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)


def exports(path, cases):
    """The exports of regedit, by case, as text lines."""
    data = path.read_bytes()
    parts = data.split(b"\xff\xfeW\0i\0n\0d\0")
    text = "".join(part.decode("utf-16-le", "surrogatepass") for part in parts)
    by_case, case = {}, None
    lower = {c.lower(): c for c in cases}
    for line in text.split("\r\n"):
        key = re.match(r"\[(.*)\]$", line, re.S)
        if key:
            match = re.search(r"\\vpnlint-case\\([^\\]+)", key.group(1), re.S)
            case = lower.get(match.group(1).lower()) if match else None
        elif line.startswith("ows Registry Editor"):
            case = None
        if case and line:
            by_case.setdefault(case, []).append(line)
    return by_case


def answer(work, case, tool):
    log = work / "answers" / (case + "." + tool)
    messages = Path(str(log) + ".messages").read_text("utf-8", "replace").split("\n")
    noise = ("wine32", "multiarch", 'execute "dpkg')  # Debian's hint about 32-bit programs
    kept = [visible(m.rstrip("\r")) for m in messages]
    kept = [m for m in kept if m.strip() and not any(n in m for n in noise)]
    kept = ["(wine crashed: page fault)" if "page fault" in m else m for m in kept]
    return Path(str(log) + ".exit").read_text().strip(), kept


HEADER = """\
# What Wine's regedit made of each file in cases/. Written by scripts/record_wine_reg.sh.
# tool: %s
# commands: wine regedit /S CASE.setup.reg (where there is one); wine regedit /S CASE.reg;
#   wine regedit /E FILE KEY; then the prefix's own registry files.
#   In a second prefix: wine reg import CASE.reg.
# environment: a fresh 64-bit prefix, LC_ALL=C
# < the case's file    exit, message: of regedit; reg import: exit and message of the other tool
# > what regedit /E writes afterwards (as UTF-8)
# = the same from Wine's registry files, which are exact to the byte: [key] with its name
#   as in a .reg file, then the values as they are stored
# ! what reg import left behind, where that differs
# answer: whose state expected.ndjson takes (cases.tsv says why): regedit, reg, none"""


def record(here, work, version):
    table = (here / "cases.tsv").read_text("utf-8").splitlines()[1:]
    cases = [line.split("\t") for line in table]
    names = [case[0] for case in cases]
    state, strays = states(work / "regedit", work / "fresh", names)
    other, _ = states(work / "reg", work / "fresh", names)
    exported = exports(work / "answers" / "exports.reg", names)
    lines = (HEADER % version).split("\n")
    for name, answer_of, _, about, _ in cases:
        lines += ["", "== " + name, "about: " + about, "answer: " + answer_of]
        lines += question_lines(here / "cases", name)
        lines += answer_lines(work, name, exported.get(name, []))
        mine, theirs = store_lines(state.get(name, [])), store_lines(other.get(name, []))
        lines += ["= " + line for line in mine or ["nothing"]]
        lines += ["! " + line for line in theirs or ["nothing"]] if theirs != mine else []
    lines += ["", "== (anywhere else)"]
    lines += ["= " + visible(repr(stray)) for stray in strays] or ["= nothing"]
    return "\n".join(lines) + "\n"


def question_lines(folder, name):
    codec, source = input_lines((folder / (name + ".reg")).read_bytes())
    lines = ["file: " + codec]
    if (folder / (name + ".setup.reg")).exists():
        lines.append("setup: " + name + ".setup.reg")
    return lines + ["< " + cut(visible(line)) for line in source if line][:LINES_SHOWN]


def answer_lines(work, name, exported):
    code, messages = answer(work, name, "regedit")
    lines = ["exit: " + code] + ["message: " + m for m in messages]
    code, messages = answer(work, name, "reg")
    lines += ["reg import: exit " + code] + ["reg import: " + m for m in messages]
    lines += ["> " + cut(visible(line)) for line in exported[:LINES_SHOWN]]
    if len(exported) > LINES_SHOWN:
        lines.append("> ... (%d lines more)" % (len(exported) - LINES_SHOWN))
    return lines


def store_lines(keys):
    lines = []
    for full, values in sorted(keys, key=lambda key: key[0].lower().split("\\")):
        lines += ["[" + visible(full) + "]"] + values
    return lines


def expectations(recorded):
    """recorded.txt -> the rows of expected.ndjson."""
    rows = []
    for block in recorded.split("\n\n== ")[1:]:
        name, *lines = block.split("\n")
        answer_of = next((line[8:] for line in lines if line.startswith("answer: ")), "none")
        mark = "! " if answer_of == "reg" and any(line.startswith("! ") for line in lines) else "= "
        keys, key = {}, None
        for line in lines:
            if answer_of == "none" or not line.startswith(mark) or line[2:] == "nothing":
                continue
            if line[2] == "[":
                key = line[3:-1]
                keys[key] = []
            else:
                keys[key].append(value_of(line[2:]))
        rows += rows_of(name, keys)
    return rows


def rows_of(case, keys):
    base = set()
    for key in keys:  # Wine's files do not list a key that has subkeys and no values
        parts = key.split("\\")
        own = next((i for i, part in enumerate(parts) if part.lower() == case.lower()), None)
        if own is None:
            base.add(key)
            continue
        base.update("\\".join(parts[:i]) for i in range(own + 1, len(parts) + 1))
    rows = []
    for key in sorted(base, key=lambda k: k.lower().split("\\")):
        rows.append({"case": case, "table": "registry_key", "key": decode(key)})
        for name, kind, data in keys.get(key, []):
            known = TYPES[kind] if kind < len(TYPES) else "0x%08x" % kind
            rows.append({"case": case, "table": "registry_value", "key": decode(key), "name": name,
                         "type": known, "data_hex": data})
    return rows


def decode(key):
    """Undoes visible() for the key lines of a recording."""
    return re.sub(r"<U\+([0-9A-F]{4,6})>", lambda m: chr(int(m.group(1), 16)), key)


def to_ndjson(rows):
    return "".join(json.dumps(row) + "\n" for row in rows)


def main(arguments):
    if arguments[:1] == ["write"]:
        here, work, out = (Path(argument) for argument in arguments[1:4])
        version = arguments[4]
        recorded = record(here, work, version)
        (out / "recorded.txt").write_text(recorded, "utf-8")
        rows = expectations(recorded)
        (out / "expected.ndjson").write_text(to_ndjson(rows), "utf-8")
        print("%d cases, %d rows" % (recorded.count("\nabout: "), len(rows)))
        return 0
    here = Path(arguments[1]) if len(arguments) > 1 else Path(__file__).parent
    follows = to_ndjson(expectations((here / "recorded.txt").read_text("utf-8")))
    same = follows == (here / "expected.ndjson").read_text("utf-8")
    print("expected.ndjson follows from recorded.txt" if same else "expected.ndjson is out of date")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
