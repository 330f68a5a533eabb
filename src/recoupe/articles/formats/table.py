"""Carriers and formats in one table: a row each, with the marker by which it is known."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from recoupe.articles.decode import MARKS
from recoupe.articles.formats.packed import names
from recoupe.articles.formats.pieces import Pieces
from recoupe.articles.formats.sheet import Sheet
from recoupe.model import Page

HEAD = 4096
"""Bytes in which the marker of a carrier stands."""
FRONT = 400_000
"""Characters in which the marker of a format stands: press databases put a list of contents before the first article."""


@dataclass(frozen=True, slots=True)
class Carrier:
    """How the characters of an article are packed: the bytes by which it is known, and the dotted path of what unpacks it.

    A file that is a ZIP of a certain kind is known by a member that it has. `words` are what every marker of the carrier holds one of, in
    small letters: a marker that may begin anywhere is only looked for where one of them stands, which takes a hundredth of the time.
    """

    name: str
    marker: re.Pattern[bytes] | None
    path: str
    member: str = ""
    words: tuple[bytes, ...] = ()

    def fits(self, head: bytes, data: bytes) -> bool:
        """Whether some bytes are of this carrier; `head` are the first of them (`head`)."""
        if self.marker is None:
            return True
        if self.words and not any(word in head.lower() for word in self.words):
            return False
        return bool(self.marker.match(head)) and (not self.member or self.member in names(data))

    def open(self, page: Page) -> Sheet:
        """The characters of a page. Raises PageRefused when there are none to read."""
        unpack: Callable[[Page], Sheet] = load(self.path)
        return unpack(page)


@dataclass(frozen=True, slots=True)
class Format:
    """How articles stand in a file: its carrier(s), the words by which it is known (None: whatever its carriers hold otherwise),
    the endings such files usually have, the library that reads it, and the dotted path of its reader.

    `words` are what every marker of the format holds one of: plain words are looked for in a tenth of the time of a marker.
    """  # noqa: D205 - one sentence

    name: str
    carriers: tuple[str, ...]
    marker: re.Pattern[str] | None
    endings: tuple[str, ...]
    library: str
    path: str
    words: tuple[str, ...] = ("",)

    def fits(self, front: str) -> bool:
        """Whether characters are in this format; `front` is the beginning of a file."""
        return self.marker is None or (any(map(front.__contains__, self.words)) and bool(self.marker.search(front)))

    def read(self, sheet: Sheet) -> Pieces:
        """The articles of a file. Raises PageRefused when there are none."""
        take: Callable[[Sheet], Pieces] = load(self.path)
        return take(sheet)


def head(data: bytes) -> bytes:
    """The first bytes of a file; those of one in UTF-16 or UTF-32 as UTF-8, which the markers are written in."""
    mark = next((encoding for mark, encoding in MARKS if data.startswith(mark)), "utf-8")
    return data[:HEAD] if mark == "utf-8" else data[: 4 * HEAD].decode(mark, "ignore").lstrip("\ufeff").encode("utf-8", "replace")[:HEAD]


def _bytes(marker: bytes) -> re.Pattern[bytes]:
    return re.compile(marker, re.IGNORECASE | re.DOTALL)


def _words(marker: str) -> re.Pattern[str]:
    return re.compile(marker, re.MULTILINE)


SAVED = rb"(?=.*?(?:<Saved by |Snapshot-Content-Location:))"
"""What browsers write at the head of a page that they save whole."""
HEADERS = (
    rb"(?:Return-Path|Received|Delivered-To|From|To|Cc|Date|Subject|MIME-Version|Message-ID|Content-Type"
    rb"|Reply-To|Sender|DKIM-Signature|Authentication-Results|(?:X|ARC|List)-[\w-]{1,40}):"
)
"""The first line of a mail. It is asked for before all else: most files that are no mail do not begin so."""

CARRIERS: tuple[Carrier, ...] = (
    Carrier(
        "xml",
        _bytes(
            rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml(?:(?!\?>).){0,500}\?>\s*(?:<(?:!--.{0,500}?--|\?[^>]{0,500}|!doctype\s+(?!html)[^>\[]{0,500}"
            rb"(?:\[.{0,2000}?\]\s*)?)>\s*)*(?!<(?:!doctype\s+)?(?:html|head|body)\b)<"
            rb"|<(?:(?:!--.{0,500}?--|!doctype\s+(?!html)[^>]{0,500})>\s*<)*(?:\w{1,20}:)?(?:ppsarticle\w{0,20}|corpus|text|tei|newsml|newsitem|newsmessage|nitf|rss|feed|opml)[\s>])"
        ),
        "recoupe.articles.formats.sheet:xml",
    ),
    Carrier(
        "html",
        _bytes(
            rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)*"
            rb"<(?:!doctype\s+html|html|head|body|meta|title|article|div|p|table|span|h1)\b"
        ),
        "recoupe.articles.formats.sheet:markup",
    ),
    Carrier("record", re.compile(rb"recoupe-record/1\n\d{1,9} "), "recoupe.articles.formats.bundle:unpack"),
    Carrier("docx", _bytes(rb"PK\x03\x04"), "recoupe.articles.formats.office:word", member="word/document.xml"),
    Carrier(
        "odt",
        _bytes(rb"PK\x03\x04.{4,60}mimetypeapplication/vnd\.oasis\.opendocument\.text"),
        "recoupe.articles.formats.office:opendocument",
    ),
    Carrier("rtf", _bytes(rb"\s*\{\\rtf"), "recoupe.articles.formats.rtf:unpack"),
    Carrier("pdf", _bytes(rb"(?:[^%]{0,1000}?)%PDF-\d"), "recoupe.articles.formats.pdf:unpack", words=(b"%pdf-",)),
    Carrier(
        "mhtml",
        _bytes(rb"(?=.*?\n?Content-Type:\s*multipart/related)" + SAVED),
        "recoupe.articles.formats.mail:saved",
        words=(b"multipart/related",),
    ),
    Carrier(
        "mail",
        _bytes(
            rb"(?="
            + HEADERS
            + rb")(?!"
            + SAVED
            + rb")(?=(?:.*?\n)?(?:MIME-Version:|Received:|From:[^\n]{0,300}@))"
            + HEADERS
            + rb"(?=.*?\n(?:From|To|Date|Subject|Message-ID|MIME-Version):)"
        ),
        "recoupe.articles.formats.mail:letter",
    ),
    Carrier("text", None, "recoupe.articles.formats.sheet:text"),
)
"""What no marker fits is text."""

PROLOGUE = r"\A\s*+(?:<!--(?s:.{0,2000}?)-->\s*|<!DOCTYPE[^>\[]{0,500}\[(?s:.{0,5000}?)\]\s*>\s*|<[?!][^>]{0,500}>\s*){0,20}"
"""What stands before the first element of XML."""

TEXTS = ("text", "docx", "rtf", "pdf")
"""Carriers of lines of text."""

BODIES = r"(?:content|contenu|texte?|body|corps|full_?text|texte_int[ée]gral)"
OTHERS = r"(?:id|title|titre|headline|date|published|media|source|journal|url|link|auteur|author|publisher)"
"""Names of columns: a table of articles has one of either sort."""


def _cell(name: str) -> str:
    """A whole cell of the first line of a table."""
    return rf"(?:(?<![^\n,;\t|])|(?<=\ufeff))\"?(?i:{name})\"?[ \t]*(?=[,;\t|\r\n])"


FORMATS: tuple[Format, ...] = (
    Format(
        "europresse",
        ("html",),
        _words(r"<article\b[^<>]{0,300}>[\s\S]{0,3000}?\bDocPublicationName\b"),
        ("html",),
        "",
        "recoupe.articles.formats.europresse:read",
        ("DocPublicationName",),
    ),
    Format(
        "europresse-old",
        ("html",),
        _words(r"class\s*=\s*[\"']?TitreArticleVisu\b"),
        ("html",),
        "",
        "recoupe.articles.formats.europresse:read_old",
        ("TitreArticleVisu",),
    ),
    Format(
        "factiva",
        ("html",),
        _words(r"class\s*=\s*[\"'](?:[^\"'<>]{0,80}\s)?article [a-z]{2}Article\b"),
        ("html",),
        "",
        "recoupe.articles.formats.factiva:read",
        ("Article",),
    ),
    Format(
        "factiva-text",
        TEXTS,
        _words(r"^[ \t\f]*(?:Document|Dokument|Documento)[ \t]+[A-Z0-9]{3,8}0{2,}\d{8}[A-Za-z0-9]{5,14}\s*$"),
        ("txt", "rtf", "docx", "pdf"),
        "",
        "recoupe.articles.formats.factiva:read_text",
        ("Document", "Dokument"),
    ),
    Format(
        "factiva-xml",
        ("xml",),
        _words(r"<(?:\w{1,20}:)?ppsArticleResponse\b|global\.factiva\.com/pps"),
        ("xml",),
        "",
        "recoupe.articles.formats.factiva:read_xml",
    ),
    Format(
        "lexisnexis",
        ("html", *TEXTS),
        _words(
            r"<a\s[^<>]{0,100}?\bname\s*=\s*[\"']?DOC_ID_"
            r"|^[ \t\f]*(?:(?:Document|Dokument|Documento)[ \t]+\d+[ \t]+(?:de|of|von|van)[ \t]+\d+"
            r"|\d+[ \t]+(?:of|de|von|van)[ \t]+\d+[ \t]+(?:DOCUMENTS?|Dokumente|Documenten))[ \t]*\r?$"
        ),
        ("html", "txt"),
        "",
        "recoupe.articles.formats.lexisnexis:read",
        ("DOC_ID_", "Document ", "Document\t", "Dokument ", "Dokument\t", "Documento", "DOCUMENT", "Dokumente", "Documenten"),
    ),
    Format(
        "nexis-uni",
        TEXTS,
        _words(r"^[ \t\f]*(?:End of Document|Fin du document|Ende des Dokuments|Einde (?:van het )?document|Fin del? documento)[ \t]*\r?$"),
        ("docx", "rtf", "pdf"),
        "",
        "recoupe.articles.formats.nexisuni:read",
        ("End of Document", "Fin du document", "Ende des Dokuments", "Einde ", "Fin de documento", "Fin del documento"),
    ),
    Format(
        "iramuteq",
        ("text",),
        _words(r"^\*{4}(?:[ \t]+\*[^\s_]+_\S*)+[ \t]*\r?$"),
        ("txt",),
        "",
        "recoupe.articles.formats.iramuteq:read",
        ("****",),
    ),
    Format(
        "press-corpus",
        ("xml",),
        _words(r"<text\b[^<>]{0,2000}?\s(?:source|title|date)\s*=\s*[\"']"),
        ("xml",),
        "",
        "recoupe.articles.formats.corpus:read",
    ),
    Format(
        "csv",
        ("text",),
        _words(rf"\A\s*+(?=[^\n]{{0,2000}}?{_cell(BODIES)})(?=[^\n]{{0,2000}}?{_cell(OTHERS)})[^\n]{{3,2000}}\n[^\n]*[,;\t|]"),
        ("csv", "tsv"),
        "",
        "recoupe.articles.formats.csvtable:read",
    ),
    Format(
        "json",
        ("text",),
        _words(
            r"\A\s*+[\[{](?=[^\0]{0,100000}?\"(?:content|contenu|texte|text|body|corps|full_?text|texte_int[ée]gral)\"\s*:)"
            r"(?![^\0]{0,100000}?\"(?:versioncreated|pubstatus|firstcreated|contentcreated|container-title|citation-key|issued)\"\s*:)"
        ),
        ("json", "jsonl"),
        "",
        "recoupe.articles.formats.jsontable:read",
    ),
    Format(
        "newsml",
        ("xml",),
        _words(r"\A\s*+(?:<[?!][^>]*>\s*)*<(?:\w+:)?(?:newsItem|newsMessage|NewsML|NewsItem)\b"),
        ("xml", "newsml"),
        "",
        "recoupe.articles.formats.newsml:read",
    ),
    Format(
        "nitf", ("xml",), _words(r"\A\s*+(?:<[?!][^>]*>\s*)*<(?:\w+:)?nitf\b"), ("xml", "nitf"), "", "recoupe.articles.formats.newsml:read"
    ),
    Format("ris", ("text",), _words(r"\A\s*+TY {1,2}- \w"), ("ris",), "", "recoupe.articles.formats.ris:read"),
    Format(
        "csl",
        ("text",),
        _words(r"\A\s*+\[\s*\{[^\0]{0,4000}?\"(?:container-title|citation-key|issued)\"\s*:"),
        ("json",),
        "",
        "recoupe.articles.formats.csl:read",
    ),
    Format(
        "ninjs",
        ("text",),
        _words(r"\A\s*+[\[{][^\0]{0,100000}?\"(?:versioncreated|pubstatus|firstcreated|contentcreated)\"\s*:"),
        ("json", "ninjs"),
        "",
        "recoupe.articles.formats.ninjs:read",
    ),
    Format("html", ("html",), None, ("html", "htm", "xhtml"), "trafilatura", "recoupe.articles.formats.html:read"),
    Format("mhtml", ("mhtml",), None, ("mhtml", "mht"), "trafilatura", "recoupe.articles.formats.mail:read"),
    Format("record", ("record",), None, ("ris", "json"), "", "recoupe.articles.formats.bundle:read"),
    Format("docx", ("docx",), None, ("docx",), "", "recoupe.articles.formats.office:read"),
    Format("odt", ("odt",), None, ("odt",), "", "recoupe.articles.formats.office:read"),
    Format("rtf", ("rtf",), None, ("rtf",), "", "recoupe.articles.formats.rtf:read"),
    Format("pdf", ("pdf",), None, ("pdf",), "pypdf", "recoupe.articles.formats.pdf:read"),
    Format(
        "markdown",
        ("text",),
        _words(
            r"\A---[ \t]*\n[A-Za-z_]{2,20}[ \t]*:|^#{1,6} [^\W\d_]|\[[^\[\]\n]{1,200}\]\(https?://|"
            r"(?<![\w*])\*\*[^\s*][^*\n]{0,300}\*\*(?![\w*])"
        ),
        ("md", "markdown"),
        "",
        "recoupe.articles.formats.markdown:read",
        ("---", "#", "](http", "**"),
    ),
    Format("mail", ("mail",), None, ("eml",), "", "recoupe.articles.formats.newsletter:read"),
    Format(
        "feed",
        ("xml",),
        _words(PROLOGUE + r"<(?:rss|feed|(?:rdf:)?RDF)[\s>]"),
        ("rss", "atom", "xml"),
        "",
        "recoupe.articles.formats.feed:read",
    ),
    Format("opml", ("xml",), _words(PROLOGUE + r"<opml[\s>]"), ("opml",), "", "recoupe.articles.formats.feed:subscriptions"),
    Format("xml", ("xml",), None, ("xml",), "", "recoupe.articles.formats.xml:read"),
    Format("text", ("text",), None, ("txt", "text"), "", "recoupe.articles.formats.text:read"),
)


def load(path: str) -> Any:
    """What a dotted path "module:name" names: imported when a file needs it, not before."""
    module, name = path.split(":")
    return getattr(import_module(module), name)
