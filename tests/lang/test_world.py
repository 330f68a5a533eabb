"""The tables of the world: whole, without two things of one name, and with every form of an adjective."""

from collections import Counter

import pytest

from recoupe.lang import fold, table, world


def test_every_body_has_names_in_both_languages():
    for code, body in table("world/bodies").items():
        assert body["fr"], code
        assert body["en"], code
        assert set(body) <= {"fr", "en", "noun", "near", "parent", "adj"}, code
        assert "parent" not in body or world.known(body["parent"]), code


def test_one_name_is_that_of_one_body():
    for language in ("fr", "en"):
        names = Counter(fold(world.bare(name)) for body in table("world/bodies").values() for name in dict.fromkeys(body[language]))
        assert not [name for name, n in names.items() if n > 1]


def test_every_state_has_its_six_columns_and_its_name_is_its_own():
    tables = table("world/states")
    assert {len(entry) for entry in tables["states"].values()} == {6}
    names = Counter(fold(world.bare(entry[0])) for entry in tables["states"].values())
    assert max(names.values()) == 1
    for code in (*tables["also"], *tables["seats"]):
        assert world.is_state(code)


@pytest.mark.parametrize(
    ("word", "code"),
    [("libyenne", "LY"), ("paraguayennes", "PY"), ("féroïenne", "FO"), ("Suissesse", "CH"), ("grecque", "GR"), ("Salomoniens", "SB")],
)
def test_adjectives_in_all_their_forms(word: str, code: str):
    assert world.adjective_code(word) == code
