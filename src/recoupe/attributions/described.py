"""Speakers known only by a description: "la banque" is a body named before, "une source diplomatique" somebody of her own."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from recoupe.attributions.holders import nouns
from recoupe.attributions.phrases import Source
from recoupe.attributions.scene import Named, Scene
from recoupe.attributions.speakers import Focus, Reference
from recoupe.attributions.words import vocabulary
from recoupe.lang import fold, tokens
from recoupe.model import Actor, ActorMention, Form, Gender, Kind, Mention, Range

PLURALS = frozenset(("les", "des", "ces", "ses", "leurs", "nos", "mes", "plusieurs", "certains", "certaines", "quelques"))
DEFINITE = frozenset(("le", "la", "l'", "les", "ce", "cet", "cette", "ces"))
MASCULINE, FEMININE = frozenset(("le", "un", "ce", "cet", "du", "au")), frozenset(("la", "une", "cette"))

AUTHOR = re.compile(r"\s(?:du |des |de (?:la |l['’])?|d['’])")
"""What stands between a message and its author ("le communiqué du groupe")."""
ARTICLE = 3
"""Characters of an article that the mention of the author may hold."""

RELATIVE = re.compile(r",|\s(?:qui|dont|ayant|selon|lequel|laquelle|lesquels|lesquelles|que)\s|\s(?:qu|d['’]après)['’\s]")
"""What ends the words by which somebody without a name is called."""


class Description:
    """A noun phrase that names nobody: its determiner, its head noun, and whether more follows it."""

    def __init__(self, text: str) -> None:
        self.text = text
        words = [token.text for token in tokens(text)]
        keys = [fold(word) for word in words]
        self.determiner = keys[0] if keys and (words[0].lower() in vocabulary("determiners") or keys[0] in PLURALS) else ""
        rest = keys[1:] if self.determiner else keys
        at = next((n for n, k in enumerate(rest) if k not in nouns("before") and not k.isdigit()), 0)
        head = rest[at] if rest else ""
        self.noun = head.removeprefix("ex-")
        self.more = any(k in vocabulary("prepositions") or k in vocabulary("relatives") for k in rest[at + 1 :])
        self.proper = len(rest) <= 2 and all(w[:1].isupper() for w in words[len(words) - len(rest) :])
        self.name = self.proper and not self.determiner

    @property
    def plural(self) -> bool:
        """Whether it means several."""
        return self.determiner in PLURALS or (self.determiner in vocabulary("determiners") and self.noun.endswith("s") and self.counted)

    @property
    def counted(self) -> bool:
        """Whether a number stands for the determiner ("deux responsables")."""
        return self.determiner not in DEFINITE | {"un", "une"}

    @property
    def kind(self) -> Kind:
        """What it can mean: a text or a body is a body, several people a group."""
        if self.noun in nouns("bodies", "texts"):
            return Kind.ORGANISATION
        if self.proper and self.text.split()[-1].isupper():
            return Kind.ORGANISATION
        return Kind.GROUP if self.plural else Kind.PERSON

    @property
    def gender(self) -> Gender:
        """The gender its determiner shows."""
        return Gender.MASCULINE if self.determiner in MASCULINE else Gender.FEMININE if self.determiner in FEMININE else Gender.UNKNOWN


KindOf = Callable[[int, int], Kind | None]
"""What a name at [start, end) that no table knows names, if that can be told."""


def unknown(start: int, end: int) -> Kind | None:  # noqa: ARG001 - the answer of those who cannot tell
    """Nothing is known of any name."""
    return None


class Described:
    """Finds or makes the actors of the descriptions of one article."""

    def __init__(self, scene: Scene, focus: Focus, kind_of: KindOf) -> None:
        self.scene, self.focus, self.kind_of = scene, focus, kind_of
        self.made: dict[str, Actor] = {}

    @property
    def actors(self) -> tuple[Actor, ...]:
        """The actors made, in the order in which they first speak."""
        return tuple(self.made.values())

    def who(self, source: Source, quoted: Sequence[Range] = ()) -> tuple[tuple[Named, ...], str]:
        """Whom the words of a source mean, and how that is known: `description`, or `described` for somebody without a name."""
        start, end = source.ranges[0][0], source.ranges[-1][1]
        phrase = Description(self.scene.text[start:end])
        if not phrase.noun or (phrase.noun in nouns("nobody") and not (phrase.noun == "personne" and phrase.determiner)):
            return (), ""
        if (
            phrase.noun in nouns("messages")
            and (author := AUTHOR.search(phrase.text))
            and (wrote := self._wrote(start + author.end(), end))
        ):
            return wrote
        if phrase.name and (named := self._by_name(phrase, start)) is not None:
            return (named,), "named"
        if phrase.determiner in DEFINITE and not phrase.more and not phrase.plural and phrase.noun not in nouns("texts"):
            kinds = frozenset((phrase.kind, Kind.GROUP) if phrase.kind is Kind.ORGANISATION else (phrase.kind,))
            choice = self.focus.meant(Reference("description", start, "", False, kinds, phrase.noun), (), quoted)
            if choice.people and not self._made(choice.people):
                return choice.people, "description"
        return (self._make(phrase, start, end),), "described"

    def _wrote(self, start: int, end: int) -> tuple[tuple[Named, ...], str] | None:
        """Who speaks in "le communiqué du groupe": the one named after the preposition, or meant by the words there."""
        named = [n for n in self.scene.within(start - ARTICLE, end) if not n.place and n.actors]
        if named:
            return (named[0],), "description"
        noun = fold(next((token.text for token in tokens(self.scene.text[start:end])), ""))
        if noun not in nouns("bodies"):
            return None
        wanted = Reference("description", start, "", False, frozenset((Kind.ORGANISATION, Kind.GROUP)), noun)
        people = self.focus.meant(wanted).people
        return (people, "description") if people else None

    def _made(self, people: tuple[Named, ...]) -> bool:
        return any(actor in {a.id for a in self.made.values()} for n in people for actor in n.actors)

    def _by_name(self, phrase: Description, place: int) -> Named | None:
        """The person one of whose names ends so, where the finder of names did not see it."""
        for named in reversed(self.scene.named_before(place, place)):
            names = {fold(token.text) for a in named.actors for token in tokens(self.scene.actors[a].name)}
            if named.kind is Kind.PERSON and fold(phrase.text.split()[-1]) in names:
                return named
        return None

    def _make(self, phrase: Description, start: int, end: int) -> Named:
        """A person, body or group of its own; the same definite words later in the article mean the same one."""
        span = self.scene.reading.span(start, end)
        mention = ActorMention(span, Form.ROLE)
        definite = phrase.determiner in DEFINITE
        key = " ".join(token.key for token in list(tokens(phrase.text))[1:]) if definite else f"{phrase.text} {start}"
        known = self.made.get(key) or (self._taken_up(phrase) if definite and not phrase.more else None)
        if known is None:
            bare = phrase.text[len(next(tokens(phrase.text)).text) :].lstrip("'’ \u00a0") if definite else phrase.text
            name = RELATIVE.split(bare or phrase.text)[0]
            number = f"{self.scene.reading.id}-d{len(self.made) + 1}"
            kind = (self.kind_of(start, end) if phrase.proper else None) or phrase.kind
            known = Actor(number, name, kind, None, (mention,), gender=phrase.gender, plural=phrase.plural)
        elif mention not in known.mentions:
            known = replace(known, mentions=(*known.mentions, mention))
        self.made[next((k for k, a in self.made.items() if a.id == known.id), key)] = known
        self.scene.actors[known.id] = known
        words = Mention(span, Form.ROLE, known.kind, known.name, gender=known.gender, plural=known.plural)
        return Named(start, end, words, (known.id,), known.kind, known.gender, known.plural)

    def _taken_up(self, phrase: Description) -> Actor | None:
        """Who was brought in by the same noun before ("un proche du dossier ... le proche")."""
        return next((a for a in reversed(self.made.values()) if Description(a.mentions[0].span.text).noun == phrase.noun), None)
