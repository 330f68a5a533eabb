"""What the templates of the picture can call, wherever it is shown: as one file, or page by page in the reading room."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from recoupe.export.dates import interval, language_name
from recoupe.export.marks import anchor, identifier
from recoupe.export.views.lookup import Lookup
from recoupe.export.words import capital, opens_with_mark, short, tidy, unmarked, visible
from recoupe.model import Article, Span

HUES = 6
"""Colours that articles can be told apart by; the id in letters always stands beside them."""
TITLE = 160
FIRST = re.compile(r"\b1er\b")


@dataclass(frozen=True, slots=True)
class Links:
    """Where a picture leads: to the words of a span, to an article, to a record by its id.

    `lit` adds to the class of a citation, `pick` leads to where a point is chosen, `mend` to where a record is corrected.
    """

    words: Callable[[Span], str]
    article: Callable[[str], str]
    record: Callable[[str], str]
    lit: Callable[[Span], str] = lambda _: ""
    pick: Callable[[str], str] = lambda _: ""
    mend: Callable[[str], str] = lambda _: ""


def setting(look: Lookup, links: Links) -> dict[str, Any]:
    """What every template can call."""
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
        "to": links.words,
        "to_article": links.article,
        "to_record": links.record,
        "lit": links.lit,
        "pick": links.pick,
        "mend": links.mend,
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


def _shown(value: Any) -> Any:
    """What a template prints: control characters of a page never reach the file."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def raised(text: str) -> str:
    """A date of ours with the first of the month as it is printed in French: the letters of "1er" above the line."""
    return Markup(FIRST.sub(r"1<sup>er</sup>", str(escape(text)))) if FIRST.search(text) else text  # noqa: S704 - escaped before


def environment(*before: BaseLoader) -> Environment:
    """The templates of the picture, after those of `before`."""
    made = Environment(
        loader=ChoiceLoader([*before, PackageLoader("recoupe.export", "assets")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )
    made.filters |= {"tidy_text": tidy, "capital": capital, "raised": raised}
    return made


@cache
def _own() -> Environment:
    return environment()


def template(name: str) -> Template:
    """One template of the picture."""
    return _own().get_template(name)
