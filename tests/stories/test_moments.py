"""Moments of one story are told apart by what is new in them, and one moment is not cut in two."""

from __future__ import annotations

from datetime import date

from recoupe.stories.likeness import alike, cosines
from recoupe.stories.marks import dates, numbers
from recoupe.stories.moments import moments, told
from recoupe.stories.traits import traits
from tests.stories.invented import FIRST, SECOND, telling

EACH = 10


def test_two_moments_of_one_story_are_told_apart() -> None:
    texts = [telling(moment, number) for number in range(EACH) for moment in (FIRST, SECOND)]
    assert alike(cosines([traits("Barrage de Vélane", text) for text in texts])) == [list(range(2 * EACH))]
    assert moments([told("Barrage de Vélane", text) for text in texts]) == [list(range(0, 2 * EACH, 2)), list(range(1, 2 * EACH, 2))]


def test_one_moment_stays_whole() -> None:
    known = [told("Barrage de Vélane", telling(FIRST, number)) for number in range(EACH)]
    assert moments(known) == [list(range(EACH))]


def test_a_month_of_silence_parts_two_moments_whatever_their_words() -> None:
    known = [told("Barrage de Vélane", telling(FIRST, number)) for number in range(6)]
    day = date(2011, 3, 1).toordinal()
    assert moments(known) == [list(range(6))]
    assert moments(known, [day, day, day + 1, day + 30, day + 31, day + 31]) == [[0, 1, 2], [3, 4, 5]]
    assert moments(known, [day, day, day + 1, day + 30, -1, day + 31]) == [list(range(6))]


def test_what_a_person_said_goes_before_words() -> None:
    known = [traits("", telling(FIRST, number)) for number in range(4)]
    cosine = cosines(known)
    assert alike(cosine) == [[0, 1, 2, 3]]
    assert all(not {0, 1} <= set(group) for group in alike(cosine, apart={(0, 1)}))
    far = cosines([traits("", "Incendie au port"), traits("", "Festival de cinéma")])
    assert alike(far) == [[0], [1]]
    assert alike(far, together=[[0, 1]]) == [[0, 1]]


def test_dates_and_numbers_of_a_text() -> None:
    assert dates("Le 12 juillet 2011, puis en août dernier, le 1er Août.") == {
        "7/2011": 1,
        "12.7/2011": 1,
        "8/": 2,
        "8 dernier": 1,
        "1.8/": 1,
    }
    assert dates("On May 3, it may march on Mars; in May.") == {"5/": 1}
    assert numbers("Trois morts, 12 blessés, 250 évacués sur 7 étages, 12 tentes") == {"12": 2, "250": 1}


def test_dates_part_what_few_words_would() -> None:
    """Sides that the words alone leave open go with the days that the articles name."""
    hints = ("le 12 mars et le 13 mars", "le 20 avril et le 21 avril")
    texts = [f"{telling(FIRST, number)} {hints[number % 2]}, " * 2 for number in range(2 * EACH)]
    assert moments([told("", text) for text in texts]) == [list(range(0, 2 * EACH, 2)), list(range(1, 2 * EACH, 2))]
