"""Mailboxes: each mail is a page, read by the stage of articles as the one file that a mail program would save."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from recoupe.errors import PageRefused
from recoupe.inputs.containers import TOO_LARGE, Budget
from recoupe.lang import mistake
from recoupe.model import Page

BEGINS = re.compile(rb"From .*\d\d:\d\d.*\d{4}")
"""The line before a mail: "From sender@site Wed Mar 12 21:40:00 2031"."""
QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def mbox(file: BinaryIO, address: str, _where: str, budget: Budget) -> Iterator[Page | PageRefused]:
    """The mails of a mailbox, in order, as "box.mbox/1", "box.mbox/2" ..."""
    number, held, size = 0, bytearray(), 0
    after_blank = True
    for line in iter(lambda: file.readline(TOO_LARGE), b""):
        if after_blank and BEGINS.match(line):
            if number:
                yield _mail(held, size, f"{address}/{number}", budget)
            number, held, size = number + 1, bytearray(), 0
        elif number:
            size += len(line)
            if size <= TOO_LARGE:
                held += line
        after_blank = not line.strip()
    if number:
        yield _mail(held, size, f"{address}/{number}", budget)


def _mail(held: bytearray, size: int, address: str, budget: Budget) -> Page | PageRefused:
    budget.take(address, size)
    if size > TOO_LARGE:
        return mistake(PageRefused, "inputs.too-large", where=address, limit=TOO_LARGE // 1_000_000)
    return Page(address, QUOTED.sub(rb"\1", bytes(held)), "message/rfc822")
