"""Lists of references with their files: one article with what the record says and the text of the file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from recoupe import api
from recoupe.articles import read
from recoupe.evidence import check
from recoupe.inputs import came_in, pages
from recoupe.model import FieldKind, Page
from tests.articles.formats.asked import said
from tests.articles.formats.written import LEAD, SECOND, STORY, docx_of, pdf_of, zipped

RIS = """TY  - NEWS
TI  - Le Conseil des Détroits suspend ses travaux
AU  - Kalvo, Irène
T2  - Le Courrier de Vélane
DA  - 2031/03/12/
SP  - 6
UR  - https://courrier.example/2031/conseil
AB  - Un résumé que la page elle-même rend inutile.
L1  - files/12/page.html
ER  -

TY  - NEWS
TI  - Un autre
T2  - Le Phare
L1  - files/13/absent.pdf
ER  -

TY  - NEWS
TI  - Un troisième
T2  - Le Phare
AB  - Les pêcheurs de Vélane attendent que le port rouvre, dit un long résumé de la notice.
ER  -
"""
HTML = f"<!DOCTYPE html><html><head><title>Conseil</title></head><body><article><p>{LEAD}</p><p>{SECOND}</p></article></body></html>"
CSL = [
    {
        "id": "kalvo",
        "type": "article-newspaper",
        "title": "Le Conseil des Détroits suspend ses travaux",
        "container-title": "Le Courrier de Vélane",
        "issued": {"date-parts": [[2031, 3, 12]]},
        "attachments": [{"path": "files/2/article.docx"}],
    },
    {"id": "b", "type": "article-newspaper", "title": "Sans fichier", "container-title": "Le Phare", "issued": {"date-parts": [[2031]]}},
]


def members(name: str = "export/export.ris", text: str = RIS) -> dict[str, bytes | str]:
    return {name: text, "export/files/12/page.html": HTML, "export/files/2/article.docx": docx_of()}


def unpacked(folder: Path) -> Path:
    for name, data in members().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return folder / "export"


@pytest.mark.parametrize("way", ["folder", "list", "zip"])
def test_a_record_and_its_file_are_one_article(tmp_path: Path, way: str) -> None:
    folder = unpacked(tmp_path)
    (tmp_path / "export.zip").write_bytes(zipped(members()))
    given = {"folder": folder, "list": folder / "export.ris", "zip": tmp_path / "export.zip"}[way]
    found, told = pages([given])
    assert told == ()
    page = next(each for each in found if each.address.endswith("export.ris#1/files/12/page.html"))
    (reading,) = read(page, 1).readings
    assert said(reading.article) | {"author": "Kalvo, Irène"} == said(reading.article)
    assert reading.article.publisher is not None
    assert reading.article.publisher.name == "Le Courrier de Vélane"
    assert reading.article.published.value == "2031-03-12"
    assert reading.article.headline is not None
    assert reading.article.headline.text == "Le Conseil des Détroits suspend ses travaux"
    assert LEAD in reading.clean
    assert "résumé" not in reading.clean
    # each word leads to the bytes of its own file: the record, and what is attached
    assert RIS.split("ER  -", maxsplit=1)[0].encode() in page.data
    assert page.data.endswith(HTML.encode())
    rest = next(each for each in found if each.address.endswith("export.ris"))
    assert b"Un autre" in rest.data
    assert b"Le Courrier" not in rest.data
    assert [each.key for each in read(rest, 1).refused] == ["refused.record"]
    if way != "list":
        assert sum("page.html" in each.address for each in found) == 1


def test_csl_json_finds_its_files_too() -> None:
    found, _ = came_in("z.zip", zipped(members("export/biblio.json", json.dumps(CSL, ensure_ascii=False))))
    page = next(each for each in found if "#1/" in each.address)
    (reading,) = read(page, 1).readings
    assert (reading.article.publisher and reading.article.publisher.name) == "Le Courrier de Vélane"
    assert STORY[2] in reading.clean
    assert [field.span.text for field in reading.article.fields if field.kind is FieldKind.HEADLINE] == [STORY[0]]


def test_what_was_joined_is_led_back_to_its_bytes(tmp_path: Path) -> None:
    story = api.read([unpacked(tmp_path)])
    assert check(story.dossier, story.pages).failures == ()


def test_a_file_that_gives_no_text_is_told_and_its_record_stays() -> None:
    text = RIS.replace("files/12/page.html", "files/12/scan.pdf")
    found, told = came_in("z.zip", zipped({"export.ris": text, "files/12/scan.pdf": pdf_of([[], []])}))
    assert [each.key for each in told] == ["refused.scan"]
    assert told[0].where == "z.zip/export.ris#1/files/12/scan.pdf"
    assert [each.address for each in found] == ["z.zip/export.ris"]


def test_a_bundle_within_a_bundle_is_refused() -> None:
    from recoupe.articles.formats.bundle import bundled
    from recoupe.errors import PageRefused

    data = b"x"
    for _ in range(3):
        data = bundled(RIS.encode(), "a", data)
    with pytest.raises(PageRefused):
        read(Page("a", data), 1)


def test_a_year_in_signs_that_are_no_numbers_is_no_date() -> None:
    record = CSL[0] | {"issued": {"date-parts": [["²031", 3, 12]]}, "abstract": LEAD}
    (reading,) = read(Page("b.json", json.dumps([record], ensure_ascii=False).encode()), 1).readings
    assert reading.article.published.value is None
