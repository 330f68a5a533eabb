"""Who opens a large story sees at once that it is being opened: the page says so, and comes again until what was asked for is there.

It needs no script. What was begun goes on while nobody waits for it, and is answered when the same address is asked for again.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from threading import Lock, Thread

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

Answer = Callable[[Request], Response]
PATIENCE = 1.0
"""Seconds that a reader waits for a page before one says why."""
AGAIN = 1
"""Seconds after which the browser asks again."""
SMALL = 4_000_000
"""Bytes of a store that is open before such a page could be read."""
KEPT, FORGOTTEN = 32, 120.0
"""Answers that are worked on or lie ready, and the seconds after which nobody is expected to come for one."""


class Waiting:
    """Answers for one store; `page` tells what is being done, with the seconds that it has taken so far."""

    def __init__(self, store: str | Path, page: Callable[[Request, int], str]) -> None:
        self.store, self.page = Path(store), page
        self._lock = Lock()
        self._begun: dict[tuple[str, str], tuple[float, Future[Response]]] = {}

    def of(self, handler: Answer) -> Answer:
        """The same answers, but that a browser is told to wait for those that take long. Programs and files wait themselves."""

        def answered(request: Request) -> Response:
            if not _is_looked_at(request) or not self._is_large():
                return handler(request)
            key = (str(request.url), request.headers.get("cookie", ""))
            since, answer = self._begin(key, lambda: handler(request))
            try:
                made = answer.result(PATIENCE)
            except TimeoutError:
                return HTMLResponse(self.page(request, round(time.monotonic() - since)), 202, headers={"Refresh": str(AGAIN)})
            finally:
                if answer.done():
                    with self._lock:
                        self._begun.pop(key, None)
            return made

        return answered

    def _begin(self, key: tuple[str, str], make: Callable[[], Response]) -> tuple[float, Future[Response]]:
        """What was begun for the same address, else a new beginning."""
        now = time.monotonic()
        with self._lock:
            old = [name for name, (since, answer) in self._begun.items() if answer.done() and now - since > FORGOTTEN]
            for name in (*old, *list(self._begun)[: max(len(self._begun) - len(old) - KEPT, 0)]):
                self._begun.pop(name, None)
            if key not in self._begun:
                self._begun[key] = now, _started(make)
            return self._begun[key]

    def _is_large(self) -> bool:
        try:
            return self.store.stat().st_size > SMALL
        except OSError:
            return False


def _is_looked_at(request: Request) -> bool:
    """Whether a person opens a page: browsers say so, and files are not looked at."""
    return request.headers.get("sec-fetch-mode") == "navigate" and "." not in request.url.path.rpartition("/")[2]


def _started(make: Callable[[], Response]) -> Future[Response]:
    """Work in a thread that ends with the program."""
    answer: Future[Response] = Future()

    def work() -> None:
        try:
            answer.set_result(make())
        except BaseException as error:  # noqa: BLE001 - told to whoever asks for the answer
            answer.set_exception(error)

    Thread(target=work, daemon=True).start()
    return answer
