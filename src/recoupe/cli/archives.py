"""The commands of archives: `recoupe archive read | trace | stories | show`."""

from __future__ import annotations

import json
from collections.abc import Callable
from shlex import quote
from typing import TYPE_CHECKING, Any, TypeVar

import click

from recoupe.cli.help import Argument, Group, Option
from recoupe.cli.progress import stages_shown
from recoupe.cli.talk import note, put, tell
from recoupe.engines import ENGINES, runner
from recoupe.lang import LANGUAGES, say
from recoupe.lang.quotable import shortened

if TYPE_CHECKING:
    from recoupe.archive import Figures

F = TypeVar("F", bound=Callable[..., Any])
PARTIAL = 3
MOST = 20
"""Mistakes that are told one by one; all are in the table."""
LONG = 120
"""Letters of a title that are shown: the first paragraph stands for one where there is none."""


def common(command: F) -> F:
    """The options of every command of archives."""
    for add in (
        click.option("--json", "as_json", cls=Option, is_flag=True, help="option-json"),
        click.option("--lang", cls=Option, type=click.Choice(LANGUAGES), expose_value=False, help="option-lang"),
    ):
        command = add(command)
    return command


def working(command: F) -> F:
    """The options of commands that make tables."""
    for add in (
        click.option("--jobs", cls=Option, type=click.IntRange(0), default=0, metavar="number", help="option-jobs"),
        click.option("--engine", cls=Option, type=click.Choice(ENGINES), default="pool", help="option-engine"),
    ):
        command = add(command)
    return command


@click.group(cls=Group, help="archive", epilog="archive-example", options_metavar="", subcommand_metavar="…")
@click.option("--lang", cls=Option, type=click.Choice(LANGUAGES), expose_value=False, help="option-lang")
def archive() -> None:
    """Articles by the million."""


@archive.command(help="archive-read", epilog="archive-read-example", options_metavar="[…]")
@click.argument("path", cls=Argument, metavar="path", type=click.Path())
@click.option("--to", cls=Option, required=True, metavar="archive", type=click.Path(file_okay=False), help="option-to")
@click.option("--parts", cls=Option, type=click.IntRange(0), default=0, metavar="number", help="option-parts")
@working
@common
@click.pass_obj
def read(speak: str, path: str, to: str, parts: int, engine: str, jobs: int, as_json: bool) -> int:
    """A folder of files becomes the articles of an archive."""
    engine_ = runner(engine, jobs)
    from recoupe import archive as archives

    with stages_shown(speak) as progress:
        made = archives.read(path, to, engine=engine_, parts=parts, progress=progress)
    for refusal in archives.told(made, MOST):
        tell(refusal, speak)
    found = archives.figures(made, 0)
    _put(found, speak, to, as_json)
    return PARTIAL if found.failed else 0


@archive.command(help="archive-trace", epilog="archive-trace-example", options_metavar="[…]")
@click.argument("path", cls=Argument, metavar="archive", type=click.Path())
@working
@common
@click.pass_obj
def trace(speak: str, path: str, engine: str, jobs: int, as_json: bool) -> int:
    """Who copied whom in an archive."""
    engine_ = runner(engine, jobs)
    from recoupe import archive as archives

    with stages_shown(speak) as progress:
        made = archives.trace(path, engine=engine_, progress=progress)
    _put(archives.figures(made, 0), speak, path, as_json)
    return 0


@archive.command(help="archive-stories", epilog="archive-stories-example", options_metavar="[…]")
@click.argument("path", cls=Argument, metavar="archive", type=click.Path())
@working
@common
@click.pass_obj
def stories(speak: str, path: str, engine: str, jobs: int, as_json: bool) -> int:
    """The articles of an archive, grouped into stories."""
    engine_ = runner(engine, jobs)
    from recoupe import archive as archives

    with stages_shown(speak) as progress:
        made = archives.stories(path, engine=engine_, progress=progress)
    _put(archives.figures(made, 0), speak, path, as_json)
    return 0


@archive.command(help="archive-show", epilog="archive-show-example", options_metavar="[…]")
@click.argument("path", cls=Argument, metavar="archive", type=click.Path())
@common
@click.pass_obj
def show(speak: str, path: str, as_json: bool) -> int:
    """What an archive holds."""
    runner("inline")
    from recoupe import archive as archives

    _put(archives.figures(archives.opened(path)), speak, path, as_json)
    return 0


def _put(found: Figures, speak: str, where: str, as_json: bool) -> None:
    from dataclasses import asdict

    if as_json:
        put(json.dumps(asdict(found), ensure_ascii=False, indent=1))
        return
    counts = ("articles", "families", "pairs", "copying", "alone", "stock", "stories", "told_once")
    known = [(name, getattr(found, name)) for name in counts]
    lines = [say(speak, f"archive.{name.replace('_', '-')}", n=n) for name, n in known if n is not None]
    for kind, largest in (("family", found.largest), ("story", found.largest_stories)):
        for group in largest:
            lines += ["", "## " + say(speak, f"archive.{kind}", n=group.articles)]
            titles = [shortened(one.title, LONG) or say(speak, "archive.untitled") for one in group.first]
            lines += [f"- {title} ({one.host or one.address})" for title, one in zip(titles, group.first, strict=True)]
    put("\n".join(lines))
    if found.failed:
        note(say(speak, "archive.failed", n=found.failed))
    if found.families is None:
        note(say(speak, "archive.untraced", where=quote(where)))
    if found.stories is None:
        note(say(speak, "archive.ungrouped", where=quote(where)))
