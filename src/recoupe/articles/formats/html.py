"""A web page: one article. Its main text as trafilatura chooses it; what the page says of itself, where it says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.articles.blocks import folded
from recoupe.articles.formats.pieces import Draft, Piece, Pieces
from recoupe.articles.formats.sheet import Sheet
from recoupe.articles.formats.visible import Paragraph, Visible
from recoupe.articles.formats.webhead import dated, heading, moment, title_end
from recoupe.articles.formats.webmeta import ISO, NO, Record, Told, metas, record
from recoupe.articles.formats.webprose import prose
from recoupe.articles.formats.webtext import main_text
from recoupe.articles.outlets import site
from recoupe.articles.refusals import refusal
from recoupe.articles.rules import TRUNCATED, Entry
from recoupe.model import FieldKind, ZoneKind

FEWEST = 200
"""Characters that a reader sees: a page saved with less was saved before its text had come, or writes it by script."""
TAIL = 4
"""Paragraphs below the main text in which a page says that the rest is for subscribers."""
LINE = 400
"""Characters of a paragraph that says so."""
CONSENT = 0.6
"""Share of a text that speaks of consent: no article does in so many of its characters."""
WHOLE = 0.8
"""Of the words that a page announces: with so many it is whole, whoever had to pay for it."""
LONG = 1500
"""Characters: of text beside a question about cookies, or under a selector of what is not free, for it to be an article."""
ASKS = Entry("consent", "asks")
"""What a question about cookies says."""
HINTS = ("cookie", "traceur", "tracker", "partenaire", "partner")
"""One of these stands in every question about cookies."""
WORD = re.compile(r"[^\W\d_]{2,}")
HOST = re.compile(r"https?://(?:www\.)?([^/\s:?#]+)", re.IGNORECASE)
PAID = frozenset({*NO, "locked", "paid"})


def read(sheet: Sheet) -> Pieces:
    """The article of a page.

    Raises PageRefused for a page that shows no text, and for one that shows nothing but a question about cookies.
    """
    visible = Visible(sheet.markup)
    every = visible.paragraphs
    if sum(len(paragraph.key) for paragraph in every) < FEWEST:
        raise refusal("unloaded" if sheet.markup.of("script") else "few-words", sheet.address)
    chosen = main_text(visible)
    if _consent(visible, chosen or every):
        asking = frozenset(paragraph.n for paragraph in every if _asks(visible, paragraph))
        chosen = prose(visible, asking) or tuple(paragraph for paragraph in every if paragraph.n not in asking)
        if _consent(visible, every) or sum(len(paragraph.key) for paragraph in chosen) < LONG:
            raise refusal("consent", sheet.address)
    return Pieces((_WebPage(visible, chosen).piece() if chosen else _plain(visible),))


def _consent(visible: Visible, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a text is a question about cookies: most of it speaks of them."""
    letters = "".join([paragraph.key for paragraph in paragraphs]).lower()
    if not any(hint in letters for hint in HINTS):
        return False
    asking = sum(len(paragraph.key) for paragraph in paragraphs if _asks(visible, paragraph))
    return asking > 0 and asking >= CONSENT * sum(len(paragraph.key) for paragraph in paragraphs)


def _asks(visible: Visible, paragraph: Paragraph) -> bool:
    """Whether a paragraph asks for consent; a long one says so again and again, where a recipe has one cookie."""
    said = sum(1 for _ in ASKS.rules.finditer(folded(visible.words(paragraph))))
    return said * LINE >= len(paragraph.key)


def _plain(visible: Visible) -> Piece:
    """All that a reader sees: its head is read from its words."""
    draft = Draft(visible.markup.page)
    for paragraph in visible.paragraphs:
        draft.part()
        visible.markup.write(draft, list(paragraph.bits))
    return draft.piece(plain=True)


@dataclass
class _WebPage:
    """A page whose main text is known, written as a piece in the order in which it stands."""

    visible: Visible
    chosen: Sequence[Paragraph]

    def piece(self) -> Piece:
        """The text with its zones and fields."""
        markup, every = self.visible.markup, self.visible.paragraphs
        said = record(markup)
        told = _surest(metas(markup), said.told)
        head = heading(self.visible, self.chosen, told)
        kinds = {**head.kinds, **self._captions(), **self._tail()}
        body = {paragraph.n: paragraph for paragraph in self.chosen}
        days: dict[int, tuple[int, int]] = {}
        if not any(each.kind is FieldKind.DATE for each in told):
            told = (*told, *self._moment(head.headline))
            if not any(each.kind is FieldKind.DATE for each in told) and not any(kind is None for kind in kinds.values()):
                days = {n: (a, b) for n, a, b in dated(self.visible)}
                kinds = {**dict.fromkeys(days, ZoneKind.BOILERPLATE), **kinds}
        parts: list[tuple[int, int, Told | Paragraph]] = []
        for n in sorted({*body, *kinds}):
            paragraph = body.get(n, every[n])
            parts.append((paragraph.start, paragraph.end, paragraph))
        shown = list(parts)
        for each in told:
            if self._wanted(each, told, said, head.headline) and not any(a < each.where[1] and each.where[0] < b for a, b, _ in shown):
                parts.append((*each.where, each))
        publisher = next((each.text for each in told if each.kind is FieldKind.PUBLISHER), "")
        draft = Draft(markup.page)
        for _, _, part in sorted(parts, key=lambda part: part[:2]):
            draft.part()
            if isinstance(part, Told):
                self._field(draft, part, publisher)
            else:
                self._paragraph(draft, part, kinds.get(part.n), days.get(part.n))
        return draft.piece(plain=True)

    def _captions(self) -> dict[int, ZoneKind | None]:
        """Paragraphs of the text that stand below pictures."""
        holds = [element.holds for element in self.visible.markup.of("figcaption")]
        return {p.n: ZoneKind.CAPTION for p in self.chosen if any(a <= p.start < b for a, b in holds)}

    def _tail(self) -> dict[int, ZoneKind | None]:
        """Paragraphs at the end of the main text or below it that say that the rest is not there."""
        last = self.chosen[-1].n
        near = self.visible.paragraphs[max(0, last - 1) : last + 1 + TAIL]
        return {p.n: ZoneKind.BOILERPLATE for p in near if len(p.key) <= LINE and _truncated(self.visible.words(p))}

    def _moment(self, headline: int | None) -> tuple[Told, ...]:
        """The time that the markup tells between headline and text, or just above the headline."""
        first = next((paragraph for paragraph in self.chosen if paragraph.n != headline), self.chosen[-1])
        start = self.visible.paragraphs[max(0, (first.n if headline is None else headline) - 3)].start
        found = moment(self.visible.markup, start, max(first.end, start))
        return (found,) if found else ()

    def _wanted(self, each: Told, told: Sequence[Told], said: Record, headline: int | None) -> bool:
        """Whether what the page says outside its text goes into the piece: what its text does not say itself."""
        if each.kind is FieldKind.HEADLINE:
            return headline is None and each is next(one for one in told if one.kind is FieldKind.HEADLINE)
        if each.kind is FieldKind.ACCESS:
            return each.text.lower() in PAID and not self._all_there(told, said)
        return each.kind is not FieldKind.STANDFIRST

    def _all_there(self, told: Sequence[Told], said: Record) -> bool:
        """Whether a text that is not free is there all the same: as long as announced, or shown where subscribers see it."""
        announced = next((int(each.text) for each in told if each.kind is FieldKind.LENGTH and each.text.isdecimal()), 0)
        if announced:
            return sum(len(WORD.findall(self.visible.words(p))) for p in self.chosen) >= WHOLE * announced
        markup = self.visible.markup
        return any(
            sum(len(p.key) for p in self.chosen if element.start <= p.start < element.end) >= LONG
            for selector in said.selectors
            if selector.startswith(".")
            for element in markup.of(selector)
        )

    def _field(self, draft: Draft, told: Told, publisher: str) -> None:
        """Write what the page says outside its text."""
        start, end = told.write(self.visible.markup, draft)
        words = draft.words(start)
        if told.kind is FieldKind.HEADLINE:
            end = start + title_end(words, publisher)
            draft.zones.append((ZoneKind.HEADLINE, (start, end)))
            if end < draft.length:
                draft.zone(ZoneKind.BOILERPLATE, end)
        else:
            draft.zone(ZoneKind.BOILERPLATE, start)
        exact = told.kind in (FieldKind.DATE, FieldKind.UPDATED) and ISO.match(told.text)
        draft.say(told.kind, start, end, told.text if exact else "")
        host = HOST.match(words) if told.kind is FieldKind.ADDRESS and not publisher else None
        if host and site(host[1]):
            draft.say(FieldKind.PUBLISHER, start + host.start(1), start + host.end(1), site(host[1]))

    def _paragraph(self, draft: Draft, paragraph: Paragraph, kind: ZoneKind | None, day: tuple[int, int] | None) -> None:
        """Write a paragraph that a reader sees."""
        start, _ = self.visible.markup.write(draft, list(paragraph.bits))
        if kind is None:
            return
        draft.zone(kind, start)
        if day is not None:
            draft.say(FieldKind.DATE, start + day[0], start + day[1])
        if kind in (ZoneKind.HEADLINE, ZoneKind.STANDFIRST):
            draft.say(FieldKind(kind.value), start)
        if kind is ZoneKind.BOILERPLATE and (found := _truncated(draft.words(start))):
            draft.say(FieldKind.ACCESS, start + found.start(), start + found.end())


def _surest(*sources: Sequence[Told]) -> tuple[Told, ...]:
    """What several sources say: all dates, titles and lengths, of every other kind what the first source says."""
    out: list[Told] = []
    for source in sources:
        known = {each.kind for each in out}
        out += (each for each in source if each.kind not in known or each.kind in (FieldKind.DATE, FieldKind.HEADLINE))
    return tuple(out)


def _truncated(words: str) -> re.Match[str] | None:
    """Words that say that the rest of the text is for subscribers."""
    return TRUNCATED.rules.search(words)
