"""Which accounts tell what a sentence tells, and how a note says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import inf

from recoupe.brief.salience import places
from recoupe.brief.support import content, denies
from recoupe.brief.wording import Wording
from recoupe.lang import tokens
from recoupe.model import Difference, Quantity, Relation, Span

SHARE, LEAST = 0.4, 4
"""Share of the content of a sentence, and content words, that another must have to tell it too."""
SAID = 0.6
"""Share of the words of a sentence that are no names: on names alone another only speaks of the same people and places."""
CAPITAL = re.compile(r"^(?:\w{1,2}['’])?[A-ZÀ-Ý]")
VALUES = frozenset({Difference.NUMBER, Difference.DATE, Difference.PLACE})
"""Differences by which two accounts do not tell the same."""


def supporters(wording: Wording, main: Span, text: str, speakers: Sequence[str] | None) -> tuple[Span, ...]:
    """The words of the pages that tell what a sentence tells: those it was made from, and of each other article the nearest sentence.

    `speakers` are those who say it, whom the others must name too: () for what an article tells itself, None where they are not known.
    """
    told, denied = content(text), denies(text)
    plain = told - _names(text)
    if speakers is None:
        return (main,)
    apart = _other_values(wording, main)
    named = [m.span for who in speakers for m in wording.dossier.actor(who).mentions]
    found = []
    for reading in wording.material.readings:
        if reading.id == main.article or reading.id in apart:
            continue
        near = ((len(told & content(span.text)), -len(span), span) for _, span in places(reading))
        shared, _, best = max(near, key=lambda n: n[:2], default=(0, 0, main))
        unnamed = bool(speakers) and not any(best.covers(mention) for mention in named)
        if unnamed or denies(best.text) is not denied or not _same_numbers(wording, main, best):
            continue
        if shared >= max(LEAST, SHARE * len(told)) and len(plain & content(best.text)) >= SAID * len(plain):
            found.append(best)
    return (main, *found)


def _names(text: str) -> frozenset[str]:
    """The content of the words with a capital, but for that which begins the sentence."""
    return frozenset().union(*(content(token.text) for token in list(tokens(text))[1:] if CAPITAL.search(token.text)))


def _other_values(wording: Wording, main: Span) -> set[str]:
    """The articles that give another value than a sentence for a point that it tells."""
    out: set[str] = set()
    for point in wording.dossier.points:
        mine = {t.value for t in point.likely if t.value and any(main.overlaps(span) for span in t.spans)}
        if mine and (VALUES & set(point.differ_in) or point.relation is Relation.CONTRADICT):
            out |= {t.article for t in point.likely if t.value and t.value not in mine}
    return out


def _same_numbers(wording: Wording, one: Span, other: Span) -> bool:
    """Whether two sentences have a number in common, where both have any, and give no two numbers of one unit that exclude each other."""
    mine, theirs = ({t.key for t in tokens(span.text) if t.text[0].isdigit()} for span in (one, other))
    here, there = ([q for q in wording.dossier.quantities if span.covers(q.span)] for span in (one, other))
    alike = [_meet(x, y) for x in here for y in there if x.unit == y.unit and x.of == y.of]
    return (not mine or not theirs or bool(mine & theirs)) and (not alike or any(alike))


def _meet(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers can be one."""
    return one.low <= (inf if other.high is None else other.high) and other.low <= (inf if one.high is None else one.high)


def accounts(wording: Wording, cites: Iterable[Span]) -> int:
    """In how many accounts some words stand."""
    account = {article: a.id for a in wording.dossier.lineage.accounts for article in a.articles}
    return len({account.get(span.article, span.article) for span in cites})


def told(wording: Wording, span: Span, text: str) -> str:
    """A sentence of a page in the marks of the brief: words of another language stand between quotation marks."""
    return wording.quote(text, len(text)) if wording.foreign(span.article) else wording.typeset(text)


def tagged(wording: Wording, text: str, cites: Sequence[Span], origins: int = 0) -> str:
    """A sentence with the accounts that tell it in parentheses: how many, or which one. A single account is not named again and again."""
    told = text.removesuffix(".")
    if cites and wording.foreign(cites[0].article):
        told = wording.say("framed", article=wording.article(cites[0].article), words=told)
    if len(wording.dossier.lineage.accounts or wording.dossier.articles) == 1:
        return wording.sentence("untagged", text=told)
    width = accounts(wording, cites)
    if width == 1 and wording.foreign(cites[0].article):
        return wording.sentence("untagged", text=told)
    tellers = wording.tellers(width, origins) if width > 1 else wording.alone(cites[0].article)
    return wording.sentence("tagged", text=told, tellers=tellers)
