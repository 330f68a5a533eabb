"""The learned rule by which a story is parted into moments: a logistic function of the evidence (`rule.json`, by `train/moments.py`)."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from math import exp

LEAST = 0.5


def holds(evidence: float) -> bool:
    """Whether a parting with this evidence is one of two moments."""
    return chance(evidence) >= LEAST


def chance(evidence: float) -> float:
    """How likely the two sides of a parting are two moments, by the rule as learned."""
    constant, weight = _table()
    return 1 / (1 + exp(-max(-50.0, min(50.0, constant + weight * evidence))))


@cache
def _table() -> tuple[float, float]:
    found = json.loads(files("recoupe.stories").joinpath("rule.json").read_text(encoding="utf-8"))
    return float(found["constant"]), float(found["weight"])
