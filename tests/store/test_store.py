"""The store keeps pages as received and never touches a file that is not its own."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from recoupe.errors import StoreMistake
from recoupe.model import Dossier, Judgement, Page, Subject, Verdict, Words
from recoupe.store import MEMORY, Store

PAGES = (Page("un.txt", b"\xef\xbb\xbfUn.\r\n"), Page("deux.txt", "Deux : été.".encode("cp1252")))
DOSSIER = Dossier("0.1", "fr")


def test_pages_come_back_as_they_were_received(tmp_path: Path) -> None:
    with Store(tmp_path / "new" / "story.sqlite") as store:
        store.keep("otan", PAGES, DOSSIER)
    with Store(tmp_path / "new" / "story.sqlite") as store:
        assert store.stories() == ("otan",)
        assert store.pages("otan") == tuple(sorted(PAGES, key=lambda page: page.address))
        assert store.pages("autre") == ()


def test_the_same_page_is_kept_once_and_the_same_words_elsewhere_too() -> None:
    with Store(MEMORY) as store:
        store.keep("otan", PAGES[:1], DOSSIER)
        store.keep("otan", (PAGES[0], Page("copie.txt", PAGES[0].data)), DOSSIER)
        assert [page.address for page in store.pages("otan")] == ["copie.txt", "un.txt"]


def test_a_dossier_is_forgotten_when_pages_are_added_or_the_version_is_another() -> None:
    english = Dossier("0.1", "en")
    with Store(MEMORY) as store:
        store.keep("otan", PAGES[:1], DOSSIER)
        store.keep("otan", (), english)
        assert store.dossier("otan", "fr", "0.1") == DOSSIER
        assert store.dossier("otan", "en", "0.1") == english
        assert store.dossier("otan", "fr", "0.2") is None
        store.keep("otan", PAGES, english)
        assert store.dossier("otan", "fr", "0.1") is None


def test_a_file_that_is_not_a_store_is_left_as_it_is(tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("not a database, but long enough to look like something" * 20)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as base:
        base.execute("CREATE TABLE recipe (name TEXT)")
    base.close()
    for path in (notes, other):
        before = path.read_bytes()
        with pytest.raises(StoreMistake) as told:
            Store(path)
        assert str(path) in told.value.where
        assert "--store" in told.value.remedy
        assert path.read_bytes() == before


def test_a_store_of_another_layout_is_told(tmp_path: Path) -> None:
    path = tmp_path / "story.sqlite"
    with Store(path):
        pass
    with sqlite3.connect(path) as base:
        base.execute("PRAGMA user_version = 99")
    base.close()
    with pytest.raises(StoreMistake, match="99"):
        Store(path)


def test_a_store_where_there_can_be_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreMistake):
        Store(tmp_path / "file" / "story.sqlite")


SUBJECT = Subject("Irène Kalvo", (Words("0" * 64, 0, 4, "Kalvo"),))
JUDGEMENT = Judgement("j1", (), Verdict.SAME, "amina", "2022-05-06T10:00:00Z", "", None, (SUBJECT, SUBJECT))


def test_the_ledger_only_grows(tmp_path: Path) -> None:
    path = tmp_path / "story.sqlite"
    with Store(path) as store:
        store.keep("otan", PAGES, DOSSIER)
        store.judge("otan", JUDGEMENT)
        assert store.judgements("otan") == (JUDGEMENT,)
        assert store.judgements("autre") == ()
        assert store.dossier("otan", "fr", "0.1") is None
        store.withdraw("otan", "j1", "paul", "2022-05-07")
        assert [j.withdrawn for j in store.judgements("otan")] == ["2022-05-07"]
        assert [j.id for j in store.judge("otan", JUDGEMENT, JUDGEMENT)] == ["j2", "j3"]  # two who judge at once both have their number
        store.withdraw("otan", "j1", "paul", "2022-05-08")
        assert store.judgements("otan")[0].withdrawn == "2022-05-07"
    with sqlite3.connect(path) as base:
        for change in (
            "DELETE FROM judgement",
            "UPDATE judgement SET json = ''",
            "DELETE FROM withdrawal",
            "UPDATE withdrawal SET at = ''",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                base.execute(change)
    base.close()
