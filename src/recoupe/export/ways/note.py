"""The desk's note: the brief, what the accounts differ in, the sources; for Word (DOCX), for mail (EML), for paper (PDF)."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

from recoupe.errors import UsageMistake
from recoupe.export.sheets import STAMP, still
from recoupe.export.views.differences import PointRow, differences
from recoupe.export.views.header import header
from recoupe.export.views.lookup import Lookup
from recoupe.export.ways.citations import bibliography
from recoupe.export.ways.sources import rights
from recoupe.export.words import Words, short, tidy
from recoupe.lang import mistake
from recoupe.model import BriefItem, Dossier, Reading

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
POINTS = 12
"""Points in the table of differences: what fits on a page."""
MADE = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)(\d{14})")
"""When a PDF was made: left out, so that the same dossier gives the same bytes."""
PATIENCE = 120
"""Seconds a browser is given to print."""


def _marks(item: BriefItem) -> str:
    return f"[{', '.join(dict.fromkeys(span.article for span in item.cites))}]"


def _rows(look: Lookup) -> tuple[PointRow, ...]:
    found = differences(look)
    return (*found.contradict, *found.differ)[:POINTS]


def _tellings(row: PointRow, look: Lookup) -> Iterable[str]:
    for told in row.told:
        yield f"{told.article}{look.words('colon')}{look.words.quote(short(' […] '.join(s.text for s in told.cites), 160))}"


def docx(dossier: Dossier, readings: Sequence[Reading], language: str) -> bytes:
    """The note for a word processor: headings, sentences with their marks, a table of differences, sources, rights."""
    from datetime import datetime  # noqa: PLC0415 - start-up counts

    from docx import Document  # noqa: PLC0415

    look = Lookup(dossier, Words(language), readings)
    top = header(look)
    made = Document()
    made.core_properties.title, made.core_properties.language = tidy(top.title), language
    made.core_properties.author = "recoupe"
    made.core_properties.created = made.core_properties.modified = datetime(*STAMP)
    made.add_heading(tidy(top.title), 0)
    made.add_paragraph(", ".join(top.counts) + (f" ({top.days})" if top.days else ""))
    for section, items in groupby(dossier.brief, key=lambda item: item.section):
        made.add_heading(tidy(section), 1)
        for item in items:
            made.add_paragraph(tidy(item.text) + " ").add_run(_marks(item)).italic = True
    _table(look, made)
    made.add_heading(look.words("section-sources"), 1)
    for article, line in zip(dossier.articles, bibliography(dossier, readings, language).splitlines(), strict=True):
        made.add_paragraph(f"[{article.id}] {line}")
    for line in rights(look):
        made.add_paragraph().add_run(line).italic = True
    out = io.BytesIO()
    made.save(out)
    return still(out.getvalue())


def _table(look: Lookup, made: Any) -> None:
    found = _rows(look)
    if not found:
        return
    made.add_heading(look.words("section-differences"), 1)
    table = made.add_table(rows=1, cols=3, style="Table Grid")
    for cell, name in zip(table.rows[0].cells, ("point", "relation", "words"), strict=True):
        cell.text = look.words(f"note-{name}")
    for row in found:
        cells = table.add_row().cells
        cells[0].text = tidy(row.label)
        cells[1].text = ", ".join((row.relation, *row.differ_in))
        cells[2].text = "\n".join(_tellings(row, look))


def eml(dossier: Dossier, readings: Sequence[Reading], language: str) -> str:
    """The note as a mail that is not sent: plain text, and HTML beside it."""
    look = Lookup(dossier, Words(language), readings)
    top = header(look)
    message = EmailMessage(policy=SMTP)
    message["Subject"] = tidy(top.title)
    message["X-Unsent"] = "1"
    plain, rich = [", ".join(top.counts), ""], [f"<p>{escape(', '.join(top.counts))}</p>"]
    for section, items in groupby(dossier.brief, key=lambda item: item.section):
        plain += [tidy(section).upper(), ""]
        rich.append(f"<h2>{escape(tidy(section))}</h2>")
        for item in items:
            plain += [f"{tidy(item.text)} {_marks(item)}", ""]
            rich.append(f"<p>{escape(tidy(item.text))} <small>{escape(_marks(item))}</small></p>")
    listed = [f"[{a.id}] {line}" for a, line in zip(dossier.articles, bibliography(dossier, (), language).splitlines(), strict=True)]
    closing = [*listed, "", *rights(look)]
    message.set_content("\n".join((*plain, *closing)) + "\n", cte="quoted-printable")
    html = "".join(rich) + "".join(f"<p>{escape(line)}</p>" for line in closing if line)
    message.add_alternative(f'<html lang="{language}"><body>{html}</body></html>', subtype="html", cte="quoted-printable")
    message.set_boundary("recoupe-note")
    return message.as_bytes().decode("ascii")


def pdf(dossier: Dossier, readings: Sequence[Reading], language: str) -> bytes:
    """The picture printed by a browser of this machine, which is given no network. Raises UsageMistake where there is none."""
    from recoupe.export.html import whole  # noqa: PLC0415 - loads templates

    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        raise mistake(UsageMistake, "export.no-browser", where="pdf")
    with tempfile.TemporaryDirectory() as place:
        page, paper = Path(place) / "page.html", Path(place) / "page.pdf"
        page.write_text(whole(dossier, readings, language), encoding="utf-8")
        given = ["--headless", "--disable-gpu", "--no-sandbox", "--no-pdf-header-footer", "--host-resolver-rules=MAP * ~NOTFOUND"]
        given += ["--disable-background-networking", f"--user-data-dir={place}/browser", f"--print-to-pdf={paper}", page.as_uri()]
        try:
            subprocess.run([browser, *given], check=True, capture_output=True, timeout=PATIENCE)
            return MADE.sub(lambda found: found[1] + b"0" * len(found[2]), paper.read_bytes())
        except (OSError, subprocess.SubprocessError) as error:
            raise mistake(UsageMistake, "export.browser-failed", where=browser) from error
