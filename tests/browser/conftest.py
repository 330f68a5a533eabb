"""One Chromium for all tests of the room, and the demo story it looks at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from recoupe.api import read_pages
from tests.browser.visits import CHROMIUM, OFFLINE, absent
from tests.demo.story import pages


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium under Playwright; without them the tests are skipped, or fail where RECOUPE_REQUIRE asks for it."""
    if CHROMIUM is None:
        absent("chromium", "Chromium is not found")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        absent("chromium", "Playwright is not installed")
    with sync_playwright() as player:
        made = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", OFFLINE])
        yield made
        made.close()


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("room") / "room.sqlite"
    read_pages(pages(), store=made, story="detroit")
    return made
