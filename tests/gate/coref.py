"""The development set `coref`: press articles in which others marked who is who, and what the program makes of pronouns and descriptions.

Of every pronoun (*il, elle, ils, elles, lui, eux*) and description (a noun phrase without the name) of somebody whom the
article has named before, three things are counted: whether the program puts it with some actor (`linked`), whether with the right
one (`right`, of all that are asked), and whether it is right where it is linked (`accuracy`); beside it, what "the last person
named" would have been right about, of all and of those that the program links. The corpus has no spaces and paragraphs of its
own: words are put together again by French habits, and what lacks a full stop is a title. In the order of document names every
second document is held out.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from recoupe.model import Page
from recoupe.pipeline import picture

NAME = "coref"
FILE = "data/coref_fr/estrepublicain_press.dev.conll"
PRONOUNS = {"il", "elle", "ils", "elles", "lui", "eux", "-il", "-elle", "-ils", "-elles"}
KINDS = ("pronouns", "descriptions")
CLOSE = re.compile(r"^(?:[,.)\]%]|\.\.\.|-\w)")
"""What stands close to the word before."""
OPEN = re.compile(r"(?:['’(\[])$")
"""What the next word stands close to."""
DICE = 0.5
Chars = tuple[int, int]


@dataclass
class Document:
    """One article: its text, its chains as character ranges, and what is known of each mention."""

    name: str
    text: str = ""
    chains: dict[int, list[Chars]] = field(default_factory=lambda: defaultdict(list))
    kinds: dict[Chars, str] = field(default_factory=dict)
    """"name", "pronouns" or "descriptions" of the mentions that are of interest."""


def present(shared: Path) -> bool:
    """Whether the articles lie beside the checkout."""
    return (shared / FILE).is_file()


def documents(path: Path, part: str) -> list[Document]:
    """The articles of one part."""
    blocks = path.read_text(encoding="utf-8").split("#begin document ")[1:]
    every = sorted((_document(block) for block in blocks), key=lambda document: document.name)
    return [d for n, d in enumerate(every) if part == "all" or (n % 2 == 1) == (part == "heldout")]


def _document(block: str) -> Document:
    head, *lines = block.split("\n")
    document = Document(head.split(")")[0].strip("(").replace("/", "-"))
    sentence: list[list[str]] = []
    for line in [*lines, ""]:
        if line.startswith("#"):
            continue
        if line.strip():
            sentence.append(line.split("\t"))
        elif sentence:
            _add(document, sentence)
            sentence = []
    return document


def _add(document: Document, rows: Sequence[Sequence[str]]) -> None:
    """One more sentence of an article."""
    places = _written(document, rows)
    words = [row for row in rows if "-" not in row[0]]
    opened: dict[int, list[int]] = defaultdict(list)
    for n, row in enumerate(words):
        for mark in re.findall(r"\(\d+\)|\(\d+|\d+\)", row[-1]):
            chain = int(mark.strip("()"))
            if mark.startswith("("):
                opened[chain].append(n)
            if mark.endswith(")"):
                _mention(document, chain, words, places, opened[chain].pop(), n)


def _written(document: Document, rows: Sequence[Sequence[str]]) -> list[Chars]:
    """Write a sentence at the end of the text; where each of its words stands. Both halves of "du" stand on it, the second as nothing."""
    covered: dict[str, Chars] = {}
    places = []
    text = document.text
    for row in rows:
        if row[0] in covered:
            places.append(covered[row[0]])
            continue
        close = not text or text.endswith("\n") or CLOSE.search(row[1]) or OPEN.search(text)
        text += row[1] if close else f" {row[1]}"
        start = len(text) - len(row[1])
        if "-" in row[0]:
            first, last = row[0].split("-")
            covered = {first: (start, len(text)), last: (len(text), len(text))}
        else:
            places.append((start, len(text)))
    document.text = text + ("" if text.endswith((".", "!", "?", "»", "...")) else "\n")
    return places


def _mention(document: Document, chain: int, words: Sequence[Sequence[str]], places: list[Chars], a: int, b: int) -> None:
    start = next((places[n][0] for n in range(a, b + 1) if places[n][0] < places[n][1]), places[a][0])
    chars = (start, places[b][1])
    document.chains[chain].append(chars)
    kind = _kind(words, a, b)
    if kind:
        document.kinds[chars] = kind


def _kind(words: Sequence[Sequence[str]], a: int, b: int) -> str:
    """What sort of mention words [a, b] are; "" for what is not asked."""
    if a == b and words[a][3] == "PRON":
        return "pronouns" if words[a][1].lower() in PRONOUNS else ""
    inside = {words[n][0]: n for n in range(a, b + 1)}
    head = next((n for n in range(a, b + 1) if words[n][6] not in inside), a)
    persons = set(_persons(words))
    near = {n for n in range(a, b + 1) if words[n][6] == words[head][0] and words[n][7].startswith(("appos", "flat"))}
    if persons & {head, *near}:
        return "name"
    return "descriptions" if words[head][3] == "NOUN" and not persons & set(range(a, b + 1)) else ""


def _persons(words: Sequence[Sequence[str]]) -> Iterator[int]:
    """The places of the words of persons' names."""
    inside = False
    for n, row in enumerate(words):
        inside = inside or row[12].startswith("(PER")
        if inside:
            yield n
        if row[12].endswith(")"):
            inside = False


def asked(document: Document) -> list[tuple[str, Chars, int, int | None]]:
    """Pronouns and descriptions of those named before, with their chain and that of the person named last."""
    every = sorted((chars, chain) for chain, mentions in document.chains.items() for chars in mentions)
    named: dict[int, int] = {}
    last: int | None = None
    out = []
    for chars, chain in every:
        kind = document.kinds.get(chars, "")
        if kind == "name":
            named.setdefault(chain, chars[0])
            last = chain
        elif kind and chain in named:
            out.append((kind, chars, chain, last))
    return out


def linked(document: Document) -> dict[Chars, int | None]:
    """The chain with which the program puts each place that it gives to an actor (None: an actor of no chain)."""
    dossier = picture([Page(f"{document.name}.txt", document.text.encode("utf-8"))]).dossier
    chains = {chars: chain for chain, mentions in document.chains.items() for chars in mentions}
    out: dict[Chars, int | None] = {}
    for actor in dossier.actors:
        places = [r for m in actor.mentions for r in m.span.page[:1]]
        spans = [(r[0], m.span.page[-1][1]) for m, r in zip(actor.mentions, places, strict=True)]
        found = {chars: gold for chars in spans if (gold := _nearest(chars, chains))}
        votes = Counter(chains[gold] for gold in found.values() if document.kinds.get(gold) == "name")
        chain = min(votes, key=lambda c: (-votes[c], c)) if votes else None
        out |= dict.fromkeys(found.values(), chain)
    return out


def _nearest(chars: Chars, chains: dict[Chars, int]) -> Chars | None:
    """The marked mention that is most nearly the same characters."""

    def dice(gold: Chars) -> float:
        both = min(chars[1], gold[1]) - max(chars[0], gold[0])
        return 2 * max(both, 0) / (chars[1] - chars[0] + gold[1] - gold[0] or 1)

    best = max(chains, key=lambda gold: (dice(gold), -gold[0]))
    return best if dice(best) >= DICE else None


def precision(document: Document, ours: dict[Chars, int | None], chains: dict[Chars, int]) -> tuple[int, int]:
    """Of all marked pronouns that the program puts with somebody named, also those that mean a thing: how many rightly, how many at all."""
    given = [(chars, chain) for chars, chain in ours.items() if chain is not None and document.kinds.get(chars) == "pronouns"]
    return sum(chains[chars] == chain for chars, chain in given), len(given)


def score(shared: Path, part: str, errors: int, only: str) -> dict[str, float | None]:
    """Run the program on the articles of one part; prints the table, returns the figures."""
    if only and NAME not in only.split(","):
        return {}
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    wrong = []
    held = [0, 0]
    every = documents(shared / FILE, part)
    for document in every:
        ours = linked(document)
        chains = {chars: chain for chain, mentions in document.chains.items() for chars in mentions}
        for n, count in enumerate(precision(document, ours, chains)):
            held[n] += count
        for kind, chars, chain, last in asked(document):
            seen = counts[kind]
            given = ours.get(chars)
            seen["all"] += 1
            seen["last"] += last == chain
            seen["linked"] += given is not None
            seen["right"] += given == chain
            seen["last_of_linked"] += given is not None and last == chain
            if given != chain:
                put = f"put with {'another' if given else 'nobody'}; last person named: {'right' if last == chain else 'wrong'}"
                wrong.append(f"{document.name}:{chars[0]} {document.text[slice(*chars)]} ({put})")
    figures: dict[str, float | None] = {}
    print(f"{'coref':<12} {'asked':>6} {'linked':>7} {'right':>6} {'accuracy':>9} | last person named: {'right':>6} {'of linked':>10}")
    for kind, seen in counts.items():
        share = {key: seen[key] / (seen["all"] or 1) for key in ("linked", "right", "last")}
        accuracy, base = (seen[key] / (seen["linked"] or 1) for key in ("right", "last_of_linked"))
        print(
            f"{kind:<12} {seen['all']:6} {share['linked']:7.3f} {share['right']:6.3f} {accuracy:9.3f} | {share['last']:25.3f} {base:10.3f}"
        )
        figures |= {f"coref.{kind}.right": share["right"], f"coref.{kind}.accuracy": accuracy, f"coref.{kind}.last_person": share["last"]}
    print(f"{'':<12} {held[0]} of {held[1]} pronouns that are put with somebody named are his, things counted too ({len(every)} articles)")
    figures["coref.pronouns.precision"] = held[0] / (held[1] or 1)
    if errors:
        print(f"\ncoref: not right ({len(wrong)})", *wrong[:errors], sep="\n  ")
    return figures
