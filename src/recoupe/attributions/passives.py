"""Passive cues: "est considéré comme ...", "ont été accusés par X de ...", "a été saluée par X"."""

from __future__ import annotations

from dataclasses import replace

from recoupe.attributions.cues import Cue, Hit, is_adverb, skip_adverbials
from recoupe.attributions.drafts import Draft
from recoupe.attributions.holders import speaks
from recoupe.attributions.leads import STOPS
from recoupe.attributions.objects import PREPOSITIONS, WITHIN, Objects
from recoupe.attributions.sources import Source
from recoupe.attributions.words import vocabulary
from recoupe.model import Act, Range

FAR_RELATIVE = 4
"""Words between "qui" and the verb up to which the verb is that of its clause, whose subject is not told here."""


NOUN = 6
"""How many words the noun phrase before a participle may have."""


class Passives(Objects):
    """Reads the passive cues of one period."""

    def passive(self, hit: Hit) -> Draft | None:
        """The draft of a passive cue; None when neither who says it nor a judgement is told."""
        at = skip_adverbials(self.words, hit.last + 1)
        subject = self._subject(hit)
        if subject is None or at + 1 >= len(self.words):
            return None
        options = (hit.cue, *hit.variants)
        judges = next((cue for cue in options if cue.takes("as")), None)
        if self.words[at].key == "par":
            return self._by(hit, options, subject, at)
        if judges and self.words[at].key == "comme":
            content = (subject, self.ends.range(at + 1, hit, clause=False))
            return self._draft_of("as", judges, hit, Source(how="none"), content)
        if judges and self.words[at].key in PREPOSITIONS["de"]:
            return self._judged_by(hit, judges, subject, at)
        return self._charged(hit, subject, at)

    def apposed(self, hit: Hit) -> Draft | None:
        """The draft of a participle behind what it is said of ("X, accusé par Y de fraude", "le fichier, qualifié de « danger » par Y")."""
        at = skip_adverbials(self.words, hit.last + 1)
        subject = self._noun_before(hit.first)
        if subject is None or at + 1 >= len(self.words):
            return None
        judges = next((cue for cue in (hit.cue, *hit.variants) if cue.takes("as")), None)
        if self.words[at].key == "par":
            draft = self._by(hit, tuple(c for c in (hit.cue, *hit.variants) if c.charges or c.takes("as")), subject, at)
            return draft if draft is not None and draft.frame != "alone" else None
        if judges and self.words[at].key in PREPOSITIONS["de"]:
            return self._judged_by(hit, judges, subject, at)
        return self._charged(hit, subject, at)

    def _noun_before(self, first: int) -> Range | None:
        """The name or noun before a participle, a comma between them passed over."""
        n = first - 1
        while n >= 0 and (self.words[n].key == "," or is_adverb(self.words[n])):
            n -= 1
        if n < 0 or not self.words[n].letters:
            return None
        named = self.scene.at(self.words[n].start)
        opening = next((k for k in range(n, max(n - NOUN, -1), -1) if self.words[k].key in vocabulary("determiners")), n)
        return (named.start if named is not None else self.words[opening].start, self.words[n].end)

    def _charged(self, hit: Hit, subject: Range, at: int) -> Draft | None:
        """Of what somebody is accused before it is told by whom, if at all ("est soupçonné d'avoir menti", "accusé de vol par X")."""
        cue = next((c for c in (hit.cue, *hit.variants) if c.charges), None)
        if cue is None or self.words[at].key not in PREPOSITIONS["de"] or hit.negated:
            return None
        start, end = self.ends.range(at, hit, clause=False, bounded=hit.shape == "agent", inner=True)
        for n in range(at + 1, self.period.index_at(end) - 1):
            if self.finder.finite[n]:
                break
            if self.words[n].key == "par" and (source := self.sources.after(n + 1)).named:
                content = self.ends.trimmed(start, self.words[n].start)
                return replace(self._draft_of("whom", cue, hit, source, (content,)), whom=subject)
        set_off = hit.shape != "agent" or self.words[hit.first - 1].key == ","
        if not set_off or (hit.shape == "agent" and not self._infinitive(at + 1)):
            return None
        return replace(self._draft_of("whom", cue, hit, Source(how="none"), ((start, end),)), whom=subject)

    def _subject(self, hit: Hit) -> Range | None:
        """The words before the verb: of whom or what it is said."""
        first = self.ends.clause_start(hit.first)
        relatives = [k for k in range(first, hit.first) if self.words[k].key in vocabulary("relatives") and self.words[k].quote < 0]
        if relatives and self.words[relatives[-1]].key == "qui" and hit.first - relatives[-1] < FAR_RELATIVE:
            return None
        first = relatives[-1] + 1 if relatives and self.words[relatives[-1]].key == "dont" else first
        if hit.first - first < 2:
            return None
        start, end = self.ends.trimmed(self.words[first].start, self.words[hit.first].start)
        return (start, end) if start < end else None

    def _by(self, hit: Hit, options: tuple[Cue, ...], subject: Range, at: int) -> Draft | None:
        """The author follows the verb: "accusés par X de ...", "saluée par X"."""
        source = self.sources.after(at + 1)
        if not source.named and not (source.ranges and speaks(self.scene.text[slice(*source.ranges[0])])):
            return None
        after = self.period.index_at(source.ranges[-1][1])
        for cue in options:
            frame, content = self._said(hit, cue, subject, after)
            if content:
                draft = self._draft_of(frame, cue, hit, source, content)
                return replace(draft, whom=subject) if frame == "whom" else draft
        heard = next((cue for cue in options if cue.takes("np") and not cue.weak), None)
        return self._draft_of("alone", heard, hit, source, (subject,)) if heard and source.named else None

    def _said(self, hit: Hit, cue: Cue, subject: Range, after: int) -> tuple[str, tuple[Range, ...]]:
        """Frame and content of what follows the author; no content when nothing does."""
        if after + 1 >= len(self.words):
            return "", ()
        key = self.words[after].key
        wanted = {frame[5:] for frame in cue.frames if frame.startswith("whom+")} & PREPOSITIONS.keys()
        wanted |= {"pour"} if cue.act is Act.ACCUSE else set()
        if any(key in PREPOSITIONS[w] for w in wanted):
            return "whom", (self.ends.range(after, hit, clause=False, bounded=hit.shape == "agent"),)
        if (cue.takes("as") and key in PREPOSITIONS["de"]) or (cue.takes("as", "np") and key == "comme"):
            return "as", (subject, self.ends.range(after + (key == "comme"), hit, clause=False))
        if cue.takes("que") and key in ("que", "qu'"):
            return "que", (self.ends.range(after + 1, hit, clause=True),)
        return "", ()

    def _judged_by(self, hit: Hit, cue: Cue, subject: Range, at: int) -> Draft | None:
        """The judgement stands between verb and author: "qualifiée de ... par X"."""
        for n in range(at + 1, min(at + WITHIN, len(self.words) - 1)):
            if self.words[n].key in STOPS or self.finder.finite[n]:
                break
            if self.words[n].key == "par" and (source := self.sources.after(n + 1)).named:
                judged = self.ends.trimmed(self.words[at].start, self.words[n].start)
                return self._draft_of("as", cue, hit, source, (subject, judged))
        return None

    def _draft_of(self, frame: str, cue: Cue, hit: Hit, source: Source, content: tuple[Range, ...]) -> Draft:
        words = (self.words[hit.first].start, self.words[hit.last].end)
        return Draft(frame, cue.act, source, (words,), content, None, hit, hit.negated, cue.name)
