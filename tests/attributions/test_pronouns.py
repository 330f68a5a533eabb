"""Pronouns stand for the last speaker who fits."""

import pytest

from tests.attributions.telling import said, told


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mme Kalvo a dit non à M. Darvin.\n« Jamais », a-t-elle ajouté.", "Irène Kalvo"),
        ("« Non », a dit M. Darvin à côté de M. Vasnik.\n« Jamais », a-t-il ajouté.", "Paul Darvin"),
        ("« Non », a dit M. Darvin.\nPuis M. Vasnik est sorti. M. Vasnik était calme.\n« Jamais », a-t-il dit.", "Igor Vasnik"),
        ("M. Darvin a reçu M. Vasnik. Ce dernier a dit que tout allait bien.", "Igor Vasnik"),
        ("L'Alliance veut parler.\n« Non », a dit Mme Kalvo.\nL'Ostrane aimerait négocier, a-t-elle indiqué.", "Irène Kalvo"),
    ],
)
def test_pronoun(text: str, speaker: str):
    assert said(text)[-1][0] == speaker


def test_the_resolved_pronoun_becomes_a_mention():
    found = told("« Non », a dit Mme Kalvo.\n« Jamais », a-t-elle ajouté.")
    assert [(actor, mention.span.text) for actor, mention in found.meant] == [("p0", "elle")]


def test_an_article_in_another_language_says_nothing():
    from dataclasses import replace

    from recoupe.attributions import attribute
    from recoupe.model import Found
    from tests.attributions.telling import reading

    english = reading("Mrs Kalvo said: “No.”")
    english = replace(english, article=replace(english.article, language="en"))
    assert attribute(english, Found("a1"), (), "fr").attributions == ()
