"""Web archives and mailboxes: their pages, whole and broken, honest and hostile."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from fastwarc.stream_io import GzipWriter
from fastwarc.warc import WarcRecord, WarcRecordType

from recoupe.articles import read
from recoupe.errors import PageRefused
from recoupe.inputs import pages
from recoupe.inputs import warc as web
from recoupe.inputs.containers import Budget

STORY = "Le Conseil des Détroits s’est réuni mardi à Vélane pour examiner la plainte de la Valdorie contre les péages d’Ostrane. " * 4
HTML = f"<html><body><h1>Péages : la Valdorie ne paiera pas</h1><p>{STORY}</p></body></html>"


def record(url: str, body: bytes, media: str = "text/html; charset=utf-8", status: str = "200 OK", more: str = "") -> WarcRecord:
    made = WarcRecord()
    made.init_headers(record_type=WarcRecordType.response)
    made.headers["WARC-Target-URI"] = url
    made.headers["Content-Type"] = "application/http; msgtype=response"
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{more}Content-Length: {len(body)}\r\n\r\n".encode()
    made.set_bytes_content(head + body)
    return made


def warc(*records: WarcRecord, packed: bool = True) -> bytes:
    out = io.BytesIO()
    for each in records:
        if packed:
            with GzipWriter(out) as writer:
                each.write(writer)
        else:
            each.write(out)
    return out.getvalue()


def wacz(path: Path, data: bytes, *, listed: tuple[str, ...] = (), altered: bool = False, package: bool = True) -> Path:
    parts = {"archive/data.warc.gz": data}
    if listed:
        parts["pages/pages.jsonl"] = "\n".join(['{"format": "json-pages-1.0"}', *(json.dumps({"url": url}) for url in listed)]).encode()
    said = [{"name": n, "path": n, "hash": f"sha256:{sha256(d).hexdigest()}", "bytes": len(d)} for n, d in parts.items()]
    with zipfile.ZipFile(path, "w") as made:
        if package:
            made.writestr("datapackage.json", json.dumps({"profile": "data-package", "resources": said}))
        for name, each in parts.items():
            made.writestr(name, each + b"x" * altered if name.startswith("archive/") else each)
    return path


def keys(refused: tuple[object, ...]) -> list[str]:
    return [str(getattr(each, "key", "")) for each in refused]


@pytest.mark.parametrize("packed", [True, False])
def test_a_warc_gives_its_pages_under_the_addresses_they_were_fetched_from(tmp_path: Path, packed: bool) -> None:
    file = tmp_path / "captures.bin"
    file.write_bytes(
        warc(
            record("https://courrier.example/a", HTML.encode()),
            record("https://courrier.example/logo.png", b"\x89PNG", "image/png"),
            record("https://courrier.example/gone", HTML.encode(), status="404 Not Found"),
            record("https://courrier.example/moved", HTML.encode(), status="301 Moved"),
            record("https://courrier.example/b", gzip.compress(HTML.encode()), more="Content-Encoding: gzip\r\n"),
            packed=packed,
        )
    )
    kept, refused = pages([file])
    assert [(page.address, page.data.decode()) for page in kept] == [
        ("https://courrier.example/a", HTML),
        ("https://courrier.example/b", HTML),
    ]
    assert refused == ()
    assert read(kept[0], 1).readings[0].article.file == "https://courrier.example/a"


def test_the_charset_that_the_server_gave_is_used(tmp_path: Path) -> None:
    file = tmp_path / "a.warc.gz"
    text = HTML.replace("’", "'").replace("La séance", "").replace("mardi", "mardi au cœur de l'été")
    file.write_bytes(warc(record("https://courrier.example/a", text.encode("iso8859-15"), "text/html; charset=ISO-8859-15")))
    (kept,), _ = pages([file])
    assert kept.media == "text/html; charset=ISO-8859-15"
    assert "au cœur de l'été" in read(kept, 1).readings[0].clean


def test_a_warc_that_breaks_off_gives_what_stands_before_and_says_so(tmp_path: Path) -> None:
    file = tmp_path / "a.warc.gz"
    whole = warc(record("https://courrier.example/a", HTML.encode()), record("https://courrier.example/b", HTML.encode()))
    file.write_bytes(whole[:-60])
    kept, refused = pages([file])
    assert kept[0].address == "https://courrier.example/a"
    assert len(kept) + len(refused) == 2


def test_a_page_that_unpacks_without_end_is_refused_and_the_rest_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "TOO_LARGE", 1_000_000)
    bomb = gzip.compress(b"<p>" + b"a" * 60_000_000)
    file = tmp_path / "a.warc.gz"
    file.write_bytes(
        warc(
            record("https://courrier.example/bomb", bomb, more="Content-Encoding: gzip\r\n"),
            record("https://courrier.example/b", HTML.encode()),
        )
    )
    kept, refused = pages([file])
    assert [page.address for page in kept] == ["https://courrier.example/b"]
    assert keys(refused) == ["inputs.too-large"]


def test_more_pages_than_a_container_may_hold_are_told() -> None:
    data = warc(*(record(f"https://courrier.example/{n}", HTML.encode()) for n in range(3)), packed=False)
    parts = web.warc(io.BytesIO(data), "a.warc", "a.warc", Budget(members=2))
    assert [next(parts), next(parts)]
    with pytest.raises(PageRefused):
        next(parts)


def test_a_wacz_is_read_when_its_parts_are_what_its_package_says(tmp_path: Path) -> None:
    data = warc(record("https://courrier.example/a", HTML.encode()), record("https://pub.example/frame", HTML.encode()))
    kept, refused = pages([wacz(tmp_path / "a.wacz", data, listed=("https://courrier.example/a",))])
    assert [page.address for page in kept] == ["https://courrier.example/a"]
    assert refused == ()


def test_a_wacz_that_was_altered_is_not_read(tmp_path: Path) -> None:
    data = warc(record("https://courrier.example/a", HTML.encode()))
    kept, refused = pages([wacz(tmp_path / "a.wacz", data, altered=True)])
    assert (kept, keys(refused)) == ((), ["inputs.wacz-altered"])


def test_a_wacz_without_package_is_read_and_told(tmp_path: Path) -> None:
    data = warc(record("https://courrier.example/a", HTML.encode()))
    kept, refused = pages([wacz(tmp_path / "a.wacz", data, package=False)])
    assert (len(kept), keys(refused)) == (1, ["inputs.wacz-unsigned"])


def test_a_wacz_cut_short_is_refused(tmp_path: Path) -> None:
    file = wacz(tmp_path / "a.wacz", warc(record("https://courrier.example/a", HTML.encode())))
    file.write_bytes(file.read_bytes()[:-30])
    kept, refused = pages([file])
    assert (kept, keys(refused)) == ((), ["inputs.container-broken"])


def test_a_mailbox_gives_its_mails(tmp_path: Path) -> None:
    mail = "From: Le Courrier <lettre@courrier.example>\nSubject: La lettre\n\nPremier mot.\n>From Vélane, on apprend que...\n"
    file = tmp_path / "lettres.mbox"
    file.write_text(f"From lettre@courrier.example Wed Mar 12 21:40:00 2031\n{mail}\nFrom x@y.example Thu Mar 13 08:00:00 2031\n{mail}")
    kept, refused = pages([file])
    assert [page.address for page in kept] == ["lettres.mbox/1", "lettres.mbox/2"]
    assert kept[0].data.decode().strip().endswith("\nFrom Vélane, on apprend que...")
    assert refused == ()


def test_records_packed_with_zstandard_are_read_as_others_are() -> None:
    from io import BytesIO

    from fastwarc.stream_io import ZstdWriter
    from fastwarc.warc import ArchiveIterator

    from recoupe.inputs import came_in
    from tests.fuzz.readers import CORPUS

    plain, packed = (CORPUS / "warc.warc").read_bytes(), BytesIO()
    with ZstdWriter(packed) as writer:
        for record in ArchiveIterator(BytesIO(plain), parse_http=False):
            record.write(writer)
    assert came_in("a.warc.zst", packed.getvalue()) == came_in("a.warc", plain)
    page, _ = came_in("a.zst", b"\x28\xb5\x2f\xfd" + b"x" * 99)
    assert page[0].data.endswith(b"xx")  # the stage of articles says what it is


def frame(data: bytes) -> bytes:
    """Bytes packed with Zstandard by themselves, as archives pack each record."""
    from fastwarc.stream_io import ZstdWriter

    packed = io.BytesIO()
    with ZstdWriter(packed) as writer:
        writer.write(data)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("ending", "pack", "told"),
    [
        ("warc", bytes, "inputs.record-cut"),
        ("warc.gz", gzip.compress, "inputs.record-cut"),
        ("warc.zst", frame, "inputs.container-broken"),
    ],
)
def test_of_a_cut_archive_no_page_comes_in_cut(ending: str, pack: Callable[[bytes], bytes], told: str, tmp_path: Path) -> None:
    whole = [warc(record(f"https://courrier.example/{n}", HTML.encode()), packed=False) for n in range(3)]
    file = tmp_path / f"a.{ending}"
    file.write_bytes(b"".join(map(pack, whole))[:-60])
    kept, refused = pages([file])
    assert [page.address for page in kept] == ["https://courrier.example/0", "https://courrier.example/1"]
    assert all(page.data == HTML.encode() for page in kept)
    assert keys(refused) == [told]
