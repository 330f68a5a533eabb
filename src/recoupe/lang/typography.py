"""French typography of what is written here: spaces that do not break, curved apostrophes. Words of pages are never touched.

As the Imprimerie nationale has it: a narrow space before ; ! ? and within guillemets, a whole one before a colon and a per cent sign.
"""

from __future__ import annotations

import re
from functools import cache

NARROW, WHOLE = "\u202f", "\u00a0"
SPACE = f"[ {WHOLE}{NARROW}]"
HIGH = re.compile(rf"(?<!\s){SPACE}(?=[;!?»])|(?<=«){SPACE}|^{SPACE}(?=[;!?])")
LOW = re.compile(rf"(?<!\s){SPACE}(?=[:%](?!\w))|^{SPACE}(?=:)")
STRAIGHT = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
QUOTED = re.compile(r"(«[^«»]*»)")


@cache
def french(message: str) -> str:
    """A message of ours, its places not yet filled in."""
    return _set(message)


def _set(text: str) -> str:
    return STRAIGHT.sub("’", LOW.sub(WHOLE, HIGH.sub(NARROW, text)))


def french_line(text: str) -> str:
    """A line of ours with words of pages between guillemets: those stay as they are, but for the spaces that the guillemets bring."""
    parts = QUOTED.split(text)
    return "".join(_within(part) if n % 2 else _set(part) for n, part in enumerate(parts))


def _within(quoted: str) -> str:
    return re.sub(rf"^«{SPACE}|{SPACE}»$", lambda found: found[0].replace(WHOLE, NARROW).replace(" ", NARROW), quoted)
