"""Files of formats that no editor of text writes, made of invented words: what tests and fuzzing begin with."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape

TITLE = "Le Conseil des Détroits suspend ses travaux"
LEAD = (
    "Le Conseil des Détroits a suspendu lundi ses travaux à Vélane, faute d'accord sur la pêche entre la Valdorie et l'Ostrane, "
    "a annoncé sa présidente, Irène Kalvo."
)
SECOND = "« Nous reprendrons quand les bateaux seront rentrés », a déclaré le ministre ostranien Paul Darvin. Les pêcheurs attendent."
STORY = (TITLE, LEAD, SECOND)
WORD_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def zipped(members: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of some members, the same bytes each time."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2022, 3, 14, 0, 0, 0)), data, method)
    return out.getvalue()


def docx(body: str) -> bytes:
    """A Word document with that body (the XML within `w:body`)."""
    text = f'<?xml version="1.0" encoding="UTF-8"?><w:document {WORD_SPACE}><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": text})


def docx_of(paragraphs: Sequence[str] = STORY) -> bytes:
    """A Word document with those paragraphs."""
    return docx("".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>' for text in paragraphs))


def odt(body: str) -> bytes:
    """An OpenDocument text with that body."""
    text = f'<?xml version="1.0"?>\n<office:document-content><office:body><office:text>\n{body}\n</office:text></office:body>'
    members = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": f"{text}</office:document-content>"}
    return zipped(members, zipfile.ZIP_STORED)


def odt_of(paragraphs: Sequence[str] = STORY) -> bytes:
    """An OpenDocument text with those paragraphs."""
    return odt("\n".join(f"<text:p>{escape(text)}</text:p>" for text in paragraphs))


def rtf(body: str) -> bytes:
    """An RTF document with that body."""
    return ("{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fcharset0 Times;}{\\f1\\fcharset204 Times Cyr;}}\n" + body + "}").encode(
        "cp1252"
    )


def rtf_of(paragraphs: Sequence[str] = STORY) -> bytes:
    """An RTF document with those paragraphs, accents as Word writes them."""
    return rtf("\\par\n".join("".join(c if c < "\x7f" else f"\\u{ord(c)}?" for c in text) for text in paragraphs))


def pdf_of(pages: Sequence[Sequence[str]] = (STORY,)) -> bytes:
    """A PDF with those lines on each page, without compression."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        shown = [line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") for line in lines]
        drawn = b"BT /F1 10 Tf 50 780 Td 14 TL " + b" ".join(b"(" + line + b") Tj T*" for line in shown) + b" ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        kids.append(len(objects) + 1)
        held = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
        objects.append(held % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    out, places = bytearray(b"%PDF-1.4\n"), []
    for n, held in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (n, held)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


MARKDOWN = f"""# {TITLE}

{LEAD.replace("Irène Kalvo", "**Irène Kalvo**")}

> {SECOND.replace("Paul Darvin", "[Paul Darvin](https://example.org/darvin)")}
"""
