"""The records of a dossier as flat tables, for pandas, Arrow and polars: one row for each record, one value in each cell.

Columns and their kinds are published (docs/reference/python.md): they are added to, never renamed. Places are code points of
the clean text, half-open, of the first words; ids lead to the records. Cells are words, whole numbers or shares, or empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from recoupe.changes import Change
from recoupe.errors import UsageMistake
from recoupe.export.views.lookup import Lookup
from recoupe.export.words import tidy
from recoupe.lang import mistake, table
from recoupe.model import (
    Account,
    Actor,
    Agreement,
    Article,
    Attribution,
    BriefItem,
    Event,
    HeadlineClaim,
    Issue,
    Point,
    Position,
    Span,
    Voice,
)
from recoupe.questions import Answer

T = TypeVar("T")
Value = str | int | float | None
Row = dict[str, Value]
BETWEEN = " | "
"""What stands between words that do not stand together on the page, and between several names in one cell: no mark that a page has."""
EXTRA = "tables"
"""The extra that brings the libraries: pip install 'recoupe[tables]'."""


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: its name, what its cells are, and how a cell is got from a record."""

    name: str
    kind: type[str] | type[int] | type[float]
    of: Callable[[Lookup, T], Value]
    says: str = ""
    """Where the words for its cells stand, if they are of a vocabulary: the messages that begin with this."""


Columns = tuple[Column[T], ...]


def words(spans: Iterable[Span]) -> str | None:
    """Exact words on one line; None where there are none."""
    return BETWEEN.join(tidy(span.text) for span in spans) or None


def placed(spans: Callable[[Any], Sequence[Span]], article: bool = True) -> tuple[Column[Any], ...]:
    """The columns that say where the first of some words stands, and the words themselves."""

    def first(what: str) -> Callable[[Lookup, Any], Value]:
        return lambda _, one: getattr(found[0], what) if (found := spans(one)) else None

    places: tuple[Column[Any], ...] = (
        Column("start", int, first("start")),
        Column("end", int, first("end")),
        Column("words", str, lambda _, one: words(spans(one))),
    )
    return (Column("article", str, first("article")), *places) if article else places


def names(look: Lookup, actors: Iterable[str]) -> str | None:
    """Actors by name."""
    return BETWEEN.join(dict.fromkeys(look.actor(actor) for actor in actors)) or None


def party(look: Lookup, written: str | None) -> str | None:
    """A party by name."""
    return look.party(side) if (side := look.side(written)) else None


ARTICLES: Columns[Article] = (
    Column("id", str, lambda _, a: a.id),
    Column("file", str, lambda _, a: a.file),
    Column("publisher", str, lambda look, a: look.publisher(a.id)),
    Column("account", str, lambda look, a: look.account.get(a.id)),
    Column("language", str, lambda _, a: a.language),
    Column("published", str, lambda _, a: a.published.value),
    Column("earliest", str, lambda _, a: a.published.earliest),
    Column("latest", str, lambda _, a: a.published.latest),
    Column("completeness", str, lambda _, a: a.completeness.state.value, "export.completeness-"),
    Column("headline", str, lambda _, a: words([a.headline] if a.headline else [])),
    Column("same_words_as", str, lambda _, a: a.same_words_as),
    Column("page_sha256", str, lambda _, a: a.page_sha256),
)
ACCOUNTS: Columns[Account] = (
    Column("id", str, lambda _, a: a.id),
    Column("articles", str, lambda _, a: BETWEEN.join(a.articles)),
    Column("publishers", str, lambda look, a: BETWEEN.join(dict.fromkeys(look.publisher(article) for article in a.articles))),
    Column("why", str, lambda _, a: BETWEEN.join(a.why) or None),
)
ACTORS: Columns[Actor] = (
    Column("id", str, lambda _, a: a.id),
    Column("name", str, lambda _, a: a.name),
    Column("kind", str, lambda _, a: a.kind.value, "export.kind-"),
    Column("party", str, lambda look, a: party(look, a.party)),
    Column("mentions", int, lambda _, a: len(a.mentions)),
    *placed(lambda a: [m.span for m in a.mentions[:1]]),
)
STATEMENTS: Columns[Attribution] = (
    Column("id", str, lambda _, a: a.id),
    Column("publisher", str, lambda look, a: look.publisher(a.article)),
    Column("manner", str, lambda _, a: a.manner.value, "export.manner-"),
    Column("act", str, lambda _, a: a.act.value, "export.act-"),
    Column("speaker", str, lambda look, a: names(look, a.speakers)),
    Column("party", str, lambda look, a: party(look, a.party)),
    Column("addressee", str, lambda look, a: names(look, a.addressees)),
    Column("cue", str, lambda _, a: words(a.cue)),
    Column("quoted", str, lambda _, a: words(a.quoted)),
    Column("origin", str, lambda _, a: a.occasion),
    Column("parent", str, lambda _, a: a.parent),
    Column("repeats", str, lambda _, a: a.repeats),
    Column("confidence", str, lambda _, a: a.confidence.value, "export.confidence-"),
    *placed(lambda a: a.content or a.spans),
)
POSITIONS: Columns[Position] = (
    Column("id", str, lambda _, p: p.id),
    Column("actor", str, lambda look, p: look.actor(p.actor)),
    Column("party", str, lambda look, p: party(look, look.side_of(p.actor))),
    Column("issue", str, lambda look, p: look.issues[p.issue].label if p.issue in look.issues else p.issue),
    Column("stance", str, lambda _, p: p.stance.value, "export.stance-"),
    Column("plover", str, lambda _, p: table("fr/stances")["plover"].get(p.stance.value)),
    Column("target", str, lambda look, p: look.actor(p.target) or None),
    Column("modality", str, lambda _, p: p.modality.value, "export.modality-"),
    Column("condition", str, lambda _, p: words([p.condition] if p.condition else [])),
    Column("reported_by", str, lambda look, p: look.actor(p.reported_by) or None),
    Column("attribution", str, lambda _, p: p.attribution),
    *placed(lambda p: p.evidence),
)
ISSUES: Columns[Issue] = (
    Column("id", str, lambda _, i: i.id),
    Column("label", str, lambda _, i: i.label),
    Column("terms", str, lambda _, i: BETWEEN.join(i.terms)),
    *placed(lambda i: i.evidence),
)
AGREEMENT: Columns[Agreement] = (
    Column("issue", str, lambda look, a: look.issues[a.issue].label if a.issue in look.issues else a.issue),
    Column("state", str, lambda _, a: a.state.value, "export.agreementstate-"),
    Column("positions", str, lambda _, a: BETWEEN.join(a.positions)),
)
POINTS: Columns[Point] = (
    Column("id", str, lambda _, p: p.id),
    Column("kind", str, lambda _, p: p.kind.value, "export.pointkind-"),
    Column("label", str, lambda _, p: p.label),
    Column("relation", str, lambda _, p: p.relation.value, "export.relation-"),
    Column("differ_in", str, lambda _, p: BETWEEN.join(p.differ_in) or None, "export.difference-"),
    Column("articles", str, lambda _, p: BETWEEN.join(dict.fromkeys(t.article for t in p.tellings))),
    Column("accounts", int, lambda _, p: p.accounts),
    Column("origins", int, lambda _, p: p.origins),
    Column("confidence", str, lambda _, p: "possible" if p.possible else "likely", "export.confidence-"),
    Column("silent", str, lambda _, p: BETWEEN.join(a for a, why in sorted(p.blanks.items()) if why.value == "silent") or None),
    *placed(lambda p: [span for telling in p.tellings for span in telling.spans]),
)
EVENTS: Columns[Event] = (
    Column("id", str, lambda _, e: e.id),
    Column("type", str, lambda _, e: e.type, "events."),
    Column("plover", str, lambda _, e: e.plover),
    Column("label", str, lambda _, e: e.label),
    Column("date", str, lambda _, e: e.date.value),
    Column("earliest", str, lambda _, e: e.date.earliest),
    Column("latest", str, lambda _, e: e.date.latest),
    Column("place", str, lambda _, e: e.place),
    Column("participants", str, lambda look, e: names(look, e.participants)),
    Column("status", str, lambda _, e: e.status.value, "export.status-"),
    Column("accounts", int, lambda look, e: look.accounts(e.tellings)),
    *placed(lambda e: e.tellings),
)
VOICES: Columns[Voice] = (
    Column("article", str, lambda _, v: v.article),
    Column("publisher", str, lambda look, v: look.publisher(v.article)),
    Column("party", str, lambda look, v: party(look, v.party) or look.actor(v.party)),
    Column("attributions", int, lambda _, v: v.attributions),
    Column("quoted_characters", int, lambda _, v: v.quoted_characters),
    Column("unheard", str, lambda _, v: v.unheard.value if v.unheard else None, "export.blank-"),
    *placed(lambda v: v.named, article=False),
)
HEADLINES: Columns[HeadlineClaim] = (
    Column("publisher", str, lambda look, h: look.publisher(h.article)),
    Column("lacks", str, lambda _, h: h.lacks.value, "export.difference-"),
    *placed(lambda h: [h.span]),
    Column("nearest", str, lambda _, h: words(h.nearest)),
    Column("why", str, lambda _, h: BETWEEN.join(h.why) or None),
)
BRIEF: Columns[BriefItem] = (
    Column("section", str, lambda _, b: b.section),
    Column("text", str, lambda _, b: b.text),
    Column("articles", str, lambda _, b: BETWEEN.join(dict.fromkeys(span.article for span in b.cites))),
    *placed(lambda b: b.cites),
)

ANSWERS: Columns[Answer] = (
    Column("who", str, lambda look, a: look.actor(a.who)),
    Column("bearing", str, lambda _, a: a.bearing.value),
    Column("whom", str, lambda look, a: look.actor(a.whom)),
    Column("issue", str, lambda look, a: look.issues[a.issue].label if a.issue in look.issues else a.issue),
    Column("basis", str, lambda _, a: a.basis.value),
    Column("stances", str, lambda _, a: BETWEEN.join(a.stances)),
    Column("confidence", str, lambda _, a: a.confidence.value, "export.confidence-"),
    Column("positions", str, lambda _, a: BETWEEN.join(a.positions)),
    *placed(lambda a: a.evidence),
    Column("against", str, lambda _, a: words(a.against)),
)
CHANGES: Columns[Change] = (
    Column("kind", str, lambda _, c: c.kind.value),
    Column("id", str, lambda _, c: c.id),
    Column("label", str, lambda _, c: c.label),
    Column("before", str, lambda _, c: c.before or None),
    Column("after", str, lambda _, c: c.after or None),
    *placed(lambda c: c.evidence),
)


def pandas(columns: Columns[Any], rows: Sequence[Row]) -> Any:
    """A pandas DataFrame; whole numbers may be empty (Int64). Raises UsageMistake where pandas is not installed."""
    library = _library("pandas")
    kinds = {int: "Int64", float: "Float64", str: "object"}
    return library.DataFrame({c.name: library.Series([row[c.name] for row in rows], dtype=kinds[c.kind]) for c in columns})


def arrow(columns: Columns[Any], rows: Sequence[Row]) -> Any:
    """An Arrow table. Raises UsageMistake where pyarrow is not installed."""
    library = _library("pyarrow")
    kinds = {int: library.int64(), float: library.float64(), str: library.string()}
    return library.table({c.name: library.array([row[c.name] for row in rows], type=kinds[c.kind]) for c in columns})


def polars(columns: Columns[Any], rows: Sequence[Row]) -> Any:
    """A polars DataFrame. Raises UsageMistake where polars is not installed."""
    library = _library("polars")
    kinds = {int: library.Int64, float: library.Float64, str: library.String}
    return library.DataFrame({c.name: [row[c.name] for row in rows] for c in columns}, schema={c.name: kinds[c.kind] for c in columns})


def _library(name: str) -> Any:
    """A library that is no dependency of ours, where its user has it."""
    from importlib import import_module  # noqa: PLC0415 - only where a table leaves the program

    try:
        return import_module(name)
    except ImportError as error:
        raise mistake(UsageMistake, "export.no-library", where=name, library=name, extra=EXTRA) from error
