"""Problems: what the program did not understand in a text, told with the words and a remedy."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recoupe.model.spans import Span


class Severity(StrEnum):
    """How much a problem spoils: the picture (stop), one record (skip), nothing (note)."""

    STOP = "stop"
    SKIP = "skip"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a text that is not understood, or that a reader must know.

    `kind` is a fixed short name: a line of `lang/<language>/messages/problems.yaml`, whose message and
    remedy may hold `{details[0]}` ... Stages give kind and details; the pipeline puts them into words.
    """

    kind: str
    message: str = ""
    remedy: str = ""
    article: str | None = None
    span: Span | None = None
    severity: Severity = Severity.NOTE
    details: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.kind:
            raise ValueError("a problem has a kind")
