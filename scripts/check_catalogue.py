#!/usr/bin/env python3
"""The rules and schemas/catalogue.toml agree: names, what exists, what is missing and why.

usage: scripts/check_catalogue.py [SCHEMAS]
"""
import pathlib
import re
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
FAMILIES = [f"{number}xx" for number in range(10)]
LANGUAGES = {"en", "ko"}
NEVER = "VPN809"  # would be mistaken for the error code


def load(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))


def flaws_of_family(name, family):
    if name not in FAMILIES:
        yield f"{name}: no family"
    if set(family) != {"title", "rules"} or set(family["title"]) != LANGUAGES:
        yield f"{name}: needs title.en, title.ko and rules, no more"
        return
    ids = [row.get("id", "") for row in family["rules"]]
    if ids != sorted(set(ids)):
        yield f"{name}: ids are not in order, or one stands twice"
    for row in family["rules"]:
        if set(row) - {"needs"} != {"id", "name"} or not all(row.values()):
            yield f"{name}: {row}: needs id and name, may have needs, no more"
        elif not re.fullmatch(rf"VPN{name[0]}\d\d", row["id"]) or row["id"] == NEVER:
            yield f"{row['id']}: no id of family {name}"
        elif not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["name"]):
            yield f"{row['id']}: {row['name']} is no name"


def flaws_of_rules(rows, rules):
    for number, row in rows.items():
        if number in rules and "needs" in row:
            yield f"{number}: exists, so its needs must go from the catalogue"
        if number not in rules and "needs" not in row:
            yield f"{number}: neither a rule nor listed as missing with what it needs"
        if number in rules and rules[number] != row["name"]:
            yield f"{number}: is named {rules[number]}, in the catalogue {row['name']}"
    for number in rules.keys() - rows.keys():
        yield f"{number}: not in the catalogue"


def flaws(schemas):
    families = load(schemas / "catalogue.toml")["family"]
    shape = [flaw for name, family in families.items() for flaw in flaws_of_family(name, family)]
    if shape:
        return shape
    rows = {row["id"]: row for family in families.values() for row in family["rules"]}
    rules = {rule["id"]: rule["name"] for rule in map(load, (schemas / "rules").rglob("*.toml"))
             if "id" in rule}
    if not rules:
        return ["no rules found"]
    return list(flaws_of_rules(rows, rules))


def main():
    found = flaws(pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "schemas")
    for flaw in found:
        print(flaw)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
