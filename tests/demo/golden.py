"""The golden picture of the demo story: one short Markdown file per stage, that a person can read and correct.

python tests/demo/golden.py --write     write what the program says today; read the difference before committing it
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from recoupe.model import Actor, Attribution, Dossier, Point, Position, Span, ZoneKind
from tests.demo.story import read

FOLDER = Path(__file__).parent / "golden"


def words(spans: Iterable[Span]) -> str:
    """The exact words, on one line."""
    return " … ".join(" ".join(span.text.split()) for span in spans)


def names(dossier: Dossier, actors: Iterable[str]) -> str:
    """Actors by name."""
    return ", ".join(dossier.actor(actor).name for actor in actors) or "-"


def articles(dossier: Dossier) -> Iterator[str]:
    """What kind of page each is, what was cut and mended."""
    for article in dossier.articles:
        published = article.published
        yield f"## {article.id} {article.file}"
        yield f"- {article.language}, {article.completeness.state} {words(article.completeness.evidence)}".rstrip()
        yield f"- published {published.value} ({published.basis}), publisher {article.publisher.name if article.publisher else '-'}"
        yield from (f"- credit {credit.kind}: {credit.name or '-'}: {words([credit.span])}" for credit in article.credits)
        yield from (f"- {zone.kind}: {words([zone.span])}" for zone in article.zones if zone.kind is not ZoneKind.BODY)
        yield from (f"- repair {repair.kind}: {words([repair.span])}" for repair in article.repairs)


def mentions(dossier: Dossier) -> Iterator[str]:
    """Time expressions and quantities with their values."""
    for article in dossier.articles:
        yield f"## {article.id}"
        yield from (f"- {words([t.span])} = {t.value} ({t.rule})" for t in dossier.timexes if t.span.article == article.id)
        found = (q for q in dossier.quantities if q.span.article == article.id)
        yield from (f"- {words([q.span])} = {q.low:g}..{'' if q.high is None else f'{q.high:g}'} {q.unit}" for q in found)


def actors(dossier: Dossier) -> Iterator[str]:
    """Who is one actor, under which names."""

    def line(actor: Actor) -> str:
        called = sorted({" ".join(mention.span.text.split()) for mention in actor.mentions})
        return f"- **{actor.name}** ({actor.kind}, {actor.party or '-'}): {' · '.join(called)}"

    yield from map(line, dossier.actors)


def attributions(dossier: Dossier) -> Iterator[str]:
    """Who said what."""

    def line(said: Attribution) -> str:
        cue, content = words(said.cue) or "-", words(said.content) or "-"
        return f"- {said.id} **{names(dossier, said.speakers)}** [{said.manner}, {said.act}] {cue}: {content}"

    yield from map(line, dossier.attributions)


def lineage(dossier: Dossier) -> Iterator[str]:
    """What comes from what, and how many accounts there are."""
    for one in dossier.lineage.derivations:
        source = one.source if isinstance(one.source, str) else f"({one.source.name or '?'})"
        share = "" if one.share is None else f" {one.share:.0%}"
        yield f"- {source} → {one.to}: {one.kind}{share}"
    yield from (f"- {account.id}: {', '.join(account.articles)}: {' ; '.join(account.why)}" for account in dossier.lineage.accounts)
    yield from (f"- {origin.id}: {origin.kind}: {origin.label}: {', '.join(origin.attributions)}" for origin in dossier.lineage.origins)


def events(dossier: Dossier) -> Iterator[str]:
    """What happened, when, where, with whom."""
    for event in dossier.events:
        tellings = ", ".join(sorted({span.article for span in event.tellings}))
        yield f"- {event.date.value or '?'} **{event.label}** ({event.type}, {event.status}, {event.place or '-'}): {tellings}"
        yield f"  - {names(dossier, event.participants)}"


def positions(dossier: Dossier) -> Iterator[str]:
    """Where the parties stand."""
    for issue in dossier.issues:
        yield f"## {issue.label}"
        yield from (f"- {line(dossier, position)}" for position in dossier.positions if position.issue == issue.id)
        yield from (f"- = {one.state}" for one in dossier.agreement if one.issue == issue.id)


def line(dossier: Dossier, position: Position) -> str:
    """One position."""
    return f"**{names(dossier, [position.actor])}** {position.stance} ({position.modality}): {words(position.evidence)}"


def comparison(dossier: Dossier) -> Iterator[str]:
    """What accounts share, in what they differ, and why some say nothing."""
    for point in dossier.points:
        if point.relation != "single":
            yield from _point(point)


def _point(point: Point) -> Iterator[str]:
    blanks = ", ".join(f"{article} {reason}" for article, reason in sorted(point.blanks.items()))
    yield f"- **{point.relation} {' '.join(point.differ_in)}** ({point.accounts} accounts; {blanks or 'told by all'})".replace(" **", "**")
    yield from (f"  - {telling.article}: {words(telling.spans)}" for telling in point.tellings)


def brief(dossier: Dossier) -> Iterator[str]:
    """The account of accounts, in both languages."""
    yield f"# {dossier.story.title}"
    yield from (f"- [{item.section}] {item.text} ({', '.join(sorted({c.article for c in item.cites}))})" for item in dossier.brief)
    english = read("en").dossier
    yield f"# {english.story.title}"
    yield from (f"- [{item.section}] {item.text}" for item in english.brief)


STAGES: dict[str, Callable[[Dossier], Iterator[str]]] = {
    function.__name__: function for function in (articles, mentions, actors, attributions, lineage, events, positions, comparison, brief)
}


def golden(stage: str) -> str:
    """What the program says today of one stage."""
    return "\n".join(STAGES[stage](read().dossier)) + "\n"


if __name__ == "__main__" and "--write" in sys.argv:
    FOLDER.mkdir(exist_ok=True)
    for name in STAGES:
        (FOLDER / f"{name}.md").write_text(golden(name), encoding="utf-8")
