"""What was not understood, or what a reader must know; and what a person may decide."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.export.views.lookup import Lookup
from recoupe.model import Severity, Span


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """Problems that say the same of the same article are one row with all their words."""

    message: str
    remedy: str
    severity: str
    severity_key: str
    article: str
    cites: tuple[Span, ...]


ORDER = {Severity.STOP: 0, Severity.SKIP: 1, Severity.NOTE: 2}


def problems(look: Lookup) -> tuple[ProblemRow, ...]:
    """The problems of a dossier, the gravest first."""
    groups: dict[tuple[str, str, Severity, str], list[Span]] = {}
    for p in sorted(look.dossier.problems, key=lambda p: ORDER[p.severity]):
        cites = groups.setdefault((p.message or p.kind, p.remedy, p.severity, p.article or ""), [])
        cites += [p.span] if p.span else []
    return tuple(ProblemRow(m, r, look.words.of(s), s.value, a, tuple(cites)) for (m, r, s, a), cites in groups.items())
