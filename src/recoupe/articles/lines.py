"""Lines that are no story: dates, outlets, bylines, datelines, captions; how they are recognised and what they tell."""

from __future__ import annotations

import re
from dataclasses import replace

from recoupe.articles.blocks import Block, Marks, folded
from recoupe.articles.dates import dates_in
from recoupe.articles.facts import Facts
from recoupe.articles.outlets import URL, agencies, known, looks_like_outlet
from recoupe.articles.rules import BYLINE, PHOTO
from recoupe.lang import table
from recoupe.model import CreditKind, StatedKind, ZoneKind

LETTERS = re.compile(r"[^\W\d_]{2,}")
SMALL = frozenset(["avec", "et", "with", "and", "source", "sources", "par", "copyright", "agences", "agence", "la", "les", "l", "c", "by"])
HOUR = re.compile(r"\d{1,2} ?[h:] ?\d{0,2}(?::\d\d)?")
SIGNED = re.compile(
    r"^\W{0,2}(?:par|by|texte(?: par)?\s?:|propos recueillis|rédigé par|écrit par)\s|^.{0,40}\bde (?:notre|nos) (?:correspondant|envoyé)",
    re.IGNORECASE,
)
DOCUMENT_ID = re.compile(r"^\W*(?:document\s+)?(?:news[·.:_-](?=\d{8})|[A-Z]{2,6}0{2,}(?=\d{8}))[\w·.:-]{8,40}$", re.IGNORECASE)
EDITION = re.compile(
    r"^(?P<name>[^,|]{3,50}?)(?:,? (?:no|n°|nº|numéro|édition)\.? ?\d[\d ]*|\s?\((?:site web|journal|web|imprimé|papier)[^()]*\))(?=\W|$)",
    re.IGNORECASE,
)
DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-Ý][\w'’.-]*(?:[ /]{1,3}(?:(?:de|du|des|la|le|les|sur|en|et|al|el)\b|[A-ZÀ-Ý][\w'’.-]*)|, [A-ZÀ-Ý][\w'’.-]*){0,5}"
    r"(?:\s?\([^()]{3,30}\)(?=\s?[,(]))?)?"
    r"(?:\s?,?\s+(?P<date>(?:le )?\d{1,2}(?:er)? [^\W\d_]{3,9}\.?(?: (?:19|20)\d\d)?))?"
    r"\s?,?\s?(?P<agency>\([^()]{2,60}\)|(?<![\w])(?:AFP|AP|Reuters|REUTERS|Xinhua|Belga|ATS|APS|PANA|TASS|RIA Novosti))?"
    r"\s*(?P<dash>[–—:]|-{1,2})\s+(?=[A-ZÀ-Ý«\"“'0-9])"
)


IN_BRACKETS = re.compile(r"\((?P<words>[A-ZÀ-Ý][\w'’.,/ -]{1,40})\)\s+(?=[A-ZÀ-Ý«\"“])")
"""A place or an agency in brackets before the first word: the datelines of Canadian and Swiss papers."""


def dated(facts: Facts, block: Block, kind: StatedKind = StatedKind.PRINTED) -> bool:
    """Note the dates of a line, and which of them stand in an address. Whether there was one."""
    addresses = [(block.start + f.start(), block.start + f.end()) for f in URL.finditer(block.text)]
    found = list(dates_in(facts.text.clean, block.start, block.end, kind))
    for one in found:
        inside = one.kind is StatedKind.PRINTED and any(a <= one.start < b for a, b in addresses)
        facts.dates.append(replace(one, kind=StatedKind.ADDRESS) if inside else one)
    return bool(found)


def is_date_line(block: Block) -> bool:
    """Whether a line only dates the page ("Publié le 12 janvier 2022 à 18h30, mis à jour ..."), with at most a name beside it."""
    if len(block) > 160 or not re.search(r"\d", block.text):
        return False
    small = r"(?<!\w)(?:" + table("fr/head")["around"].strip() + r")(?!\w)"
    left = re.sub(small + r"|[\W\d_]+", " ", HOUR.sub(" ", block.key))
    months = table("fr/head")["months"]
    words = [word for word in left.split() if word not in months]
    return not words or (len(words) <= 6 and _beside_a_date(block))


def _beside_a_date(block: Block) -> bool:
    """Whether a date stands beside the name of an outlet ("12.01.2022, Radio Estuaire") and nothing else."""
    rest = [part for part in re.split(r"\s*[,|–—•]\s*|\s-\s", block.text) if not re.search(r"\d", part)]
    return len(rest) == 1 and any(looks_like_outlet(part) for part in re.split(r"\s(?:avec|et|with|and)\s", rest[0]))


def edition(block: Block) -> re.Match[str] | None:
    """The outlet in a header line of a press database ("Le Courrier, no. 24113", "Le Courrier (site web)")."""
    found = EDITION.match(block.text) if len(block) <= 120 and not block.ended else None
    return found if found and (looks_like_outlet(found["name"]) or found.end() == len(block.text)) else None


def is_outlet_line(block: Block) -> bool:
    """Whether a short line names an outlet and says nothing."""
    plain = len(block) <= 50 and not block.ended and not re.search(r"[:;?!,]", block.text)
    return plain and not only_agencies(block) and looks_like_outlet(block.text)


def is_byline(block: Block) -> bool:
    """Whether a line names who wrote the page."""
    return (len(block) <= 160 and bool(block.rules(BYLINE).search(block.text))) or only_agencies(block)


def is_signed(block: Block) -> bool:
    """Whether a line says outright that it names the author ("Par ...")."""
    return bool(SIGNED.match(block.text)) and is_byline(block)


def only_agencies(block: Block) -> bool:
    """Nothing but agencies, an outlet and small words: "AFP", "(avec AFP et Reuters)", "Le Monde avec AFP"."""
    if len(block) > 60 or not agencies().search(block.text) or block.text.rstrip().endswith(("-", "–", "—")):
        return False
    rest = agencies().sub(" ", block.text)
    words = [w for w in re.findall(r"[^\W\d_]+", rest) if folded(w) not in SMALL]
    return not words or known(" ".join(words)) or (len(words) <= 3 and all(w[0].isupper() for w in words))


def byline(marks: Marks, facts: Facts, block: Block) -> None:
    """Mark a byline, and note the agencies, the outlet and the date it names. One that names agencies only is a credit."""
    marks.put(block, ZoneKind.CREDIT if only_agencies(block) else ZoneKind.BYLINE)
    dated(facts, block)
    if re.search(r"\bversion française\b|\btraduit|\btraduction\b", block.text, re.IGNORECASE):
        facts.credit(CreditKind.TRANSLATED, "", block.start, block.end)
    if facts.agencies_in(block.start, block.end):
        first = re.match(r"(.{2,40}?)\s*(?:,|\()?\s*(?:avec|with|et|and)\b", block.text)
        if first and known(first[1]) and not agencies().fullmatch(first[1]):
            facts.publisher_is(first[1], (block.start, block.start + len(first[1])), weight=2)


def caption(marks: Marks, block: Block) -> bool:
    """Mark the caption of a picture and, apart from it, the credit of the picture; False when the paragraph is none."""
    found = block.rules(PHOTO).search(block.text) if len(block) <= 600 else None
    if not found:
        return False
    at = block.start + found.start()
    if len(LETTERS.findall(block.text[: found.start()])) < 4:
        marks.put(block, ZoneKind.CREDIT if len(block) <= 90 else ZoneKind.CAPTION)
        return True
    marks.put(block, ZoneKind.CREDIT, at, block.end)
    marks.put(block, ZoneKind.CAPTION, block.start, at)
    return True


def captions(marks: Marks) -> None:
    """Mark the captions of pictures that stand further down."""
    for block in marks.untouched():
        caption(marks, block)


def opens_with_dateline(block: Block) -> re.Match[str] | None:
    """The dateline with which a paragraph opens ("GENÈVE, 10 janvier (Reuters) -", "Port-Alène (Info Monde) –"); None without."""
    alone = block.text.endswith(("-", "–", "—")) and len(block) < 90
    found = DATELINE.match(block.text + " A" if alone else block.text)
    if not found or found.end() > 110 or not (found["place"] or found["agency"]):
        return None
    place = found["place"] or ""
    if folded(place) in table("fr/head")["rubrics"]:
        return None
    words = place.split()
    shown = bool(found["agency"] or found["date"]) or place.isupper()
    if found["dash"] == ":" and not found["date"]:
        return None
    if not shown and (len(words) > 3 or not all(w[0].isupper() or len(w) <= 3 for w in words) or len(block) < 120):
        return None
    return found


def dateline(marks: Marks, facts: Facts, among: list[Block] | None = None) -> None:
    """Mark the dateline of the first paragraphs of the story (or of those given), and note its agency, outlet and date."""
    for block in among or marks.untouched()[:4]:
        if _in_brackets(marks, facts, block):
            return
        found = opens_with_dateline(block)
        if not found:
            continue
        end = min(block.end, block.start + found.end())
        marks.put(block, ZoneKind.DATELINE, block.start, end)
        facts.dates += dates_in(facts.text.clean, block.start, end)
        if found["agency"]:
            start, end = block.start + found.start("agency"), block.start + found.end("agency")
            if not facts.agencies_in(start, end) and looks_like_outlet(found["agency"].strip("()")):
                facts.credit(CreditKind.ORIGINAL, found["agency"], start + 1, end - 1)
        return


def _in_brackets(marks: Marks, facts: Facts, block: Block) -> bool:
    """Mark a place or an agency in brackets before the first word of a paragraph ("(Genève) Le médiateur ...")."""
    found = IN_BRACKETS.match(block.text) if len(block) > 100 else None
    if not found or not all(word[0].isupper() or len(word) <= 3 for word in re.findall(r"[^\W\d_]+", found["words"])):
        return False
    facts.agencies_in(block.start, block.start + found.end())
    marks.put(block, ZoneKind.DATELINE, block.start, block.start + found.end())
    return True
