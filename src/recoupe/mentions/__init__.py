"""mentions (to be written)."""

from recoupe.model import Found, Reading


def find(reading: Reading) -> Found:
    """Not built yet."""
    return Found(reading.id)
