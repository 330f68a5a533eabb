"""Who speaks where no name says it: a scored choice among those named or heard before (`fr/speakers` has the weights)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from recoupe.attributions.scene import Named, Scene
from recoupe.attributions.words import vocabulary
from recoupe.lang import fold, table, tokens
from recoupe.model import Gender, Kind, Range

LEAD = 80
"""Characters of adverbials that may stand before the subject of a sentence."""
WINDOW = 4000
"""Characters back in which whoever is meant is looked for."""
FAR_BACK = 1500
"""Characters after which a quotation without a cue is no longer taken for more of the one before."""
NEAR = 600
"""Characters within which a pronoun still stands for a speaker nobody could identify."""

OF = frozenset(("de", "d", "d'", "du", "des", "au", "aux", "à", "a", "pour", "en", "chez"))
"""Words with which a complement begins, folded."""

MYSELF = re.compile(
    r"\b[Jj](?:e |['’])(?:me )?(?:suis|étais|serai|serais|fus|ai été|avais été)"
    r"(?: (?:pas|très|bien|si|tout|plus|jamais|trop|aussi|vraiment))*"
    r" (\w{2,}(?:é|ée|i|ie|eux|euse|ain|aine|ent|ente|ant|ante|tif|tive|el|elle|ris|rise|ert|erte|ul|ule))\b"
)
"""Words of the first person that show a gender ("je suis ravie", "j'étais convaincu")."""

APPOSED = re.compile(r",\s(?:l['’]|le |la |une? )?(?:ancien(?:ne)? |ex-)?(\w+)(?= )")
"""A comma and the noun of an apposition."""

TELLING = 1
"""The weight from which on a trait is told as a reason."""

People = tuple[Named, ...]


class Reference(NamedTuple):
    """Words that mean somebody without naming him: where they stand, and whom they can mean.

    `sort`: `pronoun`, `narrated` (a pronoun that is no source), `latter` (the last one named), `description` ("la banque"),
    `quotation` (marks without a cue).
    `plural` is None where the number does not show; `noun` is the head of a description, folded.
    """

    sort: str
    place: int
    gender: str = ""
    plural: bool | None = None
    kinds: frozenset[Kind] = frozenset(Kind)
    noun: str = ""


class Choice(NamedTuple):
    """Who is meant, and the traits that decided; nobody where none shows enough of them."""

    people: People = ()
    traits: tuple[str, ...] = ()


def pronoun(form: str, place: int) -> Reference | None:
    """The reference of a pronoun at a place; None for one that stands for nobody in particular."""
    known = table("fr/pronouns")["forms"].get(form)
    if known is None:
        return None
    return Reference("latter" if known.get("latter") else "pronoun", place, known["gender"], known["plural"])


@dataclass
class Focus:
    """Who is being talked about, as the reading goes on: places where somebody speaks, oldest first."""

    scene: Scene
    spoken: list[tuple[int, People]] = field(default_factory=list)
    quoted: People = ()
    """Who spoke last in his own words."""
    quoted_at: int = -1
    """Where he did (-1: nobody has yet)."""

    def heard(self, place: int, people: Sequence[Named], *, quoted: bool) -> None:
        """Somebody speaks at a place, in his own words or not."""
        if quoted:
            self.quoted, self.quoted_at = tuple(people), place
        self.spoken.append((place, tuple(people)))

    def meant(self, wanted: Reference, content: Sequence[Range] = (), quoted: Sequence[Range] = ()) -> Choice:
        """Whom a reference means; those named only within `content`, what he says, are left out. `quoted`: his own words."""
        weights = table("fr/speakers")[wanted.sort]
        said = Said.of(self.scene, quoted)
        best, most = Choice(), float(weights["least"])
        for people, shown in self._candidates(wanted, content):
            traits = shown | said.traits(people)
            score = sum(float(weights.get(trait, 0)) for trait in traits)
            if score > most or (score == most and best.people and people[0].start > best.people[0].start):
                best, most = Choice(people, tuple(t for t, w in weights.items() if t in traits and w >= TELLING)), score
        return best

    def _candidates(self, wanted: Reference, content: Sequence[Range]) -> Iterator[tuple[People, set[str]]]:
        """Everybody who can be meant, with the traits he shows."""
        if wanted.sort == "quotation":
            yield from self._going_on(wanted.place)
            return
        named = [n for n in self.scene.named_before(wanted.place, WINDOW) if not any(a <= n.start < b for a, b in content)]
        fitting = [n for n in named[-8:] if fits(wanted, n)] if wanted.sort == "latter" else [n for n in named if fits(wanted, n)]
        if wanted.sort == "latter":
            fitting = [n for n in fitting if n.gender.value == wanted.gender] or fitting
        if wanted.sort in ("pronoun", "narrated") and self.spoken and not self.spoken[-1][1] and wanted.place - self.spoken[-1][0] < NEAR:
            since = [n for n in fitting if n.start > self.spoken[-1][0] and n.kind is Kind.PERSON]
            if len({n.actors for n in since}) == 1:
                yield (since[-1],), {"nearest", "person"}
            return
        spoken = self._spoken(wanted)
        shown = self._shown(wanted, fitting, spoken)
        if spoken:
            yield spoken, {"spoke", *shown.pop(key(spoken), (spoken[0], set()))[1]} - {"subject", "alone"}
        for mention, traits in shown.values():
            yield (mention,), traits

    def _shown(self, wanted: Reference, fitting: Sequence[Named], spoken: People) -> dict[tuple[str, ...], tuple[Named, set[str]]]:
        """Of each actor who fits the last mention, and its traits."""
        last = {n.actors or (str(n.start),): n for n in fitting}
        out: dict[tuple[str, ...], tuple[Named, set[str]]] = {who: (n, set()) for who, n in last.items()}
        people = [n for n in fitting if n.kind is Kind.PERSON]
        start, end = self._sentence_before(wanted.place)
        for who, (mention, traits) in out.items():
            shows = (
                ("person", mention.kind is Kind.PERSON),
                ("here", mention.start >= start),
                ("called", bool(wanted.noun) and self._called(wanted.noun, who)),
            )
            traits.update(trait for trait, shown in shows if shown)

        def mark(found: Named | None, trait: str) -> None:
            if found is not None:
                out[found.actors or (str(found.start),)][1].add(trait)

        mark(next(reversed(people or fitting), None), "nearest")
        mark(self._subject_since(wanted, fitting, spoken, start), "subject")
        mark(self._only_one(people, start, end), "alone")
        mark(self._beside(people, spoken), "beside")
        if fitting:
            counts = [n.actors for n in fitting]
            mark(max(last.values(), key=lambda n: (counts.count(n.actors), n.start)), "often")
        return out

    def _spoken(self, wanted: Reference) -> People:
        """The last one heard before a reference who fits it."""
        return next((p for at, p in reversed(self.spoken) if at < wanted.place and p and self._fits_all(wanted, p)), ())

    def _going_on(self, place: int) -> Iterator[tuple[People, set[str]]]:
        """Who can speak in a quotation without a cue: who was quoted right before, who is heard last, who is told of since."""
        last, heard = self.spoken[-1] if self.spoken else (-1, ())
        near = self.quoted_at >= 0 and place - self.quoted_at < FAR_BACK
        if self.quoted:
            yield self.quoted, {"before"} if not near else {"quoted"} if last <= self.quoted_at or not heard else {"earlier"}
        if heard and place - last < NEAR:
            yield heard, {"spoke"}
        near_by = (
            people for at, people in reversed(self.spoken) if place - at < FAR_BACK and people and people not in (heard, self.quoted)
        )
        if other := next(near_by, ()):
            yield other, {"before"}
        people = (n for n in reversed(self.scene.named_before(place, WINDOW)) if n.kind is Kind.PERSON and self._opens_sentence(n))
        if told := next((n for n in people if n.start > last or not self.quoted), None):
            yield (told,), {"subject", "here"} if told.start > last and place - told.start < NEAR else {"subject"}

    def _subject_since(self, wanted: Reference, fitting: Sequence[Named], spoken: People, last: int) -> Named | None:
        """Who has become the subject of a sentence since the last speaker was heard."""
        since = next((at for at, people in reversed(self.spoken) if people == spoken), -1)
        later = (n for n in reversed(fitting) if n.start > since)
        return next(
            (
                n
                for n in later
                if (n.kind is Kind.PERSON or (n.start >= last and n.gender.value == wanted.gender)) and self._opens_sentence(n)
            ),
            None,
        )

    def _only_one(self, people: Sequence[Named], start: int, end: int) -> Named | None:
        """The only person who fits in the sentence before, when nobody has spoken in or since it."""
        if any(at >= start for at, _ in self.spoken):
            return None
        there = [m for m in people if start <= m.start < end and not self._governed(m)]
        return there[-1] if there and len({m.actors for m in there}) == 1 else None

    def _beside(self, people: Sequence[Named], spoken: People) -> Named | None:
        """The only person named with a speaker who is none and whose gender is not known ("Israël, par la voix de M. Levy")."""
        if not spoken or spoken[0].kind is Kind.PERSON or spoken[0].gender is not Gender.UNKNOWN:
            return None
        start, end = self._sentence(spoken[0].start)
        there = [n for n in people if start <= n.start < end]
        return there[-1] if there and len({n.actors for n in there}) == 1 else None

    def _called(self, noun: str, actors: Iterable[str]) -> bool:
        """Whether one of the actors is named or titled by a noun somewhere in the story."""
        known = [self.scene.actors[a] for a in actors if a in self.scene.actors]
        texts = (text for a in known for text in (a.name, *(r.title for r in a.roles), *(m.span.text for m in a.mentions)))
        return any(noun in heads(text) for text in texts) or any(
            self._beside_noun(n) == noun for n in self.scene.named if n.kind is Kind.PERSON and set(n.actors) & set(actors)
        )

    def _beside_noun(self, named: Named) -> str:
        """The noun that follows a name after a comma ("Irène Kalvo, otage depuis un an, ...")."""
        found = APPOSED.match(self.scene.text, named.end)
        return fold(found.group(1)) if found else ""

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
        return len(lead.strip()) == 0 or (lead.rstrip().endswith(",") and len(lead) < LEAD and not self._apposed(named))

    def _apposed(self, named: Named) -> bool:
        """Whether a mention only says who the person named right before it is ("la ministre, Irène Kalvo, ...")."""
        before = self.scene.before(named)
        return before is not None and before.kind is named.kind is Kind.PERSON and self.scene.text[before.end : named.start].strip() == ","

    def _fits_all(self, wanted: Reference, people: People) -> bool:
        one = len({a for n in people for a in n.actors}) == 1
        if wanted.plural is not None and not one and len(people) > 1:
            return wanted.plural
        if (len(people) > 1 or people[0].plural) and wanted.plural is False and not (one and not people[0].plural):
            return False
        return fits(wanted, people[0])


class Said(NamedTuple):
    """What somebody's own words show of him: the gender of "je suis ravie", and whom he names, who is not he."""

    gender: Gender = Gender.UNKNOWN
    others: frozenset[str] = frozenset()

    @classmethod
    def of(cls, scene: Scene, quoted: Sequence[Range]) -> Said:
        """What the words at ranges show."""
        others = {a for start, end in quoted for n in scene.within(start, end) for a in n.actors if n.kind is Kind.PERSON}
        found = [m for start, end in quoted for m in MYSELF.finditer(scene.text, start, end)]
        gender = Gender.UNKNOWN
        if found:
            gender = Gender.FEMININE if any(m.group(1).lower().endswith("e") for m in found) else Gender.MASCULINE
        return cls(gender, frozenset(others))

    def traits(self, people: People) -> set[str]:
        """What speaks for or against somebody as the one who says the words."""
        gender = people[0].gender
        known = self.gender is not Gender.UNKNOWN and gender is not Gender.UNKNOWN and len(people) == 1
        out = {"agrees" if gender is self.gender else "disagrees"} if known else set()
        return out | ({"told"} if self.others & {a for n in people for a in n.actors} else set())


@lru_cache(maxsize=1 << 14)
def heads(text: str) -> frozenset[str]:
    """The words that say what somebody is, folded: those of each part of a naming before its complement ("X, conseiller du trader")."""
    out: set[str] = set()
    for part in text.split(","):
        words = [fold(token.text) for token in tokens(part)]
        stop = next((n for n, word in enumerate(words) if n and word in OF), len(words))
        out.update(piece for word in words[:stop] for piece in word.split("-"))
    return frozenset(out)


def key(people: People) -> tuple[str, ...]:
    """The actors that people stand for, as one candidate."""
    return people[0].actors or (str(people[0].start),)


def fits(wanted: Reference, named: Named) -> bool:
    """Whether gender, number and kind of a mention allow a reference."""
    if named.kind not in wanted.kinds:
        return False
    if wanted.plural is not None and wanted.plural != named.plural:
        return False
    return not (named.gender is not Gender.UNKNOWN and wanted.gender and named.gender.value != wanted.gender)
