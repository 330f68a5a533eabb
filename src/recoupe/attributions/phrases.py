"""Noun phrases: how far the words that name somebody reach, and whether they can be a subject."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.attributions.cues import CLITIC, is_adverb, skip_adverbials
from recoupe.attributions.finder import Finder
from recoupe.attributions.scene import Named, Scene
from recoupe.attributions.words import Period, Word, vocabulary
from recoupe.model import Kind, Range

BREAKS = frozenset((".", ";", ":", "!", "?", "…"))
FAR = 60
"""How many words back a subject is looked for."""
COORDINATION = re.compile(r"\s*(?:,\s*)?(?:et|ou|ainsi que|comme)\s+|\s*,\s*", re.IGNORECASE)
BRACKET = re.compile(r"\s*\([^()\n]{1,40}\)(?=\s*(?:,|et\b))")
"""What is said of somebody in brackets before the next of a list ("Karl Brusk (PJV) et Irène Kalvo")."""
ADJECTIVES = 3
"""Words that may follow the noun of a phrase before an inverted subject ("sur le même ton grave Irène Kalvo")."""
LATTER = frozenset(("dernier", "dernière", "derniers", "dernières"))
PERSONAL = frozenset(("il", "elle", "ils", "elles", "on", "je", "j'", "nous", "-il", "-elle", "-ils", "-elles", "-on", "-je", "-nous"))


@dataclass(frozen=True, slots=True)
class Source:
    """Words that name a speaker: `ranges`, the mentions in them, or the pronoun that must be resolved."""

    ranges: tuple[Range, ...] = ()
    named: tuple[Named, ...] = ()
    pronoun: str = ""
    how: str = "named"


class Phrases:
    """The noun phrases of one period."""

    def __init__(self, scene: Scene, period: Period, finder: Finder) -> None:
        self.scene, self.period, self.words, self.finder = scene, period, period.words, finder

    def _skip_occasion(self, at: int) -> int:
        """Past adverbs, dates and the press spoken to ("jeudi à la presse")."""
        while True:
            before = at
            at = skip_adverbials(self.words, at, commas=True)
            if at < len(self.words):
                place = self.words[at].start
                if date := next((d for d in self.scene.dates if d[0] <= place < d[1]), None):
                    at = self.period.index_at(date[1])
                elif self.words[at].key in ("à", "au", "aux", "devant", "dans", "sur", "lors", "ce", "en", "auprès"):
                    end = self._prepositional(at)
                    at = end if end is not None else at
            if at == before:
                return at

    def _prepositional(self, at: int) -> int | None:
        """The index after a short prepositional phrase before an inverted subject ("au port la ministre")."""
        first = at + (2 if self.words[at].key == "lors" else 1)
        if first < len(self.words) and self.words[first].key in ("un", "une", "la", "le", "l'", "les", "des", "son"):
            first += 1
        if first >= len(self.words):
            return None
        named = self.scene.at(self.words[first].start)
        following = self.period.index_at(named.end) if named is not None and not named.place else first + 1
        for n in range(following, min(following + ADJECTIVES, len(self.words))):
            if not self.words[n].letters or self.words[n].quote >= 0 or self.finder.finite[n]:
                return None
            if self._starts_source(n):
                return n if n == following or self.words[n - 1].key not in vocabulary("prepositions") else None
        return None

    def _starts_source(self, at: int) -> bool:
        named = self.scene.at(self.words[at].start)
        return named is not None and not named.place

    def _appositive(self, named: Named) -> bool:
        """Whether a mention after a comma describes the one before it rather than naming somebody else."""
        return named.mention.role is not None

    def _apposition_end(self, end: int) -> int:
        """Where an apposition to a person that no mention covers ends (", secrétaire général de RSF")."""
        named = self.scene.at(end - 1)
        if named is not None and named.kind is not Kind.PERSON:
            return end
        at = self.period.index_at(end)
        if at + 1 < len(self.words) and self.words[at].key == ",":
            first = self.words[at + 1]
            plain = (
                first.letters
                and not self._infinitive_at(at + 1)
                and not first.capital
                and first.quote < 0
                and first.key not in vocabulary("prepositions")
            )
            plain = plain and first.key not in vocabulary("conjunctions") | vocabulary("relatives") | vocabulary(
                "determiners"
            ) | vocabulary("words")
            if plain and first.key not in vocabulary("subordinators") and not self.finder.finite[at + 1] and not self._date(first):
                stop = at + 1
                while (
                    stop < len(self.words)
                    and self.words[stop].key not in (",", ".", ";", ":", "(", "–", "!", "?")
                    and self.words[stop].quote < 0
                ):
                    if self.finder.finite[stop] or any(f.tense == "gerund" for f in self.finder.readings[stop]):
                        return end
                    if self.words[stop].key in ("lors", "dans", "après", "devant", "qui", "dont"):
                        break
                    stop += 1
                return self.words[stop - 1].end
        return end

    def _infinitive_at(self, at: int) -> bool:
        """Whether a word is an infinitive, which opens no apposition ("Il faut, selon X, fermer le port")."""
        return any(f.tense == "infinitive" for f in self.finder.readings[at])

    def _date(self, word: Word) -> bool:
        return any(a <= word.start < b for a, b in self.scene.dates)

    def _length(self, quote: int) -> int:
        return sum(w.quote == quote and w.letters for w in self.words)

    def _back_to(self, n: int, mark: str) -> int:
        while n > 0 and self.words[n].key != mark:
            n -= 1
        return n

    def _dash(self, n: int) -> int | None:
        """The dash that opens a parenthesis closed by the dash at a word."""
        for k in range(n - 1, max(n - FAR, -1), -1):
            if self.words[k].key in BREAKS:
                return None
            if self.words[k].key in ("–", "—"):
                return k
        return None

    def _can_speak(self, named: Named, first: int) -> bool:
        """Whether a mention can be a subject: no mere place, not behind a preposition."""
        if named.place:
            return False
        key = self.words[first - 1].key if first else ""
        opening = self.words[first].key
        if opening in ("du", "des", "au", "aux") and named.start == self.words[first].start:
            return opening == "des" and (first == 0 or key in (",", "et", "mais"))
        if key in vocabulary("prepositions") and key != "comme":
            return False
        if key in ("le", "la", "l'", "les") and first > 1 and self.words[first - 2].key in vocabulary("prepositions"):
            return False
        previous = self.scene.before(named)
        if previous is not None and previous.start >= self.period.start and not self.scene.text[previous.end : named.start].strip():
            return self._can_speak(previous, self.period.index_at(previous.start))  # "avec l'équipe Vasnik"
        if key in ("et", "ou") and previous is not None and previous.start >= self.period.start:
            joined = self.scene.text[previous.end : named.start].strip() in ("et", "ou", ", et")
            if joined and previous.kind is not Kind.GROUP:
                where = self.period.index_at(previous.start)
                return self._can_speak(previous, where) if where else True
        return True

    def _phrase(self, named: Named, at: int) -> Source:
        """The whole noun phrase around a mention: coordinated and apposed mentions, and an apposition without any."""
        people, first = [named], named
        while (previous := self._unbracketed(self.scene.before(first))) is not None and previous.start >= self.period.start:
            between = BRACKET.sub("", self.scene.text[previous.end : first.start])
            where = self.period.index_at(previous.start)
            if self.scene.apposed(previous, first) or (
                COORDINATION.fullmatch(between)
                and not previous.place
                and self._can_speak(previous, where)
                and (between.strip() != "," or self._listed(people, first, previous))
            ):
                people.insert(0, previous)
                first = previous
            else:
                break
        end = named.end
        tail = self.scene.text[end : self.words[at - 1].end] if at else ""
        if tail.startswith(","):
            end = self._apposition_end(end)
        return Source(((self._with_determiner(first.start), end),), tuple(people))

    def _unbracketed(self, named: Named | None) -> Named | None:
        """A mention, or the person before it when it stands in brackets after one."""
        before = self.scene.before(named) if named is not None and self.scene.text[max(0, named.start - 1)] == "(" else None
        person = before is not None and named is not None and before.kind is Kind.PERSON and not before.place
        return before if person and before and named and self.scene.text[before.end : named.start].strip() == "(" else named

    def _listed(self, people: list[Named], first: Named, previous: Named) -> bool:
        """Whether a comma joins two mentions as a list or an apposition (rather than ending an adverbial)."""
        return len(people) > 1 or first.mention.role is not None or previous.mention.role is not None

    def _with_determiner(self, start: int) -> int:
        """The place where the noun phrase of a mention begins, its determiner included."""
        n = self.period.index_at(start)
        if n and self.words[n - 1].key in ("le", "la", "les", "l'", "m.", "mme", "mm.", "une", "un") and self.words[n - 1].quote < 0:
            return self.words[n - 1].start
        return start

    def relative(self, n: int) -> int | None:
        """The index of the relative pronoun whose clause the finite verb at a word belongs to."""
        back = n - 1
        while back >= 0 and n - back < 30:
            key = self.words[back].key
            if key in ("qui", "dont", "où") or key in ("que", "qu'"):
                opened = back and (
                    self.words[back - 1].key == "," or self.scene.at(self.words[back - 1].start) is not None or self.words[back - 1].letters
                )
                return back if key not in ("que", "qu'") and opened else None
            if self.finder.finite[back] or key in BREAKS:
                return None
            back -= 1
        return None

    def _chunk(self, start: int, at: int) -> Source:
        """A subject that nobody recognised as a mention: the words from the last boundary to the verb."""
        end = at
        while end > start and (
            self.words[end - 1].key in CLITIC | {","}
            or (is_adverb(self.words[end - 1]) and self.words[end - 1].key not in ("tout", "tous"))
        ):
            end -= 1
        first = start
        enclosed = -1
        for n in range(end - 1, start - 1, -1):
            if self.words[n].key == ")":
                enclosed = self._back_to(n, "(")
            if n >= enclosed >= 0:
                continue
            if self.words[n].key in (",", "–", "(", "alors") or (
                self.words[n].key in ("et", "mais") and n + 1 < end and self.words[n + 1].key in vocabulary("determiners")
            ):
                first = n + 1
                break
        while first < end and self.words[first].key in ("et", "mais", "car", "or"):
            first += 1
        first = min(skip_adverbials(self.words, first), end - 1) if self.words[first].key not in ("tout", "tous", "toutes") else first
        words = self.words[first:end]
        if not words or len(words) > 14 or not words[0].letters:
            return Source()
        others = words[0].key == "d'" and len(words) > 1 and words[1].key == "autres"
        opening = words[0].key in vocabulary("determiners") | {"près", "plus", "moins", "nombre"} or words[0].capital or first == 0
        if others:
            return Source(((words[0].start, words[-1].end),), (), "", "unnamed")
        if not opening or words[0].key in vocabulary("prepositions") - {"des", "du"} | vocabulary("relatives") | vocabulary(
            "subordinators"
        ):
            return Source()
        return Source(((words[0].start, words[-1].end),), self.scene.within(words[0].start, words[-1].end)[:0], "", "unnamed")

    def _chunk_after(self, at: int) -> Source:
        """An inverted subject that no mention covers: from its determiner to the next break."""
        others = self.words[at].key == "d'" and at + 1 < len(self.words) and self.words[at + 1].key == "autres"
        determiner = self.words[at].key in vocabulary("determiners") - {"de", "d'", "au", "aux", "du"}
        if not determiner and not others and not self.words[at].capital:
            return Source()
        end = at
        for n in self._noun_phrase(at):
            end = n + 1
        return (
            Source(((self.words[at].start, self.words[end - 1].end),), (), "", "unnamed")
            if end > at + 1 or self.words[at].capital
            else Source()
        )

    def _noun_phrase(self, at: int) -> Iterator[int]:
        for n in range(at, min(at + 14, len(self.words))):
            word = self.words[n]
            if any(f.tense == "gerund" for f in self.finder.readings[n]):
                return
            if word.key == "pour" and n + 1 < len(self.words) and any(f.tense == "infinitive" for f in self.finder.readings[n + 1]):
                return
            if word.key in ("de", "d'") and n + 1 < len(self.words) and self.words[n + 1].quote != word.quote:
                return
            if (
                word.key in BREAKS | {",", "(", "–"}
                or word.quote != self.words[at].quote
                or word.key in vocabulary("subordinators") | {"qui", "lors", "dans", "après"}
                or self._date(word)
            ):
                return
            yield n
