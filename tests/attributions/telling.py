"""A small way to tell a story to the stage: text, and who is named in it."""

from __future__ import annotations

import re
from hashlib import sha256

from recoupe.attributions import by_rules
from recoupe.model import (
    Actor,
    ActorMention,
    Article,
    Attributed,
    Form,
    Found,
    Gender,
    Kind,
    Mention,
    Reading,
    Zone,
    ZoneKind,
    edited,
)

KALVO = ("Irène Kalvo", Kind.PERSON, "f", ("Mme Irène Kalvo", "Irène Kalvo", "Mme Kalvo", "Kalvo"))
DARVIN = ("Paul Darvin", Kind.PERSON, "m", ("Le ministre ostranien Paul Darvin", "Paul Darvin", "M. Darvin", "le ministre ostranien"))
VASNIK = ("Igor Vasnik", Kind.PERSON, "m", ("le général Igor Vasnik", "M. Vasnik"))
VALDORIE = ("Valdorie", Kind.STATE, "f", ("La Valdorie", "la Valdorie"))
OSTRANE = ("Ostrane", Kind.STATE, "f", ("L'Ostrane", "l'Ostrane"))
COUNCIL = ("Conseil des Détroits", Kind.ORGANISATION, "m", ("Le Conseil des Détroits", "le Conseil des Détroits"))
EVERYBODY = (KALVO, DARVIN, VASNIK, VALDORIE, OSTRANE, COUNCIL)


def reading(text: str, headline: bool = False) -> Reading:
    """An article whose paragraphs are lines and whose sentences end at full stops; the first line may be a headline."""
    page = edited("a1", text, ())
    paragraphs = tuple((m.start(), m.end()) for m in re.finditer(r"\S[^\n]*", page.clean))
    ends = re.compile(r"\S.*?(?:(?<!M)[.!?…](?:\s?[»”\"])?(?=\s|$)|$)")
    sentences = tuple((m.start(), m.end()) for a, b in paragraphs for m in ends.finditer(page.clean, a, b))
    zones = tuple(Zone(ZoneKind.HEADLINE if headline and not n else ZoneKind.BODY, page.span(a, b)) for n, (a, b) in enumerate(paragraphs))
    digest = sha256(text.encode()).hexdigest()
    return Reading(Article("a1", "a1.txt", digest, digest, "fr", zones=zones), page, paragraphs, sentences)


def told(text: str, headline: bool = False) -> Attributed:
    """What the stage finds in a text about the people of Valdorie and Ostrane."""
    article = reading(text, headline)
    mentions: list[Mention] = []
    actors: list[Actor] = []
    for n, (name, kind, gender, forms) in enumerate(EVERYBODY):
        spans = []
        taken: list[tuple[int, int]] = []
        for form in sorted(forms, key=len, reverse=True):
            for found in re.finditer(re.escape(form), article.clean):
                if not any(a < found.end() and found.start() < b for a, b in taken):
                    taken.append(found.span())
                    spans.append(article.span(*found.span()))
        mentions += [Mention(s, Form.NAME, kind, name, gender=Gender(gender)) for s in spans]
        if spans:
            actors.append(Actor(f"p{n}", name, kind, name, tuple(ActorMention(s, Form.NAME) for s in sorted(spans)), gender=Gender(gender)))
    return by_rules(article, Found("a1", tuple(sorted(mentions, key=lambda m: m.span))), actors, "fr")


def said(text: str, headline: bool = False) -> list[tuple[str, str]]:
    """(speakers, content) of every statement, in order; spans are joined by " | "."""
    found = told(text, headline)
    names = {f"p{n}": who[0] for n, who in enumerate(EVERYBODY)} | {actor.id: actor.name for actor in found.described}
    return [(" + ".join(names[s] for s in a.speakers), " | ".join(s.text for s in a.content)) for a in found.attributions]
