"""How the main text of a web page is chosen: where lines stand, what is in links, when trafilatura goes on, where most prose stands."""

from __future__ import annotations

from typing import Any

import pytest
import trafilatura

from recoupe.articles.formats import opened
from recoupe.articles.formats.parsing import parse
from recoupe.articles.formats.places import bare, places
from recoupe.articles.formats.visible import Visible
from recoupe.articles.formats.webprose import prose
from recoupe.articles.formats.webtext import main_text
from recoupe.model import Page
from tests.articles.formats.test_web_page import CONSENT, PROSE, page

LONG = PROSE * 4
TEASER = (
    "Au sommaire ce mercredi : les péages des Détroits, la pêche au large de Vélane, et les tarifs que le Conseil examine depuis mars. " * 3
)


def visible(data: bytes) -> Visible:
    return Visible(parse(data.decode()))


def text(data: bytes) -> str:
    seen = visible(data)
    return "\n".join(seen.words(paragraph) for paragraph in main_text(seen))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """What trafilatura was handed, and whether it was asked by its own rules alone."""
    calls: list[tuple[str, bool]] = []
    real: Any = trafilatura.bare_extraction

    def noted(given: str, *, fast: bool, **rest: Any) -> Any:
        calls.append((given, fast))
        return real(given, fast=fast, **rest)

    monkeypatch.setattr(trafilatura, "bare_extraction", noted)
    return calls


def found(lines: list[str], words: str) -> list[str]:
    letters = bare(words)
    return [letters[a:b] for a, b in places(lines, letters)]


def test_a_short_line_stands_between_the_long_ones_around_it() -> None:
    first, second = "La Valdorie a contesté mardi les péages du détroit.", "Ostrane a répondu que les travaux coûtaient cher."
    words = f"{first} Suite. {second} Enquête."
    assert found([first, "Suite.", second], words) == [bare(f"{first} Suite. {second}")]
    assert found([first, "Enquête.", second], words) == [bare(first), bare(second)]


def test_the_mark_of_an_item_is_looked_for_nowhere() -> None:
    assert found(["- ", "  Gel des tarifs.", "- ", "  Commission mixte."], "Gel des tarifs. Commission mixte. Vélane - Ostrane") == [
        "Geldestarifs.Commissionmixte."
    ]


def test_a_line_put_together_of_stretches_apart_is_found_in_parts() -> None:
    a, b = "La Valdorie ne paiera pas deux fois", "le passage a dit la ministre Irène Kalvo"
    assert found([f"{a} {b}"], f"{a} [publicité] {b}") == [bare(a), bare(b)]


def test_lines_that_are_not_there_take_no_place() -> None:
    assert found(["Rien de tout cela ne se trouve sur la page que voici.", "Ni cela."], "La Valdorie ne paiera pas deux fois.") == []


def test_what_stands_outside_links_is_counted_paragraph_by_paragraph() -> None:
    seen = visible(b"<p>abcd <a href='/1'>ef</a> gh <a href='/2'>ij</a></p><p><a href='/3'>kl</a></p><p><a name='x'>mn</a> op</p>")
    assert [paragraph.key for paragraph in seen.paragraphs] == ["abcdefghij", "kl", "mnop"]
    assert seen.unlinked == (6, 0, 4)


def test_trafilatura_is_asked_once_for_a_text_as_long_as_an_article(asked: list[tuple[str, bool]]) -> None:
    assert "quarante millions" in text(page(prose=LONG))
    assert [fast for _, fast in asked] == [True]


def test_trafilatura_is_handed_what_it_would_read_and_json_ld(asked: list[tuple[str, bool]]) -> None:
    head = '<title>Péages</title><script>let a = 1</script><script type="application/ld+json">{"@type": "NewsArticle"}</script>'
    text(page(head=head, prose=LONG))
    given = asked[0][0]
    assert "Rubrique" not in given
    assert "let a" not in given
    assert '{"@type": "NewsArticle"}' in given
    assert given.count("quarante millions") == 4


def test_the_element_with_most_prose_is_taken_where_a_teaser_was() -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in LONG)
    shop = "".join(f'<li><a href="/{n}">{PROSE[0]}</a></li>' for n in range(9))
    data = f"<html><body><article><p>{TEASER}</p></article><div><div id='un'>{body}</div><ul>{shop}</ul></div></body></html>".encode()
    seen = visible(data)
    assert len(prose(seen)) == len(LONG)
    assert "quarante millions" in text(data)
    assert "Au sommaire" not in text(data)


def test_no_prose_is_taken_from_a_foot_or_from_links() -> None:
    links = "".join(f'<li><a href="/{n}">{PROSE[0]}</a></li>' for n in range(9))
    data = f"<html><body><ul>{links}</ul><footer><div><p>{PROSE[1]}</p><p>{PROSE[2]}</p></div></footer></body></html>".encode()
    assert prose(visible(data)) == ()


def test_a_page_of_links_is_read_in_depth(asked: list[tuple[str, bool]]) -> None:
    links = "".join(f'<p><a href="/{n}">{PROSE[0]}</a> Le 12 mars à Vélane</p>' for n in range(9))
    text(f"<html><body><div>{links}</div></body></html>".encode())
    assert [fast for _, fast in asked] == [True, False]


def test_one_cookie_in_a_long_paragraph_asks_for_nothing() -> None:
    recipe = (
        "Le marché de Vélane ferme une heure plus tôt le mardi, et les invendus partent alors à moitié prix. Prenez les cookies du four, "
        "demandez aux vendeurs ce qui reste, et vous paierez la moitié. "
        + "Les poulets rôtis, les pains du matin et les fruits trop mûrs suivent la même règle depuis que la halle a changé de mains. "
        * 5
    )
    pieces = opened(Page("p.html", page(prose=(recipe, PROSE[2]))))[1].pieces
    assert "Rubrique" not in pieces[0].text.clean
    assert "halle" in pieces[0].text.clean


def test_beside_a_question_about_cookies_the_prose_of_the_page_is_read() -> None:
    asking = "".join(f"<p>{line}</p>" for line in CONSENT * 6)
    body = "".join(f"<p>{paragraph}</p>" for paragraph in LONG)
    menu = "".join(f"<li><a href='/{n}'>Rubrique {n}</a></li>" for n in range(20))
    data = f"<html><body><ul>{menu}</ul><article>{asking}</article><div><div>{body}</div></div></body></html>".encode()
    clean = opened(Page("p.html", data))[1].pieces[0].text.clean
    assert "quarante millions" in clean
    assert "traceurs" not in clean
    assert "Rubrique" not in clean


def test_white_space_between_blocks_is_no_bit_of_text() -> None:
    markup = parse("<div>\n  <p>Un <b>mot</b> de plus</p>\n\n  <p>Deux</p>\n</div>")
    assert [bit.kind or markup.page[bit.start : bit.end] for bit in markup.bits] == ["\n", "Un ", "mot", " de plus", "\n", "Deux", "\n"]
