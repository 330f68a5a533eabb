"""Groups, bodies without a name and peoples: "les trente pays membres", "la diplomatie russe", "les Européens"."""

from __future__ import annotations

from functools import cache

from recoupe.lang import world
from recoupe.lang.naming import small
from recoupe.mentions.names.draft import Draft, described, place_of, title_of
from recoupe.mentions.names.known import thing_at
from recoupe.mentions.names.lexicon import group_words, groups, is_first_name, person, unaccented_form
from recoupe.mentions.names.people import Capitals, capitals_at, joined, nameable
from recoupe.mentions.names.prefix import Prefix
from recoupe.mentions.names.tails import tail
from recoupe.mentions.names.teams import team_at
from recoupe.mentions.names.words import Run, Word, is_in, spells, tight
from recoupe.model import Form, Gender, Kind

BODIES = ("state", "body")


@cache
def bare_groups() -> frozenset[str]:
    """Folded nouns, beside those of the tables of groups, bodies and persons, at which `group_at` may find something."""
    return frozenset({"pays"}) | group_words("papers") | small("teams")


def group_at(run: Run, before: Prefix) -> Draft | None:
    """Several persons or states, or a collective, by a common noun."""
    h = before.head
    if h >= len(run) or not (h == before.start or run[h].tight) or (run[h].cap and not run[h].first and not before.determined):
        return None
    if run[h].key == "pays" and h > 0 and run[h - 1].key == "ce" and not before.plural:
        return described(run, Draft(before.start, h + 1, Kind.STATE, Form.ROLE, gender=before.gender, role_words=(h, h + 1)), h)
    if run[h].key in group_words("buildings") and not _church(run[h]) and _building(run, before):
        return None
    if run[h].key == "rue" and is_in(run, h + 1, small("of")):
        return None  # "la rue du Port" wants nothing
    if team := team_at(run, before):
        return team
    if run[h].key in group_words("papers"):
        return _paper(run, before)
    sort = sort_of(run, before)
    end = tail(run, h + 1, head=run[h].key) if sort else 0
    if not sort or not (_body_stands(run, before, sort, end) if sort in BODIES else _group_stands(run, before, sort, end)):
        return None
    kind = Kind.ORGANISATION if sort in BODIES else Kind.GROUP
    draft = Draft(
        before.start, end, kind, Form.ROLE, plural=kind is Kind.GROUP and _many(run, before), gender=before.gender, role_words=(h, end)
    )
    draft.gender = draft.gender or _gender(run[h].key, many=draft.plural or run[h].key.endswith("s"))
    described(run, draft, h)
    if sort == "body":
        draft.sure = end > h + 1 or run[h].key not in small("anaphoric")
        _acronym_follows(run, draft, h)
        _named(run, draft)
    if sort == "state" and not draft.country and end < len(run) and run[end].tight and nameable(run, end):
        draft.b, draft.country = end + 1, world.person_code(run[end].text) or None  # "l'administration Bush"
    if sort == "state" and not draft.country and run[h].key == "dirigeants":
        draft.kind, draft.plural = Kind.GROUP, True
    if sort == "state" and draft.country and not draft.body:
        draft.kind, draft.form, draft.code = Kind.STATE, Form.METONYM, draft.country
        draft.plural = run[h].key.endswith("s")
    return draft


def _gender(noun: str, *, many: bool) -> Gender:
    """The gender of a group's noun whose determiner does not show it; only that of plurals is sure to be masculine."""
    if noun in group_words("feminine"):
        return Gender.FEMININE
    return Gender.MASCULINE if many else Gender.UNKNOWN


def _church(word: Word) -> bool:
    """Whether a church is the body: with a capital, as the press writes it ("la position de l'Eglise")."""
    return word.key == "eglise" and word.cap and not word.first


def _building(run: Run, before: Prefix) -> bool:
    """Whether a noun means the house and not those who work there: "l'ancienne douane", "dans le tribunal", "devant le consulat"."""
    start = before.start
    former = any(word.startswith(("ancien", "vieux", "vieil", "futur")) for word in before.qualified)
    before_it = run[start - 1] if start > 0 and run[start].tight else None
    inside = before_it is not None and before_it.text in ("à", "au") and run[before.head].key in small("wards")
    return former or inside or (before_it is not None and before_it.key in small("in-front"))


LONG = 12
"""How many words a paper named after "selon" may take up to the comma."""


def _paper(run: Run, before: Prefix) -> Draft | None:
    """« selon une enquête Valmétrie de 2019 sur les ports »: a paper that speaks, up to the comma."""
    start, h = before.start, before.head
    if start == 0 or not before.determined or run[start - 1].key not in ("selon", "apres"):
        return None
    end = tail(run, h + 1)
    comma = next((k for k in range(end, min(len(run), end + LONG)) if not run[k].tight), end)
    end = comma if comma < len(run) and run[comma].comma else end
    return described(run, Draft(start, end, Kind.ORGANISATION, Form.ROLE, gender=before.gender, role_words=(h, end)), h)


def sort_of(run: Run, before: Prefix) -> str:
    """What sort of group the head noun is of; "" when it is of none."""
    word = run[before.head]
    sort = groups().get(word.key, "")
    entry = None if unaccented_form(word) else person(word.key)
    if not sort and entry and entry[2]:
        sort = "people"
    if word.cap and not word.first and before.determined and word.key in small("capital-bodies"):
        return "body"  # "les Forces unies de Zambalie"
    if (
        word.key == "etat"
        and word.cap
        and before.head > 0
        and run[before.head - 1].key == "l'"
        and tight(run, before.head + 1)
        and run[before.head + 1].people
    ):
        return "state"  # "l'Etat ostranien"
    many = _many(run, before) and (not word.cap or word.first or word.key == "etats")
    return "" if sort == "people" and not many else sort


def _many(run: Run, before: Prefix) -> bool:
    return before.plural or run[before.head].key.endswith(("s", "x"))


def _body_stands(run: Run, before: Prefix, sort: str, end: int) -> bool:
    """Whether a body without a name is one in particular: qualified, called by name, or of those that stand alone."""
    h = before.head
    key = run[h].key
    bracketed = run[h].gap.endswith("(") and run[h].cap and end > h + 1  # "la FDV (Fédération des ports)"
    if not (before.determined or _after_contraction(run, before) or bracketed):
        return False
    called = end < len(run) and run[end].tight and run[end].cap and (nameable(run, end) or thing_at(run, end) is not None)
    if before.indefinite and not called and place_of(run, h, end) == (None, None) and key != "ong":
        return False
    if key == "departement" and is_in(run, h + 1, frozenset({"de", "d'"})) and run[h + 1 :][1:] and run[h + 2].cap:
        return False  # "le département de Tolima"
    if before.possessive and key in ("pouvoir", "partie", "camp", "cabinet") and end == h + 1:
        return False  # "son pouvoir de nuisance"
    if before.possessive and key == "pouvoir":
        return False
    if before.possessive and sort == "body" and key not in small("taken-up"):
        return False
    if key in small("doings") and _doing(run, before, end):
        return False
    alone = key in small("alone") or key in small("anaphoric") or _church(run[h])
    return end > h + 1 or before.possessive or called or (before.determined and alone)


def _doing(run: Run, before: Prefix, end: int) -> bool:
    """Whether a noun means what is done or held and no body: "l'organisation des Jeux", "un mouvement de grève", "à la présidence"."""
    h, start = before.head, before.start
    if run[h].key == "presidence":
        inner = h + 3 if is_in(run, h + 2, frozenset({"la", "l'"})) else h + 2
        post = end > inner and is_in(run, h + 1, small("of")) and not run[inner].cap  # "la présidence du conseil de surveillance"
        return start > 0 and run[start].tight and (run[start - 1].text == "à" or post)
    if run[h].key == "mouvement":
        return any(word.key in small("protests") for word in run[h + 1 : end])
    of = is_in(run, h + 1, small("of"))
    return of and not any(thing_at(run, k) for k in range(h + 1, end))


def _group_stands(run: Run, before: Prefix, sort: str, end: int) -> bool:
    """Whether a group is one in particular, and its noun a noun here."""
    h = before.head
    key = run[h].key
    qualified = end > h + 1 or before.possessive
    counted = any(run[k].text[0].isdigit() or run[k].key in small("numbers") for k in range(before.start, h))
    acting = key in small("acting-groups") and run[before.start].key in ("les", "ces")
    weak = key in small("weak") and not qualified and not acting
    if key == "opinion":
        return before.determined and not before.indefinite and not before.possessive and not is_in(run, h + 1, small("of"))
    at = before.start
    if key == "presse" and at > 1 and run[at - 1].key in small("of") and run[at - 2].key in small("of-press"):
        return False
    if key == "opposition" and _to_something(run, h) and not is_in(run, h + 2, small("wings")):
        return False  # "l'opposition des riverains", but "l'opposition de gauche"
    if key == "base" and end > h + 1:
        return False  # "la base aérienne de Lirac"
    if sort == "collective":
        return (before.determined or _after_contraction(run, before)) and not weak and not before.indefinite
    if weak and not counted and not (key == "parties" and run[before.start].key in ("les", "parties")):
        return False
    if before.determined:
        return True
    return (qualified or before.plural) and (before.start < h or _bare(run, before))


def _to_something(run: Run, h: int) -> bool:
    """Whether whose it is or what it is against follows an opposition: "des riverains", "à ce texte"."""
    return is_in(run, h + 1, small("opposition-to")) or (h + 1 < len(run) and run[h + 1].text == "à")


def _bare(run: Run, before: Prefix) -> bool:
    """Whether a plural may stand without a determiner here: "soldats russes", "entre diplomates américains"."""
    at = before.start
    return _after_contraction(run, before) or not run[at].tight or run[at].first or run[at - 1].key in small("bare-before")


def _after_contraction(run: Run, before: Prefix) -> bool:
    return before.start > 0 and run[before.start - 1].key in small("contracted")


REACH = 5
"""How many words of a long name may stand between what is recognised of it and its acronym in brackets."""


def _acronym_follows(run: Run, draft: Draft, head: int) -> None:
    """« le Parti de la juste voie (PJV) »: the name of a body reaches to its acronym in brackets."""
    at = draft.b
    while run[head].cap and at < min(len(run), draft.b + REACH) and run[at].tight:
        at += 1
    if draft.b < at < len(run) and run[at].gap.strip() == "(" and _acronym_of(run, at, head):
        draft.b, draft.sure = at, True
        draft.title = draft.name = title_of(run, head, at)
        draft.role_words = (head, at)


def _acronym_of(run: Run, at: int, head: int) -> bool:
    """Whether a word in brackets stands there alone, begins like the name and is all capitals or its initials ("Cnid")."""
    closed = at + 1 == len(run) or run[at + 1].gap.lstrip().startswith(")")
    return (run[at].text.isupper() or spells(run, at, head, at)) and len(run[at].text) > 1 and closed and run[at].key[0] == run[head].key[0]


def _named(run: Run, draft: Draft) -> None:
    """« l'agence Interfax », "le quotidien Haaretz", "le parti Zanu-PF": the name after the noun is the body's."""
    at = draft.b
    if at >= len(run) or not run[at].tight or not run[at].cap:
        return
    thing = thing_at(run, at)
    if thing and thing[1].sort in ("media", "body"):
        draft.b, draft.code = thing[0], thing[1].code
        draft.name = draft.head = thing[1].name
    elif run[at].key in groups() and run[at].cap and (end := tail(run, at + 1)) > at + 1:
        draft.b = end  # "le groupe Banque du Nord"
        draft.name = draft.head = joined(run[at:end])
    elif (name := capitals_at(run, at) or _ordinary(run, at)) and not is_first_name(run[at].key):
        draft.b = name.end
        draft.name = draft.head = joined(run[at : draft.b])
    if draft.b > at:
        draft.form, draft.role_words, draft.sure = Form.NAME, None, True


def _ordinary(run: Run, at: int) -> Capitals | None:
    """The name of a body that begins with a common word: "l'ONG Terre Vive"."""
    end = at
    while end < len(run) and run[end].tight and run[end].cap and not run[end].first and not run[end].people:
        end += 1
    return Capitals(at, at, end, body=True) if end > at + 1 and run[at].key in small("ordinary") else None


def people_at(run: Run, before: Prefix) -> Draft | None:
    """A people: "les Européens", "des Tibétains en exil", "entre Français et Colombiens"; or one of them: "un Palestinien"."""
    h = before.head
    if h >= len(run) or not run[h].cap or not (h == before.start or run[h].tight):
        return None
    people = _people(run[h])
    paired = run[h].key.endswith("s") and is_in(run, h + 1, frozenset({"et"})) and tight(run, h + 2) and bool(_people(run[h + 2]))
    if not people or thing_at(run, h) or (run[h].first and not before.determined and h == before.start and not paired):
        return None
    if before.determined and is_in(run, h + 1, frozenset({"des"})) and tight(run, h + 2) and run[h + 2].cap and not thing_at(run, h + 2):
        name = joined(run[h : h + 3])  # "la Française des Ports": a firm
        return Draft(before.start, h + 3, Kind.ORGANISATION, Form.NAME, name=name, head=name, gender=before.gender)
    bare = h > 0 and run[h].tight and run[h].key.endswith("s") and run[h - 1].key in ("entre", "par", "avec", "et", "que")
    bare = bare or paired
    if not (before.determined or before.start < h or bare or _after_contraction(run, before)):
        return None
    many = before.plural or bare or (run[h].key.endswith("s") and not run[h].key.endswith(("ais", "ois")))
    end = _people_end(run, h + 1)
    kind = Kind.GROUP if many else Kind.PERSON
    draft = Draft(before.start, end, kind, Form.ROLE, plural=many, gender=before.gender, role_words=(h, end))
    draft.name, draft.head, draft.country = run[h].text, "people", people
    draft.title = run[h].text
    return draft


def _people(word: Word) -> str:
    """The state whose people a capitalised word is; the last one of "Franco-Colombienne"."""
    double = "" if word.people or "-" not in word.key else world.adjective_code(word.key.split("-")[-1])
    return (word.people or double) if word.cap else ""


def _people_end(run: Run, j: int) -> int:
    """The end of a people: adjectives, and a land or an origin after "de", but not what they are accused of."""
    at = j
    while at < len(run) and run[at].tight and not run[at].cap and run[at].key not in small("of"):
        if tail(run, at) == at:
            break
        at += 1
    if not is_in(run, at, small("of")) or not tight(run, at + 1):
        return tail(run, at)
    known = any(tight(run, k) and (thing_at(run, k) or run[k].key in ("origine", "souche")) for k in (at + 1, at + 2))
    return tail(run, at) if known else at
