"""What the tests of formats ask of a reading."""

from recoupe.articles import read
from recoupe.model import Article, FieldKind, Page, Reading, Received, ZoneKind


def received(data: bytes) -> Received:
    return read(Page("export", data), 1)


def only(data: bytes) -> Reading:
    found = received(data)
    assert not found.refused
    (reading,) = found.readings
    return reading


def values(article: Article, kind: FieldKind) -> list[str]:
    return [field.value for field in article.fields if field.kind is kind]


def said(article: Article) -> dict[str, str]:
    """The first value of each kind of field."""
    return {kind.value: values(article, kind)[0] for kind in FieldKind if values(article, kind)}


def zone(reading: Reading, *kinds: ZoneKind) -> list[str]:
    return [each.span.text for each in reading.article.zones if each.kind in kinds]
