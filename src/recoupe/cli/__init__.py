"""The commands: `recoupe read | show | export | find | cite | diff | check | judge | stories | demo`, and `recoupe archive …`.

Data goes to stdout, talk to stderr. Exit codes: 0 done, 1 nothing usable, 2 a command that makes no
sense, 3 done but some pages were refused, 4 the store cannot be used or a dossier does not hold.
"""

from __future__ import annotations

import gc
import os
import sys

import click

from recoupe.cli.archives import archive
from recoupe.cli.commands import recoupe
from recoupe.cli.finding import cite, find
from recoupe.cli.judged import judge
from recoupe.cli.language import chosen
from recoupe.cli.talk import tell, tell_all, tell_usage
from recoupe.errors import BrokenDossier, NothingToRead, RecoupeError, StoreMistake

CODES: dict[type[RecoupeError], int] = {NothingToRead: 1, StoreMistake: 4, BrokenDossier: 4}
USAGE = 2
INTERRUPTED = 130
YOUNG = 100_000
"""New objects after which Python looks for those that only hold one another. By itself it does after 700, and goes through all that was
read again and again: a sixth of the time of `recoupe read`, and it finds next to nothing, for records hold no circles."""
for command in (find, cite, judge):
    recoupe.add_command(command)
recoupe.add_command(archive)


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit code. Mistakes are told in three lines: what, where, remedy."""
    gc.set_threshold(YOUNG)
    given = sys.argv[1:] if arguments is None else arguments
    language = chosen(given, os.environ)
    try:
        done = recoupe.main(given, prog_name="recoupe", standalone_mode=False, obj=language)
        sys.stdout.flush()
    except click.exceptions.Exit as exit_:
        return exit_.exit_code
    except click.Abort:
        return INTERRUPTED
    except click.UsageError as error:
        tell_usage(error, language)
        return USAGE
    except NothingToRead as error:
        tell_all(error.refused, language)
        return CODES[NothingToRead]
    except RecoupeError as error:
        tell(error, language)
        return CODES.get(type(error), USAGE)
    except BrokenPipeError:
        # the reader of our output has gone (`recoupe show | head`): not a mistake, and nothing left to say
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return done if isinstance(done, int) else 0
