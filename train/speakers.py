"""Invented speakers for the frames: persons, officials, bodies and groups that no treebank names."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from functools import cache


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a phrase; `head` is a place in the phrase (in a finished sentence: in the sentence), negative for the head of a phrase."""

    form: str
    lemma: str
    pos: str
    morph: str
    head: int
    dep: str


Phrase = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """A noun phrase that can speak, and what its verb agrees with."""

    words: Phrase
    plural: bool = False
    person: int = 3
    pronoun: bool = False


FIRST = """
Marc Hélène Karim Sylvie Thomas Aïcha Paul Nadia Julien Claire Ousmane Ingrid Viktor Elena Mehdi Laure Antoine Salima Igor Marta
Jean-Luc Anne-Sophie Boris Farida David Lucie Samir Olga Pierre Fatou Hugo Leïla Bernard Mariam Sergueï Chantal Adama Monique Rachid
Brigitte
"""
STARTS = "Bar Del Mor Kal Ver Tro Lan Sor Mel Gar Vas Dra Fon Ben Roc Mar Tal Cor Bel Nor Haj Oss Pel Zan Kov Lem Riv Sab Tur Wel"
ENDS = "met orme eau ier ard ovic anne ot adi escu mann igny ouche alet ini enko aye ert imov ane ellier oudi ac ette ois oulos"
PLACES = "Valdorie Ostrane Miravel Kestovie Belmare Sorgues-le-Haut Tarvin Nordalie Port-Aurel Velnac"
TITLES = """
président Masc; présidente Fem; ministre Masc; maire Masc; directeur Masc; directrice Fem; porte-parole Masc; secrétaire Masc
préfet Masc; procureur Masc; député Masc; sénatrice Fem; avocat Masc; chef Masc; responsable Masc; candidate Fem; professeur Masc
commissaire Masc
"""
OF = """
du gouvernement Masc Sing; du parti Masc Sing; des Transports Masc Plur; des Finances Fem Plur; du syndicat Masc Sing
du groupe Masc Sing; de Valdorie _ Sing; d' Ostrane _ Sing; du conseil Masc Sing; de Kestovie _ Sing; du club Masc Sing
des écologistes Masc Plur
"""
BODIES = """
préfecture Fem; ministère Masc; police Fem; parquet Masc; gouvernement Masc; syndicat Masc; association Fem; direction Fem
entreprise Fem; opposition Fem; mairie Fem; présidence Fem; armée Fem; institut Masc; commission Fem; journal Masc; rapport Masc
communiqué Masc
"""
GROUPS = """
autorités autorité Fem; syndicats syndicat Masc; experts expert Masc; pompiers pompier Masc; habitants habitant Masc
médecins médecin Masc; opposants opposant Masc; enquêteurs enquêteur Masc; témoins témoin Masc; associations association Fem
rebelles rebelle Masc; chercheurs chercheur Masc
"""
ADJECTIVES = """
valdorien valdorienne valdoriens valdoriennes; américain américaine américains américaines; russe russe russes russes
local locale locaux locales; français française français françaises; général générale généraux générales
ostranais ostranaise ostranais ostranaises; adjoint adjointe adjoints adjointes; ancien ancienne anciens anciennes
"""
"""Masculine, feminine, and their plurals; the first is the lemma."""
SOURCES = """
source Fem; responsable Masc; témoin Masc; diplomate Masc; proche Masc; porte-parole Masc; expert Masc; journaliste Fem
"""
NUMBERS = "deux trois quatre cinq dix douze"
PRONOUNS = (("il", "Masc", "Sing"), ("il", "Masc", "Sing"), ("elle", "Fem", "Sing"), ("ils", "Masc", "Plur"), ("elles", "Fem", "Plur"))
VOWELS = "aeiouyéèêîôœ"


@cache
def rows(text: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table above: words, rows parted by lines or semicolons."""
    return tuple(tuple(row.split()) for line in text.strip().splitlines() for row in line.split(";"))


def surname(draw: random.Random) -> str:
    """A surname of two syllables drawn at random."""
    return draw.choice(STARTS.split()) + draw.choice(ENDS.split())


def person(draw: random.Random) -> Phrase:
    """First name and surname, surname alone, "M." and surname, an acronym or a made-up body's name."""
    kind = draw.random()
    if kind < 0.55:
        return (
            Word(draw.choice(FIRST.split()), "", "PROPN", "", -1, "nsubj"),
            Word(surname(draw), "", "PROPN", "", 0, "flat:name"),
        )
    if kind < 0.85:
        title, gender = draw.choice((("M.", "Masc"), ("M.", "Masc"), ("Mme", "Fem")))
        lemma = "monsieur" if title == "M." else "madame"
        return (Word(title, lemma, "NOUN", f"Gender={gender}|Number=Sing", -1, "nsubj"), Word(surname(draw), "", "PROPN", "", 0, "nmod"))
    return (Word(surname(draw), "", "PROPN", "", -1, "nsubj"),)


def definite(noun: str, gender: str) -> Word:
    """The article of a noun in the singular, on the noun after it."""
    if noun[0] in VOWELS:
        return Word("l'", "le", "DET", "Definite=Def|Number=Sing|PronType=Art", 1, "det")
    form = "la" if gender == "Fem" else "le"
    return Word(form, "le", "DET", f"Definite=Def|Gender={gender}|Number=Sing|PronType=Art", 1, "det")


def adjective(draw: random.Random, gender: str, number: str, head: int) -> Word:
    """An adjective after a noun."""
    forms = draw.choice(rows(ADJECTIVES)[:-1])
    form = forms[(2 if number == "Plur" else 0) + (gender == "Fem")]
    return Word(form, forms[0], "ADJ", f"Gender={gender}|Number={number}", head, "amod")


def of_what(draw: random.Random, head: int, at: int) -> Phrase:
    """A complement ("du gouvernement") of a noun at `head`, to stand at `at`."""
    form, noun, gender, number = draw.choice(rows(OF))
    proper = gender == "_"
    article = {"du": "Definite=Def|Gender=Masc|Number=Sing|PronType=Art", "des": "Definite=Def|Number=Plur|PronType=Art"}.get(form, "")
    morph = "" if proper else f"Gender={gender}|Number={number}"
    return (
        Word(form, "de", "ADP", article, at + 1, "case"),
        Word(noun, noun if proper or noun[0].isupper() else noun.rstrip("s"), "PROPN" if proper else "NOUN", morph, head, "nmod"),
    )


def official(draw: random.Random, *, named: bool) -> Phrase:
    """An office, perhaps of something, perhaps with a name after it (with or without commas)."""
    title, gender = draw.choice(rows(TITLES))
    words = [definite(title, gender), Word(title, title, "NOUN", f"Gender={gender}|Number=Sing", -1, "nsubj")]
    if draw.random() < 0.25:
        words.append(adjective(draw, gender, "Sing", 1))
    if draw.random() < 0.6:
        words += of_what(draw, 1, len(words))
    if named:
        commas = draw.random() < 0.5 and len(words) > 2
        name = person(draw)
        if len(name) != 2 or name[0].pos == "NOUN":
            name = (Word(draw.choice(FIRST.split()), "", "PROPN", "", -1, ""), Word(surname(draw), "", "PROPN", "", 0, "flat:name"))
        at = len(words) + int(commas)
        if commas:
            words.append(Word(",", ",", "PUNCT", "", at, "punct"))
        words += [replace(name[0], head=1, dep="appos"), replace(name[1], head=at)]
        if commas:
            words.append(Word(",", ",", "PUNCT", "", at, "punct"))
    return tuple(words)


def described(draw: random.Random) -> Phrase:
    """A person with an office after the name ("Karim Delorme, le maire d'Ostrane,")."""
    title, gender = draw.choice(rows(TITLES))
    words = [Word(draw.choice(FIRST.split()), "", "PROPN", "", -1, "nsubj"), Word(surname(draw), "", "PROPN", "", 0, "flat:name")]
    article = draw.random() < 0.3
    top = 4 if article else 3
    words.append(Word(",", ",", "PUNCT", "", top, "punct"))
    if article:
        words.append(replace(definite(title, gender), head=top))
    words.append(Word(title, title, "NOUN", f"Gender={gender}|Number=Sing", 0, "appos"))
    words += of_what(draw, top, len(words))
    words.append(Word(",", ",", "PUNCT", "", top, "punct"))
    return tuple(words)


def body(draw: random.Random) -> Phrase:
    """A body ("la préfecture", "l'association Terre-Vive", "le gouvernement d'Ostrane")."""
    noun, gender = draw.choice(rows(BODIES))
    words = [definite(noun, gender), Word(noun, noun, "NOUN", f"Gender={gender}|Number=Sing", -1, "nsubj")]
    if draw.random() < 0.2:
        words.append(adjective(draw, gender, "Sing", 1))
    if draw.random() < 0.3:
        place = draw.choice(PLACES.split())
        form = "d'" if place[0].lower() in VOWELS else "de"
        words += [Word(form, "de", "ADP", "", len(words) + 1, "case"), Word(place, place, "PROPN", "", 1, "nmod")]
    return tuple(words)


def group(draw: random.Random) -> Phrase:
    """Several people ("les autorités locales", "plusieurs témoins", "trois syndicats")."""
    form, lemma, gender = draw.choice(rows(GROUPS))
    determiner, lemma_of, morph = draw.choice(
        (
            ("les", "le", "Definite=Def|Number=Plur|PronType=Art"),
            ("les", "le", "Definite=Def|Number=Plur|PronType=Art"),
            ("des", "un", "Definite=Ind|Number=Plur|PronType=Art"),
            ("plusieurs", "plusieurs", "Number=Plur"),
        )
    )
    words = [Word(determiner, lemma_of, "DET", morph, 1, "det")]
    if draw.random() < 0.25:
        number = draw.choice(NUMBERS.split())
        counted = Word(number, number, "NUM", "", 1, "nummod")
        words = [replace(words[0], head=2), replace(counted, head=2)] if determiner == "les" else [counted]
    at = len(words)
    words.append(Word(form, lemma, "NOUN", f"Gender={gender}|Number=Plur", -1, "nsubj"))
    if draw.random() < 0.3:
        words.append(adjective(draw, gender, "Plur", at))
    return tuple(words)


def unnamed(draw: random.Random) -> Phrase:
    """Somebody unnamed ("une source proche du dossier", "un responsable américain", "un porte-parole du ministère")."""
    noun, gender = draw.choice(rows(SOURCES))
    fem = gender == "Fem"
    article = f"Definite=Ind|Gender={gender}|Number=Sing|PronType=Art"
    words = [
        Word("une" if fem else "un", "un", "DET", article, 1, "det"),
        Word(noun, noun, "NOUN", f"Gender={gender}|Number=Sing", -1, "nsubj"),
    ]
    kind = draw.random()
    if kind < 0.3 and noun == "source":
        words += [
            Word("proche", "proche", "ADJ", f"Gender={gender}|Number=Sing", 1, "amod"),
            Word("du", "de", "ADP", "Definite=Def|Gender=Masc|Number=Sing|PronType=Art", 4, "case"),
            Word("dossier", "dossier", "NOUN", "Gender=Masc|Number=Sing", 2, "obl"),
        ]
    elif kind < 0.6:
        words.append(adjective(draw, gender, "Sing", 1))
    elif kind < 0.8:
        words += of_what(draw, 1, len(words))
    return tuple(words)


def speaker(draw: random.Random, *, pronoun: bool | None = None, full: bool = False) -> Speaker:
    """A speaker drawn at random; `pronoun` says whether it is one (None: now and then), `full` that it needs no context."""
    if pronoun or (pronoun is None and draw.random() < 0.15):
        form, gender, number = draw.choice(PRONOUNS)
        morph = f"Gender={gender}|Number={number}|Person=3|PronType=Prs"
        return Speaker((Word(form, "il", "PRON", morph, -1, "nsubj"),), number == "Plur", pronoun=True)
    kind = draw.random()
    if kind < 0.3:
        words = person(draw)
    elif kind < 0.5:
        words = official(draw, named=False)
    elif kind < 0.65:
        words = official(draw, named=True)
    elif kind < 0.72 and not full:
        words = described(draw)
    elif kind < 0.84:
        words = body(draw)
    elif kind < 0.9:
        words = unnamed(draw)
    else:
        return Speaker(_proper(group(draw)), plural=True)
    return Speaker(_proper(words))


def _proper(words: Phrase) -> Phrase:
    """Proper nouns get their form as lemma."""
    return tuple(replace(word, lemma=word.form) if not word.lemma else word for word in words)
