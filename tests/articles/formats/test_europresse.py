"""Exports of Europresse, present-day and old, with the traps that real ones hold."""

import pytest

from recoupe.articles import read
from recoupe.model import Article, FieldKind, Page, Reading, Received, ZoneKind
from tests.articles.formats import exports
from tests.articles.formats.exports import (
    LEAD,
    PRIVATE,
    SECOND,
    STANDFIRST,
    TITLE,
    europresse,
    europresse_article,
    europresse_old,
    europresse_table,
)


def received(data: bytes) -> Received:
    return read(Page("export.html", data), 1)


def one(**parts: object) -> Reading:
    (reading,) = received(europresse(europresse_article(**parts))).readings  # type: ignore[arg-type]
    return reading


def values(article: Article, kind: FieldKind) -> list[str]:
    return [field.value for field in article.fields if field.kind is kind]


def zone(reading: Reading, *kinds: ZoneKind) -> list[str]:
    return [each.span.text for each in reading.article.zones if each.kind in kinds]


def test_a_piece_with_all_that_is_said_of_it() -> None:
    reading = one()
    article = reading.article
    assert article.headline
    assert article.headline.text == TITLE
    assert zone(reading, ZoneKind.STANDFIRST) == [STANDFIRST]
    assert zone(reading, ZoneKind.BODY) == [LEAD, SECOND]
    assert zone(reading, ZoneKind.BYLINE) == ["Irène Kalvo"]
    assert article.publisher
    assert article.publisher.name == "La Dépêche du Détroit"
    assert {kind: values(article, kind) for kind in FieldKind if values(article, kind)} == {
        FieldKind.HEADLINE: [TITLE],
        FieldKind.STANDFIRST: [STANDFIRST],
        FieldKind.AUTHOR: ["Irène Kalvo"],
        FieldKind.PUBLISHER: ["La Dépêche du Détroit"],
        FieldKind.DATE: ["2022-01-12"],
        FieldKind.IDENTIFIER: ["news·20220113·DD·6108987"],
        FieldKind.SECTION: ["Monde"],
        FieldKind.PAGE: ["6"],
        FieldKind.RIGHTS: [
            "Le présent document est protégé par les lois sur le droit d'auteur.",
            "© 2022 La Dépêche du Détroit. Tous droits réservés.",
        ],
        FieldKind.LENGTH: ["512"],
    }


def test_the_printed_day_is_trusted_and_the_day_of_the_identifier_kept_and_told() -> None:
    reading = one()
    assert reading.article.published.value == "2022-01-12"
    assert [stated.earliest for stated in reading.stated] == ["2022-01-12", "2022-01-13"]
    assert [(p.kind, p.details) for p in reading.problems] == [("dates-disagree-id", ("2022-01-12", "2022-01-13"))]
    assert not one(identifier="news·20220112·DD·6108987").problems


@pytest.mark.parametrize(
    ("header", "day", "words", "page", "section"),
    [
        ("Monde, mercredi 12 janvier 2022 - 512 mots, p. 6", "2022-01-12", "512", "6", "Monde"),
        ("mercredi 12 janvier 2022 - 1 512 mots, p. MDE6", "2022-01-12", "1512", "MDE6", ""),
        ("p. 819(40), Monde, mercredi 12 janvier 2022", "2022-01-12", "", "819(40)", "Monde"),
        ("512 mots - mercredi 12 janvier 2022", "2022-01-12", "512", "", ""),
        ("Thursday, December 22, 2022 - 1,512 words, p. A6", "2022-12-22", "1512", "A6", ""),
        ("Monde, mercredi 12 janvier 2022 10:32 UTC - 512 mots", "2022-01-12T10:32Z", "512", "", "Monde"),
        ("Monde, mercredi 12 janvier 2022 - 512 mots, 10:32 UTC", "2022-01-12T10:32Z", "512", "", "Monde"),
    ],
)
def test_a_header_holds_its_parts_in_any_order(header: str, day: str, words: str, page: str, section: str) -> None:
    article = one(header=header).article
    said = (FieldKind.DATE, FieldKind.LENGTH, FieldKind.PAGE, FieldKind.SECTION)
    assert [next(iter(values(article, kind)), "") for kind in said] == [day, words, page, section]
    assert article.published.value == day[:10]


@pytest.mark.parametrize(
    "publisher",
    [
        "La Dépêche du Détroit" + " " * 16 + ", no. 43018",
        "La Dépêche du Détroit (site web)",
        "La Dépêche du Détroit - Edition de Vélane",
        " " * 16 + "La Dépêche du Détroit<br/>",
    ],
)
def test_the_name_of_the_outlet_is_freed_of_what_stands_behind_it(publisher: str) -> None:
    article = one(publisher=publisher).article
    assert article.publisher
    assert article.publisher.name == "La Dépêche du Détroit"


def test_hits_of_the_search_split_no_word_and_other_marks_no_sentence() -> None:
    marked = (
        LEAD.replace("câbles", "câ<mark>bles</mark>").replace("Ostrane", '<span class="occurrence" style="color:red">Ostr</span>ane'),
        SECOND.replace("délégation", "<b>délé</b>gation").replace("minuit", '<font color="red"><i>minuit</i></font>'),
    )
    assert zone(one(body=[f"<p>{words}</p>" for words in marked]), ZoneKind.BODY) == [LEAD, SECOND]


def test_a_body_that_was_escaped_twice_is_read_twice() -> None:
    body = f"<p>{LEAD}</p><p>{SECOND}</p>".replace("é", "&eacute;").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    reading = one(body=[body])
    assert zone(reading, ZoneKind.BODY) == [LEAD, SECOND]
    start = reading.clean.index("séparés")
    assert reading.text.on_page(*reading.text.back(start, start + 2)[0]) == "s&amp;eacute;"


def test_the_author_is_the_last_line_of_its_class_and_the_others_name_the_section() -> None:
    lines = '<div class="sm-margin-bottomNews">International</div><div class="sm-margin-bottomNews">Paul Darvin</div>'
    article = one(author=lines, header="mercredi 12 janvier 2022").article
    assert values(article, FieldKind.AUTHOR) == ["Paul Darvin"]
    assert values(article, FieldKind.SECTION) == ["International"]


def test_other_outlets_that_ran_the_text_are_fields_and_no_body() -> None:
    block = (
        '<div class="apd-wrapper"><p>Cet article est aussi paru dans</p><div class="apd-sources-date">12 janvier 2022</div>'
        '<div class="source-name-APD">Le Courrier de Vélane (site web)</div><div class="source-name-APD">Orsalis Infos</div></div>'
    )
    reading = one(more=block)
    assert values(reading.article, FieldKind.REPRINT) == ["Le Courrier de Vélane", "Orsalis Infos"]
    assert zone(reading, ZoneKind.BODY) == [LEAD, SECOND]


def test_the_address_of_the_original_is_kept() -> None:
    link = '<a href="https://ladepeche.example/a?b=1&amp;c=2">Cet article est paru dans La Dépêche du Détroit</a>'
    assert values(one(more=link).article, FieldKind.ADDRESS) == ["https://ladepeche.example/a?b=1&c=2"]


def test_paper_and_web_version_are_both_kept() -> None:
    found = received(europresse(europresse_article(), europresse_article(publisher="La Dépêche du Détroit (site web)")))
    assert [reading.article.id for reading in found.readings] == ["a1", "a2"]
    assert not found.refused


def test_the_announced_number_is_checked() -> None:
    found = received(europresse(europresse_article(), announced=3))
    (refused,) = found.refused
    assert (refused.key, refused.values["announced"], refused.values["found"]) == ("refused.count", "3", "1")


def test_an_old_export() -> None:
    found = received(europresse_old(europresse_table(), europresse_table(author="")))
    assert not found.refused
    first, second = found.readings
    assert first.article.headline
    assert first.article.headline.text == TITLE
    assert zone(first, ZoneKind.BODY) == zone(second, ZoneKind.BODY) == [LEAD, SECOND]
    assert (values(first.article, FieldKind.AUTHOR), values(second.article, FieldKind.AUTHOR)) == (["Irène Kalvo"], [])
    assert values(first.article, FieldKind.DATE) == ["2009-03-12"]
    assert values(first.article, FieldKind.RIGHTS) == ["© 2009 La Dépêche du Détroit. Tous droits réservés."]
    assert values(first.article, FieldKind.IDENTIFIER) == ["news·20090312·DD·044"]
    assert [problem.kind for problem in first.problems] == ["encoding-declared"]  # and nothing else


def test_nothing_of_the_user_is_in_a_piece() -> None:
    for data in (europresse(europresse_article()), europresse_old(europresse_table())):
        assert any(word in data.decode() for word in PRIVATE)
        assert not [word for reading in received(data).readings for word in PRIVATE if word in reading.clean]
    assert exports.USER.startswith(PRIVATE[2])
