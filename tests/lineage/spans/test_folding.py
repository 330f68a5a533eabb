"""Texts as folded words: which words there are, where they stand, what is quoted, which pages lost their spaces."""
# ruff: noqa: ANN001 - fixtures need no types here

import re
import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe import lang
from recoupe.lineage.spans import fold, folding, letters

WORD = re.compile(r"[^\W\d_]+|\d+")
LATIN = st.text(st.sampled_from("aàbcœßEÉÈ' ’«»\"-12,.\n\r…\U0001f600ЖжΣς"), max_size=60)


def told(text):
    words = fold([text]).words
    return [text[a:b] for a, b in zip(words.starts.tolist(), words.ends.tolist(), strict=True)]


def said(text):
    words = fold([text]).words
    return " ".join(text[a:b] for a, b, q in zip(words.starts.tolist(), words.ends.tolist(), words.quoted.tolist(), strict=True) if q)


@given(st.lists(LATIN, max_size=4))
def test_words_are_letters_or_digits_in_a_row_and_are_equal_when_they_fold_alike(texts):
    words = fold(texts).words
    expected = [[m.span() for m in WORD.finditer(text)] for text in texts]
    assert [len(spans) for spans in expected] == np.diff(words.bounds).tolist()
    assert [span for spans in expected for span in spans] == list(zip(words.starts.tolist(), words.ends.tolist(), strict=True))
    keys = [lang.fold(text[a:b]) for text, spans in zip(texts, expected, strict=True) for a, b in spans]
    assert len(set(keys)) == len(set(words.hashes.tolist())) == len(set(zip(keys, words.hashes.tolist(), strict=True)))


@pytest.mark.parametrize("other", ["ETE", "e\u0301te\u0301", "É\u00adté"])
def test_spellings_of_one_word_are_one(other):
    assert fold(["été"]).words.hashes.tolist() == fold([other]).words.hashes.tolist()


def test_a_ligature_is_its_letters_and_what_follows_stays_in_place():
    text = "le cœur de l'œuvre"
    assert told(text) == ["le", "cœur", "de", "l", "œuvre"]
    assert fold([text]).words.hashes.tolist() == fold(["le coeur de l’oeuvre"]).words.hashes.tolist()


def test_characters_beyond_the_common_ones_are_words_or_none_at_their_places():
    text = "\U0001f600 le port \U0001d504\U0001d505 de \u4e2d\u6587 ferme"
    assert told(text) == ["le", "port", "\U0001d504\U0001d505", "de", "\u4e2d\u6587", "ferme"]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Elle « part demain », dit-il, et « revient ».", "part demain revient"),
        ("Un “mot” et \"deux mots\" et ' trois '.", "mot deux mots"),
        ("Elle dit « partons. \nEt puis » rien.", ""),
        ("A » partons « et b » restons « c", "partons restons"),
        ('Sans fin " Ouvert et "deux mots" ici', "deux mots"),
        ("rien » dit-il, « tout »", "tout"),
    ],
)
def test_words_between_marks_of_one_paragraph_are_quoted(text, quoted):
    assert said(text) == quoted


def test_a_page_without_its_spaces_looks_glued(prose):
    text = prose(200, 1)
    assert fold([text, text.replace(" ", ""), "", "mot"]).glued.tolist() == [False, True, False, False]


def test_a_page_that_lost_some_of_its_spaces_looks_glued_too(prose):
    several = [prose(40, 1), prose(40, 2), prose(6, 3).replace(" ", "")]
    assert 20 < len(several[2]) < 50
    assert fold([" ".join(several), " ".join([*several, prose(400, 4)])]).glued.tolist() == [True, False]


def test_letters_have_the_places_of_the_characters_that_spell_them():
    units = letters(["", "l'œil 4", "é"])
    assert units.bounds.tolist() == [0, 0, 6, 7]
    assert "".join(map(chr, units.hashes.tolist())) == "loeil4e"
    assert units.starts.tolist() == [0, 2, 2, 3, 4, 6, 0]


def test_batches_change_nothing(prose, monkeypatch):
    texts = [prose(n, n) + " « cœur »" for n in range(1, 60)]
    texts[7] = texts[7].replace(" ", "") * 9
    whole = fold(texts)
    monkeypatch.setattr(folding, "BATCH", 200)
    parts = fold(texts)
    for one, other in zip((*whole.words, *whole.grams, whole.glued), (*parts.words, *parts.grams, parts.glued), strict=True):
        assert one.dtype == other.dtype
        assert np.array_equal(one, other)


def test_precomposed_and_decomposed_text_have_the_same_words(prose):
    text = prose(80, 3)
    apart = unicodedata.normalize("NFD", text)
    assert apart != text
    assert fold([text]).words.hashes.tolist() == fold([apart]).words.hashes.tolist()
