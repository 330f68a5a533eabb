"""The reading room in a real browser: from a sentence to its words in one click, keys, no script needed, nothing asked of the network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from recoupe.api import read
from recoupe.web.views import VIEWS
from tests.browser.visits import Visit
from tests.web.conftest import HOSTILE

KEYS = {view.key: view.slug for view in (*VIEWS[1:], VIEWS[0])}


def test_from_a_sentence_to_its_words_in_one_click(browser: Any, store: Path) -> None:
    visit = Visit(browser, store)
    before = visit.page.url
    chip = visit.page.locator(".lede .cite").first
    chip.click()
    visit.page.wait_for_selector("#words mark.asked")
    assert visit.page.url == before, "what is read stays where it is"
    assert visit.page.locator("#words mark.asked").first.bounding_box()["y"] < 700
    assert visit.page.evaluate("document.activeElement.id") == "words-title"
    link = visit.page.locator("input[data-address]").input_value()
    assert link.startswith(visit.home)
    told = visit.page.locator("#words mark.asked").first.text_content()
    visit.page.keyboard.press("Escape")
    assert visit.page.locator("#words").count() == 0
    assert chip.evaluate("(one) => one === document.activeElement")
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
    assert "Le face-à-face" in visit.page.locator("#card-title").text_content()
    visit.page.get_by_role("button", name="Défaire le jugement j1").click()
    visit.page.wait_for_load_state()
    assert "Le face-à-face" not in visit.page.locator("#card-title").text_content()
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


def test_a_point_opens_beside_what_is_read(browser: Any, store: Path) -> None:
    """Nothing moves, the focus goes to the card and back, and the point goes along to the other views."""
    visit = Visit(browser, store, viewport={"width": 1280, "height": 700})
    visit.go("/s/detroit/differences")
    ref = visit.page.locator("a.ref").nth(4)
    ref.scroll_into_view_if_needed()
    before = ref.bounding_box()["y"]
    ref.focus()
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_selector("#point.drawer")
    assert abs(ref.bounding_box()["y"] - before) < 120  # lines may wrap anew beside the card
    assert visit.page.evaluate("document.activeElement.id") == "card-title"
    point = visit.page.locator("#point").get_attribute("data-point")
    assert f"point={point}" in visit.page.url
    assert visit.page.locator(f'nav.views a[href*="point={point}"]').count() == len(VIEWS)
    assert visit.page.locator("#point blockquote").count() >= 2
    assert visit.page.locator("#point .because li").count() >= 1
    visit.page.keyboard.press("Escape")
    assert visit.page.locator("#point").count() == 0
    assert "point=" not in visit.page.url
    assert ref.evaluate("(one) => one === document.activeElement")
    visit.leave()


def test_a_point_is_read_without_scripts(browser: Any, store: Path) -> None:
    visit = Visit(browser, store, java_script_enabled=False)
    visit.go("/s/detroit/point?point=c1")
    assert visit.page.locator("#point blockquote").count() >= 2
    assert not visit.page.locator("#point button").first.is_visible()
    assert not visit.page.locator("#help").is_visible()
    visit.leave()


def test_under_the_pointer_one_point_lights_up_everywhere(browser: Any, store: Path) -> None:
    visit = Visit(browser, store)
    visit.go("/s/detroit/accounts")
    row = visit.page.locator(".collation tbody tr").nth(1)
    point = row.get_attribute("id")
    row.locator("a.ref").hover()
    assert visit.page.locator(f".tie-{point}.hover").count() == visit.page.locator(f".tie-{point}").count() >= 2
    visit.page.keyboard.press("Escape")
    assert visit.page.locator(".hover").count() == 0
    row.locator("a.ref").focus()
    assert visit.page.locator(f".tie-{point}.hover").count() >= 2
    visit.go("/s/detroit/a1")
    visit.page.locator('.prose [class*="tie-"]').first.hover()
    assert visit.page.locator(".prose .hover").count() >= 1
    visit.leave()


def test_words_are_copied_as_a_citation(browser: Any, store: Path) -> None:
    visit = Visit(browser, store, permissions=["clipboard-read", "clipboard-write"])
    visit.go("/s/detroit/differences")
    visit.page.locator("a.ref").first.click()
    visit.page.locator("#point button[data-take=citation]").first.click()
    visit.page.locator("#said:not(:empty)").wait_for()
    copied = visit.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("«\u202f")
    assert visit.home not in copied, "an address of this machine is of no use in print"
    visit.page.keyboard.press("l")
    visit.page.wait_for_timeout(300)
    assert visit.page.evaluate("navigator.clipboard.readText()").startswith(f"{visit.home}/s/detroit/a")
    visit.leave()


def test_without_a_clipboard_the_words_stand_selected_in_a_box(browser: Any, store: Path) -> None:
    visit = Visit(browser, store)
    visit.page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    visit.go("/s/detroit/a1?c=100-180")
    visit.page.locator("button[data-take=citation]").click()
    assert visit.page.evaluate("getSelection().toString() || document.activeElement.value").startswith("«")
    assert visit.page.locator("#taking").is_visible()
    visit.page.keyboard.press("Escape")
    assert not visit.page.locator("#taking").is_visible()
    visit.leave()


def test_keys_walk_the_points_and_their_words(browser: Any, store: Path) -> None:
    visit = Visit(browser, store)
    visit.go("/s/detroit/differences")
    focused = "document.activeElement.textContent.trim()"
    visit.page.keyboard.press("j")
    first = visit.page.evaluate(focused)
    visit.page.keyboard.press("j")
    assert visit.page.evaluate(focused) != first
    visit.page.keyboard.press("k")
    assert visit.page.evaluate(focused) == first
    visit.page.keyboard.press("n")
    assert visit.page.evaluate("document.activeElement.className").startswith("cite")
    article = visit.page.evaluate(focused)
    visit.page.keyboard.press("o")
    visit.page.wait_for_url(f"**article={article}*")
    visit.page.keyboard.press("o" if visit.page.evaluate("document.activeElement === document.body") else "Escape")
    visit.page.keyboard.press("f")
    assert visit.page.evaluate("document.activeElement.tagName") == "SELECT"
    visit.page.keyboard.press("j")  # in a field keys are letters
    assert visit.page.evaluate("document.activeElement.tagName") == "SELECT"
    visit.page.evaluate("document.activeElement.blur()")
    visit.page.keyboard.press("e")
    assert visit.page.evaluate("document.activeElement.closest('.away') !== null")
    visit.leave()


def test_keys_can_be_changed_and_turned_off(browser: Any, store: Path) -> None:
    visit = Visit(browser, store)
    visit.go("/s/detroit/differences")
    visit.page.keyboard.press("?")
    assert visit.page.locator("#keys").is_visible()
    visit.page.locator("[data-action=next]").press_sequentially("x")
    visit.page.keyboard.press("Escape")
    visit.page.reload()
    visit.page.keyboard.press("j")
    assert visit.page.evaluate("document.activeElement === document.body")
    visit.page.keyboard.press("x")
    assert visit.page.evaluate("document.activeElement.className") == "ref"
    visit.page.locator("#help").click()
    visit.page.locator("#keys input[name=on]").uncheck()
    visit.page.locator("#keys [data-close]").click()
    visit.page.evaluate("document.activeElement.blur()")
    visit.page.keyboard.press("x")
    visit.page.keyboard.press("?")
    assert not visit.page.locator("#keys").is_visible()
    assert visit.page.evaluate("document.activeElement === document.body")
    visit.leave()


def test_the_look_is_kept(browser: Any, store: Path) -> None:
    visit = Visit(browser, store, color_scheme="light")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = visit.page.evaluate(ground)
    visit.page.locator("#theme").select_option("dark")
    dark = visit.page.evaluate(ground)
    assert dark != light
    visit.go("/s/detroit/sources")
    assert visit.page.evaluate(ground) == dark
    visit.leave()


def test_an_address_outlives_the_edit_of_its_article(browser: Any, store: Path, tmp_path: Path) -> None:
    """The words have moved, and are shown where they are now; later they are gone, and nothing is shown in their place."""
    from recoupe import shelf
    from recoupe.api import open_story, read_pages
    from recoupe.model import Page

    own = tmp_path / "own.sqlite"
    own.write_bytes(store.read_bytes())
    visit = Visit(browser, own)
    reading = open_story(own).readings[0]
    start, _end = next(where for where in reading.paragraphs[1:] if where[1] - where[0] > 80)
    words = reading.clean[start : start + 60]
    visit.go(f"/s/detroit/{reading.id}?c={start}-{start + 60}")
    link = visit.page.locator("input[data-address]").input_value()
    page = next(page for page in open_story(own).pages if page.address == reading.article.file)
    shelf.delete(own, "detroit", [page.address])
    text = page.data.decode()
    at = text.index(words)
    edited = f"{text[:at]}Ajout de la rédaction, daté de ce matin.\n\n{text[at:]}"
    read_pages((Page(page.address, edited.encode()),), store=own, story="detroit")
    visit.page.goto("about:blank")
    visit.page.goto(link)
    visit.page.wait_for_selector("mark.asked")
    assert "".join(visit.page.locator("mark.asked").all_text_contents()).strip().startswith(words[:30])
    assert visit.page.locator(".notice.moved").is_visible()
    shelf.delete(own, "detroit", [page.address])
    visit.page.goto("about:blank")
    visit.page.goto(link)
    visit.page.wait_for_load_state()
    assert visit.page.locator("mark.asked").count() == 0
    assert "ne sont plus dans cette affaire" in visit.page.locator("h1").text_content()
    visit.leave(missing=True)


def test_keys_of_a_french_keyboard(browser: Any, store: Path) -> None:
    """On AZERTY ? and / come with Shift, and no key of ours needs AltGr."""
    visit = Visit(browser, store)
    visit.go("/s/detroit/differences")
    for key, code in (("?", "Comma"), ("/", "Period")):
        visit.page.evaluate(
            "([key, code]) => document.body.dispatchEvent(new KeyboardEvent('keydown', {key, code, shiftKey: true, bubbles: true}))",
            [key, code],
        )
        seen = "document.querySelector('#keys').open" if key == "?" else "document.activeElement.id === 'q'"
        assert visit.page.evaluate(seen), key
        if key == "?":
            letters = visit.page.locator("#keys input[data-action]").evaluate_all("(all) => all.map((one) => one.value)")
            assert not set("[]{}@#~|\\^`") & set(letters)
            visit.page.keyboard.press("Escape")
    visit.leave()


def test_in_grey_every_sign_keeps_its_meaning(browser: Any, store: Path) -> None:
    """Without any colour cells of two meanings still look different: by their glyph, their line or their tint."""
    visit = Visit(browser, store)
    visit.go("/s/detroit/accounts")
    looks = visit.page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('.collation td')].map((cell) => {
          const grey = (colour) => {
            const [r, g, b] = colour.match(/[\\d.]+/g).map(Number);
            return Math.round((r * 299 + g * 587 + b * 114) / 1000);
          };
          const words = cell.querySelector('.words');
          return [cell.className, [cell.querySelector('.glyph').textContent, words ? getComputedStyle(words).textDecorationStyle : '',
            grey(getComputedStyle(cell).backgroundColor)].join()];
        }))"""
    )
    assert len(set(looks.values())) == len(looks) >= 5
    visit.leave()


def test_links_to_correct_lie_over_nothing(browser: Any, store: Path) -> None:
    visit = Visit(browser, store, edit=True, viewport={"width": 900, "height": 800})
    visit.go("/s/detroit/statements")
    over = visit.page.evaluate(
        """[...document.querySelectorAll(".saying")].filter((one) => one.checkVisibility()).filter((one) => {
          const [link, told] = [one.querySelector(".mend"), one.querySelector(".reasons")].map((part) => part?.getBoundingClientRect());
          return link && told && link.left < told.right && told.left < link.right && link.top < told.bottom && told.top < link.bottom;
        }).map((one) => one.id)"""
    )
    assert over == []
    assert visit.page.locator(".saying .mend").count()
    visit.leave()


def test_sources_are_read_without_scrolling_sideways_on_a_small_screen(browser: Any, store: Path) -> None:
    visit = Visit(browser, store, viewport={"width": 320, "height": 640})
    visit.go("/s/detroit/sources")
    assert visit.page.evaluate("[...document.querySelectorAll('.wide')].filter((one) => one.scrollWidth > one.clientWidth).length") == 0
    visit.leave()
