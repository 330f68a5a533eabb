"""Exports of Factiva: HTML with field codes and without, text, XML."""

import time

import pytest

from recoupe.model import FieldKind, ZoneKind
from tests.articles.formats.asked import only, received, said, values, zone
from tests.articles.formats.exports import (
    AN,
    LEAD,
    PRIVATE,
    SECOND,
    TITLE,
    factiva,
    factiva_element,
    factiva_lines,
    factiva_rows,
    factiva_text,
    factiva_xml,
)

ALL = {
    "headline": TITLE,
    "author": "Par Irène Kalvo",
    "publisher": "La Dépêche du Détroit",
    "date": "2022-01-12T18:05",
    "identifier": AN,
    "page": "A6",
    "rights": "(c) 2022 La Dépêche du Détroit",
    "language": "Français",
    "length": "512",
}


def test_field_codes() -> None:
    reading = only(factiva(factiva_rows()))
    coded = {"author": "Irène Kalvo", "identifier": f"Document {AN}", "date": "2022-01-12T18:05Z"}
    assert said(reading.article) == ALL | coded | {"agency": "Agence France-Presse", "section": "Monde"}
    assert zone(reading, ZoneKind.BODY) == [LEAD, SECOND]
    assert reading.article.headline
    assert reading.article.headline.text == TITLE
    assert reading.article.published.value == "2022-01-12"
    assert "Orsalis" not in reading.clean


def test_the_credit_names_the_agency() -> None:
    assert only(factiva(factiva_rows())).article.agencies == ("AFP",)
    assert only(factiva(factiva_rows(CR=""))).article.agencies == ()


def test_boxes_within_boxes_count_once_and_no_accession_number_is_shortened() -> None:
    numbers = [f"DEPDET0020220112ei1c0000{letter}" for letter in "abc"]
    found = received(factiva(*(factiva_rows(AN=number) for number in numbers)))
    assert [values(reading.article, FieldKind.IDENTIFIER) for reading in found.readings] == [[number] for number in numbers]


def test_tables_within_tables_without_end_cost_no_time() -> None:
    tables = f'<html><body><div class="article frArticle">{"<table><tr><td>un</td><td>" * 15_000}</div></body></html>'
    began = time.process_time()
    assert received(tables.encode()).aside  # a list of words is no news
    assert time.process_time() - began < 5


def test_html_without_codes() -> None:
    lines = "".join(f"<div>{line}</div>" for line in factiva_lines())
    reading = only(factiva(f'<div class="article frArticle">{lines}</div>'))
    assert said(reading.article) == ALL
    assert zone(reading, ZoneKind.BODY) == [LEAD, SECOND]


@pytest.mark.parametrize("between", ["\n\n", "\n", "\r\n\r\n"])
def test_text(between: str) -> None:
    reading = only(factiva_text(factiva_lines(), between=between))
    assert said(reading.article) == ALL
    assert zone(reading, ZoneKind.BODY) == [LEAD, SECOND]
    assert zone(reading, ZoneKind.BYLINE) == ["Par Irène Kalvo"]


@pytest.mark.parametrize("left_out", [("author",), ("hour",), ("page",), ("rights",), ("author", "hour", "page", "code"), ("title",)])
def test_lines_that_may_be_missing_move_no_other(left_out: tuple[str, ...]) -> None:
    reading = only(factiva_text(factiva_lines(**dict.fromkeys(left_out, ""))))
    names = {"hour": "date", "title": "headline"}
    expected = {kind: value for kind, value in ALL.items() if kind not in {names.get(each, each) for each in left_out}}
    if "hour" in left_out:
        expected["date"] = "2022-01-12"
    if "title" in left_out:  # what signs stands in the place of the title
        del expected["author"]
        expected["headline"] = "Par Irène Kalvo"
    assert said(reading.article) == expected
    assert zone(reading, ZoneKind.BODY) == [LEAD, SECOND]


@pytest.mark.parametrize(
    ("words", "date", "language", "document"),
    [
        ("512 words", "12 January 2022", "English", f"Document {AN}"),
        ("512 Wörter", "12. Januar 2022", "Deutsch", f"Dokument {AN}"),
    ],
)
def test_other_languages_of_the_screen(words: str, date: str, language: str, document: str) -> None:
    article = only(factiva_text(factiva_lines(words=words, date=date, language=language, document=document))).article
    assert said(article) == ALL | {"language": language}


def test_a_section_above_the_title_and_the_feet_of_printed_pages() -> None:
    foot = "Page 3 de 12 © 2022 Factiva, Inc. Tous droits réservés."
    reading = only(factiva_text([*factiva_lines(section="Monde")[:-2], foot, *factiva_lines()[-2:]]))
    assert said(reading.article) == ALL | {"section": "Monde"}
    assert "Factiva" not in reading.clean


def test_several_texts_parted_by_form_feeds() -> None:
    found = received(factiva_text(factiva_lines(), factiva_lines(title="Ostrane rouvre son port aux navires valdoriens")))
    assert [reading.article.headline.text for reading in found.readings if reading.article.headline] == [
        TITLE,
        "Ostrane rouvre son port aux navires valdoriens",
    ]


def test_xml_with_a_byte_order_mark_and_hits_within_words() -> None:
    reading = only(factiva_xml(factiva_element()))
    assert reading.article.headline
    assert reading.article.headline.text == TITLE
    assert zone(reading, ZoneKind.BODY) == [LEAD, SECOND]
    assert said(reading.article) == {
        "headline": TITLE,
        "author": "Irène Kalvo",
        "publisher": "La Dépêche du Détroit",
        "date": "2022-01-12T18:05",
        "identifier": AN,
        "agency": "AFP",
        "rights": "(c) 2022 La Dépêche du Détroit",
        "length": "512",
    }
    assert not reading.problems


def test_the_count_of_an_xml_export_is_checked() -> None:
    found = received(factiva_xml(factiva_element(), factiva_element(f"{AN}b"), count=3))
    assert [refused.values for refused in found.refused] == [{"announced": "3", "found": "2"}]


@pytest.mark.parametrize("data", [factiva(factiva_rows()), factiva_text(factiva_lines()), factiva_xml(factiva_element())])
def test_nothing_of_the_user_is_in_a_piece(data: bytes) -> None:
    assert any(word in data.decode() for word in PRIVATE)
    assert not [word for reading in received(data).readings for word in PRIVATE if word in reading.clean]
