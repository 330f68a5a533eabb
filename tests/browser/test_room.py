"""The reading room in a real browser: from a sentence to its words in one click, keys, no script needed, nothing asked of the network."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from recoupe.api import read, read_pages
from recoupe.web.views import VIEWS
from tests.demo.story import pages
from tests.web.conftest import HOSTILE, serving

CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
KEYS = {view.key: view.slug for view in (*VIEWS[1:], VIEWS[0])}
OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
REQUIRED = "chromium" in os.environ.get("RECOUPE_REQUIRE", "")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium under Playwright; without it the tests are skipped, or fail where RECOUPE_REQUIRE asks for it."""
    if CHROMIUM is None and REQUIRED:
        pytest.fail("Chromium is required (RECOUPE_REQUIRE) and not found", pytrace=False)
    if CHROMIUM is None:
        pytest.skip("Chromium is not found: the reading room is not looked at in a browser")
    sync = pytest.importorskip("playwright.sync_api")
    with sync.sync_playwright() as player:
        made = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", OFFLINE])
        yield made
        made.close()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("room") / "room.sqlite"
    read_pages(pages(), store=made, story="detroit")
    return made


class Visit:
    """A page of a room, with what its console said and what it asked for."""

    def __init__(self, browser: Any, store: Path, *, edit: bool = False, **options: Any) -> None:
        self.server, self.thread, visitor = serving(store, edit=edit)
        self.page = browser.new_context(**options).new_page()
        self.told: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda line: self.told.append(line.text))
        self.page.on("pageerror", lambda error: self.told.append(str(error)))
        self.page.on("dialog", lambda box: (self.told.append(box.message), box.dismiss()))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.home = f"http://127.0.0.1:{visitor.port}"
        self.page.goto(f"{self.home}/?token={visitor.keys.token}")

    def leave(self) -> None:
        self.page.context.close()
        self.server.should_exit = True
        self.thread.join(10)
        assert self.told == []
        assert [url for url in self.asked if not url.startswith(self.home)] == []


def test_from_a_sentence_to_its_words_in_one_click(browser: Any, store: Path) -> None:
    visit = Visit(browser, store)
    visit.page.locator(".lede .cite").first.click()
    words = visit.page.locator("mark.asked").first
    assert words.is_visible()
    assert visit.page.locator("mark.asked").first.bounding_box()["y"] < 900
    link = visit.page.locator("input[data-link]").input_value()
    assert link.startswith(visit.home)
    told = words.text_content()
    visit.page.goto("about:blank")
    visit.page.goto(link)  # the form with a fragment, which the script hands to the server
    visit.page.wait_for_selector("mark.asked")
    assert visit.page.locator("mark.asked").first.text_content() == told
    visit.leave()


def test_everything_reads_without_scripts(browser: Any, store: Path) -> None:
    visit = Visit(browser, store, java_script_enabled=False)
    visit.page.get_by_role("link", name="Récits", exact=True).click()
    visit.page.locator("input[value=a4]").check()
    visit.page.locator(".base button").click()
    assert "base=a4" in visit.page.url
    visit.page.locator("a.ref").first.click()
    assert visit.page.locator("#point").is_visible()
    visit.page.get_by_role("link", name="English").click()
    assert visit.page.locator("h1").text_content() == "Accounts"
    assert "point=" in visit.page.url
    visit.leave()


def test_the_keys_lead_to_the_views(browser: Any, store: Path) -> None:
    visit = Visit(browser, store)
    for key, slug in KEYS.items():
        visit.page.keyboard.press("g")
        visit.page.keyboard.press(key)
        visit.page.wait_for_url(f"**/{slug}*")
    visit.page.keyboard.press("/")
    assert visit.page.evaluate("document.activeElement.id") == "q"
    visit.leave()


@pytest.mark.parametrize("width", [1280, 320])
def test_no_view_is_wider_than_the_screen(browser: Any, store: Path, width: int) -> None:
    visit = Visit(browser, store, viewport={"width": width, "height": 800})
    for slug in ["brief", "accounts", "statements", "positions", "timeline", "lineage", "differences", "sources", "a1"]:
        visit.page.goto(f"{visit.home}/s/detroit/{slug}?point=c1")
        assert visit.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, slug
    visit.leave()


def test_a_hostile_page_does_nothing(browser: Any, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(HOSTILE, encoding="utf-8")
    read([tmp_path / "page.txt"], store=tmp_path / "h.sqlite", story="h")
    visit = Visit(browser, tmp_path / "h.sqlite")
    for slug in ["brief", "statements", "differences", "sources", "a1"]:
        visit.page.goto(f"{visit.home}/s/h/{slug}")
        assert visit.page.locator("main").is_visible()
        assert visit.page.locator("script:not([src]), svg, main img, main style").count() == 0
    visit.leave()


@pytest.mark.parametrize("script", [True, False])
def test_a_point_is_judged_and_undone_by_its_card(browser: Any, store: Path, tmp_path: Path, script: bool) -> None:
    own = tmp_path / "own.sqlite"
    own.write_bytes(store.read_bytes())
    visit = Visit(browser, own, edit=True, java_script_enabled=script, viewport={"width": 320, "height": 800})
    visit.page.goto(f"{visit.home}/s/detroit/differences?point=c3")
    visit.page.locator("#point .judging summary").click()
    assert visit.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    form = visit.page.locator("#point form").filter(has_text="Donner un nom")
    form.get_by_label("Nouveau nom").fill("Le face-à-face")
    form.get_by_role("button").click()
    visit.page.wait_for_url("**/differences?point=*")
    assert "Le face-à-face" in visit.page.locator("#point .points").text_content()
    visit.page.get_by_role("button", name="Défaire le jugement j1").click()
    visit.page.wait_for_load_state()
    assert "Le face-à-face" not in visit.page.locator("#point .points").text_content()
    visit.leave()


def test_files_are_added_at_the_desk(browser: Any, store: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.sqlite"
    own.write_bytes(store.read_bytes())
    visit = Visit(browser, own, edit=True)
    visit.page.goto(f"{visit.home}/s/detroit/sources")
    page = "Vélane, 20 mars 2023. Irène Kalvo a déclaré : « Le phare sera repeint. »\n".encode()
    visit.page.locator("input[type=file]").set_input_files([{"name": "phare d'été.txt", "mimeType": "text/plain", "buffer": page}])
    visit.page.get_by_role("button", name="Ajouter des articles").click()
    visit.page.wait_for_load_state()
    assert "phare d'été.txt" in visit.page.locator(".sources-table").text_content()
    visit.leave()
