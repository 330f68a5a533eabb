"""Every view in both languages, its filters, its chosen point, and what it is taken away as."""

from __future__ import annotations

import gzip
import io
import json
import re
from html import escape
from html.parser import HTMLParser

import pytest

from recoupe.lang import LANGUAGES, table
from recoupe.lang.glossary import glossary
from recoupe.web.exports import FORMS
from recoupe.web.views import VIEWS
from tests.web.conftest import House

SLUGS = ["brief", "accounts", "statements", "positions", "timeline", "lineage", "differences", "sources"]
EMPTY = {"meta", "link", "input", "br"}


class Outline(HTMLParser):
    """The headings, landmarks and labels of a page; `open` is empty when every tag was closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.ids += [str(value) for name, value in attrs if name == "id"]
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "th":
            assert dict(attrs).get("scope") in ("col", "row")
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_slugs_are_always_the_same() -> None:
    assert [view.slug for view in VIEWS] == SLUGS


def test_one_story_opens_on_its_brief(house: House) -> None:
    assert house.visitor.ask("/").headers["location"] == "/s/detroit/brief"
    assert house.visitor.ask("/?lang=en").headers["location"] == "/s/detroit/brief?lang=en"


def test_several_stories_stand_on_a_shelf(hostile: House) -> None:
    answer = hostile.visitor.ask("/")
    assert answer.status == 200
    assert answer.text.count('/brief"') == 2
    assert len(hostile.visitor.ask("/index.json").json) == 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", SLUGS)
def test_a_view_is_a_whole_page_without_scripts(house: House, slug: str, language: str) -> None:
    text = house.visitor.ask(f"/s/detroit/{slug}?lang={language}").text
    outline = Outline(text)
    assert outline.open == []
    assert outline.headings.count(1) == 1
    assert {"main", "header", "footer", "nav"} <= set(outline.tags)
    assert len(outline.ids) == len(set(outline.ids))
    assert f'<html lang="{language}"' in text
    assert table(f"{language}/messages/web")[f"view-{slug}"] in text
    assert (["6 articles", ""][0]) in text
    assert text.count('aria-current="page"') == 1


def test_both_languages_have_the_same_messages() -> None:
    french, english = (table(f"{language}/messages/web") for language in LANGUAGES)
    assert french.keys() == english.keys()
    for key, message in french.items():
        places = [set(re.findall(r"\{(\w+)\}", json.dumps(told))) for told in (message, english[key])]
        assert places[0] == places[1], key


def test_every_citation_of_a_view_leads_to_its_words(house: House) -> None:
    text = house.visitor.ask("/s/detroit/brief").text
    links = re.findall(r'class="cite[^"]*" href="(/s/detroit/a\d\?[^"]+)"', text)
    assert links
    for link in links[:6]:
        path, _, fragment = link.replace("&amp;", "&").partition("#")
        page = house.visitor.ask(path)
        assert page.status == 200
        assert re.search(rf'<mark id="{fragment}"', page.text)


@pytest.mark.parametrize("slug", [*SLUGS, "a1"])
def test_the_chosen_point_is_chosen_everywhere(house: House, slug: str) -> None:
    text = house.visitor.ask(f"/s/detroit/{slug}?point=c1").text
    assert 'id="point"' in text
    assert len(re.findall(r'<li><a href="/s/detroit/\w+\?point=c1"', text)) == len(SLUGS)
    assert re.search(r'class="[^"]* on[ "]', text)


def test_a_point_that_is_not_there_is_told(house: House) -> None:
    assert 'role="status"' in house.visitor.ask("/s/detroit/brief?point=c9999").text


def test_filters_leave_less_and_say_so(house: House) -> None:
    every = house.visitor.ask("/s/detroit/statements.json").json["attributions"]
    some = house.visitor.ask("/s/detroit/statements.json?article=a1&type=direct").json["attributions"]
    assert 0 < len(some) < len(every)
    assert {a["article"] for a in some} == {"a1"}
    assert {a["manner"] for a in some} == {"direct"}
    page = house.visitor.ask("/s/detroit/statements?article=a1&type=direct").text
    assert "Filtré par" in page
    assert "sorte direct" in page
    actor = every[0]["speakers"][0]
    assert all(p["actor"] for p in house.visitor.ask(f"/s/detroit/positions.json?actor={actor}").json["positions"])
    assert house.visitor.ask("/s/detroit/positions.json?issue=none").json["positions"] == []


def test_accounts_are_compared_with_the_text_one_chooses(house: House) -> None:
    text = house.visitor.ask("/s/detroit/accounts?base=a4").text
    assert re.search(r'value="a4" checked', text)
    assert text.index("art") and re.search(r'<thead[^>]*>.*?<a class="cite hue-4"[^>]*>a4</a>', text, re.S)


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("form", [*FORMS, "json"])
def test_a_table_is_taken_away(house: House, slug: str, form: str) -> None:
    if form in FORMS and not FORMS[form].there:
        pytest.skip(f"{FORMS[form].needs} is not installed")
    answer = house.visitor.ask(f"/s/detroit/{slug}.{form}")
    assert answer.status == 200
    assert len(answer.body) > 20
    if form == "csv-fr":
        assert answer.body.startswith(b"\xef\xbb\xbf")
    if form == "xlsx":
        import openpyxl

        assert openpyxl.load_workbook(io.BytesIO(answer.body)).active.max_row > 1
    if form == "parquet":
        import pyarrow.parquet

        assert pyarrow.parquet.read_table(io.BytesIO(answer.body)).num_rows > 0


def test_what_is_taken_away_is_what_is_shown(house: House) -> None:
    rows = house.visitor.ask("/s/detroit/statements.jsonl?article=a1").text.splitlines()
    assert {json.loads(row)["article"] for row in rows} == {"a1"}
    assert "Filtré par" in house.visitor.ask("/s/detroit/statements.md?article=a1").text


def test_search_finds_words_without_accents_and_by_kind(house: House) -> None:
    found = house.visitor.ask("/search.json?q=DETROIT").json
    assert found["total"] > 3
    assert set(found["kinds"]) == {"article", "statement", "point"}
    some = house.visitor.ask("/search.json?q=detroit&kind=point").json
    assert {hit["kind"] for hit in some["hits"]} == {"point"}
    page = house.visitor.ask("/search?q=detroit").text
    assert "<mark>" in page
    assert house.visitor.ask(found["hits"][0]["href"].split("#")[0]).status == 200


@pytest.mark.parametrize("query", ["", '"', "*", "NEAR(", "a AND", "words:x", "'; DROP TABLE passage", "%00", "(" * 300])
def test_no_query_breaks_the_search(house: House, query: str) -> None:
    from urllib.parse import quote

    assert house.visitor.ask(f"/search?q={quote(query)}").status == 200


def test_what_a_page_loads_is_small(house: House) -> None:
    text = house.visitor.ask("/s/detroit/brief").text
    loaded = set(re.findall(r'(?:href|src)="(/assets/[^"]+)"', text))
    loaded |= {f"/assets/{name}" for name in re.findall(r'import (?:.* from )?"./(\w+\.js)"', house.visitor.ask("/assets/room.js").text)}
    sizes = {name: len(gzip.compress(body) if name.endswith(".js") else body) for name in loaded if (body := house.visitor.ask(name).body)}
    assert len([name for name in sizes if name.endswith(".js")]) == 5
    assert sum(size for name, size in sizes.items() if name.endswith(".css")) <= 20_000
    assert sum(size for name, size in sizes.items() if name.endswith(".js")) <= 60_000
    assert not re.findall(r'(?:href|src|action)="(?:https?:)?//', text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_leads_to_what_its_words_mean(house: House, language: str) -> None:
    for path in (*(f"/s/detroit/{view.slug}" for view in VIEWS), "/s/detroit/a1", "/s/detroit/words", "/search", "/nowhere"):
        link = re.search(r'href="([^"]*/words[^"]*)"', house.visitor.ask(f"{path}?lang={language}").text)
        assert link, path
        page = house.visitor.ask(link[1].replace("&amp;", "&"))
        assert page.status == 200
        for _, entries in glossary(language):
            assert all(escape(entry.says, quote=False) in page.text for entry in entries)


def test_a_french_desk_reads_french_headings(house: House) -> None:
    french = house.visitor.ask("/s/detroit/positions.csv-fr").body.decode("utf-8-sig").splitlines()[0]
    assert french.startswith("identifiant;acteur;partie;sujet;position")
    assert house.visitor.ask("/s/detroit/positions.csv").text.startswith("id,actor,party,issue,stance")
    assert house.visitor.ask("/s/detroit/positions.csv-fr?lang=en").body.decode("utf-8-sig").startswith("id;actor;")
