"""States, seats, bodies and unknown bodies by name, and whether the words only locate."""

from __future__ import annotations

from recoupe.lang import world
from recoupe.lang.naming import small
from recoupe.mentions.names.context import listed_place
from recoupe.mentions.names.draft import Draft, described, namesake
from recoupe.mentions.names.known import thing_at
from recoupe.mentions.names.lexicon import is_first_name, platforms
from recoupe.mentions.names.prefix import Prefix
from recoupe.mentions.names.tails import tail
from recoupe.mentions.names.words import Run, Word, tight
from recoupe.model import Form, Kind

SORTS = {
    "state": (Kind.STATE, Form.NAME),
    "capital": (Kind.STATE, Form.METONYM),
    "seat": (Kind.STATE, Form.METONYM),
    "body": (Kind.ORGANISATION, Form.NAME),
    "group": (Kind.GROUP, Form.NAME),
    "media": (Kind.ORGANISATION, Form.NAME),
}


def thing_mention(run: Run, before: Prefix) -> Draft | None:
    """A known state, seat or body."""
    h = before.head
    start = before.start
    if not (_may_begin(run[start]) or _may_begin(run[h - 1]) or (h < len(run) and _may_begin(run[h]))):  # which is so of most determiners
        return None
    found = thing_at(run, h) if h < len(run) and (h == start or run[h].tight) else None
    if found is None and h > start:
        found, h = _within(run, start, h)
    if found is None or (h == before.head and any(run[k].text[0].isdigit() for k in range(start, h))):
        return None
    end, thing = found
    if h > 1 and run[h].tight and run[h - 1].key in small("of") and run[h - 2].cap and run[h - 2].key.removesuffix("s") in small("things"):
        return None  # "le Tour d'Ostrane"
    if thing.near and tail(run, end) > end:
        return None  # "l'Agence internationale de l'énergie" is another one
    if thing.sort == "media" and start > 0 and run[start].tight and run[start - 1].key == "sur" and thing.name in platforms():
        return None  # where it was said, not who said it
    if thing.sort == "media" and end == h + 1 and run[h].first and tight(run, end) and run[end].key in small("of"):
        return None  # "Libération d'un otage"
    town = thing.sort in ("capital", "seat", "media") and end - h == 1
    if town and tight(run, end) and run[end].cap and not is_first_name(run[end].key):
        return None  # "Washington Irving", "La Presse canadienne": a longer name
    if thing.sort == "state" and start != h and run[start].key in ("un", "une"):
        return None
    if thing.sort == "body" and (other := _abroad(run, end, thing)):
        namesake = described(run, Draft(start, other, Kind.ORGANISATION, Form.ROLE, gender=before.gender, role_words=(h, other)), h)
        namesake.country, namesake.body = run[end].people, None
        return namesake
    kind, form = SORTS[thing.sort]
    draft = Draft(start, end, kind, form, name=thing.name, head=thing.code or thing.name, code=thing.code)
    draft.gender, draft.sure = before.gender, not thing.near
    draft.plural = before.plural or kind is Kind.GROUP
    draft.place = locates(run, start, thing)
    return draft


def _may_begin(word: Word) -> bool:
    """Whether the name of a thing may begin with a word: the tables have one that does, or it is capitalised."""
    return word.cap or word.listed is not None


def _within(run: Run, start: int, head: int) -> tuple[tuple[int, world.Thing] | None, int]:
    """The thing whose name begins with the word before a head, or with the determiner, and where: "La Presse"."""
    for k in (head - 1, start):
        if known := thing_at(run, k):
            return known, k
    return None, head


def _abroad(run: Run, end: int, thing: world.Thing) -> int:
    """Where a namesake of another country ends: "le département d'État valdorien" is not that of the tables; else 0."""
    people = run[end].people if tight(run, end) and not run[end].cap else ""
    return end + 1 if people and namesake(thing, people) else 0


def locates(run: Run, a: int, thing: world.Thing) -> bool:
    """Whether a name only says where: "à Moscou", "en Russie", "les Jeux de Pékin"."""
    if a == 0 or thing.sort in ("body", "group", "media"):
        return False
    if thing.sort == "capital" and listed_place(run, a):
        return True
    k = a - 1
    word = run[k]
    if not run[a].tight:
        return False
    if word.key.startswith(tuple(small("motion"))) and thing.sort in ("state", "capital"):
        return True
    if word.text.lower() in ("à", "au", "aux", "vers", "dans", "en", "depuis", "via") or (word.text in ("A",) and word.first):
        if word.text.lower() in ("en", "dans", "depuis", "via"):
            return True
        return not _addressed(run, k)
    if word.key in small("of") and thing.sort in ("capital", "state") and k > 0 and tight(run, k):
        return run[k - 1].key in small("located") and (
            thing.sort == "capital" or run[k - 1].key not in ("retrait", "declaration", "accord", "accords", "reunion")
        )
    return False


def _addressed(run: Run, at: int) -> bool:
    """Whether "à Moscou" is the one to whom something is said or given."""
    stems = tuple(small("dative"))
    k = at - 1
    seen = 0
    if run[at].first:
        return False
    while k >= 0 and seen < 4 and run[k + 1].tight and not run[k + 1].first:
        if run[k].text.lower() in ("à", "au", "aux", "en", "leur", "lui"):
            return False
        if run[k].key.startswith(stems) and len(run[k].key) > 2 and run[k].key not in small("time-nouns"):
            return True
        k -= 1
        seen += 1
    return False
