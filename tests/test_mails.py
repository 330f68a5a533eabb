"""What is attached to mails is read; pictures are told; a saved page knows the address that it was saved from."""

from __future__ import annotations

import time
from email.message import EmailMessage

from recoupe.articles import read
from recoupe.inputs import came_in
from recoupe.model import FieldKind
from tests.articles.formats.asked import values
from tests.articles.formats.written import LEAD, SECOND, STORY, docx_of, pdf_of, zipped
from tests.fuzz.readers import CORPUS


def mail(body: str = "") -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "Revue <revue@phare.example>", "desk@detroit.example", "La revue du jour"
    made["Date"], made["Message-ID"] = "Wed, 12 Mar 2031 08:00:00 +0100", "<1@phare.example>"
    made.set_content(body or "Bonjour, voici les articles. Bien à vous.")
    return made


def test_what_is_attached_is_read_and_pictures_are_told() -> None:
    made = mail("\n\n".join(STORY))
    made.add_attachment(docx_of(), "application", "vnd.openxmlformats-officedocument.wordprocessingml.document", filename="a.docx")
    made.add_attachment(pdf_of(), "application", "pdf", filename="b/../c.pdf")
    made.add_attachment(f"<html><body><p>{LEAD}</p><p>{SECOND}</p></body></html>", subtype="html", filename="d.html")
    made.add_attachment(b"\x89PNG", "image", "png", filename="coupure.png")
    found, told = came_in("m.eml", bytes(made))
    assert [page.address for page in found] == ["m.eml", "m.eml/a.docx", "m.eml/b_.._c.pdf", "m.eml/d.html"]
    assert [(each.key, each.where) for each in told] == [("inputs.picture", "m.eml/coupure.png")]
    assert all(LEAD[:40] in " ".join(read(page, 1).readings[0].clean.split()) for page in found)


def test_a_mail_that_only_carries_an_attachment_is_no_page_itself() -> None:
    made = mail()
    made.add_attachment(zipped({"revue/a.docx": docx_of()}), "application", "zip", filename="revue.zip")
    found, told = came_in("m.eml", bytes(made))
    assert [page.address for page in found] == ["m.eml/revue.zip/revue/a.docx"]
    assert told == ()


def test_a_mail_sent_on_is_read_with_what_is_attached_to_it() -> None:
    inner = mail("\n\n".join(STORY))
    inner.add_attachment(docx_of(), "application", "octet-stream", filename="a.docx")
    outer = mail()
    outer.add_attachment(inner)
    found, _ = came_in("m.eml", bytes(outer))
    assert [page.address for page in found] == ["m.eml/mail.eml", "m.eml/mail.eml/a.docx"]


def test_mails_within_mails_end() -> None:
    made = mail("\n\n".join(STORY))
    for _ in range(6):
        outer = mail()
        outer.add_attachment(made)
        made = outer
    _, told = came_in("m.eml", bytes(made))
    assert [each.key for each in told] == ["inputs.too-deep"]


def test_pictures_that_a_mail_shows_itself_are_not_told() -> None:
    made = mail("\n\n".join(STORY))
    made.add_alternative("<p>" + "</p><p>".join(STORY) + "</p>", subtype="html")
    part = made.get_payload()[1]  # type: ignore[index]
    part.add_related(b"\x89PNG", "image", "png", cid="<logo>")  # type: ignore[union-attr]
    found, told = came_in("m.eml", bytes(made))
    assert ([page.address for page in found], told) == (["m.eml"], ())


def test_the_mails_of_a_box_bring_their_attachments() -> None:
    made = mail("\n\n".join(STORY))
    made.add_attachment(docx_of(), "application", "octet-stream", filename="a.docx")
    box = b"From revue@phare.example Wed Mar 12 08:00:00 2031\n" + bytes(made) + b"\n\n"
    found, _ = came_in("b.mbox", box + box)
    assert [page.address for page in found] == ["b.mbox/1", "b.mbox/1/a.docx", "b.mbox/2", "b.mbox/2/a.docx"]


def test_a_saved_page_has_the_address_that_it_was_saved_from() -> None:
    (page,), _ = came_in("p.mhtml", (CORPUS / "mhtml.mhtml").read_bytes())
    (reading,) = read(page, 1).readings
    assert values(reading.article, FieldKind.ADDRESS) == ["https://courrier.example/2031/vol.html"]


def test_a_mail_begins_with_any_of_its_headers_and_may_write_them_in_bytes() -> None:
    data = "From: La Lettre <lettre@phare.example>\nSubject: Le Conseil des Détroits\nContent-Type: text/html; charset=utf-8\n\n"
    for encoding in ("utf-8", "cp1252"):
        (page,), _ = came_in("m.eml", data.encode(encoding) + f"<p>{LEAD}</p><p>{SECOND}</p>".encode())
        (reading,) = read(page, 1).readings
        assert reading.article.headline is not None
        assert reading.article.headline.text == "Le Conseil des Détroits"


def test_a_line_that_never_ends_costs_a_mailbox_no_time() -> None:
    began = time.process_time()
    found, _ = came_in(
        "m.mbox",
        bytes(mail("\n\n".join(STORY))).join((b"From a@b Mon Mar 14 18:30:00 2022\n", b"\n\nFrom a@b " + b"Mar 14 19:30:00 202 " * 9000)),
    )
    assert len(found) == 1
    assert time.process_time() - began < 5
