"""The picture in Markdown that reads as well in a terminal: each line, then the exact words it rests on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from recoupe.errors import UsageMistake
from recoupe.export.heard import sides, voices
from recoupe.export.lines import Lines, cites, colon, plain, tags
from recoupe.export.views.accounts import DerivationRow, accounts
from recoupe.export.views.actors import Who, who_is_who
from recoupe.export.views.differences import PointRow, differences
from recoupe.export.views.header import header
from recoupe.export.views.lookup import Lookup
from recoupe.export.views.positions import matrix
from recoupe.export.views.problems import problems
from recoupe.export.views.statements import Saying, statements
from recoupe.export.views.timeline import Moment, lanes, timeline
from recoupe.export.words import Words, capital, short
from recoupe.model import Basis, Dossier, Reading

PAIRS = 3
"""Pairs of shared words shown for a derivation; the HTML has them all."""
NEAREST = 2
"""Of the words by which an article tells a point so many are shown, nearest to the other accounts first; the rest are counted."""


def whole(dossier: Dossier, readings: Sequence[Reading], language: str) -> str:
    """The whole picture: header, then every section under its heading."""
    words = Words(language)
    title = plain(header(Lookup(dossier, words)).title)
    parts = [f"# {title}", summary(dossier, language)]
    parts += [f"## {words(f'section-{name}')}\n\n{section(name, dossier, readings, language)}" for name in SECTIONS]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def section(name: str, dossier: Dossier, readings: Sequence[Reading], language: str) -> str:
    """One view of the picture: one of `SECTIONS`, or the judgements alone.

    Each line is followed by its evidence: article, then short exact words. Raises UsageMistake for an unknown view.
    """
    views = SECTIONS | {"judgements": _judgements}
    if name not in views:
        raise UsageMistake(f"no view named {name!r}", where="recoupe show", remedy=f"choose one of: {', '.join(SECTIONS)}")
    look = Lookup(dossier, Words(language), readings)
    lines = "\n".join(views[name](look)).strip("\n")
    return re.sub(r"\n{3,}", "\n\n", lines) + "\n" if lines else look.words("nothing") + "\n"


def summary(dossier: Dossier, language: str) -> str:
    """The header: "n articles, n accounts, n earlier", then the reasons of the counts, a line each."""
    look = Lookup(dossier, Words(language))
    top = header(look)
    lines = [", ".join(top.counts) + (f" ({top.days})" if top.days else "")]
    lines += [f"- {', '.join(_named(look, a) for a in reason.articles)}{colon(look)}{plain(reason.why)}" for reason in top.reasons]
    lines += [f"- {reason.articles[0]}{colon(look)}{plain(reason.why)}" for reason in top.earlier]
    return "\n".join(lines) + "\n"


def _named(look: Lookup, article: str) -> str:
    return f"{article} ({plain(look.outlet(article))})"


def _brief(look: Lookup) -> Lines:
    before = None
    for item in look.dossier.brief:
        if item.section != before:
            yield f"\n### {plain(item.section)}\n"
            before = item.section
        yield f"- {plain(item.text)}"
        yield from cites(look, item.cites)


def _statements(look: Lookup) -> Lines:
    for party in statements(look):
        yield f"\n### {plain(party.name)} ({look.words('utterances', n=party.count)})"
        for speaker in party.speakers:
            role = f", {plain(speaker.role)}" if speaker.role else ""
            yield f"\n**{plain(speaker.name)}**{role}\n"
            for utterance in speaker.utterances:
                first, *others = utterance.sayings
                yield f"- {_said(first)}"
                yield from (f"  - {_said(other)}" for other in others)


def _said(saying: Saying) -> str:
    said = plain("".join(piece.text for piece in saying.pieces))
    return f"{saying.attribution.article} {said}{tags(saying.manner, saying.act, *(plain(d) for d in saying.details))}"


def _positions(look: Lookup) -> Lines:
    found = matrix(look)
    if found.rows:
        yield f"{look.words('parties-question')} {', '.join(found.tally)}\n" if found.tally else ""
    for row in found.rows:
        yield f"\n### {plain(row.label)}{tags(*row.states)}\n"
        for party, cell in zip(found.columns, row.cells, strict=True):
            for stand in cell:
                name = plain(capital(stand.actor))
                who = name if stand.actor == party else f"{name} ({plain(party)})"
                many = look.counted(stand.accounts, stand.origins)
                yield f"- {who} {stand.stance}{tags(plain(stand.towards), *(plain(q) for q in stand.qualifiers), many)}"
                yield from cites(look, stand.cites)


def _timeline(look: Lookup) -> Lines:
    found = timeline(look)
    for lane, moments in lanes(found.main):
        yield f"\n### {look.words(f'lane-{lane}')}\n"
        yield from _moments(look, moments)
    if found.others:
        yield f"\n### {look.words('other-events', n=len(found.others))}\n"
        yield from _moments(look, found.others)


def _moments(look: Lookup, moments: Iterable[Moment]) -> Lines:
    for moment in moments:
        where = tags(moment.status, plain(moment.where), plain(moment.who), look.counted(moment.accounts, moment.origins))
        yield f"- {moment.when}{colon(look)}{plain(moment.label)}{where}"
        yield from (f"  - {plain(line)}" for line in moment.history)
        yield from cites(look, moment.cites)


def _differences(look: Lookup) -> Lines:
    found = differences(look)
    if look.dossier.points:
        yield f"{look.words('accounts-question')} {', '.join(found.tally)}\n"
    for key in ("contradict", "differ", "reworded", "agree", "possible", "single"):
        rows = getattr(found, key)
        if rows:
            yield f"\n### {look.words(f'points-{key}', n=len(rows))}\n"
        for row in rows:
            yield from _point(look, row)


def _point(look: Lookup, row: PointRow) -> Lines:
    counts = look.counted(row.accounts, row.origins)
    yield f"- {row.id} {plain(row.label)}{tags(*row.differ_in, counts)}"
    for told in row.told:
        value = tags(plain(told.speaker), plain(told.value)) if row.relation_key != "single" or row.differ_in else ""
        value += tags(look.words("possibly")) if told.possible and row.relation_key != "single" else ""
        for span in told.cites[:NEAREST]:
            yield f"  - {told.article} {look.words.quote(plain(short(span.text)))}{value}"
        if more := len(told.cites[NEAREST:]):
            yield f"  - {told.article} {look.words('more-words', n=more)}"
    if row.differ_in or row.relation_key == "contradict":
        yield from (f"  - {plain(why)}" for why in row.why)
    blanks = (f"{', '.join(articles)} ({reason})" for reason, _, articles in row.blanks)
    if row.blanks:
        yield f"  - {look.words('blanks')}{colon(look)}{look.words('then').join(blanks)}"


def _accounts(look: Lookup) -> Lines:
    for card in header(look).cards:
        about = tags(plain(card.published), card.article.language, card.state, look.words("from-before") if card.earlier else "")
        yield f"- {card.article.id} {plain(card.outlet)}, {look.words.quote(plain(short(card.headline)))}{about}"
        if card.article.published.basis is not Basis.STATED:
            yield from (f"  - {plain(look.by_id(why))}" for why in card.article.published.why)
        yield from cites(look, card.evidence)
    found = accounts(look)
    if found.accounts:
        yield f"\n### {look.words('accounts', n=len(found.accounts))}\n"
    for row in found.accounts:
        yield f"- {row.id}{colon(look)}{', '.join(row.articles)}"
        yield from (f"  - {plain(why)}" for why in row.why)
    if found.derivations:
        yield f"\n### {look.words('derivations')}\n"
    for derivation in found.derivations:
        yield from _derivation(look, derivation)
    if found.origins:
        yield f"\n### {look.words('origins', n=len(found.origins))}\n"
    for origin in found.origins:
        yield f"- {plain(origin.label)}{tags(origin.kind, look.words('in-accounts', n=origin.accounts))}"
        yield from cites(look, origin.cites)


def _derivation(look: Lookup, row: DerivationRow) -> Lines:
    yield f"- {plain(row.text)}"
    for spans in row.evidence[:PAIRS]:
        yield "  - " + " = ".join(f"{s.article} {look.words.quote(plain(short(s.text)))}" for s in spans)
    if len(row.evidence) > PAIRS:
        yield f"  - {look.words('more-evidence', n=len(row.evidence) - PAIRS)}"


def _actors(look: Lookup) -> Lines:
    found = who_is_who(look)
    for who in found.main:
        yield from _who(look, who)
    if found.others:
        yield f"\n### {look.words('other-actors', n=len(found.others))}\n"
    for who in found.others:
        yield from _who(look, who)


def _who(look: Lookup, who: Who) -> Lines:
    about = tags(who.kind, plain(who.party), *map(plain, who.offices), look.counted(who.accounts, who.origins))
    yield f"- {who.id} {plain(capital(who.name))}{about}"
    if who.called:
        yield f"  - {look.words('also-called')}{colon(look)}{', '.join(map(plain, who.called))}"
    yield from (f"  - {plain(why)}" for why in who.why)
    yield from cites(look, who.cites)


def _problems(look: Lookup) -> Lines:
    for row in problems(look):
        yield f"- {plain(row.message)}{tags(row.severity, row.article)}"
        if row.remedy:
            yield f"  - {plain(row.remedy)}"
        yield from cites(look, row.cites)
    for proposal in look.dossier.proposals:
        yield f"- {plain(proposal.what)}{tags(look.words('proposal'), ', '.join(proposal.about))}"
        yield from (f"  - {plain(why)}" for why in proposal.why)
    yield from _judgements(look)


def _judgements(look: Lookup) -> Lines:
    for judgement in look.dossier.judgements:
        undone = f"{look.words('withdrawn')} {judgement.withdrawn}" if judgement.withdrawn else ""
        said = tags(f"{look.words('judgement')} {judgement.id}", plain(judgement.by), judgement.at, undone)
        names = " / ".join(plain(subject.name) for subject in judgement.subjects)
        yield f"- {names}{colon(look)}{plain(look.words.decided(judgement))}{said}"
        yield from [f"  - {plain(judgement.note)}"] if judgement.note else []


SECTIONS: dict[str, Callable[[Lookup], Lines]] = {
    "brief": _brief,
    "positions": _positions,
    "sides": sides,
    "differences": _differences,
    "voices": voices,
    "timeline": _timeline,
    "statements": _statements,
    "accounts": _accounts,
    "actors": _actors,
    "problems": _problems,
}
"""The views in the order of the whole picture: what happened, the two questions, then the detail."""
