"""A page as received becomes a clean article: decoded, mended, divided into zones, with what it says of itself."""

from __future__ import annotations

import re
from hashlib import sha256

from recoupe.articles.decode import decode
from recoupe.articles.mend import mend
from recoupe.lang.sentences import sentences
from recoupe.model import TOLD, Article, Page, Reading, Zone, ZoneKind

PARAGRAPH = re.compile(r"\S[^\n]*")


def read(page: Page, number: int) -> tuple[Reading, ...]:
    """The articles of a page (one, in plain text), numbered from `number`. Raises PageRefused when there is no text to read."""
    name = f"a{number}"
    decoded = decode(page)
    mended = mend(name, decoded.text)
    text = mended.text
    paragraphs = tuple(text.span(*found.span()).range for found in PARAGRAPH.finditer(text.clean))
    zones = [Zone(ZoneKind.BODY, text.span(a, b)) for a, b in paragraphs]
    headline = text.span(*paragraphs[0])
    if len(headline) < 200 and not headline.text.endswith("."):
        zones[0] = Zone(ZoneKind.HEADLINE, headline)
    told = (zone.span.range for zone in zones if zone.kind in TOLD)
    article = Article(
        id=name,
        file=page.address,
        page_sha256=sha256(page.data).hexdigest(),
        text_sha256=sha256(text.clean.encode()).hexdigest(),
        language="fr",
        headline=headline if zones[0].kind is ZoneKind.HEADLINE else None,
        zones=tuple(zones),
        repairs=mended.repairs,
    )
    return (Reading(article, text, paragraphs, tuple(s for a, b in told for s in sentences(text.clean, a, b))),)
