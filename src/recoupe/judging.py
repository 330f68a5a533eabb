"""From what a person points at to a judgement that survives: actors and issues by id or by words, held fast by the words on the pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from recoupe.errors import UsageMistake
from recoupe.lang import fold, mistake, tokens
from recoupe.lang.topics import LONGEST_NAME, Topic, is_name, issue_id
from recoupe.model import Actor, ActorMention, Dossier, Form, Issue, Judged, Judgement, Span, Subject, Verdict, Words
from recoupe.positions.turns import Turns

REST = "i0"
"""The id of what no issue holds."""


def judgement(dossier: Dossier, one: str, other: str, verdict: Verdict, *, by: str, at: str, note: str = "") -> Judgement:  # noqa: PLR0913
    """A new judgement about two actors or two issues of a dossier, or an issue and its new name.

    Raises UsageMistake when either is not in it, both are the same words, or the verdict is none on such things.
    """
    if point := next((name for name in (one, other) if any(name == p.id for p in dossier.points)), ""):
        raise mistake(UsageMistake, "judging.points-not-yet", where=point)
    number = f"j{1 + max((int(known.id.removeprefix('j')) for known in dossier.judgements), default=0)}"
    if verdict is Verdict.RENAME:
        _no_rest(dossier, one)
        name, subject = _name(other), _issue(dossier, (_known(dossier, one) or _holder(dossier, one)).id)
        return Judgement(number, (), verdict, by, at, note, None, (subject,), Judged.ISSUES, name)
    if _about_issues(dossier, one, other):
        return Judgement(number, (), verdict, by, at, note, None, _issues(dossier, one, other, verdict), Judged.ISSUES)
    subjects = (actor(dossier, one), actor(dossier, other))
    _apart(subjects, one, other)
    about = tuple(actor.id for name in (one, other) for actor, _ in _meant(dossier, name)[:1])
    return Judgement(number, about, verdict, by, at, note, None, subjects)


def _apart(subjects: tuple[Subject, Subject], one: str, other: str) -> None:
    if subjects[0].words == subjects[1].words:
        raise mistake(UsageMistake, "judging.same-words", where=f"{one} {other}")


def _name(given: str) -> str:
    """The new name of an issue."""
    name = " ".join(given.split())
    if not is_name(name):
        raise mistake(UsageMistake, "judging.no-name", where=ascii(given[:LONGEST_NAME]), longest=LONGEST_NAME)
    return name


def _about_issues(dossier: Dossier, one: str, other: str) -> bool:
    """Whether two things pointed at are issues: one by its id or name, or both by words that name no actor but stand in positions."""
    if any(_known(dossier, name) or name == REST for name in (one, other)):
        return True
    return not any(_meant(dossier, name) for name in (one, other)) and all(any(_standing(dossier, name)) for name in (one, other))


def _known(dossier: Dossier, name: str) -> Issue | None:
    return next((issue for issue in dossier.issues if name == issue.id or fold(name) == fold(issue.label)), None)


def _holder(dossier: Dossier, name: str) -> Issue:
    """The issue that some words name, together with others or not."""
    asked = Turns([Topic(name, (name,))])
    for issue in dossier.issues:
        if issue.id != REST and any(asked.best(span.text, list(tokens(span.text))) for span in issue.evidence):
            return issue
    raise mistake(UsageMistake, "judging.no-issue", where=name, known=", ".join(issue.id for issue in dossier.issues))


def _is_rest(dossier: Dossier, name: str) -> bool:
    """Whether what no issue holds is meant, even where this story has none of that."""
    known = _known(dossier, name)
    return name == REST or (known is not None and known.id == REST)


def _no_rest(dossier: Dossier, name: str) -> None:
    if _is_rest(dossier, name):
        raise mistake(UsageMistake, "judging.rest", where=name)


def _issues(dossier: Dossier, one: str, other: str, verdict: Verdict) -> tuple[Subject, ...]:
    """The subjects of a judgement about two issues; one alone is different from all that no issue holds."""
    rest = [name for name in (one, other) if _is_rest(dossier, name)]
    if rest and (len(rest) > 1 or verdict is not Verdict.DIFFERENT):
        raise mistake(UsageMistake, "judging.rest", where=rest[0])
    subjects = tuple(_issue(dossier, name) for name in (one, other) if name not in rest)
    if not rest:
        _apart((subjects[0], subjects[1]), one, other)
        ids = {known.id for name in (one, other) if (known := _known(dossier, name))}
        if ids & {issue_id(name) for name in (one, other) if not _known(dossier, name)}:
            raise mistake(UsageMistake, "judging.same-words", where=f"{one} {other}")
    return subjects


def _issue(dossier: Dossier, name: str) -> Subject:
    """What an issue's id or name, or words of positions, point at: the first place of each wording in each article."""
    known = _known(dossier, name)
    _no_rest(dossier, name)
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
    found = _meant(dossier, name)
    if not found:
        raise mistake(UsageMistake, "judging.nobody", where=name)
    places: dict[tuple[str, str], Words] = {}
    for _, mention in found:
        span = mention.span
        sha = dossier.article(span.article).text_sha256
        places.setdefault((sha, fold(span.text)), Words(sha, span.start, span.end, span.text))
    called = next((actor.name for actor in dossier.actors if actor.id == name), name)
    return Subject(called, _in_order(places.values()))


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
