"""One readable table: stage -> name of a method -> dotted path of its implementation.

A method is a plain function with the signature of its stage (see `pipeline.py`); it is imported when chosen.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from recoupe.errors import UsageMistake

METHODS: dict[str, dict[str, str]] = {
    "articles": {"rules": "recoupe.articles:read"},
    "mentions": {"rules": "recoupe.mentions:find"},
    "actors": {"rules": "recoupe.actors:join"},
    "attributions": {"rules": "recoupe.attributions:attribute"},
    "lineage": {"rules": "recoupe.lineage:trace"},
    "events": {"rules": "recoupe.events:assemble"},
    "positions": {"rules": "recoupe.positions:weigh"},
    "comparison": {"rules": "recoupe.comparison:compare"},
    "brief": {"rules": "recoupe.brief:write"},
}


def method(stage: str, name: str = "rules") -> Callable[..., Any]:
    """The implementation of a stage by name. Raises UsageMistake when the table has no such line."""
    if name not in METHODS.get(stage, {}):
        known = ", ".join(METHODS.get(stage, {})) or "none"
        raise UsageMistake(f"no method {name!r} for {stage}", where="recoupe/methods.py", remedy=f"choose one of: {known}")
    module, verb = METHODS[stage][name].split(":")
    function: Callable[..., Any] = getattr(import_module(module), verb)
    return function
