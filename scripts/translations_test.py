#!/usr/bin/env python3
"""Every sentence that the program says about an audit has a translation in schemas/messages.

Sentences are found in the sources by their shape: the text of a Message ({"...", {...}}), an
argument of translate(), say() or sentence(), the title of a format, and outside the command line
any literal that reads like a sentence.
"""
import pathlib
import re
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDERS = ["report", "formats", "syntax", "cli", "input", "analysis", "diagnosis", "config"]
LITERAL = r'"((?:[^"\\\n]|\\.)*)"'
LITERALS = re.compile(rf"(?:{LITERAL}\s*)+")
SENTENCE = re.compile(r"[A-Z{].* .*\.")


def sentences_of(path):
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE)
    text = re.sub(r"\s//[^\"\n]*$", "", text, flags=re.MULTILINE)
    for match in LITERALS.finditer(text):
        literal = "".join(re.findall(LITERAL, match.group(0))).replace('\\"', '"')
        before, after = text[:match.start()].rstrip()[-24:], text[match.end():].lstrip()
        is_message = before.endswith("{") and re.match(r",\s*\{", after) and " " in literal
        is_said = re.search(r"\b(translate|say|sentence)\($", before)
        is_title = path.suffix == ".def" and before.endswith(",")
        is_sentence = path.parent.name != "cli" and SENTENCE.fullmatch(literal)
        if is_message or is_said or is_title or is_sentence:
            yield literal


def main():
    missing = 0
    found = 0
    for file in sorted((ROOT / "schemas/messages").glob("*.toml")):
        rows = tomllib.loads(file.read_text(encoding="utf-8"))["message"]
        known = {row["en"] for row in rows}
        for folder in FOLDERS:
            for path in sorted((ROOT / "src" / folder).rglob("*")):
                if path.suffix not in (".cpp", ".h", ".def"):
                    continue
                for sentence in sentences_of(path):
                    found += 1
                    if sentence not in known:
                        missing += 1
                        print(f"{path.relative_to(ROOT)}: not in {file.name}: {sentence}")
    if found < 100:
        sys.exit(f"only {found} sentences found: the shapes have changed")
    sys.exit(1 if missing else 0)


if __name__ == "__main__":
    main()
