"""An address of exact words: at their place, moved, in an article of another number, or gone."""

from __future__ import annotations

from pathlib import Path

from recoupe.api import open_story, read_pages
from recoupe.model import Page, edited
from recoupe.web.permalinks import digest, resolve, wanted
from tests.demo.story import pages
from tests.export import story as invented
from tests.web.conftest import serving

WORDS = "Nous ne céderons pas un mètre du chenal"


def test_words_at_their_place() -> None:
    at = invented.TEXTS["a1"].index(WORDS)
    want = wanted("a1", {"c": f"{at}-{at + len(WORDS)}", "h": digest(WORDS)})
    found = resolve(want, invented.readings()) if want else None
    assert found
    assert (found.span.text, found.moved) == (WORDS, False)


def test_words_that_moved_are_found_by_their_hash() -> None:
    found = resolve(wanted("a1", {"c": f"3-{3 + len(WORDS)}", "h": digest(WORDS)}), invented.readings())  # type: ignore[arg-type]
    assert found
    assert (found.span.article, found.span.text, found.moved) == ("a1", WORDS, True)


def test_words_of_an_article_with_another_number() -> None:
    found = resolve(wanted("a9", {"c": f"3-{3 + len(WORDS)}", "h": digest(WORDS)}), invented.readings())  # type: ignore[arg-type]
    assert found
    assert (found.span.article, found.moved) == ("a1", True)


def test_other_words_are_never_shown_instead() -> None:
    assert resolve(wanted("a1", {"c": "3-40", "h": digest("Des mots que personne n’a dits, jamais")}), invented.readings()) is None  # type: ignore[arg-type]


def test_a_bad_address_names_nothing() -> None:
    assert [wanted("a1", {"c": c}) for c in ("", "x-y", "9-3", "-4", "1-", "٣-٤", "1-" + "9" * 40)] == [None] * 7
    assert edited("a1", "mot", []).clean == "mot"


def test_an_edited_source_keeps_its_permalinks_or_says_that_they_are_gone(tmp_path: Path) -> None:
    store = tmp_path / "edited.sqlite"
    read_pages(pages(), store=store, story="s")
    before = open_story(store, story="s")
    text = before.readings[0].clean
    words = "Les divergences restent profondes"
    start = text.index(words)
    link = f"/s/s/a1?c={start}-{start + len(words)}&h={digest(words)}"
    orphan = f"/s/s/a1?c=0-30&h={digest('x' * 30)}&q={'x' * 30}"
    first, *rest = pages()
    after = tmp_path / "after.sqlite"
    longer = Page(first.address, first.data.replace(b"Les divergences", b"Oui. Les divergences"))
    moved = Page(longer.address, longer.data.replace(b"Port-Al", b"Le Port-Al", 1))
    read_pages((moved, *rest), store=after, story="s")
    server, thread, visitor = serving(after)
    visitor.enter()
    page = visitor.ask(link)
    assert page.status == 200
    assert "moved" in page.text
    assert words in page.text.split("<mark")[1]
    gone = visitor.ask(orphan)
    assert gone.status == 404
    assert "0 à 30" in gone.text
    assert "<blockquote>" in gone.text
    server.should_exit = True
    thread.join(10)
