"""Whatever stands on the page, the stage reads it to the end."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.attributions.quotations import quotations
from recoupe.attributions.words import LONGEST, periods
from tests.attributions.telling import reading, told

WORDS = [
    "Mme Kalvo",
    "M. Darvin",
    "la Valdorie",
    "a déclaré",
    "a-t-il dit",
    "que",
    "qu'",
    "«",
    "»",
    '"',
    "‹",
    "›",
    "“",
    "'",
    "’",
    "l'",
    "\n« ",
    ",",
    ".",
    ":",
    ";",
    "–",
    "(",
    ")",
    "selon",
    "pour",
    "et",
    "mais",
    "qui",
    "dit",
    "s'est dit",
    "prêt à",
    "négocier",
    "a été accusé",
    "par",
    "de",
    "en",
    "soulignant",
    "sans",
    "exclure",
    "ajoute-t-elle",
    "note",
    "\n",
    "Et",
    "d'",
    "ajouter",
    "lui",
    "ce dernier",
    "on",
    "ne",
    "pas",
    "a appelé",
    "la demande",
    "à",
    "est considéré comme",
    "[ndlr]",
    "…",
    "!",
    "?",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25), st.booleans())
def test_odd_text_never_raises_and_every_statement_rests_on_its_words(words: list[str], headline: bool):
    text = " ".join(words)
    if not text.strip():
        return
    for statement in told(text, headline).attributions:
        assert statement.spans
        assert all(text[span.start : span.end] == span.text for span in statement.spans)
        assert statement.parent != statement.id


@pytest.mark.parametrize(
    "text",
    [
        "« Le ministre a dit que non. » " * 2500,
        "Il a dit « oui » et « non » à M. Darvin. " * 1200,
        "« Non.\n" * 4000,
        '"' * 20000,
        "le ministre annonce une trêve et dit que tout va bien " * 1500,
        "a dit que " * 3000,
        "selon pour selon " * 5000,
        "mot" * 30000,
        "‹ ' “ ’ » « „ ” " * 1500,
    ],
    ids=["quotations", "short", "never closed", "marks", "no full stop", "cues", "prepositions", "one word", "mixed marks"],
)
def test_much_of_something_odd_takes_no_time_by_the_square(text: str):
    """A generous bound in processor time: work by the square takes minutes here."""
    began = time.process_time()
    told(text)
    assert time.process_time() - began < 20


def test_a_period_without_an_end_is_cut():
    article = reading("le ministre annonce une trêve et dit que tout va bien " * 200)
    cut = periods(article, quotations(article)[0])
    assert len(cut) > 1
    assert all(len(period.words) <= LONGEST for period in cut)
    assert sum(len(period.words) for period in cut) == 200 * 11
