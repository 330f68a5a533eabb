"""Words found again, and cited: `recoupe find` and `recoupe cite`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from recoupe.cli.commands import common
from recoupe.cli.help import Argument, Command, Option
from recoupe.cli.talk import note, put
from recoupe.lang import say

if TYPE_CHECKING:
    from recoupe.api import Story

STYLES = ("plain", "iso690", "chicago", "md", "ris", "csl", "bibtex", "anno")
"""Those of `recoupe.export.ways.citations`, which is not loaded for them: start-up counts."""
NOTHING = 1


@click.command(cls=Command, help="find", epilog="find-example", options_metavar="[…]")
@click.argument("words", cls=Argument, metavar="words")
@click.option("--who", cls=Option, default="", metavar="name", help="option-who")
@click.option("--issue", cls=Option, default="", metavar="name", help="option-issue")
@common
@click.pass_obj
def find(speak: str, words: str, who: str, issue: str, store: str, story: str, language: str | None, as_json: bool) -> int:
    """Passages that hold some words, perhaps only what an actor says or what bears on an issue, each with its place."""
    from recoupe.api import open_story
    from recoupe.web.finding import Index

    kept = open_story(store, story=story, language=language or speak)
    narrowed = _said(kept, who, issue) if who or issue else None
    found = [hit for hit in Index([kept]).find(words).hits if narrowed is None or hit.id in narrowed]
    if as_json:
        rows = [{"kind": h.kind, "id": h.id, "article": h.article, "link": h.href, "words": _words(h.pieces)} for h in found]
        put(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for hit in found:
            put(f"{hit.id:<6} {hit.article:<4} {_words(hit.pieces)}\n       {hit.href}\n")
        note(say(speak, "cli.found", n=len(found)))
    return 0 if found else NOTHING


def _said(kept: Story, who: str, issue: str) -> set[str]:
    """The statements of an actor or party; those on which positions on an issue rest; both where both are asked for."""
    statements = {row.id for row in kept.statements.where(speaker=who)} | {row.id for row in kept.statements.where(party=who)}
    about = {row.attribution for row in kept.positions.where(issue=issue) if row.attribution} if issue else set()
    return statements & about if who and issue else about if issue else statements


def _words(pieces: tuple[tuple[str, bool], ...]) -> str:
    return "".join(click.style(text, bold=True) if looked_for else text for text, looked_for in pieces)


@click.command(cls=Command, help="cite", epilog="cite-example", options_metavar="[…]")
@click.argument("named", cls=Argument, metavar="record")
@click.option("--style", cls=Option, type=click.Choice(STYLES), default="plain", help="option-style")
@common
@click.pass_obj
def cite(speak: str, named: str, style: str, store: str, story: str, language: str | None, as_json: bool) -> int:
    """The exact words of a record or a place, with their sources."""
    from recoupe.api import open_story

    kept = open_story(store, story=story, language=language or speak)
    if as_json:
        style = "csl"
    put(kept.cite(named, style))
    return 0
