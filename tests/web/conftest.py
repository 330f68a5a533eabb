"""The room as a browser meets it: a real server on loopback, and a store with invented stories."""

from __future__ import annotations

import http.client
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from recoupe.api import read, read_pages
from recoupe.model import Page
from recoupe.web.app import application
from recoupe.web.guard import Keys
from recoupe.web.memory import Memory
from tests.demo.story import pages

HOSTILE = """Le port de Vélane <script>alert(1)</script> rouvre

La Gazette de Vélane, 3 mai 2022. <img src=x onerror=alert(2)> Le ministre valdorien Paul Darvin a déclaré mercredi 3 mai 2022 :
« =HYPERLINK("http://ailleurs.example";"ici") est notre réponse », devant le Conseil des Détroits. <svg onload=alert(3)> Il a
refusé de retirer ses vedettes du détroit, selon <a href="javascript:alert(4)">son bureau</a>. \u202eruojnob\u202c a-t-il ajouté.

Irène Kalvo a affirmé que le chenal resterait ouvert. « </p><style>*{display:none}</style> La porte reste ouverte », a-t-elle dit.
"""


@dataclass
class Answer:
    """What the room answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Visitor:
    """One browser without a browser: it keeps its cookie, and follows nothing by itself."""

    port: int
    keys: Keys
    cookie: str = ""
    host: str = ""
    sent: dict[str, str] = field(default_factory=dict)

    def ask(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Answer:
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        given = {"Host": self.host or f"127.0.0.1:{self.port}"} | ({"Cookie": self.cookie} if self.cookie else {})
        link.request(method, path, body=body, headers=given | {name.replace("_", "-"): value for name, value in headers.items()})
        answer = link.getresponse()
        made = Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        link.close()
        return made

    def enter(self) -> Answer:
        answer = self.ask(f"/?token={self.keys.token}")
        self.cookie = answer.headers.get("set-cookie", "").split(";")[0]
        return answer


@dataclass
class House:
    """A store being served."""

    store: Path
    visitor: Visitor


def serving(
    store: Path, *, edit: bool = False, language: str = "fr", memory: Memory | None = None
) -> tuple[uvicorn.Server, threading.Thread, Visitor]:
    keys = Keys()
    server = uvicorn.Server(
        uvicorn.Config(
            application(store, keys, language=language, edit=edit, memory=memory), port=0, log_level="error", lifespan="off", ws="none"
        )
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    return server, thread, Visitor(server.servers[0].sockets[0].getsockname()[1], keys)


@pytest.fixture(scope="session")
def one_story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("one") / "one.sqlite"
    read_pages(pages(), store=store, story="detroit")
    return store


@pytest.fixture(scope="session")
def two_stories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("two")
    (folder / "page.txt").write_text(HOSTILE, encoding="utf-8")
    store = folder / "two.sqlite"
    read([folder / "page.txt"], store=store, story='<b>"hostile"')
    read_pages((Page("calme.txt", HOSTILE.replace("<", " ").replace(">", " ").encode()),), store=store, story="calme")
    return store


def _house(store: Path, **options: Any) -> Iterator[House]:
    server, thread, visitor = serving(store, **options)
    yield House(store, visitor)
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def house(one_story: Path) -> Iterator[House]:
    """The demo story, and a visitor who is in."""
    for made in _house(one_story):
        made.visitor.enter()
        yield made


@pytest.fixture
def street(one_story: Path) -> Iterator[House]:
    """The demo story, and a visitor who stands outside."""
    yield from _house(one_story)


@pytest.fixture(scope="session")
def hostile(two_stories: Path) -> Iterator[House]:
    """A page that tries everything, and another story."""
    for made in _house(two_stories):
        made.visitor.enter()
        yield made
