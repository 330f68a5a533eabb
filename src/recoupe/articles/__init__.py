"""articles (first slice: a whole UTF-8 page is one article, a line a paragraph)."""

import re
from hashlib import sha256

from recoupe.model import Article, Page, Reading, Zone, ZoneKind, edited


def read(page: Page, number: int) -> tuple[Reading, ...]:
    """First slice, replaced by the real reader: paragraphs are lines, sentences end at full stops."""
    name = f"a{number}"
    text = edited(name, page.data.decode("utf-8-sig"), ())
    paragraphs = tuple((m.start(), m.end()) for m in re.finditer(r"\S[^\n]*", text.clean))
    sentences = tuple(
        (m.start(), m.end()) for a, b in paragraphs for m in re.compile(r"\S.*?(?:[.!?…](?=\s|$)|$)").finditer(text.clean, a, b)
    )
    article = Article(
        id=name,
        file=page.address,
        page_sha256=sha256(page.data).hexdigest(),
        text_sha256=sha256(text.clean.encode()).hexdigest(),
        language="fr",
        headline=text.span(*paragraphs[0]),
        zones=tuple(Zone(ZoneKind.BODY, text.span(a, b)) for a, b in paragraphs),
    )
    return (Reading(article, text, paragraphs, sentences),)
