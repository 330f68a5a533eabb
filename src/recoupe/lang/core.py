"""spaCy without its commands, which a program that only reads texts has no use for."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

COMMANDS = "spacy.cli", "spacy.cli.info"
"""What spaCy imports only to offer its command `info` as a function."""


def spacy() -> ModuleType:
    """spaCy; its commands, whose clients of the web take a third of its time to start, are loaded only where they are asked for."""
    if "spacy" in sys.modules:
        return import_module("spacy")
    with _without_commands():
        return import_module("spacy")


@contextmanager
def _without_commands() -> Iterator[None]:
    """Lets stand-ins take the place of the commands, for as long as spaCy starts."""
    stand_ins = {name: ModuleType(name) for name in COMMANDS}
    stand_ins["spacy.cli.info"].__dict__["info"] = _info
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in COMMANDS:
            del sys.modules[name]


def _info(*args: Any, **options: Any) -> Any:
    """The function that has been put off."""
    return import_module("spacy.cli.info").info(*args, **options)
