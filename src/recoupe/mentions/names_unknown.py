"""States and bodies that no table lists: by an adjective of the same stem, by capitals, by the article before them."""

from __future__ import annotations

import re

from recoupe.lang import fold
from recoupe.mentions.names_draft import Draft
from recoupe.mentions.names_lexicon import small
from recoupe.mentions.names_people import nameable
from recoupe.mentions.names_phrases import Prefix, Run
from recoupe.model import Form, Kind

PEOPLE = re.compile(r"(?:ienne?|aise?|oise?|aine?|éenne?|ite|ote|ole|ine?)s?$")
STEM = 5
"""Letters that a land and its people share: "Valdorie", "valdorien"."""


def unknown_state_words(runs: list[Run]) -> dict[str, str]:
    """Folded capitalised words of an article that are lands, for the article also has an adjective of their people, with that stem."""
    lower = {w.key for run in runs for w in run if not w.cap and len(w.key) > STEM and PEOPLE.search(w.text.lower())}
    stems = {key[: max(STEM, len(re.sub(PEOPLE, "", key)) - 1)] for key in lower}
    out: dict[str, str] = {}
    for run in runs:
        for i, word in enumerate(run):
            if word.cap and len(word.key) > STEM and not PEOPLE.search(word.text) and nameable(run, i):
                stem = next((s for s in stems if word.key.startswith(s)), "")
                if stem:
                    out[word.key] = stem
    return out


def unknown_thing(run: Run, before: Prefix) -> Draft | None:
    """An unknown body with its article: "la FNLP", "le Front valdorien", or a land before its verb: "La Valdorie a refusé"."""
    h = before.head
    if h >= len(run) or h == before.start or not run[h].tight or not before.determined or before.possessive or not nameable(run, h):
        return None
    end = h + 1
    while end < len(run) and run[end].tight and run[end].cap and not run[end].first:
        end += 1
    text = " ".join(w.text for w in run[h:end])
    after = run[end] if end < len(run) else None
    acts = after is not None and after.tight and after.key in small("acting-after") and after.text not in ("à", "aux", "l'", "l’")
    loud = any(w.text.isupper() and len(w.text) > 2 for w in (*run[max(0, h - 2) : h], *run[end : end + 1]))
    acronym = run[h].text.isupper() and 2 <= len(run[h].text) <= 8 and run[h].key not in small("no-bodies") and not loud
    if not (acronym or (acts and not before.indefinite)):
        return None
    kind = Kind.ORGANISATION if acronym else Kind.STATE
    return Draft(0, before.start, end, kind, Form.NAME, name=text, head=fold(text), gender=before.gender, plural=before.plural)
