"""A page that was fetched, kept as a WACZ file: what came, when, from where, with the hashes that prove it (WACZ 1.1.1)."""

from __future__ import annotations

import json
import zipfile
from base64 import b32encode
from hashlib import sha1, sha256
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from fastwarc.stream_io import GzipWriter
from fastwarc.warc import WarcRecord, WarcRecordType

from recoupe.fetching.fetch import Answer
from recoupe.version import __version__

OWN = frozenset({"content-encoding", "transfer-encoding", "content-length", "connection", "set-cookie"})
"""Headers that are no longer true of the body as it is kept, or are the reader's own business."""
WARC = "archive/data.warc.gz"


def archive(answer: Answer, folder: Path) -> Path:
    """Keep an answer in a folder; the WACZ file. The same answer at the same moment is the same file."""
    folder.mkdir(parents=True, exist_ok=True)
    stamp = answer.at.strftime("%Y%m%d%H%M%S")
    made = folder / f"{stamp}-{sha256(answer.url.encode() + answer.got.body).hexdigest()[:12]}.wacz"
    data = _warc(answer)
    page = {"id": _name(answer), "url": answer.url, "ts": answer.at.strftime("%Y-%m-%dT%H:%M:%SZ")}
    listed = {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}
    parts = {
        WARC: data,
        "indexes/index.cdx": _index(answer, stamp, len(data)),
        "pages/pages.jsonl": "".join(json.dumps(line) + "\n" for line in (listed, page)).encode(),
    }
    package = {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "software": f"recoupe {__version__}",
        "created": page["ts"],
        "mainPageUrl": answer.url,
        "mainPageDate": page["ts"],
        "resources": [
            {"name": name.rpartition("/")[2], "path": name, "hash": f"sha256:{sha256(part).hexdigest()}", "bytes": len(part)}
            for name, part in parts.items()
        ],
    }
    told = json.dumps(package, indent=1).encode()
    digest = json.dumps({"path": "datapackage.json", "hash": f"sha256:{sha256(told).hexdigest()}"}).encode()
    beside = made.with_name(f"{made.name}.part")
    with zipfile.ZipFile(beside, "w", zipfile.ZIP_STORED) as packed:
        for name, part in {"datapackage.json": told, "datapackage-digest.json": digest, **parts}.items():
            packed.writestr(zipfile.ZipInfo(name, answer.at.timetuple()[:6]), part)
    beside.replace(made)
    return made


def _name(answer: Answer) -> str:
    return str(uuid5(NAMESPACE_URL, f"{answer.at.isoformat()} {answer.url}"))


def _warc(answer: Answer) -> bytes:
    """The answer as one packed record."""
    got = answer.got
    kept = [(key, value) for key, value in got.headers if key.lower() not in OWN]
    head = "".join(f"{key}: {' '.join(value.split())}\r\n" for key, value in kept)
    http = f"HTTP/1.1 {got.status} {got.reason}\r\n{head}Content-Length: {len(got.body)}\r\n\r\n".encode("latin-1", "replace") + got.body
    record = WarcRecord()
    record.init_headers(record_type=WarcRecordType.response, record_urn=_name(answer).encode())
    record.headers["WARC-Target-URI"] = answer.url
    record.headers["WARC-Date"] = answer.at.strftime("%Y-%m-%dT%H:%M:%SZ")
    record.headers["Content-Type"] = "application/http; msgtype=response"
    record.headers["WARC-Payload-Digest"] = f"sha1:{_digest(got.body)}"
    record.set_bytes_content(http)
    out = BytesIO()
    with GzipWriter(out) as writer:
        record.write(writer)
    return out.getvalue()


def _digest(body: bytes) -> str:
    return b32encode(sha1(body, usedforsecurity=False).digest()).decode()


def _index(answer: Answer, stamp: str, length: int) -> bytes:
    """The line of the record in the index of the archive (CDXJ): the name of its site backwards, its path, its moment."""
    parts = urlsplit(answer.url)
    key = f"{','.join(reversed((parts.hostname or '').split('.')))}){parts.path or '/'}{'?' + parts.query if parts.query else ''}".lower()
    said = {
        "url": answer.url,
        "mime": answer.got.header("Content-Type").partition(";")[0].strip(),
        "status": str(answer.got.status),
        "digest": f"sha1:{_digest(answer.got.body)}",
        "length": str(length),
        "offset": "0",
        "filename": WARC.rpartition("/")[2],
    }
    return f"{key} {stamp} {json.dumps(said)}\n".encode()
