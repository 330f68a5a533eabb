"""The room on a port of this machine: one line says where, the browser is opened, and it stays until it is told to stop."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable
from pathlib import Path

import uvicorn

from recoupe.errors import StoreMistake, UsageMistake
from recoupe.lang import mistake
from recoupe.web.app import application
from recoupe.web.memory import Memory

HERE = "127.0.0.1"
SLOW = 30
"""Seconds after which an idle connection is closed."""
AT_ONCE = 64
"""Connections at once; a desk has a few."""


def serve(store: str | Path, *, port: int = 0, language: str = "fr", edit: bool = False, told: Callable[[str], None]) -> None:
    """Serve a store until interrupted. `told` gets the address with its token as soon as the port listens.

    Raises StoreMistake where there is no store, UsageMistake where the port is taken.
    """
    if not Path(store).is_file():
        raise mistake(StoreMistake, "store.empty", where=str(store))
    memory = Memory(store)
    listening = _listen(port) if port else _listen_again(memory.port)
    keys = memory.keys(listening.getsockname()[1])
    app = application(store, keys, language=language, edit=edit, memory=memory)
    config = uvicorn.Config(
        app, log_level="error", access_log=False, server_header=False, timeout_keep_alive=SLOW, limit_concurrency=AT_ONCE, lifespan="off"
    )
    server = uvicorn.Server(config)
    told(f"http://{HERE}:{listening.getsockname()[1]}/?token={keys.token}")
    sys.stdout.flush()
    with listening:
        server.run(sockets=[listening])


def _listen_again(port: int) -> socket.socket:
    """On the port of the last run, so that addresses that were copied still lead here; where it is taken, on any."""
    try:
        return _listen(port)
    except UsageMistake:
        return _listen(0)


def _listen(port: int) -> socket.socket:
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((HERE, port))
        made.listen(AT_ONCE)
    except (OSError, OverflowError) as error:
        made.close()
        raise mistake(UsageMistake, "web.port-taken", where=f"{HERE}:{port}", reason=str(error)) from error
    return made
