"""The picture of the demo story is the one that was read and accepted (`golden.py --write` after reading the difference)."""

from __future__ import annotations

import pytest

from tests.demo.golden import FOLDER, STAGES, golden


@pytest.mark.parametrize("stage", STAGES)
def test_the_picture_is_the_golden_one(stage: str) -> None:
    assert golden(stage) == (FOLDER / f"{stage}.md").read_text(encoding="utf-8")
