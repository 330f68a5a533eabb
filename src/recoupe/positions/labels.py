"""Names of issues: the noun phrase that the accounts themselves use most."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from recoupe.lang import Token, fold, table
from recoupe.model import Span
from recoupe.positions.scene import Scene
from recoupe.positions.terms import term

LONGEST = 7
"""Words in the name of an issue, at most."""

QUOTED = ' \u00a0\u202f\n«»"“”'
"""What may stand between a determiner and its noun."""

TERMS = 6
"""Words of an issue that are listed, at most."""


@cache
def small(name: str) -> frozenset[str]:
    """A list of words of the table of issues, folded."""
    return frozenset(fold(word) for word in table("fr/issues")[name].split())


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(str(table("fr/issues")["adjective"]).split()))


@cache
def _definite() -> dict[str, str]:
    return {fold(word): article for article, words in table("fr/issues")["definite"].items() for word in str(words).split()}


@cache
def _infinitives() -> frozenset[str]:
    return frozenset(fold(verb) for verb in table("fr/verbs")["verbs"].split())


def heading() -> frozenset[str]:
    """The words after which a noun stands: determiners, and "de"."""
    return small("opening") | {"de", "d'", "du", "aux", "au"}


class Phrases:
    """The noun phrases of a story by the term of their head.

    Words that begin at a place of `taken` (article, place) head none: they belong to a topic that a person gave.
    """

    def __init__(self, scenes: Iterable[Scene], taken: Collection[tuple[str, int]] = frozenset()) -> None:
        self._taken = taken
        self._of: dict[str, list[tuple[Span, Token]]] = defaultdict(list)
        self._used: Counter[str] = Counter()
        for scene in scenes:
            for sentence in scene.reading.sentences:
                self._add(scene, scene.words_in(*sentence))

    def _add(self, scene: Scene, words: Sequence[Token]) -> None:
        self._used.update(_number(word.key) for word in words)
        for at in range(1, len(words)):
            before, head = words[at - 1], words[at]
            about = term(head.text) if before.key in small("opening") else ""
            gap = scene.reading.clean[before.end : head.start].strip(QUOTED)
            if (scene.reading.id, head.start) in self._taken:
                continue
            if about and not gap and head.key not in _infinitives() and not scene.in_name(head.start):
                span = scene.reading.span(before.start, words[_end(scene, words, at)].end)
                self._of[about].append((span, head))

    def nouns(self) -> set[str]:
        """The terms that are the head of phrases in two articles, or of three."""
        return {about for about, rows in self._of.items() if len({s.article for s, _ in rows}) > 1 or len(rows) > 2}

    def named(self) -> set[str]:
        """The terms that are the head of a phrase somewhere."""
        return set(self._of)

    def spans(self, about: str) -> tuple[Span, ...]:
        """Where the term heads a phrase."""
        return tuple(sorted(span for span, _ in self._of.get(about, ())))

    def words(self, about: str) -> tuple[str, ...]:
        """The words that head phrases of the term, the most used first."""
        count = Counter(head.text.casefold() for _, head in self._of.get(about, ()))
        return tuple(sorted(count, key=lambda word: (-count[word], word))[:TERMS])

    def label(self, about: str) -> str:
        """The phrase used in most articles, then most often, that is complete in itself; "" when there is none."""
        uses: dict[str, list[tuple[Span, Token]]] = defaultdict(list)
        for span, head in self._of.get(about, ()):
            if head.key not in small("unnamed"):
                uses[fold(span.text[head.start - span.start :])].append((span, head))

        def worth(key: str) -> tuple[float, int, str]:
            rows = uses[key]
            size = len(key.split())
            full = 1.5 if 2 <= size <= 5 and any(f" {joint}" in key for joint in ("de ", "du ", "des ", "d'")) else 0.5 if size == 2 else 0
            own = 0 if all(fold(span.text.split()[0]) in small("possessive") for span, _ in rows) else 1
            noun = _number(rows[0][1].key)
            head = 0.5 * min(8, self._used[noun]) + 3 * (noun in fold(about) and about.startswith("+"))
            return (len({s.article for s, _ in rows}) + min(3, len(rows)) + full + own + head, -size, key)

        return _article(*uses[max(uses, key=worth)]) if uses else ""


def _number(word: str) -> str:
    """A folded word without the mark of the plural."""
    return word.rstrip("sx") if len(word) > 3 else word


def _article(*rows: tuple[Span, Token]) -> str:
    """A phrase with the definite article where its own determiner shows which one."""
    for span, head in sorted(rows, key=lambda row: row[0]):
        body = span.text[head.start - span.start :]
        first = fold(span.text[: head.start - span.start].strip(QUOTED))
        article = _definite().get(first, "")
        if article:
            elided = article in ("le", "la") and fold(body)[0] in "aeiouyh" and first not in ("le", "la")
            return f"l’{body}" if elided or article == "l'" else f"{article} {body}"
    span, _ = rows[0]
    return span.text[0].lower() + span.text[1:]


def _end(scene: Scene, words: Sequence[Token], head: int) -> int:
    """The last word of the phrase that a head opens: adjectives, and one complement or two."""
    last = at = head
    while at + 1 < len(words) and at - head < LONGEST:
        gap = scene.reading.clean[words[at].end : words[at + 1].start]
        key = words[at + 1].key
        if gap.strip() or key in small("closing") or key[0].isdigit():
            break
        at += 1
        if key in small("joining") or key in small("opening"):
            continue
        if key in _infinitives():
            break
        if words[at - 1].key in small("before_noun"):
            last = at
            continue
        follows = words[at - 1].key in small("joining") or words[at - 1].key in small("opening")
        if not follows and not words[at].text.casefold().endswith(_endings()):
            break
        last = at
    return last
