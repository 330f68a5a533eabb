"""Which stances a piece of what somebody says can be read as taking, and with whom for a subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from recoupe.lang import Token, table
from recoupe.model import Range, Stance
from recoupe.positions.cues import Cue, denied, grammar
from recoupe.positions.forms import CONDITIONAL, FUTURE, INFINITIVE, forms, future
from recoupe.positions.scene import Named, Scene
from recoupe.positions.wishes import infinitives, settled, stance_cues, wishes

AHEAD = re.compile(r"(?:er|ir|r)(?:ons|ont|ez|ai|a)$")
"""The future of a verb that no table knows, where a pronoun or "ne" stands before it."""


DONE = re.compile(r"[éi]e?s?$")
"""How the participle of a verb of harm ends, with its accent."""

LONE_ONS = 5
"""Letters: a shorter word in -ons orders nothing."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A stance read in words at a place. `deed`: no cue, but what the subject will do, will not do, or is blamed for.

    `side` when "nous" stands before it; `ahead` when it looks to the future; `held` for an attitude of the subject ("prêt à",
    "opposé à"), where other predicates are a verdict of the speaker ("inacceptable").
    """

    stance: Stance
    at: int
    kind: str
    subject: Named | None = None
    side: bool = False
    ahead: bool = False
    deed: bool = False
    held: bool = False


@cache
def ahead() -> frozenset[str]:
    """Every folded form of the future and conditional of common verbs."""
    verbs = table("fr/verbs")["verbs"].split()
    return frozenset(form for verb in verbs for form in future(verb, conditional=verb not in ("avoir", "être", "devoir")))


@cache
def harms() -> frozenset[str]:
    """Every folded form of the verbs by which one party blames another."""
    verbs = table("fr/stance_grammar")["harms"].split()
    return frozenset(form for verb in verbs for form, tense in forms(verb).items() if tense != INFINITIVE)


@cache
def announcing() -> frozenset[str]:
    """Every folded form of the verbs that hand on what is decided."""
    return frozenset(form for verb in table("fr/stance_grammar")["announcing"].split() for form in forms(verb))


def readings_of(scene: Scene, piece: Range) -> list[Taken]:
    """What the words of a piece can be read as: first cues with their subjects, then deeds, each in the order of the words."""
    words = scene.words_in(*piece)
    out = [taken for cue in stance_cues(words) if (taken := _taken(scene, piece, words, cue))]
    return out + _deeds(scene, piece, words)


def _taken(scene: Scene, piece: Range, words: list[Token], cue: Cue) -> Taken | None:
    """A cue as a reading; none for an infinitive, for a noun that is not the speaker's."""
    stance = None if scene.proper(words[cue.first]) else settled(cue)
    mine = cue.kind == "noun" and cue.first > 0 and (words[cue.first - 1].key in grammar("own") or _opens(scene, piece, words, cue))
    infinitive = cue.kind == "verb" and cue.tense == INFINITIVE and not _only(words, cue.first)
    if not stance or (cue.kind == "noun" and not mine) or infinitive:
        return None
    subject = None if mine else scene.subject(piece, cue, words)
    if words[cue.first].key == "contre" and not subject and not _is(words, cue):
        return None
    if cue.passive and stance is Stance.WARN and not subject:
        return Taken(Stance.ACCUSE, words[cue.first].start, "predicate")  # who tells that somebody is threatened blames for it
    held = cue.kind == "predicate" and words[cue.first].key in grammar("minded")
    kind = "predicate" if cue.tense == INFINITIVE else cue.kind  # "ne peut que refuser" is the verdict of who speaks
    return Taken(stance, words[cue.first].start, kind, subject, _side(words, cue), cue.tense in (FUTURE, CONDITIONAL), held=held)


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


def _side(words: Sequence[Token], cue: Cue) -> bool:
    """Whether a first person plural stands before the cue: the speaker speaks for his side."""
    return any(word.key in grammar("side") for word in words[max(0, cue.first - 5) : cue.first])


def _deeds(scene: Scene, piece: Range, words: list[Token]) -> list[Taken]:
    """Verbs that are no cues: what a subject will do or not do, and what it is blamed for."""
    out = []
    keys = [word.key for word in words]
    for at, key in enumerate(keys):
        before = keys[at - 1] if at else ""
        if at == 0 and _answers_no(scene, piece, words):
            out.append(Taken(Stance.REFUSE, words[0].start, "predicate", side=True))
            continue
        if at == 0 and _orders(words[0]):
            invites = key in grammar("invites")
            out.append(Taken(Stance.OFFER if invites else Stance.DEMAND, words[0].start, "predicate", side=True))
            continue
        if key in duties() and denied(keys, at, at + 1):
            cue = Cue(Stance.ACCUSE, "verb", at, at + 1, denied=True)
            out.append(Taken(Stance.ACCUSE, words[at].start, "verb", scene.subject(piece, cue, words), _side(words, cue), deed=True))
            continue
        will = key in ahead() or bool(before in grammar("pronouns") and AHEAD.search(key)) or _about_to(keys, at)
        unknown = "".join(keys[at + 1 : at + 2]) in grammar("unknown")  # "ils ignoraient ce qui ..." blames nobody
        blames = (key in harms() | wrongs() and before not in grammar("determiners") and not unknown) or _attempts(keys, at)
        if key in harms() and denied(keys, at, at + 1):
            # "nous ne vous abandonnerons pas" binds who says it; "l'Ostrane n'a menacé personne" clears it
            out.append(Taken(Stance.PROMISE if will else Stance.DENY, words[at].start, "predicate", side=_of_us(keys, at), ahead=will))
            continue
        if blames and _undergone(words, at):
            continue  # "l'Ostrane est menacée": its subject does nothing
        if not will and not blames:
            continue
        no = denied(keys, at, at + 1) and not _restricted(keys, at)
        if will and not no and before == "on":
            continue  # "on va assister à" foretells, it binds nobody
        if will and not no and _perilous(keys, at):
            out.append(Taken(Stance.WARN, words[at].start, "predicate", None, False, True))
            continue
        would = Stance.PROMISE
        if key.startswith("pourr"):
            would = Stance.DEMAND if _restricted(keys, at) else Stance.OFFER
        elif _restricted(keys, at) and any(pair in (("que", "si"), ("qu'", "si")) for pair in pairwise(keys[at + 1 : at + 8])):
            would = Stance.DEMAND  # "nous ne signerons que si"
        stance = (Stance.REFUSE if no else would) if will else Stance.ACCUSE
        if will and not no and key in threats():
            stance = Stance.WARN
        cue = Cue(stance, "verb", at, at + 1, FUTURE if will else "", "", no)
        if will or not no:
            subject = scene.subject(piece, cue, words)
            thing = not subject and not will and (_attempts(keys, at) or _verdict(words, at))  # "ce texte bafoue" is the verdict of who speaks
            out.append(Taken(stance, words[at].start, "predicate" if thing else "verb", subject, _side(words, cue), will, deed=not thing))
    return out


def _restricted(keys: Sequence[str], at: int) -> bool:
    """Whether what can be done can be done in one way only: "on ne pourra avancer qu'avec une trêve"."""
    return any(key in ("ne", "n'") for key in keys[max(0, at - 2) : at]) and any(key in ("que", "qu'") for key in keys[at + 1 : at + 6])


def _answers_no(scene: Scene, piece: Range, words: Sequence[Token]) -> bool:
    """Whether what is said opens with a no: "Non, nous tournons la page"."""
    return words[0].key == "non" and scene.reading.clean[words[0].end : piece[1]].startswith((",", ".", " !"))


def _orders(word: Token) -> bool:
    """Whether a word that opens what is said orders something, or calls for it: "Levez les sanctions", "Cessons de"."""
    ours = word.text[:1].isupper() and len(word.key) > LONE_ONS and word.key.endswith("ons")
    return (ours or word.key.endswith("ez")) and word.key not in grammar("no-orders")


@cache
def duties() -> frozenset[str]:
    """Every folded form of the verbs of what a party owes: who does not do it is blamed."""
    return frozenset(
        form for verb in table("fr/stance_grammar")["duties"].split() for form, tense in forms(verb).items() if tense != INFINITIVE
    )


def _attempts(keys: Sequence[str], at: int) -> bool:
    """Whether the infinitives behind a verb of trying tell of a wrong: "tente de masquer", "ne cesse de provoquer"."""
    return (keys[at] in grammar("trying") or keys[at] in wishes()) and any(key in grammar("harms") for key in keys[at + 1 : at + 4])


def _of_us(keys: Sequence[str], at: int) -> bool:
    """Whether "nous" stands before the word at a place."""
    return any(key in grammar("side") for key in keys[max(0, at - 5) : at])


@cache
def threats() -> frozenset[str]:
    """Every folded form of the future of what one threatens with."""
    return frozenset(form for verb in table("fr/stance_grammar")["threats"].split() for form in future(verb))


def _verdict(words: Sequence[Token], at: int) -> bool:
    """Whether a verb of harm of which no party is the subject judges its subject: "cela a blessé le peuple", not "nous avons sacrifié"."""
    before = [word.key for word in words[max(0, at - 4) : at]]
    return words[at].key in wrongs() and not any(key in grammar("own") | {"me", "m'", "vous"} for key in before)


def _undergone(words: Sequence[Token], at: int) -> bool:
    """Whether a verb of harm tells what its subject undergoes: a participle without "avoir"."""
    before = {word.key for word in words[max(0, at - 4) : at]}
    return bool(DONE.search(words[at].text.lower())) and not before & grammar("have")


@cache
def wrongs() -> frozenset[str]:
    """Every folded form but the infinitive of the verbs of harm that judge whatever their subject is."""
    verbs = table("fr/stance_grammar")["wrongs"].split()
    return frozenset(form for verb in verbs for form, tense in forms(verb).items() if tense != INFINITIVE)


def _about_to(keys: Sequence[str], at: int) -> bool:
    """Whether a form of "aller" tells what comes next: "je vais demander", "elle allait faire"."""
    if keys[at] not in grammar("going") or keys[max(0, at - 2) : at] == ["ce", "qui"]:
        return False
    after = [key for key in keys[at + 1 : at + 5] if key not in grammar("between") and key not in grammar("clitics")]
    return bool(after) and (after[0] in infinitives() or after[0].endswith("er"))


def _perilous(keys: Sequence[str], at: int) -> bool:
    """Whether a verb that looks ahead tells of a peril: "aggraverait", "pourrait compromettre"."""
    if keys[at] in perils():
        return True
    return keys[at].startswith(("pourr", "risquer")) and any(key in grammar("perils") for key in keys[at + 1 : at + 4])


@cache
def perils() -> frozenset[str]:
    """Every folded form of the future and conditional of the verbs that tell of a peril."""
    return frozenset(form for verb in table("fr/stance_grammar")["perils"].split() for form in future(verb))


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
    return words[at].key == "il" and (not after or after[0] in grammar("nobody") or after[0] == "y" or "question" in after)


def of_third(words: Sequence[Token], taken: Taken) -> bool:
    """Whether "il", "elle" right before a reading is its subject."""
    near = [n for n, word in enumerate(words) if word.start < taken.at][-4:]
    return any(words[n].key in grammar("third") and not impersonal_at(words, n) for n in near)


def of_first(words: Sequence[Token], taken: Taken) -> bool:
    """Whether "je" stands right before a reading."""
    return any(word.key in ("je", "j'") for word in [w for w in words if w.start < taken.at][-3:])


def of_self(words: Sequence[Token], taken: Taken) -> bool:
    """Whether a verb is what the speaker himself does: "je", "ce qui me choque", "avoir refusé", "attendons", or the first word said."""
    at = next(n for n, word in enumerate(words) if word.start >= taken.at)
    before = {word.key for word in words[max(0, at - 3) : at]}
    return at == 0 or words[at].key.endswith("ons") or bool(before & {"je", "j'", "me", "m'", "avoir", "être", "etre"})


def supposes(scene: Scene, piece: Range) -> bool:
    """Whether a piece only supposes something: "si l'Ostrane refuse,"."""
    first = scene.words_in(*piece)[:1]
    return bool(first) and first[0].key in ("si", "s'") and scene.reading.clean[slice(*piece)].rstrip().endswith(",")
