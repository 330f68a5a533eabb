"""Which tellings are of one ceremony, and which words tell none in particular."""
# ruff: noqa: ANN001 - fixtures and made records need no types here

from recoupe.events.rows import one_deed


def test_a_stage_in_another_town_is_another_one(grouped):
    found = grouped("Le parcours de la flamme à Tarsis a plu. Le parcours de la flamme à Corvane a déplu.")
    assert len(found) == 2


def test_other_ceremonies_of_a_day_are_others(grouped):
    found = grouped("La cérémonie d'ouverture de mardi 4 mars a plu. L'inauguration mardi 4 mars d'un musée a déplu.")
    assert len(found) == 2


def test_the_ceremony_is_the_one_of_which_its_article_told(grouped):
    found = grouped(
        "La cérémonie d'ouverture des Jeux a eu lieu mardi 4 mars. La cérémonie a plu.",
        "La cérémonie des Jeux de Tarsis a eu lieu en février. La cérémonie a plu.",
    )
    held = [words for words in found if "La cérémonie" in words]
    assert [len(words) for words in held] == [2, 2]


def test_any_ceremony_is_none(grouped):
    assert grouped("L'artiste manque à toute cérémonie d'ouverture.") == []
    assert grouped("Il faut refuser toute assistance militaire à l'Ostrane.") != []


def test_verbs_and_nouns_of_one_deed():
    assert one_deed("retrouver") == one_deed("récupérer") == "découverte"
    assert one_deed("pont") == "pont"


def test_who_stands_for_whom_it_was_done_to(seen):
    (arrest,) = [t for t in seen("Paul Darvin a été arrêté mardi 4 mars par Mme Irène Kalvo.") if t.kind.name == "arrest"]
    assert (arrest.doer, arrest.done_to) == ("p1", "p6")
    (arrest,) = [t for t in seen("Paul Darvin a arrêté mardi 4 mars quarante marins.") if t.kind.name in ("arrest", "act")]
    assert arrest.doer == "p6"
    found = [t for t in seen("Paul Darvin, qui a été extradé mardi 4 mars, se tait.") if t.by_verb]
    assert found[0].done_to == "p6"
