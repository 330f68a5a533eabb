"""The language of a page. A vote of small words decides; only where it does not, a trained classifier is loaded."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import chain, islice

from recoupe.articles.blocks import Told
from recoupe.lang import fold, fold_text, table
from recoupe.lang.words import FOLDED

WORDS = 600
"""Words that are looked at: more change nothing."""
LOOKED_AT = 20_000
"""Characters in which they stand."""
CLEAR = 0.18
"""Share of small words from which prose is in that language: French news has 0.35 to 0.5, English 0.3 to 0.4."""


def language(clean: str, told: Sequence[Told]) -> str:
    """The language of an article as an ISO 639-1 code, of which a story is told in parts; "und" when there are too few words to tell."""
    text = "\n".join([clean[each.start : each.end] for each in told]) or clean
    words = _words(text, told)
    if not words:
        return "und"
    shares = {code: sum(map(small(code).__contains__, words)) / len(words) for code in ("fr", "en")}
    first, second = sorted(shares, key=lambda code: -shares[code])
    if len(words) >= 12 and shares[first] >= CLEAR and shares[first] >= 2 * shares[second]:
        return first
    return _classified(text[:4000])


def _words(text: str, told: Sequence[Told]) -> Sequence[str]:
    """The first words of a text, folded: those of the paragraphs that it stands in, unless it is very long, or nothing is told."""
    if not told or len(text) > LOOKED_AT:
        return FOLDED.findall(fold_text(text[:LOOKED_AT]))[:WORDS]
    return list(islice(chain.from_iterable(each.words for each in told), WORDS))


@cache
def small(code: str) -> frozenset[str]:
    """The small words of a language, folded."""
    return frozenset(fold(str(word)) for word in table(f"{code}/stopwords"))


def _classified(text: str) -> str:
    """What py3langid says (Lui and Baldwin 2012); it costs 0.3 s to load, so it is asked only when the vote is unclear."""
    from py3langid import classify  # noqa: PLC0415 - slow to load

    return str(classify(text)[0])
