"""ROUGE by hand."""

from __future__ import annotations

import pytest
from rouge import Score, best, ceiling, jackknife, mean, skips, su4


def test_pairs_have_at_most_four_words_between_them() -> None:
    found = skips("le port a enfin rouvert hier soir")
    assert found["le", "hier"] == 1
    assert ("le", "soir") not in found
    assert found[("port",)] == 1


def test_su4_counts_words_and_pairs_as_often_as_both_have_them() -> None:
    assert su4("le port", "Le port !") == Score(1.0, 1.0)
    assert su4("le port le port", "le port").recall == 1.0
    assert su4("le port rouvre", "le port ferme").recall == pytest.approx(3 / 6)
    assert su4("Vélane", "Orsalis") == Score(0.0, 0.0)


def test_the_best_of_all_summaries_but_one_is_taken_and_averaged() -> None:
    def rate(_: str, reference: str) -> Score:
        return Score(float(reference), float(reference))

    assert jackknife(rate, "", ["1", "2", "3"]) == mean([Score(3, 3), Score(3, 3), Score(2, 2)])
    assert ceiling(rate, ["1", "2", "3"]) == mean([Score(3, 3), Score(3, 3), Score(2, 2)])
    assert best([Score(0.1, 0.4), Score(0.3, 0.2)]) == Score(0.3, 0.4)
