"""Tables and corpora that other programs made of articles: minet, EuroParser, Press Corpus Scraper, IRaMuTeQ."""

import json

import pytest

from recoupe.model import ZoneKind
from tests.articles.formats.asked import only, received, said, zone
from tests.articles.formats.exports import LEAD, SECOND, TITLE

MINET = "id,title,content,url,date,media,media_id"
ADDRESS = "https://d.example/a"
CONTENT = f'"{LEAD}\n\n{SECOND} ""Non"", dit-il."'
ROW = f'7,"Valdorie : le Conseil <b>reporte</b> sa décision",{CONTENT},{ADDRESS},2022-01-12,La Dépêche du Détroit,44'
EURO = {
    "journal": "La Dépêche du Détroit, no. 24113",
    "date": "2022-01-12T18:05:00",
    "titre": TITLE,
    "complement": "",
    "texte": f"{LEAD}\n{SECOND}",
    "auteur": "Irène Kalvo",
    "journal_clean": "La Dépêche du Détroit",
    "langue": "fr",
    "annee": 2022,
    "url": None,
}
EURO_SAID = {
    "headline": TITLE,
    "author": "Irène Kalvo",
    "publisher": "La Dépêche du Détroit, no. 24113",
    "date": "2022-01-12T18:05",
    "language": "fr",
}


def test_csv_of_minet() -> None:
    reading = only(f"{MINET}\n{ROW}\n".encode())
    assert said(reading.article) == {
        "headline": "Valdorie : le Conseil reporte sa décision",
        "publisher": "La Dépêche du Détroit",
        "date": "2022-01-12",
        "identifier": "7",
        "address": "https://d.example/a",
    }
    assert zone(reading, ZoneKind.BODY) == [LEAD, f'{SECOND} "Non", dit-il.']
    at = reading.clean.index('"Non"')
    assert reading.text.on_page(*reading.text.back(at, at + 1)[0]) == '""'
    assert reading.article.published.value == "2022-01-12"


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_other_separators_and_line_ends(delimiter: str) -> None:
    lines = [delimiter.join(("titre", "texte", "journal")), delimiter.join((TITLE, f'"{LEAD}\r\n{SECOND}"', "Orsalis Infos"))]
    reading = only(("\ufeff" + "\r\n".join(lines)).encode())
    assert said(reading.article) == {"headline": TITLE, "publisher": "Orsalis Infos"}
    assert zone(reading, ZoneKind.BODY) == [LEAD, SECOND]


def test_a_row_that_does_not_fit_its_columns_is_told() -> None:
    found = received(f"{MINET}\n{ROW}\n8,un,deux\n".encode())
    assert len(found.readings) == 1
    assert [(refused.key, refused.where) for refused in found.refused] == [("refused.row", "export#2")]


@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize("wrapped", ["[{}]", '{{"articles": [{}]}}', "{}"])
def test_json_of_europarser(wrapped: str, ascii_only: bool) -> None:
    reading = only(wrapped.format(json.dumps(EURO, ensure_ascii=ascii_only)).encode())
    assert said(reading.article) == EURO_SAID
    assert zone(reading, ZoneKind.BODY) == [LEAD, SECOND]
    at = reading.clean.index("é", reading.clean.index("séparés"))
    assert reading.text.on_page(*reading.text.back(at, at + 1)[0]) == ("\\u00e9" if ascii_only else "é")


def test_lines_of_json_and_one_that_breaks_off() -> None:
    found = received("\n".join([json.dumps(EURO), json.dumps(EURO), json.dumps(EURO)[:60]]).encode())
    assert [said(reading.article) for reading in found.readings] == [EURO_SAID, EURO_SAID]
    assert [(refused.key, refused.where) for refused in found.refused] == [("refused.json", "export:3")]


def test_a_corpus_for_iramuteq_whose_names_lost_their_accents() -> None:
    text = f"**** *source_La_Depeche_du_Detroit *date_2022-01-12 *id_7\n{LEAD}\n\n{SECOND}\n\n**** *source_Orsalis *date_20220113\n{LEAD}\n"
    first, second = received(text.encode()).readings
    assert said(first.article) == {"publisher": "La Depeche du Detroit", "date": "2022-01-12", "identifier": "7"}
    assert said(second.article) == {"publisher": "Orsalis", "date": "2022-01-13"}
    assert zone(first, ZoneKind.BODY) == [LEAD, SECOND]


@pytest.mark.parametrize("declared", ['<?xml version="1.0" encoding="UTF-8"?>\n', ""])
def test_a_corpus_of_press_corpus_scraper(declared: str) -> None:
    one = f'<text source="La Dépêche &amp; Co" author="Irène Kalvo" title="{TITLE}" date="2022-01-12"><p>{LEAD}</p><p>{SECOND}</p></text>'
    found = received(f"{declared}<corpus>{one}\n{one}</corpus>".encode())
    assert len(found.readings) == 2
    reading = found.readings[0]
    assert said(reading.article) == {
        "headline": TITLE,
        "author": "Irène Kalvo",
        "publisher": "La Dépêche & Co",
        "date": "2022-01-12",
    }
    assert zone(reading, ZoneKind.BODY) == [LEAD, SECOND]
