"""Names and roles of one article: who is named, by which words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from recoupe.lang import fold, world
from recoupe.lang.naming import small
from recoupe.mentions.names import english
from recoupe.mentions.names.apposed import apposed
from recoupe.mentions.names.context import context
from recoupe.mentions.names.draft import Draft
from recoupe.mentions.names.evidence import Open, objects_of
from recoupe.mentions.names.groups import bare_groups, group_at, people_at
from recoupe.mentions.names.judged import judged, of_person, officed
from recoupe.mentions.names.known import thing_at
from recoupe.mentions.names.lexicon import ENDINGS, FORMER, civilities, groups, is_first_name, opening, person, unique
from recoupe.mentions.names.located import located
from recoupe.mentions.names.people import Capitals, capitals_at, person_of
from recoupe.mentions.names.prefix import Prefix, prefix
from recoupe.mentions.names.roles import role_at, role_word, unique_at
from recoupe.mentions.names.teams import with_teams
from recoupe.mentions.names.things import thing_mention
from recoupe.mentions.names.unknown import mark_lands, unknown_thing
from recoupe.mentions.names.words import REMEMBERED, Run, runs_of, shape_of, tight
from recoupe.model import Form, Kind, Mention, Reading, Role


def find(reading: Reading) -> tuple[Mention, ...]:
    """Every mention of a person, state, body or group in one French or English article, in order of place."""
    if reading.article.language == "en":
        runs, drafts = english.drafts_of(reading)
        _in_brussels(runs, drafts)
    else:
        runs, drafts = _drafts_of(reading)
    return tuple(_mentions(reading, runs, drafts))


def _drafts_of(reading: Reading) -> tuple[list[Run], list[Draft]]:
    """The words of a French article, and the drafts of the mentions in them, in order of place."""
    runs = runs_of(reading)
    lands = mark_lands(runs)
    drafts: list[Draft] = []
    unsure: list[Open] = []
    for number, run in enumerate(runs):
        _walk(run, number, drafts, unsure)
    objects = objects_of(runs)
    drafts = [draft for draft in drafts if draft.code or draft.kind is not Kind.ORGANISATION or fold(draft.name) not in objects]
    drafts += judged(runs, drafts, unsure, lands, objects)
    _in_brussels(runs, drafts)
    drafts = [draft for draft in drafts if draft.sure or _stands(draft, drafts)]
    _near_bodies(runs, drafts)
    drafts = with_teams(runs, drafts)
    drafts = apposed(runs, sorted(drafts, key=lambda d: (d.run, d.a)))
    located(runs, drafts)
    return runs, drafts


def _walk(run: Run, number: int, drafts: list[Draft], unsure: list[Open]) -> None:
    """Go over one run from left to right; what is found is not looked into again."""
    done = 0
    own = world.current()
    begins, heads = _begins(own), _heads(own)
    for i in [n for n, word in enumerate(run) if begins[word.text]]:
        if i < done:
            continue
        last = drafts[-1] if drafts and drafts[-1].run == number else None
        found = _named(run, i, last, heads)
        if isinstance(found, Draft):
            found.run = number
            drafts.append(found)
            done = found.b
        elif found is not None:
            found.run = number
            unsure.append(found)
            done = found.capitals.end


class Asked(dict[str, bool]):
    """What is asked of every word of every article, by its text and for one table of own names: answered once for each word."""

    def __init__(self, answer: Callable[[str, str], bool]) -> None:
        super().__init__()
        self.answer = answer

    def __missing__(self, text: str) -> bool:
        if len(self) >= REMEMBERED:
            self.clear()
        self[text] = known = shape_of(text).cap or self.answer(text, shape_of(text).key)
        return known


@lru_cache(maxsize=8)
def _begins(_own: object) -> Asked:
    """Whether the walk stops at a word: it is capitalised, or the words for somebody can begin with it."""
    return Asked(lambda text, key: key in opening() or text[0].isdigit() or key.startswith(FORMER) or key.endswith(ENDINGS))


@lru_cache(maxsize=8)
def _heads(_own: object) -> Asked:
    """Whether a word may be the head of a mention that no world table lists: a name, a title, an office, a group or a body."""
    return Asked(lambda _, key: key in unique() or key in groups() or key in bare_groups() or person(key) is not None)


def _named(run: Run, i: int, last: Draft | None, heads: Asked) -> Draft | Open | None:
    """The mention that starts at word i, or the capitals that may be one.

    `last` is the mention before in the run, `heads` knows which words may be the heads of mentions.
    """
    before = prefix(run, i)
    word, head = run[i], before.head
    if word.key in small("first-person") and not (tight(run, i + 1) and run[i + 1].key in small("relatives")):
        return None
    if not (heads[word.text] or word.text in civilities() or (head < len(run) and heads[run[head].text])):
        return thing_mention(run, before)  # which is so of most determiners: all other matchers would find nothing
    if (found := unique_at(run, i, before)) or (found := people_at(run, before)):
        return _with_name(run, found)
    if role_word(run, before) and (found := role_at(run, before, bare=_bare(run, before.start, last))):
        return _with_name(run, found)
    known = before.head < len(run) and thing_at(run, before.head)
    for matcher in (thing_mention, group_at) if known else (group_at, thing_mention):
        if found := matcher(run, before):
            return found
    return _capitals(run, i, before)


def _capitals(run: Run, i: int, before: Prefix) -> Draft | Open | None:
    """An unknown name that starts at word i: a person where the shape shows it, else left to be judged."""
    capitals = capitals_at(run, i)
    if capitals is None:
        return unknown_thing(run, before)
    if i and run[i].tight and run[i - 1].key in small("things") and not (capitals.person and _verb(run, i - 1)):
        return None
    officer = officed(run, capitals.end, alone=len(capitals) == 1)
    if capitals.person or (not capitals.body and (officer or (len(capitals) > 1 and of_person(run, capitals.start)))):
        return person_of(run, capitals)
    return Open(capitals, context(run, capitals.start, capitals.end))


def _verb(run: Run, k: int) -> bool:
    """Whether what could be the noun of a thing is a verb here: « "...", tempête Irène Kalvo »."""
    return not run[k].tight and not run[k].cap


def _with_name(run: Run, draft: Draft) -> Draft:
    """The draft with the name that follows it at once: "le ministre russe Sergueï Lavrov", "le Français Noël Saez"."""
    at = _past_bracket(run, draft.b) if draft.form is Form.ROLE else draft.b
    capitals = capitals_at(run, at) if at < len(run) and (at > draft.b or run[at].tight) else None
    if (
        capitals
        and at == draft.b
        and draft.kind is Kind.PERSON
        and not draft.plural
        and len(capitals) == 1
        and run[draft.b].text.isupper()
        and not run[draft.b - 1].text.isupper()
    ):
        draft.b += 1  # "le député LRV": his party, not his name
        return _with_name(run, draft) if len(run[draft.b - 1].text) < 6 else draft
    if capitals and not capitals.body and not draft.plural and draft.kind is Kind.PERSON:
        capitals = _in_heading(run, capitals) if run[at - 1].text.isupper() and len(run[at - 1].text) > 2 else capitals
        name = person_of(run, capitals)
        draft.name, draft.head = name.name, name.head
        draft.b, draft.form = capitals.end, Form.NAME
        _of_land(run, draft)
        draft.gender = name.gender or draft.gender
    return draft


def _in_heading(run: Run, capitals: Capitals) -> Capitals:
    """The name alone, in a heading where every word has capitals: first name and surname, or one word."""
    end = capitals.name + (2 if is_first_name(run[capitals.name].key) else 1)
    return replace(capitals, end=min(end, capitals.end))


BRACKET = 4
"""Words that a bracket between an office and a name has at most."""


def _past_bracket(run: Run, at: int) -> int:
    """The word after a bracket that begins at a word: "le commandant (des insurgés) Vasnik"; the word itself where none does."""
    if at >= len(run) or run[at].gap.strip(" \u00a0") != "(":
        return at
    return next((n for n in range(at + 1, min(at + 1 + BRACKET, len(run))) if run[n].gap.strip(" \u00a0") == ")"), at)


def _of_land(run: Run, draft: Draft) -> None:
    """« le roi Hussein de Jordanie »: the land after the name belongs to the office."""
    if draft.role_words is None or draft.b + 1 >= len(run) or run[draft.b].key not in ("de", "d'", "du") or not run[draft.b].tight:
        return
    if run[draft.b + 1].land:
        draft.country, draft.b = run[draft.b + 1].land, draft.b + 2
        return
    found = thing_at(run, draft.b + 1)
    if found and found[1].sort == "state":
        draft.b, draft.country = found[0], found[1].code


def _bare(run: Run, at: int, last: Draft | None) -> bool:
    """Whether an office may stand without a determiner at a word: after a name and a comma, after "comme", "du", "nommé"."""
    if at == 0 or at >= len(run):
        return False
    if run[at].comma and last is not None and last.kind is Kind.PERSON and last.b == at:
        return True
    return run[at].tight and run[at - 1].key in small("bare-after")


def _stands(draft: Draft, drafts: list[Draft]) -> bool:
    """What means a body only near the body ("l'Alliance", "l'agence") needs the body, named before in the article."""
    if draft.code:
        return any(d.sure and d.code and world.home(d.code) == world.home(draft.code) for d in drafts)
    before = [d for d in drafts if d is not draft and (d.run, d.a) < (draft.run, draft.a)]
    return any(_called(d, draft.head) for d in before) or (draft.head in small("firms") and _of_firm(before))


def _of_firm(before: list[Draft]) -> bool:
    """Whether a text has named a body again and again that no table lists: it may then be "le groupe"."""
    told = Counter(d.name for d in before if d.kind is Kind.ORGANISATION and d.form is Form.NAME and not d.code)
    return any(count > 1 for count in told.values())


def _called(draft: Draft, noun: str) -> bool:
    """Whether a text can take up a body by a noun: the noun it was named with, or one that the world tables give."""
    if draft.kind not in (Kind.ORGANISATION, Kind.GROUP) or (draft.head == noun and not draft.sure):
        return False
    words = fold(draft.name).replace("'", " ").split()
    firm = noun in small("firms") and bool(small("firms") & {draft.head, *(word.removesuffix("s") for word in words)})
    return noun in world.nouns(draft.code) or noun == draft.head or noun in words or firm


def _near_bodies(runs: list[Run], drafts: list[Draft]) -> None:
    """« le président de l'Autorité » is of the body that the tables know only where the article names that body."""
    homes = {world.home(d.code) for d in drafts if d.code and d.sure}
    for draft in drafts:
        if not draft.body or draft.role_words is None or world.home(draft.body) in homes:
            continue
        a, b = draft.role_words
        found = (thing_at(runs[draft.run], k) for k in range(a, b))
        if all(thing.near for _, thing in filter(None, found) if thing.code == draft.body):
            draft.body = None


def _in_brussels(runs: list[Run], drafts: list[Draft]) -> None:
    """« Bruxelles » speaks for the Union where the Union is named and Belgium is not."""
    codes = {world.home(d.code) for d in drafts if d.code and d.form is Form.NAME}
    if "EU" in codes and "BE" not in codes and not any(w.people == "BE" for run in runs for w in run):
        for draft in drafts:
            if draft.code == "BE":
                draft.code, draft.head, draft.kind = "EU", "EU", Kind.ORGANISATION


def _mentions(reading: Reading, runs: list[Run], drafts: list[Draft]) -> Iterator[Mention]:
    for draft in drafts:
        run = runs[draft.run]
        other = draft.apposed
        yield Mention(
            span=reading.span(run[draft.a].start, run[draft.b - 1].end),
            form=draft.form,
            kind=draft.kind,
            name=draft.name,
            head=draft.head,
            code=draft.code,
            role=_office(reading, run, draft),
            gender=draft.gender,
            plural=draft.plural,
            place=draft.place,
            apposed_to=reading.span(run[other.a].start, run[other.b - 1].end) if other else None,
        )


def _office(reading: Reading, run: Run, draft: Draft) -> Role | None:
    if draft.role_words is None:
        return None
    a, b = draft.role_words
    return Role(draft.title or draft.name, reading.span(run[a].start, run[b - 1].end), draft.country, draft.body)
