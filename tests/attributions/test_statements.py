"""Who said what: cue, source and content to its true end."""

import pytest

from recoupe.model import Manner
from tests.attributions.telling import said, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mme Kalvo a déclaré que la paix était proche.", [("Irène Kalvo", "la paix était proche")]),
        ("La paix est proche, a déclaré Mme Kalvo.", [("Irène Kalvo", "La paix est proche")]),
        ('"La paix est proche", a déclaré Mme Kalvo.', [("Irène Kalvo", '"La paix est proche"')]),
        ('"Non", a dit Mme Kalvo. "Jamais."', [("Irène Kalvo", '"Non" | "Jamais."')]),
        ('"Si l\'on tire, a prévenu Mme Kalvo, nous riposterons."', [("Irène Kalvo", '"Si l\'on tire | nous riposterons."')]),
        ("Mme Kalvo a, de son côté, appelé l'Ostrane à cesser le feu.", [("Irène Kalvo", "à cesser le feu")]),
        ("L'Ostrane accuse la Valdorie de mentir.", [("Ostrane", "de mentir")]),
        ("Mme Kalvo a insisté sur le calme.", [("Irène Kalvo", "le calme")]),
        ("Mme Kalvo s'est dite prête à négocier.", [("Irène Kalvo", "prête à négocier")]),
        ("L'Ostrane rejette cette offre.", [("Ostrane", "cette offre")]),
        ("Selon Mme Kalvo, la paix est proche.", [("Irène Kalvo", "la paix est proche")]),
        ("La paix est proche, selon Mme Kalvo.", [("Irène Kalvo", "La paix est proche")]),
        ("Pour la Valdorie, ce texte est insuffisant.", [("Valdorie", "ce texte est insuffisant")]),
        (
            "M. Darvin a nié tout contact, mais a averti que l'armée était prête.",
            [("Paul Darvin", "tout contact"), ("Paul Darvin", "l'armée était prête")],
        ),
        ("Paul Darvin, qui recevait la Valdorie, a estimé que tout restait à faire.", [("Paul Darvin", "tout restait à faire")]),
        ("La Valdorie et l'Ostrane ont convenu de se revoir.", [("Valdorie + Ostrane", "de se revoir")]),
    ],
)
def test_statement(text: str, expected: list[tuple[str, str]]):
    assert said(text) == expected


def test_the_afterthought_is_a_statement_of_its_own():
    text = "Mme Kalvo a dit que la paix était proche, ajoutant que rien n'était signé."
    assert said(text) == [("Irène Kalvo", "la paix était proche"), ("Irène Kalvo", "rien n'était signé")]


def test_the_occasion_is_no_part_of_what_is_said():
    assert said("Mme Kalvo a dit que rien n'était signé, lors d'une conférence de presse.") == [("Irène Kalvo", "rien n'était signé")]


@pytest.mark.parametrize(
    "text",
    [
        "La proposition selon laquelle tout est réglé circule.",
        "L'Ostrane annoncera lundi que tout est réglé.",
        "Si l'Ostrane estime que tout est perdu, tout est possible.",
        "Le traité dit « traité des Détroits » reste en vigueur.",
        "La demande de l'annonce est une note.",
    ],
)
def test_nobody_has_said_anything(text: str):
    assert said(text) == []


def test_a_reporting_clause_between_the_marks_is_not_said():
    (found,) = told("« Or, note Mme Kalvo, rien ne change. »").attributions
    assert [q.text for q in found.quoted] == ["Or", "rien ne change."]


def test_a_headline_lets_somebody_speak():
    assert said("Kalvo : la paix est proche\nLe texte suit.", headline=True) == [("Irène Kalvo", "la paix est proche")]


def test_a_quotation_that_is_announced_by_a_colon():
    assert said("Réponse de M. Darvin :\n« Jamais nous ne céderons. »") == [("Paul Darvin", "« Jamais nous ne céderons. »")]


def test_a_quotation_without_a_cue_goes_to_who_spoke_before():
    text = '"Nous sommes prêts", a dit Mme Kalvo.\n"Nous attendons une réponse claire de nos voisins."'
    assert said(text)[1] == ("Irène Kalvo", '"Nous attendons une réponse claire de nos voisins."')


def test_a_report_within_a_report_has_a_parent():
    outer, inner = sorted(told("M. Darvin a dit que la Valdorie avait proposé de négocier.").attributions, key=lambda a: a.parent or "")
    assert inner.parent == outer.id
    assert outer.parent is None


def test_manners():
    text = "Mme Kalvo a parlé d'un « premier pas ». Elle a dit que rien n'était signé. « Patience », a-t-elle ajouté."
    assert [a.manner for a in told(text).attributions] == [Manner.MIXED, Manner.INDIRECT, Manner.DIRECT]


def test_whom_it_is_said_to():
    (blame,) = told("L'Ostrane accuse la Valdorie de mentir.").attributions
    (news,) = told("Mme Kalvo a dit à M. Darvin que rien n'était signé.").attributions
    assert (blame.addressees, news.addressees) == (("p3",), ("p1",))


def test_what_is_told_twice_is_linked():
    words = "pays ne signera jamais cet accord injuste"
    text = f"Mme Kalvo a dit que son {words}.\n« Notre {words} », a dit Mme Kalvo."
    first, second = told(text).attributions
    assert second.repeats == first.id


def test_every_statement_says_why_and_rests_on_words():
    for statement in told("Selon Mme Kalvo, tout va bien. L'Ostrane rejette cette offre.").attributions:
        assert statement.why
        assert statement.spans
