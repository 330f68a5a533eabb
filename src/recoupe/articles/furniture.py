"""What stands on a page without being the article: appeals, newsletters, share and sign-in lines, related links, legal lines.

Tables say what such lines look like (`lang/*/boilerplate.yaml`). A line of few words must say it outright; at the foot of a page,
below the last words of the article, hints are enough.
"""

from __future__ import annotations

import re

from recoupe.articles.blocks import QUOTED, Block, Marks, unquoted
from recoupe.articles.rules import ANYWHERE, CLOSES, FURNITURE, OPENS, WEAK
from recoupe.lang.sentences import sentences
from recoupe.model import ZoneKind

SPEECH = re.compile(
    r"\b(?:a-t-(?:il|elle)|ont-ils|selon|said"
    r"|(?:a|ont|avait) (?:\w+ ){0,2}(?:declare|affirme|dit|indique|explique|estime|ajoute|annonce|precise))\b"
)
RULE = re.compile(r"[\W_]{3,}|[|*•·–—_=~#<>»«]{1,2}")
LONG = 700
"""Characters: no appeal is longer; such a paragraph is looked at sentence by sentence."""
LINE = 200
"""Characters: the length of a line that is a link, a label or a heading."""
ENDS = 20
"""Sentences at each end of a long paragraph that are looked at one by one."""
STORY = 180
"""Characters: a paragraph this long that ends in a full stop ends a list of links."""


def clear_away(marks: Marks) -> None:
    """Mark what is furniture wherever it stands, and the lists of links it opens."""
    blocks = marks.blocks
    for block in blocks:
        if marks.kind(block) is None and (is_rule(block) or says_so(block)):
            marks.put(block, ZoneKind.BOILERPLATE)
    _lists_of_links(marks)
    for block in marks.open():
        _sentences(marks, block)


def is_rule(block: Block) -> bool:
    """Whether a line holds no letter or figure: stars, dashes, a stray bar. Marks of something left out are no rules."""
    return bool(RULE.fullmatch(block.text)) and not re.search(r"\.\.\.|…", block.text)


def says_so(block: Block) -> bool:
    """Whether a paragraph says outright that it is furniture. One in which somebody speaks is not."""
    if len(block) <= LINE and block.rules(FURNITURE).search(block.key):
        return True
    return len(block) <= LONG and _anywhere(block) and not _speaks(block)


def _anywhere(block: Block) -> bool:
    """Whether something in a paragraph, what is quoted left out, says outright that it is furniture."""
    rules = block.rules(ANYWHERE)
    return bool(rules) and bool(rules.search(block.bare))


def _speaks(block: Block) -> bool:
    """Whether somebody speaks in a paragraph: a verb of saying, or a quotation of some length."""
    quoted = sum(len(found.group()) for found in QUOTED.finditer(block.text))
    return bool(SPEECH.search(block.bare)) or 10 < quoted < 0.9 * len(block)


def hints(block: Block) -> bool:
    """Whether a paragraph hints twice that it speaks to the reader of the site, not of the story."""
    rules = block.rules(WEAK)
    hits = {found.group() for found in rules.finditer(block.bare)} if rules and len(block) <= LONG else ()
    return len(hits) >= 2 and not SPEECH.search(block.bare)


def _lists_of_links(marks: Marks) -> None:
    """Below a label such as "Lire aussi" only titles follow, until a full paragraph; below "Commentaires" nothing is article."""
    opened = closed = False
    half = marks.blocks[-1].end * 0.4
    for block in marks.blocks:
        label = len(block) <= 60 and block.n > 0
        if label and block.start > half and block.rules(CLOSES).search(block.key):
            closed = True
        if label and block.rules(OPENS).search(block.key):
            opened = True
        elif opened and not closed and (len(block) > STORY or (block.ended and len(block) > 90)):
            opened = False
        if (opened or closed) and marks.kind(block) is None:
            marks.put(block, ZoneKind.BOILERPLATE)


def _sentences(marks: Marks, block: Block) -> None:
    """Sentences of a longer paragraph that say outright that they are furniture ("... Abonnez-vous à notre newsletter.")."""
    clean = marks.text.clean
    anywhere = block.rules(ANYWHERE)
    if not anywhere or (len(block) <= 2 * LONG and not _anywhere(block)):
        return
    found = sentences(clean, block.start, block.end)
    if len(found) < 2:
        return
    for start, end in (*found[:ENDS], *found[max(ENDS, len(found) - ENDS) :]):
        words = unquoted(clean[start:end])
        if anywhere.search(words) and not SPEECH.search(words):
            marks.put(block, ZoneKind.BOILERPLATE, start, end)
