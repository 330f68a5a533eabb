"""Who takes which stance in a piece of what somebody says: the speaker, his side, or another whose stance he tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from recoupe.model import Attribution, Kind, Manner, Range, Stance, overlap
from recoupe.positions.conditions import condition
from recoupe.positions.grammar import grammar
from recoupe.positions.leading import announces, asks, cue_stance, expects, lead
from recoupe.positions.parties import Parties
from recoupe.positions.scene import Named, Scene
from recoupe.positions.stances import (
    carries_on,
    impersonal,
    impersonal_at,
    of_first,
    of_home,
    of_self,
    of_third,
    readings_of,
    supposes,
    would_be,
)
from recoupe.positions.taken import Taken

FOR_ITS_SIDE = frozenset((Stance.REFUSE, Stance.ACCEPT, Stance.OFFER, Stance.DEMAND, Stance.PROMISE))
"""What binds a side: told of one's own state or body, it is that one's position; warnings and blame stay the speaker's."""

BINDING = FOR_ITS_SIDE - {Stance.DEMAND}
"""What an expert cannot take upon himself."""

OPENING = 45
"""Characters from the start of a piece within which another party must be its subject to be the one whose stance is told."""


SWORN = 25
"""Characters from the start of a piece within which the speaker must be its subject to swear to what he has not done."""


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
        self.strong = cue_stance(scene, said)
        self.doubts = self.strong is Stance.ASSESS
        self.lead = lead(scene, said) if self.strong else None

    def hear(self, piece: Range) -> Heard | None:
        """The stance of a piece; None when the piece is but another's words, and that other speaks for himself."""
        if piece[0] == self._first_piece and asks(self.scene, self.said, piece):
            if self.strong is Stance.DEMAND:
                return None  # "a demandé si" only asks
            return Heard(self.strong or Stance.ASSESS, self.speaker, bare=True)
        hanging = condition(self.scene.reading, piece)
        every = readings_of(self.scene, piece)
        if supposes(self.scene, piece):
            every = [taken for taken in every if taken.held]
            if not every:
                return None
        if expects(self.scene, self.said):
            every = [taken for taken in every if taken.stance is not Stance.DENY]  # "redoute que l'accord ne ruine": nothing is denied
        if self.said.manner is Manner.DIRECT:
            every = [taken for taken in every if not would_be(self.scene.words_in(*piece), taken)]
        if self.scene.reading.clean[slice(*piece)].rstrip(' \u00a0\u202f»”"').endswith("?"):
            every = [taken for taken in every if taken.stance not in FOR_ITS_SIDE]  # who asks binds nobody
        readings = [t for t in every if not (hanging and hanging.start <= t.at < hanging.end)]
        told = 2 * sum(overlap(piece, hole) for hole in self.holes) > piece[1] - piece[0]
        if told:
            readings = [t for t in readings if not any(a <= t.at < b for a, b in self.holes)]
            if not readings and not self.strong and not expects(self.scene, self.said):
                return None
        heard = self._first(piece, readings) or Heard(self.strong or Stance.ASSESS, self.speaker, bare=True, unread=not self.strong)
        foretells = heard.actor == self.speaker and heard.stance in BINDING and self.parties.looks_on(self.speaker)
        return replace(heard, stance=Stance.ASSESS) if foretells else heard

    def _foretold(self, piece: Range, subject: Named) -> bool:
        """Whether the piece tells what the subject will do: "l'Ostrane ne fera aucune concession"."""
        return any(t.deed and t.ahead and t.subject == subject for t in readings_of(self.scene, piece))

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

    def _pronoun(self, piece: Range, taken: Taken) -> bool:
        """Whether the piece opens with "il", "elle" for the speaker: told indirectly, nobody named in it before the verb."""
        first = self.scene.words_in(piece[0], taken.at + 1)
        if self.said.manner is Manner.DIRECT or not first or self._last or taken.subject:
            return False
        alone = self.scene.actor(self.speaker).kind is Kind.PERSON
        mine = ("il", "elle") if alone else grammar("third")  # "ils" is never the one person who speaks
        pronouns = [n for n, word in enumerate(first[:3]) if word.key in mine]
        return bool(pronouns) and not impersonal_at(first, pronouns[0]) and len(first) - pronouns[0] <= 6

    def _own(self, piece: Range, taken: Taken, named: bool) -> Heard | None:
        """A stance of the speaker: "nous" and what must be done are said for his side."""
        words = self.scene.words_in(*piece)
        direct = self.said.manner is Manner.DIRECT
        taken = replace(taken, side=taken.side or (not direct and of_home(words, taken)))
        told = taken.deed or (direct and of_third(words, taken))
        if not named and not taken.side and told and not of_first(words, taken):
            return None
        if taken.kind == "verb" and not named and not taken.side and not of_self(words, taken):
            return None  # a verb that nobody named is the subject of tells what others do
        later = piece[0] > self._first_piece and not taken.deed
        mine = named and taken.at - piece[0] <= SWORN
        stance = taken.stance if later else self.strong or taken.stance
        if stance is Stance.PROMISE and taken.stance is Stance.DENY and (mine or taken.side or of_first(words, taken)):
            stance = Stance.DENY  # who swears that he has done nothing denies it
        elif taken.deed and stance is Stance.PROMISE and self.said.act is not Stance.ASSESS:
            stance = self.said.act
        must = taken.stance is Stance.DEMAND and not named and impersonal(words, taken) and words[0].start != taken.at
        side = taken.side or must
        person = self.scene.actor(self.speaker).kind is Kind.PERSON
        head = self.parties.head(self.speaker) if side and person and stance in FOR_ITS_SIDE else self.speaker
        return Heard(stance, head, self.speaker if head != self.speaker else None, taken.ahead)

    def _of_side(self, taken: Taken, subject: str) -> Heard:
        """What a speaker tells of one of his own side: that one's, where it binds the side; what he promises is his promise."""
        if self.strong is Stance.PROMISE:
            return Heard(self.strong, self.speaker, ahead=taken.ahead)
        if taken.held or (taken.stance in FOR_ITS_SIDE and not (taken.deed and taken.stance is Stance.ACCUSE)):
            return Heard(taken.stance, subject, self.speaker, taken.ahead)
        return Heard(self.strong or taken.stance, self.speaker)

    def _of_other(self, piece: Range, taken: Taken, subject: Named) -> Heard | None:
        """What a speaker tells of another party: blame, its stance, or no more than an assessment of it."""
        if taken.deed and taken.stance is Stance.ACCUSE:
            return Heard(self.strong or Stance.ACCUSE, self.speaker, target=subject.actor)
        if taken.deed and taken.stance is Stance.DENY:  # "l'Ostrane ne dit pas la vérité": blame, from who has a side
            blame = self.parties.sided(self.speaker) and self.parties.sided(subject.actor)
            return Heard(self.strong or (Stance.ACCUSE if blame else Stance.ASSESS), self.speaker, target=subject.actor, bare=not blame)
        opens = subject.start - piece[0] <= OPENING and not impersonal(self.scene.words_in(piece[0], subject.start), None)
        ahead = taken.ahead or self._foretold(piece, subject) or expects(self.scene, self.said)
        if taken.deed and ahead and announces(self.scene, self.said):
            return Heard(taken.stance, subject.actor, self.speaker, ahead)
        if self.strong or not opens or taken.deed or ahead:
            return Heard(self.strong or Stance.ASSESS, self.speaker, ahead=ahead, bare=True, unread=not ahead and not self.strong)
        if taken.kind == "verb" or taken.held:
            return Heard(taken.stance, subject.actor, self.speaker)
        return Heard(taken.stance, self.speaker)
