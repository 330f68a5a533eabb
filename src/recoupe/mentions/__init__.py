"""What one article names: persons, states, bodies and groups, times and quantities."""

from recoupe.mentions import names, quantities, times
from recoupe.model import Found, Reading


def find(reading: Reading) -> Found:
    """Everything found in one article. Articles in other languages than French give only time expressions."""
    phrases, problems = times.find(reading)
    if reading.article.language != "fr":
        return Found(reading.id, phrases=phrases, problems=problems)
    amounts, more = quantities.find(reading)
    return Found(reading.id, names.find(reading), phrases, amounts, problems + more)
