"""Names and roles of one article: who is named, by which words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from recoupe.lang import fold, world
from recoupe.lang.naming import small
from recoupe.mentions.names_apposed import apposed
from recoupe.mentions.names_draft import Draft
from recoupe.mentions.names_people import Capitals, capitals_at, context
from recoupe.mentions.names_phrases import Prefix, Run, prefix, thing_at
from recoupe.mentions.names_roles import demonym_at, group_at, role_at, unique_at
from recoupe.mentions.names_things import thing_mention
from recoupe.mentions.names_unknown import mark_lands, unknown_thing
from recoupe.mentions.names_words import Word, runs_of
from recoupe.model import Form, Gender, Kind, Mention, Reading, Role


@dataclass
class Walk:
    """What the walk over one article has gathered: drafts in order, and sequences of capitals still to be judged."""

    runs: list[Run]
    drafts: list[Draft] = field(default_factory=list)
    open: list[tuple[int, Capitals, str]] = field(default_factory=list)
    lands: dict[str, str] = field(default_factory=dict)


def find(reading: Reading) -> tuple[Mention, ...]:
    """Every mention of a person, state, body or group in one French article, in order of place."""
    walk = Walk(runs_of(reading))
    walk.lands = mark_lands(walk.runs)
    for number, run in enumerate(walk.runs):
        _walk(walk, number, run)
    walk.drafts += _judged(walk)
    _in_brussels(walk)
    walk.drafts = [d for d in walk.drafts if d.sure or _stands(d, walk.drafts)]
    drafts = apposed(walk.runs, sorted(walk.drafts, key=lambda d: (d.run, d.a)))
    return tuple(_mentions(reading, walk.runs, drafts))


def _walk(walk: Walk, number: int, run: Run) -> None:
    i = 0
    while i < len(run):
        before = len(walk.open)
        draft = _named(walk, number, run, i)
        if draft is None:
            i = walk.open[-1][1].end if len(walk.open) > before else i + 1
            continue
        draft.run = number
        walk.drafts.append(draft)
        i = draft.b


def _named(walk: Walk, number: int, run: Run, i: int) -> Draft | None:
    """The mention that starts at word i, if one does."""
    before = prefix(run, i)
    if before.start > i and not (before.head > before.start):
        before = Prefix(before.start, before.head, before.determined, before.plural, before.gender)
    if before.start < len(run) and run[i].key in small("first-person"):
        return None
    if (found := unique_at(run, i, before)) or (found := demonym_at(run, before)):
        return _with_name(run, found)
    if found := _role(walk, run, i, before):
        return found
    known = before.head < len(run) and thing_at(run, before.head)
    for matcher in (thing_mention, group_at) if known else (group_at, thing_mention):
        if found := matcher(run, before):
            return found
    capitals = capitals_at(run, i)
    if capitals is None:
        return unknown_thing(run, before)
    if i and run[i].tight and run[i - 1].key in small("things"):
        return None
    if capitals.person or (len(capitals) > 1 and not capitals.body and _of_person(run, capitals.start)):
        return _person(run, capitals)
    walk.open.append((number, capitals, context(run, capitals.start, capitals.end)))
    return None


def _role(walk: Walk, run: Run, i: int, before: Prefix) -> Draft | None:
    bare = _bare(walk, run, before.start)
    draft = role_at(run, before, bare=bare)
    if draft is None:
        return None
    return _with_name(run, draft)


def _with_name(run: Run, draft: Draft) -> Draft:
    """The draft with the name that follows it at once: "le ministre russe Sergueï Lavrov", "le Français Noël Saez"."""
    capitals = capitals_at(run, draft.b) if draft.b < len(run) and run[draft.b].tight else None
    if capitals and not capitals.body and not draft.plural and draft.kind is Kind.PERSON:
        name = _person(run, capitals)
        if draft.form is Form.ROLE:
            draft.name, draft.head = name.name, name.head
        draft.b, draft.form = capitals.end, Form.NAME
        _of_land(run, draft)
        draft.gender = name.gender or draft.gender
    return draft


def _of_land(run: Run, draft: Draft) -> None:
    """ "le roi Hussein de Jordanie": the land after the name belongs to the office."""
    if draft.role_words is None or draft.b + 1 >= len(run) or run[draft.b].key not in ("de", "d'", "du") or not run[draft.b].tight:
        return
    found = thing_at(run, draft.b + 1)
    if found and found[1].sort == "state":
        draft.b, draft.country = found[0], found[1].code


def _of_person(run: Run, at: int) -> bool:
    """Whether "de" and a noun before show a person: "la libération de", "le porte-parole d'"."""
    return at > 1 and run[at].tight and run[at - 1].key in ("de", "d'") and run[at - 2].key in small("of-person")


def _bare(walk: Walk, run: Run, at: int) -> bool:
    """Whether an office may stand without a determiner at a word: after a name and a comma, after "comme", "du", "nommé"."""
    if at == 0:
        return False
    word = run[at]
    last = walk.drafts[-1] if walk.drafts else None
    if word.comma and last is not None and last.kind is Kind.PERSON and last.run == _number(walk, run) and last.b == at:
        return True
    return word.tight and run[at - 1].key in small("bare-after")


def _number(walk: Walk, run: Run) -> int:
    return next(n for n, r in enumerate(walk.runs) if r is run)


def _person(run: Run, capitals: Capitals) -> Draft:
    words = run[capitals.name : capitals.end]
    return Draft(
        0, capitals.start, capitals.end, Kind.PERSON, Form.NAME, name=_joined(words), head=surname(words), gender=capitals.gender,
    )  # fmt: skip


def _joined(words: list[Word]) -> str:
    return "".join((" " if n and not words[n - 1].text.endswith(("'", "’")) else "") + w.text for n, w in enumerate(words))


def surname(words: list[Word]) -> str:
    """The part of a name that a text repeats alone: the last word, with the particles that belong to it."""
    at = len(words) - 1
    while at > 1 and words[at - 1].text[0].islower():
        at -= 1
    return _joined(words[at:]) if at else words[0].text


def _judged(walk: Walk) -> Iterator[Draft]:
    """Sequences of capitals without a first name: a person, a body or nothing, by all that the article shows of them."""
    heads = {d.head: d for d in walk.drafts if d.kind is Kind.PERSON and d.form is Form.NAME and d.role_words != (d.a, d.b)}
    spoken: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for number, capitals, where in walk.open:
        spoken[_text(walk, number, capitals)][where] += 1
    inner = {_text(walk, number, c) for number, c, _ in walk.open if not walk.runs[number][c.start].first}
    for number, capitals, where in walk.open:
        run = walk.runs[number]
        text = _text(walk, number, capitals)
        seen = spoken[text]
        if any(d.run == number and d.a < capitals.end and capitals.start < d.b for d in walk.drafts):
            continue
        mid = text in inner
        if draft := _judge(run, capitals, where, seen, heads, walk.lands, mid):
            draft.run = number
            yield draft


def _judge(
    run: Run, capitals: Capitals, where: str, seen: Counter[str], heads: dict[str, Draft], states: dict[str, str], mid: bool
) -> Draft | None:
    words = run[capitals.start : capitals.end]
    text = _joined(words)
    if (text in heads or words[-1].text in heads) and where != "place":
        draft = _person(run, capitals)
        draft.gender = draft.gender or heads.get(text, heads.get(words[-1].text, draft)).gender
        return draft
    if len(words) == 1 and words[0].key in states:
        start = capitals.start - (run[capitals.start - 1].key in ("la", "le", "l'", "les") if capitals.start else 0)
        return Draft(0, start, capitals.end, Kind.STATE, Form.NAME, name=text, head=text, place=where == "place")
    if (
        words[0].text.isupper()
        and words[0].key not in small("no-bodies")
        and not _shouted(run, capitals)
        and 2 <= len(words[0].text) <= 7
        and len(words) == 1
    ):
        return Draft(0, capitals.start, capitals.end, Kind.ORGANISATION, Form.NAME, name=text, head=text)
    if capitals.body:
        return Draft(0, capitals.start, capitals.end, Kind.ORGANISATION, Form.NAME, name=text, head=text)
    if where in ("place", "determined"):
        return None
    if seen["place"]:
        return (
            None
            if where != "acts" or len(words) > 1
            else Draft(0, capitals.start, capitals.end, Kind.STATE, Form.METONYM, name=text, head=text)
        )
    if not seen["acts"] and (seen["determined"] or not seen[""]) and not world.person_code(text):
        return None
    if len(words) > 1 or (seen["acts"] and mid) or world.person_code(text):
        return _person(run, capitals)
    return None


def _shouted(run: Run, capitals: Capitals) -> bool:
    """Whether the words around are all in capitals too: a heading, no acronym."""
    around = [w for w in (*run[max(0, capitals.start - 2) : capitals.start], *run[capitals.end : capitals.end + 2]) if len(w.text) > 2]
    return any(w.text.isupper() for w in around)


def _text(walk: Walk, number: int, capitals: Capitals) -> str:
    return _joined(walk.runs[number][capitals.start : capitals.end])


def _stands(draft: Draft, drafts: list[Draft]) -> bool:
    """What means a body only near the body ("l'Alliance", "l'agence") needs the body, named before in the article."""
    if draft.code:
        return any(d.sure and d.code and world.home(d.code) == world.home(draft.code) for d in drafts)
    return any(_called(d, draft.head) for d in drafts if d is not draft and (d.run, d.a) < (draft.run, draft.a))


def _called(draft: Draft, noun: str) -> bool:
    """Whether a text can take up a body by a noun: the noun it was named with, or one that the world tables give."""
    if draft.kind not in (Kind.ORGANISATION, Kind.GROUP) or (draft.head == noun and not draft.sure):
        return False
    return noun in world.nouns(draft.code) or noun == draft.head or noun in fold(draft.name).split()


def _in_brussels(walk: Walk) -> None:
    """ "Bruxelles" speaks for the Union where the Union is named and Belgium is not."""
    codes = {world.home(d.code) for d in walk.drafts if d.code and d.form is Form.NAME}
    if "EU" in codes and "BE" not in codes and not any(w.people == "BE" for run in walk.runs for w in run):
        for draft in walk.drafts:
            if draft.code == "BE":
                draft.code, draft.head, draft.kind = "EU", "EU", Kind.ORGANISATION


def _mentions(reading: Reading, runs: list[Run], drafts: list[Draft]) -> Iterator[Mention]:
    for draft in drafts:
        run = runs[draft.run]
        other = draft.apposed
        there = runs[other.run] if other else run
        role = _office(reading, run, draft)
        yield Mention(
            reading.span(run[draft.a].start, run[draft.b - 1].end), draft.form, draft.kind, draft.name, draft.head, draft.code, role,
            draft.gender or Gender.UNKNOWN, draft.plural, draft.place,
            reading.span(there[other.a].start, there[other.b - 1].end) if other else None,
        )  # fmt: skip


def _office(reading: Reading, run: Run, draft: Draft) -> Role | None:
    if draft.role_words is None:
        return None
    a, b = draft.role_words
    span = reading.span(run[a].start, run[b - 1].end)
    return Role(draft.title or draft.name, span, draft.country, draft.body)


__all__ = ["find", "world"]
