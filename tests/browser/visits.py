"""The room under Playwright: a visit with what its console said and what it asked for, and axe-core to look a page over."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from recoupe.web.views import VIEWS
from tests.web.conftest import serving

CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
REQUIRED = os.environ.get("RECOUPE_REQUIRE", "").split(",")
SLUGS = tuple(view.slug for view in VIEWS)
AXE = "axe-core@4.14.1"
BUILD = Path(__file__).parents[2] / "build" / "axe"


def absent(what: str, why: str) -> None:
    """Skip, or fail where RECOUPE_REQUIRE asks for it."""
    if what in REQUIRED:
        pytest.fail(f"{why}, and is required (RECOUPE_REQUIRE)", pytrace=False)
    pytest.skip(f"{why}: the reading room is not looked at with it")


@cache
def axe() -> str:
    """The source of axe-core, fetched by npm once into build/; "" where it cannot be had."""
    script = BUILD / "package" / "axe.min.js"
    npm = shutil.which("npm")
    if not script.is_file() and npm:
        BUILD.mkdir(parents=True, exist_ok=True)
        got = subprocess.run([npm, "pack", AXE, "--silent"], cwd=BUILD, capture_output=True, text=True, check=False, timeout=300)
        packed = BUILD / got.stdout.strip().splitlines()[-1] if got.returncode == 0 and got.stdout.strip() else None
        if packed:
            with tarfile.open(packed) as archive:
                archive.extract("package/axe.min.js", BUILD, filter="data")
    return script.read_text(encoding="utf-8") if script.is_file() else ""


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

    def go(self, path: str) -> None:
        self.page.goto(f"{self.home}{path}")

    def look_over(self) -> list[str]:
        """What axe-core finds wrong with the page as it is, one line each."""
        source = axe() or absent("axe", "axe-core is not here (npm)")
        self.page.evaluate(source)
        found = self.page.evaluate("axe.run({resultTypes: ['violations']})")
        return [f"{v['id']}: {node['html'][:160]} {node['any'][:1]}" for v in found["violations"] for node in v["nodes"][:3]]

    def leave(self, *, missing: bool = False) -> None:
        self.page.context.close()
        self.server.should_exit = True
        self.thread.join(10)
        assert [line for line in self.told if not (missing and "404" in line)] == []
        assert [url for url in self.asked if not url.startswith(self.home)] == []
