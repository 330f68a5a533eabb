"""Pages as HTML: what every page has (the story's header, the views, the filters, the chosen point), around what one page shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any
from urllib.parse import quote

from babel.dates import format_datetime
from jinja2 import Environment, PackageLoader
from starlette.requests import Request

from recoupe.export.dates import interval
from recoupe.export.html import point_back
from recoupe.export.marks import Marks, identifier, paragraphs
from recoupe.export.setting import Links, environment, setting
from recoupe.export.views.lookup import Lookup
from recoupe.export.words import Words, capital, tidy
from recoupe.lang import say
from recoupe.lang.glossary import glossary
from recoupe.model import Judgement, Span, Verdict
from recoupe.web.asked import MARK, Asked
from recoupe.web.card import card, taken
from recoupe.web.collation import GLYPHS
from recoupe.web.exports import FORMS
from recoupe.web.narrowing import TYPES, narrowed
from recoupe.web.opened import Opened
from recoupe.web.permalinks import Found, Wanted, digest, permalink, point_mark
from recoupe.web.tongue import spoken
from recoupe.web.views import SLUGS, VIEWS, VOCABULARY, View
from recoupe.web.whole import there


@dataclass(slots=True)
class Pen:
    """What a form needs to write: the key that it brings back, and the name under what was last written."""

    key: str
    by: str


LITTLE = 160
"""Characters around a passage that are shown with it."""


RELATIONS = {"agree": "same", "differ": "differ", "contradict": "contradict", "single": "single"}
"""Relation of a point -> the sign that stands before its word."""
ACTIONS = (
    ("next", "j"),
    ("previous", "k"),
    ("next-words", "n"),
    ("previous-words", "p"),
    ("base", "b"),
    ("only", "o"),
    ("copy", "c"),
    ("link", "l"),
    ("export", "e"),
    ("filters", "f"),
    ("search", "/"),
    ("lead", "g"),
    ("undo", "u"),
    ("help", "?"),
)
"""What a key does, and the key, until a reader chooses another."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter."""

    value: str
    label: str


def shown(story: Opened, asked: Asked, language: str, pen: Pen | None = None) -> str:
    """One view of a story."""
    view = SLUGS[asked.slug]
    full, look = story.look, story.fresh()
    look.dossier = narrowed(story.dossier, asked)  # records are still found by id, and counted, in the whole dossier
    made = view.made(look, asked)
    rest = {"view": view, "count": len(view.records(look.dossier)), "filters": _choices(full, view), "filtered": told(full, asked)}
    rest |= {"forms": _forms(), "ways": there(), "pen": pen}
    return page(f"view-{view.slug}.html", language, asked, **_around(story, asked, pen), **rest, **made)


def article(story: Opened, asked: Asked, language: str, want: Wanted | None, found: Found | None, *, pen: Pen | None = None) -> str:  # noqa: PLR0913 - all that it shows
    """One article with its frozen text; the words that an address names stand out in it."""
    look = story.look
    reading = next(r for r in story.readings if r.id == asked.slug)
    links = _links(story, asked)
    marks = Marks()
    point_back(look, marks, links, only=reading.id)
    if found:
        marks.ask(found.span)
    for start, end, name in story.ties.get(reading.id, ()):
        marks.style(reading.span(start, end), f"tie-{identifier(name)}")
        if name == asked.point:
            marks.style(reading.span(start, end), "lit")
    about = next(each for each in story.top.cards if each.article.id == reading.id)
    cited = _cited(asked, look, found) if found else None
    texts = paragraphs(reading, marks)
    around = _around(story, asked, pen)
    held = {"reading": reading, "card": about, "texts": texts, "want": want, "found": found, "cited": cited, "pen": pen}
    return page("article.html", language, asked, **around, **held)


def point(story: Opened, asked: Asked, language: str, pen: Pen | None = None) -> str:
    """The card of one point alone."""
    return page("point-page.html", language, asked, **_around(story, asked, pen), pen=pen)


def orphan(story: Opened, asked: Asked, language: str, want: Wanted) -> str:
    """Words that no article of the story has any more."""
    return page("orphan.html", language, asked, **_around(story, asked, None), want=want)


def judgements(story: Opened, asked: Asked, language: str, pen: Pen | None = None) -> str:
    """What persons have decided of a story, in force and withdrawn."""
    return page("judgements.html", language, asked, **_around(story, asked, pen), pen=pen)


def words(asked: Asked, language: str, story: Opened | None = None, pen: Pen | None = None) -> str:
    """What the words of the views mean, within a story or before one is chosen."""
    around = _around(story, asked, pen) if story else {}
    return page("words.html", language, asked, **around, glossary=glossary(language))


def page(name: str, language: str, asked: Asked, /, **values: Any) -> str:
    """A template filled in, with what all can call."""

    def r(key: str, **more: object) -> str:
        return say(language, f"web.{key}", **more)

    common = {
        "r": r,
        "language": language,
        "asked": asked,
        "views": VIEWS,
        "actions": ACTIONS,
        "quoted": lambda text: quote(text, safe=""),
        "other": _other(language),
        "pen": None,
        "interval": interval,
        "moment": lambda at: _moment(at, language),
        "here": asked.view(asked.slug) if asked.story else "/",
        "written_to": lambda verb: f"/s/{quote(asked.story, safe='')}/{verb}{f'?lang={asked.lang}' if asked.lang else ''}",
    }
    look = values.setdefault("look", Words(language))
    typeset = (look.words if isinstance(look, Lookup) else look).typeset
    return _environment().get_template(name).render(**{"line": typeset, "selected": None, "top": None} | common | values)


def door(own: str) -> Callable[[Request, bool], str]:
    """The page for who is not let in: it asks for the address that was printed, and leads on to where one wanted to go."""

    def made(request: Request, spent: bool) -> str:
        kept = [(name, value) for name, value in request.query_params.multi_items() if name != "token"]
        why = "used" if spent else "wrong" if "token" in request.query_params else "how"
        return page("door.html", spoken(request, own), Asked(), path=request.url.path, kept=kept, why=why)

    return made


def told(look: Lookup, asked: Asked) -> tuple[tuple[str, str], ...]:
    """The filters that are set, in words: (name of the filter, what it asks for)."""
    names: dict[str, Callable[[str], str]] = {
        "actor": look.actor,
        "issue": lambda v: look.issues[v].label if v in look.issues else v,
        "article": lambda v: f"{v}, {look.outlet(v)}" if v in look.articles else v,
        "type": lambda v: _type(look, v),
    }
    return tuple((name, tidy(names[name](value))) for name, value in asked.filters.items())


def _type(look: Lookup, value: str) -> str:
    return next((look.words(f"{name}-{value}") for name, words in TYPES.items() if value in words), value)


def _choices(look: Lookup, view: View) -> Mapping[str, list[Choice]]:
    """What each filter of a view can ask for."""
    dossier = look.dossier
    heard = {actor for a in dossier.attributions for actor in a.speakers} | {p.actor for p in dossier.positions}
    actors = sorted((a for a in dossier.actors if a.id in heard), key=lambda a: tidy(a.name).casefold())
    every = {
        "actor": [Choice(a.id, capital(tidy(a.name))) for a in actors],
        "issue": [Choice(i.id, capital(tidy(i.label))) for i in dossier.issues],
        "article": [Choice(a.id, f"{a.id}, {tidy(look.outlet(a.id))}") for a in dossier.articles],
        "type": [Choice(v, capital(_type(look, v))) for v in TYPES[VOCABULARY[view.slug]]] if view.slug in VOCABULARY else [],
    }
    return {name: every[name] for name in view.filters if every[name]}


def _around(story: Opened, asked: Asked, pen: Pen | None) -> dict[str, Any]:
    """What stands on every page of a story."""
    look = story.look
    return {
        **setting(look, _links(story, asked, pen)),
        "top": story.top,
        "story": asked.story,
        "selected": card(look, asked.story, asked.point),
        "glyphs": GLYPHS,
        "relations": RELATIONS,
        "warnings": len(look.dossier.problems),
        "in_force": sum(not j.withdrawn for j in look.dossier.judgements),
        "done": next((j for j in look.dossier.judgements if j.id == asked.done), None),
        "decided": lambda j: _decided(look.words, j),
    }


def _links(story: Opened, asked: Asked, pen: Pen | None = None) -> Links:
    """Citations lead to the words in their article, records to the view that has them; those of the chosen point are lit."""
    ties = story.ties

    def marked(name: str) -> str:
        return f"{name}{MARK}{point_mark(story.look.points[name])}" if name in story.look.points else name

    def record(name: str) -> str:
        if name.startswith("d-"):
            here = asked.view("statements", actor="", issue="", article="", type="", part=name.removeprefix("d-"))
            return f"{here}#{identifier(name)}"
        return f"{asked.view('differences', point=marked(name), actor='', issue='', article='', type='')}#{identifier(name)}"

    def words(span: Span) -> str:
        path, _, rest = permalink(asked.story, span).partition("?")
        kept = replace(asked, actor="", issue="", article="", type="", base="").query()
        return f"{path}{kept}&{rest}" if kept else f"{path}?{rest}"

    def of_article(name: str) -> str:
        return asked.view(quote(name, safe=""), actor="", issue="", article="", type="", base="")

    def lit(span: Span) -> str:
        found = dict.fromkeys(name for start, end, name in ties.get(span.article, ()) if start < span.end and span.start < end)
        return f"{' on' if asked.point in found else ''}{''.join(f' tie-{identifier(name)}' for name in found)}"

    def mend(name: str) -> str:
        return f"{asked.query(judge=name, part=name)}#judge" if pen else ""

    return Links(words, of_article, record, lit, lambda name: f"{asked.query(point=marked(name))}#point", mend)


def _cited(asked: Asked, look: Lookup, found: Found) -> dict[str, str]:
    """A passage as it is taken away: exact words, who published them and when, where they stand."""
    span = found.span
    text = look.texts[span.article]
    away = taken(look, asked.story, span)
    return {
        "before": tidy(text[max(0, span.start - LITTLE) : span.start]),
        "words": look.words.quote(tidy(span.text)),
        "after": tidy(text[span.end : span.end + LITTLE]),
        "text": away.citation,
        "link": away.link,
        "place": f"{span.start}-{span.end}",
        "hash": digest(span.text),
    }


def _decided(words: Words, judgement: Judgement) -> str:
    """What a person decided, a day as a reader writes it."""
    first, _, last = judgement.label.partition("/")
    if judgement.verdict is Verdict.DATE and len(first) == 10:
        judgement = replace(judgement, label=interval(words, first, last or first))
    return words.decided(judgement)


def _moment(at: str, language: str) -> str:
    """The time of a judgement (ISO, UTC) as a reader writes it."""
    try:
        return str(format_datetime(datetime.fromisoformat(at), "d MMMM y, HH:mm 'UTC'", locale=language))
    except ValueError:
        return at


def _forms() -> list[str]:
    return [name for name, form in FORMS.items() if form.there]


def _other(language: str) -> str:
    return "en" if language == "fr" else "fr"


@cache
def _environment() -> Environment:
    return environment(PackageLoader("recoupe.web", "templates"))
