"""What the program says to people, in each language of the interface."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from recoupe.lang.tables import table
from recoupe.model import Problem

LANGUAGES = ("fr", "en")


def say(language: str, key: str, /, **values: Any) -> str:
    """The message `package.name` in a language, its `{places}` filled in.

    Messages live in `lang/<language>/messages/<package>.yaml`. One that counts something has the forms
    `one` and `many`, chosen by the value `n` (in French 0 and 1 are singular, in English only 1).
    Raises KeyError for an unknown message: every key is tested in both languages.
    """
    package, name = key.split(".", 1)
    message = table(f"{language}/messages/{package}")[name]
    if isinstance(message, dict):
        n = values["n"]
        message = message["one" if n == 1 or (language == "fr" and n == 0) else "many"]
    return str(message).format(**values)


def in_words(problem: Problem, language: str) -> Problem:
    """The problem with its message and remedy, from `messages/problems.yaml` (KeyError for an unknown kind)."""
    entry = table(f"{language}/messages/problems")[problem.kind]
    message, remedy = (str(entry[key]).format(details=problem.details) for key in ("message", "remedy"))
    return replace(problem, message=message, remedy=remedy)
