"""A story, read and kept: the face of one dossier for Python, and what the commands are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from recoupe import evidence, inputs, judging
from recoupe.brief import short
from recoupe.engines import Engine, inline
from recoupe.errors import NothingToRead, PageRefused, StoreMistake, UsageMistake
from recoupe.export import export
from recoupe.export.markdown import section, summary
from recoupe.lang import mistake
from recoupe.methods import Methods
from recoupe.model import BriefItem, Dossier, Judgement, Material, Page, Reading, StoryInfo, Verdict
from recoupe.model.codec import encode, from_json
from recoupe.pipeline import picture
from recoupe.pipeline import readings as read_again
from recoupe.store import MEMORY, Store
from recoupe.version import __version__

DEFAULT_STORY = "1"
"""The name of a store's first story when none is given; a store with one story never asks for it."""


VIEWS = {
    "brief": ("story", "brief"),
    "statements": ("actors", "attributions"),
    "positions": ("actors", "issues", "positions", "agreement"),
    "timeline": ("events", "timexes"),
    "differences": ("points", "voices"),
    "accounts": ("articles", "lineage"),
    "actors": ("actors", "proposals", "judgements"),
    "problems": ("problems", "proposals", "judgements"),
}
"""View -> the parts of the dossier it shows."""


@dataclass(frozen=True, slots=True)
class Story:
    """One dossier with the pages and texts it rests on.

    `refused` and `skipped` (pages that were already there) tell of the reading that made it. `store` is the file that keeps it.
    """

    name: str
    dossier: Dossier
    pages: tuple[Page, ...]
    readings: tuple[Reading, ...]
    refused: tuple[PageRefused, ...] = ()
    skipped: tuple[str, ...] = ()
    store: str = MEMORY

    def __str__(self) -> str:
        return summary(self.dossier, self.dossier.language)

    def section(self, name: str) -> str:
        """One view as Markdown: one of those of `VIEWS` (UsageMistake for another)."""
        return section(name, self.dossier, self.readings, self.dossier.language)

    def export(self, form: str) -> str:
        """The picture as "json", "md" or "html", its chronology as "ics" or "timelinejs" (UsageMistake for another)."""
        return export(form, self.dossier, self.readings, self.dossier.language)

    def outline(self) -> str:
        """The picture in a page: how many articles and accounts, and the brief."""
        return f"{self}\n\n{self.section('brief')}"

    def brief(self, max_words: int | None = None) -> tuple[BriefItem, ...]:
        """The sentences of the brief, each with the words it rests on.

        With `max_words`, the story in at most so many words: whole sentences, what most accounts tell first; none where none is so short.
        """
        if max_words is None:
            return self.dossier.brief
        alone = tuple(reading for reading in self.readings if not self.dossier.article(reading.id).same_words_as)
        return short(Material(alone, ()), self.dossier, max_words)

    def records(self, name: str) -> dict[str, Any]:
        """The records one view is made of, as the exchange format writes them (KeyError for another view)."""
        every = encode(self.dossier)
        return {key: every[key] for key in VIEWS[name]}

    def check(self) -> evidence.Checked:
        """Every span led back to the bytes of its page."""
        return evidence.check(self.dossier, self.pages)

    def judge(self, one: str, other: str, verdict: str, *, by: str, note: str = "", at: str = "") -> Story:  # noqa: PLR0913
        """The story with one more judgement: two actors are "same" or "different", or nobody can tell ("unsure").

        `one` and `other` are ids of actors ("p3"), or words by which the pages name them. `at` is the time (now, where not
        given). Kept in the store's ledger. Raises UsageMistake for an actor or a verdict that there is not.
        """
        if verdict not in list(Verdict):
            raise mistake(UsageMistake, "judging.no-verdict", where=verdict, known=", ".join(Verdict))
        made = judging.judgement(self.dossier, one, other, Verdict(verdict), by=by, at=at or _now(), note=note)
        if self.store != MEMORY:
            with Store(self.store) as kept:
                kept.judge(self.name, made)
        return self._again((*self.dossier.judgements, made))

    def withdraw(self, number: str | int, *, by: str, at: str = "") -> Story:
        """The story without the effect of a judgement ("3" or "j3"), which stays in the ledger. UsageMistake where none is in force."""
        taken = judging.withdrawn(self.dossier.judgements, str(number))
        when = at or _now()
        if self.store != MEMORY:
            with Store(self.store) as kept:
                kept.withdraw(self.name, taken.id, by, when)
        return self._again(replace(j, withdrawn=when) if j is taken else j for j in self.dossier.judgements)

    def _again(self, judgements: Iterable[Judgement]) -> Story:
        """The same pages with other judgements."""
        told = self.dossier
        story, methods = StoryInfo(id=self.name), Methods.of(told.story.methods)
        made = picture(self.pages, language=told.language, story=story, methods=methods, judgements=judgements)
        if self.store != MEMORY:
            with Store(self.store) as kept:
                kept.keep(self.name, (), made.dossier)
        return replace(self, dossier=made.dossier, readings=made.readings)


def read(  # noqa: PLR0913 - a face: its arguments are the options of the command
    paths: Iterable[str | Path],
    *,
    store: str | Path = MEMORY,
    story: str = "",
    language: str = "fr",
    engine: Engine = inline,
    methods: Iterable[str] = (),
    names: str | Path | None = None,
) -> Story:
    """Read files and folders into one story, together with the pages the store already holds of it, and keep the result.

    `methods` are lines "stage=name" for stages that are not to be done in the usual way, and "tagger=NAME" for another
    trained pipeline than the one that comes with the program. `names` is a table (CSV) of names that are to be known beside
    those of the program. A story keeps both until it is read with others; an empty table takes the names away.
    The store itself and the picture beside it (`picture_beside`) are left out where they lie in a folder that is read.
    Raises NothingToRead when no page given can be used; nothing is kept then.
    """
    own = inputs.own_names(names) if names is not None else None
    given, not_opened = inputs.pages(paths, (Path(store), picture_beside(store), *([Path(names)] if names is not None else [])))
    return read_pages(given, not_opened, store=store, story=story, language=language, engine=engine, methods=methods, own=own)


def read_pages(  # noqa: PLR0913 - as for `read`
    given: Sequence[Page],
    not_opened: Sequence[PageRefused] = (),
    *,
    store: str | Path = MEMORY,
    story: str = "",
    language: str = "fr",
    engine: Engine = inline,
    methods: Iterable[str] = (),
    own: tuple[str, ...] | None = None,
) -> Story:
    """`read` for pages that are there already. `own` are the lines of a table of names; None for those the story has."""
    asked = Methods.of(methods)
    with Store(store) as kept:
        name = story or _only_story(kept)
        before = kept.pages(name)
        chosen = asked if asked.chosen else Methods.of(kept.methods(name))
        new = tuple(page for page in given if page not in before)
        try:
            judged = kept.judgements(name)
            info = StoryInfo(id=name, names=kept.names(name) if own is None else own)
            made = picture((*before, *new), language=language, story=info, engine=engine, methods=chosen, judgements=judged)
        except NothingToRead as error:
            raise NothingToRead((*not_opened, *error.refused)) from error
        refused = (*not_opened, *made.refused)
        usable = [page for page in given if page in made.pages]
        if not usable:
            raise NothingToRead(refused)
        kept.keep(name, made.pages, made.dossier)
    twice = tuple(page.address for page in given if page in before) + made.skipped
    return Story(name, made.dossier, made.pages, made.readings, refused, twice, str(store))


def check_file(dossier: str | Path, pages: Iterable[str | Path | Page]) -> evidence.Checked:
    """Check an exported dossier against pages: those of a store, or files and folders.

    Raises BrokenDossier when the file is no dossier, UsageMistake when it cannot be read.
    """
    try:
        text = Path(dossier).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise mistake(UsageMistake, "cli.cannot-read", where=str(dossier), reason=str(error)) from error
    given = tuple(pages)
    kept = tuple(page for page in given if isinstance(page, Page))
    found, _ = inputs.pages(path for path in given if not isinstance(path, Page))
    return evidence.check(from_json(text), (*kept, *found))


def picture_beside(store: str | Path) -> Path:
    """Where the picture of a store lies: the HTML file of the same name."""
    return Path(store).with_suffix(".html")


def open_story(store: str | Path, *, story: str = "", language: str = "fr") -> Story:
    """The story a store holds, its dossier made again when the version or the language is another.

    Raises StoreMistake when there is none (of that name), UsageMistake when there are several and none is named.
    """
    with Store(store) as kept:
        known = kept.stories()
        if not known:
            raise mistake(StoreMistake, "store.empty", where=str(store))
        name = story or _only_story(kept)
        if name not in known:
            raise mistake(StoreMistake, "store.unknown-story", where=str(store), story=name, known=", ".join(known))
        pages = kept.pages(name)
        dossier = kept.dossier(name, language, __version__)
        methods = Methods.of(kept.methods(name))
        again = read_again(pages, methods)
        if dossier and [a.text_sha256 for a in dossier.articles] == [r.article.text_sha256 for r in again]:
            return Story(name, dossier, pages, again, store=str(store))
        info = StoryInfo(id=name, names=kept.names(name))
        made = picture(pages, language=language, story=info, methods=methods, judgements=kept.judgements(name))
        kept.keep(name, (), made.dossier)
    return Story(name, made.dossier, made.pages, made.readings, store=str(store))


def _now() -> str:
    """The time, as a ledger writes it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _only_story(kept: Store) -> str:
    """The story meant when none is named."""
    known = kept.stories()
    if len(known) > 1:
        raise mistake(UsageMistake, "store.several", where=kept.path, known=", ".join(known))
    return known[0] if known else DEFAULT_STORY
