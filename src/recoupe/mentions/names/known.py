"""Names that the world tables know, where a text has them."""

from __future__ import annotations

from recoupe.lang import world
from recoupe.lang.naming import small
from recoupe.mentions.names.lexicon import groups
from recoupe.mentions.names.listed import Listed, named_things
from recoupe.mentions.names.words import Run, is_in, tight


def thing_at(run: Run, i: int) -> tuple[int, world.Thing] | None:
    """The longest name of a state, seat, body or medium that starts at word i, with its end."""
    best: tuple[int, world.Thing] | None = None
    for words, thing in listed_at(run, i) if run[i].listed else ():  # which nearly no word has
        end = i + len(words)
        if end > len(run) or (best and end <= best[0]):
            continue
        if all(run[i + n].key == key and (n == 0 or run[i + n].gap.strip(" \u00a0") == "") for n, key in enumerate(words)) and _cased(
            run, i, end, thing
        ):
            best = end, thing
    return best or (_paper(run, i) or _realm(run, i) if run[i].cap else None)


def listed_at(run: Run, i: int) -> Listed:
    """The names of the tables that begin with word i, of several words only those that go on with the next word."""
    listed = run[i].listed
    if listed is None:
        return ()
    return (*listed.get("", ()), *listed.get(run[i + 1].key, ())) if i + 1 < len(run) else listed.get("", ())


def _paper(run: Run, i: int) -> tuple[int, world.Thing] | None:
    """A paper that a capitalised word calls by its name without the article after "du", "au": "une enquête du Parisien"."""
    if i == 0 or not run[i].tight or run[i - 1].key not in ("du", "au", "des", "aux"):
        return None
    article = "le" if run[i - 1].key in ("du", "au") else "les"
    best = None
    for words, thing in named_things().get(article, NOTHING).items():
        end = i + len(words) - 1
        if thing.sort == "media" and tuple(w.key for w in run[i:end]) == words[1:] and all(w.tight and w.cap for w in run[i:end]):
            best = end, thing
    return best


def _realm(run: Run, i: int) -> tuple[int, world.Thing] | None:
    """A state by its long name, capitalised: "la République de Valdorie", "la République fédérale d'Allemagne"."""
    if run[i].key not in small("realms"):
        return None
    at = i + 1
    while at < min(len(run), i + REALM) and run[at].tight and run[at].key in small("adjectives"):
        at += 1
    if not is_in(run, at, small("of")):
        return None
    at += 2 if is_in(run, at + 1, ARTICLES) else 1
    found = _state(run, at)
    return (found[0], world.Thing(found[1], "state", found[2])) if found else None


NOTHING: dict[tuple[str, ...], world.Thing] = {}
REALM = 5
"""Words that the long name of a state has at most before "de"."""
ARTICLES = frozenset({"la", "l'", "les"})


def _state(run: Run, at: int) -> tuple[int, str, str] | None:
    """The end, code and name of the state that begins at a place; an unlisted land is its own code."""
    if not tight(run, at) or not run[at].cap:
        return None
    if run[at].land:
        return at + 1, "", run[at].land
    found = thing_at(run, at)
    return (found[0], found[1].code, found[1].name) if found and found[1].sort == "state" else None


def _cased(run: Run, i: int, end: int, thing: world.Thing) -> bool:
    """Whether the capitals are those of the name: "pam" and "Total" at the head of a sentence are no bodies."""
    word = run[i]
    if not word.cap:
        return thing.lower
    if word.key in small("numbers") and end - i == 1:
        return (
            not word.first and i > 0 and run[i - 1].key in ("les", "des", "aux") and not (tight(run, i + 1) and run[i + 1].key in groups())
        )
    if word.key in small("doubtful") and end - i == 1:
        return _surely_place(run, i, thing)
    if end - i > 1:
        return thing.sort != "media" or all(
            w.cap or not part[0].isupper() for w, part in zip(run[i:end], thing.name.replace("'", "' ").split(), strict=False)
        )
    if thing.lower and not thing.name[0].isupper():
        return True
    return not word.first or word.gap.endswith("(") or word.text.isupper() or len(word.text) > 4 or thing.sort in ("state", "capital")


def _surely_place(run: Run, i: int, thing: world.Thing) -> bool:
    """Whether a name that is also a person's stands here for a state ("la Dominique") or a town ("à Santiago")."""
    if i == 0 or not run[i].tight or (tight(run, i + 1) and run[i + 1].cap):
        return False
    before = run[i - 1].text.lower()
    return before in ("la", "le", "en", "du", "au", "île") if thing.sort == "state" else before in ("à", "vers", "depuis")
