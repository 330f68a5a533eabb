"""Mentions (words in one text) and actors (whom they stand for, across the accounts)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recoupe.model.spans import Span


class Kind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    GROUP = "group"


class Form(StrEnum):
    """How a mention names its actor: name, role, seat of power ("Moscou"), pronoun."""

    NAME = "name"
    ROLE = "role"
    METONYM = "metonym"
    PRONOUN = "pronoun"


class Gender(StrEnum):
    """Grammatical gender, where the words show it."""

    FEMININE = "f"
    MASCULINE = "m"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Role:
    """An office, with country and body, and the days between which the article has it held."""

    title: str
    span: Span
    country: str | None = None
    body: str | None = None
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of one article that name somebody: the whole noun phrase, determiner and apposition name apart.

    `name` is the bare name or office in a normal form (no determiner, no civility); `head` the part
    that identifies (a surname, an acronym, a country code such as "RU"). `code` is the identifier of
    a state or body known to the world tables, "" when unknown. `place` is true where the words only
    locate ("à Moscou", "bureau à Moscou"): such a mention names no speaker.
    """

    span: Span
    form: Form
    kind: Kind
    name: str
    head: str = ""
    code: str = ""
    role: Role | None = None
    gender: Gender = Gender.UNKNOWN
    plural: bool = False
    place: bool = False
    apposed_to: Span | None = None
    """The other half of "le secrétaire général, Jens Stoltenberg": both name one actor."""


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A mention as the dossier records it."""

    span: Span
    form: Form


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, state, body or group that the accounts speak of, with every mention and the reasons for joining them."""

    id: str
    name: str
    kind: Kind
    party: str | None
    mentions: tuple[ActorMention, ...]
    roles: tuple[Role, ...] = ()
    gender: Gender = Gender.UNKNOWN
    plural: bool = False
    code: str = ""
    why: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.mentions:
            raise ValueError(f"an actor is named somewhere: {self.name}")
