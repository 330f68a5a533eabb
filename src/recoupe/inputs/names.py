"""Names of files as they are shown and kept: some systems write them in other encodings, or with characters that no line can hold."""

from __future__ import annotations

import os
import re
from pathlib import Path

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def shown(name: str | Path) -> str:
    """A name or path in characters that can be printed: UTF-8, else Windows-1252, what is no character as U+FFFD."""
    words = str(name)
    if not words.isprintable():
        data = os.fsencode(words) if "\x00" not in words else words.encode("utf-8", "replace")
        try:
            words = data.decode("utf-8")
        except UnicodeDecodeError:
            words = data.decode("cp1252", "replace")
    return CONTROL.sub("\ufffd", words)
