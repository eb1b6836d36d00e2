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

# In the order in which detection prefers them when scores are equal: (number, first and last lead
# byte, further names). No lead byte = a single-byte page.
PAGES = [
    (949, (0x81, 0xFE), ["euc-kr", "uhc", "ks_c_5601-1987"]),
    (850, None, []),
    (437, None, []),
    (1252, None, []),
]
FIRST_TRAIL, LAST_TRAIL = 0x41, 0xFE

# Bytes that Windows maps and Python leaves undefined. 1252: the C1 control of the same number.
# 949: 0x80 is a C1 control, 0xFF a private character; two rows are for user-defined characters.
AMENDED = {
    (1252, bytes([byte])): byte for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
} | {(949, b"\x80"): 0x80, (949, b"\xff"): 0xF8F7}
for _index, _lead in enumerate((0xC9, 0xFE)):
    for _trail in range(0xA1, 0xFF):
        AMENDED[949, bytes([_lead, _trail])] = 0xE000 + 94 * _index + _trail - 0xA1


def character(page, encoded):
    amended = AMENDED.get((page, encoded))
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


def high_table(page, leads):
    first, last = leads or (1, 0)
    codes = [LEAD if first <= byte <= last else character(page, bytes([byte]))
             for byte in range(0x80, 0x100)]
    rows = [literal(codes[start:start + 16]) for start in range(0, 128, 16)]
    return f"constexpr char16_t high_{page}[] =\n" + "".join(rows).rstrip("\n") + ";\n"


def pair_table(page, leads):
    rows = []
    for lead in range(leads[0], leads[1] + 1):
        rows.append(literal(character(page, bytes([lead, trail]))
                            for trail in range(FIRST_TRAIL, LAST_TRAIL + 1)))
    return f"constexpr char16_t pairs_{page}[] =\n" + "".join(rows).rstrip("\n") + ";\n"


def entry(page, leads):
    pairs = f"pairs_{page}" if leads else "nullptr"
    first, last = leads or (1, 0)
    return (f'    {{"cp{page}", {page}, high_{page}, {pairs}, 0x{first:02X}, 0x{last:02X}, '
            f"0x{FIRST_TRAIL:02X}, 0x{LAST_TRAIL:02X}}},\n")


def tables():
    text = ("// Code page tables, with Windows' mapping. Written by scripts/make_code_pages.py: "
            "do not edit.\n"
            '#include "base/code_pages.h"\n\n'
            "// clang-format off\n"
            "namespace vpnlint {\n"
            "namespace {\n\n")
    for page, leads, _ in PAGES:
        text += high_table(page, leads) + "\n"
        if leads:
            text += "// One row per lead byte; trail bytes "
            text += f"0x{FIRST_TRAIL:02X} to 0x{LAST_TRAIL:02X}.\n"
            text += pair_table(page, leads) + "\n"
    text += "constexpr CodePageTable all_tables[] = {\n"
    text += "".join(entry(page, leads) for page, leads, _ in PAGES)
    text += "};\n\nconstexpr CodePageAlias all_aliases[] = {\n"
    for page, _, names in PAGES:
        text += "".join(f'    {{"{name}", CodePage::cp{page}}},\n' for name in names)
    return text + ("};\n\n"
                   "}  // namespace\n\n"
                   "std::span<const CodePageTable> code_page_tables() { return all_tables; }\n"
                   "std::span<const CodePageAlias> code_page_aliases() { return all_aliases; }\n\n"
                   "}  // namespace vpnlint\n")


def names():
    return ("// All code pages, preferred ones first. Written by scripts/make_code_pages.py: "
            "do not edit.\n" +
            "".join(f"VPNLINT_CODE_PAGE(cp{page})\n" for page, _, _ in PAGES))


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
