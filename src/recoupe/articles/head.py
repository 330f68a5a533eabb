"""The head of a page: header lines, headline, publisher, byline, date, standfirst, captions; and where the story begins.

The head ends at the first paragraph that is none of these. What is not recognised is left as body: nothing told is lost by it.
"""

from __future__ import annotations

import re
from functools import cache

from recoupe.articles.blocks import Block, Marks, folded, pattern
from recoupe.articles.dates import dates_in
from recoupe.articles.facts import Facts
from recoupe.articles.furniture import is_rule, says_so
from recoupe.articles.outlets import SUFFIX, URL, agencies, known, looks_like_outlet, site
from recoupe.lang import table
from recoupe.model import CreditKind, ZoneKind

HEAD = 14
"""Paragraphs: no head is longer."""
LONGEST_HEADLINE = 220
LONGEST_STANDFIRST = 650
SAID_AGAIN = 0.28
"""Share of the words of a standfirst (by their first six letters) that the first paragraph says again."""
LABEL = re.compile(r"(?P<label>[^\W\d_][\w '’.-]{0,28}?)\s?[:=]\s*(?P<rest>\S.*)?$")
LETTERS = re.compile(r"[^\W\d_]{2,}")
TAIL_DATE = re.compile(
    r"(?<=[.!?…»\")])\s+(?P<tail>(?:le )?\d{1,2}(?:er)?[ ./-](?:\d{1,2}|[^\W\d_]{3,9}\.?)[ ./-](?:19|20)\d\d"
    r"(?:,? ?(?:à )?\d{1,2}[h:]\d{0,2})?(?:\s?[,|–—-]\s?(?P<name>[^,|.!?]{2,40}))?\s*$)"
)
"""A date, and perhaps an hour and an outlet, behind the last sentence of a paragraph."""
SMALL = frozenset(["avec", "et", "with", "and", "source", "sources", "par", "copyright", "agences", "agence", "la", "les", "l", "c", "by"])
CONTENT = re.compile(r"[^\W_]{4,}")


def read_head(marks: Marks, facts: Facts) -> None:
    """Mark the head of the page and note what it says."""
    for block in marks.blocks[:HEAD]:
        if marks.kind(block) is not None:
            continue
        if _set_apart(marks, facts, block):
            continue
        if facts.headline is None:
            if not is_headline(block):
                break
            _headline(marks, facts, block)
            continue
        if _is_standfirst(marks, block):
            _standfirst(marks, facts, block)
            continue
        break


def _set_apart(marks: Marks, facts: Facts, block: Block) -> bool:
    """Mark a line that dates, signs, places or labels the page; False when it is none of these."""
    if _labelled(marks, facts, block) or _header(marks, facts, block):
        return True
    if is_date_line(block) and _dated(facts, block):
        marks.put(block, ZoneKind.BOILERPLATE)
        return True
    if facts.headline is not None or _next_is_headline(marks, block):
        if is_outlet_line(block):
            facts.publisher_is(block.text, (block.start, block.end), weight=1)
            marks.put(block, ZoneKind.BOILERPLATE)
            return True
        if facts.headline is not None and is_byline(block):
            byline(marks, facts, block)
            return True
    if says_so(block) and not (facts.headline is None and is_headline(block) and len(block) > 60):
        _dated(facts, block)
        marks.put(block, ZoneKind.BOILERPLATE)
        return True
    if is_rule(block):
        marks.put(block, ZoneKind.BOILERPLATE)
        return True
    return caption(marks, block)


def _header(marks: Marks, facts: Facts, block: Block) -> bool:
    """A line with an address and little else: date, publisher's site."""
    found = URL.search(block.text)
    if not found or len(LETTERS.findall(URL.sub(" ", block.text))) > 8:
        return False
    _dated(facts, block, weight=1)
    name = site(found.group())
    if name:
        at = block.start + block.text.index(name) if name in block.text else block.start + found.start()
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
    _dated(facts, block, weight=0 if kind == "date" else 1)
    if kind == "byline":
        facts.agencies_in(rest, block.end)
    marks.put(block, ZoneKind.BYLINE if kind == "byline" else ZoneKind.BOILERPLATE)
    return True


@cache
def _labels() -> dict[str, str]:
    return {folded(str(label)): kind for kind, labels in table("fr/head")["labels"].items() for label in labels}


def _dated(facts: Facts, block: Block, *, weight: int = 0) -> bool:
    """Note the dates of a line; in an address they weigh less."""
    addresses = [(block.start + f.start(), block.start + f.end()) for f in URL.finditer(block.text)]
    found = list(dates_in(facts.text.clean, block.start, block.end, weight=weight))
    for one in found:
        inside = any(a <= one.start < b for a, b in addresses)
        facts.dates.append(one if not inside or one.weight else type(one)(1, one.start, one.end, one.earliest, one.latest))
    return bool(found)


def is_date_line(block: Block) -> bool:
    """Whether a line only dates the page ("Publié le 12 janvier 2022 à 18h30, mis à jour ..."), with at most a name beside it."""
    if len(block) > 160 or not re.search(r"\d", block.text):
        return False
    left = re.sub(r"(?<!\w)(?:" + table("fr/head")["around"].strip() + r")(?!\w)|[\W\d_]+", " ", block.key)
    left = re.sub(r"\d+h\d*", " ", left)
    months = table("fr/head")["months"]
    words = [word for word in left.split() if word not in months]
    return not words or (len(words) <= 4 and (is_dated_name(block)))


def is_dated_name(block: Block) -> bool:
    """Whether a line is a date with a name before or after it ("12.01.2022, Radio Estuaire")."""
    rest = re.split(r"\s*[,|–—•]\s*|\s-\s", block.text)
    return len(rest) > 1 and any(looks_like_outlet(part) or pattern("head", "byline", re.IGNORECASE).search(part) for part in rest)


def is_outlet_line(block: Block) -> bool:
    """Whether a short line names an outlet and says nothing."""
    return len(block) <= 50 and not block.ended and not re.search(r"[:;?!,]", block.text) and looks_like_outlet(block.text)


def is_byline(block: Block) -> bool:
    """Whether a line names who wrote the page."""
    return (len(block) <= 160 and bool(pattern("head", "byline", re.IGNORECASE).search(block.text))) or _agencies_alone(block)


def _agencies_alone(block: Block) -> bool:
    """Nothing but agencies, an outlet and small words: "AFP", "(avec AFP et Reuters)", "Le Monde avec AFP"."""
    if len(block) > 60 or not agencies().search(block.text):
        return False
    rest = agencies().sub(" ", block.text)
    words = [w for w in re.findall(r"[^\W\d_]+", rest) if folded(w) not in SMALL]
    return not words or known(" ".join(words)) or (len(words) <= 3 and all(w[0].isupper() for w in words))


def byline(marks: Marks, facts: Facts, block: Block) -> None:
    """Mark a byline, and note the agencies, the outlet and the date it names."""
    marks.put(block, ZoneKind.BYLINE)
    _dated(facts, block)
    if facts.agencies_in(block.start, block.end):
        first = re.match(r"(.{2,40}?)\s*(?:,|\()?\s*(?:avec|with|et|and)\b", block.text)
        if first and known(first[1]) and not agencies().fullmatch(first[1]):
            facts.publisher_is(first[1], (block.start, block.start + len(first[1])), weight=2)


def is_headline(block: Block) -> bool:
    """Whether a line can be a headline: not long, and no full stop at its end unless it is very short."""
    if not 8 <= len(block) <= LONGEST_HEADLINE or len(LETTERS.findall(block.text)) < 2:
        return False
    if block.text.endswith((",", ";")) or block.text[0].islower():
        return False
    plain_stop = block.text.endswith((".", '."', ".»", ". »")) and not block.text.endswith(("...", "…"))
    return not plain_stop or len(block) <= 90


def _next_is_headline(marks: Marks, block: Block) -> bool:
    """Whether a headline follows: what stands above it can only be a label of the page."""
    return block.n + 1 < len(marks.blocks) and is_headline(marks.blocks[block.n + 1]) and len(marks.blocks[block.n + 1]) > len(block)


def _headline(marks: Marks, facts: Facts, block: Block) -> None:
    """Mark the headline, without the name of the outlet that title bars put behind it; a kicker above it stays part of it."""
    end = block.end
    found = SUFFIX.search(block.text)
    if found and looks_like_outlet(found["name"]):
        end = block.start + found.start()
        facts.publisher_is(found["name"], (block.start + found.start("name"), block.start + found.end("name")), weight=1)
        marks.put(block, ZoneKind.BOILERPLATE, end, block.end)
    marks.put(block, ZoneKind.HEADLINE, block.start, end)
    facts.headline = (block.start, end)
    following = marks.blocks[block.n + 1] if block.n + 1 < len(marks.blocks) else None
    if following and len(block) <= 32 and is_headline(following) and not following.ended and len(following) > 1.5 * len(block):
        marks.put(following, ZoneKind.HEADLINE)
        facts.headline = (following.start, following.end)


def _is_standfirst(marks: Marks, block: Block) -> bool:
    """Whether the paragraph below the headline sums the story up before it is told.

    It does when a line that is no story parts it from the headline or the next paragraph, when it ends in a date or dots, when a
    dateline opens the next paragraph, or when that tells many of its words again.
    """
    if len(block) > LONGEST_STANDFIRST or block.n + 1 >= len(marks.blocks) or any(k is ZoneKind.STANDFIRST for _, k in _kinds(marks)):
        return False
    following = marks.blocks[block.n + 1]
    if TAIL_DATE.search(block.text) or block.text.endswith(("...", "…")):
        return True
    if marks.kind(following) is not None or is_byline(following) or (is_date_line(following) and len(following) < 100):
        return len(block) > 60
    if opens_with_dateline(following):
        return True
    mine, theirs = ({w.casefold()[:6] for w in CONTENT.findall(b.text)} for b in (block, following))
    return len(following) > 0.5 * len(block) and len(mine & theirs) >= max(4, SAID_AGAIN * len(mine))


def _kinds(marks: Marks) -> list[tuple[int, ZoneKind]]:
    return [(n, kind) for n, found in marks.marked.items() for _, _, kind in found]


def _standfirst(marks: Marks, facts: Facts, block: Block) -> None:
    """Mark a standfirst; a date and an outlet at its end are no part of it."""
    end = block.end
    if found := TAIL_DATE.search(block.text):
        end = block.start + found.start("tail")
        facts.dates += dates_in(facts.text.clean, end, block.end)
        if found["name"]:
            at = block.start + found.start("name")
            facts.publisher_is(found["name"], (at, block.start + found.end("name")), weight=1)
        marks.put(block, ZoneKind.BOILERPLATE, end, block.end)
    marks.put(block, ZoneKind.STANDFIRST, block.start, end)


def caption(marks: Marks, block: Block) -> bool:
    """Mark the caption of a picture and, apart from it, the credit of the picture; False when the paragraph is none."""
    found = pattern("head", "photo", re.IGNORECASE).search(block.text) if len(block) <= 600 else None
    if not found:
        return False
    at = block.start + found.start()
    if len(LETTERS.findall(block.text[: found.start()])) < 4 and found.start() < 20:
        marks.put(block, ZoneKind.CREDIT if found.start() == 0 and len(block) <= 90 else ZoneKind.CAPTION)
        return True
    marks.put(block, ZoneKind.CREDIT, at, block.end)
    marks.put(block, ZoneKind.CAPTION, block.start, at)
    return True


def captions(marks: Marks) -> None:
    """Mark the captions of pictures that stand further down."""
    for block in list(marks.open()):
        if len(block) <= 600 and marks.marked.get(block.n) is None:
            caption(marks, block)


DATELINE = re.compile(
    r"(?P<place>(?:[A-ZÀ-Ý][\w'’.-]*|de|du|la|le|les|l['’]|sur|en)(?:[ /][\w'’.-]+){0,4}(?:\s?\([^()]{3,30}\)(?=\s?[,(]))?)?"
    r"(?:\s?,?\s+(?P<date>(?:le )?\d{1,2}(?:er)? [^\W\d_]{3,9}\.?(?: (?:19|20)\d\d)?))?"
    r"\s?,?\s?(?P<agency>\([^()]{2,60}\)|(?<![\w])(?:AFP|AP|Reuters|REUTERS|Xinhua|Belga|ATS|APS|PANA|TASS|RIA Novosti))?"
    r"\s*(?P<dash>[–—:]|-{1,2})\s+(?=[A-ZÀ-Ý«\"“'0-9])"
)


def opens_with_dateline(block: Block) -> re.Match[str] | None:
    """The dateline with which a paragraph opens ("GENÈVE, 10 janvier (Reuters) -", "Bruxelles (CNSNews.com) –"); None without."""
    found = DATELINE.match(block.text)
    if not found or found.end() > 110 or not (found["place"] or found["agency"]):
        return None
    place = found["place"] or ""
    words = place.split()
    shown = bool(found["agency"] or found["date"]) or place.isupper()
    if found["dash"] == ":" and not found["date"]:
        return None
    if not shown and (len(words) > 3 or not all(w[0].isupper() or len(w) <= 3 for w in words) or len(block) < 120):
        return None
    return found


def dateline(marks: Marks, facts: Facts) -> None:
    """Mark the dateline of the first paragraphs of the story, and note its agency, outlet and date."""
    for block in [b for b in marks.open() if len(b) > 60][:3]:
        found = opens_with_dateline(block)
        if not found or (facts.headline and facts.headline[0] == block.start):
            continue
        marks.put(block, ZoneKind.DATELINE, block.start, block.start + found.end())
        facts.dates += dates_in(facts.text.clean, block.start, block.start + found.end())
        if found["agency"]:
            start, end = block.start + found.start("agency"), block.start + found.end("agency")
            if not facts.agencies_in(start, end) and looks_like_outlet(found["agency"].strip("()")):
                facts.credit(CreditKind.ORIGINAL, found["agency"], start + 1, end - 1)
        return
