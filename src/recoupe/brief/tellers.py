"""Which accounts tell what a sentence tells, and how a note says so."""

from __future__ import annotations

from collections.abc import Iterable

from recoupe.brief.salience import places
from recoupe.brief.support import content, denies
from recoupe.brief.wording import Wording
from recoupe.model import Span

SHARE, LEAST = 0.5, 4
"""Share of the content of a sentence, and content words, that another must have to tell it too."""


def supporters(wording: Wording, main: Span, text: str) -> tuple[Span, ...]:
    """The words of the pages that tell what a sentence tells: those it was made from, and of each other article the nearest sentence."""
    told, denied = content(text), denies(text)
    found = []
    for reading in wording.material.readings:
        if reading.id == main.article:
            continue
        near = ((len(told & content(span.text)), -len(span), span) for _, span in places(reading) if denies(span.text) is denied)
        shared, _, best = max(near, key=lambda n: n[:2], default=(0, 0, main))
        if shared >= max(LEAST, SHARE * len(told)):
            found.append(best)
    return (main, *found)


def accounts(wording: Wording, cites: Iterable[Span]) -> int:
    """In how many accounts some words stand."""
    account = {article: a.id for a in wording.dossier.lineage.accounts for article in a.articles}
    return len({account.get(span.article, span.article) for span in cites})


def tagged(wording: Wording, text: str, cites: tuple[Span, ...]) -> str:
    """A sentence with the accounts that tell it in parentheses: how many, or which one. A single account is not named again and again."""
    if len(wording.dossier.lineage.accounts or wording.dossier.articles) == 1:
        return text
    width = accounts(wording, cites)
    tellers = wording.tellers(width) if width > 1 else wording.article(cites[0].article, bare=True)
    ends = "." if text.endswith(".") else ""
    return wording.say("tagged", text=text.removesuffix("."), tellers=tellers) if ends else f"{text} {wording.say('tag', tellers=tellers)}"
