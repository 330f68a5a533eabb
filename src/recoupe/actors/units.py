"""What is joined: mentions, with the halves of an apposition taken as one naming."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recoupe.actors import offices
from recoupe.actors.spelling import readings
from recoupe.lang import fold, world
from recoupe.lang.naming import PEOPLES, small, stem_of_land
from recoupe.model import Form, Gender, Kind, Material, Mention, Reading, Role, Span


@dataclass(frozen=True, slots=True)
class Unit:
    """One naming of somebody: its words, and what they show. `order` is its place in the story."""

    order: int
    span: Span
    form: Form
    kind: Kind
    mentions: tuple[Mention, ...]
    namings: tuple[tuple[Span, Form], ...]
    """The words as the dossier records them: an apposition after a comma is one naming, a name and its acronym are two."""
    roles: tuple[Role, ...] = ()
    """The offices that the words give, with the country or body that the words around add."""

    @property
    def article(self) -> str:
        """The article it stands in."""
        return self.span.article

    @property
    def named(self) -> Mention | None:
        """The mention that gives a person's name, if one does."""
        return next((m for m in self.mentions if m.form is Form.NAME), None)

    @property
    def gender(self) -> Gender:
        """The gender that the words show."""
        named = self.named
        return (named.gender if named else Gender.UNKNOWN) or next((m.gender for m in self.mentions if m.gender), Gender.UNKNOWN)

    @property
    def main(self) -> Mention:
        """The mention that says most of who it is."""
        return self.named or self.mentions[0]

    @property
    def first(self) -> str:
        """The first word, folded: it tells "un" from "le"."""
        return first_word(self.mentions[0])

    @property
    def indefinite(self) -> bool:
        """Whether it brings in somebody new: "un responsable"."""
        return self.first in small("indefinite")

    @property
    def possessive(self) -> bool:
        """Whether it is said in relation to somebody: "son épouse"."""
        return self.first in small("own")


def first_word(mention: Mention) -> str:
    """The first word of a mention, folded."""
    return fold(mention.span.text.replace("’", "'").split("'")[0].split()[0])


def units_of(material: Material) -> tuple[Unit, ...]:
    """Every naming of the story in order, mere places of metonyms left out."""
    out: list[Unit] = []
    for reading in material.readings:
        for mentions in _together(material.found_in(reading.id).mentions):
            main = mentions[0]
            if main.place and main.form is Form.METONYM:
                continue
            unit = _unit(reading, len(out), mentions)
            out.append(replace(unit, roles=placed(reading, out, unit)) if unit.kind is Kind.PERSON and unit.roles else unit)
    surnames = {key for u in out if u.kind is Kind.PERSON and u.named and " " in u.named.name for key in readings(u.named.head)}
    short = {"".join(p[0] for p in parts(u.named.name)) for u in out if u.kind is Kind.PERSON and u.named and len(parts(u.named.name)) > 2}
    stems = {
        stem_of_land(fold(u.main.name)): u.main.name for u in out if u.kind is Kind.STATE and not u.main.code and u.main.form is Form.NAME
    }
    out = [replace(u, roles=tuple(_of_land(role, stems) for role in u.roles)) if stems and u.roles else u for u in out]
    return tuple(replace(u, kind=Kind.PERSON) if _surname(u, surnames) or _initials(u, short) else u for u in out)


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


NEAR = 250
"""How many characters back "son directeur général" finds the body it is of."""


def placed(reading: Reading, before: list[Unit], unit: Unit) -> tuple[Role, ...]:
    """The roles of a person; an office that names no country or body takes that of the words around.

    "son directeur général" is of the body named last; in "le ministre russe des Affaires étrangères X et le ministre
    de la Défense Y" both are of one country.
    """
    if fold(unit.roles[0].title).startswith("homologue") and (peer := _peer(before, unit)):
        unit = replace(unit, roles=(*unit.roles, replace(unit.roles[0], title=peer)))
    told = any(role.country or role.body for role in unit.roles)
    if not told and (named := _of_body(before, unit)) != (None, None):
        return tuple(replace(role, country=named[0], body=named[1]) for role in unit.roles)
    if told or not before or before[-1].article != unit.article or fold(unit.roles[0].title).split()[0] not in small("held"):
        return unit.roles
    if unit.possessive:
        country, body = _owner(reading, before, unit)
        return tuple(replace(role, country=country, body=body) for role in unit.roles)
    last = before[-1]
    joint = reading.clean[last.span.end : unit.span.start].strip(" \u00a0,") == "et"
    shared = next((r.country for r in last.roles if r.country), None)
    if joint and last.kind is Kind.PERSON and shared and "ministre" in fold(last.roles[0].title + unit.roles[0].title):
        return tuple(replace(role, country=shared) for role in unit.roles)
    return unit.roles


def _peer(before: list[Unit], unit: Unit) -> str:
    """The office of the person whose "homologue" somebody is: the one named last before in the article, whose office is told."""
    named = (u for u in reversed(before) if u.article == unit.article and u.kind is Kind.PERSON)
    last = next(named, None)
    return next((r.title for r in last.roles if r.country or r.body), "") if last else ""


OF_BODY = re.compile(r"(?:du|de l'|de la) ?(\w+)$")


def _of_body(before: list[Unit], unit: Unit) -> tuple[str | None, str | None]:
    """The country or body of "le porte-parole du ministère": that of the ministry named last in the article."""
    found = OF_BODY.search(fold(unit.roles[0].title))
    noun = found.group(1) if found else ""
    if noun not in small("alone") and noun not in small("anaphoric"):
        return None, None
    here = (u for u in reversed(before) if u.article == unit.article and u.kind in (Kind.STATE, Kind.ORGANISATION))
    body = next((u for u in here if fold(u.main.head) == noun or noun in world.nouns(u.main.code)), None)
    if body is None:
        return None, None
    if body.main.code:
        return (body.main.code, None) if world.is_state(body.main.code) else (None, body.main.code)
    country, owner = (body.main.role.country, body.main.role.body) if body.main.role else (None, None)
    named = body.main.name[:1].isupper() and not (country or owner)
    return (None, body.main.name) if named else (country, owner)


def _owner(reading: Reading, before: list[Unit], unit: Unit) -> tuple[str | None, str | None]:
    """The country or body whose "son directeur général" somebody is: the subject that opens the sentence, else the one named last, not far.

    In "L'Ostrane ira à une réunion avec la Valdorie, a dit son ministre" he is of the first; in "la Valdorie et son ministre" of the last.
    """
    near = [u for u in before if u.article == unit.article and unit.span.start - u.span.end <= NEAR and _can_own(u, unit)]
    if not near:
        return None, None
    owner = near[-1]
    if reading.clean[owner.span.end : unit.span.start].strip(" \u00a0,") != "et":
        opening = [u for u in near if not u.main.place and OPENS.search(reading.clean[max(0, u.span.start - 4) : u.span.start])]
        owner = opening[-1] if opening else owner
        if before[-1].kind is Kind.PERSON and not opening:
            return None, None  # his own, perhaps
        if not (opening or owner.main.code):
            return None, None
    code = owner.main.code or owner.main.name
    return (code, None) if owner.kind is Kind.STATE or world.is_state(code) else (None, code)


def _can_own(owner: Unit, unit: Unit) -> bool:
    """Whether something can have "son ministre", "sa secrétaire générale": a state, or a named body that is no medium, and no minister."""
    main = owner.main
    if owner.kind is not Kind.ORGANISATION or "ministre" in fold(unit.roles[0].title):
        return owner.kind is Kind.STATE
    thing = world.names().get(fold(main.name))
    named = main.code or main.form is Form.NAME or (main.name[:1].isupper() and " " in main.name)
    return bool(named) and not (thing and thing.sort == "media")


OPENS = re.compile(r"(?:^|[.!?»\n])\s*$")
"""What stands before the first word of a sentence."""


def _together(mentions: tuple[Mention, ...]) -> Iterator[tuple[Mention, ...]]:
    """Mentions in order, those linked by apposition in one tuple."""
    chain: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: m.span):
        if (
            chain
            and mention.apposed_to
            and not any(_two_titles(mention, m) or _two_titles(m, mention) for m in chain)
            and any(mention.apposed_to.overlaps(m.span) for m in chain)
            and mention.span.start >= chain[-1].span.end
        ):
            chain.append(mention)
            continue
        if chain:
            yield tuple(chain)
        chain = [mention]
    if chain:
        yield tuple(chain)


def _two_titles(one: Mention, other: Mention) -> bool:
    """« le chef de l'Etat, le dalaï-lama »: a title that is used like a name is no head of state or of government."""
    unique = one.form is Form.NAME and one.role is not None and fold(one.name) == fold(one.role.title)
    return unique and other.role is not None and offices.title(other.role) in small("heads")


def _unit(reading: Reading, order: int, mentions: tuple[Mention, ...]) -> Unit:
    joined: list[list[Mention]] = []
    for mention in mentions:
        if joined and reading.clean[joined[-1][-1].span.end : mention.span.start].strip(" \u00a0") == ",":
            joined[-1].append(mention)
        else:
            joined.append([mention])
    namings = tuple((reading.span(part[0].span.start, part[-1].span.end), _form(part)) for part in joined)
    roles = tuple(m.role for m in mentions if m.role)
    return Unit(order, namings[0][0], _form(mentions), mentions[0].kind, mentions, namings, roles)


def _form(mentions: Sequence[Mention]) -> Form:
    return Form.NAME if any(m.form is Form.NAME for m in mentions) else mentions[0].form
