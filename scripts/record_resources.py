#!/usr/bin/env python3
"""Copies the string resources that tests/languages renders from into its data folder.

Usage: record_resources.py FOLDER

FOLDER holds the tables that make_labels.py reads. The texts stay as they are, with their escapes:
the tests must not go through schemas/labels, or an error there would look right.
"""
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
LANGUAGES = ["en-us", "ko-KR", "ja-JP", "zh-CN", "zh-TW", "de-DE", "fr-FR", "es-ES", "it-IT",
             "pt-BR", "ru-RU"]
WANTED = {
    "authfwcfg.dll": [
        11000, 11001, 11002, 11004, 11013, 11014, 11047, *range(11051, 11064), 11066, 11067,
        11095, 11097, 11098, 11099, 11100, 11104, *range(11108, 11118), 11122, 11123,
        *range(11155, 11159), *range(11165, 11177), 11277, 11295, 11300, 13003, 13006],
    "netsh.exe": [2],
    "sc.exe": [47, 48, 49, 50, 58, 59, 60, 100, 101, 128, 129, 130, 131, 137, 144, 145, 147, 162],
    "win32_errors": [5, 1060],
    "service_display_names": ["BFE", "IKEEXT", "PolicyAgent", "RasMan", "RemoteAccess"],
}


def rows(folder, file, wanted):
    lines = (folder / f"{file}.tsv").read_text(encoding="utf-8").splitlines()
    columns = lines[0].split("\t")
    table = {line.split("\t")[0]: line.split("\t") for line in lines[1:]}
    for key in wanted:
        cells = dict(zip(columns, table[str(key)]))
        yield "\t".join([f"{file},{key}", *(cells.get(name, "") for name in LANGUAGES)])


def main():
    folder = pathlib.Path(sys.argv[1])
    lines = ["resource\t" + "\t".join(LANGUAGES)]
    for file, wanted in WANTED.items():
        lines += rows(folder, file, wanted)
    out = ROOT / "tests" / "languages" / "data" / "resources.tsv"
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main()
