"""Words and dates of the exports, and the catalogues they come from."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

import recoupe.export
from recoupe.export.dates import interval, language_name
from recoupe.export.setting import raised
from recoupe.export.words import Words, short, unmarked
from recoupe.lang import table
from recoupe.model import (
    AgreementState,
    Completeness,
    Confidence,
    DerivationKind,
    Difference,
    Manner,
    Modality,
    OriginKind,
    Relation,
    Severity,
    Status,
)

FR, EN = Words("fr"), Words("en")


def messages(language: str) -> dict[str, Any]:
    return dict(table(f"{language}/messages/export"))


def places(message: Any) -> set[str]:
    forms = message.values() if isinstance(message, dict) else [message]
    return {place for form in forms for place in re.findall(r"\{(\w+)\}", form)}


def test_both_languages_say_the_same_things():
    french, english = messages("fr"), messages("en")
    assert french.keys() == english.keys()
    assert {key: places(french[key]) for key in french} == {key: places(english[key]) for key in english}


def test_every_message_asked_for_exists():
    folder = Path(recoupe.export.__file__).parent
    asked = set()
    for path in [*folder.rglob("*.py"), *folder.rglob("*.html")]:
        asked |= set(re.findall(r"\b(?:w|words|look\.words)\(\s*[\"']([a-z-]+)[\"'][,)]", path.read_text(encoding="utf-8")))
    assert len(asked) > 60 and asked <= messages("fr").keys()


@pytest.mark.parametrize(
    "kind", [AgreementState, Completeness, Confidence, DerivationKind, Difference, Manner, Modality, OriginKind, Relation, Severity, Status]
)
def test_every_member_of_a_vocabulary_has_a_word(kind: type[StrEnum]):
    for member in kind:
        name = f"derivation-{member.value}" if kind is DerivationKind else f"{kind.__name__.lower()}-{member.value.replace(' ', '-')}"
        assert name in messages("fr"), name


def test_french_marks_do_not_stand_alone_at_the_end_of_a_line():
    for key, message in messages("fr").items():
        for form in message.values() if isinstance(message, dict) else [message]:
            assert not re.search(r" [:!?%»]|« ", form), key


@pytest.mark.parametrize(
    ("earliest", "latest", "french", "english"),
    [
        ("2022-01-12", "2022-01-12", "12 janvier 2022", "12 January 2022"),
        ("2021-03-01", "2021-03-01", "1er mars 2021", "1 March 2021"),
        ("2022-01-01", "2022-01-31", "janvier 2022", "January 2022"),
        ("2021-01-01", "2021-12-31", "2021", "2021"),
        ("2019-01-01", "2021-12-31", "entre 2019 et 2021", "between 2019 and 2021"),
        ("2021-12-01", "2022-02-28", "entre décembre 2021 et février 2022", "between December 2021 and February 2022"),
        ("2022-01-01", "2022-01-09", "entre le 1er et le 9 janvier 2022", "between 1 and 9 January 2022"),
        ("2021-12-28", "2022-01-13", "entre le 28 décembre 2021 et le 13 janvier 2022", "between 28 December 2021 and 13 January 2022"),
        (None, "2022-01-12", "au plus tard le 12 janvier 2022", "12 January 2022 at the latest"),
        ("2022-01-12", None, "à partir du 12 janvier 2022", "from 12 January 2022"),
        (None, None, "date inconnue", "date unknown"),
        ("bientôt", None, "date inconnue", "date unknown"),
    ],
)
def test_an_imprecise_date_is_said_as_an_interval(earliest: str | None, latest: str | None, french: str, english: str):
    assert interval(FR, earliest, latest) == french
    assert interval(EN, earliest, latest) == english


def test_a_day_of_the_timeline_has_its_weekday():
    assert interval(FR, "2022-01-12", "2022-01-12", weekday=True) == "mercredi 12 janvier 2022"
    assert interval(FR, "2022-03-01", "2022-03-01", weekday=True) == "mardi 1er mars 2022"


def test_a_language_is_called_by_its_name():
    assert language_name(FR, "en") == "anglais" and language_name(EN, "fr") == "French" and language_name(FR, "qaa") == "qaa"


def test_words_are_shortened_between_words():
    assert short("Nous ne céderons pas un mètre du chenal", 24) == "Nous ne céderons pas […]"
    assert short("un\n  deux\tmots") == "un deux mots"
    assert len(short("x" * 500)) <= 100


def test_marks_are_not_doubled():
    assert FR.quote("oui") == "«\u202foui\u202f»" and EN.quote("oui") == "“oui”"
    assert FR.quote("« Non », dit-elle") == "« Non », dit-elle"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("« L’Ostrane est prête,", "L’Ostrane est prête,"),
        ("doit quitter le détroit »", "doit quitter le détroit"),
        ('"Nous refusons,', "Nous refusons,"),
        ("« Non », dit-elle", "« Non », dit-elle"),
        ("un « geste »", "un « geste »"),
    ],
)
def test_half_a_pair_of_marks_is_left_out(words: str, shown: str):
    assert unmarked(words) == shown


def test_a_list_is_a_phrase():
    assert FR.listing(["a", "b", "c"]) == "a, b et c" and FR.listing(["a"]) == "a" and FR.listing([]) == ""


def test_the_first_of_a_month_is_raised_and_words_stay_text() -> None:
    assert raised("entre le 1er et le 9 mai") == "entre le 1<sup>er</sup> et le 9 mai"
    assert raised("<b> le 1er mai") == "&lt;b&gt; le 1<sup>er</sup> mai"
    assert raised("le 11 mai <b>") == "le 11 mai <b>"  # not marked as safe: the template escapes it
    assert not isinstance(raised("le 11 mai"), Markup)
