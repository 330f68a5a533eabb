"""What press databases say of other prints of a text: lists of publishers that ran it too, and credits of agencies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from recoupe.lang import fold
from recoupe.lang.houses import letters
from recoupe.lineage.groups import Groups
from recoupe.lineage.order import came_first
from recoupe.model import Article, CreditKind, Derivation, DerivationKind, FieldKind, Reading, Span

WORDS = 4
"""Words of a headline that two prints of one text share; fewer are a rubric."""


def reprinted(article: Article, other: Article) -> tuple[Span, ...]:
    """Where an article lists the publisher of another among those that ran its text."""
    if other.publisher is None:
        return ()
    name = letters(other.publisher.name)
    return tuple(field.span for field in article.fields if field.kind is FieldKind.REPRINT and name and letters(field.value) == name)


def listed(one: Article, other: Article) -> tuple[Span, ...]:
    """Where either of two articles lists the other's publisher."""
    return (*reprinted(one, other), *reprinted(other, one))


def wired(one: Article, other: Article) -> tuple[Span, ...]:
    """The credits of agencies that both of two articles name."""
    both = set(one.agencies) & set(other.agencies)
    found = (credit for article in (one, other) for credit in article.credits)
    return tuple(credit.span for credit in found if credit.kind is CreditKind.AGENCY and credit.name in both)


def same_text(readings: Sequence[Reading], within: Iterable[Derivation]) -> tuple[Derivation, ...]:
    """Prints of one text by the word of a list alone: same headline, too little in common to be seen (one of them is cut).

    What hangs together by shared words (`within`) is not joined again.
    """
    families = Groups()
    for derivation in within:
        if isinstance(derivation.source, str):
            families.join(derivation.source, derivation.to)
    out = []
    lists = [reading for reading in readings if any(field.kind is FieldKind.REPRINT for field in reading.article.fields)]
    for one in lists:
        for other in readings:
            said = reprinted(one.article, other.article)
            if said and one.id != other.id and _title(one) == _title(other) != "" and families.join(one.id, other.id):
                source, to = (other, one) if came_first(one.article, other.article) < 0 else (one, other)
                out.append(Derivation(source.id, to.id, DerivationKind.COPY, None, (), tuple((span,) for span in said)))
    return tuple(out)


def _title(reading: Reading) -> str:
    """The headline as it is compared; "" for none, or a rubric."""
    words = fold(reading.article.headline.text).split() if reading.article.headline else []
    return " ".join(words) if len(words) >= WORDS else ""
