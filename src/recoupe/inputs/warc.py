"""Web archives: the pages of a WARC or WACZ file, each under the address that it was fetched from."""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Generator, Iterator
from hashlib import new
from typing import IO, Any, BinaryIO

from recoupe.errors import PageRefused
from recoupe.inputs.containers import TOO_LARGE, Budget
from recoupe.lang import mistake
from recoupe.model import Page

FAULTS = (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError, zlib.error)
"""What a broken or locked ZIP raises."""
MEDIA = frozenset({"text/html", "application/xhtml+xml", "application/pdf", "application/rss+xml", "application/atom+xml"})
"""What a page can be; pictures, scripts and data that it loads are passed over."""
LISTED = 50_000_000
"""Bytes of the list of pages of a WACZ."""
LONGEST = 4_000
"""Characters of an address."""
CHUNK = 1 << 20
HASHES = frozenset({"sha256", "sha512", "sha384", "sha1", "md5"})


def warc(file: BinaryIO, address: str, where: str, budget: Budget) -> Iterator[Page | PageRefused]:
    """The pages of a WARC file, packed or not."""
    yield from _pages(file, where, address, frozenset(), budget)


def wacz(file: BinaryIO, address: str, where: str, budget: Budget) -> Iterator[Page | PageRefused]:
    """The pages of a WACZ file whose parts are what its package says they are; those that it lists, where it lists any."""
    try:
        with zipfile.ZipFile(file) as packed:
            broken = yield from _verified(packed, where)
            wanted = _listed(packed)
            for name in sorted(packed.namelist()):
                if name.startswith("archive/") and name.endswith((".warc", ".warc.gz")) and name not in broken:
                    with packed.open(name) as inner:
                        yield from _pages(inner, f"{where}/{name}", address, wanted, budget)
    except FAULTS as error:
        yield mistake(PageRefused, "inputs.container-broken", where=where, reason=str(error) or type(error).__name__)


def _pages(file: IO[bytes], where: str, container: str, wanted: frozenset[str], budget: Budget) -> Iterator[Page | PageRefused]:
    """The pages of a stream of records: answers that brought one."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - only where there is an archive

    try:
        for record in ArchiveIterator(file, record_types=WarcRecordType.response | WarcRecordType.resource, parse_http=False):
            address = (record.headers.get("WARC-Target-URI") or "").strip("<> ")[:LONGEST]
            if wanted and address not in wanted:
                continue
            try:
                part = _page(record, address or container)
            except (OSError, ValueError) as error:
                part = mistake(PageRefused, "inputs.record-broken", where=f"{where}: {address}", reason=str(error))
            if part is not None:
                budget.take(where, len(part.data) if isinstance(part, Page) else 0)
                yield part
    except (OSError, ValueError, EOFError, zipfile.BadZipFile) as error:
        yield mistake(PageRefused, "inputs.container-broken", where=where, reason=str(error) or type(error).__name__)


def _page(record: Any, address: str) -> Page | PageRefused | None:
    """The page of a record; None when it holds none. One that is cut is refused: what its article leaves out would be taken for silence."""
    announced = record.content_length
    if announced <= TOO_LARGE:
        record.freeze()  # all of it is taken: of a cut archive the library hands on what is there, without a word
        if record.content_length < announced:
            return mistake(PageRefused, "inputs.record-cut", where=address, read=record.content_length, announced=announced)
    if record.is_http:
        record.parse_http(auto_decode="all")
        media = record.http_headers.get("Content-Type") or ""
        status = record.http_headers.status_code
        if status is not None and status != 200:
            return None
    else:
        media = record.headers.get("Content-Type") or ""
    if media.partition(";")[0].strip().lower() not in MEDIA:
        return None
    data = record.reader.read(TOO_LARGE + 1)
    if len(data) > TOO_LARGE:
        return mistake(PageRefused, "inputs.too-large", where=address, limit=TOO_LARGE // 1_000_000)
    return Page(address, data, media) if data.strip() else None


def _verified(packed: zipfile.ZipFile, where: str) -> Generator[PageRefused, None, set[str]]:
    """Tell the parts that are not what the package says; their names are returned: they are not read."""
    broken: set[str] = set()
    names = set(packed.namelist())
    package = _json(packed, "datapackage.json") if "datapackage.json" in names else None
    if package is None:
        yield mistake(PageRefused, "inputs.wacz-unsigned", where=where)
        return broken
    digest = _json(packed, "datapackage-digest.json") if "datapackage-digest.json" in names else None
    stated = [("datapackage.json", str(digest.get("hash", "")))] if digest else []
    resources = package.get("resources")
    for one in resources if isinstance(resources, list) else []:
        if isinstance(one, dict):
            stated.append((str(one.get("path", "")), str(one.get("hash", ""))))
    for name, said in stated:
        kind, _, wanted = said.partition(":")
        if name not in names:
            yield mistake(PageRefused, "inputs.wacz-missing", where=f"{where}/{name}")
        elif kind in HASHES and _hash(packed, name, kind) != wanted.lower():
            broken.add(name)
            yield mistake(PageRefused, "inputs.wacz-altered", where=f"{where}/{name}", hash=kind)
    return broken


def _hash(packed: zipfile.ZipFile, name: str, kind: str) -> str:
    made = new(kind, usedforsecurity=False)
    with packed.open(name) as file:
        while chunk := file.read(CHUNK):
            made.update(chunk)
    return made.hexdigest()


def _json(packed: zipfile.ZipFile, name: str) -> dict[str, Any]:
    """An object of JSON in the archive; {} when it is none."""
    with packed.open(name) as file:
        data = file.read(LISTED)
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _listed(packed: zipfile.ZipFile) -> frozenset[str]:
    """The addresses that the archive lists as its pages."""
    found = set()
    for name in packed.namelist():
        if name.startswith("pages/") and name.endswith(".jsonl"):
            with packed.open(name) as file:
                for line in file.read(LISTED).splitlines():
                    try:
                        said = json.loads(line)
                    except (ValueError, RecursionError):
                        continue
                    if isinstance(said, dict) and isinstance(said.get("url"), str):
                        found.add(said["url"])
    return frozenset(found)
