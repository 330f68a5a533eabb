"""What a user asks of the pages that come in: which columns a table has, and where the program is overruled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatch

from recoupe.articles import INCLUDE
from recoupe.articles.formats import FORCE, FORCED, opened
from recoupe.articles.formats.columns import BODY, COLUMN, fits, held_in
from recoupe.articles.unmangle import FIX
from recoupe.errors import PageRefused, UsageMistake
from recoupe.lang import mistake
from recoupe.methods import USUAL
from recoupe.model import FieldKind, Page

SEVERAL = re.compile(r",(?=[^,=]+=)")


@dataclass(frozen=True, slots=True)
class Wishes:
    """How pages are to be read where that is not as usual.

    `columns` are what columns of a table hold, as "what=name of the column" ("texte=Corps,titre=Intitulé"); `force` reads pages
    that look like cookie banners, `fix` puts words saved in a wrong encoding right; `include` are patterns of addresses of pages
    that count although they look like no news, `exclude` those of pages that are left out.
    """

    columns: Sequence[str] = ()
    force: bool = False
    fix: bool = False
    include: Sequence[str] = ()
    exclude: Sequence[str] = ()

    def of(self, pages: Iterable[Page]) -> tuple[Page, ...]:
        """The pages, each with the ways that make a difference to it. Raises UsageMistake for columns that nobody can know."""
        columns = tuple(_columns(self.columns))
        if not (columns or self.force or self.fix or self.include):
            return tuple(pages)
        return tuple(self._way(page, columns) for page in pages)

    def heeded(self, pages: Iterable[Page]) -> bool:
        """Whether one of some pages is a table with the columns that were named, or none were."""
        return not self.columns or any(way.startswith(COLUMN) for page in pages for way in page.ways)

    def check(self, pages: Sequence[Page]) -> None:
        """Raise UsageMistake where none of the pages is a table with the column of texts that was named."""
        if pages and not self.heeded(pages):
            named = next(way.partition("=")[2] for way in _columns(self.columns) if way.startswith(f"{COLUMN}{BODY}="))
            raise mistake(UsageMistake, "inputs.columns-nowhere", where="--columns", name=named)

    def _way(self, page: Page, columns: tuple[str, ...]) -> Page:
        """A page with its ways: tried one after the other, each on what the one before has made of it."""
        if columns and _has(page, columns):
            page = replace(page, ways=(*page.ways, *columns))
        wanted = any(fnmatch(page.address, pattern) for pattern in self.include)
        for way, asked in ((FORCE, self.force), (FIX, self.fix), (INCLUDE, wanted)):
            if asked and way in _helps(page):
                page = replace(page, ways=(*page.ways, way))
        return page


def _has(page: Page, columns: tuple[str, ...]) -> bool:
    """Whether a page is a table with the column of texts."""
    try:
        sheet, _ = opened(page)
    except PageRefused:
        return False
    return sheet.carried == "text" and bool(fits(columns, sheet.page))


def _helps(page: Page) -> set[str]:
    """The ways in which more can be made of a page than as it is."""
    try:
        found = USUAL("articles")(page, 1)
    except PageRefused as error:
        return {FORCE} if error.key in FORCED else set()
    mangled = any(problem.kind == "mojibake" for reading in found.readings for problem in reading.problems)
    return {way for way, helps in ((FIX, mangled), (INCLUDE, bool(found.aside))) if helps}


def _columns(given: Iterable[str]) -> Iterator[str]:
    """What columns hold, as ways. Raises UsageMistake for what is no such list, or names no column of texts."""
    ways = []
    for pair in (pair for each in given for pair in SEVERAL.split(each)):
        what, sign, name = (part.strip() for part in pair.partition("="))
        held = (what, 0) if what == BODY or what in set(FieldKind) else held_in(what)
        if not sign or not name or held is None or "\n" in name:
            known = ", ".join((BODY, *(kind.value for kind in FieldKind)))
            raise mistake(UsageMistake, "inputs.columns", where=pair, known=known)
        ways.append(f"{COLUMN}{held[0]}={name}")
    if ways and not any(way.startswith(f"{COLUMN}{BODY}=") for way in ways):
        raise mistake(UsageMistake, "inputs.columns-body", where=", ".join(given))
    yield from ways
