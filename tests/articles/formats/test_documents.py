"""Word, OpenDocument, RTF, PDF and Markdown: what a reader sees of them, each character led back to the decoded page."""

from __future__ import annotations

import time
from io import BytesIO

import pytest

from recoupe.articles import read
from recoupe.articles.formats import carrier, form, opened
from recoupe.articles.formats.packed import MOST
from recoupe.errors import PageRefused
from recoupe.model import Page, Reading
from tests.articles.formats.written import LEAD, MARKDOWN, SECOND, STORY, TITLE, docx, docx_of, odt, odt_of, pdf_of, rtf, rtf_of, zipped

FILES = {"docx": docx_of(), "odt": odt_of(), "rtf": rtf_of(), "pdf": pdf_of(), "markdown": MARKDOWN.encode()}


def reading(data: bytes) -> Reading:
    (found,) = read(Page("file", data), 1).readings
    return found


def lines(data: bytes) -> list[str]:
    (piece,) = opened(Page("file", data))[1].pieces
    return [line for line in piece.text.clean.splitlines() if line]


def refused(data: bytes) -> str:
    with pytest.raises(PageRefused) as told:
        read(Page("file", data), 1)
    return told.value.key


@pytest.mark.parametrize("name", FILES)
def test_a_document_is_known_by_its_bytes_and_gives_its_article(name: str) -> None:
    data = FILES[name]
    sheet, _ = opened(Page("file", data))
    assert form(sheet, carrier(data).name).name == name
    found = reading(data)
    assert found.clean.split("\n") == list(STORY) or found.clean.replace("\n\n", "\n").split("\n") == list(STORY)
    assert found.article.headline
    assert found.article.headline.text == TITLE
    for start, end in found.paragraphs:
        words = "".join(sheet.page[a:b] for a, b in found.text.back(start, end))
        assert words.replace("\n", "") == found.clean[start:end].replace("\n", "") or name == "markdown"


def test_what_nobody_sees_of_a_word_document_is_left_out() -> None:
    body = (
        "<w:p><w:r><w:t>Le port de V</w:t></w:r><w:r><w:t>&#233;lane</w:t><w:tab/><w:t>est ferm\u00e9</w:t></w:r></w:p>"
        "<w:p><w:del><w:r><w:delText>biff\u00e9</w:delText></w:r></w:del><w:r><w:instrText>HYPERLINK x</w:instrText></w:r>"
        "<w:r><w:t>Un\u00a0&amp;</w:t><w:br/><w:t>deux</w:t></w:r></w:p>\n  "
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>dans un tableau</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>une fois</w:t></w:r></w:p></mc:Choice>"
        "<mc:Fallback><w:p><w:r><w:t>deux fois</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>"
    )
    assert lines(docx(body)) == ["Le port de V\u00e9lane\test ferm\u00e9", "Un\u00a0&", "deux", "dans un tableau", "une fois"]


def test_an_open_document_keeps_its_headings_and_counts_its_spaces() -> None:
    body = (
        '<text:tracked-changes><text:p>biff\u00e9</text:p></text:tracked-changes><text:h text:outline-level="1">Le\n  port</text:h>'
        '<text:p>a<text:s text:c="3"/>b<text:line-break/>c<office:annotation><text:p>note</text:p></office:annotation> d</text:p>'
    )
    assert lines(odt(body)) == ["Le port", "a   b", "c d"]


def test_rtf_speaks_in_code_pages_and_in_unicode() -> None:
    body = (
        "{\\*\\generator Word;}{\\info{\\title Secret}}{\\pict 89504e47}"
        "V\\'e9lane \\u8212? {\\f1 \\'cc\\'ee\\'f1\\'ea\\'e2\\'e0} {\\v cach\\'e9}vu\\par "
        '{\\field{\\*\\fldinst{HYPERLINK "http://example.org"}}{\\fldrslt un lien}}\\line\\ldblquote oui\\rdblquote\\~!\\par '
        "{\\uc0\\u-10179 \\u-8704 }{\\upr{ansi}{\\*\\ud{x}}}{\\header En-t\\'eate}\\{a\\}"
    )
    assert lines(rtf(body)) == [
        "V\u00e9lane \u2014 \u041c\u043e\u0441\u043a\u0432\u0430 vu",
        "un lien",
        "\u201coui\u201d\u00a0!",
        "\U0001f600ansi{a}",
    ]


@pytest.mark.parametrize(
    "body",
    [
        "\\bin99999999 abc",
        "\\u \\uc \\ansicpg99999 \\fcharset \\f \\'zz",
        "{" * 200_000,
        "}" * 10 + "abc",
        "{\\fonttbl" + "\\f1" * 200_000,
        "{\\field{\\*\\fldinst{" * 50_000,
        "\\u55296?",
    ],
)
def test_odd_rtf_takes_no_time_and_breaks_nothing(body: str) -> None:
    began = time.perf_counter()
    found = reading(rtf(LEAD.encode("cp1252").decode("latin-1") + "\\par " + body))
    assert found.clean.startswith("Le Conseil")
    assert time.perf_counter() - began < 5


def test_running_heads_and_page_numbers_of_a_pdf_are_no_text() -> None:
    said = [[f"Phrase {word} du texte, assez longue.", f"La {word}.", f"Fin {word}."] for word in ("une", "deux", "trois")]
    pages = [["Revue de presse du port", f"Page {n} sur 3", *text, str(n)] for n, text in enumerate(said, 1)]
    assert lines(pdf_of(pages)) == [line for text in said for line in text]


def test_a_scan_is_refused_with_advice() -> None:
    with pytest.raises(PageRefused, match="PDF of pictures") as told:
        read(Page("scan.pdf", pdf_of([[], [], [], [], [], ["a"]])), 1)
    assert "ocrmypdf" in told.value.remedy
    assert lines(pdf_of([[], ["Une phrase."]])) == ["Une phrase."]


def test_a_lock_is_told() -> None:
    locked = bytearray(docx_of())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = locked.find(mark)
        while at >= 0:
            locked[at + place] |= 1
            at = locked.find(mark, at + 1)
    assert refused(bytes(locked)) == "refused.password"
    assert refused(b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")) == "refused.password"
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf_of())))
    writer.encrypt("secret", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    assert refused(out.getvalue()) == "refused.password"


def test_a_bomb_is_not_unpacked() -> None:
    assert refused(zipped({"word/document.xml": b"<w:t>" + b" " * (MOST + 10)})) == "refused.unpacked-too-large"


def test_broken_documents_are_refused_one_by_one() -> None:
    assert refused(pdf_of()[:40]) in {"refused.unreadable", "refused.scan"}
    assert refused(docx_of()[:-30]) == "refused.format"  # no list of what it holds is left: a ZIP like another
    broken = bytearray(zipped({"word/document.xml": b"<w:t>abc</w:t>" * 50}))
    broken[48:54] = b"\xff" * 6
    assert refused(bytes(broken)) == "refused.unreadable"
    assert refused(zipped({"word/document.xml": b"<a/>"})) == "refused.empty"
    assert refused(rtf("")) == "refused.empty"


def test_the_marks_of_markdown_are_not_read() -> None:
    text = (
        "Accroche sans marque\n====\n\nUn *mot* et un __autre__, snake_case, 3 * 4, un\n`code` et \\*pas en gras\\* &amp; plus."
        "\n- un\n- deux\n\n![photo](https://example.org/a.png)\n> cit\u00e9 [l\u00e0](https://example.org/b_c)  \nfin\n"
        "\n***\n\n## Suite ##\nVoir <https://example.org>.\n"
    )
    assert lines(text.encode()) == [
        "Accroche sans marque",
        "Un mot et un autre, snake_case, 3 * 4, un code et *pas en gras* & plus.",
        "- un",
        "- deux",
        "cit\u00e9 l\u00e0",
        "fin",
        "Suite",
        "Voir https://example.org.",
    ]


def test_the_fields_before_a_markdown_text_are_its_own() -> None:
    found = reading(
        f'---\ntitle: "{TITLE}"\ndate: 2022-03-14\nsource: Le Phare de V\u00e9lane\ntags: [x]\n---\n\n{LEAD}\n\n{SECOND}\n'.encode()
    )
    assert found.article.headline
    assert found.article.headline.text == TITLE
    assert found.article.published.value == "2022-03-14"
    assert found.article.publisher
    assert found.article.publisher.name == "Le Phare de V\u00e9lane"
    assert [found.clean[a:b] for a, b in found.told()][1:] == [LEAD, SECOND]


def test_hostile_markdown_takes_no_time() -> None:
    began = time.perf_counter()
    for text in ("# A\n" + "[" * 50_000, "# A\n" + "[a](" * 20_000, "# A\n" + "*" * 60_000, "# A\n" + "> " * 40_000, "# " + "\\" * 60_000):
        opened(Page("file", text.encode()))
    assert time.perf_counter() - began < 5
