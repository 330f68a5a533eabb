"""The English names of states, seats and bodies, from the tables of the world."""

from __future__ import annotations

from functools import cache, lru_cache

from recoupe.lang.own import Own
from recoupe.lang.tables import table
from recoupe.lang.words import fold
from recoupe.lang.world import Thing, bare, current


def names() -> dict[str, Thing]:
    """Every English name of a state, seat or body, folded, with what it stands for."""
    return _names(current())


@lru_cache(maxsize=8)
def _names(mine: Own) -> dict[str, Thing]:
    tables = table("world/states")
    out: dict[str, Thing] = {}
    for row in mine.rows:
        out |= {fold(bare(name)): Thing(row.code, row.kind, bare(name)) for name in row.names if row.kind != "person"}
    for code, (_, name, _, _, _, capital) in tables["states"].items():
        out.setdefault(fold(name.removeprefix("the ")), Thing(code, "state", name.removeprefix("the ")))
        out.setdefault(fold(capital), Thing(code, "capital", capital))
    for sort, listed in (("state", "also_en"), ("seat", "seats_en")):
        for code, more in tables[listed].items():
            out |= {fold(name): Thing(code, sort, name) for name in more if fold(name) not in out}
    for code, body in table("world/bodies").items():
        for name in body["en"]:
            out.setdefault(fold(name), Thing(code, "body", name))
    out.pop("", None)
    return out


@cache
def adjectives() -> dict[str, str]:
    """The English adjectives of states, folded: "russian" is "RU"."""
    out: dict[str, str] = {}
    for code, entry in table("world/states")["states"].items():
        out.setdefault(fold(entry[3]), code)
    return out
