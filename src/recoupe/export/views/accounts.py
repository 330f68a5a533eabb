"""Who takes up whom: accounts with their reasons, derivations with their words, and the speech acts several accounts share."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.export.views.lookup import Lookup
from recoupe.model import Derivation, Origin, Span


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One independent telling."""

    id: str
    articles: tuple[str, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DerivationRow:
    """One text that comes from another: what is claimed, the words that show it, and the words that were changed."""

    text: str
    kind: str
    to: str
    source: str
    """Article id, "" when the original is not in the dossier."""
    evidence: tuple[tuple[Span, ...], ...]
    changes: tuple[tuple[Span, Span], ...]


@dataclass(frozen=True, slots=True)
class OriginRow:
    """A speech act, and the accounts that rest on it."""

    id: str
    kind: str
    label: str
    cites: tuple[Span, ...]
    accounts: int


@dataclass(frozen=True, slots=True)
class Accounts:
    """Lineage as it is shown."""

    accounts: tuple[AccountRow, ...]
    derivations: tuple[DerivationRow, ...]
    origins: tuple[OriginRow, ...]


def accounts(look: Lookup) -> Accounts:
    """The lineage of a dossier; origins that most accounts share first."""
    lineage = look.dossier.lineage
    origins = sorted((_origin(look, o) for o in lineage.origins), key=lambda o: -o.accounts)
    rows = tuple(AccountRow(a.id, a.articles, tuple(look.by_id(why) for why in a.why)) for a in lineage.accounts)
    return Accounts(rows, tuple(_derivation(look, d) for d in look.derivations), tuple(origins))


def _derivation(look: Lookup, derivation: Derivation) -> DerivationRow:
    words = look.words
    inside = isinstance(derivation.source, str)
    name = str(derivation.source) if isinstance(derivation.source, str) else derivation.source.name or words("unnamed-original")
    text = words(f"derivation-{derivation.kind.value}", to=derivation.to, source=name)
    if derivation.share is not None:
        text = words("with-share", text=text, share=round(100 * derivation.share))
    return DerivationRow(
        text=text if inside else words("absent-original", text=text),
        kind=derivation.kind.value,
        to=derivation.to,
        source=name if inside else "",
        evidence=derivation.evidence,
        changes=derivation.changes,
    )


def _origin(look: Lookup, origin: Origin) -> OriginRow:
    found = [look.attributions[a] for a in origin.attributions if a in look.attributions]
    cites = tuple(dict.fromkeys((a.content or a.cue or a.source)[0] for a in found))
    return OriginRow(origin.id, look.words.of(origin.kind), origin.label, cites, look.accounts(cites))
