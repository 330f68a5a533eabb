"""Actors and issues that a person points at, by id or by words, held fast by the words on the pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from recoupe.errors import UsageMistake
from recoupe.lang import fold, mistake, tokens
from recoupe.lang.topics import Topic, issue_id
from recoupe.model import Actor, ActorMention, Dossier, Form, Issue, Span, Subject, Verdict, Words
from recoupe.positions.turns import Turns

REST = "i0"
"""The id of what no issue holds."""


def apart(subjects: tuple[Subject, Subject], one: str, other: str) -> None:
    """Raises UsageMistake where two subjects are the same words."""
    if subjects[0].words == subjects[1].words:
        raise mistake(UsageMistake, "judging.same-words", where=f"{one} {other}")


def about_issues(dossier: Dossier, one: str, other: str) -> bool:
    """Whether two things pointed at are issues: one by its id or name, or both by words that name no actor but stand in positions."""
    if any(known_issue(dossier, name) or name == REST for name in (one, other)):
        return True
    return not any(meant(dossier, name) for name in (one, other)) and all(any(_standing(dossier, name)) for name in (one, other))


def known_issue(dossier: Dossier, name: str) -> Issue | None:
    """The issue of an id or a name."""
    return next((issue for issue in dossier.issues if name == issue.id or fold(name) == fold(issue.label)), None)


def holder(dossier: Dossier, name: str) -> Issue:
    """The issue that some words name, together with others or not."""
    asked = Turns([Topic(name, (name,))])
    for issue in dossier.issues:
        if issue.id != REST and any(asked.best(span.text, list(tokens(span.text))) for span in issue.evidence):
            return issue
    raise mistake(UsageMistake, "judging.no-issue", where=name, known=", ".join(issue.id for issue in dossier.issues))


def _is_rest(dossier: Dossier, name: str) -> bool:
    """Whether what no issue holds is meant, even where this story has none of that."""
    known = known_issue(dossier, name)
    return name == REST or (known is not None and known.id == REST)


def no_rest(dossier: Dossier, name: str) -> None:
    """Raises UsageMistake where what no issue holds is meant."""
    if _is_rest(dossier, name):
        raise mistake(UsageMistake, "judging.rest", where=name)


def two_issues(dossier: Dossier, one: str, other: str, verdict: Verdict) -> tuple[Subject, ...]:
    """The subjects of a judgement about two issues; one alone is different from all that no issue holds."""
    rest = [name for name in (one, other) if _is_rest(dossier, name)]
    if rest and (len(rest) > 1 or verdict is not Verdict.DIFFERENT):
        raise mistake(UsageMistake, "judging.rest", where=rest[0])
    subjects = tuple(issue_subject(dossier, name) for name in (one, other) if name not in rest)
    if not rest:
        apart((subjects[0], subjects[1]), one, other)
        ids = {known.id for name in (one, other) if (known := known_issue(dossier, name))}
        if ids & {issue_id(name) for name in (one, other) if not known_issue(dossier, name)}:
            raise mistake(UsageMistake, "judging.same-words", where=f"{one} {other}")
    return subjects


def issue_subject(dossier: Dossier, name: str) -> Subject:
    """What an issue's id or name, or words of positions, point at: the first place of each wording in each article."""
    known = known_issue(dossier, name)
    no_rest(dossier, name)
    places: dict[tuple[str, str], Words] = {}
    for words in _heads(dossier, known) if known else _standing(dossier, name):
        places.setdefault((words.text_sha256, fold(words.text)), words)
    if not places:
        raise mistake(UsageMistake, "judging.no-issue", where=name, known=", ".join(issue.id for issue in dossier.issues))
    return Subject(known.label if known else " ".join(name.split()), _in_order(places.values()))


def _heads(dossier: Dossier, issue: Issue) -> Iterator[Words]:
    """The words by which the texts name an issue: of each phrase the one that is among its terms."""
    for span in issue.evidence:
        found = next((word for word in tokens(span.text) if word.text.casefold() in issue.terms), None)
        yield _words(dossier, span, found.start, found.end) if found else _words(dossier, span, 0, len(span.text))


def _standing(dossier: Dossier, name: str) -> Iterator[Words]:
    """Where words stand in the positions of a dossier, and in the phrases that name its issues."""
    asked = Turns([Topic(name, (name,))] if any(tokens(name)) else [])
    spans = [span for position in dossier.positions for span in position.evidence]
    spans += [span for issue in dossier.issues for span in issue.evidence]
    for span in sorted(set(spans)):
        for _, (start, end) in asked.places(span.text, list(tokens(span.text))):
            yield _words(dossier, span, start, end)


def _words(dossier: Dossier, span: Span, start: int, end: int) -> Words:
    """Words within those of a span."""
    return Words(dossier.article(span.article).text_sha256, span.start + start, span.start + end, span.text[start:end])


def _in_order(places: Iterable[Words]) -> tuple[Words, ...]:
    return tuple(sorted(places, key=lambda words: (words.text_sha256, words.start)))


def actor(dossier: Dossier, name: str) -> Subject:
    """What an actor's id, or words by which the texts name one, point at: the first place of each wording in each article."""
    found = meant(dossier, name)
    if not found:
        raise mistake(UsageMistake, "judging.nobody", where=name)
    places: dict[tuple[str, str], Words] = {}
    for _, mention in found:
        span = mention.span
        sha = dossier.article(span.article).text_sha256
        places.setdefault((sha, fold(span.text)), Words(sha, span.start, span.end, span.text))
    called = next((actor.name for actor in dossier.actors if actor.id == name), name)
    return Subject(called, _in_order(places.values()))


def meant(dossier: Dossier, name: str) -> list[tuple[Actor, ActorMention]]:
    """The mentions of an actor by id; else those that end with some words, of whichever actors."""
    every = [(actor, mention) for actor in dossier.actors for mention in actor.mentions if mention.form is not Form.PRONOUN]
    return [pair for pair in every if pair[0].id == name] or [pair for pair in every if _ends(pair[1].span.text, name)]


def _ends(text: str, name: str) -> bool:
    words, asked = (fold(side).replace("'", "' ").split() for side in (text, name))
    return bool(asked) and words[-len(asked) :] == asked
