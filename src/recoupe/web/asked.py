"""What an address asks for: the selected point, the filters, the base text, the language; all of it lives in the query."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, urlencode

LONGEST = 200
"""Characters of a value that are looked at."""
ONCE = ("beside", "part", "judge", "done")
"""What an address may ask for that leads to no other page."""
MARK = "~"
"""Between the id of a point and the hash of its words."""
FILTERS = ("actor", "issue", "article", "type")


@dataclass(frozen=True, slots=True)
class Asked:
    """The state of the room, as the address has it."""

    story: str = ""
    slug: str = ""
    point: str = ""
    mark: str = ""
    """The hash of words of the chosen point, where the address has it: ids of points move when a story is read anew."""
    lost: str = ""
    """The point that the address names and that is no more; `moved` where it has another id now."""
    moved: bool = False
    actor: str = ""
    issue: str = ""
    article: str = ""
    type: str = ""
    base: str = ""
    beside: str = ""
    """Which of the other articles stand beside the base text: a number."""
    part: str = ""
    """Which part of a long list: a number, or a record that stands in it. It leads to no other page."""
    judge: str = ""
    """The record that a form is opened for, where there are forms."""
    done: str = ""
    """What was just written: the number of a judgement, or how many articles came in; told once."""
    lang: str = ""
    theme: str = "auto"
    """Light, dark, or as the machine has it; the one thing that a browser keeps, in a cookie."""

    @property
    def filters(self) -> dict[str, str]:
        """The filters that are set."""
        return {name: value for name in FILTERS if (value := getattr(self, name))}

    def query(self, **other: str | int) -> str:
        """The query that keeps this state, but for what is said otherwise."""
        chosen = {"point": f"{self.point}{MARK}{self.mark}" if self.point and self.mark else self.point}
        kept = chosen | {name: getattr(self, name) for name in (*FILTERS, "base", "lang")} | other
        found = {name: str(value) for name, value in kept.items() if value}
        return f"?{urlencode(found)}" if found else ""

    def view(self, slug: str, form: str = "", /, **other: str | int) -> str:
        """The address of a view of the story (or of one of its forms), with this state."""
        return f"/s/{quote(self.story, safe='')}/{slug}{f'.{form}' if form else ''}{self.query(**other)}"

    def at(self, story: str, slug: str) -> Asked:
        """The same state on another page."""
        return replace(self, story=story, slug=slug)


def asked(query: Mapping[str, str], story: str, slug: str, language: str, own: str) -> Asked:
    """What a query asks for, answered in a language; addresses keep it only where it is another than the room's own."""
    values: dict[str, Any] = {
        name: query.get(name, "")[:LONGEST] for name in ("point", *FILTERS, "base", "beside", "part", "judge", "done")
    }
    values["lang"] = "" if language == own else language
    values["point"], _, mark = values["point"].partition(MARK)
    return Asked(story, slug, mark=mark, **values)
