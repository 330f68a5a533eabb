"""What is said on stderr, and how text looks on a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from recoupe.errors import RecoupeError
from recoupe.lang import code, retold, say

MOST = 50
"""Pages that are told one by one."""
USAGE: dict[type[click.UsageError], str] = {
    click.NoSuchOption: "cli.no-such-option",
    click.MissingParameter: "cli.missing",
    click.BadParameter: "cli.bad-value",
    click.BadOptionUsage: "cli.bad-option",
}


def note(text: str) -> None:
    """A line of talk."""
    click.echo(text, err=True)


def tell(error: RecoupeError, language: str) -> None:
    """A mistake in three lines: what happened, where, the remedy."""
    what, where, remedy = retold(error, language)
    note("\n".join((coded(error.key, what), f"  {where}", f"  → {remedy}")))


def tell_all(errors: Sequence[RecoupeError], language: str) -> None:
    """Mistakes one by one; of very many the first, and how many more there are: all of them stand in the list of what was refused."""
    for error in errors[:MOST]:
        tell(error, language)
    if len(errors) > MOST:
        note(say(language, "cli.and-more", n=len(errors) - MOST))


def some(names: Sequence[str]) -> str:
    """Names in a row; of very many the first."""
    return ", ".join(names[:MOST]) + (", …" if len(names) > MOST else "")


def coded(key: str, text: str) -> str:
    """A message with its code before it, where it has one."""
    known = code(key)
    return f"{known} {text}" if known else text


def tell_usage(error: click.UsageError, language: str) -> None:
    """A command that makes no sense, in the same three lines."""
    key = USAGE.get(type(error), "cli.no-such-command" if "command" in error.message.lower() else "cli.unexpected")
    named = getattr(error, "option_name", "") or getattr(error, "param_hint", "") or _parameter(error) or error.message
    path = error.ctx.command_path if error.ctx else "recoupe"
    kind = getattr(getattr(error, "param", None), "type", None)
    message = say(language, "cli.choices", known=", ".join(kind.choices)) if isinstance(kind, click.Choice) else error.message
    note("\n".join((say(language, key, name=named, message=message), f"  {path}", f"  → {path} --help")))


def _parameter(error: click.UsageError) -> str:
    parameter = getattr(error, "param", None)
    return "" if parameter is None else parameter.get_error_hint(error.ctx).strip("'")


def put(text: str) -> None:
    """Data on stdout; on a terminal its headings are bold, unless NO_COLOR is set."""
    if sys.stdout.isatty() and not os.environ.get("NO_COLOR"):
        text = "\n".join(click.style(line, bold=True) if line.startswith("#") else line for line in text.splitlines())
    click.echo(text.rstrip("\n"))
