"""For whom somebody speaks in one statement."""

from __future__ import annotations

import pytest

from tests.attributions.telling import told


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Paul Darvin a dit que la paix était proche.", "Paul Darvin"),
        ("Paul Darvin, parlant au nom de l'Ostrane, a dit que la paix était proche.", "Ostrane"),
        ("Au nom de la Valdorie, Paul Darvin a dit que la paix était proche.", "Valdorie"),
        ("« La paix est proche », a dit Paul Darvin, s'exprimant pour l'Ostrane.", "Ostrane"),
        ("Paul Darvin a dit, à titre personnel, que la paix était proche.", None),
        # what is said tells nothing of for whom it is
        ("Paul Darvin a dit que Mme Kalvo parlait au nom de la Valdorie.", "Paul Darvin"),
    ],
)
def test_the_party_of_a_statement(text: str, party: str | None):
    assert told(text).attributions[0].party == party
