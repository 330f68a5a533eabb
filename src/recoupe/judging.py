"""From what a person points at to a judgement that survives: actors by id or by words, held fast by the words on the pages."""

from __future__ import annotations

from collections.abc import Iterable

from recoupe.errors import UsageMistake
from recoupe.lang import fold, mistake
from recoupe.model import Actor, ActorMention, Dossier, Form, Judgement, Subject, Verdict, Words


def judgement(dossier: Dossier, one: str, other: str, verdict: Verdict, *, by: str, at: str, note: str = "") -> Judgement:  # noqa: PLR0913
    """A new judgement about two actors of a dossier. Raises UsageMistake when either is not in it, or both are the same words."""
    subjects = (subject(dossier, one), subject(dossier, other))
    if subjects[0].words == subjects[1].words:
        raise mistake(UsageMistake, "judging.same-words", where=f"{one} {other}")
    number = 1 + max((int(known.id.removeprefix("j")) for known in dossier.judgements), default=0)
    about = tuple(actor.id for name in (one, other) for actor, _ in _meant(dossier, name)[:1])
    return Judgement(f"j{number}", about, verdict, by, at, note, None, subjects)


def subject(dossier: Dossier, name: str) -> Subject:
    """What an actor's id, or words by which the texts name one, point at: the first place of each wording in each article."""
    found = _meant(dossier, name)
    if not found:
        raise mistake(UsageMistake, "judging.nobody", where=name)
    places: dict[tuple[str, str], Words] = {}
    for _, mention in found:
        span = mention.span
        sha = dossier.article(span.article).text_sha256
        places.setdefault((sha, fold(span.text)), Words(sha, span.start, span.end, span.text))
    called = next((actor.name for actor in dossier.actors if actor.id == name), name)
    return Subject(called, tuple(sorted(places.values(), key=lambda words: (words.text_sha256, words.start))))


def _meant(dossier: Dossier, name: str) -> list[tuple[Actor, ActorMention]]:
    """The mentions of an actor by id; else those that end with some words, of whichever actors."""
    every = [(actor, mention) for actor in dossier.actors for mention in actor.mentions if mention.form is not Form.PRONOUN]
    return [pair for pair in every if pair[0].id == name] or [pair for pair in every if _ends(pair[1].span.text, name)]


def _ends(text: str, name: str) -> bool:
    words, asked = (fold(side).replace("'", "' ").split() for side in (text, name))
    return bool(asked) and words[-len(asked) :] == asked


def withdrawn(judgements: Iterable[Judgement], number: str) -> Judgement:
    """The judgement in force of a number ("3" or "j3"). Raises UsageMistake when there is none."""
    asked = f"j{number.removeprefix('j')}"
    for known in judgements:
        if known.id == asked and known.withdrawn is None:
            return known
    raise mistake(UsageMistake, "judging.no-judgement", where=number)
