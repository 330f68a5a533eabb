"""Offices, callings and groups: noun phrases that name somebody by what he is."""

from __future__ import annotations

from dataclasses import replace

from recoupe.lang import fold, world
from recoupe.lang.naming import small
from recoupe.mentions.names_draft import Draft
from recoupe.mentions.names_lexicon import first_names, group_words, groups, offices, person, persons, unique, unique_country
from recoupe.mentions.names_people import nameable
from recoupe.mentions.names_phrases import Prefix, Run, prefix, tail, thing_at, tight
from recoupe.model import Form, Gender, Kind


def unique_at(run: Run, i: int, before: Prefix) -> Draft | None:
    """A title used like a name: "le dalaï-lama", "Sa Sainteté"."""
    for words, key in unique().items():
        for at in dict.fromkeys((i, before.head)):
            if tuple(w.key for w in run[at : at + len(words)]) == words and all(w.tight for w in run[at + 1 : at + len(words)]):
                end = at + len(words)
                start = before.start if at == before.head else i
                country = unique_country(key)
                return Draft(
                    0,
                    start,
                    end,
                    Kind.PERSON,
                    Form.NAME,
                    name=key,
                    head=key,
                    title=key,
                    country=country,
                    gender=Gender.MASCULINE,
                    role_words=(at, end),
                )
    return None


def role_at(run: Run, before: Prefix, *, bare: bool) -> Draft | None:
    """One person by office or calling. `bare`: the phrase may stand without a determiner here."""
    h = before.head
    entry = person(run[h].key) if h < len(run) and (h == before.start or run[h].tight) else None
    one = _one_of(run, before)
    if entry is None or entry[2] != one or (before.plural and not one):
        return None
    if run[h].cap and not run[h].first and run[h].key not in small("capital-offices"):
        return None
    noun = fold(entry[0])
    kin = noun in small("kin")
    end = _kin_end(run, h + 1) if kin else tail(run, h + 1, head=run[h].key.removeprefix("ex-"))
    if (
        not before.determined
        and not (bare and (entry[0] in offices() or end > h + 1))
        and not (run[h].first and run[h].cap and end > h + 1 and entry[0] in offices())
    ):
        return None
    if noun in small("verbs") and not before.determined:
        return None
    if entry[0] not in offices() and end == h + 1 and (before.indefinite or noun in small("common")) and not before.possessive:
        return None
    gender = before.gender or entry[1]
    return _described(
        run, Draft(0, before.start, end, Kind.PERSON, Form.ROLE, gender=gender, role_words=(_office_start(run, before), end)), before
    )


def _kin_end(run: Run, j: int) -> int:
    """A relative is somebody's, and no more is taken in: "son épouse" of "son épouse d'une mission"."""
    return j if tight(run, j + 1) and run[j].key in ("de", "d'") and run[j + 1].key in ("un", "une") else tail(run, j)


def word_of(run: Run, at: int) -> str:
    """The folded word at a place."""
    return run[at].key


def _one_of(run: Run, before: Prefix) -> bool:
    return any(run[k].key in ("un", "une") and run[k + 1].key in ("des", "de") for k in range(before.start, before.head - 1))


def _office_start(run: Run, before: Prefix) -> int:
    """Where the office itself begins: "Premier" and "haut" belong to it, "ancien" and determiners do not."""
    at = before.head
    while at > before.start and run[at - 1].key in ("premier", "premiere", "haut", "haute", "vice", "sous", "numero"):
        at -= 1
    return at


def group_at(run: Run, before: Prefix) -> Draft | None:
    """Several persons or states, or a collective: "les trente pays membres", "des experts", "la diplomatie russe"."""
    h = before.head
    if h >= len(run) or not (h == before.start or run[h].tight) or (run[h].cap and not run[h].first and before.determined is False):
        return None
    word = run[h]
    sort = groups().get(word.key)
    entry = persons().get(word.key)
    many = before.plural or word.key.endswith(("s", "x"))
    if sort is None and not (entry and entry[2] and many):
        return None
    end = tail(run, h + 1, head=word.key)
    if sort in ("people", None) and (not many or (word.cap and not word.first)):
        return None
    qualified = end > h + 1 or before.possessive
    called = end < len(run) and run[end].tight and run[end].cap and (nameable(run, end) or thing_at(run, end) is not None)
    if sort in ("state", "body") and not (qualified or called or (before.determined and word.key in small("alone") | small("anaphoric"))):
        return None
    if sort in ("state", "body", "collective") and not (before.determined or _after_contraction(run, before)):
        return None
    if (
        sort in ("state", "body", "collective")
        and before.indefinite
        and not called
        and place_of(run, h, end) == (None, None)
        and word.key not in ("ong", "source")
    ):
        return None
    if sort == "collective" and (before.indefinite or (word.key in small("weak") and not qualified)):
        return None
    if word.key == "pays" and h > 0 and run[h - 1].key == "ce" and not before.plural:
        return Draft(
            0,
            before.start,
            h + 1,
            Kind.STATE,
            Form.ROLE,
            name="pays",
            head="pays",
            gender=before.gender,
            role_words=(h, h + 1),
            title="pays",
        )
    if (
        word.key in small("weak")
        and not qualified
        and not (word.key == "parties" and run[before.start].key in ("les", "parties"))
        and not any(run[k].text[0].isdigit() or run[k].key in small("numbers") for k in range(before.start, h))
    ):
        return None
    if (not before.determined and not (qualified or before.plural)) or not (
        before.determined or before.start < h or _named_bare(run, before)
    ):
        return None
    if before.possessive and sort == "body" and word.key not in small("taken-up"):
        return None
    kind = Kind.GROUP if sort in ("people", "collective", None) else Kind.ORGANISATION
    draft = Draft(0, before.start, end, kind, Form.ROLE, plural=many and kind is Kind.GROUP, gender=before.gender, role_words=(h, end))
    draft = _described(run, draft, before)
    if sort == "body" and word.key in small("anaphoric") and end == h + 1:
        draft.sure = False
    if sort == "body" and not draft.plural:
        _proper(run, draft)
    if sort == "state" and draft.country and not draft.body:
        draft.kind, draft.form, draft.code = Kind.STATE, Form.METONYM, draft.country
    return draft


def _named_bare(run: Run, before: Prefix) -> bool:
    """Whether a plural may stand without a determiner here: "soldats russes", "entre diplomates américains"."""
    at = before.start
    return _after_contraction(run, before) or not run[at].tight or run[at].first or run[at - 1].key in small("bare-before")


def _proper(run: Run, draft: Draft) -> None:
    """ "l'agence Interfax", "le quotidien Haaretz", "le parti Zanu-PF": the name after the noun is the body's."""
    at = draft.b
    if at >= len(run) or not run[at].tight or not run[at].cap:
        return
    thing = thing_at(run, at)
    if thing and thing[1].sort in ("media", "body"):
        draft.b, draft.code = thing[0], thing[1].code
        draft.name = draft.head = thing[1].name
    elif nameable(run, at) and run[at].key not in first_names():
        while draft.b < len(run) and run[draft.b].tight and run[draft.b].cap and not run[draft.b].first:
            draft.b += 1
        draft.name = draft.head = " ".join(w.text for w in run[at : draft.b])
    if draft.b > at:
        draft.form, draft.role_words, draft.sure = Form.NAME, None, True


def _after_contraction(run: Run, before: Prefix) -> bool:
    return before.start > 0 and run[before.start - 1].key in ("du", "au", "aux", "des")


def demonym_at(run: Run, before: Prefix) -> Draft | None:
    """A people: "les Européens", "des Tibétains en exil", "un Palestinien"; and "l'Occidental"."""
    h = before.head
    if (
        h >= len(run)
        or not run[h].cap
        or not (h == before.start or run[h].tight)
        or (run[h].first and not before.determined and h == before.start)
    ):
        return None
    code = run[h].people
    if not code or thing_at(run, h):
        return None
    many = before.plural or bare_plural(run, h) or (run[h].key.endswith("s") and not run[h].key.endswith(("ais", "ois")))
    after = _after_contraction(run, before)
    bare = h > 0 and run[h].tight and run[h - 1].key in ("entre", "par", "avec", "et", "que")
    if not (before.determined or after or before.start < h or (bare and run[h].key.endswith("s"))):
        return None
    end = tail(run, h + 1, head=word_of(run, h))
    kind = Kind.GROUP if many else Kind.PERSON
    return Draft(
        0,
        before.start,
        end,
        kind,
        Form.ROLE,
        name=run[h].text,
        head="people",
        country=code,
        plural=many,
        gender=before.gender,
        role_words=(h, end),
    )


def bare_plural(run: Run, h: int) -> bool:
    """ "entre Français et Colombiens": a people without an article."""
    return h > 0 and run[h].tight and run[h - 1].key in ("entre", "et", "par", "avec") and run[h].key.endswith("s")


def _described(run: Run, draft: Draft, before: Prefix) -> Draft:
    """Fill in title, country and body from the words of the office."""
    assert draft.role_words is not None  # noqa: S101 - set by both callers
    a, b = draft.role_words
    draft.country, draft.body = place_of(run, a, b)
    draft.title = title_of(run, a, b)
    draft.head = run[before.head].key
    draft.name = draft.title
    return draft


def place_of(run: Run, a: int, b: int) -> tuple[str | None, str | None]:
    """The country and the body that words name: by adjective, by name, by seat."""
    country = body = None
    k = a
    while k < b:
        found = thing_at(run, k)
        if found:
            thing = found[1]
            if thing.sort == "body":
                body = body or (thing.code if "parti" not in world.nouns(thing.code) or run[k - 1].key in small("of") else None)
            elif thing.code:
                country = country or thing.code
            k = found[0]
            continue
        country = country or (run[k].people if k > a else None) or None
        k += 1
    return country, body


def title_of(run: Run, a: int, b: int) -> str:
    """The office in its own words, without the adjective of the country."""
    words: list[str] = []
    for k in range(a, b):
        if not (k > a and not run[k].cap and run[k].people):
            words.append(run[k].text + ("." if run[k].text in ("M", "MM") else ""))
    while words and words[-1] in ("et", "ou"):
        words.pop()
    return " ".join(words).replace("' ", "'").replace("’ ", "’")


def with_run(draft: Draft, number: int) -> Draft:
    """The draft, in its run."""
    return replace(draft, run=number)


__all__ = ["OF", "demonym_at", "group_at", "group_words", "place_of", "prefix", "role_at", "tight", "title_of", "unique_at", "with_run"]
