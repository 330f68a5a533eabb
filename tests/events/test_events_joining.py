"""Which tellings go on with an event told before: sums, what somebody suffers or does, what he says next."""
# ruff: noqa: ANN001 - fixtures and made records need no types here

from recoupe.model import Page, Status
from recoupe.pipeline import picture


def test_losses_of_other_sums_are_others(grouped):
    found = grouped(
        "Orsalis a subi en février une perte nette de 234 millions d'euros.",
        "Orsalis a subi en février une perte nette de 1,2 milliard d'euros.",
    )
    assert len([words for words in found if "une perte nette" in words]) == 2


def test_losses_of_one_sum_are_one_whatever_stands_between(grouped):
    found = grouped(
        "Une perte de 751 millions d'euros a été annoncée.",
        "La perte sur les marchés de 750 millions d'euros a inquiété.",
    )
    assert {"Une perte", "La perte"} in found


def test_contracted_words_lead_to_an_event_as_others_do(seen):
    (fight,) = [t for t in seen("La Valdorie a, au cours de la guerre, tenté de fuir.") if t.lemma == "guerre"]
    assert fight.status is Status.HELD


def test_a_captivity_is_not_that_of_who_is_told_to_do_something_to_the_captive(seen):
    (held,) = [t for t in seen("Paul Darvin l'avait humiliée pendant sa captivité.") if t.kind.name == "captivity"]
    assert held.inside == ()
    (held,) = [t for t in seen("Paul Darvin a maigri pendant sa captivité.") if t.kind.name == "captivity"]
    assert held.inside == ("p6",)


def test_the_appeal_of_somebody_is_the_one_told_before(grouped):
    found = grouped("Paul Darvin a déposé mardi 4 mars un recours. Le recours de Paul Darvin a surpris.")
    assert any({"Le recours de Paul Darvin"} < words for words in found)


def test_what_somebody_goes_on_to_say_is_of_the_same_occasion():
    words = (
        "La paix attend\n\nLa ministre Irène Kalvo a déclaré mardi 4 mars 2031 que la paix était loin. « La route sera longue », "
        "a-t-elle ajouté. Le maire de Tarsis se tait. « Rien ne presse », a conclu Irène Kalvo.\n"
    )
    said = [e for e in picture([Page("a.txt", words.encode())]).dossier.events if e.type == "statement"]
    assert [len(e.tellings) for e in said] == [3]


def test_a_noun_that_says_of_what_takes_up_no_other_of_something_else(grouped):
    found = grouped("Un homme est dans un coma végétatif à Tarsis. Sa mère souffre de la maladie de Brusk.")
    assert {"un coma végétatif à Tarsis"} in found
