"""The commands as a newcomer meets them: what is printed where, and the exit code."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from recoupe.cli import YOUNG, main
from recoupe.cli.language import chosen
from recoupe.lang import table
from tests.demo.story import pages
from tests.model.schema import PUBLISHED

ENGLISH = """Strait of Selane: talks end without agreement

The delegations of Valdoria and Ostrane met on Wednesday in Port-Alene for the first time since November. The meeting
lasted nine hours, and the two sides agreed to meet again on March 28, officials said after the talks.
"""
Ran = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the demo pages; the default store lies in another."""
    monkeypatch.setenv("RECOUPE_STORE", str(tmp_path / "kept" / "story.sqlite"))
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    into = tmp_path / "pages"
    into.mkdir()
    for page in pages():
        (into / page.address).write_bytes(page.data)
    return into


def test_pages_in_picture_out(folder: Path, capsys: Ran) -> None:
    assert main(["read", str(folder)]) == 0
    out, err = capsys.readouterr()
    assert "6 articles" in out
    assert "Port-Alène" in out
    picture = folder.parent / "kept" / "story.html"
    assert str(picture) in err
    assert "<html" in picture.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "view",
    ["brief", "synthese", "Déclarations", "positions", "timeline", "écarts", "recits", "acteurs", "remarques", "camps", "voices", "points"],
)
def test_every_view_has_something_to_show(folder: Path, capsys: Ran, view: str) -> None:
    main(["read", str(folder)])
    capsys.readouterr()
    assert main(["show", view]) == 0
    assert len(capsys.readouterr().out) > 80
    assert main(["show", view, "--json", "--lang", "en"]) == 0
    assert json.loads(capsys.readouterr().out)


def test_a_view_that_does_not_exist_is_named(folder: Path, capsys: Ran) -> None:
    main(["read", str(folder)])
    capsys.readouterr()
    assert main(["show", "horoscope"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("Valeur impossible pour horoscope. Vues connues\u00a0: synthese")


def test_exports_and_the_check_of_an_exported_dossier(folder: Path, capsys: Ran) -> None:
    main(["read", str(folder)])
    dossier = folder.parent / "dossier.json"
    for form in ("json", "md", "html"):
        assert main(["export", form, "-o", str(folder.parent / f"dossier.{form}")]) == 0
    jsonschema.validate(json.loads(dossier.read_text(encoding="utf-8")), json.loads(PUBLISHED.read_text(encoding="utf-8")))
    capsys.readouterr()
    assert main(["export", "json"]) == 0
    assert capsys.readouterr().out == dossier.read_text(encoding="utf-8")
    assert main(["check"]) == 0
    assert main(["check", str(dossier), "--pages", str(folder)]) == 0
    assert main(["check", str(dossier), "--pages", str(folder / "agence-des-detroits.txt")]) == 4


def test_what_changed_since_a_dossier_was_kept(folder: Path, capsys: Ran) -> None:
    late = folder / "portail-du-soir.txt"
    page = late.read_bytes()
    late.unlink()
    before, after = folder.parent / "hier.json", folder.parent / "aujourd-hui.json"
    main(["read", str(folder)])
    main(["export", "json", "-o", str(before)])
    late.write_bytes(page)
    main(["read", str(folder)])
    main(["export", "json", "-o", str(after)])
    capsys.readouterr()
    assert main(["diff", str(before)]) == 0
    told = capsys.readouterr().out
    assert told.startswith("### 1 nouvel article\n\n- ")
    assert "concordent → se contredisent, nombre" in told
    assert "« La Valdorie va libérer quarante marins ostraniens »" in told.replace("\u202f", " ")
    assert main(["diff", str(before), str(after)]) == 0
    assert capsys.readouterr().out == told
    assert main(["diff", str(before), "--json", "--lang", "en"]) == 0
    assert {change["kind"] for change in json.loads(capsys.readouterr().out)} >= {"new-article", "relation"}
    assert main(["diff", str(after), str(before)]) == 0
    assert "### 1 article disparu" in capsys.readouterr().out
    assert main(["diff", str(after), str(after), "--lang", "en"]) == 0
    assert capsys.readouterr().out == "Nothing has changed.\n"
    assert main(["diff", str(late)]) == 4


def test_bad_files_are_told_in_three_lines_and_the_others_read(folder: Path, capsys: Ran) -> None:
    bad = {"binary.txt": bytes(range(256)) * 8, "empty.txt": b"", "blank.txt": b" \n\n", "cut.txt": b"\xff\xfe\x00"}
    for name, data in bad.items():
        (folder / name).write_bytes(data)
    assert main(["read", str(folder)]) == 3
    out, err = capsys.readouterr()
    assert "6 articles" in out
    lines = err.splitlines()
    for name in bad:
        at = next(number for number, line in enumerate(lines) if line.strip().endswith(name))
        assert lines[at - 1]
        assert not lines[at - 1].startswith(" ")
        assert lines[at + 1].startswith("  → ")


def test_all_that_was_read_is_not_gone_through_again_and_again_for_dead_objects() -> None:
    before = gc.get_threshold()
    try:
        gc.set_threshold(700, 10, 10)
        main(["--help"])
        assert gc.get_threshold() == (YOUNG, 10, 10)
    finally:
        gc.set_threshold(*before)


def test_nothing_usable(folder: Path, capsys: Ran) -> None:
    (folder / "empty.txt").write_bytes(b"")
    assert main(["read", str(folder / "empty.txt"), str(folder / "nowhere.txt")]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 6
    assert main(["show"]) == 4  # nothing was kept either


def test_the_same_file_again_is_skipped_and_the_same_words_elsewhere_are_marked(folder: Path, capsys: Ran) -> None:
    main(["read", str(folder)])
    capsys.readouterr()
    (folder / "copie.txt").write_bytes((folder / "agence-des-detroits.txt").read_bytes())
    assert main(["read", str(folder)]) == 0
    out, err = capsys.readouterr()
    assert "7 articles" in out
    assert "6 pages déjà lues" in err
    main(["export", "json"])
    articles = json.loads(capsys.readouterr().out)["articles"]
    first = next(a["id"] for a in articles if a["file"] == "agence-des-detroits.txt")
    assert [a["same_words_as"] for a in articles if a["file"] == "copie.txt"] == [first]


def test_an_english_page_is_kept_with_a_problem(folder: Path, capsys: Ran) -> None:
    (folder / "english.txt").write_text(ENGLISH, encoding="utf-8")
    assert main(["read", str(folder)]) == 0
    assert "« en »" in capsys.readouterr().err.replace("\u202f", " ")
    main(["export", "json"])
    dossier = json.loads(capsys.readouterr().out)
    english = next(a["id"] for a in dossier["articles"] if a["file"] == "english.txt")
    assert not [a for a in dossier["attributions"] if a["article"] == english]
    assert [t for t in dossier["timexes"] if t["span"]["article"] == english]
    assert {p["blanks"][english] for p in dossier["points"]} == {"unread"}


@pytest.mark.usefixtures("folder")
def test_usage_mistakes(capsys: Ran) -> None:
    for wrong in (["read"], ["shwo"], ["show", "nothing"], ["export", "xml"], ["read", "--lang", "de", "x"], ["show", "--frob"]):
        assert main(wrong) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert len(err.splitlines()) == 3


def test_two_stories_in_one_store_have_to_be_named(folder: Path, capsys: Ran) -> None:
    some = str(folder / "agence-des-detroits.txt")
    assert main(["read", some, "--story", "selane"]) == 0
    assert main(["read", some, "--story", "autre"]) == 0
    assert main(["show"]) == 2
    assert "selane" in capsys.readouterr().err
    assert main(["show", "--story", "selane"]) == 0
    assert main(["show", "--story", "inconnue"]) == 4


def test_a_store_that_is_none(folder: Path, capsys: Ran) -> None:
    (folder / "x.sqlite").write_text("this is not a database" * 50)
    assert main(["show", "--store", str(folder / "x.sqlite")]) == 4
    assert len(capsys.readouterr().err.splitlines()) == 3


def test_the_demo_ends_well_without_a_screen(folder: Path, capsys: Ran) -> None:
    assert main(["demo", "--store", str(folder.parent / "demo.sqlite"), "--lang", "en"]) == 0
    out, err = capsys.readouterr()
    assert "6 articles" in out
    assert str(folder.parent / "demo.html") in err


def test_the_language_is_that_asked_for_else_that_of_the_locale() -> None:
    assert chosen(["show", "--lang", "en"], {"LANG": "fr_FR.UTF-8"}) == "en"
    assert chosen(["show", "--lang=fr"], {"LANG": "en_GB.UTF-8"}) == "fr"
    assert chosen([], {"LANG": "en_GB.UTF-8"}) == "en"
    assert chosen([], {"LC_ALL": "fr_CA", "LANG": "en_GB.UTF-8"}) == "fr"
    assert chosen([], {"LANG": "de_DE.UTF-8"}) == "en"
    assert chosen([], {}) == chosen([], {"LANG": "C.UTF-8"}) == "fr"


def test_both_languages_say_the_same_things() -> None:
    for package in sorted(path.stem for path in (Path(main.__code__.co_filename).parents[1] / "lang/fr/messages").glob("*.yaml")):
        french, english = table(f"fr/messages/{package}"), table(f"en/messages/{package}")
        assert set(french) == set(english), package


def test_help_loads_nothing_it_does_not_need() -> None:
    heavy = ("numpy", "babel", "jinja2", "ftfy", "recoupe.pipeline")
    code = f"import sys; from recoupe.cli import main; main(['--help']); print([m for m in {heavy} if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"


def test_a_judgement_is_made_listed_shown_and_withdrawn(folder: Path, capsys: Ran) -> None:
    main(["read", str(folder)])
    capsys.readouterr()
    assert main(["judge", "p1", "p2", "incertain", "--note", "à voir", "--by", "amina"]) == 0
    assert "on ne peut le dire [jugement j1, amina, " in capsys.readouterr().out
    assert main(["judge", "--list", "--json"]) == 0
    (record,) = json.loads(capsys.readouterr().out)
    assert (record["verdict"], record["by"], record["note"], record["withdrawn"]) == ("unsure", "amina", "à voir", None)
    assert main(["export", "json"]) == 0
    exported = json.loads(capsys.readouterr().out)
    jsonschema.validate(exported, json.loads(PUBLISHED.read_text(encoding="utf-8")))
    assert exported["judgements"] == [record]
    assert main(["judge", "--withdraw", "1", "--by", "paul", "--lang", "en"]) == 0
    assert "withdrawn" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["judge"], ["judge", "p1", "p2"], ["judge", "p1", "p2", "maybe"], ["judge", "--withdraw", "9"]])
def test_a_judgement_that_makes_no_sense_is_told(folder: Path, capsys: Ran, arguments: list[str]) -> None:
    main(["read", str(folder)])
    capsys.readouterr()
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert not out
    assert len(err.strip().splitlines()) == 3
