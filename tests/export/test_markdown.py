"""The picture in Markdown: every line followed by its evidence, nothing of a page read as markup."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import story

from recoupe.errors import UsageMistake
from recoupe.export import export
from recoupe.export import words as speech
from recoupe.export.markdown import SECTIONS, plain, section, summary
from recoupe.export.views.lookup import Lookup
from recoupe.model import Basis, BriefItem, Difference, Dossier, Judgement, Kind, Proposal, Reading, Relation, Role, Subject, Verdict, Words


def lines(name: str, language: str = "fr") -> list[str]:
    return section(name, story.dossier(language), story.readings(), language).splitlines()


def test_the_header_counts_and_says_why(dossier: Dossier):
    first, *why = summary(dossier, "fr").splitlines()
    assert first == "5 articles, 4 récits, 1 prise de parole connue, 1 antérieur (entre le 2 et le 5 mai 2022)"
    assert "- a1 (Agence du Levant), a3 (a3.txt)\u00a0: a3 est un extrait de a1" in why
    assert why[-1] == (
        "- a4\u00a0: publié (2 mai 2022) avant l’événement que rapportent le plus de récits\u00a0: réunion des deux délégations, 4 mai 2022"
    )


def test_a_count_says_on_how_many_known_occasions_the_accounts_rest(dossier: Dossier):
    look = Lookup(dossier, speech.Words("fr"), story.readings())
    said = [a for a in dossier.attributions if a.occasion == "o1"]
    assert look.counted(2, look.origins_of([a.content[0] for a in said])) == "2 récits, 1 prise de parole connue"
    assert look.counted(2, look.origins_of([dossier.articles[0].headline])) == "2 récits, origine inconnue"
    assert any("prise de parole connue" in line for line in lines("differences"))
    assert any("origine inconnue" in line for line in lines("timeline"))


def test_without_a_common_event_the_blanks_tell_what_is_earlier(dossier: Dossier):
    *_, last = summary(replace(dossier, events=()), "fr").splitlines()
    assert last.startswith("- a4\u00a0: publié avant les faits (2 mai 2022)")


def test_a_sentence_of_the_brief_stands_over_its_words():
    found = lines("brief")
    at = (
        found.index("- La durée diffère\u00a0: trois heures ou quatre.")
        if "- La durée diffère\u00a0: trois heures ou quatre." in found
        else None
    )
    at = at if at is not None else found.index("- La durée diffère : trois heures ou quatre.")
    assert found[at + 1 : at + 4] == [
        "  - a1 «\u202fpendant trois heures\u202f»",
        "  - a2 «\u202fpendant quatre heures\u202f»",
        "  - a3 «\u202fpendant trois heures\u202f»",
    ]


def test_one_utterance_is_one_entry_with_every_wording():
    found = lines("statements")
    at = next(n for n, line in enumerate(found) if line.startswith("- a1 « Nous ne céderons"))
    assert found[at + 1].startswith("  - a3 « Nous ne céderons") and found[at + 2].startswith("  - a2 Irène Kalvo a affirmé que son pays")
    assert found[at].endswith("a déclaré la ministre valdorienne Irène Kalvo [direct, refuse, conférence de presse]")


def test_marks_stand_only_around_quoted_words():
    assert not any(re.search("«.que son pays", line) for line in lines("statements"))


def test_a_party_is_one_however_it_is_written(dossier: Dossier):
    written = ("VD", "Valdorie", "x1", "VD", "OS", "Valdorie")
    attributions = tuple(replace(a, party=party) for a, party in zip(dossier.attributions, written, strict=True))
    parties = [
        line for line in section("statements", replace(dossier, attributions=attributions), (), "fr").splitlines() if line[:3] == "###"
    ]
    assert parties == ["### Valdorie (3 déclarations)", "### Ostrane (1 déclaration)"]


def test_a_person_is_no_party():
    assert "### Autres voix (1 déclaration)" in lines("statements")
    assert not any(line.startswith("| Olaf") for line in lines("differences"))


def test_a_cue_says_nothing_twice(dossier: Dossier):
    first = dossier.attributions[0]
    inner = replace(first, source=(story.on("a1", "déclaré"),), cue=(story.on("a1", "a déclaré"),))
    assert "chenal », a déclaré [direct" in section("statements", replace(dossier, attributions=(inner,)), story.readings(), "fr")


def test_silence_is_told_from_other_blanks():
    assert "  - absent de\u00a0: a1 (silence)\u202f; a3 (extrait)\u202f; a4 (antérieur)\u202f; a5 (non lu)" in lines("differences")


def test_contradiction_comes_before_agreement():
    found = lines("differences")
    heads = [line for line in found if line.startswith("### ")]
    assert heads[:4] == [
        "### Se contredisent (1)",
        "### Ne diffèrent que par les mots (1)",
        "### Concordent (1)",
        "### Un seul récit le dit (1)",
    ]


def test_proposals_and_judgements_are_told(dossier: Dossier, readings: tuple[Reading, ...]):
    proposal = Proposal(("x3", "x4"), "Réunir deux noms", ("même fonction",))
    words = Words("0" * 64, 0, 4, "Kalvo")
    subjects = (Subject("Kalvo", (words,)), Subject("Darvin", (words,)))
    judgement = Judgement("j1", ("x3", "x4"), Verdict.DIFFERENT, "A. Lecteur", "2022-05-06", "deux durées", None, subjects)
    more = replace(dossier, proposals=(proposal,), judgements=(judgement,))
    found = section("problems", more, readings, "fr").splitlines()
    assert "- Réunir deux noms [proposition, x3, x4]" in found
    assert "- Kalvo / Darvin\u00a0: deux acteurs [jugement j1, A. Lecteur, 2022-05-06]" in found
    page = export("html", more, readings, "fr")
    assert "Réunir deux noms" in page and "deux durées" in page


def test_a_copy_that_changes_the_speaker_is_not_hidden(dossier: Dossier, readings: tuple[Reading, ...]):
    said = dossier.points[1]
    copied = replace(
        said,
        tellings=(said.tellings[0], said.tellings[2]),
        relation=Relation.SINGLE,
        differ_in=(Difference.SPEAKER,),
        blanks={},
        accounts=1,
        why=("L’auteur diffère.",),
    )
    more = replace(dossier, points=(copied,))
    assert "  - L’auteur diffère." in section("differences", more, readings, "fr").splitlines()
    page = export("html", more, readings, "fr")
    assert "Seul le récit r1 le dit" in page and "L’auteur diffère." in page


def test_an_interval_is_said_as_one():
    assert any(line.startswith("- entre le 9 et le 15 mai 2022\u00a0: Nouvelle séance [prévu") for line in lines("timeline"))


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", SECTIONS)
def test_every_view_speaks_both_languages(name: str, language: str):
    assert len(lines(name, language)) > 3 and all(s.strip() == s.strip("\n") or s for s in lines(name, language))


@pytest.mark.parametrize("name", SECTIONS)
def test_an_empty_view_says_so(name: str):
    empty = Dossier("0", "fr")
    assert section(name, empty, (), "fr") == "Rien à montrer ici.\n"


def test_an_unknown_view_is_refused_with_a_remedy(dossier: Dossier):
    with pytest.raises(UsageMistake, match="weather") as mistake:
        section("weather", dossier, (), "fr")
    assert "brief" in mistake.value.remedy
    with pytest.raises(UsageMistake):
        export("wordstar", dossier, (), "fr")


def test_words_of_a_page_are_not_markup(dossier: Dossier, readings: tuple[Reading, ...]):
    item = BriefItem("S", "# titre *gras* <script> [ici](http://x) \x1b[31mrouge\n- liste", dossier.brief[0].cites)
    text = section("brief", replace(dossier, brief=(item,)), readings, "fr")
    assert "- \\# titre \\*gras\\* \\<script> [ici\\](http://x) \ufffd[31mrouge - liste" in text


def test_plain_keeps_ordinary_words():
    words = "L’OTAN (30 pays) a dit\u00a0: « non » — 100\u202f000 soldats, 50 %."
    assert plain(words) == words


def test_who_is_who_says_names_offices_and_reasons(dossier: Dossier):
    someone = next(a for a in dossier.actors if a.kind is Kind.PERSON)
    held = Role("ministre de la Pêche", someone.mentions[0].span, earliest="2022-05-04", latest="2022-05-04")
    told = replace(someone, roles=(held, held), why=("deux graphies d’un même nom",))
    changed = replace(dossier, actors=tuple(told if a.id == someone.id else a for a in dossier.actors))
    found = section("actors", changed, story.readings(), "fr").splitlines()
    at = next(n for n, line in enumerate(found) if line.startswith(f"- {someone.id} "))
    assert "ministre de la Pêche (4 mai 2022)" in found[at]
    assert found[at].count("ministre de la Pêche") == 1
    assert any("deux graphies" in line for line in found[at : at + 3])
    assert sum(line.startswith("- ") for line in found) == len(dossier.actors)


def test_an_article_without_a_printed_date_says_how_it_was_dated(dossier: Dossier):
    first = dossier.articles[0]
    across = replace(first.published, basis=Basis.ACROSS, why=("« hier » et « lundi » parlent de la même chose",))
    changed = replace(dossier, articles=(replace(first, published=across), *dossier.articles[1:]))
    assert "  - « hier » et « lundi » parlent de la même chose" in section("accounts", changed, story.readings(), "fr").splitlines()
