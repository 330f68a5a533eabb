"""What a moment of a story holds, what one dispatch tells of it, and the telling in words of one language.

A plan names only what stays the same in every language: who, where, when, how many, which statement, in which order. Two renderings of
one plan share these and no sentence.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from .setting import LANGUAGES, WORDS, Publisher, World

WEEK, MONTH, YEAR = 7, 30, 12
QUOTED = (1, 1, 1, 2)
"""Sentences of a statement."""
TOPICS, TOPICAL = 30, 0.5
"""Words of a story that its tellings come back to, and the share of sentences that do."""


REFRAIN = 0.003
"""Share of sentences that are said in the same words in every paper (`prose.py` compares with print)."""


@dataclass(frozen=True)
class Statement:
    """Words of a person, in every language."""

    number: int
    person: int
    words: dict[str, str]


@dataclass(frozen=True)
class Facts:
    """What a moment of a story holds for whoever tells it."""

    persons: list[int]
    towns: list[str]
    bodies: list[int]
    topics: dict[str, list[str]]
    day: int
    statements: list[Statement]
    numbers: list[tuple[int, int]]


@dataclass(frozen=True)
class Item:
    """One sentence of a plan: a meeting, a statement, a number or filler, with its anchors."""

    kind: str
    a: int
    b: int
    town: str
    day: int
    body: int
    which: int
    aside: int
    opens: bool


def facts(world: World, dice: random.Random, cast: Facts | None, day: int, first: int) -> Facts:
    """The facts of a moment; a later moment has the cast of the story, one person changed."""
    if cast is None:
        persons, towns = dice.sample(range(len(world.persons)), dice.randint(3, 6)), dice.sample(world.towns, 3)
        bodies, at = dice.sample(range(len(world.bodies)), 2), dice.sample(range(4000), TOPICS)
        topics = {language: [world.filler[language].nouns[n % len(world.filler[language].nouns)] for n in at] for language in LANGUAGES}
    else:
        persons, towns, bodies, topics = [*cast.persons[:-1], dice.randrange(len(world.persons))], cast.towns, cast.bodies, cast.topics
    said = [Statement(first + n, dice.choice(persons), _words(world, dice.choice(QUOTED))) for n in range(dice.randint(2, 6))]
    numbers = [(_number(dice), dice.randrange(len(WORDS["units"]["fr"]))) for _ in range(dice.randint(2, 5))]
    return Facts(persons, towns, bodies, topics, day, said, numbers)


def _words(world: World, sentences: int) -> dict[str, str]:
    return {language: " ".join(world.filler[language].sentence() for _ in range(sentences))[:-1] for language in LANGUAGES}


def _number(dice: random.Random) -> int:
    return round(10 ** dice.uniform(0.6, 4.5))


def plan(dice: random.Random, of: Facts) -> list[Item]:
    """What one dispatch tells: some of the facts, in an order of its own, between sentences of filler."""
    told = [("statement", n) for n in range(len(of.statements)) if dice.random() < 0.6]
    told += [("number", n) for n in range(len(of.numbers)) if dice.random() < 0.5]
    told += [("meeting", 0)] * dice.randint(1, 2)
    dice.shuffle(told)
    length = max(6, round(dice.lognormvariate(3.3, 0.5)))
    while len(told) < length:
        told.insert(dice.randint(0, len(told)), ("filler", 0))
    out, left = [], 0
    for kind, which in told:
        left -= 1
        opens = left <= 0
        if opens:
            left = dice.randint(2, 5)
        a, b = dice.choice(of.persons), dice.choice(of.persons)
        a = of.statements[which].person if kind == "statement" else a
        aside = dice.randrange(1000) if kind != "filler" or dice.random() < TOPICAL else -1
        out.append(Item(kind, a, b, dice.choice(of.towns), of.day - dice.randint(0, 3), dice.choice(of.bodies), which, aside, opens))
    return out


@dataclass(frozen=True)
class Telling:
    """A plan in words: title, paragraphs, and where statements are quoted: (paragraph, first, last, statement)."""

    title: str
    paragraphs: list[str]
    quotes: list[tuple[int, int, int, int]]


def tell(world: World, dice: random.Random, of: Facts, items: list[Item], publisher: Publisher) -> Telling:
    """A plan in the language and with the marks of a publisher."""
    language = publisher.language
    filler, known, paragraphs, quotes = world.filler[language], set[int](), list[list[str]](), []
    for item in items:
        quoted = ""
        if item.kind == "filler":
            sentence = filler.sentence() if dice.random() > REFRAIN else dice.choice(WORDS["refrains"][language])
            if item.aside >= 0:
                ends = WORDS["topical"][language]
                sentence = sentence[:-1] + _filled(world, dice, of, item, language, ends[item.aside % len(ends)], known) + "."
        else:
            ways = WORDS[f"{item.kind}s"][language]
            sentence = dice.choice(ways)
            if item.kind == "statement":
                quoted = of.statements[item.which].words[language]
                if dice.random() < 0.3:
                    quoted = " ".join(quoted.split(" ")[: 4 + item.aside % 20])
            sentence = _filled(world, dice, of, item, language, sentence, known, publisher.marks[0] + quoted + publisher.marks[1])
            sentence = sentence[0].upper() + sentence[1:]
        if item.opens or not paragraphs:
            paragraphs.append([])
        if quoted:
            at = sum(len(s) + 1 for s in paragraphs[-1]) + sentence.index(quoted)
            quotes.append((len(paragraphs) - 1, at, at + len(quoted), of.statements[item.which].number))
        paragraphs[-1].append(sentence)
    first = items[0]
    title = _filled(world, dice, of, first, language, dice.choice(WORDS["titles"][language]), set(of.persons))
    return Telling(title[0].upper() + title[1:], [" ".join(p) for p in paragraphs], quotes)


def _filled(world: World, dice: random.Random, of: Facts, item: Item, language: str, pattern: str, known: set[int], quote: str = "") -> str:
    """A pattern with the anchors of an item; a person not yet `known` comes with office and state."""
    if "{x}" in pattern:
        asides = WORDS["asides"][language]
        pattern = pattern.replace("{x}", asides[item.aside % len(asides)])
    values = {"p": item.town, "q": quote}
    if "{a}" in pattern:
        values["a"] = _person(world, dice, item.a, language, known)
    if "{b}" in pattern:
        values["b"] = _person(world, dice, item.b, language, known)
    if "{d}" in pattern:
        values["d"] = _date(dice, item.day, language)
    if "{o}" in pattern:
        values["o"] = world.bodies[item.body][language]
    if "{t}" in pattern:
        values["t"] = of.topics[language][item.aside % TOPICS]
    if "{n}" in pattern:
        value, unit = of.numbers[item.which % len(of.numbers)]
        values |= {"n": f"{value:,}".replace(",", "\u00a0" if language == "fr" else ","), "u": WORDS["units"][language][unit]}
    return pattern.format_map(values)


def _person(world: World, dice: random.Random, number: int, language: str, known: set[int]) -> str:
    person = world.persons[number][language]
    if number in known:
        return person.short(dice)
    known.add(number)
    return person.full()


def _date(dice: random.Random, day: int, language: str) -> str:
    weekday: str = WORDS["weekdays"][language][day % WEEK]
    if dice.random() < 0.5:
        return weekday
    return f"{weekday} {day % MONTH + 1} {WORDS['months'][language][day // MONTH % YEAR]}"
