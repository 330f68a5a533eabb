"""Cues: the verb groups of a period that report speech, thought or stance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from recoupe.attributions.words import Word, head_of, vocabulary
from recoupe.lang import table
from recoupe.model import Act

HAVE = frozenset(form for listed in table("fr/conjugation")["auxiliaries"]["have"].values() for form in listed) - {"avoir", "ayant"}
BE = frozenset(form for listed in table("fr/conjugation")["auxiliaries"]["be"].values() for form in listed) - {"être", "étant"}
REFLEXIVE = frozenset(("se", "s'", "me", "m'", "nous", "vous"))
OPENS_CLAUSE = frozenset(("alors", "bien", "ainsi", "encore", "aussitôt", "tant", "plus", "moins", "puis", "surtout"))
"""Adverbs that with "que" open a clause of their own ("alors que")."""
CLITIC = frozenset(["ne", "n'", "le", "la", "l'", "les", "lui", "leur", "en", "y", "se", "s'", "me", "m'", "nous", "vous"])


@dataclass(frozen=True, slots=True)
class Cue:
    """A line of the cue table."""

    name: str
    act: Act
    frames: frozenset[str]
    tail: tuple[str, ...] = ()
    reflexive: bool = False
    over: bool = False
    """Whether "en" belongs to it ("s'en prendre")."""

    def takes(self, *frames: str) -> bool:
        """Whether it takes one of the frames."""
        return any(frame in self.frames for frame in frames)

    @property
    def weak(self) -> bool:
        """Whether it reports only with a que-clause, an infinitive or marks."""
        return "weak" in self.frames

    @property
    def people(self) -> bool:
        """Whether only people and bodies do it, so that any subject of its perfect tense speaks."""
        return "people" in self.frames

    @property
    def charges(self) -> bool:
        """Whether it says of what somebody is accused."""
        return self.act is Act.ACCUSE and "whom+de" in self.frames

    @property
    def shades(self) -> tuple[str, ...]:
        """What the cue tells besides: `against` (polarity), `doubted` or `vouched` (the reporter's distance)."""
        against = "against" in self.frames or self.act in (Act.DENY, Act.REFUSE)
        return tuple(shade for shade, told in (("against", against), *((s, s in self.frames) for s in ("doubted", "vouched"))) if told)


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue in a period: words `first` to `last` (inclusive), `verb` the word that carries the meaning.

    `shape`: `finite`, `gerund` (en soulignant; ajoutant), `infinitive` (sans exclure), `shared` (a participle
    that borrows the auxiliary of an earlier cue), `passive`, `agent` (vanté par). `subject` is the inverted pronoun.
    """

    cue: Cue
    first: int
    last: int
    verb: int
    shape: str
    tense: str = ""
    subject: int | None = None
    negated: bool = False
    variants: tuple[Cue, ...] = ()


@cache
def listed(kind: str) -> dict[str, tuple[Act, frozenset[str]]]:
    """The lines of one part of the cue table (`verbs`, `nouns`, `prepositions`): act and frames by name."""
    split = {name: line.split() for name, line in table("fr/cues")[kind].items()}
    return {name: (Act(act), frozenset(frames)) for name, (act, *frames) in split.items()}


@cache
def cues() -> dict[str, tuple[Cue, ...]]:
    """The cue table by verb; locutions first, the longest before the others."""
    out: dict[str, list[Cue]] = {}
    for name, (act, frames) in listed("verbs").items():
        words = name.split()
        reflexive = words[0] in ("se", "s'")
        rest = words[1:] if reflexive else words
        over = rest[0] == "en"
        cue = Cue(name, act, frames, tuple(rest[2:] if over else rest[1:]), reflexive, over)
        out.setdefault(head_of(name), []).append(cue)
    return {verb: tuple(sorted(found, key=lambda c: -len(c.tail))) for verb, found in out.items()}


@cache
def homographs() -> frozenset[str]:
    """Forms that are more often something else than a verb."""
    return frozenset(table("fr/conjugation")["homographs"])


@cache
def phrases() -> dict[str, dict[str, tuple[tuple[str, ...], ...]]]:
    """Adverbial phrases by their first and their second word, longest first."""
    out: dict[str, dict[str, list[tuple[str, ...]]]] = {}
    for phrase in table("fr/adverbials")["phrases"]:
        words = tuple(phrase.lower().split())
        out.setdefault(words[0], {}).setdefault(words[1], []).append(words)
    return {first: {second: tuple(sorted(found, key=len, reverse=True)) for second, found in more.items()} for first, more in out.items()}


def phrase_at(words: Sequence[Word], at: int) -> int:
    """The length of the adverbial phrase that begins at an index (0: none does)."""
    begun = phrases().get(words[at].key)
    if begun is None or at + 1 == len(words):
        return 0
    return next((len(p) for p in begun.get(words[at + 1].key, ()) if _stands(p, words, at)), 0)


def is_adverb(word: Word) -> bool:
    """Whether a single word may stand inside a verb group."""
    key = word.key
    return key in vocabulary("words") or (len(key) > 6 and key.endswith("ment") and not word.capital)


def skip_adverbials(words: Sequence[Word], at: int, *, commas: bool = False) -> int:
    """The index after any adverbs and adverbial phrases (and, if asked, commas) that begin at an index."""
    while at < len(words):
        word = words[at]
        if word.quote >= 0 and (at == 0 or words[at - 1].quote != word.quote):
            break
        if length := phrase_at(words, at):
            at += length
        elif word.key in OPENS_CLAUSE and at + 1 < len(words) and words[at + 1].key in ("que", "qu'"):
            break
        elif is_adverb(word) or (commas and word.key == ","):
            at += 1
        else:
            break
    return at


def _stands(phrase: tuple[str, ...], words: Sequence[Word], at: int) -> bool:
    """Whether a phrase whose first word stands at an index goes on there."""
    if at + len(phrase) > len(words):
        return False
    return all(words[at + n].key == phrase[n] for n in range(2, len(phrase)))
