"""A date belongs to the nearest head: what a participle or a relative clause dates does not date the verb outside."""
# ruff: noqa: ANN001 - fixtures need no types here

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from recoupe.events.clauses import sentence
from recoupe.events.heads import held_apart
from tests.events.conftest import article


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


def apart(words: str, day: str, word: str, *, said: bool = False) -> bool:
    """Whether a date is none of an event told (said) by one word of a sentence."""
    s = sentence(article(1, words, None), (0, len(words)))
    at, head = s.low.index(day), s.low.index(word)
    x: Any = SimpleNamespace(sentence=s, verb=None, said=said or None, head=head, first=head, end=head + 1)
    return held_apart(x, (at, at + 1))


def test_behind_a_second_verb_the_relative_clause_is_over():
    assert not apart("L'enquête sur la fraude dont la banque est victime s'est ouverte lundi", "lundi", "enquête")
    assert apart("L'enquête sur la fraude dont la banque a parlé lundi", "lundi", "enquête")


def test_who_is_asked_on_a_day_speaks_on_it():
    assert not apart("Paul Darvin, interrogé lundi, a nié", "lundi", "nié", said=True)
    assert apart("Paul Darvin, blessé lundi, a nié", "lundi", "nié", said=True)


def test_the_day_on_which_a_text_appeared_is_not_that_of_what_befalls_it(seen):
    told = dates(seen, "Paul Darvin a demandé le retrait du décret publié lundi 3 mars.")
    assert told["withdrawal"] is None
