"""Tellings: one place of one article that tells an event, with its date, place, parties and status."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from recoupe.events.acts import acts, named, patient
from recoupe.events.begun import begun
from recoupe.events.circumstances import Circumstances, circumstances
from recoupe.events.clauses import auxiliaries, hearsay, perfect, sentence, words
from recoupe.events.elsewhere import closes
from recoupe.events.kinds import LASTING, Kind, single, verbs
from recoupe.events.led import governors, led_by
from recoupe.events.material import Known
from recoupe.events.parties import agents, parties
from recoupe.events.roles import roles
from recoupe.events.rough import about, hanging, since
from recoupe.events.senses import habitual
from recoupe.events.sightings import Sighting, sightings, statements
from recoupe.events.states import states
from recoupe.events.status import status
from recoupe.events.undone import undone
from recoupe.events.whole import Whole, whole
from recoupe.lang import fold, table
from recoupe.lang.content import concept
from recoupe.model import Form, Published, Span, Status, Timex, inside, without

DONE = ("talks", "call", "vote", "accord", "trial", "ceremony")
"""Families of what is over in a day: who said something after it in the news said it on that day."""

LEAD = 2
"""So many words at most behind a common noun stands the event that it only leads to."""
DAYS = frozenset({"weekday", "this-weekday", "weekday-way", "yesterday", "day-before-yesterday", "this-daypart", "last-night"})
"""Rules of words that name a day, though nobody may know which: "a annoncé mardi"."""
SPOKEN_DEEDS = ("complaint", "enquiry", "appointment")
"""Families of deeds that are done in words, and told as deeds."""
BOUNDS = ("reopening", "closure", "ceremony")
"""Families of what begins or ends another event: that is one of its own ("l'ouverture du sommet")."""
LONG = 5
"""By words of so many letters one sentence is known from another."""
SUM = re.compile(r"\d[\d.,\u00a0\u202f ]*(?:millions?|milliards?)(?: (?:d[’']|de )(?:euros?|dollars?|francs?|livres|yens))?")
"""A sum, as the press prints it."""
AMOUNT = re.compile(r"(?:\s(?:par|sur|pour|chez|dans)\s[^,.;:()«»\d]{3,40})?\s+de (?:près de |plus de |quelque |environ )?" + SUM.pattern)
NEAR = 40
"""So many characters behind the words of a verb its sum may still begin."""


@dataclass(slots=True, eq=False)  # so many are made that to freeze thirty fields of each would be felt; nobody changes one
class Telling:
    """One place that tells an event.

    `inside` are the actors that the phrase names, `names` those of its clause (actor ids); `keys` the folded words of the
    phrase that are neither names nor grammar. `again`: with a definite article, so that it may take up what was told;
    `vague`: an indefinite plural. `sure`: the status is told, not taken for granted. `frame`: the words of the event at, after or
    before which it happened, `later` by how many days. `led`: it begins with a name. `recent`: told in the tense of news
    ("a rencontré", "a-t-il dit après la réunion"), `aside`: in a relative clause or one with "si". `just`: told to have happened a
    moment ago ("vient de signer"). `patient`: what a
    participle stands behind, which alone tells a deed ("du garçon retrouvé seul en mars"). `word` is the last word of its verb. `at` is
    where its sentence begins, `around` has the longer words of it, `published` is the last day on which its article may have been
    published. `whole` is the whole clause of a verb. `rumoured`: told in the conditional of what is only reported. `agents` do
    to another what befalls him ("mis en examen par le juge"). `amount`: how much,
    behind a noun ("la perte de 600 millions d'euros") or the verb. `doer`, `done_to`: who does what a verb tells, and to whom.
    """

    article: str
    span: Span
    kind: Kind
    lemma: str
    weak: bool
    by_verb: bool
    again: bool
    vague: bool
    date: Timex | None
    place: str | None
    inside: tuple[str, ...]
    names: tuple[str, ...]
    keys: frozenset[str]
    status: Status
    sure: bool
    quoted: bool
    led: bool
    frame: Span | None
    later: int
    recent: bool
    aside: bool
    just: bool
    patient: str
    word: str
    at: int
    around: frozenset[str]
    published: str | None
    whole: Whole | None = None
    rumoured: bool = False
    agents: tuple[str, ...] = ()
    amount: str = ""
    doer: str = ""
    done_to: str = ""


def tellings(known: Known, published: Published) -> tuple[Telling, ...]:
    """The tellings of one article, in order."""
    out: list[Telling] = []
    before: Timex | None = None
    for where in known.reading.sentences:
        s = sentence(known.reading, where)
        deeds = _acts(tuple(sightings(s, known)))
        told = (*deeds, *(x for x in statements(s, known) if not _done(x, deeds)))
        every = (*told, *acts(s, known, told), *named(s, known))
        seen = begun(sorted((x for x in every if x.said or not (undone(x) or habitual(s, x.head, x.verb))), key=lambda x: x.head))
        if not seen:
            before = None
            continue
        around = circumstances(s, seen, known, before)
        before = next((c.date for x, c in zip(reversed(seen), reversed(around), strict=True) if c.date and not x.said), None)
        long = frozenset([word for word in s.low if len(word) >= LONG])
        out += [_telling(known, x, c, long, published) for x, c in zip(seen, around, strict=True) if not x.said or x.said.speakers]
    return tuple(sorted(out, key=lambda t: t.span.range))


def _acts(seen: tuple[Sighting, ...]) -> tuple[Sighting, ...]:
    """The events of a sentence without the nouns that only complete a verb: "a ratifié le protocole" tells one event."""
    done = [(v, {w for kind, needs in verbs().get(v.lemma, ()) if kind is v.kind for w in needs}) for v in seen if v.verb]
    completing = {x.head for x in seen for v, needs in done if v.first <= x.head < v.end and x.sentence.low[x.head] in needs}
    return tuple(x for x in seen if x.verb or not (x.head in completing or _leads(x, seen)))


def _done(x: Sighting, deeds: tuple[Sighting, ...]) -> bool:
    """Whether the words by which something is said tell a deed of their own: "a porté plainte contre X" is no statement besides."""
    return any(y.verb and y.kind.family in SPOKEN_DEEDS and y.first <= x.head < y.end for y in deeds)


def _leads(x: Sighting, seen: tuple[Sighting, ...]) -> bool:
    """Whether a common noun only leads to the event behind it: "le lancement de la candidature"."""
    return (
        x.weak
        and x.kind.family not in BOUNDS
        and any(y.verb is None and not y.weak and x.head < y.first <= x.head + LEAD and y.end <= x.end for y in seen)
    )


def _shown(known: Known, x: Sighting, date: Timex | None) -> bool:
    """Whether a statement is an event of its own: made on a day, or on an occasion that its sentence names."""
    if x.said is None or not x.said.speakers:
        return False
    if _outside(x, date) or x.said.occasion is None:
        return _outside(x, date)
    content = [span.range for span in x.said.content]
    return any(
        pattern.search(plain(known.reading.clean, a, b)) for a, b in without(x.sentence.range, content) for pattern in _named_occasions()
    )


def _outside(x: Sighting, date: Timex | None) -> bool:
    """Whether a date is the day on which something was said, not one spoken of."""
    if date is None or not (date.rule in DAYS or (date.earliest and date.earliest == date.latest)):
        return False
    content = [c for c in (x.said.content if x.said else ()) if not closes(x.sentence, c, date.span)]
    return not any(inside(date.span.range, span.range) for span in content)


@cache
def _named_occasions() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row) for kind, rows in table("fr/occasions").items() if kind not in ("after", "wire") for row in rows)


def plain(text: str, start: int, end: int) -> str:
    """Words in lower case without accents, as the tables of occasions have them."""
    return fold(text[start:end])


def _telling(known: Known, x: Sighting, around: Circumstances, long: frozenset[str], published: Published) -> Telling:
    s = x.sentence
    start, end = x.place
    doing = agents(known, x)
    own, names = parties(known, x, doing)
    doer, done_to = roles(s, known, x.verb) if x.verb else ("", "")
    told = status(x, around.date, published)
    fits = not _past(around.date, told, published) and not _coming(x, around.date, told, published)
    date = around.date if (x.said is None or _outside(x, around.date)) and fits else None
    before = s.low[x.first]
    opening = s.low[x.first : x.head]
    return Telling(
        article=known.reading.id,
        span=known.reading.span(start, end),
        kind=x.kind,
        lemma=x.lemma,
        weak=x.weak or (x.said is not None and not _shown(known, x, around.date)),
        by_verb=x.verb is not None or x.said is not None,
        again=x.verb is None and x.said is None and before in words("definite"),
        vague=x.verb is None and x.said is None and not words("plural_indefinite").isdisjoint((before, *opening)),
        date=_dated(x, date, published) if date else None,
        place=around.place,
        inside=own,
        names=names,
        keys=_occasions(known, x) if x.kind.family == "statement" else _words(known, x),
        status=told or Status.HELD,
        sure=told is not None,
        quoted=known.quoted.hold(start, end),
        led=any(n.form is not Form.PRONOUN for n in known.names_in(start, start + 1)),
        frame=known.reading.span(*around.frame.place) if around.frame else None,
        later=around.frame.days if around.frame else 0,
        recent=_recent(x),
        aside=_aside(x),
        just=x.verb is not None and any(v.verb == "venir" and v.when == "present" for v in governors(s, x.verb.first)),
        patient=patient(x),
        word=_word(x),
        at=s.range[0],
        around=long,
        published=published.latest[:10] if published.latest else None,
        whole=whole(s, known, x.verb) if x.verb and x.kind.family != "statement" else _spoken(known, x),
        amount=_amount(known, x),
        agents=doing,
        rumoured=x.verb is not None and hearsay(s, x.verb.first),
        doer=doer,
        done_to=done_to,
    )


def _dated(x: Sighting, date: Timex, published: Published) -> Timex:
    """A date as it dates an event: as wide as its words are rough, or as the day of the article is open."""
    done = x.verb is not None and x.verb.when == "past" and not x.kind.state and x.kind.family not in LASTING
    return hanging(about(since(date) if done else date), published)


def _spoken(known: Known, x: Sighting) -> Whole | None:
    """The words of a statement from who makes it to the end of what is said, where they follow on one another."""
    if x.said is None or not (x.said.source and x.said.cue and x.said.content):
        return None
    first, cue, last = x.said.source[0], x.said.cue[0], x.said.content[0]
    follows = first.start < cue.start < last.start and first.start >= x.sentence.range[0] and last.end <= x.sentence.range[1]
    return Whole(known.reading.span(first.start, last.end), "") if follows else None


def _amount(known: Known, x: Sighting) -> str:
    """How much is told right behind a noun ("perte de 600 millions d'euros"), or behind a verb, with its "de"."""
    text, end = known.reading.clean, x.place[1]
    if x.verb is None:
        found = AMOUNT.match(text, end)
        return " ".join(found[0].split()).join((" ", "")) if found else ""
    found = SUM.search(text, x.sentence.spots[x.verb.last][1], min(len(text), x.sentence.range[1], end + NEAR))
    return f" de {' '.join(found[0].split())}" if found else ""


def _word(x: Sighting) -> str:
    """The last word of a verb as it stands ("" for a noun)."""
    return x.sentence.reading.clean[slice(*x.sentence.spots[x.verb.last])] if x.verb else ""


def _past(date: Timex | None, told: Status | None, published: Published) -> bool:
    """Whether a date that counts from another ("à 11 heures") would put what is to come before the day on which it is told."""
    loose = told is Status.PLANNED and date is not None and date.anchor == "narrative" and date.latest is not None
    return bool(loose and date and date.latest and published.earliest and date.latest[:10] < published.earliest[:10])


def _coming(x: Sighting, date: Timex | None, told: Status | None, published: Published) -> bool:
    """Whether a date would put what is told as done behind the day on which it is told: it is that of something else."""
    done = told is Status.HELD and x.verb is not None and x.verb.when == "past"
    return bool(done and date and date.earliest and published.latest and date.earliest[:10] > published.latest[:10])


def _recent(x: Sighting) -> bool:
    """Whether a telling is in the tense of news: the perfect, or for what is said the present as well."""
    if x.said:
        cue = x.sentence.word_at(x.said.cue[0].start)
        return cue >= len(x.sentence.low) or auxiliaries().get(x.sentence.low[cue], ("", ""))[1] != "pluperfect"
    if x.verb:
        return perfect(x.sentence, x.verb.first)
    if x.kind.family == "statement":
        return True
    after = x.kind.family in DONE and led_by(x, "after")
    return after and any(v.verb in words("saying") and perfect(x.sentence, v.first) for v in x.sentence.verbs)


def _aside(x: Sighting) -> bool:
    """Whether a telling stands in a relative clause ("qui a déjà gagné") or one with "si": no news, as a rule."""
    at = x.verb.first if x.verb else x.head
    first, _ = x.sentence.clause(at, commas=False)
    opens = x.sentence.low[first]
    if opens in ("que", "qu'") or opens not in words("relatives", "if"):
        return False
    asides = x.sentence.asides()
    return not asides[first] or bool(asides[at])  # "Irène Kalvo, qui a gagné, a parlé": no aside any longer


def _words(known: Known, x: Sighting) -> frozenset[str]:
    """What the phrase says beside names, dates, verbs and grammar: "temple", "prisonniers"."""
    s = x.sentence
    grammar = words("determiners", "before_nouns", "complement", "conjunctions", "common")
    told = [
        (s.spots[n][0], word)
        for n, word in enumerate(s.low[x.first : x.end], start=x.first)
        if len(word) > 3 and n != x.head and word.isalpha() and word not in grammar and word not in single() and not states(word)
    ]
    if not told:  # "la réunion"
        return frozenset()
    apart = known.ranges_in(*x.place)
    apart += [(s.spots[v.first][0], s.spots[v.last][1]) for v in s.verbs]
    return frozenset({concept(fold(word)) for at, word in told if not any(a <= at < b for a, b in apart)})


def _occasions(known: Known, x: Sighting) -> frozenset[str]:
    """The occasions on which something is said in the sentence of a statement."""
    if x.said:
        return frozenset((x.said.occasion,) if x.said.occasion else ())
    s = x.sentence
    return frozenset(said.occasion for said in known.said_in(*s.range) if said.occasion and said.parent is None)
