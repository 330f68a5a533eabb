"""What a web page says of itself outside its text: `meta`, `link` and `title`, and the record of the article in JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from recoupe.articles.formats import jsonld
from recoupe.articles.formats.jsonld import Value
from recoupe.articles.formats.markup import Bit, Element, Markup
from recoupe.articles.formats.pieces import Draft
from recoupe.model import FieldKind, Range

NAMES = {
    FieldKind.HEADLINE: ("og:title", "twitter:title", "dc.title", "parsely-title"),
    FieldKind.PUBLISHER: ("og:site_name", "dc.publisher", "citation_journal_title", "application-name"),
    FieldKind.AUTHOR: ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "citation_author"),
    FieldKind.DATE: (
        *("article:published_time", "datepublished", "og:article:published_time", "dc.date.issued", "dcterms.created", "dc.date"),
        *("parsely-pub-date", "sailthru.date", "publication_date", "pubdate", "date", "citation_publication_date"),
    ),
    FieldKind.UPDATED: ("article:modified_time", "datemodified", "og:updated_time", "dcterms.modified", "last-modified", "lastmod"),
    FieldKind.ADDRESS: ("og:url",),
    FieldKind.SECTION: ("article:section", "parsely-section"),
    FieldKind.STANDFIRST: ("og:description", "description", "twitter:description"),
    FieldKind.ACCESS: ("article:content_tier",),
}
"""The names of `meta`, the surest first."""
RECORD = {
    "headline": FieldKind.HEADLINE,
    "datePublished": FieldKind.DATE,
    "dateModified": FieldKind.UPDATED,
    "articleSection": FieldKind.SECTION,
    "isAccessibleForFree": FieldKind.ACCESS,
    "wordCount": FieldKind.LENGTH,
}
NAMED = frozenset({FieldKind.ACCESS, FieldKind.LENGTH})
"""Fields whose words tell nothing without their name ("false")."""
ARTICLE = re.compile(r"(?:https?://schema\.org/)?(?:\w*Article|BlogPosting|LiveBlogPosting|Report)$")
LONGEST = 400
"""Characters: no field is longer, whatever a page puts there."""
ISO = re.compile(r"\d{4}-\d\d-\d\d")
SCRIPTS = 30
NO = frozenset({"false", "no", "non"})


@dataclass(frozen=True, slots=True)
class Told:
    """Words of a page outside its text that say something of it: where they stand, and what they say."""

    kind: FieldKind
    where: Range
    text: str
    value: Value | None = None
    """The value of JSON-LD that it is; None for the words of an attribute or element."""

    def write(self, markup: Markup, draft: Draft) -> Range:
        """The words, written into a draft; a number or "false" together with its name."""
        if self.value is not None and self.kind in NAMED:
            return jsonld.write(draft, replace(self.value, start=self.value.since))
        if self.value is not None:
            return jsonld.write(draft, self.value)
        return markup.write(draft, [Bit(*self.where)])


@dataclass(frozen=True, slots=True)
class Record:
    """What JSON-LD says of the article: its fields, and the class or id under which the page shows what is for subscribers."""

    told: tuple[Told, ...] = ()
    selectors: tuple[str, ...] = ()


def metas(markup: Markup) -> tuple[Told, ...]:
    """What `meta`, `link` and `title` say: of each kind the surest."""
    ranks = {name: (kind, rank) for kind, names in NAMES.items() for rank, name in enumerate(names)}
    best: dict[FieldKind, tuple[int, Told]] = {}
    for element in markup.of("meta"):
        said = markup.attributes(element)
        for name in (said.get("property", ""), said.get("name", ""), said.get("itemprop", "")):
            kind, rank = ranks.get(name.lower(), (None, 0))
            if kind is not None and (kind not in best or rank < best[kind][0]):
                told = of_attribute(markup, element, "content", kind)
                if told is not None and _plausible(told):
                    best[kind] = (rank, told)
    for element in markup.of("link"):
        if "canonical" in markup.attributes(element).get("rel", "").lower().split():
            told = of_attribute(markup, element, "href", FieldKind.ADDRESS)
            if told is not None and told.text.startswith(("http://", "https://")):
                best[FieldKind.ADDRESS] = (-1, told)
    if FieldKind.HEADLINE not in best:
        for element in markup.of("title")[:1]:
            words = " ".join(markup.page[element.inner : element.inner_end].split())
            if 0 < len(words) <= LONGEST:
                best[FieldKind.HEADLINE] = (9, Told(FieldKind.HEADLINE, element.holds, words))
    return tuple(sorted((told for _, told in best.values()), key=lambda told: told.where))


def of_attribute(markup: Markup, element: Element, name: str, kind: FieldKind) -> Told | None:
    """An attribute that says something; None when it is empty, or longer than any field."""
    where = markup.attribute_at(element, name)
    words = markup.attributes(element).get(name, "").strip()
    return Told(kind, where, words) if where and 0 < len(words) <= LONGEST else None


def _plausible(told: Told) -> bool:
    """Whether words can be what they are said to be: an author that is an address is none, nor a date without a year."""
    if told.kind in (FieldKind.AUTHOR, FieldKind.PUBLISHER):
        return "://" not in told.text and bool(re.search(r"[^\W\d_]{2}", told.text))
    if told.kind in (FieldKind.DATE, FieldKind.UPDATED):
        return bool(re.search(r"(?:19|20)\d\d", told.text))
    if told.kind is FieldKind.ACCESS:
        return told.text.lower() in ("locked", "paid", *NO)
    return True


def record(markup: Markup) -> Record:
    """What the first record of an article in JSON-LD says."""
    scripts = (e for e in markup.of("script") if "ld+json" in markup.attributes(e).get("type", "").lower())
    for _, element in zip(range(SCRIPTS), scripts, strict=False):
        every = list(jsonld.values(markup.page, element.holds))
        for one in every:
            if one.path[-1:] == ("@type",) and one.held and ARTICLE.match(one.text):
                told = tuple(sorted(_of_record(every, one.held[-1]), key=lambda told: told.where))
                return Record(told, tuple(_selectors(every, one.held[-1])))
    return Record()


def _of_record(every: Sequence[Value], article: int) -> Iterator[Told]:
    """The fields of one record, each kind once."""
    referred = _referred(every, article)
    seen: set[FieldKind] = set()
    for one in every:
        kind = _kind(one, article, referred)
        if kind is None or kind in seen or not one.text.strip() or len(one.text) > LONGEST:
            continue
        told = Told(kind, (one.since if kind in NAMED else one.start, one.end), one.text.strip(), one)
        if _plausible(told):
            seen.add(kind)
            yield told


def _referred(every: Sequence[Value], article: int) -> dict[int, str]:
    """The objects that stand elsewhere in the script and that the record names as its author or publisher."""
    named = {one.text: one.held[-1] for one in every if one.path[-1:] == ("@id",) and one.path[-2:-1] in ((), ("@graph",)) and one.held}
    found = {}
    for one in every:
        if one.path[-1:] == ("@id",) and one.path[-2:-1] in (("author",), ("publisher",)) and one.held[-2:-1] == (article,):
            found[named.get(one.text, -1)] = one.path[-2]
    return found


def _kind(one: Value, article: int, referred: dict[int, str]) -> FieldKind | None:
    """What a value says of the article: by its own name, or as the name of its author or publisher."""
    if one.held[-1:] == (article,):
        own = one.path[-1] if one.path else ""
        return FieldKind.AUTHOR if own == "author" else RECORD.get(own)
    if one.path[-1:] != ("name",) or not one.held:
        return None
    role = one.path[-2] if len(one.path) > 1 and one.held[-2:-1] == (article,) else referred.get(one.held[-1], "")
    return {"author": FieldKind.AUTHOR, "publisher": FieldKind.PUBLISHER}.get(role)


def _selectors(every: Iterable[Value], article: int) -> Iterator[str]:
    """The class or id of the parts that are not free."""
    for one in every:
        if one.path[-2:] == ("hasPart", "cssSelector") and article in one.held:
            yield one.text.strip()
