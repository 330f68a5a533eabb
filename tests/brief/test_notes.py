"""How a note puts things: reported words, positions, differences, what nobody answers, dates to come."""
# ruff: noqa: ANN001 - helpers of tests

from __future__ import annotations

from dataclasses import replace

import pytest

from recoupe.brief.apart import apart
from recoupe.brief.coming import coming
from recoupe.brief.happened import happened
from recoupe.brief.naming import name
from recoupe.brief.restating import said
from recoupe.brief.stand import stand
from recoupe.brief.unanswered import unanswered
from recoupe.brief.wording import Wording
from recoupe.model import (
    Act,
    AgreementState,
    Complete,
    Completeness,
    Difference,
    Event,
    Manner,
    Material,
    Point,
    PointKind,
    Published,
    Quantity,
    Relation,
    Status,
    Telling,
    When,
)
from tests.export import story

DAY = When("2022-05-04", "2022-05-04", "2022-05-04")


def wording(language="fr", **changes) -> Wording:  # noqa: ANN003
    return Wording(Material(story.readings(), ()), replace(story.dossier(language), **changes))


def attribution(key):
    return next(a for a in story.dossier().attributions if a.id == key)


def test_what_nobody_quotes_is_told_without_marks() -> None:
    reported = attribution("s4")
    told = said(wording(), reported, "affirm", reported.content[0], 200)
    assert told == " que son pays ne céderait rien sur le chenal"
    assert said(wording("en"), reported, "affirm", reported.content[0], 200) == ""
    assert said(wording(), attribution("s1"), "affirm", attribution("s1").content[0], 200) == ""


def test_what_the_speaker_says_of_himself_stays_between_marks() -> None:
    own = replace(attribution("s1"), manner=Manner.INDIRECT)
    assert said(wording(), own, "affirm", own.content[0], 200) == ""


def test_a_demand_keeps_its_subjunctive_behind_que() -> None:
    asked = attribution("s3")
    assert said(wording(), asked, "demand", asked.content[0], 200) == " que les deux parties ouvrent le détroit aux céréales"


@pytest.mark.parametrize(
    ("place", "at"), [("Élysée", "à l’Élysée"), ("États-Unis", "aux États-Unis"), ("Vélane", "à Vélane"), ("Leskov", "à Leskov")]
)
def test_a_place_has_its_article(place, at) -> None:
    assert wording().at(place) == at


def test_marks_of_french_are_set() -> None:
    assert wording().typeset('Kalvo dit "oui": l\'accord tient!') == "Kalvo dit «\u202foui\u202f»\u00a0: l’accord tient\u202f!"
    assert wording().typeset("qualifié d'«absurde»") == "qualifié d’«\u202fabsurde\u202f»"


def test_a_sentence_with_a_verb_is_no_name_of_an_event() -> None:
    event = Event("e1", "visit", None, "x", DAY, None, (), Status.HELD, (), (story.on("a4", "La ministre Irène Kalvo a averti"),))
    assert name(wording(), event) is None


def test_an_event_long_past_is_no_news() -> None:
    tellings = (story.on("a2", "Une nouvelle séance"), story.on("a1", "au siège du Conseil des Détroits"))
    for year, told in (("2022", True), ("2015", False)):
        day = When(f"{year}-05-04", f"{year}-05-04", f"{year}-05-04")
        event = Event("e1", "meeting", None, "x", day, None, (), Status.HELD, (), tellings)
        one = story.dossier().lineage.accounts[:1]
        known = wording(events=(event,), lineage=replace(story.dossier().lineage, accounts=one))
        assert bool(list(happened(known))) == told


def test_a_page_that_was_out_before_a_meeting_does_not_tell_that_it_took_place() -> None:
    tellings = (story.on("a2", "Une nouvelle séance"), story.on("a4", "le chenal"))
    event = Event("e1", "meeting", None, "x", DAY, None, (), Status.HELD, (), tellings)
    accounts = replace(story.dossier().lineage, accounts=story.dossier().lineage.accounts[:1])

    def cited(published: str) -> set[str]:
        out = When(published, published, published)
        pages = tuple(replace(a, published=Published(out.value, out.earliest, out.latest)) for a in story.dossier().articles)
        drafts = list(happened(wording(events=(event,), lineage=accounts, articles=pages)))
        return {span.article for draft in drafts for span in draft.cites}

    assert cited("2022-05-05") == {"a2"}
    assert cited("2022-05-03") == set()


def test_what_several_accounts_mention_is_dated_by_none_of_them_alone() -> None:
    event = Event("e1", "sanction", None, "x", DAY, None, (), Status.HELD, (), (story.on("a2", "Une nouvelle séance"),))
    one = replace(story.dossier().lineage, accounts=story.dossier().lineage.accounts[:1])
    (draft,) = happened(wording(events=(event,), lineage=one))
    assert draft.text.endswith("évoque une nouvelle séance (le mercredi 4 mai 2022).")


def test_what_is_planned_for_a_day_after_the_last_article_is_a_next_date() -> None:
    def event(day: str, key: str) -> Event:
        return Event(key, "meeting", None, "x", When(day, day, day), None, (), Status.PLANNED, (), (story.on("a2", "Une nouvelle séance"),))

    drafts = list(coming(wording(events=(event("2022-05-20", "e1"), event("2022-05-12", "e2"), event("2022-05-01", "e3")))))
    assert [d.text for d in drafts] == [
        "Le jeudi 12 mai 2022\u00a0: une nouvelle séance (Le Phare).",
        "Le vendredi 20 mai 2022\u00a0: une nouvelle séance (Le Phare).",
    ]


def test_one_party_is_not_shown_against_itself_nor_two_that_only_speak() -> None:
    agreement = story.dossier().agreement
    known = wording(agreement=agreement)
    positions = tuple(replace(p, stance=Act.ASSESS, attribution="s4", actor="x3") for p in story.dossier().positions)
    assert not list(stand(replace(known, dossier=replace(known.dossier, positions=positions))))


def test_a_refusal_that_holds_the_demand_in_its_own_words_tells_a_deadlock_alone() -> None:
    known = story.dossier()
    outer, inner = story.on("a2", "L’Ostrane, elle, a refusé de retirer ses vedettes"), story.on("a2", "de retirer ses vedettes")
    said = tuple(
        replace(a, content=(outer,), cue=(story.on("a2", "a refusé"),))
        if a.id == "s5"
        else replace(a, content=(inner,), cue=(story.on("a2", "a refusé"),), manner=Manner.INDIRECT)
        if a.id == "s4"
        else a
        for a in known.attributions
    )
    refusal = replace(known.positions[2], id="p1", actor="x4", issue="i1", stance=Act.REFUSE, attribution="s5", evidence=(outer,))
    demand = replace(known.positions[2], id="p2", actor="x3", issue="i1", stance=Act.DEMAND, attribution="s4", evidence=(inner,))
    issues = tuple(replace(i, label="les vedettes") if i.id == "i1" else i for i in known.issues)

    def told(state: AgreementState) -> list[str]:
        agreement = (replace(known.agreement[0], state=state, positions=("p1", "p2")),)
        changed = wording(attributions=said, positions=(refusal, demand), issues=issues, agreement=agreement)
        return [d.text for d in stand(changed)]

    (text,) = told(AgreementState.DEADLOCK)
    assert text.startswith("Sur les vedettes, les parties s’opposent")
    assert text.count("vedettes") == 2
    assert told(AgreementState.COMMON_GROUND) == []


def asked(**changes):  # noqa: ANN003
    agreement = tuple(replace(a, state=AgreementState.UNANSWERED, positions=("p4",)) for a in story.dossier().agreement[:1])
    actors = tuple(replace(a, party="BR") if a.id == "x5" else a for a in story.dossier().actors)
    whole = tuple(replace(a, completeness=Complete(Completeness.WHOLE)) for a in story.dossier().articles)
    issues = tuple(replace(i, label="le détroit") if i.id == agreement[0].issue else i for i in story.dossier().issues)
    positions = tuple(replace(p, issue=agreement[0].issue) if p.id == "p4" else p for p in story.dossier().positions)
    return wording(**({"agreement": agreement, "actors": actors, "articles": whole, "issues": issues, "positions": positions} | changes))


def test_what_is_asked_and_nobody_answers_is_told_where_all_is_read() -> None:
    told = [d.text for d in unanswered(asked())]
    assert len(told) == 1
    assert "Olaf Brandes demande que les deux parties ouvrent le détroit aux céréales" in told[0]
    assert told[0].endswith("aucun récit ne rapporte de réponse.")
    assert not list(unanswered(asked(articles=story.dossier().articles)))


def test_somebody_who_speaks_of_what_is_asked_may_have_answered() -> None:
    answer = replace(attribution("s3"), id="s9", speakers=("x4",))
    assert not list(unanswered(asked(attributions=(*story.dossier().attributions, answer))))


def test_of_two_values_each_stands_with_its_article() -> None:
    def point(key: str, *words: tuple[str, str]) -> Point:
        tellings = tuple(Telling(a, (story.on(a, text),)) for a, text in words)
        why = ("Les nombres s’excluent : pendant trois heures (Agence du Levant), pendant quatre heures (Le Phare).",)
        return Point(key, PointKind.FACT, "x", tellings, Relation.SINGLE, (Difference.NUMBER,), {}, 1, 0, why)

    first = "Les délégations valdorienne et ostranaise se sont réunies mercredi 4 mai 2022 pendant trois heures"
    lasted = point("c1", ("a1", first), ("a2", "les deux délégations ont parlé pendant quatre heures"))
    hours = tuple(Quantity(story.on(a, f"pendant {n} heures"), v, v, "hour") for a, n, v in (("a1", "trois", 3.0), ("a2", "quatre", 4.0)))
    drafts = [d.text for d in apart(wording(points=(lasted,), quantities=hours))]
    assert len(drafts) == 1
    assert drafts[0].startswith(
        "Les récits ne donnent pas le même nombre\u00a0: «\u202fpendant trois heures\u202f» selon Agence du Levant ("
    )
    assert "mais «\u202fpendant quatre heures\u202f» selon Le Phare (" in drafts[0]


def test_one_account_is_named_by_who_made_it_and_never_by_its_mark() -> None:
    """The mark (a3) stands behind the sentence anyway."""
    told = {a.id: wording().alone(a.id) for a in story.dossier().articles}
    assert told["a1"] == "Agence du Levant"
    assert told["a3"] == "un seul récit"
