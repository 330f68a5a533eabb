"""Newsletters: one mail, many pieces, and nothing of the reader; pages that a browser saved as one file."""

from __future__ import annotations

import time
from email.message import EmailMessage

import pytest

from recoupe.articles import read
from recoupe.articles.formats import carrier
from recoupe.errors import PageRefused
from recoupe.model import FieldKind, Page, Received

ONE = "Le Conseil des Détroits s’est réuni mardi à Vélane pour examiner la plainte de la Valdorie contre les péages d’Ostrane."
TWO = "La ministre Irène Kalvo a annoncé mercredi que les travaux du chenal reprendraient au printemps, malgré la grève des pilotes."
HTML = f"""<html><head><style>p {{color: red}}</style></head><body><table>
<tr><td><a href="https://t.example/see?u=paul">Voir cet e-mail dans votre navigateur</a></td></tr>
<tr><td>Bonjour Paul Darvin,</td></tr>
<tr><td><h1>Détroits</h1><h2><a href="https://t.example/c?u=paul">Péages : la plainte est examinée</a></h2><p>{ONE}</p>
<a href="https://t.example/c?u=paul">Lire la suite</a></td></tr>
<tr><td><b>Le chenal de Vélane rouvrira au printemps</b><p>{TWO}</p></td></tr>
<tr><td>Cet e-mail a été envoyé à paul.darvin@lecteur.example. <a href="#">Se désinscrire</a></td></tr>
</table></body></html>"""
TEXT = f"""Voir en ligne : https://t.example/v

----------
Péages : la plainte est examinée

{ONE}
https://t.example/a

----------
Le chenal de Vélane rouvrira au printemps

{TWO}

Envoyé à paul.darvin@lecteur.example
"""


def mail(*, html: str = "", text: str = "", cte: str = "quoted-printable", subject: str = "La lettre du matin") -> bytes:
    made = EmailMessage()
    made["Return-Path"] = "<bounce-paul.darvin=lecteur.example@t.example>"
    made["From"] = "Le Courrier de Vélane <lettre@courrier.example>"
    made["To"] = "Paul Darvin <paul.darvin@lecteur.example>"
    made["Date"] = "Wed, 12 Mar 2031 07:05:00 +0100"
    made["Subject"] = subject
    if text:
        made.set_content(text, cte=cte)
    if html and text:
        made.add_alternative(html, subtype="html", cte=cte)
    elif html:
        made.set_content(html, subtype="html", cte=cte)
    return made.as_bytes()


def received(data: bytes) -> Received:
    return read(Page("lettre.eml", data), 1)


@pytest.mark.parametrize("cte", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("html", [True, False])
def test_one_mail_gives_its_pieces_each_with_its_heading_sender_and_day(cte: str, html: bool) -> None:
    data = mail(html=HTML, text=TEXT, cte=cte) if html else mail(text=TEXT, cte=cte)
    assert carrier(data).name == "mail"
    found = received(data).readings
    heads = [reading.article.headline.text for reading in found if reading.article.headline]
    assert heads == ["Péages : la plainte est examinée", "Le chenal de Vélane rouvrira au printemps"]
    for reading, told in zip(found, (ONE, TWO), strict=True):
        assert told in reading.clean
        assert reading.article.publisher is not None
        assert reading.article.publisher.name == "Le Courrier de Vélane"
        assert reading.article.published.value == "2031-03-12"
        date = next(field for field in reading.article.fields if field.kind is FieldKind.DATE)
        assert date.value == "2031-03-12T07:05+01:00"


@pytest.mark.parametrize("html", [True, False])
def test_nothing_of_the_reader_is_in_a_piece(html: bool) -> None:
    data = mail(html=HTML, text=TEXT, subject="Paul Darvin, votre lettre") if html else mail(text=TEXT)
    for reading in received(data).readings:
        for private in ("Darvin", "lecteur.example", "désinscrire", "navigateur", "t.example"):
            assert private not in reading.clean


def test_a_label_above_a_heading_is_the_section() -> None:
    first = received(mail(html=HTML.replace("Détroits</h1>", "Affaires des Détroits</h1>"))).readings[0]
    assert [field.span.text for field in first.article.fields if field.kind is FieldKind.SECTION] == ["Affaires des Détroits"]


def test_a_mail_with_one_story_is_one_piece_under_its_subject() -> None:
    found = received(mail(html=f"<p>{ONE}</p><p>{TWO}</p>", subject="Péages : la plainte est examinée")).readings
    assert len(found) == 1
    assert found[0].article.headline is not None
    assert found[0].article.headline.text == "Péages : la plainte est examinée"


def test_a_mail_without_text_is_refused() -> None:
    data = mail(text="x").replace(b"text/plain", b"image/png")
    with pytest.raises(PageRefused) as caught:
        received(data)
    assert caught.value.key == "refused.no-body"


def test_parts_within_parts_without_end_cost_no_time() -> None:
    head = b"From: a@b.example\nMIME-Version: 1.0\nSubject: x\n"
    deep = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(3_000))
    began = time.perf_counter()
    with pytest.raises(PageRefused):
        received(head + deep + b"Content-Type: text/plain\n\n" + ONE.encode())
    assert time.perf_counter() - began < 5


SAVED = """From: <Saved by Blink>
Snapshot-Content-Location: https://courrier.example/a
Subject: =?utf-8?Q?P=C3=A9ages?=
Date: Thu, 13 Mar 2031 09:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----limite----"


------limite----
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://courrier.example/a

<html><head><meta charset=3D"utf-8"></head><body><h1>P=C3=A9ages : la plain=
te est examin=C3=A9e</h1><p>{body}</p></body></html>
------limite----
Content-Type: text/css
Content-Transfer-Encoding: quoted-printable

p {{ color: red }}
------limite------
"""


def test_a_page_saved_by_a_browser_is_read_as_the_page() -> None:
    from quopri import encodestring

    body = encodestring((ONE + " " + TWO).encode()).decode()
    data = SAVED.format(body=body).encode()
    assert carrier(data).name == "mhtml"
    (reading,) = read(Page("page.mhtml", data), 1).readings
    assert reading.article.headline is not None
    assert reading.article.headline.text == "Péages : la plainte est examinée"
    assert ONE in reading.clean
    assert "color" not in reading.clean
