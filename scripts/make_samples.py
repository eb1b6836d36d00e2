#!/usr/bin/env python3
"""Writes samples/<case>/bundle and case.toml; with --check says whether they are what it would write.

Everything is synthetic and follows from fixed seeds. Archives are compared by their members, because
the compressed bytes depend on the version of zlib.
"""

import argparse
import io
import pathlib
import sys
import zipfile

from sample_parts import cases, clean_cases, path_cases

SAMPLES = pathlib.Path(__file__).resolve().parent.parent / "samples"


def toml_text(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def toml_list(items):
    return "[" + ", ".join(toml_text(item) if isinstance(item, str) else str(item) for item in items) + "]"


def case_toml(case):
    lines = ["# Written by scripts/make_samples.py.", f"title = {toml_text(case.title)}",
             f"error = {case.error}", f"other_errors = {toml_list(case.other_errors)}",
             f"cause = {toml_text(case.cause)}", f"planted = {toml_list(case.planted)}",
             f"beside = {toml_list(case.beside)}",
             f"unknown_at_most = {cases.UNKNOWN_AT_MOST.get(case.name, case.unknown_at_most)}",
             f"notes = {toml_text(case.notes)}"]
    if case.possible:
        lines.append(f"possible = {toml_list(case.possible)}")
    return "".join(line + "\n" for line in lines).encode()


def wanted_files():
    files = {}
    for case in cases.all_cases() + clean_cases.all_cases() + path_cases.all_cases():
        files[f"{case.name}/case.toml"] = case_toml(case)
        for path, data in case.files.items():
            files[f"{case.name}/bundle/{path}"] = data
    return files


def members(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(member.filename, archive.read(member)) for member in archive.infolist()]


def same(path, wanted):
    if not path.is_file():
        return False
    found = path.read_bytes()
    if found == wanted:
        return True
    return path.suffix == ".zip" and zipfile.is_zipfile(path) and members(found) == members(wanted)


def present_files():
    for path in SAMPLES.glob("*/bundle/**/*"):
        if path.is_file():
            yield path.relative_to(SAMPLES).as_posix()
    for path in SAMPLES.glob("*/case.toml"):
        yield path.relative_to(SAMPLES).as_posix()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing, exit 1 on any difference")
    check = parser.parse_args().check
    files = wanted_files()
    differing = [name for name, data in files.items() if not same(SAMPLES / name, data)]
    strays = sorted(set(present_files()) - set(files))
    if check:
        for name in differing + strays:
            print(f"samples/{name} is not what scripts/make_samples.py writes", file=sys.stderr)
        return 1 if differing or strays else 0
    for name in strays:
        (SAMPLES / name).unlink()
    for name in differing:
        (SAMPLES / name).parent.mkdir(parents=True, exist_ok=True)
        (SAMPLES / name).write_bytes(files[name])
    print(f"{len(files)} files, {len(differing)} written, {len(strays)} removed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
