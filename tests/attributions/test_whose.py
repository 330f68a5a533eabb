"""Whose words: what they show of their speaker, and whom the wording around them makes the subject."""

import pytest

from tests.attributions.telling import said, told


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # her own words show a gender
        ("« Oui », a dit Mme Kalvo.\n« Non », a dit M. Vasnik.\n« Je suis ravie d'être ici ce soir. »", "Irène Kalvo"),
        # whom the words after a colon name does not say them
        ("M. Darvin a été repris par Mme Kalvo : « M. Darvin ne sait pas ce qu'il dit. »", "Irène Kalvo"),
        # the object of a first verb is no subject of the second
        ("Mme Kalvo a reçu M. Darvin et dénonce « une honte ».", "Irène Kalvo"),
        # a plural pronoun is no subject of a verb in the singular
        ("Mme Kalvo a reçu les maires pour qu'ils aident la ville, et a promis d'aider.", "Irène Kalvo"),
        # a few words may stand between the verb and its subject
        ("« Tout va bien », a renchéri sur le même ton grave M. Vasnik.", "Igor Vasnik"),
        # a name that only ends a longer description
        (
            "Lundi, le triple vainqueur du Tour de l'Ostrane, qui a promis « une fête », est revenu.",
            "triple vainqueur du Tour de l'Ostrane",
        ),
        # a person whom only his part is told of
        ("La personne ayant la charge de l'enfant a expliqué qu'elle avait peur.", "personne"),
        # the name ends before what it is told by
        ("Ce rapport selon les extraits publiés conclut que la digue est sûre.", "rapport"),
        # somebody described before "qui"
        ("C'est l'affaire Irène Kalvo, une femme atteinte d'un mal rare, qui demandait que la loi change.", "Irène Kalvo"),
    ],
)
def test_speaker(text: str, speaker: str):
    assert said(text)[-1][0] == speaker


def test_those_of_a_list_with_brackets_speak_together():
    found = told("Irène Kalvo (Valdorie) et Paul Darvin (Ostrane) ont estimé que la paix était proche.")
    assert found.attributions[-1].speakers == ("p0", "p1")


def test_a_title_of_a_part_is_whose_words_it_takes():
    found = told(
        "« Non », a dit M. Vasnik.\n« Le port restera fermé tout l'hiver »\nLa neige tombe.\n"
        "Mme Kalvo a dit que le port restera fermé cet hiver. M. Darvin a dit que non."
    )
    title = next(a for a in found.attributions if a.content and "tout l'hiver" in a.content[0].text)
    assert title.speakers == ("p0",)
