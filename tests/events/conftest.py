"""Stories made from words: what the earlier stages would hand over about them."""
# ruff: noqa: ANN001, ANN003, ANN202 - fixtures and made records need no types here

from __future__ import annotations

import re
from hashlib import sha256

import pytest

from recoupe.events.material import known
from recoupe.events.merging import merged
from recoupe.events.sides import Parties
from recoupe.events.tellings import tellings
from recoupe.model import (
    Actor,
    ActorMention,
    Article,
    Basis,
    Dossier,
    Form,
    Found,
    Kind,
    Material,
    Mention,
    Published,
    Reading,
    Timex,
    TimexType,
    Zone,
    ZoneKind,
    edited,
)

SENTENCE = re.compile(r"\S.*?(?:[.!?…]+(?:\s»)?(?=\s|$)|$)")
PEOPLE = {
    "Mme Irène Kalvo": ("p1", Kind.PERSON),
    "M. Oster": ("p2", Kind.PERSON),
    "Paul Darvin": ("p6", Kind.PERSON),
    "Maria": ("p9", Kind.PERSON),
    "trente marins valdoriens": ("p7", Kind.GROUP),
    "quarante marins": ("p8", Kind.GROUP),
    "la Valdorie": ("p3", Kind.STATE),
    "l'Ostrane": ("p4", Kind.STATE),
    "le Conseil des Détroits": ("p5", Kind.ORGANISATION),
}
PLACES = ("Malvenne", "Tarsis", "Corvane")
DAYS = {"lundi 3 mars": "2031-03-03", "mardi 4 mars": "2031-03-04", "vendredi 7 mars": "2031-03-07", "le 20 mars": "2031-03-20"}
DAYS |= {"en février": "2031-02", "depuis 2028": "2028"}
BOUNDS = {"en février": ("2031-02-01", "2031-02-28"), "depuis 2028": ("2028-01-01", "2031-03-05")}


def article(number: int, words: str, published: str | None) -> Reading:
    """One French article, a line a paragraph."""
    text = edited(f"a{number}", words, ())
    paragraphs = tuple(m.span() for m in re.finditer(r"\S[^\n]*", words))
    sentences = tuple(m.span() for a, b in paragraphs for m in SENTENCE.finditer(words, a, b))
    day = Published(published, published, published, Basis.STATED) if published else Published()
    digest = sha256(words.encode()).hexdigest()
    zones = tuple(Zone(ZoneKind.BODY, text.span(a, b)) for a, b in paragraphs)
    return Reading(Article(f"a{number}", f"{number}.txt", digest, digest, "fr", published=day, zones=zones), text, paragraphs, sentences)


def places_of(reading: Reading, words) -> list:
    """Every place where one of some words stands, with its span."""
    return [(w, reading.span(*m.span())) for w in words for m in re.finditer(re.escape(w), reading.clean, re.IGNORECASE)]


@pytest.fixture
def told():
    """Material and dossier of articles given as (words, day of publication), with known people, places and days."""

    def made(*articles: tuple[str, str | None], **more) -> tuple[Material, Dossier]:
        readings = tuple(article(n, words, day) for n, (words, day) in enumerate(articles, start=1))
        people = {name: [span for r in readings for _, span in places_of(r, (name,))] for name in PEOPLE}
        actors = tuple(
            Actor(PEOPLE[n][0], n, PEOPLE[n][1], None, tuple(ActorMention(s, Form.NAME) for s in spans))
            for n, spans in people.items()
            if spans
        )
        found = tuple(
            Found(r.id, tuple(Mention(span, Form.NAME, Kind.STATE, name, place=True) for name, span in places_of(r, PLACES)))
            for r in readings
        )
        days = tuple(
            Timex(span, TimexType.DATE, DAYS[w], *BOUNDS.get(w, (DAYS[w], DAYS[w])), "day")
            for r in readings
            for w, span in places_of(r, DAYS)
        )
        return Material(readings, found), Dossier(
            "0", "fr", articles=tuple(r.article for r in readings), actors=actors, timexes=days, **more
        )

    return made


@pytest.fixture
def seen(told):
    """The tellings of one sentence, published on a Wednesday."""

    def made(words: str, published: str | None = "2031-03-05"):
        material, dossier = told((words, published))
        return [t for k in known(material, dossier) for t in tellings(k, dossier.articles[0].published)]

    return made


@pytest.fixture
def grouped(told):
    """The words of the events of some articles, each event as the set of its tellings' words."""

    def made(*words: str) -> list[set[str]]:
        material, dossier = told(*((text, "2031-03-05") for text in words))
        published = {a.id: a.published for a in dossier.articles}
        found = merged([t for k in known(material, dossier) for t in tellings(k, published[k.reading.id])], Parties({}))
        return [{t.span.text for t in group} for group in found]

    return made
