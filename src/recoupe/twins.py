"""Law 4, copies add nothing: articles of the same words are set aside before the stages, and put back after.

A twin is an article whose clean text is that of another, at another address. No stage sees it, so it can
change no count, no grouping and no choice; then it gets the records of the article it repeats, on its own words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar, cast

from recoupe.lang import say
from recoupe.model import Account, Article, BriefItem, Derivation, DerivationKind, Dossier, Point, Reading, Span

T = TypeVar("T")


def apart(readings: Iterable[Reading]) -> tuple[tuple[Reading, ...], tuple[Reading, ...]]:
    """The articles whose words come first, and their twins, marked with the article they repeat."""
    first: dict[str, str] = {}
    singles: list[Reading] = []
    twins: list[Reading] = []
    for reading in readings:
        known = first.setdefault(reading.article.text_sha256, reading.id)
        if known == reading.id:
            singles.append(reading)
        else:
            twins.append(replace(reading, article=replace(reading.article, same_words_as=known)))
    return tuple(singles), tuple(twins)


def restored(dossier: Dossier, singles: Iterable[Reading], twins: Sequence[Reading]) -> Dossier:
    """The dossier with the twins in it: what is recorded of the article they repeat is recorded of them."""
    if not twins:
        return dossier
    known = {reading.id: reading for reading in singles}
    for twin in twins:
        dossier = _with(dossier, known[str(twin.article.same_words_as)], twin)
    dossier = replace(
        dossier,
        brief=(*dossier.brief, *(_said_of(dossier, known[str(twin.article.same_words_as)], twin) for twin in twins if dossier.brief)),
    )
    order = {article.id: int(article.id.removeprefix("a")) for article in dossier.articles}
    return replace(
        dossier,
        articles=tuple(sorted(dossier.articles, key=lambda article: order[article.id])),
        attributions=tuple(sorted(dossier.attributions, key=lambda said: order[said.article])),
        timexes=tuple(sorted(dossier.timexes, key=lambda timex: order[timex.span.article])),
        quantities=tuple(sorted(dossier.quantities, key=lambda quantity: order[quantity.span.article])),
        voices=tuple(sorted(dossier.voices, key=lambda voice: order[voice.article])),
        headlines=tuple(sorted(dossier.headlines, key=lambda claim: order[claim.article])),
    )


def _with(dossier: Dossier, repeated: Reading, twin: Reading) -> Dossier:
    """One twin put back. Issues, positions, agreement and brief stay as they are: they tell of parties, not of articles."""
    source = repeated.id

    def more(records: tuple[T, ...], article: str) -> tuple[T, ...]:
        """The records of one article, and the same of the twin."""
        own = [record for record in records if _place(record, article) == source]
        return (*records, *(cast(T, _moved(record, source, twin)) for record in own))

    def wider(records: tuple[T, ...], part: str, article: str) -> tuple[T, ...]:
        """Records of the story, with one part of them enriched by what the twin repeats."""
        return tuple(replace(cast(Any, record), **{part: more(getattr(record, part), article)}) for record in records)

    events = wider(wider(dossier.events, "tellings", "article"), "history", "article")
    return replace(
        dossier,
        articles=(*dossier.articles, _article(dossier.article(source), twin)),
        actors=wider(dossier.actors, "mentions", "span.article"),
        attributions=more(dossier.attributions, "article"),
        timexes=more(dossier.timexes, "span.article"),
        quantities=more(dossier.quantities, "span.article"),
        events=events,
        lineage=replace(
            dossier.lineage,
            derivations=(*dossier.lineage.derivations, _derivation(repeated, twin)),
            accounts=tuple(_account(account, source, twin, dossier) for account in dossier.lineage.accounts),
        ),
        points=tuple(_point(point, source, twin, more) for point in dossier.points),
        voices=more(dossier.voices, "article"),
        headlines=more(dossier.headlines, "article"),
        problems=more(dossier.problems, "article"),
    )


def _said_of(dossier: Dossier, repeated: Reading, twin: Reading) -> BriefItem:
    """The sentence of the brief on a twin: it stands at the end, beside how many accounts there are."""
    said = say(dossier.language, "brief.same-words", twin=twin.id, first=repeated.id)
    heads = tuple(reading.article.headline or reading.span(*reading.sentences[0]) for reading in (repeated, twin))
    return BriefItem(dossier.brief[-1].section, said[:1].upper() + said[1:], heads)


def _place(record: object, path: str) -> str:
    """The article a record belongs to."""
    for name in path.split("."):
        record = getattr(record, name)
    return str(record)


def _moved(value: object, source: str, twin: Reading) -> object:
    """A record on the words of the twin: spans moved, ids and article names changed."""
    if isinstance(value, Span):
        return twin.span(value.start, value.end) if value.article == source else value
    if isinstance(value, str) and not isinstance(value, Enum):
        return twin.id + value[len(source) :] if value == source or value.startswith(f"{source}-") else value
    if isinstance(value, tuple):
        return tuple(_moved(item, source, twin) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _moved(getattr(value, field.name), source, twin) for field in fields(value)})
    return value


def _article(source: Article, twin: Reading) -> Article:
    """The twin keeps what its own page says; when it was published is known as well as for the article it repeats."""
    return replace(twin.article, published=cast(Any, _moved(source.published, source.id, twin)))


def _derivation(source: Reading, twin: Reading) -> Derivation:
    """The whole of the twin is the other's words, whoever was first: the longest paragraph shows it."""
    longest = max(twin.paragraphs, key=lambda paragraph: paragraph[1] - paragraph[0])
    return Derivation(source.id, twin.id, DerivationKind.COPY, 1.0, (), ((source.span(*longest), twin.span(*longest)),))


def _account(account: Account, source: str, twin: Reading, dossier: Dossier) -> Account:
    if source not in account.articles:
        return account
    why = say(dossier.language, "twins.same-words", to=twin.article.file, source=dossier.article(source).file)
    kept = () if len(account.articles) == 1 else account.why
    return replace(account, articles=(*account.articles, twin.id), why=(*kept, why))


def _point(point: Point, source: str, twin: Reading, more: Any) -> Point:
    blanks: Mapping[str, Any] = point.blanks
    if source in blanks:
        return replace(point, blanks={**blanks, twin.id: blanks[source]})
    return replace(point, tellings=more(point.tellings, "article"))
