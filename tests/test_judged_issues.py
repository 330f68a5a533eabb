"""What a person decides about issues: renamed, joined, split off; kept by words, undone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from recoupe.api import Story, open_story, read
from recoupe.cli import main
from recoupe.errors import UsageMistake
from recoupe.lang import LANGUAGES, retold
from tests.test_topics import NAMES, PAGE, held

WHEN = {"by": "amina", "at": "2022-05-06T10:00:00Z"}
LIFT, ACCUSE = "exige la levée de l'embargo", "dénonce les sanctions commerciales"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "names.csv").write_text(NAMES, encoding="utf-8")
    into = tmp_path / "pages"
    into.mkdir()
    (into / "un.txt").write_text(PAGE, encoding="utf-8")
    return into


@pytest.fixture
def story(folder: Path, tmp_path: Path) -> Story:
    return read([folder], names=tmp_path / "names.csv", store=tmp_path / "kept.sqlite")


def on(story: Story, words: str) -> str:
    """The name of the issue of the position with these words."""
    return next(name for name, texts in held(story).items() if words in texts)


def ids(story: Story) -> set[str]:
    return {issue.id for issue in story.dossier.issues}


def test_an_issue_gets_a_name_and_keeps_its_id(story: Story):
    made = story.judge("i-sanctions", "Le bras de fer", "rename", **WHEN)
    assert on(made, ACCUSE) == "Le bras de fer"
    assert ids(made) == ids(story)
    assert "Le bras de fer" in made.section("positions")
    (kept,) = made.dossier.judgements
    assert (kept.verdict, kept.of, kept.label, kept.about) == ("rename", "issues", "Le bras de fer", ("i-sanctions",))
    assert kept.subjects[0].words
    undone = made.withdraw(1, **WHEN)
    assert undone.dossier.issues == story.dossier.issues
    assert on(undone.judge("embargo", "Le bras de fer", "rename", **WHEN), ACCUSE) == "Le bras de fer"


def test_two_issues_are_made_one_and_two_again(story: Story):
    made = story.judge("i-treve", "i-sanctions", "same", **WHEN)
    assert on(made, ACCUSE) == on(made, "propose une trêve") == "la trêve"
    assert "i-sanctions" not in ids(made)
    assert len(made.dossier.agreement) == len(story.dossier.agreement) - 1
    assert set(made.dossier.judgements[0].about) == {"i-treve"}
    assert made.withdraw(1, **WHEN).dossier.positions == story.dossier.positions
    assert not made.check().failures


def test_words_are_split_off_the_issue_that_holds_them(story: Story):
    assert on(story, LIFT) == on(story, ACCUSE)
    made = story.judge("embargo", "i-sanctions", "different", **WHEN)
    assert on(made, LIFT) == "embargo"
    assert on(made, ACCUSE) == on(story, ACCUSE)
    assert ids(made) == {*ids(story), "i-embargo"}
    assert made.withdraw(1, **WHEN).dossier.issues == story.dossier.issues


def test_two_words_of_one_issue_are_parted_without_its_id(story: Story):
    made = story.judge("embargo", "sanctions", "different", **WHEN)
    assert (on(made, LIFT), on(made, ACCUSE)) == ("embargo", "sanctions")
    assert {"i-embargo", "i-sanctions"} <= ids(made)


def test_words_become_an_issue_of_their_own(story: Story):
    made = story.judge("levée", "i0", "different", **WHEN)
    assert on(made, LIFT) == "levée"
    assert "un enjeu à part" in made.section("judgements")


def test_what_is_split_off_can_be_joined_to_another_issue(story: Story):
    made = story.judge("embargo", "i-sanctions", "different", **WHEN).judge("i-embargo", "i-treve", "same", **WHEN)
    assert on(made, LIFT) == on(made, "propose une trêve") != on(made, ACCUSE)


def test_the_last_word_counts(story: Story):
    one = story.judge("i-treve", "i-sanctions", "same", **WHEN)
    two = one.judge("trêve", "sanctions", "different", **WHEN)
    assert on(two, ACCUSE) != on(two, "propose une trêve")
    three = two.judge("sanctions", "trêve", "same", **WHEN)
    assert on(three, ACCUSE) == on(three, "propose une trêve")
    assert [j.id for j in three.dossier.judgements] == ["j1", "j2", "j3"]
    names = three.judge("i-sanctions", "A", "rename", **WHEN).judge("i-sanctions", "B", "rename", **WHEN)
    assert on(names, ACCUSE) == "B"


def test_what_is_parted_last_is_joined_by_no_way_round(story: Story):
    gas = next(issue.id for issue in story.dossier.issues if "gaz" in " ".join(issue.terms) or "livraison" in issue.label)
    made = story.judge("i-treve", "i-sanctions", "same", **WHEN).judge(gas, "i-treve", "same", **WHEN)
    assert on(made, ACCUSE) == on(made, "réclame la livraison du gaz")
    parted = made.judge("gaz", "sanctions", "different", **WHEN)
    assert on(parted, ACCUSE) == on(parted, "propose une trêve") != on(parted, "réclame la livraison du gaz")


def test_a_topic_that_is_joined_or_split_is_still_the_topic_of_the_file(folder: Path, tmp_path: Path):
    (tmp_path / "t.yaml").write_text("Le blocus: [embargo]\nEmbargo: [gaz]\n", encoding="utf-8")
    made = read([folder], names=tmp_path / "names.csv", topics=tmp_path / "t.yaml")
    joined = made.judge("i-treve", "i-blocus", "same", **WHEN)
    assert on(joined, LIFT) == "la trêve"
    assert not [p.kind for p in joined.dossier.problems if p.kind in ("topic-nowhere", "judgement-lost")]
    split = made.judge("embargo", "i-blocus", "different", **WHEN)
    assert on(split, "réclame la livraison du gaz") == "Embargo"
    (tmp_path / "t.yaml").write_text("Mesures: [embargo, sanctions]\n", encoding="utf-8")
    made = read([folder], names=tmp_path / "names.csv", topics=tmp_path / "t.yaml").judge("embargo", "i-mesures", "different", **WHEN)
    assert {issue.id: issue.terms for issue in made.dossier.issues}["i-mesures"] == ("sanctions",)
    assert made.dossier.judgements[0].about == ("i-embargo", "i-mesures")


def test_an_issue_that_is_one_already_keeps_its_id(story: Story):
    made = story.judge("i-sanctions", "i0", "different", **WHEN).judge("i-sanctions", "propose", "different", **WHEN)
    assert ids(story) <= ids(made)


def test_the_ledger_holds_when_pages_are_added(story: Story, tmp_path: Path):
    story.judge("embargo", "i-sanctions", "different", **WHEN).judge("i-embargo", "Le blocus", "rename", **WHEN)
    more = tmp_path / "avant.txt"
    more.write_text("Orsalis, 5 mai. L'Ostrane exige des embargos plus longs. La Valdorie dénonce l'embargo.\n", encoding="utf-8")
    made = read([more], store=tmp_path / "kept.sqlite")
    assert on(made, LIFT) == on(made, "dénonce l'embargo") == "Le blocus"
    assert [j.about for j in made.dossier.judgements] == [("i-embargo", "i-sanctions"), ("i-embargo",)]
    again = open_story(tmp_path / "kept.sqlite", language="en")
    assert on(again, LIFT) == "Le blocus"
    assert on(again.withdraw(2, **WHEN), LIFT) == "embargo"


def test_words_that_are_gone_are_told(story: Story):
    from recoupe.model import Page
    from recoupe.pipeline import picture

    judged = story.judge("i-treve", "i-sanctions", "same", **WHEN)
    page = Page("deux.txt", "Selane, 4 mai. La Valdorie propose une trêve. L'Ostrane rejette la trêve.\n".encode())
    made = picture([page], story=judged.dossier.story, judgements=judged.dossier.judgements)
    assert [p.kind for p in made.dossier.problems if "les sanctions" in p.message] == ["judgement-lost"]
    assert made.dossier.judgements[0].about == ("i-treve",)


@pytest.mark.parametrize(
    ("one", "other", "verdict", "key"),
    [
        ("i-licornes", "i-treve", "same", "judging.no-issue"),
        ("licorne", "Les licornes", "rename", "judging.no-issue"),
        ("i-treve", " ?! ", "rename", "judging.no-name"),
        ("i-treve", "x" * 81, "rename", "judging.no-name"),
        ("i-treve", "\x1b[31mA", "rename", "judging.no-name"),
        ("i0", "i-treve", "same", "judging.rest"),
        ("i0", "Le reste", "rename", "judging.rest"),
        ("i-treve", "la trêve", "same", "judging.same-words"),
        ("sanctions", "i-sanctions", "different", "judging.same-words"),
        ("i-treve", "a1", "same", "judging.not-of-such"),
    ],
)
def test_what_cannot_be_judged_is_told(story: Story, one: str, other: str, verdict: str, key: str):
    with pytest.raises(UsageMistake) as told:
        story.judge(one, other, verdict, **WHEN)
    assert told.value.key == key
    assert all(all(retold(told.value, language)) for language in LANGUAGES)


def test_the_command_judges_issues(story: Story, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    store = ["--store", str(tmp_path / "kept.sqlite"), "--by", "amina"]
    assert main(["judge", "embargo", "i-sanctions", "autre", *store, "--lang", "fr"]) == 0
    assert "embargo / les sanctions commerciales\u00a0: deux enjeux" in capsys.readouterr().out
    assert main(["judge", "i-embargo", "Le blocus", "renommer", *store, "--json"]) == 0
    assert [j["label"] for j in json.loads(capsys.readouterr().out)] == ["", "Le blocus"]
    assert main(["judge", "--list", *store, "--lang", "en"]) == 0
    assert "named “Le blocus”" in capsys.readouterr().out
    kept = open_story(tmp_path / "kept.sqlite")
    assert on(kept, LIFT) == "Le blocus"
    assert "nommé «\u202fLe blocus\u202f»" in kept.export("html")
    assert main(["judge", "--withdraw", "1", *store]) == 0
    left = open_story(tmp_path / "kept.sqlite")
    assert on(left, LIFT) == on(story, LIFT)
    assert [p.kind for p in left.dossier.problems if "embargo" in p.message] == ["issue-lost"]
