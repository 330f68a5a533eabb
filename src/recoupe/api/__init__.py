"""Reading stories and opening those that are kept: the face of the program for Python, and what the commands are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from recoupe import evidence, inputs
from recoupe.api.intake import Ask, Intake
from recoupe.api.story import VIEWS, Decision, Story
from recoupe.api.table import Brief, Table
from recoupe.api.wishes import Wishes
from recoupe.articles import WITHOUT
from recoupe.engines import Engine, inline
from recoupe.errors import NothingToRead, PageRefused, StoreMistake, UsageMistake
from recoupe.inputs.folders import FETCHED
from recoupe.lang import mistake
from recoupe.methods import Methods
from recoupe.model import Dossier, Page, StoryInfo
from recoupe.model.codec import from_json
from recoupe.pipeline import picture
from recoupe.pipeline import readings as read_again
from recoupe.store import MEMORY, Store
from recoupe.version import __version__

__all__ = [
    "VIEWS",
    "Brief",
    "Decision",
    "Story",
    "Table",
    "Wishes",
    "check_file",
    "open_dossier",
    "open_story",
    "own_files",
    "picture_beside",
    "read",
    "read_pages",
    "room_beside",
]

DEFAULT_STORY = "1"
"""The name of a store's first story when none is given; a store with one story never asks for it."""


FAILED = "failed.csv"
"""The list of what was refused, beside a store."""


def read(  # noqa: PLR0913 - a face: its arguments are the options of the command
    paths: Iterable[str | Path],
    *,
    store: str | Path = MEMORY,
    story: str = "",
    language: str = "fr",
    engine: Engine = inline,
    methods: Iterable[str] = (),
    names: str | Path | None = None,
    topics: str | Path | None = None,
    wishes: Wishes = Wishes(),  # noqa: B008 - it is frozen
    ask: Ask | None = None,
) -> Story:
    """Read files and folders into one story, together with the pages the store already holds of it, and keep the result.

    `methods` are lines "stage=name" for stages that are not to be done in the usual way, and "tagger=NAME" for another
    trained pipeline than the one that comes with the program. `names` is a table (CSV) of names that are to be known beside
    those of the program, `topics` a file (YAML) of issues by the words that name them. A story keeps all this until it is read
    with others; an empty table takes the names away, an empty file the topics.
    `wishes` are what is to be read otherwise than usual (columns of a table, pages that look like no article).
    The store itself and what lies beside it (`own_files`) are left out where they lie in a folder that is read. `ask` is called
    with the pages before any of them is read (the first of very many); what it raises stops the reading.
    Of very many pages each full batch is kept before the next is looked at: read again after a kill, they are not read twice.
    Raises NothingToRead when no page given can be used; nothing is kept then.
    """
    own = inputs.own_names(names) if names is not None else None
    about = inputs.own_topics(topics) if topics is not None else None
    beside = [Path(path) for path in (names, topics) if path is not None]
    found = inputs.stream(paths, (*own_files(store), *beside), wishes.exclude)
    with Store(store) as kept:
        taken = Intake(kept, story or _only_story(kept), wishes, Methods.of(methods), ask)
        taken.take(found)
    made = read_pages(
        taken.pages,
        taken.refused,
        store=store,
        story=story,
        language=language,
        engine=engine,
        methods=methods,
        own=own,
        topics=about,
        received=taken.received,
    )
    return replace(made, skipped=(*taken.known, *made.skipped)) if taken.known else made


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
    topics: tuple[str, ...] | None = None,
    received: int = 0,
) -> Story:
    """`read` for pages that are there already. `own`, `topics`: lines of a user's files; None for those the story has.

    `received` is how many pages came in before these, and are in the store.
    """
    asked = Methods.of(methods)
    with Store(store) as kept:
        name = story or _only_story(kept)
        before = kept.pages(name)
        chosen = asked if asked.chosen else Methods.of(kept.methods(name))
        held = {(page.address, page.data): page for page in before}
        given = tuple(_as_kept(page, held.get((page.address, page.data))) for page in given)
        new = tuple(page for page in given if held.get((page.address, page.data)) != page)
        fresh = {(page.address, page.data) for page in new}
        before = tuple(page for page in before if (page.address, page.data) not in fresh)
        if given and not new and _as_before(kept.info(name), kept.methods(name), asked, own, topics):
            known = tuple(page.address for page in given)
            return replace(open_story(store, story=name, language=language), refused=tuple(not_opened), skipped=known)
        try:
            judged = kept.judgements(name)
            last = kept.info(name)
            info = replace(last, names=last.names if own is None else own, topics=last.topics if topics is None else topics)
            made = picture((*before, *new), language=language, story=info, engine=engine, methods=chosen, judgements=judged)
        except NothingToRead as error:
            raise NothingToRead((*not_opened, *error.refused)) from error
        refused = (*not_opened, *made.refused)
        used = {(page.address, page.data) for page in made.pages}
        usable = [page for page in given if (page.address, page.data) in used]
        if not usable and not received:
            raise NothingToRead(refused)
        kept.keep(name, made.pages, made.dossier)
    twice = tuple(page.address for page in given if (page.address, page.data) not in fresh) + made.skipped
    return Story(name, made.dossier, made.pages, made.readings, refused, twice, str(store))


def _as_kept(page: Page, held: Page | None) -> Page:
    """A page that comes again as it is kept, unless its user now wants it read in another way; what was left out of it stays so."""
    if held is None or not page.ways:
        return held or page
    return replace(page, ways=(*(way for way in held.ways if way.startswith(WITHOUT)), *page.ways))


def _as_before(  # the parts of a reading that its user chooses
    last: StoryInfo, methods: tuple[str, ...], asked: Methods, own: tuple[str, ...] | None, topics: tuple[str, ...] | None
) -> bool:
    """Whether a story is to be read again as it was: then pages that it has bring nothing new."""
    same = not asked.chosen or asked.lines == methods
    return same and own in (None, last.names) and topics in (None, last.topics)


def check_file(dossier: str | Path, pages: Iterable[str | Path | Page]) -> evidence.Checked:
    """Check an exported dossier against pages: those of a store, or files and folders.

    Raises BrokenDossier when the file is no dossier, UsageMistake when it cannot be read.
    """
    told = open_dossier(dossier)
    given = tuple(pages)
    kept = tuple(page for page in given if isinstance(page, Page))
    found, _ = inputs.pages(path for path in given if not isinstance(path, Page))
    return evidence.check(told, (*kept, *found))


def open_dossier(path: str | Path) -> Dossier:
    """The dossier in a file that `recoupe export json` wrote. Raises BrokenDossier when it is none, UsageMistake when it cannot be read."""
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise mistake(UsageMistake, "cli.cannot-read", where=str(path), reason=str(error)) from error
    return from_json(text)


def picture_beside(store: str | Path) -> Path:
    """Where the picture of a store lies: the HTML file of the same name."""
    return Path(store).with_suffix(".html")


def archives_beside(store: str | Path) -> Path:
    """The folder in which fetched pages are kept, beside a store."""
    path = Path(store)
    return path.with_name(path.stem + FETCHED)


def feeds_beside(store: str | Path) -> Path:
    """The file of the feeds that are followed, beside a store."""
    path = Path(store)
    return path.with_name(f"{path.stem}.feeds.json")


def room_beside(store: str | Path) -> Path:
    """What the reading room remembers of a store between two runs, beside it."""
    path = Path(store)
    return path.with_name(f"{path.stem}.room.json")


def own_files(store: str | Path) -> tuple[Path, ...]:
    """The files of a store: itself and its journal while it is open, its picture, what was refused, the feeds followed, the room."""
    path = Path(store)
    journal = (path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm"))
    return path, *journal, picture_beside(store), path.with_name(FAILED), feeds_beside(store), room_beside(store)


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
        made = picture(pages, language=language, story=kept.info(name), methods=methods, judgements=kept.judgements(name))
        kept.keep(name, (), made.dossier)
    return Story(name, made.dossier, made.pages, made.readings, store=str(store))


def _only_story(kept: Store) -> str:
    """The story meant when none is named."""
    known = kept.stories()
    if len(known) > 1:
        raise mistake(UsageMistake, "store.several", where=kept.path, known=", ".join(known))
    return known[0] if known else DEFAULT_STORY
