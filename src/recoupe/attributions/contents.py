"""Contents: what is said, from the word that opens it to its true end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recoupe.attributions.cues import BE, HAVE, Hit, skip_adverbials
from recoupe.attributions.finder import Finder
from recoupe.attributions.leads import STOPS, Leads, occasion
from recoupe.attributions.scene import Scene
from recoupe.attributions.words import Period, vocabulary
from recoupe.model import Range

CLAUSE = 10
"""Words within which a clause after a conjunction has its verb."""
PERFECT = frozenset(("a", "ont", "est", "sont"))
TRAILING = " \u00a0\u202f\t\n,;:–—-"


class Ends(Leads):
    """Finds where a content ends in one period."""

    def __init__(self, scene: Scene, period: Period, finder: Finder, hits: Sequence[Hit]) -> None:
        super().__init__(scene, period, finder)
        self.hits = hits
        self.closing: set[int] = set()
        """Words at which a reporting clause begins that follows what it reports."""

    def range(self, start: int, hit: Hit | None, *, clause: bool, bounded: bool = False, inner: bool = False) -> Range:
        """The content that begins at a word.

        `clause`: it has a verb of its own; `bounded`: a main clause follows after a comma; `inner`: dates and
        meetings in it are part of it (after an infinitive).
        """
        end = self._limit(start, hit, clause=clause, bounded=bounded, inner=inner or clause)
        return self.trimmed(self.words[start].start, end)

    def trimmed(self, start: int, end: int) -> Range:
        """The range without white space and dangling punctuation or conjunctions at its ends."""
        text = self.scene.text
        while end > start and text[end - 1] in TRAILING:
            end -= 1
        if found := re.search(r"[\s,](?:et|mais|ou|alors|tandis|que|qui|dont|car)$", text[start:end]):
            end = start + found.start()
            while end > start and text[end - 1] in TRAILING:
                end -= 1
        while start < end and text[start] in TRAILING:
            start += 1
        if text[end - 1 : end] == ")" and "(" not in text[start:end]:
            end -= 1
        return start, end

    def _limit(self, start: int, hit: Hit | None, *, clause: bool, bounded: bool, inner: bool) -> int:
        inside = self.words[start].quote
        pattern = occasion("spoken" if inner else "any")
        for n in range(start, len(self.words)):
            word = self.words[n]
            if word.quote >= 0 and (word.quote != inside or (hit is not None and self.words[hit.verb].quote != inside)):
                continue
            if inside >= 0 and word.quote != inside:
                if hit is not None and self.words[hit.verb].quote == inside:
                    return self.words[n - 1].end
                inside = -1
            if word.key in STOPS and not self._abbreviated(n):
                return word.start if word.key in (".", "…") else word.end
            if not inner and n > start and self._told_of(n):
                return word.start
            if n > start and self._breaks(n, start, hit, clause=clause, bounded=bounded):
                return word.start
            if n > start + 1 and word.letters and (found := pattern.match(self.scene.text, word.start)) and found.end() > word.end:
                return word.start
        return self._period_end(start)

    def _told_of(self, n: int) -> bool:
        """Whether a comma opens what is told of the last thing named (", qui ferme lundi") rather than what that says (", qui stipule")."""
        if self.words[n].key != "," or self.words[n].quote >= 0 or n + 2 >= len(self.words) or self.words[n + 1].key not in ("qui", "dont"):
            return False
        verb = next((k for k in range(n + 2, len(self.words)) if self.finder.finite[k]), n)
        yet_to_come = any(f.tense in ("future", "conditional") for f in self.finder.readings[verb])
        return not yet_to_come and not any(h.first == n + 2 for h in self.hits)

    def _period_end(self, start: int) -> int:
        end = self.period.end
        while end > start and self.scene.text[end - 1] in ".":
            end -= 1
        return end

    def _abbreviated(self, n: int) -> bool:
        """Whether a full stop stands inside a name or number, or after an initial that the sentence goes on behind ("Boris P. avait")."""
        end = self.words[n].end
        if self.words[n].key == "." and 0 < n < len(self.words) - 1:
            initial = self.words[n - 1]
            if initial.capital and initial.end - initial.start == 1 and initial.end == self.words[n].start:
                return True
        return end < self.period.end and not self.scene.text[end].isspace() and self.scene.text[end] not in '»"”'

    def _breaks(self, n: int, start: int, hit: Hit | None, *, clause: bool, bounded: bool) -> bool:
        """Whether the content ends before a comma, dash, semicolon or conjunction at a word."""
        key = self.words[n].key
        if key == ";":
            return n + 1 >= len(self.words) or self.words[n + 1].key not in ("que", "qu'")
        if key in ("–", "—", "-", ","):
            return self._comma_breaks(n, start, hit, clause=clause, bounded=bounded)
        if key in ("bien", "alors", "tandis") and not clause and n + 1 < len(self.words) and self.words[n + 1].key in ("que", "qu'"):
            return True
        if key in ("et", "mais", "en", "tout", "puis", "avant", "sans"):
            return self._joint_breaks(n, hit, clause=clause)
        return key == "selon" and n > start + 2 and n + 1 < len(self.words) and self.words[n - 1].key != "," and self._closes(n)

    def _closes(self, n: int) -> bool:
        """Whether "selon X" at a word runs to the end of the period."""
        return not any(self.finder.finite[n:])

    def _comma_breaks(self, n: int, start: int, hit: Hit | None, *, clause: bool, bounded: bool) -> bool:
        rest = [w.key for w in self.words[n + 1 : n + 5]]
        if self._aside(n):
            return False
        glued = self.words[n].key == "-" and not self.scene.text[self.words[n].start - 1].isspace()
        if not rest or glued or self._after_marks(n, start, hit):
            return True
        if bounded and self.finder.finite[skip_adverbials(self.words, n + 1) : n + 4].count(True) and rest[0] in HAVE | BE:
            return True
        if rest[0] in ("selon", "soit") or rest[:2] in (["d'", "après"], ["comme", "l'"], ["comme", "le"]):
            return True
        if rest[:2] == ["ce", "qui"] or rest[:3] == ["et", "ce", "qui"]:
            return not clause or rest[2] in ("a", "ont", "avait", "n'a")
        at = self._past(
            skip_adverbials(self.words, self._past(n + 1, ("mais", "et", "puis", "tout", "en"))),
            ("s'", "se", "l'", "le", "la", "les", "lui", "leur"),
        )
        following = next((h for h in self.hits if h.first <= at <= h.verb or h.first == n + 1), None)
        if following is not None and following is not hit and following.first > start:
            if following.first in self.closing or (bounded and following.shape == "finite" and following.first <= at):
                return True
            if not clause and at > n + 1 and following.first <= at:
                return True
            main = following.shape != "passive" and self._main(following, hit)
            return following.shape in ("gerund", "infinitive", "shared") or main or following.subject is not None
        if self._new_clause(n, hit):
            return True
        if any(f.tense == "gerund" for f in (self.finder.readings[n + 1] if n + 1 < len(self.words) else ())) and not clause:
            return True
        if bounded and any(self.finder.finite[n + 1 :]) and rest[0] not in vocabulary("relatives"):
            return True
        return not clause and self._afterthought(rest[0])

    def _past(self, at: int, keys: tuple[str, ...]) -> int:
        """The index after any of these words that begin at an index."""
        while at < len(self.words) and self.words[at].key in keys:
            at += 1
        return at

    def _aside(self, n: int) -> bool:
        """Whether a comma opens or closes an adverbial between commas (", à titre personnel,")."""
        after = skip_adverbials(self.words, n + 1)
        if n + 1 < after < len(self.words) - 1 and self.words[after].key == ",":
            return True
        opening = next((k for k in range(n - 1, max(n - 6, 0), -1) if self.words[k].key == ","), None)
        return opening is not None and opening + 1 < n and skip_adverbials(self.words, opening + 1) == n

    def _after_marks(self, n: int, start: int, hit: Hit | None) -> bool:
        """Whether the reporter goes on after a comma behind the last words between marks ("« ... », alors que")."""
        quote = self.words[n - 1].quote
        if quote < 0 or self.words[n].quote >= 0 or n - 1 < start or (hit is not None and self.words[hit.verb].quote >= 0):
            return False
        opens = n + 1 < len(self.words) and self.words[n + 1].key in vocabulary("after_marks")
        return opens and not any(w.quote >= 0 for w in self.words[n + 1 :])

    def _afterthought(self, key: str) -> bool:
        """Whether a comma before this word ends a nominal content."""
        return key in vocabulary("after_nominal")

    def _new_clause(self, n: int, hit: Hit | None) -> bool:
        """Whether a comma at a word opens a clause in which somebody else is heard (", alors que X a dit", ", mais Y affirme")."""
        following = next((h for h in self.hits if h.first > n), None)
        if following is None or following is hit or following.shape != "finite" or following.first - n > 22:
            return False
        opening = [w.key for w in self.words[n + 1 : n + 3]]
        opens = opening[:1] in (["mais"], ["et"], ["tandis"]) or opening == ["alors", "que"]
        return opens and self._main(following, hit) and not any(self.finder.finite[n + 1 : following.first])

    def _joint_breaks(self, n: int, hit: Hit | None, *, clause: bool) -> bool:
        """Whether a conjunction or "en" at a word opens another reporting clause of the same speaker or another one."""
        key = self.words[n].key
        at = n if key in ("en", "tout", "sans", "avant") else skip_adverbials(self.words, n + 1)
        while at < len(self.words) and self.words[at].key in ("s'", "se", "n'", "ne", "l'", "en") and key not in ("en", "tout"):
            at += 1
        following = next((h for h in self.hits if h.first == at), None)
        if following is None or following is hit:
            return key in ("et", "mais") and (self._new_clause_after(n, hit) or (not clause and self._own_verb(n)))
        if following.shape == "gerund":
            return following.cue.takes("que", "quote") and self._tells(following)
        if following.shape in ("shared", "infinitive"):
            return following.shape == "shared" or not clause
        return not clause or self._main(following, hit) or self._back_to_present(n, following, hit)

    def _own_verb(self, n: int) -> bool:
        """Whether a clause with a subject and a verb of its own follows the conjunction at a word (", mais aucune date n'a été fixée")."""
        for k in range(n + 1, min(n + CLAUSE, len(self.words))):
            word = self.words[k]
            if (
                word.key in STOPS | {","}
                or word.key in vocabulary("relatives") | vocabulary("subordinators")
                or word.quote != self.words[n].quote
            ):
                return False
            if self.finder.finite[k]:
                return k > n + 1
        return False

    def _tells(self, gerund: Hit) -> bool:
        """Whether a gerund that often says nothing ("en confiant la garde à") has a clause or marks behind it."""
        rest = self.words[gerund.last + 1 : gerund.last + 8]
        marked = any(w.quote != self.words[gerund.verb].quote and w.quote >= 0 for w in rest)
        return not gerund.cue.weak or marked or any(w.key in ("que", "qu'", ":") for w in rest)

    def _back_to_present(self, n: int, following: Hit, hit: Hit | None) -> bool:
        """Whether a coordinated cue in the present leaves a clause told in the past ("ont vérifié qu'ils gardaient ..., mais jugent")."""
        if hit is None or following.tense != "present":
            return False
        told = next((k for k in range(hit.last + 1, n) if self.finder.finite[k]), None)
        return told is not None and any(f.tense in ("imperfect", "conditional") for f in self.finder.readings[told])

    def _new_clause_after(self, n: int, hit: Hit | None) -> bool:
        """Whether "et" or "mais" at a word is followed by another speaker's reporting clause."""
        following = next((h for h in self.hits if h.first > n), None)
        if following is None or following is hit or following.shape != "finite" or following.first - n > 16:
            return False
        opening = self.words[n + 1]
        named = self.scene.at(opening.start)
        somebody = opening.key in ("il", "elle", "ils", "elles") if named is None else not named.place
        return somebody and self._main(following, hit) and not any(self.finder.finite[n + 1 : following.first])

    def _main(self, following: Hit, hit: Hit | None) -> bool:
        """Whether a later cue stands on the level of this one rather than inside what is said."""
        if hit is None:
            return following.tense in ("compound", "semi")
        if hit.shape != "finite":
            return following.shape == "finite" and following.tense == "compound" and self.words[following.first].key in PERFECT
        if following.shape == "shared":
            return True
        same = following.tense == hit.tense
        if hit.tense == "compound":
            same = same and (self.words[following.first].key in PERFECT) == (self.words[hit.first].key in PERFECT)
        return same or following.subject is not None

    def clause_start(self, at: int, *, whole: bool = False) -> int:
        """The index of the first word of the sentence that ends before a word (`whole`: semicolons do not part it)."""
        n = at - 1
        while n > 0:
            if self.words[n - 1].key in STOPS and self.words[n - 1].quote < 0 and not self._abbreviated(n - 1):
                break
            if self.words[n - 1].key in (":" if whole else ";:") and self.words[n - 1].quote < 0:
                break
            n -= 1
        return max(n, 0)

    def last_clause(self, first: int, at: int) -> int:
        """The index where the last clause coordinated with "et" or "mais" and having its own subject and verb begins."""
        for n in range(at - 2, first, -1):
            if self.words[n].key in ("et", "mais") and self.words[n].quote < 0:
                following = self.words[n + 1]
                subject = following.key in vocabulary("subject_pronouns") or (
                    (m := self.scene.at(following.start)) is not None and not m.place
                )
                verbs = [k for k in range(n + 1, at) if self.finder.finite[k]]
                if subject and verbs and verbs[0] - n < 8 and any(self.finder.finite[first:n]):
                    return n + 1
        return first
