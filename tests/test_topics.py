"""A user's own topics: read from a file, kept with the story, before the issues found; and a file that is none, told with its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from recoupe.api import Story, open_story, read
from recoupe.cli import main
from recoupe.errors import UsageMistake
from recoupe.inputs import own_topics
from recoupe.lang import LANGUAGES, retold
from recoupe.shelf import rename

PAGE = """Selane, 4 mai. La Valdorie exige la levée de l'embargo. L'Ostrane refuse la levée de l'embargo. La Valdorie dénonce les \
sanctions commerciales. L'Ostrane défend les sanctions commerciales. La Valdorie réclame la livraison du gaz. L'Ostrane refuse toute \
livraison de gaz. La Valdorie propose une trêve. L'Ostrane rejette la trêve.
"""
NAMES = "name;code;kind\nValdorie;VAL;state\nOstrane;OST;state\n"
TOPICS = "Le bras de fer du gaz: [gaz, gazoduc]\nBlocus: embargo\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "names.csv").write_text(NAMES, encoding="utf-8")
    path = tmp_path / "pages" / "page.txt"
    path.parent.mkdir()
    path.write_text(PAGE, encoding="utf-8")
    return path


def topics(tmp_path: Path, text: str = TOPICS) -> Path:
    path = tmp_path / "topics.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def held(story: Story) -> dict[str, list[str]]:
    """The words of the positions on each issue, by its name."""
    names = {issue.id: issue.label for issue in story.dossier.issues}
    out: dict[str, list[str]] = {}
    for position in story.dossier.positions:
        out.setdefault(names[position.issue], []).append(position.evidence[0].text)
    return out


def test_the_command_takes_topics_and_the_story_keeps_them(page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    store = tmp_path / "story.sqlite"
    command = ["read", str(page), "--store", str(store), "--names", str(tmp_path / "names.csv"), "--json"]
    assert main([*command, "--topics", str(topics(tmp_path))]) == 0
    made = json.loads(capsys.readouterr().out)
    labels = {issue["id"]: issue["label"] for issue in made["issues"]}
    assert labels["i-bras-de-fer-du-gaz"] == "Le bras de fer du gaz"
    assert labels["i-blocus"] == "Blocus"
    assert made["story"]["topics"] == TOPICS.splitlines()
    assert main(command) == 0
    assert json.loads(capsys.readouterr().out)["issues"] == made["issues"]
    assert [i.id for i in open_story(store, language="en").dossier.issues] == list(labels)
    assert main([*command, "--topics", str(topics(tmp_path, ""))]) == 0
    assert "Blocus" not in held(open_story(store))


def test_words_of_a_topic_come_before_the_issues_found(page: Path, tmp_path: Path):
    without = held(read([page], names=tmp_path / "names.csv"))
    assert "exige la levée de l'embargo" in without["les sanctions commerciales"]
    story = read([page], names=tmp_path / "names.csv", topics=topics(tmp_path))
    assert held(story)["Blocus"] == ["exige la levée de l'embargo", "refuse la levée de l'embargo"]
    assert held(story)["les sanctions commerciales"] == ["dénonce les sanctions commerciales", "défend les sanctions commerciales"]
    blocus = next(issue for issue in story.dossier.issues if issue.label == "Blocus")
    assert (blocus.terms, blocus.given) == (("embargo",), True)
    assert {span.text for span in blocus.evidence} == {"embargo"}
    (sanctions,) = (issue for issue in story.dossier.issues if issue.id == "i-sanctions")
    assert "embargo" not in sanctions.terms
    assert "Sur «\u202fBlocus\u202f»" in story.section("brief")
    assert not story.check().failures


def test_the_longest_turn_decides_and_any_form_of_a_word_is_found(page: Path, tmp_path: Path):
    def named(text: str) -> dict[str, list[str]]:
        return held(read([page], names=tmp_path / "names.csv", topics=topics(tmp_path, text)))

    assert "refuse toute livraison de gaz" in named("Gaz: [gaz]\nConvois: [livraison gaz, trêve]\n")["Convois"]
    assert "réclame la livraison du gaz" in named("Livrer: [livraisons]\n")["Livrer"]
    assert "rejette la trêve" in named("Refus: [rejeter]\n")["Refus"]
    assert len(named("Punir: [sanction*]\n")["Punir"]) == 2


def test_a_topic_called_as_a_found_issue_is_that_issue(page: Path, tmp_path: Path):
    story = read([page], names=tmp_path / "names.csv", topics=topics(tmp_path, "Les sanctions: [gaz]\n"))
    assert len(held(story)["Les sanctions"]) == 6
    assert len({issue.id for issue in story.dossier.issues}) == len(story.dossier.issues)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_topic_without_positions_is_told(page: Path, tmp_path: Path, language: str):
    story = read([page], names=tmp_path / "names.csv", topics=topics(tmp_path, "Licornes: [licorne]\n"), language=language)
    (problem,) = (p for p in story.dossier.problems if p.kind == "topic-nowhere")
    assert "Licornes" in problem.message


def test_topics_and_names_outlive_a_judgement_and_a_new_name_of_the_story(page: Path, tmp_path: Path):
    store = tmp_path / "story.sqlite"
    story = read([page], store=store, story="un", names=tmp_path / "names.csv", topics=topics(tmp_path))
    assert held(story.judge("i-blocus", "i-treve", "same", by="amina"))["Blocus"]
    rename(store, "un", "deux")
    told = open_story(store).dossier.story
    assert (told.id, told.names, told.topics) == ("deux", tuple(NAMES.splitlines()), tuple(TOPICS.splitlines()))


WRONG = [
    ("Gaz: [gaz\nTrêve: [paix]\n", "topics-yaml", 2),
    ("- gaz\n", "topics-shape", 1),
    ("gaz\n", "topics-shape", 1),
    ("\n'?!': [gaz]\n", "topics-name", 2),
    (f"{'a' * 81}: [gaz]\n", "topics-name", 1),
    ('"\\e[31mGaz": [gaz]\n', "topics-name", 1),
    ("Gaz: " + "[" * 40_000, "topics-yaml", 1),
    ("Gaz: [\x01]\n", "topics-yaml", 1),
    ("Gaz: {a: b}\n", "topics-words", 1),
    ("Gaz:\n  - gaz\n  - [paix]\n", "topics-words", 3),
    ("Gaz: ['?']\n", "topics-turn", 1),
    ('Gaz: ["l\'"]\n', "topics-turn", 1),
    ("Gaz: ['g*']\n", "topics-turn", 1),
    ("Gaz: [un deux trois quatre cinq six sept huit neuf]\n", "topics-turn", 1),
    ("Le gaz: [gaz]\ngaz: [pétrole]\n", "topics-twice", 2),
    ("Gaz: [gaz]\nÉnergie: [pétrole, Gaz]\n", "topics-word-twice", 2),
    ("".join(f"T{n}: [mot{'a' * n}]\n" for n in range(101)), "topics-many", 101),
    (f"Gaz: [{', '.join('gaz' for _ in range(201))}]\n", "topics-many-words", 1),
    ("# " + "x" * 100_000, "topics-large", None),
    (None, "topics-unreadable", None),
    (b"Tr\xeave: [paix]\n", "topics-encoding", None),
]


@pytest.mark.parametrize(("text", "key", "line"), WRONG)
def test_a_file_that_is_none_says_what_where_and_what_to_do(tmp_path: Path, text: str | bytes | None, key: str, line: int | None):
    path = tmp_path / "topics.yaml"
    if text is not None:
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(UsageMistake) as told:
        own_topics(path)
    assert told.value.key == f"inputs.{key}"
    assert told.value.where == (f"{path}:{line}" if line else str(path))
    for language in LANGUAGES:
        assert all(retold(told.value, language))


def test_such_a_file_is_told_before_anything_is_read(page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    store = tmp_path / "s.sqlite"
    assert main(["read", str(page), "--store", str(store), "--topics", str(topics(tmp_path, "non: [\n"))]) == 2
    assert f"{tmp_path / 'topics.yaml'}:" in capsys.readouterr().err
    assert not store.exists()


def test_words_that_yaml_takes_for_values_stay_words(tmp_path: Path):
    from recoupe.lang.topics import topics as understood

    (topic,) = understood(own_topics(topics(tmp_path, "non: [oui, 1905]\n")))
    assert (topic.name, topic.turns) == ("non", ("oui", "1905"))
    assert [t.turns for t in understood(("Le gaz:", "Trêve: paix"))] == [("Le gaz",), ("paix",)]
