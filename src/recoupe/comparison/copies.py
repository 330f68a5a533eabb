"""The same words at other addresses: what an article tells, its copies tell too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from recoupe.comparison.passages import Passage
from recoupe.model import Attribution, Dossier


@dataclass(frozen=True, slots=True)
class Copies:
    """Which articles have the same words as which, and what was found in them."""

    copies: dict[str, tuple[str, ...]]
    attributions: tuple[Attribution, ...]

    @classmethod
    def of(cls, dossier: Dossier) -> Copies:
        """The copies of one story, by the article whose words they have."""
        found: dict[str, tuple[str, ...]] = {}
        for article in dossier.articles:
            if article.same_words_as:
                found[article.same_words_as] = (*found.get(article.same_words_as, ()), article.id)
        copied = {name for names in found.values() for name in names}
        return cls(found, tuple(a for a in dossier.attributions if a.article in copied and a.content))

    def is_copy(self, article: str) -> bool:
        """Whether an article has the same words as one before it."""
        return any(article in names for names in self.copies.values())

    def everywhere(self, group: Sequence[Passage]) -> list[Passage]:
        """The passages of a group, and those again in every copy of their articles."""
        return [*group, *self.passages(group)]

    def passages(self, group: Sequence[Passage]) -> Iterator[Passage]:
        """The passages of a group again, in every copy of their articles."""
        for passage in group:
            for article in self.copies.get(passage.article, ()):
                yield replace(passage, article=article, attribution=self._same(passage.attribution, article))

    def _same(self, attribution: Attribution | None, article: str) -> Attribution | None:
        """The attribution of a copy that lies where one of the original lies."""
        if attribution is None:
            return None
        ranges = [span.range for span in attribution.content]
        return next(
            (a for a in self._in(article) if [span.range for span in a.content] == ranges and a.speakers == attribution.speakers), None
        )

    def _in(self, article: str) -> Iterable[Attribution]:
        return (a for a in self.attributions if a.article == article)
