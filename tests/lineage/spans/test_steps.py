"""The steps of the engine one by one: prints, seeds, chains, the star, families."""
# ruff: noqa: ANN001 - fixtures need no types here

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from recoupe.lineage.spans import LETTERS, Prints, chaining, chains, families, filing, fold, numbered, prints, seeding, seeds, stretches

FEW_WORDS = st.lists(st.sampled_from(["le", "la", "un", "une", "de"]), max_size=30)


def marks(text):
    rows = prints(fold([text]))
    return {(place, mark) for place, mark, key in zip(rows.place.tolist(), rows.hashes.tolist(), rows.key.tolist(), strict=True) if not key}


@given(FEW_WORDS, FEW_WORDS, FEW_WORDS, FEW_WORDS, st.lists(st.sampled_from(["le", "la", "un", "une", "de"]), min_size=11, max_size=20))
def test_any_unbroken_run_of_11_words_has_a_print_in_both_texts(a, b, c, d, run):
    one, other = marks(" ".join(a + run + b)), marks(" ".join(c + run + d))
    inside = {(place - len(a), mark) for place, mark in one if len(a) <= place <= len(a) + len(run) - 7}
    assert inside & {(place - len(c), mark) for place, mark in other}


def rows(hashes, articles, places=None, key=None):
    size = len(hashes)
    return Prints(
        np.array(hashes, np.uint64) << np.uint64(40),
        np.array(articles, np.uint32),
        np.array(places if places is not None else range(size), np.uint32),
        np.zeros(size, np.bool_),
        np.full(size, key or 0, np.uint8),
    )


def pairs(found):
    return sorted(zip(found.target.tolist(), found.source.tolist(), found.at.tolist(), found.origin.tolist(), strict=True))


def test_the_target_is_the_later_of_two_whatever_the_order_of_the_rows():
    expected = [(2, 0, 2, 0), (2, 1, 2, 1), (1, 0, 1, 0)]
    assert pairs(seeds(rows([5, 5, 9, 5], [0, 1, 1, 2], [0, 1, 7, 2]))) == sorted(expected)
    assert pairs(seeds(rows([5, 9, 5, 5], [2, 1, 1, 0], [2, 7, 1, 0]))) == sorted(expected)


@given(st.lists(st.integers(0, 9), min_size=1), st.sampled_from([0, 40, 60]))
def test_numbers_with_and_without_room_for_their_row_are_sorted_alike(numbers, shift):
    rows = np.array(numbers, np.uint64) << np.uint64(shift)
    order = chaining._order(rows)  # whether there is room depends on millions of rows
    assert rows[order].tolist() == sorted(rows.tolist())
    assert sorted(order.tolist()) == list(range(len(numbers)))


def test_many_rows_are_sorted_in_parts(monkeypatch):
    draw = np.random.default_rng(3)
    hashes = draw.integers(0, 2**64, 4000, dtype=np.uint64)
    table = Prints(
        np.concatenate([hashes, hashes[:500]]),
        np.repeat(np.arange(45, dtype=np.uint32), 100),
        np.tile(np.arange(100, dtype=np.uint32), 45),
        np.zeros(4500, np.bool_),
        np.zeros(4500, np.uint8),
    )
    whole = pairs(seeds(table))
    monkeypatch.setattr(filing, "DRAWER", 64)
    assert len(whole) == 500
    assert pairs(seeds(table)) == whole


def test_a_crowd_is_followed_from_the_earliest_and_the_one_before_only():
    found = seeds(rows([5] * 300, range(300)))
    last = found.target == 299
    assert sorted(found.source[last].tolist()) == [0, 1, 297, 298]
    assert (families(found.target, found.source, 300) == 0).all()


def test_what_one_article_repeats_pairs_with_no_article_of_its_own():
    found = seeds(rows([5] * 12, [0] * 10 + [1] * 2))
    assert set(zip(found.target.tolist(), found.source.tolist(), strict=True)) == {(1, 0)}
    assert len(found.at) == 2 * seeding.TURNS


def test_a_print_on_many_pages_of_one_host_is_furniture_there_only():
    table = rows([5] * 14, range(14))
    hosts = np.array([0] * 11 + [1, 1, 2], np.uint32)
    assert set(pairs(seeds(table, hosts))) == {p for p in pairs(seeds(table)) if p[1] > 10 or (p[1] == 0 and p[0] > 10)}


def test_letters_count_only_where_one_of_both_lost_its_spaces():
    table = rows([5, 5, 5], [0, 1, 2], key=LETTERS)
    assert not len(seeds(table, None, np.zeros(3, np.bool_)).at)
    found = seeds(table, None, np.array([False, True, False]))
    assert [p[:2] for p in pairs(found)] == [(1, 0), (2, 1)]


def test_seeds_of_a_moved_paragraph_are_a_chain_of_their_own(prose):
    one, other = prose(60, 1), prose(60, 2)
    found = stretches(chains(seeds(prints(fold([f"{one} {other}", f"{other} {one}"])), None, np.zeros(2, np.bool_))))
    assert [(at // 60, origin // 60) for at, origin in zip(found.at.tolist(), found.origin.tolist(), strict=True)] == [(0, 1), (1, 0)]
    assert not found.changed.any()


def test_articles_are_numbered_by_day_and_id_those_without_a_day_last():
    ids, number, row = numbered(np.array([7, 3, 7, 9, 4], np.uint64), np.array([2, -1, 2, 2, 1]))
    assert ids.tolist() == [4, 7, 9, 3]
    assert number.tolist() == [1, 3, 1, 2, 0]
    assert row.tolist() == [4, 0, 3, 1]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=60))
def test_families_are_what_hangs_together_named_by_the_earliest(edges):
    label = list(range(31))
    for _ in label:
        for a, b in edges:
            label[a] = label[b] = min(label[a], label[b])
    one, other = np.array([a for a, _ in edges], np.int64), np.array([b for _, b in edges], np.int64)
    assert families(one, other, 31).tolist() == label


def test_a_long_row_of_copies_is_one_family():
    numbers = np.random.default_rng(1).permutation(5000)
    assert (families(numbers[1:], numbers[:-1], 5000) == 0).all()
