"""What a French desk opens in its spreadsheet speaks French; what programs read never changes."""

from __future__ import annotations

import csv
import io

import pytest
from openpyxl import load_workbook

from recoupe.export import tables
from recoupe.export.headings import heading, told
from recoupe.export.sheets import TABLES, rows, sheet, workbook
from recoupe.export.tables import Column
from recoupe.export.views.lookup import Lookup
from recoupe.export.words import Words
from recoupe.lang import say
from recoupe.model import Dossier

ROW = {"id": "a1-s1", "manner": "indirect", "act": "refuse", "start": 4}
COLUMNS = tuple(next(c for c in tables.STATEMENTS if c.name == name) for name in ROW)


@pytest.mark.parametrize("name", TABLES)
def test_every_column_has_a_french_heading_of_its_own(name: str) -> None:
    headings = [heading(column) for column in TABLES[name][0]]
    assert len(set(headings)) == len(headings)


def test_a_french_sheet_has_french_headings_and_words() -> None:
    lines = list(csv.reader(io.StringIO(sheet("csv-fr", COLUMNS, [ROW], "fr").decode("utf-8-sig")), delimiter=";"))
    assert lines == [["identifiant", "manière", "acte", "premier caractère"], ["a1-s1", "indirect", "refuse", "4"]]


@pytest.mark.parametrize(("form", "language"), [("csv", "fr"), ("csv", "en"), ("csv-fr", "en")])
def test_keys_stay_where_programs_read_them(form: str, language: str) -> None:
    between = ";" if form == "csv-fr" else ","
    lines = list(csv.reader(io.StringIO(sheet(form, COLUMNS, [ROW], language).decode("utf-8-sig")), delimiter=between))
    assert lines[0] == list(ROW)


def test_a_french_workbook_says_which_key_a_heading_stands_for() -> None:
    book = load_workbook(io.BytesIO(workbook({"statements": (COLUMNS, [ROW])}, "fr")))
    assert book.sheetnames == ["Déclarations", "clés"]
    assert [cell.value for cell in book["clés"][3]] == ["Déclarations", "manière", "statements.manner"]
    assert load_workbook(io.BytesIO(workbook({"statements": (COLUMNS, [ROW])}))).sheetnames == ["statements"]


@pytest.mark.parametrize(
    ("says", "value", "shown"),
    [
        ("export.stance-", "warn", "avertit"),
        ("export.difference-", "number | place", "nombre | lieu"),
        ("export.status-", "called for", "réclamé"),
        ("events.", "a kind made elsewhere", "a kind made elsewhere"),
        ("", "warn", "warn"),
    ],
)
def test_words_of_a_vocabulary(says: str, value: str, shown: str) -> None:
    assert told(Column("one", str, lambda _, row: row, says), value) == shown


def test_every_word_of_every_vocabulary_is_known(dossier: Dossier) -> None:
    look = Lookup(dossier, Words("fr"), ())
    for name in TABLES:
        columns, found = rows(look, name)
        for column in (c for c in columns if c.says and c.name != "type"):  # the kinds of events are a table of their own
            for value in {part for row in found for part in str(row[column.name] or "").split(tables.BETWEEN) if part}:
                assert say("fr", f"{column.says}{value.replace(' ', '-')}", n=1)
