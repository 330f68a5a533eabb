"""Offices and callings: noun phrases that name one person by what he is."""

from __future__ import annotations

from recoupe.lang import fold
from recoupe.lang.naming import small
from recoupe.mentions.names.draft import Draft, described
from recoupe.mentions.names.lexicon import Entry, is_first_name, offices, person, unaccented_form, unique, unique_country
from recoupe.mentions.names.people import capitals_at
from recoupe.mentions.names.prefix import Prefix
from recoupe.mentions.names.tails import party, tail
from recoupe.mentions.names.words import Run, is_in, tight
from recoupe.model import Form, Gender, Kind


def unique_at(run: Run, i: int, before: Prefix) -> Draft | None:
    """A title used like a name: "le dalaï-lama", "Sa Sainteté"."""
    for at in (i, before.head) if i < before.head else (i,):
        for words, key in unique().get(run[at].key, ()) if at < len(run) else ():
            if tuple(w.key for w in run[at : at + len(words)]) == words and all(w.tight for w in run[at + 1 : at + len(words)]):
                start, end = before.start if at == before.head else i, at + len(words)
                draft = Draft(start, end, Kind.PERSON, Form.NAME, name=key, head=key, title=key, role_words=(at, end))
                draft.country, draft.gender = unique_country(key), Gender.MASCULINE
                return draft
    return None


AGES = frozenset({"jeune", "vieux", "vieil", "vieille"})
"""« le jeune homme » is somebody; "l'homme" alone may be anybody."""


def role_word(run: Run, before: Prefix) -> Entry | None:
    """The entry of the noun of an office or a calling that stands here."""
    h = before.head
    return person(run[h].key) if h < len(run) and (h == before.start or run[h].tight) else None


def role_at(run: Run, before: Prefix, *, bare: bool) -> Draft | None:
    """One person by office or calling. `bare`: the phrase may stand without a determiner here."""
    h, entry = before.head, role_word(run, before)
    if entry is None:
        return None
    one = _one_of(run, before)
    if entry[2] != one or (before.plural and not one):
        return None
    if run[h].cap and not run[h].first and not _capital_office(run, before, fold(entry[0]), entry[0] in offices()):
        return None
    noun = fold(entry[0])
    end = _kin_end(run, h + 1) if noun in small("kin") else tail(run, h + 1, head=run[h].key.removeprefix("ex-"))
    office, told = entry[0] in offices(), end > h + 1
    heading = run[h].first and run[h].cap and told and office
    if unaccented_form(run[h]) or _idiom(run, h):
        return None
    if noun == "garde" and not is_in(run, h + 2, frozenset({"sceaux"})):
        return None  # "la garde à vue"
    if noun == "premier" and not run[h].cap:
        return None
    if noun == "prix" and not is_in(run, h + 1, frozenset({"nobel", "pulitzer", "goncourt", "sakharov"})):
        return None  # "le prix d'un otage"
    # "Irène Kalvo, déléguée syndicale", "déléguée FPD"
    qualified = bare and tight(run, h + 1) and (run[h + 1].key in small("adjectives") or party(run, h + 1))
    if not before.determined and ((noun in small("verbs") and not qualified) or not (heading or (bare and (office or told)))):
        return None
    common = noun in small("common") and not run[h].key.startswith("ex-") and not AGES & set(before.qualified)
    if not (office or told or before.possessive) and (before.indefinite or common):
        return None
    end = _named_holder(run, h, end)
    gender = before.gender or entry[1] or _shown(run, h + 1, end)
    draft = Draft(before.start, end, Kind.PERSON, Form.ROLE, gender=gender, role_words=(_office_start(run, before), end))
    return described(run, draft, h)


def _named_holder(run: Run, h: int, end: int) -> int:
    """The end of "l'avocat du président Dvorek": the name right behind is that of the president, of whom the other is."""
    at = next((n for n in range(end - 1, h + 1, -1) if not run[n].cap and (entry := person(run[n].key)) and entry[0] in offices()), 0)
    start = at
    while start > h + 1 and run[start - 1].key in small("in-office"):
        start -= 1
    if run[start - 1].key in ("l'", "la"):
        start -= 1
    if not at or start <= h + 1 or run[start - 1].key not in small("of") or not tight(run, end):
        return end
    if run[start - 2].key == "aupres":
        return end  # "le ministre délégué auprès du ministre des Affaires étrangères Paul Darvin"
    name = capitals_at(run, end) if tail(run, at + 1, head=run[at].key) == end else None
    return name.end if name and not name.body else end


def _shown(run: Run, at: int, end: int) -> Gender:
    """The gender that the adjective of a people shows right behind a noun for both: "l'otage ostranienne"."""
    word = run[at] if at < end else None
    if word is None or not word.people or word.cap:
        return Gender.UNKNOWN
    if word.key.endswith(tuple(small("feminine-peoples"))):
        return Gender.FEMININE
    return Gender.MASCULINE if word.key.endswith(tuple(small("masculine-peoples"))) else Gender.UNKNOWN


def _idiom(run: Run, h: int) -> bool:
    """Whether a noun for a person begins an idiom that means a thing: "un bras de fer", "le chef d'accusation"."""
    if not tight(run, h + 2):
        return False
    words = f"{run[h].key} {run[h + 1].key} {run[h + 2].key}"
    return words in small("idioms") or (run[h].key == "personnalite" and run[h + 1].key in small("of") and not run[h + 2].cap)


def _capital_office(run: Run, before: Prefix, noun: str, office: bool) -> bool:
    """Whether an office may be written with a capital here; translated prose writes every office so: "l'Ambassadeur d'Ostrane"."""
    h = before.head
    if run[h].key in small("capital-offices"):
        return True
    if office and run[h].text.isupper():
        return True  # a heading in capitals
    if not office or not before.determined or before.indefinite or noun in small("kin"):
        return False
    of = is_in(run, h + 1, small("of")) or (tight(run, h + 1) and bool(run[h + 1].people or run[h + 1].key in small("adjectives")))
    return of or (tight(run, h + 1) and is_first_name(run[h + 1].key))


def _kin_end(run: Run, j: int) -> int:
    """A relative is somebody's, and no more is taken in: "son épouse" of "son épouse d'une mission"."""
    return j if tight(run, j + 1) and run[j].key in ("de", "d'") and run[j + 1].key in ("un", "une") else tail(run, j)


def _one_of(run: Run, before: Prefix) -> bool:
    return any(run[k].key in ("un", "une") and run[k + 1].key in ("des", "de") for k in range(before.start, before.head - 1))


def _office_start(run: Run, before: Prefix) -> int:
    """Where the office itself begins: "Premier", "haut" and "ancien" belong to it, determiners do not."""
    at = before.head
    while at > before.start and run[at - 1].key.removeprefix("ex-") in small("in-office"):
        at -= 1
    return at
