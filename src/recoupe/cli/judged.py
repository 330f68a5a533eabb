"""What a person decides, into the ledger: `recoupe judge`."""

from __future__ import annotations

import json
from getpass import getuser
from typing import TYPE_CHECKING

import click

from recoupe.cli.commands import common
from recoupe.cli.help import Argument, Command, Option
from recoupe.cli.talk import put
from recoupe.lang import fold, say

if TYPE_CHECKING:
    from recoupe.api import Decision

VERDICTS = {
    **{"meme": "same", "autre": "different", "incertain": "unsure", "renommer": "rename", "auteur": "speaker"},
    **{name: name for name in ("same", "different", "unsure", "rename", "date", "speaker", "note")},
}
"""The French and English words for the verdicts, understood whatever the language."""
PAIRED = ("same", "different", "unsure")
"""Verdicts on two records."""


@click.command(cls=Command, help="judge", epilog="judge-example", options_metavar="[…]")
@click.argument("judged", cls=Argument, nargs=-1, metavar="judged")
@click.option("--note", cls=Option, default="", metavar="text", help="option-note")
@click.option("--by", cls=Option, default=getuser, metavar="name", help="option-by")
@click.option("--list", "listed", cls=Option, is_flag=True, help="option-list")
@click.option("--withdraw", cls=Option, metavar="number", help="option-withdraw")
@common
@click.pass_obj
def judge(
    speak: str,
    judged: tuple[str, ...],
    note: str,
    by: str,
    listed: bool,
    withdraw: str | None,
    store: str,
    story: str,
    language: str | None,
    as_json: bool,
) -> int:
    """What a person decides about two actors or issues, into the ledger; or the ledger itself."""
    from recoupe.api import open_story

    from_file = len(judged) == 2 and judged[0] == "apply"
    if bool(judged) == bool(listed or withdraw) or (judged and not from_file and not 2 <= len(judged) <= 3):
        raise click.UsageError(say(speak, "cli.judge-how"))
    kept = open_story(store, story=story, language=language or speak)
    if withdraw:
        kept = kept.withdraw(withdraw, by=by)
    elif from_file:
        kept = kept.judge_file(judged[1], by=by, words=VERDICTS)
    elif judged:
        kept = kept.judge_all([_decision(*judged, note=note, speak=speak)], by=by)
    put(json.dumps(kept.records("problems")["judgements"], ensure_ascii=False, indent=1) if as_json else kept.section("judgements"))
    return 0


def _decision(one: str, middle: str, last: str = "", *, note: str, speak: str) -> Decision:
    """What is said: ONE OTHER VERDICT, or ONE VERDICT VALUE, or ONE VERDICT."""
    from recoupe.api import Decision

    verdict = VERDICTS.get(fold(middle))
    if verdict and (verdict not in PAIRED or fold(last) not in VERDICTS):
        return Decision(one, last, verdict, note)
    if not last:
        raise click.UsageError(say(speak, "cli.judge-how"))
    return Decision(one, middle, VERDICTS.get(fold(last), last), note)
