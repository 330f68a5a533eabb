"""`recoupe serve`: the reading room."""

from __future__ import annotations

import sys

import click

from recoupe.cli.help import Option
from recoupe.cli.stories import common
from recoupe.cli.talk import note
from recoupe.lang import say


@click.command(help="serve", epilog="serve-example", options_metavar="[…]")
@click.option("--port", cls=Option, type=click.IntRange(0, 65535), default=0, metavar="number", help="option-port")
@click.option("--no-open", "closed", cls=Option, is_flag=True, help="option-no-open")
@click.option("--edit", cls=Option, is_flag=True, help="option-edit")
@common
@click.pass_obj
def serve(speak: str, port: int, closed: bool, edit: bool, store: str, language: str | None, as_json: bool) -> int:
    """The stories of a store in a browser on this machine, until interrupted."""
    import json

    from recoupe.cli.commands import has_screen
    from recoupe.web.serving import serve as serve_room

    def told(address: str) -> None:
        click.echo(json.dumps({"address": address}) if as_json else address)
        sys.stdout.flush()
        if not as_json:
            note(say(language or speak, "web.door-told"))
        if not closed and sys.stdout.isatty() and has_screen():
            import webbrowser

            webbrowser.open(address)

    serve_room(store, port=port, language=language or speak, edit=edit, told=told)
    return 0
