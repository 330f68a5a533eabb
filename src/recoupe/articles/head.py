"""The head of a page: header lines, headline, publisher, byline, date, standfirst; and where the story begins.

The head ends at the first paragraph that is none of these. What is not recognised is left as body: nothing told is lost by it.
"""

from __future__ import annotations

import re
from functools import cache

from recoupe.articles.blocks import Block, Marks, folded
from recoupe.articles.dates import dates_in
from recoupe.articles.facts import Facts
from recoupe.articles.furniture import is_rule, says_so
from recoupe.articles.lines import (
    DOCUMENT_ID,
    LETTERS,
    byline,
    caption,
    dated,
    dateline,
    edition,
    is_byline,
    is_date_line,
    is_outlet_line,
    is_signed,
    opens_with_dateline,
)
from recoupe.articles.outlets import SUFFIX, URL, agencies, looks_like_outlet, site
from recoupe.articles.rules import FURNITURE
from recoupe.lang import table
from recoupe.model import StatedKind, ZoneKind

HEAD = 16
"""Paragraphs: no head is longer."""
LONGEST_HEADLINE = 220
LONGEST_STANDFIRST = 650
KICKER = 32
"""Characters: the length of a label above a headline."""
SAID_AGAIN = 0.28
"""Share of the words of a standfirst (by their first six letters) that the first paragraph says again."""
LABEL = re.compile(r"(?P<label>[^\W\d_][\w '’.-]{0,28}?)\s?[:=]\s*(?P<rest>\S.*)?$")
TAIL_DATE = re.compile(
    r"(?<=[.!?…»\")])\s+(?P<tail>(?:le )?\d{1,2}(?:er)?[ ./-](?:\d{1,2}|[^\W\d_]{3,9}\.?)[ ./-](?:19|20)\d\d"
    r"(?:,? ?(?:à )?\d{1,2}[h:]\d{0,2})?(?:\s?[,|–—-]\s?(?P<name>[^,|.!?]{2,40}))?\s*$)"
)
"""A date, and perhaps an hour and an outlet, behind the last sentence of a paragraph."""
CONTENT = re.compile(r"[^\W_]{4,}")


def read_head(marks: Marks, facts: Facts) -> None:
    """Mark the head of the page and note what it says."""
    for block in marks.blocks[:HEAD]:
        if marks.kind(block) is not None or _set_apart(marks, facts, block):
            continue
        if facts.headline is None and not _has_standfirst(marks):
            if is_headline(block):
                _headline(marks, facts, block)
            elif _is_parted(marks, block):
                _standfirst(marks, facts, block)
            else:
                return
        elif not _has_standfirst(marks) and _is_kicker(facts, block):
            _headline(marks, facts, block)
        elif _is_standfirst(marks, block):
            _standfirst(marks, facts, block)
        else:
            return


def _set_apart(marks: Marks, facts: Facts, block: Block) -> bool:
    """Mark a line that dates, signs, places or labels the page; False when it is none of these."""
    if _labelled(marks, facts, block) or _header(marks, facts, block):
        return True
    headed = facts.headline is not None or _has_standfirst(marks)
    if is_signed(block) or (headed and is_byline(block) and not is_outlet_line(block)):
        byline(marks, facts, block)
        return True
    if is_date_line(block) and dated(facts, block):
        _outlet_beside(facts, block)
        marks.put(block, ZoneKind.BOILERPLATE)
        return True
    if is_rule(block) or (says_so(block) and (headed or not is_headline(block) or len(block) <= 60 or block.ended or _is_label(block))):
        dated(facts, block)
        marks.put(block, ZoneKind.BOILERPLATE)
        return True
    if is_outlet_line(block) and (headed or _next_is_headline(marks, block)):
        facts.publisher_is(block.text, (block.start, block.end), weight=1)
        marks.put(block, ZoneKind.BOILERPLATE)
        return True
    return caption(marks, block)


def _is_label(block: Block) -> bool:
    return bool(block.rules(FURNITURE).search(block.key))


def _outlet_beside(facts: Facts, block: Block) -> None:
    """The outlet named beside the date of a date line."""
    for part in re.finditer(r"(?:^|[,|–—•]\s*|\s-\s)(?P<name>[^,|–—•\d]{3,40}?)(?=\s*(?:[,|–—•]|\s-\s|$))", block.text):
        start, end = block.start + part.start("name"), block.start + part.end("name")
        first = re.split(r"\s(?:avec|with)\s", part["name"])[0]
        facts.agencies_in(start, end)
        if looks_like_outlet(first) and not agencies().fullmatch(first):
            facts.publisher_is(first, (start, start + len(first)), weight=1)
            return


def _header(marks: Marks, facts: Facts, block: Block) -> bool:
    """A line with an address, a document id or an edition, and little else."""
    if DOCUMENT_ID.match(block.text):
        dated(facts, block, StatedKind.ADDRESS)
        marks.put(block, ZoneKind.BOILERPLATE)
        return True
    if found := edition(block):
        facts.publisher_is(found["name"], (block.start, block.start + found.end("name")), weight=0)
        dated(facts, block)
        marks.put(block, ZoneKind.BOILERPLATE)
        return True
    if name := site(block.text):
        dated(facts, block, StatedKind.ADDRESS)
        facts.publisher_is(name, (block.start, block.end), weight=3)
        marks.put(block, ZoneKind.BOILERPLATE)
        return True
    found = URL.search(block.text)
    if not found or len(LETTERS.findall(URL.sub(" ", block.text))) > 8:
        return False
    dated(facts, block, StatedKind.ADDRESS)
    if name := site(found.group()):
        at = block.start + (block.text.index(name) if name in block.text else found.start())
        facts.publisher_is(name, (at, at + len(name)), weight=3)
    marks.put(block, ZoneKind.BOILERPLATE)
    return True


def _labelled(marks: Marks, facts: Facts, block: Block) -> bool:
    """A line such as "Source : Le Monde" or "Titre : ..."."""
    found = LABEL.match(block.text)
    kind = _labels().get(folded(found["label"])) if found else None
    if not found or kind is None or len(block) > LONGEST_HEADLINE + 30:
        return False
    if kind == "byline" and len(found["rest"] or "") > 120:
        return False
    rest = block.start + found.start("rest") if found["rest"] else block.end
    if kind == "headline" and found["rest"]:
        marks.put(block, ZoneKind.BOILERPLATE, block.start, rest)
        marks.put(block, ZoneKind.HEADLINE, rest, block.end)
        facts.headline = (rest, block.end)
        return True
    if kind == "publisher" and found["rest"]:
        facts.publisher_is(site(found["rest"]) or re.split(r"\s*[,(|]", found["rest"])[0], (rest, block.end), weight=0)
    dated(facts, block, StatedKind.PRINTED if kind == "date" else StatedKind.ADDRESS)
    if kind == "byline":
        facts.agencies_in(rest, block.end)
    marks.put(block, ZoneKind.BYLINE if kind == "byline" else ZoneKind.BOILERPLATE)
    return True


@cache
def _labels() -> dict[str, str]:
    return {folded(str(label)): kind for kind, labels in table("fr/head")["labels"].items() for label in labels}


def is_headline(block: Block) -> bool:
    """Whether a line can be a headline: not long, and no full stop at its end unless it is very short."""
    if not 8 <= len(block) <= LONGEST_HEADLINE or len(LETTERS.findall(block.text)) < 2:
        return False
    if block.text.endswith((",", ";", " -", " –", " —")) or block.text[0].islower() or is_date_line(block) or edition(block):
        return False
    plain_stop = block.text.endswith((".", '."', ".»", ". »")) and not block.text.endswith(("...", "…"))
    return not plain_stop or len(block) <= 90


def _next_is_headline(marks: Marks, block: Block) -> bool:
    """Whether a headline follows, perhaps below a date: what stands above it can only be a label of the page."""
    following = next((b for b in marks.blocks[block.n + 1 : block.n + 4] if not is_date_line(b) and not says_so(b)), None)
    return following is not None and is_headline(following) and len(following) > len(block)


def _headline(marks: Marks, facts: Facts, block: Block) -> None:
    """Mark the headline, without the name of the outlet that title bars put behind it; a kicker above it stays part of it."""
    end = block.end
    found = SUFFIX.search(block.text)
    if found and found.start() > 0 and looks_like_outlet(found["name"]):
        end = block.start + found.start()
        facts.publisher_is(found["name"], (block.start + found.start("name"), block.start + found.end("name")), weight=1)
        marks.put(block, ZoneKind.BOILERPLATE, end, block.end)
    marks.put(block, ZoneKind.HEADLINE, block.start, end)
    facts.headline = (block.start, end)
    following = marks.blocks[block.n + 1] if block.n + 1 < len(marks.blocks) else None
    if following is None or marks.kind(following) is not None:
        return
    if following.key == folded(facts.text.clean[block.start : end]):
        marks.put(following, ZoneKind.BOILERPLATE)
        facts.doubled.append((following.start, following.end))


def _is_kicker(facts: Facts, block: Block) -> bool:
    """Whether what was taken for the headline is only a label above this longer line."""
    if facts.headline is None or block.ended or not is_headline(block) or is_byline(block):
        return False
    length = facts.headline[1] - facts.headline[0]
    return length <= KICKER and len(block) > 1.5 * length


def _is_parted(marks: Marks, block: Block) -> bool:
    """Whether a line that signs or dates the page parts the first paragraph from the rest, where the headline is lost."""
    following = marks.blocks[block.n + 1] if block.n + 1 < len(marks.blocks) else None
    return following is not None and len(block) <= LONGEST_STANDFIRST and (is_date_line(following) or is_signed(following))


def _is_standfirst(marks: Marks, block: Block) -> bool:
    """Whether the paragraph below the headline sums the story up before it is told.

    It does when a line that is no story parts it from the next paragraph, when it ends in a date or dots, when a dateline opens
    the next paragraph, or when that tells many of its words again.
    """
    if len(block) > LONGEST_STANDFIRST or block.n + 1 >= len(marks.blocks) or _has_standfirst(marks):
        return False
    following = marks.blocks[block.n + 1]
    if TAIL_DATE.search(block.text) or block.text.endswith(("...", "…")):
        return True
    if opens_with_dateline(block):
        return False
    short = [b for b in marks.blocks[block.n + 1 : block.n + 3] if len(b) <= 160]
    if marks.kind(following) is not None or (len(following) <= 160 and any(is_byline(b) or is_date_line(b) for b in short)):
        return len(block) > 60
    if opens_with_dateline(following):
        return True
    mine, theirs = ({w.casefold()[:6] for w in CONTENT.findall(b.text)} for b in (block, following))
    return len(following) > 0.5 * len(block) and len(mine & theirs) >= max(4, SAID_AGAIN * len(mine))


def _has_standfirst(marks: Marks) -> bool:
    return any(kind is ZoneKind.STANDFIRST for found in marks.marked.values() for _, _, kind in found)


def _standfirst(marks: Marks, facts: Facts, block: Block) -> None:
    """Mark a standfirst; a date and an outlet at its end are no part of it."""
    end = block.end
    if found := TAIL_DATE.search(block.text):
        end = block.start + found.start("tail")
        facts.dates += dates_in(facts.text.clean, end, block.end)
        if found["name"]:
            facts.publisher_is(found["name"], (block.start + found.start("name"), block.start + found.end("name")), weight=1)
        marks.put(block, ZoneKind.BOILERPLATE, end, block.end)
    dateline(marks, facts, [block])
    after = max((b for a, b, kind in marks.marked.get(block.n, ()) if kind is ZoneKind.DATELINE), default=block.start)
    marks.put(block, ZoneKind.STANDFIRST, after, end)
