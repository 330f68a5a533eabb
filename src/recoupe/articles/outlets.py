"""Names of outlets: known ones, ones that look like it, addresses, and agencies."""

from __future__ import annotations

import re
from functools import cache

from recoupe.articles.blocks import folded
from recoupe.lang import table

DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?(?P<site>[A-Za-z0-9][\w-]*(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,8})(?P<path>/\S*)?", re.ASCII)
URL = re.compile(r"(?:https?://|www\.)[^\s<>\"«»]+", re.IGNORECASE)
WORDS = re.compile(r"[^\W_]+", re.UNICODE)
SUFFIX = re.compile(r"\s+(?:[|–—•·»]|-{1,2})\s+(?P<name>[^|–—•]{2,40})$")


def site(text: str) -> str:
    """The site of an address ("www.lemonde.fr/..." -> "lemonde.fr"); "" where the text is not an address and nothing else."""
    found = DOMAIN.fullmatch(text.strip(" ()[]<>.,;:→»"))
    return found["site"].removeprefix("www.").lower() if found else ""


@cache
def _known() -> tuple[frozenset[str], frozenset[str]]:
    """Folded names of outlets that sign, and of agencies."""
    media = table("world/media")
    agencies = frozenset(folded(n) for n in media["agencies"])
    others = frozenset(folded(n) for group in ("press", "stations", "sites") for n in media.get(group, ()))
    return others, agencies


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(folded(str(word)) for word in table("fr/head")["outlet_words"])


def known(name: str) -> bool:
    """Whether a name is that of a known outlet or agency."""
    others, agencies = _known()
    key = folded(name)
    return key in others or key in agencies


def looks_like_outlet(name: str) -> bool:
    """Whether a few words name an outlet: a known one, an address, or a capital name with a word such as "Infos" or "Tribune"."""
    name = name.strip(" .,;:|-–—")
    if known(name) or site(name):
        return True
    words = WORDS.findall(name)
    if not 2 <= len(words) <= 6 or not (name[:1].isupper() or name[:1].isdigit()):
        return False
    return any(folded(word) in _outlet_words() for word in words) and sum(w[0].isupper() or w[0].isdigit() for w in words) * 2 >= len(words)


@cache
def agencies() -> re.Pattern[str]:
    """The names of news agencies, in their own capitals, as whole words."""
    more = ("Europa Press", "Keystone-ATS", "SDA", "PAP", "CTK", "AAP", "ANI", "Sputnik", "AA")
    names = sorted({*table("world/media")["agencies"], *more}, key=lambda name: (-len(name), name))
    return re.compile(r"(?<![\w.-])(?:" + "|".join(map(re.escape, names)) + r")(?![\w-])(?!\.(?:com|fr|org|net)\b)")


AGENCY_NAMES = {
    "Agence France-Presse": "AFP",
    "Associated Press": "AP",
    "Chine nouvelle": "Xinhua",
    "Ria Novosti": "RIA Novosti",
    "Novosti": "RIA Novosti",
    "Itar-Tass": "Tass",
    "AA": "Anadolu",
}
"""Two names of one agency."""


def agency(name: str) -> str:
    """The one name under which an agency is listed."""
    return AGENCY_NAMES.get(name, name)
