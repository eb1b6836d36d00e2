#!/usr/bin/env python3
"""Writes src/base/code_pages.def and src/base/code_page_tables.cpp.

The mapping is Windows' own (MultiByteToWideChar), as Microsoft's "best fit" tables
(unicode.org, VENDORS/MICSFT/WindowsBestFit) document it. Python's codecs agree with those tables
except where `AMENDED` says otherwise. To support one more page, add a line to `PAGES`.

Usage: scripts/make_code_pages.py [--check]
"""
import pathlib
import sys

UNDEFINED = 0xFFFD  # in the tables: no character; the decoder counts it
LEAD = 0x0000  # in a `high` table: first byte of a pair

# In the order in which detection prefers them when scores are equal: (number, ranges of lead bytes,
# first trail byte, further names). No lead byte = a single-byte page.
PAGES = [
    (949, [(0x81, 0xFE)], 0x41, ["euc-kr", "uhc", "ks_c_5601-1987"]),
    (932, [(0x81, 0x9F), (0xE0, 0xFC)], 0x40, ["shift_jis", "shift-jis", "sjis"]),
    (936, [(0x81, 0xFE)], 0x40, ["gbk", "gb2312"]),
    (950, [(0x81, 0xFE)], 0x40, ["big5"]),
    (850, [], 0, []),
    (437, [], 0, []),
    (866, [], 0, []),
    (852, [], 0, []),
    (857, [], 0, []),
    (1252, [], 0, []),
    (1251, [], 0, []),
    (1250, [], 0, []),
    (1253, [], 0, []),
    (1254, [], 0, []),
]
LAST_TRAIL = 0xFE


def private(first, rows, trails):
    """User-defined characters: Windows numbers them row by row."""
    pairs = [bytes([lead, trail]) for lead in rows for trail in trails]
    return {pair: first + index for index, pair in enumerate(pairs)}


def span(first, last):
    return range(first, last + 1)


ANY_950 = [*span(0x40, 0x7E), *span(0xA1, 0xFE)]
LOW_936 = [*span(0x40, 0x7E), *span(0x80, 0xA0)]
# Bytes that Windows maps and Python leaves undefined, page by page: C1 controls for single bytes
# without a letter, and user-defined characters.
AMENDED = {
    949: {b"\x80": 0x80, b"\xff": 0xF8F7, **private(0xE000, [0xC9, 0xFE], span(0xA1, 0xFE))},
    936: {b"\x80": 0x20AC, b"\xff": 0xF8F5,
          **private(0xE000, [*span(0xAA, 0xAF), *span(0xF8, 0xFE)], span(0xA1, 0xFE)),
          **private(0xE4C6, span(0xA1, 0xA7), LOW_936)},
    950: {b"\x80": 0x80, b"\xff": 0xF8F8, **private(0xE000, span(0xFA, 0xFE), ANY_950),
          **private(0xE311, span(0x8E, 0xA0), ANY_950),
          **private(0xEEB8, span(0x81, 0x8D), ANY_950),
          **private(0xF6B1, [0xC6], span(0xA1, 0xFE)), **private(0xF70F, [0xC7, 0xC8], ANY_950)},
    1250: {bytes([byte]): byte for byte in (0x81, 0x83, 0x88, 0x90, 0x98)},
    1251: {b"\x98": 0x98},
    1252: {bytes([byte]): byte for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)},
    1253: {**{bytes([byte]): byte
              for byte in (0x81, 0x88, 0x8A, *span(0x8C, 0x90), 0x98, 0x9A, *span(0x9C, 0x9F))},
           b"\xaa": 0xF8F9, b"\xd2": 0xF8FA, b"\xff": 0xF8FB},
    1254: {bytes([byte]): byte for byte in (0x81, 0x8D, 0x8E, 0x8F, 0x90, 0x9D, 0x9E)},
}


def character(page, encoded):
    amended = AMENDED.get(page, {}).get(encoded)
    if amended is not None:
        return amended
    try:
        return ord(encoded.decode(f"cp{page}"))
    except (UnicodeDecodeError, TypeError):
        return UNDEFINED


def literal(code_points):
    """A u"" literal: letters as they are; what is invisible, private or a compatibility character
    (editors may normalise those) is escaped."""
    text = ""
    for code in code_points:
        char = chr(code)
        if code == LEAD:
            text += "\\0"
        elif code != UNDEFINED and char.isprintable() and not char.isspace() and code < 0xE000:
            text += char
        else:
            text += f"\\u{code:04X}"
    return f'    u"{text}"\n'


def is_lead(leads, byte):
    return any(first <= byte <= last for first, last in leads)


def high_table(page, leads):
    codes = [LEAD if is_lead(leads, byte) else character(page, bytes([byte]))
             for byte in range(0x80, 0x100)]
    rows = [literal(codes[start:start + 16]) for start in range(0, 128, 16)]
    return f"constexpr char16_t high_{page}[] =\n" + "".join(rows).rstrip("\n") + ";\n"


def pair_table(page, leads, first_trail):
    rows = [literal(character(page, bytes([lead, trail]))
                    for trail in range(first_trail, LAST_TRAIL + 1))
            for lead in range(0x80, 0x100) if is_lead(leads, lead)]
    return f"constexpr char16_t pairs_{page}[] =\n" + "".join(rows).rstrip("\n") + ";\n"


def entry(page, leads, first_trail):
    pairs = f"pairs_{page}" if leads else "nullptr"
    (first, last), *more = leads or [(1, 0)]
    gap = (last + 1, more[0][0] - 1) if more else (0, 0)
    last = more[0][1] if more else last
    numbers = ", ".join(f"0x{byte:02X}" for byte in (first, last, *gap, first_trail, LAST_TRAIL))
    return f'    {{"cp{page}", {page}, high_{page}, {pairs}, {numbers}}},\n'


def tables():
    text = ("// Code page tables, with Windows' mapping. Written by scripts/make_code_pages.py: "
            "do not edit.\n"
            '#include "base/code_pages.h"\n\n'
            "// clang-format off\n"
            "namespace vpnlint {\n"
            "namespace {\n\n")
    for page, leads, first_trail, _ in PAGES:
        text += high_table(page, leads) + "\n"
        if leads:
            text += "// One row per lead byte; trail bytes "
            text += f"0x{first_trail:02X} to 0x{LAST_TRAIL:02X}.\n"
            text += pair_table(page, leads, first_trail) + "\n"
    text += "constexpr CodePageTable all_tables[] = {\n"
    text += "".join(entry(page, leads, first) for page, leads, first, _ in PAGES)
    text += "};\n\nconstexpr CodePageAlias all_aliases[] = {\n"
    for page, _, _, names in PAGES:
        text += "".join(f'    {{"{name}", CodePage::cp{page}}},\n' for name in names)
    return text + ("};\n\n"
                   "}  // namespace\n\n"
                   "std::span<const CodePageTable> code_page_tables() { return all_tables; }\n"
                   "std::span<const CodePageAlias> code_page_aliases() { return all_aliases; }\n\n"
                   "}  // namespace vpnlint\n")


def names():
    return ("// All code pages, preferred ones first. Written by scripts/make_code_pages.py: "
            "do not edit.\n" +
            "".join(f"VPNLINT_CODE_PAGE(cp{page})\n" for page, *_ in PAGES))


def main():
    base = pathlib.Path(__file__).resolve().parents[1] / "src" / "base"
    outputs = {base / "code_pages.def": names(), base / "code_page_tables.cpp": tables()}
    if "--check" in sys.argv[1:]:
        stale = [path.name for path, text in outputs.items()
                 if path.read_text(encoding="utf-8") != text]
        sys.exit(f"not what this script writes: {', '.join(stale)}" if stale else 0)
    for path, text in outputs.items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
