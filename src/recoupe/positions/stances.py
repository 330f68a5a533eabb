"""Which stances a piece of what somebody says can be read as taking, and with whom for a subject."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from recoupe.lang import Token, table
from recoupe.model import Range, Stance
from recoupe.positions.cues import Cue
from recoupe.positions.deed_words import bare
from recoupe.positions.deeds import deeds, sided
from recoupe.positions.forms import CONDITIONAL, FUTURE, INFINITIVE, forms
from recoupe.positions.grammar import grammar
from recoupe.positions.scene import Scene
from recoupe.positions.taken import Taken
from recoupe.positions.wishes import settled, stance_cues


@cache
def announcing() -> frozenset[str]:
    """Every folded form of the verbs that hand on what is decided."""
    return frozenset(form for verb in table("fr/stance_grammar")["announcing"].split() for form in forms(verb))


@cache
def expecting() -> frozenset[str]:
    """Every folded form of the verbs that bring in what is expected, feared or guessed of others."""
    return frozenset(form for verb in table("fr/stance_grammar")["expecting"].split() for form in forms(verb))


def readings_of(scene: Scene, piece: Range) -> list[Taken]:
    """What the words of a piece can be read as: first cues with their subjects, then deeds, each in the order of the words."""
    words = scene.words_in(*piece)
    out = [taken for cue in stance_cues(words) if (taken := _taken(scene, piece, words, cue))]
    return out + deeds(scene, piece, words)


def _taken(scene: Scene, piece: Range, words: list[Token], cue: Cue) -> Taken | None:
    """A cue as a reading; none for an infinitive, for a noun that is not the speaker's."""
    stance = None if scene.proper(words[cue.first]) else settled(cue)
    if stance and cue.tense == FUTURE and not cue.denied and cue.verb in bare("threats"):
        stance = Stance.WARN  # "nous bloquerons le pays"
    mine = cue.kind == "noun" and cue.first > 0 and (words[cue.first - 1].key in grammar("own") or _opens(scene, piece, words, cue))
    infinitive = cue.kind == "verb" and cue.tense == INFINITIVE and not _only(words, cue.first)
    opines = cue.verb in grammar("opining") and "".join(word.key for word in words[cue.last : cue.last + 1]) in ("que", "qu'")
    if not stance or (cue.kind == "noun" and not mine) or infinitive or opines:
        return None
    subject = None if mine else scene.subject(piece, cue, words)
    if words[cue.first].key == "contre" and not subject and not _is(words, cue):
        return None
    if cue.passive and stance is Stance.WARN and not subject:
        return Taken(Stance.ACCUSE, words[cue.first].start, "predicate")  # who tells that somebody is threatened blames for it
    held = cue.kind == "predicate" and words[cue.first].key in grammar("minded")
    kind = "predicate" if cue.tense == INFINITIVE else cue.kind  # "ne peut que refuser" is the verdict of who speaks
    return Taken(stance, words[cue.first].start, kind, subject, sided(words, cue.first), cue.tense in (FUTURE, CONDITIONAL), held=held)


def _only(words: Sequence[Token], at: int) -> bool:
    """Whether "que" restricts what is done to an infinitive: "ne peut que refuser", "ne pourra se faire qu'avec"."""
    keys = [word.key for word in words[max(0, at - 4) : at]]
    return bool(keys) and keys[-1] in ("que", "qu'") and any(key in ("ne", "n'") for key in keys)


def _is(words: Sequence[Token], cue: Cue) -> bool:
    """Whether a form of "être" stands before a predicate."""
    return any(word.key in grammar("be") for word in words[max(0, cue.first - 3) : cue.first])


def _opens(scene: Scene, piece: Range, words: list[Token], cue: Cue) -> bool:
    """Whether a piece opens with a noun of stance that is nobody else's: "ses demandes ...", "y compris des demandes ..."."""
    before = [word.key for word in words[: cue.first]]
    own = not before or before[-1] in grammar("own_nouns") or (before[-1] in grammar("ordinals") and {*before[:-1]} & grammar("own_nouns"))
    if not own or cue.first > 3 or any(n.start < words[cue.first].start for n in scene.outer(*piece)):
        return False
    if any(word.key in grammar("be") or word.key in grammar("have") for word in words[cue.last : cue.last + 3]):
        return False
    return not any(n.start - words[cue.last - 1].end <= 5 for n in scene.outer(words[cue.last - 1].end, piece[1]))


def carries_on(scene: Scene, piece: Range, taken: Taken) -> bool:
    """Whether a piece goes on with the subject of the piece before it: "et ne retirera pas", "mais elle refuse"."""
    first = [word.key for word in scene.words_in(piece[0], taken.at)]
    return len(first) <= 5 and all(key in grammar("carrying") or key in grammar("clitics") or key in grammar("between") for key in first)


def impersonal(words: Sequence[Token], taken: Taken | None) -> bool:
    """Whether the words before a reading (all words, without one) begin with "il est", "ce n'est" ...: nobody is their subject."""
    before = [word.key for word in words if taken is None or word.start < taken.at]
    return any(key in grammar("impersonal") for key in before[:6]) or (taken is not None and not before)


def impersonal_at(words: Sequence[Token], at: int) -> bool:
    """Whether the pronoun at a place stands for nobody: "il faut", "il y a", "il est nécessaire", "il n'existe"."""
    after = [word.key for word in words[at + 1 : at + 5] if word.key not in ("ne", "n'", "en")]
    return words[at].key == "il" and (not after or after[0] in grammar("nobody") or after[0] == "y")


def of_third(words: Sequence[Token], taken: Taken) -> bool:
    """Whether "il", "elle" right before a reading is its subject."""
    near = [n for n, word in enumerate(words) if word.start < taken.at][-4:]
    return any(words[n].key in grammar("third") and not impersonal_at(words, n) for n in near)


def of_first(words: Sequence[Token], taken: Taken) -> bool:
    """Whether "je" stands right before a reading."""
    before = [word.key for word in words if word.start < taken.at]
    small = grammar("clitics") | grammar("have") | grammar("halves") | grammar("between")
    bare = [key for key in before if key not in small]
    return any(key in ("je", "j'") for key in (*before[-3:], *bare[-1:]))


def of_home(words: Sequence[Token], taken: Taken) -> bool:
    """Whether the speaker's own side stands right before a reading, told by others: "son pays ne reconnaîtra pas"."""
    before = [word.key for word in words if word.start < taken.at and word.key not in grammar("clitics") | grammar("between")]
    return len(before) > 1 and before[-1] in grammar("homes") and before[-2] in grammar("possessives")


def would_be(words: Sequence[Token], taken: Taken) -> bool:
    """Whether a promise is put in the conditional: of what is said word for word it is only supposed ("une taxe serait créée")."""
    word = next((w for w in words if w.start == taken.at), None)
    return taken.stance is Stance.PROMISE and word is not None and word.key in ("serait", "seraient")


def of_self(words: Sequence[Token], taken: Taken) -> bool:
    """Whether a verb is what the speaker himself does: "je", "ce qui me choque", "avoir refusé", "attendons", or the first word said."""
    at = next(n for n, word in enumerate(words) if word.start >= taken.at)
    before = {word.key for word in words[max(0, at - 3) : at]}
    return at == 0 or words[at].key.endswith("ons") or bool(before & {"je", "j'", "me", "m'", "avoir", "être", "etre"})


def supposes(scene: Scene, piece: Range) -> bool:
    """Whether a piece only supposes something: "si l'Ostrane refuse,"."""
    first = scene.words_in(*piece)[:1]
    return bool(first) and first[0].key in ("si", "s'") and scene.reading.clean[slice(*piece)].rstrip().endswith(",")
