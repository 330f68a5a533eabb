"""Who may speak to the room: this machine, by its own name, with the token that was printed once; and what a page may do."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from recoupe.web.bodies import TooMuch, body_of, form_of, replayed

HOSTS = ("127.0.0.1", "localhost", "[::1]")
SAFE = ("GET", "HEAD")
LONGEST = 20_000_000
"""Bytes that a request may bring: as many as a page of a story may have."""
KEY = "key"
"""The field of a form that holds the key."""
STYLES = ("/assets/style.css", "/assets/dark.css", "/assets/room.css", "/assets/icon.svg")
"""What the page at the door needs; it says nothing of any story."""
FORM = "recoupe.form"
"""Where a request holds the form that it brought."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@dataclass(slots=True)
class Keys:
    """The token of the address, good for one visit; the session it opens; what a form must bring back to write."""

    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    session: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    csrf: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    cookie: str = field(default_factory=lambda: f"recoupe-{secrets.token_hex(4)}")
    """Its name: ports of one machine share their cookies, and two rooms must not put each other out."""
    used: bool = False

    def open(self, token: str) -> bool:
        """Whether the token lets in; it does so once."""
        if self.used or not hmac.compare_digest(token.encode(), self.token.encode()):
            return False
        self.used = True
        return True

    def spent(self, token: str) -> bool:
        """Whether it is the token of this run, and has let somebody in before."""
        return self.used and hmac.compare_digest(token.encode(), self.token.encode())


class Guard:
    """Stands before the pages. A write needs `edit`, the origin of the room itself and its form's key."""

    def __init__(self, app: ASGIApp, keys: Keys, *, edit: bool, door: Callable[[Request, bool], str]) -> None:
        self.app, self.keys, self.edit, self.door = app, keys, edit, door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or let it through."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        request = Request(scope)
        turned_away = self._checked(request)
        if turned_away is None and request.method not in SAFE:
            try:
                body = await body_of(receive, LONGEST)
            except TooMuch:
                await _no(413)(scope, receive, sealed)
                return
            form = await run_in_threadpool(form_of, request.headers.get("content-type", ""), body)
            key = request.headers.get("x-recoupe-key", form[KEY])
            turned_away = None if self._is_key(key) else _no(403)
            scope, receive = {**scope, FORM: form}, replayed(body, receive)
        await (turned_away or self.app)(scope, receive, sealed)

    def _checked(self, request: Request) -> Response | None:
        """The answer to a request that goes no further; None for one that may."""
        headers = request.headers
        if _name(headers.get("host", "")) not in HOSTS:
            return _no(403)
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > LONGEST:
            return _no(413)
        token = request.query_params.get("token")
        token = token.rpartition("token=")[2].strip() if token else token  # the whole address may have been pasted
        if token is not None and request.method == "GET" and self.keys.open(token):
            rest = [(name, value) for name, value in parse_qsl(request.url.query) if name != "token"]
            away = RedirectResponse(_local(request.url.path) + (f"?{urlencode(rest)}" if rest else ""), 303)
            away.set_cookie(self.keys.cookie, self.keys.session, httponly=True, samesite="strict", path="/")
            return away
        if request.method in SAFE and request.url.path in STYLES:
            return None
        if not hmac.compare_digest(_cookie(headers, self.keys.cookie).encode(), self.keys.session.encode()):
            return HTMLResponse(self.door(request, self.keys.spent(token or "")), 403) if request.method in SAFE else _no(403)
        if request.method in SAFE:
            return None
        return None if self._may_write(headers) else _no(403)

    def _may_write(self, headers: Headers) -> bool:
        """Whether a write may be looked at; its key stands in a header, or in the form that is read next."""
        origin = headers.get("origin", "").removeprefix("http://")
        site = headers.get("sec-fetch-site", "same-origin")
        ours = origin == headers.get("host", "") and site == "same-origin"
        return self.edit and ours and self._is_key(headers.get("x-recoupe-key", self.keys.csrf))

    def _is_key(self, key: str) -> bool:
        return hmac.compare_digest(key.encode(), self.keys.csrf.encode())


def _local(path: str) -> str:
    """A path that cannot be read as the address of another machine ("//elsewhere")."""
    return "/" + path.lstrip("/\\")


def _name(host: str) -> str:
    """A Host header without its port."""
    name, _, port = host.rpartition(":")
    return name.lower() if port.isdigit() and name else host.lower()


def _cookie(headers: Headers, name: str) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def _no(status: int) -> Response:
    return PlainTextResponse(HTTPStatus(status).phrase, status)
