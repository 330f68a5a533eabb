"""Several stories in one store: pages sorted into stories, and the stories put in order by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

from recoupe import inputs
from recoupe.api import Story, Wishes, own_files, picture_beside, read_pages
from recoupe.api.intake import Ask
from recoupe.articles import WITHOUT
from recoupe.engines import Engine, inline
from recoupe.errors import NothingToRead, PageRefused, StoreMistake, UsageMistake
from recoupe.lang import fold, mistake
from recoupe.methods import Methods
from recoupe.model import Page, Reading, Sorting, Verdict
from recoupe.pipeline import readings
from recoupe.store import MEMORY
from recoupe.store.shelf import Shelf, digest
from recoupe.stories import sort
from recoupe.version import __version__

NAMED = 3
"""Words in the name that a story is given."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """One story as pages were sorted into it: the title nearest to all of it, and the words that hold it together."""

    story: Story
    title: str
    words: tuple[str, ...]
    new: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A story of a store: its name, its title and days if it has been read, its pages by address, and how much stands in its picture.

    `articles` are hashes of their texts, by which a new article is told from one that was there.
    """

    name: str
    title: str
    earliest: str | None
    latest: str | None
    pages: tuple[str, ...]
    articles: tuple[str, ...] = ()
    points: int = 0
    judgements: int = 0


def read_split(  # noqa: PLR0913 - a face: its arguments are the options of the command
    paths: Iterable[str | Path],
    *,
    store: str | Path = MEMORY,
    by_moment: bool = False,
    language: str = "fr",
    engine: Engine = inline,
    methods: Iterable[str] = (),
    names: str | Path | None = None,
    topics: str | Path | None = None,
    wishes: Wishes = Wishes(),  # noqa: B008 - it is frozen
    ask: Ask | None = None,
) -> tuple[tuple[Sorted, ...], tuple[PageRefused, ...], tuple[str, ...]]:
    """Read files and folders into as many stories as they tell; also the pages refused, and the addresses of pages known before.

    Stories that the store holds stay as they are: a new page joins one of them or begins another. What a person merged or
    split holds. `by_moment` makes a story of every moment that speaks in words of its own. A page of several articles goes into
    every story that one of them tells. `ask` is called with the pages before any is read.
    Raises NothingToRead when no page given can be used; nothing is kept then.
    """
    chosen = Methods.of(methods)
    own = inputs.own_names(names) if names is not None else None
    about = inputs.own_topics(topics) if topics is not None else None
    beside = [Path(path) for path in (names, topics) if path is not None]
    given, refused = inputs.pages(paths, (*own_files(store), *beside), wishes.exclude)
    if ask is not None:
        ask(given, more=False)
    given = wishes.of(given)
    wishes.check(given)
    with Shelf(store) as kept:
        shelf = {name: kept.pages(name) for name in kept.stories()}
        sortings = kept.sortings()
    known = {page for pages in shelf.values() for page in pages}
    as_kept = {(page.address, page.data): page for page in known}
    given = tuple(as_kept.get((page.address, page.data), page) for page in given)
    new = sorted({page for page in given if page not in known}, key=lambda page: (page.address, page.data))
    articles: list[tuple[Page, Reading]] = []
    for page in (*sorted(known, key=lambda page: (page.address, page.data)), *new):
        articles += ((page, reading) for reading in readings([page], chosen))
    usable = {page for page, _ in articles}
    if not usable & set(given):
        _tell_why(given, refused, chosen)
    together, apart = _held([page for page, _ in articles], shelf, sortings)
    groups = sort([reading for _, reading in articles], by_moment=by_moment, together=together, apart=apart)
    made: list[Sorted] = []
    taken = set(shelf)
    for group in groups:
        pages = {articles[at][0]: None for at in group.members}
        name = next((name for name, held in shelf.items() if not set(held).isdisjoint(pages)), "")
        fresh = [page for page in pages if page not in known]
        if not fresh:
            continue
        called = name or _name(group.words, taken)
        taken.add(called)
        story = read_pages(fresh, store=store, story=called, language=language, engine=engine, methods=methods, own=own, topics=about)
        made.append(Sorted(story, group.title, group.words, not name))
    turned_away = (*refused, *_refusals([page for page in new if page not in usable], chosen))
    return tuple(made), turned_away, tuple(page.address for page in given if page in known)


def entries(store: str | Path, language: str = "") -> tuple[Entry, ...]:
    """The stories that a store holds, by name; their titles in a language where they have been read in it."""
    with Shelf(store) as kept:
        found = []
        for name in kept.stories():
            told = (kept.dossier(name, language, __version__) if language else None) or kept.latest(name)
            info = told.story if told else None
            pages = tuple(page.address for page in kept.pages(name))
            texts = tuple(a.text_sha256[:12] for a in told.articles) if told else ()
            judged = sum(not j.withdrawn for j in told.judgements) if told else 0
            days = (info.earliest, info.latest) if info else (None, None)
            found.append(Entry(name, info.title if info else "", *days, pages, texts, len(told.points) if told else 0, judged))
    return tuple(found)


def merge(store: str | Path, into: str, other: str, *, by: str, note: str = "", at: str = "") -> None:  # noqa: PLR0913 - a face
    """Make one story of two, under the name of the first; written into the ledger. UsageMistake for a story with itself."""
    with Shelf(store) as kept:
        _known(kept, into, other)
        if into == other:
            raise mistake(UsageMistake, "store.same-story", where=into)
        sides = tuple(tuple(digest(page) for page in kept.pages(name)) for name in (into, other))
        kept.merge(into, other, Sorting(Verdict.SAME, (into, other), (sides[0], sides[1]), by, at or _now(), note))


def split(  # noqa: PLR0913 - a face
    store: str | Path, story: str, addresses: Sequence[str], *, into: str, by: str, note: str = "", at: str = ""
) -> None:
    """Move pages, by their addresses, to another story (a new one or not); written into the ledger.

    Raises UsageMistake for an address that the story has not, or when nothing would be left of it.
    """
    with Shelf(store) as kept:
        _known(kept, story)
        moved, left = _pages(kept, story, addresses)
        if not left or into == story:
            raise mistake(UsageMistake, "store.nothing-left", where=story)
        target = tuple(digest(page) for page in left)
        sorting = Sorting(Verdict.DIFFERENT, (story, into), (target, tuple(digest(page) for page in moved)), by, at or _now(), note)
        kept.split(story, moved, into, _texts(moved), sorting)


def rename(store: str | Path, story: str, name: str) -> None:
    """Give a story another name. Raises UsageMistake when another story has it."""
    with Shelf(store) as kept:
        _known(kept, story)
        if name in kept.stories() or not name.strip():
            raise mistake(UsageMistake, "store.name-taken", where=name)
        kept.rename(story, name)


def delete(store: str | Path, story: str, addresses: Sequence[str] = ()) -> tuple[str, ...]:
    """Erase a story, or some of its pages, and every trace of them: their addresses are returned.

    Gone are the pages, the dossiers made from them, what the ledger quotes of them, and the picture beside the store. What was
    exported elsewhere is not ours to find.
    """
    with Shelf(store) as kept:
        _known(kept, story)
        erased, _ = _pages(kept, story, addresses) if addresses else (kept.pages(story), ())
        kept.erase(story, erased, _texts(erased))
    picture_beside(store).unlink(missing_ok=True)
    return tuple(page.address for page in erased)


def remove(store: str | Path, story: str, article: str) -> tuple[str, ...]:
    """Erase an article of a story, by its id: its page where that holds no other, else only what was made of it.

    A page that holds others stays as it was received, for their sake, and is read without this article from now on; the words
    of the article then stand in these bytes still: who wants them gone erases the page. Returned is the address of an erased page.
    Raises UsageMistake for an article that the story has not, and for its only one.
    """
    with Shelf(store) as kept:
        _known(kept, story)
        every = readings(kept.pages(story), Methods.of(kept.methods(story)))
        told = next((reading for reading in every if reading.id == article), None)
        if told is None:
            raise mistake(UsageMistake, "store.no-page", where=article, known=", ".join(reading.id for reading in every))
        if len(every) == 1:
            raise mistake(UsageMistake, "store.nothing-left", where=story)
        place = (told.article.file, told.article.page_sha256)
        page = next(page for page in kept.pages(story) if (page.address, digest(page)) == place)
        rest = [reading for reading in every if (reading.article.file, reading.article.page_sha256) == place and reading.id != article]
        if rest:
            texts = {told.article.text_sha256} - {reading.article.text_sha256 for reading in every if reading.id != article}
            kept.leave_out(story, replace(page, ways=(*page.ways, f"{WITHOUT}{told.place}")), texts)
            picture_beside(store).unlink(missing_ok=True)
            return ()
    return delete(store, story, [page.address])


def _held(
    pages: Sequence[Page], shelf: dict[str, tuple[Page, ...]], sortings: Iterable[Sorting]
) -> tuple[list[list[int]], set[tuple[int, int]]]:
    """What is together and what is apart, as places: the stories as they stand, and what was decided of pages that are back."""
    places: dict[Page, list[int]] = {}
    for at, page in enumerate(pages):
        places.setdefault(page, []).append(at)
    story = {at: name for name, held in shelf.items() for page in held for at in places.get(page, ())}
    verdict: dict[tuple[int, int], bool] = {}
    by_hash: dict[str, list[int]] = {}
    for page, found in places.items():
        by_hash.setdefault(digest(page), []).extend(found)
    for sorting in sortings:
        sides = [[at for page in side for at in by_hash.get(page, ())] for side in sorting.pages]
        verdict.update(dict.fromkeys(((min(pair), max(pair)) for pair in product(*sides)), sorting.verdict is Verdict.SAME))
    for one, other in ((one, other) for one in story for other in story if one < other):
        verdict[one, other] = story[one] == story[other]
    group = {at: {at} for at in range(len(pages))}
    for (one, other), same in sorted(verdict.items()):
        if same and group[one] is not group[other]:
            joined = group[one] | group[other]
            group.update(dict.fromkeys(joined, joined))
    together = sorted({min(held): sorted(held) for held in group.values() if len(held) > 1}.values())
    return together, {pair for pair, same in verdict.items() if not same and pair[1] not in group[pair[0]]}


def _name(words: Sequence[str], taken: set[str]) -> str:
    """A name from the most telling words, that no other story has."""
    name = "-".join(fold(word).replace(" ", "-") for word in words[:NAMED]) or "1"
    return next(one for one in (name, *(f"{name}-{n}" for n in range(2, len(taken) + 3))) if one not in taken)


def _texts(pages: Sequence[Page]) -> set[str]:
    """The hashes of the clean texts of pages."""
    return {reading.article.text_sha256 for reading in readings(pages)}


def _pages(kept: Shelf, story: str, addresses: Sequence[str]) -> tuple[tuple[Page, ...], tuple[Page, ...]]:
    """The pages of a story at some addresses, and the others."""
    every = kept.pages(story)
    missing = [address for address in addresses if address not in {page.address for page in every}]
    if missing or not addresses:
        raise mistake(UsageMistake, "store.no-page", where=", ".join(missing) or story, known=", ".join(page.address for page in every))
    return tuple(p for p in every if p.address in addresses), tuple(p for p in every if p.address not in addresses)


def _known(kept: Shelf, *names: str) -> None:
    known = kept.stories()
    for name in names:
        if name not in known:
            raise mistake(StoreMistake, "store.unknown-story", where=kept.path, story=name, known=", ".join(known))


def _refusals(pages: Sequence[Page], methods: Methods) -> tuple[PageRefused, ...]:
    """Why pages cannot be read."""
    found = []
    for page in pages:
        try:
            found += methods("articles")(page, 1).aside
        except PageRefused as refusal:
            found.append(refusal)
    return tuple(found)


def _tell_why(given: Sequence[Page], refused: Sequence[PageRefused], methods: Methods) -> None:
    raise NothingToRead((*refused, *_refusals(given, methods)))


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
