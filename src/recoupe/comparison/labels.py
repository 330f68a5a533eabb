"""What a point is called: words of one telling that say what it is about, with who says them."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence

from recoupe.comparison.passages import Passage
from recoupe.comparison.quoting import shortened
from recoupe.comparison.relation import Judge
from recoupe.lang import fold, say, table
from recoupe.lang.quotable import DEPENDENT, LOST, MARKS, asks, has_verb, is_infinitive, names_a_thing, stands_alone, trails, trimmed
from recoupe.model import Range

LONGEST, LEAST = 110, 30
"""Characters of a label, and of a telling that says enough to be one."""
HANGING_END = re.compile(
    r"[\s,]+(?:(?:tout\s)?(?:en\s)?\w+ant\s(?:que|qu['’])|(?:et|mais)\s(?:\w+\s){1,3}(?:que|qu['’])|alors\squ[e'’]|tandis\squ[e'’]"
    r"|afin(?:\sde|\sd['’])?|mais|et|ou|car|donc|notamment|selon|pour|avec)$",
    re.IGNORECASE,
)
"""The beginning of a clause that the telling does not have: "le port rouvrira, ajoutant que", "... en mars afin"."""
OF_A_THING = re.compile(r"^(?:de\s|d['’])(?=une?\s|l[ae]s?\s|l['’])", re.IGNORECASE)
"""What joins the name of a thing to the verb that the article has before it."""
SPEAKER = re.compile(r"^(?:ils?|elles?)\s(?!s['’]agit|y\s)(?=\w)", re.IGNORECASE)
PERSONAL = re.compile(r"^(?:il n['’]est|il est|c['’]est) \w+(?:é|i)e?\b", re.IGNORECASE)
"""Somebody named before: "il est soupçonné de"."""
LINKED = re.compile(r"^(?:mais|et|or|donc|car|enfin|puis|ainsi|alors),\s", re.IGNORECASE)
WHOLE = "mot"
"""Stands for the rest of words that were cut."""


def label(judge: Judge, group: Sequence[Passage]) -> str:
    """The words of a telling that say what a point is about, of passages nearest first; who says them where all who are named are one.

    Words that hang on what stood before them give way to the sentence that holds them, where that says it better.
    """
    speakers = {p.speakers for p in group if p.speakers}
    said = [p for p in group if p.speakers] if len(speakers) == 1 else []
    if 2 * len(said) < len(group):
        said = []
    own = [p for p in group if bool(p.speakers) == bool(said)]
    others = [p for p in group if bool(p.speakers) != bool(said)]
    best: tuple[Worth, str] | None = None
    ways = ((form, passages) for passages in (own, others) for form in (_telling, _sentence))
    for near, (form, passages) in enumerate(ways):
        if best and (0, near) > best[0][:2]:
            break  # nothing that comes now can be worth more
        for p in passages:
            if best and best[0] <= (0, near, 0, False):
                break  # nothing can be worth more: of a hundred passages most need no look
            if found := form(judge, p, near, best[0] if best else NOTHING):
                best = found
    return best[1] if best else ""


Worth = tuple[int, int, int, bool]
"""How little words hang, how near they are to the telling and its voice (those of OTHERS are not), whether they have a verb, say enough."""
OTHERS = 2
NOTHING = (sys.maxsize, 0, 0, False)
"""Less than any words are worth."""


def _telling(judge: Judge, passage: Passage, near: int, least: Worth) -> tuple[Worth, str] | None:
    """The own words of a telling as a label, where they are worth more than `least`."""
    spoken = bool(passage.speakers)
    words = _words(judge, passage.article, passage.range, spoken=spoken)
    if worth := _better(words, near, least, spoken=spoken, short=len(words) < LEAST):
        return worth, _by(judge, passage, words, named=near < OTHERS) if spoken else _capital(words)
    return None


def _sentence(judge: Judge, passage: Passage, near: int, least: Worth) -> tuple[Worth, str] | None:
    """The sentence that holds a telling as a label, where there is room for both and it is worth more than `least`."""
    start, end = judge.reading(passage.article).sentence_at(passage.start)
    if (start, end) == passage.range or passage.end > end or passage.end - start > LONGEST:
        return None
    words = _words(judge, passage.article, (start, end), spoken=False)
    content = passage.attribution.content if passage.speakers and passage.attribution else ()
    within = any(c.start <= start and end <= c.end for c in content)
    if worth := _better(words, near, least, spoken=within):
        return worth, _by(judge, passage, words, named=near < OTHERS) if within else _capital(words)
    return None


def _better(words: str, near: int, least: Worth, *, spoken: bool, short: bool = False) -> Worth | None:
    """What words are worth, when it is more than `least`; what that does not hang on is not looked at."""
    hanging = hangs(words, spoken=spoken)
    if (hanging, near) > least[:2]:
        return None
    worth = hanging, near, lacks(words, spoken=spoken), short
    return worth if worth < least else None


def hangs(words: str, *, spoken: bool) -> int:
    """How much words need those around them: they hang on what stood before, ask, or have lost a character. "Il" is who speaks."""
    plain = words.strip(MARKS + " ")
    if plain.endswith(" …"):
        plain = f"{plain.removesuffix(' …')} {WHOLE}"  # it may be cut anywhere
    told = SPEAKER.sub("", plain) if spoken else plain
    alone = (stands_alone(told.replace(LOST, "")) or _fronted(plain)) and (spoken or not PERSONAL.match(plain))
    return 4 * (LOST in words) + 2 * (not alone or (not spoken and is_infinitive(plain))) + asks(plain)


def lacks(words: str, *, spoken: bool) -> int:
    """Whether words have no verb or break off in a relative clause (1), or begin with a circumstance (2).

    What somebody says may be a wish or the name of a thing.
    """
    plain = words.removesuffix(" …")
    named = spoken and (is_infinitive(plain) or names_a_thing(plain))
    return (not (has_verb(plain) or named) or trails(plain)) + 2 * _fronted(plain)


def _fronted(words: str) -> bool:
    """Whether words are a sentence that begins with a circumstance: "En mars, le port rouvrira"."""
    head, comma, rest = words.partition(", ")
    if not comma:
        return False
    front = re.match(r"[\w'-]+", fold(head))
    opens = front is not None and (front.group() in table("fr/quotable")["fronting"].split() or bool(DEPENDENT.match(head)))
    return opens and stands_alone(rest) and has_verb(rest)


def _words(judge: Judge, article: str, where: Range, *, spoken: bool) -> str:
    """Words of an article as a label has them, without a clause that only begins in them."""
    start, end = where
    text = LINKED.sub("", shortened(judge.reading(article).clean[start:end], LONGEST))
    if spoken:
        text = OF_A_THING.sub("", trimmed(text) if is_infinitive(trimmed(text)) else text)
    before = ""
    while text != before:
        before, text = text, HANGING_END.sub("", text)
    return re.sub(r"\s+(?=,)", "", text)


def _by(judge: Judge, passage: Passage, words: str, *, named: bool) -> str:
    """Words between marks, with the name of who says them where all agree on it."""
    names = ", ".join(judge.actor(actor).name for actor in sorted(passage.speakers))
    inner = words if judge.dossier.language == "fr" else words.replace("“", "‘").replace("”", "’")
    return say(judge.dossier.language, "comparison.said-by" if named else "comparison.said", name=names, words=inner)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
