"""Words and where they stand."""

from itertools import accumulate

from recoupe.lang import fold_text, pieces, spots, tokens
from recoupe.lang.words import FOLDED

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


def test_accents_and_marks_of_every_script_are_folded_away():
    assert fold_text("L’Œuvre d’Ælith : « ÇA ‑ là »\u202f; déjà\u0300") == "l'oeuvre d'aelith : « ca - la » ; deja"
    assert fold_text("Дай, שָׁלוֹם, ἀνήρ, कि") == "даи, שלום, ανηρ, कि"


def test_words_of_a_folded_text_without_its_numbers():
    assert FOLDED.findall("l'accord du 3 mai, 10 000 voix : n'a-t-il rien dit a дарвин ?") == [
        *("l'", "accord", "du", "mai", "voix", "n'", "a-t-il", "rien", "dit", "a", "дарвин")
    ]
