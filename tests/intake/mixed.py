"""A folder that holds every format there is, as a desk has it: made of the files of our tests.

PYTHONPATH=src:. python -m tests.intake.mixed        what would be read of it, and what is
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from recoupe.cli import main
from tests.articles.formats.exports import (
    europresse,
    europresse_article,
    factiva_element,
    factiva_xml,
    nexis_lines,
    nexis_text,
    uni,
    uni_lines,
)
from tests.articles.formats.written import docx_of, odt_of, pdf_of, rtf_of, zipped
from tests.fuzz.readers import CORPUS
from tests.test_mails import mail
from tests.test_references import members

OTHER = (
    "Le port de Vélane rouvre lundi",
    "Le port de Vélane rouvre lundi, a annoncé sa directrice, Marthe Dulac, après trois jours de grève.",
)


def mixed(folder: Path) -> Path:
    """Fill a folder: each file of the corpus, exports that say how many articles they hold, mails, and lists with their files."""
    for path in CORPUS.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    other = {"title": OTHER[0], "body": [f"<p>{OTHER[1]}</p>"], "standfirst": ""}
    letter = mail(OTHER[1] * 3)
    letter.add_attachment(docx_of(OTHER), "application", "octet-stream", filename="port.docx")
    letter.add_attachment(b"\x89PNG", "image", "png", filename="coupure.png")
    made: dict[str, bytes | str] = {
        "revue/europresse-2.html": europresse(europresse_article(), europresse_article(**other)),  # type: ignore[arg-type]
        "revue/europresse-perdu.html": europresse(europresse_article(), announced=2),
        "revue/factiva-1.xml": factiva_xml(factiva_element(), count=1),
        "revue/nexis-2.txt": nexis_text(nexis_lines("1 of 2 DOCUMENTS"), nexis_lines("2 of 2 DOCUMENTS", headline=OTHER[0])),
        "revue/uni-1.txt": uni(uni_lines()),
        "revue/lettre.eml": bytes(letter),
        "revue/recolte.zip": zipped({"a.docx": docx_of(), "b.odt": odt_of(), "c.rtf": rtf_of(), "d.pdf": pdf_of(), "e.pdf": pdf_of([[]])}),
        **{f"zotero/{name}": data for name, data in members().items()},
    }
    for name, data in made.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return folder


if __name__ == "__main__":
    with TemporaryDirectory() as place:
        inner = Path(place) / "dossier"
        inner.mkdir()
        mixed(inner)
        store = str(Path(place) / "kept" / "story.sqlite")
        for options in (["--dry-run"], []):
            sys.stdout.write(f"\n$ recoupe read dossier/ {' '.join(options)}\n")
            sys.stdout.flush()
            code = main(["read", str(inner), "--store", store, *options])
            sys.stderr.flush()
            sys.stdout.write(f"(exit {code})\n")
            sys.stdout.flush()
