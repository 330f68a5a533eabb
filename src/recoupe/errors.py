"""The mistakes a caller can make: one small tree, each with what happened, where, and what to do.

    RecoupeError
    ├── PageRefused      a page that cannot be read as an article (the others are still read)
    ├── NothingToRead    no usable page at all
    ├── UsageMistake     a command or a function was called with something that makes no sense
    ├── StoreMistake     the store cannot be opened, read or written
    └── BrokenDossier    a dossier whose words are not on its pages, or that is not recoupe/1

Problems *in the texts* are never raised: they are records (`recoupe.model.Problem`) with a span.
A law broken in a constructor is a bug of ours: it raises `ValueError` and is never caught.
"""

from __future__ import annotations


class RecoupeError(Exception):
    """A mistake with what happened, where, and the remedy; printed as these three lines."""

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.remedy = remedy


class PageRefused(RecoupeError):
    """A page that cannot be read as an article; it costs nothing already read."""


class NothingToRead(RecoupeError):
    """No usable page was given."""


class UsageMistake(RecoupeError):
    """Something was asked for that does not exist or makes no sense."""


class StoreMistake(RecoupeError):
    """The store cannot be opened, read or written."""


class BrokenDossier(RecoupeError):
    """A dossier that is not recoupe/1, or whose words are not where it says."""
