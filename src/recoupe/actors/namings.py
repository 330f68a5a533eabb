"""The namings of a story: its mentions in order, appositions as one, each with what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from recoupe.actors import offices
from recoupe.actors.placing import placed
from recoupe.actors.spelling import readings
from recoupe.actors.units import PEOPLE, Unit
from recoupe.lang import fold
from recoupe.lang.naming import PEOPLES, natives, small, stem_of_land
from recoupe.model import Form, Kind, Material, Mention, Reading, Role


def units_of(material: Material) -> tuple[Unit, ...]:
    """Every naming of the story in order, mere places of metonyms left out."""
    out: list[Unit] = []
    for reading in material.readings:
        for mentions in _together(material.found_in(reading.id).mentions):
            main = mentions[0]
            if main.place and main.form is Form.METONYM:
                continue
            unit = _native(reading, _unit(reading, len(out), mentions), out)
            out.append(replace(unit, roles=placed(reading, out, unit)) if unit.kind is Kind.PERSON and unit.roles else unit)
    surnames = {key for u in out if u.kind is Kind.PERSON and u.named and " " in u.named.name for key in readings(u.named.head)}
    short = {"".join(p[0] for p in parts(u.named.name)) for u in out if u.kind is Kind.PERSON and u.named and len(parts(u.named.name)) > 2}
    stems = {
        stem_of_land(fold(u.main.name)): u.main.name for u in out if u.kind is Kind.STATE and not u.main.code and u.main.form is Form.NAME
    }
    out = [replace(u, roles=tuple(_of_land(role, stems) for role in u.roles)) if stems and u.roles else u for u in out]
    return tuple(replace(u, kind=Kind.PERSON) if _surname(u, surnames) or _initials(u, short) else u for u in out)


BEFORE = (" du ", " au ", " le ", " la ")
"""Articles that the name of a people may leave outside."""


def _native(reading: Reading, unit: Unit, before: list[Unit]) -> Unit:
    """« le Texan » is somebody, where the article has named a person before."""
    main = unit.main
    code = natives().get(fold(main.name), "")
    if (
        not code
        or unit.kind is Kind.PERSON
        or main.code
        or not (unit.first in ("le", "la", "l") or reading.clean[: unit.span.start].endswith(BEFORE))
        or len(unit.namings) > 1
        or not any(u.article == unit.article and u.kind is Kind.PERSON and u.named for u in before)
    ):
        return unit
    role = Role(main.name, main.span, code)
    person = replace(main, form=Form.ROLE, kind=Kind.PERSON, head=PEOPLE, role=role)
    return replace(unit, form=Form.ROLE, kind=Kind.PERSON, mentions=(person,), namings=((unit.span, Form.ROLE),), roles=(role,))


def _of_land(role: Role, stems: dict[str, str]) -> Role:
    """« le ministre valdorien » of an article that never says Valdorie is of the Valdorie that another names."""
    if role.country or role.body:
        return role
    for word in role.title.split():
        key = fold(word)
        if PEOPLES.search(key) and (land := stems.get(PEOPLES.sub("", key))):
            return replace(role, title=" ".join(w for w in role.title.split() if w != word) or role.title, country=land)
    return role


def _surname(unit: Unit, surnames: set[str]) -> bool:
    """Whether a lone name taken for a body in one article is the surname of somebody whom another names in full."""
    main = unit.main
    return (
        unit.kind is Kind.ORGANISATION
        and main.form is Form.NAME
        and not main.code
        and len(main.span.text.split()) == len(main.name.split())
        and not surnames.isdisjoint(readings(main.name))
        and not main.name.isupper()
    )


def parts(name: str) -> list[str]:
    """The parts of a name, folded, hyphens undone."""
    return fold(name).replace("-", " ").replace("'", " ").split()


def _initials(unit: Unit, known: set[str]) -> bool:
    """Whether capitals taken for a body are the initials of somebody whom the story names in full ("INK")."""
    main = unit.main
    return unit.kind is Kind.ORGANISATION and main.form is Form.NAME and not main.code and main.name.isupper() and fold(main.name) in known


def _together(mentions: tuple[Mention, ...]) -> Iterator[tuple[Mention, ...]]:
    """Mentions in order, those linked by apposition in one tuple; an acronym in brackets between two halves comes before them."""
    chain: list[Mention] = []
    ordered = sorted(mentions, key=lambda m: m.span)
    for mention, following in zip(ordered, [*ordered[1:], None], strict=False):
        if _goes_with(chain, mention):
            chain.append(mention)
        elif following and mention.kind is Kind.ORGANISATION and _goes_with(chain, following):
            yield (mention,)
        else:
            if chain:
                yield tuple(chain)
            chain = [mention]
    if chain:
        yield tuple(chain)


def _goes_with(chain: list[Mention], mention: Mention) -> bool:
    """Whether a mention is another half of an apposition."""
    return bool(
        chain
        and mention.apposed_to
        and not any(_two_titles(mention, m) or _two_titles(m, mention) for m in chain)
        and any(mention.apposed_to.overlaps(m.span) for m in chain)
        and mention.span.start >= chain[-1].span.end
    )


def _two_titles(one: Mention, other: Mention) -> bool:
    """« le chef de l'Etat, le dalaï-lama »: a title that is used like a name is no head of state or of government."""
    unique = one.form is Form.NAME and one.role is not None and fold(one.name) == fold(one.role.title)
    return unique and other.role is not None and offices.title(other.role) in small("heads")


APPOSED = re.compile(r"\s*(?:,|\(|\([^()]{1,12}\)\s*,)\s*")
"""What stands between the halves of one naming: a comma, a bracket, an acronym in brackets and a comma."""


def _unit(reading: Reading, order: int, mentions: tuple[Mention, ...]) -> Unit:
    joined: list[list[Mention]] = []
    for mention in mentions:
        if joined and APPOSED.fullmatch(reading.clean[joined[-1][-1].span.end : mention.span.start]) and mention.kind is Kind.PERSON:
            joined[-1].append(mention)
        else:
            joined.append([mention])
    namings = tuple((reading.span(part[0].span.start, part[-1].span.end), _form(part)) for part in joined)
    roles = tuple(m.role for m in mentions if m.role)
    return Unit(order, namings[0][0], _form(mentions), mentions[0].kind, mentions, namings, roles)


def _form(mentions: Sequence[Mention]) -> Form:
    return Form.NAME if any(m.form is Form.NAME for m in mentions) else mentions[0].form
