"""One text in other words: what is joined, what it rests on, and what is left alone."""
# ruff: noqa: ANN001, ANN202 - fixtures and made records need no types here

from dataclasses import replace

from anchors.tellings import ALSO_HEARD, ALSO_IN_ORDER, FIRST, HEARD, IN_ORDER, ORIGINAL, SECOND

from recoupe.lineage import trace
from recoupe.model import Credit, CreditKind, DerivationKind, Published, Publisher

TRANSLATION, SAME = DerivationKind.TRANSLATION, DerivationKind.SAME_WIRE


def kinds(dossier):
    return [(d.source, d.to, d.kind) for d in dossier.lineage.derivations]


def test_a_french_page_and_its_english_original_are_one_account(story, reading):
    done = trace(*story(reading(1, FIRST), reading(2, ORIGINAL, language="en")))
    assert kinds(done) == [("a2", "a1", TRANSLATION)]
    (account,) = done.lineage.accounts
    assert "15 phrases" in account.why[0]


def test_the_evidence_is_the_aligned_sentences(story, reading):
    (derivation,) = trace(*story(reading(1, ORIGINAL, language="en"), reading(2, FIRST))).lineage.derivations
    words = [(one.text, other.text) for one, other in derivation.evidence]
    assert all(one in ORIGINAL and other in FIRST for one, other in words)
    assert any("450 dockers have" in one and "450 dockers sont" in other for one, other in words)


def test_the_page_that_came_out_first_is_the_original(story, reading):
    early, late = Published("2031-06-04", "2031-06-04", "2031-06-04"), Published("2031-06-06", "2031-06-06", "2031-06-06")
    done = trace(*story(reading(1, FIRST, published=early), reading(2, ORIGINAL, language="en", published=late)))
    assert kinds(done) == [("a1", "a2", TRANSLATION)]


def test_two_translations_of_an_original_that_is_not_there_are_one_account_without_direction(story):
    done = trace(*story(FIRST, SECOND))
    assert kinds(done) == [("a1", "a2", SAME)]
    assert "sans en partager les mots" in done.lineage.accounts[0].why[0]


def test_two_translations_hang_on_the_original_that_is_there(story, reading):
    done = trace(*story(FIRST, SECOND, reading(3, ORIGINAL, language="en")))
    assert kinds(done) == [("a3", "a1", TRANSLATION), ("a3", "a2", TRANSLATION)]


def test_a_copy_of_a_translation_is_a_copy(story, reading):
    done = trace(*story(FIRST, FIRST.replace("Le port est bloqué", "Rien n'entre plus au port"), reading(3, ORIGINAL, language="en")))
    assert sorted(kind for _, _, kind in kinds(done)) == [DerivationKind.COPY, TRANSLATION]
    assert len(done.lineage.accounts) == 1


def test_two_reports_of_one_press_conference_are_two_accounts(story, reading):
    for one, other in ((HEARD, ALSO_HEARD), (IN_ORDER, ALSO_IN_ORDER)):
        done = trace(*story(one, other, reading(3, ORIGINAL, language="en")))
        assert kinds(done) == []


def test_the_sentences_of_a_text_in_another_order_are_no_retelling(story):
    lines = SECOND.splitlines()
    assert kinds(trace(*story(FIRST, "\n".join(lines[n * 7 % 15] for n in range(15))))) == []


def test_a_translated_part_is_found(story, reading):
    part = "\n".join(FIRST.splitlines()[:8])
    assert kinds(trace(*story(part, reading(2, ORIGINAL, language="en")))) == [("a2", "a1", TRANSLATION)]


def test_a_credit_and_the_aligned_sentences_are_told_together(story, reading):
    text = f"{FIRST}Source : Ostrane Herald"
    to, source = reading(1, text), reading(2, ORIGINAL, language="en")
    credit = Credit(CreditKind.ORIGINAL, "Ostrane Herald", to.span(len(text) - 14, len(text)))
    to = replace(to, article=replace(to.article, credits=(credit,)))
    source = replace(source, article=replace(source.article, publisher=Publisher("Ostrane Herald", (source.span(0, 7),))))
    (derivation,) = trace(*story(to, source)).lineage.derivations
    assert [len(spans) for spans in derivation.evidence[:2]] == [1, 2]


def test_the_order_of_the_pages_changes_nothing(story, reading):
    texts = [(FIRST, "fr"), (SECOND, "fr"), (ORIGINAL, "en"), (HEARD, "fr"), (ALSO_HEARD, "fr")]

    def found(order):
        done = trace(*story(*(reading(n, texts[i][0], language=texts[i][1], file=f"{i}.txt") for n, i in enumerate(order, start=1))))
        name = {a.id: a.file for a in done.articles}
        return {(name[d.source], name[d.to], d.kind) for d in done.lineage.derivations}

    assert found([0, 1, 2, 3, 4]) == found([4, 2, 0, 3, 1]) == found([2, 4, 3, 1, 0])
