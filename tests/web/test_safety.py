"""Who gets in, what a page may do, and that words of pages are never anything but words."""

from __future__ import annotations

import csv
import io
import re
from urllib.parse import quote

import pytest

from recoupe.web.guard import Guard, Keys
from tests.web.conftest import House

STORY = quote('<b>"hostile"', safe="")


def test_nobody_enters_without_the_token(street: House) -> None:
    for path in ("/", "/s/detroit/brief", "/assets/room.js", "/search?q=a", "/?token=", "/?token=wrong"):
        answer = street.visitor.ask(path)
        assert answer.status == 403
        assert "Valdorie" not in answer.text


def test_the_token_opens_once(street: House) -> None:
    first = street.visitor.enter()
    assert first.status == 303
    assert first.headers["location"] == "/"
    assert {"HttpOnly", "SameSite=strict"} <= set(first.headers["set-cookie"].split("; "))
    assert street.visitor.ask("/s/detroit/brief").status == 200
    street.visitor.cookie = ""
    assert street.visitor.ask(f"/?token={street.visitor.keys.token}").status == 403


def test_the_way_in_leads_nowhere_else(street: House) -> None:
    answer = street.visitor.ask(f"//elsewhere.example/?token={street.visitor.keys.token}")
    assert not answer.headers["location"].startswith("//")


@pytest.mark.parametrize("host", ["elsewhere.example", "127.0.0.1.elsewhere.example:80", "", "0.0.0.0", "elsewhere.example:127"])  # noqa: S104
def test_another_host_name_is_refused(house: House, host: str) -> None:
    """A page on the web that has its own name resolved to this machine reads nothing."""
    house.visitor.host = host or " "
    try:
        assert house.visitor.ask("/s/detroit/brief").status in (400, 403)
    finally:
        house.visitor.host = ""


def test_every_answer_carries_the_policy(house: House) -> None:
    for path in ("/s/detroit/brief", "/s/detroit/zz", "/assets/room.css", "/s/detroit/points.csv", "/search.json?q=a"):
        policy = house.visitor.ask(path).headers["content-security-policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy


def test_reading_only_means_that_nothing_is_written(house: House) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        assert house.visitor.ask("/s/detroit/brief", method, b"x").status == 403


@pytest.mark.parametrize("missing", ["key", "origin", "site", "edit", ""])
def test_a_write_needs_the_key_the_origin_and_leave(missing: str) -> None:
    from starlette.requests import Request

    keys = Keys()
    headers = {"host": "127.0.0.1:9", "origin": "http://127.0.0.1:9", "x-recoupe-key": keys.csrf, "cookie": f"{keys.cookie}={keys.session}"}
    headers |= {"sec-fetch-site": "cross-site"} if missing == "site" else {}
    headers |= {"key": {"x-recoupe-key": "no"}, "origin": {"origin": "http://elsewhere.example"}}.get(missing, {})
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/",
        "query_string": b"",
        "headers": [(n.encode(), v.encode()) for n, v in headers.items()],
    }
    guard = Guard(None, keys, edit=missing != "edit", door=lambda _: "no")  # type: ignore[arg-type]
    assert (guard._checked(Request(scope)) is None) == (missing == "")


@pytest.mark.parametrize(
    "path",
    ["/assets/../guard.py", "/assets/%2e%2e/guard.py", "/assets/..%2f..%2fpyproject.toml", "/assets/style.css%00", "/s/../../etc/passwd"],
)
def test_no_path_leads_to_a_file_of_the_machine(house: House, path: str) -> None:
    answer = house.visitor.ask(path)
    assert answer.status == 404
    assert "root:" not in answer.text
    assert "import" not in answer.text


def test_too_much_is_refused(house: House) -> None:
    answer = house.visitor.ask("/s/detroit/brief", "POST", b"", content_length="99999999999")
    assert answer.status == 413


@pytest.mark.parametrize(
    "slug", ["brief", "accounts", "statements", "positions", "timeline", "lineage", "differences", "sources", "a1", "a1?c=0-60"]
)
def test_words_of_a_page_are_words(hostile: House, slug: str) -> None:
    answer = hostile.visitor.ask(f"/s/{STORY}/{slug}")
    assert answer.status == 200
    tags = {tag.lower() for tag in re.findall(r"<([a-zA-Z]+)", answer.text)}
    assert not tags & {"style", "img", "iframe", "object"}
    assert all('role="img"' in tag for tag in re.findall(r"<svg[^>]*>", answer.text)), "drawings are ours"
    assert re.findall(r"<script[^>]*>", answer.text) == ['<script type="module" src="/assets/room.js">']
    assert not re.search(r"<[^>]+\son\w+=", answer.text)
    assert not re.search(r'href="\s*javascript:', answer.text)
    assert "\u202e" not in answer.text


def test_an_address_is_escaped_where_it_is_shown(hostile: House) -> None:
    bad = quote('"><script>alert(1)</script>')
    for path in (f"/search?q={bad}", f"/s/calme/brief?point={bad}&actor={bad}&base={bad}", f"/s/calme/a1?c=1-9&h=00000000&q={bad}"):
        assert "<script>" not in hostile.visitor.ask(path).text


def test_a_spreadsheet_runs_no_cell(hostile: House) -> None:
    text = hostile.visitor.ask(f"/s/{STORY}/statements.csv").text
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
