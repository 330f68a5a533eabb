"""Files and folders named by the user become pages. Nothing else is opened: no link is followed, no archive unpacked."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from recoupe.errors import PageRefused, UsageMistake
from recoupe.lang import fold, mistake, own
from recoupe.lang.topics import topics
from recoupe.model import Page

TOO_LARGE = 20_000_000
"""Bytes. The longest news pages have some 100 kB; what is above this is a dump, and would only fill the memory."""
NOT_YET = frozenset(
    (
        *("htm", "html", "mhtml", "xml", "json", "csv", "pdf", "doc", "docx", "odt", "rtf", "eml", "mbox", "epub"),
        *("xls", "xlsx", "zip", "gz", "warc", "wacz"),
    )
)
"""Endings of other formats that pages come in: refused by name, since their text would be read with all its markup."""
TOPICS_TOO_LARGE = 100_000
"""Bytes of a file of topics: it is written by hand, and travels with every dossier."""
IGNORE = ".recoupeignore"


def pages(paths: Iterable[str | Path], leave: Collection[Path] = ()) -> tuple[tuple[Page, ...], tuple[PageRefused, ...]]:
    """The pages at some paths, and what was refused, each with its reason.

    A folder is read to its depth: hidden files, links, what its `.recoupeignore` names (patterns as in `.gitignore`) and the
    files of `leave` are left out. The address of a page is its file name, or its path within the folder that was named.
    """
    kept: list[Page] = []
    refused: list[PageRefused] = []
    away = {path.resolve() for path in leave}
    for path, address in files(paths):
        if path.resolve() in away:
            continue
        try:
            kept.append(_page(path, address))
        except PageRefused as error:
            refused.append(error)
    return tuple(kept), tuple(refused)


def own_names(path: str | Path) -> tuple[str, ...]:
    """The lines of a user's own table of names (CSV). An empty file has none.

    Raises UsageMistake for a file that cannot be read, is not UTF-8 (with or without BOM), or has no column for the name.
    """
    where = str(path)
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise mistake(UsageMistake, "inputs.names-encoding", where=where) from error
    except OSError as error:
        raise mistake(UsageMistake, "inputs.names-unreadable", where=where, reason=error.strerror or str(error)) from error
    lines = tuple(text.rstrip().splitlines())
    if lines and not own.named(lines):
        raise mistake(UsageMistake, "inputs.names-head", where=where)
    return lines


COLUMNS = {
    **{"record": "record", "verdict": "verdict", "value": "value", "note": "note"},
    **{"element": "record", "jugement": "verdict", "valeur": "value"},
}
"""The columns of a file of judgements, in English and in French."""


def decisions(path: str | Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The lines of a file of judgements (CSV, by commas or semicolons), each with its number: record, verdict, value, note.

    Raises UsageMistake for a file that cannot be read or does not say what is judged.
    """
    where = str(path)
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
        first = text.partition("\n")[0]
        rows = csv.reader(io.StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ",", strict=True)
        numbered = [(rows.line_num, row) for row in rows]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise mistake(UsageMistake, "judging.file-unreadable", where=where, reason=reason) from error
    head = [COLUMNS.get(fold(name.strip()), "") for name in (numbered[0][1] if numbered else ())]
    if not {"record", "verdict"} <= set(head):
        raise mistake(UsageMistake, "judging.file-head", where=where)
    for line, row in numbered[1:]:
        if any(cell.strip() for cell in row):
            told = {name: cell.strip() for name, cell in zip(head, row, strict=False) if name}
            yield line, {"record": "", "verdict": "", "value": "", "note": ""} | told


def own_topics(path: str | Path) -> tuple[str, ...]:
    """The lines of a user's own file of topics (YAML: name -> words or turns). An empty file has none.

    Raises UsageMistake, with the line, for a file that cannot be read, is too large, or does not say what belongs to which topic.
    """
    where = str(path)
    try:
        if Path(path).stat().st_size > TOPICS_TOO_LARGE:
            raise mistake(UsageMistake, "inputs.topics-large", where=where, limit=TOPICS_TOO_LARGE // 1000)
        text = Path(path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise mistake(UsageMistake, "inputs.topics-encoding", where=where) from error
    except OSError as error:
        raise mistake(UsageMistake, "inputs.topics-unreadable", where=where, reason=error.strerror or str(error)) from error
    lines = tuple(text.rstrip().splitlines())
    try:
        topics(lines)
    except UsageMistake as error:
        raise mistake(UsageMistake, error.key, where=f"{where}:{error.where}", **error.values) from error
    return lines


def files(paths: Iterable[str | Path]) -> Iterator[tuple[Path, str]]:
    """The files at some paths and in folders, in order, each with its address: its name, or its path within the folder that was named."""
    for given in map(Path, paths):
        if given.is_dir():
            yield from ((given / inner, inner.as_posix()) for inner in _inside(given))
        else:
            yield given, given.name


def _inside(folder: Path) -> Iterator[Path]:
    """The files of a folder as paths within it, in order."""
    ignored = _ignored(folder)
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder)
        hidden = any(part.startswith(".") for part in inner.parts)
        linked = any((folder / step).is_symlink() for step in (inner, *inner.parents) if step.parts)
        if path.is_file() and not hidden and not linked and not ignored(inner.as_posix()):
            yield inner


def _ignored(folder: Path) -> Callable[[str], bool]:
    """Whether the folder's own list leaves a path within it out."""
    listed = folder / IGNORE
    if not listed.is_file():
        return lambda _inner: False
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - only where there is such a list: start-up counts

    return GitIgnoreSpec.from_lines(listed.read_text(encoding="utf-8", errors="replace").splitlines()).match_file


def _page(path: Path, address: str) -> Page:
    try:
        if path.stat().st_size > TOO_LARGE:
            raise mistake(PageRefused, "inputs.too-large", where=str(path), limit=TOO_LARGE // 1_000_000)
        if path.suffix.lower().lstrip(".") in NOT_YET:
            raise mistake(PageRefused, "inputs.format", where=str(path), format=path.suffix.lstrip(".").upper())
        return Page(address, path.read_bytes())
    except FileNotFoundError as error:
        raise mistake(PageRefused, "inputs.missing", where=str(path)) from error
    except OSError as error:
        raise mistake(PageRefused, "inputs.unreadable", where=str(path), reason=error.strerror or str(error)) from error
