"""Names of the records of one dossier, found by id."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from recoupe.export.words import Words, short
from recoupe.lang import table
from recoupe.lang.houses import one_house
from recoupe.model import Absent, Actor, Article, Attribution, Derivation, Dossier, Issue, Kind, Origin, Point, Position, Reading, Span

DETERMINER = re.compile(r"^(?:les?|la)\s|^l['’]", re.IGNORECASE)
"""The article of the name of a state, which a heading does without."""
TITLE = 48
"""Characters of a headline that stands for the name of who published it."""
PARTIES = (Kind.STATE, Kind.ORGANISATION)
"""The kinds of actor that can be a party."""


def _sides(dossier: Dossier) -> dict[str, str]:
    """Every way in which a party may be written -> the id of its actor, or "" where that is no party."""
    out: dict[str, str] = {}
    for actor in sorted(dossier.actors, key=lambda a: a.kind not in PARTIES):
        for key in (actor.id, actor.code, actor.name):
            if key:
                out.setdefault(key, actor.id if actor.kind in PARTIES else "")
    return out


def _of(said: Attribution, span: Span) -> bool:
    """Whether words are part of what an attribution reports, or of how it tells it."""
    return any(own.overlaps(span) for own in said.spans)


class Lookup:
    """One dossier with its records and texts by id, and the words to speak of them. An id that leads nowhere is shown as it is."""

    def __init__(self, dossier: Dossier, words: Words, readings: Iterable[Reading] = ()) -> None:
        self.dossier = dossier
        self.texts: dict[str, str] = {r.id: r.clean for r in readings}
        self.words = words
        self.articles: dict[str, Article] = {a.id: a for a in dossier.articles}
        self.actors: dict[str, Actor] = {a.id: a for a in dossier.actors}
        self.attributions: dict[str, Attribution] = {a.id: a for a in dossier.attributions}
        self.issues: dict[str, Issue] = {i.id: i for i in dossier.issues}
        self.positions: dict[str, Position] = {p.id: p for p in dossier.positions}
        self.origins: dict[str, Origin] = {o.id: o for o in dossier.lineage.origins}
        self.points: dict[str, Point] = {p.id: p for p in dossier.points}
        self.account = {article: a.id for a in dossier.lineage.accounts for article in a.articles}
        self._said: dict[str, list[Attribution]] = defaultdict(list)
        for said in dossier.attributions:
            self._said[said.article].append(said)
        self._order = {a.id: n for n, a in enumerate(dossier.articles)}
        self._ids = {a.file: a.id for a in dossier.articles if a.file}
        self._files = re.compile("|".join(re.escape(file) for file in sorted(self._ids, key=len, reverse=True)))
        self._sides = _sides(dossier)

    def by_id(self, text: str) -> str:
        """A reason in which articles are called by their files, with their ids instead."""
        return self._files.sub(lambda found: self._ids[found[0]], text) if self._ids else text

    @property
    def derivations(self) -> tuple[Derivation, ...]:
        """What comes from what; that an article comes from its own publisher is true, and no news to a reader."""
        return tuple(d for d in self.dossier.lineage.derivations if not self._of_itself(d))

    def _of_itself(self, derivation: Derivation) -> bool:
        return isinstance(derivation.source, Absent) and one_house(derivation.source.name, self.outlet(derivation.to))

    def outlet(self, article: str) -> str:
        """The publisher of an article; where the page does not name one its headline, else its file."""
        found = self.articles.get(article)
        if found is None or found.publisher:
            return found.publisher.name if found and found.publisher else article
        return self.words.quote(short(found.headline.text, TITLE)) if found.headline else found.file

    def publisher(self, article: str) -> str:
        """The publisher of an article, or its file: for tables, in which a headline would be taken for a name."""
        found = self.articles.get(article)
        return (found.publisher.name if found.publisher else found.file) if found else article

    def actor(self, actor: str | None) -> str:
        """The name of an actor."""
        return self.actors[actor].name if actor in self.actors else actor or ""

    def several(self, actor: str) -> bool:
        """Whether a verb after an actor stands in the plural."""
        return actor in self.actors and self.actors[actor].plural

    def side(self, party: str | None) -> str:
        """One key for a party, however it is written (a code, a name, an id); "" for a person and for nobody."""
        return self._sides.get(party, party) if party else ""

    def side_of(self, actor: str) -> str:
        """The party an actor belongs to or is; "" for one that is known to belong to none."""
        found = self.actors.get(actor)
        return (self.side(found.party) or self._sides.get(found.id, "")) if found else ""

    def party(self, side: str) -> str:
        """The name of a party by its key; that of all who belong to none, for ""."""
        if not side:
            return self.words("other-parties")
        state = table("world/states")["states"].get(side) if side not in self.actors else None
        return DETERMINER.sub("", str(state[0 if self.words.language == "fr" else 1])) if state else self.actor(side)

    def people(self, actors: Iterable[str]) -> str:
        """Several actors as a phrase, each name once."""
        return self.words.listing(dict.fromkeys(self.actor(a) for a in actors))

    def accounts(self, spans: Iterable[Span]) -> int:
        """How many accounts the words lie in."""
        return len({self.account.get(s.article, s.article) for s in spans})

    def origins_of(self, spans: Iterable[Span]) -> int:
        """On how many speech acts the words are known to rest; 0 where none is known, which is not to say that there is none."""
        return len({a.occasion for span in spans for a in self._said.get(span.article, ()) if a.occasion and _of(a, span)})

    def counted(self, accounts: int, origins: int) -> str:
        """In how many accounts, on how many origins: "3 récits, 1 prise de parole"; copies add to neither."""
        return f"{self.words('in-accounts', n=accounts)}, {self.words('on-origins' if origins else 'no-origin', n=origins)}"

    def per_article(self, spans: Iterable[Span]) -> dict[str, tuple[Span, ...]]:
        """Spans by article, articles in the order of the dossier, doubles left out."""
        out: dict[str, dict[Span, None]] = {}
        for span in spans:
            out.setdefault(span.article, {})[span] = None
        return {article: tuple(out[article]) for article in sorted(out, key=self.place)}

    def place(self, article: str) -> tuple[int, str]:
        """Where an article stands in the dossier: "a10" comes after "a9"."""
        return self._order.get(article, len(self._order)), article
