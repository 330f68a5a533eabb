"""What a person decides about actors: pointed at, applied, kept, undone."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from recoupe.api import Story, open_story, read
from recoupe.errors import UsageMistake
from recoupe.model import Actor

FIRST = "Selane, 4 mai. Le ministre norvégien Igor Vasnik a refusé. M. Vasnik a dit que rien ne pressait. Le Conseil des Détroits attend."
SECOND = "Selane, 4 mai. Igor Vassenko a refusé de signer, a dit un témoin. Vassenko est reparti. L'assemblée des ports attend."
WHEN = {"by": "amina", "at": "2022-05-06T10:00:00Z"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    into = tmp_path / "pages"
    into.mkdir()
    for name, text in (("un.txt", FIRST), ("deux.txt", SECOND)):
        (into / name).write_text(f"{text}\n", encoding="utf-8")
    return into


def who(story: Story, words: str) -> Actor:
    return next(a for a in story.dossier.actors for m in a.mentions if m.span.text == words)


def test_two_actors_are_made_one_and_two_again(folder: Path):
    story = read([folder])
    assert who(story, "M. Vasnik") != who(story, "Vassenko")
    one = story.judge("Vasnik", "Vassenko", "same", note="coquille", **WHEN)
    assert who(one, "M. Vasnik") == who(one, "Vassenko")
    assert who(one, "Vassenko").party == who(story, "M. Vasnik").party != who(story, "Vassenko").party
    assert any("amina" in reason for reason in who(one, "Vassenko").why)
    (kept,) = one.dossier.judgements
    assert (kept.id, kept.note, kept.withdrawn) == ("j1", "coquille", None)
    assert set(kept.about) == {who(one, "Vassenko").id}
    again = one.withdraw(1, **WHEN)
    assert again.dossier.judgements[0].withdrawn == WHEN["at"]
    assert again.dossier.actors == story.dossier.actors


def test_the_last_word_counts(folder: Path):
    story = read([folder]).judge("Vasnik", "Vassenko", "same", **WHEN).judge("Vasnik", "Vassenko", "different", **WHEN)
    assert who(story, "M. Vasnik") != who(story, "Vassenko")
    assert [j.id for j in story.dossier.judgements] == ["j1", "j2"]
    story = story.judge("Vassenko", "Vasnik", "same", **WHEN)
    assert who(story, "M. Vasnik") == who(story, "Vassenko")


def test_men_taken_for_one_are_parted(tmp_path: Path):
    page = tmp_path / "un.txt"
    page.write_text("Selane. Igor Brouchko a parlé. Igor Brouchkov a ri. M. Brouchko est parti, Brouchkov aussi.\n", encoding="utf-8")
    story = read([page])
    assert who(story, "Igor Brouchko") == who(story, "Igor Brouchkov")
    parted = story.judge("Brouchko", "Brouchkov", "different", **WHEN)
    assert who(parted, "Igor Brouchko") == who(parted, "M. Brouchko") != who(parted, "Igor Brouchkov") == who(parted, "Brouchkov")


def test_bodies_and_descriptions_are_judged_too(folder: Path):
    story = read([folder]).judge("Conseil des Détroits", "assemblée des ports", "same", **WHEN)
    assert who(story, "Le Conseil des Détroits") == who(story, "L'assemblée des ports")


def test_an_unsure_pair_is_joined_by_nobody_and_no_longer_proposed(tmp_path: Path):
    page = tmp_path / "un.txt"
    page.write_text("Selane. Nina Brandt a reçu Irène Kalvo. L'ex-candidate a souri.\n", encoding="utf-8")
    story = read([page])
    (proposal,) = story.dossier.proposals
    judged = story.judge(*proposal.about, "unsure", **WHEN)
    assert judged.dossier.actors == story.dossier.actors
    assert judged.dossier.proposals == ()


def test_the_ledger_holds_when_pages_are_added_and_ids_change(folder: Path, tmp_path: Path):
    store = tmp_path / "kept.sqlite"
    read([folder], store=store).judge("Vasnik", "Vassenko", "same", **WHEN)
    more = tmp_path / "avant.txt"
    more.write_text("Selane. Anna Kalvo, Paul Darvin et Nina Brandt ont parlé de la Valdorie et de l'Ostrane.\n", encoding="utf-8")
    story = read([more], store=store)
    assert who(story, "M. Vasnik") == who(story, "Vassenko")
    assert story.dossier.judgements[0].about == (who(story, "Vassenko").id,) * 2
    assert open_story(store, language="en").dossier.judgements[0].by == "amina"
    open_story(store).withdraw("j1", **WHEN)
    story = open_story(store)
    assert story.dossier.judgements[0].withdrawn
    assert who(story, "M. Vasnik") != who(story, "Vassenko")


def test_words_that_are_gone_are_told(folder: Path):
    from recoupe.pipeline import picture

    story = read([folder]).judge("Vasnik", "Vassenko", "same", **WHEN)
    left = [page for page in story.pages if page.address.endswith("un.txt")]
    made = picture(left, judgements=story.dossier.judgements)
    assert [p.kind for p in made.dossier.problems if "Vassenko" in p.message] == ["judgement-lost"]
    assert len(made.dossier.judgements[0].about) == 1


def test_judgements_hold_in_any_order_of_pages(folder: Path):
    from recoupe.pipeline import picture

    story = read([folder]).judge("Vasnik", "Vassenko", "same", **WHEN)
    made = {picture(pages, judgements=story.dossier.judgements).dossier for pages in permutations(story.pages)}
    assert {d.actors for d in made} == {picture(story.pages, judgements=story.dossier.judgements).dossier.actors}


@pytest.mark.parametrize(
    ("one", "other", "verdict", "key"),
    [
        ("Vasnik", "Personne", "same", "judging.nobody"),
        ("Vasnik", "Vassenko", "perhaps", "judging.no-verdict"),
        ("Vasnik", "M. Vasnik", "same", None),
        ("Vasnik", "Vasnik", "different", "judging.same-words"),
    ],
)
def test_what_cannot_be_judged_is_told(folder: Path, one: str, other: str, verdict: str, key: str | None):
    story = read([folder])
    if key is None:
        assert story.judge(one, other, verdict, **WHEN).dossier.actors
        return
    with pytest.raises(UsageMistake) as told:
        story.judge(one, other, verdict, **WHEN)
    assert told.value.key == key


def test_only_what_is_in_force_can_be_withdrawn(folder: Path):
    story = read([folder]).judge("Vasnik", "Vassenko", "same", **WHEN).withdraw(1, **WHEN)
    for number in (1, "j7"):
        with pytest.raises(UsageMistake):
            story.withdraw(number, **WHEN)
