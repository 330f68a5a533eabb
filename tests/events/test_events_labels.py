"""What events are called: a clean noun phrase or clause, without dates, halves and loose ends."""
# ruff: noqa: ANN001 - fixtures and made records need no types here

from dataclasses import replace

import pytest

from recoupe.events.complements import into_place
from recoupe.events.labels import label
from recoupe.events.material import known
from recoupe.events.merging import merged
from recoupe.events.naming import of
from recoupe.events.plain import plainly, unowned
from recoupe.events.records import event
from recoupe.events.sides import Parties
from recoupe.events.tellings import tellings
from recoupe.model import Act, Attribution, Manner, Page, When
from recoupe.pipeline import picture


@pytest.fixture
def called(told):
    """The labels of the events of one sentence."""

    def made(words: str) -> list[str]:
        material, dossier = told((words, "2031-03-05"))
        published = {a.id: a.published for a in dossier.articles}
        found = merged([t for k in known(material, dossier) for t in tellings(k, published[k.reading.id])], Parties({}))
        return [event(n, group, When(), dossier).label for n, group in enumerate(found)]

    return made


@pytest.fixture
def said(told):
    """The label of what somebody says in a sentence; the words after him are the cue."""

    def made(words: str, content: str, who: str = "M. Oster") -> str:
        material, dossier = told((words, "2031-03-05"))
        text = material.readings[0]
        spans = {name: text.span(words.index(name), words.index(name) + len(name)) for name in (who, content)}
        first = words.index("a ", words.index(who) + len(who))
        cue = text.span(first, words.index(" ", first + 2))
        actor = "p2" if who == "M. Oster" else "p6"
        one = Attribution("s1", "a1", Manner.INDIRECT, Act.ASSESS, (actor,), source=(spans[who],), cue=(cue,), content=(spans[content],))
        dossier = replace(dossier, attributions=(one,))
        group = [t for k in known(material, dossier) for t in tellings(k, dossier.articles[0].published) if t.kind.name == "statement"]
        return event(1, group, When(), dossier).label if group else ""

    return made


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Une réunion lundi 3 mars à Malvenne a tout changé.", "Réunion à Malvenne"),
        ("L'éventuelle rencontre avec la Valdorie inquiète.", "Rencontre avec la Valdorie"),
        ("La cérémonie de grande ampleur à Tarsis a ému.", "Cérémonie de grande ampleur à Tarsis"),
        ("Elle a, durant sa visite tenté à Malvenne de convaincre.", "Visite à Malvenne"),
        ("La réunion prévue mardi 4 mars à Malvenne destinée aux armées est finie.", "Réunion à Malvenne"),
        ("M. Oster a été placé en garde à vue mardi 4 mars.", "Garde à vue"),
        ("Elle a été présentée mardi 4 mars à un juge de Tarsis.", "Présentation à un juge de Tarsis"),
        ("La plainte, qui avait été enregistrée mardi 4 mars par Paul Darvin, a disparu.", "Enregistrement par Paul Darvin"),
        ("La mère du garçon retrouvé seul mardi 4 mars a parlé.", "Découverte"),
        ("Les discussions doivent reprendre vendredi 7 mars à Malvenne.", "Reprise des discussions"),
        ("Mme Irène Kalvo et M. Oster ont signé mardi 4 mars un accord.", "Signature d’un accord"),
    ],
)
def test_labels_are_what_a_paper_would_print(called, words, wanted):
    assert any(found == wanted or found.startswith(wanted + " ") for found in called(words)), called(words)


def test_a_verb_of_several_wants_a_subject_of_several(called):
    assert "M. Oster ont quitté Malvenne" not in called("La ministre et M. Oster ont quitté Malvenne mardi 4 mars.")


def test_a_clause_without_what_its_verb_acts_on_is_no_label(called):
    labels = called("M. Oster a signé mardi 4 mars, dit-on, à Malvenne, le traité.")
    assert all(not found.endswith("a signé") for found in labels)


def test_nobody_is_named_twice_in_a_label(told):
    material, dossier = told(("Le discours de Mme Irène Kalvo est attendu le 20 mars.", "2031-03-05"))
    group = [t for k in known(material, dossier) for t in tellings(k, dossier.articles[0].published)]
    assert label(group, "speech", ("p1",), dossier) == "Discours de Mme Irène Kalvo"


def test_a_participle_or_half_a_denial_is_no_label(called):
    assert all("ne sera" not in found for found in called("M. Oster ne sera libéré lundi 3 mars que si la Valdorie paie."))
    assert "L'Ostrane bombardée" not in called("L'Ostrane bombardée mardi 4 mars à Malvenne se tait.")


def test_what_befell_somebody_is_told_however_far_he_stands(called):
    assert "Libération des marins" in called("Les marins enlevés le 20 mars au large de Corvane ont été libérés mardi 4 mars.")


def test_a_perfect_keeps_its_participle_when_its_date_goes(called):
    assert "Mme Irène Kalvo aurait été libérée" in called("Mme Irène Kalvo aurait été libérée lundi 3 mars.")


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Mme Irène Kalvo pourrait rencontrer Paul Darvin à Tarsis.", "Rencontre entre Mme Irène Kalvo et Paul Darvin"),
        ("Paul Darvin se rendrait à Tarsis mardi 4 mars.", "Visite de Paul Darvin à Tarsis"),
        ("Mme Irène Kalvo a salué l'élargissement du Conseil des Détroits.", None),
    ],
)
def test_labels_name_those_who_take_part_and_a_topic_has_none(called, words, wanted):
    assert called(words) == ([wanted] if wanted else [])


@pytest.mark.parametrize(
    ("name", "behind"),
    [("le chancelier", "du chancelier"), ("Irène Kalvo", "d’Irène Kalvo"), ("la Valdorie", "de la Valdorie"), ("Hamadi", "de Hamadi")],
)
def test_a_name_behind_de(name, behind):
    assert of(name) == behind


def test_bare_objects_are_named(called):
    assert any(found.startswith("Dépôt de plainte") for found in called("Elle avait déposé plainte lundi 3 mars à Malvenne."))


def test_a_preposition_is_nothing_that_a_verb_acts_on(called):
    found = called("Mme Kalvo a dit qu'elle parlerait avec Brusk la semaine prochaine.")
    assert found
    assert not any("avec" in label for label in found)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("La première des élues, Mme Irène Kalvo, a embrasé mardi 4 mars la vasque.", "Mme Irène Kalvo a embrasé la vasque"),
        ("Ensuite, la Valdorie a longé mardi 4 mars la côte des Brumes.", "La Valdorie a longé la côte des Brumes"),
        ("Mme Irène Kalvo est là. Elle a longé mardi 4 mars la côte.", ""),
        ("La banque a perdu mardi 4 mars 600 millions d'euros à Malvenne.", "Perte de 600 millions d'euros"),
        ("L'indice de la Valdorie a frôlé mardi 4 mars les 6,2 %.", "L'indice de la Valdorie a frôlé les 6,2 %"),
    ],
)
def test_a_clause_is_told_whole_with_its_subject(called, words, wanted):
    assert wanted in called(words), called(words)


@pytest.mark.parametrize(
    "words",
    [
        "Paul Darvin l'a déjà longée mardi 4 mars.",
        "Ce guérillero a longé mardi 4 mars la côte.",
        "Leur honte leur a été contée mardi 4 mars.",
        "Les actes se sont multipliés dans le monde, subis par le groupe mardi 4 mars.",
        "Les droits que Paul Darvin a longés mardi 4 mars sont là.",
    ],
)
def test_half_a_clause_is_no_label(called, words):
    assert not [found for found in called(words) if "longé" in found or "contée" in found or "subis" in found.lower()]


def test_a_kind_that_says_nothing_is_no_label(called):
    assert not [found for found in called("Les prix ont atteint des milliards en Valdorie.") if found.startswith("Évolution")]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("La perte de 600 millions d'euros de la banque est connue à Malvenne.", "Perte de 600 millions d'euros"),
        ("Un spectacle d'une durée rare à Malvenne.", "Spectacle"),
        ("L'inauguration de ce musée de Malvenne est finie.", "Inauguration du musée de Malvenne"),
    ],
)
def test_a_noun_with_what_it_asks_for(called, words, wanted):
    assert any(found.startswith(wanted) and not found.endswith("durée") for found in called(words)), called(words)


def test_the_end_of_a_clause_is_no_gist(said):
    assert said("M. Oster a plaidé mardi 4 mars pour la paix des braves.", "pour la paix des braves") == ""
    assert said("M. Oster a dit mardi 4 mars que la paix est là.", "la paix est là") == "Déclaration (M. Oster)\u00a0: la paix est là"


def test_a_statement_whose_content_ends_its_sentence_is_told_as_that_sentence(said):
    words = "Paul Darvin a plaidé mardi 4 mars pour la paix des braves."
    assert said(words, "pour la paix des braves", "Paul Darvin") == "Paul Darvin a plaidé pour la paix des braves"


def test_a_gist_is_cut_where_a_clause_ends_that_has_its_verb(said):
    content = "le pont de Tarsis rouvrira au printemps et les navires de la Valdorie passeront de nouveau par le détroit " * 2
    gist = said(f"Paul Darvin a dit mardi 4 mars que {content.strip()}.", content.strip(), "Paul Darvin")
    assert gist == "Déclaration (Paul Darvin)\u00a0: le pont de Tarsis rouvrira au printemps…"
    whole = "le pont de Tarsis, fermé par la tempête des neiges, rouvrira au printemps aux navires"
    assert said(f"Paul Darvin a dit mardi 4 mars que {whole}.", whole, "Paul Darvin").endswith(whole)


def test_a_thing_is_told_with_the_verb_that_says_what_is_said_of_it(said):
    assert said("Paul Darvin a exclu mardi 4 mars toute levée du blocus.", "toute levée du blocus", "Paul Darvin") == (
        "Déclaration (Paul Darvin)\u00a0: a exclu toute levée du blocus"
    )
    content = "la levée du blocus dont Tarsis a rêvé"
    assert (
        said(f"Paul Darvin a refusé mardi 4 mars {content}.", content, "Paul Darvin")
        == f"Déclaration (Paul Darvin)\u00a0: a refusé {content}"
    )


def test_what_is_wished_for_is_told_with_the_verb_that_wishes_for_it(said):
    content = "ce blocus soit levé avant l'hiver"
    assert said(f"Paul Darvin a exclu que {content} mardi 4 mars.", content, "Paul Darvin") == (
        f"Déclaration (Paul Darvin)\u00a0: a exclu que {content}"
    )
    content = "la levée du blocus, qui tarde, viendra"
    assert said(f"Paul Darvin a exclu mardi 4 mars que {content}.", content, "Paul Darvin") == f"Déclaration (Paul Darvin)\u00a0: {content}"


def test_a_sentence_with_a_pronoun_for_its_object_is_no_label(said):
    assert said("Paul Darvin l'a estimé à dix millions de livres mardi 4 mars.", "à dix millions de livres", "Paul Darvin") == ""


def test_quotation_marks_leave_no_spaces_in_a_gist(said):
    content = "un pont d'« exceptionnel », que tous attendaient »"
    assert said(f"Paul Darvin a évoqué mardi 4 mars {content}.", content, "Paul Darvin").endswith(
        ": a évoqué un pont d'exceptionnel, que tous attendaient"
    )


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Paul Darvin a été arrêté mardi 4 mars.", "Paul Darvin a été arrêté"),
        ("Mme Irène Kalvo a évoqué mardi 4 mars son arrivée.", "Arrivée de Mme Irène Kalvo"),
        ("Elle est installée à Malvenne depuis son départ mardi 4 mars.", "Départ"),
        ("Réunis mardi 4 mars à Tarsis, ils ont parlé.", "Réunion à Tarsis"),
        ("La conférence de presse de mardi 4 mars a lassé.", "Conférence de presse"),
        ("Les enquêteurs souhaitent l'interroger mardi 4 mars.", "Interrogatoire par les enquêteurs"),
        ("Elle a ensuite piraté mardi 4 mars une radio à Malvenne.", "Piratage d’une radio"),
    ],
)
def test_nouns_have_who_and_where_behind_them(called, words, wanted):
    assert any(found.startswith(wanted) for found in called(words)), called(words)
    assert not any("(" in found for found in called(words))


def test_words_that_only_the_sentence_before_makes_clear_are_gone():
    assert plainly("La Valdorie a ensuite quitté ce conseil") == "La Valdorie a quitté le conseil"
    assert plainly("Paul Darvin a depuis longé la côte de cette île") == "Paul Darvin a longé la côte de l’île"
    assert plainly("Paul Darvin dit que ce qui compte est là") == "Paul Darvin dit que ce qui compte est là"
    assert unowned("Obsèques de sa mère") == "Obsèques de la mère"
    assert unowned("Rassemblement de son équipe") == "Rassemblement de l’équipe"
    assert unowned("Lancement de leur saison") == ""


def test_what_is_shouted_is_no_statement(said):
    assert said("M. Oster a défilé mardi 4 mars aux cris de « la paix pour tous ».", "la paix pour tous") == ""


@pytest.mark.parametrize(
    ("place", "into"),
    [("Tarsis", "à"), ("Pékin", "à"), ("Chine", "en"), ("Chili", "au"), ("Mexique", "au"), ("Etats-Unis", "aux"), ("Cuba", "à")],
)
def test_what_stands_before_a_place(place, into):
    assert into_place(place) == into


def test_a_clause_that_is_all_date_gives_no_label(called):
    assert called("Le 3 mars, le paquebot a coulé au large de Malvenne, moins de trois heures après avoir heurté un récif.")


def test_who_joins_a_body_joins_it():
    page = "L'avis\n\nIl faut interdire au Chili de rejoindre l'OTAN, a dit mardi 4 mars 2031 la ministre Irène Kalvo à la presse.\n"
    labels = [e.label for e in picture([Page("a.txt", page.encode())]).dossier.events if e.type == "accession"]
    assert labels == ["Adhésion à l'OTAN"]
