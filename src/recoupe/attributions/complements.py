"""Complements: what is said stands after its cue, joined to it in one of the frames of the cue table."""

from __future__ import annotations

from recoupe.attributions.cues import CLITIC, Hit
from recoupe.attributions.leads import STOPS
from recoupe.attributions.objects import PREPOSITIONS, WITHIN, Complement, Objects
from recoupe.attributions.words import vocabulary
from recoupe.model import Act, Range

QUESTION = frozenset(("si", "s'", "comment", "pourquoi", "quand", "où", "ce", "quel", "quelle", "quels", "quelles", "combien", "qui"))
OWN = frozenset(("son", "sa", "ses", "leur", "leurs"))
"""Determiners of somebody's own feeling or mind ("dit sa déception")."""
OCCASIONS = frozenset(("après", "avant", "lors", "depuis", "durant", "pendant", "dès"))
"""Words that open when the words between marks before them were said ("s'est dit « déçu » après le vote")."""


class Complements(Objects):
    """Finds the complement of a cue in one period."""

    def complement(self, hit: Hit) -> Complement | None:
        """(frame, content, end of the cue when it takes a preposition in, words that name who is spoken to)."""
        cue = hit.cue
        start = hit.last + 1 if hit.subject is None else max(hit.last, hit.subject) + 1
        at = self.ends.skip_to_complement(start)
        if at < len(self.words):
            at = self.ends.past_hearer(at)
        if at >= len(self.words):
            return ("alone", (), 0, None) if cue.takes("alone") else None
        key, quote = self.words[at].key, self.words[hit.verb].quote
        if key in ("que", "qu'") and cue.takes("que", "whom+que") and at + 1 < len(self.words):
            if self._restricts(hit, at):
                return None
            return "que", self._clause(at + 1, hit, bounded=self._opened(hit)), 0, None
        asks = key in QUESTION and self.words[at - 1].key not in ("rien", "personne")
        asks = asks and (key != "s'" or any(w.key in ("il", "ils") for w in self.words[at + 1 : at + 2]))
        if cue.takes("si") and asks and self.words[at].quote == quote:
            return "si", (self.ends.range(at, hit, clause=True),), 0, None
        if key == ":" and cue.takes("quote") and at + 1 < len(self.words):
            return "colon", (self._after_colon(at + 1, hit),), 0, None
        if self.words[at].quote >= 0 and self.words[at].quote != quote and cue.takes("quote", "np", "que", "inf", "self"):
            return self._quoted(at, hit)
        found = self._announced(hit, self._without_main(hit, self._near(hit, at)))
        return found or self._far(hit, at) or (("alone", (), 0, None) if cue.takes("alone") and hit.shape == "finite" else None)

    def _without_main(self, hit: Hit, found: Complement | None) -> Complement | None:
        """The complement of a relative clause without the main verb behind it ("la femme qui se dit sa mère [est partie]")."""
        if found is None or found[0] not in ("np", "self", "phrase") or len(found[1]) != 1:
            return found
        if not any(w.key == "qui" for w in self.words[max(0, hit.first - 3) : hit.first]):
            return found
        start, end = found[1][0]
        for n in range(self.period.index_at(start) + 1, self.period.index_at(end)):
            if self.words[n].key in vocabulary("relatives") | QUESTION | {"que", "qu'"} or self.words[n].quote >= 0:
                break
            if self.finder.finite[n]:
                first = next(k for k in range(n, 0, -1) if self.words[k - 1].key not in CLITIC | {"n'", "ne"})
                return found[0], (self.ends.trimmed(start, self.words[first].start),), found[2], found[3]
        return found

    def _announced(self, hit: Hit, found: Complement | None) -> Complement | None:
        """The complement with the marks it announces by a colon ("a résumé la situation en ces termes : « ... »")."""
        if found is None or found[0] not in ("np", "self", "phrase", "inf") or not found[1] or not hit.cue.takes("quote"):
            return found
        start, end = found[1][0]
        first, last = self.period.index_at(start), self.period.index_at(end)
        for n in range(first, min(last, len(self.words) - 1)):
            if self.words[n].key == ":" and self.words[n].quote < 0 and self.words[n + 1].quote >= 0:
                outer = self.quoted[self.words[n + 1].quote].outer
                before = self.ends.trimmed(start, self.words[n].start)
                if self._closed(outer[1]):
                    return found[0], (before,), 0, found[3]
                told = found[0] == "np" and outer[1] - outer[0] > before[1] - before[0]
                return "colon" if told else found[0], (outer,) if told else (before, outer), 0, found[3]
        return found

    def _clause(self, at: int, hit: Hit, *, bounded: bool = False) -> tuple[Range, ...]:
        """A que-clause that begins at a word; marks after a colon in it are a second part (none when another cue has them)."""
        start, end = self.ends.range(at, hit, clause=True, bounded=bounded)
        for n in range(at + 1, min(self.period.index_at(end), len(self.words) - 1)):
            opens = self.words[n].key == ":" and self.words[n].quote < 0 and self.words[n + 1].quote >= 0
            if opens and self.words[n + 1].quote != self.words[hit.verb].quote:
                outer = self.quoted[self.words[n + 1].quote].outer
                before = self.ends.trimmed(start, self.words[n].start)
                if outer[1] >= end:
                    return (before,) if self._closed(outer[1]) else (before, outer)
        return ((start, end),)

    def _closed(self, end: int) -> bool:
        """Whether a reporting clause of its own follows the marks that end at a place (": « ... », s'est-il interrogé")."""
        after = self.period.index_at(end)
        return any(h.first in self.ends.closing and after <= h.first <= after + 4 for h in self.hits)

    def _quoted(self, at: int, hit: Hit) -> Complement:
        """Words in marks right after the cue: alone, or the beginning of a clause."""
        outer = self.quoted[self.words[at].quote].outer
        after = self.period.index_at(outer[1])
        if after >= len(self.words) or not self.words[after].letters:
            return "quote", (outer,), 0, None
        if self.words[after].key in OCCASIONS:
            return "quote", (outer,), 0, None
        whole = self.ends.range(at, hit, clause=any(self.finder.finite[after : after + 4]))
        return ("quote" if whole[1] <= outer[1] else "mixed"), (whole,), 0, None

    def _after_colon(self, at: int, hit: Hit | None) -> Range:
        quote = self.words[at].quote
        if quote >= 0 and (hit is None or self.words[hit.verb].quote != quote):
            outer = self.quoted[quote].outer
            after = self.period.index_at(outer[1])
            if after >= len(self.words) or not self.words[after].letters:
                return outer
        return self.ends.range(at, hit, clause=True)

    def _near(self, hit: Hit, at: int) -> Complement | None:
        """A complement right after the cue: infinitive, preposition, adjective, noun phrase."""
        cue, key = hit.cue, self.words[at].key
        bounded = self._subordinate(hit)
        if whom := self._whom(hit, at):
            return whom
        if (
            hit.cue.act is Act.DEMAND
            and hit.cue.takes("np")
            and key in PREPOSITIONS["de"] | PREPOSITIONS["à"]
            and (given := self._given(hit, at))
        ):
            return given
        for name, words in PREPOSITIONS.items():
            if key in words and name in cue.frames and not self._locates(at):
                clause = at + 1 < len(self.words) and self.words[at + 1].key in ("que", "qu'")
                content = self.ends.range(at, hit, clause=clause, bounded=bounded)
                if name in ("sur",) and at + 1 < len(self.words):
                    return "phrase", (self.ends.range(at + 1, hit, clause=False, bounded=bounded),), self.words[at].end, None
                return "phrase", (content,), 0, None
        if cue.takes("self") and (self.words[at].letters and key not in ("que", "qu'")):
            return "self", (self.ends.range(at, hit, clause=False, bounded=bounded),), 0, None
        if cue.takes("own") and key in OWN and any(w.key in vocabulary("minds") for w in self.words[at + 1 : at + 3]):
            return "np", (self.ends.range(at, hit, clause=False, bounded=bounded),), 0, None
        if cue.takes("inf") and self._infinitive(at):
            return "inf", (self.ends.range(at, hit, clause=False, bounded=bounded, inner=True),), 0, None
        if cue.takes("as"):
            return self._judged(hit, at, bounded)
        plain = cue.takes("np") and not cue.weak
        if plain and (given := self._given(hit, at)):
            return given
        if self._noun_phrase(at) and (plain or (cue.takes("marked") and self._marks_follow(at))):
            if cue.takes("que") and (subordinate := self._que_after_occasion(hit, at)):
                return subordinate
            return "np", (self.ends.range(at, hit, clause=False, bounded=bounded),), 0, None
        return None

    def _que_after_occasion(self, hit: Hit, at: int) -> Complement | None:
        """A date or place before the clause, no object ("a déclaré la semaine dernière que")."""
        if self.dated(at):
            return self._far(hit, at)
        return None

    def _whom(self, hit: Hit, at: int) -> Complement | None:
        """First who, then what ("accuse X de ...", "appelle X à ...")."""
        wanted = {frame[5:] for frame in hit.cue.frames if frame.startswith("whom+")} - {"que"}
        clitic = any(w.key in ("l'", "le", "la", "les", "lui", "leur", "m'", "nous") for w in self.words[max(0, hit.first - 1) : hit.first])
        if (
            "de" in hit.cue.frames
            and hit.cue.act.value in ("demand", "accuse", "promise", "offer", "assess")
            and self.words[at].key in PREPOSITIONS["à"]
        ):
            wanted |= {"de"}
        direct = next(
            (w for w in wanted if self.words[at].key in PREPOSITIONS[w] and (clitic or hit.shape in ("gerund", "shared", "finite"))), None
        )
        if direct and not (direct == "à" and self._whom_named(at)):
            return "whom", (self.ends.range(at, hit, clause=False, bounded=self._subordinate(hit)),), 0, None
        if not wanted or not self._names_somebody(at):
            return None
        known = any(self.scene.at(word.start) for word in self.words[at : at + 2])
        for n in range(at + 1, min(at + WITHIN, len(self.words) - 1)):
            described = any(word.key == "qui" for word in self.words[at + 1 : n])
            if self.words[n].key in STOPS or (self.finder.finite[n] and not described):
                break
            if described and not self._infinitive(n + 1):
                continue
            apposed = any(word.key == "," for word in self.words[at:n]) and not known
            for w in wanted:
                if apposed and self.words[n - 1].key != ",":
                    continue
                if self.words[n].key in PREPOSITIONS[w] and self._opens_matter(n, w, at):
                    whom = (self.words[at].start, self.words[n - 1].end)
                    return "whom", (self.ends.range(n, hit, clause=False, bounded=self._subordinate(hit)),), 0, whom
        return None

    def _whom_named(self, at: int) -> bool:
        return at + 1 < len(self.words) and self.scene.at(self.words[at + 1].start) is not None

    def _names_somebody(self, at: int) -> bool:
        named = self.scene.at(self.words[at].start) or (self.scene.at(self.words[at + 1].start) if at + 1 < len(self.words) else None)
        return named is not None or self.words[at].key in vocabulary("determiners") | {"tous", "toutes", "ceux", "celles"}

    def _opens_matter(self, n: int, preposition: str, at: int) -> bool:
        """Whether a preposition opens what is asked or blamed rather than belonging to the name before it."""
        named = self.scene.at(self.words[n].start)
        if named is not None and named.start < self.words[n].start:
            return False
        if any(f.tense == "infinitive" for f in self.finder.readings[n + 1]):
            return True
        if (
            n + 2 < len(self.words)
            and self.words[n + 1].key in CLITIC | {"pas"}
            and any(f.tense == "infinitive" for k in (n + 1, n + 2, n + 3) if k < len(self.words) for f in self.finder.readings[k])
        ):
            return True
        apposition = self.words[n - 1].key == "," and n - 2 > at
        ends = self.scene.at(self.words[n - 2 if apposition else n - 1].start)
        if preposition == "de" and self.words[n + 1].capital and self.words[n - 1].capital:
            return False
        if preposition == "à" and (self._locates(n) or self.words[n + 1].key in ("côté", "côtés")):
            return False
        return preposition in ("de", "sur", "pour", "contre", "à") and ((ends is not None and n > at) or self.words[n + 1].quote >= 0)

    def _far(self, hit: Hit, at: int) -> Complement | None:
        """A que-clause or marks further on, past an occasion or whom it was said to."""
        cue = hit.cue
        phrase = self._noun_phrase(at) and self.words[at].key not in ("de", "d'", "du")
        noun = phrase and not cue.takes("whom+que") and not self.dated(at)
        for n in range(at, min(at + WITHIN, len(self.words) - 1)):
            word = self.words[n]
            if word.quote != self.words[hit.verb].quote and word.quote >= 0:
                return self._quoted(n, hit) if cue.takes("quote") and not noun else None
            if word.key in ("que", "qu'") and self.words[n - 1].key in ("et", "ou", "mais"):
                return None
            if (
                word.key in ("que", "qu'")
                and cue.takes("que", "whom+que")
                and not noun
                and not self._object_before(at, n)
                and not self._restricts(hit, n)
                and self.words[n - 1].key not in ("plus", "moins", "ainsi", "tel")
            ):
                return "que", self._clause(n + 1, hit), 0, None
            if word.key == ":" and cue.takes("quote"):
                return "colon", (self._after_colon(n + 1, hit),), 0, None
            if cue.takes("inf") and n > at and self.words[at].key in PREPOSITIONS["à"] and self._told_to(n):
                return "inf", (self.ends.range(n, hit, clause=False, inner=True),), 0, None
            if word.key in STOPS or self.finder.finite[n] or word.key in ("qui", "dont"):
                return None
        return None

    def _opened(self, hit: Hit) -> bool:
        """Whether the sentence opens with the subordinate clause the cue stands in ("Alors que X soutient ..., ...")."""
        first = self.ends.clause_start(hit.first)
        if hit.shape == "gerund" and not any(self.finder.finite[first : hit.first]):
            return True
        opens = self.words[first].key in ("alors", "tandis", "lorsque", "quand", "puisque", "comme")
        return opens and not any(w.key == "," for w in self.words[first : hit.first])

    def _restricts(self, hit: Hit, at: int) -> bool:
        """Whether "que" at a word opens no clause: "ne demande qu'à partir", "veut plus encore que leur voix"."""
        purpose = self.words[at + 1].key in PREPOSITIONS["à"] | {"de", "d'"}
        alone = purpose and any(w.key in ("ne", "n'") for w in self.words[max(0, hit.first - 2) : hit.first])
        compared = self.words[hit.last + 1].key in ("plus", "moins") and self.words[hit.last + 2].key not in ("tôt", "tard")
        return alone or (compared and not hit.negated)

    def _object_before(self, at: int, n: int) -> bool:
        """Whether a noun phrase without a preposition ends before "que" at a word, which then is a relative ("le rôle qu'il a joué")."""
        opened = [k for k in range(at, n) if self.words[k].key in vocabulary("determiners") - {"de", "d'", "du", "des", "au", "aux"}]
        if (
            not opened
            or any(self.words[k].key == "," for k in range(opened[-1], n))
            or self.dated(opened[-1])
            or self.dated(opened[-1] + 1)
        ):
            return False
        before = self.words[opened[-1] - 1].key
        named = self.scene.at(self.words[opened[-1]].start)
        return before not in vocabulary("prepositions") and before not in vocabulary("determiners") and named is None

    def _told_to(self, n: int) -> bool:
        """Whether an infinitive at a word is what is told ("a expliqué aux enquêteurs avoir confié ...")."""
        named = self.scene.at(self.words[n].start)
        bare = self.words[n - 1].key not in vocabulary("prepositions") | vocabulary("determiners")
        return named is None and bare and self._infinitive(n)
