"""Objects: noun phrases, judgements and infinitives that stand behind a cue."""

from __future__ import annotations

from recoupe.attributions.context import Context
from recoupe.attributions.cues import CLITIC, Hit
from recoupe.attributions.leads import STOPS
from recoupe.attributions.words import vocabulary
from recoupe.model import Range

Complement = tuple[str, tuple[Range, ...], int, Range | None]
"""Frame, content, end of the cue when it takes a preposition in (else 0), words that name who is spoken to."""
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
WITHIN = 24
"""How many words may stand between a cue and a complement that is not next to it."""


class Objects(Context):
    """Tells what kind of object begins at a word of one period."""

    def _given(self, hit: Hit, at: int) -> Complement | None:
        """First to whom, then what ("a reproché à X son silence", "promet à la Y une aide")."""
        named = self.scene.at(self.words[at + 1].start) if at + 1 < len(self.words) else None
        if self.words[at].key not in PREPOSITIONS["à"] | PREPOSITIONS["de"] or named is None or named.place:
            return None
        after = self.ends.skip_to_complement(self.period.index_at(named.end))
        if after >= len(self.words) or self.words[after].key in PREPOSITIONS["de"] - {"des"} or not self._noun_phrase(after):
            return None
        whom = (self.words[at].start, named.end)
        return "np", (self.ends.range(after, hit, clause=False, bounded=self._subordinate(hit)),), 0, whom

    def _marks_follow(self, at: int) -> bool:
        """Whether the noun phrase at a word holds words between marks ("reconnaît un « manque d'information »")."""
        for n in range(at, min(at + 6, len(self.words))):
            if self.words[n].quote != self.words[at - 1].quote and self.words[n].quote >= 0:
                return True
            if self.words[n].key in STOPS | {","}:
                return False
        return False

    def _infinitive(self, at: int) -> bool:
        """Whether an infinitive begins at a word, its negation and clitics included ("ne pas croire")."""
        while at < len(self.words) - 1 and (self.words[at].key in CLITIC | {"pas", "plus", "rien", "jamais"}):
            at += 1
        return any(f.tense == "infinitive" for f in self.finder.readings[at])

    def _locates(self, at: int) -> bool:
        """Whether the preposition at a word opens a mere date or place ("à Genève", "de Paris")."""
        if at + 1 >= len(self.words):
            return True
        named = self.scene.at(self.words[at + 1].start)
        return (
            (named is not None and named.place)
            or self.dated(at)
            or (self.dated(at + 1) and self.words[at].key in ("à", "en", "au", "dans"))
        )

    def _judged(self, hit: Hit, at: int, bounded: bool) -> Complement | None:
        """A judgement ("qualifie X de Y", "juge X utile", "considère X comme Y")."""
        clitic = self.words[hit.first - 1].key in ("l'", "le", "la", "les") if hit.first else False
        if not clitic and not self._noun_phrase(at) and not self._adjective_first(at):
            return None
        if hit.cue.weak and not any(w.key in ("de", "d'", "comme", "en") or w.quote >= 0 for w in self.words[at : at + WITHIN]):
            return None
        return "as", (self.ends.range(at, hit, clause=False, bounded=bounded),), 0, None

    def _adjective_first(self, at: int) -> bool:
        """Whether a judgement stands before what is judged ("juge inacceptable cette offre", "estime nécessaire de partir")."""
        word = self.words[at]
        if at + 1 >= len(self.words) or not word.letters or word.capital or word.key in vocabulary("prepositions") | CLITIC:
            return False
        after = self.words[at + 1].key
        return after in vocabulary("determiners") - {"à", "au", "aux", "du"} | {"que", "qu'"} and not any(
            f.tense == "infinitive" for f in self.finder.readings[at]
        )

    def _noun_phrase(self, at: int) -> bool:
        """Whether a noun phrase begins at a word."""
        word = self.words[at]
        if self.dated(at):
            return False
        opens = word.key in vocabulary("determiners") - {"à", "au", "aux"} or word.key[0].isdigit()
        return opens or self.scene.at(word.start) is not None or (word.capital and word.letters)

    def _subordinate(self, hit: Hit) -> bool:
        """Whether the cue stands in a subordinate or relative clause before the main one ("Si les alliés ont rejeté ..., ...")."""
        absolute = self.words[hit.first].key == "ayant"
        if absolute or (hit.first == self.ends.clause_start(hit.first) and hit.shape in ("gerund", "infinitive")):
            return True
        first = self.ends.clause_start(hit.first)
        key = self.words[first].key
        opens = key in ("si", "s'", "alors", "bien", "tandis", "après", "lorsque", "quand", "comme", "puisque", "en")
        if opens and not any(w.key == "," for w in self.words[first : hit.first]):
            return True
        if hit.shape == "gerund" and not any(self.finder.finite[first : hit.first]):
            return True
        return any(w.key in vocabulary("relatives") for w in self.words[max(0, hit.first - 4) : hit.first])
