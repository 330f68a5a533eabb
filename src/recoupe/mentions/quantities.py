"""Quantities of one article (to be written)."""

from recoupe.model import Problem, Quantity, Reading


def find(reading: Reading) -> tuple[tuple[Quantity, ...], tuple[Problem, ...]]:  # noqa: ARG001
    """Not built yet."""
    return (), ()
