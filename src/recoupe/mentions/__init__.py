"""What one article names: persons, states, bodies and groups, times and quantities."""

from recoupe.mentions import names, quantities, times
from recoupe.model import Found, Reading


def find(reading: Reading) -> Found:
    """Everything found in one article: in French all of it, in English names and time expressions, in other languages these alone."""
    phrases, problems = times.find(reading)
    if reading.article.language != "fr":
        named = names.find(reading) if reading.article.language == "en" else ()
        return Found(reading.id, named, phrases, problems=problems)
    amounts, more = quantities.find(reading)
    return Found(reading.id, names.find(reading), phrases, amounts, problems + more)
