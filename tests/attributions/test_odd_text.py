"""Whatever stands on the page, the stage reads it to the end."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.attributions.telling import told

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
