"""The commands and their options. What a command needs is loaded when it runs: start-up counts."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from recoupe.cli.doctor import check_deep, doctor
from recoupe.cli.fetched import feed, fetched
from recoupe.cli.help import Argument, Group, Option
from recoupe.cli.intake import formats
from recoupe.cli.room import serve
from recoupe.cli.stories import read_split, stories
from recoupe.cli.talk import coded, note, put, some, tell_all
from recoupe.errors import NothingToRead
from recoupe.lang import LANGUAGES, code, fold, mistake, say
from recoupe.version import __version__

if TYPE_CHECKING:
    from recoupe.api import Story
    from recoupe.model import Problem

F = TypeVar("F", bound=Callable[..., Any])
FORMS = (
    *("json", "md", "html", "docx", "pdf", "eml", "csv", "csv-fr", "xlsx", "jsonl", "parquet", "ics", "timelinejs", "ris", "bibtex"),
    *("csl", "iso690", "annotations", "gexf", "tei", "ninjs", "claimreview", "dna", "txm", "iramuteq", "inception", "doccano", "ftm"),
)
"""Those of `recoupe.export`, which is not loaded for them: start-up counts."""
PARTIAL, BROKEN = 3, 4
ALIKE = 5
"""Pages of which the same is told one by one."""
VIEWS = {
    "brief": "synthese",
    "statements": "declarations",
    "positions": "positions",
    "timeline": "chronologie",
    "sides": "camps",
    "differences": "ecarts",
    "voices": "voix",
    "accounts": "recits",
    "actors": "acteurs",
    "problems": "remarques",
}
"""The views and their French names; both are understood whatever the language."""


ALIASES = {"points": "differences"}
"""Other names of views, as people look for them."""


def default_store() -> str:
    """`$RECOUPE_STORE`, else one file in the user's data folder."""
    from platformdirs import user_data_path

    return os.environ.get("RECOUPE_STORE") or str(user_data_path("recoupe", appauthor=False) / "recoupe.sqlite")


def common(command: F) -> F:
    """The options of every command."""
    for add in (
        click.option("--json", "as_json", cls=Option, is_flag=True, help="option-json"),
        click.option("--lang", "language", cls=Option, type=click.Choice(LANGUAGES), help="option-lang"),
        click.option("--story", cls=Option, default="", metavar="name", help="option-story"),
        click.option("--store", cls=Option, type=click.Path(dir_okay=False), default=default_store, metavar="path", help="option-store"),
    ):
        command = add(command)
    return command


@click.group(cls=Group, help="help", epilog="epilog", options_metavar="", subcommand_metavar="…")
@click.version_option(__version__, "--version", cls=Option, message="recoupe %(version)s", help="option-version")
@click.option("--lang", cls=Option, type=click.Choice(LANGUAGES), expose_value=False, help="option-lang")
def recoupe() -> None:
    """The program; `main` has already chosen the language."""


@recoupe.command(help="read", epilog="read-example", options_metavar="[…]")
@click.argument("paths", cls=Argument, nargs=-1, required=True, metavar="paths", type=click.Path())
@click.option("--method", "methods", cls=Option, metavar="stage", multiple=True, help="option-method")
@click.option("--tagger", cls=Option, metavar="name", help="option-tagger")
@click.option("--names", cls=Option, metavar="table", type=click.Path(), help="option-names")
@click.option("--topics", cls=Option, metavar="topics", type=click.Path(), help="option-topics")
@click.option("--split", cls=Option, is_flag=True, help="option-split")
@click.option("--moments", cls=Option, is_flag=True, help="option-moments")
@click.option("--columns", cls=Option, metavar="columns", multiple=True, help="option-columns")
@click.option("--force", cls=Option, is_flag=True, help="option-force")
@click.option("--include", cls=Option, metavar="pattern", multiple=True, help="option-include")
@click.option("--exclude", cls=Option, metavar="pattern", multiple=True, help="option-exclude")
@click.option("--fix-encoding", cls=Option, is_flag=True, help="option-fix-encoding")
@click.option("--dry-run", cls=Option, is_flag=True, help="option-dry-run")
@click.option("--yes", cls=Option, is_flag=True, help="option-go-on")
@click.option("--failed", cls=Option, metavar="path", type=click.Path(dir_okay=False), help="option-failed")
@click.option("--allow-private", cls=Option, is_flag=True, help="option-allow-private")
@common
@click.pass_obj
def read(
    speak: str,
    paths: tuple[str, ...],
    store: str,
    story: str,
    language: str | None,
    as_json: bool,
    methods: tuple[str, ...],
    tagger: str | None,
    names: str | None,
    topics: str | None,
    split: bool,
    moments: bool,
    columns: tuple[str, ...],
    force: bool,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    fix_encoding: bool,
    dry_run: bool,
    yes: bool,
    failed: str | None,
    allow_private: bool,
) -> int:
    """Pages in, picture out: printed, kept, and written as one HTML file beside the store."""
    from recoupe.api import Wishes, own_files, picture_beside
    from recoupe.api import read as read_pages
    from recoupe.cli.intake import ask_first, failed_beside, survey, write_failed
    from recoupe.cli.progress import shown

    chosen = (*methods, *([f"tagger={tagger}"] if tagger else []))
    wishes = Wishes(columns, force, fix_encoding, include, exclude)
    given: dict[str, Any] = {"names": names, "topics": topics, "wishes": wishes}
    listed = Path(failed) if failed else failed_beside(store)
    paths, unfetched = fetched(paths, store, speak, allow_private=allow_private)
    if dry_run:
        return survey(paths, (*own_files(store), listed), speak, wishes, as_json=as_json)
    if not yes:
        given["ask"] = ask_first
    if split or moments:
        if story:
            raise click.UsageError(say(speak, "cli.split-how"))
        return read_split(speak, paths, store, as_json, listed, by_moment=moments, language=language or speak, methods=chosen, **given)
    try:
        made = read_pages(paths, store=store, story=story, language=language or speak, engine=shown(speak), methods=chosen, **given)
    except NothingToRead as error:
        if failed:
            write_failed(error.refused, listed, speak)
        raise
    beside = picture_beside(store)
    write(beside, made.export("html"))
    put(str(made.export("json")) if as_json else made.outline())
    _tell_of(made, speak)
    write_failed((*unfetched, *made.refused), listed, speak)
    note(say(speak, "cli.kept", store=store, picture=beside))
    return PARTIAL if made.refused or unfetched else 0


def _tell_of(made: Story, speak: str) -> None:
    """Pages refused, skipped, and kept with a problem."""
    tell_all(made.refused, speak)
    if made.skipped:
        note(coded("cli.skipped", say(speak, "cli.skipped", n=len(made.skipped), pages=some(made.skipped))))
    for article in made.dossier.articles:
        if article.same_words_as:
            other = made.dossier.article(article.same_words_as).file
            note(coded("cli.same-words", say(speak, "cli.same-words", page=article.file, other=other)))
    told = [problem for problem in made.dossier.problems if problem.span is None or code(f"problem.{problem.kind}")]
    kinds: dict[str, list[Problem]] = {}
    for problem in told:
        kinds.setdefault(problem.kind, []).append(problem)
    for same in kinds.values():
        for problem in same[:ALIKE]:
            file = f"{made.dossier.article(problem.article).file} : " if problem.article else ""
            note(f"{file}{coded(f'problem.{problem.kind}', problem.message)}\n  → {problem.remedy}")
        if len(same) > ALIKE:
            note(say(speak, "cli.same-problem", n=len(same) - ALIKE))
    if rest := len(made.dossier.problems) - len(told):
        note(say(speak, "cli.problems", n=rest))


@recoupe.command(help="show", epilog="show-example", options_metavar="[…]")
@click.argument("view", cls=Argument, default="brief", metavar="view")
@common
@click.pass_obj
def show(speak: str, view: str, store: str, story: str, language: str | None, as_json: bool) -> int:
    """One view of the story kept."""
    asked = ALIASES.get(fold(view), fold(view))
    name = next((english for english, french in VIEWS.items() if asked in (english, french)), "")
    if not name:
        known = ", ".join(VIEWS.values() if speak == "fr" else VIEWS)
        raise click.BadParameter(say(speak, "cli.views", known=known), param_hint=view)
    from recoupe.api import open_story

    kept = open_story(store, story=story, language=language or speak)
    put(json.dumps(kept.records(name), ensure_ascii=False, indent=1) if as_json else kept.section(name))
    return 0


@recoupe.command(help="export", epilog="export-example", options_metavar="[…]")
@click.argument("form", cls=Argument, type=click.Choice(FORMS), metavar="form")
@click.option("-o", "--output", cls=Option, metavar="path", type=click.Path(dir_okay=False), help="option-output")
@click.option("--full-text", cls=Option, is_flag=True, help="option-full-text")
@common
@click.pass_obj
def export(speak: str, form: str, output: str | None, full_text: bool, store: str, story: str, language: str | None, as_json: bool) -> int:
    """The picture in a form that leaves the program."""
    from recoupe.api import open_story

    text = open_story(store, story=story, language=language or speak).export(form, full_text=full_text)
    if output is None or output == "-":
        if isinstance(text, bytes) and sys.stdout.isatty():
            raise click.UsageError(say(speak, "cli.not-for-screens", form=form))
        click.echo(text, nl=False)
        return 0
    write(Path(output), text)
    if as_json:
        put(json.dumps({"form": form, "file": output}, ensure_ascii=False))
    note(say(speak, "cli.written", file=output))
    return 0


@recoupe.command(help="check", epilog="check-example", options_metavar="[…]")
@click.argument("dossier", cls=Argument, required=False, metavar="dossier", type=click.Path())
@click.option("--pages", cls=Option, metavar="path", type=click.Path(), multiple=True, help="option-pages")
@click.option("--deep", cls=Option, is_flag=True, help="option-deep")
@common
@click.pass_obj
def check(
    speak: str, dossier: str | None, pages: tuple[str, ...], deep: bool, store: str, story: str, language: str | None, as_json: bool
) -> int:
    """Every span led back to the bytes of its page."""
    if deep:
        if dossier or pages or story:
            raise click.UsageError(say(speak, "cli.deep-how"))
        return check_deep(store, language or speak, as_json=as_json)
    from recoupe.api import check_file, open_story

    def kept() -> Story:
        return open_story(store, story=story, language=language or speak)

    done = kept().check() if dossier is None else check_file(dossier, pages or kept().pages)
    failures = [{"what": f.what, "article": f.article, "start": f.start, "end": f.end, "text": f.text} for f in done.failures]
    if as_json:
        put(json.dumps({"spans": done.spans, "failures": failures}, ensure_ascii=False, indent=1))
    else:
        put(say(speak, "cli.checked", n=done.spans, failed=len(failures)))
        for failure in failures:
            put(say(speak, f"cli.failed-{failure['what']}", **failure))
    return BROKEN if failures else 0


@recoupe.command(help="diff", epilog="diff-example", options_metavar="[…]")
@click.argument("before", cls=Argument, metavar="before", type=click.Path())
@click.argument("after", cls=Argument, required=False, metavar="after", type=click.Path())
@common
@click.pass_obj
def diff(speak: str, before: str, after: str | None, store: str, story: str, language: str | None, as_json: bool) -> int:
    """What changed from one dossier to another, or to the story kept."""
    from recoupe.api import open_dossier, open_story
    from recoupe.changes import changes
    from recoupe.export.news import news
    from recoupe.model.codec import encode

    then = open_dossier(before)
    now = open_dossier(after) if after else open_story(store, story=story, language=language or speak).dossier
    found = changes(then, now)
    put(json.dumps(encode(found), ensure_ascii=False, indent=1) if as_json else news(found, then, now, language or speak))
    return 0


recoupe.add_command(stories)
recoupe.add_command(feed)
recoupe.add_command(formats)
recoupe.add_command(doctor)
recoupe.add_command(serve)


@recoupe.command(help="demo", options_metavar="[…]")
@common
@click.pass_context
def demo(ctx: click.Context, /, store: str, **options: Any) -> int:
    """The demo story, read like any other; its picture is opened where there is a screen."""
    from importlib.resources import as_file, files

    from recoupe.api import picture_beside

    if ctx.get_parameter_source("store") is not click.core.ParameterSource.COMMANDLINE:
        store = str(Path(store).with_name("demo.sqlite"))
        Path(store).unlink(missing_ok=True)  # ours alone: made anew, whatever an older version left there
    with as_file(files("recoupe.demo") / "pages") as folder:
        code = int(ctx.invoke(read, paths=(str(folder),), store=store, **options))
    picture = picture_beside(store).resolve()
    if sys.stdout.isatty() and has_screen():
        import webbrowser

        webbrowser.open(picture.as_uri())
    return code


def has_screen() -> bool:
    """Whether there is a screen for a browser."""
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def write(path: Path, text: str | bytes) -> None:
    """Write a file whole, or leave what was there."""
    from recoupe.errors import UsageMistake

    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(text if isinstance(text, bytes) else text.encode())
        part.replace(path)
    except OSError as error:
        raise mistake(UsageMistake, "cli.cannot-write", where=str(path), reason=error.strerror or str(error)) from error
