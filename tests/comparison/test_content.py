"""The keys of the words of two passages that tell one thing in other words."""

import pytest

from recoupe.comparison.content import keys


def said(text: str) -> set[str]:
    return {key for _, _, key in keys(text, 0, len(text))}


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("Irène Kalvo a été inculpée de fraude", "la mise en examen d'Irène Kalvo pour avoir fraudé", {"=mise en examen", "=fraude"}),
        ("l'usine licencie deux cents ouvriers", "un plan social à l'usine", {"=plan social"}),
        ("Orsalis acquiert l'usine", "l'achat de l'usine par Orsalis", {"=achat", "usin"}),
        ("les secouristes ont retrouvé douze survivants", "le sauvetage de douze rescapés", {"=opération de sauvetage", "=survie"}),
        ("le typhon inonde Vélane", "Vélane submergée par un cyclone", {"=tempête", "=inondation"}),
        ("douze marins pris en otage", "le rapt de douze marins", {"=enlèvement"}),
        ("un putsch à Vélane", "coup d'Etat en Ostrane", {"=coup d'État"}),
    ],
)
def test_other_words_of_one_thing_have_one_key(one: str, other: str, shared: set[str]) -> None:
    assert shared <= said(one) & said(other)


def test_a_turn_counts_besides_its_words() -> None:
    assert {"=coup d'État", "coup"} <= said("un coup d'Etat")
