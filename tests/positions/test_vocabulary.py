"""The turns of negotiations and crises: what each of them takes for a stance."""
# ruff: noqa: ANN001 - fixtures need no types here

from __future__ import annotations

from dataclasses import replace

import pytest

from recoupe.positions.forms import agreeing


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("La seule issue est un cessez-le-feu", "demand"),
        ("C'est à l'Ostrane de faire le premier pas", "demand"),
        ("Que l'Ostrane libère les otages", "demand"),
        ("Nous ne signerons que si l'Ostrane lève le blocus", "demand"),
        ("Je souhaite que le texte soit revu", "demand"),
        ("Rendez-nous nos enfants", "demand"),
        ("Discutons de ce point", "offer"),
        ("La porte de la diplomatie est toujours ouverte", "offer"),
        ("On ne négocie pas avec des terroristes", "refuse"),
        ("Les conditions d'une rencontre ne sont pas réunies", "refuse"),
        ("Je ne souhaite pas cette rencontre", "refuse"),
        ("Nous bloquerons le pays", "warn"),
        ("Un échec serait dramatique", "warn"),
        ("Le mouvement va se durcir", "warn"),
        ("La trêve pourrait être compromise", "warn"),
        ("Ce texte bafoue nos droits", "accuse"),
        ("Cette décision a blessé le peuple", "accuse"),
        ("Ils nous ont trahis", "accuse"),
        ("M. Merec ne dit pas la vérité", "accuse"),
        ("Cette mesure est outrageante", "accuse"),
        ("Le pouvoir a multiplié les provocations", "accuse"),
        ("La Valdorie n'a pas tiré", "deny"),
        ("Nous n'avons menacé personne", "deny"),
        ("Il n'y a pas eu de fraude", "deny"),
        ("Ce n'est pas une sanction", "deny"),
        ("Il ne s'agit pas d'une invasion", "deny"),
        ("C'est un pas dans la bonne direction", "support"),
        ("Nous ne vous abandonnerons pas", "promise"),
        ("Les coupables seront punis", "promise"),
        ("Je considère que cette loi est inadmissible", "refuse"),
        ("Les négociations seront longues et difficiles", "assess"),
    ],
)
def test_a_turn_takes_a_stance(story, stances, words, expected):
    story.article(f"« {words} », a déclaré Mme Kalvo.")
    story.says("kalvo", f"« {words} »", "a déclaré", direct=True)
    assert [stance for _, stance in stances(story.weighed())] == [expected]


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("L'Ostrane est affaiblie par les sanctions", "accuse"),  # its subject undergoes it
        ("Ils se trompent sur les sanctions", "accuse"),  # a reflexive harms nobody
        ("Qu'elle ait signé les sanctions ne change pas l'avis de Paul Sage", "demand"),  # a concession asks nothing
        ("On ne parle pas des sanctions dans ce texte", "deny"),  # "on" is nobody
        ("Il y a eu des fraudes sous les sanctions", "deny"),  # a wrong that nothing denies
    ],
)
def test_what_only_looks_like_a_stance(story, stances, words, other):
    story.article(f"« {words} », a déclaré Mme Kalvo.")
    story.says("kalvo", f"« {words} »", "a déclaré", direct=True)
    assert other not in [stance for _, stance in stances(story.weighed())]


def test_what_another_does_not_do_is_blame_only_from_who_has_a_side(story, stances):
    story.article("« L'Ostrane n'a pas répondu à la lettre sur les sanctions », a déclaré Paul Sage.")
    story.says("sage", "« L'Ostrane n'a pas répondu à la lettre sur les sanctions »", "a déclaré", direct=True)
    assert ("sage", "accuse") not in stances(story.weighed())


def test_what_an_article_tells_twice_is_a_position_in_both_places(story):
    story.article("M. Merec a refusé de lever les sanctions. M. Merec refuse toute levée des sanctions.")
    first = story.says("merec", "de lever les sanctions", "a refusé")
    story.says("merec", "toute levée des sanctions", "refuse")
    story.attributions[1] = replace(story.attributions[1], repeats=first)
    assert len(story.weighed().positions) == 2


@pytest.mark.parametrize(
    ("masculine", "forms"),
    [
        ("honteux", {"honteux", "honteuse", "honteuses"}),
        ("brutal", {"brutal", "brutaux", "brutale", "brutales"}),
        ("indigné", {"indigne", "indignes", "indignee", "indignees"}),
        ("offensif", {"offensif", "offensifs", "offensive", "offensives"}),
    ],
)
def test_an_adjective_of_the_table_stands_for_all_its_forms(masculine, forms):
    assert set(agreeing(masculine)) == forms


def test_a_verdict_of_the_article_is_nobodys(story, stances):
    story.article("La Valdorie est au bord du gouffre à cause des sanctions.")
    assert stances(story.weighed()) == []


def test_who_is_angry_holds_it(story, stances):
    story.article("La Valdorie est furieuse des sanctions.")
    assert stances(story.weighed()) == [("val", "accuse")]
