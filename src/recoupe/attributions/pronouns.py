"""Pronouns: whom "il", "elle", "ce dernier" stand for. The last speaker that fits, else the last one named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from recoupe.attributions.scene import Named, Scene
from recoupe.attributions.words import vocabulary
from recoupe.lang import table
from recoupe.model import Gender, Kind, Range

LEAD = 80
"""Characters of adverbials that may stand before the subject of a sentence."""
WINDOW = 4000
"""Characters back in which whoever a pronoun stands for is looked for."""
FAR_BACK = 1500
"""Characters after which a quotation without a cue is no longer taken for more of the one before."""
NEAR = 600
"""Characters within which a pronoun still stands for a speaker nobody could identify."""


@dataclass
class Focus:
    """Who is being talked about, as the reading goes on: places where somebody speaks, oldest first."""

    scene: Scene
    spoken: list[tuple[int, tuple[Named, ...]]] = field(default_factory=list)
    quoted: tuple[Named, ...] = ()
    """Who spoke last in his own words."""
    quoted_at: int = -1
    """Where he did (-1: nobody has yet)."""

    def heard(self, place: int, people: Sequence[Named], *, quoted: bool) -> None:
        """Somebody speaks at a place, in his own words or not."""
        if quoted:
            self.quoted, self.quoted_at = tuple(people), place
        self.spoken.append((place, tuple(people)))

    def resolve(self, pronoun: str, place: int, content: Sequence[Range]) -> tuple[tuple[Named, ...], str]:
        """Whom a pronoun at a place stands for, and how that is known ("speaker", "named", "latter", "")."""
        wanted = table("fr/pronouns")["forms"].get(pronoun)
        if wanted is None:
            return (), ""
        named = self.scene.named_before(place, WINDOW)
        before = [n for n in named if not any(a <= n.start < b for a, b in content)]
        if wanted.get("latter"):
            return self._latter(wanted, before)
        if self.spoken and not self.spoken[-1][1] and place - self.spoken[-1][0] < NEAR:
            since = [n for n in before if n.start > self.spoken[-1][0] and n.kind is Kind.PERSON and self._fits(wanted, n)]
            return ((since[-1],), "named") if len({n.actors for n in since}) == 1 else ((), "")
        spoken = next((people for at, people in reversed(self.spoken) if at < place and people and self._fits_all(wanted, people)), ())
        subject = self._subject_since(wanted, before, spoken, place) or self._only_one(wanted, before, place)
        if subject is not None:
            return (subject,), "named"
        if spoken and (person := self._beside(wanted, spoken[0], before)) is not None:
            return (person,), "named"
        if spoken:
            return spoken, "speaker"
        fitting = [n for n in before if self._fits(wanted, n)]
        last = next((n for n in reversed(fitting) if n.kind is Kind.PERSON), fitting[-1] if fitting else None)
        return ((last,), "named") if last is not None else ((), "")

    def going_on(self, place: int) -> tuple[Named, ...]:
        """Who speaks in a quotation without a cue: who was quoted right before, else who is heard or told of last."""
        later = bool(self.spoken) and self.spoken[-1][0] > self.quoted_at and bool(self.spoken[-1][1])
        if not later and self.quoted_at >= 0 and place - self.quoted_at < FAR_BACK:
            return self.quoted
        if self.spoken and place - self.spoken[-1][0] < NEAR:
            return self.spoken[-1][1]
        return self.quoted or self.subject_before(place)

    def subject_before(self, place: int) -> tuple[Named, ...]:
        """The last person before a place who is the subject of a sentence."""
        people = (n for n in reversed(self.scene.named_before(place, WINDOW)) if n.kind is Kind.PERSON)
        return tuple(next(([n] for n in people if self._opens_sentence(n)), ()))

    def _latter(self, wanted: dict[str, object], before: Sequence[Named]) -> tuple[tuple[Named, ...], str]:
        near = [n for n in before[-8:] if self._fits(wanted, n)]
        sure = [n for n in near if n.gender.value == wanted["gender"]]
        fitting = sure or near
        return ((fitting[-1],), "latter") if fitting else ((), "")

    def _subject_since(self, wanted: dict[str, object], before: Sequence[Named], spoken: Sequence[Named], place: int) -> Named | None:
        """A person who has become the subject of a sentence since the last speaker was heard."""
        since = max((at for at, people in self.spoken if people == spoken), default=-1)
        last = self._sentence_before(place)[0]
        out = None
        for named in before:
            person = named.kind is Kind.PERSON or (named.start >= last and named.gender.value == wanted["gender"])
            if named.start > since and person and self._opens_sentence(named) and self._fits(wanted, named):
                out = named
        return out

    def _only_one(self, wanted: dict[str, object], before: Sequence[Named], place: int) -> Named | None:
        """The only person who fits in the sentence before, when nobody has spoken in or since it."""
        start, end = self._sentence_before(place)
        if any(at >= start for at, _ in self.spoken):
            return None
        fitting = [
            m for m in before if start <= m.start < end and m.kind is Kind.PERSON and self._fits(wanted, m) and not self._governed(m)
        ]
        return fitting[-1] if fitting and len({m.actors for m in fitting}) == 1 else None

    def _beside(self, wanted: dict[str, object], spoken: Named, before: Sequence[Named]) -> Named | None:
        """The only person named with a speaker who is none and whose gender is not known ("Israël, par la voix de M. Levy")."""
        if spoken.kind is Kind.PERSON or spoken.gender is not Gender.UNKNOWN:
            return None
        start, end = self._sentence(spoken.start)
        people = [n for n in before if start <= n.start < end and n.kind is Kind.PERSON and self._fits(wanted, n)]
        return people[-1] if people and len({n.actors for n in people}) == 1 else None

    def _sentence_before(self, place: int) -> Range:
        """The sentence before the one that holds a place."""
        n = self.scene.sentence(place)
        return self.scene.reading.sentences[n - 1] if n else (0, 0)

    def _sentence(self, place: int) -> Range:
        """The sentence that holds a place."""
        sentences = self.scene.reading.sentences
        return sentences[self.scene.sentence(place)] if sentences else (place, place)

    def _governed(self, named: Named) -> bool:
        """Whether a mention hangs on a preposition."""
        lead = self.scene.text[max(0, named.start - 12) : named.start].lower().replace("’", "'").rstrip()
        return lead.endswith("d'") or lead.split(" ")[-1] in vocabulary("prepositions")

    def _opens_sentence(self, named: Named) -> bool:
        """Whether a mention is the first of its sentence and not behind a preposition."""
        lead = self.scene.text[self._sentence(named.start)[0] : named.start]
        return len(lead.strip()) == 0 or (lead.rstrip().endswith(",") and len(lead) < LEAD)

    def _fits_all(self, wanted: dict[str, object], people: Sequence[Named]) -> bool:
        plural = len(people) > 1 or people[0].plural
        if wanted["plural"] is not None and len({a for n in people for a in n.actors}) > 1:
            return bool(wanted["plural"])
        if plural and not wanted["plural"] and wanted["plural"] is not None and not self._one(people):
            return False
        return self._fits(wanted, people[0])

    def _one(self, people: Sequence[Named]) -> bool:
        return len({a for n in people for a in n.actors}) == 1 and not people[0].plural

    def _fits(self, wanted: dict[str, object], named: Named) -> bool:
        """Whether gender, number and kind of a mention allow the pronoun."""
        if wanted["plural"] is not None and bool(wanted["plural"]) != named.plural:
            return False
        gender = str(wanted["gender"])
        if named.gender is not Gender.UNKNOWN and gender and named.gender.value != gender:
            return False
        return not (wanted.get("person") and named.kind is not Kind.PERSON)
