"""Damage that cannot be mended: lists that were lost, characters that were lost, text read in the wrong encoding, text said twice."""

from __future__ import annotations

import re
from itertools import zip_longest

from recoupe.articles.blocks import Block, Marks, folded
from recoupe.articles.glue import promise
from recoupe.model import PageText, Repair, ZoneKind

MOJIBAKE = re.compile(
    r"(?:\w{0,40}?(?:Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[\u00a0-\u00bf]|â€[\u0080-\u00bf™œ\u009d“”˜¦¢]?|Å[\u0092\u0093“’]|ï»¿))+\w{0,40}"
)
"""What UTF-8 looks like when read as Windows-1252 or Latin-1. Words are looked at no further than forty characters to each side."""
SUSPECT = ("Ã", "Â", "Å", "â€", "ï»")
"""Characters of which any of it holds one."""
LOST = re.compile(r"\w{0,40}\ufffd+\w{0,40}")
ITEM = re.compile(r"\s*(?:[-–—•*·▪►>]|\(?\d{1,2}\s?[.)°]|[a-z]\)|[«\"“])")
INFINITIVE = re.compile(r"(?:d'|de |a |ne pas |s'|se )?[a-z'-]{2,}(?:er|ir|re|oir)\b")
TWICE, IN_A_ROW = 60, 20
"""Characters: a shorter line may be said twice on purpose, one below the other or further apart."""


ABOVE = 6
"""Paragraphs: a sentence said twice in a row among the first ones is the caption of a picture and its description."""


def lost_lists(marks: Marks) -> list[Repair]:
    """Sentences that promise a list of which nothing is left ("... devrait :" and then another sentence, or nothing)."""
    told = [b for b in marks.blocks if marks.kind(b) in (None, ZoneKind.STANDFIRST)]
    out = []
    for block, after in zip_longest(told, told[1:]):
        if block is None or not block.text.endswith(":") or not promise().search(folded(block.text[-60:])):
            continue
        if after is not None and (_is_item(after)):
            continue
        start = block.start + block.text.rfind(" ", 0, max(0, len(block) - 20)) + 1
        out.append(Repair("lost-list", marks.text.span(start, block.end)))
    return out


def _is_item(block: Block) -> bool:
    """Whether a paragraph can be the first of a list: a mark, a small letter, an infinitive, a short line, a line that ends in ";"."""
    if ITEM.match(block.text) or block.text[0].islower() or INFINITIVE.match(block.key):
        return True
    return block.text.endswith((";", ",")) or (not block.ended and len(block) < 200)


def mojibake(text: PageText) -> list[Repair]:
    """Words read in the wrong encoding somewhere before they came here, and words with characters that are lost."""
    out = [Repair("lost-text", text.span(*found.span())) for found in LOST.finditer(text.clean)] if "\ufffd" in text.clean else []
    suspects = [found.span() for found in MOJIBAKE.finditer(text.clean)] if any(map(text.clean.__contains__, SUSPECT)) else []
    if suspects and _bad(text.clean):
        out += [Repair("mojibake", text.span(a, b)) for a, b in suspects if text.clean[a:b].strip()]
    return sorted(out)


def _bad(clean: str) -> bool:
    """What ftfy says of the lines in question; it is only asked, it changes nothing."""
    from ftfy.badness import is_bad  # noqa: PLC0415 - slow to load and hardly ever needed

    return any(is_bad(line) for line in clean.splitlines() if MOJIBAKE.search(line))


def doubled(marks: Marks) -> list[Repair]:
    """Paragraphs said twice: the second is marked as boilerplate."""
    seen: dict[str, Block] = {}
    out = []
    for block in marks.blocks:
        before = seen.get(block.key) if len(block) <= 2000 else None
        if before and (len(block) >= TWICE or (before.n == block.n - 1 and len(block) >= IN_A_ROW)) and re.search(r"\w", block.text):
            marks.put(block, ZoneKind.BOILERPLATE)
            if 0 < before.n == block.n - 1 < ABOVE and block.ended:
                marks.put(before, ZoneKind.CAPTION)
            out.append(Repair("doubled", marks.text.span(block.start, block.end)))
        else:
            seen[block.key] = block
    return out
