"""The engine as a whole: which passages were copied from where, to the letter."""
# ruff: noqa: ANN001 - fixtures need no types here

from random import Random

import numpy as np
import pytest

from recoupe.lineage.spans import LETTERS, copied, families, fold, trace_texts, tracing, widening


def told(texts, spans):
    """Rows as (target, source, words of the one, words of the other)."""
    columns = (spans.target, spans.source, spans.start, spans.end, spans.origin, spans.origin_end)
    return [(t, s, texts[t][a:b], texts[s][c:d]) for t, s, a, b, c, d in zip(*(c.tolist() for c in columns), strict=True)]


def test_a_copied_passage_is_found_to_the_letter(prose):
    wire = prose(40, 1)
    texts = [f"{prose(80, 2)}\n« {wire} {prose(30, 3)} »", f"{prose(7, 4)}, {wire.upper()}! {prose(90, 5)}"]
    texts[0] = texts[0].replace("« ", "").replace(" »", "")
    spans = trace_texts(texts, [1, 2])
    assert told(texts, spans) == [(1, 0, wire.upper(), wire)]
    assert (spans.words.tolist(), spans.quoted.tolist(), spans.changed.tolist()) == ([40], [0], [0])


def test_where_nothing_was_changed_both_sides_fold_to_the_same_words(prose):
    draw = Random(5)  # noqa: S311 - the same draw each time
    wires = [prose(60, n).split() for n in range(20)]
    texts = []
    for n in range(120):
        wire, first, last = draw.choice(wires), draw.randint(0, 25), draw.randint(35, 60)
        mark = draw.choice([" ", ", ", " \U0001f600 ", "\n", "-"])
        texts.append(f"{prose(draw.randint(0, 40), 900 + n)}. {mark.join(wire[first:last])}. {prose(draw.randint(0, 40), 2000 + n)}")
    spans = trace_texts(texts, [draw.randint(0, 3) for _ in texts])
    assert len(spans.target) > 60
    assert not spans.changed.any()
    for _, _, here, there in told(texts, spans):
        assert fold([here]).words.hashes.tolist() == fold([there]).words.hashes.tolist()


def test_a_retouched_passage_is_one_span_that_counts_its_changes(prose):
    words = prose(90, 1).split()
    edited = [*words[:30], "zut", *words[31:60], "vraiment", "zut", *words[60:]]
    texts = [" ".join(words), f"{prose(20, 2)} {' '.join(edited)}"]
    spans = trace_texts(texts, [1, 2])
    assert told(texts, spans) == [(1, 0, " ".join(edited), texts[0])]
    assert 2 <= spans.changed[0] <= 8


def test_changes_near_an_end_do_not_shorten_the_passage(prose):
    words = prose(60, 1).split()
    edited = [*words[:4], "zut", *words[5:55], *words[56:]]
    texts = [" ".join(words), " ".join(edited)]
    assert told(texts, trace_texts(texts, [1, 2])) == [(1, 0, texts[1], texts[0])]


def test_the_order_of_the_texts_changes_nothing(prose):
    wires = [prose(80, n) for n in range(6)]
    texts = [f"{prose(n % 40, 50 + n)} {wires[n % 6]} {wires[n % 5]}" for n in range(70)]
    days = [n * 7 % 11 - 1 for n in range(70)]
    hosts = [n % 4 for n in range(70)]
    order = list(range(70))
    Random(1).shuffle(order)  # noqa: S311 - the same draw each time
    whole = trace_texts(texts, days, hosts)
    again = trace_texts([texts[n] for n in order], [days[n] for n in order], [hosts[n] for n in order])
    back = np.array(order, np.uint32)
    again = again._replace(target=back[again.target], source=back[again.source])
    rows = [set(zip(*(column.tolist() for column in spans), strict=True)) for spans in (whole, again)]
    assert rows[0] == rows[1]
    assert len(rows[0]) > 60


def test_small_slices_change_nothing(prose, monkeypatch):
    texts = [f"{prose(n % 40, 50 + n)} {prose(60, n % 6)}" for n in range(70)]
    whole = trace_texts(texts)
    monkeypatch.setattr(tracing, "SLICE", 50)
    monkeypatch.setattr(tracing, "CHUNK", 4)
    monkeypatch.setattr(tracing, "SHELF", 9)
    assert all(np.array_equal(a, b) for a, b in zip(whole, trace_texts(texts), strict=True))


def test_each_stretch_has_its_best_source_and_of_equals_the_earliest(prose):
    one, other = prose(60, 1), prose(50, 2)
    texts = [one, f"{prose(5, 9)} {one}", other, f"{one} {prose(40, 3)} {other}"]
    assert told(texts, trace_texts(texts, [1, 2, 3, 4])) == [(1, 0, one, one), (3, 0, one, one), (3, 2, other, other)]


def test_the_source_is_the_earlier_and_a_page_without_a_day_comes_last(prose):
    wire = prose(50, 1)
    texts = [f"{prose(9, n)} {wire}" for n in (2, 3, 4)]
    spans = trace_texts(texts, [-1, 9, 3])
    assert sorted(zip(spans.target.tolist(), spans.source.tolist(), strict=True)) == [(0, 2), (1, 2)]


@pytest.mark.parametrize(("unquoted", "found"), [(0, 0), (12, 0), (25, 1)])
def test_a_shared_quotation_is_no_copied_prose(prose, unquoted, found):
    said = f"« {prose(80, 1)} » {prose(unquoted, 2)}"
    texts = [f"{prose(60, 3)} {said} {prose(9, 4)}", f"{prose(30, 5)} {said} {prose(9, 6)}"]
    assert len(trace_texts(texts).target) == found


def test_changes_inside_a_quotation_take_nothing_from_the_prose_beside_it(prose):
    words = prose(100, 1).split()
    said = " ".join(f"{word} {prose(3, n)}" if n % 25 == 12 else word for n, word in enumerate(words))
    texts = [f"{prose(30, 3)} « {' '.join(words)} » {prose(26, 2)}", f"{prose(20, 5)} « {said} » {prose(26, 2)} {prose(9, 6)}"]
    assert len(trace_texts(texts).target) == 1


def test_the_foot_of_the_pages_of_a_site_is_no_copied_prose(prose):
    texts = [f"{prose(150, n)}\n{prose(30, 999)}" for n in range(15)]
    assert not len(trace_texts(texts, None, [3] * 15).target)
    assert not len(copied(trace_texts(texts, range(0, 30, 2), range(15))).target)


def test_a_paragraph_on_many_pages_of_one_publisher_is_found_where_another_copied_it(prose):
    texts = [f"{prose(150, n)}\n{prose(60, 999)}" for n in range(16)]
    spans = copied(trace_texts(texts, range(16), [3] * 15 + [4]))
    assert told(texts, spans) == [(15, 0, prose(60, 999), prose(60, 999))]


def weeks(texts, apart, hosts=None):
    """How many passages show copying in pages so many days apart; what does not is marked, never lost."""
    spans = trace_texts(texts, [n * apart for n in range(len(texts))], hosts)
    assert len(spans.target) == len(texts) - 1
    return len(copied(spans).target)


def pages(prose, count, own, shared):
    return [f"{prose(own, n)}\n{prose(shared, 999)}" for n in range(count)]


def test_a_sentence_that_several_families_print_weeks_apart_is_stock(prose):
    assert weeks(pages(prose, 3, 150, 36), 2) == 2  # a few days: who knows
    assert weeks(pages(prose, 3, 150, 36), 5) == 0
    assert weeks(pages(prose, 14, 150, 36), 0) == 13  # news of the day, whoever prints it
    assert weeks(pages(prose, 2, 150, 36), 5) == 1
    assert weeks(pages(prose, 2, 150, 36), 8) == 0  # nobody takes over a turn of last week


@pytest.mark.parametrize("words", [40, 60, 95])
def test_a_paragraph_that_publishers_reuse_is_copied_however_late(prose, words):
    assert weeks(pages(prose, 2, 300, words), 60) == 1
    assert weeks(pages(prose, 9, 300, words), 10) == 8
    assert weeks(pages(prose, 14, 300, words), 2) == 13


def test_a_paragraph_of_very_many_families_over_months_is_stock(prose):
    assert weeks(pages(prose, 14, 300, 60), 5) == 0
    assert len(copied(trace_texts(pages(prose, 14, 300, 36))).target) == 0  # no days are known


def test_a_long_passage_or_a_short_dispatch_is_copied_whenever_it_comes_back(prose):
    assert weeks(pages(prose, 14, 300, 110), 9) == 13
    assert weeks(pages(prose, 14, 20, 36), 9) == 13


def test_what_a_publisher_repeats_on_its_own_pages_weeks_apart_is_its_furniture(prose):
    assert weeks(pages(prose, 2, 300, 36), 0, [1, 1]) == 0
    assert weeks(pages(prose, 2, 300, 60), 1, [1, 1]) == 1  # a paragraph of one story
    assert weeks(pages(prose, 2, 300, 60), 9, [1, 1]) == 0
    assert weeks(pages(prose, 2, 500, 150), 9, [1, 1]) == 1
    assert weeks(pages(prose, 3, 500, 150), 9, [1, 1, 1]) == 0


def test_a_paragraph_above_a_footer_is_another_passage_than_the_footer(prose):
    foot = prose(30, 999)
    texts = [f"{prose(150, n)}\n{prose(50, 998) if n in (3, 5) else prose(50, 50 + n)}\n{foot}" for n in range(14)]
    spans = copied(trace_texts(texts, range(0, 140, 10)))
    assert told(texts, spans) == [(5, 3, f"{prose(50, 998)}\n{foot}", f"{prose(50, 998)}\n{foot}")]


def test_a_footer_in_two_families_takes_no_page_out_of_its_own(prose):
    footer = prose(36, 999)
    texts = [f"{prose(250, n // 2)}\n{footer}" for n in range(8)]
    spans = copied(trace_texts(texts, [n // 2 * 9 for n in range(8)]))
    assert {a // 2 for a in spans.target.tolist()} == {0, 1, 2, 3}
    assert (spans.target // 2 == spans.source // 2).all()


def test_short_passages_join_no_pages_that_share_stock_alone(prose):
    texts = [f"{prose(11, 997)} {prose(150, n)}\n{prose(28, 999)}" for n in range(2)]
    spans = trace_texts(texts, [0, 9])
    assert len(spans.target) == 2
    assert spans.stock.all()


@pytest.mark.parametrize(("line", "found"), [("Tous droits de reproduction réservés", 0), ("Un accord reste possible demain", 1)])
def test_what_only_sites_say_is_no_copied_prose(prose, line, found):
    foot = f"{line} {prose(25, 99)}"
    assert weeks([f"{prose(150, n)}\n{foot}" for n in range(2)], 1) == found


def test_a_paragraph_beside_a_line_of_a_site_is_prose_whatever_it_tells_of(prose):
    line = f"Tous droits de reproduction réservés {prose(25, 99)}"
    assert weeks([f"{prose(150, n)}\n(Orsalis {prose(12, 98)})\n{line}" for n in range(2)], 1) == 0
    assert weeks([f"{prose(150, n)}\n{prose(22, 98)}\n{line}" for n in range(2)], 1) == 1
    assert weeks([f"{prose(150, n)}\n{line} {prose(20, 98)}" for n in range(2)], 1) == 1


def test_persons_and_places_in_a_row_are_no_copied_prose(prose):
    meeting = "Irène Kalvo a reçu Paul Darvin, de Valdorie, mardi à Orsalis, devant Karl Brusk, Igor Vasnik et le Conseil des Détroits"
    plain = meeting.lower()
    for told_alike, found in ((meeting, 0), (plain, 1)):
        assert weeks([f"{prose(80, n)}. {told_alike}. {prose(60, 10 + n)}" for n in range(2)], 1) == found


def test_a_dispatch_that_hundreds_print_is_one_family_with_one_source(prose):
    wire = prose(70, 1)
    texts = [f"{prose(30 + n % 20, 10 + n)}\n{wire}\n{prose(20, 500 + n)}" for n in range(320)]
    spans = trace_texts(texts, range(320), [n % 80 for n in range(320)])
    assert (spans.source == 0).mean() > 0.9  # one may go on with a word that another also happens to have there
    assert (families(spans.target, spans.source, 320) == 0).all()


def test_a_page_that_lost_its_spaces_is_found_by_its_letters(prose):
    wire = prose(60, 1)
    glued = wire.replace(" ", "")
    texts = [f"{prose(30, 2)} {wire} {prose(30, 3)}", f"{prose(6, 4)} {glued}"]
    for days in ([1, 2], [2, 1]):
        spans = trace_texts(texts, days)
        ((target, _, here, there),) = told(texts, spans)
        assert {here.replace(" ", ""), there.replace(" ", "")} == {glued}
        assert target == days.index(2)
        assert spans.key.tolist() == [LETTERS]
        assert spans.words[0] >= 20


def test_what_is_found_by_words_is_not_told_again_by_letters(prose):
    wire = prose(120, 1)
    half = prose(80, 2).replace(" ", "")
    texts = [f"{wire} {half}", f"{half} {wire}"]
    found = told(texts, trace_texts(texts, [1, 2]))
    assert sorted(len(here.replace(" ", "")) for _, _, here, _ in found) == sorted(len(t.replace(" ", "")) for t in (wire, half))


def test_a_page_that_lost_some_of_its_spaces_is_told_whole_by_letters_not_in_bits_by_words(prose):
    parts = [prose(45, n) for n in range(1, 8)]
    wire, torn = " ".join(parts), " ".join(part.replace(" ", "") if n % 2 else part for n, part in enumerate(parts))
    texts = [wire, f"{prose(20, 9)} {torn} {prose(20, 10)}"]
    spans = trace_texts(texts, [1, 2])
    assert spans.key.tolist() == [LETTERS]
    ((_, _, here, there),) = told(texts, spans)
    assert (here, there) == (torn, wire)


def test_unrelated_texts_share_nothing(prose):
    assert not len(trace_texts([prose(300, n) for n in range(60)]).target)


def test_texts_of_no_word_and_of_one_are_texts(prose):
    wire = prose(50, 1)
    texts = ["", "un", wire, "", "\U0001f600", f"\U0001f600 {wire}", "«", "un"]
    assert told(texts, trace_texts(texts, range(8))) == [(5, 2, wire, wire)]
    assert not len(trace_texts([]).target)
    assert not len(trace_texts(["", ""]).target)


def test_a_passage_may_begin_and_end_its_texts(prose):
    wire = prose(30, 1)
    assert told([wire, wire + "."], trace_texts([wire, wire + "."], [1, 2])) == [(1, 0, wire, wire)]


def test_reach_goes_on_over_a_small_change_and_stops_at_another_text():
    one = np.array([[1, 2, 3, 9, 5, 6, 7, 0], [1, 2, 3, 4, 5, 6, 7, 8]], np.uint64)
    other = np.array([[1, 2, 3, 4, 5, 6, 7, 0], [9, 9, 9, 9, 9, 9, 9, 9]], np.uint64)
    here, there, changed = widening.reach(one, other)
    assert (here.tolist(), there.tolist(), changed.tolist()) == ([7, 0], [7, 0], [1, 0])
