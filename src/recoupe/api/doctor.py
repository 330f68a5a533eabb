"""What is installed and missing, and the proof that reading uses no network."""

from __future__ import annotations

import re
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import as_file, files
from typing import Any

from recoupe.api import read

REQUIREMENT = re.compile(r"^([A-Za-z0-9._-]+)[^;]*(?:;.*extra\s*==\s*[\"']([\w-]+)[\"'])?")
NETWORK = frozenset(
    {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.sendmsg", "socket.bind", "urllib.Request"}
)
"""What Python tells of before anything goes out (its audit events)."""
OURS = frozenset({"dev", "bench"})
"""Extras of those who work on the program."""


@dataclass(frozen=True, slots=True)
class Part:
    """A library: what it belongs to ("" for what is always needed), its name, its version ("" where it is missing)."""

    extra: str
    name: str
    version: str


def parts() -> tuple[Part, ...]:
    """The libraries that the program needs, and those of its extras."""
    found = []
    for line in requires("recoupe") or ():
        named = REQUIREMENT.match(line)
        if named and named[2] not in OURS:
            found.append(Part(named[2] or "", named[1], _version(named[1])))
    return tuple(sorted(set(found), key=lambda part: (part.extra, part.name.lower())))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


@dataclass(slots=True)
class Wall:
    """Lets nothing out of this process while it is up; `tried` are the attempts."""

    up: bool = False
    hooked: bool = False
    tried: list[str] = field(default_factory=list)

    def hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Called by Python before anything that its audit events name."""
        if self.up and event in NETWORK:
            self.tried.append(f"{event} {arguments[-1:]}")
            raise PermissionError(f"no network: {event}")


WALL = Wall()
"""One for the process: hooks cannot be taken away again, only put to rest."""


@contextmanager
def walled() -> Iterator[Wall]:
    """No network within: whoever tries it gets a PermissionError, and is noted."""
    if not WALL.hooked:
        sys.addaudithook(WALL.hook)
        WALL.hooked = True
    WALL.tried.clear()
    WALL.up = True
    try:
        yield WALL
    finally:
        WALL.up = False


def stands() -> bool:
    """Whether the wall holds: a connection tried behind it does not come about."""
    with walled() as wall, socket.socket() as plug:
        try:
            plug.connect(("127.0.0.1", 9))
        except PermissionError:
            return bool(wall.tried)
        except OSError:
            return False
    return False


def offline() -> tuple[int, tuple[str, ...]]:
    """Read the demo story behind the wall: how many articles, and what was tried to get out (nothing, or the program is wrong)."""
    with walled() as wall, as_file(files("recoupe.demo") / "pages") as folder:
        story = read([folder])
        return len(story.dossier.articles), tuple(wall.tried)
