"""Told words as a reason or a label quotes them."""

from __future__ import annotations

import re

LEAD = re.compile(r"(?:que\s|qu['’]|(?:de|d['’]|à)\s?(?=\w+(?:er|ir|re)\b)|et\s|[\s,;:.…–—-])+", re.IGNORECASE)
"""What joins told words to the sentence they stand in."""


def shortened(text: str, most: int) -> str:
    """Words of at most so many characters, cut between words and marked as cut, without loose marks and joining words."""
    plain = " ".join(text.split()).strip('«»“”" \u00a0.,;:')
    if lead := LEAD.match(plain):
        plain = plain[lead.end() :]
    if sum(c in '«»“”"' for c in plain) % 2:
        plain = " ".join(re.sub('[«»“”"]', " ", plain).split())
    plain = re.sub(r"[«“][ \u00a0\u202f]*", "“", re.sub(r"[ \u00a0\u202f]*[»”]", "”", plain))
    return plain if len(plain) <= most else plain[:most].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
