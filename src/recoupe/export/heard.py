"""Two views in Markdown: who opposes and who supports whom; whom each article lets speak, and what its headline alone says."""

from __future__ import annotations

from collections.abc import Iterable

from recoupe.export.lines import Lines, cites, colon, plain, tags
from recoupe.export.views.differences import voices as table
from recoupe.export.views.lookup import Lookup
from recoupe.export.words import capital
from recoupe.model import Blank, Voice
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
    stances = (look.words(f"stance-{stance}") for stance in answer.stances)
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
    heard = {voice.party for voice in look.dossier.voices if voice.attributions}
    unheard = [voice for voice in look.dossier.voices if voice.unheard]
    yield from _unheard(look, "never-heard", (voice for voice in unheard if voice.party not in heard))
    yield from _unheard(look, "not-heard-here", (v for v in unheard if v.party in heard and v.unheard is Blank.SILENT))
    if look.dossier.headlines:
        yield f"\n### {look.words('headlines')}\n"
    for claim in look.dossier.headlines:
        yield f"- {claim.article} {look.words.quote(plain(claim.span.text))}{tags(look.words.of(claim.lacks))}"
        yield from (f"  - {plain(why)}" for why in claim.why)
        yield from cites(look, claim.nearest)


def _unheard(look: Lookup, heading: str, unheard: Iterable[Voice]) -> Lines:
    """Parties by name, each with the words that name it."""
    parties: dict[str, list[Voice]] = {}
    for voice in unheard:
        parties.setdefault(look.party(look.side(voice.party)), []).append(voice)
    if parties:
        yield f"\n### {look.words(heading)}\n"
    for party, found in parties.items():
        reasons = (f"{voice.article} {look.words(f'blank-{voice.unheard}')}" for voice in found)
        yield f"- {plain(capital(party))}{tags(*reasons)}"
        yield from cites(look, (voice.named[0] for voice in found))
