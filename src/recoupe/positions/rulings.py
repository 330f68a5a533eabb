"""What persons have decided about issues, found again in the words of this reading, and carried out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from recoupe.lang import fold, tokens
from recoupe.lang.topics import Topic
from recoupe.model import Issue, Judged, Judgement, Problem, Subject, Verdict
from recoupe.positions.issues import Stakes
from recoupe.positions.turns import Turns

Search = Callable[[Sequence[Topic]], Stakes]


@dataclass(frozen=True, slots=True)
class Ruled:
    """The issues as persons want them, the judgements with the ids that their subjects have now, and what does nothing."""

    stakes: Stakes
    judgements: tuple[Judgement, ...]
    problems: tuple[Problem, ...]


def ruled(judgements: Sequence[Judgement], search: Search, topics: Sequence[Topic]) -> Ruled:
    """The issues that a search finds with some topics, all judgements in force carried out, the last having the last word.

    What is split off is a topic of its own words, before those of the file; what is joined is one issue under the name of the first.
    """
    ours = [j for j in judgements if j.of is Judged.ISSUES]
    force = [j for j in ours if j.withdrawn is None]
    stakes = search(topics)
    idle = {topic.name for topic in topics} - {issue.label for issue in stakes.issues}
    parts: list[Topic] = []
    for judgement in force:
        if judgement.verdict is Verdict.DIFFERENT and (new := _parts(judgement, stakes)):
            parts = [*new, *parts]
            stakes = search(_by_id([*parts, *topics]))
    into = _united(force, stakes)
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
        )
        + tuple(Problem("topic-nowhere", details=(name,)) for name in sorted(idle)),
    )


def _by_id(topics: Sequence[Topic]) -> list[Topic]:
    """Topics of one id as one, where the first of them stands and under the name of the last: that of the file, where it has one."""
    out: dict[str, Topic] = {}
    for topic in topics:
        before = out[topic.id].turns if topic.id in out else ()
        out[topic.id] = Topic(topic.name, tuple(dict.fromkeys((*before, *topic.turns))))
    return list(out.values())


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
        words = _wordings(judgement.subjects[0])
        return [[i.id for i in stakes.issues if i.id in every[0] and 2 * _calls(words, i) > len(i.evidence)]]
    if len(every) == 1:
        return every
    one, other = every
    return [[issue for issue in one if issue not in other] or one, [issue for issue in other if issue not in one] or other]


def _calls(words: Mapping[str, str], issue: Issue) -> int:
    """How many of the phrases that name an issue have some words."""
    turns = Turns([Topic(issue.label, tuple(words.values()))])
    return sum(turns.best(span.text, list(tokens(span.text))) is not None for span in issue.evidence)


def _parts(judgement: Judgement, stakes: Stakes) -> list[Topic]:
    """The topics that a judgement splits off: words that name no issue of their own yet."""
    every = [_wordings(subject) for subject in judgement.subjects]
    sides = _sides(judgement, stakes)
    if len(every) == 1:
        already = any(_calls(every[0], issue) == len(issue.evidence) for issue in stakes.issues if [issue.id] == sides[0])
        return [] if already else [Topic(judgement.subjects[0].name, tuple(every[0].values()))]
    together = set(sides[0]) & set(sides[1])
    out = []
    for subject, side, mine, theirs in zip(judgement.subjects, sides, every, reversed(every), strict=True):
        if side and not together:
            continue  # apart already
        if not mine.keys() > theirs.keys():  # else it is the whole of which the other is a part
            words = tuple(text for key, text in mine.items() if key not in theirs) or tuple(mine.values())
            out.append(Topic(subject.name, words))
    return out


def _united(force: Sequence[Judgement], stakes: Stakes) -> dict[str, str]:
    """Issue -> the issue that it is joined to. What a later judgement parts is joined by no way round either."""
    into: dict[str, str] = {}
    for n, judgement in enumerate(force):
        sides = _sides(judgement, stakes)
        if judgement.verdict is not Verdict.SAME or not all(sides):
            continue
        every = dict.fromkeys(into.get(issue, issue) for side in sides for issue in side)
        target, *rest = every
        gone = {issue.id for issue in stakes.issues if into.get(issue.id, issue.id) in rest}
        whole = gone | {issue.id for issue in stakes.issues if into.get(issue.id, issue.id) == target}
        if not any(_parting(later, stakes, whole) for later in force[n + 1 :]):
            into |= dict.fromkeys(gone, target)
    return into


def _parting(judgement: Judgement, stakes: Stakes, whole: set[str]) -> bool:
    """Whether a judgement says of two issues that are both in a whole that they are two."""
    if judgement.verdict is not Verdict.DIFFERENT or len(judgement.subjects) == 1:
        return False
    one, other = (whole & set(side) for side in _sides(judgement, stakes))
    return bool(one and other and one != other)


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
