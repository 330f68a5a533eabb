"""The next dates: what is planned for a day after the last article."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.brief.draft import Draft
from recoupe.brief.editing import edited
from recoupe.brief.naming import name
from recoupe.brief.sentences import fits
from recoupe.brief.support import content
from recoupe.brief.tellers import accounts
from recoupe.brief.wording import Wording
from recoupe.lang import fold
from recoupe.lang.quotable import is_clause, is_cut, points
from recoupe.model import Event, Status

LEAST = 2
"""Words with content of a label that says what is to come."""
MOST = 160
"""Characters of a sentence that tells it."""


def is_coming(wording: Wording, event: Event) -> bool:
    """Whether an event is planned for a day on which the last article was out already."""
    known = [a.published.latest for a in wording.dossier.articles if a.published.latest]
    return bool(known and event.status is Status.PLANNED and event.date.earliest and event.date.earliest >= max(known))


def coming(wording: Wording) -> Iterator[Draft]:
    """One line for each event to come whose day is known, the next first."""
    planned = [e for e in wording.dossier.events if is_coming(wording, e)]
    given: list[tuple[str, str]] = []
    for event in sorted(planned, key=lambda e: (e.date.earliest or "", e.date.latest or "", -len(e.tellings), e.id)):
        when, label = wording.day(event.date), _label(wording, event)
        if not when or not label or any(when == day and content(label) & content(known) for day, known in given):
            continue
        given.append((when, label))
        width = accounts(wording, event.tellings)
        tellers = wording.tellers(width) if width > 1 else wording.alone(event.tellings[0].article)
        place = wording.at(event.place) if event.place and fold(event.place) not in fold(label) else ""
        text = wording.sentence("coming", when=f"{when} {place}".strip(), label=wording.named(label), accounts=tellers)
        yield Draft(wording.say("section-coming"), text, event.tellings, subject=label)


def _label(wording: Wording, event: Event) -> str:
    """What is to come, in the words of the pages; "" where they do not say enough."""
    if named := name(wording, event):
        return named.words
    label = event.label
    as_told = any(fold(label) in fold(" ".join(span.text.split())) for span in event.tellings)
    if not as_told and (sentence := _sentence(wording, event)):
        return sentence
    if not as_told and wording.foreign(event.tellings[0].article):
        return ""  # it is put together by the program, in the words of no page
    if is_clause(label) or points(label) or is_cut(label) or len(content(label)) < LEAST:
        return ""
    return label[:1].lower() + label[1:]


def _sentence(wording: Wording, event: Event) -> str:
    """The shortest sentence that tells what is to come and stands alone."""
    found = []
    for span in event.tellings:
        reading = wording.material.reading(span.article)
        whole = reading.span(*reading.sentence_at(span.start))
        if len(whole) <= MOST and fits(whole):
            found.append(edited(wording, whole).removesuffix("."))
    return min(found, key=lambda text: (len(text), text), default="")
