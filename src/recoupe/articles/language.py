"""The language of a page. A vote of small words decides; only where it does not, a trained classifier is loaded."""

from __future__ import annotations

from collections import Counter
from functools import cache

from recoupe.lang import fold, fold_text, table
from recoupe.lang.words import WORD

WORDS = 600
"""Words that are looked at: more change nothing."""
LOOKED_AT = 20_000
"""Characters in which they stand."""
CLEAR = 0.18
"""Share of small words from which prose is in that language: French news has 0.35 to 0.5, English 0.3 to 0.4."""


def language(text: str) -> str:
    """The language of a text as an ISO 639-1 code; "und" when there are too few words to tell."""
    words = [word for word in WORD.findall(fold_text(text[:LOOKED_AT]))[:WORDS] if not word[:1].isdigit()]
    if not words:
        return "und"
    often = Counter(words)
    shares = {code: sum(often[word] for word in often.keys() & small(code)) / len(words) for code in ("fr", "en")}
    first, second = sorted(shares, key=lambda code: -shares[code])
    if len(words) >= 12 and shares[first] >= CLEAR and shares[first] >= 2 * shares[second]:
        return first
    return _classified(text[:4000])


@cache
def small(code: str) -> frozenset[str]:
    """The small words of a language, folded."""
    return frozenset(fold(str(word)) for word in table(f"{code}/stopwords"))


def _classified(text: str) -> str:
    """What py3langid says (Lui and Baldwin 2012); it costs 0.3 s to load, so it is asked only when the vote is unclear."""
    from py3langid import classify  # noqa: PLC0415 - slow to load

    return str(classify(text)[0])
