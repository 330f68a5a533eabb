"""Leads: what may stand between a cue and what is said: adverbs, dates, the press, the paper or the meeting it was said in."""

from __future__ import annotations

import re
from functools import cache

from recoupe.attributions.cues import is_adverb, skip_adverbials
from recoupe.attributions.finder import Finder
from recoupe.attributions.scene import Scene
from recoupe.attributions.words import Period, vocabulary
from recoupe.lang import table
from recoupe.model import Range

STOPS = frozenset((".", "!", "?", "…"))
OBJECT = vocabulary("determiners") - {"à", "au", "aux"}
"""Words with which an object begins."""
ASIDE = 15
"""How many words may stand between commas behind a cue (", dans un communiqué publié mardi,")."""


@cache
def occasion(kind: str) -> re.Pattern[str]:
    """The pattern that opens the words of an occasion: `spoken` (press conference ...) or `any`."""
    return re.compile(table("fr/adverbials")["occasions"][kind])


class Leads:
    """Passes over what stands between cue and content in one period."""

    def __init__(self, scene: Scene, period: Period, finder: Finder) -> None:
        self.scene, self.period, self.words, self.finder = scene, period, period.words, finder

    def skip_to_complement(self, at: int) -> int:
        """The index of the word that opens the complement: adverbs, dates and words of the occasion are passed over."""
        while at < len(self.words):
            before = at
            at = skip_adverbials(self.words, at)
            date = self._date_at(at)
            if date is not None:
                at = self.period.index_at(date[1])
                lone = at + 1 < len(self.words) and self.words[at].key == "," and self.words[at + 1].key in OBJECT
                at += lone and before > 0 and self.words[before - 1].key != ","
            elif at < len(self.words) and (broadcast := occasion("broadcast").match(self.scene.text, self.words[at].start)):
                at = max(self.period.index_at(broadcast.end()), at + 1)
            elif at < len(self.words) and self.words[at].key == ",":
                past = self._past_occasion(at)
                at = past if past > at else self._past_parenthesis(at)
            elif at < len(self.words) and (paper := occasion("paper").match(self.scene.text, self.words[at].start)):
                at = max(self.period.index_at(paper.end()), at + 1)
            elif at < len(self.words) and (press := occasion("press").match(self.scene.text, self.words[at].start)):
                named = self.scene.at(press.end() - 1)
                at = max(self.period.index_at(max(press.end(), named.end if named else 0)), at + 1)
            if at == before:
                break
        return at

    def past_hearer(self, at: int) -> int:
        """The index after those to whom it was said ("auprès d'analystes", "auprès de la Compagnie des ports"), or the same one."""
        if self.words[at].key != "auprès" or at + 3 >= len(self.words) or self.words[at + 1].key not in ("de", "d'", "du", "des"):
            return at
        noun = at + 2 + (self.words[at + 2].key in vocabulary("determiners"))
        named = self.scene.at(self.words[noun].start)
        return self.period.index_at(named.end) if named and self.words[noun].capital else noun + 1

    def _date_at(self, at: int) -> Range | None:
        """The date that begins at a word, a determiner or preposition before it included."""
        for n in (at, at + 1):
            if n < len(self.words) and (n == at or self.words[at].key in ("le", "ce", "cette", "en", "au", "dès", "la")):
                place = self.words[n].start
                if date := next((d for d in self.scene.dates if d[0] <= place < d[1]), None):
                    return date
        return None

    def _past_occasion(self, comma: int) -> int:
        """The index after ", dans un communiqué," where an object follows; the comma itself when none does."""
        if self.words[comma].key != "," or comma + 1 >= len(self.words):
            return comma
        start = self.words[comma + 1].start
        dated = any(a <= self.words[n].start < b for n in (comma + 1, comma + 2) if n < len(self.words) for a, b in self.scene.dates)
        if not dated and not any(occasion(kind).match(self.scene.text, start) for kind in ("spoken", "paper", "broadcast", "press")):
            return comma
        closing = next((n for n in range(comma + 2, min(comma + ASIDE, len(self.words) - 1)) if self.words[n].key == ","), None)
        object_follows = closing is not None and self.words[closing + 1].key in OBJECT
        return closing + 1 if closing is not None and object_follows and not any(self.finder.finite[comma:closing]) else comma

    def _past_parenthesis(self, comma: int) -> int:
        """The index after ", ... ," when the commas enclose a phrase without a verb that is followed by "que" or a mark."""
        for n in range(comma + 1, min(comma + 25, len(self.words))):
            if self.words[n].key == ",":
                after = n + 1
                opens = after < len(self.words) and (
                    self.words[after].key in ("que", "qu'", "de", "d'", "si", "s'", ":")
                    or [w.key for w in self.words[after : after + 2]] in (["pour", "que"], ["pour", "qu'"])
                    or self.words[after].quote >= 0
                )
                if opens:
                    return after
            elif self.finder.finite[n] or self.words[n].key in STOPS or self.words[n].key in ("que", "qu'"):
                break
        adverbial = skip_adverbials(self.words, comma + 1)
        if comma + 1 < adverbial < len(self.words) and self.words[adverbial].key == ",":
            return adverbial + 1
        following = comma + 1
        if following < len(self.words) and (is_adverb(self.words[following]) or self.words[following].key in ("que", "qu'")):
            return following
        return comma
