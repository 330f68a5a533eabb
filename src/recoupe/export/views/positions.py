"""Do the parties disagree? Issue by issue, the stance of each party, on exact words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from recoupe.export.views.lookup import Lookup
from recoupe.export.words import capital
from recoupe.model import Modality, Position, Span, Stance

COLUMNS = 3
"""Parties that have a column of their own; what the others hold stands in a last column, each with its name."""
STATES = ("deadlock", "claimed-by-both", "conditional", "common-ground", "unanswered", "one-sided")
"""What positions add up to, in the order in which issues are shown."""
OPPOSED = frozenset({"refuse", "deny", "accuse", "warn"})
OPEN = frozenset({"accept", "offer", "support", "promise"})


@dataclass(frozen=True, slots=True)
class Stand:
    """One actor's stance on one issue, whatever the number of articles that report it."""

    actor: str
    stance: str
    kind: str
    """The stance in the model's own word."""
    bearing: str
    """`opposed`, `open` or `held`: how the stance is underlined."""
    towards: str
    qualifiers: tuple[str, ...]
    cites: tuple[Span, ...]
    accounts: int
    origins: int


@dataclass(frozen=True, slots=True)
class Stances:
    """All that one actor holds on one issue, in short: a stance once, qualified only where it always is."""

    actor: str
    stands: tuple[Stand, ...]


@dataclass(frozen=True, slots=True)
class IssueRow:
    """One issue: what the positions add up to between the parties, and the stands in the order of the columns.

    `cells` has every stand, `short` the same by actor for a table.
    """

    id: str
    label: str
    states: tuple[str, ...]
    state_keys: tuple[str, ...]
    cells: tuple[tuple[Stand, ...], ...]
    short: tuple[tuple[Stances, ...], ...]
    count: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Issues x parties."""

    columns: tuple[str, ...]
    rows: tuple[IssueRow, ...]
    tally: tuple[str, ...]


def matrix(look: Lookup) -> Matrix:
    """The positions of a dossier, the issues on which most parties speak first."""
    positions = [p for p in look.dossier.positions if p.issue in look.issues]
    parties = _parties(look, positions)
    rest = any(_column(look, p, parties) == len(parties) for p in positions)
    by_issue: dict[str, list[Position]] = {}
    for position in positions:
        by_issue.setdefault(position.issue, []).append(position)
    rows = [_row(look, issue, found, parties, len(parties) + rest) for issue, found in by_issue.items()]
    rows.sort(key=_importance)
    columns = (*(look.party(p) for p in parties), *([look.words("other-parties")] if rest else []))
    states = Counter(a.state for a in look.dossier.agreement)
    tally = tuple(look.words(f"tally-{s.value.replace(' ', '-')}", n=n) for s, n in sorted(states.items(), key=lambda kv: (-kv[1], kv[0])))
    return Matrix(columns, tuple(rows), tally)


def _importance(row: IssueRow) -> tuple[int, int, int]:
    """What the parties contend or agree about comes first, then what most of them speak of."""
    rank = min((STATES.index(state) for state in row.state_keys), default=len(STATES))
    return rank, -sum(bool(cell) for cell in row.cells), -row.count


def _parties(look: Lookup, positions: Iterable[Position]) -> list[str]:
    """The parties of whom most accounts speak, then those with most positions.

    Who belongs to no known party, or a party of one position only, is no column.
    """
    held: dict[str, list[Position]] = {}
    for position in positions:
        if side := look.side_of(position.actor):
            held.setdefault(side, []).append(position)
    wide = {party: look.accounts(s for p in found for s in p.evidence) for party, found in held.items()}
    ranked = sorted(held, key=lambda party: (-wide[party], -len(held[party]), party))
    return [party for party in ranked if len(held[party]) > 1][:COLUMNS] or ranked[:COLUMNS]


def _column(look: Lookup, position: Position, parties: list[str]) -> int:
    party = look.side_of(position.actor)
    return parties.index(party) if party in parties else len(parties)


def _row(look: Lookup, issue: str, positions: list[Position], parties: list[str], width: int) -> IssueRow:
    cells: list[list[Position]] = [[] for _ in range(width)]
    for position in positions:
        cells[_column(look, position, parties)].append(position)
    found = [a.state for a in look.dossier.agreement if a.issue == issue]
    stands = tuple(_stands(look, cell) for cell in cells)
    return IssueRow(
        id=issue,
        label=capital(look.issues[issue].label),
        states=tuple(look.words.of(state) for state in found),
        state_keys=tuple(state.value.replace(" ", "-") for state in found),
        cells=stands,
        short=tuple(_short(look, cell) for cell in stands),
        count=len(positions),
    )


def _stands(look: Lookup, positions: Iterable[Position]) -> tuple[Stand, ...]:
    """Positions of one actor with one stance, told alike, are one stand."""
    groups: dict[tuple[str, ...], list[Position]] = {}
    for p in positions:
        groups.setdefault((look.actor(p.actor), p.stance.value, _towards(look, p), *_qualifiers(look, p)), []).append(p)
    out = []
    for (actor, stance, towards, *qualifiers), found in groups.items():
        number = 2 if look.several(found[0].actor) else 1
        cites = tuple(dict.fromkeys(s for p in found for s in (*p.evidence, *([p.condition] if p.condition else []))))
        bearing = "opposed" if stance in OPPOSED else "open" if stance in OPEN else "held"
        out.append(
            Stand(
                actor,
                look.words(f"stance-{stance}", n=number),
                stance,
                bearing,
                towards,
                tuple(qualifiers),
                cites,
                look.accounts(cites),
                look.origins_of(cites),
            )
        )
    return tuple(sorted(out, key=lambda stand: (-stand.accounts, -len(stand.cites))))


def _short(look: Lookup, stands: Iterable[Stand]) -> tuple[Stances, ...]:
    """The stands of a cell by actor; plain assessments come after what is demanded, offered, refused ..."""
    actors: dict[str, dict[str, list[Stand]]] = {}
    for stand in stands:
        actors.setdefault(stand.actor, {}).setdefault(stand.stance, []).append(stand)
    out = []
    for actor, found in actors.items():
        merged = [_merged(look, same) for same in found.values()]
        out.append(Stances(actor, tuple(sorted(merged, key=lambda stand: (stand.kind == Stance.ASSESS, -stand.accounts)))))
    return tuple(sorted(out, key=lambda one: (one.stands[0].kind == Stance.ASSESS, -max(stand.accounts for stand in one.stands))))


def _merged(look: Lookup, stands: list[Stand]) -> Stand:
    """One stand for several that differ in their qualifiers only."""
    cites = tuple(dict.fromkeys(span for stand in stands for span in stand.cites))
    always = set.intersection(*(set(stand.qualifiers) for stand in stands))
    qualifiers = tuple(q for q in stands[0].qualifiers if q in always)
    return replace(stands[0], cites=cites, qualifiers=qualifiers, accounts=look.accounts(cites), origins=look.origins_of(cites))


def _towards(look: Lookup, position: Position) -> str:
    return look.words("towards", who=look.actor(position.target)) if position.target else ""


def _qualifiers(look: Lookup, position: Position) -> tuple[str, ...]:
    words, out = look.words, []
    conditioned = position.condition and position.modality is Modality.CONDITIONAL
    if position.modality is not Modality.ASSERTED and not conditioned:
        out.append(words.of(position.modality))
    if position.reported_by:
        out.append(words("according-to", who=look.actor(position.reported_by)))
    if position.condition:
        out.append(words("on-condition"))
    return tuple(out)
