"""The picture as one HTML file: opens from disk, asks nothing of the network, needs neither JavaScript nor colour."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from recoupe.export.marks import Marks, identifier, paragraphs
from recoupe.export.setting import Links, setting, template
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
from recoupe.export.words import Words, short
from recoupe.model import Attribution, Dossier, Reading, Relation, Span

DARK = "@media screen and (prefers-color-scheme: dark) {{\n{}}}\n"
PARTING = (Relation.DIFFER, Relation.CONTRADICT)


def whole(dossier: Dossier, readings: Sequence[Reading], language: str) -> str:
    """The whole picture as one page: the picture first, the articles with their marked words beside or below it."""
    look = Lookup(dossier, Words(language), readings)
    marks = Marks()
    links = Links(lambda span: f"#{marks.cite(span)}", lambda a: f"#art-{identifier(a)}", lambda r: f"#{identifier(r)}")
    given = setting(look, links)
    picture = template("picture.html").render(**given, **views(look))
    point_back(look, marks, links)
    texts = {r.id: paragraphs(r, marks) for r in readings}
    articles = template("articles.html").render(**given, top=header(look), readings=readings, texts=texts)
    style = _asset("page.css") + _asset("style.css") + DARK.format(_asset("dark.css")) + _crossing(marks.crossing)
    script = _asset("script.js")
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"
    return template("page.html").render(
        **given,
        top=header(look),
        policy=policy,
        style=Markup(style),  # noqa: S704 - our own files, and ids reduced to letters and digits
        script=Markup(script),  # noqa: S704 - our own file
        picture=Markup(picture),  # noqa: S704 - set by our templates, which escape all they are given
        articles=Markup(articles),  # noqa: S704 - set by our templates, which escape all they are given
    )


def views(look: Lookup) -> dict[str, Any]:
    """What the templates of the whole picture show."""
    return {
        "top": header(look),
        "brief": brief_sections(look),
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


def brief_sections(look: Lookup) -> list[tuple[str, list[Any]]]:
    """The sentences of the brief under their headings."""
    out: list[tuple[str, list[Any]]] = []
    for item in look.dossier.brief:
        if not out or out[-1][0] != item.section:
            out.append((item.section, []))
        out[-1][1].append(item)
    return out


def point_back(look: Lookup, marks: Marks, links: Links, *, only: str = "") -> None:
    """In the articles, or one of them: what is reported speech, what several accounts tell, what the brief rests on, what was mended."""
    for attribution in (a for a in look.dossier.attributions if only in ("", a.article)):
        for span in attribution.content:
            marks.style(span, "said")
        for span in attribution.content[-1:]:
            name = look.people(attribution.speakers) or look.words("no-speaker")
            marks.link(span, links.record(f"d-{attribution.id}"), _brief_id(attribution), name)
    for point in look.dossier.points:
        title = f"{look.words.of(point.relation)}{look.words('colon')}{short(point.label)}"
        shown = point.likely if point.relation is not Relation.SINGLE and not point.possible else ()
        for telling in (t for t in shown if only in ("", t.article)):
            marks.link(telling.spans[-1], links.record(point.id), point.id, title)
            for span in telling.spans if point.relation in PARTING and set(point.differ_in) != OF_WORDS else ():
                marks.style(span, f"told-{point.relation.value}")
    for span in _all(item.cites for item in look.dossier.brief):
        marks.style(span, "key")
    for article in (a for a in look.dossier.articles if only in ("", a.id)):
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
