"""A folder of every format: what is read of it is what was announced, and each file that gives nothing is told."""

from __future__ import annotations

from pathlib import Path

from recoupe import inputs
from recoupe.articles import read
from recoupe.articles.formats import FORMATS
from recoupe.errors import PageRefused
from recoupe.inputs.survey import Seen, seen
from tests.intake.mixed import mixed


def test_every_format_is_read_and_every_refusal_told(tmp_path: Path) -> None:
    pages, refused = inputs.pages([mixed(tmp_path)])
    found = list(seen(pages))
    assert {one.format for one in found if isinstance(one, Seen)} == {each.name for each in FORMATS} - {"opml"}
    told = [*refused, *(one for one in found if isinstance(one, PageRefused))]
    assert sorted(each.key for each in told) == sorted(
        ["inputs.picture", "refused.count", *["refused.record"] * 3, "refused.scan", "refused.subscriptions"]
    )
    for page in pages:
        held = next((one for one in found if isinstance(one, Seen) and one.address == page.address), None)
        if held is not None:
            received = read(page, 1)
            assert len(received.readings) + len(received.aside) == held.articles, page.address
    says = {one.address: (one.announced, one.articles) for one in found if isinstance(one, Seen) and one.announced is not None}
    assert says.pop("revue/europresse-perdu.html") == (2, 1)
    assert len(says) >= 6
    assert all(announced == articles for announced, articles in says.values())
