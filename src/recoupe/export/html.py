"""The picture as one HTML file: opens from disk, asks nothing of the network, needs neither JavaScript nor colour."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from recoupe.export.dates import interval, language_name
from recoupe.export.marks import Marks, anchor, identifier, paragraphs
from recoupe.export.views.accounts import accounts
from recoupe.export.views.actors import who_is_who
from recoupe.export.views.differences import OF_WORDS, differences
from recoupe.export.views.header import header
from recoupe.export.views.lookup import Lookup
from recoupe.export.views.positions import matrix
from recoupe.export.views.problems import problems
from recoupe.export.views.statements import statements
from recoupe.export.views.timeline import LANES, days, timeline
from recoupe.export.views.voices import unheard, voices
from recoupe.export.words import Words, capital, opens_with_mark, short, tidy, unmarked, visible
from recoupe.model import Article, Attribution, Dossier, Reading, Relation, Span

HUES = 6
"""Colours that articles can be told apart by; the id in letters always stands beside them."""
TITLE = 160
PARTING = (Relation.DIFFER, Relation.CONTRADICT)


def whole(dossier: Dossier, readings: Sequence[Reading], language: str) -> str:
    """The whole picture as one page: the picture first, the articles with their marked words beside or below it."""
    look = Lookup(dossier, Words(language), readings)
    marks = Marks()
    setting = _setting(look, marks)
    picture = _template("picture.html").render(**setting, **_views(look))
    _point_back(look, marks)
    texts = {r.id: paragraphs(r, marks) for r in readings}
    articles = _template("articles.html").render(**setting, top=header(look), readings=readings, texts=texts)
    style = _asset("style.css") + _crossing(marks.crossing)
    script = _asset("script.js")
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"
    return _template("page.html").render(
        **setting,
        top=header(look),
        policy=policy,
        style=Markup(style),  # noqa: S704 - our own files, and ids reduced to letters and digits
        script=Markup(script),  # noqa: S704 - our own file
        picture=Markup(picture),  # noqa: S704 - set by our templates, which escape all they are given
        articles=Markup(articles),  # noqa: S704 - set by our templates, which escape all they are given
    )


def _views(look: Lookup) -> dict[str, Any]:
    return {
        "top": header(look),
        "brief": _sections(look),
        "matrix": matrix(look),
        "differences": differences(look),
        "voices": voices(look),
        "unheard": unheard(look),
        "timeline": timeline(look),
        "lanes": tuple(LANES),
        "rows": days,
        "statements": statements(look),
        "lineage": accounts(look),
        "who": who_is_who(look),
        "problems": problems(look),
    }


def _sections(look: Lookup) -> list[tuple[str, list[Any]]]:
    """The sentences of the brief under their headings."""
    out: list[tuple[str, list[Any]]] = []
    for item in look.dossier.brief:
        if not out or out[-1][0] != item.section:
            out.append((item.section, []))
        out[-1][1].append(item)
    return out


def _setting(look: Lookup, marks: Marks) -> dict[str, Any]:
    """What every template can call. `cite` gives the words an anchor and returns its id."""
    order = {a.id: n for n, a in enumerate(look.dossier.articles)}
    languages = {a.id: a.language for a in look.dossier.articles}

    def described(span: Span) -> str:
        return f"{span.article}, {look.outlet(span.article)}{look.words('colon')}{look.words.quote(short(span.text, TITLE))}"

    def foreign(span: Span) -> str:
        """The language of the words, when it is not that of the page around them."""
        language = languages.get(span.article, "")
        return "" if language == look.words.language else language

    def days(earliest: str | None, latest: str | None) -> str:
        return interval(look.words, earliest, latest)

    return {
        "w": look.words,
        "look": look,
        "language": look.words.language,
        "dossier": look.dossier,
        "cite": marks.cite,
        "described": described,
        "foreign": foreign,
        "language_name": lambda code: language_name(look.words, code),
        "hue": lambda article: order.get(article, 0) % HUES + 1,
        "ident": identifier,
        "days": days,
        "per_article": look.per_article,
        "repairs": lambda article: _repairs(look, article),
        "line": look.words.typeset,
        "short": short,
        "own_mark": opens_with_mark,
        "unmarked": unmarked,
    }


def _repairs(look: Lookup, article: Article) -> list[tuple[str, list[str]]]:
    """What was mended in an article, by kind, with the anchors of the places."""
    out: dict[str, list[str]] = {}
    for repair in article.repairs:
        out.setdefault(look.words.maybe(f"repair-{repair.kind}", repair.kind), []).append(anchor(repair.span))
    return list(out.items())


def _point_back(look: Lookup, marks: Marks) -> None:
    """In the articles: what is reported speech, what several accounts tell, what the brief rests on, what was mended."""
    for attribution in look.dossier.attributions:
        for span in attribution.content:
            marks.style(span, "said")
        for span in attribution.content[-1:]:
            name = look.people(attribution.speakers) or look.words("no-speaker")
            marks.link(span, f"#d-{identifier(attribution.id)}", _brief_id(attribution), name)
    for point in look.dossier.points:
        title = f"{look.words.of(point.relation)}{look.words('colon')}{short(point.label)}"
        for telling in point.tellings if point.relation is not Relation.SINGLE else ():
            marks.link(telling.spans[-1], f"#{identifier(point.id)}", point.id, title)
            for span in telling.spans if point.relation in PARTING and set(point.differ_in) != OF_WORDS else ():
                marks.style(span, f"told-{point.relation.value}")
    for span in _all(item.cites for item in look.dossier.brief):
        marks.style(span, "key")
    for article in look.dossier.articles:
        for repair in article.repairs:
            marks.style(repair.span, "mended")
            marks.cite(repair.span)


def _brief_id(attribution: Attribution) -> str:
    """The id without the article it begins with: within the article nobody needs that."""
    return attribution.id.removeprefix(attribution.article).lstrip("-._:") or attribution.id


def _all(groups: Iterable[Iterable[Span]]) -> Iterable[Span]:
    return (span for group in groups for span in group)


def _crossing(ids: Iterable[str]) -> str:
    """A rule for each span in several pieces: when its first piece is jumped to, all light up."""
    return "".join(f":root:has(#{i}:target) .of-{i}{{background:var(--lit);box-shadow:0 0 0 .15em var(--lit)}}\n" for i in ids)


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


@cache
def _asset(name: str) -> str:
    return files("recoupe.export").joinpath("assets", name).read_text(encoding="utf-8")


def _shown(value: Any) -> Any:
    """What a template prints: control characters of a page never reach the file."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("recoupe.export", "assets"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )
    environment.filters |= {"tidy_text": tidy, "capital": capital}
    return environment


def _template(name: str) -> Template:
    return _environment().get_template(name)
