"""Marks in an article: however spans nest, touch or cross, the words stay whole and every span has its place."""

from __future__ import annotations

import re

import story
from hypothesis import given
from hypothesis import strategies as st

from recoupe.export.marks import Marks, anchor, paragraphs

READING = story.reading("a1")
WORDS = st.tuples(st.integers(0, len(READING.clean) - 1), st.integers(1, 160)).map(
    lambda at: (at[0], min(at[0] + at[1], len(READING.clean)))
)


@given(st.lists(WORDS.filter(lambda r: READING.clean[r[0] : r[1]].strip() != ""), max_size=12))
def test_words_stay_whole_whatever_is_marked(ranges: list[tuple[int, int]]):
    marks = Marks()
    spans = [READING.span(a, b) for a, b in ranges]
    ids = [marks.cite(span) for span in spans]
    html = [p.html for p in paragraphs(READING, marks)]
    assert [h.striptags() for h in html] == [" ".join(READING.clean[a:b].split()) for a, b in READING.paragraphs]
    for name in ids:
        assert "".join(html).count(f'id="{name}"') == 1
    for h in html:
        assert h.count("<span") == h.count("</span>")


def test_crossing_spans_light_up_in_all_their_pieces():
    marks = Marks()
    one, other = story.on("a1", "les délégations valdorienne".capitalize()), story.on("a1", "valdorienne et ostranaise")
    marks.cite(one)
    marks.cite(other)
    html = "".join(p.html for p in paragraphs(READING, marks))
    assert marks.crossing == [anchor(other)]
    pieces = re.findall(rf'<span(?: id="{anchor(other)}")? class="of-{anchor(other)}">(.*?)</span>', html)
    assert "".join(pieces) == other.text


def test_nested_spans_are_not_cut():
    marks = Marks()
    for words in ("Nous ne céderons pas un mètre du chenal", "un mètre"):
        marks.cite(story.on("a1", words))
    paragraphs(READING, marks)
    assert marks.crossing == []
