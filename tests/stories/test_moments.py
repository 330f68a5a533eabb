"""Moments of one story are told apart by what is new in them, and one moment is not cut in two."""

from __future__ import annotations

from datetime import date

from recoupe.stories.likeness import alike, cosines
from recoupe.stories.moments import moments
from recoupe.stories.traits import traits
from tests.stories.invented import FIRST, SECOND, telling

EACH = 10


def test_two_moments_of_one_story_are_told_apart() -> None:
    texts = [telling(moment, number) for number in range(EACH) for moment in (FIRST, SECOND)]
    known = [traits("Barrage de Vélane", text) for text in texts]
    assert alike(cosines(known)) == [list(range(2 * EACH))]
    assert moments(known) == [list(range(0, 2 * EACH, 2)), list(range(1, 2 * EACH, 2))]


def test_one_moment_stays_whole() -> None:
    known = [traits("Barrage de Vélane", telling(FIRST, number)) for number in range(EACH)]
    assert moments(known) == [list(range(EACH))]


def test_a_month_of_silence_parts_two_moments_whatever_their_words() -> None:
    known = [traits("Barrage de Vélane", telling(FIRST, number)) for number in range(6)]
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
