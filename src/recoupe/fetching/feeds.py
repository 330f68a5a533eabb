"""Feeds that are followed: which, and what of each has been seen. Kept in one file beside the store."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from recoupe.articles.formats import carrier, form
from recoupe.articles.formats.feed import Entry, addresses, entries
from recoupe.errors import PageRefused, UsageMistake
from recoupe.fetching.archiving import archive
from recoupe.fetching.fetch import Answer, Fetcher
from recoupe.fetching.guard import is_address
from recoupe.lang import mistake
from recoupe.model import Page

MOST = 50
"""Pages of one feed that are fetched at a time: the rest comes with the next pull."""
ASKED = 5
"""Pulls at which the page of an entry is asked for before it is left."""
REMEMBERED = 5_000
"""Addresses of a feed that are remembered as seen."""
TOO_LARGE = 5_000_000
"""Bytes of a list of feeds."""


@dataclass(slots=True)
class Feed:
    """A feed: what its site said of the version seen last, the addresses of the entries seen, and of those that could not be fetched.

    `failed` says how often each was asked for.
    """

    etag: str = ""
    modified: str = ""
    seen: list[str] = field(default_factory=list)
    failed: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Feeds:
    """The feeds that are followed, by address."""

    path: Path
    feeds: dict[str, Feed] = field(default_factory=dict)

    @classmethod
    def at(cls, path: Path) -> Feeds:
        """Those kept in a file; none when there is no file. Raises UsageMistake for a file that is damaged."""
        try:
            told = json.loads(path.read_text(encoding="utf-8"))
            return cls(path, {str(address): Feed(**one) for address, one in told["feeds"].items()})
        except FileNotFoundError:
            return cls(path)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise mistake(UsageMistake, "fetching.feeds-broken", where=str(path)) from error

    def keep(self) -> None:
        """Write the file whole, or leave what was there."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        beside = self.path.with_name(f"{self.path.name}.part")
        told = {"feeds": {address: asdict(feed) for address, feed in sorted(self.feeds.items())}}
        beside.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
        beside.replace(self.path)

    def add(self, given: Iterable[str]) -> list[str]:
        """Follow addresses, and all those that lists of feeds (OPML files) name; the new ones. Nothing is fetched."""
        new = []
        for one in given:
            for address in [one] if is_address(one) else listed(Path(one)):
                if address not in self.feeds:
                    self.feeds[address] = Feed()
                    new.append(address)
        return new

    def pull(self, fetcher: Fetcher, folder: Path) -> Iterator[Path | PageRefused]:
        """Fetch what is new of every feed: the feed where it holds whole texts, else the pages it leads to; each is archived."""
        for address, feed in sorted(self.feeds.items()):
            try:
                answer = fetcher.fetch(address, etag=feed.etag, modified=feed.modified)
                if not answer.unchanged:
                    yield from self._new(answer, feed, folder)
                for entry in list(feed.failed):
                    yield from self._entry(entry, feed, fetcher, folder)
            except PageRefused as error:
                yield error
            self.keep()

    def _new(self, answer: Answer, feed: Feed, folder: Path) -> Iterator[Path | PageRefused]:
        known = {*feed.seen, *feed.failed}
        new = [entry for entry in read(answer) if entry.address not in known][:MOST]
        if new and sum(entry.whole for entry in new) * 2 >= len(new):
            yield archive(answer, folder)
        else:
            feed.failed |= {entry.address: 0 for entry in new}  # `pull` fetches them, together with those that failed before
        feed.seen = [*feed.seen, *(entry.address for entry in new if entry.address not in feed.failed)][-REMEMBERED:]
        if len(new) < MOST:
            feed.etag, feed.modified = answer.got.header("ETag"), answer.got.header("Last-Modified")

    def _entry(self, address: str, feed: Feed, fetcher: Fetcher, folder: Path) -> Iterator[Path | PageRefused]:
        """Fetch the page of an entry; one that cannot be fetched is tried again at the next pulls, and then left."""
        try:
            yield archive(fetcher.fetch(address), folder)
        except PageRefused as error:
            feed.failed[address] += 1
            if feed.failed[address] < ASKED:
                yield error
                return
            yield mistake(PageRefused, "fetching.given-up", where=address, times=ASKED)
        del feed.failed[address]
        feed.seen = [*feed.seen, address][-REMEMBERED:]


def read(answer: Answer) -> list[Entry]:
    """The entries of a feed that was fetched. Raises PageRefused for what is none."""
    page = Page(answer.url, answer.got.body, answer.got.header("Content-Type"))
    carried = carrier(page.data)
    sheet = carried.open(page)
    if form(sheet, carried.name).name != "feed":
        raise mistake(PageRefused, "fetching.no-feed", where=answer.asked)
    return list(entries(sheet))


def listed(path: Path) -> list[str]:
    """The addresses that a list of feeds names. Raises UsageMistake for a file that is none."""
    try:
        data = path.read_bytes()[:TOO_LARGE]
        carried = carrier(data)
        sheet = carried.open(Page(path.name, data))
    except (OSError, PageRefused) as error:
        raise mistake(UsageMistake, "fetching.no-list", where=str(path)) from error
    found = [address for address in addresses(sheet.markup) if is_address(address)]
    if not found:
        raise mistake(UsageMistake, "fetching.no-list", where=str(path))
    return found
