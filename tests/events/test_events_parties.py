"""Who takes part in an event: whom it befalls, not who does it; the subject of a clause, not the last name in it; nobody where unsure."""
# ruff: noqa: ANN001 - fixtures need no types here

from __future__ import annotations

from recoupe.events import assemble
from recoupe.model import Page
from recoupe.pipeline import picture


def of(told, *words: str) -> list[tuple[str, ...]]:
    """Whom the tellings name whose words hold some word."""
    return [t.inside for t in told if any(w in t.span.text.lower() for w in words)]


def test_a_possessive_is_told_of_the_subject_and_not_of_an_agent_before_it(seen):
    assert of(seen("Mme Irène Kalvo a été interrogée lundi 3 mars par Paul Darvin à son arrivée à Malvenne."), "son arrivée") == [("p1",)]


def test_a_possessive_is_not_told_of_a_name_behind_a_preposition(seen):
    assert of(seen("Maria a confié ses enfants à Mme Irène Kalvo le temps de son séjour à Tarsis."), "son séjour") == [("p9",)]


def test_a_possessive_is_told_of_nobody_where_the_object_may_be_meant_as_well(seen):
    assert of(seen("Maria a salué Paul Darvin avant son arrivée à Malvenne."), "son arrivée") == [()]


def test_a_possessive_of_an_unknown_pronoun_is_told_of_nobody(seen):
    assert of(seen("Elle a quitté Paul Darvin avant son arrivée à Malvenne."), "son arrivée") == [()]


def test_an_opening_is_told_of_who_stands_behind_its_comma(seen):
    assert of(seen("À son retour de Tarsis, Mme Irène Kalvo a été applaudie."), "son retour") == [("p1",)]
    assert of(seen("Deux heures après sa libération, lundi 3 mars, Maria a remercié Paul Darvin."), "sa libération") == [("p9",)]


def test_what_befell_somebody_a_day_before_is_hardly_told_of_who_acts_that_day(seen):
    assert of(seen("La veille de sa libération, Paul Darvin lançait un appel."), "sa libération") == [()]


def test_what_befalls_is_told_of_the_subject_of_the_sentence_before(seen):
    told = seen("Mme Irène Kalvo verra Paul Darvin à Malvenne. Une foule avait réclamé sa libération.")
    assert of(told, "sa libération") == [("p1",)]


def test_who_does_what_befalls_another_is_told_apart(seen, told):
    material, dossier = told(("Maria a été arrêtée lundi 3 mars à Malvenne par le Conseil des Détroits.", "2031-03-05"))
    assert [(e.participants, "Conseil" in e.label) for e in assemble(material, dossier).events] == [(("p9", "p5"), False)]
    assert of(seen("Maria attend sa libération des mains du Conseil des Détroits."), "sa libération") == [("p9",)]


def test_no_bracket_names_who_does_what_befalls_a_nameless_one(told):
    material, dossier = told(("Elle a été mise en examen lundi 3 mars à Malvenne par le Conseil des Détroits.", "2031-03-05"))
    assert [(e.participants, "Conseil" in e.label) for e in assemble(material, dossier).events] == [((), False)]


def test_a_house_in_which_somebody_is_received_meets_nobody(seen):
    told = seen("Maria a été reçue lundi 3 mars par Paul Darvin au siège du Conseil des Détroits.")
    assert [t.inside for t in told if t.kind.family == "talks"] == [("p6", "p9")]


def test_somebody_met_before_does_not_give_the_press_conference(seen):
    told = seen("À la suite de son audience avec Paul Darvin, l'ancienne otage donnera une conférence de presse au palais Orsalis.")
    assert all("p6" not in t.inside for t in told if t.kind.family == "statement")


def test_who_speaks_during_a_meeting_with_another_meets_him(seen):
    assert of(seen("Mme Irène Kalvo a quitté la salle lors d'un entretien avec Paul Darvin."), "entretien") == [("p6", "p1")]
    assert of(seen("Après un entretien avec Paul Darvin, Maria a quitté Malvenne."), "entretien") == [("p6", "p9")]


def test_a_relative_clause_does_not_part_a_verb_from_its_subject(seen):
    told = seen("Maria, qui a rencontré Paul Darvin lundi 3 mars à Malvenne, a reçu Mme Irène Kalvo mardi 4 mars.")
    assert of(told, "a reçu") == [("p1", "p9")]


def test_whom_a_delegation_meets_does_not_travel_with_it(seen):
    told = seen("Paul Darvin rencontrera lundi 3 mars trente marins valdoriens et se rendra mardi 4 mars à Tarsis.")
    (visit,) = [t for t in told if t.kind.name == "visit"]
    assert visit.names == ("p6",)


def test_who_is_named_before_ayant_is_not_who_joined(seen):
    assert not [t for t in seen("M. Oster veut le retrait du territoire des pays y ayant adhéré.") if t.kind.name == "accession"]


def test_a_right_to_join_is_not_the_accession_of_a_state():
    pages = [
        "L'adhésion\n\nL'adhésion de la Finlande à l'OTAN pourrait être conclue en mai 2031, a dit la ministre Irène Kalvo à la presse.\n",
        "Les règles\n\nIl appartient aux membres de décider qui peut rejoindre l'OTAN, a dit le ministre Paul Darvin à la presse.\n",
    ]
    events = picture([Page(f"{n}.txt", words.encode()) for n, words in enumerate(pages)]).dossier.events
    assert all(len({t.article for t in e.tellings}) == 1 for e in events if e.type == "accession")


def test_a_crowd_is_not_met():
    page = "La visite\n\nIrène Kalvo a rencontré mardi 4 mars 2031 Paul Darvin devant des milliers de soldats norvégiens à Tarsis.\n"
    (met,) = [e for e in picture([Page("a.txt", page.encode())]).dossier.events if e.type == "meeting"]
    assert len(met.participants) == 2
