"""Publication dates and values, solved over a whole story."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from datetime import date

import pytest

from recoupe.events.dating import dated
from recoupe.events.dating.evidence import day_mentions
from recoupe.events.dating.ties import ties
from recoupe.events.dating.together import At, Together
from recoupe.events.dating.values import value
from recoupe.mentions import times
from recoupe.model import Article, Basis, Dossier, Found, Material, Published, Reading, Timex, Zone, ZoneKind, edited
from recoupe.model import calendar as cal

THURSDAY = date(2022, 1, 13)
UNPRINTED = Published()


def reading(name: str, text: str, published: Published = UNPRINTED) -> Reading:
    page = edited(name, text, ())
    sentences = tuple((m.start(), m.end()) for m in re.finditer(r"\S.*?[.!?](?=\s|$)", text))
    zones = (Zone(ZoneKind.BODY, page.span(0, len(text))),)
    article = Article(name, f"{name}.txt", "", "", "fr", published=published, zones=zones)
    return Reading(article, page, ((0, len(text)),), sentences)


def wired(reading: Reading) -> Reading:
    """The same page with its first words, up to the dash, as dateline."""
    at = reading.clean.index(" - ")
    zones = (Zone(ZoneKind.DATELINE, reading.span(0, at)), Zone(ZoneKind.BODY, reading.span(at + 3, len(reading.clean))))
    return replace(reading, article=replace(reading.article, zones=zones))


def solved(*texts: str | tuple[str, str]) -> Dossier:
    """The dossier of articles a1, a2 ...; a pair is a text and its printed date."""
    pairs = [(t, "") if isinstance(t, str) else t for t in texts]
    readings = []
    for n, (text, day) in enumerate(pairs, start=1):
        printed = Published(day, day, day, Basis.STATED) if day else UNPRINTED
        readings.append(reading(f"a{n}", text, printed))
    found = tuple(Found(r.id, phrases=times.find(r)[0]) for r in readings)
    return dated(Material(tuple(readings), found), Dossier("test", "fr", articles=tuple(r.article for r in readings)))


def published(dossier: Dossier, article: str) -> tuple[str | None, Basis]:
    known = dossier.article(article).published
    return known.value, known.basis


def timex(dossier: Dossier, article: str, words: str) -> Timex:
    return next(t for t in dossier.timexes if t.span.article == article and t.span.text == words)


STATED = (
    "Le Conseil des Détroits s'est réuni ce mercredi 12 janvier à Valdor avec des émissaires d'Ostrane. La réunion a duré trois heures."
)
UNDATED = (
    "Irène Kalvo a quitté Valdor mercredi, après une réunion du Conseil des Détroits avec les émissaires d'Ostrane. "
    "Une séance technique se tiendra jeudi à Port-Salin."
)
EARLIER = "Ostrane rencontrera le Conseil des Détroits la semaine prochaine à Valdor. La réunion du Conseil se tiendra mercredi à Valdor."


def test_a_page_without_a_date_is_dated_by_the_day_it_shares() -> None:
    dossier = solved((STATED, "2022-01-12"), UNDATED)
    assert published(dossier, "a2") == ("2022-01-12", Basis.ACROSS)
    assert timex(dossier, "a2", "jeudi").value == "2022-01-13"
    assert dossier.article("a2").published.why


def test_what_is_announced_lies_ahead() -> None:
    dossier = solved((STATED, "2022-01-12"), EARLIER)
    known = dossier.article("a2").published
    assert known.latest is not None and "2022-01-03" <= (known.earliest or "") <= known.latest < "2022-01-12"
    assert timex(dossier, "a2", "la semaine prochaine").value == "2022-W02"


def test_a_weekday_chooses_the_year_after_the_latest_one_told() -> None:
    text = "Le Conseil s'est réuni mercredi 12 janvier à Valdor, pour la première fois depuis mars 2019."
    dossier = solved(text)
    known = dossier.article("a1").published
    assert (known.earliest, known.basis) == ("2022-01-12", Basis.ALONE)
    assert timex(dossier, "a1", "mercredi 12 janvier").value == "2022-01-12"


def test_nothing_known_stays_open() -> None:
    dossier = solved("Le ministre a parlé mercredi à Valdor. Il reviendra vendredi.")
    assert published(dossier, "a1") == (None, Basis.UNKNOWN)
    assert timex(dossier, "a1", "mercredi").value is None


def test_a_wrong_printed_date_is_outvoted_visibly() -> None:
    story = [(STATED + " " + UNDATED, "2022-01-12"), (UNDATED + " " + STATED, "2022-01-12")]
    copied = UNDATED.replace("mercredi", "hier").replace("jeudi", "aujourd'hui") + " " + STATED.replace("ce mercredi 12 janvier", "hier")
    known = solved(*story, (copied, "2022-01-25")).article("a3").published
    assert (known.value, known.basis) == ("2022-01-13", Basis.ACROSS)
    assert any("ne s’accorde pas" in why for why in known.why)


def test_the_order_of_pages_changes_nothing() -> None:
    one, other = solved((STATED, "2022-01-12"), UNDATED), solved(UNDATED, (STATED, "2022-01-12"))
    assert replace(one.article("a2").published, evidence=(), why=()) == replace(other.article("a1").published, evidence=(), why=())


def test_no_move_is_given_up_that_could_gain(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = (
        (STATED, "2022-01-12"),
        UNDATED,
        "Le Conseil des Détroits se réunira mercredi à Malvenne.",
        "Mercredi, le Conseil des Détroits s'est réuni.",
    )
    found = solved(*texts)
    worths: list[tuple[float, float]] = []
    worth, most = Together.worth, Together.most

    def bounded(self: Together, article: str, at: At) -> float:
        worths.append((worth(self, article, at), most(self, article)))
        return worths[-1][0]

    monkeypatch.setattr(Together, "worth", bounded)
    monkeypatch.setattr(Together, "most", lambda *_: math.inf)  # nothing is given up
    assert solved(*texts) == found
    assert any(found > 0 for found, _ in worths)
    assert all(found <= bound + 1e-9 for found, bound in worths)


@pytest.mark.parametrize(
    ("text", "written", "first", "last"),
    [
        ("Le Conseil s'est réuni mi-décembre.", "2021-12-10/2021-12-20", "2021-12-10", "2021-12-20"),
        ("Il siège depuis mars 2019.", "2019-03", "2019-03-01", "2022-01-13"),
        ("Le port ferma à l'été 2008.", "2008-SU", "2008-06-01", "2008-09-30"),
        ("Le phare fut repeint à la fin de l'année dernière.", "2021-Q4", "2021-10-01", "2021-12-31"),
        ("Une réponse sera remise la semaine prochaine.", "2022-W03", "2022-01-17", "2022-01-23"),
        ("Ils se reverront dans deux semaines.", "2022-01-27", "2022-01-27", "2022-01-27"),
        ("Ces derniers mois, Ostrane a armé.", "2021-10/2022-01", "2021-10-01", "2022-01-13"),
        ("La trêve a duré du 28 décembre au 3 janvier.", "2021-12-28/2022-01-03", "2021-12-28", "2022-01-03"),
        ("Ce week-end, ils se sont parlé.", "2022-01-08/2022-01-09", "2022-01-08", "2022-01-09"),
        ("Lors du sommet des 28 et 29 juin, ils ont signé.", "2021-06-28/2021-06-29", "2021-06-28", "2021-06-29"),
        ("Les pourparlers reprendront le 3 février prochain.", "2022-02-03", "2022-02-03", "2022-02-03"),
        ("Il est né dans les années 1990.", "1990/1999", "1990-01-01", "1999-12-31"),
        ("Le traité a été signé à Pâques.", "2021-04-04", "2021-04-04", "2021-04-04"),
        ("Elle fut élue le premier dimanche de mars 2021.", "2021-03-07", "2021-03-07", "2021-03-07"),
        ("Le mur fut bâti à la fin des années 80.", "1987/1989", "1987-01-01", "1989-12-31"),
        ("La ville brûla au début du XXe siècle.", "1901/1933", "1901-01-01", "1933-12-31"),
        ("Le chantier a coûté cher sur les neuf premiers mois de 2021.", "2021-01/2021-09", "2021-01-01", "2021-09-30"),
        ("La récolte du troisième trimestre 2021 fut bonne.", "2021-Q3", "2021-07-01", "2021-09-30"),
        ("Ils y passent ces vacances.", "2021-WI", "2021-12-01", "2022-03-31"),
        ("Les deux hommes se verront mercredi de la semaine prochaine.", "2022-01-19", "2022-01-19", "2022-01-19"),
    ],
)
def test_values_from_the_day_of_publication(text: str, written: str, first: str, last: str) -> None:
    (phrase,) = times.find(reading("a1", text))[0]
    found = value(phrase, THURSDAY)
    assert (found.written, str(found.first), str(found.last)) == (written, first, last)


def test_the_day_told_before_carries_on() -> None:
    dossier = solved(
        ("Le Conseil s'est réuni lundi à Valdor. Le lendemain, Ostrane a refusé. Le même jour, Kalvo est partie.", "2022-01-13")
    )
    assert [t.value for t in dossier.timexes] == ["2022-01-10", "2022-01-11", "2022-01-11"]


def test_the_date_of_a_noun_is_not_the_day_told() -> None:
    dossier = solved(("Mardi, Irène Kalvo a rappelé les entretiens de lundi. Le même jour, Ostrane a refusé.", "2022-01-13"))
    assert [t.value for t in dossier.timexes] == ["2022-01-11", "2022-01-10", "2022-01-11"]


@pytest.mark.parametrize(("year", "day"), [(2000, date(2000, 4, 23)), (2011, date(2011, 4, 24)), (2022, date(2022, 4, 17))])
def test_easter(year: int, day: date) -> None:
    assert cal.easter(year) == day


def test_a_weekday_that_does_not_fit_its_date_is_told() -> None:
    dossier = solved(("Le Conseil s'est réuni le lundi 12 janvier 2022 à Valdor.", "2022-01-12"))
    assert [p.kind for p in dossier.problems] == ["weekday-disagrees"]


def test_an_office_named_dates_a_story_without_a_year() -> None:
    text = "Le président Barack Obama a reçu Irène Kalvo mercredi 12 janvier. Il la reverra en mars."
    assert (solved(text).article("a1").published.value or "")[:4] == "2011"


def test_the_turn_of_the_year_belongs_to_one_story() -> None:
    before = "Ostrane s'est retirée des pourparlers mardi 28 décembre à Valdor. Le Conseil des Détroits se réunira lundi à Port-Salin."
    after = "Le Conseil des Détroits s'est réuni lundi à Port-Salin, après le départ d'Ostrane des pourparlers de Valdor le 28 décembre."
    dossier = solved(before, (after, "2022-01-03"))
    assert (dossier.article("a1").published.earliest or "")[:7] == "2021-12"
    assert timex(dossier, "a2", "le 28 décembre").value == "2021-12-28"


def test_a_dateline_without_a_year_gives_the_day() -> None:
    text = (
        "VALDOR, 12 mars (AFV) - Le président Nicolas Sarkozy a reçu jeudi Irène Kalvo, comme le jeudi 5 mars à Paris. Il la reverra lundi."
    )
    page = wired(reading("a1", text))
    material = Material((page,), (Found("a1", phrases=times.find(page)[0]),))
    known = dated(material, Dossier("test", "fr", articles=(page.article,))).article("a1").published
    assert (known.value, known.basis) == ("2009-03-12", Basis.ALONE)


def test_what_was_called_off_tells_nothing_of_when_it_is_told() -> None:
    held = "Mme Kalvo a rencontré samedi 6 décembre 2031 M. Oster à Valdor, avant le Conseil. Elle l'a dit dimanche 7 décembre."
    after = (
        "Ostrane avait annulé le sommet prévu à Port-Salin le 1er décembre. "
        "Mme Kalvo a rencontré samedi M. Oster à Valdor, avant le Conseil."
    )
    known = solved(held, after).article("a2").published
    assert known.earliest and known.earliest >= "2031-12-06"


def test_next_december_is_ahead_whatever_the_verb() -> None:
    text = "Mme Kalvo a annoncé la tenue le 10 décembre prochain d'une foire à Valdor."
    (phrase,) = times.find(reading("a1", text))[0]
    assert phrase.tense.value == "future"


def test_a_year_that_is_only_announced_is_not_the_least_year_of_the_story() -> None:
    text = "Valdor a estimé lundi que le Conseil, en 2032, aurait un budget. Le plan pour les îles doit être prêt d'ici fin 2032."
    known = solved(text).article("a1").published
    assert (known.earliest or "")[:4] < "2032"


def test_short_names_of_months_in_datelines() -> None:
    page = wired(reading("a1", "VALDOR, 4 fév (AFV) - Le Conseil des Détroits s'est réuni mercredi, comme en 2008."))
    material = Material((page,), (Found("a1", phrases=times.find(page)[0]),))
    assert dated(material, Dossier("test", "fr", articles=(page.article,))).article("a1").published.value == "2009-02-04"


def test_years_announced_bound_a_story_from_above() -> None:
    text = (
        "VALDOR, 15 décembre (AFV) - Les délégués ont adopté samedi une feuille de route. Le texte prévoit un sommet en 2009. "
        "La délégation d'Ostrane avait quitté la salle vendredi soir."
    )
    page = wired(reading("a1", text))
    material = Material((page,), (Found("a1", phrases=times.find(page)[0]),))
    known = dated(material, Dossier("test", "fr", articles=(page.article,))).article("a1").published
    assert known.value == "2007-12-15"
    assert any("2009" in why for why in known.why)


def test_the_next_year_is_named_by_its_number_in_whatever_tense() -> None:
    texts = (
        "VALDOR, 15 décembre (AFV) - Le Conseil des Détroits a présenté son programme pour 2009. Les ports en ont pris connaissance.",
        "VALDOR, 15 décembre (AFV) - Le budget de l'année 2009 a été adopté sans Ostrane.",
        "VALDOR, 16 décembre (AFV) - Le Conseil ouvrira en 2009 un bureau à Ostrane.",
    )
    pages = tuple(wired(reading(f"a{n}", text)) for n, text in enumerate(texts, start=1))
    material = Material(pages, tuple(Found(page.id, phrases=times.find(page)[0]) for page in pages))
    articles = dated(material, Dossier("test", "fr", articles=tuple(page.article for page in pages))).articles
    assert [a.published.value for a in articles] == ["2008-12-15", "2008-12-15", "2008-12-16"]


def test_a_value_that_every_likely_day_gives_is_given_though_the_day_is_open() -> None:
    dated_page = ("Le Conseil des Détroits s'est réuni ce mercredi 12 mars 2008 à Valdor.", "2008-03-12")
    open_page = "Les ports d'Ostrane ont perdu un dixième de leur trafic l'an dernier. Irène Kalvo a quitté mercredi la région."
    dossier = solved(dated_page, open_page)
    assert published(dossier, "a2")[0] is None
    assert timex(dossier, "a2", "l'an dernier").value == "2007"
    wednesday = timex(dossier, "a2", "mercredi")
    assert wednesday.value is None
    assert (wednesday.earliest or "") < (wednesday.latest or "")


def test_a_week_is_not_tied_to_what_the_article_names_by_its_date() -> None:
    by_date = "Paul Darvin sera vendredi à Ostrane pour l'ouverture du port franc de Valdor par le Conseil des Détroits."
    both = (
        "Le Conseil des Détroits viendra la semaine prochaine en Valdorie avec Paul Darvin. "
        "Paul Darvin assistera à l'ouverture du port franc de Valdor par le Conseil des Détroits le 21 mars."
    )
    material = [reading("a1", by_date), reading("a2", both)]
    found = tuple(Found(r.id, phrases=times.find(r)[0]) for r in material)
    dossier = Dossier("test", "fr", articles=tuple(r.article for r in material))
    tied = {(t.one.phrase.span.text, t.other.phrase.span.text) for t in ties(day_mentions(Material(tuple(material), found), dossier))}
    assert {pair for pair in tied if "vendredi" in pair} == {("vendredi", "le 21 mars")}
