"""What a whole article shows of the names in it that no table has: firms by the words around them, things, pairs, peoples."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.lang.naming import small
from recoupe.mentions.names.draft import Draft
from recoupe.mentions.names.known import thing_at
from recoupe.mentions.names.lexicon import first_names, groups
from recoupe.mentions.names.people import Capitals, joined
from recoupe.mentions.names.tails import adjective
from recoupe.mentions.names.words import Run, tight
from recoupe.model import Form, Kind

NAMED = tuple[int, int]
"""The run and the place of a word."""


@dataclass(slots=True)
class Open:
    """A sequence of capitals still to be judged, and what the words around it say (see `context.context`)."""

    capitals: Capitals
    where: str
    run: int = 0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the whole article shows: persons by the name they are called, lands, and the contexts of each unknown name."""

    persons: dict[str, Draft]
    lands: dict[str, str]
    seen: dict[str, Counter[str]]
    inner: frozenset[str]
    """Names met inside a sentence, where a capital means something."""
    bodies: frozenset[str]
    """Names of bodies found so far, and first words of names that the words before show to be those of firms."""
    objects: frozenset[str]
    """Folded names of things: "le fichier Vigie"."""
    places: dict[str, list[tuple[Run, Capitals]]]
    """Where each unknown name stands."""
    paired: set[NAMED]
    """Run and place of what "et" joins to a person: "Kalvo et Darvin"."""
    ends: frozenset[NAMED]
    """Where the words for a body end."""
    many: frozenset[str]
    """Names in the plural that act: "Les Imbera ont attaqué"."""


def gathered(runs: list[Run], drafts: list[Draft], unsure: list[Open], lands: dict[str, str], objects: frozenset[str]) -> Evidence:
    """The evidence of one article, from what was found in it and what is open."""
    persons = {d.head: d for d in drafts if d.kind is Kind.PERSON and d.form is Form.NAME and d.role_words != (d.a, d.b)}
    persons |= {d.name.split()[0]: d for d in persons.values() if " " in d.name and d.name.split()[0] not in persons}
    persons |= {d.head[0].upper() + d.head[1:]: d for d in persons.values() if d.head[0].islower()}
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    places: defaultdict[str, list[tuple[Run, Capitals]]] = defaultdict(list)
    for one in unsure:
        seen[text_of(runs, one)][one.where] += 1
        places[text_of(runs, one)].append((runs[one.run], one.capitals))
    inner = frozenset(text_of(runs, one) for one in unsure if not runs[one.run][one.capitals.start].first)
    bodies = frozenset(d.name for d in drafts if d.kind is Kind.ORGANISATION and d.form is Form.NAME)
    return Evidence(
        persons,
        lands,
        dict(seen),
        inner,
        bodies | frozenset(name for run in runs for name in _firms(run)),
        objects,
        dict(places),
        {(d.run, d.b + 1) for d in drafts if pairs(runs, d)},
        frozenset((d.run, d.b) for d in drafts if d.kind is Kind.ORGANISATION),
        frozenset(text for text, where in places.items() if any(_many_act(run, name) for run, name in where)),
    )


def text_of(runs: list[Run], one: Open) -> str:
    """The words of an open name in one line."""
    return joined(runs[one.run][one.capitals.start : one.capitals.end])


def plural(run: Run, name: Capitals) -> bool:
    """Whether an article in the plural stands before a name: "les Imbera", "des Imbera"."""
    return name.start > 0 and run[name.start].tight and run[name.start - 1].key in ("les", "des", "aux")


def adjective_after(run: Run, name: Capitals) -> int:
    """The end of a name in the plural with the adjective that belongs to it: "les Sentinelles vertes"."""
    follows = tight(run, name.end) and not run[name.end].cap and run[name.end].key.endswith("s") and run[name.end - 1].key.endswith("s")
    return name.end + 1 if follows and len(run[name.end].key) > len("plus") and run[name.end].key not in small("determiners") else name.end


def _many_act(run: Run, name: Capitals) -> bool:
    """Whether a name in the plural acts: a verb in the plural follows."""
    at = adjective_after(run, name)
    if not plural(run, name) or not tight(run, at):
        return False
    at += run[at].key in ("ne", "n'", "se", "s'") and tight(run, at + 1)
    key = run[at].key
    return key in small("plural-verbs") or (key.endswith("ent") and not key.endswith("ment") and len(key) > len("aient"))


def pairs(runs: list[Run], draft: Draft) -> bool:
    """Whether "et" joins a capital to the name of a person: "Kalvo et Darvin"."""
    run, at = runs[draft.run], draft.b
    joins = tight(run, at) and run[at].key in ("et", "ou", "ni") and tight(run, at + 1) and run[at + 1].cap
    return joins and draft.kind is Kind.PERSON and draft.form is Form.NAME


def objects_of(runs: list[Run]) -> frozenset[str]:
    """Folded names that the article gives to things which nobody is called after: files, ships, storms; and "un ZTK"."""
    return frozenset(run[i].key for run in runs for i in range(1, len(run)) if run[i].cap and run[i].tight and _of_thing(run, i))


def _of_thing(run: Run, i: int) -> bool:
    """Whether the noun before a name (one adjective may part them) is that of a thing, or the name is used as a common noun."""
    before = run[i - 1]
    if before.key in ("un", "une", "des") and run[i].text.isupper() and len(run[i].text) > 1:
        return i + 1 == len(run) or not run[i + 1].cap
    told = i > 1 and before.tight and not before.cap and (adjective(before) or before.key.endswith(("al", "ale", "ier", "iere")))
    return before.key in small("objects") or (told and run[i - 2].key in small("objects"))


def _firms(run: Run) -> Iterator[str]:
    """Names that the words before show to be those of firms or bodies: "le PDG d'Orsalis", "le groupe « Orsalis »"."""
    for i in range(2, len(run)):
        if not run[i].cap or run[i].key in first_names():
            continue
        owned = run[i].tight and run[i - 1].key in ("de", "d'") and run[i - 1].tight and run[i - 2].key in small("of-body")
        called = (run[i].tight or run[i].gap.strip() in CALLED) and _body_before(run, i - 1) and not thing_at(run, i)
        if owned or called:
            yield run[i].text


CALLED = ("«", "“", '"')
"""Marks that may open the name of a body after its noun."""


def _body_before(run: Run, k: int) -> bool:
    """Whether a body's noun stands at a place, or before "comme", "nommé" or adjectives that end there."""
    if run[k].key in small("naming"):
        k -= 1
    while k > 0 and run[k].tight and not run[k].cap and run[k].key in small("adjectives"):
        k -= 1
    return not run[k].cap and groups().get(run[k].key.removesuffix("s")) == "body"
