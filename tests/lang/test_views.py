"""Texts as bytes of which only the words are left."""

from recoupe.lang.views import REMEMBERED, Asked, View

TEXT = "les élus, le 3 mai : élus à Tarsis"


def view(text: str, *, figures: bool = False) -> View:
    return View(text.encode("cp1252", "replace"), figures=figures)


def told(text: str, *known: str, start: int = 0, figures: bool = False) -> list[int]:
    seen = view(text, figures=figures)
    words = seen.words(start, len(text))
    return [at for _, at in seen.places(words, Asked(lambda word: word in known), start)]


def test_words_that_are_known_are_found_each_time_and_whole():
    assert told(TEXT, "élus") == [4, TEXT.rindex("élus")]
    assert told(TEXT, "le") == [TEXT.index("le 3")]  # not that of "les"
    assert told(TEXT, "élus", start=9) == [TEXT.rindex("élus")]


def test_figures_are_words_on_demand():
    assert told(TEXT, "3") == []
    assert told(TEXT, "3", figures=True) == [TEXT.index("3")]


def test_a_letter_of_another_script_parts_words_and_moves_none():
    text = "чижla Łódź la"
    assert told(text, "la") == [3, len(text) - 2]


def test_the_word_before_a_place():
    assert view(TEXT).before(b"le", TEXT.index("mai")) == TEXT.index("le 3")  # a figure is no word here
    assert view(TEXT, figures=True).before(b"3", TEXT.index("mai")) == TEXT.index("3")


def test_a_stretch_that_begins_within_a_word_finds_nothing_before_it():
    assert told("inlassable", "lassable", start=2) == []


def test_what_is_asked_is_answered_once_and_forgotten_in_the_end():
    asked: list[str] = []
    known = Asked(lambda word: not asked.append(word))
    assert known[b"un"]
    assert known[b"un"]
    assert asked == ["un"]
    known.update(dict.fromkeys((b"%d" % n for n in range(REMEMBERED)), False))
    assert known[b"deux"]
    assert len(known) == 1
