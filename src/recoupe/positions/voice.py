"""Who takes which stance in a piece of what somebody says: the speaker, his side, or another whose stance he tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from recoupe.lang import Token
from recoupe.model import Attribution, Kind, Manner, Range, Span, Stance, overlap
from recoupe.positions.conditions import condition
from recoupe.positions.cues import cues, grammar
from recoupe.positions.parties import Parties
from recoupe.positions.scene import Named, Scene
from recoupe.positions.stances import Taken, announcing, carries_on, impersonal, impersonal_at, readings_of, settled, wanted

FOR_ITS_SIDE = frozenset((Stance.REFUSE, Stance.ACCEPT, Stance.OFFER, Stance.DEMAND, Stance.PROMISE))
"""What binds a side: told of one's own state or body, it is that one's position; warnings and blame stay the speaker's."""

OPENING = 45
"""Characters from the start of a piece within which another party must be its subject to be the one whose stance is told."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A stance heard in a piece: whose it is, and who tells it when that is another.

    `bare`: no word of the piece shows the stance; `unread`: none of the cue either, so that only the attribution's act may tell it.
    """

    stance: Stance
    actor: str
    by: str | None = None
    ahead: bool = False
    bare: bool = False
    unread: bool = False
    target: str | None = None


class Speech:
    """One attribution, ready to be heard piece by piece. `holes` are the words that it tells as said by others."""

    def __init__(self, scene: Scene, parties: Parties, said: Attribution, holes: Sequence[Range]) -> None:
        self.scene = scene
        self.parties = parties
        self.said = said
        self.holes = holes
        self.speaker = said.speakers[0]
        self._last: Named | None = None
        self._first_piece = min((s.start for s in said.content), default=0)
        self._strong = self._cue_stance()

    def hear(self, piece: Range) -> Heard | None:
        """The stance of a piece; None when the piece is but another's words, and that other speaks for himself."""
        if self._asks(piece):
            return Heard(self._strong or Stance.ASSESS, self.speaker, bare=True)
        hanging = condition(self.scene.reading, piece)
        every = readings_of(self.scene, piece)
        if self.scene.reading.clean[slice(*piece)].rstrip().endswith(",") and self._supposes(piece):
            every = [taken for taken in every if taken.held]
            if not every:
                return None
        readings = [t for t in every if not (hanging and hanging.start <= t.at < hanging.end)]
        told = 2 * sum(overlap(piece, hole) for hole in self.holes) > piece[1] - piece[0]
        if told:
            readings = [t for t in readings if not any(a <= t.at < b for a, b in self.holes)]
            if not readings and not self._strong:
                return None
        heard = self._first(piece, readings)
        return heard or Heard(self._strong or Stance.ASSESS, self.speaker, bare=True, unread=not self._strong)

    def _supposes(self, piece: Range) -> bool:
        """Whether a piece opens with "si"."""
        return any(word.key in ("si", "s'") for word in self.scene.words_in(*piece)[:1])

    def _announces(self) -> bool:
        """Whether the cue hands on what another will do ("a confirmé que Y viendrait"), rather than foretelling it."""
        words = [w.key for span in self.said.cue for w in self.scene.words_in(span.start, span.end)]
        return any(key in announcing() for key in words)

    def _asks(self, piece: Range) -> bool:
        """Whether a piece is but a question told indirectly: "n'a pas dit si la Valdorie viendrait"."""
        first = self.scene.words_in(piece[0], piece[0] + 4)
        cue = self.said.cue[-1] if self.said.cue and piece[0] == self._first_piece else None
        return bool(cue and first and first[0].key in ("si", "s'") and not self.scene.reading.clean[cue.end : piece[0]].strip())

    def _foretold(self, piece: Range, subject: Named) -> bool:
        """Whether the piece tells what the subject will do: "l'Ostrane ne fera aucune concession"."""
        return any(t.deed and t.ahead and t.subject == subject for t in readings_of(self.scene, piece))

    @property
    def lead(self) -> Span | None:
        """The cue that takes the stance itself, where the content follows it directly: part of the words the position rests on."""
        said = self.said
        if not (self._strong and said.cue and said.content):
            return None
        gap = self.scene.reading.clean[said.cue[-1].end : said.content[0].start]
        return said.cue[-1] if len(gap) <= 3 and not gap.strip() and said.cue[-1].end <= said.content[0].start else None

    def _cue_stance(self) -> Stance | None:
        """The stance that the cue itself takes ("exige", "n'a pas demandé", "espère présenter"); None when it only reports."""
        said = self.said
        if not said.cue:
            return None if said.act is Stance.ASSESS else said.act
        end = said.cue[-1].end
        after = [s for s in said.content if 0 <= s.start - end <= 3 and not self.scene.reading.clean[end : s.start].strip()]
        start = said.cue[0].start
        words = self.scene.words_in(max(0, start - 25), min(after[0].end, end + 45) if after else end)
        mine = [w for w in words if w.start < end]
        rest = list(takewhile(lambda w: w.key not in grammar("clauses"), words[len(mine) :]))
        near = [*mine, *rest[:4]]
        for at, word in enumerate(near):
            if start <= word.start < end and (stance := wanted(near, at)):
                return stance
        found = [
            c
            for c in cues(near)
            if near[c.first].start >= (start if c.kind == "verb" else end) and (c.kind != "verb" or near[c.first].start < end)
        ]
        stances = [s for c in found if (s := settled(c)) and s is not Stance.ASSESS]
        return stances[0] if stances else None

    def _first(self, piece: Range, readings: Sequence[Taken]) -> Heard | None:
        """The first reading that tells whose stance the piece takes."""
        for taken in readings:
            pronoun = self._pronoun(piece, taken)
            subject = None if pronoun else taken.subject or (self._last if carries_on(self.scene, piece, taken) else None)
            self._last = subject or self._last
            if not subject or subject.actor == self.speaker:
                if heard := self._own(piece, taken, pronoun or bool(subject)):
                    return heard
            elif self.parties.same(subject.actor, self.speaker):
                return self._of_side(taken, subject.actor)
            else:
                return self._of_other(piece, taken, subject)
        return None

    def _of_third(self, words: Sequence[Token], taken: Taken) -> bool:
        """Whether "il", "elle" in the speaker's own words is the subject: somebody else."""
        near = [n for n, word in enumerate(words) if word.start < taken.at][-4:]
        return self.said.manner is Manner.DIRECT and any(words[n].key in grammar("third") and not impersonal_at(words, n) for n in near)

    def _first_person(self, words: Sequence[Token], taken: Taken) -> bool:
        """Whether "je" stands right before a reading."""
        return any(word.key in ("je", "j'") for word in [w for w in words if w.start < taken.at][-3:])

    def _pronoun(self, piece: Range, taken: Taken) -> bool:
        """Whether the piece opens with "il", "elle" for the speaker: told indirectly, nobody named in it before the verb."""
        first = self.scene.words_in(piece[0], taken.at + 1)
        if self.said.manner is Manner.DIRECT or not first or self._last or taken.subject:
            return False
        pronouns = [n for n, word in enumerate(first[:3]) if word.key in grammar("third")]
        return bool(pronouns) and not impersonal_at(first, pronouns[0]) and len(first) - pronouns[0] <= 6

    def _own(self, piece: Range, taken: Taken, named: bool) -> Heard | None:
        """A stance of the speaker: "nous" and what must be done are said for his side."""
        words = self.scene.words_in(*piece)
        if not named and not taken.side and (taken.deed or self._of_third(words, taken)) and not self._first_person(words, taken):
            return None
        later = piece[0] > self._first_piece and not taken.deed
        stance = taken.stance if later else self._strong or taken.stance
        if taken.deed and stance is Stance.PROMISE and self.said.act is not Stance.ASSESS:
            stance = self.said.act
        must = taken.stance is Stance.DEMAND and not named and impersonal(words, taken) and words[0].start != taken.at
        side = taken.side or must
        person = self.scene.actor(self.speaker).kind is Kind.PERSON
        head = self.parties.head(self.speaker) if side and person and stance in FOR_ITS_SIDE else self.speaker
        return Heard(stance, head, self.speaker if head != self.speaker else None, taken.ahead)

    def _of_side(self, taken: Taken, subject: str) -> Heard:
        """What a speaker tells of one of his own side: that one's, where it binds the side."""
        if taken.held or (taken.stance in FOR_ITS_SIDE and not (taken.deed and taken.stance is Stance.ACCUSE)):
            return Heard(taken.stance, subject, self.speaker, taken.ahead)
        return Heard(self._strong or taken.stance, self.speaker)

    def _of_other(self, piece: Range, taken: Taken, subject: Named) -> Heard | None:
        """What a speaker tells of another party: blame, its stance, or no more than an assessment of it."""
        if taken.deed and taken.stance is Stance.ACCUSE:
            return Heard(self._strong or Stance.ACCUSE, self.speaker, target=subject.actor)
        opens = subject.start - piece[0] <= OPENING and not impersonal(self.scene.words_in(piece[0], subject.start), None)
        ahead = taken.ahead or self._foretold(piece, subject)
        if taken.deed and ahead and self._announces():
            return Heard(taken.stance, subject.actor, self.speaker, ahead)
        if self._strong or not opens or taken.deed or ahead:
            return Heard(self._strong or Stance.ASSESS, self.speaker, ahead=ahead, bare=True, unread=not ahead and not self._strong)
        if taken.kind == "verb" or taken.held:
            return Heard(taken.stance, subject.actor, self.speaker)
        return Heard(taken.stance, self.speaker)
