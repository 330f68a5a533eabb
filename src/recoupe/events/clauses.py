"""A sentence as words, and its clauses: which verb governs a word, in which tense, and whether it is denied."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, compress, count, pairwise
from typing import NamedTuple

from recoupe.events.forms import forms
from recoupe.lang import pieces, table
from recoupe.lang.conjugation import Form
from recoupe.model import Range, Reading

WALLS, BORDERS = frozenset("+|«("), frozenset("+|«(,")
"""What ends a clause, and what does when commas count."""
STRONG = frozenset(";:–—…?!\n")
REFLEXIVE, NEGATED = frozenset(("se", "s'")), frozenset(("ne", "n'"))
MARKS = frozenset('«»“”"')
HAVE = {
    "perfect": "past",
    "pluperfect": "past",
    "subjunctive": "past",
    "participle": "past",
    "infinitive": "past",
    "hearsay": "conditional",
}
"""When an auxiliary "avoir" puts its participle, where it is not the tense's own name."""
BE = {"hearsay": "conditional", "subjunctive": "conditional", "participle": "past"}
ALONE = {"perfect": "present", "pluperfect": "imperfect"}
"""And when "avoir" puts what it tells by itself: "il a", "il avait"."""
FINITE = frozenset(("past", "present", "imperfect", "future", "conditional"))
"""When a verb of its own clause puts what it tells."""
ENDED = re.compile(r"([a-zéèêëàâîïôûùçœ-]{3,})ée?s?")
"""How the participle of a verb in -er ends."""
ODD = "ʼ"
"""An apostrophe that counts as a letter: words are told apart before it becomes a straight one."""
SHORT = 3
"""A full stop behind so short a word ("M.", "Mme.", "J.") ends no clause."""


class Verb(NamedTuple):
    """A verb of a sentence: the words [first, last] of its group, when it puts what it tells, and whether it is denied.

    `when`: past, present, imperfect, future, conditional, infinitive, participle (without an auxiliary) or gerund.
    A tuple, because there are so many of them.
    """

    first: int
    last: int
    verb: str
    when: str
    denied: bool
    passive: bool
    reflexive: bool


@dataclass(slots=True, eq=False)  # as for tellings: made too often to be frozen, and never changed
class Sentence:
    """The words of a sentence; `low` in lower case with straight apostrophes.

    `breaks[i]` is what stands before word i: "" nothing, "," a comma, "+" a word that opens a clause, "«" a quotation mark,
    "(" a bracket, "|" a stronger mark.
    """

    reading: Reading
    range: Range
    spots: tuple[Range, ...]
    low: tuple[str, ...]
    breaks: tuple[str, ...]
    verbs: tuple[Verb, ...]
    walls: tuple[int, ...]
    borders: tuple[int, ...]
    """Where clauses begin, and the end: without and with those that only a comma parts."""
    ends: tuple[int, ...]
    """Where every word ends in the text."""

    def clause(self, word: int, *, commas: bool = True) -> Range:
        """The words [first, end) of the clause of a word; commas end it unless `commas` is False."""
        bounds = self.borders if commas else self.walls
        n = bisect_right(bounds, word)
        return bounds[n - 1], bounds[n]

    def asides(self) -> tuple[int, ...]:
        """For every word 0, or the number of the aside between two commas it stands in: an apposition, a relative clause."""
        return _asides(self)

    def word_at(self, place: int) -> int:
        """The index of the first word that ends behind a place of the text (the number of words when none does)."""
        return bisect_right(self.ends, place)

    def between(self, one: int, other: int) -> str:
        """The breaks crossed from one word to another."""
        low, high = sorted((one, other))
        return "".join(self.breaks[low + 1 : high + 1])


@lru_cache(maxsize=2)  # the events of one sentence ask for them one after the other, and may look back at the sentence before
def _asides(s: Sentence) -> tuple[int, ...]:
    out = [0] * len(s.low)
    walls = [n for n, mark in enumerate(s.breaks) if n and mark in (",", "+", "|", "(")]
    for number, (first, end) in enumerate(pairwise(walls), start=1):
        before, behind = s.breaks[first], s.breaks[end]
        if before == behind == "(" or (behind == "," and _added(s, first, end)):
            out[first:end] = [number] * (end - first)
    return tuple(out)


def _added(s: Sentence, first: int, end: int) -> bool:
    """Whether words up to a comma are a relative clause, or stand behind another without a verb of their own."""
    if s.breaks[first] == "+":
        return s.low[first] in words("relatives")
    return s.breaks[first] == "," and not any(first <= v.first < end and v.when in FINITE for v in s.verbs)


def among(low: Iterable[str], known: Container[str]) -> Iterator[int]:
    """Where words stand that are among those known: no word of a text is looked at more often than for this, so none is in Python."""
    return compress(count(), map(known.__contains__, low))


@cache
def words(*names: str) -> frozenset[str]:
    """Lists of `fr/event_words` as one set."""
    rows = table("fr/event_words")
    return frozenset(w.strip() for name in names for w in rows[name].split(",") if w.strip())


def sentence(reading: Reading, where: Range) -> Sentence:
    """A sentence cut into words, with its breaks and verbs."""
    places, ends, low, breaks, verbs = _cut(reading.clean, where)
    parted = [n for n in among(breaks, BORDERS) if n]
    walls = (0, *[n for n in parted if breaks[n] in WALLS], len(breaks))
    return Sentence(reading, where, places, low, breaks, verbs, walls, (0, *parted, len(breaks)), ends)


@lru_cache(maxsize=2)
def _cut(text: str, where: Range) -> tuple[tuple[Range, ...], tuple[int, ...], tuple[str, ...], tuple[str, ...], tuple[Verb, ...]]:
    """Where the words stand and end, the words, their breaks and the verbs: kept for the sentence behind, which may look back."""
    start, end = where
    written = text[start:end]
    plain = _plain(written)
    odd = len(plain) != len(written) or ODD in written  # a letter whose lower case is two, or that is an apostrophe
    parts = pieces(written if odd else plain)
    places = tuple(accumulate(map(len, parts), initial=start))  # where each piece begins, and the end
    low = tuple([_plain(word) for word in parts[1::2]] if odd else parts[1::2])
    breaks = _breaks(low, parts[::2])
    verbs = tuple(_verbs(low, breaks))
    if "comme" in low:
        breaks = tuple("" if mark == "+" and _names_only(low, breaks, verbs, n) else mark for n, mark in enumerate(breaks))
    return tuple(zip(places[1::2], places[2::2], strict=False)), places[2::2], low, breaks, verbs


def _plain(words: str) -> str:
    """Words in lower case with straight apostrophes."""
    return words.lower().replace("’", "'").replace(ODD, "'")


def _names_only(low: tuple[str, ...], breaks: tuple[str, ...], verbs: Iterable[Verb], n: int) -> bool:
    """Whether "comme" only gives an example ("a reçu des élus comme le maire de Tarsis"): then it opens no clause."""
    if low[n] != "comme":
        return False
    end = next((k for k in range(n + 1, len(low)) if breaks[k]), len(low))
    return not any(n < v.first < end for v in verbs)


def _breaks(low: tuple[str, ...], gaps: Iterable[str]) -> tuple[str, ...]:
    """What stands before every word, by the text in the gap before it (at first, since the beginning of the sentence)."""
    out = [""] * len(low)
    for n in among(low, words("conjunctions")):
        out[n] = "" if low[n] == "alors" and _then(low, n) else "+"
    for n, gap in enumerate(gaps):
        if gap != " " and gap and n < len(low):  # which it seldom is
            out[n] = _break(gap, low[n - 1] if n else "", out[n])
    return tuple(out)


def _break(gap: str, before: str, opens: str) -> str:
    """What stands in a gap behind a word, where the next word `opens` a clause or does not."""
    stop = "." in gap and not 0 < len(before) <= SHORT
    if stop or " - " in gap or not STRONG.isdisjoint(gap):
        return "|"
    if "(" in gap or ")" in gap:
        return "("
    if not MARKS.isdisjoint(gap):
        return "«"
    return opens or ("," if "," in gap else "")


def _then(low: tuple[str, ...], n: int) -> bool:
    """Whether an "alors" is no "alors que": "a alors fermé"."""
    return low[n + 1 : n + 2] not in (("que",), ("qu'",))


def _verbs(low: tuple[str, ...], breaks: tuple[str, ...]) -> Iterable[Verb]:
    """The verbs in order; an auxiliary and its participle are one."""
    last = -1
    for n in among(low, _verbal()):
        if n > last and (verb := _group(low, breaks, n)):
            yield verb
            last = verb.last


@cache
def _verbal() -> frozenset[str]:
    """All words that may begin a verb."""
    return frozenset(auxiliaries().keys() | forms().keys())


@cache
def auxiliaries() -> dict[str, tuple[str, str]]:
    """Form -> ("have" or "be", the name of its tense)."""
    rows = table("fr/conjugation")["auxiliaries"]
    return {form: (which, tense) for which in rows for tense, listed in rows[which].items() for form in listed}


def _group(low: tuple[str, ...], breaks: tuple[str, ...], n: int) -> Verb | None:
    """The verb that begins at a word, with its auxiliary."""
    word = low[n]
    if word in auxiliaries():
        return None if word == "a" and n and low[n - 1] in ("l'", "d'") else _with_auxiliary(low, breaks, n)
    known = forms().get(word)
    if known is None or _nominal(low, n, known) or (word == "partir" and n and low[n - 1] == "à"):
        return None  # "à partir de" is no departure
    return Verb(n, n, known[0].verb, known[0].tense, _denied(low, breaks, n, n), False, _reflexive(low, n))


def _with_auxiliary(low: tuple[str, ...], breaks: tuple[str, ...], n: int) -> Verb:
    which, tense = auxiliaries()[low[n]]
    reflexive, be = _reflexive(low, n), which == "be"
    done = _participles()
    for k in range(n + 1, min(n + 6, len(low))):
        if breaks[k]:
            break
        if low[k] != "été" and (form := done.get(low[k]) or _unknown(low[k], be and "été" not in low[n:k])):
            when = (BE if be else HAVE).get(tense, tense)
            if tense == "hearsay" and (not be or reflexive or form.verb in words("moving")):
                when = "past"  # "auraient déployé": reported, not supposed
            if be and (reflexive or form.verb in words("moving")) and when in ("present", "imperfect"):
                when = "past"
            return Verb(n, k, form.verb, when, _denied(low, breaks, n, k), be or "été" in low[n:k], reflexive)
        if low[k] not in words("between") and not low[k].endswith("ment"):
            break
    when = BE.get(tense, tense) if be else ALONE.get(tense, HAVE.get(tense, tense) if tense != "infinitive" else tense)
    return Verb(n, n, "être" if be else "avoir", when, _denied(low, breaks, n, n), False, reflexive)


def perfect(s: Sentence, word: int) -> bool:
    """Whether the verb that begins at a word is in the perfect, the tense of news: "a annoncé", "est arrivé", not "avait annoncé"."""
    which, tense = auxiliaries().get(s.low[word], ("", ""))
    return tense == "perfect" or (which == "be" and tense == "present" and _past(s, word))


def pluperfect(s: Sentence, word: int) -> bool:
    """Whether the verb that begins at a word is in the pluperfect: "avait annoncé", "était arrivé"."""
    which, tense = auxiliaries().get(s.low[word], ("", ""))
    return tense == "pluperfect" or (which == "be" and tense == "imperfect" and _past(s, word))


def _past(s: Sentence, word: int) -> bool:
    """Whether the verb that begins at a word is told as past: with "être" only what moves, or does something to itself, is."""
    return any(v.first == word and v.when == "past" for v in s.verbs)


def hearsay(s: Sentence, word: int) -> bool:
    """Whether the verb that begins at a word is in the conditional of what is only reported: "aurait payé"."""
    return auxiliaries().get(s.low[word], ("", ""))[1] == "hearsay"


def _reflexive(low: tuple[str, ...], n: int) -> bool:
    before = max(0, n - 2)
    if REFLEXIVE.isdisjoint(low[before:n]):  # which is nearly always so
        return False
    return any(low[k] in REFLEXIVE and not (low[k] == "s'" and low[k + 1] in ("il", "ils")) for k in range(before, n))  # "s'il retrouve"


@cache
def _participles() -> dict[str, Form]:
    """The first participle that a word may be."""
    return {word: form for word, found in forms().items() for form in reversed(found) if form.tense == "participle"}


def _unknown(word: str, be: bool) -> Form | None:
    """The participle of a verb in -er that no table has ("a renationalisé"), behind an auxiliary that leaves no doubt."""
    done = None if be or word in words("no_verbs") or word in forms() else ENDED.fullmatch(word)
    return Form(done[1] + "er", "participle") if done else None


def _nominal(low: tuple[str, ...], n: int, known: tuple[Form, ...]) -> bool:
    """Whether a determiner makes a noun of what could be a verb ("la rencontre"); "la rencontrer" stays a verb."""
    if known[0].tense == "infinitive" or n == 0:
        return False
    return low[n - 1] in words("determiners") and not (n > 1 and low[n - 2] in ("ne", "n'", "il", "elle", "ils", "elles", "on", "qui"))


def _denied(low: tuple[str, ...], breaks: tuple[str, ...], first: int, last: int) -> bool:
    if NEGATED.isdisjoint(low[max(0, first - 4) : first + 1]):  # which is nearly always so
        return False
    start = first
    while start > 0 and first - start < 4 and not breaks[start]:
        start -= 1
    return not NEGATED.isdisjoint(low[start : first + 1]) and not words("negations").isdisjoint(low[start : last + 5])
