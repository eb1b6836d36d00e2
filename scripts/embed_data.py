#!/usr/bin/env python3
"""Checks the data in schemas/ and turns it into C++ arrays at build time.

Usage: embed_data.py OUT_DIR SCHEMAS_DIR

Reads *.toml of labels, artifacts, products, messages and errors; writes labels_data.cpp,
artifacts_data.cpp, products_data.cpp, messages_data.cpp and errors_data.cpp. The same input gives
the same bytes, and a file whose content stays the same is not touched, so nothing is compiled again
without need.
"""
import json
import pathlib
import re
import sys
import tomllib

LANGUAGES = ["en", "ko", "ja", "zh-CN", "zh-TW", "de", "fr", "es", "it", "pt-BR", "ru"]
KINDS = ["label", "value", "message"]
TYPES = ["boolean", "number", "signed", "text", "hex", "address", "header"]
CPP_TYPES = {"signed": "signed_number"}  # where the word is reserved in C++
BLOCKS = ["entry", "netcomponents", "media", "device", "phonenumber"]
KEY_FIELDS = {"type", "meaning", "values", "mask", "range", "open", "default", "since", "block",
              "repeats", "secret", "wrong_names", "length"}
PRODUCT_KINDS = ["vpn_client", "network_filter"]
PRODUCT_MARKS = ["services", "programs", "components"]
PRODUCT_FIELDS = {"name", "kind", "interferes", "source", *PRODUCT_MARKS}
INT64 = range(-2**63, 2**63)
TEXT_LANGUAGES = ["en", "ko"]  # of what people read; the others only occur in captured output
TUNNELS = ["any", "l2tp", "ikev2", "sstp", "pptp"]
LAYERS = ["name", "network", "ipsec", "ppp", "authentication", "server", "client", "session"]
SOURCES = ["documented", "reported"]


class DataError(Exception):
    """A flaw in a data file; the text names the file and the key."""


def check(condition, path, key, problem):
    if not condition:
        raise DataError(f"{path}: {key}: {problem}")


def load(path):
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: {error}") from error


def normalise(text):
    """Must do what normalise_label_text() in src/base/labels.cpp does."""
    text = re.sub("[ \t\u00a0\u202f\u3000]+", " ", text).strip(" ")
    return text.replace("\u2019", "'")


def quote(text):
    """A C++ string literal; bytes outside printable ASCII as octal, which cannot run on."""
    out = []
    for byte in text.encode("utf-8"):
        char = chr(byte)
        out.append("\\" + char if char in '"\\' else char if 32 <= byte < 127 else f"\\{byte:03o}")
    return '"' + "".join(out).replace("??", "?\\?") + '"'


def boolean(value):
    return "true" if value else "false"


# --- labels -------------------------------------------------------------------------------------


def label_tables(path, document):
    """Yields kind, group, canonical, table; a label or value has a group, a message has none."""
    for kind, tables in document.items():
        if kind == "command":
            continue
        check(kind in KINDS, path, kind, "unknown table (label, value or message)")
        for name, table in tables.items():
            check(isinstance(table, dict), path, f"{kind}.{name}", "not a table")
            if kind == "message":
                yield kind, "", name, table
                continue
            for canonical, words in table.items():
                check(isinstance(words, dict), path, f"{kind}.{name}.{canonical}", "not a table")
                yield kind, name, canonical, words


def label_words(path, key, table):
    """Yields language, word."""
    check("id" in table, path, key, "no id")
    check(len(table) > 1, path, key, "no word")
    for language, texts in table.items():
        if language == "id":
            continue
        check(language in LANGUAGES, path, f"{key}.{language}", "unknown language")
        texts = texts if isinstance(texts, list) else [texts]
        for text in texts:
            check(isinstance(text, str) and normalise(text), path, f"{key}.{language}",
                  "not a text")
            yield language, normalise(text)


def check_pattern(path, key, text):
    """A message with places must leave enough fixed text to be recognised by."""
    pieces = re.split(r"\{\d\}", text)
    if len(pieces) == 1:
        return ""
    check(all(pieces[1:-1]), path, key, "two places touch")
    check(sum(len(piece.strip()) for piece in pieces) >= 3, path, key, "too little fixed text")
    return "pattern"


def read_labels(folder):
    rows, seen = [], {}
    for path in sorted(folder.glob("*.toml")):
        document = load(path)
        command = document.get("command")
        check(isinstance(command, str) and command, path, "command", "missing")
        for kind, group, canonical, table in label_tables(path, document):
            key = ".".join(part for part in (kind, group, canonical) if part)
            for language, text in label_words(path, key, table):
                place = check_pattern(path, key, text) if kind == "message" else group
                other = seen.setdefault((command, kind, place, language, text), canonical)
                check(other == canonical, path, f"{key}.{language}",
                      f"'{text}' also stands for {other}")
                rows.append((command, kind, place, text, language, canonical))
    return sorted(set(rows), key=lambda row: (row[0], KINDS.index(row[1]), row[2],
                                              row[3].encode("utf-8"), LANGUAGES.index(row[4])))


def label_sections(rows):
    """(command, kind, group) -> first row and count, in the order of the rows."""
    sections = {}
    for index, row in enumerate(rows):
        sections.setdefault(row[:3], [index, 0])[1] += 1
    return sections


def scoring_words(rows):
    """Distinct words that prove an encoding: not ASCII, two letters at least, no place.

    Of a message with places its longest piece counts, if that is a good part of a sentence."""
    words = {row[3] for row in rows if row[2] != "pattern" and len(row[3]) > 1}
    for row in rows:
        if row[2] == "pattern":
            piece = max(re.split(r"\{\d\}", row[3]), key=len).strip()
            words |= {piece} if len(piece) >= 4 else set()
    words = {word for word in words if not word.isascii()}
    return sorted(words, key=lambda word: word.encode("utf-8"))


class TextPool:
    """Texts one behind the other in one array; a text stands there once."""

    def __init__(self):
        self.texts, self.places, self.size = [], {}, 0

    def add(self, text):
        """Returns "offset, size" in bytes."""
        if text not in self.places:
            size = len(text.encode("utf-8"))
            check(size < 2**16, "labels", text[:40], "too long")
            self.places[text] = f"{self.size}, {size}"
            self.texts.append(text)
            self.size += size
        return self.places[text]


def write_labels(rows):
    pool = TextPool()
    names = sorted({row[5] for row in rows})
    name_index = {name: index for index, name in enumerate(names)}
    sections = [f"    {{{{{pool.add(command)}}}, LabelKind::{kind}, {{{pool.add(group)}}}, {count}}},"
                for (command, kind, group), (_, count) in label_sections(rows).items()]
    labels = [f"    {{{pool.add(text)}, {name_index[canonical]}, {LANGUAGES.index(language)}}},"
              for _, _, _, text, language, canonical in rows]
    texts = lambda name, items: ([f"constexpr PackedText {name}[] = {{"]
                                 + [f"    {{{pool.add(item)}}}," for item in items] + ["};", ""])
    arrays = texts("names", names) + texts("languages", LANGUAGES)
    arrays += ["constexpr PackedSection section_rows[] = {"] + sections + ["};", ""]
    arrays += ["constexpr PackedLabel label_rows[] = {"] + labels + ["};", ""]
    arrays += texts("words", scoring_words(rows))
    lines = ['#include "base/label_data.h"', "", "namespace vpnlint {", "namespace {", ""] + arrays
    lines += ["constexpr char pool[] ="] + [f"    {quote(text)}" for text in pool.texts] + ["    ;"]
    lines += ["", "}  // namespace", "",
              "LabelData label_data() {",
              "  return {pool, names, languages, section_rows, label_rows, words};", "}", "",
              "}  // namespace vpnlint"]
    return lines


# --- artifact keys ------------------------------------------------------------------------------


def integer_table(path, key, table):
    """values = {"0" = "meaning"} as sorted (number, meaning) pairs."""
    pairs = []
    for number, meaning in table.items():
        check(re.fullmatch(r"-?\d+", number) and int(number) in INT64, path, f"{key}.{number}",
              "not a number")
        check(isinstance(meaning, str) and meaning, path, f"{key}.{number}", "no meaning")
        pairs.append((int(number), meaning))
    return sorted(pairs)


def check_artifact_key(path, name, row):
    for field in row:
        check(field in KEY_FIELDS, path, f"key.{name}.{field}", "unknown field")
    check(row.get("type") in TYPES, path, f"key.{name}.type", f"not one of {', '.join(TYPES)}")
    check(row.get("block", "entry") in BLOCKS, path, f"key.{name}.block",
          f"not one of {', '.join(BLOCKS)}")
    check(isinstance(row.get("meaning"), str) and row["meaning"], path, f"key.{name}.meaning",
          "missing")
    check(not ("values" in row and "mask" in row), path, f"key.{name}", "values and mask")
    for field in ("since", "length"):
        check(isinstance(row.get(field, 0), int) and row.get(field, 0) >= 0, path,
              f"key.{name}.{field}", "not a number")
    for field in ("open", "repeats", "secret"):
        check(isinstance(row.get(field, False), bool), path, f"key.{name}.{field}",
              "not true or false")
    check(isinstance(row.get("default", ""), str), path, f"key.{name}.default", "not a text")
    limits = row.get("range", [0, 0])
    check(isinstance(limits, list) and len(limits) == 2
          and all(isinstance(limit, int) and limit in INT64 for limit in limits)
          and limits[0] <= limits[1], path, f"key.{name}.range", "not [lowest, highest]")
    check(all(isinstance(wrong, str) for wrong in row.get("wrong_names", [])), path,
          f"key.{name}.wrong_names", "not texts")


def read_artifacts(folder):
    rows = []
    for path in sorted(folder.glob("*.toml")):
        document = load(path)
        check(set(document) == {"artifact", "key"}, path, ", ".join(document),
              "the file holds artifact and [key.*] only")
        for name, row in document["key"].items():
            check_artifact_key(path, name, row)
            integer_table(path, f"key.{name}.values", row.get("values", {}))
            integer_table(path, f"key.{name}.mask", row.get("mask", {}))
            rows.append((document["artifact"], row.get("block", "entry"), name, row, path))
    order = lambda row: (row[0], BLOCKS.index(row[1]), row[2].encode("utf-8"))
    return sorted(rows, key=order)


def write_artifacts(rows):
    arrays, keys = [], []
    for index, (artifact, block, name, row, path) in enumerate(rows):
        pairs = integer_table(path, name, row.get("mask", row.get("values", {})))
        if pairs:
            items = ", ".join(f"{{{number}, {quote(meaning)}}}" for number, meaning in pairs)
            arrays.append(f"constexpr KeyValue values_{index}[] = {{{items}}};")
        wrong = ", ".join(quote(text) for text in row.get("wrong_names", []))
        if wrong:
            arrays.append(f"constexpr std::string_view wrong_{index}[] = {{{wrong}}};")
        rule = ("mask" if "mask" in row else "values" if "values" in row
                else "range" if "range" in row else "any")
        low, high = row.get("range", [0, 0])
        default = f"std::string_view{{{quote(row['default'])}}}" if "default" in row else "{}"
        key_type = CPP_TYPES.get(row["type"], row["type"])
        keys.append(
            f"    {{{quote(artifact)}, KeyBlock::{block}, {quote(name)}, KeyType::{key_type}, "
            f"KeyRule::{rule}, {boolean(row.get('open'))}, {boolean(row.get('repeats'))}, "
            f"{boolean(row.get('secret'))}, {row.get('since', 0)}, {row.get('length', 0)}, "
            f"{low}, {high}, {f'values_{index}' if pairs else '{}'}, "
            f"{f'wrong_{index}' if wrong else '{}'}, {default}, {quote(row['meaning'])}}},")
    return (['#include "base/artifact_keys.h"', "", "namespace vpnlint {", "namespace {", ""]
            + arrays + ["", "constexpr ArtifactKey key_rows[] = {"] + keys
            + ["};", "", "}  // namespace", "",
               "std::span<const ArtifactKey> all_artifact_keys() { return key_rows; }", "",
               "}  // namespace vpnlint"])


# --- products -----------------------------------------------------------------------------------


def read_products(folder):
    rows = {}
    for path in sorted(folder.glob("*.toml")):
        document = load(path)
        check(set(document) <= {"product"}, path, ", ".join(document), "the file holds [[product]]")
        for row in document.get("product", []):
            name = row.get("name")
            check(isinstance(name, str) and name, path, "product", "needs a name")
            check(set(row) <= PRODUCT_FIELDS, path, name, "unknown key")
            check(row.get("kind") in PRODUCT_KINDS, path, name, "kind is none of the known ones")
            check(isinstance(row.get("interferes"), bool), path, name, "interferes: true or false")
            check(str(row.get("source", "")).startswith("https://"), path, name, "needs a source")
            lists = [row.get(key, []) for key in PRODUCT_MARKS]
            check(all(isinstance(mark, str) and mark for marks in lists for mark in marks), path,
                  name, "marks are texts")
            check(any(lists), path, name, "needs services, programs or components")
            check(name not in rows, path, name, "stands there twice")
            rows[name] = row
    return [rows[name] for name in sorted(rows)]


def write_products(rows):
    arrays, products = [], []
    for index, row in enumerate(rows):
        spans = []
        for key in PRODUCT_MARKS:
            marks = ", ".join(quote(mark) for mark in row.get(key, []))
            if marks:
                arrays.append(f"constexpr std::string_view {key}_{index}[] = {{{marks}}};")
            spans.append(f"{key}_{index}" if marks else "{}")
        products.append(f"    {{{quote(row['name'])}, {quote(row['kind'])}, "
                        f"{boolean(row['interferes'])}, {', '.join(spans)}}},")
    return (['#include "base/known_products.h"', "", "namespace vpnlint {", "namespace {", ""]
            + arrays + ["", "constexpr KnownProduct product_rows[] = {"] + products
            + ["};", "", "}  // namespace", "",
               "std::span<const KnownProduct> known_products() { return product_rows; }", "",
               "}  // namespace vpnlint"])


# --- translations -------------------------------------------------------------------------------


def places(text):
    return sorted(re.findall(r"\{[a-z_][a-z0-9_]*\}", text))


def read_messages(folder):
    rows = {}
    for path in sorted(folder.glob("*.toml")):
        language = path.stem
        check(language in LANGUAGES and language != "en", path, language, "unknown language")
        document = load(path)
        check(set(document) <= {"message"}, path, ", ".join(document),
              "the file holds [[message]] only")
        for number, row in enumerate(document.get("message", []), start=1):
            key = f"message {number} ({str(row.get('en'))[:40]})"
            check(set(row) == {"en", language}, path, key, f"needs en and {language}, no more")
            check(all(isinstance(text, str) and text for text in row.values()), path, key,
                  "not a text")
            check(set(places(row["en"])) == set(places(row[language])), path, key,
                  "places differ")
            known = rows.setdefault((language, row["en"]), row[language])
            check(known == row[language], path, key, "translated twice, differently")
    return sorted((language, en, text) for (language, en), text in rows.items())


def write_messages(rows):
    rows = sorted(rows, key=lambda row: (row[0], row[1].encode("utf-8")))
    lines = ['#include "base/translations.h"', "", "namespace vpnlint {", "namespace {", ""]
    if rows:
        lines.append("constexpr Translation translation_rows[] = {")
        lines += [f"    {{{quote(language)}, {quote(en)}, {quote(text)}}},"
                  for language, en, text in rows] + ["};"]
    else:
        lines.append("constexpr std::span<const Translation> translation_rows;")
    return lines + ["", "}  // namespace", "",
                    "std::span<const Translation> translations() { return translation_rows; }",
                    "", "}  // namespace vpnlint"]


# --- error codes --------------------------------------------------------------------------------


def check_error_texts(path, key, texts):
    check(isinstance(texts, dict) and set(texts) == set(TEXT_LANGUAGES)
          and all(isinstance(text, str) and text.strip() for text in texts.values()), path, key,
          f"needs a text in {' and '.join(TEXT_LANGUAGES)}, no more")


def check_error(path, key, row):
    check(set(row) - {"related"} == {"codes", "tunnels", "layer", "source", "means", "not"}, path,
          key, "needs codes, tunnels, layer, source, means and not; may have related")
    check(row["tunnels"] and set(row["tunnels"]) <= set(TUNNELS), path, f"{key}.tunnels",
          f"not a list of {', '.join(TUNNELS)}")
    check(row["layer"] in LAYERS, path, f"{key}.layer", f"not one of {', '.join(LAYERS)}")
    check(row["source"] in SOURCES, path, f"{key}.source", f"not one of {', '.join(SOURCES)}")
    check_error_texts(path, f"{key}.means", row["means"])
    check_error_texts(path, f"{key}.not", row["not"])
    for code in row["codes"]:
        place = f"{key}.codes.{code.get('code')}"
        check(set(code) == {"code", "name", *TEXT_LANGUAGES}, path, place,
              f"needs code, name, {', '.join(TEXT_LANGUAGES)}, no more")
        check(isinstance(code["code"], int) and 0 < code["code"] < 2**32, path, place,
              "not a code")
        check(isinstance(code["name"], str) and re.fullmatch("[A-Z][A-Z0-9_]+", code["name"]),
              path, place, "not a symbol")
        check_error_texts(path, place, {language: code[language] for language in TEXT_LANGUAGES})


def read_errors(folder):
    rows, seen = [], {}
    for path in sorted(folder.glob("*.toml")):
        document = load(path)
        check(set(document) == {"error"}, path, ", ".join(document),
              "the file holds [[error]] only")
        for number, row in enumerate(document["error"], start=1):
            key = f"error {number}"
            check_error(path, key, row)
            for code in row["codes"]:
                for name in (code["code"], code["name"]):
                    check(name not in seen, path, key, f"{name} stands twice")
                    seen[name] = code["code"]
                rows.append((code["code"], code, row, path))
    for code, _, row, path in rows:
        for other in row.get("related", []):
            check(other in seen, path, str(code), f"related to {other}, which is not known")
    return sorted(rows, key=lambda row: row[0])


def write_errors(rows):
    arrays, codes = [], []
    for number, code, row, _ in rows:
        tunnels = ", ".join(quote(tunnel) for tunnel in row["tunnels"])
        arrays.append(f"constexpr std::string_view tunnels_{number}[] = {{{tunnels}}};")
        related = ", ".join(str(other) for other in row.get("related", []) if other != number)
        if related:
            arrays.append(f"constexpr std::int64_t related_{number}[] = {{{related}}};")
        arrays.append(f"constexpr ErrorText texts_{number}[] = {{")
        arrays += [f"    {{{quote(language)}, {quote(code[language])}, "
                   f"{quote(row['means'][language])}, {quote(row['not'][language])}}},"
                   for language in TEXT_LANGUAGES]
        arrays.append("};")
        codes.append(f"    {{{number}, {quote(code['name'])}, {quote(row['layer'])}, "
                     f"{boolean(row['source'] == 'reported')}, tunnels_{number}, "
                     f"{f'related_{number}' if related else '{}'}, texts_{number}}},")
    if codes:
        table = ["constexpr ErrorCode code_rows[] = {"] + codes + ["};"]
    else:
        table = ["constexpr std::span<const ErrorCode> code_rows;"]
    return (['#include "base/error_codes.h"', "", "namespace vpnlint {", "namespace {", ""]
            + arrays + [""] + table
            + ["", "}  // namespace", "",
               "std::span<const ErrorCode> error_codes() { return code_rows; }", "",
               "}  // namespace vpnlint"])


def write_if_changed(path, lines):
    text = "// Generated by scripts/embed_data.py from schemas/.\n" + "\n".join(lines) + "\n"
    if not path.exists() or path.read_text(encoding="ascii") != text:
        path.write_text(text, encoding="ascii")


def main(out, schemas):
    labels = write_labels(read_labels(schemas / "labels"))
    artifacts = write_artifacts(read_artifacts(schemas / "artifacts"))
    products = write_products(read_products(schemas / "products"))
    messages = write_messages(read_messages(schemas / "messages"))
    errors = write_errors(read_errors(schemas / "errors"))
    out.mkdir(parents=True, exist_ok=True)
    write_if_changed(out / "labels_data.cpp", labels)
    write_if_changed(out / "artifacts_data.cpp", artifacts)
    write_if_changed(out / "products_data.cpp", products)
    write_if_changed(out / "messages_data.cpp", messages)
    write_if_changed(out / "errors_data.cpp", errors)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    try:
        main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
    except DataError as error:
        sys.exit(f"embed_data.py: {error}")
