"""XML put together without a string of ours in it: names and texts go through the library, control characters do not."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What no XML document may hold (XML 1.0, 2.2)."""


def under(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """A new element under another."""
    made = SubElement(parent, tag, {name.rstrip("_").replace("__", ":"): allowed(value) for name, value in attributes.items()})
    made.text = allowed(text) or None
    return made


def allowed(text: str) -> str:
    """The text without what XML forbids."""
    return FORBIDDEN.sub("\ufffd", text)


def written(root: Element) -> str:
    """A document, a line an element."""
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'
