"""One readable table: stage -> name of a method -> dotted path of its implementation. The first of a stage is the usual one.

A method is a plain function with the signature of its stage (see `pipeline.py`); it is imported when chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from recoupe.errors import UsageMistake
from recoupe.lang import mistake

METHODS: dict[str, dict[str, str]] = {
    "articles": {"rules": "recoupe.articles:read"},
    "mentions": {"rules": "recoupe.mentions:find"},
    "actors": {"rules": "recoupe.actors:join"},
    "attributions": {"parsed": "recoupe.attributions:attribute", "rules": "recoupe.attributions:by_rules"},
    "lineage": {"rules": "recoupe.lineage:trace"},
    "stories": {"rules": "recoupe.stories:strange"},
    "events": {"rules": "recoupe.events:assemble"},
    "positions": {"rules": "recoupe.positions:weigh"},
    "comparison": {"rules": "recoupe.comparison:compare"},
    "brief": {"rules": "recoupe.brief:write"},
}
TAGGER = "tagger"
"""The choice that is no stage: the trained pipeline that methods with a parser use."""


@dataclass(frozen=True, slots=True)
class Methods:
    """What was chosen instead of the usual: stage -> method, and "tagger" -> the name of an installed spaCy pipeline."""

    chosen: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, lines: Iterable[str]) -> Methods:
        """From lines "stage=name", as a dossier keeps them. Raises UsageMistake for a stage or method that is not in the table."""
        chosen = dict(line.split("=", 1) for line in lines if "=" in line)
        for stage, name in chosen.items():
            known = METHODS.get(stage, {})
            if stage != TAGGER and name not in known:
                listed = ", ".join(f"{s}={m}" for s, methods in METHODS.items() if len(methods) > 1 for m in methods)
                raise mistake(UsageMistake, "cli.no-method", where=f"{stage}={name}", known=listed)
        return cls(chosen)

    @property
    def lines(self) -> tuple[str, ...]:
        """What differs from the usual choice, as lines "stage=name" in order."""
        usual = {stage: next(iter(methods)) for stage, methods in METHODS.items()}
        return tuple(f"{stage}={name}" for stage, name in sorted(self.chosen.items()) if usual.get(stage) != name)

    @property
    def tagger(self) -> str:
        """The name of the trained pipeline; "" for the one that comes with the program."""
        return self.chosen.get(TAGGER, "")

    def __call__(self, stage: str) -> Callable[..., Any]:
        """The implementation of a stage."""
        path = METHODS[stage][self.chosen.get(stage, next(iter(METHODS[stage])))]
        module, verb = path.split(":")
        function: Callable[..., Any] = getattr(import_module(module), verb)
        return function


USUAL = Methods()
