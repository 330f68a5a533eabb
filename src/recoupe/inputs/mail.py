"""Mails and mailboxes: each mail is a page, read by the stage of articles as the one file that a mail program would save.

What is attached to a mail is a page of its own ("mail.eml/piece.docx"); pictures are told, and those that the mail shows itself are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from io import BytesIO
from typing import BinaryIO

from recoupe.articles.formats.mail import has_text
from recoupe.errors import PageRefused
from recoupe.inputs.containers import TOO_LARGE, Budget, container
from recoupe.inputs.names import shown
from recoupe.lang import mistake
from recoupe.model import Page

BEGINS = re.compile(rb"From .{0,200}?\d\d:\d\d.{0,40}?\d{4}")
"""The line before a mail: "From sender@site Wed Mar 12 21:40:00 2031". Bounded: a line that never ends costs no time."""
QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
PARTS = 200
"""Parts of a mail in which attachments are looked for."""
SILENT = frozenset({"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature", "text/calendar"})
"""What programs attach for one another."""
UNNAMED = {"message/rfc822": "mail.eml", "text/html": "page.html", "text/plain": "texte.txt", "application/pdf": "document.pdf"}


def mbox(file: BinaryIO, address: str, _where: str, budget: Budget) -> Iterator[Page | PageRefused]:
    """The mails of a mailbox, in order, as "box.mbox/1", "box.mbox/2" ..., each with what is attached to it."""
    number, held, size = 0, bytearray(), 0
    after_blank = True
    for line in iter(lambda: file.readline(TOO_LARGE), b""):
        if after_blank and BEGINS.match(line):
            if number:
                yield from _mail(held, size, f"{address}/{number}", budget)
            number, held, size = number + 1, bytearray(), 0
        elif number:
            size += len(line)
            if size <= TOO_LARGE:
                held += line
        after_blank = not line.strip()
    if number:
        yield from _mail(held, size, f"{address}/{number}", budget)


def _mail(held: bytearray, size: int, address: str, budget: Budget) -> Iterator[Page | PageRefused]:
    budget.take(address, size)
    if size > TOO_LARGE:
        yield mistake(PageRefused, "inputs.too-large", where=address, limit=TOO_LARGE // 1_000_000)
    else:
        yield from letter(QUOTED.sub(rb"\1", bytes(held)), address, budget)


def letter(data: bytes, address: str, budget: Budget) -> Iterator[Page | PageRefused]:
    """A mail, and what is attached to it; a mail that only carries what is attached is no page itself."""
    try:
        message = message_from_bytes(data)
        found = list(_attached(message))
        told = has_text(message)
    except (MessageError, ValueError, LookupError, RecursionError, IndexError, AssertionError):
        found, told = [], True  # the stage of articles says what is wrong with it
    if told or not found:
        yield Page(address, data, "message/rfc822")
    for number, (name, part) in enumerate(found, start=1):
        yield from _opened(part, f"{address}/{name or number}", budget)


def _attached(message: Message) -> Iterator[tuple[str, Message]]:
    """The parts that are attached, each with its name ("" for none); what is attached to an attached mail is that mail's own."""
    stack, seen = [message], 0
    while stack and seen < PARTS:
        part = stack.pop(0)
        seen += 1
        kind, held = part.get_content_type(), part.get_payload() if part.is_multipart() else None
        if part.get_content_disposition() == "attachment" or (part is not message and kind == "message/rfc822"):
            if kind not in SILENT:
                yield shown((part.get_filename() or UNNAMED.get(kind, "")).replace("/", "_").replace("\\", "_")), part
        elif isinstance(held, list):
            stack = [each for each in held if isinstance(each, Message)] + stack


def _opened(part: Message, address: str, budget: Budget) -> Iterator[Page | PageRefused]:
    """The pages of an attachment."""
    if part.get_content_maintype() in ("image", "audio", "video"):
        yield mistake(PageRefused, "inputs.picture", where=address)
        return
    try:
        data = _bytes(part)
        budget.take(address, len(data))
        found = container(BytesIO(data))
        if budget.depth <= 0:
            raise mistake(PageRefused, "inputs.too-deep", where=address)
        budget.depth -= 1
        try:
            yield from found.open(BytesIO(data), address, address, budget)
        finally:
            budget.depth += 1
    except (MessageError, ValueError, LookupError, AssertionError) as error:
        yield mistake(PageRefused, "inputs.broken", where=address, reason=type(error).__name__)
    except PageRefused as error:
        if error.key == "inputs.too-much":
            raise
        yield error


def _bytes(part: Message) -> bytes:
    """What is attached, as it was before it was packed into the mail."""
    held = part.get_payload()
    if part.get_content_type() == "message/rfc822" and isinstance(held, list) and held and isinstance(held[0], Message):
        return held[0].as_bytes()
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""
