"""A date belongs to the nearest head: what a participle or a relative clause dates does not date the verb outside."""
# ruff: noqa: ANN001 - fixtures need no types here

from __future__ import annotations


def dates(seen, words) -> dict[str, str | None]:
    return {t.kind.family: t.date.value if t.date else None for t in seen(words)}


def test_a_date_of_a_participle_stays_out_of_the_verb_behind(seen):
    assert dates(seen, "La soeur du garçon confié lundi 3 mars à la mairie a été remise en liberté.")["release"] is None
    told = dates(seen, "La soeur du garçon trouvé seul lundi 3 mars a été remise en liberté mardi 4 mars.")
    assert told["release"] == "2031-03-04"


def test_a_date_of_a_participle_stays_out_of_the_noun_that_it_does_not_describe(seen):
    told = dates(seen, "La garde à vue de la soeur de Paul, l'enfant de deux ans trouvé lundi 3 mars dans un port, a été levée.")
    assert told["arrest"] is None


def test_a_date_of_a_relative_clause_stays_out_of_the_verb_behind(seen):
    assert dates(seen, "La femme qui avait dormi lundi 3 mars à Tarsis a été libérée.")["release"] is None


def test_a_date_of_a_relative_clause_stays_out_of_a_noun_that_it_does_not_describe(seen):
    told = dates(seen, "Un retour du garçon chez le voisin auquel il a été confié lundi 3 mars semble éventuel.")
    assert told["arrival"] is None


def test_a_date_does_not_go_on_into_a_relative_clause(seen):
    told = dates(seen, "M. Oster a dormi lundi 3 mars chez les voisins qui ont libéré Paul Darvin.")
    assert told["release"] is None
    told = dates(seen, "C'est lundi 3 mars que les navires qui devaient partir ont rencontré M. Oster.")
    assert told["talks"] == "2031-03-03"


def test_a_date_of_the_inner_noun_does_not_date_what_recalls_it(seen):
    told = dates(seen, "La cérémonie du souvenir de la libération des marins le 20 mars a surpris.")
    assert told["release"] == "2031-03-20"
    assert told["ceremony"] is None
