"""Cues that follow what they report: `"...", a déclaré X`, `..., a-t-il dit`."""

from __future__ import annotations

from recoupe.attributions.context import Context
from recoupe.attributions.cues import CLITIC, Hit, is_adverb, skip_adverbials
from recoupe.attributions.drafts import Draft
from recoupe.attributions.holders import speaks
from recoupe.attributions.leads import STOPS
from recoupe.attributions.sources import Source
from recoupe.attributions.words import vocabulary
from recoupe.model import Range

LEAD_IN = 6
"""Words that may stand before a reporting clause that interrupts what is said."""
TO_WHOM = frozenset(("à", "au", "aux", "dans", "sur", "lors", "devant"))
DATE = 8
"""Words that the rest of a reporting clause may have after its subject."""
CAUSES = frozenset(("car", "puisque", "puisqu'"))


class After(Context):
    """Reads the cues of one period that stand after (or in the middle of) what they report."""

    def after(self, hit: Hit) -> Draft | None:
        """The draft of a cue that follows its content; None when the content does not stand before it."""
        n = hit.first - 1
        while n >= 0 and (self.words[n].key in CLITIC or self.words[n].key in ("s'", "se")):
            n -= 1
        if n < 0 or not hit.cue.takes("que", "quote") or self._says(hit):
            return None
        quote = self.words[hit.verb].quote
        after_quote = (self.words[n].quote >= 0 and quote < 0) or self._mark_between(n, quote)
        comma = self.words[n].key in (",", "–", "-") or after_quote
        if quote >= 0:
            return self._within(hit, n, quote) if comma else None
        if hit.subject is not None:
            if not comma and not after_quote:
                return None
            return self._made_after(hit, n, self.sources.subject(hit), self.words[hit.subject].end)
        if comma:
            source = self.sources.after(hit.last + 1)
            held = bool(source.ranges) and speaks(self.scene.text[slice(*source.ranges[0])])
            if source.ranges and (source.named or after_quote or held or not hit.cue.weak):
                draft = self._made_after(hit, n, source, source.ranges[-1][1])
                goes_on = draft is not None and (len(draft.content) > 1 or draft.content[0][0] > self.words[hit.last].start)
                resumes = goes_on and self._lead_in(n)
                if resumes or self._clause_before(n):
                    return draft
        return self._plain_after(hit, quote)

    def _within(self, hit: Hit, n: int, quote: int) -> Draft | None:
        """The reporting clause stands inside the marks: `« Nous étions levés, a-t-elle indiqué. Ils nous ... »`."""
        outer = self.quoted[quote].outer
        if hit.subject is not None and self.words[hit.subject].key in ("-il", "-elle", "-on", "-ils", "-elles"):
            source = self.sources.subject(hit)
        elif hit.subject is None and hit.tense in ("compound", "present"):
            source = self.sources.after(hit.last + 1)
            if not source.named:
                return None
        else:
            return None
        end = max(self.words[hit.last].end, source.ranges[-1][1])
        first = self.ends.trimmed(outer[0], self.words[n].start)
        following = self.period.index_at(end)
        following = self._past_relative(self._past_date(following))
        while following < len(self.words) and not self.words[following].letters:
            following += 1
        ranges = [first]
        if following < len(self.words) and self.words[following].quote == quote:
            ranges.append((self.words[following].start, outer[1]))
        if first[0] >= first[1]:
            return None
        stop = max(self.words[hit.last].end, self.words[hit.subject].end if hit.subject is not None else 0)
        return Draft(
            "after", hit.cue.act, source, ((self.words[hit.first].start, stop),), tuple(ranges), None, hit, hit.negated, hit.cue.name
        )

    def _dates(self, n: int) -> bool:
        """Whether a date or an occasion begins at a word, a determiner before it included."""
        return (
            self.dated(n)
            or self.dated(n + 1)
            or self.words[n].key in vocabulary("after_nominal") - {"mais", "tout", "même", "bien", "car", "où", "ce"}
        )

    def _past_date(self, at: int) -> int:
        """The index after the rest of a reporting clause without a verb (", en juillet.")."""
        opens = at + 2 < len(self.words) and self.words[at].quote >= 0
        if opens and (self.words[at].key in TO_WHOM or (self.words[at].key == "," and self._dates(at + 1))):
            comma = self.words[at].key != ","
            for n in range(at + 1, min(at + DATE, len(self.words))):
                if self.words[n].key in STOPS or (comma and self.words[n].key == ","):
                    return n + 1
                if self.finder.finite[n]:
                    break
        return at

    def _past_relative(self, at: int) -> int:
        """The index after a relative clause or apposition of the speaker (", explique X, un rameur qui a fini. Il y a ...")."""
        comma = at < len(self.words) and self.words[at].key == ","
        first = at + comma
        if first >= len(self.words):
            return at
        stop = next((n for n in range(first, len(self.words)) if self.words[n].key in STOPS), None)
        relative = next((n for n in range(first, stop or first) if self.words[n].key in ("qui", "dont")), stop)
        apposed = comma and self.words[first].key in ("un", "une", "l'", "le", "la") and not any(self.finder.finite[first:relative])
        if stop is None or not (self.words[first].key in ("qui", "dont") or apposed):
            return at
        return stop + 1

    def _plain_after(self, hit: Hit, quote: int) -> Draft | None:
        """`"...", Stoltenberg a déclaré.`: the usual order, with nothing after the verb."""
        following = self.ends.skip_to_complement(hit.last + 1)
        rest = range(following, len(self.words))
        if quote >= 0 or any(self.finder.finite[k] or self.words[k].key in ("que", "qu'", ":") or self.words[k].quote >= 0 for k in rest):
            return None
        if rest and self.words[following].key not in STOPS | {","} | vocabulary("prepositions"):
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
        quote = self.words[n if self.words[n].quote >= 0 else n - 1].quote
        first = self.ends.clause_start(n)
        if quote >= 0:
            opening = self.period.index_at(self.quoted[quote].outer[0])
            first = self.ends.clause_start(opening + 1) if opening else 0
            if first >= opening or self.words[opening - 1].key in (":", ","):
                return True
        verbs = [k for k in range(first, n + 1) if self.finder.finite[k] and self.sources.relative(k) is None]
        return bool(verbs)

    def _connective(self, content: Range) -> bool:
        """Whether a range holds nothing but a connective ("Or", "Et puis")."""
        first, last = self.period.index_at(content[0]), self.period.index_at(content[1])
        words = self.words[first:last]
        return skip_adverbials(self.words, first) >= last or all(w.key in vocabulary("conjunctions") or is_adverb(w) for w in words)

    def _lead_in(self, n: int) -> bool:
        """Whether only a few words without anybody named open the sentence before the comma at a word ("Et puis, ajoute X, ...")."""
        first = self.ends.clause_start(n)
        return n - first <= LEAD_IN and not self.scene.within(self.words[first].start, self.words[n].end)

    def _made_after(self, hit: Hit, n: int, source: Source, end: int) -> Draft | None:
        """The draft of a cue that follows its content, which ends at word `n`."""
        last = n
        while last > 0 and self.words[last].key in (",", "–", "-"):
            last -= 1
        content = self._before(last)
        if content is None:
            return None
        at = self.period.index_at(max(end, self.words[hit.last].end))
        resumed = self._resumed(at, content)
        ranges = resumed if resumed and self._connective(content) else [content, *resumed]
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
        first = self.ends.clause_start(last + 1, whole=True)
        if quote >= 0:
            outer = self.quoted[quote].outer
            opening = self.period.index_at(outer[0])
            first = self.ends.clause_start(opening + 1, whole=True) if opening else 0
            lead = self.scene.text[self.words[first].start : outer[0]] if first < opening else ""
            heard = [h for h in self.hits if first <= h.first < opening and h.shape == "finite" and h.tense != "future" and not h.cue.weak]
            while opening > 1 and self.words[opening - 1].key == "," and (before := self.words[opening - 2].quote) >= 0 and not heard:
                outer = (self.quoted[before].outer[0], outer[1])
                opening = self.period.index_at(outer[0])
                lead = self.scene.text[self.words[first].start : outer[0]] if first < opening else ""
            if not lead.strip(' ,:–-«"“') or self.words[opening - 1].key == ":" or heard:
                return outer
            return self.words[first].start, outer[1]
        if last <= first and not self.words[last].letters:
            return None
        if any(first <= h.first < last for h in self.hits):
            causes = [k for k in range(first + 1, last) if self.words[k].key in CAUSES and self.words[k].quote < 0]
            first = causes[-1] + 1 if causes else first
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
        opens = (
            n > at
            and self.words[at].key == ","
            and not self._afterthought(n, left_verb=left_verb)
            and not self.dated(n)
            and not self.dated(min(n + 1, len(self.words) - 1))
        )
        objects = self.words[at - 1].key.startswith("-") and self.words[n].key in vocabulary("determiners") - {
            "à",
            "au",
            "aux",
            "du",
            "des",
            "de",
        }
        if opens and (self.finder.finite[n] or (any(self.finder.finite[n:]) and not left_verb) or objects):
            return [self.ends.range(n, None, clause=True)]
        return []

    def _afterthought(self, n: int, *, left_verb: bool) -> bool:
        """Whether what follows a reporting clause is the reporter's; after a mere lead-in it is not ("Et puis, dit X, il ...")."""
        key = self.words[n].key
        if key in vocabulary("subject_pronouns") and not left_verb:
            return False
        gerund = any(f.tense == "gerund" for f in self.finder.readings[n])
        dated = self.dated(n) or (n + 1 < len(self.words) and self.dated(n + 1))
        return gerund or dated or key in vocabulary("relatives") | vocabulary("after_nominal") | {"en", "et", "mais", "dont"}

    # -- the cue comes first ---------------------------------------------------------------------------------------
