"""Who opposes whom, about what: answers from positions made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recoupe.model import (
    Act,
    Actor,
    ActorMention,
    Agreement,
    AgreementState,
    Attribution,
    Confidence,
    Dossier,
    Form,
    Issue,
    Kind,
    Manner,
    Modality,
    Position,
    Span,
    Stance,
)
from recoupe.questions import Answer, Basis, who_opposes, who_supports


def span(text: str, start: int = 0, article: str = "a1") -> Span:
    return Span(article, start, start + len(text), ((start, start + len(text)),), text)


def actor(name: str, kind: Kind, party: str | None = None, code: str = "") -> Actor:
    return Actor(name, name, kind, party, (ActorMention(span(name), Form.NAME),), code=code)


ACTORS = (
    actor("Valdorie", Kind.STATE, code="VD"),
    actor("Ostrane", Kind.STATE, "Ostrane"),
    actor("Darvin", Kind.PERSON, "VD"),
    actor("Vosk", Kind.PERSON, "Ostrane"),
)
ISSUES = (Issue("i1", "le blocus", ("blocus",), (span("blocus"),)), Issue("i2", "autres points", (), (span("points"),)))


def position(
    who: str, stance: Stance, words: str, issue: str = "i1", target: str | None = None, how: Modality = Modality.ASSERTED
) -> Position:
    return Position(f"{who}-{words}", who, issue, stance, target, how, None, (span(words),))


def dossier(*positions: Position, state: AgreementState = AgreementState.ONE_SIDED) -> Dossier:
    agreement = (Agreement("i1", state, tuple(p.id for p in positions)),)
    return replace(Dossier("0", "fr"), actors=ACTORS, issues=ISSUES, positions=positions, agreement=agreement)


def short(answers: tuple[Answer, ...]) -> list[tuple[str, str, str, Basis, Confidence]]:
    return [(a.who, a.whom, a.issue, a.basis, a.confidence) for a in answers]


def test_words_aimed_at_another_oppose_his_party() -> None:
    told = replace(position("Vosk", Stance.ACCUSE, "accuse M. Darvin de mentir", target="Darvin"), attribution="a1-s1")
    said = Attribution("a1-s1", "a1", Manner.INDIRECT, Act.ACCUSE, ("Vosk",), content=told.evidence, confidence=Confidence.CERTAIN)
    assert [a.confidence for a in who_opposes(dossier(told))] == [Confidence.LIKELY]
    found = who_opposes(replace(dossier(told), attributions=(said,)))
    assert short(found) == [("Ostrane", "Valdorie", "i1", Basis.AIMED, Confidence.CERTAIN)]
    assert [s.text for s in found[0].evidence] == ["accuse M. Darvin de mentir"]


def test_what_one_asks_and_another_refuses_meets_on_the_issue_with_the_words_of_both() -> None:
    both = (position("Darvin", Stance.DEMAND, "exige la levée du blocus"), position("Ostrane", Stance.REFUSE, "refuse"))
    (found,) = who_opposes(dossier(*both, state=AgreementState.DEADLOCK))
    assert short((found,)) == [("Ostrane", "Valdorie", "i1", Basis.MET, Confidence.LIKELY)]
    assert ([s.text for s in found.evidence], [s.text for s in found.against]) == (["refuse"], ["exige la levée du blocus"])
    assert [a.confidence for a in who_opposes(dossier(*both))] == [Confidence.POSSIBLE]


def test_nobody_opposes_his_own_party() -> None:
    both = (position("Valdorie", Stance.DEMAND, "exige"), position("Darvin", Stance.REFUSE, "refuse", target="Valdorie"))
    assert not who_opposes(dossier(*both))


def test_what_is_left_over_is_no_issue_on_which_stances_meet() -> None:
    both = (position("Darvin", Stance.DEMAND, "exige", "i2"), position("Ostrane", Stance.REFUSE, "refuse", "i2"))
    assert not who_opposes(dossier(*both))


@pytest.mark.parametrize("how", [Modality.PREDICTED, Modality.ASCRIBED])
def test_a_forecast_and_what_an_opponent_ascribes_meet_nothing(how: Modality) -> None:
    assert not who_opposes(dossier(position("Darvin", Stance.DEMAND, "exige", how=how), position("Ostrane", Stance.REFUSE, "refuse")))


def test_what_is_ascribed_is_not_certain_where_it_is_aimed() -> None:
    told = position("Ostrane", Stance.ACCUSE, "accuserait la Valdorie", target="Valdorie", how=Modality.ASCRIBED)
    assert [a.confidence for a in who_opposes(dossier(told))] == [Confidence.LIKELY]


def test_who_welcomes_what_another_promises_supports_him() -> None:
    both = (position("Darvin", Stance.PROMISE, "promet des vivres"), position("Vosk", Stance.SUPPORT, "salue ce geste"))
    found = who_supports(dossier(*both, state=AgreementState.COMMON_GROUND))
    assert short(found) == [("Ostrane", "Valdorie", "i1", Basis.MET, Confidence.LIKELY)]
    assert not who_opposes(dossier(*both))


def test_who_denies_something_opposes_nobody_by_that_alone() -> None:
    assert not who_opposes(dossier(position("Darvin", Stance.DEMAND, "exige"), position("Ostrane", Stance.DENY, "dément avoir tiré")))


def test_a_person_who_stands_for_nobody_and_a_group_meet_no_party() -> None:
    alone = (actor("Brusk", Kind.PERSON), actor("les deux camps", Kind.GROUP, "les deux camps"))
    asked = position("Darvin", Stance.DEMAND, "exige")
    for who in alone:
        told = dossier(asked, position(who.id, Stance.REFUSE, "refuse"))
        assert not who_opposes(replace(told, actors=(*told.actors, who)))


def test_a_demand_is_no_support() -> None:
    assert not who_supports(dossier(position("Darvin", Stance.DEMAND, "exige"), position("Vosk", Stance.DEMAND, "exige aussi")))
