"""Who said what, as it is shown: under whose name and office."""

from dataclasses import replace

import pytest

from recoupe.export.views.lookup import Lookup
from recoupe.export.views.statements import statements
from recoupe.export.words import Words
from recoupe.model import Absent, Derivation, DerivationKind, Publisher
from tests.export import story


@pytest.mark.parametrize(
    ("titles", "wanted"),
    [(("présidente", "responsable"), "présidente"), (("responsable",), "responsable"), (("Irène Kalvo",), ""), ((), "")],
)
def test_a_word_for_anybody_is_an_office_only_where_nothing_better_is_known(titles: tuple[str, ...], wanted: str):
    dossier = story.dossier()
    kalvo = next(actor for actor in dossier.actors if actor.name == "Irène Kalvo")
    (held,) = kalvo.roles
    told = replace(kalvo, roles=tuple(replace(held, title=title) for title in titles))
    whole = replace(dossier, actors=tuple(told if actor.id == kalvo.id else actor for actor in dossier.actors))
    parties = statements(Lookup(whole, Words("fr"), story.readings()))
    assert {speaker.role for party in parties for speaker in party.speakers if speaker.name == "Irène Kalvo"} == {wanted}


def test_an_article_that_comes_from_its_own_publisher_is_no_news():
    dossier = story.dossier()
    article = dossier.articles[0]
    words = next(said.content[0] for said in dossier.attributions if said.article == article.id)
    article = replace(article, publisher=Publisher("Le Courrier", (words,)))
    own, other = (
        Derivation(Absent(name), article.id, DerivationKind.COPY, None, (), ((words,),)) for name in ("lecourrier.example", "La Gazette")
    )
    told = replace(dossier, articles=(article, *dossier.articles[1:]), lineage=replace(dossier.lineage, derivations=(own, other)))
    assert Lookup(told, Words("fr"), story.readings()).derivations == (other,)
