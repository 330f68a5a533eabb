"""What persons have decided about issues, found again in the words of this reading, and carried out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from recoupe.lang import fold, tokens
from recoupe.lang.topics import Topic
from recoupe.model import Issue, Judged, Judgement, Problem, Subject, Verdict
from recoupe.positions.issues import Stakes
from recoupe.positions.turns import Turns

Search = Callable[[Sequence[Topic]], Stakes]


@dataclass(frozen=True, slots=True)
class Ruled:
    """The issues as persons want them, and the judgements with the ids that their subjects have now."""

    stakes: Stakes
    judgements: tuple[Judgement, ...]
    lost: tuple[Problem, ...]


def ruled(judgements: Sequence[Judgement], search: Search, topics: Sequence[Topic]) -> Ruled:
    """The issues that a search finds with some topics, all judgements in force carried out, the last having the last word.

    What is split off is a topic of its own words, before those of the file; what is joined is one issue under the name of the first.
    """
    ours = [j for j in judgements if j.of is Judged.ISSUES]
    force = [j for j in ours if j.withdrawn is None]
    stakes = search(topics)
    parts: list[Topic] = []
    for judgement in force:
        if judgement.verdict is Verdict.DIFFERENT and (new := _parts(judgement, stakes)):
            parts = [*new, *(part for part in parts if part.id not in {one.id for one in new})]
            stakes = search([*parts, *(topic for topic in topics if topic.id not in {part.id for part in parts})])
    into: dict[str, str] = {}
    for n, judgement in enumerate(force):
        if judgement.verdict is Verdict.SAME and not any(_undoes(later, judgement, stakes) for later in force[n + 1 :]):
            _unite(into, _sides(judgement, stakes))
    now = {j.id: _sides(j, stakes) for j in ours}
    labels = {into.get(side[0], side[0]): j.label for j in force if j.verdict is Verdict.RENAME for side in now[j.id] if side}
    return Ruled(
        _joined(stakes, into, labels),
        tuple(replace(j, about=tuple(into.get(s[0], s[0]) for s in now.get(j.id, ()) if s)) if j in ours else j for j in judgements),
        tuple(
            Problem("issue-lost" if _wholly(j, stakes) else "judgement-lost", details=(j.id, subject.name))
            for j in force
            for subject, side in zip(j.subjects, now[j.id], strict=True)
            if not side
        ),
    )


def _wordings(subject: Subject) -> dict[str, str]:
    """Each wording of a subject once, folded and as written."""
    return {fold(words.text): words.text for words in subject.words}


def _meant(subject: Subject, stakes: Stakes) -> list[str]:
    """The issues that the words of a subject name now, in the order of the issues."""
    found = {stakes.on(text) for text in _wordings(subject).values()}
    return [issue.id for issue in stakes.issues if issue.id in found]


def _wholly(judgement: Judgement, stakes: Stakes) -> bool:
    """Whether words to which a name was given stand in issues that are mostly called otherwise."""
    return judgement.verdict is Verdict.RENAME and bool(_meant(judgement.subjects[0], stakes))


def _sides(judgement: Judgement, stakes: Stakes) -> list[list[str]]:
    """The issues of each subject, without those that both have, where that leaves any; for a name, those that its words mostly call."""
    every = [_meant(subject, stakes) for subject in judgement.subjects]
    if judgement.verdict is Verdict.RENAME:
        calls = Turns([Topic(judgement.label, tuple(_wordings(judgement.subjects[0]).values()))])
        return [[issue.id for issue in stakes.issues if issue.id in every[0] and _mostly(issue, calls)]]
    if len(every) == 1:
        return every
    one, other = every
    return [[issue for issue in one if issue not in other] or one, [issue for issue in other if issue not in one] or other]


def _mostly(issue: Issue, calls: Turns) -> bool:
    """Whether more than half of the phrases that name an issue have some words."""
    return 2 * sum(calls.best(span.text, list(tokens(span.text))) is not None for span in issue.evidence) > len(issue.evidence)


def _parts(judgement: Judgement, stakes: Stakes) -> list[Topic]:
    """The topics that a judgement splits off: words that name no issue of their own yet."""
    every = [_wordings(subject) for subject in judgement.subjects]
    if len(every) == 1:
        return [Topic(judgement.subjects[0].name, tuple(every[0].values()))]
    one, other = _sides(judgement, stakes)
    if one and other and not set(one) & set(other):
        return []
    out = []
    for subject, mine, theirs in zip(judgement.subjects, every, reversed(every), strict=True):
        if not mine.keys() > theirs.keys():  # else it is the whole of which the other is a part
            words = tuple(text for key, text in mine.items() if key not in theirs) or tuple(mine.values())
            out.append(Topic(subject.name, words))
    return out


def _undoes(later: Judgement, judgement: Judgement, stakes: Stakes) -> bool:
    """Whether a later judgement parts what this one joins."""
    if later.verdict is not Verdict.DIFFERENT or len(later.subjects) == 1:
        return False
    joined = set(product(*_sides(judgement, stakes)))
    one, other = _sides(later, stakes)
    return bool(joined & {*product(one, other), *product(other, one)})


def _unite(into: dict[str, str], sides: Sequence[Sequence[str]]) -> None:
    """All issues of two subjects become the first of the first one."""
    if not all(sides):
        return
    every = [into.get(issue, issue) for side in sides for issue in side]
    gone = set(every) - {every[0]}
    into |= {issue: every[0] for issue, target in into.items() if target in gone} | dict.fromkeys(gone, every[0])


def _joined(stakes: Stakes, into: Mapping[str, str], labels: Mapping[str, str]) -> Stakes:
    """The issues, those that are one put together, with the names that persons gave them."""
    if not into and not labels:
        return stakes
    of = tuple(into.get(issue, issue) if issue else issue for issue in stakes.of)
    groups: dict[str, list[Issue]] = {}
    for issue in stakes.issues:
        groups.setdefault(into.get(issue.id, issue.id), []).append(issue)
    made = [_one(sorted(group, key=lambda issue: issue.id != name), labels.get(name, "")) for name, group in groups.items()]
    made.sort(key=lambda issue: (not issue.terms, -of.count(issue.id)))
    return replace(stakes, issues=tuple(made), of=of)


def _one(group: Sequence[Issue], label: str) -> Issue:
    first = group[0]
    terms = tuple(dict.fromkeys(term for issue in group for term in issue.terms))
    evidence = tuple(sorted({span for issue in group for span in issue.evidence})) if len(group) > 1 else first.evidence
    return Issue(first.id, label or first.label, terms, evidence, first.given or bool(label))
