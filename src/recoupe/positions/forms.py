"""Forms of French verbs: what a table of models and a list of infinitives make."""

from __future__ import annotations

from functools import cache

from recoupe.lang import fold, table

PRESENT, PAST, FUTURE, CONDITIONAL, PARTICIPLE, INFINITIVE = "present", "past", "future", "conditional", "participle", "infinitive"


@cache
def _models() -> tuple[tuple[str, tuple[str, ...]], ...]:
    models = table("fr/conjugation")["models"]
    return tuple(sorted(((k, tuple(map(str, v))) for k, v in models.items()), key=lambda pair: -len(pair[0])))


@cache
def forms(infinitive: str) -> dict[str, str]:
    """Every folded form of a verb that a newspaper uses, with its tense. KeyError for a verb that no model fits."""
    verb = infinitive if infinitive not in table("fr/conjugation")["regular_ir"] else "finir"
    ending, model = next(((e, m) for e, m in _models() if verb.endswith(e)), ("", ()))
    if not model:
        raise KeyError(infinitive)
    ending = "ir" if verb == "finir" else ending
    model = dict(_models())[ending]
    stem = infinitive[: len(infinitive) - len(ending)]
    third, plural, imperfect, past, pasts, future, participle = (stem + end for end in model)
    out: dict[str, str] = {}

    def add(tense: str, *words: str) -> None:
        for word in words:
            out.setdefault(fold(word), tense)

    add(INFINITIVE, infinitive)
    add(PRESENT, third, plural, imperfect + "ons", _soft(imperfect, "ez"), _first(third, imperfect))
    add(PAST, participle, participle + "e", participle + "s", participle + "es", past, pasts)
    add(PAST, *(_soft(imperfect, end) for end in ("ait", "aient", "ais", "ions")))
    add(FUTURE, *(future + end for end in ("a", "ont", "ons", "ai", "ez")))
    add(CONDITIONAL, *(future + end for end in ("ait", "aient", "ions", "ais")))
    add(PRESENT, *(_hard(plural) + end for end in ("e", "ent", "es")))
    add(PARTICIPLE, _soft(imperfect, "ant"))
    return out


def _first(third: str, imperfect: str) -> str:
    """First person singular of the present, near enough: "je refuse", "je veux" is left to the third person."""
    return third if third.endswith("e") else imperfect + "s"


def _soft(stem: str, ending: str) -> str:
    """The stem before a, and before i or e: "menaç-ait" but "menac-ions"."""
    if ending[0] in "ie":
        return (stem[:-1] + "c" if stem.endswith("ç") else stem[:-1] if stem.endswith("ge") else stem) + ending
    return stem + ending


def _hard(plural: str) -> str:
    """The stem of the subjunctive: that of the third person plural ("qu'il refuse", "qu'ils viennent")."""
    return plural.removesuffix("ent")
