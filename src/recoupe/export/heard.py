"""Two views in Markdown: who opposes and who supports whom; whom each article lets speak, and what its headline alone says."""

from __future__ import annotations

from recoupe.export.lines import Lines, cites, colon, plain, tags
from recoupe.export.views.lookup import Lookup
from recoupe.export.views.voices import unheard
from recoupe.export.views.voices import voices as table
from recoupe.export.words import capital
from recoupe.questions import Answer, Basis, who_opposes, who_supports


def sides(look: Lookup) -> Lines:
    """Who opposes whom and who supports whom, about what."""
    for name, answers in (("opposes", who_opposes(look.dossier)), ("supports", who_supports(look.dossier))):
        if answers:
            yield f"\n### {look.words(name)}\n"
        for answer in answers:
            yield from _answer(look, answer)


def _answer(look: Lookup, answer: Answer) -> Lines:
    who, whom = (plain(capital(look.actor(actor))) for actor in (answer.who, answer.whom))
    stances = (look.words(f"stance-{stance}", n=1) for stance in answer.stances)
    sure = look.words(f"confidence-{answer.confidence}")
    about = plain(look.issues[answer.issue].label) if answer.issue in look.issues else answer.issue
    yield f"- {who} → {whom}{colon(look)}{about}{tags(*stances, look.words('confidence-is', confidence=sure))}"
    yield from cites(look, answer.evidence)
    if answer.basis is Basis.MET:
        yield f"  - {look.words('facing', who=whom)}"
        yield from cites(look, answer.against, indent="    ")


def voices(look: Lookup) -> Lines:
    """Statements by party and article; the parties that are named and not heard; what headlines say and their text does not."""
    found = table(look)
    if found.rows:
        yield f"\n### {look.words('voices')}\n"
        yield f"| {look.words('party')} | {' | '.join(found.articles)} |"
        yield "|---" * (len(found.articles) + 1) + "|"
    for party, counts in found.rows:
        yield f"| {plain(party)} | {' | '.join(f'{n} ({quoted})' if quoted else str(n) if n else '·' for n, quoted in counts)} |"
    for heading, rows in unheard(look).items():
        if rows:
            yield f"\n### {look.words(heading)}\n"
        for row in rows:
            yield f"- {plain(row.party)}{tags(*row.reasons)}"
            yield from cites(look, row.cites)
    if look.dossier.headlines:
        yield f"\n### {look.words('headlines')}\n"
    for claim in look.dossier.headlines:
        yield f"- {claim.article} {look.words.quote(plain(claim.span.text))}{tags(look.words.of(claim.lacks))}"
        yield from (f"  - {plain(why)}" for why in claim.why)
        yield from cites(look, claim.nearest)
