"""One key for the spellings that French, English and German habits give to one foreign name.

"Grouchko", "Grushko" and "Gruschko" sound alike; so do "Netanyahou" and "Netanyahu", "Mouammar Kadhafi" and "Muammar Gaddafi".
The rules undo the habits in order; they are written for Russian and Arabic names and do little harm to others.
"""

from __future__ import annotations

import re
from functools import lru_cache

from recoupe.lang import fold

RULES = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"^(el|al|ul|ad|as|ar|an|ash|at|az)[- ]", ""),
        (r"[^a-z]", ""),
        (r"schtsch|chtch|shch|chtsch|tsch|tch|tsh|sch|sh|ch(?=[aeiouyklmnpt])|ch$", "S"),
        (r"dsch|dzh|dj|zh", "i"),
        (r"gu(?=[eiy])", "g"),
        (r"ou(?=[aeiou])|w", "v"),
        (r"ou|oo", "u"),
        (r"ph", "f"),
        (r"^(kh|gh|q|g|k|ch)(?=a)|kh", "k"),
        (r"h", ""),
        (r"q|c(?=[aouklrn])|ck|c$", "k"),
        (r"x", "ks"),
        (r"tz|ts|z", "s"),
        (r"y|j", "i"),
        (r"^i(?=e)", ""),
        (r"(io|o|e)(v|ff?)$", "v"),
        (r"ei$", "i"),
        (r"e+", "e"),
        (r"(.)\1+", r"\1"),
        (r"[aeiou]+$", ""),
    )
)


@lru_cache(maxsize=4096)
def sound(name: str) -> str:
    """The key of one name or part of a name: two spellings of one name mostly have the same."""
    key = fold(name)
    for pattern, put in RULES:
        key = pattern.sub(put, key)
    return key or fold(name)  # "He" and "Hu" are two


def alike(one: str, other: str) -> bool:
    """Whether two names are spellings of one: the same key, or keys of five letters or more that differ by one at the end."""
    a, b = sound(one), sound(other)
    if not a or not b:
        return fold(one) == fold(other)
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    return len(short) >= 4 and len(long) - len(short) == 1 and long.startswith(short) and fold(one)[:3] == fold(other)[:3]
