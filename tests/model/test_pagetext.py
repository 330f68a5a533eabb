"""The map between page and clean text, against a slow and plain one."""

from hypothesis import given
from hypothesis import strategies as st

from recoupe.model import Edit, EditKind, PageText, edited


@st.composite
def texts(draw: st.DrawFn) -> PageText:
    page = draw(st.text("abc \n.", min_size=1, max_size=30))
    edits, at = [], 0
    while at < len(page):
        start = draw(st.integers(at, len(page)))
        end = draw(st.integers(start, min(len(page), start + 3)))
        put = draw(st.sampled_from(["", " ", "\n"]))
        if start < end or put:
            edits.append(Edit(start, end, put, EditKind.INSERT if put else EditKind.DELETE))
        at = end + 1
    return edited("a1", page, edits)


def origin(text: PageText) -> list[int | None]:
    """For each character of the clean text its place on the page."""
    out: list[int | None] = [None] * len(text.clean)
    for at, where, length in text.runs:
        out[at : at + length] = range(where, where + length)
    return out


@given(texts(), st.data())
def test_back_gives_the_places_the_words_come_from(text: PageText, data: st.DataObject) -> None:
    a = data.draw(st.integers(0, len(text.clean)))
    b = data.draw(st.integers(a, len(text.clean)))
    back = [place for start, end in text.back(a, b) for place in range(start, end)]
    assert back == [place for place in origin(text)[a:b] if place is not None]


@given(texts(), st.data())
def test_forth_gives_the_places_the_words_went_to(text: PageText, data: st.DataObject) -> None:
    a = data.draw(st.integers(0, len(text.page)))
    b = data.draw(st.integers(a, len(text.page)))
    forth = [place for start, end in text.forth(a, b) for place in range(start, end)]
    assert [place for place in forth if origin(text)[place] is not None] == [
        n for n, place in enumerate(origin(text)) if place in range(a, b)
    ]
