"""What changed between two dossiers, in Markdown: a heading for each kind of change, each line with the words that are new."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from recoupe.changes import Change, ChangeKind
from recoupe.export.lines import Lines, cites, colon, plain
from recoupe.export.views.lookup import Lookup
from recoupe.export.words import Words
from recoupe.model import Dossier

GONE = frozenset({ChangeKind.GONE_ARTICLE, ChangeKind.GONE_POINT, ChangeKind.GONE_POSITION})
"""Changes whose words stand in the earlier dossier."""
VALUES = {
    ChangeKind.NEW_POINT: "relation",
    ChangeKind.RELATION: "relation",
    ChangeKind.STATUS: "status",
    ChangeKind.NEW_POSITION: "stance",
    ChangeKind.STANCE: "stance",
}
"""Kind of change -> the vocabulary of its values; those of the others are dates and numbers."""


def news(found: Iterable[Change], before: Dossier, after: Dossier, language: str) -> str:
    """The changes as Markdown; a line that says so where there are none."""
    words = Words(language)
    looks = {True: Lookup(before, words), False: Lookup(after, words)}
    lines: list[str] = []
    for kind, some in groupby(found, key=lambda change: change.kind):
        every = list(some)
        lines.append(f"\n### {words(f'change-{kind}', n=len(every))}\n")
        for change in every:
            lines += _change(looks[kind in GONE], change)
    return "\n".join(lines).strip("\n") + "\n" if lines else words("no-change") + "\n"


def _change(look: Lookup, change: Change) -> Lines:
    was, now = (_value(look.words, change.kind, value) for value in (change.before, change.after))
    how = f"{was} → {now}" if was and now and was != now else now or was
    yield f"- {change.id} {plain(change.label)}{colon(look) + plain(how) if how else ''}"
    yield from cites(look, change.evidence)


def _value(words: Words, kind: ChangeKind, value: str) -> str:
    """A value in the words of the reader; several of one vocabulary stand with commas or spaces between."""
    if kind is ChangeKind.NEW_EVENT:
        status, _, date = value.partition(" ")
        return ", ".join(filter(None, (words.maybe(f"status-{status}", status), date)))
    vocabulary = VALUES.get(kind)
    if not vocabulary:
        return value
    parts = value.replace(",", "").split()
    return ", ".join(words.maybe(f"{vocabulary}-{part}", words.maybe(f"difference-{part}", part)) for part in parts)
