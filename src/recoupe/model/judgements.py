"""Judgements: what a person has decided about records, so that it holds whenever the pages are read again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What a person says of two records: one and the same, two, or that it cannot be told (then nobody is asked again).

    "rename" is said of one issue, which gets a name.
    """

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    RENAME = "rename"


class Judged(StrEnum):
    """What a judgement is about."""

    ACTORS = "actors"
    ISSUES = "issues"


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
    """A person's decision about two records; append-only, undone by `withdrawn` (when that was).

    `about` are the ids that the subjects have in this dossier; one whose words are no longer there is left out. Of issues there may be
    one subject: it is different from all others, or renamed to `label`.
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
        if (self.verdict is Verdict.RENAME) != bool(self.label.strip()):
            raise ValueError(f"{self.id}: who renames gives a name, and nobody else does")
