"""Noun phrases by closed words: what stands before a head noun, and how far its complements reach."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.lang import world
from recoupe.lang.naming import small
from recoupe.mentions.names_lexicon import first_names, group_words, groups, named_things, persons
from recoupe.mentions.names_words import Word
from recoupe.model import Gender

Run = list[Word]
DEPTH = 3
"""How many complements may hang on one another: "les représentants des pays membres de l'Alliance"."""


@dataclass(frozen=True, slots=True)
class Prefix:
    """What stands before a head: where the phrase starts, where its head stands, and what the small words show."""

    start: int
    head: int
    determined: bool = False
    plural: bool = False
    gender: Gender = Gender.UNKNOWN
    indefinite: bool = False
    possessive: bool = False
    qualified: tuple[str, ...] = ()
    """Folded adjectives before the head: "ancien", "premier", "haut"."""


def tight(run: Run, at: int) -> bool:
    """Whether there is a word at a place and only a space before it."""
    return at < len(run) and run[at].tight


def prefix(run: Run, i: int) -> Prefix:
    """Read determiner, numbers and adjectives from a word on. The head may lie beyond the end of the run."""
    start = j = i
    determined = many = indefinite = possessive = False
    gender = Gender.UNKNOWN
    key = run[i].key
    if key in ("plus", "moins", "pres") and _is(run, i + 1, small("of")):
        j, many = i + 2, True
    elif key in small("contracted"):
        j, determined, many = i + 1, True, key in ("des", "aux")
        indefinite = key == "des" and _opens(run, i)
        start = i if indefinite else j
        gender = Gender.MASCULINE if key in ("du", "au") else gender
    while _is(run, j, small("determiners"), loose=j == i):
        word = run[j].key
        if word in ("un", "une") and _is(run, j + 1, frozenset({"des", "de"})):
            return prefix_after_one(run, start, j)
        determined = True
        many = many or word in small("plural")
        indefinite = indefinite or word in small("indefinite")
        possessive = possessive or word in small("possessive")
        gender = _gender(word) or gender
        j += 1
    qualified: list[str] = []
    while j < len(run) and (j == start or run[j].tight) and (step := _counted(run, j)):
        many = many or run[j].text[0].isdigit() or run[j].key in small("numbers") or step > 1
        qualified += [run[j].key]
        j += step
    return Prefix(start, j, determined, many, gender, indefinite, possessive, tuple(qualified))


def prefix_after_one(run: Run, start: int, one: int) -> Prefix:
    """ "l'un des deux principaux négociateurs": one of several."""
    rest = prefix(run, one + 1)
    gender = Gender.FEMININE if run[one].key == "une" else Gender.MASCULINE
    return Prefix(start, rest.head, True, False, gender, True, False, rest.qualified)


def _counted(run: Run, j: int) -> int:
    """How many words of counting or qualifying stand here: "30", "trente", "centaines de", "principaux"."""
    word = run[j]
    if word.key in group_words("counts"):
        if not _is(run, j + 1, small("of")):
            return 0
        return 3 if run[j + 1].key in ("de",) and _is(run, j + 2, frozenset({"la", "l'", "les"})) else 2
    if word.text[0].isdigit() or word.key in small("numbers"):
        return 1
    if word.key == "plus" and j > 0 and run[j - 1].key in ("le", "la", "les") and _is(run, j + 1, small("before")):
        return 1
    return 1 if word.key in small("before") and tight(run, j + 1) and (not word.cap or word.first or word.text == "Premier") else 0


def _gender(word: str) -> Gender:
    feminine, masculine = word in small("feminine"), word in small("masculine")
    return Gender.UNKNOWN if feminine == masculine else Gender.FEMININE if feminine else Gender.MASCULINE


def _is(run: Run, at: int, keys: frozenset[str], *, loose: bool = False) -> bool:
    return at < len(run) and run[at].key in keys and (loose or run[at].tight)


def _opens(run: Run, i: int) -> bool:
    """Whether "des" is the indefinite article here, and not "of the"."""
    if run[i].first or not run[i].tight:
        return True
    before = run[i - 1].key
    return before in small("indefinite-after") or before.endswith(("ent", "er", "é"))


def tail(run: Run, j: int, *, head: str = "", depth: int = 0) -> int:
    """Where a noun phrase ends whose head ends before word j: adjectives and complements are taken in.

    `head` is the folded head of an office or body, which may take complements that other nouns do not; "" elsewhere.
    """
    named = False
    while tight(run, j):
        word = run[j]
        if _adjective(word):
            j += 1
        elif word.key in ("et", "ou") and tight(run, j + 1) and _adjective(run[j + 1]) and _adjective(run[j - 1]):
            j += 2
        elif depth < DEPTH and not named and word.key in small("of") and (end := _complement(run, j, depth)):
            named = thing_at(run, end - 1) is not None or (run[end - 1].cap and run[end - 1].key not in small("nouns"))
            j = end
        elif (
            depth == 0
            and named
            and word.key == "et"
            and tight(run, j + 1)
            and run[j + 1].key in small("of")
            and (end := _complement(run, j + 1, depth))
            and thing_at(run, prefix(run, j + 2).head if run[j + 1].key not in small("contracted") else j + 2)
        ) or (depth == 0 and (end := _of_office(run, j, head))):
            j = end
        else:
            break
    if head and depth == 0 and (end := _bracketed(run, j)):
        return _complement(run, end, depth) or j
    return j


ENDINGS = ("ique", "iques", "iste", "istes", "ienne", "iennes", "aise", "aises", "oise", "oises", "ive", "ives", "ifs", "aires", "aire")
"""Endings of adjectives; only lower-case words right after a noun are looked at."""


def _adjective(word: Word) -> bool:
    if word.key == "nobel":
        return True
    if word.cap and not word.first:
        return word.text.isupper() and 1 < len(word.text) < 6 and bool(world.name_code(word.text))
    return word.key in small("adjectives") or bool(word.people) or (len(word.key) > 5 and word.key.endswith(ENDINGS))


def _complement(run: Run, j: int, depth: int) -> int:
    """The end of "de ..." at word j; 0 when what follows is no noun phrase (an infinitive, a date)."""
    inner = prefix(run, j) if run[j].key in small("contracted") else prefix(run, j + 1) if tight(run, j + 1) else None
    if inner is None or not tight(run, inner.head) or inner.possessive:
        return 0
    head = run[inner.head]
    if (thing := thing_at(run, inner.head)) is not None:
        return thing[0]
    if head.key in small("time-nouns") or head.text[0].isdigit() or head.key in small("particles"):
        return 0
    if head.cap:
        end = inner.head + 1
        if head.key in first_names() or head.key in persons():
            return 0 if head.key in first_names() else tail(run, end, depth=depth + 1)
        while head.key not in small("nouns") and tight(run, end) and run[end].cap and run[end].key not in first_names():
            end += 1
        return tail(run, end, depth=depth + 1)
    if not inner.determined and _infinitive(head.key) and run[j].key in ("de", "d'"):
        return 0
    if len(head.key) < 3 or head.key in small("ordinary") - small("nouns") or head.key in small("determiners"):
        return 0
    end = inner.head + 1
    if head.key in groups() and tight(run, end) and (named := thing_at(run, end)):
        end = named[0]
    return tail(run, end, depth=depth + 1)


def _infinitive(key: str) -> bool:
    return (
        key.endswith(("er", "ir", "oir"))
        and key not in {"mer", "fer", "hiver", "avenir", "pouvoir", "chantier", "courrier", "papier", "quartier"}
    ) or key in small("infinitives")


def _of_office(run: Run, j: int, head: str) -> int:
    """Complements that not all nouns take: "aux Droits de l'homme", "auprès de l'OTAN", "en exil", "pour les réfugiés", "chargé de"."""
    word = run[j]
    if word.key == "en" and tight(run, j + 1) and run[j + 1].key in ("chef", "exil", "exercice"):
        return j + 2
    if word.key in ("et", "ou") and head in persons() and tight(run, j + 2) and run[j + 1].key in persons() and run[j + 2].cap:
        return j + 2
    if word.key == "sur" and tight(run, j + 1) and run[j - 1].key in ("etude", "etudes", "travail", "contact"):
        inner = prefix(run, j + 1)
        thing = thing_at(run, inner.head) if tight(run, inner.head) else None
        return thing[0] if thing else 0
    if (
        word.text == "à"
        and tight(run, j + 2)
        and run[j + 1].key in ("la", "l'")
        and run[j - 1].cap
        and (thing := thing_at(run, j + 2))
        and thing[1].sort == "body"
    ):
        return thing[0]
    if head in small("abroad") and word.text in ("à", "en", "au", "aux") and tight(run, j + 1) and (thing := thing_at(run, j + 1)):
        return thing[0]
    if head not in persons():
        return _led(run, j) or _cause(run, j)
    if word.key in ("a", "au", "aux") and word.text[0] in "àaA" and word.text != "a":
        inner = prefix(run, j if word.key in small("contracted") else j + 1) if tight(run, j + 1) else None
        if inner and tight(run, inner.head) and not inner.indefinite and _field(run[inner.head]):
            thing = thing_at(run, inner.head)
            return thing[0] if thing else tail(run, inner.head + 1, depth=1)
        return 0
    if word.key in ("pour", "aupres") or (word.key.startswith("charge") and _is(run, j + 1, small("of"))):
        at = j + 1 if word.key == "pour" else j + 2
        return _named_field(run, at)
    if word.key == "en" and tight(run, j + 1):
        nxt = run[j + 1]
        if nxt.key in ("securite", "relations", "sciences", "charge"):
            end = tail(run, j + 2, depth=1)
            return end + 2 if _is(run, end, frozenset({"et"})) and tight(run, end + 1) and run[end + 1].key in small("nouns") else end
    return 0


def _cause(run: Run, j: int) -> int:
    """ "le Mouvement pour la justice et l'égalité", "l'Armée islamique en Irak": what a body with a capital is for, or where."""
    k = j - 1
    while k > 0 and not run[k].cap and run[k].tight and _adjective(run[k]):
        k -= 1
    if not run[k].cap or (run[k].first and k == j):
        return 0
    if run[j].key in ("pour", "contre") and (end := _named_field(run, j + 1, loose=True)):
        inner = prefix(run, end + 1) if _is(run, end, frozenset({"et"})) and tight(run, end + 1) else None
        return inner.head + 1 if inner and inner.determined and tight(run, inner.head) and not run[inner.head].cap else end
    if run[j].key in ("en", "au") and tight(run, j + 1) and (thing := thing_at(run, j + 1)) and thing[1].sort == "state":
        return thing[0]
    return 0


def _led(run: Run, j: int) -> int:
    """ "dirigée par les États-Unis" after a body."""
    if (
        not run[j].key.startswith(("dirige", "mene", "conduit", "soutenu", "emmene"))
        or not _is(run, j + 1, frozenset({"par"}))
        or not tight(run, j + 2)
    ):
        return 0
    thing = thing_at(run, prefix(run, j + 2).head) if prefix(run, j + 2).head < len(run) else None
    return thing[0] if thing else 0


def _field(word: Word) -> bool:
    return word.key in small("fields") or (word.cap and not word.people)


def _named_field(run: Run, at: int, *, loose: bool = False) -> int:
    if not tight(run, at):
        return 0
    inner = prefix(run, at)
    if not tight(run, inner.head) or not inner.determined:
        return 0
    thing = thing_at(run, inner.head)
    if thing:
        return thing[0]
    word = run[inner.head]
    return (
        tail(run, inner.head + 1, depth=1)
        if loose or word.cap or word.key in small("fields") or word.key in small("nouns") or word.key in groups()
        else 0
    )


def _bracketed(run: Run, j: int) -> int:
    """A party in brackets inside an office: "le président (UMP) du groupe"."""
    opened = j + 1 < len(run) and run[j].gap.strip() == "(" and run[j].cap and run[j + 1].gap.strip() == ")"
    return j + 1 if opened and (run[j + 1].key in small("of") or run[j + 1].cap) else 0


def thing_at(run: Run, i: int) -> tuple[int, world.Thing] | None:
    """The longest name of a state, seat, body or medium that starts at word i, with its end."""
    best: tuple[int, world.Thing] | None = None
    for words, thing in named_things().get(run[i].key, {}).items():
        end = i + len(words)
        if end > len(run) or (best and end <= best[0]):
            continue
        if all(run[i + n].key == key and (n == 0 or run[i + n].gap.strip(" \u00a0") == "") for n, key in enumerate(words)) and _cased(
            run, i, end, thing
        ):
            best = end, thing
    return best


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
    return not word.first or word.text.isupper() or len(word.text) > 4 or thing.sort in ("state", "capital")


def _surely_place(run: Run, i: int, thing: world.Thing) -> bool:
    """Whether a name that is also a person's stands here for a state ("la Dominique") or a town ("à Santiago")."""
    if i == 0 or not run[i].tight or (tight(run, i + 1) and run[i + 1].cap):
        return False
    before = run[i - 1].text.lower()
    return before in ("la", "le", "en", "du", "au", "île") if thing.sort == "state" else before in ("à", "vers", "depuis")
