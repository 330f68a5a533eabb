"""Pages are sorted into stories, the stories are put in order by hand, and what is erased is gone from the file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from recoupe import shelf
from recoupe.api import open_story, picture_beside, read_pages
from recoupe.cli import main
from recoupe.errors import StoreMistake, UsageMistake
from recoupe.model import Page
from tests.stories.invented import page, pages


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    into = tmp_path / "pages"
    into.mkdir()
    for one in pages("treaty", "fire", "film"):
        (into / one.address).write_bytes(one.data)
    return into


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "kept.sqlite"


def stories(store: Path) -> dict[str, set[str]]:
    """Name -> the stories of which pages are in it."""
    return {entry.name: {address.split("-")[0] for address in entry.pages} for entry in shelf.entries(store)}


def name_of(store: Path, story: str) -> str:
    return next(name for name, told in stories(store).items() if story in told)


def test_a_folder_becomes_its_stories_each_with_a_dossier(folder: Path, store: Path) -> None:
    made, refused, twice = shelf.read_split([folder], store=store)
    assert sorted(map(sorted, stories(store).values())) == [["film"], ["fire"], ["treaty"]]
    assert not refused
    assert not twice
    assert all(one.new and one.title and len(one.words) > 1 for one in made)
    assert {len(open_story(store, story=one.story.name).dossier.articles) for one in made} == {3}
    assert shelf.read_split([folder], store=store)[0] == ()


def test_a_new_page_joins_the_story_it_tells(folder: Path, store: Path) -> None:
    shelf.read_split([folder], store=store)
    late = folder / "fire-4.txt"
    late.write_bytes(page("fire", 4).data)
    (made,), _, _ = shelf.read_split([late], store=store)
    assert not made.new
    assert made.story.name == name_of(store, "fire")
    assert len(made.story.dossier.articles) == 4


def test_what_is_merged_by_hand_holds(folder: Path, store: Path) -> None:
    shelf.read_split([folder], store=store)
    shelf.merge(store, name_of(store, "fire"), name_of(store, "film"), by="Ada")
    assert sorted(map(sorted, stories(store).values())) == [["film", "fire"], ["treaty"]]
    (folder / "film-5.txt").write_bytes(page("film", 5).data)
    shelf.read_split([folder], store=store)
    assert sorted(map(sorted, stories(store).values())) == [["film", "fire"], ["treaty"]]


def test_a_merger_holds_for_pages_that_are_read_again(folder: Path, store: Path) -> None:
    """The ledger knows the pages, whatever became of the stories."""
    shelf.read_split([folder], store=store)
    both = name_of(store, "fire")
    shelf.merge(store, both, name_of(store, "film"), by="Ada")
    shelf.split(store, both, ["film-1.txt"], into="ailleurs", by="Ada")
    shelf.delete(store, "ailleurs")
    shelf.read_split([folder], store=store)
    assert name_of(store, "film") == both
    assert sum(len(entry.pages) for entry in shelf.entries(store)) == 9


def test_what_is_split_by_hand_holds(folder: Path, store: Path) -> None:
    shelf.read_split([folder], store=store)
    fire = name_of(store, "fire")
    shelf.split(store, fire, ["fire-1.txt"], into="à part", by="Ada", note="autre incendie")
    shelf.read_split([folder], store=store)
    assert {entry.name: entry.pages for entry in shelf.entries(store)}["à part"] == ("fire-1.txt",)
    assert len(open_story(store, story=fire).dossier.articles) == 2


def test_judgements_go_with_their_pages(store: Path) -> None:
    story = read_pages(pages("fire"), store=store, story="feu")
    story.judge("Irène Kalvo", "pompiers", "different", by="Ada")
    shelf.rename(store, "feu", "incendie")
    assert [j.by for j in open_story(store, story="incendie").dossier.judgements] == ["Ada"]
    read_pages(pages("film"), store=store, story="film")
    shelf.merge(store, "film", "incendie", by="Ada")
    assert [j.by for j in open_story(store, story="film").dossier.judgements] == ["Ada"]


def test_mistakes_are_told(store: Path) -> None:
    read_pages(pages("fire"), store=store, story="feu")
    for wrong in (
        lambda: shelf.merge(store, "feu", "feu", by="Ada"),
        lambda: shelf.split(store, "feu", ["nulle-part.txt"], into="x", by="Ada"),
        lambda: shelf.split(store, "feu", [p.address for p in pages("fire")], into="x", by="Ada"),
        lambda: shelf.rename(store, "feu", "feu"),
    ):
        with pytest.raises(UsageMistake):
            wrong()
    with pytest.raises(StoreMistake):
        shelf.delete(store, "rien")


def test_an_erased_page_leaves_no_word_in_the_file(store: Path) -> None:
    secret = Page("secret.txt", "Incendie : le témoin\n\nUn témoin, Zébulon Quatremère, a vu naître l'incendie.\n".encode())
    story = read_pages((*pages("fire"), secret), store=store, story="feu")
    story.judge("Zébulon Quatremère", "Irène Kalvo", "different", by="Ada", note="Quatremère est le témoin")
    shelf.split(store, "feu", ["secret.txt"], into="autre", by="Ada", note="Quatremère à part")
    shelf.merge(store, "feu", "autre", by="Ada")
    open_story(store, story="feu")
    picture_beside(store).write_text("Quatremère", encoding="utf-8")
    assert "Quatremère".encode() in store.read_bytes()
    assert shelf.delete(store, "feu", ["secret.txt"]) == ("secret.txt",)
    left = store.read_bytes()
    for trace in ("Quatremère", "Zébulon", "secret.txt", "témoin"):
        assert trace.encode() not in left
    assert not picture_beside(store).exists()
    assert len(open_story(store, story="feu").dossier.articles) == 3
    with pytest.raises(Exception, match="append-only"), shelf.Shelf(store) as kept:
        kept._base.execute("INSERT INTO sorting (json) VALUES ('{}')")
        kept._base.execute("DELETE FROM sorting")


def test_an_erased_story_leaves_no_word_in_the_file(folder: Path, store: Path) -> None:
    shelf.read_split([folder], store=store)
    shelf.delete(store, name_of(store, "film"))
    left = store.read_bytes()
    assert b"Solveig" not in left
    assert b"Brumeville" not in left
    assert b"Orsalis" in left


def test_the_commands(folder: Path, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--split", str(folder), "--store", str(store), "--lang", "fr"]) == 0
    out, _ = capsys.readouterr()
    assert "Ensemble par les mots" in out
    assert main(["stories", "list", "--store", str(store), "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert len(listed) == 3
    one, other, third = (entry["story"] for entry in listed)
    keep = ["--store", str(store)]
    assert main(["stories", "merge", one, other, "--by", "Ada", *keep]) == 0
    assert main(["stories", "split", one, listed[1]["pages"][0], "--into", "part", *keep]) == 0
    assert main(["stories", "rename", "part", "à part", *keep]) == 0
    assert main(["stories", "delete", third, *keep]) == 2
    assert main(["stories", "delete", third, "--yes", *keep]) == 0
    assert sorted(entry.name for entry in shelf.entries(store)) == sorted([one, "à part"])
    assert main(["read", "--split", "--story", "x", str(folder), *keep]) == 2


def test_an_article_of_a_page_that_holds_others_is_removed_alone(store: Path) -> None:
    from tests.articles.formats.exports import europresse, europresse_article

    other = europresse_article(title="Le port rouvre lundi", body=["<p>Le port de Vélane rouvre lundi, a annoncé sa directrice.</p>"])
    export = Page("export.html", europresse(europresse_article(), other))
    read_pages([export, page("fire", 1)], store=store, story="s")
    before = open_story(store, story="s")
    assert [article.file for article in before.dossier.articles].count("export.html") == 2
    gone = next(article for article in before.dossier.articles if article.file == "export.html")
    kept = next(article for article in before.dossier.articles if article.file == "export.html" and article.id != gone.id)
    assert shelf.remove(store, "s", gone.id) == ()
    after = open_story(store, story="s")
    assert [article.text_sha256 for article in after.dossier.articles if article.file == "export.html"] == [kept.text_sha256]
    assert after.check().failures == ()
    read_pages([export], store=store, story="s")  # the file again does not bring it back
    assert len(open_story(store, story="s").dossier.articles) == 2
    assert shelf.remove(store, "s", after.dossier.articles[0].id) == ("export.html",)
    with pytest.raises(UsageMistake):
        shelf.remove(store, "s", open_story(store, story="s").dossier.articles[0].id)
