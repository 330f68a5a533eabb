"""Frames: how what is said is joined to its cue. Each cue of a period becomes a draft, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from recoupe.attributions.contents import STOPS, Ends
from recoupe.attributions.cues import CLITIC, Cue, Finder, Hit, is_adverb, skip_adverbials
from recoupe.attributions.drafts import Draft
from recoupe.attributions.quotations import Quotation
from recoupe.attributions.scene import Scene
from recoupe.attributions.sources import Source, Sources
from recoupe.attributions.words import Period, vocabulary
from recoupe.lang import table, tokens
from recoupe.model import Range

PREPOSITIONS = {
    "de": frozenset(("de", "d'", "du", "des")),
    "à": frozenset(("à", "au", "aux")),
    "sur": frozenset(("sur",)),
    "contre": frozenset(("contre",)),
    "pour": frozenset(("pour",)),
    "dans": frozenset(("dans",)),
    "vers": frozenset(("vers",)),
    "par": frozenset(("par",)),
    "en": frozenset(("en",)),
}
FUTURE = frozenset(("aura", "auront", "sera", "seront"))
PLURAL = frozenset(("ont", "avaient", "sont", "étaient", "auraient", "seraient"))
QUESTION = frozenset(("si", "s'", "comment", "pourquoi", "quand", "où", "ce", "quel", "quelle", "quels", "quelles", "combien", "qui"))


@cache
def holders() -> frozenset[str]:
    """Nouns of people and bodies that can speak without a name."""
    return frozenset(table("fr/cue_nouns")["holders"].split())


def speaks(words: str) -> bool:
    """Whether a noun phrase that nobody recognised can be a speaker."""
    return any(token.key in holders() for token in tokens(words))


WITHIN = 24
"""How many words may stand between a cue and a complement that is not next to it."""


class Frames:
    """Reads the cues of one period."""

    def __init__(self, scene: Scene, period: Period, finder: Finder, hits: Sequence[Hit], quoted: Sequence[Quotation]) -> None:
        self.scene, self.period, self.words, self.finder, self.hits, self.quoted = scene, period, period.words, finder, hits, quoted
        self.ends = Ends(scene, period, finder, hits)
        self.sources = Sources(scene, period, finder)

    def drafts(self, known: Sequence[Draft]) -> list[Draft]:
        """A draft for every cue of the period that reports something, in order; `known` are those found otherwise."""
        out: list[Draft] = []
        following = {hit: draft for hit in self.hits if hit.shape == "finite" and (draft := self._after(hit))}
        self.ends.closing = {hit.first for hit in following}
        for hit in self.hits:
            before = sorted([*out, *(d for d in known if d.at < self.words[hit.first].start)], key=lambda d: d.at)
            if draft := following.get(hit) or self._draft(hit, before):
                out.append(draft)
        return out

    def _draft(self, hit: Hit, before: Sequence[Draft]) -> Draft | None:
        if hit.shape == "passive":
            return self._passive(hit)
        if hit.shape == "agent" or self._unsaid(hit):
            return None
        options = [hit, *(self._variant(hit, cue) for cue in hit.variants)]
        for option in options:
            if found := self._complement(option):
                frame, content, extra, whom = found
                source = self._source(option, before)
                if (not source.ranges and option.shape != "finite") or self._idle(option, frame, source):
                    return None
                cue = (self._cue(option, extra),)
                without = self.words[option.first].key == "sans"
                return Draft(frame, option.cue.act, source, cue, content, whom, option, option.negated or without, option.cue.name)
        return None

    def _unsaid(self, hit: Hit) -> bool:
        """Whether nothing has been said: yet to come ("annoncera"), merely supposed ("si X estime"), or one's own "je pense"."""
        first = self.words[hit.first].key
        if hit.subject is None and (hit.tense == "future" or first in FUTURE):
            return True
        lead = [w.key for w in self.words[max(0, hit.first - 5) : hit.first]]
        if hit.tense in ("present", "imperfect", "conditional") and ("si" in lead or "s'" in lead[:-1]) and "," not in lead:
            return True
        own = self.words[hit.verb].quote >= 0 and hit.tense != "compound" and hit.shape == "finite"
        return own and any(key in ("je", "j'", "nous", "on") for key in lead[-3:])

    def _idle(self, hit: Hit, frame: str, source: Source) -> bool:
        """Whether the cue is there but nobody's words: denied acts, wishes of whoever it may be, objects of a relative clause."""
        if hit.negated and frame in ("np", "phrase", "alone", "inf"):
            firm = hit.cue.act.value in ("refuse", "deny", "accept", "support") and hit.tense != "conditional"
            if not firm:
                return True
        if source.how == "unnamed" and frame not in ("que", "quote", "mixed", "colon", "si") and not speaks(self._text(source.ranges)):
            return True
        if source.how == "relative" and frame in ("inf", "np", "phrase") and hit.tense != "compound":
            return True
        back = self.words[max(0, hit.first - 3) : hit.first]
        relative = any(w.key in ("que", "qu'") for w in back) and source.pronoun != "" and frame in ("np", "phrase", "as")
        agrees = self.words[hit.verb].key.endswith(("és", "ées", "ée", "us", "ue", "ues", "is", "ise", "ises"))
        return relative and hit.tense == "compound" and agrees

    def _text(self, ranges: Sequence[Range]) -> str:
        return " ".join(self.scene.text[a:b] for a, b in ranges)

    def _variant(self, hit: Hit, cue: Cue) -> Hit:
        return Hit(cue, hit.first, hit.last, hit.verb, hit.shape, hit.tense, hit.subject, hit.negated)

    def _cue(self, hit: Hit, extra: int = 0) -> Range:
        start = self.words[hit.first].start
        end = self.words[hit.subject if hit.subject is not None and hit.subject > hit.last else hit.last].end
        return start, max(end, extra)

    def _source(self, hit: Hit, before: Sequence[Draft]) -> Source:
        """The subject; a gerund or infinitive has that of the cue before it, or of the main verb."""
        if hit.shape == "finite" and (hit.subject is not None or not self._joined(hit)):
            return self.sources.subject(hit)
        if hit.shape == "finite":
            for draft in reversed(before):
                level = (
                    draft.hit is not None and draft.hit.shape == "finite" and self.words[draft.hit.verb].quote == self.words[hit.verb].quote
                )
                if level and draft.hit is not None and draft.source.ranges and self._alike(draft.hit, hit) and draft.frame != "after":
                    return Source(draft.source.ranges, draft.source.named, draft.source.pronoun, "shared")
            return self.sources.subject(hit)
        for draft in reversed(before):
            if draft.hit is None or draft.hit.shape == "finite" or draft.source.ranges:
                same_level = draft.hit is None or self.words[draft.hit.verb].quote == self.words[hit.verb].quote
                if same_level and draft.source.ranges and not self._nested(draft, before):
                    return Source(draft.source.ranges, draft.source.named, draft.source.pronoun, "shared")
        for n in range(hit.first - 1, -1, -1):
            if self.finder.finite[n] and self.words[n].quote == self.words[hit.verb].quote:
                found = self.sources.before(n)
                return Source(found.ranges, found.named, found.pronoun, "shared")
        for n in range(hit.last + 1, len(self.words)):
            if self.finder.finite[n] and hit.first == 0:
                found = self.sources.before(n)
                return Source(found.ranges, found.named, found.pronoun, "shared")
        return Source()

    def _joined(self, hit: Hit) -> bool:
        """Whether a conjunction stands right before the cue, so that its subject was said before."""
        n = hit.first - 1
        while n >= 0 and (self.words[n].key in CLITIC or is_adverb(self.words[n])):
            n -= 1
        return n >= 0 and self.words[n].key in ("et", "mais", "puis", "ou", ",")

    def _alike(self, one: Hit, other: Hit) -> bool:
        """Whether two cues agree in number, as far as their auxiliaries show."""
        a, b = self.words[one.first].key, self.words[other.first].key
        return (a in PLURAL) == (b in PLURAL) if one.tense == other.tense == "compound" else True

    def _nested(self, draft: Draft, before: Sequence[Draft]) -> bool:
        """Whether a draft lies inside what another one says."""
        return any(a <= draft.at < b for other in before if other is not draft for a, b in other.content)

    # -- the cue follows what is said ------------------------------------------------------------------------------

    def _after(self, hit: Hit) -> Draft | None:
        """`"...", a déclaré X`, `..., a-t-il dit`, `"...", X a dit.`"""
        n = hit.first - 1
        while n >= 0 and (self.words[n].key in CLITIC or self.words[n].key in ("s'", "se")):
            n -= 1
        if n < 0 or not hit.cue.takes("que", "quote") or self._says(hit):
            return None
        quote = self.words[hit.verb].quote
        after_quote = self.words[n].quote >= 0 and quote < 0 or self._mark_between(n, quote)
        comma = self.words[n].key in (",", "–", "-") or after_quote
        if hit.subject is not None:
            if not comma and not after_quote:
                return None
            return self._made_after(hit, n, self.sources.subject(hit), self.words[hit.subject].end)
        if comma:
            source = self.sources.after(hit.last + 1)
            if source.ranges and (after_quote or self._clause_before(n)):
                return self._made_after(hit, n, source, source.ranges[-1][1])
        return self._plain_after(hit, n, quote)

    def _plain_after(self, hit: Hit, n: int, quote: int) -> Draft | None:
        """`"...", Stoltenberg a déclaré.`: the usual order, with nothing after the verb."""
        following = self.ends.skip_to_complement(hit.last + 1)
        if following < len(self.words) and self.words[following].key not in STOPS | {","} or quote >= 0:
            return None
        source = self.sources.subject(hit)
        if not source.ranges:
            return None
        first = self.period.index_at(source.ranges[0][0])
        back = first - 1
        if back >= 0 and (self.words[back].quote >= 0 or (self.words[back].key == "," and back and self.words[back - 1].quote >= 0)):
            return self._made_after(hit, back, source, self.words[hit.last].end)
        return None

    def _mark_between(self, n: int, quote: int) -> bool:
        """Whether the word before is a comma or stop right after a quotation."""
        return quote < 0 and n > 0 and self.words[n].key in (",", "–", "-") and self.words[n - 1].quote >= 0

    def _says(self, hit: Hit) -> bool:
        """Whether a que-clause follows the cue: then the content stands there."""
        at = hit.last + 1 if hit.subject is None else max(hit.last, hit.subject) + 1
        at = self.ends.skip_to_complement(at)
        return at < len(self.words) and self.words[at].key in ("que", "qu'")

    def _clause_before(self, n: int) -> bool:
        """Whether a clause with a verb of its own ends before the comma at a word."""
        first = self.ends.clause_start(n)
        return any(self.finder.finite[first:n]) and self.words[first].key not in vocabulary("subordinators")

    def _made_after(self, hit: Hit, n: int, source: Source, end: int) -> Draft | None:
        """The draft of a cue that follows its content, which ends at word `n`."""
        last = n
        while last > 0 and self.words[last].key in (",", "–", "-"):
            last -= 1
        content = self._before(last)
        if content is None:
            return None
        ranges = [content]
        at = self.period.index_at(max(end, self.words[hit.last].end))
        ranges += self._resumed(at, content)
        stop = max(self.words[hit.last].end, self.words[hit.subject].end if hit.subject is not None else 0)
        return Draft(
            "after",
            hit.cue.act,
            source,
            ((self.words[hit.first].start, self.words[hit.last].end if hit.subject is None or hit.last > hit.subject else stop),),
            tuple(ranges),
            None,
            hit,
            hit.negated,
            hit.cue.name,
        )

    def _before(self, last: int) -> Range | None:
        """What is said before the comma or mark: from the start of its sentence, or the quotation alone."""
        quote = self.words[last].quote
        first = self.ends.clause_start(last + 1)
        if quote >= 0:
            outer = self.quoted[quote].outer
            opening = self.period.index_at(outer[0])
            first = self.ends.clause_start(opening + 1) if opening else 0
            lead = self.scene.text[self.words[first].start : outer[0]] if first < opening else ""
            heard = [h for h in self.hits if first <= h.first < opening and h.shape == "finite"]
            if not lead.strip(' ,:–-«"“') or self.words[opening - 1].key == ":" or (heard and self.words[opening - 1].key in (",", "et")):
                return outer
            return self.words[first].start, outer[1]
        if last <= first and not self.words[last].letters:
            return None
        return self.ends.trimmed(self.words[first].start, self.words[last].end)

    def _resumed(self, at: int, content: Range) -> list[Range]:
        """What is said goes on after the cue: `"...", a-t-il dit, "..."`."""
        if at >= len(self.words):
            return []
        n = at
        while n < len(self.words) and self.words[n].key in (",", ":", "–", ".") and n - at < 2:
            n += 1
        if n >= len(self.words):
            return []
        quote = self.words[n].quote
        if quote >= 0 and self.words[at - 1].quote < 0 and self.quoted[quote].outer[0] >= content[1]:
            return [self.quoted[quote].outer] if n > at or self.words[at].quote >= 0 else []
        left_verb = any(self.finder.finite[self.period.index_at(content[0]) : self.period.index_at(content[1])])
        opens = n > at and self.words[at].key == "," and not self._afterthought(n)
        if opens and any(self.finder.finite[n:]) and not left_verb:
            return [self.ends.range(n, None, clause=True)]
        return []

    def _afterthought(self, n: int) -> bool:
        key = self.words[n].key
        gerund = any(f.tense == "gerund" for f in self.finder.readings[n])
        return gerund or key in vocabulary("relatives") | vocabulary("after_nominal") | {"en", "et", "mais", "dont"}

    # -- the cue comes first ---------------------------------------------------------------------------------------

    def _complement(self, hit: Hit) -> tuple[str, tuple[Range, ...], int, Range | None] | None:
        """(frame, content, end of the cue when it takes a preposition in, words that name who is spoken to)."""
        cue = hit.cue
        start = hit.last + 1 if hit.subject is None else max(hit.last, hit.subject) + 1
        at = self.ends.skip_to_complement(start)
        if at >= len(self.words):
            return ("alone", (), 0, None) if cue.takes("alone") else None
        key, quote = self.words[at].key, self.words[hit.verb].quote
        if key in ("que", "qu'") and cue.takes("que", "whom+que") and at + 1 < len(self.words):
            return "que", (self.ends.range(at + 1, hit, clause=True),), 0, None
        if cue.takes("si") and key in QUESTION and self.words[at].quote == quote:
            return "si", (self.ends.range(at, hit, clause=True),), 0, None
        if key == ":" and cue.takes("quote", "que") and at + 1 < len(self.words):
            return "colon", (self._after_colon(at + 1, hit),), 0, None
        if self.words[at].quote >= 0 and self.words[at].quote != quote and cue.takes("quote", "np", "que", "inf", "self"):
            return self._quoted(at, hit)
        found = self._near(hit, at, start)
        return found or self._far(hit, at) or (("alone", (), 0, None) if cue.takes("alone") and hit.shape == "finite" else None)

    def _quoted(self, at: int, hit: Hit) -> tuple[str, tuple[Range, ...], int, Range | None]:
        """Words in marks right after the cue: alone, or the beginning of a clause."""
        outer = self.quoted[self.words[at].quote].outer
        after = self.period.index_at(outer[1])
        if after >= len(self.words) or not self.words[after].letters:
            return "quote", (outer,), 0, None
        whole = self.ends.range(at, hit, clause=any(self.finder.finite[after : after + 4]))
        return ("quote" if whole[1] <= outer[1] else "mixed"), (whole,), 0, None

    def _after_colon(self, at: int, hit: Hit | None) -> Range:
        quote = self.words[at].quote
        if quote >= 0:
            outer = self.quoted[quote].outer
            after = self.period.index_at(outer[1])
            if after >= len(self.words) or not self.words[after].letters:
                return outer
        return self.ends.range(at, hit, clause=True)

    def _near(self, hit: Hit, at: int, start: int) -> tuple[str, tuple[Range, ...], int, Range | None] | None:
        """A complement right after the cue: infinitive, preposition, adjective, noun phrase."""
        cue, key = hit.cue, self.words[at].key
        bounded = self._subordinate(hit)
        if whom := self._whom(hit, at):
            return whom
        for name, words in PREPOSITIONS.items():
            if key in words and name in cue.frames and not self._locates(at):
                content = self.ends.range(at, hit, clause=False, bounded=bounded)
                if name in ("sur",) and at + 1 < len(self.words):
                    return "phrase", (self.ends.range(at + 1, hit, clause=False, bounded=bounded),), self.words[at].end, None
                return "phrase", (content,), 0, None
        if cue.takes("self") and (self.words[at].letters and key not in ("que", "qu'")):
            return "self", (self.ends.range(at, hit, clause=False, bounded=bounded),), 0, None
        if cue.takes("inf") and any(f.tense == "infinitive" for f in self.finder.readings[at]):
            return "inf", (self.ends.range(at, hit, clause=False, bounded=bounded, inner=True),), 0, None
        if cue.takes("as"):
            return self._judged(hit, at, bounded)
        if cue.takes("np") and not cue.weak and self._noun_phrase(at):
            if cue.takes("que") and (subordinate := self._que_after_occasion(hit, at)):
                return subordinate
            return "np", (self.ends.range(at, hit, clause=False, bounded=bounded),), 0, None
        return None

    def _que_after_occasion(self, hit: Hit, at: int) -> tuple[str, tuple[Range, ...], int, Range | None] | None:
        """ "a déclaré la semaine dernière que": a date or place before the clause, no object."""
        if self._date(at):
            return self._far(hit, at)
        return None

    def _date(self, at: int) -> bool:
        return any(a <= self.words[at].start < b for a, b in self.scene.dates)

    def _locates(self, at: int) -> bool:
        """Whether the preposition at a word opens a mere date or place ("à Genève", "de Paris")."""
        if at + 1 >= len(self.words):
            return True
        named = self.scene.at(self.words[at + 1].start)
        return (
            (named is not None and named.place)
            or self._date(at)
            or (self._date(at + 1) and self.words[at].key in ("à", "en", "au", "dans"))
        )

    def _whom(self, hit: Hit, at: int) -> tuple[str, tuple[Range, ...], int, Range | None] | None:
        """ "accuse X de ...", "appelle X à ...": first who, then what."""
        wanted = {frame[5:] for frame in hit.cue.frames if frame.startswith("whom+")} - {"que"}
        clitic = any(w.key in ("l'", "le", "la", "les", "lui", "leur", "m'", "nous") for w in self.words[max(0, hit.first - 1) : hit.first])
        if "de" in hit.cue.frames and hit.cue.act.value in ("demand", "accuse", "promise", "offer", "assess") and self.words[at].key in PREPOSITIONS["à"]:
            wanted |= {"de"}
        direct = next(
            (w for w in wanted if self.words[at].key in PREPOSITIONS[w] and (clitic or hit.shape in ("gerund", "shared", "finite"))), None
        )
        if direct and not (direct == "à" and self._whom_named(at)):
            return "whom", (self.ends.range(at, hit, clause=False, bounded=self._subordinate(hit)),), 0, None
        if not wanted or not self._names_somebody(at):
            return None
        for n in range(at + 1, min(at + WITHIN, len(self.words) - 1)):
            if self.words[n].key in STOPS or self.finder.finite[n]:
                break
            for w in wanted:
                if self.words[n].key in PREPOSITIONS[w] and self._opens_matter(n, w, at):
                    whom = (self.words[at].start, self.words[n - 1].end)
                    return "whom", (self.ends.range(n, hit, clause=False, bounded=self._subordinate(hit)),), 0, whom
        return None

    def _whom_named(self, at: int) -> bool:
        return at + 1 < len(self.words) and self.scene.at(self.words[at + 1].start) is not None

    def _names_somebody(self, at: int) -> bool:
        named = self.scene.at(self.words[at].start) or (self.scene.at(self.words[at + 1].start) if at + 1 < len(self.words) else None)
        return named is not None or self.words[at].key in vocabulary("determiners")

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
        ends = self.scene.at(self.words[n - 1].start)
        return preposition in ("de", "sur", "pour", "contre") and ((ends is not None and n > at) or self.words[n + 1].quote >= 0)

    def _judged(self, hit: Hit, at: int, bounded: bool) -> tuple[str, tuple[Range, ...], int, Range | None] | None:
        """ "qualifie X de Y", "juge X utile", "considère X comme Y"."""
        clitic = self.words[hit.first - 1].key in ("l'", "le", "la", "les") if hit.first else False
        if not clitic and not self._noun_phrase(at):
            return None
        if hit.cue.weak and not any(w.key in ("de", "d'", "comme", "en") or w.quote >= 0 for w in self.words[at : at + WITHIN]):
            return None
        return "as", (self.ends.range(at, hit, clause=False, bounded=bounded),), 0, None

    def _noun_phrase(self, at: int) -> bool:
        """Whether a noun phrase begins at a word."""
        word = self.words[at]
        if self._date(at):
            return False
        opens = word.key in vocabulary("determiners") - {"à", "au", "aux"} or word.key[0].isdigit()
        return opens or self.scene.at(word.start) is not None or (word.capital and word.letters)

    def _far(self, hit: Hit, at: int) -> tuple[str, tuple[Range, ...], int, Range | None] | None:
        """A que-clause or marks further on, past an occasion or whom it was said to."""
        cue = hit.cue
        noun = self._noun_phrase(at) and not cue.takes("whom+que") and not self._date(at)
        for n in range(at, min(at + WITHIN, len(self.words) - 1)):
            word = self.words[n]
            if word.quote != self.words[hit.verb].quote and word.quote >= 0:
                return self._quoted(n, hit) if cue.takes("quote") and not noun else None
            if (
                word.key in ("que", "qu'")
                and cue.takes("que", "whom+que")
                and not noun
                and self.words[n - 1].key not in ("plus", "moins", "ainsi", "même", "tel")
            ):
                return "que", (self.ends.range(n + 1, hit, clause=True),), 0, None
            if word.key == ":" and cue.takes("quote"):
                return "colon", (self._after_colon(n + 1, hit),), 0, None
            if word.key in STOPS or self.finder.finite[n] or word.key in ("qui", "dont"):
                return None
        return None

    def _subordinate(self, hit: Hit) -> bool:
        """Whether the cue stands in a subordinate or relative clause before the main one ("Si les alliés ont rejeté ..., ...")."""
        first = self.ends.clause_start(hit.first)
        key = self.words[first].key
        if key in ("si", "s'", "alors", "bien", "tandis", "après", "lorsque", "quand", "comme", "puisque", "en"):
            return not any(w.key == "," for w in self.words[first : hit.first])
        return any(w.key in ("qui", "dont", "où") for w in self.words[max(0, hit.first - 4) : hit.first])

    def _passive(self, hit: Hit) -> Draft | None:
        """ "est considéré comme ...", "a été critiquée par X"."""
        if hit.cue.takes("as") or any(c.takes("as") for c in hit.variants):
            at = skip_adverbials(self.words, hit.last + 1)
            if at < len(self.words) and self.words[at].key == "comme" and at + 1 < len(self.words):
                first = self.ends.clause_start(hit.first)
                start, end = self.ends.trimmed(self.words[first].start, self.words[hit.first].start)
                if start >= end or hit.first - first < 2:
                    return None
                judged = self.ends.range(at + 1, hit, clause=False)
                cue = (self.words[hit.first].start, self.words[at].end)
                return Draft("as", hit.cue.act, Source(how="none"), (cue,), ((start, end), judged), None, hit, hit.negated, hit.cue.name)
        return None
