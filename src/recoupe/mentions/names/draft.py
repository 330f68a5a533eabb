"""A draft of a mention: words of a run, and what they have been taken for so far."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.lang import fold, world
from recoupe.lang.naming import small
from recoupe.mentions.names.known import thing_at
from recoupe.mentions.names.lexicon import groups
from recoupe.mentions.names.words import Run
from recoupe.model import Form, Gender, Kind


@dataclass(slots=True)
class Draft:
    """Words [a, b) of one run, and what they are taken for.

    `title` is the office in its own words, `role_words` where it stands. What is not `sure` needs another
    mention beside it in the article ("l'Alliance", "l'agence").
    """

    a: int
    b: int
    kind: Kind
    form: Form
    name: str = ""
    head: str = ""
    code: str = ""
    title: str = ""
    country: str | None = None
    body: str | None = None
    gender: Gender = Gender.UNKNOWN
    plural: bool = False
    place: bool = False
    sure: bool = True
    role_words: tuple[int, int] | None = None
    apposed: Draft | None = None
    run: int = 0


def described(run: Run, draft: Draft, head: int) -> Draft:
    """The draft with the title, country and body that its words tell; `head` is the place of its head noun."""
    a, b = draft.role_words or (draft.a, draft.b)
    draft.country, draft.body = (None, None) if joined_lands(run, a, b) else place_of(run, a, b)
    draft.title = draft.name = title_of(run, a, b)
    draft.head = run[head].key
    return draft


def place_of(run: Run, a: int, b: int) -> tuple[str | None, str | None]:
    """The country and the body that words name: by adjective, by name, by seat."""
    country = body = None
    k = a
    while k < b:
        found = thing_at(run, k)
        if found is None:
            country = country or (run[k].people or run[k].land if k > a else None) or None
            k += 1
            continue
        end, thing = found
        if thing.near and (k == a or end < b):
            k = end
            continue  # "la Commission nationale de l'informatique" is not the Commission
        if thing.sort != "body":  # a bureau in Moscow is not Russian
            if thing.sort == "capital" and run[k - 1].text in ("la", "l'") and not world.capital(thing.code).startswith("La "):
                k = end
                continue  # "le député de la Vienne"
            located = k > a and (run[k - 1].text in ("à", "en", "au", "aux") or _led_by(run, k))
            country = country or (None if located else thing.code or None)
        elif end < b and run[end].people and namesake(thing, run[end].people):
            country = country or run[end].people  # "le président du Sénat valdorien"
        elif "parti" not in world.nouns(thing.code) or _of(run, k):  # "le maire PS" is no office of the PS
            body = body or thing.code
        k = end
    return country, body


def _of(run: Run, k: int) -> bool:
    """Whether "de", "du", "de l'" stand before a word."""
    return run[k - 1].key in small("of") or (run[k - 1].key in ("l'", "la") and run[k - 2].key in small("of"))


def joined_lands(run: Run, a: int, b: int) -> bool:
    """Whether words name two lands side by side: who is "de la Valdorie et de l'Ostrane" is of neither alone."""
    for k in range(a + 1, b - 2):
        if run[k].key == "et" and run[k + 1].key in small("of"):
            after = k + 2 if run[k + 2].cap else k + 3
            found = thing_at(run, after) if after < b else None
            land = run[after].land if after < b else ""
            if (land or (found and found[1].sort == "state")) and (run[k - 1].land or thing_at(run, k - 1)):
                return True
    return False


def namesake(thing: world.Thing, people: str) -> bool:
    """Whether an adjective makes a body that of another state: "le département d'État valdorien" is not that of the tables."""
    home = world.home(thing.code)
    common = groups().get(fold(thing.name).replace("'", " ").split()[0]) == "body"
    return home != people and not people.startswith("X-") and (common or world.is_state(home))


def _led_by(run: Run, k: int) -> bool:
    """Whether a name comes after "par": who leads a body is not whose body it is."""
    return any(run[j].key == "par" for j in range(max(0, k - 2), k))


def title_of(run: Run, a: int, b: int) -> str:
    """The office in its own words, without the adjective of the country."""
    kept = [run[k] for k in range(a, b) if k == a or run[k].cap or not run[k].people]
    words = [word.text + ("." if word.text in ("M", "MM") else "") for word in kept]
    while words and words[-1] in ("et", "ou"):
        words.pop()
    return " ".join(words).replace("' ", "'").replace("’ ", "’")
