"""A newsletter: one mail, as many pieces as it tells stories, each under its own heading.

Every piece names the sender and the day of the mail. Lines that speak of the mail itself (how to unsubscribe, how to see it in a
browser) are left out, and so is every line that names the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime

from recoupe.articles.blocks import folded
from recoupe.articles.formats.mail import Letter
from recoupe.articles.formats.markup import Bit
from recoupe.articles.formats.pieces import Draft, Piece, Pieces, lines
from recoupe.articles.formats.sheet import Sheet
from recoupe.articles.formats.visible import Visible
from recoupe.articles.refusals import refusal
from recoupe.articles.rules import Entry
from recoupe.model import FieldKind, Range, ZoneKind

OWN = Entry("mail", "own")
"""What a mail says of itself."""
PROSE = 60
"""Characters: a paragraph of a story."""
STORY = 100
"""Characters: what stands below a heading, for it to be a story."""
HEADING = range(12, 220)
"""Characters of a heading."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5"})
STRONG = frozenset({"a", "b", "strong"})
RULE = re.compile(r"[-=*_~#•–—\s]{5,}$")
URL = re.compile(r"[\[<(]?https?://\S+$")
SENDER = re.compile(r"\"?([^\"<@]{2,80}?)\"?\s*<|[^@<]*@([\w.-]+)")


@dataclass(slots=True)
class Line:
    """A paragraph of the mail: its bits of the page, its words, and whether it is a heading."""

    bits: list[Bit]
    text: str
    heading: bool


@dataclass(slots=True)
class Story:
    """A heading, the labels above it, and what is told below it."""

    labels: list[Line] = field(default_factory=list)
    heading: Line | None = None
    told: list[Line] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Characters told."""
        return sum(len(line.text) for line in self.told)


def read(sheet: Sheet) -> Pieces:
    """The pieces of a mail. Raises PageRefused when it tells nothing."""
    assert isinstance(sheet, Letter)  # noqa: S101 - the carrier makes no other
    every = [line for line in _lines(sheet) if not _of_the_mail(line, sheet.private)]
    stories = [story for story in _stories(every) if story.size >= STORY]
    if len(stories) < 2 or any(story.heading is None for story in stories[1:]):
        stories = [Story(told=every)]
    pieces = tuple(_piece(sheet, story, len(stories)) for story in stories if story.told)
    if not pieces:
        raise refusal("no-body", sheet.address)
    return Pieces(pieces)


def _lines(sheet: Letter) -> Iterator[Line]:
    """The paragraphs of the body."""
    if not sheet.html:
        yield from _plain(sheet)
        return
    visible = Visible(sheet.markup)
    loud = _ranges(sheet, HEADINGS)
    strong = _ranges(sheet, STRONG)
    for paragraph in visible.paragraphs:
        text = visible.words(paragraph)
        short = len(text) in HEADING
        whole = short and not text.endswith((".", ";", ",", ":")) and _within(strong, paragraph.start, paragraph.end)
        yield Line(list(paragraph.bits), text, short and (_within(loud, paragraph.start, paragraph.end) or whole))


def _ranges(sheet: Letter, tags: frozenset[str]) -> list[Range]:
    return sorted(element.holds for tag in tags for element in sheet.markup.of(tag))


def _within(ranges: Sequence[Range], start: int, end: int) -> bool:
    """Whether a stretch lies in one of some ranges, white space at its ends aside."""
    return any(a <= start and end <= b + 2 for a, b in ranges)


def _plain(sheet: Letter) -> Iterator[Line]:
    """The paragraphs of a mail without mark-up: a line below a rule, or in capitals, is a heading."""
    after_rule = False
    for start, end in lines(sheet.page, sheet.body):
        text = sheet.page[start:end]
        if RULE.match(text) or URL.match(text):
            after_rule = after_rule or bool(RULE.match(text))
            continue
        loud = after_rule or (text.isupper() and len(text.split()) > 2)
        yield Line([Bit(start, end, "=")], text, loud and len(text) in HEADING and not text.endswith("."))
        after_rule = False


def _of_the_mail(line: Line, private: Sequence[str]) -> bool:
    """Whether a line speaks of the mail, or names its reader."""
    low = line.text.lower()
    return any(words in low for words in private) or bool(OWN.rules.search(folded(line.text)))


def _stories(every: Sequence[Line]) -> Iterator[Story]:
    """The lines, parted at their headings; a heading right below another leaves that one a label."""
    story = Story()
    for line in every:
        if line.heading and (story.told or story.heading is None):
            yield story
            story = Story(heading=line)
        elif line.heading and story.heading is not None:
            story.labels.append(story.heading)
            story.heading = line
        else:
            story.told.append(line)
    yield story


def _piece(sheet: Letter, story: Story, many: int) -> Piece:
    """One story, with what the head of the mail says of all."""
    draft = Draft(sheet.page)
    for name, start, end in _head(sheet):
        if name == "Subject" and many > 1:
            continue
        draft.part()
        began = draft.length
        draft.copy(start, end)
        _note(draft, name, began, many)
    for line in (*story.labels, *([story.heading] if story.heading else []), *story.told):
        draft.part()
        began, _ = sheet.markup.write(draft, line.bits) if sheet.html else _copied(draft, line)
        if line is story.heading:
            draft.zone(ZoneKind.HEADLINE, began)
            draft.say(FieldKind.HEADLINE, began)
        elif line in story.labels:
            draft.zone(ZoneKind.BOILERPLATE, began)
            draft.say(FieldKind.SECTION, began)
    return draft.piece(plain=True)


def _copied(draft: Draft, line: Line) -> Range:
    began = draft.length
    for bit in line.bits:
        draft.copy(bit.start, bit.end)
    return began, draft.length


def _head(sheet: Letter) -> Iterator[tuple[str, int, int]]:
    """The lines of the head: name, and where what they say stands."""
    for start, end in lines(sheet.page, 0, sheet.body):
        name, _, words = sheet.page[start:end].partition(": ")
        if words:
            yield name, end - len(words), end


def _note(draft: Draft, name: str, began: int, many: int) -> None:
    """Say what a line of the head tells: who sent the mail, when; its subject is the headline of a mail with one story."""
    words = draft.words(began)
    if name == "Subject":
        draft.zone(ZoneKind.HEADLINE if many == 1 else ZoneKind.BOILERPLATE, began)
        return
    draft.zone(ZoneKind.BOILERPLATE, began)
    if name == "From" and (found := SENDER.match(words)):
        group = 1 if found[1] else 2
        draft.say(FieldKind.PUBLISHER, began + found.start(group), began + found.end(group))
    elif name == "Date":
        try:
            draft.say(FieldKind.DATE, began, value=parsedate_to_datetime(words).isoformat(timespec="minutes"))
        except (ValueError, OverflowError, TypeError):
            draft.say(FieldKind.DATE, began)
