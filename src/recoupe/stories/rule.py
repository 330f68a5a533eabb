"""The learned rule by which a story is parted into moments: a logistic function of the evidence (`rule.json`, by `train/moments.py`)."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from math import exp

APART = 14
"""Days between the two sides from which they are two moments, whatever their words: no telling of one moment stops so long."""
LEAST = 0.5


def holds(evidence: float, days: int = 0) -> bool:
    """Whether a parting with this evidence, and so many days between its sides, is one of two moments."""
    return days >= APART or chance(evidence) >= LEAST


def chance(evidence: float) -> float:
    """How likely the two sides of a parting are two moments, by the rule as learned."""
    constant, weight = _table()
    return 1 / (1 + exp(-max(-50.0, min(50.0, constant + weight * evidence))))


@cache
def _table() -> tuple[float, float]:
    found = json.loads(files("recoupe.stories").joinpath("rule.json").read_text(encoding="utf-8"))
    return float(found["constant"]), float(found["weight"])
