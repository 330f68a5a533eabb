"""What is not known is only what could be known; and the desk sees what others write."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

from recoupe import shelf
from recoupe.api import read_pages
from recoupe.export.views.lookup import Lookup
from recoupe.export.words import Words
from recoupe.model import Absent, Account, Derivation, DerivationKind, Dossier, Lineage, Status, When
from recoupe.web.desk import Desk
from recoupe.web.unknown import unknown
from tests.demo.story import pages
from tests.export import story


def _told(dossier: Dossier) -> str:
    return "\n".join(line.text for line in unknown(Lookup(dossier, Words("en"), story.readings())))


def test_what_is_only_asked_for_has_no_day_to_know() -> None:
    dossier = story.dossier()
    told = story.on("a1", "Les délégations"), story.on("a2", "les deux délégations")
    event = replace(dossier.events[0], label="séance sans jour", date=When(), tellings=told)
    for status, asked in ((Status.HELD, True), (Status.CALLED_FOR, False), (Status.CONDITIONAL, False), (Status.REFUSED, False)):
        said = _told(replace(dossier, events=(replace(event, status=status, history=()),)))
        assert ("éance sans jour" in said) is asked


def test_a_page_that_names_its_own_publisher_has_no_other_original() -> None:
    dossier = story.dossier()
    mine = dossier.articles[0].publisher
    assert mine is not None
    for name, other in ((mine.name, False), ("L’Étendard", True)):
        copied = Derivation(Absent(name), "a1", DerivationKind.COPY, None, (), ((story.on("a1", "Agence du Levant"),),))
        accounts = (Account("r1", tuple(a.id for a in dossier.articles), ()),)
        said = _told(replace(dossier, lineage=Lineage((copied,), accounts, ())))
        assert (name in said) is other


def test_the_desk_sees_what_another_writes_while_somebody_reads(tmp_path: Path) -> None:
    store = tmp_path / "room.sqlite"
    read_pages(pages(), store=store, story="avant")
    desk = Desk(store)
    assert desk.names() == ("avant",)
    reader = sqlite3.connect(store)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM page").fetchone()
    shelf.rename(store, "avant", "apres")
    assert desk.names() == ("apres",)
    reader.close()
