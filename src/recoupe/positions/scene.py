"""Who stands where in one article: its words, and the actors that they name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from recoupe.lang import Token, tokens
from recoupe.lang.world import adjective_code
from recoupe.model import Actor, Dossier, Form, Found, Range, Reading
from recoupe.positions.between import inserted, leads
from recoupe.positions.cues import Cue
from recoupe.positions.grammar import adverbial, grammar

LONG_NAME = 120
"""Characters before a short form in brackets within which its long form stands."""

JOINTS = ("et", "ni", "comme", "ainsi que")
"""What joins two subjects of one verb."""


@dataclass(frozen=True, slots=True)
class Named:
    """Words that name an actor of the dossier."""

    start: int
    end: int
    actor: str
    form: Form
    place: bool = False


class Scene:
    """One article with its actors, ready to be asked who the subject of a verb is."""

    def __init__(self, reading: Reading, found: Found, dossier: Dossier) -> None:
        self.reading = reading
        self.actors = {actor.id: actor for actor in dossier.actors}
        places = {mention.span.range for mention in found.mentions if mention.place}
        named = [
            Named(m.span.start, m.span.end, actor.id, m.form, m.span.range in places)
            for actor in dossier.actors
            for m in actor.mentions
            if m.span.article == reading.id
        ]
        self.named = sorted(named, key=lambda n: (n.start, -n.end))
        self._starts = [n.start for n in self.named]
        self._states = {actor.code: actor.id for actor in reversed(dossier.actors) if actor.code}

    @cached_property
    def words(self) -> list[Token]:
        """Every word of the article."""
        return list(tokens(self.reading.clean))

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.start for word in self.words]

    def words_in(self, start: int, end: int) -> list[Token]:
        """The words of a range."""
        return self.words[bisect_left(self._word_starts, start) : bisect_left(self._word_starts, end)]

    def named_in(self, start: int, end: int) -> list[Named]:
        """The mentions that lie wholly in a range, the longer before what lies in it."""
        found = self.named[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [n for n in found if n.end <= end]

    def outer(self, start: int, end: int) -> list[Named]:
        """The mentions of a range that lie in no other mention."""
        out: list[Named] = []
        for named in self.named_in(start, end):
            if not out or named.end > out[-1].end:
                out.append(named)
        return out

    def in_name(self, at: int) -> bool:
        """Whether a place lies in the name of an actor."""
        before = self.named[max(0, bisect_left(self._starts, at + 1) - 6) : bisect_left(self._starts, at + 1)]
        return any(n.start <= at < n.end for n in before)

    def proper(self, word: Token) -> bool:
        """Whether a word with a capital stands inside a clause: it is a name ("la CGT, Solidaires et ...")."""
        gap = self.reading.clean[max(0, word.start - 4) : word.start] if word.text[:1].isupper() else "\n"
        before = gap.rstrip()[-1:] if "\n" not in gap else ""
        return bool(before) and (before.isalnum() or before in ",(")

    def back(self, where: Range) -> Range | None:
        """The sentence before a range that points back to it ("Y s'y est opposé", "cette proposition"); None when it does not."""
        if not any(word.key in grammar("backward") for word in self.words_in(*where)):
            return None
        at = bisect_right([a for a, _ in self.reading.sentences], where[0]) - 2
        return self.reading.sentences[at] if at >= 0 else None

    def actor(self, name: str) -> Actor:
        """An actor by id."""
        return self.actors[name]

    def of_state(self, adjective: str) -> str:
        """The actor that an adjective of a state stands for ("russe"), "" when the story has none."""
        return self._states.get(adjective_code(adjective), "") if adjective.islower() else ""

    def subject(self, clause: Range, cue: Cue, words: list[Token]) -> Named | None:
        """The actor that a verb or predicate of the clause has for its subject (after "par" in the passive)."""
        if cue.passive:
            return self._agent(clause, cue, words)
        at = words[cue.first].start
        if behind := self._behind(clause, cue, words):
            return behind
        free = [n for n in self.outer(clause[0], at) if not n.place and not self.governed(n)]
        found = self._leading(clause, free, at)
        verdict = cue.kind == "predicate" and words[cue.first].key not in grammar("minded")
        return None if found and verdict and self.reading.clean[found.start : found.end].lower() == "il" else found  # "il est exclu que"

    def _leading(self, clause: Range, free: Sequence[Named], at: int) -> Named | None:
        """The last name that leads to a verb, unless it only ends an insertion: "X, qui réunit Y, exige"."""
        return next((n for n in reversed(free) if leads(self, n, at) and not (inserted(self, n, at) and self._told_of(clause, n))), None)

    def _told_of(self, clause: Range, named: Named) -> bool:
        """Whether a name stands behind other words after a comma: it is told of in an insertion, and does nothing itself."""
        comma = self.reading.clean.rfind(",", clause[0], named.start)
        return comma >= 0 and bool(self.words_in(comma, named.start))

    def _behind(self, clause: Range, cue: Cue, words: list[Token]) -> Named | None:
        """The subject that stands behind its verb: "la trêve que réclame l'Ostrane", "comme le demandent les syndicats"."""
        small = grammar("clitics") | grammar("between")
        before = [w for w in words[max(0, cue.first - 5) : cue.first] if w.key not in small]
        if cue.kind != "verb" or not before or before[-1].key not in grammar("inverting"):
            return None
        end = words[cue.last - 1].end
        after = self.outer(end, min(clause[1], end + 80))
        between = self.words_in(end, after[0].start) if after else []
        return after[0] if after and all(w.key in grammar("halves") or adverbial(w.key) for w in between) else None

    def joined(self, named: Named) -> list[Named]:
        """A subject with those that "et" or a comma joins to it: "la Valdorie, l'Ostrane et leurs alliés refusent"."""
        out = [named]
        for before in reversed(self.outer(max(0, named.start - 200), named.start)):
            gap = self.reading.clean[before.end : out[0].start].strip()
            if gap not in JOINTS and not (gap == "," and len(out) > 1):
                break
            out.insert(0, before)
        return out if not self.governed(out[0]) else [named]

    def whole(self, named: Named) -> int:
        """Where the words for a subject begin: before the name of which it is the short form in brackets ("l'Office (ODV) refuse")."""
        clean = self.reading.clean
        if clean[named.start - 1 : named.start] != "(":
            return named.start
        long = next(
            (n for n in reversed(self.outer(max(0, named.start - 120), named.start)) if not clean[n.end : named.start].strip(" (")), None
        )
        return long.start if long else named.start

    def _agent(self, clause: Range, cue: Cue, words: list[Token]) -> Named | None:
        joined = any(w.key == "et" for w in words[cue.last : cue.last + 1])  # "a été dénoncé et rejeté par"
        by = next((w for w in words[cue.last : cue.last + (7 if joined else 4)] if w.key == "par"), None)
        if not by:
            return None
        after = self.outer(by.end, min(clause[1], by.end + 60))
        return after[0] if after and after[0].start - by.end <= 3 else None

    def governed(self, named: Named) -> bool:
        """Whether a preposition stands before the words, or is part of them ("du Kremlin")."""
        before = self.words_in(max(0, named.start - 14), named.start)
        first = self.words_in(named.start, named.end)[:1]
        articles = ("du", "des", "au", "aux")
        return bool(before and before[-1].key in grammar("prepositions")) or bool(
            first and first[0].key in articles and before and before[-1].key not in articles and first[0].key != "des"
        )

    def near(self, named: Named, at: int) -> bool:
        """Whether a name stands right before a place, with but small words between."""
        return named.end <= at and leads(self, named, at)
