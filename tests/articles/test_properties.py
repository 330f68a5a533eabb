"""Laws of the reader, on whatever bytes come."""

import re
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from recoupe.articles import read
from recoupe.articles.decode import decode
from recoupe.errors import PageRefused
from recoupe.model import TOLD, Page, Reading, inside

PIECES = """Le médiateur a parlé.|Elle a dit : « Non. »|Sécurité|M. Arvan|devrait:|L’Ostranie|"|«|»|(|)|Lire aussi : T|Partager|lemonde.fr
Abonnez-vous à notre newsletter|Source : Belga|12.01.2022, Radio E|Par Irène Kalvo|OSTRANE (AP) —|[...]|******|Photo AFP|a.Le|EuropeLa
12janvier|Ã©tÃ©|…|Commentaires|https://x.example/2022/01/12/a|Titre - Le Courrier|Il vous reste 12 % de cet article à lire.|É|😀""".replace(
    "\n", "|"
).split("|")
PIECES += ["\n", "\n\n", "\r\n", "\t", "\u00a0", "\u00ad", "\u200b", "\ufeff", "\x0c", " ", "négo-\nciation", "\ufffd"]
PAGES = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=300)


def reading(text: str) -> Reading | None:
    """The reading of a page; None where it is refused."""
    try:
        (found,) = read(Page("page.txt", text.encode("utf-8", "surrogatepass"), ways=("include",)), 1).readings
    except PageRefused:
        return None
    return found


@given(st.binary(max_size=400) | PAGES.map(str.encode) | PAGES.map(lambda t: t.encode("utf-16")))
@example(b"\xff\xfe")
@example(b"PK\x03\x04")
@settings(max_examples=200, deadline=None)
def test_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        read(Page("page.txt", data), 1)
    except PageRefused as refused:
        assert refused.what
        assert refused.remedy
        assert refused.where == "page.txt"


@given(PAGES)
@settings(max_examples=200, deadline=None)
def test_the_words_of_a_span_are_the_words_of_the_page(text: str) -> None:
    found = reading(text)
    if found is None:
        return
    page = decode(Page("page.txt", text.encode("utf-8", "surrogatepass"))).text
    for span in [z.span for z in found.article.zones] + [r.span for r in found.article.repairs]:
        assert found.clean[span.start : span.end] == span.text
        on_page = "".join(page[a:b] for a, b in span.page)
        assert re.sub(r"\s", "", on_page) == re.sub(r"\s", "", span.text)


@given(PAGES)
@settings(max_examples=200, deadline=None)
def test_zones_are_apart_and_lie_within_paragraphs(text: str) -> None:
    found = reading(text)
    if found is None:
        return
    ranges = [zone.span.range for zone in found.article.zones]
    assert all(a[1] <= b[0] for a, b in pairwise(ranges))
    assert all(any(inside(zone, paragraph) for paragraph in found.paragraphs) for zone in ranges)
    assert all(found.clean[a:b].strip() == found.clean[a:b] for a, b in ranges)


@given(PAGES)
@settings(max_examples=200, deadline=None)
def test_every_word_lies_in_a_zone_and_every_told_word_in_a_sentence(text: str) -> None:
    found = reading(text)
    if found is None:
        return
    zoned = {i for zone in found.article.zones for i in range(*zone.span.range)}
    assert all(i in zoned for i, c in enumerate(found.clean) if not c.isspace())
    said = [i for a, b in found.sentences for i in range(a, b)]
    assert len(said) == len(set(said))
    told = {i for zone in found.article.zones if zone.kind in TOLD for i in range(*zone.span.range)}
    assert {i for i in told if not found.clean[i].isspace()} <= set(said) <= told


@given(PAGES)
@settings(max_examples=50, deadline=None)
def test_the_same_page_is_read_the_same_way(text: str) -> None:
    assert reading(text) == reading(text)
