"""One web page: its main text, what it says of itself and where, what is missing, what is no article."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from recoupe.articles import read
from recoupe.articles.formats import jsonld
from recoupe.articles.formats.parsing import parse
from recoupe.articles.formats.pieces import Draft
from recoupe.articles.formats.webtext import MOST
from recoupe.errors import PageRefused
from recoupe.model import Article, Completeness, FieldKind, Page, Reading, ZoneKind

PROSE = (
    "Le Conseil des Détroits s’est réuni mardi à Vélane pour examiner la plainte de la Valdorie contre les péages d’Ostrane. "
    "La séance, ouverte à neuf heures, a duré jusqu’à la nuit.",
    "«&nbsp;Nous ne paierons pas deux fois le passage&nbsp;», a déclaré la ministre Ir&egrave;ne Kalvo devant les délégués. "
    "Elle a demandé que les tarifs soient gelés jusqu’au printemps.",
    "Selon l’agence Orsalis, <a href='/dossier'>Paul Darvin</a> a répondu que les travaux du chenal coûtaient "
    "<b>quarante millions</b> par an. Il a proposé une commission mixte avant la fin du mois.",
)
RECORD = (
    '{"@context":"https://schema.org","@graph":[{"@type":"Organization","@id":"#org","name":"Le Courrier de V\\u00e9lane"},'
    '{"@type":"NewsArticle","headline":"P\\u00e9ages : la Valdorie \\"ne paiera pas\\"",'
    '"datePublished":"2031-03-12T21:40:00+01:00","dateModified":"2031-03-13T08:00:00+01:00",'
    '"author":[{"@type":"Person","name":"Igor Vasnik"}],"publisher":{"@id":"#org"}%s}]}'
)


def page(*, head: str = "", above: str = "", below: str = "", prose: tuple[str, ...] = PROSE) -> bytes:
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in prose)
    menu = "".join(f'<li><a href="/{n}">Rubrique numéro {n}</a></li>' for n in range(12))
    return (
        f'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8">{head}</head><body><nav><ul>{menu}</ul></nav>'
        f'<main><article>{above}<div class="corps">{body}</div>{below}</article></main>'
        "<footer><p>Tous droits réservés. Qui sommes-nous ? Nous écrire.</p></footer></body></html>"
    ).encode()


def one(data: bytes, address: str = "p.html") -> Reading:
    found = read(Page(address, data), 1)
    assert len(found.readings) == 1
    return found.readings[0]


def fields(article: Article) -> dict[str, tuple[str, str]]:
    return {field.kind.value: (field.value, field.span.text) for field in article.fields}


def led_back(reading: Reading, data: bytes) -> None:
    """Every field and zone stands where it says on the page."""
    text = data.decode()
    for span in (*(f.span for f in reading.article.fields), *(z.span for z in reading.article.zones)):
        assert span.text == reading.clean[span.start : span.end]
        assert span.page, "words that are nowhere on the page"
        for a, b in span.page:
            assert 0 <= a < b <= len(text)


def zone(reading: Reading, kind: ZoneKind) -> list[str]:
    return [z.span.text for z in reading.article.zones if z.kind is kind]


def test_the_main_text_is_read_without_menu_and_foot_and_every_character_of_it_stands_on_the_page() -> None:
    data = page(above="<h1>Péages : la Valdorie ne paiera pas deux fois</h1>")
    reading = one(data)
    assert "Rubrique" not in reading.clean
    assert "Qui sommes-nous" not in reading.clean
    body = zone(reading, ZoneKind.BODY)
    assert [b[:11] for b in body] == ["Le Conseil ", "«\u00a0Nous ne p", "Selon l’age"]
    assert "Irène Kalvo" in body[1]
    assert reading.article.headline is not None
    assert reading.article.headline.text == "Péages : la Valdorie ne paiera pas deux fois"
    led_back(reading, data)


def test_json_ld_is_read_with_the_place_of_every_value() -> None:
    data = page(head=f'<script type="application/ld+json">{RECORD % ""}</script>')
    reading = one(data)
    said = fields(reading.article)
    assert said["publisher"] == ("Le Courrier de Vélane", "Le Courrier de Vélane")
    assert said["author"][1] == "Igor Vasnik"
    assert said["date"] == ("2031-03-12T21:40:00+01:00", "2031-03-12T21:40:00+01:00")
    assert reading.article.published.value == "2031-03-12"
    assert reading.article.headline is not None
    assert reading.article.headline.text == 'Péages : la Valdorie "ne paiera pas"'
    text = data.decode()
    where = next(f.span.page for f in reading.article.fields if f.kind is FieldKind.AUTHOR)
    assert "".join(text[a:b] for a, b in where) == "Igor Vasnik"
    led_back(reading, data)


def test_meta_and_link_are_read_from_their_attributes_and_the_site_is_no_part_of_the_title() -> None:
    head = (
        "<title>Les p&eacute;ages divisent le Conseil des Détroits | Gazette d’Ostrane</title>"
        '<meta property="og:site_name" content="Gazette d’Ostrane"/><meta name="author" content="Karl Brusk">'
        "<meta content='2031-03-12' property='article:published_time'>"
        '<link rel="canonical" href="https://www.gazette-ostrane.example/2031/03/12/peages">'
    )
    data = page(head=head)
    reading = one(data)
    said = fields(reading.article)
    assert said["publisher"][1] == "Gazette d’Ostrane"
    assert said["author"][1] == "Karl Brusk"
    assert said["date"][0] == "2031-03-12"
    assert said["address"][1] == "https://www.gazette-ostrane.example/2031/03/12/peages"
    assert reading.article.headline is not None
    assert reading.article.headline.text == "Les péages divisent le Conseil des Détroits"
    assert reading.article.publisher is not None
    assert reading.article.publisher.name == "Gazette d’Ostrane"
    led_back(reading, data)


def test_without_a_name_the_site_of_the_address_is_the_publisher() -> None:
    reading = one(page(head='<link rel="canonical" href="https://www.gazette-ostrane.example/peages">'))
    assert fields(reading.article)["publisher"] == ("gazette-ostrane.example", "gazette-ostrane.example")


def test_lines_that_date_and_sign_between_headline_and_text_are_read() -> None:
    above = (
        "<h1>Péages : la Valdorie ne paiera pas deux fois</h1><div>Par Igor Vasnik</div>"
        "<div>Publié le 12 mars 2031 à 21h40</div><div><a href='#'>Partager cet article avec vos amis et vos proches</a></div>"
    )
    reading = one(page(above=above))
    assert reading.article.published.value == "2031-03-12"
    assert zone(reading, ZoneKind.BYLINE) == ["Par Igor Vasnik"]
    assert "Partager" not in reading.clean


def test_the_time_that_only_the_markup_tells_dates_the_page() -> None:
    above = '<h1>Péages : la Valdorie ne paiera pas deux fois</h1><time datetime="2031-03-12T21:40">il y a deux heures</time>'
    data = page(above=above)
    reading = one(data)
    assert fields(reading.article)["date"] == ("2031-03-12T21:40", "2031-03-12T21:40")
    led_back(reading, data)


def test_a_page_without_a_main_text_is_read_whole() -> None:
    cells = "".join(f"<tr><td>Ligne {n} du registre des péages d’Ostrane, port de Vélane</td></tr>" for n in range(MOST // 2))
    data = f"<html><body><table>{cells}</table></body></html>".encode()[:90_000]
    assert one(data).clean.startswith("Ligne 0 du registre")


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f"])
def test_a_paywall_below_the_text_is_kept_and_told_with_the_share_that_is_there(space: str) -> None:
    wall = f"<section class='paywall'><p>Il vous reste 61{space}% de cet article à lire. La suite est réservée aux abonnés.</p></section>"
    reading = one(page(below=wall))
    assert reading.article.completeness.state is Completeness.TRUNCATED
    told = [problem for problem in reading.problems if problem.kind == "truncated-at"]
    assert [problem.details[1] for problem in told] == ["39"]


def test_a_menu_that_speaks_of_subscribers_cuts_nothing() -> None:
    data = page(above="<h1>Péages : la Valdorie ne paiera pas deux fois</h1>").replace(
        b"<nav>", "<nav><p>Cet article est réservé aux abonnés : la suite est réservée aux abonnés. Abonnez-vous !</p>".encode()
    )
    assert one(data).article.completeness.state is Completeness.WHOLE


def paid(rest: str = "") -> str:
    said = RECORD % (',"isAccessibleForFree": false' + rest)
    return f'<script type="application/ld+json">{said}</script>'


def test_a_record_that_says_not_free_makes_the_text_truncated_with_its_own_words() -> None:
    data = page(head=paid())
    reading = one(data)
    assert reading.article.completeness.state is Completeness.TRUNCATED
    assert fields(reading.article)["access"][1] == '"isAccessibleForFree": false'
    led_back(reading, data)


def test_a_text_that_is_not_free_and_all_there_is_whole() -> None:
    assert one(page(head=paid(',"wordCount": 100'))).article.completeness.state is Completeness.WHOLE
    assert one(page(head=paid(',"wordCount": 900'))).article.completeness.state is Completeness.TRUNCATED
    part = ',"hasPart":{"@type":"WebPageElement","isAccessibleForFree":false,"cssSelector":".corps"}'
    assert one(page(head=paid(part), prose=PROSE * 5)).article.completeness.state is Completeness.WHOLE


def test_a_record_that_says_free_is_no_wall() -> None:
    data = page(head=paid().replace("false", "true"))
    assert one(data).article.completeness.state is Completeness.WHOLE


CONSENT = (
    "Nous et nos 812 partenaires utilisons des cookies et des traceurs pour stocker des informations sur votre terminal.",
    "Avec votre consentement, nos partenaires peuvent traiter vos données personnelles à des fins de publicité personnalisée.",
    "Vous pouvez retirer votre consentement à tout moment, ou modifier vos préférences, dans notre politique de cookies.",
    "Tout accepter",
    "Continuer sans accepter",
)


def test_a_question_about_cookies_is_refused() -> None:
    with pytest.raises(PageRefused) as caught:
        one(page(prose=CONSENT).replace(b"<nav>", b"").split(b"<footer>")[0])
    assert caught.value.key == "refused.consent"


def test_an_article_about_cookies_is_no_question() -> None:
    prose = (
        "L’autorité de Valdorie a condamné mardi trois sociétés d’Ostrane qui déposaient des cookies sans le consentement des visiteurs.",
        "« Les traceurs étaient posés avant tout accord », a expliqué Irène Kalvo, qui préside l’autorité depuis deux ans à Vélane.",
        "Les sociétés ont annoncé qu’elles feraient appel de la décision devant le tribunal des Détroits avant la fin du mois de mars.",
    )
    assert zone(one(page(prose=prose)), ZoneKind.BODY)[0].startswith("L’autorité")


@pytest.mark.parametrize(
    ("body", "key"),
    [
        (b"<div id='app'></div><script>render({'text': 'tout est dans le programme'})</script>", "refused.unloaded"),
        ("<p>Péages : la séance est ouverte à Vélane.</p>".encode(), "refused.few-words"),
    ],
)
def test_a_shell_without_text_is_refused(body: bytes, key: str) -> None:
    with pytest.raises(PageRefused) as caught:
        one(b"<html><body>" + body + b"</body></html>")
    assert caught.value.key == key


@pytest.mark.parametrize("tag", ["html", "div", "p", "b", "table", "span"])
def test_a_page_nested_without_end_is_read_in_good_time(tag: str) -> None:
    data = f"<html><body>{f'<{tag}>' * 100_000}{'<p>'.join(PROSE)}</body></html>".encode()
    began = time.perf_counter()
    assert "Conseil des Détroits" in one(data).clean
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize(
    "hostile",
    [
        "<a b='" * 40_000,
        "<p " * 60_000,
        "&" * 200_000,
        "<!--" * 50_000,
        '<script type="application/ld+json">' + '{"a":[' * 50_000 + "</script>",
        '<script type="application/ld+json">' + '{"@type":"NewsArticle","author":{"@id":"x"},' * 3_000 + "</script>",
        "<meta property='og:title' content='x'>" * 20_000,
        "<time datetime=''>" * 20_000,
    ],
)
def test_hostile_markup_costs_no_time(hostile: str) -> None:
    data = page().replace(b"<main>", b"<main>" + hostile.encode())
    began = time.perf_counter()
    with suppress(PageRefused):
        read(Page("p.html", data), 1)
    assert time.perf_counter() - began < 5


def test_a_head_that_is_never_closed_hides_nothing() -> None:
    data = page().replace(b"</head><body>", b"")
    assert "Conseil des Détroits" in one(data).clean


def test_a_stray_quotation_mark_in_a_tag_opens_nothing() -> None:
    data = page(above='<div class="a" b">').replace(b"<footer>", b'<footer title="x">')
    assert "Conseil des Détroits" in one(data).clean


def test_broken_json_gives_what_stands_before_it_breaks() -> None:
    page = '{"@type":"NewsArticle","headline":"Le \\u00e9 &amp; l\'&eacute;t\\u00e9","bad":]}'
    found = {value.path[-1]: value for value in jsonld.values(page, (0, len(page)))}
    draft = Draft(page)
    jsonld.write(draft, found["headline"])
    assert draft.piece().text.clean == "Le é & l'été"


def test_attributes_keep_their_place() -> None:
    markup = parse('<meta name=a content = "l\'&eacute;t&eacute;">')
    assert markup.attribute_at(markup.elements[0], "content") == (24, 43)
