"""Each bad file is told under its code, in both languages, with a remedy; the program ends with the code that is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.lang import LANGUAGES, table
from tests.intake.bad import EVERY, Bad, said

SECTION = {"E101", "E102", "W103", "E104", "E105", "W106", "E107", "W108", "W109", "W110", "E111", "E112", "E113"}
"""All codes of what is told about pages that come in."""


@pytest.mark.parametrize("bad", EVERY, ids=lambda bad: bad.name)
def test_a_bad_file_is_told(bad: Bad, tmp_path: Path) -> None:
    told = {language: said(bad, tmp_path, language) for language in LANGUAGES}
    for code, lines in told.values():
        assert code == bad.exit
        assert bad.code in lines[0], lines
        assert "→" in lines[-1] or bad.code == "W108"
        assert not any("Error" in line or "Exception" in line or str(tmp_path) in line for line in lines)
    assert told["fr"][1][0] != told["en"][1][0]


def test_every_code_has_a_bad_file() -> None:
    assert set(table("codes").values()) | {"E112"} == SECTION == {bad.code for bad in EVERY}
