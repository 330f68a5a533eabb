"""What every way out says of an article: who, when, where, by what right, and the short quotations taken from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from recoupe.export.views.lookup import Lookup
from recoupe.export.words import tidy
from recoupe.model import Article, Attribution, CreditKind, FieldKind, Span


@dataclass(frozen=True, slots=True)
class Source:
    """An article as a source. Days are ISO; `day` is "" where it is not known to the day."""

    id: str
    title: str
    publisher: str
    authors: tuple[str, ...]
    day: str
    published: str
    language: str
    address: str
    section: str
    page: str
    rights: str
    account: str
    translated: bool


def sources(look: Lookup) -> tuple[Source, ...]:
    """The articles of a dossier as sources, in their order."""
    return tuple(source(look, article) for article in look.dossier.articles)


def source(look: Lookup, article: Article) -> Source:
    """One article as a source."""
    fields = {field.kind: field.value for field in reversed(article.fields)}
    known = article.published
    return Source(
        id=article.id,
        title=tidy(article.headline.text) if article.headline else look.words("no-headline"),
        publisher=tidy(article.publisher.name) if article.publisher else "",
        authors=tuple(tidy(field.value) for field in article.fields if field.kind is FieldKind.AUTHOR),
        day=known.earliest if known.earliest and known.earliest == known.latest else "",
        published=known.value or "",
        language=article.language,
        address=fields.get(FieldKind.ADDRESS, ""),
        section=fields.get(FieldKind.SECTION, ""),
        page=fields.get(FieldKind.PAGE, ""),
        rights=tidy(fields.get(FieldKind.RIGHTS, "")),
        account=look.account.get(article.id, ""),
        translated=any(credit.kind is CreditKind.TRANSLATED for credit in article.credits),
    )


def rights(look: Lookup) -> tuple[str, ...]:
    """The lines that go with every quotation: that they are short, and whose the texts are."""
    named = dict.fromkeys(whose for each in sources(look) if (whose := each.rights or each.publisher))
    return (look.words("quotes-only"), *(look.words("rights-of", whose=whose) for whose in named))


def said_in(look: Lookup, article: str) -> tuple[Attribution, ...]:
    """The statements that an article reports, in their order."""
    return tuple(a for a in look.dossier.attributions if a.article == article and a.content)


def quoted(spans: Iterable[Span]) -> str:
    """Exact words on one line."""
    return " […] ".join(tidy(span.text) for span in spans)
