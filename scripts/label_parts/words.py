"""What all parts of make_labels.py use: reading the tables and cutting words out of resources."""
import re

LANGUAGES = {"en-us": "en", "ko-KR": "ko", "ja-JP": "ja", "zh-CN": "zh-CN", "zh-TW": "zh-TW",
             "de-DE": "de", "fr-FR": "fr", "es-ES": "es", "it-IT": "it", "pt-BR": "pt-BR",
             "ru-RU": "ru"}
ARGUMENT = re.compile(r"%(\d+)(?:![^!]*!)?")


def unescape(text):
    text = text.replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t")
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), text)


def read_table(path):
    """Returns id -> language -> raw text."""
    lines = path.read_text(encoding="utf-8").splitlines()
    columns = lines[0].split("\t")
    table = {}
    for line in lines[1:]:
        cells = line.split("\t")
        table[cells[0]] = {LANGUAGES[name]: unescape(cell) for name, cell in zip(columns, cells)
                           if name in LANGUAGES and cell.strip()}
    return table


def squeeze(text):
    return re.sub(r"[ \t\u00a0\u202f\u3000]+", " ", text).strip(" ")


def first_line(text):
    return next((line for line in text.splitlines() if squeeze(line)), "")


def label_word(text):
    """The label: before the first colon, or before the gap that precedes the value.

    A label that is broken into two lines counts as its second line, as a reader of lines sees it.
    """
    lines = text.splitlines()
    line = next((line for line in lines if "%1" in line), first_line(text)).replace("\u00a0", " ")
    return squeeze(re.split(r":|\s{2,}|%\d", line.strip())[0])


def value_word(text):
    return squeeze(first_line(text))


def sentence(text):
    """The first line, %1!s! written as {1}, without a closing %0."""
    return squeeze(ARGUMENT.sub(lambda match: "{" + match[1] + "}", first_line(text)))


def words(tables, resources, cut):
    """resources: (file, id) pairs -> ({language: [words]}, [ids])."""
    found, ids = {}, []
    for file, number in resources:
        ids.append(f"{file},{number}")
        for language, text in tables[file][str(number)].items():
            word = cut(text)
            if word and word not in found.setdefault(language, []):
                found[language].append(word)
    return {language: texts for language, texts in found.items() if texts}, ids


def entry(tables, file, numbers, cut):
    numbers = numbers if isinstance(numbers, list) else [numbers]
    return words(tables, [(file, number) for number in numbers], cut)
