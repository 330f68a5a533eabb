"""The foot of a page: who wrote the text, where it comes from, which agencies it owes."""

from __future__ import annotations

import re

from recoupe.articles.blocks import Block, Marks, folded
from recoupe.articles.facts import Facts
from recoupe.articles.furniture import hints
from recoupe.articles.lines import DOCUMENT_ID, byline, dated, is_byline, is_date_line, is_outlet_line, is_signed
from recoupe.articles.outlets import URL, agencies, site
from recoupe.articles.rules import BIO_FACTS, BIO_LABEL, BIO_PERSON, EXCERPT, ORIGINAL, TRANSLATED, TRUNCATED
from recoupe.lang import table
from recoupe.model import TOLD, CreditKind, StatedKind, ZoneKind

LINE = 260
"""Characters: the length of a credit line."""
ABOVE, AFTER = 6, 3
"""Paragraphs: credits stand among the first six, or after the third last paragraph of the story."""
BIO = 700
AT_END = re.compile(r"\s*(?P<open>[(\[/–—-])\s*(?P<names>[^()\[\]\n]{2,50}?)\s*[)\]]?\s*$")
LAST = 300
"""Characters at the end of a paragraph among which an agency, or a word that ends the text, is looked for."""
OMITTED = re.compile(r"\W*[(\[]\s?(?:\.\.\.|…)\s?[)\]]\W*")
LEFT_OUT = re.compile(r"[(\[]\s?(?:\.\.\.|…)\s?[)\]]\W*$")
UNENDED = re.compile(
    r"(?:[\w,;:–—-]|\b(?:le|la|les|de|des|du|un|une|et|à|que|qui|dans|pour|par|sur|au|aux|en)\s?(?:\.\.\.|…))$", re.IGNORECASE
)
"""Words that end in no stop, or in dots after a word that cannot end anything."""
ENDING = re.compile(r"(?<=[.!?»\"”])\s+(?:Fin|FIN|End|END|#+|\*+|-30-|■|●)\.?\s*$")
"""A word or sign that says that the text ends here: no part of its last sentence."""
FRAGMENT = re.compile(r"[.!?…]+")
FUNCTION = re.compile(r"\b(?:le|la|les|l'|un|une|des|du|de|et|est|a|que|qui|dans|pour|il|elle|the|is|was|of|and|to|has)\b")


def read_foot(marks: Marks, facts: Facts) -> None:
    """Mark credits, then everything else below the story, from the foot upwards until the story is met."""
    long = [b.n for b in marks.open() if len(b) > LINE // 2][-AFTER:]
    below = long[0] if len(long) == AFTER else 0
    for block in [b for b in marks.blocks if len(b) <= LINE and (0 < b.n <= ABOVE or b.n >= below)]:
        credit(marks, facts, block)
    for block in reversed(marks.blocks[1:]):
        if marks.kind(block) in TOLD - {ZoneKind.BODY}:
            break
        if marks.kind(block) is None and not _below_story(marks, facts, block):
            break
    left = marks.open()
    if left and left[-1].n > 0:
        _agency_at_end(marks, facts, left[-1])


def _below_story(marks: Marks, facts: Facts, block: Block) -> bool:
    """Mark a line below the story: an author, an agency, an address, a date, furniture; False when it is story."""
    if site(block.text) or (URL.match(block.text) and len(block.text.split()) <= 2):
        facts.credit(CreditKind.ORIGINAL, site(block.text), block.start, block.end)
        marks.put(block, ZoneKind.CREDIT)
    elif is_bio(block):
        marks.put(block, ZoneKind.BIO)
    elif not block.ended and not is_signed(block) and is_outlet_line(block):
        facts.credit(CreditKind.ORIGINAL, block.text, block.start, block.end)
        marks.put(block, ZoneKind.CREDIT)
    elif is_byline(block) and not block.text.endswith(("?", "!")):
        byline(marks, facts, block)
    elif is_date_line(block) or DOCUMENT_ID.match(block.text):
        dated(facts, block, StatedKind.ADDRESS)
        marks.put(block, ZoneKind.BOILERPLATE)
    elif hints(block) or _among_furniture(marks, block):
        marks.put(block, ZoneKind.BOILERPLATE)
    else:
        return False
    return True


def _among_furniture(marks: Marks, block: Block) -> bool:
    """Whether a short line stands among furniture: some close above it, with nothing but short lines between."""
    if len(block) > 60 or block.ended:
        return False
    for other in reversed(marks.blocks[max(1, block.n - 4) : block.n]):
        if marks.kind(other) is ZoneKind.BOILERPLATE:
            return True
        if len(other) > 60 or other.ended:
            return False
    return False


def is_bio(block: Block) -> bool:
    """Whether a paragraph tells who the author is: by its label, by what it tells, or a string of fragments, not of this story."""
    if len(block) > BIO:
        return False
    if block.rules(BIO_LABEL).search(block.key):
        return True
    facts = {found.group() for found in block.rules(BIO_FACTS).finditer(block.key)}
    if block.rules(BIO_PERSON).search(block.key):
        return len(facts) >= 1 or len(block) < 160
    parts = [part.split() for part in FRAGMENT.split(block.key) if part.strip(" »\"'«")]
    short = len(parts) >= 2 and sum(len(p) for p in parts) <= 5 * len(parts)
    fragments = short and not re.search("[/_]", block.key) and not FUNCTION.search(block.key)
    return len(facts) >= (1 if fragments else 3) or (fragments and len(parts) >= 3)


def credit(marks: Marks, facts: Facts, block: Block) -> bool:
    """Mark a line that names the original or the translator, above or below the story; False when it does neither."""
    before = marks.kind(block)
    if before not in (None, ZoneKind.BOILERPLATE) or any(block.start <= at[0] < block.end for _, _, at in facts.names):
        return False
    found, kind = block.rules(ORIGINAL).search(block.text), CreditKind.ORIGINAL
    if not found:
        found, kind = block.rules(TRANSLATED).search(block.text), CreditKind.TRANSLATED
    if not found or (len(found.group()) < 0.4 * len(block) and before is None):
        return False
    _note(facts, block, found, kind)
    marks.marked[block.n] = []
    marks.put(block, ZoneKind.CREDIT)
    return True


def _note(facts: Facts, block: Block, found: re.Match[str], kind: CreditKind) -> None:
    """Note what a credit line names: an outlet, or agencies."""
    groups = [value for value in found.groups() if value]
    name = groups[0] if groups and kind is CreditKind.ORIGINAL else ""
    if name and agencies().search(name) and not site(name) and _only_agencies(name):
        facts.agencies_in(block.start, block.end)
        return
    start, end = block.start + found.start(), block.start + found.end()
    facts.credit(kind, site(name) or _first_name(name), start, end)


def _only_agencies(name: str) -> bool:
    left = agencies().sub(" ", name)
    small = {folded(w) for w in table("fr/credits")["agency"]}
    return all(folded(word) in small for word in re.findall(r"[^\W\d_]+", left))


def _first_name(name: str) -> str:
    """The outlet of "Le Courrier du Détroit, 12 janvier 2022"."""
    return re.split(r"\s*(?:,|\||–|—|\s-\s|\ble \d|\bdu \d|\ben date\b)\s*", name.strip(' «»"“”'))[0]


def _agency_at_end(marks: Marks, facts: Facts, block: Block) -> None:
    """An agency behind the last words of the story: "... ont-ils dit. (AFP)"."""
    since = max(0, len(block.text) - LAST)
    if ending := ENDING.search(block.text, since):
        marks.put(block, ZoneKind.BOILERPLATE, block.start + ending.start(), block.end)
    found = AT_END.search(block.text, since)
    if not found or not agencies().search(found["names"]) or not _only_agencies(found["names"]):
        return
    start = block.start + found.start("open")
    if found["open"] in "–—-/" and block.text[: found.start()].rstrip()[-1:] not in (".", "!", "?", "»", '"', "…"):
        return
    facts.agencies_in(start, block.end)
    marks.put(block, ZoneKind.CREDIT, start, block.end)


def broken_off(marks: Marks, facts: Facts) -> None:
    """Note the words that say or show that the text is an excerpt, or was cut."""
    left = marks.open()
    last = left[-1] if left else None
    below = last.n if last else -1
    for block in marks.blocks:
        # Further up, such words lead to other articles; only a line of nothing but dots in brackets tells of an omission anywhere.
        apart = block.n <= 2 or block.n >= below or OMITTED.fullmatch(block.text)
        if apart and len(block) <= 400 and (kind := marks.kind(block)) not in (ZoneKind.HEADLINE, ZoneKind.STANDFIRST):
            _excerpt(facts, block, kind)
    lines = {(block.start, block.end) for block in marks.blocks}
    # A re-post that ends on a bare address gives the opening of a text and sends to the rest of it: the way of feeds and aggregators.
    facts.excerpt += [c.span.range for c in facts.credits if c.kind is CreditKind.ORIGINAL and c.span.range in lines and site(c.span.text)]
    if last is not None:
        _cut_short(marks, facts, last)


def _excerpt(facts: Facts, block: Block, kind: ZoneKind | None) -> None:
    if found := block.rules(TRUNCATED).search(block.text):
        facts.truncated.append((block.start + found.start(), block.start + found.end()))
    elif (kind is not None or len(block) <= 60) and (found := block.rules(EXCERPT).search(block.text)):
        facts.excerpt.append((block.start + found.start(), block.start + found.end()))


def _cut_short(marks: Marks, facts: Facts, last: Block) -> None:
    """The last words of the story: marks of omission, or a sentence that does not end."""
    end = max((a for a, _, _ in marks.marked.get(last.n, ()) if a > last.start), default=last.end)
    words = facts.text.clean[last.start : end].rstrip()
    if LEFT_OUT.search(words):
        facts.excerpt.append((last.start + max(0, len(words) - 5), last.start + len(words)))
    elif len(words) >= 80 and UNENDED.search(words):
        tail = words.rfind(" ", 0, max(0, len(words) - 30)) + 1
        facts.truncated.append((last.start + tail, last.start + len(words)))
