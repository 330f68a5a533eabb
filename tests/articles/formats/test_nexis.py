"""Exports of LexisNexis (HTML, text) and of Nexis Uni (the text of its Word, RTF and PDF files)."""

from collections.abc import Callable

import pytest

from recoupe.lang import retold
from recoupe.model import FieldKind, ZoneKind
from tests.articles.formats.asked import only, received, said, values, zone
from tests.articles.formats.exports import LEAD, PRIVATE, SECOND, TITLE, nexis_html, nexis_lines, nexis_text, uni, uni_lines

Made = Callable[..., bytes]
OLD = {
    "headline": TITLE,
    "author": "Irène Kalvo",
    "publisher": "La Dépêche du Détroit",
    "date": "2022-01-12",
    "loaded": "2022-01-13",
    "section": "Monde",
    "page": "A6",
    "rights": "Copyright 2022 La Dépêche du Détroit",
    "language": "FRENCH; FRANÇAIS",
    "length": "512",
}
UNI = OLD | {"date": "2022-01-12T18:05Z", "rights": "Copyright 2022 La Dépêche du Détroit Tous droits réservés"}


@pytest.mark.parametrize("made", [nexis_text, nexis_html])
class TestLexisNexis:
    def test_head_labels_story_and_foot(self, made: Made) -> None:
        reading = only(made(nexis_lines()))
        assert said(reading.article) == OLD
        assert zone(reading, ZoneKind.BODY) == [LEAD, SECOND]
        assert zone(reading, ZoneKind.HEADLINE) == [TITLE]
        assert reading.article.published.value == "2022-01-12"
        assert "90%" not in reading.clean

    def test_the_day_stands_before_the_title_or_after_it(self, made: Made) -> None:
        reading = only(made(nexis_lines(day="", late="mercredi 12 janvier 2022")))
        assert said(reading.article) == OLD

    def test_a_title_that_names_a_day_is_no_date(self, made: Made) -> None:
        title = "Le 3 mars 2021, la Valdorie fermait le détroit aux navires d'Ostrane"
        assert said(only(made(nexis_lines(title=title))).article) == OLD | {"headline": title}

    @pytest.mark.parametrize("number", ["Dokument 1 von 1", "Document 1 de 1"])
    def test_other_languages(self, made: Made, number: str) -> None:
        labels = {"author": "AUTOR: Irène Kalvo", "section": "RUBRIK: Monde; S. A6", "length": "LÄNGE: 512 Wörter"}
        tail = {"loaded": "DATE-CHARGEMENT: 13 janvier 2022", "language": "SPRACHE: FRENCH; FRANÇAIS", "day": "12. Januar 2022"}
        assert said(only(made(nexis_lines(number, **labels, **tail))).article) == OLD

    def test_a_label_may_give_the_title(self, made: Made) -> None:
        reading = only(made(nexis_lines(title="", late=f"KOP: {TITLE}")))
        assert said(reading.article) == OLD
        assert zone(reading, ZoneKind.BODY) == [LEAD, SECOND]

    def test_rights_may_be_missing(self, made: Made) -> None:
        reading = only(made(nexis_lines(rights="", all="")))
        assert said(reading.article) == {kind: value for kind, value in OLD.items() if kind != "rights"}
        assert zone(reading, ZoneKind.BODY) == [LEAD, SECOND]

    def test_a_message_in_the_place_of_an_article_is_refused_and_the_count_told(self, made: Made) -> None:
        lost = ["2 of 2 DOCUMENTS", "We are sorry but the document cannot be retrieved."]
        found = received(made(nexis_lines("1 of 2 DOCUMENTS"), lost))
        assert len(found.readings) == 1
        assert [(refused.key, refused.where) for refused in found.refused] == [
            ("refused.placeholder", "export#2"),
            ("refused.count-which", "export"),
        ]
        assert found.refused[1].values == {"announced": "2", "found": "1", "missing": "2"}

    def test_a_number_that_is_left_out_is_named_where_it_is_sure(self, made: Made) -> None:
        lost = received(made(nexis_lines("1 of 3 DOCUMENTS"), nexis_lines("3 of 3 DOCUMENTS")))
        assert [retold(refused, "en")[0] for refused in lost.refused] == [
            "3 articles announced, 2 read; missing, of those that the export lists: 2."
        ]
        unsure = received(made(nexis_lines("1 of 4 DOCUMENTS"), nexis_lines("")))
        assert [refused.key for refused in unsure.refused] == ["refused.count"]

    def test_a_line_of_count_may_be_missing(self, made: Made) -> None:
        found = received(made(nexis_lines("1 of 2 DOCUMENTS"), nexis_lines("")))
        assert [said(reading.article) for reading in found.readings] == [OLD, OLD]
        assert not found.refused

    def test_nothing_of_the_user_is_in_a_piece(self, made: Made) -> None:
        assert not [word for reading in received(made(nexis_lines())).readings for word in PRIVATE if word in reading.clean]


class TestNexisUni:
    @pytest.mark.parametrize("between", ["\n", "\n\n"])
    def test_head_story_and_classification(self, between: str) -> None:
        reading = only(uni(uni_lines(), between=between))
        assert said(reading.article) == UNI
        assert zone(reading, ZoneKind.BODY) == [LEAD, SECOND]
        assert zone(reading, ZoneKind.HEADLINE) == [TITLE]
        assert reading.article.published.value == "2022-01-12"

    @pytest.mark.parametrize("title", ["Covid-19, part 1 : Ostrane ferme ses ports", "Le 3 mars 2021, la Valdorie fermait le détroit"])
    def test_the_day_is_not_read_from_the_title(self, title: str) -> None:
        assert said(only(uni(uni_lines(title=title))).article) == UNI | {"headline": title}

    def test_blank_lines_cut_no_article(self) -> None:
        assert zone(only(uni(uni_lines(lead=LEAD + "\n\n\n"))), ZoneKind.BODY) == [LEAD, SECOND]

    def test_a_note_of_correction_is_neither_title_nor_publisher(self) -> None:
        assert said(only(uni(uni_lines(note="Correction Appended"))).article) == UNI

    def test_another_mark_before_the_text_or_none(self) -> None:
        for body in ("Text", ""):
            reading = only(uni(uni_lines(body=body)))
            assert said(reading.article) == UNI
            assert zone(reading, ZoneKind.BODY) == [LEAD, SECOND]

    def test_several_articles_and_an_announced_number(self) -> None:
        second = uni_lines(title="Ostrane rouvre son port aux navires valdoriens")
        found = received(uni(uni_lines(), second))
        assert not found.refused
        assert [values(reading.article, FieldKind.HEADLINE) for reading in found.readings] == [[TITLE], [second[0]]]
        lost = received(uni(uni_lines()[:-1], second, announced=2))
        assert [refused.values for refused in lost.refused] == [{"announced": "2", "found": "1"}]

    def test_an_article_that_the_cover_lists_alone_is_named(self) -> None:
        lines = uni(uni_lines(), announced=2).decode().replace(f"1. {TITLE}", f"1. {TITLE}\n2. Ostrane rouvre son port")
        (refused,) = received(lines.encode()).refused
        assert refused.values == {"announced": "2", "found": "1", "missing": "Ostrane rouvre son port"}

    def test_nothing_of_the_user_is_in_a_piece(self) -> None:
        assert not [word for reading in received(uni(uni_lines())).readings for word in PRIVATE if word in reading.clean]


def test_a_number_without_end_and_a_section_of_spaces_are_read_on() -> None:
    data = uni(uni_lines(section="Section:\xa0" + " " * 60_000), announced=int("9" * 4_000))
    found = received(data)
    assert len(found.readings) == 1
    assert not found.refused
