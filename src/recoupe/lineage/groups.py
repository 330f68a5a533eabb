"""Union-find over ids: which records hang together."""

from __future__ import annotations

from collections.abc import Iterable


class Groups:
    """Ids that hang together, however long the chain between them."""

    def __init__(self, ids: Iterable[str] = ()) -> None:
        self._parent = {each: each for each in ids}

    def join(self, one: str, other: str) -> bool:
        """Put two ids into one group; False when they were in one already."""
        a, b = sorted((self.root(one), self.root(other)))
        self._parent[b] = a
        return a != b

    def root(self, of: str) -> str:
        """The id that stands for the group."""
        self._parent.setdefault(of, of)
        while self._parent[of] != of:
            self._parent[of] = self._parent[self._parent[of]]
            of = self._parent[of]
        return of
