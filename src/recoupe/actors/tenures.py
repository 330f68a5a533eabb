"""When offices are held: on the day an article that tells them came out, which is known once the story is dated."""

from __future__ import annotations

from dataclasses import replace

from recoupe.actors import offices
from recoupe.model import Dossier, Role


def in_office(dossier: Dossier) -> Dossier:
    """The dossier with the days between which each article has the offices held.

    "le ministre" holds on the day of the article, "l'ancien ministre" did before, "le futur ministre" will after.
    """
    published = {article.id: article.published for article in dossier.articles}

    def held(role: Role) -> Role:
        days = published[role.span.article]
        earliest = None if offices.former(role) else days.earliest
        latest = None if offices.coming(role) else days.latest
        return replace(role, earliest=earliest, latest=latest)

    return replace(dossier, actors=tuple(replace(actor, roles=tuple(map(held, actor.roles))) for actor in dossier.actors))
