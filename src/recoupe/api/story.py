"""A story, read and kept: the reading face of one dossier."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from recoupe import evidence, judging
from recoupe.api.face import Face
from recoupe.api.records import record_spans
from recoupe.errors import PageRefused, UsageMistake
from recoupe.export import export
from recoupe.export.markdown import section
from recoupe.export.views.lookup import Lookup
from recoupe.export.ways.citations import cited
from recoupe.export.words import Words
from recoupe.lang import mistake
from recoupe.methods import Methods
from recoupe.model import (
    Dossier,
    Judgement,
    Page,
    Reading,
    Span,
    StoryInfo,
    Verdict,
)
from recoupe.model.codec import encode
from recoupe.pipeline import picture
from recoupe.questions import who_opposes, who_supports
from recoupe.store import MEMORY, Store

PLACE = re.compile(r"(?P<article>[^:]+):(?P<start>\d{1,9})-(?P<end>\d{1,9})")
VIEWS = {
    "brief": ("story", "brief"),
    "statements": ("actors", "attributions"),
    "positions": ("actors", "issues", "positions", "agreement"),
    "timeline": ("events", "timexes"),
    "sides": (),
    "differences": ("points",),
    "voices": ("voices", "headlines"),
    "accounts": ("articles", "lineage"),
    "actors": ("actors", "proposals", "judgements"),
    "problems": ("problems", "proposals", "judgements"),
}
"""View -> the parts of the dossier it shows."""


@dataclass(frozen=True, slots=True, repr=False)
class Story(Face):
    """One dossier with the pages and texts it rests on.

    `refused` and `skipped` (pages that were already there) tell of the reading that made it. `store` is the file that keeps it.
    """

    name: str
    dossier: Dossier
    pages: tuple[Page, ...]
    readings: tuple[Reading, ...]
    refused: tuple[PageRefused, ...] = ()
    skipped: tuple[str, ...] = ()
    store: str = MEMORY

    def section(self, name: str) -> str:
        """One view as Markdown: one of those of `VIEWS` (UsageMistake for another)."""
        return section(name, self.dossier, self.readings, self.dossier.language)

    def export(self, form: str, *, full_text: bool = False) -> str | bytes:
        """The picture in one of the forms of `recoupe.export.EXPORTS` (UsageMistake for another).

        Forms made for other programs hold short quotations, and whole texts only with `full_text`.
        """
        return export(form, self.dossier, self.readings, self.dossier.language, full_text=full_text)

    def passages(self, named: str) -> tuple[Span, ...]:
        """The words of a record by its id ("c7", "a1-s4", "e2" ...), or of a place ("a3:1043-1187").

        Raises UsageMistake for a record or a place that does not exist.
        """
        if found := PLACE.fullmatch(named):
            reading = next((r for r in self.readings if r.id == found["article"]), None)
            start, end = int(found["start"]), int(found["end"])
            if reading is None or not reading.clean[start:end].strip() or end > len(reading.clean):
                raise mistake(UsageMistake, "export.no-record", where=named)
            return (reading.span(start, end),)
        return record_spans(self.dossier, named)

    def cite(self, named: str, style: str = "plain") -> str:
        """The words of a record or place with their sources, in one of `recoupe.export.ways.citations.STYLES`."""
        look = Lookup(self.dossier, Words(self.dossier.language), self.readings)
        return cited(look, self.passages(named), style)

    def outline(self) -> str:
        """The picture in a page: how many articles and accounts, and the brief."""
        return f"{self}\n\n{self.section('brief')}"

    def records(self, name: str) -> dict[str, Any]:
        """The records one view is made of, as the exchange format writes them (KeyError for another view)."""
        if name == "sides":  # answers are no part of the dossier: they are made from its positions
            return {"opposes": encode(who_opposes(self.dossier)), "supports": encode(who_supports(self.dossier))}
        every = encode(self.dossier)
        return {key: every[key] for key in VIEWS[name]}

    def check(self) -> evidence.Checked:
        """Every span led back to the bytes of its page."""
        return evidence.check(self.dossier, self.pages)

    def judge(self, one: str, other: str, verdict: str, *, by: str, note: str = "", at: str = "") -> Story:  # noqa: PLR0913
        """The story with one more judgement: two actors or issues are "same" or "different", or nobody can tell ("unsure").

        `one` and `other` are ids of actors ("p3") or of issues ("i-sanctions"), names of issues, or words of the pages. Words that are
        "different" from the issue that holds them are split off it; those different from "i0" are an issue of their own. With
        "rename", `other` is the new name of the issue `one`. `at` is the time (now, where not given). Kept in the store's ledger.
        Raises UsageMistake for an actor, an issue or a verdict that there is not.
        """
        if verdict not in list(Verdict):
            raise mistake(UsageMistake, "judging.no-verdict", where=verdict, known=", ".join(Verdict))
        made = judging.judgement(self.dossier, one, other, Verdict(verdict), by=by, at=at or _now(), note=note)
        if self.store != MEMORY:
            with Store(self.store) as kept:
                kept.judge(self.name, made)
        return self._again((*self.dossier.judgements, made))

    def withdraw(self, number: str | int, *, by: str, at: str = "") -> Story:
        """The story without the effect of a judgement ("3" or "j3"), which stays in the ledger. UsageMistake where none is in force."""
        taken = judging.withdrawn(self.dossier.judgements, str(number))
        when = at or _now()
        if self.store != MEMORY:
            with Store(self.store) as kept:
                kept.withdraw(self.name, taken.id, by, when)
        return self._again(replace(j, withdrawn=when) if j is taken else j for j in self.dossier.judgements)

    def _again(self, judgements: Iterable[Judgement]) -> Story:
        """The same pages with other judgements."""
        told = self.dossier
        story = StoryInfo(id=self.name, names=told.story.names, topics=told.story.topics)
        methods = Methods.of(told.story.methods)
        made = picture(self.pages, language=told.language, story=story, methods=methods, judgements=judgements)
        if self.store != MEMORY:
            with Store(self.store) as kept:
                kept.keep(self.name, (), made.dossier)
        return replace(self, dossier=made.dossier, readings=made.readings)


def _now() -> str:
    """The time, as a ledger writes it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
