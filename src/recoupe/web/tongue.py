"""In which language the room speaks: the one that the address asks for, else the one that this browser asked for last, else its own.

The browser keeps one word for it, in a cookie: an address that is typed comes in the language of what was read before.
"""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from recoupe.lang import LANGUAGES

COOKIE = "recoupe-lang"
KEPT = 31_536_000
"""Seconds that it is kept: a year, as the look is."""


def spoken(request: Request, own: str) -> str:
    """The language of the answer to a request."""
    wished = (request.query_params.get("lang", ""), request.cookies.get(COOKIE, ""))
    return next((language for language in wished if language in LANGUAGES), own)


class Tongue:
    """Tells the browser to keep the language that an address asks for."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the room does, and add the cookie where it says another language than the browser has."""
        asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("lang", [""])[-1]
        if asked not in LANGUAGES or asked == _kept(scope):
            await self.app(scope, receive, send)
            return

        async def kept(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).append("Set-Cookie", f"{COOKIE}={asked}; Path=/; Max-Age={KEPT}; SameSite=Strict")
            await send(message)

        await self.app(scope, receive, kept)


def _kept(scope: Scope) -> str:
    try:
        found = SimpleCookie(Headers(scope=scope).get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""
