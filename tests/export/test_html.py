"""The picture as one HTML file: nothing of a page gets out of its words, every citation leads to its words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files

import pytest
import story

from recoupe.export import EXPORTS, export
from recoupe.export.marks import anchor
from recoupe.model import Dossier, Page, Reading, Span
from recoupe.pipeline import Picture, picture

VOID = {"meta", "br", "link", "img"}


class Tree(HTMLParser):
    """What a browser needs to know: ids with their text, links, elements, and whether tags close in order."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.tags: Counter[str] = Counter()
        self.attributes: Counter[str] = Counter()
        self.words: dict[str, str] = {}
        self.headings: list[int] = []
        self._open: list[tuple[str, str | None, bool]] = []
        self.feed(page)
        self.close()
        assert not self._open, f"never closed: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags[tag] += 1
        self.attributes.update(given.keys())
        if re.fullmatch(r"h\d", tag):
            self.headings.append(int(tag[1]))
        if tag == "a":
            self.links.append(str(given["href"]))
        name = given.get("id")
        if name:
            self.ids[name] += 1
            self.words.setdefault(name, "")
        if tag not in VOID:
            self._open.append((tag, name, given.get("class") == "back"))

    def handle_endtag(self, tag: str) -> None:
        assert self._open and self._open[-1][0] == tag, f"</{tag}> closes {self._open[-1:]}"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if not any(back for *_, back in self._open):
            for _, name, _ in self._open:
                if name:
                    self.words[name] += data


@pytest.fixture(scope="module")
def real() -> Picture:
    """The picture the program itself makes of the demo story's pages."""
    pages = [Page(str(p.name), p.read_bytes()) for p in files("recoupe.demo").joinpath("pages").iterdir()]
    return picture(pages, language="fr")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_link_of_a_real_picture_leads_somewhere(real: Picture, language: str):
    tree = Tree(export("html", real.dossier, real.readings, language))
    assert len(tree.links) > 300
    assert [link for link in tree.links if link[1:] not in tree.ids] == []
    assert [name for name, n in tree.ids.items() if n > 1] == []


def test_every_span_cited_in_a_real_brief_lights_its_own_words(real: Picture):
    tree = Tree(export("html", real.dossier, real.readings, "fr"))
    for span in (span for item in real.dossier.brief for span in item.cites):
        found = " ".join(tree.words[anchor(span)].split())
        assert found and " ".join(span.text.split()).startswith(found)


@pytest.fixture
def tree(dossier: Dossier, readings: tuple[Reading, ...]) -> Tree:
    return Tree(export("html", dossier, readings, "fr"))


def test_every_link_leads_somewhere_on_the_page(tree: Tree):
    assert len(tree.links) > 50
    assert [link for link in tree.links if not link.startswith("#") or link[1:] not in tree.ids] == []
    assert [name for name, n in tree.ids.items() if n > 1] == []


def test_a_citation_of_the_brief_leads_to_its_exact_words(dossier: Dossier, tree: Tree):
    cites = [span for item in dossier.brief for span in item.cites]
    assert {f"#{anchor(span)}" for span in cites} <= set(tree.links)
    assert [tree.words[anchor(span)] for span in cites] == [span.text for span in cites]


def test_every_cited_span_holds_its_own_words(dossier: Dossier, tree: Tree):
    for evidence in (p.evidence for p in dossier.positions):
        for span in evidence:
            assert tree.words[anchor(span)] == span.text


@pytest.mark.parametrize("form", EXPORTS)
def test_same_dossier_same_bytes(form: str, dossier: Dossier, readings: tuple[Reading, ...]):
    assert export(form, dossier, readings, "fr") == export(form, story.dossier(), story.readings(), "fr")


HOSTILE = '</p></article><script>alert(1)</script><img src=x onerror=alert(2)> " onmouseover="x\' & &lt;b&gt; {{ 7*7 }} \u202e]](http://evil.example)'


def hostile(dossier: Dossier) -> Dossier:
    """The same picture with a page's malice in every string that comes from pages."""
    publisher = replace(dossier.articles[0].publisher, name=HOSTILE)
    article = replace(dossier.articles[0], publisher=publisher, file=HOSTILE)
    return replace(
        dossier,
        story=replace(dossier.story, title=HOSTILE),
        articles=(article, *dossier.articles[1:]),
        actors=tuple(replace(a, name=HOSTILE) for a in dossier.actors),
        events=tuple(replace(e, label=HOSTILE, place=HOSTILE) for e in dossier.events),
        issues=tuple(replace(i, label=HOSTILE) for i in dossier.issues),
        points=tuple(replace(p, label=HOSTILE, why=(HOSTILE,)) for p in dossier.points),
        brief=tuple(replace(b, text=HOSTILE, section=HOSTILE) for b in dossier.brief),
        problems=tuple(replace(p, message=HOSTILE, remedy=HOSTILE) for p in dossier.problems),
    )


def test_a_hostile_page_stays_words(dossier: Dossier, readings: tuple[Reading, ...]):
    page = export("html", hostile(dossier), readings, "fr")
    tree = Tree(page)
    assert tree.tags["script"] == 1 and not tree.tags["img"]
    assert not {name for name in tree.attributes if name.startswith("on") or name in ("src", "style", "srcset")}
    assert "{{ 7*7 }}" in tree.words["picture"] and "\u202e" not in page


def test_ids_of_a_foreign_dossier_cannot_break_out(dossier: Dossier, readings: tuple[Reading, ...]):
    named = tuple(replace(p, id=f'{p.id}"><script>') for p in dossier.points)
    assert Tree(export("html", replace(dossier, points=named), readings, "fr")).tags["script"] == 1


def test_nothing_is_fetched(dossier: Dossier, readings: tuple[Reading, ...]):
    page = export("html", dossier, readings, "fr")
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page
    assert not re.search(r"https?://|url\(|@import|<link", page)


def test_the_page_is_built_for_all_readers(tree: Tree):
    assert tree.tags["main"] == tree.tags["h1"] == 1 and tree.tags["nav"] == 1
    assert tree.headings[0] == 1 and all(b - a <= 1 for a, b in zip(tree.headings, tree.headings[1:], strict=False))
    assert tree.tags["article"] == len(story.TEXTS)


def test_both_questions_are_asked_apart(dossier: Dossier, readings: tuple[Reading, ...]):
    page = export("html", dossier, readings, "fr")
    assert page.index("Les parties sont-elles d’accord") < page.index("Les récits concordent-ils")
    english = export("html", dossier, readings, "en")
    assert "Do the parties agree?" in english and "Do the accounts agree?" in english


def test_an_article_keeps_all_its_words(tree: Tree, readings: tuple[Reading, ...]):
    for reading in readings:
        shown = "".join(tree.words[f"art-{reading.id}"].split())
        for a, b in reading.paragraphs:
            assert "".join(reading.clean[a:b].split()) in shown


def test_a_zone_outside_the_story_is_named(dossier: Dossier, readings: tuple[Reading, ...]):
    page = export("html", dossier, readings, "fr")
    assert re.search(r'<p class="zone-boilerplate"><span class="zone-name" lang="fr">hors récit</span>', page)


def test_words_in_another_language_say_so(dossier: Dossier, readings: tuple[Reading, ...]):
    span: Span = story.on("a5", "about three hours")
    point = dossier.points[0]
    told = (*point.tellings, replace(point.tellings[0], article="a5", spans=(span,)))
    blanks = {article: reason for article, reason in point.blanks.items() if article != "a5"}
    page = export("html", replace(dossier, points=(replace(point, tellings=told, blanks=blanks, accounts=3),)), readings, "fr")
    assert re.search(r'<q class="exact" lang="en"><bdi>about three hours', page)
    assert '<article id="art-a5" class="text hue-5" lang="en"' in page
