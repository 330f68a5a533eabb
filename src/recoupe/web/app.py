"""The addresses of the room, and what answers each."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from getpass import getuser
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from recoupe.errors import StoreMistake
from recoupe.export.words import Words
from recoupe.lang import LANGUAGES, say
from recoupe.model import Dossier
from recoupe.model.codec import encode
from recoupe.shelf import Entry
from recoupe.web import pages, whole
from recoupe.web.asked import Asked, asked
from recoupe.web.desk import Desk
from recoupe.web.exports import FORMS, named, written
from recoupe.web.guard import Guard, Keys
from recoupe.web.memory import Memory
from recoupe.web.narrowing import narrowed
from recoupe.web.openapi import document
from recoupe.web.opened import Opened
from recoupe.web.pages import Pen
from recoupe.web.permalinks import Found, resolve, settled, wanted
from recoupe.web.tongue import Tongue, spoken
from recoupe.web.views import SLUGS
from recoupe.web.waiting import Waiting
from recoupe.web.writing import JUDGEMENTS, Writing

ASSETS = {
    "style.css": ("recoupe.export", "text/css"),
    "dark.css": ("recoupe.export", "text/css"),
    "room.css": ("recoupe.web", "text/css"),
    **{f"{name}.js": ("recoupe.web", "text/javascript") for name in ("room", "light", "card", "taking", "keys")},
    "icon.svg": ("recoupe.web", "image/svg+xml"),
}
"""The files that are served, by name: no other path leads to a file."""
THEMES = ("light", "dark")
WORDS = "words"
"""The slug of the page that says what the words of the views mean."""


class Room:
    """What answers a request: the desk, and the language in which the room speaks unless an address asks for another."""

    def __init__(self, desk: Desk, language: str, pen: Pen | None, memory: Memory) -> None:
        self.desk, self.language, self.pen, self.memory = desk, language, pen, memory
        self.writing = Writing(desk, pen) if pen else None

    def shelf(self, request: Request) -> Response:
        """The stories; with one story, its brief."""
        state, language = self._state(request)
        entries = self.desk.entries(language)
        self.memory.known(frozenset(entry.name for entry in entries))
        if len(entries) == 1 and "all" not in request.query_params:
            return RedirectResponse(state.at(entries[0].name, "").view("brief"), 303)
        told = [(entry, *self.memory.told(entry)) for entry in entries]
        told.sort(key=lambda one: ("new", "changed", "read").index(one[1]))
        return HTMLResponse(pages.page("shelf.html", language, state, entries=told, look=Words(language), pen=self.pen))

    def shelf_json(self, _: Request) -> Response:
        """The stories as records."""
        return JSONResponse([encode(entry) for entry in self.desk.entries()])

    def described(self, _: Request) -> Response:
        """What programs can ask (OpenAPI)."""
        return JSONResponse(document())

    def story(self, request: Request) -> Response:
        """A story without a view leads to its brief."""
        state, _ = self._state(request)
        return RedirectResponse(state.view("brief"), 303) if state.story in self.desk.names() else self.missing(request)

    def view(self, request: Request) -> Response:
        """A view, an article, or a form of either."""
        state, language = self._state(request)
        if state.story not in self.desk.names():
            return self.missing(request)
        story = self.desk.opened(state.story, language)
        self._seen(request, state.story, story.dossier)
        name, _, form = state.slug.partition(".")
        state = settled(state.at(state.story, name), story.look.points)
        if name == JUDGEMENTS and form in ("", "json"):
            return (
                JSONResponse(encode(story.dossier.judgements)) if form else HTMLResponse(pages.judgements(story, state, language, self.pen))
            )
        if (name, form) == (WORDS, ""):
            return HTMLResponse(pages.words(state, language, story, self.pen))
        if (name, form) == ("point", ""):
            return HTMLResponse(self._kept(state, language, lambda: pages.point(story, state, language, self.pen)))
        if name == whole.SLUG:
            return self._whole(request, story, form) or self.missing(request)
        if name in SLUGS:
            return self._view(story, state, language, form) or self.missing(request)
        if name and form in ("", "json"):
            return self._article(request, story, state, language, form)
        return self.missing(request)

    def _seen(self, request: Request, name: str, dossier: Dossier) -> None:
        """A page of a story was looked at by a person: what is asked for by a program, or only tried, counts for nothing."""
        if request.method == "GET" and "." not in request.path_params["slug"]:
            texts = tuple(a.text_sha256[:12] for a in dossier.articles)
            judged = sum(not j.withdrawn for j in dossier.judgements)
            self.memory.saw(Entry(name, "", None, None, (), texts, len(dossier.points), judged))

    def _kept(self, state: Asked, language: str, make: Callable[[], str]) -> str:
        """A page as it was made for the same address and, where there are forms, the same name under them."""
        return self.desk.page((state, language, self.pen.by if self.pen else ""), make)

    def _view(self, story: Opened, state: Asked, language: str, form: str) -> Response | None:
        if not form:
            return HTMLResponse(self._kept(state, language, lambda: pages.shown(story, state, language, self.pen)))
        dossier = narrowed(story.dossier, state)
        view = SLUGS[state.slug]
        if form == "json":
            parts = {name: encode(getattr(dossier, name)) for name in view.parts}
            return JSONResponse({"story": state.story, "view": view.slug, "point": state.point, "filters": state.filters, **parts})
        if form not in FORMS or not FORMS[form].there:
            return None
        chosen = FORMS[form]
        look = story.look
        rows = [{column.name: column.of(look, record) for column in view.columns} for record in view.records(dossier)]
        told = ", ".join(f"{say(language, f'web.filter-{name}')} {value}" for name, value in pages.told(look, state))
        data = written(form, view.columns, rows, say(language, "web.filtered", what=told) if told else "", language)
        name = named(view.slug, state.filters, chosen.suffix)
        return Response(data, media_type=chosen.media, headers={"Content-Disposition": f'attachment; filename="{name}"'})

    def _whole(self, request: Request, story: Opened, form: str) -> Response | None:
        """The whole story in one of the ways out; whole texts only where they are asked for."""
        found = whole.taken_away(story, form, full_text=request.query_params.get("texts") == "whole")
        if found is None:
            return None
        data, media, name = found
        return Response(data, media_type=media, headers={"Content-Disposition": f'attachment; filename="{name}"'})

    def _article(self, request: Request, story: Opened, state: Asked, language: str, form: str) -> Response:
        want = wanted(state.slug, request.query_params)
        known = any(reading.id == state.slug for reading in story.readings)
        found = resolve(want, story.readings) if want else None
        if found and "moved" in request.query_params:
            found = replace(found, moved=True)
        if want and found is None:
            return HTMLResponse(pages.orphan(story, state, language, want), 404)
        if found and found.span.article != state.slug:
            return self._moved(state, found)
        if not known:
            return self.missing(request)
        if form == "json":
            return JSONResponse(_record(story, state.slug, found))
        return HTMLResponse(pages.article(story, state, language, want, found, pen=self.pen))

    def _moved(self, state: Asked, found: Found) -> Response:
        """Words that stand in another article now: their page says that they have moved."""
        query = state.query()
        place = f"c={found.span.start}-{found.span.end}&moved=1"
        path = f"/s/{quote(state.story, safe='')}/{quote(found.span.article, safe='')}"
        return RedirectResponse(f"{path}{query}{'&' if query else '?'}{place}", 303)

    def write(self, request: Request) -> Response:
        """A form that writes, to a story or for a new one."""
        state, language = self._state(request)
        verb = str(request.path_params.get("verb", ""))
        if self.writing is None or (verb and (verb not in self.writing.verbs or state.story not in self.desk.names())):
            return self.missing(request)
        return (self.writing.verbs[verb] if verb else self.writing.add)(request, state, language)

    def judged(self, request: Request) -> Response:
        """After a judgement: back to what it made."""
        state, language = self._state(request)
        if self.writing is None or state.story not in self.desk.names():
            return self.missing(request)
        return self.writing.judged(request, state, language)

    def search(self, request: Request) -> Response:
        """Passages with some words."""
        state, language = self._state(request)
        query, kind, story = (request.query_params.get(name, "")[:400] for name in ("q", "kind", "story"))
        answer = self.desk.index(language).find(query, kind=kind, story=story)
        if request.url.path.endswith(".json"):
            return JSONResponse({"query": query, "kind": kind, "story": story, **_plain(answer)})
        values = {"query": query, "kind": kind, "within": story, "answer": answer}
        return HTMLResponse(pages.page("search.html", language, state, **values))

    def words(self, request: Request) -> Response:
        """What the words of the views mean."""
        state, language = self._state(request)
        return HTMLResponse(pages.words(state, language))

    def asset(self, request: Request) -> Response:
        """A style sheet or script of ours."""
        name = request.path_params["name"]
        if name not in ASSETS:
            return self.missing(request)
        return Response(_asset(name), media_type=ASSETS[name][1])

    def opening(self, request: Request, seconds: int) -> str:
        """What a reader sees while a large story is opened."""
        state, language = self._state(request)
        return pages.page("opening.html", language, state.at("", ""), seconds=seconds)

    def missing(self, request: Request, _: Exception | None = None) -> Response:
        """An address that leads nowhere."""
        state, language = self._state(request)
        return HTMLResponse(pages.page("missing.html", language, state.at("", "")), 404)

    def unusable(self, request: Request, _: Exception) -> Response:
        """A store that can no longer be read."""
        state, language = self._state(request)
        return HTMLResponse(pages.page("missing.html", language, state.at("", "")), 503)

    def _state(self, request: Request) -> tuple[Asked, str]:
        names = request.path_params
        language = spoken(request, self.language)
        state = asked(request.query_params, str(names.get("story", "")), str(names.get("slug", "")), language, self.language)
        theme = request.cookies.get("recoupe-theme", "")
        return replace(state, theme=theme if theme in THEMES else "auto"), language


def application(store: str | Path, keys: Keys, *, language: str = "fr", edit: bool = False, memory: Memory | None = None) -> ASGIApp:
    """The whole room behind its guard."""
    room = Room(Desk(store), language if language in LANGUAGES else "fr", Pen(keys.csrf, _user()) if edit else None, memory or Memory(None))
    waited = Waiting(store, room.opening).of
    routes = [
        Route("/", waited(room.shelf)),
        Route("/index.json", room.shelf_json),
        Route("/openapi.json", room.described),
        Route("/search", waited(room.search)),
        Route("/search.json", room.search),
        Route(f"/{WORDS}", room.words),
        Route("/assets/{name}", room.asset),
        Route("/s/{story}", waited(room.story)),
        Route("/s/{story:path}/", waited(room.story)),
        Route("/s/{story:path}/judged", waited(room.judged)),
        Route("/s/{story:path}/{verb}", room.write, methods=["POST"]),
        Route("/stories", room.write, methods=["POST"]),
        Route("/s/{story:path}/{slug}", waited(room.view)),
    ]
    handlers: dict[Any, Any] = {404: room.missing, StoreMistake: room.unusable, FileNotFoundError: room.unusable}
    return Guard(Tongue(Starlette(routes=routes, exception_handlers=handlers)), keys, edit=edit, door=pages.door(language))


def _user() -> str:
    """The name under what is written, until another is given."""
    try:
        return getuser()
    except (OSError, KeyError):  # an account without a name
        return "?"


@cache
def _asset(name: str) -> str:
    """A file as it is served: of style sheets, only what a browser needs."""
    text = _read(name)
    return _small(text) if name.endswith(".css") else text


@cache
def _read(name: str) -> str:
    return files(ASSETS[name][0]).joinpath("assets", name).read_text(encoding="utf-8")


def _small(css: str) -> str:
    """A style sheet without comments and spaces, its own properties under short names: the same in every sheet."""
    names = sorted({found for name in ASSETS if name.endswith(".css") for found in re.findall(r"--[a-z][\w-]*", _read(name))})
    short = {name: f"--{chr(97 + n % 26)}{n // 26 or ''}" for n, name in enumerate(names)}
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"--[a-z][\w-]*", lambda found: short[found[0]], css)
    return re.sub(r"\s*([{};,>])\s*", r"\1", css).replace(": ", ":").replace(";}", "}").strip()


def _record(story: Opened, article: str, found: Found | None) -> dict[str, Any]:
    reading = next(r for r in story.readings if r.id == article)
    span = {"start": found.span.start, "end": found.span.end, "text": found.span.text, "moved": found.moved} if found else None
    return {"article": encode(reading.article), "text": reading.clean, "paragraphs": reading.paragraphs, "found": span}


def _plain(answer: Any) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(json.dumps(encode(answer)))
    return told
