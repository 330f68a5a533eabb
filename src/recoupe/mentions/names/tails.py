"""How far a noun phrase reaches after its head: adjectives and complements."""

from __future__ import annotations

from functools import cache

from recoupe.lang import table, world
from recoupe.lang.naming import small
from recoupe.mentions.names.known import thing_at
from recoupe.mentions.names.lexicon import civilities, group_words, groups, is_first_name, persons
from recoupe.mentions.names.prefix import prefix
from recoupe.mentions.names.words import Run, Word, is_in, tight

DEPTH = 3
"""How many complements may hang on one another: "les représentants des pays membres de l'Alliance"."""


def tail(run: Run, j: int, *, head: str = "", depth: int = 0) -> int:
    """Where a noun phrase ends whose head ends before word j: adjectives and complements are taken in.

    `head` is the folded head of an office or body, which may take complements that other nouns do not; "" elsewhere.
    """
    named = False
    start = j
    while tight(run, j):
        word = run[j]
        if adjective(word) or (word.cap and run[j - 1].cap and word.key in small("adjectives")) or _goes_on(run, j):
            j += 1
        elif head in persons() and party(run, j):
            return j + 1  # "délégué syndical FPD"
        elif word.key in ("et", "ou") and j > start and tight(run, j + 1) and adjective(run[j + 1]) and adjective(run[j - 1]):
            j += 2
        elif depth < DEPTH and not named and word.key in small("of") and (end := _complement(run, j, depth, office=head in persons())):
            named = thing_at(run, end - 1) is not None or (run[end - 1].cap and run[end - 1].key not in small("nouns"))
            j = end
        elif depth == 0 and (end := _and_of(run, j, named=named, office=j > start and head in persons()) or _of_office(run, j, head)):
            j = end
        else:
            break
    if head and depth == 0 and (end := _bracketed(run, j)):
        end = _complement(run, end, depth, office=True)
        return tail(run, end, head=head) if end else j
    return j


def party(run: Run, j: int) -> bool:
    """Whether a short word in capitals ends what is said of an office: its party or union."""
    word = run[j]
    ends = j + 1 == len(run) or not run[j + 1].tight
    return ends and word.text.isupper() and word.text.isalpha() and 1 < len(word.text) < PARTY and not run[j - 1].text.isupper()


PARTY = 6
"""Letters that the acronym of a party has fewer than."""


def _and_of(run: Run, j: int, *, named: bool, office: bool) -> int:
    """The end of "et de l'UA" after "de l'ONU", a second body; of "et des Affaires étrangères", a second field of an office; else 0."""
    if run[j].key != "et" or not is_in(run, j + 1, small("of")) or not tight(run, j + 2):
        return 0
    inner = prefix(run, j + 1) if run[j + 1].key in small("contracted") else prefix(run, j + 2)
    if not tight(run, inner.head):
        return 0
    thing = thing_at(run, inner.head)
    if thing:
        return thing[0] if named else 0
    field = office and inner.determined and _field(run[inner.head]) and not is_first_name(run[inner.head].key)
    return tail(run, inner.head + 1, depth=1) if field else 0


def _goes_on(run: Run, j: int) -> bool:
    """Whether a word belongs to the office before it: "prix Nobel", "vice-premier ministre"."""
    return run[j].key == "nobel" or (run[j].key == "ministre" and run[j - 1].key in small("first-of"))


def adjective(word: Word) -> bool:
    """Whether a word looks like an adjective that belongs to the noun before it."""
    if "-" in word.key and world.adjective_code(word.key.split("-")[-1]):
        return True  # "franco-colombienne"
    if word.cap and not word.first:
        return word.text.isupper() and 1 < len(word.text) < 6 and bool(world.name_code(word.text))
    ending = len(word.key) > 5 and word.key.endswith(tuple(small("adjective-endings"))) and word.key not in small("verbs-like-adjectives")
    return (word.key in small("adjectives") and not _verb_of(word)) or bool(word.people) or ending


def _verb_of(word: Word) -> bool:
    """Whether a word lacks the accent that would make it an adjective: "la femme concerne", not "la femme concernée"."""
    return word.text.endswith("e") and f"{word.text[:-1]}é" in _accented()


@cache
def _accented() -> frozenset[str]:
    """Adjectives in é that have no form in e."""
    words = frozenset(table("fr/naming")["adjectives"].split())
    return frozenset(word for word in words if word.endswith("é") and f"{word[:-1]}e" not in words)


def _complement(run: Run, j: int, depth: int, *, office: bool) -> int:
    """The end of "de ..." at word j; 0 when what follows is no noun phrase (an infinitive, a date)."""
    if run[j].key == "d'" and j > 1 and run[j - 1].cap and run[j - 2].text in ("Le", "La") and not run[j - 2].first:
        return 0  # « selon Le Monde d'importants bonus »: a paper called by its article
    inner = prefix(run, j) if run[j].key in small("contracted") else prefix(run, j + 1) if tight(run, j + 1) else None
    if inner is None or not tight(run, inner.head) or inner.possessive:
        return 0
    head = run[inner.head]
    if (thing := thing_at(run, inner.head)) is not None:
        return tail(run, thing[0], depth=depth + 1) if thing[1].near else thing[0]
    if head.key in small("time-nouns") or head.text[0].isdigit() or head.key in small("particles") or head.key in small("pronouns"):
        return 0
    end = inner.head + 1
    if head.cap:
        if is_first_name(head.key):
            return 0
        while (
            head.key not in small("nouns")
            and head.key not in persons()
            and tight(run, end)
            and run[end].cap
            and not is_first_name(run[end].key)
            and not head.land
        ):
            end += 1
        return tail(run, end, depth=depth + 1)
    if run[inner.head - 1].key == "l'" and head.key.endswith("er") and not head.key.endswith(("ier", "iver", "mer", "ter")):
        return 0  # "la société de l'assumer"
    if head.key in small("money") or head.key in group_words("counts"):
        return 0  # "la perte de la banque de 10 millions d'euros"
    if not inner.determined and _infinitive(head.key) and run[j].key in ("de", "d'"):
        return 0
    if len(head.key) < 3 or head.key in small("ordinary") - small("nouns") or head.key in small("determiners"):
        return 0
    if head.key in groups() and tight(run, end):
        end = _called(run, end, unlisted=office and groups()[head.key] == "body")
    return tail(run, end, depth=depth + 1)


def _called(run: Run, at: int, *, unlisted: bool) -> int:
    """The end of the name of a body after its noun: "du groupe Orsalis"; of one that no table lists only within an office."""
    if named := thing_at(run, at):
        return named[0]
    while unlisted and tight(run, at) and run[at].cap and not run[at].first:
        if is_first_name(run[at].key) or run[at].text in civilities():
            break
        at += 1
    return at


def _infinitive(key: str) -> bool:
    return (key.endswith(("er", "ir", "oir")) and key not in small("no-infinitives")) or key in small("infinitives")


def _of_office(run: Run, j: int, head: str) -> int:
    """Complements that not all nouns take: "aux Droits de l'homme", "auprès de l'OTAN", "en exil", "pour les réfugiés", "chargé de"."""
    word = run[j]
    if word.key == "en" and tight(run, j + 1) and run[j + 1].key in ("chef", "exil", "exercice", "developpement"):
        return j + 2
    if word.key == "par" and head in persons() and is_in(run, j + 1, frozenset({"interim"})):
        return j + 2
    if word.key in ("et", "ou") and head in persons() and tight(run, j + 2) and run[j + 1].key in persons() and run[j + 2].cap:
        return j + 2
    if end := _where(run, j, head):
        return end
    if head not in persons():
        return _led(run, j) or _cause(run, j)
    if word.text in ("à", "À", "A", "au", "aux"):
        return _at_field(run, j)
    if word.key in ("pour", "aupres") or (word.key.startswith("charge") and is_in(run, j + 1, small("of"))):
        return _named_field(run, j + 1 if word.key == "pour" or is_in(run, j + 1, small("contracted")) else j + 2)
    if word.key == "en" and tight(run, j + 1) and run[j + 1].key in ("securite", "relations", "sciences", "charge"):
        end = tail(run, j + 2, depth=1)
        return end + 2 if is_in(run, end, frozenset({"et"})) and tight(run, end + 1) and run[end + 1].key in small("nouns") else end
    return 0


def _where(run: Run, j: int, head: str) -> int:
    """« le groupe d'amitié sur l'Ostrane », "le groupe Ostrane au Sénat", "le bureau de l'Ostrane à Valdor"."""
    word = run[j]
    sorts: tuple[str, ...] = ("state", "body", "capital")
    if word.key == "sur" and tight(run, j + 1) and run[j - 1].key in ("etude", "etudes", "travail", "contact"):
        at = prefix(run, j + 1).head
    elif word.text == "à" and is_in(run, j + 1, frozenset({"la", "l'"})) and run[j - 1].cap:
        at, sorts = j + 2, ("body",)
    elif head in small("abroad") and word.text in ("à", "en", "au", "aux"):
        at = j + 1
    else:
        return 0
    thing = thing_at(run, at) if tight(run, at) else None
    return thing[0] if thing and thing[1].sort in sorts else 0


def _at_field(run: Run, j: int) -> int:
    """« aux Droits de l'homme », "à l'égalité", "à l'ONU" after an office."""
    if not tight(run, j + 1):
        return 0
    inner = prefix(run, j if run[j].key in small("contracted") else j + 1)
    if not tight(run, inner.head) or inner.indefinite or not _field(run[inner.head]):
        return 0
    key = run[inner.head].key
    if not inner.determined and key not in small("fields") and key not in small("nouns"):
        return 0  # "à Genève" is where
    thing = thing_at(run, inner.head)
    return thing[0] if thing else tail(run, inner.head + 1, depth=1)


def _cause(run: Run, j: int) -> int:
    """« le Mouvement pour la justice et l'égalité », "l'Armée islamique en Irak": what a body with a capital is for, or where."""
    k = j - 1
    while k > 0 and not run[k].cap and run[k].tight and adjective(run[k]):
        k -= 1
    if not run[k].cap or run[k].first or (k > 0 and run[k - 1].key in ("de", "d'")):
        return 0  # "saisir le Conseil d'Etat contre le décret"
    if run[j].key in ("pour", "contre") and not is_in(run, j + 1, small("indefinite")) and (end := _named_field(run, j + 1, loose=True)):
        inner = prefix(run, end + 1) if is_in(run, end, frozenset({"et"})) and tight(run, end + 1) else None
        return inner.head + 1 if inner and inner.determined and tight(run, inner.head) and not run[inner.head].cap else end
    if run[j].key in ("en", "au") and tight(run, j + 1) and (thing := thing_at(run, j + 1)) and thing[1].sort == "state":
        return thing[0]
    return 0


def _led(run: Run, j: int) -> int:
    """« dirigée par les États-Unis » after a body."""
    if run[j].key.rstrip("es") not in small("led") or not is_in(run, j + 1, frozenset({"par"})) or not tight(run, j + 2):
        return 0
    at = prefix(run, j + 2).head
    thing = thing_at(run, at) if at < len(run) else None
    return thing[0] if thing else 0


def _field(word: Word) -> bool:
    return word.key in small("fields") or (word.cap and not word.people)


def _named_field(run: Run, at: int, *, loose: bool = False) -> int:
    if not tight(run, at):
        return 0
    inner = prefix(run, at)
    thing = thing_at(run, inner.head) if tight(run, inner.head) else None
    if thing:
        return thing[0]
    if not tight(run, inner.head) or not inner.determined:
        return 0
    key = run[inner.head].key
    known = key in small("fields") or key in small("nouns") or key in groups() or key in persons()
    return tail(run, inner.head + 1, depth=1) if loose or known or run[inner.head].cap else 0


def _bracketed(run: Run, j: int) -> int:
    """A party in brackets inside an office: "le président (UMP) du groupe"."""
    opened = j + 1 < len(run) and run[j].gap.strip() == "(" and run[j].cap and run[j + 1].gap.strip() == ")"
    return j + 1 if opened and (run[j + 1].key in small("of") or run[j + 1].cap) else 0
