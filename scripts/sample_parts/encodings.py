"""How a text reaches a bundle: code pages, byte order marks, line ends, console copies."""

import io
import zipfile


def encode(lines, encoding="cp437", newline="\r\n"):
    """`utf-8-sig` and `utf-16` carry a byte order mark, as PowerShell's Out-File writes it."""
    text = "".join(line + newline for line in lines)
    if encoding == "utf-16":
        return b"\xff\xfe" + text.encode("utf-16-le")
    return text.encode(encoding, errors="replace")


def console(prompt, *runs):
    """A copy from a console window: each run is (command, lines of its output)."""
    lines = []
    for command, output in runs:
        lines += [f"{prompt}>{command}", *[line.rstrip() for line in output], ""]
    return lines + [f"{prompt}>"]


def banner(version):
    return [f"Microsoft Windows [Version {version}]", "(c) Microsoft Corporation. All rights reserved.", ""]


def zipped(files):
    """A zip archive with fixed dates."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            member = zipfile.ZipInfo(name, (2024, 5, 20, 9, 30, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, data)
    return buffer.getvalue()
