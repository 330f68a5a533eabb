"""What the room remembers between two runs, in a small file beside the store that only its owner reads.

Its port and the key of its browser, so that an address that was copied still opens after a new start; and what of each story
was last looked at, so that the shelf can say what is new. It is no part of the picture and is in no export.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from threading import Lock
from typing import Any

from recoupe.api import room_beside
from recoupe.shelf import Entry
from recoupe.web.guard import Keys

Clock = Callable[[], date]
LASTS = timedelta(days=30)
"""How long a browser that has been let in stays so."""
DAYS = 8
"""Days of which the state of a story is kept."""
State = dict[str, Any]


@dataclass(frozen=True, slots=True)
class News:
    """What a story has more than when it was last looked at (`seen`), or than it had the day before."""

    seen: bool
    articles: int
    gone: int
    points: int
    judgements: int

    @property
    def nothing(self) -> bool:
        """Whether all numbers are the same, and only what they count is not."""
        return not (self.articles or self.gone or self.points or self.judgements)


class Memory:
    """The file of one store; without a store, or where it cannot be written, it holds for this run."""

    def __init__(self, store: str | Path | None, today: Clock = date.today) -> None:
        self.path = room_beside(store) if store else None
        self.today = today
        self._lock = Lock()
        self._kept: State = {}
        if self.path:
            with suppress(OSError, ValueError):
                found = json.loads(self.path.read_text(encoding="utf-8"))
                self._kept = found if isinstance(found, dict) else {}

    @property
    def port(self) -> int:
        """The port of the last run; 0 where none is known."""
        port = self._kept.get("port")
        return port if isinstance(port, int) and 0 < port < 65536 else 0

    def keys(self, port: int) -> Keys:
        """The keys of a run on a port: those of the last one for as long as they last, but for the token, which opens once."""
        made, since = Keys(), str(self._kept.get("since", ""))
        known = {name: self._kept.get(name) for name in ("session", "cookie")}
        fresh = since >= (self.today() - LASTS).isoformat()
        if fresh and all(isinstance(value, str) and len(value) > 12 for value in known.values()):
            made.session, made.cookie = str(known["session"]), str(known["cookie"])
        else:
            since = self.today().isoformat()
        self._keep(port=port, session=made.session, cookie=made.cookie, since=since)
        return made

    def told(self, entry: Entry) -> tuple[str, News | None]:
        """What the shelf says of a story, and what has come to it.

        "new"; "changed" since it was last looked at, with what came since then; "read", with what came since yesterday.
        """
        now = state(entry)
        seen = self._part("seen", entry.name)
        self._remember(entry.name, now)
        before = [old for day, old in sorted(self._part("days", entry.name).items()) if day < self.today().isoformat()]
        since = _grown(before[-1], now, seen=False) if before else None
        if not seen:
            return "new", since
        return ("read", since) if seen == now else ("changed", _grown(seen, now, seen=True))

    def saw(self, entry: Entry) -> None:
        """A story has been looked at as it is."""
        now = state(entry)
        self._remember(entry.name, now)
        if self._part("seen", entry.name) != now:
            self._keep(seen=self._all("seen") | {entry.name: now})

    def known(self, names: frozenset[str]) -> None:
        """Of stories that are no more nothing is remembered."""
        for part in ("seen", "days"):
            held = self._all(part)
            if not held.keys() <= names:
                self._keep(**{part: {name: value for name, value in held.items() if name in names}})

    def _remember(self, name: str, now: State) -> None:
        days, today = self._part("days", name), self.today().isoformat()
        if days.get(today) != now:
            kept = dict(sorted((days | {today: now}).items())[-DAYS:])
            self._keep(days=self._all("days") | {name: kept})

    def _all(self, part: str) -> State:
        found = self._kept.get(part)
        return found if isinstance(found, dict) else {}

    def _part(self, part: str, name: str) -> State:
        found = self._all(part).get(name)
        return found if isinstance(found, dict) else {}

    def _keep(self, **values: Any) -> None:
        with self._lock:
            self._kept = self._kept | values
            if self.path:
                with suppress(OSError):  # a disk that cannot be written to: the room is read all the same
                    fresh = self.path.with_name(f"{self.path.name}.new")
                    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
                        json.dump(self._kept, out, ensure_ascii=False)
                    fresh.replace(self.path)


def state(entry: Entry) -> State:
    """A story as far as the shelf tells it apart: its articles, and how many points and judgements it has."""
    return {"articles": list(entry.articles), "points": entry.points, "judgements": entry.judgements}


def _grown(before: Mapping[str, Any], now: State, *, seen: bool) -> News | None:
    """What a story has more (or less) than before; None where it is the same."""
    if before == now:
        return None
    old = before.get("articles", [])
    return News(
        seen,
        len([a for a in now["articles"] if a not in old]),
        len([a for a in old if a not in now["articles"]]),
        now["points"] - int(before.get("points", 0)),
        now["judgements"] - int(before.get("judgements", 0)),
    )
