"""What comes in: what is read at all, what would be read, and what was refused."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import click

from recoupe.cli.help import Command, Option
from recoupe.cli.talk import note, put, tell_all
from recoupe.errors import PageRefused, RecoupeError, UsageMistake
from recoupe.lang import LANGUAGES, code, mistake, retold, say, table
from recoupe.model import Page

if TYPE_CHECKING:
    from recoupe.api import Wishes

PARTIAL = 3
HUGE = 50_000_000
"""Bytes of pages above which a person is asked before they are read."""
MANY = 5_000
"""Articles above which a person is asked before they are read."""
SMALLEST = 500
"""Bytes of the smallest article: fewer bytes than this for each of the many are not worth counting them."""
SAMPLE = 2_000_000
"""Bytes of very much from which the number of its articles is reckoned."""
SECONDS = 0.3
"""What an article takes, one with another."""
COLUMNS = ("where", "code", "what", "remedy")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is computed by a spreadsheet, not shown."""


@click.command(cls=Command, help="formats", options_metavar="[…]")
@click.option("--json", "as_json", cls=Option, is_flag=True, help="option-json")
@click.option("--lang", "language", cls=Option, type=click.Choice(LANGUAGES), help="option-lang")
@click.pass_obj
def formats(speak: str, language: str | None, as_json: bool) -> int:
    """The formats that are read, one a line."""
    from recoupe.inputs.survey import known

    words = table(f"{language or speak}/messages/formats")
    rows = []
    for each in known():
        name, marker = words.get(each.name, (each.name, each.marker[:60]))
        rows.append((each.name, name, ", ".join(f".{ending}" for ending in each.endings) or "—", marker, each.library or "recoupe"))
    if as_json:
        keys = ("format", "name", "endings", "marker", "library")
        put(json.dumps([dict(zip(keys, row, strict=True)) for row in rows], ensure_ascii=False, indent=1))
    else:
        put("\n".join(" · ".join(row) for row in rows))
    return 0


def survey(paths: Sequence[str], leave: Iterable[Path], speak: str, wishes: Wishes, *, as_json: bool) -> int:
    """What would be read, by format and count; nothing is."""
    from recoupe import inputs
    from recoupe.inputs.survey import Seen, seen

    pages, refused = inputs.pages(paths, tuple(leave), wishes.exclude)
    pages = wishes.of(pages)
    wishes.check(pages)
    found = list(seen(pages))
    turned_away = [*refused, *(each for each in found if isinstance(each, PageRefused))]
    good = [each for each in found if isinstance(each, Seen)]
    if as_json:
        files = [{"file": s.address, "format": s.format, "articles": s.articles, "announced": s.announced} for s in good]
        put(json.dumps({"files": files, "refused": failed_rows(turned_away, speak)}, ensure_ascii=False, indent=1))
    else:
        put(_counted(good, len(turned_away), speak))
    tell_all(turned_away, speak)
    return PARTIAL if turned_away else 0


def _counted(good: Sequence[object], refused: int, speak: str) -> str:
    from recoupe.inputs.survey import Seen

    held = [each for each in good if isinstance(each, Seen)]
    files, articles = Counter(s.format for s in held), Counter[str]()
    for one in held:
        articles[one.format] += one.articles
    lines = [say(speak, "cli.dry-line", format=name, files=n, articles=articles[name]) for name, n in sorted(files.items())]
    says = [one for one in held if one.announced is not None]
    lines.append(say(speak, "cli.dry-sum", files=len(held), articles=sum(articles.values()), refused=refused))
    if says:
        announced = sum(one.announced or 0 for one in says)
        lines.append(say(speak, "cli.dry-announced", files=len(says), n=announced, found=sum(one.articles for one in says)))
        lines += [say(speak, "cli.dry-file", file=one.address, n=one.announced, found=one.articles) for one in says]
    return "\n".join(lines)


def ask_first(pages: Sequence[Page], /, *, more: bool) -> None:
    """Stop before a reading of hours that nobody may have meant. Raises UsageMistake that says how to go on.

    Of very much the number of articles is reckoned from the first of it; where there is `more`, it is the least that there can be.
    """
    size = sum(len(page.data) for page in pages)
    if size < min(HUGE, MANY * SMALLEST):
        return
    from recoupe.inputs.survey import Seen, seen

    looked, articles = 0, 0
    for page in pages:
        if looked > SAMPLE and size > HUGE:
            articles = articles * size // looked
            break
        articles += sum(each.articles for each in seen([page]) if isinstance(each, Seen))
        looked += len(page.data)
    if size > HUGE or articles > MANY:
        minutes = max(1, round(articles * SECONDS / 60))
        figures = {"articles": articles, "minutes": minutes, "megabytes": max(1, size // 1_000_000)}
        raise mistake(UsageMistake, "cli.huge-more" if more else "cli.huge", where=f"{pages[0].address} …", **figures)


def failed_beside(store: str | Path) -> Path:
    """Where the list of what was refused lies, beside a store."""
    from recoupe.api import FAILED

    return Path(store).with_name(FAILED)


def write_failed(refused: Iterable[RecoupeError], path: Path, speak: str) -> None:
    """The list of what was refused (CSV), or, where nothing was, none: an old one would tell of another reading."""
    from recoupe.cli.commands import write

    rows = failed_rows(refused, speak)
    if not rows:
        if path.is_file() and path.read_bytes().startswith(",".join(COLUMNS).encode()):
            path.unlink()
        return
    out = StringIO()
    into = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    into.writeheader()
    into.writerows({key: f"'{cell}" if cell.startswith(FORMULA) else cell for key, cell in row.items()} for row in rows)
    write(path, out.getvalue())
    note(say(speak, "cli.failed-list", n=len(rows), file=path))


def failed_rows(refused: Iterable[RecoupeError], speak: str) -> list[dict[str, str]]:
    """Each refusal as a row: where, code, what, remedy."""
    rows = []
    for each in refused:
        what, where, remedy = retold(each, speak)
        rows.append(dict(zip(COLUMNS, (where, code(each.key), what, remedy), strict=True)))
    return rows
