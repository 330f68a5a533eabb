"""Judgements: what a person has decided about records, so that it holds whenever the pages are read again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What a person says of two records: one and the same, two, or that it cannot be told (then nobody is asked again).

    The others are said of one record: "rename" gives a name to an issue or a point, "date" a day to an article or an event,
    "speaker" says who uttered a statement, "note" only says something of a record.
    """

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    RENAME = "rename"
    DATE = "date"
    SPEAKER = "speaker"
    NOTE = "note"


VALUED = frozenset({Verdict.RENAME, Verdict.DATE, Verdict.SPEAKER})
"""Verdicts that bring something: a name, a day, a speaker."""


class Judged(StrEnum):
    """What a judgement is about."""

    ACTORS = "actors"
    ISSUES = "issues"
    POINTS = "points"
    ARTICLES = "articles"
    EVENTS = "events"
    STATEMENTS = "statements"


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one article, by the hash of its clean text: they are found again whatever the article is called next time."""

    text_sha256: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom or what a judgement is about: a name, and words that stand for it. Ids change with every page added; these do not."""

    name: str
    words: tuple[Words, ...]

    def __post_init__(self) -> None:
        if not self.words:
            raise ValueError(f"a judgement is about words on a page: {self.name}")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision about one record or two; append-only, undone by `withdrawn` (when that was).

    `about` are the ids that the subjects have in this dossier; one whose words are no longer there is left out. An issue alone may be
    different from all others. `label` is what a verdict brings: the new name, the day (ISO, or "first/last"), the name of the speaker, who
    is the second subject.
    """

    id: str
    about: tuple[str, ...]
    verdict: Verdict
    by: str
    at: str
    note: str = ""
    withdrawn: str | None = None
    subjects: tuple[Subject, ...] = ()
    of: Judged = Judged.ACTORS
    label: str = ""

    def __post_init__(self) -> None:
        if (self.verdict in VALUED) != bool(self.label.strip()):
            raise ValueError(f"{self.id}: who renames or corrects says to what, and nobody else does")
        if self.verdict is Verdict.NOTE and not (self.note.strip() or self.withdrawn):
            raise ValueError(f"{self.id}: a note says something")
