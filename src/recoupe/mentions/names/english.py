"""Names and offices of one English article: states, bodies, persons by shape and company. Plainer than the French finder."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from recoupe.lang import english, fold, table, world
from recoupe.mentions.names.apposed import apposed
from recoupe.mentions.names.draft import Draft
from recoupe.mentions.names.lexicon import is_first_name
from recoupe.mentions.names.listed import paired_things
from recoupe.mentions.names.people import surname
from recoupe.mentions.names.words import ENDS, Run, Word, spaced, tight
from recoupe.model import Form, Gender, Kind, Reading

WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:[-‑&][^\W_]+|['’](?!s\b)[^\W\d_]+|\+\d)*|\d+(?:[.,]\d+)*")
OWNS = ("'s ", "’s ", "' ", "’ ")
"""What follows an owner: "Ostrane's minister"."""
SHORT = 6
"""Letters that an acronym has at most."""


@cache
def small(kind: str) -> frozenset[str]:
    """A list of small English words by its name, folded."""
    return frozenset(fold(word) for word in str(table("en/naming")[kind]).split())


@cache
def _civilities() -> dict[str, Gender]:
    return {word: Gender(gender) for gender, words in table("en/naming")["civilities"].items() for word in words}


@cache
def _offices() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Offices by their first word, the longest first: the words and the French title."""
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for title, wordings in table("en/offices")["offices"].items():
        for words in (tuple(fold(wording).split()) for wording in wordings):
            out.setdefault(words[0], []).append((words, title))
    return {first: sorted(listed, key=lambda office: -len(office[0])) for first, listed in out.items()}


def _things() -> dict[str, list[tuple[tuple[str, ...], world.Thing]]]:
    return _indexed(world.current())


@lru_cache(maxsize=8)
def _indexed(_own: object) -> dict[str, list[tuple[tuple[str, ...], world.Thing]]]:
    """Names of states and bodies by their first word, the longest first."""
    out: dict[str, list[tuple[tuple[str, ...], world.Thing]]] = {}
    for name, thing in english.names().items():
        words = tuple(fold(found.group()) for found in WORD.finditer(name.upper() if "." in name else name))
        out.setdefault(words[0], []).append((words, thing))
    return {first: sorted(listed, key=lambda entry: -len(entry[0])) for first, listed in out.items()}


def drafts_of(reading: Reading) -> tuple[list[Run], list[Draft]]:
    """The words of an English article, and the drafts of the mentions in them, in order of place."""
    runs = [run for a, b in reading.told() if (run := _words(reading.clean, a, b))]
    drafts: list[Draft] = []
    lone: list[tuple[int, int]] = []
    for number, run in enumerate(runs):
        i = 0
        while i < len(run):
            found = _office(run, i) or _thing(run, i) or _capitals(run, i)
            if found:
                found.run = number
                drafts.append(found)
            elif run[i].cap:
                lone.append((number, i))
            i = found.b if found else i + 1
    persons = {draft.head: draft for draft in drafts if draft.kind is Kind.PERSON and draft.form is Form.NAME}
    for number, i in lone:
        if known := persons.get(runs[number][i].text):
            drafts.append(Draft(i, i + 1, Kind.PERSON, Form.NAME, name=known.head, head=known.head, run=number))
    return runs, apposed(runs, sorted(drafts, key=lambda d: (d.run, d.a)))


def _words(clean: str, start: int, end: int) -> Run:
    out: Run = []
    before = start
    peoples, things = english.adjectives(), paired_things()
    for found in WORD.finditer(clean, start, end):
        text, a, b = found.group(), found.start(), found.end()
        gap = clean[before:a]
        if text == "s" and gap in ("'", "’"):
            continue
        gap = " " if gap in OWNS else gap
        civil = out and gap.startswith(".") and (out[-1].text in _civilities() or len(out[-1].text) == 1)
        gap = gap[1:] or " " if civil else gap
        first = not out or (not civil and bool(ENDS.search(gap)))
        cap, key = text[0].isupper(), fold(text)
        out.append(Word(a, b, text, key, gap, spaced(gap), cap, first, peoples.get(key, "") if cap else "", "", things.get(key)))
        before = b
    return out


def _matched(run: Run, i: int, words: tuple[str, ...]) -> bool:
    return len(words) <= len(run) - i and all(run[i + n].key == w and (n == 0 or run[i + n].tight) for n, w in enumerate(words))


def thing_at(run: Run, i: int) -> tuple[int, world.Thing] | None:
    """The longest English name of a state, seat or body that starts at a word, with its end."""
    for words, thing in _things().get(run[i].key, ()) if i < len(run) and run[i].cap else ():
        if _matched(run, i, words) and (not thing.name.isupper() or run[i].text.isupper()):
            return i + len(words), thing
    return None


def _office(run: Run, i: int) -> Draft | None:
    """An office with its country or body, and the name after it: "Ostranian Foreign Minister Irène Kalvo", "the NATO chief"."""
    j = i + (run[i].key in small("determiners"))
    draft = Draft(i, i, Kind.PERSON, Form.ROLE)
    past = False
    while tight(run, j) or j == i:
        if j >= len(run):
            return None
        if run[j].key in small("before"):
            past, j = past or run[j].key in small("former"), j + 1
        elif found := _owner(run, j):
            j, code = found
            draft.country, draft.body = (code, draft.body) if world.is_state(code) else (draft.country, code)
        else:
            break
    office = next((o for o in _offices().get(run[j].key, ()) if _matched(run, j, o[0])), None) if j < len(run) else None
    if office is None or (j > i and not run[j].tight):
        return None
    title = f"ancien {office[1]}" if past else office[1]
    end = _of(run, j + len(office[0]), draft)
    draft.b, draft.name, draft.head, draft.title, draft.role_words = end, title, fold(office[1]), title, (j, end)
    name = _stretch(run, end) if tight(run, end) and run[end].cap and run[end].key not in small("ordinary") else end
    if name > end:
        _call(draft, run[end:name])
        draft.b, draft.form = name, Form.NAME
        return draft
    told = run[i].key in small("determiners") or draft.country or draft.body
    return draft if told and run[i].key not in ("a", "an") else None


def _owner(run: Run, j: int) -> tuple[int, str] | None:
    """A state or body before an office: its adjective or its name."""
    if run[j].people:
        return j + 1, run[j].people
    found = thing_at(run, j)
    return (found[0], found[1].code) if found and found[1].code else None


def _of(run: Run, at: int, draft: Draft) -> int:
    """The end of an office after "of the United Nations", "to Ostrane"."""
    if not tight(run, at) or run[at].key not in small("of"):
        return at
    found = thing_at(run, at + 2 if tight(run, at + 1) and run[at + 1].key == "the" else at + 1)
    if not found or not found[1].code:
        return at
    if world.is_state(found[1].code):
        draft.country = draft.country or found[1].code
    else:
        draft.body = draft.body or found[1].code
    return found[0]


def _thing(run: Run, i: int) -> Draft | None:
    """A state, seat or body by name, and whether it only says where."""
    at = i + (run[i].key == "the" and tight(run, i + 1))
    found = thing_at(run, at)
    if found is None or (tight(run, found[0]) and run[found[0]].cap and found[1].sort in ("capital", "seat") and found[0] == at + 1):
        return None
    end, thing = found
    kind = Kind.ORGANISATION if thing.sort == "body" else Kind.GROUP if thing.sort == "group" else Kind.STATE
    form = Form.METONYM if thing.sort in ("capital", "seat") else Form.NAME
    before = run[i - 1].key if i and run[i].tight else ""
    going = before == "to" and i > 1 and run[i - 2].key in small("going")
    place = kind is Kind.STATE and (before in small("places") or going)
    return Draft(i, end, kind, form, name=thing.name, head=thing.code, code=thing.code, place=place, plural=kind is Kind.GROUP)


def _stretch(run: Run, i: int) -> int:
    """Where a sequence of capitals ends, particles and initials taken in."""
    end = i + 1
    while tight(run, end) and not run[end].first:
        joins = run[end].key in small("particles") and tight(run, end + 1) and (run[end + 1].cap or run[end + 1].key in small("particles"))
        if not (run[end].cap or joins) or run[end].people or run[end].key in small("ordinary"):
            break
        end += 1
    return end


def _capitals(run: Run, i: int) -> Draft | None:
    """An unlisted name: a person by civility, first name or a verb of saying; a body by its words or as an acronym."""
    word = run[i]
    civil = _civilities().get(word.text)
    if civil is not None and tight(run, i + 1) and run[i + 1].cap:
        draft = Draft(i, _stretch(run, i + 1), Kind.PERSON, Form.NAME)
        _call(draft, run[i + 1 : draft.b])
        draft.gender = civil or draft.gender
        return draft
    if not word.cap or word.people or word.key in small("ordinary"):
        return None
    end = _stretch(run, i)
    keys = [w.key for w in run[i:end]]
    loud = any(w.text.isupper() and len(w.text) > 1 for w in (*run[max(0, i - 2) : i], *run[end : end + 2]))
    acronym = end == i + 1 and word.text.isupper() and 1 < len(word.text) <= SHORT and word.key not in small("no-bodies") and not loud
    if acronym or (len(keys) > 1 and any(key in small("body-words") for key in keys)):
        text = " ".join(w.text for w in run[i:end])
        article = i > 0 and word.tight and run[i - 1].key == "the"
        return Draft(i - article, end, Kind.ORGANISATION, Form.NAME, name=text, head=text)
    says = tight(run, end) and run[end].key in small("says")
    told = says or (i > 0 and word.tight and run[i - 1].key in small("speaking-before"))
    if len(keys) < 2 or not (is_first_name(keys[0]) or (told and not word.first)):
        return None
    draft = Draft(i, end, Kind.PERSON, Form.NAME)
    _call(draft, run[i:end])
    return draft


def _call(draft: Draft, words: list[Word]) -> None:
    """Give a person the name that some words are."""
    draft.name, draft.head = world.called(" ".join(w.text for w in words)), surname(words)
