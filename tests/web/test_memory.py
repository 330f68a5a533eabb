"""What the room remembers between two runs: who was let in and where, and what of each story was last looked at."""

from __future__ import annotations

import stat
from datetime import date
from pathlib import Path

import pytest

from recoupe.api import own_files, read_pages, room_beside
from recoupe.model import Page
from recoupe.shelf import Entry
from recoupe.web.memory import Memory
from tests.demo.story import pages
from tests.web.conftest import House, serving

MORE = "Vélane, 20 mars 2023. Irène Kalvo a déclaré : « Le phare sera repeint. » Le port rouvre lundi, a-t-elle ajouté.\n"


def test_the_shelf_says_what_is_new_changed_and_read(tmp_path: Path) -> None:
    store = tmp_path / "s.sqlite"
    for name in ("un", "deux"):
        read_pages(pages(), store=store, story=name)
    day = date(2023, 3, 18)
    memory = Memory(store, lambda: day)
    server, thread, visitor = serving(store, memory=memory)
    visitor.enter()
    assert visitor.ask("/").text.count("pas encore lue") == 2
    assert visitor.ask("/s/un/brief.json").status == 200
    assert visitor.ask("/").text.count("pas encore lue") == 2, "a program has read nothing"
    visitor.ask("/s/un/brief")
    shown = visitor.ask("/").text
    assert shown.count("pas encore lue") == 1
    assert shown.index("/s/deux/") < shown.index("/s/un/"), "new ones first"
    day = date(2023, 3, 19)
    read_pages((*pages(), Page("phare.txt", MORE.encode())), store=store, story="un")
    shown = visitor.ask("/").text
    assert "is-changed" in shown
    assert "Depuis que vous l’avez lue" in shown
    assert "1 article de plus" in shown
    visitor.ask("/s/un/a1")
    shown = visitor.ask("/").text
    assert "is-changed" not in shown
    assert "Depuis hier" in shown
    server.should_exit = True
    thread.join(10)
    assert Memory(store, lambda: day).told(Entry("trois", "", None, None, ()))[0] == "new"


def test_titles_stand_in_the_language_of_the_room(tmp_path: Path) -> None:
    store = tmp_path / "s.sqlite"
    for name in ("un", "deux"):
        read_pages(pages(), store=store, story=name, language="en")
    server, thread, visitor = serving(store)
    visitor.enter()
    english = visitor.ask("/?lang=en").text
    visitor.ask("/s/un/brief")  # read in French from here on
    french = visitor.ask("/").text
    assert french.count('/brief"') == 2
    assert english != french
    assert 'lang="fr"' in french
    server.should_exit = True
    thread.join(10)


def test_a_browser_that_was_let_in_stays_so_after_a_new_start(one_story: Path, tmp_path: Path) -> None:
    store = tmp_path / "kept.sqlite"
    store.write_bytes(one_story.read_bytes())
    first = Memory(store, lambda: date(2023, 3, 18)).keys(4711)
    again = Memory(store, lambda: date(2023, 3, 28))
    assert again.port == 4711
    second = again.keys(4711)
    assert (second.session, second.cookie) == (first.session, first.cookie)
    assert second.token != first.token, "the address that is printed opens once, each time another"
    assert second.csrf != first.csrf
    late = Memory(store, lambda: date(2023, 5, 1)).keys(4711)
    assert late.session != first.session
    file = room_beside(store)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file in own_files(store), "a folder that is read has it not for a page"


@pytest.mark.parametrize("held", ["", "[]", "{", '{"port": "x", "session": 3, "seen": [], "days": {"un": 4}}'])
def test_a_damaged_memory_is_no_memory(tmp_path: Path, held: str) -> None:
    store = tmp_path / "s.sqlite"
    room_beside(store).write_text(held, encoding="utf-8")
    memory = Memory(store)
    assert memory.port == 0
    assert len(memory.keys(1).session) > 20
    assert memory.told(Entry("un", "", None, None, ()))[0] == "new"


def test_a_memory_that_cannot_be_written_harms_nothing(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "none" / "s.sqlite")
    memory.saw(Entry("un", "", None, None, (), ("a",), 1))
    assert memory.told(Entry("un", "", None, None, (), ("a",), 1))[0] == "read"


def test_what_is_no_more_is_forgotten(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "s.sqlite")
    memory.saw(Entry("un", "", None, None, (), ("a",), 1))
    memory.known(frozenset({"deux"}))
    assert "un" not in room_beside(tmp_path / "s.sqlite").read_text(encoding="utf-8")


def test_who_is_not_let_in_is_asked_for_the_address_and_led_on(street: House) -> None:
    shut = street.visitor.ask("/s/detroit/a1?c=0-20&h=abc")
    assert shut.status == 403
    assert 'action="/s/detroit/a1"' in shut.text
    assert '<input type="hidden" name="c" value="0-20">' in shut.text
    pasted = f"http%3A%2F%2F127.0.0.1%3A{street.visitor.port}%2F%3Ftoken%3D{street.visitor.keys.token}"
    led = street.visitor.ask(f"/s/detroit/a1?c=0-20&h=abc&token={pasted}")
    assert led.status == 303
    assert led.headers["location"] == "/s/detroit/a1?c=0-20&h=abc"
    used = street.visitor.ask(f"/?token={street.visitor.keys.token}").text
    assert "a déjà ouvert la salle" in used
    assert "relancez-le" in used
    wrong = street.visitor.ask("/?token=wrong").text
    assert "Ce n’est pas l’adresse" in wrong
    assert "relancez-le" in wrong
    assert "a déjà ouvert" not in street.visitor.ask("/").text


def test_the_page_at_the_door_is_dressed_and_nothing_else_is_let_out(street: House) -> None:
    shut = street.visitor.ask("/")
    for sheet in ("style.css", "dark.css", "room.css"):
        assert f'href="/assets/{sheet}"' in shut.text
        assert street.visitor.ask(f"/assets/{sheet}").status == 200
    assert street.visitor.ask("/assets/card.js").status == 403
    assert street.visitor.ask("/assets/style.css", "POST", b"x").status == 403


def test_the_language_asked_for_last_is_kept(house: House) -> None:
    asked = house.visitor.ask("/s/detroit/brief?lang=en")
    kept = asked.headers["set-cookie"]
    assert kept.startswith("recoupe-lang=en; Path=/; Max-Age=")
    assert "SameSite=Strict" in kept
    with_it = f"{house.visitor.cookie}; recoupe-lang=en"
    typed = house.visitor.ask("/s/detroit/brief", Cookie=with_it)
    assert '<h1 class="of-view">Brief</h1>' in typed.text
    assert "set-cookie" not in typed.headers
    back = house.visitor.ask("/s/detroit/brief?lang=fr", Cookie=with_it)
    assert '<h1 class="of-view">Synthèse</h1>' in back.text
    assert back.headers["set-cookie"].startswith("recoupe-lang=fr;")
    for odd in ("xx", "<b>"):
        assert "set-cookie" not in house.visitor.ask(f"/s/detroit/brief?lang={odd}").headers
    assert "Synthèse" in house.visitor.ask("/s/detroit/brief", Cookie=f"{house.visitor.cookie}; recoupe-lang=xx").text
