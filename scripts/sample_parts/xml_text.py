"""XML text as the configuration writers of pfSense and OPNsense lay it out."""

from xml.sax.saxutils import escape

CDATA_NAMES = {"descr", "detail", "description", "username", "statetype"}


def element(name, content, indent, depth=0, style="pfsense"):
    """`content` is text, a list of (name, content) pairs, or None for an empty element."""
    pad = indent * depth
    if content is None or content == "":
        return [f"{pad}<{name}></{name}>" if style == "pfsense" else f"{pad}<{name}/>"]
    tag = name.split(" ")[0]
    if isinstance(content, list):
        lines = [f"{pad}<{name}>"]
        for child, value in content:
            lines += element(child, value, indent, depth + 1, style)
        return lines + [f"{pad}</{tag}>"]
    if style == "pfsense" and tag in CDATA_NAMES:
        return [f"{pad}<{name}><![CDATA[{content}]]></{tag}>"]
    return [f"{pad}<{name}>{escape(str(content))}</{tag}>"]


def document(root, content, indent, style):
    return ['<?xml version="1.0"?>'] + element(root, content, indent, 0, style)
