"""Heavy libraries are extras: loaded when a command needs them, and named with their remedy where they are missing."""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec

from recoupe.errors import UsageMistake
from recoupe.lang import mistake


def needed(library: str, extra: str) -> None:
    """Raises UsageMistake where a library of an extra is not installed."""
    if find_spec(library) is None:
        raise mistake(UsageMistake, "engines.missing", where=library, library=library, extra=extra)


def java_needed() -> None:
    """Raises UsageMistake where there is no Java, on which Spark runs."""
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise mistake(UsageMistake, "engines.no-java", where="java")
