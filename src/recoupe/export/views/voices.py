"""Who is heard: statements by party and article, and the parties that are named without being heard."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from recoupe.export.views.lookup import Lookup
from recoupe.export.words import capital
from recoupe.model import Blank, Span, Voice


@dataclass(frozen=True, slots=True)
class Voices:
    """How often each article lets each party speak, and in how many characters between marks."""

    articles: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[int, int], ...]], ...]


def voices(look: Lookup) -> Voices:
    """The voices of a dossier: parties x articles, the most quoted party first; those of no party in a last row."""
    articles = tuple(a.id for a in look.dossier.articles)
    cells: dict[str, dict[str, tuple[int, int]]] = {}
    for voice in (voice for voice in look.dossier.voices if voice.attributions):
        row = cells.setdefault(look.side(voice.party), {})
        count, characters = row.get(voice.article, (0, 0))
        row[voice.article] = count + voice.attributions, characters + voice.quoted_characters
    total = {side: sum(count for count, _ in row.values()) for side, row in cells.items()}
    ranked = sorted(cells, key=lambda side: (not side, -total[side], look.party(side)))
    return Voices(articles, tuple((look.party(side), tuple(cells[side].get(a, (0, 0)) for a in articles)) for side in ranked))


@dataclass(frozen=True, slots=True)
class Unheard:
    """A party that is named and not heard: why in each article, and words that name it there."""

    party: str
    reasons: tuple[str, ...]
    cites: tuple[Span, ...]


def unheard(look: Lookup) -> dict[str, tuple[Unheard, ...]]:
    """Message of a heading -> the parties under it: those whom no article lets speak, and those whom one does not that could have."""
    every = [voice for voice in look.dossier.voices if voice.unheard]
    heard = {voice.party for voice in look.dossier.voices if voice.attributions}
    return {
        "never-heard": _rows(look, (voice for voice in every if voice.party not in heard)),
        "not-heard-here": _rows(look, (voice for voice in every if voice.party in heard and voice.unheard is Blank.SILENT)),
    }


def _rows(look: Lookup, found: Iterable[Voice]) -> tuple[Unheard, ...]:
    parties: dict[str, list[Voice]] = {}
    for voice in found:
        parties.setdefault(look.party(look.side(voice.party)), []).append(voice)
    return tuple(
        Unheard(
            capital(party),
            tuple(f"{voice.article} {look.words(f'blank-{voice.unheard}')}" for voice in some),
            tuple(voice.named[0] for voice in some),
        )
        for party, some in parties.items()
    )
