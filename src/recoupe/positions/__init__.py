"""Where the parties stand: issues, positions, and what they add up to."""

from dataclasses import replace

from recoupe.lang import say
from recoupe.lang.topics import topics
from recoupe.model import Dossier, Material, Position, Span
from recoupe.positions.agreement import agreements
from recoupe.positions.draft import Draft
from recoupe.positions.issues import Search
from recoupe.positions.narrated import narrated
from recoupe.positions.parties import Parties
from recoupe.positions.rulings import ruled
from recoupe.positions.scene import Scene
from recoupe.positions.spoken import spoken


def weigh(material: Material, dossier: Dossier) -> Dossier:
    """The dossier with its issues, the positions of the parties, and their agreement on each issue.

    Positions come from what is said (attributions) and from what the article tells in its own voice.
    Only articles in French are weighed. What no issue holds is kept together as other points, on which nothing is agreed
    or disputed as a whole.
    """
    parties = Parties(dossier)
    french = [r for r in material.readings if r.article.language == "fr"]
    scenes = {r.id: Scene(r, material.found_in(r.id), dossier) for r in french}
    drafts = [d for scene in scenes.values() for d in _drafts(scene, parties, dossier)]
    drafts.sort(key=lambda d: d.order)
    copies = frozenset(article for account in dossier.lineage.accounts for article in account.articles[1:])
    search = Search(drafts, scenes, copies, parties.sided, say(dossier.language, "positions.other"))
    found = ruled(dossier.judgements, search.stakes, topics(dossier.story.topics))
    stake = found.stakes
    held = [(draft, issue) for draft, issue in zip(drafts, stake.of, strict=True) if issue]
    positions = tuple(_position(n, draft, issue) for n, (draft, issue) in enumerate(held, 1))
    agreement = agreements((i.id for i in stake.issues if i.terms), positions, parties)
    return replace(
        dossier,
        issues=stake.issues,
        positions=positions,
        agreement=agreement,
        judgements=found.judgements,
        problems=dossier.problems + found.problems,
    )


def _drafts(scene: Scene, parties: Parties, dossier: Dossier) -> list[Draft]:
    """All drafts of one article, each said once: the longer words win, and what somebody says over what the article tells."""
    every = [*spoken(scene, parties, dossier.attributions), *narrated(scene, parties, dossier.attributions)]
    out: list[Draft] = []
    for draft in sorted(every, key=lambda d: (d.attribution is None, -len(d.evidence[0]), d.order)):
        if not any(same_stance(draft, other) and _nested(draft.evidence[0], other.evidence[0]) for other in out):
            out.append(draft)
    return out


def _nested(one: Span, other: Span) -> bool:
    """Whether one range of words holds the other."""
    return one.covers(other) or other.covers(one)


def same_stance(one: Draft, other: Draft) -> bool:
    """Whether two drafts hold the same stance of the same actor."""
    return (one.actor, one.stance) == (other.actor, other.stance)


def _position(number: int, draft: Draft, issue: str) -> Position:
    return Position(
        id=f"pos{number}",
        actor=draft.actor,
        issue=issue,
        stance=draft.stance,
        target=draft.target,
        modality=draft.modality,
        attribution=draft.attribution,
        evidence=draft.evidence,
        condition=draft.condition,
        reported_by=draft.reported_by,
    )
