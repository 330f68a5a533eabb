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
        self.named = tuple(self._outermost(found, actors))
        self.starts = [n.start for n in self.named]
        self.sentence_starts = [start for start, _ in reading.sentences]
        self.dates = sorted(phrase.span.range for phrase in found.phrases)

    def _outermost(self, found: Found, actors: Sequence[Actor]) -> list[Named]:
        """The outermost mentions in order: those of actors (an apposition is one), and those that nobody joined."""
        ids: dict[Range, list[str]] = {mention.span.range: [] for mention in found.mentions if mention.form is not Form.PRONOUN}
        for actor in actors:
            for named in actor.mentions:
                if named.span.article == self.reading.id and named.form is not Form.PRONOUN:
                    ids.setdefault(named.span.range, []).append(actor.id)
        parts = sorted(found.mentions, key=lambda m: (m.span.start, -m.span.end))
        starts = [m.span.start for m in parts]
        out: list[Named] = []
        for (start, end), who in sorted(ids.items(), key=lambda item: (item[0][0], -item[0][1])):
            if out and end <= out[-1].end:
                continue
            inner = [m for m in parts[bisect_right(starts, start - 1) : bisect_right(starts, end)] if m.span.end <= end]
            if inner:
                out.append(self._named((start, end), inner, tuple(who)))
        return out

    def _named(self, place: Range, parts: Sequence[Mention], ids: tuple[str, ...]) -> Named:
        actor = self.actors.get(ids[0]) if ids else None
        kind = actor.kind if actor else parts[0].kind
        gender = next(
            (g for g in (*(m.gender for m in parts), *([actor.gender] if actor else [])) if g is not Gender.UNKNOWN), Gender.UNKNOWN
        )
        return Named(*place, parts[0], ids, kind, gender, parts[0].plural or bool(actor and actor.plural))

    def at(self, place: int) -> Named | None:
        """The mention that covers a place."""
        n = bisect_right(self.starts, place) - 1
        return self.named[n] if n >= 0 and place < self.named[n].end else None

    def within(self, start: int, end: int) -> tuple[Named, ...]:
        """The mentions that lie wholly in a range."""
        first = bisect_right(self.starts, start - 1)
        last = bisect_right(self.starts, end)
        return tuple(n for n in self.named[first:last] if n.end <= end)

    def sentence(self, place: int) -> int:
        """The index of the sentence that begins last before a place (0 when none does)."""
        return max(bisect_right(self.sentence_starts, place) - 1, 0)

    def named_before(self, place: int, reach: int) -> tuple[Named, ...]:
        """The mentions that end before a place, from so many characters back, mere places left out."""
        first = bisect_right(self.starts, place - reach)
        last = bisect_right(self.starts, place)
        return tuple(n for n in self.named[first:last] if n.end <= place and not n.place)

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
