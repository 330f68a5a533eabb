"""What an event is called in the chronology."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from recoupe.events.clauses import words
from recoupe.events.complements import with_complements
from recoupe.events.deeds import behind, deed, held_in
from recoupe.events.endings import closed
from recoupe.events.gists import gist, sentence
from recoupe.events.kinds import ACT, BETWEEN, noun_of
from recoupe.events.likeness import UNREAL
from recoupe.events.listed import listed
from recoupe.events.naming import NAMED, capital, with_parties
from recoupe.events.newsworthy import bare as of_nobody
from recoupe.events.plain import plainly, unowned
from recoupe.events.sentences import clause, stands
from recoupe.events.tellings import Telling
from recoupe.events.undated import undated
from recoupe.lang import say
from recoupe.model import Actor, Dossier, Kind, Timex

LONG = 90
"""A label of more characters is made of kind and parties instead."""
SIDES = 2
"""So many parties a phrase on a meeting should name."""
OF_WHAT = (ACT, "publication", "reopening", "legal", "vote", "closure", "halt", "award", "proposal")
"""Kinds of what is done to a thing: without it their noun says nothing."""
LOOSELY = frozenset(("dans", "avec", "sur", "pour", "en", "entre"))
"""Behind a noun these lead to what only goes with its deed: "lancement dans l'urgence"."""


def label(group: Sequence[Telling], kind: str, who: Sequence[str], dossier: Dossier, place: str | None = None) -> str:
    """In French the words of the accounts, a noun before a clause; for statements, what was said and by whom; "" for no line."""
    if dossier.language != "fr":
        full = with_parties(say(dossier.language, f"events.{kind}"), kind, who, dossier)
        return full if " " in full or not place else say(dossier.language, "events.with", kind=full, who=place)
    if group[0].kind.family == "statement":
        return _stated(group, kind, who, dossier)
    phrase = _noun(group, dossier.timexes, spoken=False)
    verbal = _words(group, dossier.timexes) if kind == ACT else _called(group, kind, dossier.timexes)
    says = phrase if " " in phrase else clause(group, dossier, only_led=kind != ACT and " " in verbal)
    if says and not _one_sided(group, says, who, dossier):
        return says
    dated = any(t.date for t in group)
    bare = "" if kind == ACT or (kind in words("categories") and not dated) else say("fr", f"events.{kind}")
    called = (phrase if " " not in phrase else "") or verbal or bare
    if not called or not (phrase or verbal):
        told = clause(group, dossier, only_led=False, loosely=True)
        if told or not called:
            return told
    full = with_complements(called, kind, group, _parts(group, who, dossier), place)
    thingless = kind in OF_WHAT and " " not in called and full.startswith(f"{called} par ")  # "Lancement par Irène Kalvo"
    if " " in full and full != bare and not thingless:
        return full
    if told := clause(group, dossier, only_led=False, loosely=True):
        return told
    alone = " " not in full and dated and not of_nobody(group)
    return full if alone else ""  # "Réunion" alone, on no day, is no line of a chronology


def _stated(group: Sequence[Telling], kind: str, who: Sequence[str], dossier: Dossier) -> str:
    """What was said by whom; the occasion where that is all that is told ("" where neither is)."""
    names = ", ".join(a.name for a in _actors(who, dossier)[:NAMED])
    phrase = _noun(group, dossier.timexes, spoken=True)
    if not phrase and (said := gist(group, dossier)):
        return say("fr", "events.said", who=names, kind=say("fr", f"events.{kind}"), gist=said)
    if kind != "statement" or phrase:
        full = with_complements(
            phrase or _called(group, kind, dossier.timexes) or say("fr", f"events.{kind}"), kind, group, _actors(who, dossier), None
        )
        return full if " " in full else ""
    said = sentence(group, dossier)
    return said if said and stands(said) else ""


def _parts(group: Sequence[Telling], who: Sequence[str], dossier: Dossier) -> list[Actor]:
    """Those who take part, and, where no person does, what it was done to: "les deux missions, qui ont été fermées"."""
    parts = _actors(who, dossier)
    if any(a.kind is Kind.PERSON for a in parts):
        return parts
    return parts + [a for a in _actors(tuple({t.done_to: 0 for t in group}), dossier) if a not in parts]


def _actors(who: Sequence[str], dossier: Dossier) -> list[Actor]:
    known = listed(dossier).actors
    return [known[w] for w in who if w in known]


def _one_sided(group: Sequence[Telling], phrase: str, who: Sequence[str], dossier: Dossier) -> bool:
    """Whether words name only one of those who meet ("entretien avec le ministre"), where the accounts name more."""
    if group[0].kind.family not in BETWEEN or len(who) <= 1:
        return False
    lowered = phrase.lower()
    named = [a for a in dossier.actors if a.id in who and a.name.split()[-1].lower() in lowered]
    return len(named) == 1 and named[0].kind is Kind.PERSON


def _noun(group: Sequence[Telling], timexes: Sequence[Timex], *, spoken: bool) -> str:
    """The fullest phrase of the noun most used, without its article ("" when no noun says which event it is)."""
    phrases = [t for t in group if not t.by_verb and len(t.span.text) <= LONG and (spoken or t.inside or t.keys or t.place or _of_it(t))]
    if not phrases:
        return ""
    common = Counter(t.lemma for t in phrases)
    named = Counter(actor for t in group for actor in {*t.inside, *t.names})

    def worth(t: Telling) -> tuple[int, bool, bool, int, int]:
        """Whom other tellings name as well counts for a phrase, whom it names alone against it."""
        shared = sum(named[actor] > 1 or len(group) == 1 for actor in t.inside)
        many = SIDES if t.kind.family in BETWEEN else 1
        return min(shared, many) - (len(t.inside) - shared), not t.weak, t.status not in UNREAL, common[t.lemma], len(t.span.text)

    best = max(phrases, key=worth)
    text = unowned(plainly(closed(_bare(undated(best.span, timexes)))))
    return capital(text + best.amount) if text else ""


def _of_it(t: Telling) -> bool:
    """Whether a phrase says of what its noun is: "l'inauguration des Jeux"."""
    return bool(set(t.span.text.lower().split()[2:-1]) & {"de", "du", "des"}) or " d'" in t.span.text.replace("’", "'")


def _words(group: Sequence[Telling], timexes: Sequence[Timex]) -> str:
    """The noun of a deed that no kind names, with what was done ("" where its verb has none: half a clause is no label)."""
    best = max(group, key=lambda t: (t.by_verb, len(t.span.text)))
    text = undated(best.span, timexes).removeprefix("qui ").rstrip(",-")
    noun = noun_of(best.kind.family, best.lemma)
    acted_on = (
        (best.patient or (text.rpartition(f"{best.word} ")[2] if f"{best.word} " in text else "")).partition(", ")[0].partition(" et ")[0]
    )
    if noun and best.done_to and not behind(acted_on):
        return capital(noun)  # whom it was done to is told behind it
    if set(acted_on.lower().split()) & words("possessives") or acted_on.partition(" ")[0] in LOOSELY:
        return ""
    return capital(closed(noun + of_it)) if noun and (of_it := behind(acted_on)) else ""


def _called(group: Sequence[Telling], kind: str, timexes: Sequence[Timex]) -> str:
    """What the words name, where no phrase does: the noun most used, or that of the verb with what it acts on ("" for no word)."""
    here = [t for t in group if t.kind.name == kind and t.lemma]
    nouns = [t for t in here if not t.by_verb]
    called = Counter(t.lemma for t in nouns if not t.weak)
    if called:
        return capital(called.most_common(1)[0][0] + _sum(nouns))
    done = max((deed(t) for t in here if t.by_verb), key=len, default="")
    done = max((_with_object(t, timexes) for t in here if t.by_verb), key=len, default=done) if done and " " not in done else done
    held = next((found for t in here if t.by_verb and (found := held_in(t))), "")
    return capital(held or done or next((t.lemma + _sum(nouns) for t in nouns), ""))


def _with_object(t: Telling, timexes: Sequence[Timex]) -> str:
    """The noun of a verb with what stands right behind it, as far as that is said: "piratage d’une fréquence"."""
    noun = deed(t)
    text = undated(t.whole.span if t.whole else t.span, timexes)
    acted_on = text.rpartition(f"{t.word} ")[2] if f"{t.word} " in text and not t.done_to else ""
    first = acted_on.replace("’", "'").replace("l'", "l' ").partition(" ")[0]
    of_it = closed(behind(acted_on.partition(", ")[0])) if first in words("articles") - words("possessives") else ""
    return noun + (f" {of_it}" if of_it else "")


def _sum(nouns: Sequence[Telling]) -> str:
    """How much the accounts say behind a noun ("" where none does)."""
    return next((t.amount for t in nouns if t.amount), "")


def _bare(text: str) -> str:
    """The phrase without its article, its possessive, and what says of it only that it is to come."""
    first, _, rest = text.partition(" ")
    if first.lower() in words("determiners", "passing_adjectives") and rest:
        return _bare(rest)
    return _bare(text[2:]) if text[:2].lower() in ("l'", "l’", "d'", "d’") else text
