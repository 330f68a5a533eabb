"""Fetching with manners.

What robots.txt forbids is left; one thing is asked of a site at a time, with a pause between, and again only where it helps.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

from recoupe.errors import PageRefused
from recoupe.fetching.guard import Target, checked
from recoupe.fetching.request import Got, Limits, Unreachable, get
from recoupe.lang import mistake
from recoupe.version import __version__

AGENT = "recoupe"
ASKS = {
    "User-Agent": f"{AGENT}/{__version__} (reads pages for a press desk; obeys robots.txt)",
    "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.1",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
PAUSE = 1.0
"""Seconds between two requests to a site; more where its robots.txt asks for more."""
LONGEST_PAUSE = 30.0
TRIES = 3
AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers after which it helps to ask again."""
MOVED = frozenset({301, 302, 303, 307, 308})
MOVES = 5
ROBOTS = 500_000
"""Bytes of a robots.txt that are read."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address gave: where it was found in the end, when it was asked, and the answer."""

    asked: str
    url: str
    at: datetime
    got: Got

    @property
    def unchanged(self) -> bool:
        """Whether nothing has changed since it was fetched before."""
        return self.got.status == 304


@dataclass
class Fetcher:
    """Fetches one page after the other; it remembers what each site allows, and when it was last asked."""

    allow_private: bool = False
    limits: Limits = field(default_factory=Limits)
    pause: float = PAUSE
    sleep: Callable[[float], None] = time.sleep
    robots: dict[str, RobotFileParser | None] = field(default_factory=dict)
    last: dict[str, float] = field(default_factory=dict)

    def fetch(self, url: str, *, etag: str = "", modified: str = "") -> Answer:
        """The page at an address, where it has moved to included; `etag` and `modified` ask only for what has changed.

        Raises PageRefused when it may not be fetched, cannot be, or is not there.
        """
        asked = url
        conditions = {key: value for key, value in (("If-None-Match", etag), ("If-Modified-Since", modified)) if value}
        for _ in range(MOVES + 1):
            target = checked(url, allow_private=self.allow_private)
            if not self._allowed(target):
                raise mistake(PageRefused, "fetching.robots", where=url)
            at = datetime.now(UTC)
            got = self._asked(target, conditions)
            if got.status in MOVED and got.header("Location"):
                url = urljoin(url, got.header("Location")).partition("#")[0]
                continue
            if got.status not in (200, 304) or (got.status == 304 and not conditions):
                raise mistake(PageRefused, "fetching.status", where=url, status=got.status, reason=got.reason)
            return Answer(asked, url, at, got)
        raise mistake(PageRefused, "fetching.moves", where=asked, most=MOVES)

    def _asked(self, target: Target, conditions: dict[str, str], *, limits: Limits | None = None) -> Got:
        """The answer of a site, asked again a few times where it could not give one."""
        reason = ""
        for turn in range(TRIES):
            self._wait(target)
            try:
                got = get(target, {**ASKS, **conditions}, limits or self.limits)
            except Unreachable as error:
                reason, wait = str(error), 2.0**turn
            else:
                if got.status not in AGAIN or turn == TRIES - 1:
                    return got
                wait = _seconds(got.header("Retry-After")) or 2.0**turn
            finally:
                self.last[target.site] = time.monotonic()
            if turn < TRIES - 1:
                self.sleep(min(wait, LONGEST_PAUSE))
        raise mistake(PageRefused, "fetching.unreachable", where=target.url, reason=reason)

    def _wait(self, target: Target) -> None:
        """Wait until a site may be asked again."""
        rules = self.robots.get(target.site)
        delay = rules.crawl_delay(AGENT) if rules is not None else None
        pause = min(max(self.pause, float(delay or 0)), LONGEST_PAUSE)
        since = time.monotonic() - self.last.get(target.site, float("-inf"))
        if since < pause:
            self.sleep(pause - since)

    def _allowed(self, target: Target) -> bool:
        """Whether the robots.txt of a site allows an address (RFC 9309: none at all allows everything, one out of reach nothing)."""
        if target.site not in self.robots:
            self.robots[target.site] = self._rules(target)
        rules = self.robots[target.site]
        return rules is not None and rules.can_fetch(AGENT, f"{target.site}{target.path}")

    def _rules(self, target: Target) -> RobotFileParser | None:
        """The rules of a site; None where they are out of reach."""
        rules = RobotFileParser()
        url = f"{target.site}/robots.txt"
        try:
            for _ in range(MOVES + 1):
                where = checked(url, allow_private=self.allow_private)
                got = self._asked(where, {}, limits=Limits(self.limits.connect, self.limits.silence, self.limits.whole, ROBOTS))
                if got.status not in MOVED or not got.header("Location"):
                    break
                url = urljoin(url, got.header("Location"))
        except PageRefused:
            return None
        if got.status >= 500:
            return None
        rules.parse(got.body.decode("utf-8", "replace").splitlines() if got.status == 200 else [])
        return rules


def _seconds(words: str) -> float:
    """How long a site asks to be left alone; 0 where it does not say so in seconds."""
    return float(words) if words.isdecimal() and len(words) < 6 else 0.0
