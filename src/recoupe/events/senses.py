"""Words that tell an event, where those beside them show another sense: turns of speech, bodies, habits."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from recoupe.lang import table

if TYPE_CHECKING:
    from recoupe.events.clauses import Sentence, Verb

BEHIND, BEFORE = 5, 4
"""So many words behind a verb, and before it, the word stands that makes a turn of speech of it."""
BESIDE = 2
"""So many words before a noun that show another sense."""
OF = frozenset(("de", "d'", "du", "des"))
LASTING = frozenset(("present", "imperfect"))


@cache
def _listed(name: str) -> dict[str, frozenset[str]]:
    return {word: frozenset(row.replace(",", " ").split()) for word, row in table("fr/event_senses")[name].items()}


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("fr/event_senses")[name].replace(",", " ").split())


@cache
def _habits() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The groups of words that tell a habit by their first word."""
    groups = [tuple(group.strip().replace("'", "' ").split()) for group in table("fr/event_senses")["habits"].split(",")]
    return {group[0]: tuple(g for g in groups if g[0] == group[0]) for group in groups}


def turn_of_speech(s: Sentence, verb: Verb) -> bool:
    """Whether a verb is only part of a turn of speech: "ouvrir le bal"."""
    told = _listed("turns").get(verb.verb)
    if not told:
        return False
    first, end = s.clause(verb.last, commas=False)
    return any(w in told for w in s.low[max(first, verb.first - BEFORE) : min(end, verb.last + 1 + BEHIND)])


def other_sense(s: Sentence, n: int, group: int, end: int) -> bool:
    """Whether the noun at a word (of `group` words, its phrase ending before `end`) has another sense here."""
    word = s.low[n]
    if group == 1 and word in _words("capital") and s.reading.clean[s.spots[n][0]].islower():
        return True
    if any(w in _words("likened") for w in s.low[max(0, n - BESIDE) : n]):
        return True
    told = _listed("others").get(word) if group == 1 else None
    if told and any(w in told for w in s.low[n + 1 : max(end, n + 1)]):
        return True
    if group == 1 and word in _listed("led") and any(w in _listed("led")[word] for w in s.low[max(0, n - BESIDE) : n]):
        return True
    before = n - 1 if n and s.low[n - 1] in ("l'", "la") else n
    return before > 1 and s.low[before - 1] in OF and s.low[before - 2] in _words("bodies") and not s.breaks[before]


def habitual(s: Sentence, head: int, verb: Verb | None) -> bool:
    """Whether the clause of a word tells what is done again and again, or by anybody ("on y croise"): no event."""
    if verb and verb.when not in LASTING:
        return False
    if verb and verb.when == "present" and "on" in s.low[max(0, verb.first - 2) : verb.first]:
        return True
    if verb is None and any(v.when in ("past", "future") for v in s.verbs):
        return False
    habits, (first, end) = _habits(), s.clause(head)
    begin = [n for n in range(first, end) if s.low[n] in habits]  # mostly none does
    return any(s.low[n : n + len(g)] == g for n in begin for g in habits[s.low[n]])
