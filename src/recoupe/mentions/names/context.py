"""What the words around a name say of it: a place, somebody who acts or speaks."""

from __future__ import annotations

from recoupe.lang.naming import small
from recoupe.mentions.names.people import Capitals
from recoupe.mentions.names.words import Run, tight


def says(run: Run, name: Capitals) -> bool:
    """Whether the words around a name make it somebody who speaks as a person does: "estime Brusk", "selon Brusk", "Brusk a jugé"."""
    before = run[name.start - 1] if name.start and run[name.start].tight else None
    if before is not None and (before.key in ("selon", "d'apres") or before.key in small("says") | small("said")):
        return True
    at = name.end
    if not tight(run, at):
        return False
    if run[at].key in ("a", "avait", "aurait") and tight(run, at + 1):
        at += 1
        return run[at].key in small("said")
    return run[at].key in small("says")


def context(run: Run, a: int, b: int) -> str:
    """What the words around a lone name say: `place`, `determined`, `of`, `acts` or "" for nothing."""
    before = run[a - 1] if a and run[a].tight else None
    after = run[b] if b < len(run) else None
    if listed_place(run, a):
        return "place"
    if before is not None:
        key = before.key
        if before.text.lower() in ("à", "en", "dans", "vers", "depuis", "au", "aux"):
            return "place"
        if key in ("le", "la", "l'", "les", "un", "une", "cette", "ce", "cet", "du", "des", "son", "sa"):
            return "determined"
        if key in small("of") and _of_place(run, a - 2):
            return "place"
        if key in small("of"):
            return "of"
    if after is not None and after.tight and after.key in small("acting-after") and after.text != "à":
        return "acts"
    told = after.gap.strip(" \u00a0") if after is not None else ""
    if run[a].first and told in (":", ","):
        return "acts"
    if before is None and told == "," and any(mark in run[a].gap for mark in '«»"”'):
        return "acts"
    if before is not None and (
        before.key in small("speaking-before") or (before.key.endswith(("e", "it", "ent", "ait")) and a and _said(run, a - 1))
    ):
        return "acts"
    return ""


def _said(run: Run, at: int) -> bool:
    """Whether the word before looks like the verb of an incise: "a déclaré Poutine", "affirme Brusk"."""
    return run[at].tight is False or (at > 0 and run[at - 1].key in ("a", "ont", "t", "avait", "aurait"))


def _of_place(run: Run, k: int) -> bool:
    """Whether the noun of a place stands at a word, or before the adjective there: "le temple bouddhiste de"."""
    while k > 0 and run[k].tight and run[k].key in small("adjectives"):
        k -= 1
    return k >= 0 and run[k].key in small("located")


LISTED = 12
"""How many words back the preposition may stand that puts a list of towns somewhere."""


def listed_place(run: Run, a: int) -> bool:
    """Whether a name goes on a list of places: "à Belgrove et Valdor", "à Belgrove, Lirac et Valdor"."""
    if a < 2 or not run[a].tight or run[a - 1].key not in ("et", "ou") or not run[a - 1].tight:
        return False
    k, comma = a - 2, False
    while k > max(0, a - LISTED) and (run[k].cap or run[k].key in small("of")) and (run[k].tight or run[k].comma):
        comma = comma or run[k].comma
        k -= 1
    scene = run[k].first and comma  # "À Belgrove, Moscou et Washington ont parlé"
    return k < a - 2 and run[k].text in ("à", "À", "A") and run[k + 1].tight and not run[k + 1].text.islower() and not scene
