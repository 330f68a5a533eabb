"""From what a person points at to a judgement that survives: records by id or by words, held fast by the words on the pages."""

from __future__ import annotations

from collections.abc import Iterable

from recoupe.errors import UsageMistake
from recoupe.judging.named import about_issues, actor, apart, holder, issue_subject, known_issue, meant, no_rest, two_issues
from recoupe.judging.records import SAID_OF, record, speaker, two_points
from recoupe.lang import mistake
from recoupe.lang.topics import LONGEST_NAME, is_name
from recoupe.model import Dossier, Judged, Judgement, Subject, Verdict
from recoupe.model.pinned import days_of

__all__ = ["actor", "judgement", "withdrawn"]

LONGEST_NOTE = 2000
"""Characters of a note."""
PAIRED = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE})
"""Verdicts on two records."""


def judgement(dossier: Dossier, one: str, other: str, verdict: Verdict, *, by: str, at: str, note: str = "") -> Judgement:  # noqa: PLR0913
    """A new judgement about two records of a dossier, or about one record and what the verdict brings (`other`).

    Raises UsageMistake when a record is not in it, both are the same words, the verdict is none on such things, or brings what cannot be.
    """
    number = f"j{1 + max((int(known.id.removeprefix('j')) for known in dossier.judgements), default=0)}"
    note = _printable(note)
    if verdict is Verdict.NOTE:
        note = _printable(other) or note
        if not note:
            raise mistake(UsageMistake, "judging.no-note", where=one)
        subjects, of = _alone(dossier, one)
        return Judgement(number, (), verdict, by, at, note, None, subjects, of)
    if verdict in PAIRED:
        return _paired(dossier, one, other, Judgement(number, (), verdict, by, at, note))
    subjects, of = _alone(dossier, one, named=verdict is not Verdict.RENAME)
    if verdict not in SAID_OF[of]:
        raise mistake(UsageMistake, "judging.not-of-such", where=one, verdict=verdict)
    if verdict is Verdict.DATE:
        return Judgement(number, (), verdict, by, at, note, None, subjects, of, _date(other))
    if verdict is Verdict.SPEAKER:
        who = speaker(dossier, other)
        return Judgement(number, (), verdict, by, at, note, None, (*subjects, who), of, who.name)
    return Judgement(number, (), verdict, by, at, note, None, subjects, of, _name(other))


def _paired(dossier: Dossier, one: str, other: str, draft: Judgement) -> Judgement:
    """A judgement about two records of one kind."""
    verdict = draft.verdict
    found = record(dossier, one) or record(dossier, other)
    if found:
        if found[1] is not Judged.POINTS:
            raise mistake(UsageMistake, "judging.not-of-such", where=one, verdict=verdict)
        return _with(draft, two_points(dossier, one, other), Judged.POINTS)
    if about_issues(dossier, one, other):
        return _with(draft, two_issues(dossier, one, other, verdict), Judged.ISSUES)
    subjects = (actor(dossier, one), actor(dossier, other))
    apart(subjects, one, other)
    about = tuple(actor.id for name in (one, other) for actor, _ in meant(dossier, name)[:1])
    return _with(draft, subjects, Judged.ACTORS, about)


def _with(draft: Judgement, subjects: tuple[Subject, ...], of: Judged, about: tuple[str, ...] = ()) -> Judgement:
    return Judgement(draft.id, about, draft.verdict, draft.by, draft.at, draft.note, None, subjects, of)


def _alone(dossier: Dossier, one: str, *, named: bool = True) -> tuple[tuple[Subject, ...], Judged]:
    """The one record that is judged, and what it is: actors only where they may be `named`."""
    if found := record(dossier, one):
        return (found[0],), found[1]
    if not named or known_issue(dossier, one) or not meant(dossier, one):
        no_rest(dossier, one)
        return (issue_subject(dossier, (known_issue(dossier, one) or holder(dossier, one)).id),), Judged.ISSUES
    return (actor(dossier, one),), Judged.ACTORS


def _name(given: str) -> str:
    """The new name of an issue or a point."""
    name = " ".join(given.split())
    if not is_name(name):
        raise mistake(UsageMistake, "judging.no-name", where=ascii(given[:LONGEST_NAME]), longest=LONGEST_NAME)
    return name


def _date(given: str) -> str:
    if days_of(given) is None:
        raise mistake(UsageMistake, "judging.no-date", where=ascii(given[:LONGEST_NAME]))
    return given.strip()


def _printable(given: str) -> str:
    """A note without signs that cannot be seen; UsageMistake where it is too long."""
    if len(given) > LONGEST_NOTE:
        raise mistake(UsageMistake, "judging.long-note", where=ascii(given[:LONGEST_NAME]), longest=LONGEST_NOTE)
    return " ".join("".join(sign if sign.isprintable() else " " for sign in given).split())


def withdrawn(judgements: Iterable[Judgement], number: str) -> Judgement:
    """The judgement in force of a number ("3" or "j3"). Raises UsageMistake when there is none."""
    asked = f"j{number.removeprefix('j')}"
    for known in judgements:
        if known.id == asked and known.withdrawn is None:
            return known
    raise mistake(UsageMistake, "judging.no-judgement", where=number)
