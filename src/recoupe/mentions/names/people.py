"""Names by their shape: where they begin and end, and whether they are those of persons or of bodies."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recoupe.lang import world
from recoupe.lang.naming import small
from recoupe.mentions.names.draft import Draft
from recoupe.mentions.names.known import thing_at
from recoupe.mentions.names.lexicon import civilities, first_names, groups, is_first_name, persons
from recoupe.mentions.names.listed import named_things
from recoupe.mentions.names.words import REGNAL, Run, Word, is_in, tight
from recoupe.model import Form, Gender, Kind

NUMERAL = re.compile(r"[XVI]+(?:e|es|ème|èmes)|[A-Z]\d+[A-Z]?")
"""« XXIXe », "H45": a number, no name and no acronym."""
CAPITAL_PARTICLES = ("Le", "La", "De", "Du", "Des", "El", "Al", "Ben", "Van", "Von", "Di", "Da")
"""Particles that some write with a capital between names: "Bruno Le Gall", "Omar El Tahir"."""


@dataclass(frozen=True, slots=True)
class Capitals:
    """A sequence of capitalised words: civility and name, with what the shape shows."""

    start: int
    name: int
    end: int
    gender: Gender = Gender.UNKNOWN
    person: bool = False
    body: bool = False

    def __len__(self) -> int:
        return self.end - self.name


def capitals_at(run: Run, i: int) -> Capitals | None:
    """The longest name that starts at word i, civility included."""
    word = run[i]
    civil = civilities().get(word.text)
    if (
        civil is not None
        and i + 1 < len(run)
        and (run[i + 1].cap or _noble(run, i + 1))
        and (run[i + 1].tight or run[i + 1].gap.strip() == ".")
        and _is_civility(run, i)
    ):
        end = _stretch(run, i + 1 if run[i + 1].cap else i + 1 + _noble_length(run, i + 1), civil=True)
        if end > i + 1:
            return Capitals(i, i + 1, end, civil or _gender(run, i + 1), person=True)
    if not nameable(run, i):
        return None
    if (
        word.first
        and i + 1 < len(run)
        and run[i + 1].tight
        and word.key not in first_names()
        and word.key.endswith(("ant", "ons"))
        and run[i + 1].cap
    ):
        return None  # "Recevant Irène Kalvo, ..."
    if (
        word.text.isupper()
        and 1 < len(word.text) < 6
        and tight(run, i + 1)
        and run[i + 1].key in first_names()
        and not run[i + 1].text.isupper()
    ):
        return Capitals(i, i, i + 1)  # "sur BFM Karl Brusk"
    end = _stretch(run, i, civil=False)
    keys = [w.key for w in run[i:end]]
    known = is_first_name(keys[0])
    joined = any(key in small("joins") for key in keys[1:-1])
    body = _is_body(run, i, end, known=known)
    person = end - i > 1 and not body and (known or joined)
    return Capitals(i, i, end, _gender(run, i), person, body)


def _is_body(run: Run, i: int, end: int, *, known: bool) -> bool:
    """Whether the words of a name show a body: "Front", "& Fils", or a state called without a preposition ("Télécom Valdorie")."""
    if end - i < 2:
        return run[i].key in small("body-words") and (not run[i].first or is_in(run, i + 1, small("of")))  # "Banque. Grève suivie"
    if run[end - 1].key in small("kin-firms") or (not known and (run[end - 1].land or thing_at(run, end - 1))):
        return True
    noble = {k for k in range(i + 1, end) if (known and not run[k - 1].cap) or run[k].text in CAPITAL_PARTICLES}
    told = any(run[k].key in small("body-words") and k not in noble and (not known or k - 1 not in noble) for k in range(i, end))
    return told or (not known and run[i].key in groups())


def _noble(run: Run, at: int) -> bool:
    """Whether a particle stands between a civility and a name: "M. de Villeroy"."""
    return bool(_noble_length(run, at))


def _noble_length(run: Run, at: int) -> int:
    if run[at].key not in ("de", "d'", "du", "al", "el", "van", "von", "ben", "der", "den", "ter"):
        return 0
    if tight(run, at + 1) and run[at + 1].key in ("la", "l'", "der", "den", "ter") and not run[at + 1].cap:
        return 2 if tight(run, at + 2) and run[at + 2].cap else 0
    return 1 if tight(run, at + 1) and run[at + 1].cap else 0


def _is_civility(run: Run, i: int) -> bool:
    """« M » and "Me" are civilities only before a stop or a space and a capital; "Père", "Maître" only with a name after."""
    return run[i].text not in ("Don", "Père") or not run[i].first


def nameable(run: Run, i: int) -> bool:
    """Whether a word can begin an unknown name."""
    word = run[i]
    if not word.cap:
        return False
    if _elided(run, i) and word.key != "d'":
        return True
    if len(word.text) == 1 and tight(run, i + 1):
        if word.text == "À" or (word.text == "A" and word.first and run[i + 1].start == word.end + 1):
            return False  # "À Belgrove, ...": no initial
        small_before = i == 0 or word.first or not word.tight or run[i - 1].key in small("initial-after")
        return small_before and len(run[i + 1].text) > 1 and nameable(run, i + 1)
    if word.first and (word.text[0].isdigit() or word.key in small("numbers")):
        return False  # "Trois Sentinelles"
    if NUMERAL.fullmatch(word.text) or (word.text.isupper() and word.key in small("no-bodies")):
        return False  # "la XXIXe Olympiade", "des tests ADN"
    named = (
        (word.key in first_names() or word.key in small("banks"))
        and tight(run, i + 1)
        and run[i + 1].cap
        and run[i + 1].key not in small("ordinary")
    )
    if (word.key in small("ordinary") and not named) or len(word.text.rstrip("'’")) < 2 or word.text[-1] in "'’":
        return False
    if (word.key in small("objects") or word.key in small("things")) and word.key not in first_names() and _only_a_thing(run, i):
        return False
    if word.first and word.key.endswith("ment") and word.key not in first_names():
        return False  # "Autrement", "Finalement"
    if word.key in persons() and word.key not in first_names():
        return False
    if word.people or thing_at(run, i) or (word.text in civilities() and word.text != "Don"):
        return False
    return not _compound(word.key)


def _only_a_thing(run: Run, i: int) -> bool:
    """Whether the noun of a thing with a capital is that thing: "Tour de Valdorie", "Opération Sélane" at the head of a sentence."""
    follows = tight(run, i + 1) and run[i + 1].cap
    return follows if run[i].first and follows else not follows


def _compound(key: str) -> bool:
    """Whether a hyphen joins states or bodies: "OTAN-Russie", "Israël-Palestine"."""
    parts = key.split("-")
    return len(parts) > 1 and any((p,) in named_things().get(p, {}) or world.adjective_code(p) for p in parts)


def _stretch(run: Run, i: int, *, civil: bool) -> int:
    """Where the name ends: capitals, initials, and particles between them."""
    end = i + 1
    known = civil or is_first_name(run[i].key) or "-" in run[i].key
    while end < len(run):
        if family := _family(run, end):
            return end + family
        if not _follows(run, end):
            break
        if run[end].cap or (known and _capital_particle(run, end)):
            thing = None if known else thing_at(run, end)
            if thing:
                return thing[0] if end == i + 1 and thing[1].sort == "state" and not run[i].text.isupper() else end
            end += 1
            continue
        step = _particle(run, end, known)
        if step and end > i + 1 and run[end].key in ("de", "du", "des", "d'") and (step > 1 or run[end].key in ("du", "des")):
            break  # "Olivier Brandt de la Caisse d'épargne"
        if not step:
            break
        end += step
    return end


def _family(run: Run, at: int) -> int:
    """How many words make a name that of a firm here: "et Fils", "& Cie", "& Darvin"."""
    if run[at].gap.strip() == "&" and run[at].cap:
        return 1
    joined = run[at].tight and run[at].key == "et" and tight(run, at + 1)
    return 2 if joined and run[at + 1].cap and run[at + 1].key in small("kin-firms") else 0


def _elided(run: Run, at: int) -> bool:
    """Whether a capital with an apostrophe belongs to the name after it: "N'Doye", "O'Brien", "D'Alema"."""
    text = run[at].text
    return len(text) == 2 and text[0] in "NOMD" and text[1] in "'’" and at + 1 < len(run) and run[at + 1].cap and run[at + 1].gap == ""


def _follows(run: Run, at: int) -> bool:
    word = run[at]
    if not word.tight or word.first or _compound(word.key):
        return False
    if _elided(run, at):
        return True
    if _capital_particle(run, at) or (REGNAL.fullmatch(word.text) and run[at - 1].key in first_names()):
        return True
    if word.cap and word.text.isupper() and len(word.text) > 2 and not run[at - 1].text.isupper():
        return is_first_name(run[at - 1].key) and not thing_at(run, at)  # "Igor VASNIK", and not "Brusk RTP"
    return not word.cap or word.key not in small("ordinary")


def _capital_particle(run: Run, at: int) -> bool:
    """« Le » in "Bruno Le Maire", "El" in "Omar El Béchir": a particle with a capital between names."""
    return run[at].text in CAPITAL_PARTICLES and at + 1 < len(run) and run[at + 1].cap and run[at + 1].tight


def _particle(run: Run, at: int, known: bool) -> int:
    """How many words of particle stand here with a capital after them: "de la" in "Inès de la Fressange"."""
    word = run[at]
    step = 2 if word.key in ("de", "van", "von") and at + 1 < len(run) and run[at + 1].key in ("la", "l'", "der", "den") else 1
    if word.key not in small("particles") or at + step >= len(run) or not run[at + step].cap or not run[at + step].tight:
        return 0
    if word.key in small("joins"):
        return step
    noble = word.key in ("de", "d'", "du", "des", "y", "e", "da", "dos", "do") and not thing_at(run, at + step) and not run[at + step].land
    return step if noble and (known or _stands_alone(run, at - 1, at + step)) else 0


def _stands_alone(run: Run, first: int, last: int) -> bool:
    """Whether "Yvo de Boer" is a name on its own: no small word before it, a comma or a verb after it."""
    before = run[first - 1].key if first and run[first].tight else ""
    after = run[last + 1] if last + 1 < len(run) else None
    if before in small("determiners") | small("contracted") | small("of") or after is None:
        return False
    return after.comma or (after.tight and after.key in ("a", "est", "avait", "doit", "s'est"))


def _gender(run: Run, i: int) -> Gender:
    key = run[i].key
    return first_names().get(key, first_names().get(key.split("-")[0], Gender.UNKNOWN))


def person_of(run: Run, capitals: Capitals) -> Draft:
    """The mention of a person by a name, civility included."""
    words = run[capitals.name : capitals.end]
    draft = Draft(capitals.start, capitals.end, Kind.PERSON, Form.NAME, name=joined(words), head=surname(words))
    if (name := world.called(draft.name)) != draft.name:
        draft.name, draft.head = name, name.split()[-1]
    draft.gender = capitals.gender
    return draft


def joined(words: list[Word]) -> str:
    """The words of a name in one line, as they stand: an apostrophe keeps close, "&" parts."""
    out = words[0].text
    for word in words[1:]:
        out += ("" if word.gap == "" else " & " if "&" in word.gap else " ") + word.text
    return out


def surname(words: list[Word]) -> str:
    """The part of a name that a text repeats alone: the last word, with the particles that belong to it."""
    at = len(words) - 1
    if REGNAL.fullmatch(words[at].text):
        return joined(words)
    if at and words[at - 1].text[-1] in "'’" and words[at - 1].text[0].isupper():
        return joined(words[at - 1 :])
    while at > 1 and words[at - 1].text[0].islower():
        at -= 1
    return joined(words[at:]) if at else words[0].text
