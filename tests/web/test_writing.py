"""Judgements and the desk in the room: what is acknowledged is kept, nobody else writes, all of it without a script."""

from __future__ import annotations

import html
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from recoupe.api import open_story, picture_beside
from recoupe.web import guard
from recoupe.web.bodies import form_of
from recoupe.web.guard import Keys
from tests.web.conftest import Answer, House, serving


@pytest.fixture
def desk(one_story: Path, tmp_path: Path) -> Iterator[House]:
    """A store of its own that may be written to, and a visitor who is in."""
    store = tmp_path / "desk.sqlite"
    store.write_bytes(one_story.read_bytes())
    server, thread, visitor = serving(store, edit=True)
    visitor.enter()
    yield House(store, visitor)
    server.should_exit = True
    thread.join(10)


def post(house: House, path: str, **fields: str) -> Answer:
    visitor = house.visitor
    origin = {"Origin": f"http://127.0.0.1:{visitor.port}", "Content_Type": "application/x-www-form-urlencoded"}
    return visitor.ask(path, "POST", urlencode({"key": visitor.keys.csrf, "by": "amina"} | fields).encode(), **origin)


def forms(page: str) -> list[tuple[str, dict[str, str]]]:
    """The forms of a page that write: where each leads, and what it brings before anything is filled in."""
    out = []
    for head, body in re.findall(r'<form class="judge" method="post"([^>]*)>(.*?)</form>', page, re.DOTALL):
        fields = re.findall(r'<input[^>]* name="(\w+)"(?: value="([^"]*)")?', body)
        action = re.search(r'action="([^"]+)"', head)
        assert action
        out.append((html.unescape(action[1]), {name: html.unescape(value) for name, value in fields}))
    return out


def ledger(house: House) -> list[tuple[str, str, str]]:
    return [(j.verdict.value, j.by, j.label or j.note) for j in open_story(house.store).dossier.judgements]


def test_a_point_is_renamed_and_undone_by_the_forms_of_its_card(desk: House) -> None:
    page = desk.visitor.ask("/s/detroit/differences?point=c3&article=a1").text
    where, given = next((where, given) for where, given in forms(page) if "other" in given and given.get("verdict") == "rename")
    assert given["key"] == desk.visitor.keys.csrf
    answer = post(desk, where, **given | {"other": "Le face-à-face", "by": "amina", "note": "plus court"})
    assert answer.status == 303
    assert ledger(desk) == [("rename", "amina", "Le face-à-face")]
    back = desk.visitor.ask(answer.headers["location"])
    assert back.status == 303
    assert back.headers["location"] == "/s/detroit/differences?point=c3&article=a1&done=j1#point"
    page = desk.visitor.ask(back.headers["location"].partition("#")[0]).text
    assert "Le face-à-face" in page
    assert "plus court" in page
    where, given = next((where, given) for where, given in forms(page) if where.endswith("/withdraw"))
    assert given["by"] == "amina"  # who signed once need not write it again
    answer = post(desk, where, **given)
    assert answer.headers["location"].startswith("/s/detroit/differences?")
    assert open_story(desk.store).dossier.judgements[0].withdrawn
    assert "Le face-à-face" not in desk.visitor.ask("/s/detroit/differences").text


def test_two_points_made_one_lead_to_the_one_that_they_are(desk: House) -> None:
    answer = post(desk, "/s/detroit/judge", one="c41", other="c39", verdict="same", back="/s/detroit/brief?point=c41")
    back = desk.visitor.ask(answer.headers["location"]).headers["location"]
    (kept,) = open_story(desk.store).dossier.judgements
    assert back == f"/s/detroit/brief?point={kept.about[0]}&done=j1#point"
    assert 'id="point"' in desk.visitor.ask(back.partition("#")[0]).text


def test_a_telling_is_parted_by_its_form(desk: House) -> None:
    before = open_story(desk.store).dossier.points
    several = next(p for p in before if p.accounts > 1 and any("cinquante cargos" in s.text for t in p.tellings for s in t.spans))
    assert post(desk, "/s/detroit/judge", one=several.id, telling="a3", verdict="different").status == 303
    assert len(open_story(desk.store).dossier.points) == len(before) + 1


def test_an_article_is_dated_its_statement_given_to_another_and_noted(desk: House) -> None:
    page = desk.visitor.ask("/s/detroit/a2").text
    kinds = [given.get("verdict", where.rpartition("/")[2]) for where, given in forms(page)]
    assert kinds == ["date", "speaker", "note", "remove"]
    post(desk, "/s/detroit/judge", one="a2", verdict="date", other="2023-03-17", back="/s/detroit/a2")
    post(desk, "/s/detroit/judge", one="a2", verdict="note", note="<b>À vérifier</b>", back="/s/detroit/a2")
    post(desk, "/s/detroit/judge", one="a1-s1", verdict="speaker", other="p8")
    assert [verdict for verdict, _, _ in ledger(desk)] == ["date", "note", "speaker"]
    page = desk.visitor.ask("/s/detroit/a2").text
    assert "17 mars 2023" in page
    assert "&lt;b&gt;À vérifier&lt;/b&gt;" in page
    listed = desk.visitor.ask("/s/detroit/judgements").text
    assert listed.count('action="/s/detroit/withdraw"') == 3
    assert [j["verdict"] for j in desk.visitor.ask("/s/detroit/judgements.json").json] == ["date", "note", "speaker"]


def test_the_date_of_an_event_is_corrected_on_the_page_of_judgements(desk: House) -> None:
    event = next(e for e in open_story(desk.store).dossier.events if e.label == "Levée du blocus")
    post(desk, "/s/detroit/judge", one=event.id, verdict="date", other="2023-04-02")
    assert "2023-04-02" in desk.visitor.ask("/s/detroit/timeline.json").text
    assert "daté du 2 avril 2023" in desk.visitor.ask("/s/detroit/judgements").text


def test_what_cannot_be_kept_is_told_with_the_way_back(desk: House) -> None:
    answer = post(desk, "/s/detroit/judge?lang=en", one="a2", verdict="date", other="demain", back="/s/detroit/a2")
    assert answer.status == 400
    assert "This is no date." in answer.text
    assert 'href="/s/detroit/a2"' in answer.text
    assert ledger(desk) == []
    assert post(desk, "/s/detroit/withdraw", number="7").status == 400
    assert post(desk, "/s/nulle/judge", one="a2").status == 404
    assert post(desk, "/s/detroit/else", one="a2").status == 404


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", "/s/autre/brief", "/s/detroit/\\x", "", "x" * 9000])
def test_a_form_leads_back_into_its_story_only(desk: House, back: str) -> None:
    answer = post(desk, "/s/detroit/judge", one="c1", verdict="note", note="x", back=back)
    location = desk.visitor.ask(answer.headers["location"]).headers["location"]
    assert location.startswith("/s/detroit/judgements")
    judged = desk.visitor.ask(f"/s/detroit/judged?{urlencode({'j': 'j9', 'back': back})}")
    assert judged.headers["location"] == "/s/detroit/judgements"


@pytest.mark.parametrize("given", [{"key": "no"}, {"key": ""}])
def test_without_its_key_a_form_writes_nothing(desk: House, given: dict[str, str]) -> None:
    assert post(desk, "/s/detroit/judge", one="c1", verdict="note", note="x", **given).status == 403
    assert ledger(desk) == []


@pytest.mark.parametrize("headers", [{}, {"Origin": "http://elsewhere.example"}, {"Origin": "null"}])
def test_a_form_of_another_place_writes_nothing(desk: House, headers: dict[str, str]) -> None:
    body = urlencode({"key": desk.visitor.keys.csrf, "one": "c1", "verdict": "note", "note": "x"}).encode()
    assert desk.visitor.ask("/s/detroit/judge", "POST", body, Content_Type="application/x-www-form-urlencoded", **headers).status == 403
    assert ledger(desk) == []


def test_a_room_that_only_shows_has_no_form_that_writes(house: House) -> None:
    for path in ("/s/detroit/brief?point=c1", "/s/detroit/a1", "/s/detroit/sources", "/s/detroit/judgements", "/"):
        assert 'method="post"' not in house.visitor.ask(path).text
    assert post(house, "/s/detroit/judge", one="c1", verdict="note", note="x").status == 403
    assert house.visitor.ask("/s/detroit/judged?j=j1").status == 404


def raw(house: House, head: str, body: bytes) -> bytes:
    """The first line of the answer to a request written out by hand."""
    visitor = house.visitor
    lines = [head, f"Host: 127.0.0.1:{visitor.port}", f"Cookie: {visitor.cookie}", f"Origin: http://127.0.0.1:{visitor.port}"]
    with socket.create_connection(("127.0.0.1", visitor.port), timeout=30) as link:
        link.sendall("\r\n".join(lines).encode() + b"\r\n")
        try:
            link.sendall(body)
            return link.recv(200).partition(b"\r\n")[0]
        except (BrokenPipeError, ConnectionResetError):
            return link.recv(200).partition(b"\r\n")[0]


def test_a_body_in_chunks_is_no_larger_than_another(desk: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "LONGEST", 10_000)
    head = "POST /s/detroit/judge HTTP/1.1"
    kind = b"Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    large = b"".join(b"1000\r\n" + b"x" * 4096 + b"\r\n" for _ in range(4)) + b"0\r\n\r\n"
    assert b" 413 " in raw(desk, head, kind + large)
    small = urlencode({"key": desk.visitor.keys.csrf, "one": "c1", "verdict": "note", "note": "en morceaux"}).encode()
    assert b" 303 " in raw(desk, head, kind + f"{len(small):x}\r\n".encode() + small + b"\r\n0\r\n\r\n")
    assert ledger(desk)[0][2] == "en morceaux"


def test_what_is_no_form_is_an_empty_one() -> None:
    assert form_of("application/json", b'{"key": 1}').fields == {}
    assert form_of("application/x-www-form-urlencoded", b"\xff=1").fields == {}
    assert form_of("application/x-www-form-urlencoded", b"a=%ff").fields == {}
    assert form_of("application/x-www-form-urlencoded", b"&".join(b"a=1" for _ in range(5000))).fields == {}
    assert form_of("multipart/form-data", b"--x\r\nno end").files == ()


def upload(house: House, path: str, fields: dict[str, str], files: dict[str, bytes]) -> Answer:
    mark = "----recoupe"
    given = {"key": house.visitor.keys.csrf} | fields
    parts = [f'--{mark}\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{v}\r\n'.encode() for n, v in given.items()]
    for name, data in files.items():
        head = f'--{mark}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\nContent-Type: text/plain\r\n\r\n'
        parts.append(head.encode() + data + b"\r\n")
    origin = {"Origin": f"http://127.0.0.1:{house.visitor.port}", "Content_Type": f"multipart/form-data; boundary={mark}"}
    return house.visitor.ask(path, "POST", b"".join(parts) + f"--{mark}--\r\n".encode(), **origin)


NEWS = "Le phare de Vélane\n\nVélane, 20 mars 2023. Irène Kalvo a déclaré : « Le phare sera repeint. »\r\n".encode()


def test_files_and_a_pasted_text_join_a_story(desk: House) -> None:
    text = "Vélane, 21 mars 2023. Paul Anders a refusé de repeindre le phare."
    answer = upload(desk, "/s/detroit/pages", {"text": text, "title": "Le phare / suite"}, {"../../etc/phare.txt": NEWS})
    assert (answer.status, answer.headers["location"]) == (303, "/s/detroit/sources?done=2")
    story = open_story(desk.store)
    kept = {page.address: page.data for page in story.pages}
    assert kept["phare.txt"] == NEWS
    assert kept["Le phare suite.txt"].decode().strip() == text
    assert "phare.txt" in desk.visitor.ask("/s/detroit/sources").text


def test_a_story_is_begun_renamed_and_erased(desk: House) -> None:
    answer = upload(desk, "/stories", {"name": "phare"}, {"phare.txt": NEWS})
    assert answer.headers["location"] == "/s/phare/sources?done=1"
    assert upload(desk, "/stories", {"name": "phare"}, {"phare.txt": NEWS}).status == 400
    assert post(desk, "/s/phare/rename", name="le phare/2").headers["location"] == "/s/le%20phare%202/sources"
    assert post(desk, "/s/le%20phare%202/rename", name="detroit").status == 400
    assert post(desk, "/s/le%20phare%202/delete", name="phare").status == 400
    assert post(desk, "/s/le%20phare%202/delete", name="le phare 2").headers["location"] == "/"
    assert [entry["name"] for entry in desk.visitor.ask("/index.json").json] == ["detroit"]


def test_an_article_is_removed_only_when_it_is_meant(desk: House) -> None:
    file = open_story(desk.store).dossier.article("a6").file
    assert post(desk, "/s/detroit/remove", article="a6").status == 400
    assert post(desk, "/s/detroit/remove", article="a99", sure="yes").status == 400
    assert post(desk, "/s/detroit/remove", article="a6", sure="yes").status == 303
    assert file not in {page.address for page in open_story(desk.store).pages}


@pytest.mark.parametrize(
    ("fields", "files"), [({}, {}), ({}, {"a.pdf": b"%PDF"}), ({}, {"vide.txt": b""}), ({}, {"b.txt": b"\x00\xff\xfe"})]
)
def test_pages_that_cannot_be_read_change_nothing(desk: House, fields: dict[str, str], files: dict[str, bytes]) -> None:
    before = open_story(desk.store).pages
    assert upload(desk, "/s/detroit/pages", fields, files).status == 400
    assert open_story(desk.store).pages == before


SERVE = """
import sys
from recoupe.web import serving
from recoupe.web.guard import Keys
serving.Memory.keys = lambda self, port: Keys("token", "session", "key", "cookie")
serving.serve(sys.argv[1], edit=True, told=print)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
def test_a_judgement_that_was_acknowledged_outlives_the_room(one_story: Path, tmp_path: Path) -> None:
    """Killed at once after its answer, and again while others are being written: what was answered is there, and the store opens."""
    store = tmp_path / "killed.sqlite"
    store.write_bytes(one_story.read_bytes())
    known = Keys("token", "session", "key", "cookie")
    acknowledged = 0
    for last in (1, 4):
        with subprocess.Popen([sys.executable, "-c", SERVE, str(store)], stdout=subprocess.PIPE, text=True) as room:
            assert room.stdout
            port = int(room.stdout.readline().split(":")[2].partition("/")[0])
            house = House(store, serving_visitor(port, known))
            for n in range(last):
                acknowledged += post(house, "/s/detroit/judge", one="c1", verdict="note", note=f"note {n}").status == 303
            with socket.create_connection(("127.0.0.1", port)) as link:  # a judgement whose answer nobody waits for
                link.sendall(b"POST /s/detroit/judge HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 900\r\n\r\none=c1")
                room.send_signal(signal.SIGKILL)
    assert acknowledged == 5
    assert len(open_story(store).dossier.judgements) == acknowledged


def serving_visitor(port: int, keys: Keys):
    from tests.web.conftest import Visitor

    return Visitor(port, keys, cookie=f"{keys.cookie}={keys.session}")


def test_every_refusal_is_told_and_what_was_kept(desk: House) -> None:
    given = {"phare.txt": NEWS, "vide.txt": b"", "image.png": b"\x89PNG\r\n\x1a\n\x00\x00"}
    answer = upload(desk, "/s/detroit/pages", {}, given)
    assert answer.status == 200
    assert "1 article gardé" in answer.text
    assert "2 fichiers refusés" in answer.text
    assert {"phare.txt", "vide.txt", "image.png"} <= set(re.findall(r"[\w]+\.(?:txt|png)", answer.text))
    again = upload(desk, "/s/detroit/pages", {}, {"phare.txt": NEWS, "vide.txt": b""})
    assert "Déjà là" in again.text
    none = upload(desk, "/s/detroit/pages", {}, {"vide.txt": b"", "rien.txt": b"  "})
    assert none.status == 400
    assert none.text.count("<strong>") == 2
    assert "page could" not in none.text, "told in the language of the room"


def test_the_picture_beside_the_store_is_made_anew_when_an_article_goes(desk: House) -> None:
    upload(desk, "/s/detroit/pages", {}, {"phare.txt": NEWS})
    gone = next(a for a in open_story(desk.store).dossier.articles if a.file == "phare.txt")
    picture = picture_beside(desk.store)
    picture.write_text("old", encoding="utf-8")
    assert post(desk, "/s/detroit/remove", article=gone.id, sure="yes").status == 303
    assert "<!doctype html>" in picture.read_text(encoding="utf-8")
    assert "phare.txt" not in picture.read_text(encoding="utf-8")


def test_a_record_is_corrected_where_it_stands(desk: House) -> None:
    page = desk.visitor.ask("/s/detroit/statements").text
    assert page.count('class="mend"') > 4
    said = open_story(desk.store).dossier.attributions[0]
    form = desk.visitor.ask(f"/s/detroit/statements?judge={said.id}&part={said.id}").text
    assert 'id="judge"' in form
    assert f'name="one" value="{said.id}"' in form
    actor = next(a for a in open_story(desk.store).dossier.actors if a.id not in said.speakers)
    back = f"/s/detroit/statements?judge={said.id}"
    answer = post(desk, "/s/detroit/judge", one=said.id, verdict="speaker", other=actor.id, back=back)
    led = desk.visitor.ask(answer.headers["location"]).headers["location"]
    assert "done=j1" in led
    assert "judge=" not in led
    told = desk.visitor.ask(led).text
    assert "Inscrit (j1)." in told
    assert "1 jugement<" in told
    assert post(desk, "/s/detroit/withdraw", number="j1").status == 303
    assert "0 jugement<" in desk.visitor.ask("/s/detroit/statements").text


def test_a_day_is_understood_as_it_is_written_in_french(desk: House) -> None:
    assert post(desk, "/s/detroit/judge", one="a1", verdict="date", other="05/03/2023").status == 303
    assert open_story(desk.store).dossier.articles[0].published.value == "2023-03-05"
