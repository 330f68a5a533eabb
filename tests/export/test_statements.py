"""Who said what, as it is shown: under whose name and office."""


from dataclasses import replace

import pytest

from recoupe.export.views.lookup import Lookup
from recoupe.export.views.statements import statements
from recoupe.export.words import Words
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
