"""Every way out is read back with another's reader of its format, and holds quotations only unless whole texts are asked for."""
# ruff: noqa: ANN001, ANN003, ANN202 - fixtures and readers need no types here

import csv
import email
import email.policy
import io
import json
import shutil
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from recoupe.cli.commands import FORMS
from recoupe.errors import UsageMistake
from recoupe.export import EXPORTS, export
from recoupe.export.sheets import SHEETS, TABLES, rows, sheet
from recoupe.export.views.lookup import Lookup
from recoupe.export.ways.citations import footnote
from recoupe.export.words import Words
from recoupe.model import Field, FieldKind
from tests.export import story

BODY = "Les délégations valdorienne et ostranaise se sont réunies mercredi 4 mai 2022 pendant trois heures au siège"
"""Words of the story that nobody is quoted for."""
TEI = "{http://www.tei-c.org/ns/1.0}"
OTHERS = [name for name, way in EXPORTS.items() if not way.texts]


@pytest.fixture
def made(dossier):
    """The invented story with an author, a page and a hostile label."""
    first = dossier.articles[0]
    span = story.on("a1", "Agence du Levant")
    fields = (
        Field(FieldKind.AUTHOR, "Lise & Co <x>", span),
        Field(FieldKind.PAGE, "A6", span),
        Field(FieldKind.RIGHTS, "© Le Courrier", span),
    )
    points = (replace(dossier.points[0], label="=cmd|' /C calc'!A0"), *dossier.points[1:])
    return replace(dossier, articles=(replace(first, fields=fields), *dossier.articles[1:]), points=points)


def _text(name, dossier, readings=(), **more):
    found = export(name, dossier, readings, "fr", **more)
    return found.encode() if isinstance(found, str) else found


def test_the_command_knows_every_way_out() -> None:
    assert set(FORMS) == set(EXPORTS)


def test_a_way_that_does_not_exist_is_told(dossier) -> None:
    with pytest.raises(UsageMistake) as caught:
        export("wordstar", dossier, (), "fr")
    assert "docx" in caught.value.remedy


@pytest.mark.parametrize("name", [name for name in EXPORTS if name != "pdf"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_same_dossier_same_bytes(name, language, made, readings) -> None:
    assert export(name, made, readings, language) == export(name, made, readings, language)


@pytest.mark.parametrize("name", OTHERS)
def test_only_quotations_leave_unless_whole_texts_are_asked_for(name, made, readings) -> None:
    held = _text(name, made, readings)
    if held[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(held)) as archive:
            held = b"".join(archive.read(each) for each in archive.namelist())
    assert BODY.encode() not in held


def test_whole_texts_leave_when_asked_for(made, readings) -> None:
    assert BODY in _text("iramuteq", made, readings, full_text=True).decode()


@pytest.mark.parametrize("form", list(SHEETS))
@pytest.mark.parametrize("name", list(TABLES))
def test_every_table_in_every_form_of_table(form, name, made) -> None:
    columns, found = rows(Lookup(made, Words("fr"), ()), name)
    read = {"csv": _csv, "csv-fr": _csv_fr, "jsonl": _jsonl, "xlsx": _xlsx, "parquet": _parquet, "md": _md}[form]
    head, count = read(sheet(form, columns, found))
    assert (head, count) == ([column.name for column in columns], len(found)) or (form == "jsonl" and not found)


def _csv(data):
    lines = list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))
    return lines[0], len(lines) - 1


def _csv_fr(data):
    assert data.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    return lines[0], len(lines) - 1


def _jsonl(data):
    lines = [json.loads(line) for line in data.decode().splitlines()]
    return list(lines[0]) if lines else [], len(lines)


def _xlsx(data):
    from openpyxl import load_workbook

    found = list(load_workbook(io.BytesIO(data), read_only=True).active.iter_rows(values_only=True))
    return list(found[0]), len(found) - 1


def _parquet(data):
    parquet = pytest.importorskip("pyarrow.parquet")
    found = parquet.read_table(io.BytesIO(data))
    return found.column_names, found.num_rows


def _md(data):
    lines = data.decode().splitlines()
    return lines[0].strip("| ").split(" | "), len(lines) - 2


def test_no_cell_is_run_as_a_formula(made) -> None:
    from openpyxl import load_workbook

    columns, found = rows(Lookup(made, Words("fr"), ()), "points")
    lines = list(csv.DictReader(io.StringIO(sheet("csv", columns, found).decode(), newline="")))
    assert lines[0]["label"].startswith("'=")
    book = load_workbook(io.BytesIO(sheet("xlsx", columns, found)))
    cell = book.active.cell(2, [column.name for column in columns].index("label") + 1)
    assert (cell.value, cell.data_type) == ("=cmd|' /C calc'!A0", "s")


def test_word_reads_the_note(made) -> None:
    from docx import Document

    note = Document(io.BytesIO(_text("docx", made)))
    said = "\n".join(paragraph.text for paragraph in note.paragraphs)
    assert all(item.text.strip()[:40] in said.replace("\xa0", " ").replace("\u202f", " ") or item.text[:20] in said for item in made.brief)
    assert "© Le Courrier" in said
    assert note.tables[0].rows[0].cells[0].text == "Point"


def test_mail_programs_read_the_note(made) -> None:
    message = email.message_from_bytes(_text("eml", made), policy=email.policy.default)
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert made.brief[0].text[:30] in message.get_body(("plain",)).get_content()
    assert "<x>" not in message.get_body(("html",)).get_content()


def test_citation_managers_read_the_sources(made) -> None:
    import bibtexparser
    import rispy

    entries = rispy.loads(_text("ris", made).decode())
    assert [entry["id"] for entry in entries] == [article.id for article in made.articles]
    assert entries[0]["authors"] == ["Lise & Co <x>"]
    assert entries[0]["type_of_reference"] == "NEWS"
    books = bibtexparser.loads(_text("bibtex", made).decode()).entries_dict
    assert set(books) == {article.id for article in made.articles}
    assert books["a1"]["author"] == r"{Lise \& Co <x>}"
    items = json.loads(_text("csl", made))
    assert items[0]["type"] == "article-newspaper"
    assert items[0]["issued"]["date-parts"][0][0] == 2022


def test_a_footnote_quotes_and_names_its_source(made) -> None:
    span = story.on("a1", "Nous ne céderons pas un mètre du chenal")
    for style in ("iso690", "chicago"):
        line = footnote(Lookup(made, Words("fr"), ()), span, style)
        assert line.startswith("« Nous ne céderons pas un mètre du chenal »".replace("« ", "«\u202f").replace(" »", "\u202f»"))
        assert "LISE & CO" in line.upper()


def test_annotations_find_their_words_again(made, readings) -> None:
    page = json.loads(_text("annotations", made, readings, full_text=True))
    texts = {f"urn:sha256:{r.article.text_sha256}": r.clean for r in readings}
    assert page["type"] == "AnnotationPage"
    assert page["items"]
    for item in page["items"]:
        quote, place = item["target"]["selector"]
        text = texts[item["target"]["source"]]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_gephi_reads_the_networks(made, tmp_path) -> None:
    networkx = pytest.importorskip("networkx")
    file = tmp_path / "story.gexf"
    file.write_bytes(_text("gexf", made))
    graph = networkx.read_gexf(file)
    kinds = {data["kind"] for _, data in graph.nodes(data=True)}
    assert {"article", "actor", "issue"} <= kinds
    assert graph.number_of_edges() > 0


def test_the_apparatus_has_every_reading_and_silence(made) -> None:
    root = ElementTree.fromstring(_text("tei", made).decode().split("\n", 1)[1])  # noqa: S314 - our own
    entries = root.findall(f".//{TEI}app")
    assert len(entries) == len(made.points)
    witnesses = {f"#{w.get('{http://www.w3.org/XML/1998/namespace}id')}" for w in root.findall(f".//{TEI}witness")}
    for entry, point in zip(entries, made.points, strict=True):
        assert [rdg.get("wit") for rdg in entry.findall(f"{TEI}rdg")] == [f"#{t.article}" for t in point.tellings]
        assert {each.get("wit") for each in entry} - {None} <= witnesses


def test_newsrooms_and_fact_checkers(made) -> None:
    items = json.loads(_text("ninjs", made))
    assert [item["name"] for item in items["associations"]] == [article.id for article in made.articles]
    claims = json.loads(_text("claimreview", made))["@graph"]
    assert claims
    assert not any("rating" in key.lower() for claim in claims for key in claim)


def test_text_mining(made) -> None:
    corpus = _text("iramuteq", made).decode()
    assert corpus.count("**** ") == len(made.articles)
    with zipfile.ZipFile(io.BytesIO(_text("txm", made))) as archive:
        for article in made.articles:
            assert ElementTree.fromstring(archive.read(f"{article.id}.xml")).tag == "text"  # noqa: S314 - our own
    lines = list(csv.DictReader(io.StringIO(_text("dna", made).decode())))
    assert {line["agreement"] for line in lines} <= {"0", "1"}
    assert all(line["concept"] and line["person"] for line in lines)


def test_paper(dossier, readings) -> None:
    if shutil.which("chromium") is None:
        pytest.skip("no browser to print with")
    from pypdf import PdfReader

    printed = _text("pdf", dossier, readings)
    pages = PdfReader(io.BytesIO(printed)).pages
    assert dossier.articles[0].headline.text[:20] in "".join(page.extract_text() for page in pages).replace("\n", " ")
