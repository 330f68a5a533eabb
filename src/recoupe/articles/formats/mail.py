"""Mails, and pages that a browser saved as one: MIME messages. What is read is their HTML, else their text.

The decoded page of a mail is who sent it, when and about what, a blank line, and its body as transfer encodings give it: whom it
was sent to is nobody else's business, and stays in the bytes received.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses
from functools import cached_property

from recoupe.articles.decode import Decoded, decode
from recoupe.articles.formats.markup import Markup
from recoupe.articles.formats.parsing import parse
from recoupe.articles.formats.pieces import Draft, Pieces, behind
from recoupe.articles.formats.sheet import Sheet
from recoupe.articles.outlets import site
from recoupe.articles.refusals import refusal
from recoupe.model import FieldKind, Page, ZoneKind

SHOWN = ("From", "Date", "Subject")
ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,255}")
TO = ("To", "Cc", "Bcc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "Apparently-To", "Resent-To", "X-Forwarded-To")
PARTS = 500
"""Parts of a message that are looked at."""
LONGEST = 4_000
"""Characters of an address."""
HOST = re.compile(r"https?://(?:www\.)?([^/\s:?#]+)", re.IGNORECASE)
SAYS = 200
"""Bytes of a mail that tells anything: below it are greetings, and the signature of who sends an article on."""
SHORTEST = 4
"""Characters of a name that are looked for in the text: shorter ones stand in other words."""


@dataclass
class Letter(Sheet):
    """A mail: where its body begins on the decoded page, whether that is HTML, and the names and addresses of whom it was sent to."""

    body: int = 0
    html: bool = False
    private: tuple[str, ...] = ()

    @cached_property
    def markup(self) -> Markup:
        """The elements of the body."""
        return parse(self.page, start=self.body)


def letter(page: Page) -> Letter:
    """The characters of a mail. Raises PageRefused for a message without text."""
    message = _message(page)
    part = _part(message, "text/html") or _part(message, "text/plain")
    if part is None:
        raise refusal("no-body", page.address)
    said = _decoded(part, page.address)
    private = tuple(_private(message))
    head = []
    for name in SHOWN:
        words = " ".join(_header(message, name).split())
        if words and not any(each in words.lower() for each in private):
            head.append(f"{name}: {words}\n")
    top = "".join(head) + "\n"
    html = part.get_content_type() == "text/html"
    return Letter(page.address, "mail", replace(said, text=top + said.text), len(top), html, private)


def saved(page: Page) -> Letter:
    """The characters of a page that a browser saved with all it shows, below the address that it was saved from.

    Raises PageRefused when there is no page in it.
    """
    message = _message(page)
    part = _part(message, "text/html")
    if part is None:
        raise refusal("no-body", page.address)
    said = _decoded(part, page.address)
    where = " ".join((_header(part, "Content-Location") or _header(message, "Snapshot-Content-Location")).split())[:LONGEST]
    top = f"Content-Location: {where}\n\n" if where.lower().startswith(("http://", "https://")) else ""
    return Letter(page.address, "mhtml", replace(said, text=top + said.text), len(top), html=True)


def read(sheet: Sheet) -> Pieces:
    """The article of a page that a browser saved, with the address that it was saved from where the page does not say it itself."""
    from recoupe.articles.formats import html  # noqa: PLC0415 - most mails are none

    found = html.read(sheet)
    at = re.match(r"Content-Location: (\S+)", sheet.page)
    if at is None:
        return found
    draft = Draft(sheet.page)
    draft.copy(*at.span(1))
    draft.zone(ZoneKind.BOILERPLATE, 0)
    draft.say(FieldKind.ADDRESS, 0)
    if (host := HOST.match(at[1])) and (name := site(host[1])):
        draft.say(FieldKind.PUBLISHER, host.start(1), host.end(1), name)
    front = draft.piece()
    said = {each.kind for piece in found.pieces for each in piece.said}
    front = replace(front, said=tuple(each for each in front.said if each.kind not in said))
    return replace(found, pieces=tuple(behind(sheet.page, front, piece) for piece in found.pieces) if front.said else found.pieces)


def has_text(message: Message) -> bool:
    """Whether a mail says anything itself."""
    part = _part(message, "text/html") or _part(message, "text/plain")
    data = part.get_payload(decode=True) if part is not None else None
    return isinstance(data, bytes) and len(data.strip()) >= SAYS


def _message(page: Page) -> Message:
    try:
        return message_from_bytes(page.data)
    except (MessageError, ValueError, LookupError, RecursionError, IndexError) as error:
        raise refusal("unreadable", page.address, reason="MIME") from error


def _part(message: Message, kind: str) -> Message | None:
    """The first part of a kind that is no attachment."""
    stack, seen = [message], 0
    while stack and seen < PARTS:
        part = stack.pop(0)
        seen += 1
        held = part.get_payload() if part.is_multipart() else None  # text is only decoded when it is the part asked for
        if isinstance(held, list):
            stack = [each for each in held if isinstance(each, Message)] + stack
        elif part.get_content_type() == kind and part.get_content_disposition() != "attachment":
            return part
    return None


def _decoded(part: Message, address: str) -> Decoded:
    try:
        data = part.get_payload(decode=True)
        charset = str(part.get_content_charset() or "")
    except (MessageError, ValueError, LookupError, AssertionError) as error:
        raise refusal("unreadable", address, reason="MIME") from error
    return decode(Page(address, data if isinstance(data, bytes) else b"", f"{part.get_content_type()}; charset={charset}"))


def _header(message: Message, name: str) -> str:
    """What a header says, its encoded words read; as it stands where they cannot be. Some mails write bytes beyond ASCII there."""
    words = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")
    if not words.isascii():
        data = words.encode("utf-8", "surrogateescape")
        try:
            words = data.decode("utf-8")
        except UnicodeDecodeError:
            words = data.decode("cp1252", "replace")
    try:
        return str(make_header(decode_header(words)))
    except (MessageError, ValueError, LookupError):
        return words


def _addresses(*headers: str) -> list[tuple[str, str]]:
    """The names and addresses in some headers; of comments within comments without end only the addresses."""
    try:
        return getaddresses(list(headers))
    except RecursionError:
        return [("", address) for header in headers for address in ADDRESS.findall(header)]


def _private(message: Message) -> list[str]:
    """The names and addresses of those a mail was sent to, in small letters; not those of its sender."""
    sender = {part.lower() for pair in _addresses(_header(message, "From")) for part in pair if part}
    found: dict[str, None] = {}
    for name, address in _addresses(*(_header(message, header) for header in TO)):
        for words in (address, name, address.partition("@")[0]):
            if len(words) >= SHORTEST and words.lower() not in sender:
                found[words.lower()] = None
    return list(found)
