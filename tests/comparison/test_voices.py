"""Who is heard, who is only talked of, and what a headline says that its text does not."""

from __future__ import annotations

from typing import Any

import pytest

from recoupe.model import Blank, Completeness, Difference, Dossier, Kind, Page
from recoupe.pipeline import picture

HEARD = "La Valdorie a protesté. Irène Kalvo a jugé la réponse trop lente. L'Ostrane n'a pas répondu."
ELSEWHERE = "L'Ostrane a estimé que la réponse viendrait bientôt. La Valdorie attend."


def told(story: Any) -> dict[tuple[str, str], Any]:
    return {(voice.article, voice.party): voice for voice in story.compared().voices}


def two_articles(story: Any, state: Completeness = Completeness.WHOLE) -> Any:
    one, other = story.article(HEARD, state=state), story.article(ELSEWHERE)
    story.actor("Valdorie", "p1", (one, "La Valdorie"), (other, "La Valdorie"), kind=Kind.STATE)
    story.actor("Ostrane", "p2", (one, "L'Ostrane"), (other, "L'Ostrane"), kind=Kind.STATE)
    story.actor("Irène Kalvo", "p1", (one, "Irène Kalvo"))
    story.says(one, "p3", "la réponse trop lente", "a jugé")
    story.says(other, "p2", "la réponse viendrait bientôt", "a estimé")
    return story


def test_a_party_that_is_heard_elsewhere_is_named_with_the_words_that_name_it(story: Any) -> None:
    voices = told(two_articles(story))
    assert (voices["a1", "p1"].attributions, voices["a1", "p1"].unheard) == (1, None)
    silent = voices["a1", "p2"]
    assert (silent.attributions, silent.unheard, [s.text for s in silent.named]) == (0, Blank.SILENT, ["L'Ostrane"])


def test_silence_is_not_claimed_for_an_article_that_is_cut(story: Any) -> None:
    assert told(two_articles(story, Completeness.TRUNCATED))["a1", "p2"].unheard is Blank.TRUNCATED


def test_a_party_that_nobody_heard_is_missed_only_where_it_matters(story: Any) -> None:
    article = story.article("La Valdorie a protesté. Un train est passé par Larène.")
    story.actor("Valdorie", "p1", (article, "La Valdorie"), kind=Kind.STATE)
    story.actor("Larène", "p2", (article, "Larène"), kind=Kind.ORGANISATION)
    assert not told(story)


def read(headline: str, body: str) -> Dossier:
    return picture([Page("journal.txt", f"{headline}\n\n12 mars 2031\n\n{body}\n".encode())]).dossier


NINE = (
    "Les délégations de Valdorie et d'Ostrane se sont retrouvées mercredi à Vélane. La rencontre a duré neuf heures. "
    "Elle n'a pas abouti, a déclaré le ministre valdorien Paul Darvin devant la presse. Les discussions reprendront lundi à Vélane."
)


def test_a_number_that_the_text_does_not_have() -> None:
    (claim,) = read("Vélane : douze heures de discussions entre la Valdorie et l'Ostrane", NINE).headlines
    assert (claim.lacks, claim.span.text, [s.text for s in claim.nearest]) == (
        Difference.NUMBER,
        "douze heures de discussions",
        ["neuf heures"],
    )
    assert "douze heures" in claim.why[0]


@pytest.mark.parametrize("hours", ["neuf heures", "près de neuf heures", "9 heures"])
def test_a_number_that_the_text_has_however_written(hours: str) -> None:
    assert not read(f"Vélane : {hours} de discussions entre la Valdorie et l'Ostrane", NINE).headlines


def test_a_sum_of_what_the_text_counts_is_borne_out() -> None:
    body = "L'incendie du port de Vélane a fait trois morts et quatre blessés dans la nuit de mardi, selon les pompiers de la ville."
    assert not read("Incendie de Vélane : sept victimes dans la nuit", body).headlines


SAID = (
    "« Nous signerons cet accord de pêche avant la fin du mois », a déclaré mercredi le ministre valdorien Paul Darvin à Vélane. "
    "La présidente du Conseil des Détroits, Irène Kalvo, s'est félicitée de cette annonce devant la presse."
)


def test_words_of_somebody_that_the_text_does_not_have() -> None:
    found = read("Paul Darvin : « La rupture des négociations paraît inévitable »", SAID).headlines
    assert [claim.lacks for claim in found] == [Difference.WORDING]
    assert "rupture" in found[0].why[0]


def test_words_that_the_text_turns_otherwise_are_borne_out() -> None:
    assert not read("Paul Darvin : « Nous signerons l'accord de pêche ce mois-ci »", SAID).headlines


def test_words_of_one_that_the_headline_gives_to_another() -> None:
    body = (
        "La présidente du Conseil des Détroits, Irène Kalvo, a déclaré que l'accord de pêche serait signé avant la fin du mois. "
        "Le ministre valdorien Paul Darvin assistait mercredi à la réunion de Vélane avec plusieurs députés de son pays."
    )
    (claim,) = read("L'accord de pêche sera signé ce mois, déclare Paul Darvin", body).headlines
    assert claim.lacks is Difference.SPEAKER
    assert "Irène Kalvo" in claim.why[0]


def test_the_same_words_at_another_address_say_the_same() -> None:
    page = f"Vélane : douze heures de discussions entre la Valdorie et l'Ostrane\n\n12 mars 2031\n\n{NINE}\n".encode()
    dossier = picture([Page("a.txt", page), Page("b.txt", page)]).dossier
    assert [(claim.article, claim.span.article) for claim in dossier.headlines] == [("a1", "a1"), ("a2", "a2")]


def test_what_a_headline_says_in_its_own_words_is_not_weighed() -> None:
    assert not read("À Vélane, une journée entière pour presque rien", NINE).headlines


def test_nothing_is_missed_in_a_text_that_is_cut() -> None:
    cut = NINE.removesuffix("Les discussions reprendront lundi à Vélane.") + "Les discussions reprendront lundi à (…)\n\nLire la suite"
    found = read("Vélane : douze heures de discussions entre la Valdorie et l'Ostrane", cut)
    assert found.articles[0].completeness.state is not Completeness.WHOLE
    assert not found.headlines
