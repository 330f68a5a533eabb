"""Words of the pages as a brief can quote them: trimmed, with their inner marks in order, and whole."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from recoupe.lang import fold, table
from recoupe.lang.conjugation import conjugate

LEAD = re.compile(
    r"(?:(?:le fait )?(?:que\s|qu['’])|(?:de\s|d['’]|à\s)"
    r"(?=(?:(?:ne|pas|se|lui|leur|le|la|les|y|en|nous|vous|plus)\s|[snl]['’])*\w{2,}(?:er|ir|re)\b)"
    r"|d['’](?=une?\s(?!autre\s|certain|côté|coup|ton\b|bout\b))|[\s,;:.…–—-]|et,?\s|mais,?\s)+",
    re.IGNORECASE,
)
"""What joins reported words to the sentence they stand in: "que", "de" before an infinitive or a thing ("la demande d'un arrêt"), marks."""
MARKS = '«»“”„"'
SPACES = " \u00a0\u202f"
CUT = "[…]"
HALF_DENIED = re.compile(r"\b(?:aucune?|pas|jamais|rien)\b", re.IGNORECASE)
DENIED = re.compile(
    r"\b(?:ne|n['’]|sans|ni|pourquoi)(?:\s|(?<=['’]))|^(?:aucun|pas |rien )|(?:[,;]|\bmais|\bet|\bnon) (?:mais |et )?(?:pas|non) ",
    re.IGNORECASE,
)
"""Words that need their "ne": a content that begins after it says the opposite ("n'a souhaité" | "apporter aucun commentaire")."""
DEPENDENT = re.compile(
    r"(?:\w{3,}ant(?=\squ[e'’])|de la|de l['’]|de ce|du|d['’](?!autres)\w*|au|aux|par|\w+(?<!ann)(?<!journ)(?<!arm)ées?|\w{4,}és?)"
    r"(?:\s|(?<=['’]))",
    re.IGNORECASE,
)
"""A beginning that needs a verb before it: "de la violence", "persuadée que"."""
FINITE = re.compile(r"(?:era|eront|ait|aient|issent|[aeiou]irent|èrent)$")
"""Endings of verbs that few nouns have."""
SECOND = re.compile(r"\set\s(?:\w+ment\s)?\w+(?:ait|aient)\b.*")
"""A second verb of a sentence of which the first is not told: "... et privilégiait"."""
JUDGED = re.compile(r"[«“\"][\s\u00a0]?\w+[\s\u00a0]?[»”\"]\s")
"""A single word between marks at the beginning: "« satisfaite » après ...": who or what it is said of stood before."""
LATE = re.compile(
    r"(?:dans|en|a|au|avec|pour|sur|depuis|apres|avant|malgre|sans|lors) [^,]*, (?:ils|elles?|il (?!est|y|faut|s'agit|n'|convient|reste))\b"
)
"""A pronoun as the subject behind an opening: whom it means stood before."""
MEASURE = re.compile(r"\bd['’]une? (\w+)$")
DENIED_INFINITIVE = re.compile(r"\bne\s(?:pas|plus|rien|jamais)\s|\bse\s(?=\w+(?:er|ir|re)\b)")
"""What stands before an infinitive and makes no clause."""
QUESTION = re.compile(r"(?:comment|pourquoi|combien|quel(?:le)?s?|est-ce)\b", re.IGNORECASE)
SAYS = re.compile(r",\s(?:a\s|ont\s)?(\w+)\s(?:\w+\s\w+\s)?(?:les?|la|l['’]|une?|M\.|Mme|[A-ZÀ-Ý])")
"""A verb and its subject behind a comma."""
ADDED = re.compile(r"\s(?:puisque?|puisqu['’]|parce\squ|car\s|lorsqu|quand\s|alors\squ|tandis\squ).*", re.DOTALL)
"""A clause that gives a reason or a time: its verb makes no clause of the words before it."""
MANY_DO = re.compile(r"\b(?:les|des|ces|ses|leurs)\s\w+[sx]\s(?:(?:en|y|se|ne)\s|[sn]['’])?(?!\w+ment\b)\w+ent\b", re.IGNORECASE)
"""Several things and their verb: "les ports ouvrent"."""
RELATIVE = re.compile(r",?\s(?:qui|dont|où|(?:\w+\s)?(?:aux|des|les)?quel(?:le)?s?)\s[^,;]*")
"""A relative clause: its verb makes no clause of the words around it."""


BACK = re.compile(
    r"c'est (?:\w+ )?(?:pourquoi|ainsi|cela|dire|pour (?:cela|ca))\b"
    r"|(?:le|la|les) (?:premiere?|deuxieme|troisieme|seconde?|derniere?)s? (?:est|sont|c'est)\b"
)
"""Beginnings that mean what was said before, folded: "c'est pourquoi", "la deuxième est"."""
LOST = "\ufffd"
"""A character that the page lost."""


def trimmed(text: str) -> str:
    """Words without the joining word in front, the marks around and loose white space."""
    plain = " ".join(text.split())
    before = None
    while plain != before:
        before = plain
        plain = plain.strip(" \u00a0\u202f,;:–—-")
        if lead := LEAD.match(plain):
            plain = plain[lead.end() :]
        around = plain[:1] + plain[-1:]
        if any(c in MARKS for c in around) and not any(c in MARKS for c in plain[1:-1]):
            plain = plain.strip(MARKS)
    return plain


def shortened(words: str, most: int) -> str:
    """Words cut between two words, and marked as cut, when they are longer."""
    if len(words) <= most:
        return words
    kept = words[:most].rsplit(" ", 1)[0].rstrip(" \u00a0,;:.«“(")
    return f"{kept} {CUT}"


def trails(words: str) -> bool:
    """Whether words are a noun phrase that ends in a relative clause after a comma: the sentence went on behind it."""
    return any(found.group().startswith(",") and found.end() >= len(words.rstrip(" .")) for found in RELATIVE.finditer(words))


def main_words(words: str) -> int:
    """How many words there are outside of relative clauses."""
    return len(RELATIVE.sub(" ", words).split())


def stands_alone(words: str) -> bool:
    """Whether words can be understood by themselves: they hang on nothing before ("qui", "il", "cette") and break off nowhere."""
    folded = fold(words)
    found = re.match(r"[\w'-]+", folded)
    first = found.group() if found else ""
    if {first, first.split("'")[0]} & _words("hanging") and not folded.startswith(_whole()):
        return False
    if begins_with_verb(folded) or _has_pronoun(words) or JUDGED.match(words):
        return False
    if words.count("(") != words.count(")") or DEPENDENT.match(words) or (HALF_DENIED.search(words) and not DENIED.search(words)):
        return False
    if LOST in words or BACK.match(folded) or LATE.match(folded):
        return False
    last = re.search(r"[\w'-]+(?=[^\w]*$)", folded)
    framed = any(mark in words for mark in table("fr/quotable")["framed"])
    return "(…)" not in words and not framed and not (last and last.group() in _words("open_ends"))


def asks(words: str) -> bool:
    """Whether words are a question: nothing is said by it that could be checked."""
    return "?" in words or bool(QUESTION.match(words))


def names_its_speaker(words: str) -> bool:
    """Whether the article speaks in the middle of words: "..., remarque l'auteur"."""
    return any(found[1].lower() in _saying() for found in SAYS.finditer(words))


@cache
def _saying() -> frozenset[str]:
    """The forms of verbs that stand after a quotation: "remarque", "a remarqué"."""
    verbs = [name for name, frames in table("fr/cues")["verbs"].items() if " " not in name and "quote" in str(frames).split()]
    return frozenset(form for verb in verbs for form, tense in conjugate(verb) if tense in ("present", "participle"))


def is_clause(phrase: str) -> bool:
    """Whether a phrase has a verb of its own, by its auxiliaries and pronouns or a finite ending (coarse, and on the safe side)."""
    plain = SECOND.sub("", RELATIVE.sub(" ", DENIED_INFINITIVE.sub(" ", ADDED.sub("", phrase)))).lower().replace("’", "'")
    words = [word.strip(MARKS + ".,;:()") for word in plain.split()]
    if MANY_DO.search(plain):
        return True
    if words and words[0].startswith(("j'ai", "je", "nous", "c'est", "on", "il", "elle")):
        return True
    nouns = _words("nouns_in_ait")
    return not _words("clause").isdisjoint(words[1:]) or any(word not in nouns and FINITE.search(word) for word in words[1:])


def has_verb(phrase: str) -> bool:
    """Whether a phrase has a verb of its own: as `is_clause`, or a known verb in the present or past with no article before it."""
    plain = RELATIVE.sub(" ", ADDED.sub("", phrase)).lower().replace("’", "'")
    words = [word.strip(MARKS + ".,;:()") for word in plain.split()]
    finite, before_nouns = _finite(), _words("before_nouns")
    return any(word in finite and before not in before_nouns for before, word in pairwise(words)) or is_clause(phrase)


def is_verb(before: str, word: str) -> bool:
    """Whether a word is the form of a verb, by itself and the word before it (both in lower case): not "la | marche", but "de | porter"."""
    if word in _infinitives():
        return before not in _words("articles")
    if before in _words("auxiliaries"):
        return word in _participles()
    if before in _words("before_nouns") or word in _words("nouns_in_ait"):
        return False
    return word in _finite() or bool(FINITE.search(word))


@cache
def _finite() -> frozenset[str]:
    """The finite forms of the verbs that a language knows."""
    verbs = {name for name in table("fr/cues")["verbs"] if " " not in name} | set(table("fr/verbs")["verbs"].split())
    finite = ("present", "past", "future", "conditional", "imperfect")
    return frozenset(form for verb in verbs for form, tense in conjugate(verb) if tense in finite)


@cache
def _participles() -> frozenset[str]:
    """The past participles of the verbs that a language knows, in every gender and number."""
    verbs = {name for name in table("fr/cues")["verbs"] if " " not in name} | set(table("fr/verbs")["verbs"].split())
    masculine = {form for verb in verbs for form, tense in conjugate(verb) if tense == "participle"}
    return frozenset(form + ending for form in masculine for ending in ("", "e", "s", "es"))


def begins_with_verb(folded: str) -> bool:
    """Whether words begin with the verb of a clause whose subject is missing: "pourrait décider"."""
    first = folded.split(maxsplit=1)[0] if folded else ""
    return first in _words("bare_verbs") or bool(re.search(r"(?:rait|raient|eront)$", first))


def _has_pronoun(words: str) -> bool:
    """Whether words begin with a pronoun and its infinitive ("le défendre"): whom it means stood before."""
    found = re.match(r"(?:le|la|les|lui|leur|en|y)\s(\w+)|l['’](\w+)", words, re.IGNORECASE)
    return found is not None and (found[1] or found[2]).lower() in _infinitives()


@cache
def _infinitives() -> frozenset[str]:
    """The infinitives of the verbs that a language knows, but for those that are nouns too."""
    cues = {name for name in table("fr/cues")["verbs"] if " " not in name}
    return frozenset({*table("fr/verbs")["verbs"].split(), *cues} - _words("nouns_like_infinitives"))


def is_infinitive(words: str) -> bool:
    """Whether words begin with an infinitive: "rouvrir le chenal"."""
    return bool(re.match(r"(?:(?:ne pas|ne plus|se|lui|leur)\s|s['’])*\w{2,}(?:er|ir|re)\s", words))


def names_a_thing(words: str) -> bool:
    """Whether words begin with an article or a number."""
    return bool(re.match(r"(?:les?|la|une?|des|aucune?|toute?s?|tous)\s|l['’]|\d", words, re.IGNORECASE))


def points(phrase: str) -> bool:
    """Whether a phrase points elsewhere for its sense: "leur organisation"."""
    return any(word.lower() in _words("pointing") for word in phrase.split())


def is_cut(phrase: str) -> bool:
    """Whether a phrase ends in a participle or a measure that waits for more: "la cérémonie présidée", "un concert d’une durée"."""
    last = phrase.rsplit(maxsplit=1)[-1].lower()
    if (measure := MEASURE.search(phrase)) and measure[1].lower() in _words("measures"):
        return True
    ends = re.search(r"ées?$", last) and last not in _words("nouns_in_ee")
    return bool(ends or last.rstrip("s") in _words("participles")) and len(phrase.split()) > 2


def counted(group: str) -> bool:
    """Whether the name of a group begins with a number or a word that takes no article."""
    first = fold(group.split(maxsplit=1)[0])
    return first[0].isdigit() or first.endswith("aine") or first in _words("counted")


def inner_marks(text: str, marks: str) -> str:
    """Quotation marks within quoted words as the two second-level marks; all of them go when they do not pair."""
    if sum(c in MARKS for c in text) % 2:
        return " ".join("".join(" " if c in MARKS else c for c in text).split())
    out, opened = "", False
    for n, c in enumerate(text):
        if c not in MARKS:
            out += "" if c in SPACES and out.endswith(marks[0]) else c
        elif opened:
            out = out.rstrip(SPACES) + marks[1] + (" " if text[n + 1 : n + 2].isalnum() else "")
            opened = False
        else:
            out += (" " if out[-1:].isalnum() else "") + marks[0]
            opened = True
    return out


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(str(table("fr/quotable")[name]).split())


@cache
def _whole() -> tuple[str, ...]:
    return tuple(table("fr/quotable")["whole"])
