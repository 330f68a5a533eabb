"""Origins: the press conference, interview or communique on which attributions of several accounts rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from recoupe.lang import fold, say
from recoupe.lineage.occasions import AFTER, SPOKEN, Moment, apart, moment, outlook
from recoupe.model import Attribution, Dossier, Material, Origin, OriginKind, Tense

Speaker = tuple[str, ...]


@dataclass(slots=True)
class Gathering:
    """One occasion as it is put together: what was said at it, and the reasons."""

    kind: str
    outlet: str
    speaker: Speaker
    moments: list[Moment] = field(default_factory=list)
    why: dict[str, str] = field(default_factory=dict)

    @property
    def days(self) -> set[int]:
        """The weekdays on which articles put it."""
        return {m.day for m in self.moments if m.day is not None}

    @property
    def articles(self) -> set[str]:
        """The articles that report from it."""
        return {m.attribution.article for m in self.moments}


def origins(material: Material, dossier: Dossier) -> tuple[tuple[Origin, ...], dict[str, Attribution]]:
    """The origins, and the attributions that rest on one, by id, with their occasion and the reason for it."""
    looks = {f.article: outlook(f.phrases) for f in material.found}
    gatherings: list[Gathering] = []
    for speaker, moments in _by_speaker(material, dossier.attributions).items():
        own = [g for per_article in moments.values() for g in _in_article(speaker, per_article, dossier.language)]
        gatherings += _across(own, moments, looks, dossier.language)
    order = {a.id: n for n, a in enumerate(dossier.attributions)}
    shown = sorted((g for g in gatherings if g.kind != AFTER), key=lambda g: min(order[m.attribution.id] for m in g.moments))
    found, occasions = [], {}
    for n, gathering in enumerate(shown, start=1):
        ids = sorted((m.attribution.id for m in gathering.moments), key=order.__getitem__)
        found.append(Origin(f"o{n}", OriginKind(gathering.kind), _label(gathering, dossier), tuple(ids)))
        for m in gathering.moments:
            why = (*m.attribution.why, gathering.why[m.attribution.id])
            occasions[m.attribution.id] = replace(m.attribution, occasion=f"o{n}", why=why)
    return tuple(found), occasions


def _by_speaker(material: Material, attributions: Iterable[Attribution]) -> dict[Speaker, dict[str, list[Moment]]]:
    """What is known of every named speaker's attributions, article by article. Words within words are said elsewhere."""
    out: dict[Speaker, dict[str, list[Moment]]] = defaultdict(lambda: defaultdict(list))
    readings = {reading.id: reading for reading in material.readings}
    for said in attributions:
        if said.speakers and said.parent is None:
            out[said.speakers][said.article].append(moment(readings[said.article], said, material.found_in(said.article)))
    return out


def _in_article(speaker: Speaker, moments: Sequence[Moment], language: str) -> list[Gathering]:
    """The occasions that one article names for one speaker.

    When it names a single appearance before the press, the speaker's other words are taken to come from there; words next to
    an interview or a communique belong to it only within its paragraph.
    """
    out: dict[tuple[str, str, int | None], Gathering] = {}
    for m in moments:
        if m.kind:
            key = ("spoken", "", None) if m.kind in SPOKEN else (m.kind, fold(m.outlet), m.day)
            _add(out.setdefault(key, Gathering(m.kind, m.outlet, speaker)), m, say(language, "lineage.occasion-named", words=m.words))
    for m in moments:
        if not m.kind and (home := _home(m, list(out.values()))):
            _add(home, m, say(language, "lineage.occasion-same", words=home.moments[0].words))
    return list(out.values())


def _home(m: Moment, gatherings: Sequence[Gathering]) -> Gathering | None:
    """The occasion of the same article to which words without one belong, if any."""
    near = [g for g in gatherings if any(m.paragraph == other.paragraph for other in g.moments)]
    if near:
        return near[-1]
    spoken = [g for g in gatherings if g.kind in SPOKEN]
    if len(gatherings) == 1 and spoken and not (m.day is not None and spoken[0].days and m.day not in spoken[0].days):
        return spoken[0]
    return None


def _add(gathering: Gathering, m: Moment, why: str) -> None:
    gathering.moments.append(m)
    gathering.why[m.attribution.id] = why
    if m.kind in SPOKEN and SPOKEN.index(m.kind) < SPOKEN.index(gathering.kind):
        gathering.kind = m.kind


def _across(
    own: list[Gathering], moments: dict[str, list[Moment]], looks: dict[str, dict[int, set[Tense]]], language: str
) -> list[Gathering]:
    """Occasions of one speaker in several articles that are one; and words said on its day in articles that name none."""
    out: list[Gathering] = []
    for gathering in own:
        same = next((g for g in out if _same(g, gathering, looks)), None)
        if same is None:
            out.append(gathering)
            continue
        for m in gathering.moments:
            _add(same, m, gathering.why[m.attribution.id])
    spoken = [g for g in out if g.kind in SPOKEN[:2]]
    for article, told in moments.items():
        for m in told:
            fit = [g for g in spoken if m.day is not None and g.days == {m.day} and not _conflict(g, {article}, looks)]
            if len(fit) == 1 and not any(m.attribution.id in g.why for g in out):
                _add(fit[0], m, say(language, "lineage.occasion-after", words=fit[0].moments[0].words))
    return out


def _same(one: Gathering, other: Gathering, looks: dict[str, dict[int, set[Tense]]]) -> bool:
    """Whether two articles report from one occasion: same kind, no other day, no article written before the other's week."""
    alike = (one.kind in SPOKEN and other.kind in SPOKEN) or (one.kind == other.kind and fold(one.outlet) == fold(other.outlet))
    days = not one.days or not other.days or bool(one.days & other.days)
    return alike and days and not _conflict(one, other.articles, looks)


def _conflict(one: Gathering, articles: set[str], looks: dict[str, dict[int, set[Tense]]]) -> bool:
    return any(apart(looks.get(a, {}), looks.get(b, {})) for a in one.articles for b in articles)


def _label(gathering: Gathering, dossier: Dossier) -> str:
    """The occasion in words: who, what, and the day as the story says it."""
    names = {actor.id: actor.name for actor in dossier.actors}
    who = ", ".join(names.get(actor, actor) for actor in gathering.speaker)
    key = f"lineage.{gathering.kind}" + ("-to" if gathering.kind == "interview" and gathering.outlet else "")
    occasion = say(dossier.language, key, outlet=gathering.outlet)
    if len(gathering.days) != 1:
        return say(dossier.language, "lineage.origin", who=who, occasion=occasion)
    day = say(dossier.language, f"lineage.day-{min(gathering.days)}")
    return say(dossier.language, "lineage.origin-day", who=who, occasion=occasion, day=day)
