"""What an event is called in the chronology."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from recoupe.events.clauses import FINITE, auxiliaries, words
from recoupe.events.deeds import behind, deed, held_in
from recoupe.events.endings import closed
from recoupe.events.forms import forms
from recoupe.events.kinds import ACT, BETWEEN, SORTS, noun_of, verbs
from recoupe.events.likeness import UNREAL
from recoupe.events.naming import NAMED, told, with_parties
from recoupe.events.tellings import Telling
from recoupe.lang import say
from recoupe.model import Dossier, Kind, Span, Timex

LONG = 90
"""A label of more characters is made of kind and parties instead."""
MARKS = re.compile(r"[«»“”\"]")
SIDES = 2
"""So many parties a phrase on a meeting should name."""
GIST = 70
"""So many characters of what somebody said are shown."""
FEWEST = 3
"""Fewer words of it say nothing ("de tout")."""
LEADS = re.compile(r"(?:\s(?:de|du|d[’']|pour|dès|depuis|le|les|entre|à partir de|à partir du)|,)$")
"""What led to a date that is taken out."""
CUT = frozenset(("after-event", "since-event"))
"""Dates that count from an event: nothing behind them belongs to the label."""
KNOWN = re.compile(r"\bde (ce|cet|cette|ces)(?= )")
PLAIN = {"ce": "du", "cet": "de l’", "cette": "de la", "ces": "des"}
"""What a label says for "de ce rapport": nothing before it has told of one."""
LOOSELY = frozenset(("dans", "avec", "sur", "pour", "en", "entre"))
"""Behind a noun these lead to what only goes with its deed: "lancement dans l'urgence"."""
MANY = re.compile(r"\b(?:ont|sont|étaient|avaient|\w{2,}(?:aient|èrent|irent|ront))\b")
"""Verbs of several: "ont quitté", "étaient arrivés"."""
SEVERAL = re.compile(r"^(?:les|des|ces|ses|leurs|plusieurs|quelques|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\d+)\b|\bet\b|s\b", re.I)
"""What shows that a subject is several."""


def label(group: Sequence[Telling], kind: str, who: Sequence[str], dossier: Dossier, place: str | None = None) -> str:
    """In French the words of the accounts, a noun before a clause; else, and for statements, what it is and of whom."""
    names = {a.id: a.name for a in dossier.actors}
    called = say(dossier.language, f"events.{kind}")
    if dossier.language == "fr":
        spoken = group[0].kind.family == "statement"
        phrase = _noun(group, dossier.timexes, spoken=spoken)
        verbal = _words(group, dossier.timexes) if kind == ACT else _called(group, kind)
        if not spoken:
            says = phrase if " " in phrase else _clause(group, dossier, only_led=kind != ACT and " " in verbal)
            if says and not _one_sided(group, says, who, dossier):
                return says
        told = any(t.date for t in group)
        called = (
            (phrase if spoken or " " not in phrase else "")
            or verbal
            or ("" if kind == ACT or (kind in words("categories") and not told) else called)
        )
        gist = _gist(group, dossier) if spoken and not phrase else ""
        if not called or (kind == "statement" and not phrase and not gist and not told):
            return ""
        if gist:
            return say(dossier.language, "events.said", who=", ".join(names[w] for w in who[:NAMED] if w in names), kind=called, gist=gist)
    full = with_parties(called, kind, who, dossier)
    if " " in full or dossier.language != "fr":
        return full
    if place:
        return say(dossier.language, "events.with", kind=full, who=place)
    return full if any(t.date for t in group) else ""  # "Réunion" alone, on no day, is no line of a chronology


def _one_sided(group: Sequence[Telling], phrase: str, who: Sequence[str], dossier: Dossier) -> bool:
    """Whether words name only one of those who meet ("entretien avec le ministre"), where the accounts name more."""
    if group[0].kind.family not in BETWEEN or len(who) <= 1:
        return False
    lowered = phrase.lower()
    named = [a for a in dossier.actors if a.id in who and a.name.split()[-1].lower() in lowered]
    return len(named) == 1 and named[0].kind is Kind.PERSON


def _gist(group: Sequence[Telling], dossier: Dossier) -> str:
    """The first words of the longest thing that is said in a statement ("" where none is)."""
    here = {t.article for t in group}
    cues = {(a.article, a.cue[0].start): a for a in dossier.attributions if a.cue and a.content and a.article in here}
    said = [
        a.content[0].text
        for (article, at), a in cues.items()
        if any(article == t.article and t.span.start <= at < t.span.end for t in group)
    ]
    text = " ".join(MARKS.sub(" ", max(said, key=lambda words: (len(words), words), default="")).split()).strip(" ,.;:")
    first = text.partition(" ")[0]
    if len(text.split()) < FEWEST or (first.islower() and (first in words("no_gist") or first.startswith(("d'", "d’", "qu")))):
        return ""  # "contre X", "de bonne foi": the end of a sentence that is not told
    return text if len(text) <= GIST else text[:GIST].rsplit(" ", 1)[0].rstrip(",;: ") + "…"


def _noun(group: Sequence[Telling], timexes: Sequence[Timex], *, spoken: bool) -> str:
    """The fullest phrase of the noun most used, without its article ("" when no noun says which event it is)."""
    phrases = [t for t in group if not t.by_verb and len(t.span.text) <= LONG and (spoken or t.inside or t.keys or t.place or _of_it(t))]
    common = Counter(t.lemma for t in phrases)
    named = Counter(actor for t in group for actor in {*t.inside, *t.names})

    def worth(t: Telling) -> tuple[int, bool, bool, int, int]:
        """Whom other tellings name as well counts for a phrase, whom it names alone against it."""
        shared = sum(named[actor] > 1 or len(group) == 1 for actor in t.inside)
        many = SIDES if t.kind.family in BETWEEN else 1
        return min(shared, many) - (len(t.inside) - shared), not t.weak, t.status not in UNREAL, common[t.lemma], len(t.span.text)

    best = max(phrases, key=worth, default=None)
    text = closed(_bare(_undated(best.span, timexes))) if best else ""
    return _capital(KNOWN.sub(lambda m: PLAIN[m[1].lower()], text) + best.amount) if best and text else ""


def _of_it(t: Telling) -> bool:
    """Whether a phrase says of what its noun is: "l'inauguration des Jeux"."""
    return bool(set(t.span.text.lower().split()[2:-1]) & {"de", "du", "des"}) or " d'" in t.span.text.replace("’", "'")


def _clause(group: Sequence[Telling], dossier: Dossier, *, only_led: bool) -> str:
    """The whole clause that holds most names ("" when there is none that stands by itself), `only_led` one that begins with a name."""
    of_it = [t for t in group if t.whole and (t.led or not (only_led or t.kind.family in BETWEEN)) and _acts(t)]
    said = [(t, text) for t in of_it if (text := _sentence(t, dossier))]
    best = max(said, key=lambda c: (c[0].status not in UNREAL, len(c[0].inside), -len(c[1])), default=None)
    return best[1] if best else ""


def _sentence(t: Telling, dossier: Dossier) -> str:
    """The clause of a telling as a label: without dates, with the name of who does it ("" where it does not stand by itself)."""
    if t.whole is None:
        return ""
    plain = _undated(t.whole.span, dossier.timexes)
    text = closed(plain, clause=t.whole.span.text.endswith(plain.split()[-1]))
    if text != plain and text.endswith(f" {t.word}"):
        return ""  # what it was done to is lost
    if t.whole.doer:
        doer = next((a for a in dossier.actors if a.id == t.whole.doer), None)
        if doer is None or doer.name.split()[-1].lower() in text.lower() or (doer.kind is Kind.GROUP and told(doer) == doer.name):
            return ""
        text = f"{told(doer)} {text}"
    return _capital(text) if len(text) <= LONG and _whole(text) else ""


def _words(group: Sequence[Telling], timexes: Sequence[Timex]) -> str:
    """The noun of a deed that no kind names, with what was done ("" where its verb has none: half a clause is no label)."""
    best = max(group, key=lambda t: (t.by_verb, len(t.span.text)))
    text = _undated(best.span, timexes).removeprefix("qui ").rstrip(",-")
    noun = noun_of(best.kind.family, best.lemma)
    acted_on = (
        (best.patient or (text.rpartition(f"{best.word} ")[2] if f"{best.word} " in text else "")).partition(", ")[0].partition(" et ")[0]
    )
    if set(acted_on.lower().split()) & words("possessives") or acted_on.partition(" ")[0] in LOOSELY:
        return ""
    return _capital(closed(noun + of_it)) if noun and (of_it := behind(acted_on)) else ""


def _called(group: Sequence[Telling], kind: str) -> str:
    """What the words name, where no phrase does: the noun most used, or that of the verb with what it acts on ("" for no word)."""
    here = [t for t in group if t.kind.name == kind and t.lemma]
    nouns = [t for t in here if not t.by_verb]
    called = Counter(t.lemma for t in nouns if not t.weak)
    if called:
        return _capital(called.most_common(1)[0][0] + _sum(nouns))
    done = max((deed(t) for t in here if t.by_verb), key=len, default="")
    held = next((found for t in here if t.by_verb and (found := held_in(t))), "")
    return _capital(held or done or next((t.lemma + _sum(nouns) for t in nouns), ""))


def _sum(nouns: Sequence[Telling]) -> str:
    """How much the accounts say behind a noun ("" where none does)."""
    return next((t.amount for t in nouns if t.amount), "")


def _acts(t: Telling) -> bool:
    """Whether a clause holds the thing that its verb acts on, where it needs one: not "s'apprêtent à décerner"."""
    needs = [needs for kind, needs in verbs().get(t.lemma, ()) if kind.name == t.kind.name]
    if t.kind.name == ACT:
        return True
    spoken = t.span.text.lower().replace("’", "'").replace("'", " ").split()
    return any(n & SORTS or any(w.strip(",") in n for w in spoken) for n in needs)


def _whole(text: str) -> bool:
    """Whether a clause stands by itself: its subject has its article, its verb is finite, and several where they are."""
    first = text.split(maxsplit=1)[0].lower().replace("’", "'")
    if text[0].islower() and not first.isdigit() and not any(first.startswith(d) for d in ("l'", "d'")) and first not in words("articles"):
        return False
    if first in words("possessives") or first in words("subjects"):
        return False
    spoken = re.findall(r"[\w-]+", text.lower())
    plain = [w for w in spoken if w not in auxiliaries()]
    tenses = {f.tense for w in plain for f in forms().get(w, ())}
    if not (tenses & FINITE or len(plain) < len(spoken)) or "conditional" in tenses:
        return False  # "les délégations se retrouveraient": only a sentence that somebody says it in makes sense of that
    if {"ne", "n"} & set(spoken) and not words("negations") & set(spoken):
        return False
    several = MANY.search(text)
    return several is None or SEVERAL.search(text[: several.start()]) is not None


def _undated(span: Span, timexes: Iterable[Timex]) -> str:
    """The words without their dates: "mercredi" says nothing in a chronology."""
    text, at = span.text, span.start
    start, end = span.range
    near = [x for x in timexes if start <= x.span.start and x.span.end <= end]
    within = [x for x in near if x.span.article == span.article and (x.earliest or x.anchor)]
    cut = min((x.span.start - at for x in within if x.rule in CUT), default=len(text))
    text = text[:cut].rstrip()
    inside = [x.span for x in within if x.span.end - at <= cut]
    for day in sorted(inside, reverse=True):
        before, after = text[: day.start - at].rstrip(), text[day.end - at :]
        kept = LEADS.sub("", before)
        text = kept + (_behind(after) if kept != before else after)
    text = " ".join(text.split())
    for opening, closing in ("«»", "“”", '""', "()"):
        if text.count(opening) != text.count(closing) or (opening == closing and text.count(opening) % 2):
            text = text.replace(opening, "").replace(closing, "")
    return text


def _behind(after: str) -> str:
    """What stands behind a date that belonged to a noun, without the adjective of the date: "l'arrivée de l'automne chinois"."""
    first, _, rest = after.strip().partition(" ")
    bare = (
        first.isalpha()
        and first.islower()
        and first not in words("complement") | words("determiners") | words("turns") | words("loose_ends")
    )
    return (" " + rest if rest else "") if bare and after[:1] == " " else after


def _bare(text: str) -> str:
    """The phrase without its article, its possessive, and what says of it only that it is to come."""
    first, _, rest = text.partition(" ")
    if first.lower() in words("determiners") | words("passing_adjectives") and rest:
        return _bare(rest)
    return _bare(text[2:]) if text[:2].lower() in ("l'", "l’", "d'", "d’") else text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
