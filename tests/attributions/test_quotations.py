"""Quotation marks: whatever the page did to them."""

import re
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.attributions import Quotation, quotations
from recoupe.attributions.marks import marks
from recoupe.attributions.pairing import BEAM, Pairing
from recoupe.attributions.pairs import Place
from recoupe.model import Article, Reading, Zone, ZoneKind, edited
from tests.attributions.telling import reading

PAGES = st.text(alphabet='«»""“”„‹›\'‘’‚<>\x93\x94()[] abc.,:\n', max_size=120)
WORDS = ["je", "la paix", "l'accord", "de", "l’", "Non", ", a-t-il dit", ". ", " : ", " ", " ", "\n", "(", ")", "…"]
PIECES = st.lists(st.sampled_from(["« ", " »", "«", "»", '"', "“", "”", "'", "’", "‹", "›", "''", *WORDS]), max_size=40).map("".join)


def between(text: str) -> list[str]:
    found, _ = quotations(reading(text))
    return [text[q.inner[0] : q.inner[1]] for q in found if q.depth == 0]


def within(text: str) -> list[str]:
    found, _ = quotations(reading(text))
    return [text[q.inner[0] : q.inner[1]] for q in found if q.depth]


def problems(text: str) -> list[str]:
    return [p.kind for p in quotations(reading(text))[1]]


def long_page(text: str) -> Reading:
    """A page without sentences, which `reading` would take long to find."""
    page = edited("a1", text, ())
    paragraphs = tuple((m.start(), m.end()) for m in re.finditer(r"\S[^\n]*", page.clean))
    zones = tuple(Zone(ZoneKind.BODY, page.span(a, b)) for a, b in paragraphs)
    digest = sha256(text.encode()).hexdigest()
    return Reading(Article("a1", "a1.txt", digest, digest, "fr", zones=zones), page, paragraphs, ())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Elle parle d'un « premier pas ».", ["premier pas"]),
        ('"Non", dit-il. "Jamais."', ["Non", "Jamais."]),
        ("“Non”, dit-il.", ["Non"]),
        ("„Non“, dit-il.", ["Non"]),
        ("‹ Non ›, dit-il. ‹Jamais›.", ["Non", "Jamais"]),
        ("\x93Non\x94, dit-il.", ["Non"]),
        ("''Non'', dit-il.", ["Non"]),
        ("« La politique des « ports ouverts » est finie », a-t-il dit.", ["La politique des « ports ouverts » est finie"]),
        ("Il a ajouté « que rien n'était exclu \".", ["que rien n'était exclu"]),
        ("Il a dit que »la paix est proche «, hier.", ["la paix est proche"]),
        ("Son «cabinet et le bureau», dit-elle.", ["cabinet et le bureau"]),
        ("Il a dit«non»et s'est levé.", ["non"]),
        ("« Les forces [de l'Ostrane, ndlr] sont parties », a-t-elle dit.", ["Les forces [de l'Ostrane, ndlr] sont parties"]),
        ("« Nous partirons, a-t-il dit, dès demain. »", ["Nous partirons, a-t-il dit, dès demain."]),
    ],
)
def test_marks_of_every_kind(text: str, words: list[str]):
    assert between(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Le fichier dit 'des ports' est fermé.", ["des ports"]),
        ("L'accord 'd'un jour' n'est plus.", ["d'un jour"]),
        ("Le fichier dit ‘des ports’ est fermé.", ["des ports"]),
        ("Le fichier dit ‚des ports‘ est fermé, dit ‚le port’ aussi.", ["des ports", "le port"]),
    ],
)
def test_single_marks_may_hold_words(text: str, words: list[str]):
    assert between(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "L'accord d'hier, c'est l'accord d'aujourd'hui.",
        "L' accord d' hier, aujourd' hui et jusqu’ à demain.",
        "L 'accord d 'hier n'est pas l 'accord d'aujourd'hui.",
        "Les joueurs' de l'Ostrane, les 'tits gars d'ici.",
        "Il a couru en 9'58, elle en 10''2.",
        "Dans les années '70 et les années '80.",
    ],
)
def test_apostrophes_are_no_marks(text: str):
    assert between(text) == []
    assert problems(text) == []


def test_single_marks_within_a_quotation():
    text = "\"Dites 'non' à l'accord d'hier\", a-t-elle dit."
    assert between(text) == ["Dites 'non' à l'accord d'hier"]
    assert within(text) == ["non"]


def test_inverted_marks_inside_a_quotation_do_not_cut_it():
    text = '"Il faut fermer ce régime de" ports ouverts "et rendre les îles", a-t-il déclaré.'
    assert between(text) == ['Il faut fermer ce régime de" ports ouverts "et rendre les îles']
    assert problems(text) == ["quotation-mark-odd"]


def test_one_guillemet_may_close_two_quotations():
    text = "« Le général a dit « non ». La Valdorie attend."
    assert between(text) == ["Le général a dit « non"]
    assert within(text) == ["non"]
    assert problems(text) == ["quotation-mark-missing"]


@pytest.mark.parametrize(("opens", "again", "closes"), [("« ", "« ", " »"), ("« ", "» ", " »"), ('"', '"', '"')])
def test_a_quotation_over_paragraphs_opens_each_and_closes_the_last(opens: str, again: str, closes: str):
    text = f"{opens}Nous avons parlé longtemps.\n\n{again}Nous parlerons encore{closes}."
    found, mended = quotations(reading(text))
    assert [q.carries_on for q in found] == [False, True]
    assert not mended


def test_a_quotation_may_run_over_paragraphs_without_marks():
    text = "Elle a écrit : « Nous avons parlé.\nJe n'ai rien promis.\nMes amis le savent », a-t-elle dit.\nLe général « attend »."
    found, mended = quotations(reading(text))
    assert [(text[slice(*q.inner)], q.carries_on) for q in found] == [
        ("Nous avons parlé.", False),
        ("Je n'ai rien promis.", True),
        ("Mes amis le savent", True),
        ("attend", False),
    ]
    assert not mended


def test_a_mark_that_the_next_paragraphs_do_not_close_is_missing():
    text = "Elle a dit : « Nous avons parlé.\nLe général attend un « accord ».\nLe port est fermé."
    assert between(text) == ["Nous avons parlé.", "accord"]
    assert problems(text) == ["quotation-mark-missing"]


def test_a_quotation_does_not_carry_on_over_its_reporting_clause():
    text = '"Nous avons parlé, a-t-elle dit.\n"Le port est fermé", a dit le général.'
    assert between(text) == ["Nous avons parlé", "Le port est fermé"]
    assert problems(text) == ["quotation-mark-missing"]


def test_a_mark_that_slipped_to_the_line_above_opens_the_line_below():
    text = 'Il élève une "vive protestation" contre la visite de la Valdorie."\nJe crois à la paix", a répété M. Darvin.'
    assert between(text) == ["vive protestation", "Je crois à la paix"]
    assert problems(text) == ["quotation-mark-odd"]


def test_a_mark_that_slipped_to_the_line_below_closes_the_line_above():
    text = "Elle a dit : « Je crois à la paix.\n» Le général attend."
    assert between(text) == ["Je crois à la paix."]
    assert problems(text) == ["quotation-mark-odd"]


def test_a_headline_does_not_carry_on_into_the_story():
    text = "« Nous partirons demain\nNous attendons », a dit le général."
    found, _ = quotations(reading(text, headline=True))
    assert not any(q.carries_on for q in found)


def test_a_missing_mark_is_supplied_and_told():
    text = "« Nous voulons la paix, a-t-il dit."
    assert between(text) == ["Nous voulons la paix"]
    assert problems(text) == ["quotation-mark-missing"]


def test_what_is_told_in_the_first_person_before_a_lone_closing_mark_belongs_to_the_quotation():
    text = 'Le port est fermé.\nNous y croyons. La paix est proche", a dit le général.'
    assert between(text) == ["Nous y croyons. La paix est proche"]
    assert between(text.replace("Nous y croyons", "Le général y croit")) == ["La paix est proche"]


def test_marks_of_two_kinds_are_told():
    assert problems("Il a ajouté « que rien n'était exclu \".") == ["quotation-mark-odd"]


def test_a_mark_that_nothing_explains_is_told():
    assert between('Le port de "') == []
    assert problems('Le port de "') == ["quotation-mark-alone"]
    assert problems('Le port, large de 15", est fermé.') == ["quotation-mark-alone"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Il l'a écrit dans « Le Courrier ».", True),
        ("Il l'a dit au « Courrier du matin ».", True),
        ("Le film « Le secret des ports perdus » a plu.", True),
        ("Le fichier policier « Odette » est fermé.", True),
        ("Les signataires de la pétition « Non aux ports » attendent.", True),
        ("Un « Grand Détroit » se dessine.", True),
        ("Un conseiller surnommé « le renard » attend.", True),
        ("Elle parle d'un « premier pas ».", False),
        ("Elle a appelé « instamment » au calme.", False),
        ("Elle a appelé « à la paix ».", False),
        ("Elle a répondu « Non ».", False),
        ("« Hypocrisie », dit-elle.", False),
        ("Il l'a dit dans « Le Courrier est mort. »", False),
    ],
)
def test_names_of_newspapers_and_works_are_not_said_by_anybody(text: str, title: bool):
    found, _ = quotations(reading(text))
    assert [q.title for q in found] == [title]


def test_a_biography_is_not_read():
    article = reading("Le port est « fermé ».\n« Irène Kalvo enseigne le droit à l'Université d'Ostrane »")
    body, bio = article.article.zones
    article = replace(article, article=replace(article.article, zones=(body, replace(bio, kind=ZoneKind.BIO))))
    assert [article.clean[slice(*q.inner)] for q in quotations(article)[0]] == ["fermé"]


def _nested(one: Quotation, other: Quotation) -> bool:
    """Whether two quotations are apart, or one lies within the other."""
    (a, b), (c, d) = one.inner, other.inner
    return b <= c or d <= a or (a <= c and d <= b) or (c <= a and b <= d)


@settings(max_examples=400, deadline=None)
@given(PAGES | PIECES)
def test_odd_marks_never_raise_and_quotations_lie_well(text: str):
    if not text.strip():
        return
    article = reading(text)
    found, mended = quotations(article)
    for quotation in found:
        a, b = quotation.inner
        assert quotation.paragraph in article.paragraphs
        assert quotation.paragraph[0] <= quotation.outer[0] <= a < b <= quotation.outer[1] <= quotation.paragraph[1]
        assert article.clean[a:b] == article.clean[a:b].strip(" \n,;")
        assert any(c.isalnum() for c in article.clean[a:b])
    assert list(found) == sorted(found, key=lambda q: (q.inner[0], -q.inner[1], q.depth))
    assert all(_nested(one, other) for n, one in enumerate(found) for other in found[n + 1 :])
    outermost = [q for q in found if q.depth == 0]
    assert all(one.inner[1] <= other.inner[0] for one, other in pairwise(outermost))
    assert all(any(q.inner[0] >= o.inner[0] and q.inner[1] <= o.inner[1] for o in outermost) for q in found if q.depth)
    assert all(problem.span and problem.details for problem in mended)
    assert quotations(article) == (found, mended)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES | st.sampled_from(['"Non", dit-il.', "« Oui », « non ».", "La paix.", "« Je viens."]), max_size=5).map("\n".join))
def test_marks_that_pair_at_no_cost_are_what_the_search_finds(text: str):
    if not text.strip():
        return
    article = reading(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Pairing, "_plain", lambda *_: None)
        searched = quotations(article)
    assert quotations(article) == searched


@settings(max_examples=200, deadline=None)
@given(PAGES | PIECES)
def test_the_work_grows_with_the_marks(text: str):
    article = reading(text) if text.strip() else reading("a")
    places = [Place(p, n + 1 < len(article.paragraphs)) for n, p in enumerate(article.paragraphs)]
    search = Pairing(article.clean, places)
    search.settled()
    assert search.steps <= 5 * BEAM * sum(len(marks(article.clean, p)) for p in article.paragraphs)


@pytest.mark.parametrize(
    "text",
    [
        "mot " * 250_000,
        "x" * 1_000_000,
        "« a, dit-il" + " " * 1_000_000 + "b »",
        ". " * 500_000 + '"',
        '"' * 10_000,
        '" a ' * 10_000,
        "« a " * 10_000,
        "a »\n" * 10_000,
        "l' 'a ’ ‘b" * 2_500,
        ("mot " * 25 + '"') * 10_000,
        "« Je crois\n" + "je crois\n" * 10_000 + "à la paix »",
    ],
    ids=lambda text: f"{text[:12]!r}",
)
def test_a_page_of_any_length_is_read_to_its_end(text: str):
    """No wall time is asserted: what grew with the square of the page would not end within the run."""
    for quotation in quotations(long_page(text))[0]:
        assert quotation.inner[0] < quotation.inner[1]
