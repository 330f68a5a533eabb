"""The language in which a command speaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recoupe.lang import LANGUAGES

OPTION = "--lang"


def chosen(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """`--lang` wherever it stands; else the locale's when it is one of ours, English for another, French when there is none.

    It is looked for before the arguments are parsed, because help and usage messages are in this language too.
    """
    for at, argument in enumerate(arguments):
        value = argument.removeprefix(f"{OPTION}=") if argument.startswith(f"{OPTION}=") else ""
        if argument == OPTION and at + 1 < len(arguments):
            value = arguments[at + 1]
        if value in LANGUAGES:
            return value
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "C")
    tongue = locale.split(".")[0].split("_")[0].lower()
    if tongue in ("c", "posix"):
        return "fr"
    return tongue if tongue in LANGUAGES else "en"
