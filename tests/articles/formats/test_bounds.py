"""What damage and malice make of a file costs time that grows with its length, and no more memory than it deserves."""

from __future__ import annotations

import time

import pytest

from recoupe.articles import read
from recoupe.errors import PageRefused
from recoupe.lang import fold, fold_text
from recoupe.model import Page

MANY = 30_000
FEED = b'<?xml version="1.0"?><rss><channel><title>Le Courrier</title>%s</channel></rss>'
PROSE = "La Valdorie et l’Ostrane se parlent de nouveau à Orsalis, a dit Irène Kalvo. ".encode()


@pytest.mark.parametrize(
    "data",
    [
        FEED % (b"<item><title>Un</title><description>" + b"texte " * 20) * 3_000,
        FEED % (b"<item><description>" + b"<![CDATA[ mot" * MANY + b"</description></item>"),
        b'[{"versioncreated": "2022-05-04", "body_text": "' + PROSE + b'"}, ' + b'\\"' * MANY,
        b'<?xml version="1.0"?><newsItem>' + b"<a =" * MANY,
        b"<html><body><p>" + b"<a =" * MANY,
        b"---\ntitle: " + b" " * MANY * 6 + b"x\n---\n" + PROSE,
        b"From: a@b.example\nTo: " + b"(" * MANY + b" kalvo@orsalis.example\nSubject: Reprise\n\n" + PROSE * 3,
        PROSE + b'"' * MANY * 3 + b"\nsuite de la phrase qui commence en minuscule\n",
        PROSE + b"a" * MANY * 3 + b"\nsuite de la phrase qui commence en minuscule\n",
        b"<html><body><article><span class=DocPublicationName>Le Courrier</span>"
        + b"<div class=DocText>mot</div>" * MANY
        + b"</article></body></html>",
        b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf\0-8\n\n" + PROSE,
    ],
)
def test_time_grows_with_the_length_alone(data: bytes) -> None:
    began = time.process_time()
    try:
        read(Page("page", data[:300_000]), 1)
    except PageRefused as error:
        assert error.key
    assert time.process_time() - began < 4


def test_words_are_remembered_and_pages_are_not() -> None:
    before = fold.cache_info().currsize
    assert fold_text("ÉTÉ " * 50_000) == "ete " * 50_000
    read(Page("page.txt", PROSE * 3), 1)
    assert fold("Été") == "ete"
    assert fold.cache_info().currsize - before < 200


def test_a_title_of_nothing_but_a_space_is_none() -> None:
    rows = '<p>&nbsp;</p><tr><><td><b>Stable><tr><td><b>Sp;</td>">able><tr><td><b>SEable><tr><td><b>SE'
    page = f'<html><he class="article frArticle">{rows} {PROSE.decode()}'
    (reading,) = read(Page("vide.html", page.encode()), 1).readings
    assert reading.article.headline is None


def test_the_entries_of_a_feed_hold_its_page_once() -> None:
    entry = b"<item><title>Reprise</title><description>" + PROSE * 2 + b"</description></item>"
    page = FEED % (entry * 300)
    readings = read(Page("fil.xml", page), 1).readings
    assert len(readings) == 300
    held = {id(reading.text.page): len(reading.text.page) for reading in readings}
    assert sum(held.values()) < 10 * len(page)


def test_a_day_that_does_not_exist_is_no_date() -> None:
    record = "TY  - NEWS\nTI  - Reprise\nDA  - 2031/02/30/\nUR  - https://courrier.example/2031/03/05/reprise\nAB  - %s\nER  - \n"
    (reading,) = read(Page("liste.ris", (record % (PROSE.decode() * 3)).encode()), 1).readings
    assert reading.article.published.value != "2031-02-30"


@pytest.mark.parametrize("page", [b"<html><body><p>%s</p></body></html>", b"<html><body><p>%s</p><img title='%s'></body></html>"])
def test_a_reference_of_endless_digits_is_no_character_and_no_crash(page: bytes) -> None:
    endless = b"&#" + b"9" * 10_000 + b";"
    received = read(Page("page", page.replace(b"%s", endless + PROSE * 6)), 1)
    assert "Orsalis" in received.readings[0].clean
