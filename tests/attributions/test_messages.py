"""Reasons exist in both languages, for every frame and every way a speaker is known."""

import re
from pathlib import Path

from recoupe.lang import table

SOURCE = Path(__file__).parents[2] / "src" / "recoupe" / "attributions"


def test_both_languages_have_the_same_reasons():
    assert table("fr/messages/attributions").keys() == table("en/messages/attributions").keys()


def test_every_frame_has_a_reason():
    docs = (SOURCE / "drafts.py").read_text(encoding="utf-8")
    frames = set(re.findall(r"`([a-z]+)`", docs)) - {"frame", "spoken", "quoted"}
    reasons = {key.removeprefix("frame-") for key in table("fr/messages/attributions") if key.startswith("frame-")}
    assert frames <= reasons | {"que"}


def test_every_problem_of_the_marks_has_words():
    for language in ("fr", "en"):
        assert {"quotation-mark-missing", "quotation-mark-odd"} <= table(f"{language}/messages/problems").keys()
