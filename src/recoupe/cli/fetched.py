"""Addresses in place of paths, and the feeds that are followed: `recoupe read ADDRESS`, `recoupe feed add | list | remove | pull`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

import click

from recoupe.cli.help import Argument, Group, Option
from recoupe.cli.stories import common
from recoupe.cli.talk import note, put, tell
from recoupe.errors import NothingToRead, PageRefused
from recoupe.lang import say

PARTIAL = 3


def fetched(paths: Sequence[str], store: str, speak: str, *, allow_private: bool) -> tuple[tuple[str, ...], tuple[PageRefused, ...]]:
    """Paths, with the archive of its page in place of each address, and what could not be fetched.

    Raises NothingToRead when nothing is left to be read.
    """
    if not any(path.lower().startswith(("http://", "https://")) for path in paths):
        return tuple(paths), ()
    from recoupe.api import archives_beside
    from recoupe.fetching import Fetcher, archive, is_address

    fetcher = Fetcher(allow_private=allow_private)
    kept: list[str] = []
    refused: list[PageRefused] = []
    for path in paths:
        if not is_address(path):
            kept.append(path)
            continue
        try:
            kept.append(str(archive(fetcher.fetch(path), archives_beside(store))))
        except PageRefused as error:
            refused.append(error)
    if not kept:
        raise NothingToRead(refused)
    for refusal in refused:
        tell(refusal, speak)
    return tuple(kept), tuple(refused)


@click.group(cls=Group, help="feed", epilog="feed-example", options_metavar="", subcommand_metavar="…")
def feed() -> None:
    """Feeds that are followed."""


@feed.command(help="feed-add", options_metavar="[…]")
@click.argument("given", cls=Argument, nargs=-1, required=True, metavar="addresses")
@common
@click.pass_obj
def add(speak: str, given: tuple[str, ...], store: str, language: str | None, as_json: bool) -> int:
    """Follow feeds: addresses, or files that list them."""
    from recoupe.api import feeds_beside
    from recoupe.fetching.feeds import Feeds

    feeds = Feeds.at(feeds_beside(store))
    new = feeds.add(given)
    feeds.keep()
    note(say(language or speak, "cli.feed-added", n=len(new)))
    return _show(feeds.feeds, as_json)


@feed.command("list", help="feed-list", options_metavar="[…]")
@common
@click.pass_obj
def list_(speak: str, store: str, language: str | None, as_json: bool) -> int:  # noqa: ARG001 - the options of all commands
    """The feeds that are followed."""
    from recoupe.api import feeds_beside
    from recoupe.fetching.feeds import Feeds

    return _show(Feeds.at(feeds_beside(store)).feeds, as_json)


@feed.command(help="feed-remove", options_metavar="[…]")
@click.argument("given", cls=Argument, nargs=-1, required=True, metavar="addresses")
@common
@click.pass_obj
def remove(speak: str, given: tuple[str, ...], store: str, language: str | None, as_json: bool) -> int:  # noqa: ARG001
    """Follow some feeds no longer."""
    from recoupe.api import feeds_beside
    from recoupe.fetching.feeds import Feeds

    feeds = Feeds.at(feeds_beside(store))
    for address in given:
        feeds.feeds.pop(address, None)
    feeds.keep()
    return _show(feeds.feeds, as_json)


@feed.command(help="feed-pull", options_metavar="[…]")
@click.option("--allow-private", cls=Option, is_flag=True, help="option-allow-private")
@common
@click.pass_obj
def pull(speak: str, allow_private: bool, store: str, language: str | None, as_json: bool) -> int:
    """Fetch what is new, and read it into as many stories as it tells."""
    from recoupe.api import archives_beside, feeds_beside
    from recoupe.cli.intake import failed_beside
    from recoupe.cli.stories import read_split
    from recoupe.fetching import Fetcher
    from recoupe.fetching.feeds import Feeds

    new: list[str] = []
    refused: list[PageRefused] = []
    for each in Feeds.at(feeds_beside(store)).pull(Fetcher(allow_private=allow_private), archives_beside(store)):
        if isinstance(each, PageRefused):
            refused.append(each)
            tell(each, speak)
        else:
            new.append(str(each))
    note(say(language or speak, "cli.feed-pulled", n=len(new)))
    if not new:
        return PARTIAL if refused else 0
    done = read_split(speak, new, store, as_json, failed_beside(store), by_moment=False, language=language or speak)
    return PARTIAL if refused else done


def _show(feeds: Iterable[str], as_json: bool) -> int:
    put(json.dumps(sorted(feeds), ensure_ascii=False, indent=1) if as_json else "\n".join(sorted(feeds)))
    return 0
