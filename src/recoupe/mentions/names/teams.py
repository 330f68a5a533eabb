"""Teams by their names: "l'équipe Vélane", "son équipe, Vélane", and then "Vélane" alone, though a town be called so."""

from __future__ import annotations

from dataclasses import replace

from recoupe.lang.naming import small
from recoupe.mentions.names.draft import Draft
from recoupe.mentions.names.lexicon import is_first_name
from recoupe.mentions.names.prefix import Prefix
from recoupe.mentions.names.tails import adjective
from recoupe.mentions.names.words import Run, tight
from recoupe.model import Form, Kind


def team_at(run: Run, before: Prefix) -> Draft | None:
    """« l'équipe Vélane », "la formation ostranienne Orsalis": a team by its name, and no other group."""
    h = before.head
    if run[h].key not in small("teams") or not before.determined or not tight(run, h + 1) or (run[h + 1].people and run[h + 1].cap):
        return None
    at = h + 1
    while tight(run, at) and not run[at].cap and adjective(run[at]):
        at += 1
    return _called(run, before.start, at) if tight(run, at) else None


def _called(run: Run, start: int, at: int) -> Draft | None:
    """The team whose words begin at `start` and whose name begins at `at`; None where there is no name."""
    end = at
    while end < len(run) and run[end].cap and (end == at or run[end].tight) and not is_first_name(run[end].key):
        end += 1
    if end == at or (run[at].people and not run[at].text.isupper()):
        return None
    name = " ".join(word.text for word in run[at:end])
    return Draft(start, end, Kind.ORGANISATION, Form.NAME, name=name, head=name)


def with_teams(runs: list[Run], drafts: list[Draft]) -> list[Draft]:
    """The drafts with each team told by its name: in apposition to the noun, and wherever the article has the name alone."""
    drafts = [_apposed(runs[draft.run], draft) for draft in drafts]
    told = [d for d in drafts if d.kind is Kind.ORGANISATION and any(w.key in small("teams") for w in runs[d.run][d.a : d.b])]
    names = {draft.name for draft in told}
    out = []
    for draft in drafts:
        if any(draft.run == one.run and one.a < draft.a < one.b for one in told):
            continue
        name = " ".join(word.text for word in runs[draft.run][draft.a : draft.b])
        out.append(Draft(draft.a, draft.b, Kind.ORGANISATION, Form.NAME, name=name, head=name, run=draft.run) if name in names else draft)
    return out


def _apposed(run: Run, draft: Draft) -> Draft:
    """« son équipe, Vélane », "sa nouvelle équipe (Vélane)": one mention of a team."""
    at = draft.b
    group = draft.kind is Kind.GROUP and draft.form is Form.ROLE and draft.head in small("teams")
    if not group or at >= len(run) or run[at].gap.strip() not in (",", "("):
        return draft
    team = _called(run, draft.a, at)
    if team is None or tight(run, team.b):
        return draft
    return replace(team, run=draft.run, gender=draft.gender)
