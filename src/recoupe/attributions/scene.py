"""Who is named where in one article: mentions with the actors they stand for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.model import Actor, Form, Found, Gender, Kind, Mention, Range, Reading


@dataclass(frozen=True, slots=True)
class Named:
    """A mention and the actors it stands for (none when nobody joined it)."""

    start: int
    end: int
    mention: Mention
    actors: tuple[str, ...]
    kind: Kind
    gender: Gender
    plural: bool

    @property
    def place(self) -> bool:
        """Whether the words only locate."""
        return self.mention.place


class Scene:
    """The mentions of one article in order, outermost only, and the actors of the story."""

    def __init__(self, reading: Reading, found: Found, actors: Sequence[Actor]) -> None:
        self.reading, self.text = reading, reading.clean
        self.actors = {actor.id: actor for actor in actors}
        by_range: dict[Range, list[str]] = {}
        for actor in actors:
            for mention in actor.mentions:
                if mention.span.article == reading.id and mention.form is not Form.PRONOUN:
                    by_range.setdefault(mention.span.range, []).append(actor.id)
        named: list[Named] = []
        for mention in sorted(found.mentions, key=lambda m: (m.span.start, -m.span.end)):
            if mention.form is Form.PRONOUN or (named and mention.span.end <= named[-1].end):
                continue
            named.append(self._named(mention, tuple(by_range.get(mention.span.range, ()))))
        self.named = tuple(named)
        self.starts = [n.start for n in named]
        self.by_range = {(n.start, n.end): n for n in named}
        self.dates = sorted(phrase.span.range for phrase in found.phrases)

    def _named(self, mention: Mention, ids: tuple[str, ...]) -> Named:
        actor = self.actors.get(ids[0]) if ids else None
        kind = actor.kind if actor else mention.kind
        gender = actor.gender if actor and actor.gender else mention.gender
        return Named(mention.span.start, mention.span.end, mention, ids, kind, gender, mention.plural or bool(actor and actor.plural))

    def at(self, place: int) -> Named | None:
        """The mention that covers a place."""
        n = bisect_right(self.starts, place) - 1
        return self.named[n] if n >= 0 and place < self.named[n].end else None

    def within(self, start: int, end: int) -> tuple[Named, ...]:
        """The mentions that lie wholly in a range."""
        first = bisect_right(self.starts, start - 1)
        last = bisect_right(self.starts, end)
        return tuple(n for n in self.named[first:last] if n.end <= end)

    def before(self, named: Named) -> Named | None:
        """The mention before one."""
        n = bisect_right(self.starts, named.start - 1) - 1
        return self.named[n] if n >= 0 else None

    def after(self, named: Named) -> Named | None:
        """The mention after one."""
        n = bisect_right(self.starts, named.start)
        return self.named[n] if n < len(self.named) else None

    def apposed(self, one: Named, other: Named) -> bool:
        """Whether two neighbouring mentions name one actor ("le secrétaire général, Jens Stoltenberg")."""
        if one.mention.apposed_to == other.mention.span or other.mention.apposed_to == one.mention.span:
            return True
        return bool(set(one.actors) & set(other.actors)) and self.text[one.end : other.start].strip() in (",", "", "(", "–")
