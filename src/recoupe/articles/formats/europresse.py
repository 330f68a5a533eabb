"""Exports of Europresse (Eureka) as HTML: one `<article>` a piece.

The header holds section, day, words and page in any order. The day in the identifier is often one later than the printed one.
Who holds the licence and what was searched for stand around the articles, and are left there.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from recoupe.articles.dates import dates_in
from recoupe.articles.formats.escaped import again, is_escaped
from recoupe.articles.formats.fields import HOUR, WORDS, Line, innermost, inside, mark, moment, number, put
from recoupe.articles.formats.markup import Bit, Element, Markup
from recoupe.articles.formats.pieces import Draft, Piece, Pieces
from recoupe.articles.formats.sheet import Sheet
from recoupe.model import FieldKind, ZoneKind

NAME = re.compile(
    r"(?P<it>.+?)\s*(?:,?\s(?:no|n°|nº|num[ée]ro|vol)\.?\s?\d|\((?:site web|web|journal|r[ée]f)[^)]*\)|(?:\s[-–]|,)\s[ÉE]dition\b|$)",
    re.IGNORECASE,
)
PAGE = re.compile(r"\bpp?\.\s?(?P<it>[\w()/–-]+(?:,\s?\d+)*)")
WEEKDAY = re.compile(
    r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b,?\s*",
    re.IGNORECASE,
)
PARTS = re.compile(r"[^,;•|–-](?:(?!\s[-–•|]\s|,\s).)*")
ANNOUNCED = re.compile(
    r"(?:nombre de documents|number of documents)\s*:?\s*(?P<n>\d[\d ]{0,11})|(?<![\d/])(?P<m>\d[\d ]{0,11})\s+documents?\b", re.IGNORECASE
)
ORIGINAL = ("Cet article est paru dans", "This article appeared in")
RIGHTS = re.compile(r"©|\(c\)|\bcopyright\b|tous droits r[ée]serv[ée]s|all rights reserved", re.IGNORECASE)
IDENTIFIER = re.compile(r"\w+·\d{8}·\w+·[\w-]+")
ABOVE = (("publisher", ".DocPublicationName"), ("header", ".DocHeader"))
BYLINE = 10
"""Words: what follows the title is no author when it is longer."""
LAST = 4
"""Paragraphs at the end in which the rights stand."""
BEFORE = 100_000
"""Characters before the first article in which their number is announced."""


def read(sheet: Sheet) -> Pieces:
    """The pieces of a present-day export."""
    markup = sheet.markup
    found = [each for each in innermost(markup.of("article")) if markup.of(".DocPublicationName", each) or markup.of(".titreArticle", each)]
    return Pieces(tuple(_piece(markup, each) for each in found), announced=announced(markup, found))


def read_old(sheet: Sheet) -> Pieces:
    """The pieces of an export as tables."""
    markup = sheet.markup
    found: dict[int, tuple[Element, Element]] = {}
    for title in markup.of(".TitreArticleVisu"):
        table = next((each for each in markup.ancestors(title) if each.tag == "table"), None)
        if table is not None:
            found.setdefault(table.number, (table, title))
    tables = innermost([table for _, (table, _) in sorted(found.items())])
    return Pieces(tuple(_old_piece(markup, *found[table.number]) for table in tables), announced=announced(markup, tables))


def announced(markup: Markup, found: list[Element]) -> int | None:
    """How many documents the export announces before the first."""
    if not found:
        return None
    before = found[0].start
    said = ANNOUNCED.search(markup.text(max(0, before - BEFORE), before))
    return int((said["n"] or said["m"]).replace(" ", "")) if said else None


def _piece(markup: Markup, article: Element) -> Piece:
    draft = Draft(markup.page)
    for role, element in sorted(_roles(markup, article), key=lambda pair: pair[1].start):
        if role == "address":
            _address(draft, markup, element)
            continue
        twice = role == "body" and is_escaped(markup.page, *element.holds)
        paragraphs = markup.paragraphs(*element.holds)
        for line in put(draft, markup, again(markup, paragraphs) if twice else paragraphs, twice=twice):
            _say(draft, line, role)
    return draft.piece()


@dataclass
class _Taken:
    """Stretches of the page that are said to be something, apart from one another."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def add(self, element: Element, *, over: bool = False) -> bool:
        """Take an element, unless part of it is taken (or, with `over`, it lies within what is); whether it was."""
        first, last = bisect_right(self.ends, element.start), bisect_left(self.starts, element.end)
        within = first < last and self.starts[first] <= element.start
        if first < last and (within or not over):
            return False
        self.starts[first:last], self.ends[first:last] = [element.start], [element.end]
        return True


def _roles(markup: Markup, article: Element) -> Iterator[tuple[str, Element]]:
    """The elements of an article that are part of it, each with what it is; none within another."""
    taken = _Taken()

    def one(role: str, found: Iterable[Element]) -> Iterator[tuple[str, Element]]:
        return ((role, element) for element in found if taken.add(element))

    def first(*names: str) -> list[Element]:
        return next((found for name in names if (found := markup.of(name, article))), [])

    reprints = first(".apd-wrapper")
    for wrapper in reprints:
        yield from one("reprint", markup.of(".source-name-APD", wrapper))
    for wrapper in reprints:
        taken.add(wrapper, over=True)
    yield from one("publisher", first(".DocPublicationName")[:1])
    yield from one("header", first(".DocHeader")[:1])
    yield from one("title", first(".titreArticleVisu", ".rdp__articletitle", ".titreArticle")[:1])
    yield from one("standfirst", first(".rdp__subtitle"))
    yield from one("body", first(".docOcurrContainer", ".DocText"))
    authors, lines = first(".docAuthors"), markup.of(".sm-margin-bottomNews", article)
    yield from one("author", authors or lines[-1:])
    yield from one("section", lines if authors else lines[:-1])
    rights = first(".Doc-LegalInfo")
    yield from one("rights", [each for box in rights for each in markup.of("small", box)] or rights)
    yield from one("identifier", first(".publiC-lblNodoc", ".PubliC_lblNodoc") or by_id(markup, article, "publiC_lblNodoc"))
    yield from one("address", [each for each in markup.of("a", article) if markup.text(*each.holds).startswith(ORIGINAL)][:1])


def by_id(markup: Markup, within: Element, name: str) -> list[Element]:
    """The first element within another that has an id."""
    at = re.compile(rf"\bid\s*=\s*[\"']?{name}[\"'\s>]", re.IGNORECASE).search(markup.page, *within.holds)
    if at is None:
        return []
    return [markup.elements[bisect_right(markup.elements, at.start(), key=lambda each: each.start) - 1]]


def _say(draft: Draft, line: Line, role: str) -> None:
    """What a line is, and what it tells."""
    match role:
        case "publisher":
            publisher(draft, line)
        case "header":
            header(draft, line)
        case "title":
            mark(draft, line, ZoneKind.HEADLINE, FieldKind.HEADLINE)
        case "standfirst":
            mark(draft, line, ZoneKind.STANDFIRST, FieldKind.STANDFIRST)
        case "author":
            mark(draft, line, ZoneKind.BYLINE, FieldKind.AUTHOR)
        case "section":
            mark(draft, line, ZoneKind.BOILERPLATE, FieldKind.SECTION)
        case "rights":
            mark(draft, line, ZoneKind.BOILERPLATE, FieldKind.RIGHTS)
        case "identifier":
            mark(draft, line, ZoneKind.BOILERPLATE, FieldKind.IDENTIFIER)
        case "reprint":
            found = NAME.match(line.text)
            mark(draft, line, ZoneKind.BOILERPLATE, FieldKind.REPRINT, found["it"].strip() if found else "")
        case _:
            pass


def publisher(draft: Draft, line: Line) -> None:
    """The name of the outlet, without the number, the edition or the carrier that stands behind it."""
    draft.zones.append((ZoneKind.BOILERPLATE, (line.start, line.end)))
    inside(draft, line, NAME.match(line.text), FieldKind.PUBLISHER)


def header(draft: Draft, line: Line) -> None:
    """Section, day, hour, words and page, in any order."""
    draft.zones.append((ZoneKind.BOILERPLATE, (line.start, line.end)))
    left = line.text
    for kind, pattern in ((FieldKind.LENGTH, WORDS), (FieldKind.PAGE, PAGE)):
        found = pattern.search(left)
        inside(draft, line, found, kind, number(found[0]) if found and kind is FieldKind.LENGTH else "")
        left = _without(left, found.span()) if found else left
    day = next((each for each in dates_in(left, 0, len(left))), None)
    if day:
        hour = HOUR.search(left, day.end)
        value = moment(left)
        draft.say(FieldKind.DATE, line.start + day.start, line.start + (hour.end() if hour and "T" in value else day.end), value)
        left = _without(left, (day.start, hour.end() if hour else day.end))
    left = WEEKDAY.sub(lambda found: " " * len(found[0]), left)
    for found in PARTS.finditer(left):
        words = found[0].strip()
        if len(words) > 1 and any(c.isalpha() for c in words) and words not in ("UTC", "GMT"):
            at = line.start + found.start() + len(found[0]) - len(found[0].lstrip())
            draft.say(FieldKind.SECTION, at, at + len(words))
            return


def _without(words: str, stretch: tuple[int, int]) -> str:
    """Words with a stretch blotted out, as long as before."""
    a, b = stretch
    return words[:a] + "," + " " * (b - a - 1) + words[b:]


def _address(draft: Draft, markup: Markup, link: Element) -> None:
    """The address at which the article stands on the web."""
    where = markup.attribute_at(link, "href")
    if where is None:
        return
    for line in put(draft, markup, iter([[Bit(*where)]])):
        mark(draft, line, ZoneKind.BOILERPLATE, FieldKind.ADDRESS)


def _old_piece(markup: Markup, table: Element, title: Element) -> Piece:
    """A piece of an old export: publisher and header above the title; author, text, rights and identifier below it."""
    draft = Draft(markup.page)
    above = [(role, each) for role, name in ABOVE for each in markup.of(name, table)[:1]]
    marked = sorted([*above, ("title", title)], key=lambda pair: pair[1].start)
    for role, element in marked:
        for line in put(draft, markup, markup.paragraphs(*element.holds)):
            _say(draft, line, role)
    below = list(markup.paragraphs(max(e.end for _, e in marked), table.inner_end))
    twice = is_escaped(markup.page, title.end, table.inner_end)
    below = list(again(markup, iter(below))) if twice else below
    for n, line in enumerate(put(draft, markup, iter(below), twice=twice)):
        if IDENTIFIER.fullmatch(line.text):
            _say(draft, line, "identifier")
        elif n >= len(below) - LAST and RIGHTS.search(line.text):
            _say(draft, line, "rights")
        elif n == 0 and len(line.text.split()) <= BYLINE and len(below) > 1:
            _say(draft, line, "author")
    return draft.piece()
