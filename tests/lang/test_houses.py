"""Which names are of one publisher."""

import pytest

from recoupe.lang.houses import one_house


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("Info Monde", "info-monde.example", True),
        ("Le Courrier", "www.lecourrier.fr", True),
        ("AP", "La Presse", False),
        ("La Gazette de Larène", "La Gazette", False),
        ("", "", False),
    ],
)
def test_a_paper_and_its_site_are_one_house(one: str, other: str, wanted: bool) -> None:
    assert one_house(one, other) is wanted
