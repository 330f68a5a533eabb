"""Nouns of stance: whose a demand, a refusal, a support is, and whether the words around it tell what it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from recoupe.lang import Token, table
from recoupe.model import Range, Stance
from recoupe.positions.cues import Cue
from recoupe.positions.forms import forms
from recoupe.positions.grammar import grammar
from recoupe.positions.scene import Named, Scene

PUT_FORWARD = frozenset((Stance.OFFER, Stance.PROMISE))
"""What nobody learns of from the noun and its holder alone: "a ignoré les initiatives de la Valdorie" says nothing of them."""

MEETING = 5
"""Words before a noun of stance among which those stand that tell that somebody meets with it."""

ISSUED = 9
"""Words behind a noun of stance within which "par" names whose it is."""

PAST_FORM = re.compile(r"(?:é|i|u|is|it)e?s?$")
"""How the participle before "par" ends."""

LEAST = 2
"""Words that must follow a noun of stance and its holder for it to say what is demanded, offered or refused."""


@cache
def hanging() -> frozenset[str]:
    """Every folded form of the verbs by which one makes something depend on something else."""
    return frozenset(form for verb in str(table("fr/stance_grammar")["hanging"]).split() for form in forms(verb))


@cache
def meeting() -> frozenset[str]:
    """Every folded form of the verbs that tell that somebody meets with a stance of others, or calls it forth."""
    return frozenset(form for verb in str(table("fr/stance_grammar")["meeting"]).split() for form in forms(verb))


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of stance in the words of a sentence."""

    scene: Scene
    where: Range
    words: Sequence[Token]
    cue: Cue

    def holder(self, *, said: bool) -> tuple[list[str], int] | None:
        """Whose a noun is: "la demande du Kremlin", "la demande russe", or "ses propositions" of the sentence's first actor."""
        start, end = self.words[max(0, self.cue.first - 1)].start, self.words[self.cue.last - 1].end
        after = [n for n in self.scene.outer(end, self.where[1]) if not n.place]
        link = self.words[self.cue.last] if self.cue.last < len(self.words) else None
        if after and link and link.key in ("de", "d'", "du", "des") and len(self.scene.words_in(end, after[0].start)) <= 1:
            return [after[0].actor], start
        if link and (owner := self.scene.of_state(link.text)):
            return [owner], start
        if by := self._issued():
            return [by.actor], start
        if self.cue.first and self.words[self.cue.first - 1].key in grammar("possessives") and not said:
            first = [n for n in self.scene.outer(self.where[0], start) if not n.place]
            open_to_doubt = len({n.actor for n in first}) > 1 and self._circumstance()
            return ([first[0].actor], start) if first and not open_to_doubt else None
        return None

    def _circumstance(self) -> bool:
        """Whether a noun with its possessive is but the circumstance of what is told: "a rappelé à l'ordre Y après ses critiques"."""
        return self.cue.first > 1 and self.words[self.cue.first - 2].key in grammar("circumstances")

    def _issued(self) -> Named | None:
        """The actor behind "par" and the participle of a noun: "l'appel à la trêve lancé par la Valdorie"."""
        after = self.words[self.cue.last : self.cue.last + ISSUED]
        by = next((n for n, word in enumerate(after) if word.key == "par"), 0)
        told = any(
            word.key in grammar("be") | grammar("have") and word.text != "à" for word in after[:by]
        )  # "cette offre a été rejetée par"
        if not by or told or after[by - 1].key in grammar("clauses") or not PAST_FORM.search(after[by - 1].text.lower()):
            return None
        near = self.scene.outer(after[by].end, min(self.where[1], after[by].end + 60))
        return near[0] if near and near[0].start - after[by].end <= 3 else None

    def followed(self) -> bool:
        """Whether what is told was done because somebody asked for it: "reporté à la demande de la Valdorie"."""
        before = self.words[max(0, self.cue.first - 2) : self.cue.first]
        return self.cue.stance is Stance.DEMAND and len(before) > 1 and before[0].text.lower() == "à" and before[1].key in ("la", "l'")

    def met(self, stance: Stance) -> bool:
        """Whether words tell that somebody meets with a stance, whose object is what is told of: "malgré l'opposition des maires"."""
        near = self.words[max(0, self.cue.first - MEETING) : self.cue.first]
        shown = any(word.key in grammar("despite") or word.key in meeting() for word in near)
        return shown and stance not in PUT_FORWARD

    def tells(self, where: Range) -> bool:
        """Whether what is demanded, offered or refused follows the noun and its holder."""
        end = self.words[self.cue.last - 1].end
        holder = next((n for n in self.scene.outer(end, where[1]) if len(self.scene.words_in(end, n.start)) <= 1), None)
        rest = self.scene.words_in(holder.end if holder else end, where[1])
        rest = rest[1:] if rest and self.scene.of_state(rest[0].text) else rest
        return len(rest) >= LEAST and rest[0].key in grammar("completing")

    def dropped(self) -> bool:
        """Whether a noun of stance is what somebody gives up: "a levé son opposition à", "est revenue sur son refus de"."""
        return any(word.key in grammar("dropping") for word in self.words[max(0, self.cue.first - 4) : self.cue.first])

    def hung(self) -> bool:
        """Whether a noun of stance is what somebody makes depend on something: "conditionnent leur soutien à"."""
        return any(word.key in hanging() for word in self.words[max(0, self.cue.first - 4) : self.cue.first])
