"""What one article names: persons, states, bodies and groups, times and quantities."""

from recoupe.mentions import names, quantities, times
from recoupe.mentions.quantities.grammar import LANGUAGES
from recoupe.model import Found, Reading


def find(reading: Reading) -> Found:
    """Everything found in one article: in French and English all of it, in other languages time expressions alone."""
    phrases, problems = times.find(reading)
    if reading.article.language not in LANGUAGES:
        return Found(reading.id, phrases=phrases, problems=problems)
    return Found(reading.id, names.find(reading), phrases, quantities.find(reading), problems)
