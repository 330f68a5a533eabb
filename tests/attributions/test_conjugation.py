"""Forms of verbs."""

import pytest

from recoupe.attributions.cues import cues
from recoupe.attributions.words import forms
from recoupe.lang import table
from recoupe.lang.conjugation import conjugate
from recoupe.model import Act


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("espérer", {"espère", "espérait", "espéra", "espérera", "espéré"}),
        ("rappeler", {"rappelle", "rappelait", "rappellera", "rappelé"}),
        ("relever", {"relève", "relèvera", "relevé"}),
        ("reconnaître", {"reconnaît", "reconnaissait", "reconnut", "reconnu", "reconnaissant"}),
        ("dire", {"dit", "disait", "dites", "disant"}),
        ("prévenir", {"prévient", "prévint", "prévenus"}),
        ("exiger", {"exige", "exigeait", "exigea", "exigeant"}),
    ],
)
def test_forms_of_a_verb(verb: str, expected: set[str]):
    assert expected <= {form for form, _ in conjugate(verb)}


def test_every_verb_of_the_tables_has_a_model():
    assert [verb for verb in [*cues(), *table("fr/verbs")["verbs"].split()] if not conjugate(verb)] == []


def test_the_cue_table_is_broad_and_every_line_has_an_act_and_a_frame():
    lines = [cue for found in cues().values() for cue in found]
    assert len(lines) >= 250
    assert all(isinstance(cue.act, Act) and cue.frames for cue in lines)


def test_a_form_may_be_of_two_tenses():
    assert {form.tense for form in forms()["dit"]} == {"present", "past", "participle"}
