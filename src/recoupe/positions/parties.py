"""Parties: on whose side an actor stands, and who embodies a side."""

from __future__ import annotations

from recoupe.lang import fold
from recoupe.model import Actor, Dossier, Kind
from recoupe.positions.grammar import grammar

ROLE = 3
"""Words of an office among which its own noun stands: "ancien journaliste spécialiste"."""


class Parties:
    """The sides of a story."""

    def __init__(self, dossier: Dossier) -> None:
        self._actors = {actor.id: actor for actor in dossier.actors}
        self._of = {actor.id: actor.party or actor.code or actor.id for actor in dossier.actors}
        heard = {speaker for said in dossier.attributions for speaker in said.speakers}
        self._head: dict[str, Actor] = {}
        for actor in sorted(dossier.actors, key=self._rank):
            if actor.party and actor.kind in (Kind.STATE, Kind.ORGANISATION) and actor.id in heard:
                self._head.setdefault(actor.party, actor)

    def _rank(self, actor: Actor) -> tuple[bool, bool, int, str]:
        named = actor.party in (actor.code, actor.name, actor.id)
        return (not named, actor.kind is not Kind.STATE, -len(actor.mentions), actor.id)

    def of(self, actor: str) -> str:
        """The party of an actor; the actor itself when it is of none."""
        return self._of.get(actor, actor)

    def same(self, one: str, other: str) -> bool:
        """Whether two actors stand on one side."""
        return self.of(one) == self.of(other)

    def head(self, actor: str) -> str:
        """The state or known body for which an actor speaks, where it is itself heard in the story; else the actor itself.

        Of a firm or a club nobody but who speaks is asked: its "nous" stays his.
        """
        found = self._head.get(self._of.get(actor, ""))
        return found.id if found and (found.kind is Kind.STATE or found.code) else actor

    def aimable(self, target: str, actor: str) -> bool:
        """Whether a stance of one actor may be aimed at another: a person, state or known body of another side."""
        found = self._actors.get(target)
        if not found or self.same(target, actor):
            return False
        return found.kind in (Kind.PERSON, Kind.STATE) or bool(found.code or found.party in self._head)

    def sided(self, actor: str) -> bool:
        """Whether an actor stands for a side: a state, a body, or one whose state or body is known."""
        found = self._actors.get(actor)
        return bool(found and (found.kind is Kind.STATE or found.code or (found.party and found.party not in (found.id, found.name))))

    def looks_on(self, actor: str) -> bool:
        """Whether an actor only studies or watches the story: an expert foretells what a side will do, he binds none."""
        found = self._actors.get(actor)
        told = [role.title for role in found.roles] or [found.name] if found else []
        return any(fold(word) in grammar("onlookers") for title in told for word in title.split()[:ROLE])

    def joint(self, actor: str) -> bool:
        """Whether an actor stands for all sides at once ("les deux parties", "les belligérants")."""
        found = self._actors.get(actor)
        return bool(found and found.kind is Kind.GROUP and {fold(word) for word in found.name.split()} & grammar("both"))
