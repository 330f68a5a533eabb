"""What the program says to people, in each language of the interface."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from recoupe.errors import RecoupeError
from recoupe.lang.tables import table
from recoupe.lang.typography import french
from recoupe.model import Problem

LANGUAGES = ("fr", "en")
Mistake = TypeVar("Mistake", bound=RecoupeError)


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
    return _set(language, message).format(**values)


def code(key: str) -> str:
    """The code by which a message about what comes in is known ("refused.scan": E105); E112 for refusals without one of their own."""
    found = table("codes").get(key, "")
    return str(found) or ("E112" if key.startswith(("refused.", "inputs.")) else "")


def in_words(problem: Problem, language: str) -> Problem:
    """The problem with its message and remedy, from `messages/problems.yaml` (KeyError for an unknown kind)."""
    entry = table(f"{language}/messages/problems")[problem.kind]
    message, remedy = (_set(language, entry[key]).format(details=problem.details) for key in ("message", "remedy"))
    return replace(problem, message=message, remedy=remedy)


def mistake(kind: type[Mistake], key: str, *, where: str = "", **values: Any) -> Mistake:
    """A mistake in English words, from the message `package.name` (with `what` and `remedy`), that can be told in any language.

    Example: `raise mistake(PageRefused, "refused.empty", where=page.address)`.
    """
    what, remedy = _what_and_remedy("en", key, values)
    return kind(what, where=where, remedy=remedy, key=key, values=values)


def retold(error: RecoupeError, language: str) -> tuple[str, str, str]:
    """What happened, where, and the remedy, in a language (in English where the mistake has no message of its own)."""
    what, remedy = _what_and_remedy(language, error.key, error.values) if error.key else (error.what, error.remedy)
    return what, error.where, remedy


def _what_and_remedy(language: str, key: str, values: dict[str, Any]) -> tuple[str, str]:
    package, name = key.split(".", 1)
    entry = table(f"{language}/messages/{package}")[name]
    return _set(language, entry["what"]).format(**values), _set(language, entry["remedy"]).format(**values)


def _set(language: str, message: object) -> str:
    """A message in the typography of its language, before its places are filled with words that are not ours."""
    return french(str(message)) if language == "fr" else str(message)
