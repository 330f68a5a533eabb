"""The laws of the design, as properties of whole pictures."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.errors import NothingToRead
from recoupe.evidence import check
from recoupe.model import (
    Account,
    Actor,
    Agreement,
    AgreementState,
    Attribution,
    Blank,
    BriefItem,
    Completeness,
    Derivation,
    DerivationKind,
    Dossier,
    Event,
    Issue,
    Kind,
    Manner,
    Modality,
    Page,
    Point,
    PointKind,
    Position,
    Relation,
    Stance,
    Status,
    Telling,
    When,
    blank,
)
from recoupe.model.codec import from_json, to_json
from recoupe.pipeline import picture
from tests.demo.story import pages, read

PIECES = (
    *(
        "M. Grevtchouk a déclaré que ",
        "« Nous irons",
        " sans illusion »",
        ", a-t-il dit mercredi.",
        "Selon Mme Kalvo, ",
        "“Non”",
        "Il a ajouté",
    ),
    *(
        "l'Ostrane refuse la Valdorie.Elle",
        "près de 40 marins",
        " le 15 mars 2023",
        "12 janvier",
        "Lire aussi : ",
        "<script>alert(1)</script>",
    ),
    *(" (", ")", "»", "«", '"', " : ", "…", "\n\n", "\r\n", "\t", "\u00a0", "\u202f", "\ufeff", "É", "e\u0301", "😀"),
    "https://info.example/2023/03/15/x",
)


@settings(max_examples=6)
@given(st.permutations(pages()))
def test_the_order_of_the_pages_changes_nothing(shuffled: list[Page]) -> None:
    assert to_json(picture(shuffled).dossier) == to_json(read().dossier)


def test_the_same_page_given_twice_changes_nothing() -> None:
    twice = picture((*pages(), *pages()))
    assert to_json(twice.dossier) == to_json(read().dossier)
    assert twice.skipped == tuple(page.address for page in pages())


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.address)
def test_the_same_words_at_another_address_change_no_count(page: Page) -> None:
    before, after = read().dossier, picture((*pages(), replace(page, address="z-copie.txt"))).dossier
    assert [article.same_words_as for article in after.articles if article.file == "z-copie.txt"] == [
        article.id for article in after.articles if article.file == page.address
    ]
    assert len(after.lineage.accounts) == len(before.lineage.accounts)
    assert len({said.id for said in after.attributions}) == len(after.attributions)
    counts = {point.label: (point.accounts, point.origins, point.relation) for point in before.points}
    assert {point.label: (point.accounts, point.origins, point.relation) for point in after.points} == counts
    told = [article.id for article in after.articles if article.same_words_as]
    assert [item.text for item in after.brief if "mêmes mots" in item.text and all(name in item.text for name in told)]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_span_leads_back_to_the_bytes_of_its_page(language: str) -> None:
    done = check(read(language).dossier, pages())
    assert done.spans > 300
    assert done.failures == ()


def test_a_page_that_has_changed_is_found_out() -> None:
    changed = tuple(replace(page, data=page.data.replace(b"neuf heures", b"dix  heures")) for page in pages())
    assert {failure.what for failure in check(read().dossier, changed).failures} == {"page"}


@settings(max_examples=60)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), min_size=1, max_size=3))
def test_whatever_a_page_holds_its_picture_stands_on_its_words(texts: list[str]) -> None:
    given_ = [Page(f"{number}.txt", text.encode()) for number, text in enumerate(texts)]
    try:
        dossier = picture(given_).dossier
    except NothingToRead as told:
        assert len(told.refused) == len({page.data + page.address.encode() for page in given_})
        return
    assert check(dossier, given_).failures == ()
    assert from_json(to_json(dossier)) == dossier


def test_every_sentence_of_the_brief_cites() -> None:
    for language in ("fr", "en"):
        brief = read(language).dossier.brief
        assert 8 <= len(brief) <= 20
        assert all(item.cites for item in brief)


def test_silence_is_claimed_only_for_an_article_read_in_full() -> None:
    dossier = read().dossier
    silent = {article for point in dossier.points for article, reason in point.blanks.items() if reason is Blank.SILENT}
    assert silent
    assert all(dossier.article(article).completeness.state is Completeness.WHOLE for article in silent)


@given(st.booleans(), st.sampled_from(Completeness), st.booleans())
def test_unread_never_becomes_silent(was_read: bool, completeness: Completeness, earlier: bool) -> None:
    reason = blank(read=was_read, completeness=completeness, earlier=earlier)
    assert (reason is Blank.UNREAD) == (not was_read)
    assert reason is not Blank.SILENT or (was_read and completeness is Completeness.WHOLE and not earlier)


WORDLESS = {
    "actor": lambda: Actor("p1", "Irène Kalvo", Kind.PERSON, None, ()),
    "attribution": lambda: Attribution("a1.s1", "a1", Manner.INDIRECT, Stance.WARN),
    "event": lambda: Event("e1", "meeting", None, "réunion", When(), None, (), Status.HELD, (), ()),
    "issue": lambda: Issue("i1", "le détroit", (), ()),
    "position": lambda: Position("x1", "p1", "i1", Stance.DEMAND, None, Modality.ASSERTED, None, ()),
    "agreement": lambda: Agreement("i1", AgreementState.DEADLOCK, ()),
    "derivation": lambda: Derivation("a1", "a2", DerivationKind.COPY, 1.0, (), ()),
    "account": lambda: Account("r1", (), ()),
    "telling": lambda: Telling("a1", ()),
    "point": lambda: Point("c1", PointKind.FACT, "neuf heures", (), Relation.SINGLE, (), {}, 1, 1),
    "sentence of the brief": lambda: BriefItem("events", "Ils se sont vus.", ()),
}


@pytest.mark.parametrize("record", WORDLESS)
def test_no_record_can_be_made_without_words(record: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        WORDLESS[record]()


def test_a_dossier_has_the_parts_of_the_exchange_format() -> None:
    assert [field.name for field in fields(Dossier)][:6] == ["recoupe", "language", "schema", "story", "articles", "actors"]
