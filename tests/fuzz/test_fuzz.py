"""A few mutations of each format at every run of the tests; `make fuzz` tries thousands."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.articles.formats import FORMATS, carrier, form
from recoupe.inputs import CONTAINERS
from recoupe.inputs.containers import PAGE
from recoupe.model import Page
from tests.fuzz.mutate import mutated
from tests.fuzz.readers import seeds, tried

SEEDS = seeds()


def test_every_format_and_container_has_a_file_to_begin_with() -> None:
    assert set(SEEDS) == {each.name for each in (*FORMATS, *CONTAINERS)} - {PAGE.name}


@pytest.mark.parametrize("name", [each.name for each in FORMATS if each.name in SEEDS])
def test_each_file_of_the_corpus_is_of_its_format_and_of_no_other(name: str) -> None:
    for data in SEEDS[name]:
        carried = carrier(data)
        sheet = carried.open(Page("file", data))
        assert form(sheet, carried.name).name == name
        fitting = [each.name for each in FORMATS if carried.name in each.carriers and each.marker and each.marker.search(sheet.page)]
        assert len(fitting) <= 1
        assert tried(data) >= 1 or name == "opml"  # a list of feeds holds no article: it is told


@pytest.mark.parametrize("name", SEEDS)
@settings(max_examples=12, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_whatever_is_done_to_a_file_it_is_read_or_refused(name: str, seed: int) -> None:
    began = time.process_time()
    tried(mutated(SEEDS[name], random.Random(seed)))  # noqa: S311 - the same files at each run
    assert time.process_time() - began < 5
