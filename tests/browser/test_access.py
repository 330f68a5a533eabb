"""Who cannot see, point, or tell colours apart: axe-core, the keyboard, small and enlarged screens, forced colours, grey, paper."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from recoupe.api import read_pages
from tests.browser.visits import SLUGS, Visit
from tests.demo.story import pages as demo

ARTICLE, WORDS = "/s/detroit/a1", "/s/detroit/a1?c=100-180"
PAGES = (
    *(f"/s/detroit/{slug}" for slug in SLUGS),
    "/s/detroit/accounts?point=c1",
    "/s/detroit/point?point=c1",
    "/s/detroit/statements?article=a1&type=direct",
    ARTICLE,
    WORDS,
    "/s/detroit/words",
    "/words",
    "/search?q=detroit",
)
BEHIND = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const box = one.getBoundingClientRect();
  const style = getComputedStyle(one);
  const [x, y] = [box.left + Math.min(box.width, innerWidth) / 2, box.top + Math.min(box.height, innerHeight) / 2];
  const top = document.elementFromPoint(Math.min(Math.max(x, 0), innerWidth - 1), Math.min(Math.max(y, 0), innerHeight - 1));
  const seen = top && (one.contains(top) || top.contains(one) || [...one.getClientRects()].some((rect) => {
    const other = document.elementFromPoint(rect.left + rect.width / 2, rect.top + rect.height / 2);
    return other && (one.contains(other) || other.contains(one));
  }));
  return {
    what: one.outerHTML.slice(0, 140), outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
    within: box.bottom > 0 && box.top < innerHeight, seen: Boolean(seen),
  };
}"""
STOPS = """() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
  .filter((one) => one.checkVisibility({visibilityProperty: true}) && !one.closest('dialog') && one.type !== 'radio').length"""


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("two") / "two.sqlite"
    for name in ("detroit", "autre"):
        read_pages(demo(), store=made, story=name)
    return made


@pytest.fixture
def visit(browser: Any, two: Path, request: pytest.FixtureRequest) -> Iterator[Visit]:
    made = Visit(browser, two, **getattr(request, "param", {}))
    yield made
    made.leave(missing=True)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("visit", [{"color_scheme": "light"}, {"color_scheme": "dark"}], indirect=True, ids=["light", "dark"])
def test_axe_finds_nothing(visit: Visit, language: str) -> None:
    found = {}
    for path in (*PAGES, "/", "/search", "/nowhere", "/s/detroit/a1?c=1-9&h=00000000"):
        visit.go(f"{path}{'&' if '?' in path else '?'}lang={language}")
        found[path] = visit.look_over()
    visit.go(f"/s/detroit/differences?lang={language}")
    visit.page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    visit.page.locator("a.ref").first.click()
    visit.page.wait_for_selector("#point.drawer")
    found["card"] = visit.look_over()
    visit.page.locator("#help").click()
    found["keys"] = visit.look_over()
    assert "\n".join(f"{path} {line}" for path, wrong in found.items() for line in wrong) == ""


@pytest.mark.parametrize(
    "visit", [{"viewport": {"width": 1280, "height": 700}}, {"viewport": {"width": 320, "height": 640}}], indirect=True
)
@pytest.mark.parametrize("path", PAGES)
def test_tab_reaches_everything_and_is_seen(visit: Visit, path: str) -> None:
    visit.go(path)
    every = visit.page.evaluate(STOPS)
    reached, wrong, first = 0, [], None
    while reached < every + 20:
        visit.page.keyboard.press("Tab")
        at = visit.page.evaluate(BEHIND)
        if at is None or at["what"] == first:
            break
        first = first or at["what"]
        reached += 1
        if not (at["outline"] and at["within"] and at["seen"]):
            wrong.append(at)
    assert wrong == []
    assert reached >= every


@pytest.mark.parametrize(
    "visit",
    [{"viewport": {"width": 320, "height": 640}}, {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2}],
    indirect=True,
    ids=["320", "200%"],
)
def test_nothing_is_cut_off_on_a_small_or_enlarged_screen(visit: Visit) -> None:
    for path in (*PAGES, "/"):
        visit.go(path)
        assert visit.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
        small = """[...document.querySelectorAll('button, select, input, .cite, .button, nav a')].filter((one) => {
          const box = one.getBoundingClientRect();
          return one.checkVisibility() && box.width && (box.width < 23.5 || box.height < 23.5) && !one.closest('dialog');
        }).map((one) => one.outerHTML.slice(0, 120))"""
        assert visit.page.evaluate(small) == [], path


@pytest.mark.parametrize("visit", [{"forced_colors": "active", "reduced_motion": "reduce"}], indirect=True, ids=["forced"])
def test_forced_colours_and_stillness_are_honoured(visit: Visit) -> None:
    visit.go(WORDS)
    assert visit.page.evaluate("getComputedStyle(document.querySelector('mark.asked')).outlineStyle") != "none"
    assert visit.page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    visit.go("/s/detroit/brief")
    current = "getComputedStyle(document.querySelector('.views [aria-current]')).outlineStyle"
    assert visit.page.evaluate(current) != "none"


def test_nothing_is_told_by_colour_alone(visit: Visit) -> None:
    """Each relation has a sign of its own, a word that is spoken, and an underline of its own; each article its letters."""
    visit.go("/s/detroit/accounts")
    told = visit.page.evaluate(
        """Object.fromEntries([...document.querySelectorAll('.collation td')].map((cell) => [cell.className.split(' ')[0], [
          cell.querySelector('.glyph').textContent.trim(),
          cell.querySelector('.unseen, .blank').textContent.trim(),
          cell.querySelector('.words') ? getComputedStyle(cell.querySelector('.words')).textDecorationStyle : '']]))"""
    )
    assert len({glyph for glyph, _, _ in told.values()}) == len(told) >= 5
    assert all(word for _, word, _ in told.values())
    lines = [told[key][2] for key in ("rel-same", "rel-reworded", "rel-differ", "rel-contradict") if key in told]
    assert len(set(lines)) == len(lines) >= 3


def test_every_view_prints(visit: Visit) -> None:
    from pypdf import PdfReader

    for slug in (*SLUGS, "a1"):
        visit.go(f"/s/detroit/{slug}?point=c1")
        paper = PdfReader(io.BytesIO(visit.page.pdf(prefer_css_page_size=True)))
        text = "\n".join(page.extract_text() for page in paper.pages)
        assert len(text) > 500, slug
        assert "Emporter" not in text, slug
        assert "Chercher" not in text, slug
        assert abs(float(paper.pages[0].mediabox.width) - 595) < 2, slug
