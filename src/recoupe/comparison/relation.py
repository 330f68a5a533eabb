"""The relation of the tellings of one point: in what they agree, differ or contradict, with the reasons in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from recoupe.comparison.content import keys
from recoupe.comparison.denials import opposed
from recoupe.comparison.features import ASSERTED, PLAIN, edged, exclusive, firmness, nobody_else, scopes
from recoupe.comparison.lengths import length_key
from recoupe.comparison.likeness import SURE, Measured, Weights, cosine, likeness
from recoupe.comparison.passages import Passage
from recoupe.comparison.sayings import Finding, Sayings, says_one_thing
from recoupe.comparison.spells import begun
from recoupe.comparison.values import FIRST, Comparison, dates, durations, numbers, one_count, since
from recoupe.model import Basis, Difference, Relation

ONE_OBJECT = 0.4
"""Least cosine of two passages whose typed values may be held against each other as one slot of one object."""
ONE_MATTER = 0.35
"""Least cosine of two passages of which one denies what the other tells; predicate, subject and object are compared besides."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How the tellings of a point compare, in what they differ, and why."""

    relation: Relation
    differ_in: tuple[Difference, ...]
    why: tuple[str, ...]


@dataclass(frozen=True)
class Judge(Sayings):
    """Compares passages of one story: its texts, the weights of its words, the language of the reasons."""

    weights: Weights
    near: Mapping[Passage, Mapping[Passage, float]] = field(default_factory=dict)
    """For each passage those that are most like it, and how much: of all that share a word with it, the others are less like it."""

    def likeness(self, one: Passage, other: Passage) -> float:
        """The probability that two passages tell one thing."""
        return self.beside[one][other]

    @cached_property
    def beside(self) -> Measured:
        """How like each other any two passages are."""
        return Measured(likeness, self.weights, self.near)

    @cached_property
    def cosines(self) -> Measured:
        """The share of their weight that any two passages have in common."""
        return Measured(cosine, self.weights)

    def _known(self, one: Passage, other: Passage) -> float | None:
        return self.near[one].get(other) if one in self.near else None

    def cosine(self, one: Passage, other: Passage) -> float:
        """The share of their weight that two passages have in common."""
        return self.cosines[one][other]

    def verdict(self, group: Sequence[Passage]) -> Verdict:
        """The relation of a group of passages: of every two articles the most alike are compared, and all that surely tell one thing."""
        sides = dict.fromkeys([*self._sides(group), *self.sure(group)])
        findings = [f for one, other in sides for f in self.differences(one, other)]
        findings += self._of_beginnings(group)
        return self.sum_up(findings or self.of_mouths(group), self._common(group))

    def sum_up(self, findings: Sequence[Finding], why: Sequence[str]) -> Verdict:
        """The verdict of all findings: of each kind of difference the first reason is told, contradictions before the rest."""
        first: dict[Difference, str] = {}
        for finding in findings:
            first.setdefault(finding.difference, finding.reason)
        apart = tuple(dict.fromkeys(f.reason for f in findings if f.apart))[:2]
        told = (*why, *apart, *(reason for reason in first.values() if reason not in apart))
        relation = Relation.CONTRADICT if apart else Relation.DIFFER if first else Relation.AGREE
        return Verdict(relation, tuple(d for d in Difference if d in first), told)

    def _sides(self, group: Sequence[Passage]) -> list[tuple[Passage, Passage]]:
        """For every two articles the two passages that are most alike (a copy may have changed something too)."""
        told: dict[str, list[Passage]] = {}
        for passage in group:
            told.setdefault(passage.article, []).append(passage)
        out = []
        for a, b in combinations(sorted(told), 2):
            if len(told[a]) == len(told[b]) == 1:
                out.append((told[a][0], told[b][0]))
            else:
                out.append(self._most_alike([(one, other) for one in told[a] for other in told[b]]))
        return out

    def sure(self, group: Sequence[Passage]) -> Iterator[tuple[Passage, Passage]]:
        """Every two passages of two articles that surely tell one thing, or count it."""
        told = sorted(group, key=lambda p: (p.article, p.start))
        for n, one in enumerate(told):
            near = self.near.get(one, {})
            for other in told[n + 1 :] if near or one.quantities else ():
                if one.article != other.article and (near.get(other, 0.0) >= SURE or one_count(one, other)):
                    yield one, other

    def _most_alike(self, both: Sequence[tuple[Passage, Passage]]) -> tuple[Passage, Passage]:
        """The pair that is most alike. Where the likeness of some is known, the others are less alike."""
        known = {pair: alike for pair in both if (alike := self._known(*pair))}
        known = known or {pair: self.likeness(*pair) for pair in both}
        return max(known, key=lambda pair: (known[pair], -pair[0].start, -pair[1].start))

    def differences(self, one: Passage, other: Passage) -> list[Finding]:
        """Every difference of two passages, found once: two that are in one group are often in several."""
        if (known := self._found_out.get((one, other))) is None:
            known = self._found_out[one, other] = self._differences(one, other)
        return known

    @cached_property
    def _found_out(self) -> dict[tuple[Passage, Passage], list[Finding]]:
        return {}

    def _differences(self, one: Passage, other: Passage) -> list[Finding]:
        """What they differ in. To say one thing in other words is no difference."""
        alike = self.cosine(one, other)
        out = [*self._of_values(one, other, alike), *self.of_speakers(one, other, alike)]
        if alike >= ONE_OBJECT:
            out += [*self._of_firmness(one, other), *self._of_scope(one, other)]
        if alike >= ONE_MATTER:
            out += self._of_denial(one, other)
        out += self._of_exclusion(one, other)
        if one.speakers & other.speakers:
            out += self.of_words(one, other)
        return out

    def _of_values(self, one: Passage, other: Passage, alike: float) -> list[Finding]:
        first = FIRST in one.keys and FIRST in other.keys
        if not (first or (one.quantities and other.quantities) or (one.timexes and other.timexes)):
            return []
        out = []
        number = since(one, other, (self.published(one.article), self.published(other.article))) if first else None
        number = number or numbers(one, other)
        if number is None and alike >= ONE_OBJECT:
            number = durations(one, other, (self.text(one), self.text(other)))
        if number:
            apart = number.apart and (alike >= ONE_OBJECT or one_count(one, other)) and self._asserted(one, other)
            out.append(self.found(Difference.NUMBER, "number-apart" if apart else "number", number, one, other, apart=apart))
        if alike >= ONE_OBJECT and (day := dates(one, other, self.dated(one, other))):
            edges = edged(self.text(one)) or edged(self.text(other))
            apart = day.apart and not edges and self._asserted(one, other)
            out.append(self.found(Difference.DATE, "date", day, one, other, apart=apart))
        return out

    def _asserted(self, *told: Passage) -> bool:
        """Whether all of some passages tell their thing as sure."""
        return all(firmness(self.text(p), reported=bool(p.attribution)) == ASSERTED for p in told)

    def _of_beginnings(self, group: Sequence[Passage]) -> list[Finding]:
        """The first days that two articles give to one event: by the date beside the word for it, however little the rest is alike."""
        begun_ = [p for passage in group if passage.events and (p := begun(passage, self.text(passage)))]
        out = []
        for one, other in combinations(begun_, 2):
            if one.article == other.article or not one.events & other.events:
                continue
            if day := dates(one, other, self.dated(one, other), weekdays=True):
                out.append(self.found(Difference.DATE, "first-day", day, one, other, apart=day.apart and self._asserted(one, other)))
        return out

    def _of_firmness(self, one: Passage, other: Passage) -> list[Finding]:
        """How sure the accounts are of one thing: two speakers are each sure for himself, and what is asked is told by nobody."""
        if not says_one_thing(self.text(one), self.text(other), named=True) or any("?" in self.text(p) for p in (one, other)):
            return []
        if one.speakers and other.speakers and not self.sides_of(one) & self.sides_of(other):
            return []
        mine, theirs = self._firm(one), self._firm(other)
        sure, unsure = (one, other) if mine == ASSERTED else (other, one)
        if mine == theirs or (ASSERTED in (mine, theirs) and self._before(unsure, sure)):
            return []
        words = Comparison(self.say(mine), self.say(theirs), apart=False)
        return [self.found(Difference.MODALITY, "modality", words, one, other)]

    def _firm(self, passage: Passage) -> str:
        """How firmly a passage tells its thing; what somebody hopes is hoped, though the word for it stands before what he says."""
        said = passage.attribution
        cue = " ".join(span.text for span in said.cue) if said else ""
        return firmness(f"{cue} {self.text(passage)}".strip(), reported=bool(said))

    def _of_scope(self, one: Passage, other: Passage) -> list[Finding]:
        """The accounts say "certaines initiatives" and "ces initiatives": the word that both have is meant more or less widely."""
        mine, theirs = scopes(self.text(one)), scopes(self.text(other))
        for said in sorted((mine.keys() | theirs.keys()) & one.keys & other.keys):
            wide = mine.get(said, PLAIN), theirs.get(said, PLAIN)
            if wide[0] != wide[1]:
                words = Comparison(self.say(wide[0]), self.say(wide[1]), apart=False)
                return [self.found(Difference.SCOPE, "scope", words, one, other)]
        return []

    def _of_exclusion(self, one: Passage, other: Passage) -> list[Finding]:
        """That X alone decides and that Y alone decides: of one speaker they cannot both be told rightly."""
        if not (self._excludes(one) and self._excludes(other)) or one.names == other.names:
            return []
        apart = bool(one.speakers & other.speakers) and all(nobody_else(self.text(p)) for p in (one, other))
        return [self.found(Difference.SCOPE, "exclusive", self.quotes(one, other), one, other, apart=apart)]

    def _excludes(self, passage: Passage) -> bool:
        if (known := self._excluding.get(passage)) is None:
            known = self._excluding[passage] = exclusive(self.text(passage))
        return known

    @cached_property
    def _excluding(self) -> dict[Passage, bool]:
        return {}

    def _of_denial(self, one: Passage, other: Passage) -> list[Finding]:
        """What one tells and the other denies: they cannot both be right when one speaker says both, or both articles tell it themselves.

        What two speakers say is theirs to disagree on; and between two days a thing may have come to pass.
        """
        told = [p for p in (one, other) if not p.attribution and not self.framed(p)]
        same = bool(one.speakers & other.speakers) or len(told) == 2
        if not (same or told) or self._on_other_days(one, other) or not opposed(self.text(one), self.text(other), reported=not told):
            return []
        return [self.found(Difference.WORDING, "polarity", self.quotes(one, other), one, other, apart=same)]

    def _on_other_days(self, one: Passage, other: Passage) -> bool:
        """Whether two articles cannot have been published on one day."""
        return self._before(one, other) or self._before(other, one)

    def _before(self, one: Passage, other: Passage) -> bool:
        """Whether the article of one passage surely came out on a day before that of another: what was likely may have come to pass."""
        mine, theirs = (self.article(p.article).published for p in (one, other))
        return bool(mine.latest and theirs.earliest and mine.latest < theirs.earliest)

    def published(self, article: str) -> str | None:
        """The first day on which an article can have been published."""
        return self.article(article).published.earliest

    def dated(self, one: Passage, other: Passage) -> tuple[bool, bool]:
        """Whether the articles of two passages say when they were published."""
        mine, theirs = (self.article(p.article).published.basis in (Basis.STATED, Basis.JUDGED) for p in (one, other))
        return mine, theirs

    def _common(self, group: Sequence[Passage]) -> tuple[str, ...]:
        """The words that most weigh in putting the passages side by side, as the first passage has them."""
        first = {key: passage.account for passage in reversed(group) for key in passage.keys}
        again = {key for passage in group for key in passage.keys if first[key] != passage.account}
        shared = sorted(again, key=lambda key: (-self.weights.of[key], key))[:4]
        words = self._words(group, shared)
        names = {tuple(sorted(p.speakers)) for p in group}
        same = len(names) == 1 and group[0].speakers
        voice = (self.say("same-speaker", name=self.names(group[0])),) if same and len({p.account for p in group}) > 1 else ()
        return (*((self.say("shared", words=", ".join(words)),) if words else ()), *voice)

    def _words(self, group: Sequence[Passage], shared: Sequence[str]) -> list[str]:
        as_told: dict[str, str] = {}
        wanted = set(shared)
        for passage in group:
            if not wanted:
                break
            text = self.reading(passage.article).clean
            found = {key: text[start:end] for start, end, key in reversed(keys(text, *passage.range)) if key in wanted}
            lengths = {length_key(timex): timex.span.text for timex in reversed(passage.timexes)}
            as_told |= {key: word for key, word in (lengths | found).items() if key in wanted}
            wanted -= as_told.keys()
        return list(dict.fromkeys(word for key in shared if (word := as_told.get(key) or self.names_of_keys.get(key, ""))))
