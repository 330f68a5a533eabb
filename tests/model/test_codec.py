"""The exchange format: a JSON round trip, laws checked when read, and the published schema."""

from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.errors import BrokenDossier
from recoupe.model import Act, Actor, ActorMention, Attribution, BriefItem, Dossier, Form, Kind, Manner, Span
from recoupe.model.codec import from_json, to_json
from tests.model.schema import PUBLISHED

PUBLIC = jsonschema.Draft202012Validator(json.loads(PUBLISHED.read_text(encoding="utf-8")))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """Spans of any words, in any language."""
    text = draw(st.text(min_size=1, max_size=20))
    start = draw(st.integers(0, 1000))
    end = start + len(text)
    return Span("a1", start, end, ((start, end),), text)


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """Dossiers with a few records of several kinds."""
    one = st.tuples(spans())
    actors = draw(
        st.lists(st.builds(lambda s, n: Actor("p1", n, Kind.PERSON, None, (ActorMention(s, Form.NAME),)), spans(), st.text()), max_size=2)
    )
    said = draw(st.lists(st.builds(lambda c: Attribution("a1.s1", "a1", Manner.DIRECT, Act.WARN, content=c), one), max_size=2))
    brief = draw(st.lists(st.builds(lambda c: BriefItem("events", "Ils se sont vus.", c), one), max_size=2))
    return Dossier("0", "fr", actors=tuple(actors), attributions=tuple(said), brief=tuple(brief))


@given(dossiers())
def test_what_is_written_is_read_back(dossier: Dossier) -> None:
    text = to_json(dossier)
    assert from_json(text) == dossier
    assert to_json(from_json(text)) == text


@given(dossiers())
def test_every_dossier_is_valid_by_the_published_schema(dossier: Dossier) -> None:
    PUBLIC.validate(json.loads(to_json(dossier)))


def test_the_schema_refuses_a_record_without_its_words() -> None:
    value = json.loads(to_json(Dossier("0", "fr")))
    value["actors"] = [{"id": "p1", "name": "Irène Kalvo"}]
    with pytest.raises(jsonschema.ValidationError):
        PUBLIC.validate(value)


def test_unknown_keys_are_ignored() -> None:
    value = json.loads(to_json(Dossier("0", "fr"))) | {"weather": "fair"}
    assert from_json(json.dumps(value)) == Dossier("0", "fr")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": "recoupe/9"}', '{"schema": "recoupe/1", "recoupe": 3, "language": "fr"}'])
def test_what_is_no_dossier_is_told_with_a_remedy(text: str) -> None:
    with pytest.raises(BrokenDossier) as told:
        from_json(text)
    assert told.value.remedy


def test_a_law_broken_in_a_file_is_told() -> None:
    value = json.loads(to_json(Dossier("0", "fr"))) | {"brief": [{"section": "events", "text": "Ils se sont vus.", "cites": []}]}
    with pytest.raises(BrokenDossier, match="citing"):
        from_json(json.dumps(value))
