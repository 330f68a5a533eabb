"""Which date of a page is that of which event: frames that count days, dates set before their clause, dates over what follows."""
# ruff: noqa: ANN001 - fixtures need no types here

from __future__ import annotations

import pytest

import recoupe.events
from recoupe.model import Page
from recoupe.pipeline import picture

HEAD = "Valdorie : les nouvelles de Tarsis\n\nPublié le mercredi 13 mars 2024 à 18h00\n\n"
MET = "la rencontre de lundi entre Irène Kalvo et Karl Brusk"
ANGRY = f"La Valdorie a exprimé sa colère ce mardi après {MET}, en convoquant l'ambassadeur d'Ostrane."
QUI = "qui avait duré trois jours,"
ADOPTED, MARCHED = "Le Conseil des Détroits adopte une résolution.", "Des centaines de personnes défilent à Vélane."


@pytest.fixture
def when(monkeypatch):
    """The date of the event that a page tells with some words, among all that it tells."""
    monkeypatch.setattr(
        recoupe.events, "shown", lambda settled, _accounts, _lengths, made: [e for n in range(len(settled)) if (e := made(n))]
    )

    def made(words: str, telling: str, *undated: str) -> str | None:
        pages = [Page("p.txt", f"{HEAD}{words}\n".encode()), *(Page(f"q{n}.txt", one.encode()) for n, one in enumerate(undated))]
        events = picture(pages).dossier.events
        return next((e.date.value for e in events if any(telling in t.text for t in e.tellings)), None)

    return made


@pytest.mark.parametrize(
    ("words", "telling", "day"),
    [
        ("Trois jours après la libération des otages, survenue le 2 mars, Paul Darvin est rentré à Vélane.", "est rentré", "2024-03-05"),
        ("Une semaine après l'attentat du 4 mars, Paul Darvin a été arrêté.", "a été arrêté", "2024-03-11"),
        ("Paul Darvin a été libéré deux jours avant la visite d'Igor Vasnik, le 8 mars.", "a été libéré", "2024-03-06"),
        ("Quelques jours après l'attentat du 4 mars, Paul Darvin a été arrêté.", "a été arrêté", None),
        ("Karl Brusk a été arrêté après la manifestation du 4 mars.", "a été arrêté", None),
        ("À la suite de l'attentat du 4 mars, le gouvernement a fermé la frontière.", "a fermé", None),
        ("Après une réunion le 4 mars, le gouvernement a fermé la frontière.", "a fermé", "2024-03-04"),
        ("Au lendemain de la signature de l'accord, mardi, Irène Kalvo a démissionné.", "a démissionné", "2024-03-12"),
        ("Au lendemain de la signature de l'accord, mardi, Irène Kalvo a démissionné.", "la signature", "2024-03-11"),
        ("Irène Kalvo a tenu lundi une réunion au cours de laquelle Paul Darvin a démissionné.", "a démissionné", "2024-03-11"),
        (
            "Paul Darvin a fermé mardi le port à l'issue d'un congrès annuel, lors duquel Karl Brusk a démissionné.",
            "a démissionné",
            "2024-03-12",
        ),
        ("L'Ostrane, qui avait fermé la frontière, a rouvert le port après la réunion du 4 mars.", "avait fermé", None),
    ],
)
def test_an_event_counts_from_the_one_it_names(when, words: str, telling: str, day: str | None) -> None:
    assert when(words, telling) == day


@pytest.mark.parametrize(
    ("words", "telling", "day"),
    [
        ("C'est mardi, à Orsalis, que le Conseil des Détroits a signé l'accord.", "a signé", "2024-03-12"),
        ("C'est le 5 mars, à l'issue d'une longue nuit, que Paul Darvin a été libéré.", "a été libéré", "2024-03-05"),
        ("Réuni mardi, le Conseil des Détroits a décidé de fermer la frontière.", "a décidé", "2024-03-12"),
        ("Libéré le 2 mars, Karl Brusk a rencontré Irène Kalvo à Orsalis.", "a rencontré", None),
        ("Irène Kalvo se rendra dès lundi à Orsalis.", "se rendra", "2024-03-18"),
        ("Irène Kalvo doit se rendre dès dimanche 17 mars à Orsalis.", "doit se rendre", "2024-03-17"),
        ("La réunion qui devait se tenir lundi a été annulée.", "a été annulée", None),
        ("Irène Kalvo a annoncé la signature d'un accord le 3 mai.", "la signature", "2024-05-03"),
        ("Irène Kalvo a annoncé la signature d'un accord le 3 mai.", "a annoncé", "2024-03-12/2024-03-13"),
        ("Irène Kalvo a annoncé sa démission le 15 janvier.", "sa démission", "2024-01-15"),
        ("Irène Kalvo a promis de libérer les otages le 3 mai.", "libérer", "2024-05-03"),
        ("Le gouvernement a supprimé les visas au 1er mars.", "a supprimé", None),
        ("La visite de Paul Darvin a été avancée au 10 mars.", "La visite", "2024-03-10"),
        ("La Valdorie a reporté un sommet annuel avec l'Ostrane, prévu le 1er mars à Vélane.", "a reporté", None),
        ("La Valdorie a reporté un sommet annuel avec l'Ostrane, prévu le 1er mars à Vélane.", "un sommet", "2024-03-01"),
        (f"Après une visite de Paul Darvin en Ostrane, fin 2007, {QUI} l'Ostrane a fermé le port.", "une visite", "2007-Q4"),
        (f"Après une visite de Paul Darvin en Ostrane, fin 2007, {QUI} l'Ostrane a fermé le port.", "a fermé", None),
        ("La chaîne rappelle qu'en juillet 2003, quinze jours avant la lettre, un avion a atterri à Vélane.", "a atterri", "2003-07"),
        ("Au soir du 8 mars, dans le stade de Vélane, un grand feu, très haut et très long, a été tiré.", "a été tiré", "2024-03-08"),
        ("Deux marins sont expulsés d'Ostrane après avoir déployé mardi une banderole.", "sont expulsés", None),
        ("Karl Brusk a été mis en examen lundi soir pour la perte de 700 millions d'euros subie par Orsalis.", "la perte", None),
        ("Irène Kalvo ferme le port, affirme Paul Darvin, dans un entretien au Phare publié ce lundi.", "affirme", "2024-03-11"),
        ("Le fichier, créé le 1er mars, permet la collecte de signatures au Conseil des Détroits.", "la collecte", None),
        ("Le Conseil va d'abord étudier l'affaire avant de programmer une audience le 3 juin à Vélane.", "une audience", "2024-06-03"),
        ("C'est la première visite de Paul Darvin en Ostrane depuis 2014.", "visite", None),
        ("Le port porte à dix le nombre de soldats tués depuis janvier à Vélane.", "tués", None),
        ("La Valdorie libère trente marins détenus depuis janvier à Vélane.", "détenus", "2024-01"),
        ("La Valdorie va libérer trente marins qui sont en mer depuis janvier.", "libérer", None),
        ("Dix soldats ont été tués à Vélane depuis janvier.", "ont été tués", "2024-01/2024-03"),
        ("La réunion prévue mardi a été reportée à vendredi.", "La réunion", "2024-03-15"),
        (ANGRY, "a exprimé", "2024-03-12"),
        (ANGRY, "en convoquant", "2024-03-12"),
        (ANGRY, "la rencontre", "2024-03-11"),
        ("Et apprenant lundi la nouvelle de la libération de Maria, Paul Darvin est mort.", "est mort", "2024-03-11"),
        ("Les circonstances du décès de Karl Brusk étaient encore inconnues lundi après-midi.", "du décès", None),
    ],
)
def test_a_date_is_that_of_its_clause(when, words: str, telling: str, day: str | None) -> None:
    assert when(words, telling) == day


@pytest.mark.parametrize(
    ("words", "telling", "day"),
    [
        (
            "Igor Vasnik a reçu lundi 11 mars Paul Darvin, libéré le 2 mars. Le lendemain, Karl Brusk a été arrêté.",
            "a été arrêté",
            "2024-03-12",
        ),
        ("Igor Vasnik a reçu lundi 11 mars Paul Darvin, qui avait parlé le 2 mars. Le lendemain, il est mort.", "est mort", "2024-03-12"),
        ("Irène Kalvo a parlé lundi 11 mars. Libéré samedi, Paul Darvin est arrivé à 16h à Tarsis.", "est arrivé", "2024-03-11T16:00"),
        ("Libéré le 4 mars, Paul Darvin a parlé. Le lendemain, il est arrivé à Tarsis.", "est arrivé", "2024-03-05"),
        ("Karl Brusk, arrêté le 2 mars, a été libéré le 4 mars. Le lendemain, il est arrivé à Tarsis.", "est arrivé", "2024-03-05"),
    ],
)
def test_nothing_counts_from_a_date_that_is_told_beside_another(when, words: str, telling: str, day: str | None) -> None:
    assert when(words, telling) == day


def test_what_is_told_with_etre_is_news_too(when) -> None:
    words = "Irène Kalvo a rencontré Paul Darvin mercredi 13 mars à Orsalis. Elle est arrivée à Tarsis. Elle s'est rendue à Vélane."
    assert when(words, "est arrivée") == when(words, "s'est rendue") == "2024-03-13"
    assert when(words.replace("est arrivée", "était arrivée"), "était arrivée") is None


@pytest.mark.parametrize(
    ("words", "telling", "day"),
    [
        (
            "Irène Kalvo est arrivée mercredi à Vélane. Mardi, Paul Darvin a rencontré Karl Brusk. Il a tenu un discours.",
            "un discours",
            "2024-03-12",
        ),
        ("Irène Kalvo a tenu un discours. Mardi, Paul Darvin a rencontré Karl Brusk.", "un discours", "2024-03-12"),
        ("Paul Darvin avait rencontré Karl Brusk mardi. Il a tenu un discours.", "un discours", "2024-03-12/2024-03-13"),
        ("Irène Kalvo remercie Karl Brusk, qui a rencontré Maria mardi. Elle a tenu un discours.", "un discours", "2024-03-12/2024-03-13"),
        ("La réunion de Vélane s'est ouverte mardi à 20 heures. Irène Kalvo a tenu un discours.", "un discours", "2024-03-12"),
        (
            "Karl Brusk, qui a vu Maria, a reçu mardi la visite de Paul Darvin. Il a tenu un discours.",
            "un discours",
            "2024-03-12",
        ),
        ("La réunion de mardi à Vélane fut longue. Irène Kalvo a tenu un discours.", "un discours", "2024-03-12"),
        (
            "Paul Darvin a rencontré Karl Brusk mercredi. Leur réunion de la veille fut longue. Il a tenu un discours.",
            "un discours",
            "2024-03-13",
        ),
    ],
)
def test_the_day_of_the_news_is_the_one_told_last(when, words: str, telling: str, day: str) -> None:
    assert when(words, telling) == day


def test_what_another_reports_was_said_on_its_day(when) -> None:
    words = "Karl Brusk a déclaré mardi après-midi son intention de rencontrer Irène Kalvo le 20 mars, selon Paul Darvin."
    assert when(words, "a déclaré mardi") == "2024-03-12"
    assert when(words, "selon Paul") is None
    assert when(words.replace(" mardi après-midi", ""), "selon Paul") == "2024-03-12/2024-03-13"


def test_what_has_a_day_that_nobody_knows_was_not_on_the_day_of_the_news(when) -> None:
    words = "Irène Kalvo a rencontré Paul Darvin mardi. Le port de Vélane a fermé fin janvier. {} a tenu une conférence de presse."
    assert when(words.format("La veille, Karl Brusk"), "une conférence") is None
    assert when(words.format("Karl Brusk"), "une conférence") == "2024-03-12"


@pytest.mark.parametrize(
    ("words", "telling", "day"),
    [
        (f"Le 8 mars :\n{ADOPTED}\nLe 7 mars :\n{MARCHED}\nPaul Darvin est arrêté.", "adopte", "2024-03-08"),
        (f"Le 8 mars :\n{ADOPTED}\nLe 7 mars :\n{MARCHED}\nPaul Darvin est arrêté.", "est arrêté", "2024-03-07"),
        (
            f"Le 8 mars :\n{ADOPTED}\nLe 7 mars :\n{MARCHED}\nPaul Darvin est arrêté par les gardes à son arrivée.",
            "est arrêté",
            "2024-03-07",
        ),
        (f"Vendredi 8 mars 2024.\n{ADOPTED}\nUne marche a lieu à Vélane.\nSamedi 9 mars 2024.\n{MARCHED}", "Une marche", "2024-03-08"),
        (f"- 8 mars : signature de l'accord.\n- 9 mars : {MARCHED} Paul Darvin est arrêté.", "est arrêté", "2024-03-09"),
        (f"- 8 mars : signature de l'accord.\n- 9 mars : {MARCHED} Paul Darvin est arrêté.", "signature", "2024-03-08"),
        ("C'était le 5 mars. Paul Darvin a été libéré. Il avait été arrêté à Vélane.", "a été libéré", "2024-03-05"),
        ("C'était le 5 mars. Paul Darvin a été libéré. Il avait été arrêté à Vélane.", "avait été arrêté", None),
        (f"Le 5 mars\n{ADOPTED}", "adopte", None),
        (f"Le 8 mars :\nPaul Darvin remplace Karl Brusk au port.\nLe 7 mars :\n{MARCHED}", "remplace", "2024-03-08"),
    ],
)
def test_a_date_that_stands_over_others_is_theirs(when, words: str, telling: str, day: str | None) -> None:
    assert when(words, telling) == day


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Depuis sa libération, elle se repose.", "2024-03-05/2024-03-13"),
        ("Deux jours après sa libération, elle était à Vélane.", "2024-03-07"),
        ("Au lendemain de sa libération, elle était à Vélane.", "2024-03-06"),
        ("Lors de sa libération, elle était calme.", "2024-03-05"),
        ("Avant sa libération, elle était malade.", None),
        ("Quelques jours après sa libération, elle était à Vélane.", None),
    ],
)
def test_an_expression_that_names_an_event_has_its_days(words: str, value: str | None) -> None:
    told = "La libération d'Irène Kalvo a eu lieu mardi 5 mars à Tarsis, a annoncé le Conseil des Détroits."
    timexes = picture([Page("p.txt", f"{HEAD}{told}\n\n{words}\n".encode())]).dossier.timexes
    assert timexes[-1].value == value


def test_what_goes_on_is_dated_by_no_more_than_its_own_days() -> None:
    told = "Les Jeux de Tarsis se poursuivent à Vélane. Pendant les Jeux, Irène Kalvo a rencontré Paul Darvin mardi."
    timexes = picture([Page("p.txt", f"{HEAD}{told}\n".encode())]).dossier.timexes
    assert [t.value for t in timexes if t.rule == "event"] == [None]


def test_an_ambassador_is_not_summoned_at_the_meeting_that_he_is_summoned_over() -> None:
    told = f"{ANGRY} Irène Kalvo a rencontré Karl Brusk lundi. La Valdorie a convoqué l'ambassadeur d'Ostrane ce mardi."
    events = picture([Page("p.txt", f"{HEAD}{told}\n".encode())]).dossier.events
    groups = [{t.text[:12] for t in e.tellings} for e in events if e.type == "meeting"]
    assert sorted(len(g) for g in groups) == [2, 2], groups


MUTE = "Le ministère de la Défense ne s'est pas prononcé mardi sur la loi. « Il faut attendre », a déclaré Igor Vasnik."
SIGNED = "Irène Kalvo a signé mercredi un accord avec l'Ostrane. « L'accord est bon pour nos ports », a déclaré Karl Brusk."
BEFORE = "Mardi, les députés avaient fait neuf remarques."
ASKED = f"{BEFORE} Igor Vasnik a aussi demandé que les ports soient fermés."
HEARD = f"{BEFORE} Igor Vasnik a demandé que les ports soient fermés au ministre qu'il a vu mercredi."


@pytest.mark.parametrize(
    ("words", "telling", "day"),
    [
        (MUTE, "a déclaré Igor Vasnik", "2024-03-12"),
        (f"{SIGNED} {ASKED}", "a aussi demandé", "2024-03-12"),
        (f"{SIGNED} {ASKED}", "a déclaré Karl Brusk", "2024-03-13"),
        (f"{SIGNED} {HEARD}", "a demandé", "2024-03-13"),
        (f"{SIGNED} {HEARD.replace('vu mercredi', 'vu le mercredi 13 mars')}", "a demandé", "2024-03-13"),
    ],
)
def test_a_day_that_a_sentence_names_is_that_of_the_news(when, words: str, telling: str, day: str) -> None:
    assert when(words, telling) == day


@pytest.mark.parametrize(
    ("words", "telling", "day"),
    [
        ("Le chef rebelle, capturé lundi lors de l'attaque de la prison, a été jugé.", "l'attaque", "2024-03-11"),
        ("Le chef rebelle, capturé lundi après l'attaque de la prison, a été jugé.", "l'attaque", None),
        ("Paul Darvin a été arrêté mardi par les gardes à son arrivée à Vélane.", "son arrivée", "2024-03-12"),
        ("Dès son retour de Vélane mardi soir, Irène Kalvo avait démissionné.", "avait démissionné", "2024-03-12"),
        ("Arrêtée à son retour de Vélane mardi soir, la tante du garçon enlevé a été jugée.", "enlevé", None),
        ("Irène Kalvo est arrivée le 2 mars à Vélane, où elle a rencontré Karl Brusk.", "a rencontré", "2024-03-02"),
        ("Irène Kalvo est arrivée le 2 mars à Vélane, où elle avait rencontré Karl Brusk.", "avait rencontré", None),
        ("Irène Kalvo est arrivée en 1998 à Vélane, où elle a rencontré Karl Brusk.", "a rencontré", None),
    ],
)
def test_what_happened_there_and_then_has_the_same_day(when, words: str, telling: str, day: str | None) -> None:
    assert when(words, telling) == day


FREED = "Irène Kalvo a été libérée mardi par les rebelles d'Ostrane."
TITLE = "Le pays se réjouit\n\nLa libération d'Irène Kalvo a réjoui le pays. "
SAID = "« L'opération de l'armée était impeccable et rapide », a déclaré Karl Brusk."


@pytest.mark.parametrize(
    ("words", "undated", "day"),
    [
        (FREED, f"{TITLE}{SAID}", "2024-03-12"),
        (FREED.replace("mardi", "le 2 mars"), f"{TITLE}{SAID}", None),  # no news of that day
        (FREED, f"{TITLE}{SAID} Paul Darvin a été arrêté le 14 mars 2024.", None),  # it tells of a later day
        (FREED, f"Le pays se réjouit\n\n{SAID}", None),
        (FREED, f"{TITLE}{SAID.replace('a déclaré', 'avait déclaré')}", None),
    ],
)
def test_an_article_without_a_date_tells_the_news_that_another_dates(when, words: str, undated: str, day: str | None) -> None:
    assert when(words, "déclaré Karl Brusk", undated) == day
