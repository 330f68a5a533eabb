"""Apposition: "le secrétaire général, Jens Stoltenberg" and "Irène Kalvo, ministre des Affaires étrangères" name one person twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from recoupe.lang.naming import small
from recoupe.mentions.names.draft import Draft
from recoupe.mentions.names.words import Run, is_in, spells
from recoupe.model import Form, Gender, Kind


def apposed(runs: list[Run], drafts: list[Draft]) -> list[Draft]:
    """Link the halves of appositions. Drafts come in order and leave in order."""
    for n, draft in enumerate(drafts):
        if (
            draft.form is Form.ROLE
            and draft.kind is Kind.PERSON
            and _as(runs[draft.run], draft.a)
            and (holder := _holder(drafts[:n], draft))
        ):
            draft.apposed = holder
            holder.apposed = holder.apposed or draft
    acronyms = {id(d) for d in drafts if _acronym(runs[d.run], d)}
    for one, other, third in chain(_threes(drafts), _threes([d for d in drafts if id(d) not in acronyms])):
        if (
            one.run == other.run
            and (one.b == other.a or _past_bracket(runs[one.run], one, other))
            and not _listed(runs[one.run], one, other, third)
            and _apposed(runs[one.run], one, other)
        ):
            other.apposed = one
            one.apposed = one.apposed or other
            one.gender = one.gender or other.gender
            other.gender = other.gender or one.gender
    return drafts


def _threes(drafts: list[Draft]) -> Iterator[tuple[Draft, Draft, Draft | None]]:
    return zip(drafts, drafts[1:], [*drafts[2:], None], strict=False)


def _acronym(run: Run, draft: Draft) -> bool:
    """Whether a body stands alone in brackets before a comma: "le président du Conseil (CDD), Karl Brusk"."""
    body = draft.kind is Kind.ORGANISATION and draft.b == draft.a + 1 and run[draft.a].gap.strip() == "("
    return body and draft.b < len(run) and "".join(run[draft.b].gap.split()) == "),"


BRACKET = 12
"""How many words a bracket between an office and its name may hold."""


def _past_bracket(run: Run, one: Draft, other: Draft) -> bool:
    """Whether only a bracket and a comma part two mentions: "le secrétaire général de la FSV (première du pays), Karl Brusk"."""
    if not one.b < other.a <= one.b + BRACKET or not run[one.b].gap.strip().startswith("("):
        return False
    return "".join(run[other.a].gap.split()) == ")," and all(")" not in run[n].gap for n in range(one.b, other.a))


def _bracketed(run: Run, one: Draft, other: Draft) -> bool:
    """Whether a bracket holds nothing but who somebody is: "Igor Vasnik (le nouveau chef des rebelles)"."""
    closed = other.b == len(run) or run[other.b].gap.lstrip().startswith(")")
    return run[other.a].gap.strip() == "(" and closed and one.form is Form.NAME and other.form is Form.ROLE


REACH = 15
"""How many words back "en tant que maire" finds the one who is."""


def _as(run: Run, at: int) -> bool:
    """Whether "en tant que" or "comme" stands before."""
    return at > 1 and run[at - 1].key == "que" and run[at - 2].key == "tant"


def _holder(before: list[Draft], draft: Draft) -> Draft | None:
    near = (d for d in reversed(before) if d.run == draft.run and draft.a - d.b <= REACH)
    return next((d for d in near if d.kind is Kind.PERSON and d.form is Form.NAME), None)


def _listed(run: Run, one: Draft, other: Draft, third: Draft | None) -> bool:
    """Whether a list sets two men apart: "X, gouverneur de la Banque, Y, président", "Mme Kalvo, le patron du PJV, Karl Brusk"."""
    if other.kind is not Kind.PERSON or one.kind is not Kind.PERSON:
        return False
    if one.form is Form.ROLE:
        return other.form is Form.NAME and one.apposed is not None and one.apposed.form is Form.NAME and one.apposed.a < one.a
    follows = third is not None and third.run == other.run and third.a == other.b and run[third.a].comma
    named = follows and third is not None and third.kind is Kind.PERSON and third.form is Form.NAME and third.role_words is None
    return bool(named) and other.form is Form.ROLE and run[other.a].key in ("le", "la", "l'")


def _apposed(run: Run, one: Draft, other: Draft) -> bool:
    """Whether two mentions that follow each other are two halves: an office and a name, a body and its acronym in brackets."""
    if one.kind in (Kind.ORGANISATION, Kind.STATE) and other.kind is Kind.ORGANISATION:
        short = run[other.a].text.isupper() or spells(run, other.a, one.a, one.b) or spells(run, one.b - 1, other.a, other.b)
        acronym = other.form is Form.NAME and short and other.code in ("", one.code)
        return acronym and run[other.a].gap.strip() == "("
    if (
        one.kind is not Kind.PERSON
        or other.kind is not Kind.PERSON
        or one.plural
        or other.plural
        or not (run[other.a].comma or ")," in run[other.a].gap or _bracketed(run, one, other))
    ):
        return False
    named = one.form is Form.NAME and one.role_words != (one.a, one.b)
    if named and other.form is Form.NAME:
        return False
    native = one.head == "people" and not is_in(run, other.a, small("determiners"), loose=True)  # "l'Ostranien, double vainqueur"
    if one.form is Form.ROLE and other.form is Form.ROLE and not native and not (one.apposed and one.apposed.form is Form.NAME):
        return False
    office, name = (other, one) if named else (one, other)
    if office.gender is Gender.FEMININE and name.gender is Gender.MASCULINE:
        return False  # the masculine of an office may be a woman's: "le leader du parti, Mme Kalvo"
    if named and is_in(run, other.a, small("determiners"), loose=True) and is_in(run, other.b, small("acting-after")):
        return False  # "Reçue par M. Brusk, la ministre a souri"
    listed = one.form is Form.ROLE and is_in(run, other.b, frozenset({"et", "ou"}))
    return not listed
