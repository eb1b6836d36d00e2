"""Registry trees and the text that regedit and `reg export` make of them."""

HEADER = "Windows Registry Editor Version 5.00"
KINDS = {"expand": 2, "binary": 3, "multi": 7, "qword": 11, "none": 0}


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def payload(kind, data):
    if kind == "expand":
        return (data + "\0").encode("utf-16-le")
    if kind == "multi":
        return ("".join(text + "\0" for text in data) + "\0").encode("utf-16-le")
    if kind == "qword":
        return data.to_bytes(8, "little")
    return bytes(data)


def hex_lines(start, data):
    """Bytes wrapped as Windows does it: no line passes 80 columns, two blanks on the next."""
    lines, line = [], start
    for index, byte in enumerate(data):
        last = index + 1 == len(data)
        line += f"{byte:02x}" + ("" if last else ",")
        if not last and len(line) > 76:
            lines.append(line + "\\")
            line = "  "
    return lines + [line]


def value_lines(name, kind, data):
    label = "@" if name == "" else quoted(name)
    if kind == "string":
        return [f"{label}={quoted(data)}"]
    if kind == "dword":
        return [f"{label}=dword:{data:08x}"]
    code = "hex" if kind == "binary" else f"hex({KINDS[kind]:x})"
    return hex_lines(f"{label}={code}:", payload(kind, data))


class Registry:
    """Keys with their values in the order in which they were set."""

    def __init__(self):
        self.keys = {}

    def key(self, path):
        parts = path.split("\\")
        for depth in range(2, len(parts) + 1):
            self.keys.setdefault("\\".join(parts[:depth]), {})
        return self.keys[path]

    def set(self, path, name, kind, data):
        self.key(path)[name] = (kind, data)

    def fill(self, path, values):
        self.key(path)
        for name, kind, data in values:
            self.set(path, name, kind, data)

    def export(self, root, keep=lambda path: True):
        """The lines of an export: the root key first, then everything below it in tree order."""
        order = sorted(
            (path for path in self.keys if path == root or path.startswith(root + "\\")),
            key=lambda path: path.lower().split("\\"),
        )
        lines = [HEADER]
        for path in order:
            if path != root and not keep(path):
                continue
            lines += ["", f"[{path}]"]
            for name, (kind, data) in self.keys[path].items():
                lines += value_lines(name, kind, data)
        return lines + [""]


def utf16(lines):
    return b"\xff\xfe" + "".join(line + "\r\n" for line in lines).encode("utf-16-le")
