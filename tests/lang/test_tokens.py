"""Words and where they stand."""

from itertools import accumulate

from recoupe.lang import pieces, spots, tokens

TEXT = "L’accord d'Orsalis, signé le 3 mai à 10 000 voix, n'a-t-il pas tenu ?"


def test_spots_are_those_of_the_tokens():
    assert spots(TEXT) == tuple((token.start, token.end) for token in tokens(TEXT))
    assert [TEXT[a:b] for a, b in spots(TEXT)] == [token.text for token in tokens(TEXT)]


def test_spots_of_a_part_count_from_the_beginning_of_the_text():
    start, end = TEXT.index("signé"), TEXT.index(" mai")
    assert [TEXT[a:b] for a, b in spots(TEXT, start, end)] == ["signé", "le", "3"]


def test_words_of_any_script_go_on_to_their_end():
    text = "Łódź-Śródmieście, l’Ωμέγα d'Élan, Орсалис œuvre naïvełb 10 000,5 a1"
    words = ["Łódź-Śródmieście", "l’", "Ωμέγα", "d'", "Élan", "Орсалис", "œuvre", "naïvełb", "10 000,5", "a", "1"]
    assert [text[a:b] for a, b in spots(text)] == words


def test_pieces_are_the_words_and_what_stands_between():
    for text in (TEXT, "", "...", "Łódź-Śródmieście, l’Ωμέγα d'Élan 10 000,5 a1 !"):
        parts = pieces(text)
        borders = [0, *accumulate(map(len, parts))]
        assert "".join(parts) == text
        assert tuple(zip(borders[1::2], borders[2::2], strict=False)) == spots(text)
