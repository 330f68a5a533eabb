"""The brief of an invented dossier: what its sentences say, in good French and English, and on what words they rest."""
# ruff: noqa: ANN001, ANN003 - fixtures and made records need no types here

import re
from dataclasses import replace

import pytest

from recoupe.brief import write
from recoupe.brief.said import FORMER, origins
from recoupe.brief.wording import Wording
from recoupe.model import (
    Absent,
    Blank,
    Derivation,
    DerivationKind,
    Difference,
    Event,
    Lineage,
    Material,
    PointKind,
    Relation,
    Span,
    Status,
    StoryInfo,
    Telling,
    When,
)
from tests.export import story

SECTIONS = {"fr": "Ce qui s’est passé", "en": "What happened"}


def written(language="fr", **changes):
    """The made dossier with its brief written anew."""
    dossier = replace(story.dossier(language), brief=(), story=StoryInfo(), **changes)
    return write(Material(story.readings(), ()), dossier)


def sentences(language="fr", **changes):
    return [item.text for item in written(language, **changes).brief]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_sentence_is_a_sentence_and_rests_on_words_of_the_pages(language):
    items = written(language).brief
    assert len(items) >= 4
    assert len({item.text for item in items}) == len(items)
    for item in items:
        assert re.match(r"[A-ZÀ-Ý«“0-9]", item.text), item.text
        assert re.search(r"[.!?…](?:\u202f»|”)?$", item.text), item.text
        assert "  " not in item.text
        assert not re.search(r"(?<!article )\b[a-z]\d+\b", item.text), f"an id in {item.text}"
        assert item.cites
        for cite in item.cites:
            assert story.text(cite.article)[cite.start : cite.end] == cite.text


def test_french_marks_keep_their_spaces():
    for text in sentences("fr"):
        assert not re.search(r"«[^\u202f]|[^\u202f]»", text)
        assert not re.search(r" [:;!?]", text), text


def test_words_of_the_pages_stay_french_in_an_english_brief():
    told = [text for text in sentences("en") if "Nous ne céderons pas un mètre du chenal" in text]
    assert told
    assert all("“" in text and "«" not in text for text in told)


def test_what_two_accounts_have_of_one_speaker_is_told_with_their_number():
    told = [text for text in sentences() if "céder" in text and "Irène Kalvo" in text]
    assert any("deux récits" in text and "calendrier" not in text for text in told)


def test_a_sentence_of_which_another_account_tells_half_is_told_by_one():
    told = [text for text in sentences() if "céder" in text and "calendrier" in text]
    assert told
    assert not any("deux récits" in text for text in told)


def test_the_accounts_that_contradict_stand_with_their_words():
    told = next(text for text in sentences() if "se contredisent" in text)
    assert "trois heures" in told
    assert "quatre heures" in told
    assert "Le Phare" in told


def test_the_same_words_of_two_speakers_are_told_before_other_differences():
    points = story.dossier().points
    said = replace(
        points[1], differ_in=(Difference.SPEAKER,), relation=Relation.DIFFER, tellings=(points[1].tellings[0], points[1].tellings[2])
    )
    attributions = tuple(replace(a, speakers=("x4",), party="OS") if a.id == "s6" else a for a in story.dossier().attributions)
    told = next(text for text in sentences(points=(said,), attributions=attributions) if "la même personne" in text)
    assert "Irène Kalvo" in told
    assert "Milo Serran" in told


def test_accounts_are_counted_not_articles():
    told = next(text for text in sentences() if "articles" in text)
    assert told == "Cinq articles ne font que quatre récits."
    alone = replace(story.dossier().lineage, accounts=story.dossier().lineage.accounts)
    assert alone.accounts


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.HELD, "a eu lieu le mercredi 4 mai 2022"),
        (Status.PLANNED, "doit avoir lieu le mercredi 4 mai 2022"),
        (Status.CANCELLED, "n’aura pas lieu le mercredi 4 mai 2022"),
    ],
)
def test_an_event_is_told_as_what_it_is(status, words):
    day = When("2022-05-04", "2022-05-04", "2022-05-04")
    tellings = (story.on("a2", "Une nouvelle séance"), story.on("a4", "le chenal"), story.on("a1", "au siège du Conseil des Détroits"))
    alone = Lineage(accounts=story.dossier().lineage.accounts[:1])
    event = Event("e1", "meeting", None, "Nouvelle séance", day, "Port-Sauveur", (), status, (), tellings)
    told = next(text for text in sentences(events=(event,), lineage=alone) if "nouvelle séance" in text)
    assert told.startswith("Une nouvelle séance ")
    assert words in told


def test_a_title_names_the_event_its_place_and_day():
    day = When("2022-05-04", "2022-05-04", "2022-05-04")
    event = Event("e1", "meeting", None, "x", day, "Port-Sauveur", (), Status.HELD, (), (story.on("a2", "Une nouvelle séance"),))
    assert written(events=(event,)).story.title == "Nouvelle séance, Port-Sauveur, 4 mai 2022"
    assert written("en", events=(event,)).story.title == "Nouvelle séance, Port-Sauveur, 4 May 2022"


def test_a_title_that_is_there_stays():
    dossier = replace(story.dossier(), brief=())
    assert write(Material(story.readings(), ()), dossier).story.title == "Pourparlers de Port-Sauveur, 4 mai 2022"


def test_a_dossier_with_articles_only_still_says_how_many_they_are():
    bare = written(actors=(), attributions=(), events=(), issues=(), positions=(), agreement=(), points=(), lineage=Lineage())
    assert bare.brief[-1].text == "Entre cinq articles, aucune dépendance n’a été trouvée\u00a0: chacun compte pour un récit."
    assert all(isinstance(cite, Span) for cite in bare.brief[-1].cites)


def test_what_is_refused_or_asked_for_did_not_happen():
    day = When("2022-05-04", "2022-05-04", "2022-05-04")
    tellings = (story.on("a2", "Une nouvelle séance"), story.on("a4", "le chenal"))
    alone = Lineage(accounts=story.dossier().lineage.accounts[:1])
    for status in (Status.REFUSED, Status.CALLED_FOR):
        event = Event("e1", "meeting", None, "Nouvelle séance", day, "Port-Sauveur", (), status, (), tellings)
        assert not any("nouvelle séance" in text for text in sentences(events=(event,), lineage=alone))


def test_a_speaker_is_given_no_words_of_the_article_itself():
    points = story.dossier().points
    told = points[1].tellings[0]
    own = replace(told, spans=(story.on("a1", "Les délégations valdorienne et ostranaise se sont réunies"), *told.spans))
    said = replace(points[1], tellings=(own, *points[1].tellings[1:]))
    assert not any("Kalvo" in text and "se sont réunies" in text for text in sentences(points=(said,)))


def test_an_article_older_than_what_the_others_tell_is_not_called_silent():
    met = story.dossier().points[2]
    later = replace(met, blanks={"a4": Blank.SILENT})
    assert not any("Le Quai passe sous silence" in text or "Le Quai ne dit rien" in text for text in sentences(points=(later,)))


def test_a_fact_is_told_on_the_accounts_that_tell_nearly_the_same():
    points = story.dossier().points
    fact = replace(
        points[2],
        kind=PointKind.FACT,
        relation=Relation.AGREE,
        differ_in=(),
        tellings=(
            Telling("a1", (story.on("a1", "Le médiateur Olaf Brandes a exigé que les deux parties ouvrent le détroit aux céréales"),)),
            Telling("a2", (story.on("a2", "les deux délégations ont parlé pendant quatre heures"),)),
        ),
    )
    assert not any("ouvrent le détroit" in text and "récits" in text for text in sentences(points=(fact,)))


def test_accounts_of_one_occasion_are_told_to_be_so_only_where_it_is_known_of_all():
    wording = Wording(Material(story.readings(), ()), story.dossier())
    assert wording.tellers(2, 1) == "deux récits d’une même prise de parole"
    assert wording.tellers(2, 0) == "deux récits"
    known = [a.content[0] for a in story.dossier().attributions if a.occasion]
    unknown = [a.content[0] for a in story.dossier().attributions if not a.occasion and a.content]
    assert origins(wording, known) == 1
    assert origins(wording, [*known, unknown[0]]) == 0


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("fr", "L’original manque parmi les pages\u00a0: l’article a2 traduit Ostrane Post."),
        ("en", "The original is not among the pages: article a2 translates Ostrane Post."),
    ],
)
def test_an_original_that_is_not_among_the_pages_is_named_beside_the_count(language, wanted):
    dossier = story.dossier(language)
    articles = tuple(replace(article, publisher=None) for article in dossier.articles)
    credit = next(said.content[0] for said in dossier.attributions if said.article == "a2")
    absent = Derivation(Absent("Ostrane Post"), "a2", DerivationKind.TRANSLATION, None, (), ((credit,),))
    told = sentences(language, articles=articles, lineage=replace(dossier.lineage, derivations=(absent,)))
    assert wanted in told


@pytest.mark.parametrize(
    ("cue", "rest"),
    [("avait proposé", " proposé"), ("avaient déjà refusé", " déjà refusé"), ("propose", ""), ("a proposé", "")],
)
def test_what_had_been_said_before_keeps_its_tense(cue, rest):
    found = FORMER.match(cue)
    assert (found["rest"] if found else "") == rest


def test_the_press_as_a_whole_recalls_what_is_known():
    wording = Wording(Material(story.readings(), ()), story.dossier())
    press = replace(wording.dossier.actors[0], name="médias de presse")
    other = replace(wording.dossier.actors[0], name="presse d’Ostrane")
    told = replace(wording.dossier, actors=(press,)), replace(wording.dossier, actors=(other,))
    assert Wording(wording.material, told[0]).is_the_press(press.id)
    assert not Wording(wording.material, told[1]).is_the_press(other.id)
