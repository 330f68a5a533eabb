"""Pages come in one by one; of more than a batch each is kept in the store on the way: a reading that is killed goes on behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from recoupe.api.wishes import Wishes
from recoupe.errors import PageRefused
from recoupe.methods import USUAL, Methods
from recoupe.model import Page
from recoupe.store import MEMORY, Store

BATCH = 50_000_000
"""Bytes of pages that are held at a time."""


class Ask(Protocol):
    """Asks a person before much is read; what it raises stops the reading."""

    def __call__(self, pages: Sequence[Page], /, *, more: bool) -> None:
        """`pages` are all that come, or the first of them where there are `more`."""
        ...


@dataclass(slots=True)
class Intake:
    """Takes pages in for a story of a store, in the ways its user wishes.

    In the end `pages` are those of the last batch, `refused` what is none, `known` the addresses of those of former batches that
    the store had already, `received` how many there were in these.
    """

    store: Store | None
    story: str
    wishes: Wishes = Wishes()
    methods: Methods = USUAL
    ask: Ask | None = None
    pages: tuple[Page, ...] = ()
    refused: list[PageRefused] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    received: int = 0

    def take(self, found: Iterable[Page | PageRefused]) -> None:
        """Take pages in as they come; each full batch goes into the store, where there is one, before the next is looked at.

        Raises UsageMistake where no table has the column that was named.
        """
        held, size, heeded = list[Page](), 0, False
        for each in found:
            if isinstance(each, PageRefused):
                self.refused.append(each)
                continue
            held.append(each)
            size += len(each.data)
            if size > BATCH and self.store is not None and self.store.path != MEMORY:
                if self.ask is not None:
                    self.ask(held, more=True)
                    self.ask = None
                batch = self.wishes.of(held)
                heeded |= self.wishes.heeded(batch)
                self._receive(batch, self.store)
                held, size = [], 0
        if self.ask is not None:
            self.ask(held, more=False)
        self.pages = self.wishes.of(held)
        if not heeded:
            self.wishes.check(self.pages)

    def _receive(self, pages: Sequence[Page], store: Store) -> None:
        """Keep the pages of a batch that can be read, all or none; those that are there already are not read again."""
        new: list[Page] = []
        for page in pages:
            if store.holds(self.story, page):
                self.known.append(page.address)
                continue
            try:
                self.methods("articles")(page, 1)
            except PageRefused as error:
                self.refused.append(error)
            else:
                new.append(page)
        store.receive(self.story, new)
        self.received += len(pages)
