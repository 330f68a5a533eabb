"""Which tables are still to be made, and the making of one: what is there and fits is left, what a killed run did is kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

from recoupe.engines.stages import Stage
from recoupe.engines.tables import Table
from recoupe.engines.work import Runner, Work

Told = Callable[[str, int, int], None]
"""Called with the name of a stage, how many of its parts are done, and how many there are."""


def run(  # noqa: PLR0913 - all that a run depends on
    stages: Sequence[Stage], root: Path, parts: int, *, engine: Runner, keep: Collection[str], told: Told
) -> None:
    """Make the tables of `keep` by stages that stand in their order; rows of tables between go when nothing needs them any more."""
    left = _left(stages, root, parts, keep)
    for at, stage in enumerate(left):
        _make(_work(stage, root, parts), engine, told)
        needed = {source.table for later in left[at + 1 :] for source in later.sources}
        for source in stage.sources:
            if source.table not in needed | set(keep) and any(source.table == each.name for each in stages):
                Table(root / source.table).drop()
    for stage in stages:
        if stage.name not in keep:
            Table(root / stage.name).drop()  # a run that was killed before it came to this left them


def fits(stage: Stage, stages: Sequence[Stage], root: Path, parts: int) -> bool:
    """Whether the manifest of a table says that it was made by this stage from tables that fit too. Its rows may have been deleted."""
    kept = Table(root / stage.name).manifest()
    before = [each for each in stages if any(source.table == each.name for source in stage.sources)]
    if kept is None or not all(fits(each, stages, root, parts) for each in before):
        return False
    return {name: value for name, value in kept.items() if name != "files"} == _head(stage, root, parts)


def _left(stages: Sequence[Stage], root: Path, parts: int, keep: Collection[str]) -> list[Stage]:
    """The stages that are still to be done, in order."""
    wanted, left = set(keep), []
    for stage in reversed(stages):
        if stage.name in wanted and not (fits(stage, stages, root, parts) and Table(root / stage.name).complete()):
            left.append(stage)
            wanted |= {source.table for source in stage.sources}
    return left[::-1]


def _head(stage: Stage, root: Path, parts: int) -> dict[str, Any]:
    """What a manifest says beside the files."""
    inputs = {source.table: Table(root / source.table).digest() for source in stage.sources}
    columns = [[field.name, str(field.type)] for field in stage.columns]
    about = {"stage": stage.name, "version": stage.version, "settings": stage.settings, "parts": parts, "inputs": inputs}
    return about | {"columns": columns, "key": stage.key}


def _work(stage: Stage, root: Path, parts: int) -> Work:
    head = json.dumps(_head(stage, root, parts), sort_keys=True).encode()
    return Work(stage, root, parts, blake2b(head, digest_size=16).hexdigest())


def _make(work: Work, engine: Runner, told: Told) -> None:
    table = work.table
    table.begin(work.made)
    missing = [part for part in work.numbers if table.note(part) is None]
    total = len(work.numbers)
    told(work.stage.name, total - len(missing), total)
    for done, _ in enumerate(engine(work, missing), start=1):
        told(work.stage.name, total - len(missing) + done, total)
    table.finish(_head(work.stage, work.root, work.parts), total)
