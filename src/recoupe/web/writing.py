"""What a person writes in the room: judgements and their undoing, pages and stories. Every write is kept before it is answered."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from recoupe import shelf
from recoupe.api import Decision, picture_beside, read_pages
from recoupe.errors import NothingToRead, PageRefused, RecoupeError, UsageMistake
from recoupe.inputs import came_in
from recoupe.lang import mistake, retold
from recoupe.model import Judged, Page
from recoupe.web import pages
from recoupe.web.asked import Asked
from recoupe.web.bodies import Form
from recoupe.web.desk import Desk
from recoupe.web.guard import FORM
from recoupe.web.pages import Pen

SIGNED = 80
"""Characters of a name under a judgement."""
NAMED = 60
"""Characters of the name of a page or a story."""
LONGEST = 2000
"""Characters of an address that a form leads back to."""
SLASHES = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
"""A day as it is written in French ("11/01/2022"): day, month, year."""
JUDGEMENTS = "judgements"
"""The slug of the page that lists them."""


class _Partly(Exception):
    """Some of what was given is kept, some is not: each is told."""

    def __init__(self, story: str, kept: Sequence[str], refused: Sequence[PageRefused], skipped: Sequence[str]) -> None:
        super().__init__(story)
        self.story, self.kept, self.refused, self.skipped = story, tuple(kept), tuple(refused), tuple(skipped)


class Writing:
    """Answers what is written. What cannot be kept is told, with the way back."""

    def __init__(self, desk: Desk, pen: Pen) -> None:
        self.desk, self.pen = desk, pen

    @property
    def verbs(self) -> dict[str, Callable[[Request, Asked, str], Response]]:
        """What can be written to a story, by the last word of its address."""
        return {
            **{"judge": self.judge, "withdraw": self.withdraw, "pages": self.add},
            **{"remove": self.remove, "rename": self.rename, "delete": self.delete},
        }

    def judge(self, request: Request, asked: Asked, language: str) -> Response:
        """One judgement more."""

        def written(form: Form) -> str:
            one, other = form["one"].strip(), form["other"].strip()
            if article := form["telling"].strip():
                one, other = f"{one}:{article}", one
            other = SLASHES.sub(_iso, other) if form["verdict"] == "date" else other
            story = self.desk.story(asked.story, language)
            (kept,) = story.record(Decision(one, other, form["verdict"], form["note"]), by=self._by(form))
            return f"/s/{quote(asked.story, safe='')}/judged?{urlencode({'j': kept.id, 'back': self._back(asked, form)})}"

        return self._written(request, asked, language, written)

    def judged(self, request: Request, asked: Asked, language: str) -> Response:
        """After a judgement: back to where it was made, and to the point that it made, under its id of now."""
        number = request.query_params.get("j", "")
        back = self._back(asked, Form(dict(request.query_params)))
        known = next((j for j in self.desk.story(asked.story, language).dossier.judgements if j.id == number), None)
        path, _, query = back.partition("#")[0].partition("?")
        kept = {name: value for name, value in parse_qsl(query) if name not in ("judge", "done")} | {"done": number}
        if known and known.of is Judged.POINTS and known.about:
            back = f"{path}?{urlencode(kept | {'point': known.about[0]})}#point"
        elif known:
            back = f"{path}?{urlencode(kept)}"
        return RedirectResponse(back, 303)

    def withdraw(self, request: Request, asked: Asked, language: str) -> Response:
        """A judgement taken back."""

        def written(form: Form) -> str:
            self.desk.story(asked.story, language).take_back(form["number"], by=self._by(form))
            return self._back(asked, form)

        return self._written(request, asked, language, written)

    def add(self, request: Request, asked: Asked, language: str) -> Response:
        """Pages dropped or pasted, into a story that is there or a new one."""

        def written(form: Form) -> str:
            given: list[Page] = []
            refused: list[PageRefused] = []
            for name, data in form.files:
                held, not_read = came_in(_file_name(name), data)
                given += held
                refused += not_read
            if text := form["text"].strip():
                given.append(Page(f"{_plain(form['title']) or sha256(text.encode()).hexdigest()[:8]}.txt", f"{text}\n".encode()))
            if not given:
                raise NothingToRead(refused) if refused else mistake(UsageMistake, "web.nothing-given")
            story = asked.story or _plain(form["name"])
            if not story or (not asked.story and story in self.desk.names()):
                raise mistake(UsageMistake, "store.name-taken", where=story)
            known = {page.address for page in self.desk.story(story, language).pages} if asked.story else set()
            try:
                made = read_pages(given, store=self.desk.store, story=story, language=language)
            except NothingToRead as error:
                raise NothingToRead((*refused, *error.refused)) from error
            refused += made.refused
            kept = [page.address for page in made.pages if page.address not in known]
            if refused or made.skipped:
                raise _Partly(story, kept, refused, made.skipped)
            return f"/s/{quote(story, safe='')}/sources?done={len(kept)}"

        return self._written(request, asked, language, written)

    def remove(self, request: Request, asked: Asked, language: str) -> Response:
        """An article erased, its page too where that holds no other; the last one only with its story."""

        def written(form: Form) -> str:
            if form["sure"] != "yes":
                raise mistake(UsageMistake, "web.not-sure")
            picture = picture_beside(self.desk.store)
            shown = picture.is_file()
            shelf.remove(self.desk.store, asked.story, form["article"])
            if shown:  # it went with all traces of the page: it is made anew of what is left
                picture.write_text(str(self.desk.story(asked.story, language).export("html")), encoding="utf-8")
            return f"/s/{quote(asked.story, safe='')}/sources"

        return self._written(request, asked, language, written)

    def rename(self, request: Request, asked: Asked, language: str) -> Response:
        """Another name for a story."""

        def written(form: Form) -> str:
            name = _plain(form["name"])
            shelf.rename(self.desk.store, asked.story, name)
            return f"/s/{quote(name, safe='')}/sources"

        return self._written(request, asked, language, written)

    def delete(self, request: Request, asked: Asked, language: str) -> Response:
        """A story erased, where its name was written out."""

        def written(form: Form) -> str:
            if form["name"].strip() != asked.story:
                raise mistake(UsageMistake, "web.not-its-name", where=asked.story)
            shelf.delete(self.desk.store, asked.story)
            return "/"

        return self._written(request, asked, language, written)

    def _written(self, request: Request, asked: Asked, language: str, write: Callable[[Form], str]) -> Response:
        form: Form = request.scope[FORM]
        try:
            return RedirectResponse(write(form), 303)
        except _Partly as partly:
            told = [retold(why, language) for why in partly.refused]
            leads = f"/s/{quote(partly.story, safe='')}/sources"
            values: dict[str, Any] = {"kept": partly.kept, "skipped": partly.skipped, "refusals": told, "back": leads}
            return HTMLResponse(pages.page("partly.html", language, asked.at("", ""), **values))
        except NothingToRead as error:
            told = [retold(why, language) for why in error.refused]
            values = {"kept": (), "skipped": (), "refusals": told, "back": self._back(asked, form) if asked.story else "/"}
            return HTMLResponse(pages.page("partly.html", language, asked.at("", ""), **values), 400)
        except RecoupeError as error:
            what, where, remedy = retold(error, language)
            values = {"what": what, "where": where, "remedy": remedy, "back": self._back(asked, form) if asked.story else "/"}
            return HTMLResponse(pages.page("unwritten.html", language, asked.at("", ""), **values), 400)

    def _by(self, form: Form) -> str:
        """Who signs; the next form has the same name."""
        self.pen.by = _plain(form["by"], SIGNED) or self.pen.by
        return self.pen.by

    def _back(self, asked: Asked, form: Form) -> str:
        """Where a form was filled in: only ever a page of its story."""
        home = f"/s/{quote(asked.story, safe='')}/"
        back = form["back"][:LONGEST]
        return back if back.startswith(home) and back.isprintable() and "\\" not in back else f"{home}{JUDGEMENTS}"


def _iso(found: re.Match[str]) -> str:
    return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"


def _file_name(name: str) -> str:
    """The last name of a file that came in, without a path."""
    return _plain(PurePosixPath(name.replace("\\", "/")).name, 3 * NAMED) or "page.txt"


def _plain(name: str, longest: int = NAMED) -> str:
    """A name of one line, with nothing in it that cannot be seen and nothing that parts a path."""
    seen = "".join(sign if sign.isprintable() and sign not in "/\\" else " " for sign in name)
    return " ".join(seen.split())[:longest].strip(" .")
