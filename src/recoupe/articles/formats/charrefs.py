"""Character references of HTML and XML ("&eacute;", "&#233;"), whatever stands in a hostile page."""

from __future__ import annotations

import html
import re

ENDLESS = re.compile(r"&#\d{20,};?")
"""A number that is no character's, and that Python refuses to read where it is very long."""


def unescape(text: str) -> str:
    """A text with its references written out; those that mean no character as U+FFFD, as `html.unescape` has them."""
    return html.unescape(ENDLESS.sub("\ufffd", text))
