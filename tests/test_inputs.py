"""Files and folders become pages; what is left out is left out by a rule, what is refused is told."""

from __future__ import annotations

from pathlib import Path

from recoupe.inputs import TOO_LARGE, pages


def _folder(root: Path) -> Path:
    (root / "sub").mkdir()
    (root / ".hidden").mkdir()
    for name in ("a.txt", "sub/b.txt", "draft.txt", "sub/draft.txt", ".hidden/c.txt", "page.epub"):
        (root / name).write_text(name)
    (root / ".recoupeignore").write_text("# drafts\ndraft.txt\n!sub/draft.txt\n")
    return root


def test_a_folder_is_read_to_its_depth_without_what_its_list_names(tmp_path: Path) -> None:
    kept, refused = pages([_folder(tmp_path)])
    assert [page.address for page in kept] == ["a.txt", "sub/b.txt", "sub/draft.txt"]
    assert [Path(each.where).name for each in refused] == ["page.epub"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("secret")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "file.txt").symlink_to(outside / "secret.txt")
    (inside / "folder").symlink_to(outside)
    assert pages([inside]) == ((), ())


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
