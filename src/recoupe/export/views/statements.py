"""Who said what: one entry per utterance, with every account's wording, by party and speaker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from recoupe.export.views.lookup import Lookup
from recoupe.export.views.wording import Piece, wording
from recoupe.export.words import tidy
from recoupe.lang import fold, table
from recoupe.model import Attribution, Confidence, Kind, Manner, PointKind, Span


@dataclass(frozen=True, slots=True)
class Saying:
    """One article's wording of an utterance, in the words of the page and with no other marks than the page's."""

    attribution: Attribution
    pieces: tuple[Piece, ...]
    manner: str
    act: str
    details: tuple[str, ...]
    confidence: str
    why: tuple[str, ...]
    cite: Span


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing said, as each article that carries it words it, the fullest quotation first."""

    id: str
    sayings: tuple[Saying, ...]
    accounts: int
    origins: int


@dataclass(frozen=True, slots=True)
class Speaker:
    """One speaker with what is reported of them, what most accounts carry first."""

    name: str
    role: str
    utterances: tuple[Utterance, ...]
    count: int
    """How many there are, whatever part of them is here."""


@dataclass(frozen=True, slots=True)
class PartyVoice:
    """One party and its speakers, the most quoted first."""

    name: str
    speakers: tuple[Speaker, ...]
    count: int


Group = list[Attribution]
Spoken = list[tuple[str, list[tuple[str, list[Group]]]]]


def statements(look: Lookup, wanted: Collection[str] | None = None) -> tuple[PartyVoice, ...]:
    """All utterances, or those wanted of them, by party and by speaker: named parties first, then those who speak most."""
    voices = (_voice(look, party, speakers, wanted) for party, speakers in _spoken(look))
    return tuple(voice for voice in voices if voice.speakers)


def in_order(look: Lookup) -> list[tuple[str, ...]]:
    """The utterances as they are shown, each as the ids of its wordings; the first is its own."""
    return [tuple(a.id for a in group) for _, speakers in _spoken(look) for _, groups in speakers for group in groups]


def _spoken(look: Lookup) -> Spoken:
    """Party -> speaker -> what is reported of them, in the order in which it is shown."""
    spoken: dict[str, dict[str, list[Group]]] = {}
    for group in _groups(look):
        lead = group[0]
        spoken.setdefault(_side(look, lead), {}).setdefault(_speaker(look, lead), []).append(group)
    out = []
    for party, speakers in spoken.items():
        ordered = [(name, sorted(groups, key=lambda group: -look.accounts(map(_cite, group)))) for name, groups in speakers.items()]
        out.append((party, sorted(ordered, key=lambda one: -len(one[1]))))
    others = look.party("")
    return sorted(out, key=lambda one: (look.party(one[0]) == others, -_count(one[1]), look.party(one[0])))


def _count(speakers: Iterable[tuple[str, list[Group]]]) -> int:
    return sum(len(groups) for _, groups in speakers)


def _side(look: Lookup, attribution: Attribution) -> str:
    """The party for which it is said: as recorded, else that of the first speaker who has one."""
    return look.side(attribution.party) or next((side for a in attribution.speakers if (side := look.side_of(a))), "")


def _groups(look: Lookup) -> list[list[Attribution]]:
    """Attributions that tell one point, or repeat one another, are one utterance."""
    root = {a.id: a.id for a in look.dossier.attributions}

    def find(key: str) -> str:
        while root[key] != key:
            key = root[key]
        return key

    pairs = [(a.id, a.repeats) for a in look.dossier.attributions if a.repeats in root]
    for point in look.dossier.points:
        told = [t.attribution for t in point.tellings if t.attribution in root and t.confidence is not Confidence.POSSIBLE]
        if point.kind is PointKind.STATEMENT:
            pairs += [(b, told[0]) for b in told[1:] if _same_voice(look, told[0], b)]
    for one, other in pairs:
        root[find(str(one))] = find(str(other))
    groups: dict[str, list[Attribution]] = {}
    for attribution in look.dossier.attributions:
        groups.setdefault(find(attribution.id), []).append(attribution)
    return [sorted(group, key=_fullness) for group in groups.values()]


def _same_voice(look: Lookup, one: str | None, other: str | None) -> bool:
    """Two wordings stand in one entry only when they name the same speakers: else the difference must be seen."""
    return look.attributions[str(one)].speakers == look.attributions[str(other)].speakers


def _fullness(attribution: Attribution) -> tuple[bool, int, int]:
    quoted = sum(map(len, attribution.quoted))
    return attribution.manner is Manner.NARRATIVE, -quoted, -sum(map(len, attribution.content))


def _speaker(look: Lookup, attribution: Attribution) -> str:
    if attribution.speakers:
        return look.people(attribution.speakers)
    return tidy(attribution.source[0].text) if attribution.source else look.words("no-speaker")


def _voice(look: Lookup, party: str, speakers: Iterable[tuple[str, list[Group]]], wanted: Collection[str] | None) -> PartyVoice:
    out = []
    for name, groups in speakers:
        utterances = tuple(_utterance(look, group) for group in groups if wanted is None or group[0].id in wanted)
        if utterances:
            out.append(Speaker(name, _role(look, groups[0][0]), utterances, len(groups)))
    return PartyVoice(look.party(party), tuple(out), _count(speakers))


def _role(look: Lookup, attribution: Attribution) -> str:
    """The office of a single speaker: the title given most often, then the fullest; a word for anybody ("responsable") last."""
    actors = [look.actors[a] for a in attribution.speakers if a in look.actors and look.actors[a].kind is Kind.PERSON]
    titles = Counter(tidy(role.title) for actor in actors for role in actor.roles)
    if len(actors) != 1 or not titles:
        return ""
    best = max(titles, key=lambda title: (fold(title) not in _anonymous(), titles[title], len(title)))
    return "" if fold(best) == fold(actors[0].name) else best


@cache
def _anonymous() -> frozenset[str]:
    return frozenset(fold(word) for word in table("fr/groups")["anonymous"])


def _utterance(look: Lookup, group: Sequence[Attribution]) -> Utterance:
    cited = [_cite(a) for a in group]
    return Utterance(group[0].id, tuple(_saying(look, a) for a in group), look.accounts(cited), look.origins_of(cited))


def _saying(look: Lookup, attribution: Attribution) -> Saying:
    return Saying(
        attribution=attribution,
        pieces=wording(look, attribution),
        manner=look.words.of(attribution.manner),
        act=look.words(f"act-{attribution.act.value}"),
        details=_details(look, attribution),
        confidence=look.words.of(attribution.confidence),
        why=tuple(look.by_id(why) for why in attribution.why),
        cite=_cite(attribution),
    )


def _details(look: Lookup, attribution: Attribution) -> tuple[str, ...]:
    words, out = look.words, []
    if attribution.addressees:
        out.append(words("said-to", who=look.people(attribution.addressees)))
    if attribution.occasion in look.origins:
        out.append(words.of(look.origins[attribution.occasion].kind))
    if attribution.when:
        out.append(tidy(attribution.when))
    if attribution.where:
        out.append(tidy(attribution.where))
    parent = look.attributions.get(attribution.parent or "")
    if parent and (parent.speakers or parent.source) and parent.speakers != attribution.speakers:
        out.append(words("said-within", who=_speaker(look, parent)))
    if attribution.confidence is Confidence.POSSIBLE:
        out.append(words("said-possibly"))
    if attribution.repeats:
        out.append(words("said-again"))
    return tuple(out)


def _cite(attribution: Attribution) -> Span:
    """The words a reader wants to see first: the content, else the cue or the source."""
    return (attribution.content or attribution.cue or attribution.source)[0]
