"""Files and folders become pages; what is left out is left out by a rule, what is refused is told."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

import pytest

from recoupe.articles.formats import carrier
from recoupe.inputs import TOO_LARGE, pages
from recoupe.model import Page
from tests.articles.formats.written import docx_of, zipped


def _folder(root: Path) -> Path:
    (root / "sub").mkdir()
    (root / ".hidden").mkdir()
    for name in ("a.txt", "sub/b.txt", "draft.txt", "sub/draft.txt", ".hidden/c.txt", "page.html", "~$a.docx"):
        (root / name).write_text(name)
    (root / ".recoupeignore").write_text("# drafts\ndraft.txt\n!sub/draft.txt\n")
    return root


def test_a_folder_is_read_to_its_depth_without_what_its_list_names(tmp_path: Path) -> None:
    kept, refused = pages([_folder(tmp_path)])
    assert [page.address for page in kept] == ["a.txt", "page.html", "sub/b.txt", "sub/draft.txt"]
    assert [(Path(each.where).name, each.key) for each in refused] == [("~$a.docx", "inputs.lock")]


def test_links_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("secret")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "file.txt").symlink_to(outside / "secret.txt")
    (inside / "folder").symlink_to(outside)
    found, told = pages([inside])
    assert found == ()
    assert [each.key for each in told] == ["inputs.nothing"]


def test_a_file_named_by_itself_is_read_whatever_a_list_says(tmp_path: Path) -> None:
    kept, _ = pages([_folder(tmp_path) / "draft.txt"])
    assert [page.address for page in kept] == ["draft.txt"]


def test_one_bad_file_never_loses_the_others(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(TOO_LARGE + 1)
    good = tmp_path / "good.txt"
    good.write_text("ok")
    kept, refused = pages([huge, tmp_path / "missing.txt", good])
    assert [page.address for page in kept] == ["good.txt"]
    assert all(each.what and each.where and each.remedy for each in refused)
    assert len(refused) == 2


def test_our_own_files_in_the_folder_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "story.sqlite").write_text("x")
    assert pages([tmp_path], [tmp_path / "story.sqlite"]) == ((), ())


def keys(path: Path) -> dict[str, str]:
    """Pages by their addresses ("read"), and what was refused, by where it stands in the archive, with the reason."""
    kept, refused = pages([path])
    return dict.fromkeys((page.address for page in kept), "read") | {
        each.where.removeprefix(f"{path.parent}/"): each.key for each in refused
    }


def test_an_archive_is_read_member_by_member_and_nothing_leads_out_of_it(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("lien.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    inner = zipped({"c.txt": "dedans", "plus.zip": zipped({"d.txt": "plus loin", "fond.zip": zipped({"e.txt": "trop"})})})
    path = tmp_path / "revue.zip"
    members = {"a.txt": "un", "sans-nom": docx_of(), "sub/b.html": "<p>deux", "../evil.txt": "x", "/abs.txt": "x", "x\\y.txt": "x"}
    members |= {"~$a.docx": "x", ".cache/z.txt": "x", "__MACOSX/a.txt": "x", "bombe.txt": b"0" * 9_000_000, "dedans.zip": inner}
    path.write_bytes(zipped(members))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    assert keys(path) == {
        "revue.zip/a.txt": "read",
        "revue.zip/sans-nom": "read",
        "revue.zip/sub/b.html": "read",
        "revue.zip/dedans.zip/c.txt": "read",
        "revue.zip/dedans.zip/plus.zip/d.txt": "read",
        "revue.zip/dedans.zip/plus.zip/fond.zip": "inputs.too-deep",
        "revue.zip/../evil.txt": "inputs.odd-path",
        "revue.zip//abs.txt": "inputs.odd-path",
        "revue.zip/x\\y.txt": "inputs.odd-path",
        "revue.zip/~$a.docx": "inputs.lock",
        "revue.zip/bombe.txt": "inputs.bomb",
    }


def test_archives_that_cannot_be_opened_are_named(tmp_path: Path) -> None:
    (tmp_path / "cut.zip").write_bytes(zipped({"a.txt": "un"})[:-10])
    locked = bytearray(zipped({"a.txt": "un", "b.txt": "deux"}))
    locked[6] |= 1
    locked[locked.find(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "locked.zip").write_bytes(locked)
    assert keys(tmp_path / "cut.zip") == {"cut.zip": "inputs.broken"}
    assert keys(tmp_path / "locked.zip") == {"locked.zip/a.txt": "inputs.password", "locked.zip/b.txt": "read"}


def test_a_member_that_lies_about_its_size_is_cut_off(tmp_path: Path) -> None:
    honest = bytearray(zipped({"a.txt": b"0" * 30_000_000}))
    for at in (22, honest.find(b"PK\x01\x02") + 24):
        honest[at : at + 4] = (1000).to_bytes(4, "little")
    path = tmp_path / "lie.zip"
    path.write_bytes(honest)
    assert keys(path) in ({"lie.zip/a.txt": "inputs.broken"}, {"lie.zip/a.txt": "read"})


def test_an_archive_of_more_than_is_read_at_once_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "recoupe.inputs.Budget.of", lambda _: __import__("recoupe.inputs.containers", fromlist=["Budget"]).Budget(members=2)
    )
    path = tmp_path / "many.zip"
    path.write_bytes(zipped({f"{n}.txt": "x" for n in range(4)}))
    assert keys(path) == {"many.zip/0.txt": "read", "many.zip/1.txt": "read", "many.zip/2.txt": "inputs.too-much"}


def test_standard_input_is_sniffed_like_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    for data, addresses in ((b"un texte", ["stdin"]), (zipped({"a.txt": "un"}), ["stdin/a.txt"]), (docx_of(), ["stdin"])):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        kept, refused = pages(["-"])
        assert [page.address for page in kept] == addresses
        assert not refused


def test_a_file_without_an_ending_is_what_its_bytes_say(tmp_path: Path) -> None:
    (tmp_path / "article").write_bytes(docx_of())
    kept, _ = pages([tmp_path])
    assert kept == (Page("article", docx_of()),)
    assert carrier(kept[0].data).name == "docx"


def test_files_attached_to_references_are_followed_within_their_folder_only(tmp_path: Path) -> None:
    zotero = tmp_path / "zotero"
    (zotero / "files" / "12").mkdir(parents=True)
    (zotero / "files" / "12" / "article.docx").write_bytes(docx_of())
    (tmp_path / "secret.txt").write_text("secret")
    (zotero / "files" / "lien.txt").symlink_to(tmp_path / "secret.txt")
    named = (
        "files/12/article.docx",
        "files/12/article.docx",
        "../secret.txt",
        str(tmp_path / "secret.txt"),
        "https://a.example/b",
        "files/lien.txt",
        "files/none.pdf",
    )
    (zotero / "biblio.ris").write_text("TY  - NEWS\nTI  - Un titre\n" + "".join(f"L1  - {one}\n" for one in named) + "ER  - \n")
    assert [page.address for page in pages([zotero / "biblio.ris"])[0]] == ["biblio.ris#1/files/12/article.docx"]
    assert [page.address for page in pages([zotero])[0]] == ["biblio.ris#1/files/12/article.docx"]
