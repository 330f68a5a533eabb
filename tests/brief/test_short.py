"""The brief in so many words, and how sentences of pages become sentences of a note: on an invented story of the straits."""
# ruff: noqa: ANN001 - helpers of tests

from __future__ import annotations

import re
from dataclasses import replace

import pytest

import recoupe
from recoupe.brief import short, write
from recoupe.brief.choice import Candidate, choose
from recoupe.brief.editing import edited, shorter
from recoupe.brief.opening import opening
from recoupe.brief.salience import Salience, pairs, salience
from recoupe.brief.sentences import fits, sentences
from recoupe.brief.tellers import supporters
from recoupe.brief.wording import Wording
from recoupe.model import Difference, Dossier, Lineage, Material, Page, Point, PointKind, Relation, Span, Telling
from recoupe.pipeline import picture

PAGES = {
    "un.txt": (
        "Le port d'Orsalis rouvre\n\n"
        "Le port d'Orsalis a rouvert jeudi 5 mai 2022 après trois semaines de blocus, a annoncé le Conseil des Détroits.\n\n"
        "La ministre valdorienne Irène Kalvo a également salué un « premier pas » et promis de libérer vingt marins ostraniens.\n\n"
        "Elle n'a rien dit de la suite.\n\n"
        "Une réunion des deux délégations est prévue à Vélane mercredi 18 mai 2022."
    ),
    "deux.txt": (
        "Orsalis : fin du blocus\n\n"
        "Après trois semaines de blocus, le port d'Orsalis a rouvert jeudi 5 mai 2022, selon le Conseil des Détroits.\n\n"
        "Cette décision a été saluée par la ministre. Pourquoi si tard ?\n\n"
        "Quelque 450 cargos attendaient au large d'Orsalis, dont 30 pétroliers."
    ),
    "trois.txt": (
        "Les cargos repartent\n\n"
        "Le port d'Orsalis a rouvert jeudi 5 mai 2022 : les premiers cargos sont repartis après trois semaines de blocus.\n\n"
        "Paul Darvin, le négociateur ostranien, a demandé le retrait des batteries de Vélane."
    ),
}


def told(pages=None, language="fr") -> tuple[Material, Dossier]:
    done = picture([Page(name, text.encode()) for name, text in (pages or PAGES).items()], language=language)
    return Material(done.readings, ()), done.dossier


def one(text: str, language="fr") -> tuple[Wording, Span]:
    """A page of one paragraph under a headline, and that paragraph."""
    material, dossier = told({"a.txt": f"Le port d'Orsalis rouvre\n\n{text}"}, language)
    clean = material.readings[0].clean
    return Wording(material, dossier), material.readings[0].span(clean.index(text), clean.index(text) + len(text))


def words(text: str, start: int = 0) -> Span:
    """Words at a place of an article."""
    return Span("a1", start, start + len(text), ((start, start + len(text)),), text)


def note(text: str) -> str:
    return edited(*one(text))


@pytest.mark.parametrize("most", [12, 30, 60, 100])
def test_a_short_brief_is_no_longer_than_asked_and_says_most_first(most) -> None:
    items = short(*told(), most)
    assert sum(len(item.text.split()) for item in items) <= most
    assert all(item.cites and item.text.endswith(").") for item in items)
    if most > 12:
        assert "a rouvert" in items[0].text
        assert "(deux récits)." in items[0].text


def test_a_story_gives_its_brief_whole_or_in_so_many_words(tmp_path) -> None:
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    story = recoupe.read(tmp_path)
    assert story.brief() == story.dossier.brief
    items = story.brief(max_words=40)
    assert 0 < sum(len(item.text.split()) for item in items) <= 40
    assert replace(story, dossier=replace(story.dossier, brief=items)).check().failures == ()
    assert story.brief(max_words=2) == ()


def test_in_another_language_words_of_the_pages_stand_as_they_are_between_marks() -> None:
    material, dossier = told(language="en")
    for item in short(material, dossier, 100):
        assert re.match(r"Article a\d writes: “", item.text)
        assert "accounts)." in item.text or "(article" in item.text


@pytest.mark.parametrize(
    ("page", "as_told"),
    [
        ("Le Conseil a toutefois rouvert le port d'Orsalis.", "Le Conseil a rouvert le port d'Orsalis."),
        ("Le Conseil a, de son côté, rouvert le port d'Orsalis.", "Le Conseil a rouvert le port d'Orsalis."),
        ("Le Conseil a de son côté, rouvert le port d'Orsalis.", "Le Conseil a rouvert le port d'Orsalis."),
        ("Orsalis, ainsi que Vélane, rouvrent leurs ports.", "Orsalis, ainsi que Vélane, rouvrent leurs ports."),
        ("Irène Kalvo a dit « refuser toutefois » de venir.", "Irène Kalvo a dit « refuser toutefois » de venir."),
        ("Le port d'Orsalis a rouvert le 5 mai dernier.", "Le port d'Orsalis a rouvert le 5 mai."),
        ("ORSALIS (Agence du Levant) – Le port a rouvert.", "Le port a rouvert."),
        ("Le quai a été fouillé, a-t-on appris lundi auprès de la mairie d'Orsalis.", "Le quai a été fouillé, selon la mairie d'Orsalis."),
        ("Le quai a été fouillé, a-t-on appris de source policière.", "Le quai a été fouillé, de source policière."),
    ],
)
def test_what_joins_a_sentence_to_others_goes(page, as_told) -> None:
    assert note(page) == as_told


def test_a_day_is_told_as_its_date_where_it_is_known() -> None:
    wording, span = one("Le port d'Orsalis a rouvert hier.")
    known = [replace(t, earliest="2022-05-05", latest="2022-05-05") for t in wording.dossier.timexes if t.span.text == "hier"]
    dated = Wording(wording.material, replace(wording.dossier, timexes=tuple(known)))
    assert edited(dated, span) == "Le port d'Orsalis a rouvert le 5 mai."
    open_day = [replace(t, earliest=None, latest=None) for t in known]
    assert edited(Wording(wording.material, replace(wording.dossier, timexes=tuple(open_day))), span) == "Le port d'Orsalis a rouvert."


def test_what_is_only_added_may_go() -> None:
    text = "Le port d'Orsalis, qui abrite la flotte, a rouvert (à 8 heures), libérant les cargos."
    assert "Le port d'Orsalis a rouvert, libérant les cargos." in shorter(text, ())
    assert "Le port d'Orsalis, qui abrite la flotte, a rouvert." in shorter(text, ())
    said = "Le port, qui abrite la flotte, a rouvert, dit Kalvo."
    assert list(shorter(said, ["qui abrite la flotte"])) == []
    assert list(shorter("Kalvo a dit « le port, qui abrite la flotte, a rouvert ».", ())) == []


@pytest.mark.parametrize(
    "text",
    [
        "Elle a salué la réouverture du port d'Orsalis.",
        "Cette décision a été saluée par Irène Kalvo.",
        "Pourquoi le port d'Orsalis a-t-il rouvert ?",
        "C'est le port d'Orsalis qui a rouvert.",
        "La seconde a été déposée à Orsalis.",
        "Nous ne saurons rien du port d'Orsalis.",
        "Une nouvelle que la mairie d'Orsalis a confirmée.",
        "LE PARI du port d'Orsalis est gagné.",
        "Le jeune courtier est mis à pied.",
        "Le port d'Orsalis a rouvert. des cargos sont repartis.",
        "Le port d'Orsalis a rouvert",
        "La justice se prononcera sur sa demande à Orsalis.",
        "« Le port d'Orsalis a rouvert, dit Kalvo.",
    ],
)
def test_a_sentence_that_hangs_on_others_is_not_told(text) -> None:
    assert not fits(words(text))


@pytest.mark.parametrize(
    "text",
    [
        "Irène Kalvo a salué la réouverture du port d'Orsalis.",
        "Irène Kalvo sera reçue dans sa résidence d'Orsalis.",
        "Le port d'Orsalis rouvrira cette semaine.",
        "Une enquête a été ouverte à Orsalis.",
        "Le blocus d'Orsalis a cessé et ce blocus a coûté 3 millions.",
    ],
)
def test_a_sentence_that_stands_by_itself_is_told(text) -> None:
    assert fits(words(text))


def test_words_weigh_by_accounts_and_a_copy_adds_nothing() -> None:
    material, dossier = told()
    apart = salience(Wording(material, dossier))
    first, second, third = dossier.lineage.accounts
    together = (replace(first, articles=(*first.articles, *second.articles)), third)
    copied = salience(Wording(material, replace(dossier, lineage=Lineage(accounts=together))))
    pair = ("orsali", "a")
    assert apart.worth[pair] > copied.worth[pair]
    assert next(iter(pairs("450 cargos"))) not in apart.worth


def test_no_sentence_tells_another_again() -> None:
    def candidate(text: str, start: int) -> Candidate:
        return Candidate(text, len(text.split()), words(text, start), start, pairs(text))

    texts = ("Le port d'Orsalis a rouvert jeudi.", "Jeudi, le port d'Orsalis a rouvert.", "Paul Darvin demande le retrait des batteries.")
    offered = [candidate(text, 100 * n) for n, text in enumerate(texts)]
    weights = Salience({pair: 1.0 for c in offered for pair in c.pairs})
    assert [c.text for c in choose(offered, weights, 100, 5)][-1] == texts[2]
    assert len(choose(offered, weights, 100, 5)) == 2
    assert sum(c.words for c in choose(offered, weights, 7, 5)) <= 7


def test_an_account_with_another_number_does_not_tell_the_same() -> None:
    pages = {
        "a.txt": "Orsalis\n\nLe port d'Orsalis a rouvert après trois semaines de blocus et de négociations.",
        "b.txt": "Vélane\n\nLe port d'Orsalis a rouvert après cinq semaines de blocus et de négociations.",
    }
    material, dossier = told(pages)
    wording = Wording(material, dossier)
    main = next(c for c in sentences(wording, salience(wording)) if c.main.article == "a1").main
    assert supporters(wording, main, main.text, ()) == (main,)
    assert supporters(wording, main, main.text, None) == (main,)


def test_the_brief_opens_with_what_most_accounts_tell() -> None:
    material, dossier = told()
    assert "a rouvert" in next(opening(Wording(material, dossier))).text


def test_what_is_to_come_and_what_one_account_alone_tells_have_sections_of_their_own() -> None:
    material, dossier = told()
    sections = {item.section: item.text for item in write(material, dossier).brief}
    assert sections["Prochaines dates"].startswith("Le mercredi 18 mai 2022")
    assert "450 cargos" in sections["À vérifier\u00a0: un seul récit le dit"]


def test_an_account_that_gives_another_value_for_a_point_does_not_tell_the_sentence() -> None:
    material, dossier = told()
    mains = {c.main.article: c.main for c in sentences(Wording(material, dossier), Salience({})) if "a rouvert" in c.text}
    tellings = tuple(Telling(article, (main,), value=article) for article, main in sorted(mains.items()))
    lasted = Point("c1", PointKind.FACT, "x", tellings, Relation.CONTRADICT, (Difference.NUMBER,), {}, 2, 0)
    apart = Wording(material, replace(dossier, points=(lasted,)))
    main = mains["a3"]
    assert {span.article for span in supporters(Wording(material, dossier), main, main.text, ())} == {"a1", "a2", "a3"}
    assert {span.article for span in supporters(apart, main, main.text, ())} == {"a1", "a3"}
