"""`read` again on the same folder reads only what is new."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoupe import api
from tests.demo.story import pages


def test_what_is_known_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, store = tmp_path / "pages", tmp_path / "story.sqlite"
    folder.mkdir()
    every = pages()
    for page in every[:-1]:
        (folder / page.address).write_bytes(page.data)
    first = api.read([folder], store=store)
    made: list[int] = []
    usual = api.picture
    monkeypatch.setattr(api, "picture", lambda found, **options: made.append(len(found)) or usual(found, **options))
    again = api.read([folder], store=store)
    assert (again.dossier, again.skipped, made) == (first.dossier, tuple(page.address for page in every[:-1]), [])
    (folder / every[-1].address).write_bytes(every[-1].data)
    assert len(api.read([folder], store=store).dossier.articles) == len(every)
    assert made == [len(every)]
    api.read([folder], store=store, methods=["attributions=rules"])
    assert len(made) == 2
