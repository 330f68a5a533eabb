"""What a person decides about points, articles, events and statements: merged, split, renamed, corrected, noted; kept by words, undone."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from random import Random

import pytest

from recoupe.api import Decision, Story, open_story, read_pages
from recoupe.cli import main
from recoupe.errors import UsageMistake
from recoupe.evidence import check
from recoupe.model import Attribution, Basis, Event, Judged, Page, Point, Relation
from recoupe.model.codec import from_json, to_json
from recoupe.pipeline import picture
from tests.demo.story import pages

WHEN = {"by": "amina", "at": "2023-03-20T10:00:00Z"}
EARLIER = Page("0-avant.txt", "Belgrove, 2 mars 2023. Igor Vasnik a dit : « Le phare de Vélane sera repeint au printemps. »\n".encode())


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return read_pages(pages(), store=tmp_path_factory.mktemp("kept") / "kept.sqlite")


@pytest.fixture
def ours(story: Story, tmp_path: Path) -> Story:
    """The same story in a store of its own."""
    store = tmp_path / "kept.sqlite"
    store.write_bytes(Path(story.store).read_bytes())
    return open_story(store)


def point(story: Story, words: str) -> Point:
    """The first point one of whose tellings has these words."""
    return next(p for p in story.dossier.points for t in p.tellings for s in t.spans if words in s.text)


def told_in(found: Point) -> list[str]:
    return sorted(t.article for t in found.tellings)


def said(story: Story, words: str) -> Attribution:
    return next(a for a in story.dossier.attributions for s in a.content if words in s.text)


def event(story: Story, label: str) -> Event:
    return next(e for e in story.dossier.events if label in e.label)


def again(story: Story, given: Iterable[Page]) -> Story:
    """The same ledger over other pages."""
    made = picture(given, judgements=story.dossier.judgements)
    return Story(story.name, made.dossier, made.pages, made.readings)


CLAIM, WHO = "C'est la voie la plus sûre", "personne n'a quitté la table"


def test_two_points_are_made_one_and_two_again(story: Story, ours: Story):
    one, other = point(ours, CLAIM), point(ours, WHO)
    made = ours.judge(one.id, other.id, "same", note="la même phrase", **WHEN)
    whole = point(made, CLAIM)
    assert whole == point(made, WHO)
    assert told_in(whole) == sorted({*told_in(one), *told_in(other)})
    assert any("amina" in why for why in whole.why)
    (kept,) = made.dossier.judgements
    assert (kept.of, kept.about) == (Judged.POINTS, (whole.id, whole.id))
    assert len(made.dossier.points) == len(story.dossier.points) - 1
    assert made.withdraw(1, **WHEN).dossier.points == story.dossier.points


def test_a_telling_is_parted_from_its_point(ours: Story):
    whole = point(ours, "un caractère strictement défensif")
    assert told_in(whole) == ["a1", "a3"]
    made = ours.judge(f"{whole.id}:a3", whole.id, "different", **WHEN)
    parts = [p for p in made.dossier.points if p.id in made.dossier.judgements[0].about]
    assert sorted(map(told_in, parts)) == [["a1"], ["a3"]]
    assert {p.relation for p in parts} == {Relation.SINGLE}
    assert {p.kind for p in parts} == {whole.kind}
    alone = ours.judge(f"{whole.id}:a3", "", "different", **WHEN)
    assert [j.about for j in alone.dossier.judgements[1:]] == [made.dossier.judgements[0].about]


def test_a_telling_of_an_event_is_parted_too(ours: Story):
    whole = next(p for p in ours.dossier.points if p.kind.value == "event" and len(p.tellings) > 2)
    gone = whole.tellings[-1].article
    made = ours.judge(f"{whole.id}:{gone}", whole.id, "different", **WHEN)
    parts = {p.id: p for p in made.dossier.points}
    one, other = (parts[name] for name in made.dossier.judgements[0].about)
    assert told_in(one) == [gone]
    assert told_in(other) == sorted(set(told_in(whole)) - {gone})
    assert set(other.blanks) >= {gone}


def test_an_event_and_what_is_said_are_made_one(ours: Story):
    happened = next(p for p in ours.dossier.points if p.kind.value == "event")
    made = ours.judge(happened.id, point(ours, CLAIM).id, "same", **WHEN)
    whole = point(made, CLAIM)
    assert whole.kind is happened.kind
    assert set(told_in(whole)) == {*told_in(happened), *told_in(point(ours, CLAIM))}


def test_the_last_word_on_points_counts(ours: Story):
    one, other = point(ours, CLAIM).id, point(ours, WHO).id
    made = ours.judge(one, other, "same", **WHEN)
    whole = point(made, CLAIM)
    parted = made.judge(f"{whole.id}:a1", whole.id, "different", **WHEN)
    assert told_in(point(parted, CLAIM)) == ["a5"]
    joined = parted.judge(*parted.dossier.judgements[1].about, "same", **WHEN)
    assert point(joined, CLAIM) == point(joined, WHO)


def test_unsure_changes_no_point(ours: Story, story: Story):
    made = ours.judge("c1", "c2", "unsure", **WHEN)
    assert made.dossier.points == story.dossier.points
    assert made.dossier.judgements[0].about == ("c1", "c2")


def test_a_point_gets_a_name_which_stays_with_most_of_its_words(ours: Story):
    whole = point(ours, CLAIM)
    made = ours.judge(whole.id, "La voie la plus courte", "rename", **WHEN)
    assert point(made, CLAIM).label == "La voie la plus courte"
    assert "La voie la plus courte" in made.export("html")
    assert made.withdraw(1, **WHEN).dossier.points == ours.dossier.points


def test_judgements_hold_when_pages_are_added_and_every_id_changes(ours: Story):
    one, other = point(ours, CLAIM), point(ours, WHO)
    made = ours.judge(one.id, other.id, "same", **WHEN).judge("a2", "2023-03-17", "date", **WHEN)
    more = read_pages([EARLIER], store=made.store)
    assert more.dossier.articles[0].file == EARLIER.address
    assert point(more, CLAIM) == point(more, WHO)
    assert set(more.dossier.judgements[0].about) == {point(more, CLAIM).id}
    assert more.dossier.judgements[1].about == ("a3",)
    assert more.dossier.article("a3").published.value == "2023-03-17"


def test_words_are_found_again_when_a_page_is_written_anew(ours: Story):
    one, other = point(ours, CLAIM), point(ours, WHO)
    made = ours.judge(one.id, other.id, "same", **WHEN)
    edited = [Page(p.address, p.data + "\n\nUne ligne ajoutée au bas de la page par la rédaction.\n".encode()) for p in made.pages]
    after = again(made, edited)
    assert not {a.text_sha256 for a in after.dossier.articles} & {a.text_sha256 for a in made.dossier.articles}
    assert point(after, CLAIM) == point(after, WHO)


def test_judgements_about_points_hold_in_any_order_of_pages(ours: Story):
    made = ours.judge(point(ours, CLAIM).id, point(ours, WHO).id, "same", **WHEN)
    assert len({again(made, given).dossier for given in list(permutations(made.pages))[:3]}) == 1


def test_words_of_points_that_are_gone_are_told(ours: Story):
    made = ours.judge(point(ours, CLAIM).id, point(ours, WHO).id, "same", **WHEN).judge("a5", "À vérifier", "note", **WHEN)
    left = again(made, [p for p in made.pages if p.address not in {made.dossier.article(a).file for a in ("a1", "a5")}])
    assert [p.kind for p in left.dossier.problems].count("judgement-lost") == 3
    assert [j.about for j in left.dossier.judgements] == [(), ()]


def test_the_date_of_an_article_is_corrected_and_its_words_follow(ours: Story, story: Story):
    assert story.dossier.article("a1").published.value == "2023-03-15"
    made = ours.judge("a1", "2023-03-22", "date", **WHEN)
    known = made.dossier.article("a1").published
    assert (known.value, known.earliest, known.latest, known.basis) == ("2023-03-22",) * 3 + (Basis.JUDGED,)
    assert "amina" in known.why[0]
    before, after = (
        {t.span.range: t.value for t in s.dossier.timexes if t.span.article == "a1" and t.anchor == "publication"} for s in (story, made)
    )
    assert before != after
    assert made.withdraw(1, **WHEN).dossier.articles == story.dossier.articles


def test_a_month_or_some_days_are_a_date_too(ours: Story):
    made = ours.judge("a4", "2023-03", "date", **WHEN).judge("a5", "2023-03-14/2023-03-15", "date", **WHEN)
    known = made.dossier.article("a4").published, made.dossier.article("a5").published
    assert [(p.value, p.earliest, p.latest) for p in known] == [
        ("2023-03", "2023-03-01", "2023-03-31"),
        ("2023-03-14/2023-03-15", "2023-03-14", "2023-03-15"),
    ]


def test_the_date_of_an_event_is_corrected(ours: Story, story: Story):
    label = "Levée du blocus"
    made = ours.judge(event(ours, label).id, "2023-04-02", "date", **WHEN)
    found = event(made, label)
    assert (found.date.value, found.date.earliest) == ("2023-04-02", "2023-04-02")
    assert made.dossier.judgements[0].about == (found.id,)
    assert [e.date.earliest for e in made.dossier.events if e.date.earliest] == sorted(
        e.date.earliest for e in made.dossier.events if e.date.earliest
    )
    assert made.withdraw(1, **WHEN).dossier.events == story.dossier.events


def test_the_speaker_of_a_statement_is_corrected_and_positions_follow(ours: Story, story: Story):
    words = "avaient « un caractère strictement défensif"
    statement = said(ours, words)
    kalvo = next(a for a in ours.dossier.actors if a.name == "Irène Kalvo")
    assert statement.speakers != (kalvo.id,)
    made = ours.judge(statement.id, "Irène Kalvo", "speaker", **WHEN)
    found = said(made, words)
    assert (found.speakers, found.party, found.confidence) == ((kalvo.id,), kalvo.party, "certain")
    assert any("amina" in why for why in found.why)
    assert made.dossier.judgements[0].about == (found.id, kalvo.id)
    assert said(made.judge(statement.id, statement.speakers[0], "speaker", **WHEN), words).speakers == statement.speakers
    assert said(open_story(made.store).withdraw(1, **WHEN).withdraw(2, **WHEN), words) == statement
    assert story.dossier.positions != made.dossier.positions or story.dossier.points != made.dossier.points


@pytest.mark.parametrize("kind", ["point", "article", "event", "statement", "actor", "issue"])
def test_any_record_can_have_a_note(ours: Story, story: Story, kind: str):
    dossier = ours.dossier
    names = {
        "point": "c3",
        "article": "a2",
        "event": event(ours, "Levée du blocus").id,
        "statement": "a1-s2",
        "actor": dossier.actors[0].id,
        "issue": dossier.issues[0].id,
    }
    made = ours.judge(names[kind], "À vérifier auprès du\x1b port", "note", **WHEN)
    (kept,) = made.dossier.judgements
    assert (kept.about, kept.note, kept.by) == ((names[kind],), "À vérifier auprès du port", "amina")
    assert (made.dossier.points, made.dossier.actors) == (story.dossier.points, story.dossier.actors)
    assert "À vérifier auprès du port" in made.section("judgements")
    assert "À vérifier auprès du port" in made.export("html")


@pytest.mark.parametrize(
    ("one", "other", "verdict", "key"),
    [
        ("c1", "c99", "same", "judging.no-point"),
        ("c1", "c1", "different", "judging.same-words"),
        ("c1:a6", "c1", "different", "judging.no-telling"),
        ("c1", "", "same", "judging.same-words"),
        ("a1", "a2", "same", "judging.not-of-such"),
        ("c1", "2023-03-15", "date", "judging.not-of-such"),
        ("a1", "Paul Anders", "speaker", "judging.not-of-such"),
        ("a1", "hier", "date", "judging.no-date"),
        ("a1", "2023-02-30", "date", "judging.no-date"),
        ("a1", "2023-03-15/2023-03-10", "date", "judging.no-date"),
        ("a1-s1", "Personne", "speaker", "judging.nobody"),
        ("a1", " ", "note", "judging.no-note"),
        ("a1", "x" * 2001, "note", "judging.long-note"),
        ("c1", "", "rename", "judging.no-name"),
    ],
)
def test_what_cannot_be_said_of_a_record_is_told(story: Story, one: str, other: str, verdict: str, key: str):
    with pytest.raises(UsageMistake) as told:
        story.judge(one, other, verdict, **WHEN)
    assert told.value.key == key


def test_the_one_telling_of_a_point_is_not_parted_from_it(story: Story):
    alone = next(p for p in story.dossier.points if len(p.tellings) == 1)
    with pytest.raises(UsageMistake) as told:
        story.judge(f"{alone.id}:{alone.tellings[0].article}", alone.id, "different", **WHEN)
    assert told.value.key == "judging.same-words"


def test_two_who_judge_at_once_get_two_numbers(ours: Story):
    (first,) = ours.record(Decision("c1", "Un", "note"), by="amina")
    (second,) = ours.record(Decision("c1", "Deux", "note"), by="karim")
    assert (first.id, second.id) == ("j1", "j2")
    assert [j.note for j in open_story(ours.store).dossier.judgements] == ["Un", "Deux"]


@pytest.mark.parametrize(("head", "mark"), [("record,verdict,value,note", ","), ("élément;jugement;valeur;note", ";")])
def test_a_file_of_judgements_is_about_the_ids_of_the_day(
    ours: Story, tmp_path: Path, head: str, mark: str, capsys: pytest.CaptureFixture[str]
):
    one, other = point(ours, CLAIM).id, point(ours, WHO).id
    rows = [head, f"{one}|meme|{other}|", "", "a2|date|2023-03-17|vu au bas de la page", "c42|note|À vérifier|"]
    (tmp_path / "corrections.csv").write_text("\n".join(rows).replace("|", mark), encoding="utf-8-sig")
    assert main(["judge", "apply", str(tmp_path / "corrections.csv"), "--store", ours.store, "--by", "amina", "--lang", "fr"]) == 0
    made = open_story(ours.store)
    assert point(made, CLAIM) == point(made, WHO)
    assert made.dossier.article("a2").published.value == "2023-03-17"
    assert [j.note for j in made.dossier.judgements] == ["", "vu au bas de la page", "À vérifier"]
    assert "À vérifier" in capsys.readouterr().out


def test_a_file_with_a_wrong_line_changes_nothing(ours: Story, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "c.csv").write_text("record,verdict,value\nc1,note,Bien\na1,date,demain\n", encoding="utf-8")
    assert main(["judge", "apply", str(tmp_path / "c.csv"), "--store", ours.store, "--lang", "fr"]) == 2
    assert "Ligne 3" in capsys.readouterr().err
    assert open_story(ours.store).dossier.judgements == ()
    for wrong in ("", "nom,avis\n1,2\n", '"ouvert'):
        (tmp_path / "c.csv").write_text(wrong, encoding="utf-8")
        assert main(["judge", "apply", str(tmp_path / "c.csv"), "--store", ours.store]) == 2
    assert main(["judge", "apply", str(tmp_path / "none.csv"), "--store", ours.store]) == 2


@pytest.mark.parametrize(
    "given",
    [
        ["c1", "note", "À vérifier"],
        ["c1", "note", "--note", "À vérifier"],
        ["a1", "date", "2023-03-15"],
        ["c1", "rename", "Les marins"],
        ["c1", "Les marins", "renommer"],
        ["c1", "c2", "incertain"],
        ["c1", "unsure", "c2"],
        ["c1:a2", "autre"],
        ["a1-s1", "auteur", "Irène Kalvo"],
    ],
)
def test_the_command_takes_verdict_and_value_in_either_order(ours: Story, given: list[str], capsys: pytest.CaptureFixture[str]):
    assert main(["judge", *given, "--store", ours.store, "--json"]) == 0
    (kept,) = json.loads(capsys.readouterr().out)
    assert kept["about"]


@pytest.mark.parametrize("given", [["c1"], ["c1", "c2", "same", "x"], ["c1", "c2", "--list"], ["c1", "c2"]])
def test_the_command_says_how_where_it_is_not_understood(ours: Story, given: list[str], capsys: pytest.CaptureFixture[str]):
    assert main(["judge", *given, "--store", ours.store]) == 2
    assert capsys.readouterr().err


def test_erased_pages_take_their_notes_and_names_with_them(ours: Story):
    from recoupe.shelf import delete

    made = ours.judge(point(ours, CLAIM).id, point(ours, WHO).id, "same", **WHEN).judge("a5", "Le secret de la page", "note", **WHEN)
    delete(made.store, made.name, [made.dossier.article("a5").file])
    kept = Path(made.store).read_bytes()
    assert b"Le secret de la page" not in kept
    assert CLAIM.encode() not in kept
    assert open_story(made.store)


def test_a_copy_follows_what_is_decided_of_the_article_that_it_repeats(story: Story):
    copied = next(p for p in pages() if p.address == story.dossier.article("a5").file)
    whole = read_pages([*pages(), Page("zz-copie.txt", copied.data)])
    assert whole.dossier.article("a7").same_words_as == "a5"
    made = whole.judge(point(whole, CLAIM).id, point(whole, WHO).id, "same", **WHEN).judge("a7", "2023-03-17", "date", **WHEN)
    assert {"a5", "a7"} <= set(told_in(point(made, CLAIM)))
    assert point(made, CLAIM).accounts == point(story, CLAIM).accounts  # copies add nothing
    assert {made.dossier.article(a).published.value for a in ("a5", "a7")} == {"2023-03-17"}


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_decided_the_picture_stands(story: Story, seed: int):
    """Any points joined and parted, any dates and speakers: no law is broken, and every word is on its page."""
    chance, dossier = Random(seed), story.dossier  # noqa: S311 - chance, not secrets
    telling = [f"{p.id}:{t.article}" for p in dossier.points for t in p.tellings if len(p.tellings) > 1]
    several = [p for p in dossier.points if len(p.tellings) > 1]
    decisions = [
        *(Decision(*(p.id for p in chance.sample(dossier.points, 2)), "same") for _ in range(4)),
        *(Decision(chance.choice(telling), "", "different") for _ in range(4)),
        Decision(chance.choice(telling), chance.choice(several).id, "same"),
        Decision(chance.choice(dossier.articles).id, "1999-12-31", "date"),
        Decision(chance.choice(dossier.events).id, "2023-01", "date"),
        Decision(chance.choice(dossier.attributions).id, chance.choice(dossier.actors).id, "speaker"),
    ]
    made = picture(story.pages, judgements=replace(story, store=":memory:").judge_all(decisions, by="amina").dossier.judgements)
    assert check(made.dossier, story.pages).failures == ()
    assert from_json(to_json(made.dossier)) == made.dossier
    assert len({p.id for p in made.dossier.points}) == len(made.dossier.points)
