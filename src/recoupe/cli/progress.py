"""Progress on a terminal: which article a stage is at. Nothing is shown where stderr is a file or a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
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
