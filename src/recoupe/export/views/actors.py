"""Who is who: every actor with its names, its offices, for whom it speaks, and why its namings are taken for one."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.export.dates import interval
from recoupe.export.views.lookup import Lookup
from recoupe.lang import fold
from recoupe.lang.world import bare
from recoupe.model import Actor, Form, Kind, Role, Span

FEW = 20
"""As many actors are shown at once: those whom most accounts name."""
SHORT = 3
"""Words of a name that is shown as another name of an actor."""
OFFICES = 3
"""Offices said of one actor; the exchange format has them all."""


@dataclass(frozen=True, slots=True)
class Who:
    """One actor. `called` are its other names, `cites` the first naming in each article.

    `accounts` says how many name it, `origins` in how many speech acts.
    """

    id: str
    name: str
    kind: str
    party: str
    called: tuple[str, ...]
    offices: tuple[str, ...]
    accounts: int
    origins: int
    namings: int
    why: tuple[str, ...]
    cites: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class WhoIsWho:
    """The actors whom most accounts name, and the rest, both most widely named first."""

    main: tuple[Who, ...]
    others: tuple[Who, ...]


def who_is_who(look: Lookup) -> WhoIsWho:
    """All actors of a dossier."""
    found = [_who(look, actor) for actor in look.dossier.actors]
    found.sort(key=lambda w: (-w.accounts, -w.namings))
    return WhoIsWho(tuple(found[:FEW]), tuple(found[FEW:]))


def _who(look: Lookup, actor: Actor) -> Who:
    spans = [mention.span for mention in actor.mentions]
    party = look.side_of(actor.id)
    first = {span.article: span for span in sorted(spans, reverse=True)}
    return Who(
        id=actor.id,
        name=actor.name,
        kind=look.words.of(actor.kind),
        party="" if party in ("", actor.id) else look.party(party),
        called=_called(actor),
        offices=_offices(look, actor),
        accounts=look.accounts(spans),
        origins=look.origins_of(spans),
        namings=len(spans),
        why=tuple(look.by_id(why) for why in actor.why),
        cites=tuple(first[article] for article in sorted(first, key=look.place)),
    )


def _called(actor: Actor) -> tuple[str, ...]:
    """The names that the articles give it, each once, without their articles; names within long phrases are said by the offices."""
    names: dict[str, str] = {}
    for mention in actor.mentions:
        name = bare(" ".join(mention.span.text.split()))
        if mention.form in (Form.NAME, Form.METONYM) and len(name.split()) <= SHORT:
            names.setdefault(fold(name), name)
    return tuple(name for key, name in names.items() if key != fold(actor.name))


def _offices(look: Lookup, actor: Actor) -> tuple[str, ...]:
    """The offices of a person, each title once; what a body is called by ("l'alliance") is no office."""
    if actor.kind is not Kind.PERSON:
        return ()
    titles: dict[str, Role] = {}
    for role in actor.roles:
        titles.setdefault(fold(role.title), role)
    return tuple(_office(look, role) for title, role in titles.items() if title != fold(actor.name))[:OFFICES]


def _office(look: Lookup, role: Role) -> str:
    """An office with the days on which it is held, as far as its article tells them."""
    if not role.earliest and not role.latest:
        return role.title
    return f"{role.title} ({interval(look.words, role.earliest, role.latest)})"
