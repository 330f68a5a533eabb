"""What changed since yesterday: dossiers of an invented story that goes on."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from recoupe.changes import ChangeKind, changes
from recoupe.model import Dossier, Page, Status, When
from recoupe.pipeline import picture

AGENCY = Page(
    "agence.txt",
    "Vélane : la Valdorie et l'Ostrane négocient\n\nVélane, 12 mars 2031\n\nLes délégations de Valdorie et d'Ostrane se sont retrouvées "
    "mercredi à Vélane. La rencontre a duré neuf heures. Le ministre valdorien Paul Darvin a exigé la levée du blocus de Morène. "
    "L'ambassadrice d'Ostrane, Lena Vosk, a rejeté cette demande. Les deux délégations doivent se revoir le 20 mars à Vélane.\n".encode(),
)
GAZETTE = Page(
    "gazette.txt",
    "Pas d'accord à Vélane\n\nVélane, 13 mars 2031\n\nLa rencontre entre la Valdorie et l'Ostrane a duré douze heures, mercredi à Vélane. "
    "Lena Vosk a proposé une trêve de dix jours. « Nous ne lèverons pas le blocus de Morène », a répété l'ambassadrice d'Ostrane. "
    "La nouvelle réunion des deux délégations, prévue le 20 mars à Vélane, a été reportée au 27 mars.\n".encode(),
)
PORTAL = Page(
    "portail.txt",
    "Discussions à Vélane\n\nLarène, 13 mars 2031\n\nRien n'est signé. Entre la Valdorie et l'Ostrane, la rencontre de mercredi a duré "
    "neuf heures en tout. Le Conseil des Détroits s'est dit déçu.\n".encode(),
)
EARLY = Page(
    "0-avant.txt", "Un port ferme\n\n1er mars 2031\n\nLe port de Larène a fermé samedi ses portes aux navires d'Ostrane.\n".encode()
)


@cache
def of(*pages: Page) -> Dossier:
    return picture(pages).dossier


def kinds(*args: Dossier) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for change in changes(*args):
        out.setdefault(change.kind, []).append(change.label)
    return out


def test_the_same_dossier_has_not_changed_whatever_its_language() -> None:
    assert changes(of(AGENCY, GAZETTE), of(AGENCY, GAZETTE)) == ()
    english = picture((AGENCY, GAZETTE), language="en").dossier
    assert not {ChangeKind.NEW_POINT, ChangeKind.NEW_EVENT, ChangeKind.NEW_POSITION} & set(kinds(english, of(AGENCY, GAZETTE)))


def test_a_new_article_brings_points_and_positions() -> None:
    found = changes(of(AGENCY), of(AGENCY, GAZETTE))
    assert [change.label for change in found if change.kind is ChangeKind.NEW_ARTICLE] == ["gazette.txt"]
    offered = [c for c in found if c.kind is ChangeKind.NEW_POSITION and any("trêve" in span.text for span in c.evidence)]
    assert [(change.before, change.after) for change in offered] == [("", "offer")]
    again = [c for c in found if c.kind is ChangeKind.NEW_POSITION and any("ne lèverons pas" in span.text for span in c.evidence)]
    assert [(change.before, change.after) for change in again] == [("refuse", "refuse")]


def test_a_point_that_accounts_no_longer_tell_alike() -> None:
    before, after = of(AGENCY, PORTAL), of(AGENCY, GAZETTE, PORTAL)
    (relation,) = [change for change in changes(before, after) if change.kind is ChangeKind.RELATION]
    assert (relation.before, relation.after) == ("agree", "contradict number")
    assert ("a2", True) in [(span.article, "douze heures" in span.text) for span in relation.evidence]


def test_kinds_are_told_in_their_order_each_once() -> None:
    found = [change.kind for change in changes(of(AGENCY, PORTAL), of(AGENCY, GAZETTE, PORTAL))]
    assert found == sorted(found, key=list(ChangeKind).index)
    assert found[0] is ChangeKind.NEW_ARTICLE
    assert found.index(ChangeKind.RELATION) < found.index(ChangeKind.NEW_POSITION) < found.index(ChangeKind.NEW_POINT)


def test_what_is_new_stands_in_a_new_article() -> None:
    for change in changes(of(AGENCY), of(AGENCY, GAZETTE)):
        if change.kind.startswith("new-"):
            assert any(span.article == "a2" for span in change.evidence), change


def test_ids_that_move_are_no_change() -> None:
    before, after = of(AGENCY), of(AGENCY, EARLY)
    assert after.article("a1").file == "0-avant.txt"
    told = {span.text for change in changes(before, after) for span in change.evidence if span.article == "a2"}
    assert not told


def test_a_page_written_again_is_the_same_article() -> None:
    again = Page(AGENCY.address, AGENCY.data + "\nIrène Kalvo a salué ces discussions.\n".encode())
    found = kinds(of(AGENCY), of(again))
    assert found[ChangeKind.REWRITTEN_ARTICLE] == ["agence.txt"]
    assert ChangeKind.NEW_ARTICLE not in found
    assert ChangeKind.GONE_POINT not in found
    assert any("Kalvo" in label for label in found[ChangeKind.NEW_POSITION])


def test_an_article_taken_away_takes_its_points_with_it() -> None:
    found = kinds(of(AGENCY, GAZETTE), of(AGENCY))
    assert found[ChangeKind.GONE_ARTICLE] == ["gazette.txt"]
    assert any("trêve" in label for label in found[ChangeKind.GONE_POINT])
    assert not {ChangeKind.NEW_POINT, ChangeKind.NEW_POSITION} & set(found)


def test_an_event_that_is_put_off_has_another_status_and_another_day() -> None:
    before = of(AGENCY, GAZETTE)
    (put_off,) = [event for event in before.events if event.status is Status.PLANNED]
    later = replace(put_off, status=Status.POSTPONED, date=When("2031-03-27", "2031-03-27", "2031-03-27"))
    after = replace(before, events=tuple(later if event is put_off else event for event in before.events))
    found = {change.kind: (change.before, change.after) for change in changes(before, after)}
    assert found == {ChangeKind.STATUS: ("planned", "postponed"), ChangeKind.DATE: (put_off.date.value, "2031-03-27")}
