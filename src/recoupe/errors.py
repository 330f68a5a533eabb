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

from collections.abc import Mapping, Sequence


class RecoupeError(Exception):
    """A mistake with what happened, where, and the remedy; printed as these three lines.

    One made by `recoupe.lang.mistake` also holds the `key` of its message and the `values` of its
    places, so that it can be told again in the reader's language.
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "", key: str = "", values: Mapping[str, object] | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.remedy = remedy
        self.key = key
        self.values = dict(values or {})


class PageRefused(RecoupeError):
    """A page that cannot be read as an article; it costs nothing already read."""


class NothingToRead(RecoupeError):
    """No usable page was given; `refused` says why of each."""

    def __init__(self, refused: Sequence[PageRefused] = ()) -> None:
        super().__init__(
            "no page could be read: " + "; ".join(f"{each.where}: {each.what}" for each in refused),
            remedy="give at least one page that can be read",
        )
        self.refused = tuple(refused)


class UsageMistake(RecoupeError):
    """Something was asked for that does not exist or makes no sense."""


class StoreMistake(RecoupeError):
    """The store cannot be opened, read or written."""


class BrokenDossier(RecoupeError):
    """A dossier that is not recoupe/1, or whose words are not where it says."""
