"""Tables: one YAML file each, read once, when first asked for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C loader where PyYAML was built with it: ten times faster, same result."""


@cache
def table(name: str) -> Any:
    """The table `name` ("fr/cues", "world/states") as plain lists and mappings. Callers must not change it.

    Raises FileNotFoundError when there is no such table.
    """
    text = files("recoupe.lang").joinpath(*f"{name}.yaml".split("/")).read_text(encoding="utf-8")
    return yaml.load(text, Loader=Loader)  # noqa: S506 - Loader is one of the safe loaders


@cache
def folder(name: str) -> tuple[Any, ...]:
    """The tables of a folder ("fr/event_types"), in the order of their names."""
    found = files("recoupe.lang").joinpath(*name.split("/")).iterdir()
    return tuple(table(f"{name}/{path.name.removesuffix('.yaml')}") for path in sorted(found, key=lambda p: p.name))
