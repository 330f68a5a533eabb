"""How an article words an utterance: its own run of words, its own marks."""

from __future__ import annotations

import story

from recoupe.export.views.lookup import Lookup
from recoupe.export.views.wording import wording
from recoupe.export.words import Words
from recoupe.model import Act, Attribution, Dossier, Manner, Reading, Span, edited

PAGE = (
    "« Le chenal reste ouvert », a promis jeudi, devant la presse, l’amirale Brune Tassel. "
    "Elle a noté que l’Ostrane était un « voisin ».\n\n"
    'Selon les pêcheurs de la baie et de tous les ports de la côte, rien ne bouge. "Rien", disent-ils.'
)
TEXT = edited("a9", PAGE, [])


def told(*, source: str = "", cue: str = "", content: str = "") -> str:
    """The utterance made of these words of the page, what is said between <>."""

    def spans(words: str) -> tuple[Span, ...]:
        return (TEXT.span(PAGE.index(words), PAGE.index(words) + len(words)),) if words else ()

    attribution = Attribution("s", "a9", Manner.MIXED, Act.ASSESS, (), None, spans(source), spans(cue), spans(content))
    reading = Reading(story.reading("a1").article, TEXT, (), ())
    look = Lookup(Dossier("0", "fr"), Words("fr"))
    look.texts["a9"] = reading.clean
    return "".join(f"<{p.text}>" if p.said else p.text for p in wording(look, attribution))


def test_the_marks_are_those_of_the_page():
    shown = told(content="Le chenal reste ouvert", cue="a promis", source="l’amirale Brune Tassel")
    assert shown == "« <Le chenal reste ouvert> », a promis jeudi, devant la presse, l’amirale Brune Tassel"
    assert told(content="Rien", cue="disent-ils") == '"<Rien>", disent-ils'


def test_half_a_pair_is_not_shown():
    assert told(source="Le chenal", content="reste") == "Le chenal <reste>"


def test_the_words_between_are_kept():
    assert told(source="Elle", cue="a noté", content="l’Ostrane était un « voisin »") == "Elle a noté que <l’Ostrane était un « voisin »>"


def test_what_is_far_apart_shows_a_gap():
    shown = told(cue="Selon", source="les pêcheurs", content="rien ne bouge")
    assert shown == "Selon les pêcheurs […] <rien ne bouge>"


def test_a_source_within_the_content_is_not_said_twice():
    assert told(source="l’Ostrane", cue="a noté", content="l’Ostrane était un « voisin »") == "a noté que <l’Ostrane était un « voisin »>"
