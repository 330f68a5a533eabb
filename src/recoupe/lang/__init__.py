"""What each language knows: tables (YAML) and the few functions that read them.

`fr/` and `en/` hold one YAML table per subject and `messages/`, one file per package that speaks to
people; `world/` holds facts that do not depend on a language (states, bodies, seats), with their
names in each.
"""

from recoupe.lang.catalogue import LANGUAGES, code, in_words, mistake, retold, say
from recoupe.lang.tables import table
from recoupe.lang.words import Token, fold, fold_text, pieces, spots, tokens

__all__ = ["LANGUAGES", "Token", "code", "fold", "fold_text", "in_words", "mistake", "pieces", "retold", "say", "spots", "table", "tokens"]
