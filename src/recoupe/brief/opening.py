"""How the brief opens: the story in a few sentences of the pages."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.brief.draft import Draft
from recoupe.brief.notes import notes
from recoupe.brief.wording import Wording

WORDS, SENTENCES = 90, 3
"""The most that the opening takes."""


def opening(wording: Wording) -> Iterator[Draft]:
    """What matters most in the story, as a short brief has it."""
    for one, text, cites in notes(wording, WORDS, SENTENCES, shared=True):
        yield Draft(wording.say("section-happened"), text, cites, frozenset(one.speakers or ()), one.speakers or ())
