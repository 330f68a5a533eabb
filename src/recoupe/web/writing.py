"""What a person writes in the room: judgements and their undoing, pages and stories. Every write is kept before it is answered."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import PurePosixPath
from urllib.parse import parse_qsl, quote, urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from recoupe import shelf
from recoupe.api import Decision, read_pages
from recoupe.errors import PageRefused, RecoupeError, UsageMistake
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
JUDGEMENTS = "judgements"
"""The slug of the page that lists them."""


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
            story = self.desk.story(asked.story, language)
            (kept,) = story.record(Decision(one, other, form["verdict"], form["note"]), by=self._by(form))
            return f"/s/{quote(asked.story, safe='')}/judged?{urlencode({'j': kept.id, 'back': self._back(asked, form)})}"

        return self._written(request, asked, language, written)

    def judged(self, request: Request, asked: Asked, language: str) -> Response:
        """After a judgement: back to where it was made, and to the point that it made, under its id of now."""
        number = request.query_params.get("j", "")
        back = self._back(asked, Form(dict(request.query_params)))
        known = next((j for j in self.desk.story(asked.story, language).dossier.judgements if j.id == number), None)
        if known and known.of is Judged.POINTS and known.about:
            path, _, query = back.partition("#")[0].partition("?")
            back = f"{path}?{urlencode(dict(parse_qsl(query)) | {'point': known.about[0]})}#point"
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
                raise refused[0] if refused else mistake(UsageMistake, "web.nothing-given")
            story = asked.story or _plain(form["name"])
            if not story or (not asked.story and story in self.desk.names()):
                raise mistake(UsageMistake, "store.name-taken", where=story)
            made = read_pages(given, store=self.desk.store, story=story, language=language)
            for why in (*refused, *made.refused):  # the others are kept
                raise why
            return f"/s/{quote(story, safe='')}/sources"

        return self._written(request, asked, language, written)

    def remove(self, request: Request, asked: Asked, language: str) -> Response:
        """An article erased, its page too where that holds no other; the last one only with its story."""

        def written(form: Form) -> str:
            if form["sure"] != "yes":
                raise mistake(UsageMistake, "web.not-sure")
            shelf.remove(self.desk.store, asked.story, form["article"])
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


def _file_name(name: str) -> str:
    """The last name of a file that came in, without a path."""
    return _plain(PurePosixPath(name.replace("\\", "/")).name, 3 * NAMED) or "page.txt"


def _plain(name: str, longest: int = NAMED) -> str:
    """A name of one line, with nothing in it that cannot be seen and nothing that parts a path."""
    seen = "".join(sign if sign.isprintable() and sign not in "/\\" else " " for sign in name)
    return " ".join(seen.split())[:longest].strip(" .")
