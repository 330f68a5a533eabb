"""Pages as received, and the articles they become."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from recoupe.errors import PageRefused
from recoupe.model.pagetext import PageText
from recoupe.model.problems import Problem
from recoupe.model.spans import Range, Span, inside


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes as received, and the address they came from (a file name, an address of the web, never a path of the machine).

    `media` is the media type that a server or a mail gave with the bytes ("text/html; charset=utf-8"), "" where nobody did.
    `ways` is how its user wants it read where that is not as usual, one line each: "force" (a page that looks like a banner),
    "include" (one that looks like no news), "fix-encoding", "column:body=Corps" (what a column of a table holds), "without=3"
    (its third article is left out).
    """

    address: str
    data: bytes
    media: str = ""
    ways: tuple[str, ...] = ()


class ZoneKind(StrEnum):
    """What a stretch of an article is."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    CAPTION = "caption"
    DATELINE = "dateline"
    BYLINE = "byline"
    BODY = "body"
    BOILERPLATE = "boilerplate"
    CREDIT = "credit"
    BIO = "bio"


TOLD = frozenset({ZoneKind.HEADLINE, ZoneKind.STANDFIRST, ZoneKind.CAPTION, ZoneKind.BODY})
"""The zones in which an article tells its story: what the later stages read."""


@dataclass(frozen=True, slots=True, order=True)
class Zone:
    """A stretch of an article and what it is. Zones do not overlap; a zone never crosses a paragraph."""

    kind: ZoneKind
    span: Span


@dataclass(frozen=True, slots=True, order=True)
class Repair:
    """Something mended on the way from page to text, and where.

    Kinds: `lost-space`, `joined-word`, `doubled` (text said twice in a row; the second stays, as
    boilerplate), `lost-list` and `lost-text` (damage that cannot be mended), `debris`, `mojibake`.
    """

    kind: str
    span: Span


class Completeness(StrEnum):
    """How much of the original the page holds."""

    WHOLE = "whole"
    EXCERPT = "excerpt"
    TRUNCATED = "truncated"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Complete:
    """The completeness of an article, with the words that show it (none are needed for `whole`)."""

    state: Completeness
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who put the page out, by name, with the words that say so."""

    name: str
    evidence: tuple[Span, ...]


class Basis(StrEnum):
    """How a date of publication is known: printed, from the article alone, from other articles, by a person's word, not at all."""

    STATED = "stated"
    ALONE = "alone"
    ACROSS = "across"
    JUDGED = "judged"
    UNKNOWN = "unknown"


class StatedKind(StrEnum):
    """Where a page states when it was published, the surest first."""

    PRINTED = "printed"
    """In its head, dateline, byline or foot."""
    ADDRESS = "address"
    """In its address or document id."""
    MONTH = "month"
    """Wherever, but no day."""
    UPDATED = "updated"
    """After "mis à jour": published on that day or before it."""
    FILE = "file"
    """In the name of the file, which may be that of a collector."""
    CONSULTED = "consulted"
    """After "consulté le": when somebody fetched the page, which came out at some time before."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A date that a page states of itself: the words (none for the name of the file), first and last day (ISO)."""

    kind: StatedKind
    spans: tuple[Span, ...]
    earliest: str
    latest: str

    @property
    def claims(self) -> bool:
        """Whether it says when the page was published, and not only when somebody filed or fetched it."""
        return self.kind not in {StatedKind.FILE, StatedKind.CONSULTED}


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published, as an interval of days (ISO), with evidence and reasons.

    `value` is EDTF: a day, a month, or an interval `first/last`; of an unknown year "XXXX-08-20", with open ends. An unknown date has no
    value either.
    """

    value: str | None = None
    earliest: str | None = None
    latest: str | None = None
    basis: Basis = Basis.UNKNOWN
    evidence: tuple[Span, ...] = ()
    why: tuple[str, ...] = ()


class FieldKind(StrEnum):
    """What a file says of an article beside its story."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    AUTHOR = "author"
    PUBLISHER = "publisher"
    DATE = "date"
    """When it was published, as printed; the value is ISO, with the time of day where one is given."""
    UPDATED = "updated"
    LOADED = "loaded"
    """When somebody else filed, loaded or fetched it."""
    IDENTIFIER = "identifier"
    ADDRESS = "address"
    AGENCY = "agency"
    SECTION = "section"
    PAGE = "page"
    RIGHTS = "rights"
    LANGUAGE = "language"
    LENGTH = "length"
    """How many words it announces."""
    REPRINT = "reprint"
    """Another publisher that the file says ran the same text."""
    ACCESS = "access"
    """Words that say the text is not free, or not whole."""
    REST = "rest"
    """Where the rest of the text stands: what is here is its opening."""


@dataclass(frozen=True, slots=True, order=True)
class Field:
    """Something that a file says of an article: what, in short (as ISO, a name, a number), and its words."""

    kind: FieldKind
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """The clean article as the dossier records it (its words stay in the store).

    `same_words_as` names the article of which this is the same text at another address.
    `credits` are the words that name where the text comes from: (kind, name, words); kind is
    `original` (an outlet or a link line), `agency` or `translated`. `fields` are what a file with fields says of it.
    `ways` is how its page was read where that was not as usual (`Page.ways`).
    """

    id: str
    file: str
    page_sha256: str
    text_sha256: str
    language: str
    publisher: Publisher | None = None
    agencies: tuple[str, ...] = ()
    headline: Span | None = None
    headline_support: tuple[Span, ...] = ()
    published: Published = Published()
    completeness: Complete = Complete(Completeness.WHOLE)
    zones: tuple[Zone, ...] = ()
    repairs: tuple[Repair, ...] = ()
    credits: tuple[Credit, ...] = ()
    fields: tuple[Field, ...] = ()
    same_words_as: str | None = None
    ways: tuple[str, ...] = ()


class CreditKind(StrEnum):
    """What a credit says of the text."""

    ORIGINAL = "original"
    AGENCY = "agency"
    TRANSLATED = "translated"


@dataclass(frozen=True, slots=True, order=True)
class Credit:
    """Words that say where the text comes from. `name` is "" when they do not say ("l'article original ici")."""

    kind: CreditKind
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """An article together with its words, as the stages read it.

    `paragraphs` are all paragraphs of the clean text in order; `sentences` those of the zones in
    which the story is told (`TOLD`), so boilerplate, credits and biographies are never read as news.
    `stated` are all dates that the page states of itself, the surest first; `article.published` has the first of them.
    `place` is its number among the articles of its page.
    """

    article: Article
    text: PageText
    paragraphs: tuple[Range, ...]
    sentences: tuple[Range, ...]
    problems: tuple[Problem, ...] = ()
    stated: tuple[Stated, ...] = ()
    place: int = 1

    def __hash__(self) -> int:
        return hash((self.text.article, self.text.clean))  # not of every record in it: stages keep by article what they found

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id

    @property
    def clean(self) -> str:
        """The clean text."""
        return self.text.clean

    def span(self, start: int, end: int) -> Span:
        """The span of clean text [start, end), trimmed of white space."""
        return self.text.span(start, end)

    def zone_at(self, at: int) -> ZoneKind:
        """What stands at a place of the clean text (BODY between zones)."""
        return next((z.kind for z in self.article.zones if z.span.start <= at < z.span.end), ZoneKind.BODY)

    def told(self) -> tuple[Range, ...]:
        """The ranges in which the article tells its story, in order."""
        return tuple(sorted(z.span.range for z in self.article.zones if z.kind in TOLD))

    def paragraph_at(self, at: int) -> Range:
        """The paragraph that holds a place of the clean text."""
        return enclosing(self.paragraphs, at)

    def sentence_at(self, at: int) -> Range:
        """The sentence that holds a place of the clean text."""
        return enclosing(self.sentences, at)

    def sentences_in(self, paragraph: Range) -> Iterator[Range]:
        """The sentences of one paragraph, in order."""
        first = bisect_left(self.sentences, paragraph)
        return takewhile(lambda sentence: inside(sentence, paragraph), self.sentences[first:])


@dataclass(frozen=True, slots=True)
class Received:
    """What a page gave: its articles, and each piece of it that cannot be used, or that it announced and did not hold.

    `aside` are the pieces that look like no news: kept with their page, and counted nowhere.
    """

    readings: tuple[Reading, ...]
    refused: tuple[PageRefused, ...] = ()
    aside: tuple[PageRefused, ...] = ()


def enclosing(ranges: Sequence[Range], at: int) -> Range:
    """The one of some ranges (in order, apart) that holds a place; (at, at) when none does."""
    before = bisect_left(ranges, (at + 1,)) - 1
    return ranges[before] if before >= 0 and at < ranges[before][1] else (at, at)
