"""Offices without a country after the place that opens the sentence: "A Moscou, le porte-parole du ministère ..."."""

from __future__ import annotations

from recoupe.lang import fold
from recoupe.lang.naming import small
from recoupe.mentions.names.draft import Draft
from recoupe.mentions.names.known import thing_at
from recoupe.mentions.names.words import Run
from recoupe.model import Form, Kind

REACH = 12
"""How many words before an office the sentence may begin with its place."""


def located(runs: list[Run], drafts: list[Draft]) -> None:
    """Give the country of the place to offices of a state that have neither name nor country.

    Somebody named may be on a visit; an unnamed spokesman of "the ministry" is of the country whose capital it is.
    """
    for draft in drafts:
        if draft.kind is Kind.PERSON and draft.role_words is not None and not (draft.country or draft.body):
            draft.country = _bracketed(runs[draft.run], draft.b) or None
        unnamed = draft.kind is Kind.PERSON and draft.form is Form.ROLE and not draft.plural and draft.apposed is None
        if unnamed and not (draft.country or draft.body) and fold(draft.title).startswith(tuple(small("at-home"))):
            draft.country = _opening(runs[draft.run], draft.a) or None


def _bracketed(run: Run, at: int) -> str:
    """The state in brackets after a person: "le président Brusk (Suède)"."""
    if at >= len(run) or run[at].gap.strip() != "(" or (at + 1 < len(run) and not run[at + 1].gap.startswith(")")):
        return ""
    found = thing_at(run, at)
    return run[at].land or (found[1].code if found and found[1].sort == "state" and found[0] == at + 1 else "")


def _opening(run: Run, at: int) -> str:
    """The country whose capital opens the sentence of a word: by the tables, or by "la capitale valdorienne"."""
    start = next((k for k in range(at - 1, max(-1, at - REACH), -1) if run[k].first), at)
    if start >= at - 1 or run[start].text not in ("A", "À"):
        return ""
    found = thing_at(run, start + 1)
    if found and found[1].sort == "capital":
        return found[1].code
    told = (run[k + 1].people for k in range(start + 1, at - 1) if run[k].key == "capitale")
    return next((people for people in told if people), "")
