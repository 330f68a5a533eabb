"""What is no event though its words tell one: turns of speech, other senses, habits, contrasts, denials."""
# ruff: noqa: ANN001 - fixtures and made records need no types here

import pytest

from recoupe.model import Status


@pytest.mark.parametrize(
    ("words", "lemma"),
    [
        ("La Valdorie a ouvert le bal mardi 4 mars à Malvenne.", "ouvrir"),
        ("Des droits ont été acquittés mardi 4 mars par la Valdorie.", "acquitter"),
        ("Mme Irène Kalvo a mis en scène mardi 4 mars une pièce.", "mettre"),
        ("Une audience de trois millions de téléspectateurs à Malvenne.", "audience"),
        ("Les services de l'inspection de Malvenne se taisent.", "inspection"),
        ("Un véritable séisme à Malvenne pour la Valdorie.", "séisme"),
        ("Dans les salons du palais, la Valdorie écoute.", "salon"),
        ("La nourrice ne s'est pas manifestée mardi 4 mars à Malvenne.", "manifester"),
        ("Paul Darvin s'est retrouvé seul mardi 4 mars.", "retrouver"),
        ("La Valdorie a accueilli mardi 4 mars l'annonce de Mme Irène Kalvo.", "accueillir"),
        ("Mme Irène Kalvo a saisi mardi 4 mars cette occasion à Malvenne.", "saisir"),
        ("À Malvenne, on croise Paul Darvin et M. Oster.", "croiser"),
        ("Une cérémonie se tient chaque année à Malvenne.", "cérémonie"),
    ],
)
def test_words_in_another_sense_tell_no_event(seen, words, lemma):
    assert lemma not in {t.lemma for t in seen(words) if t.kind.name != "act" or t.lemma in ("ouvrir", "mettre", "acquitter")}


@pytest.mark.parametrize(
    "words",
    [
        "La Valdorie parle de négligence plutôt que d'enlèvement à Malvenne.",
        "Mme Irène Kalvo est partie sans emmener Paul Darvin à Malvenne.",
        "La Valdorie a nié l'enlèvement de Paul Darvin.",
        "La Valdorie n'a pas enlevé Paul Darvin.",
        "Il n'y a eu aucun enlèvement à Malvenne.",
    ],
)
def test_what_did_not_happen_is_no_event(seen, words):
    assert not [t for t in seen(words) if t.kind.name in ("abduction", "travel")], words


def test_that_two_did_not_meet_is_news(seen):
    assert [t.status for t in seen("Mme Irène Kalvo n'a pas rencontré M. Oster.")] == [Status.REFUSED]


@pytest.mark.parametrize(
    ("words", "kind", "status"),
    [
        ("Mme Irène Kalvo priait pour lui, recevant mardi 4 mars Paul Darvin.", "meeting", Status.HELD),
        ("Mme Irène Kalvo envisage de rencontrer M. Oster.", "meeting", Status.CONDITIONAL),
        ("S'ils cessaient le travail, Paul Darvin fermerait l'usine.", "work", Status.CONDITIONAL),
        ("La Valdorie a dû fermer le port en raison de la grève des marins à Malvenne.", "protest", Status.HELD),
        ("La banque vient d'annoncer une perte nette à Malvenne.", "business", Status.HELD),
    ],
)
def test_whether_it_happened(seen, words, kind, status):
    assert [t.status for t in seen(words) if t.kind.name == kind] == [status]


def test_a_gazette_is_no_games_and_a_ruling_no_halt(seen):
    assert not [t for t in seen("Le décret a paru au JO mardi 4 mars.") if t.kind.name == "gathering"]
    assert [t.kind.name for t in seen("M. Oster cite un arrêt de la Cour de Tarsis.")] == ["trial"]
