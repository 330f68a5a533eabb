"""Fetching, against servers on this machine: manners, limits, archives, feeds."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from recoupe.api import own_files
from recoupe.articles import read
from recoupe.cli import main
from recoupe.errors import PageRefused, UsageMistake
from recoupe.fetching import Fetcher, archive
from recoupe.fetching.feeds import Feeds
from recoupe.fetching.guard import checked, is_public
from recoupe.fetching.request import Limits
from recoupe.inputs import pages
from tests.fetching.servers import HTML, Handler, Server, serving

LIMITS = Limits(connect=2, silence=1, whole=2, bytes=1_000_000)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as made:
        yield made


@pytest.fixture
def slept() -> list[float]:
    return []


@pytest.fixture
def fetcher(slept: list[float]) -> Fetcher:
    return Fetcher(allow_private=True, limits=LIMITS, pause=0, sleep=slept.append)


def refused(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(PageRefused) as caught:
        fetcher.fetch(url)
    assert caught.value.where
    assert caught.value.remedy
    return caught.value.key.removeprefix("fetching.")


@pytest.mark.parametrize("path", ["a", "packed", "moved"])
def test_a_page_is_fetched_where_it_is(fetcher: Fetcher, server: Server, path: str) -> None:
    answer = fetcher.fetch(f"{server.site}/{path}")
    assert answer.got.body.decode() == HTML
    assert answer.url == f"{server.site}/{'a' if path == 'moved' else path}"


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("broken", "packed"),
        ("garbled", "packed"),
        ("strange", "packed"),
        ("bomb", "too-large"),
        ("huge", "too-large"),
        ("endless", "too-large"),
        ("slow", "slow"),
        ("slow-head", "slow"),
        ("silent", "unreachable"),
        ("loop", "moves"),
        ("inward", "address"),
        ("cut", "unreachable"),
        ("down", "status"),
        ("missing", "status"),
        ("private", "robots"),
    ],
)
def test_a_server_at_its_worst_costs_one_refusal_in_good_time(fetcher: Fetcher, server: Server, path: str, key: str) -> None:
    began = time.monotonic()
    assert refused(fetcher, f"{server.site}/{path}") == key
    assert time.monotonic() - began < 8


def test_what_robots_forbids_is_not_asked_for(fetcher: Fetcher, server: Server) -> None:
    refused(fetcher, f"{server.site}/private")
    assert server.paths() == []


def test_a_site_whose_rules_are_out_of_reach_is_left(fetcher: Fetcher) -> None:
    def broken(server: Server) -> None:
        server.robots_status = 500

    with serving(broken) as server:
        assert refused(fetcher, f"{server.site}/a") == "robots"


def test_a_site_without_rules_allows_everything(fetcher: Fetcher) -> None:
    def none(server: Server) -> None:
        server.robots_status = 404

    with serving(none) as server:
        assert fetcher.fetch(f"{server.site}/private").got.status == 200


def test_a_site_is_asked_again_when_it_says_so_and_after_the_time_it_asks_for(fetcher: Fetcher, server: Server, slept: list[float]) -> None:
    assert fetcher.fetch(f"{server.site}/busy").got.status == 200
    assert server.paths() == ["/busy"] * 3
    assert slept == [7, 7]


def test_a_site_is_given_a_pause_between_two_pages(server: Server) -> None:
    fetcher = Fetcher(allow_private=True, pause=0.2)
    for path in ("a", "b"):
        fetcher.fetch(f"{server.site}/{path}")
    times = [when for _, _, when in server.asked]
    assert all(later - earlier >= 0.19 for earlier, later in pairwise(times))


def test_a_site_may_ask_for_a_longer_pause(slept: list[float]) -> None:
    def slow(server: Server) -> None:
        server.robots = "User-agent: *\nCrawl-delay: 9\n"

    with serving(slow) as server:
        Fetcher(allow_private=True, pause=0, sleep=slept.append).fetch(f"{server.site}/a")
    assert len(slept) == 1
    assert 8 < slept[0] <= 9


def test_no_cookie_is_sent_or_kept(fetcher: Fetcher, server: Server, tmp_path: Path) -> None:
    made = archive(fetcher.fetch(f"{server.site}/a"), tmp_path)
    fetcher.fetch(f"{server.site}/b")
    assert all("Cookie" not in headers for _, headers, _ in server.asked)
    (page,), _ = pages([made])
    assert page.media == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://127.0.0.1/", "private"),
        ("http://[::1]/", "private"),
        ("http://[::ffff:127.0.0.1]/", "private"),
        ("http://10.0.0.7/", "private"),
        ("http://169.254.169.254/latest/", "private"),
        ("http://localhost/", "private"),
        ("ftp://courrier.example/", "address"),
        ("file:///etc/passwd", "address"),
        ("http://user:word@courrier.example/", "address"),
        ("http://", "address"),
        ("http://courrier.example:99999/", "address"),
        ("http://a" + "b" * 5_000, "address"),
    ],
)
def test_only_the_public_web_is_fetched(url: str, key: str) -> None:
    assert refused(Fetcher(), url) == key


@pytest.mark.parametrize("host", ["127.1", "0x7f000001", "intranet"])
def test_a_name_that_stands_for_this_machine_is_not_fetched(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 80))])
    assert refused(Fetcher(), f"http://{host}/") == "private"


def test_a_page_may_not_lead_into_the_private_network(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    from recoupe.fetching import guard

    monkeypatch.setattr(guard, "is_public", lambda number: number == "127.0.0.1")  # as if this machine were of the web
    monkeypatch.setattr("tests.fetching.servers.Handler.at_moved", lambda self: self.send(b"", 301, Location="http://10.0.0.7/"))
    assert refused(Fetcher(limits=LIMITS, pause=0), f"{server.site}/moved") == "private"


def test_a_name_is_resolved_once_and_what_was_checked_is_connected_to(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def resolve(host: str, port: int, **_: object) -> list[object]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1" if len(asked) == 1 else "10.0.0.7", port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    target = checked(f"http://courrier.example:{server.server_address[1]}/a", allow_private=True)
    monkeypatch.undo()
    from recoupe.fetching.request import get

    assert get(target, {}, LIMITS).status == 200
    assert asked == ["courrier.example"]
    assert server.asked[-1][1]["Host"] == target.authority


@pytest.mark.parametrize("number", ["224.0.0.1", "::", "fe80::1%eth0", "100.64.0.1", "2002:7f00:1::", "192.168.1.1", "0.0.0.0", "fd00::1"])  # noqa: S104
def test_numbers_that_are_not_of_the_public_network(number: str) -> None:
    assert not is_public(number)


def test_what_was_fetched_is_archived_and_read_from_its_archive(fetcher: Fetcher, server: Server, tmp_path: Path) -> None:
    answer = fetcher.fetch(f"{server.site}/packed")
    made = archive(answer, tmp_path / "archives")
    (page,), told = pages([made])
    assert told == ()
    assert (page.address, page.data) == (answer.url, HTML.encode())
    assert read(page, 1).readings[0].article.file == answer.url


@pytest.mark.parametrize(("path", "words"), [("latin", "mardi au cœur"), ("wrong", "s’est réuni mardi")])
def test_the_character_set_is_the_one_that_the_server_gives_unless_the_bytes_say_otherwise(
    fetcher: Fetcher, server: Server, tmp_path: Path, path: str, words: str
) -> None:
    (page,), _ = pages([archive(fetcher.fetch(f"{server.site}/{path}"), tmp_path)])
    assert words in read(page, 1).readings[0].clean


def test_a_feed_leads_to_its_new_pages_once(fetcher: Fetcher, server: Server, tmp_path: Path) -> None:
    feeds = Feeds.at(tmp_path / "s.feeds.json")
    assert feeds.add([f"{server.site}/feed"]) == [f"{server.site}/feed"]
    first = list(feeds.pull(fetcher, tmp_path))
    assert [type(each).__name__ for each in first] == ["PosixPath", "PosixPath"]
    assert server.paths() == ["/feed", "/a", "/b"]
    again = Feeds.at(tmp_path / "s.feeds.json")
    assert list(again.pull(fetcher, tmp_path)) == []
    assert server.paths() == ["/feed", "/a", "/b", "/feed"]
    assert server.asked[-1][1]["If-None-Match"] == '"1"'


def test_a_page_that_could_not_be_fetched_is_asked_for_again_and_left_in_the_end(
    fetcher: Fetcher, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    feeds = Feeds.at(tmp_path / "s.feeds.json")
    feeds.add([f"{server.site}/feed"])
    monkeypatch.setattr(Handler, "at_b", Handler.missing)
    assert [getattr(each, "key", "") for each in feeds.pull(fetcher, tmp_path)] == ["", "fetching.status"]
    told = [getattr(each, "key", "") for _ in range(4) for each in Feeds.at(feeds.path).pull(fetcher, tmp_path)]
    assert told == ["fetching.status"] * 3 + ["fetching.given-up"]
    assert list(Feeds.at(feeds.path).pull(fetcher, tmp_path)) == []
    assert server.paths().count("/a") == 1
    assert server.paths().count("/b") == 5


def test_a_page_that_could_not_be_fetched_comes_with_a_later_pull(
    fetcher: Fetcher, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    feeds = Feeds.at(tmp_path / "s.feeds.json")
    feeds.add([f"{server.site}/feed"])
    with monkeypatch.context() as away:
        away.setattr(Handler, "at_b", Handler.missing)
        list(feeds.pull(fetcher, tmp_path))
    (made,) = Feeds.at(feeds.path).pull(fetcher, tmp_path)  # though the feed itself has not changed
    assert isinstance(made, Path)
    assert list(Feeds.at(feeds.path).pull(fetcher, tmp_path)) == []


def test_a_feed_that_holds_whole_texts_is_read_itself(fetcher: Fetcher, server: Server, tmp_path: Path) -> None:
    feeds = Feeds.at(tmp_path / "s.feeds.json")
    feeds.add([f"{server.site}/whole"])
    (made,) = feeds.pull(fetcher, tmp_path)
    assert isinstance(made, Path)
    (page,), _ = pages([made])
    assert [r.article.headline and r.article.headline.text for r in read(page, 1).readings] == ["Péages : la plainte"]
    assert server.paths() == ["/whole"]


def test_what_is_no_feed_is_told_and_the_others_are_pulled(fetcher: Fetcher, server: Server, tmp_path: Path) -> None:
    feeds = Feeds.at(tmp_path / "s.feeds.json")
    feeds.add([f"{server.site}/a", f"{server.site}/whole"])
    found = list(feeds.pull(fetcher, tmp_path))
    assert [getattr(each, "key", "") for each in found] == ["fetching.no-feed", ""]


def test_a_list_of_feeds_is_followed_when_asked(tmp_path: Path) -> None:
    listed = tmp_path / "fils.opml"
    listed.write_text(
        '<?xml version="1.0"?><opml version="2.0"><body><outline><outline xmlUrl="https://courrier.example/rss"/></outline></body></opml>'
    )
    feeds = Feeds.at(tmp_path / "s.feeds.json")
    assert feeds.add([str(listed)]) == ["https://courrier.example/rss"]
    feeds.keep()
    assert json.loads((tmp_path / "s.feeds.json").read_text())["feeds"].keys() == {"https://courrier.example/rss"}
    with pytest.raises(UsageMistake):
        feeds.add([str(tmp_path / "missing.opml")])


def test_a_damaged_list_of_feeds_is_told(tmp_path: Path) -> None:
    (tmp_path / "s.feeds.json").write_text("{")
    with pytest.raises(UsageMistake):
        Feeds.at(tmp_path / "s.feeds.json")


def test_addresses_are_read_in_place_of_paths_and_feeds_into_stories(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recoupe.fetching.fetch.PAUSE", 0)
    store = str(tmp_path / "s.sqlite")
    assert main(["read", f"{server.site}/a", f"{server.site}/private", "--store", store, "--allow-private"]) == 3
    assert "robots.txt" in capsys.readouterr().err
    assert [path.suffix for path in (tmp_path / "s.archives").iterdir()] == [".wacz"]
    assert pages([tmp_path], own_files(store)) == ((), ())  # what was fetched for a store is none of the pages of its folder
    assert main(["feed", "add", f"{server.site}/whole", "--store", store]) == 0
    assert main(["feed", "list", "--store", store]) == 0
    assert f"{server.site}/whole" in capsys.readouterr().out
    assert main(["feed", "pull", "--store", store, "--allow-private"]) == 0
    assert main(["feed", "pull", "--store", store, "--allow-private"]) == 0
    assert server.paths() == ["/a", "/whole", "/whole"]
    assert main(["feed", "remove", f"{server.site}/whole", "--store", store]) == 0
    capsys.readouterr()
    assert main(["feed", "list", "--store", store, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_an_address_that_gives_nothing_keeps_nothing(server: Server, tmp_path: Path) -> None:
    assert main(["read", f"{server.site}/a", "--store", str(tmp_path / "s.sqlite")]) == 1
    assert server.asked == []
    assert list(tmp_path.iterdir()) == []
