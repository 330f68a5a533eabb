"""Several stories in one store: `read --split`, and `recoupe stories list | merge | split | rename | delete`."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from recoupe.cli.help import Argument, Group, Option
from recoupe.cli.talk import coded, note, put, some, tell_all
from recoupe.lang import LANGUAGES, say

if TYPE_CHECKING:
    from recoupe.shelf import Entry, Sorted

F = TypeVar("F", bound=Callable[..., Any])
PARTIAL = 3


def read_split(speak: str, paths: Sequence[str], store: str, as_json: bool, listed: Path, **options: Any) -> int:
    """Pages in, as many stories out as they tell: a table of what was grouped and why."""
    from recoupe.cli.intake import write_failed
    from recoupe.cli.progress import shown
    from recoupe.shelf import read_split as split_pages

    made, refused, twice = split_pages(paths, store=store, engine=shown(speak), **options)
    put(json.dumps([_record(one) for one in made], ensure_ascii=False, indent=1) if as_json else _table(made, speak))
    tell_all(refused, speak)
    if twice:
        note(coded("cli.skipped", say(speak, "cli.skipped", n=len(twice), pages=some(twice))))
    write_failed(refused, listed, speak)
    note(say(speak, "cli.kept-stories", store=store))
    return PARTIAL if refused else 0


def _record(one: Sorted) -> dict[str, Any]:
    pages = [article.file for article in one.story.dossier.articles]
    return {"story": one.story.name, "new": one.new, "title": one.title, "words": one.words, "pages": pages}


def _table(made: Sequence[Sorted], speak: str) -> str:
    parts = []
    for one in made:
        pages = [article.file for article in one.story.dossier.articles]
        how = say(speak, "cli.story-new" if one.new else "cli.story-joined")
        parts.append(
            f"## {one.story.name}\n"
            f"{one.title}\n"
            f"  {say(speak, 'cli.story-pages', n=len(pages), how=how, pages=', '.join(pages))}\n"
            f"  {say(speak, 'cli.story-words' if len(pages) > 1 else 'cli.story-alone', words=', '.join(one.words))}"
        )
    return "\n\n".join(parts) or say(speak, "cli.story-nothing")


def common(command: F) -> F:
    """The options of these commands: which store, how to speak."""
    for add in (
        click.option("--json", "as_json", cls=Option, is_flag=True, help="option-json"),
        click.option("--lang", "language", cls=Option, type=click.Choice(LANGUAGES), help="option-lang"),
        click.option("--store", cls=Option, type=click.Path(dir_okay=False), default=_store, metavar="path", help="option-store"),
    ):
        command = add(command)
    return command


def _store() -> str:
    from recoupe.cli.commands import default_store

    return default_store()


def decided(command: F) -> F:
    """The options of what goes into the ledger."""
    for add in (
        click.option("--by", cls=Option, default=getuser, metavar="name", help="option-by"),
        click.option("--note", "why", cls=Option, default="", metavar="text", help="option-note"),
    ):
        command = add(command)
    return command


@click.group(cls=Group, help="stories", epilog="stories-example", options_metavar="", subcommand_metavar="…")
def stories() -> None:
    """The stories of a store."""


@stories.command("list", help="stories-list", options_metavar="[…]")
@common
@click.pass_obj
def list_(speak: str, store: str, language: str | None, as_json: bool) -> int:
    """The stories, each with its title, days and pages."""
    return _show(store, language or speak, as_json)


@stories.command(help="stories-merge", options_metavar="[…]")
@click.argument("into", cls=Argument, metavar="name")
@click.argument("other", cls=Argument, metavar="other")
@decided
@common
@click.pass_obj
def merge(speak: str, into: str, other: str, by: str, why: str, store: str, language: str | None, as_json: bool) -> int:
    """Two stories become one."""
    from recoupe.shelf import merge as merge_stories

    merge_stories(store, into, other, by=by, note=why)
    return _show(store, language or speak, as_json)


@stories.command(help="stories-split", options_metavar="[…]")
@click.argument("story", cls=Argument, metavar="name")
@click.argument("pages", cls=Argument, nargs=-1, required=True, metavar="pages")
@click.option("--into", cls=Option, required=True, metavar="name", help="option-into")
@decided
@common
@click.pass_obj
def split(
    speak: str, story: str, pages: tuple[str, ...], into: str, by: str, why: str, store: str, language: str | None, as_json: bool
) -> int:
    """Some pages go to another story."""
    from recoupe.shelf import split as split_story

    split_story(store, story, pages, into=into, by=by, note=why)
    return _show(store, language or speak, as_json)


@stories.command(help="stories-rename", options_metavar="[…]")
@click.argument("story", cls=Argument, metavar="name")
@click.argument("name", cls=Argument, metavar="new-name")
@common
@click.pass_obj
def rename(speak: str, story: str, name: str, store: str, language: str | None, as_json: bool) -> int:
    """A story gets another name."""
    from recoupe.shelf import rename as rename_story

    rename_story(store, story, name)
    return _show(store, language or speak, as_json)


@stories.command(help="stories-delete", options_metavar="[…]")
@click.argument("story", cls=Argument, metavar="name")
@click.argument("pages", cls=Argument, nargs=-1, metavar="pages-or-none")
@click.option("--yes", cls=Option, is_flag=True, help="option-yes")
@common
@click.pass_obj
def delete(speak: str, story: str, pages: tuple[str, ...], yes: bool, store: str, language: str | None, as_json: bool) -> int:
    """A story, or some pages of it, and every trace of them are erased."""
    from recoupe.shelf import delete as delete_story

    if not yes:
        raise click.UsageError(say(speak, "cli.delete-how"))
    gone = delete_story(store, story, pages)
    note(say(speak, "cli.deleted", n=len(gone), pages=", ".join(gone)))
    return _show(store, language or speak, as_json)


def _show(store: str, speak: str, as_json: bool) -> int:
    from recoupe.shelf import entries

    found = entries(store)
    if as_json:
        rows = [{"story": e.name, "title": e.title, "earliest": e.earliest, "latest": e.latest, "pages": e.pages} for e in found]
        put(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        put("\n".join(_line(entry, speak) for entry in found) or say(speak, "cli.story-none"))
    return 0


def _line(entry: Entry, speak: str) -> str:
    days = " – ".join(dict.fromkeys(day for day in (entry.earliest, entry.latest) if day))
    told = " · ".join(part for part in (entry.title, days) if part)
    return f"{entry.name} : {say(speak, 'cli.story-count', n=len(entry.pages))}{' · ' if told else ''}{told}"
