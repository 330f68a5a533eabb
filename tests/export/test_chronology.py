"""The chronology in lanes, as a calendar and as a timeline: read back with the library, and against the rules of the format."""
# ruff: noqa: ANN001 - fixtures and made records need no types here

import json
import re
from dataclasses import replace
from datetime import date, datetime

import pytest
from icalendar import Calendar

from recoupe.export import export
from recoupe.export.views.lookup import Lookup
from recoupe.export.views.timeline import LANES, days, every, lanes
from recoupe.export.words import Words
from recoupe.model import Status, StatusNote, When
from tests.export import story

HELD, COMING, OPEN = LANES


@pytest.fixture
def dated(dossier):
    """The story with one event of every status, dated in every way that a date can be known."""
    told = dossier.events[0]
    ways = (
        When("2022-05-04", "2022-05-04", "2022-05-04"),
        When("2022-05-09/2022-05-13", "2022-05-09", "2022-05-13"),
        When("2022-05", "2022-05-01", "2022-05-31"),
        When("2021", "2021-01-01", "2021-12-31"),
        When(None, None, "2022-05-31"),
        When("2022-05-04T20:08", "2022-05-04", "2022-05-04"),
        When(),
        When("2021-11/2022-01", "2021-11-01", "2022-01-31"),
    )
    events = tuple(
        replace(told, id=f"e{n}", label=f"Séance {n} ; à « Port, Sauveur »", date=way, status=status, history=())
        for n, (way, status) in enumerate(zip(ways, Status, strict=True), start=1)
    )
    return replace(dossier, events=events)


def calendar(dossier, language="fr"):
    return Calendar.from_ical(export("ics", dossier, story.readings(), language))


def by_number(dossier):
    """The entries of the calendar by the number in their labels."""
    return {int(re.search(r"\d+", str(c["SUMMARY"]))[0]): c for c in calendar(dossier).subcomponents}


def slides(dossier, language="fr"):
    return json.loads(export("timelinejs", dossier, story.readings(), language))


def test_every_status_has_one_lane():
    assert sorted(status for lane in LANES.values() for status in lane) == sorted(Status)


def test_a_row_for_each_date_and_a_cell_for_each_lane(dated):
    moments = every(Lookup(dated, Words("fr")))
    rows = days(moments)
    assert [r.when for r in rows] == list(dict.fromkeys(m.when for m in moments))
    assert [m for r in rows for lane in LANES for m in r.lanes[lane]] == sorted(
        moments, key=lambda m: ([r.when for r in rows].index(m.when), list(LANES).index(m.lane))
    )
    assert [lane for lane, _ in lanes(moments)] == [HELD, COMING, OPEN]


def test_the_printed_chronology_has_its_lanes(dated):
    text = export("md", dated, story.readings(), "fr")
    assert text.index("### Tenu ou en cours") < text.index("### À venir") < text.index("### Réclamé, éventuel, refusé ou annulé")


def test_the_page_has_a_column_for_each_lane(dated):
    page = export("html", dated, story.readings(), "en")
    assert all(f'<th scope="col" class="lane-{lane}">' in page for lane in LANES)
    assert '<time datetime="2022-05-04">' in page


def test_every_event_is_in_the_calendar(dated):
    entries = by_number(dated)
    assert set(entries) == set(range(1, 9))
    assert {n: c.name for n, c in entries.items() if c.name != "VEVENT"} == {5: "VJOURNAL", 7: "VJOURNAL"}


def test_a_calendar_day_ends_on_the_day_after(dated):
    entries = by_number(dated)
    assert (entries[1].decoded("DTSTART"), entries[1].decoded("DTEND")) == (date(2022, 5, 4), date(2022, 5, 5))
    assert (entries[2].decoded("DTSTART"), entries[2].decoded("DTEND")) == (date(2022, 5, 9), date(2022, 5, 14))
    assert entries[6].decoded("DTSTART") == date(2022, 5, 4)


def test_what_has_no_two_ends_has_no_start(dated):
    assert not [n for n, c in by_number(dated).items() if c.name == "VJOURNAL" and "DTSTART" in c]


def test_the_status_of_a_calendar_entry(dated):
    told = {m.status_key: str(by_number(dated)[int(m.id[1:])]["STATUS"]) for m in every(Lookup(dated, Words("fr")))}
    assert told == {
        "held": "CONFIRMED",
        "planned": "TENTATIVE",
        "conditional": "TENTATIVE",
        "called-for": "TENTATIVE",
        "refused": "CANCELLED",
        "cancelled": "CANCELLED",
        "postponed": "DRAFT",
        "ongoing": "CONFIRMED",
    }


def test_the_description_opens_on_the_words(dated):
    words = str(by_number(dated)[1]["DESCRIPTION"])
    first = dated.events[0].tellings[0]
    assert first.article in words
    assert any(" ".join(s.text.split())[:40] in words for s in dated.events[0].tellings)


def test_an_event_keeps_its_uid_whatever_else_changes(dated):
    moved = replace(dated, events=tuple(replace(e, id=f"x{e.id}", date=When(), label="x 1") for e in dated.events))
    old, new = ({str(c["UID"]) for c in calendar(d).subcomponents} for d in (dated, moved))
    assert old == new


def test_nothing_in_a_calendar_comes_from_the_clock(dated):
    latest = max(a.published.latest for a in dated.articles if a.published.latest)
    assert {c.decoded("DTSTAMP").date() for c in calendar(dated).subcomponents} == {date.fromisoformat(latest)}
    unknown = replace(dated, articles=tuple(replace(a, published=type(a.published)()) for a in dated.articles))
    assert {c.decoded("DTSTAMP").date() for c in calendar(unknown).subcomponents} == {datetime(1970, 1, 1).date()}


def test_a_calendar_has_the_line_ends_of_its_standard(dated):
    text = export("ics", dated, story.readings(), "fr")
    assert "\r\n" in text
    assert not re.search(r"(?<!\r)\n", text)
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


def test_an_event_told_differently_says_so(dated):
    told = dated.events[0]
    notes = tuple(StatusNote(status, "a1", told.tellings[0]) for status in (Status.HELD, Status.PLANNED))
    one = replace(dated, events=(replace(told, history=notes),))
    assert "prévu selon a1" in str(calendar(one).subcomponents[0]["DESCRIPTION"])


DATE = {"year", "month", "day"}
SLIDE = {"start_date", "end_date", "display_date", "group", "unique_id", "text"}


def test_the_timeline_keeps_the_rules_of_its_format(dated):
    made = slides(dated)
    assert set(made) == {"scale", "title", "events"}
    assert made["scale"] in ("human", "cosmological")
    assert set(made["title"]["text"]) == {"headline", "text"}
    for slide in made["events"]:
        assert set(slide) <= SLIDE
        assert {"start_date", "text"} <= set(slide)
        for day in (slide["start_date"], slide.get("end_date", slide["start_date"])):
            assert "year" in day
            assert set(day) <= DATE
            assert "day" not in day or "month" in day
            date(day["year"], day.get("month", 1), day.get("day", 1))
    ids = [slide["unique_id"] for slide in made["events"]]
    assert len(set(ids)) == len(ids)
    assert not [i for i in ids if " " in i]


def test_a_date_is_only_as_exact_as_it_is_known(dated):
    found = {s["unique_id"]: (s["start_date"], s.get("end_date")) for s in slides(dated)["events"]}
    assert found["e1"] == ({"year": 2022, "month": 5, "day": 4}, None)
    assert found["e2"] == ({"year": 2022, "month": 5, "day": 9}, {"year": 2022, "month": 5, "day": 13})
    assert found["e3"] == ({"year": 2022, "month": 5}, None)
    assert found["e4"] == ({"year": 2021}, None)
    assert found["e5"] == ({"year": 2022, "month": 5, "day": 31}, None)
    assert found["e8"] == ({"year": 2021, "month": 11}, {"year": 2022, "month": 1})


def test_what_has_no_date_stands_on_the_title_slide(dated):
    made = slides(dated, "en")
    assert "e7" not in {s["unique_id"] for s in made["events"]}
    assert "Séance 7" in made["title"]["text"]["text"]


def test_a_hostile_label_stays_words(dated):
    bad = "<img src=x onerror=alert(1)>\nEND:VEVENT\nBEGIN:VEVENT\u202e"
    hostile = replace(dated, events=(replace(dated.events[0], label=bad, place=bad),))
    assert "<img" not in export("timelinejs", hostile, story.readings(), "fr")
    assert len(calendar(hostile).subcomponents) == 1
