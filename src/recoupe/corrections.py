"""What persons have corrected that no stage finds out: when an article was published, who uttered a statement.

A corrected day of publication stands before any stage reads the article, a corrected speaker before any counts who spoke.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from recoupe.lang import say
from recoupe.model import (
    Actor,
    Attribution,
    Basis,
    Confidence,
    Dossier,
    Judged,
    Judgement,
    Problem,
    Published,
    Reading,
    Stated,
    StatedKind,
    Subject,
    Verdict,
)
from recoupe.model.pinned import days_of, meant, places


def published(readings: Sequence[Reading], judgements: Iterable[Judgement], language: str) -> tuple[Reading, ...]:
    """The articles, with the days on which persons say that they were published; the last word counts."""
    found: dict[str, Judgement] = {}
    for judgement in judgements:
        if judgement.of is Judged.ARTICLES and judgement.verdict is Verdict.DATE and judgement.withdrawn is None:
            found |= dict.fromkeys(_articles(judgement.subjects[0], readings), judgement)
    return tuple(_dated(reading, found[reading.id], language) if reading.id in found else reading for reading in readings)


def _dated(reading: Reading, judgement: Judgement, language: str) -> Reading:
    days = days_of(judgement.label)
    if days is None:
        return reading
    first, last = (day.isoformat() for day in days)
    why = say(language, "judging.dated", by=judgement.by)
    value = first if first == last else judgement.label
    known = Published(value, first, last, Basis.JUDGED, (), (why,))
    stated = (Stated(StatedKind.PRINTED if first == last else StatedKind.MONTH, (), first, last),)
    return replace(reading, article=replace(reading.article, published=known), stated=stated)


def _articles(subject: Subject, readings: Sequence[Reading]) -> list[str]:
    """The articles that a subject is: those of its text; where it is no more, the one that has its words."""
    hashes = {words.text_sha256 for words in subject.words}
    same = [reading.id for reading in readings if reading.article.text_sha256 in hashes]
    elsewhere = {span.article for span in places(subject, readings)}
    return same or (list(elsewhere) if len(elsewhere) == 1 else [])


def spoken(dossier: Dossier, readings: Sequence[Reading]) -> Dossier:
    """The dossier with the speakers that persons have corrected; the last word counts."""
    said = list(dossier.attributions)
    for judgement in dossier.judgements:
        if judgement.verdict is Verdict.SPEAKER and judgement.withdrawn is None:
            at, who = _statement(judgement.subjects[0], said, readings), _actor(judgement.subjects[1], dossier.actors, readings)
            if at is not None and who is not None:
                why = say(dossier.language, "judging.spoken", name=who.name, by=judgement.by)
                known = said[at]
                said[at] = replace(known, speakers=(who.id,), party=who.party, confidence=Confidence.CERTAIN, why=(why, *known.why))
    return replace(dossier, attributions=tuple(said))


def recorded(dossier: Dossier, readings: Sequence[Reading]) -> Dossier:
    """The dossier whose judgements about articles and statements have the ids of today; what has no words any more is told."""
    judgements, problems = [], list(dossier.problems)
    for judgement in dossier.judgements:
        if judgement.of not in (Judged.ARTICLES, Judged.STATEMENTS):
            judgements.append(judgement)
            continue
        about = []
        for n, subject in enumerate(judgement.subjects):
            found = _now(judgement, n, dossier, readings)
            about += [found] if found else []
            if not found and judgement.withdrawn is None:
                problems.append(Problem("judgement-lost", details=(judgement.id, subject.name)))
        judgements.append(replace(judgement, about=tuple(about)))
    return replace(dossier, judgements=tuple(judgements), problems=tuple(problems))


def _now(judgement: Judgement, n: int, dossier: Dossier, readings: Sequence[Reading]) -> str:
    """The id of a subject in this dossier; "" for none."""
    subject = judgement.subjects[n]
    if judgement.of is Judged.ARTICLES:
        return next(iter(_articles(subject, readings)), "")
    if n:
        who = _actor(subject, dossier.actors, readings)
        return who.id if who else ""
    at = _statement(subject, dossier.attributions, readings)
    return "" if at is None else dossier.attributions[at].id


def _statement(subject: Subject, said: Sequence[Attribution], readings: Sequence[Reading]) -> int | None:
    return meant(places(subject, readings), [a.content or a.cue or a.source for a in said])


def _actor(subject: Subject, actors: Sequence[Actor], readings: Sequence[Reading]) -> Actor | None:
    """Whoever is named by most of the words of a subject; else by its name."""
    at = meant(places(subject, readings), [[mention.span for mention in actor.mentions] for actor in actors])
    return actors[at] if at is not None else next((actor for actor in actors if actor.name == subject.name), None)
