"""The HTML picture in a real browser: Chromium renders it, a citation has its target in view, and nothing is asked of the network."""

from __future__ import annotations

import os
import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "export"))

import story

from recoupe.export import export
from recoupe.export.marks import anchor

CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
REQUIRED = "chromium" in os.environ.get("RECOUPE_REQUIRE", "")


@pytest.fixture(scope="module")
def chromium() -> str:
    """The browser's path; without one the tests are skipped, or fail where RECOUPE_REQUIRE asks for it."""
    if CHROMIUM is None and REQUIRED:
        pytest.fail("Chromium is required (RECOUPE_REQUIRE) and not found", pytrace=False)
    if CHROMIUM is None:
        pytest.skip("Chromium is not found: the HTML picture is not looked at in a browser")
    return CHROMIUM


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented story as a file on disk."""
    path = tmp_path_factory.mktemp("page") / "picture.html"
    path.write_text(export("html", story.dossier(), story.readings(), "fr"), encoding="utf-8")
    return path


def run(chromium: str, address: str, *flags: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """One headless visit, with no network to speak to and a profile that is thrown away."""
    fixed = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--host-resolver-rules=MAP * ~NOTFOUND"]
    visit = [chromium, *fixed, f"--user-data-dir={folder / 'profile'}", *flags, address]
    return subprocess.run(visit, capture_output=True, text=True, timeout=120, check=False)


def size(png: Path) -> tuple[int, int]:
    """Width and height of a PNG, from its header."""
    width, height = struct.unpack(">II", png.read_bytes()[16:24])
    return int(width), int(height)


def test_the_page_renders_and_runs_its_script_without_complaint(chromium: str, page: Path, tmp_path: Path):
    seen = run(chromium, page.as_uri(), "--enable-logging=stderr", "--dump-dom", folder=tmp_path)
    assert "Pourparlers de Port-Sauveur" in seen.stdout and seen.stdout.rstrip().endswith("</html>")
    assert [line for line in seen.stderr.splitlines() if "CONSOLE" in line] == []


def test_a_citation_has_its_target(chromium: str, page: Path, tmp_path: Path):
    target = anchor(story.on("a2", "pendant quatre heures"))
    seen = run(chromium, f"{page.as_uri()}#{target}", "--dump-dom", folder=tmp_path)
    assert f'href="#{target}"' in seen.stdout
    assert re.search(rf'<span id="{target}"[^>]*>pendant quatre heures', seen.stdout)


def test_a_citation_lights_its_words_up(chromium: str, page: Path, tmp_path: Path):
    target = anchor(story.on("a2", "pendant quatre heures"))
    shots = []
    for name, address in (("plain", page.as_uri()), ("lit", f"{page.as_uri()}#{target}")):
        shots.append(tmp_path / f"{name}.png")
        run(chromium, address, "--window-size=1280,900", f"--screenshot={shots[-1]}", folder=tmp_path)
    assert shots[0].read_bytes() != shots[1].read_bytes()


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_is_wider_than_the_screen(chromium: str, page: Path, tmp_path: Path, width: int):
    shot = tmp_path / "shot.png"
    probe = page.with_name(f"probe-{width}.html")
    script = "document.title = 'wide:' + (document.documentElement.scrollWidth - innerWidth)"
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page.read_text(encoding="utf-8"))
    probe.write_text(text.replace("</body>", f"<script>{script}</script></body>"), encoding="utf-8")
    seen = run(chromium, probe.as_uri(), f"--window-size={width},900", "--dump-dom", folder=tmp_path)
    over = re.search(r"<title>wide:(-?\d+)</title>", seen.stdout)
    assert over and int(over[1]) <= 0
    run(chromium, page.as_uri(), f"--window-size={width},900", f"--screenshot={shot}", folder=tmp_path)
    assert size(shot) == (width, 900)


def test_it_prints(chromium: str, page: Path, tmp_path: Path):
    paper = tmp_path / "picture.pdf"
    run(chromium, page.as_uri(), f"--print-to-pdf={paper}", folder=tmp_path)
    assert paper.read_bytes()[:5] == b"%PDF-" and paper.stat().st_size > 10_000
