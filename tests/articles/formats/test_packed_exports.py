"""Exports of press databases as Word, RTF and PDF files; and hostile ones, read in bounded time."""

import time
from collections.abc import Callable

import pytest

from recoupe.articles import read
from recoupe.errors import PageRefused
from recoupe.model import Page, ZoneKind
from tests.articles.formats.asked import only, said, zone
from tests.articles.formats.exports import LEAD, PRIVATE, SECOND, TITLE, factiva_lines, factiva_text, uni, uni_lines
from tests.articles.formats.written import docx_of, pdf_of, rtf_of

UNI = uni(uni_lines()).decode().splitlines()
FACTIVA = factiva_text(factiva_lines()).decode().replace("\f", "").splitlines()
SECONDS = 20
MANY = 20_000


@pytest.mark.parametrize("made", [docx_of, rtf_of])
@pytest.mark.parametrize("lines", [UNI, FACTIVA])
def test_word_and_rtf(made: Callable[..., bytes], lines: list[str]) -> None:
    reading = only(made([line for line in lines if line]))
    found = said(reading.article)
    assert (found["headline"], found["publisher"], found["date"][:10]) == (TITLE, "La Dépêche du Détroit", "2022-01-12")
    assert zone(reading, ZoneKind.BODY) == [LEAD, SECOND]
    assert not [word for word in PRIVATE if word in reading.clean]


@pytest.mark.parametrize("lines", [UNI, FACTIVA])
def test_pdf(lines: list[str]) -> None:
    reading = only(pdf_of([[line for line in lines if line]]))
    found = said(reading.article)
    assert (found["headline"], found["publisher"], found["date"][:10]) == (TITLE, "La Dépêche du Détroit", "2022-01-12")
    assert " ".join(zone(reading, ZoneKind.BODY)) == f"{LEAD} {SECOND}"


@pytest.mark.parametrize(
    "text",
    [
        "<article>" * MANY + "DocPublicationName",
        '<html><article class="DocPublicationName">' * MANY,
        '<html><div class="article frArticle">' * MANY,
        '<html><p><a name="DOC_ID_0"></a></p>' * MANY,
        '<html><table><tr><td><span class="TitreArticleVisu">' * (MANY // 4),
        "<html><article><p class='DocPublicationName'>&amp;lt;p&amp;gt;" + "&lt;p " * MANY,
        "1 of 2 DOCUMENTS\n" * MANY,
        "Body\nEnd of Document\n" * MANY,
        "12 janvier 2022\n" * MANY + "End of Document\n",
        "Document DEPDET0020220112ei1c0000a\n" * MANY,
        "512 mots\n" * MANY + "Document DEPDET0020220112ei1c0000a\n",
        "**** *source_a\n" * MANY,
        "title,content\n" + '"a,' * MANY,
        "title,content\n" + '""' * MANY,
        "title,content\n" + "," * MANY + "<a " * MANY,
        '[{"content": ' + "[" * MANY,
        '[{"content": "' + "\\u00e9" * MANY,
        '{"content": 1}\n' * MANY,
        "<?xml version='1.0'?><ppsArticleResponse>" + "<article><headline>" * MANY,
        "<corpus><text source='a'>" * MANY,
        " " * MANY + "nothing",
        "<p class='TitreArticleVisu'></p>" + "9" * MANY + " documents",
    ],
    ids=range(22),
)
def test_hostile_files_end_in_time(text: str) -> None:
    began = time.process_time()
    try:
        found = read(Page("hostile", text.encode()), 1)
    except PageRefused:
        pass
    else:
        assert found.readings
    assert time.process_time() - began < SECONDS
