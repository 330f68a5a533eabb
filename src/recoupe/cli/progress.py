"""Progress on a terminal: which article, or which part, a stage is at. Nothing is shown where stderr is a file or a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

import click

from recoupe.engines import Engine, inline
from recoupe.lang import say


def shown(language: str) -> Engine:
    """The inline engine, telling how far it is."""
    if not sys.stderr.isatty():
        return inline

    def engine(function: Callable[..., Any], arguments: Iterable[tuple[Any, ...]], /) -> Sequence[Any]:
        every = list(arguments)
        label = say(language, "cli.progress-" + function.__module__.split(".")[1])
        with click.progressbar(every, label=label, file=sys.stderr) as bar:
            return [function(*each) for each in bar]

    return engine


@contextmanager
def stages_shown(language: str) -> Iterator[Callable[[str, int, int], None]]:
    """What is told of the stages of an archive: one line for each, of its parts."""
    bars: dict[str, Any] = {}
    with ExitStack() as open_:

        def told(stage: str, done: int, of: int) -> None:
            if not sys.stderr.isatty():
                return
            if stage not in bars:
                open_.close()
                bar = click.progressbar(length=of, label=say(language, f"archive.stage-{stage}"), file=sys.stderr)
                bars[stage] = open_.enter_context(bar)
            bars[stage].update(done - bars[stage].pos)

        yield told
