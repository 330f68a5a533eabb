"""Forms of French verbs in every person that a newspaper or a speaker uses, folded."""

from __future__ import annotations

from functools import cache

from recoupe.lang import fold
from recoupe.lang.conjugation import parts

PRESENT, PAST, FUTURE, CONDITIONAL, PARTICIPLE, INFINITIVE = "present", "past", "future", "conditional", "participle", "infinitive"

FUTURES, CONDITIONALS = ("a", "ont", "ons", "ai", "ez"), ("ait", "aient", "ions", "ais")
"""Endings behind the stem of the future."""


@cache
def future(infinitive: str, *, conditional: bool = True) -> frozenset[str]:
    """The folded forms of a verb that look ahead: the future, and the conditional unless it is left out."""
    stem = fold(parts(infinitive).future)
    return frozenset(stem + end for end in (*FUTURES, *(CONDITIONALS if conditional else ())))


@cache
def forms(infinitive: str) -> dict[str, str]:
    """Every folded form of a verb that a newspaper uses, with its tense. KeyError for a verb that no model fits."""
    third, plural, imperfect, past, pasts, ahead, participle = parts(infinitive)
    out: dict[str, str] = {}

    def add(tense: str, *words: str) -> None:
        for word in words:
            out.setdefault(fold(word), tense)

    add(INFINITIVE, infinitive)
    add(PRESENT, third, plural, imperfect + "ons", _soft(imperfect, "ez"), _first(third))
    add(PAST, participle, participle + "e", participle + "s", participle + "es", past, pasts)
    add(PAST, *(_soft(imperfect, end) for end in ("ait", "aient", "ais", "ions")))
    add(FUTURE, *(ahead + end for end in FUTURES))
    add(CONDITIONAL, *(ahead + end for end in CONDITIONALS))
    add(PRESENT, *(_hard(plural) + end for end in ("e", "ent", "es")))
    add(PARTICIPLE, _soft(imperfect, "ant"))
    return out


def _first(third: str) -> str:
    """First person singular of the present, from the third: "refuse", "soutiens", "promets", "veux"."""
    if third.endswith(("eut", "aut")):
        return third[:-1] + "x"
    if third.endswith("e"):
        return third
    return (third if third.endswith(("et", "d", "c")) else third[:-1]) + "s"


def _soft(stem: str, ending: str) -> str:
    """The stem before a, and before i or e: "menaç-ait" but "menac-ions"."""
    if ending[0] in "ie":
        return (stem[:-1] + "c" if stem.endswith("ç") else stem[:-1] if stem.endswith("ge") else stem) + ending
    return stem + ending


def _hard(plural: str) -> str:
    """The stem of the subjunctive: that of the third person plural ("qu'il refuse", "qu'ils viennent")."""
    return plural.removesuffix("ent")


FEMININES = (
    ("eux", ("euse",)),
    ("teur", ("trice", "teuse")),
    ("eur", ("euse",)),
    ("if", ("ive",)),
    ("el", ("elle",)),
    ("ul", ("ulle",)),
    ("et", ("ette", "ete")),
    ("on", ("onne",)),
    ("ien", ("ienne",)),
    ("er", ("ere",)),
    ("e", ("e",)),
)
"""How adjectives make their feminine, folded; the first ending that fits holds. Those left out add an e."""


@cache
def agreeing(masculine: str) -> tuple[str, ...]:
    """The folded forms of an adjective in both genders and numbers ("honteux", "honteuse", "honteuses").

    A participle keeps its accent in the table ("indigné"): folded, it could be told from no "e" that the feminine already has.
    """
    plain = fold(masculine)
    added = (plain + "e",)
    ends = () if masculine.endswith("é") else FEMININES
    feminine = next((tuple(plain.removesuffix(end) + f for f in fs) for end, fs in ends if plain.endswith(end)), added)
    plural = plain if plain.endswith(("s", "x")) else plain[:-2] + "aux" if plain.endswith("al") else plain + "s"
    return tuple(dict.fromkeys((plain, plural, *feminine, *(word + "s" for word in feminine))))
