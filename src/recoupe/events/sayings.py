"""What somebody goes on to say: behind "a déclaré mardi" his "a-t-il ajouté" is of the same occasion."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from recoupe.events.tellings import Telling


def gone_on(groups: Sequence[list[Telling]]) -> list[list[Telling]]:
    """The groups, where what is said on no day and no occasion is part of the one statement that its speaker made before in the article.

    Where he made several there, on days or occasions of their own, nothing says to which it belongs.
    """
    made: dict[tuple[str, tuple[str, ...]], list[list[Telling]]] = defaultdict(list)
    for group in groups:
        if group[0].kind.family == "statement" and not all(t.weak for t in group):
            for key in {(t.article, t.names) for t in group if t.names}:
                made[key].append(group)
    out = []
    for group in groups:
        home = _home(group, made) if group[0].kind.family == "statement" and all(t.weak for t in group) else None
        if home is None:
            out.append(group)
        else:
            home.extend(group)
    return out


def _home(group: Sequence[Telling], made: dict[tuple[str, tuple[str, ...]], list[list[Telling]]]) -> list[Telling] | None:
    """The statement that a group goes on with."""
    where = {(t.article, t.names) for t in group}
    homes = made.get(where.pop(), []) if len(where) == 1 else []
    if len(homes) != 1:
        return None
    first = min(t.span for t in group)
    told = [t.span for t in homes[0] if t.article == first.article]
    return homes[0] if min(told) < first else None
