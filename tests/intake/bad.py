"""Bad input: one file each, what the program says of it in both languages, and the code it ends with.

PYTHONPATH=src:. python -m tests.intake.bad        the table, as Markdown
"""

from __future__ import annotations

import io
import os
import sys
import zipfile
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from recoupe.cli import main
from tests.articles.formats.exports import europresse, europresse_article, uni, uni_lines
from tests.articles.formats.written import LEAD, SECOND, STORY, TITLE, docx_of, pdf_of, zipped

TEXT = "\n\n".join(STORY)
BODY = f"<h1>{TITLE}</h1><p>{LEAD}</p><p>{SECOND}</p>"
OTHER = (
    "Le championnat de voile de Vélane a été remporté dimanche par l'équipage de Karl Brusk, qui a devancé de deux minutes les "
    "tenants du titre dans la dernière régate, disputée par grand vent devant plusieurs milliers de spectateurs."
)
RECIPE = "Tarte\nIngrédients\n200 g de farine\nPréchauffez le four, thermostat 6.\nMélangez avec deux cuillères à soupe de sucre."
ASKS = "<p>Nous et nos partenaires utilisons des cookies ; votre consentement sert à la publicité.</p>"
STUB = f"{BODY}<p>Il vous reste 61 % de cet article à lire. La suite est réservée aux abonnés.</p>"
TWO = "https://courrier.example/2022/01/20/detroit\nLe détroit rouvert\nPublié le 12 janvier 2022\n" + "\n".join(STORY[1:])
ENGLISH = (
    "Talks collapse over water rights\n\nTalks between the states collapsed on Tuesday after negotiators failed to agree, officials said."
)
MANGLED = TEXT.encode().decode("cp1252", "replace").encode()


@dataclass(frozen=True, slots=True)
class Bad:
    """A bad file: its code, what is wrong with it, its bytes (or what makes it), files given with it, options, and the exit code."""

    code: str
    what: str
    name: str
    data: bytes
    exit: int
    beside: Mapping[str, bytes] | None = None
    options: tuple[str, ...] = ()


def page(body: str, head: str = "<meta charset='utf-8'>") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}<title>{TITLE}</title></head><body><article>{body}</article></body></html>".encode()


def locked() -> bytes:
    """A ZIP whose member says that it is locked."""
    data = bytearray(zipped({"a.txt": TEXT}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + at] |= 1
    return bytes(data)


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("a.txt"), b"a" * 5_000_000, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def nested(depth: int) -> bytes:
    data = zipped({"a.txt": TEXT})
    for _ in range(depth):
        data = zipped({"a.zip": data})
    return data


GOOD = {"bon.txt": TEXT.encode()}
EVERY: tuple[Bad, ...] = (
    Bad("E101", "page en UTF-8 qui annonce ISO-8859-1", "a3.html", page(BODY, "<meta charset='ISO-8859-1'>"), 0),
    Bad("E101", "texte en Windows-1252", "cp1252.txt", TEXT.encode("cp1252"), 0),
    Bad("E101", "UTF-8 enregistré deux fois (« Ã© »)", "casse.txt", MANGLED, 0),
    Bad(
        "E101",
        "le même, avec --fix-encoding",
        "repare.txt",
        MANGLED,
        0,
        None,
        ("--fix-encoding",),
    ),
    Bad("E101", "caractères perdus (U+FFFD)", "perdu.txt", TEXT.replace("é", "\ufffd").encode(), 0),
    Bad("E101", "octets qui ne sont d'aucun encodage", "odd.txt", TEXT.encode() + b"\x81\xfe\xff\x8d" * 90, 1),
    Bad("E102", "fichier vide", "vide.txt", b"", 1),
    Bad("E102", "page écrite par un script", "coquille.html", page("<script>app()</script><p>Chargement…</p>"), 1),
    Bad("E102", "page presque sans texte", "mince.html", page("<p>Vélane</p>"), 1),
    Bad("E102", "notice sans texte ni fichier", "notice.ris", f"TY  - NEWS\nTI  - {TITLE}\nL1  - files/1/a.pdf\nER  - \n".encode(), 1),
    Bad("W103", "article tronqué par un péage", "peage.html", page(STUB), 0),
    Bad("E104", "bandeau de cookies", "bandeau.html", page(ASKS * 6), 1),
    Bad("E105", "PDF image", "scan.pdf", pdf_of([[], []]), 1),
    Bad("W106", "fichier de plus de 20 Mo qui ne se coupe pas", "gros.txt", TEXT.encode() * 60_000, 1),
    Bad("W106", "article de plus de 100 000 caractères", "long.txt", TEXT.encode() * 400, 1),
    Bad("W106", "plus de 50 Mo", "masse-0.txt", TEXT.encode() * 40_000, 2, {f"masse-{n}.txt": TEXT.encode() * 40_000 for n in (1, 2, 3)}),
    Bad("E107", "deux annoncés, un lu", "europresse.html", europresse(europresse_article(), announced=2), 3),
    Bad("E107", "Nexis Uni : deux annoncés, un lu", "nexis.txt", uni(uni_lines(), announced=2), 3),
    Bad("W108", "mêmes mots à une autre adresse", "double.txt", TEXT.encode(), 0, GOOD),
    Bad("W109", "recette de cuisine", "tarte.txt", RECIPE.encode(), 0, GOOD),
    Bad("W109", "rien d'autre qu'une recette", "tarte-seule.txt", RECIPE.encode(), 1),
    Bad("W110", "article en anglais", "english.txt", ENGLISH.encode(), 0),
    Bad("E111", "deux dates : imprimée, adresse", "dates.txt", TWO.encode(), 0),
    Bad("E111", "date imprimée, identifiant d'un autre jour", "lendemain.html", europresse(europresse_article()), 0),
    Bad("E111", "aucune date", "sans-date.txt", f"{TITLE}\n\nLe Conseil a repoussé sa décision, a déclaré Irène Kalvo.".encode(), 0),
    Bad("E112", "fichier ZIP abîmé", "casse.zip", zipped({"a.txt": TEXT})[:-30], 1),
    Bad("E112", "ZIP avec mot de passe", "clos.zip", locked(), 1),
    Bad("E102", "ZIP vide", "vide.zip", zipped({}), 1),
    Bad("E112", "ZIP dans un ZIP dans un ZIP dans un ZIP", "poupees.zip", nested(3), 1),
    Bad("E112", "ZIP dont un nom sort de l'archive", "sort.zip", zipped({"../a.txt": TEXT}), 1),
    Bad("E112", "bombe ZIP", "bombe.zip", bomb(), 1),
    Bad("E112", "fichier de verrou", "~$note.docx", b"\x05desk", 1),
    Bad("E112", "Word abîmé", "casse.docx", docx_of()[:300], 1),
    Bad("E112", "PDF abîmé", "casse.pdf", b"%PDF-1.4\n1 0 obj", 1),
    Bad("E112", "Word avec mot de passe", "clos.docx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le") * 2, 1),
    Bad("E112", "ancien Word (.doc)", "ancien.doc", b"\xd0\xcf\x11\xe0" + b"Word" * 99, 1),
    Bad("E105", "image", "photo.jpg", b"\xff\xd8\xff\xe0" + b"JFIF" * 99, 1),
    Bad("E112", "ligne de CSV cassée", "t.csv", f'id,title,content\n1,"{TITLE}","{LEAD}"\n2,{TITLE}\n'.encode(), 3),
    Bad(
        "E112",
        "ligne de JSONL cassée",
        "t.jsonl",
        f'{{"content": "{LEAD}"}}\n{{"content": \n{{"content": "{SECOND}"}}\n'.encode(),
        3,
    ),
    Bad("E113", "article d'une autre affaire", "voile.txt", OTHER.encode(), 0, {f"bon-{n}.txt": f"{TEXT}\n\n{n}".encode() for n in (1, 2)}),
)


def said(bad: Bad, folder: Path, language: str) -> tuple[int, list[str]]:
    """What the program says of a bad file: its exit code, and the lines of its message."""
    into = folder / bad.name.replace(".", "-")
    into.mkdir(parents=True, exist_ok=True)
    for name, data in {bad.name: bad.data, **(bad.beside or {})}.items():
        (into / name).write_bytes(data)
    given = [str(path) for path in sorted(into.iterdir())] if bad.beside else [str(into / bad.name)]
    out, err = io.StringIO(), io.StringIO()
    store = folder / f"{bad.name}.{language}.sqlite"
    with redirect_stdout(out), redirect_stderr(err):
        code = main(["read", *given, "--store", str(store), "--lang", language, *bad.options])
    lines = err.getvalue().replace(f"{into}{os.sep}", "").splitlines()
    at = next((n for n, line in enumerate(lines) if bad.code in line), None)
    if at is None:
        return code, lines
    end = next((n for n in range(at, len(lines)) if "→" in lines[n]), at)
    return code, [line.strip() for line in lines[at : end + 1]]


def table() -> str:
    """All of it as Markdown."""
    rows = ["| code | file | what is wrong | exit | English | français |", "|---|---|---|---|---|---|"]
    with TemporaryDirectory() as place:
        for bad in EVERY:
            (code, english), (_, french) = (said(bad, Path(place), language) for language in ("en", "fr"))
            cells = (bad.code, f"`{bad.name}`", bad.what, str(code), "<br>".join(english), "<br>".join(french))
            rows.append("| " + " | ".join(cell.replace("|", "\\|").replace("\u00a0", " ") for cell in cells) + " |")
    return "\n".join(rows)


if __name__ == "__main__":
    sys.stdout.write(table() + "\n")
