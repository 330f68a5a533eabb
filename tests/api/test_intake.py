"""Very much that comes in: in batches, in bounded memory, taken up again where it was stopped; and how its user wants it read."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from recoupe import api, inputs
from recoupe.api import Wishes
from recoupe.api import intake as intaking
from recoupe.api.intake import Intake
from recoupe.articles import read
from recoupe.cli import main
from recoupe.errors import UsageMistake
from recoupe.model import Page
from recoupe.store import Store
from tests.articles.formats.exports import europresse_article
from tests.articles.formats.written import LEAD, SECOND, STORY, TITLE, zipped

Ran = pytest.CaptureFixture[str]
LONG = " ".join([LEAD, SECOND] * 6)


def lines(count: int) -> Iterator[str]:
    for n in range(count):
        yield json.dumps({"id": n, "titre": f"{TITLE} ({n})", "texte": f"{n}. {LONG}", "date": "2022-01-12"}, ensure_ascii=False)


def jsonl(path: Path, count: int) -> Path:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines(count))
    return path


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages, parts and batches a hundredth of their usual size."""
    monkeypatch.setattr("recoupe.inputs.containers.TOO_LARGE", 200_000)
    monkeypatch.setattr("recoupe.inputs.cutting.TOO_LARGE", 200_000)
    monkeypatch.setattr("recoupe.inputs.zips.TOO_LARGE", 200_000)
    monkeypatch.setattr("recoupe.inputs.cutting.PART", 40_000)
    monkeypatch.setattr("recoupe.inputs.cutting.CHUNK", 10_000)
    monkeypatch.setattr("recoupe.api.intake.BATCH", 100_000)


ROWS = "".join(f'{n},"{TITLE}, ""{n}""","{n}. {LEAD}\n{LONG}",2022-01-12\n' for n in range(300))
RIS = "".join(f"TY  - NEWS\nTI  - {TITLE} ({n})\nT2  - Le Phare\nAB  - {n}. {LONG}\nER  - \n" for n in range(300))
LARGE = {
    "a.jsonl": "".join(f"{line}\n" for line in lines(300)),
    "a.csv": f"id,title,content,date\n{ROWS}",
    "a.ris": RIS,
    "a.txt": "".join(f"**** *source_Phare *date_2022-01-12\n{n}. {LONG}\n" for n in range(300)),
    "a.html": "<!DOCTYPE html><html><head><meta charset='utf-8'></head><body><p>Nombre de documents : 300</p>"
    + "".join(europresse_article(title=f"{TITLE} ({n})", body=[f"<p>{n}. {LONG}</p>"]) for n in range(300)),
}


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("name", LARGE)
@pytest.mark.parametrize("packed", [False, True])
def test_a_large_file_comes_in_parts_and_no_article_is_lost(tmp_path: Path, name: str, packed: bool) -> None:
    path = tmp_path / name
    path.write_text(LARGE[name], encoding="utf-8", newline="")
    if packed:
        path = tmp_path / "a.zip"
        path.write_bytes(zipped({name: LARGE[name]}))
    pages, told = inputs.pages([path])
    assert told == ()
    assert len(pages) > 3
    assert max(len(page.data) for page in pages) < 120_000
    received = [read(page, 1) for page in pages]
    assert [each for one in received for each in one.refused] == []
    assert sum(len(one.readings) for one in received) == 300
    assert len({reading.clean for one in received for reading in one.readings}) == 300


@pytest.mark.usefixtures("small")
def test_an_export_that_lost_a_piece_is_told_in_parts_too(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(LARGE["a.html"].replace("documents : 300", "documents : 301"), encoding="utf-8")
    _, (told,) = inputs.pages([path])
    assert (told.key, told.values["announced"], told.values["found"]) == ("refused.count", "301", "300")


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("text", ["x" * 300_000, "mot " * 90_000, "[" + '{"texte": "a"},' * 30_000, "<p>" + "mot " * 90_000])
def test_what_cannot_be_cut_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "a").write_text(text)
    pages, (told,) = inputs.pages([tmp_path / "a"])
    assert pages == ()
    assert told.key == "inputs.too-large"


@pytest.mark.usefixtures("small")
def test_a_line_longer_than_a_page_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    every = list(lines(100))
    every[50] = json.dumps({"titre": TITLE, "texte": LEAD * 5_000, "date": "2022-01-12"})
    (tmp_path / "a.jsonl").write_text("\n".join(every) + "\n", encoding="utf-8")
    pages, told = inputs.pages([tmp_path / "a.jsonl"])
    assert [each.key for each in told] == ["inputs.too-large"]
    assert sum(len(read(page, 1).readings) for page in pages) > 50


@pytest.mark.usefixtures("small")
def test_a_quotation_mark_that_is_never_closed_costs_its_surroundings_only(tmp_path: Path) -> None:
    rows = [f'{n},"{TITLE}","{n}. {LONG}",2022-01-12\n' for n in range(300)]
    rows[20] = rows[20].replace('",2022', ",2022")
    (tmp_path / "a.csv").write_text("id,title,content,date\n" + "".join(rows), encoding="utf-8")
    pages, told = inputs.pages([tmp_path / "a.csv"])
    assert told == ()
    received = [read(page, 1) for page in pages]
    assert any(one.refused for one in received) or sum(len(one.readings) for one in received) >= 290
    assert sum(len(one.readings) for one in received) > 200


@pytest.mark.usefixtures("small")
def test_what_was_received_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, store = jsonl(tmp_path / "a.jsonl", 300), tmp_path / "s.sqlite"
    count = len(inputs.pages([path])[0])

    def stopped(self: Intake, pages: list[Page], kept: Store) -> None:
        usual(self, pages, kept)
        if self.received > 4:
            raise KeyboardInterrupt

    usual = Intake._receive
    with monkeypatch.context() as broken:
        broken.setattr(Intake, "_receive", stopped)
        with pytest.raises(KeyboardInterrupt):
            api.read([path], store=store)
    with Store(store) as kept:
        before = {page.address for page in kept.pages("1")}
    assert 3 < len(before) < count
    seen: list[str] = []
    with Store(store) as kept:
        again = Intake(kept, "1")
        monkeypatch.setattr(intaking, "USUAL", None)
        again.methods = lambda _: lambda page, _number: seen.append(page.address)  # type: ignore[assignment]
        again.take(inputs.stream([path]))
    assert set(again.known) == before
    assert not before & set(seen)


KILLED = """
import sys
from recoupe import inputs
from recoupe.api import intake
from recoupe.store import Store
import recoupe.inputs.containers, recoupe.inputs.cutting
recoupe.inputs.containers.TOO_LARGE = recoupe.inputs.cutting.TOO_LARGE = 200_000
recoupe.inputs.cutting.PART, intake.BATCH = 40_000, 100_000
with Store(sys.argv[1]) as store:
    taken = intake.Intake(store, "1")
    put = store.receive
    def receive(story, pages):
        put(story, pages)
        print(*(page.address for page in pages), sep="\\n", flush=True)
    store.receive = receive
    taken.take(inputs.stream([sys.argv[2]]))
    put("1", taken.pages)
    print("done", len(taken.known), flush=True)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills need signals")
def test_a_killed_reading_goes_on_where_it_was(tmp_path: Path) -> None:
    path, store = jsonl(tmp_path / "a.jsonl", 1_500), tmp_path / "s.sqlite"
    acknowledged: set[str] = set()
    for wait in (0.9, 1.3, None):
        with subprocess.Popen([sys.executable, "-c", KILLED, str(store), str(path)], stdout=subprocess.PIPE, text=True) as running:
            if wait is not None:
                time.sleep(wait)
                running.send_signal(signal.SIGKILL)
            told = (running.communicate()[0] or "").splitlines()
        new = {line for line in told if line.startswith("a.jsonl/")}
        assert not new & acknowledged
        acknowledged |= new
        with Store(store) as kept:
            assert acknowledged <= {page.address for page in kept.pages("1")}
    with Store(store) as kept:
        articles = [reading.clean for page in kept.pages("1") for reading in read(page, 1).readings]
    assert len(articles) == len(set(articles)) == 1_500


def test_very_much_is_asked_for_first(tmp_path: Path, capsys: Ran, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.api.intake.BATCH", 100_000)
    monkeypatch.setattr("recoupe.cli.intake.HUGE", 100_000)
    path, store = jsonl(tmp_path / "a.jsonl", 10), str(tmp_path / "s.sqlite")
    for n in range(9):
        (tmp_path / f"{n}.jsonl").write_bytes(path.read_bytes())
    assert main(["read", *(str(tmp_path / f"{n}.jsonl") for n in range(9)), "--store", store, "--lang", "fr"]) == 2
    told = capsys.readouterr().err
    assert told.startswith("W106 Plus de ")
    assert "--yes" in told
    with Store(store) as kept:
        assert kept.stories() == ()


TABLE = f"Numéro;Intitulé;Corps de l'article;Paru le;Support\n1;{TITLE};{LEAD} {SECOND};12/01/2022;Le Phare\n"
RECIPE = "Tarte\nIngrédients\n200 g de farine\nPréchauffez le four, thermostat 6.\nMélangez avec deux cuillères à soupe de sucre."
WALL = f"<html>{'<p>Nous et nos partenaires utilisons des cookies ; votre consentement sert à la publicité.</p>' * 5}</html>"
MANGLED = "\n\n".join(STORY).encode().decode("cp1252", "replace")


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.txt").write_text("\n\n".join(STORY), encoding="utf-8")
    (folder / "table.csv").write_text(TABLE, encoding="utf-8")
    (folder / "table.jsonl").write_text(json.dumps({"Intitulé": TITLE, "Corps de l'article": f"{SECOND} {LEAD}"}), encoding="utf-8")
    (folder / "tarte.txt").write_text(RECIPE, encoding="utf-8")
    (folder / "mur.html").write_text(WALL, encoding="utf-8")
    (folder / "casse.txt").write_text(MANGLED, encoding="utf-8")
    return folder


COLUMNS = "texte=Corps de l'article,titre=Intitulé,date=Paru le,publisher=Support"


def test_the_columns_of_a_table_are_those_that_its_user_names(odd: Path) -> None:
    story = api.read([odd / "table.csv", odd / "table.jsonl"], wishes=Wishes(columns=[COLUMNS]))
    one, other = story.dossier.articles
    assert one.publisher is not None
    assert (one.publisher.name, one.published.value) == ("Le Phare", "2022-01-12")
    assert [article.headline and article.headline.text for article in (one, other)] == [TITLE, TITLE]
    assert story.check().failures == ()


@pytest.mark.parametrize(
    ("columns", "key"),
    [("Corps", "columns"), ("rien=Corps", "columns"), ("titre=Intitulé", "columns-body"), ("body=Ailleurs", "columns-nowhere")],
)
def test_columns_that_nobody_can_know_are_told(odd: Path, columns: str, key: str) -> None:
    with pytest.raises(UsageMistake) as told:
        api.read([odd / "table.csv"], wishes=Wishes(columns=[columns]))
    assert told.value.key == f"inputs.{key}"


def test_a_banner_is_read_when_its_user_insists(odd: Path, tmp_path: Path) -> None:
    assert [each.key for each in api.read([odd / "a.txt", odd / "mur.html"]).refused] == ["refused.consent"]
    store = tmp_path / "s.sqlite"
    story = api.read([odd / "a.txt", odd / "mur.html"], store=store, wishes=Wishes(force=True, include=["mur.html"]))
    assert [(article.file, article.ways) for article in story.dossier.articles] == [("a.txt", ()), ("mur.html", ("force", "include"))]
    assert story.check().failures == ()
    again = api.read([odd / "a.txt", odd / "mur.html"], store=store)  # it is kept as it was read
    assert again.skipped == ("a.txt", "mur.html")
    assert len(again.dossier.articles) == 2


def test_what_is_no_news_is_kept_and_counted_when_its_user_says_so(odd: Path, tmp_path: Path, capsys: Ran) -> None:
    store = str(tmp_path / "s.sqlite")
    given = [str(odd / "a.txt"), str(odd / "tarte.txt"), "--store", store, "--lang", "fr"]
    assert main(["read", *given]) == 0
    told = capsys.readouterr()
    assert "W109 tarte.txt ne ressemble pas à un article\u00a0: gardé, hors décompte." in told.err
    assert len(api.open_story(store).dossier.articles) == 1
    assert [page.address for page in api.open_story(store).pages] == ["a.txt", "tarte.txt"]
    assert main(["read", *given, "--include", "tarte*"]) == 0
    assert "W109" not in capsys.readouterr().err
    assert len(api.open_story(store).dossier.articles) == 2
    assert main(["check", "--deep", "--store", store]) == 0


def test_nothing_but_what_is_no_news_is_nothing(odd: Path, tmp_path: Path, capsys: Ran) -> None:
    assert main(["read", str(odd / "tarte.txt"), "--store", str(tmp_path / "s.sqlite"), "--lang", "fr"]) == 1
    assert "--include" in capsys.readouterr().err


def test_what_is_excluded_is_not_read(odd: Path) -> None:
    (odd / "revue.zip").write_bytes(zipped({"b.txt": "\n\n".join(STORY), "menu.html": WALL}))
    story = api.read([odd], wishes=Wishes(exclude=["table.*", "tarte.txt", "m*.html", "revue.zip/menu.html"]))
    assert [article.file for article in story.dossier.articles] == ["a.txt", "casse.txt", "revue.zip/b.txt"]
    assert story.refused == ()


def test_words_in_a_wrong_encoding_are_put_right_on_demand(odd: Path, tmp_path: Path) -> None:
    (before,) = read(Page("casse.txt", MANGLED.encode()), 1).readings
    assert "mojibake" in {problem.kind for problem in before.problems}
    store = tmp_path / "s.sqlite"
    api.read([odd / "casse.txt"], store=store)
    story = api.read([odd / "casse.txt"], store=store, wishes=Wishes(fix=True))
    (article,) = story.dossier.articles
    assert article.ways == ("fix-encoding",)
    assert LEAD in story.readings[0].clean
    assert story.readings[0].clean != before.clean
    assert "dÃ©" in MANGLED
    assert {problem.kind for problem in story.dossier.problems} & {"fix-encoding", "mojibake"} == {"fix-encoding"}
    assert next(repair.span.text for repair in article.repairs if repair.kind == "fix-encoding")
    assert story.check().failures == ()
    assert story.pages[0].data == MANGLED.encode()


def test_entities_in_a_wrong_encoding_are_put_right_too() -> None:
    words = "".join(f"&#{ord(c)};" if ord(c) > 127 else c for c in f"{LEAD} {SECOND}".encode().decode("cp1252", "replace"))
    page = f"<html><body><article><h1>Titre</h1><p>{words}</p><p>{words[:400]}</p></article></body></html>"
    (reading,) = read(Page("a.html", page.encode(), ways=("fix-encoding",)), 1).readings
    assert LEAD[:100] in reading.clean


def test_a_page_that_declares_a_wrong_encoding_is_told() -> None:
    page = f"<html><head><meta charset='ISO-8859-1'></head><body><article><p>{LEAD}</p><p>{SECOND}</p></article></body></html>"
    (reading,) = read(Page("a.html", page.encode()), 1).readings
    assert [(problem.kind, problem.details) for problem in reading.problems] == [("encoding-declared", ("ISO-8859-1",))]
    (other,) = read(Page("a.html", page.encode("cp1252")), 1).readings
    assert [problem.kind for problem in other.problems] == ["encoding"]
