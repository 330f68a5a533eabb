"""The stages of passim written anew: where the ends of a stretch are put."""

import by_passim

SETTINGS = by_passim.Settings(n=8)
TEXT = "Le conseil de Vélane a tenu séance hier soir, selon Irène Kalvo, qui préside."


def test_an_end_is_moved_over_a_slip_to_the_end_of_a_word_and_not_into_other_words():
    taken = TEXT.replace("séance", "sèance")
    other = f"Autre début ici. {taken} Rien d'autre du tout ne suit ici."
    at, at2 = TEXT.index("hier"), other.index("hier")
    found = by_passim.widened(other, TEXT, at2, at2 + 18, at, at + 18, 0, len(other), settings=SETTINGS)
    assert found == (other.index("Le"), other.index(" Rien"), 0, len(TEXT))


def test_a_stretch_is_not_widened_into_its_neighbours_nor_farther_than_a_gap():
    spots = {1: [(n, n) for n in range(0, 100, 10)], 2: [(n, n) for n in range(300, 400, 10)]}
    first, second = by_passim.likeliest(spots, by_passim.Settings(n=8, gap=600))
    assert (first[0], second[0]) == (1, 2)
    assert (first[5:], second[5:]) == ((0, second[1]), (first[2], second[2] + 600))
