"""Whether an event happened, as the sentence tells it."""
# ruff: noqa: ANN001 - fixtures and made records need no types here

import pytest

from recoupe.model import Page, Status
from recoupe.pipeline import picture

HELD, PLANNED, REFUSED = Status.HELD, Status.PLANNED, Status.REFUSED
WANTED, IF, OFF, LATER, ON = Status.CALLED_FOR, Status.CONDITIONAL, Status.CANCELLED, Status.POSTPONED, Status.ONGOING


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Mme Irène Kalvo a rencontré M. Oster.", HELD),
        ("Mme Irène Kalvo rencontrera M. Oster.", PLANNED),
        ("Mme Irène Kalvo doit rencontrer M. Oster.", PLANNED),
        ("Mme Irène Kalvo ne rencontrera pas M. Oster.", REFUSED),
        ("Mme Irène Kalvo a refusé de rencontrer M. Oster.", REFUSED),
        ("Mme Irène Kalvo a annoncé qu'elle rencontrerait M. Oster.", PLANNED),
        ("Mme Irène Kalvo souhaite rencontrer M. Oster.", WANTED),
        ("La réunion de Malvenne a été annulée.", OFF),
        ("La réunion de Malvenne est reportée.", LATER),
        ("La réunion de Malvenne se tiendra bientôt.", PLANNED),
        ("Les pourparlers de Malvenne se poursuivent.", ON),
        ("Les Jeux de Malvenne continuent.", ON),
        ("Qui a vécu les nuits des Jeux de Malvenne peut comparer.", HELD),
        ("La libération de Maria continue de susciter des questions.", HELD),
        ("M. Oster a quitté la salle après la réunion de Malvenne.", HELD),
        ("Aucune réunion avec M. Oster ne figure au programme.", REFUSED),
        ("Le général a réclamé une réunion à Malvenne.", WANTED),
        ("En cas d'attaque contre l'Ostrane, le port fermera.", IF),
        ("Les craintes d'une invasion de l'Ostrane grandissent.", IF),
        ("Elle a présenté des demandes d'aide et de retrait de l'Ostrane.", WANTED),
    ],
)
def test_status_is_read_from_the_words(seen, words, status):
    found = seen(words)
    assert status in [t.status for t in found], [(t.lemma, t.status) for t in found]


def test_who_wants_the_end_of_something_does_not_want_it(seen):
    (told,) = [t for t in seen("Mme Irène Kalvo a appelé à la fin des enlèvements à Malvenne.") if t.kind.name == "abduction"]
    assert told.status is not WANTED


def test_a_day_after_publication_lies_ahead_and_a_day_before_it_is_past(seen):
    (ahead,) = seen("La réunion de Malvenne, vendredi 7 mars, occupe les esprits.")
    (past,) = seen("La réunion de Malvenne, lundi 3 mars, occupe les esprits.")
    assert (ahead.status, past.status) == (PLANNED, HELD)


def test_the_verb_rencontre_and_the_noun_are_told_apart(seen):
    (noun,) = seen("La rencontre avec M. Oster dure encore.")
    assert not noun.by_verb
    assert not seen("Le conseil rencontre des difficultés.")


def test_each_date_and_place_goes_to_its_own_event(seen):
    found = seen("Après des pourparlers à Malvenne lundi 3 mars, une réunion du Conseil se tiendra à Tarsis vendredi 7 mars.")
    assert [(t.lemma, t.place, t.date.value) for t in found] == [
        ("pourparlers", "Malvenne", "2031-03-03"),
        ("réunion", "Tarsis", "2031-03-07"),
    ]


def test_the_purpose_of_a_journey_shares_its_day_and_place(seen):
    found = seen("M. Oster se rendra mardi 4 mars à Tarsis pour une réunion avec le Conseil des Détroits.")
    meeting = next(t for t in found if t.lemma == "réunion")
    assert (meeting.place, meeting.date.value) == ("Tarsis", "2031-03-04")


def test_what_would_be_done_in_a_case_is_not_done(seen):
    said = seen("L'Ostrane dit que ce qu'elle ferait serait de réagir par de lourdes sanctions.")
    assert [t.status for t in said if t.kind.name == "sanction"] == [Status.CONDITIONAL]
    said = seen("La Valdorie a souffert par des sanctions.")
    assert [t.status for t in said if t.kind.name == "sanction"] == [Status.HELD]


def test_who_was_never_forced_to_join_did_nothing(seen):
    assert not [t for t in seen("Les voisins n'ont jamais été forcés à adhérer à l'Alliance.") if t.kind.name == "accession"]


def test_what_an_article_tells_as_done_it_does_not_announce_besides():
    page = (
        "Le sommet de Vélane\n\nLe sommet de Vélane s'est tenu mardi 4 mars 2031 entre la Norvège et la Suède, et a duré trois heures.\n"
        "Le sommet de Vélane devait réunir la Norvège et la Suède mardi 4 mars 2031, et il les a bien réunies à la fin.\n"
    )
    for event in picture([Page("a.txt", page.encode())]).dossier.events:
        told = {n.status for n in event.history}
        assert not {Status.HELD, Status.PLANNED} <= told
