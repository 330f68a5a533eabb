"""Files of a user's own: names and topics that are to be known, judgements made elsewhere."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from recoupe.errors import UsageMistake
from recoupe.lang import fold, mistake, own
from recoupe.lang.topics import topics

TOPICS_TOO_LARGE = 100_000
"""Bytes of a file of topics: it is written by hand, and travels with every dossier."""


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
