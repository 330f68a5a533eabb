"""Methods: another way to do a stage, another pipeline, kept with the story."""

from pathlib import Path

import pytest

import recoupe
from recoupe.api import open_story, read
from recoupe.cli import main
from recoupe.errors import UsageMistake
from recoupe.methods import METHODS, Methods
from tests.demo.story import pages
from tests.lang.test_tagger import tiny


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    into = tmp_path / "pages"
    into.mkdir()
    for page in pages():
        (into / page.address).write_bytes(page.data)
    return into


def test_every_line_of_the_table_is_a_function():
    for stage, methods in METHODS.items():
        for name in methods:
            assert callable(Methods.of([f"{stage}={name}"])(stage))


def test_only_what_is_not_usual_is_kept():
    assert Methods.of(["attributions=parsed"]).lines == ()
    assert Methods.of(["tagger=fr_other", "attributions=rules"]).lines == ("attributions=rules", "tagger=fr_other")


@pytest.mark.parametrize("line", ["attributions=magic", "nothing=rules"])
def test_a_method_that_is_not_there_is_a_mistake_that_says_what_there_is(line: str):
    with pytest.raises(UsageMistake, match="no such method") as caught:
        Methods.of([line])
    assert "attributions=rules" in caught.value.remedy


def test_a_story_keeps_its_methods_and_is_made_again_by_them(folder: Path, tmp_path: Path):
    store = tmp_path / "story.sqlite"
    by_tables = read([folder], store=store, methods=["attributions=rules"])
    assert by_tables.dossier.story.methods == ("attributions=rules",)
    in_english = open_story(store, language="en")
    assert in_english.dossier.story.methods == ("attributions=rules",)
    assert [a.content for a in in_english.dossier.attributions] == [a.content for a in by_tables.dossier.attributions]
    assert read([folder], store=store).dossier.story.methods == ("attributions=rules",)
    assert read([folder], store=store, methods=["attributions=parsed"]).dossier.story.methods == ()


def test_another_pipeline_reads_the_story(folder: Path, tmp_path: Path):
    tiny(tmp_path / "model")
    made = read([folder], methods=[f"tagger={tmp_path / 'model'}"])
    assert made.dossier.attributions
    assert made.dossier.story.methods == (f"tagger={tmp_path / 'model'}",)


def test_a_tagger_that_is_not_there_is_told_even_where_nothing_is_in_doubt(tmp_path: Path):
    page = tmp_path / "page.txt"
    page.write_text("Le port de Valdorie est fermé.\n\nLa route du nord est ouverte depuis mardi.\n", encoding="utf-8")
    with pytest.raises(UsageMistake, match="fr_not_installed"):
        read([page], methods=["tagger=fr_not_installed"])


def test_the_command_takes_a_method_and_a_tagger(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    store = str(tmp_path / "story.sqlite")
    assert main(["read", str(folder), "--store", store, "--method", "attributions=rules"]) == 0
    assert open_story(store).dossier.story.methods == ("attributions=rules",)
    capsys.readouterr()
    assert main(["read", str(folder), "--store", store, "--tagger", "fr_not_installed", "--method", "attributions=parsed"]) == 2
    assert "fr_not_installed" in capsys.readouterr().err
    assert recoupe.__version__
