"""Every word of the vocabularies that a brief or a point may need exists in both languages."""

import pytest

from recoupe.lang import LANGUAGES, table
from recoupe.model import Act, AgreementState, Difference, Status


@pytest.mark.parametrize("package", ["brief", "comparison"])
def test_both_languages_have_the_same_messages(package: str) -> None:
    french, english = (table(f"{language}/messages/{package}") for language in ("fr", "en"))
    assert french.keys() == english.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_brief_has_a_word_for_every_member_of_a_vocabulary(language: str) -> None:
    known = table(f"{language}/messages/brief").keys()
    wanted = {f"act-{act.value}-{number}" for act in Act for number in ("one", "many")}
    wanted |= {f"event-{status.value}-{number}" for status in Status for number in ("one", "many")}
    wanted |= {f"stand-{state.value.replace(' ', '-')}" for state in AgreementState}
    wanted |= {f"differ-{difference.value}" for difference in Difference if difference not in (Difference.SPEAKER, Difference.WORDING)}
    assert wanted <= known


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_points_have_a_word_for_every_status(language: str) -> None:
    known = table(f"{language}/messages/comparison").keys()
    assert {f"status-{status.value}" for status in Status if status not in (Status.PLANNED, Status.ONGOING)} <= known
