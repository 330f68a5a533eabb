"""`recoupe doctor` and `recoupe check --deep`: what is installed, whether the store is sound, that nothing goes out."""

from __future__ import annotations

import json
import platform
from pathlib import Path
from typing import TYPE_CHECKING

import click

from recoupe.cli.help import Command, Option
from recoupe.cli.talk import put
from recoupe.errors import StoreMistake
from recoupe.lang import LANGUAGES, retold, say
from recoupe.version import __version__

if TYPE_CHECKING:
    from recoupe.api.sound import Sound

BROKEN = 4


def check_deep(store: str, speak: str, *, as_json: bool) -> int:
    """The whole store looked through."""
    from recoupe.api.sound import sound

    found = sound(store)
    put(json.dumps(_record(found), ensure_ascii=False, indent=1) if as_json else "\n".join(_told(found, speak)))
    return 0 if found.good else BROKEN


def _record(found: Sound) -> dict[str, object]:
    failures = [
        {"story": story, "what": f.what, "article": f.article, "start": f.start, "end": f.end, "text": f.text}
        for story, f in found.failures
    ]
    counts = {"stories": found.stories, "pages": found.pages, "spans": found.spans}
    return {**counts, "faults": list(found.faults), "failures": failures}


def _told(found: Sound, speak: str) -> list[str]:
    lines = [say(speak, "cli.deep", stories=found.stories, pages=found.pages, spans=found.spans, failed=len(found.failures))]
    lines += [say(speak, "cli.deep-fault", fault=fault) for fault in found.faults]
    for story, failure in found.failures:
        told = say(speak, f"cli.failed-{failure.what}", article=failure.article, start=failure.start, end=failure.end, text=failure.text)
        lines.append(f"{story} : {told}")
    return lines


@click.command(cls=Command, help="doctor", options_metavar="[…]")
@click.option("--json", "as_json", cls=Option, is_flag=True, help="option-json")
@click.option("--lang", "language", cls=Option, type=click.Choice(LANGUAGES), help="option-lang")
@click.option("--store", cls=Option, type=click.Path(dir_okay=False), metavar="path", help="option-store")
@click.pass_obj
def doctor(speak: str, store: str | None, language: str | None, as_json: bool) -> int:
    """What is installed and missing, whether the store is sound, and that no network is used."""
    from recoupe.api.doctor import offline, parts, stands
    from recoupe.cli.commands import default_store

    speak, path = language or speak, store or default_store()
    every = parts()
    missing = [part for part in every if not part.version]
    needed = [part.name for part in missing if not part.extra]
    held, lines, record = _store(path, speak)
    wall = stands()
    articles, tried = offline() if not needed else (0, ())
    good = not needed and held and wall and articles > 0 and not tried
    if as_json:
        libraries = [{"extra": part.extra, "name": part.name, "version": part.version} for part in every]
        network = {"wall": wall, "articles": articles, "tried": list(tried)}
        told = {"recoupe": __version__, "python": platform.python_version(), "libraries": libraries, "store": record, "network": network}
        put(json.dumps({**told, "good": good}, ensure_ascii=False, indent=1))
        return 0 if good else BROKEN
    out = [say(speak, "cli.doctor-version", recoupe=__version__, python=platform.python_version(), system=platform.system())]
    out.append(say(speak, "cli.doctor-needed", n=sum(1 for p in every if not p.extra), missing=", ".join(needed) or say(speak, "cli.none")))
    for extra in sorted({part.extra for part in every if part.extra}):
        lack = [part.name for part in missing if part.extra == extra]
        out.append(say(speak, "cli.doctor-lacking" if lack else "cli.doctor-extra", extra=extra, missing=", ".join(lack)))
    out += lines
    key = "cli.doctor-offline" if wall and not tried and articles else "cli.doctor-leaks"
    out.append(say(speak, key, n=articles, tried="; ".join(tried) or say(speak, "cli.none")))
    put("\n".join(out))
    return 0 if good else BROKEN


def _store(path: str, speak: str) -> tuple[bool, list[str], dict[str, object]]:
    """Whether the store is sound, in words and as a record; one that is not there yet is no fault."""
    from recoupe.api.sound import sound

    if not Path(path).exists():
        return True, [say(speak, "cli.doctor-no-store", store=path)], {"path": path, "there": False}
    try:
        found = sound(path)
    except StoreMistake as error:
        what, _, remedy = retold(error, speak)
        return False, [f"{path} : {what}", f"  → {remedy}"], {"path": path, "there": True, "problem": what}
    return found.good, [f"{path} : {line}" for line in _told(found, speak)], {"path": path, "there": True, **_record(found)}
