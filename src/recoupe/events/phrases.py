"""Which words of a sentence tell an event: a noun with its complements, a verb from its subject to its last name, date or place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from recoupe.events.clauses import Sentence, Verb, words
from recoupe.events.kinds import nouns
from recoupe.events.material import Known
from recoupe.events.states import states
from recoupe.model import Range

OBJECTS = frozenset(("l'", "le", "la", "les", "me", "m'", "lui", "eux"))
BEFORE_VERBS = OBJECTS | {"se", "s'", "ne", "n'", "y", "en"}
OF = ("de", "d'", "du", "des")
REACH = 9
"""How many words from a verb its object is looked for."""
STEPS = 3
"""A noun takes so many complements: "la réunion du Conseil / de mercredi / à Genève"."""


def noun_phrase(s: Sentence, known: Known, head: int, end: int) -> Range:
    """The noun with its determiner, adjectives and complements."""
    first = head
    while first > 0 and not s.breaks[first] and (s.low[first - 1] in words("before_nouns") or s.low[first - 1].isdigit()):
        first -= 1
    while first > 0 and not s.breaks[first] and s.low[first - 1] in words("determiners") and s.low[first - 1] not in ("de", "d'"):
        first -= 1
        if s.low[first] in ("du", "au", "aux", "des"):
            break
    end = _adjectives(s, known, _apposed(s, end), agreeing(s.low[first:head]))
    for _ in range(STEPS):
        longer = _complement(s, known, end)
        if longer == end:
            break
        end = _adjectives(s, known, longer)
    return first, end


def _apposed(s: Sentence, end: int) -> int:
    """The end of the phrase with the pair that is put right behind its noun: "le sommet Valdorie-Ostrane"."""
    pair = end < len(s.low) and not s.breaks[end] and len(states(s.low[end])) > 1
    return end + 1 if pair else end


def agreeing(before: Sequence[str]) -> tuple[str, ...]:
    """The endings that no adjective of a noun has behind these words: "sa captivité" is not "tenté"."""
    for gender in ("feminine", "masculine", "plural"):
        if not words(f"{gender}_determiners").isdisjoint(before):
            return tuple(words(f"not_{gender}"))
    return ()


def _adjectives(s: Sentence, known: Known, end: int, wrong: tuple[str, ...] = ()) -> int:
    """The end of the phrase once adjectives and dates behind it are taken in, but for those that end wrongly."""
    while end < len(s.low) and not s.breaks[end]:
        dates = known.dates_in(s.spots[end][0], s.spots[end][1])
        if dates:
            end = s.word_at(dates[-1].span.end - 1) + 1
            continue
        word = s.low[end]
        verb = any(v.first == end and v.when not in ("participle", "present") for v in s.verbs)
        if verb or word in words("no_adjectives") or not _adjective(word) or (wrong and word.endswith(wrong)):
            break
        end += 1
    return end


def _adjective(word: str) -> bool:
    return len(word) > 4 and word.endswith(_adjective_endings())


@cache
def _adjective_endings() -> tuple[str, ...]:
    return tuple(words("adjective_ending_set"))


def _complement(s: Sentence, known: Known, end: int) -> int:
    """The end of the phrase with the next complement: a preposition with a name, a date, or (behind "de") a noun."""
    if end >= len(s.low) or s.breaks[end] or s.low[end] not in words("complement"):
        return end
    at = end
    while (
        at < len(s.low) - 1 and (s.low[at] in words("complement") or s.low[at] in words("determiners")) and (at == end or not s.breaks[at])
    ):
        at += 1
    while at < len(s.low) - 1 and s.low[at] in words("before_nouns") and not s.breaks[at + 1]:
        at += 1
    start = s.spots[end][0]
    ends = [end for end in known.ends_in(start, s.spots[at][1]) if end <= s.range[1]]
    if ends:
        longer = s.word_at(max(ends) - 1) + 1
        return _joined(s, known, longer)
    if s.low[end] in ("de", "d'", "du", "des") and not s.breaks[at] and s.low[at].isalpha() and not any(v.first == at for v in s.verbs):
        return _capitals(s, at + 1)
    return end


def _capitals(s: Sentence, end: int) -> int:
    """The end of a proper name that begins before: "Conseil OTAN-Russie", "Parlement européen"."""
    text = s.reading.clean
    while end < len(s.low) and not s.breaks[end] and text[s.spots[end][0]].isupper():
        end += 1
    return end


def _joined(s: Sentence, known: Known, end: int) -> int:
    """The end of the phrase with a second name: "entre A et B"."""
    if end < len(s.low) - 1 and s.low[end] in ("et", "avec"):
        at = min(end + 2, len(s.low) - 1)
        more = known.names_in(s.spots[end][1], s.spots[at][1])
        if more:
            return max(end, s.word_at(max(m.span.end for m in more) - 1) + 1)
    return end


def _with_object(s: Sentence, end: int, right: int) -> int:
    """The end of a verb's words with the object that stands behind them: "ont signé lundi à Malvenne un accord"."""
    at = end
    while at < right and s.low[at] in words("articles", "before_nouns"):
        at += 1
    return at + 1 if end < at < right and not s.breaks[at] and s.low[at].isalpha() else end


def verb_phrase(s: Sentence, verb: Verb, needed: frozenset[str], place: Range) -> Range:
    """The words of a verb with the thing that makes them an event: "les discussions doivent reprendre", "décerner le prix"."""
    first, end = place
    left, right = s.clause(verb.last)
    held = next((n for n in range(first, end) if s.low[n] in needed), None)
    if not needed or held is not None:
        return first, end if held is None else max(end, _group_end(s, held))
    for n in range(verb.last + 1, min(right, verb.last + REACH)):
        if s.low[n] in needed:
            return first, max(end, _group_end(s, n))
    for n in range(verb.first - 1, max(left, verb.first - REACH) - 1, -1):
        if s.low[n] in needed:
            return min(first, n - 1 if n > left and s.low[n - 1] in words("articles") else n), end
    return place


def _group_end(s: Sentence, n: int) -> int:
    """The end of the fixed group that begins with a word: "garde à vue" is more than "garde"."""
    return next((n + len(group) for group, _ in nouns().get(s.low[n], ()) if s.low[n : n + len(group)] == group), n + 1)


def _opening(s: Sentence, first: int, left: int) -> int:
    """The first word of a verb with its pronouns and its "ne"."""
    while first > left and s.low[first - 1] in BEFORE_VERBS:
        first -= 1
    return first - 1 if first > left and s.low[first - 1] in words("subjects") else first


def around(s: Sentence, known: Known, verb: Verb) -> Range:
    """The words of a verb: from its subject to its last name, date or place in the clause."""
    left, right = s.clause(verb.last)
    head, alone = verb, False
    for before in reversed([v for v in s.verbs if left <= v.first and v.last < verb.first]):
        if head.when != "infinitive" or before.verb not in words("modals"):
            alone = True
            break
        head = before
    begin = [n.span.start for n in known.names_in(s.spots[left][0], s.spots[head.first][0])]
    first = s.word_at(begin[0]) if begin and not alone else _opening(s, head.first, left)
    turns = words("turns")
    others = {v.first for v in s.verbs if v.when != "participle"}  # "ira lundi à Tarsis et verra ...": the next verb has words of its own
    right = next((k for k in range(verb.last + 1, right) if s.low[k] in turns or k in others), right)
    start, stop = s.spots[verb.last][1], s.spots[right - 1][1]
    ends = [end for end in known.ends_in(start, stop) if s.low[min(s.word_at(end - 1), len(s.low) - 1)] not in words("subjects")]
    end = s.word_at(max(ends) - 1) + 1 if ends else min(right, verb.last + 4)
    end = _with_object(s, min(max(end, verb.last + 1), len(s.low)), right)
    if end < right and s.low[end] in OF:
        end = min(_complement(s, known, end), right)
    while end > verb.last + 1 and s.low[end - 1] in words("determiners", "complement", "loose_ends"):
        end -= 1
    return first, end
