"""Each file has the marker of one format, and nothing of the user who made it reaches an export."""

import json

import pytest

from recoupe.api import read as read_story
from recoupe.articles.formats import FORMATS, carrier, opened
from recoupe.export import EXPORTS
from recoupe.model import Page
from tests.articles.formats import exports
from tests.articles.formats.exports import LEAD, PRIVATE, SECOND, TITLE

COLUMNS = "id,title,content,date,media,licensee"
ROW = f'7,"{TITLE}","{LEAD}\n{SECOND}",2022-01-12,Orsalis Infos,{exports.LICENSEE}'
JSON = {"titre": TITLE, "texte": f"{LEAD}\n{SECOND}", "date": "2022-01-12", "journal": "Orsalis Infos", "recherche": exports.SEARCH}
BOX = "".join(f"<p>{line}</p>" for line in exports.factiva_lines())
CORPUS = f'<corpus user="{exports.USER}"><text source="Orsalis" date="2022-01-12"><p>{LEAD}</p><p>{SECOND}</p></text></corpus>'
FILES: dict[str, tuple[str, bytes]] = {
    "europresse.html": ("europresse", exports.europresse(exports.europresse_article())),
    "old.html": ("europresse-old", exports.europresse_old(exports.europresse_table())),
    "factiva.html": ("factiva", exports.factiva(exports.factiva_rows())),
    "factiva-bare.html": ("factiva", exports.factiva(f'<div class="article frArticle">{BOX}</div>')),
    "factiva.txt": ("factiva-text", exports.factiva_text(exports.factiva_lines())),
    "factiva.xml": ("factiva-xml", exports.factiva_xml(exports.factiva_element())),
    "lexis.html": ("lexisnexis", exports.nexis_html(exports.nexis_lines())),
    "lexis.txt": ("lexisnexis", exports.nexis_text(exports.nexis_lines())),
    "uni.txt": ("nexis-uni", exports.uni(exports.uni_lines())),
    "corpus.txt": ("iramuteq", f"{exports.SEARCH}\n**** *source_Orsalis *date_2022-01-12\n{LEAD}\n{SECOND}\n".encode()),
    "corpus.xml": ("press-corpus", CORPUS.encode()),
    "table.csv": ("csv", f"{COLUMNS}\n{ROW}\n".encode()),
    "table.json": ("json", json.dumps([JSON]).encode()),
    "table.jsonl": ("json", f"{json.dumps(JSON)}\n{json.dumps(JSON)}\n".encode()),
}


@pytest.mark.parametrize("name", FILES)
def test_one_marker_fits(name: str) -> None:
    expected, data = FILES[name]
    sheet, held = opened(Page(name, data))
    carried = carrier(data).name
    fitting = [each.name for each in FORMATS if each.marker and carried in each.carriers and each.marker.search(sheet.page)]
    assert fitting == [expected]
    assert [each.name for each in FORMATS if each.marker and carried in each.carriers and each.fits(sheet.page)] == [expected]
    assert held.pieces


@pytest.mark.parametrize(
    "line",
    [
        "Document 1 de 3",
        "Document\t1 of 3",
        "Dokument 2 von 9",
        "Documento 1 de 2",
        "2 of 7 DOCUMENTS",
        "3 von 4 Dokumente",
        "1 van 2 Documenten",
    ],
)
def test_the_plain_words_of_a_format_stand_in_every_marker(line: str) -> None:
    lexis = next(each for each in FORMATS if each.name == "lexisnexis")
    assert lexis.marker is not None
    assert lexis.marker.search(f"Courrier\n  {line}\n")
    assert lexis.fits(f"Courrier\n  {line}\n")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("factiva-text", "Document COUR000020310305ea1234567\n"),
        ("factiva-text", "Dokument COUR000020310305ea1234567\n"),
        ("nexis-uni", "Un mot.\nEnd of Document\n"),
        ("nexis-uni", "Un mot.\nFin du document\n"),
        ("nexis-uni", "Un mot.\nEnde des Dokuments\n"),
        ("nexis-uni", "Un mot.\nEinde van het document\n"),
        ("nexis-uni", "Un mot.\nEinde document\n"),
        ("nexis-uni", "Un mot.\nFin de documento\n"),
        ("nexis-uni", "Un mot.\nFin del documento\n"),
        ("iramuteq", "**** *source_Courrier\nUn mot.\n"),
        ("markdown", "---\ntitle: Un mot\n---\nUn autre.\n"),
        ("markdown", "## Un mot\n"),
        ("markdown", "Voir [un mot](https://courrier.example/mot).\n"),
        ("markdown", "Un **mot** ici.\n"),
    ],
)
def test_a_marker_is_looked_for_wherever_it_may_fit(name: str, text: str) -> None:
    found = next(each for each in FORMATS if each.name == name)
    assert found.marker is not None
    assert found.marker.search(text)
    assert found.fits(text)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("pdf", b"\n%PDF-1.4"),
        ("mhtml", b"From: <Saved by a browser>\nContent-type: Multipart/Related;\n"),
        ("mail", b"Subject: un mot\nFrom: paul@courrier.example\n"),
    ],
)
def test_a_carrier_is_known_whatever_its_case(name: str, data: bytes) -> None:
    assert carrier(data).name == name


@pytest.mark.parametrize("name", FILES)
def test_every_character_of_a_piece_leads_to_the_page(name: str) -> None:
    sheet, held = opened(Page(name, FILES[name][1]))
    for piece in held.pieces:
        text = piece.text
        mapped = sum(length for _, _, length in text.runs) + sum(length for _, length, _, _ in text.spelt)
        assert mapped + sum(1 for c in text.clean if c.isspace()) >= len(text.clean)
        assert all(sheet.page[where : where + length] == text.clean[at : at + length] for at, where, length in text.runs)


def test_nothing_of_the_user_reaches_an_export(tmp_path: object) -> None:
    for name, (_, data) in FILES.items():
        assert any(word in data.decode() for word in PRIVATE), name
        (tmp_path / name).write_bytes(data)  # type: ignore[operator]
    story = read_story([str(tmp_path)], store=str(tmp_path / "kept.sqlite"))  # type: ignore[operator]
    assert len(story.dossier.articles) >= len(FILES) - 1
    for form in EXPORTS:
        made = story.export(form, full_text=True)
        for words in _within(made if isinstance(made, bytes) else made.encode()):
            assert not [word for word in PRIVATE if word.encode() in words], form


def _within(data: bytes) -> list[bytes]:
    """The bytes of an export, and of the files packed in it."""
    from io import BytesIO
    from zipfile import ZipFile, is_zipfile

    if not is_zipfile(BytesIO(data)):
        return [data]
    with ZipFile(BytesIO(data)) as packed:
        return [data, *(packed.read(name) for name in packed.namelist())]


@pytest.mark.parametrize(
    "head",
    [
        "Accord sur le texte, vote mardi",
        "Le contenu d’un accord | Le Courrier",
        "Détroits ; le corps du texte",
        "[Direct] Négociations",
        "* Orsalis, mardi",
        "From: Orsalis",
        "{Vidéo} Le texte",
    ],
)
def test_a_page_of_text_is_taken_for_nothing_else(head: str) -> None:
    data = f"{head}\n\n{LEAD}\n\n{SECOND}\n".encode()
    sheet, held = opened(Page("page.txt", data))
    fitting = [each.name for each in FORMATS if each.marker and "text" in each.carriers and each.marker.search(sheet.page)]
    assert (carrier(data).name, fitting, held.pieces[0].plain) == ("text", [], True)
