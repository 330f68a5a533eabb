"""The set `names`: who and where, found in news that other people marked by hand (WiNER-fr, brat files beside the checkout).

Rule: of the annotated articles in the order of their paths every fourth is read, and of these every third is held out.
Only what stands where the article tells its story counts; of their spans within one another the outer is asked for, and
of places the states alone (by the French names in a list beside the checkout): towns are no actors here. A name of ours
is right where it shares half with one of theirs (Dice >= 0.5) that is of its kind: a person, an organisation, a state
for a place or for an organisation ("Washington" that decides). Their names within an office or a longer phrase of ours
("le directeur de la Banque des Détroits") are not asked for; our offices, groups and bodies called by a common noun,
which they seldom mark, are not counted unless they are one of theirs.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

from recoupe.mentions import names
from recoupe.model import Form, Kind, Mention, Page, Range, Reading
from recoupe.pipeline import readings

NAME = "names"
FOLDER = Path("data/ner_fr/winer_fr")
COUNTRIES = Path("data/countries/countries.json")
EVERY = 4
HALF = 0.5
KINDS = {"Person": "person", "Organization": "organisation", "Location": "place"}
OURS = {
    Kind.PERSON: ("person",),
    Kind.ORGANISATION: ("organisation",),
    Kind.STATE: ("place", "organisation"),
}
Marked = tuple[str, int, int]
"""Kind, and the place in the clean text."""


def present(shared: Path) -> bool:
    """Whether the marked articles lie beside the checkout."""
    return (shared / FOLDER).is_dir() and (shared / COUNTRIES).is_file()


def kept(shared: Path, part: str) -> list[Path]:
    """The marked articles of one part."""
    sample = sorted((shared / FOLDER).glob("*/*/*.ann"))[::EVERY]
    away = set(sample[2::3])
    return [path for path in sample if part == "all" or (path in away) == (part == "heldout")]


def score(shared: Path, part: str, errors: int, only: str) -> dict[str, float | None]:
    """Find the names of the articles of one part and compare; prints the table, returns the figures."""
    if only and NAME not in only.split(","):
        return {}
    paths = {path.stem: path for path in kept(shared, part)}
    states = _states(shared)
    pages = (Page(f"{stem}.txt", path.with_suffix(".txt").read_bytes()) for stem, path in paths.items())
    count: Counter[tuple[str, str]] = Counter()
    lines: dict[str, list[str]] = {"missed": [], "not theirs": []}
    articles = readings(pages)
    for reading in articles:
        gold = _marked(reading, paths[Path(reading.article.file).stem])
        _compare(reading, gold, names.find(reading), states, count, lines)
    figures = _figures(count)
    print(f"{'names':<13}{'figure':<24}{'P':>6}{'R':>7}{'F1':>7}")
    for kind in KINDS.values():
        print(f"{'names':<13}{kind:<22}" + "".join(f"{figures[f'names.{kind}.{x}'] or 0:>8.3f}"[-7:] for x in ("p", "r", "f1")))
    print(f"             ({len(articles)} articles)")
    for what, found in lines.items():
        for line in found[:errors]:
            print(what, line)
    return figures


def _marked(reading: Reading, path: Path) -> list[Marked]:
    """What the file marks, where the article tells its story."""
    told = reading.told()
    out: list[Marked] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("T"):
            continue
        kind, *places = line.split("\t")[1].replace(";", " ").split()
        where = reading.text.forth(int(places[0]), int(places[-1]))
        if kind in KINDS and where and any(a <= where[0][0] and where[-1][1] <= b for a, b in told):
            out.append((KINDS[kind], where[0][0], where[-1][1]))
    return out


def _states(shared: Path) -> frozenset[str]:
    """The French names of states, in small letters."""
    listed = json.loads((shared / COUNTRIES).read_text(encoding="utf-8"))
    return frozenset(country["translations"]["fra"]["common"].lower() for country in listed)


def _named(mention: Mention) -> bool:
    """Whether a mention names somebody by a name of his own."""
    return mention.form in (Form.NAME, Form.METONYM) and (mention.role is None or mention.kind is Kind.PERSON)


def _name(reading: Reading, mention: Mention) -> Range:
    """The name in a mention: its own words, else what stands after the office, else the whole."""
    start, end = mention.span.range
    if (at := mention.span.text.rfind(mention.name)) >= 0 and mention.form is not Form.ROLE:
        return start + at, start + at + len(mention.name)
    after = mention.role.span.end if mention.role else start
    while after < end and not reading.clean[after].isalnum():
        after += 1
    return (after, end) if after < end else (start, end)


def _compare(
    reading: Reading,
    gold: list[Marked],
    mentions: Iterable[Mention],
    states: frozenset[str],
    count: Counter[tuple[str, str]],
    lines: dict[str, list[str]],
) -> None:
    given = [m for m in mentions if m.kind in OURS]
    spans = [_name(reading, m) for m in given]
    right: dict[int, int] = {}
    found: set[int] = set()
    for _, g, p in sorted(_pairs(gold, given, spans), reverse=True):
        if g not in found and p not in right:
            found.add(g)
            right[p] = g
    phrases = [m.span.range for m in mentions if not _named(m) or m.role]
    for g, (kind, start, end) in enumerate(gold):
        towns = kind == "place" and reading.clean[start:end].lower() not in states
        inside = any(a <= start and end <= b for a, b in phrases)
        if g not in found and (towns or inside or any(_within(gold[g], other) for other in gold)):
            continue
        count[kind, "theirs"] += not towns
        count[kind, "found"] += g in found and not towns
        if g not in found:
            lines["missed"].append(f"{kind:<13}{_around(reading, (start, end))}")
    for p, mention in enumerate(given):
        if p not in right and not _named(mention):
            continue
        kind = gold[right[p]][0] if p in right else OURS[mention.kind][0]
        count[kind, "ours"] += 1
        count[kind, "right"] += p in right
        if p not in right:
            lines["not theirs"].append(f"{kind:<13}{_around(reading, spans[p])}")


def _pairs(gold: list[Marked], given: list[Mention], spans: list[Range]) -> Iterator[tuple[float, int, int]]:
    """Every pair that shares half, with how much it shares."""
    for (g, (kind, a, b)), (p, (c, d)) in product(enumerate(gold), enumerate(spans)):
        both = min(b, d) - max(a, c)
        if both > 0 and 2 * both / (b - a + d - c) >= HALF and kind in OURS[given[p].kind]:
            yield 2 * both / (b - a + d - c), g, p


def _within(one: Marked, other: Marked) -> bool:
    return other[1] <= one[1] and one[2] <= other[2] and (other[1], other[2]) != (one[1], one[2])


def _around(reading: Reading, where: Iterable[int]) -> str:
    a, b = where
    before, after = reading.clean[max(0, a - 50) : a], reading.clean[b : b + 30]
    return " ".join(f"{before}[{reading.clean[a:b]}]{after}".split())


def _figures(count: Counter[tuple[str, str]]) -> dict[str, float | None]:
    out: dict[str, float | None] = {}
    for kind in KINDS.values():
        p = count[kind, "right"] / max(1, count[kind, "ours"])
        r = count[kind, "found"] / max(1, count[kind, "theirs"])
        out |= {f"names.{kind}.p": p, f"names.{kind}.r": r, f"names.{kind}.f1": 2 * p * r / (p + r) if p + r else 0.0}
    return out
