"""The relation of the tellings of one point: in what they agree, differ or contradict, with the reasons in words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from recoupe.comparison.align import Weights, cosine, likeness
from recoupe.comparison.content import keys
from recoupe.comparison.features import denied, firmness, scope
from recoupe.comparison.passages import Passage
from recoupe.comparison.values import Comparison, dates, numbers, since
from recoupe.lang import say
from recoupe.model import Difference, Dossier, Material, Relation

ONE_OBJECT = 0.45
"""Least cosine of two passages whose typed values may be held against each other as one slot of one object."""
SAME_WORDS = 0.5
"""Least cosine of two tellings whose words are called the same."""
LONG = 90
"""Characters of a telling quoted in a reason."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How the tellings of a point compare, in what they differ, and why."""

    relation: Relation
    differ_in: tuple[Difference, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judge:
    """Compares passages of one story: its texts, the weights of its words, the language of the reasons."""

    material: Material
    dossier: Dossier
    weights: Weights

    def text(self, passage: Passage) -> str:
        """The words of a passage."""
        return self.material.reading(passage.article).clean[passage.start : passage.end]

    def verdict(self, group: Sequence[Passage], *, leave: Collection[Difference] = ()) -> Verdict:
        """The relation of a group of passages: of every two accounts, their most alike passages are compared.

        `leave` are differences that do not count for what is compared.
        """
        found: dict[Difference, str] = {}
        contradictions: list[str] = []
        for one, other in self._sides(group):
            for difference, reason, apart in self._differences(one, other):
                if difference in leave:
                    continue
                found.setdefault(difference, reason)
                contradictions += [reason] if apart else []
        why = (*self._common(group), *contradictions, *(r for r in found.values() if r not in contradictions))
        ordered = tuple(d for d in Difference if d in found)
        if contradictions:
            return Verdict(Relation.CONTRADICT, ordered, why)
        return Verdict(Relation.DIFFER if found else Relation.AGREE, ordered, why)

    def _sides(self, group: Sequence[Passage]) -> list[tuple[Passage, Passage]]:
        """For every two accounts the two passages that are most alike."""
        by_account: dict[str, list[Passage]] = {}
        for passage in group:
            by_account.setdefault(passage.account, []).append(passage)
        out = []
        for a, b in combinations(sorted(by_account), 2):
            both = [(one, other) for one in by_account[a] for other in by_account[b]]
            out.append(max(both, key=lambda pair: (likeness(pair[0], pair[1], self.weights), -pair[0].start, -pair[1].start)))
        return out

    def _differences(self, one: Passage, other: Passage) -> list[tuple[Difference, str, bool]]:
        """Every difference of two passages, its reason, and whether it makes them contradict."""
        alike = cosine(one, other, self.weights)
        out = [*self._of_values(one, other, alike), *self._of_speakers(one, other)]
        reported = bool(one.attribution), bool(other.attribution)
        firm = firmness(self.text(one), reported=reported[0]), firmness(self.text(other), reported=reported[1])
        wide = scope(self.text(one)), scope(self.text(other))
        for difference, (mine, theirs) in ((Difference.MODALITY, firm), (Difference.SCOPE, wide)):
            if mine != theirs:
                words = Comparison(self._say(mine), self._say(theirs), apart=False)
                out.append((difference, self._reason(str(difference), words, one, other), False))
        same_voice = bool(one.speakers & other.speakers) and alike >= ONE_OBJECT
        if same_voice and denied(self.text(one)) != denied(self.text(other)) and alike >= 0.7:
            out.append((Difference.WORDING, self._reason("polarity", self._quotes(one, other), one, other), True))
        elif not out and alike < SAME_WORDS:
            out.append((Difference.WORDING, self._reason("wording", self._quotes(one, other), one, other), False))
        return out

    def _of_values(self, one: Passage, other: Passage, alike: float) -> list[tuple[Difference, str, bool]]:
        published = self._published(one.article), self._published(other.article)
        out = []
        if number := since(one, other, published) or numbers(one, other):
            apart = number.apart and alike >= ONE_OBJECT
            out.append((Difference.NUMBER, self._reason("number-apart" if apart else "number", number, one, other), apart))
        if day := dates(one, other):
            out.append((Difference.DATE, self._reason("date", day, one, other), alike >= ONE_OBJECT))
        return out

    def _published(self, article: str) -> str | None:
        return self.dossier.article(article).published.earliest

    def _of_speakers(self, one: Passage, other: Passage) -> list[tuple[Difference, str, bool]]:
        if one.speakers & other.speakers or not (one.speakers or other.speakers):
            return []
        if one.speakers and other.speakers:
            names = Comparison(self._names(one), self._names(other), apart=False)
            return [(Difference.SPEAKER, self._reason("speaker", names, one, other), False)]
        told, plain = (one, other) if one.speakers else (other, one)
        names = Comparison(self._names(told), "", apart=False)
        return [(Difference.SPEAKER, self._reason("no-speaker", names, told, plain), False)]

    def _names(self, passage: Passage) -> str:
        return ", ".join(self.dossier.actor(actor).name for actor in sorted(passage.speakers)) or self._say("unstated")

    def _quotes(self, one: Passage, other: Passage) -> Comparison:
        return Comparison(shortened(self.text(one), LONG), shortened(self.text(other), LONG), apart=False)

    def _say(self, key: str, /, **values: object) -> str:
        return say(self.dossier.language, f"comparison.{key}", **values)

    def _reason(self, name: str, words: Comparison, one: Passage, other: Passage) -> str:
        return self._say(name, one=words.one, other=words.other, one_article=one.article, other_article=other.article)

    def _common(self, group: Sequence[Passage]) -> tuple[str, ...]:
        """The words that most weigh in putting the passages side by side, as the first passage has them."""
        told: dict[str, set[str]] = {}
        for passage in group:
            for key in passage.keys:
                told.setdefault(key, set()).add(passage.article)
        shared = sorted((key for key in told if len(told[key]) > 1), key=lambda key: (-self.weights.of[key], key))[:4]
        words = self._words(group, shared)
        names = {tuple(sorted(p.speakers)) for p in group}
        same = len(names) == 1 and group[0].speakers
        voice = (self._say("same-speaker", name=self._names(group[0])),) if same and len({p.account for p in group}) > 1 else ()
        return (*((self._say("shared", words=", ".join(words)),) if words else ()), *voice)

    def _words(self, group: Sequence[Passage], shared: Sequence[str]) -> list[str]:
        names: Mapping[str, str] = {f"@{n}": a.name for a in self.dossier.actors for n in (a.id, a.party, a.code) if n}
        as_told: dict[str, str] = {}
        for passage in group:
            text = self.material.reading(passage.article).clean
            for start, end, key in keys(text, *passage.range):
                as_told.setdefault(key, text[start:end])
        return [word for key in shared if (word := as_told.get(key) or names.get(key, ""))]


def shortened(text: str, most: int) -> str:
    """Words of at most so many characters, cut between words and marked as cut."""
    plain = " ".join(text.split()).strip('«»“”" ')
    return plain if len(plain) <= most else plain[:most].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
