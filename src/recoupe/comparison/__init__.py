"""Points: what the accounts share, in what they agree, differ or contradict, and why some say nothing of it."""

from collections import defaultdict
from dataclasses import replace

from recoupe.comparison.align import ALIKE, Hanging, groups, near, pairs
from recoupe.comparison.candidates import Glance
from recoupe.comparison.copies import Copies
from recoupe.comparison.gathering import Gathering
from recoupe.comparison.happenings import of_event
from recoupe.comparison.headlines import headlines
from recoupe.comparison.likeness import Weights
from recoupe.comparison.passages import passages
from recoupe.comparison.points import again, numbered, of_passages
from recoupe.comparison.records import records_of
from recoupe.comparison.relation import Judge
from recoupe.comparison.rulings import Rulings, Told
from recoupe.comparison.singles import UNHEARD, nearest, singles
from recoupe.comparison.slots import slots
from recoupe.comparison.voices import voices
from recoupe.model import Dossier, Material


def compare(material: Material, dossier: Dossier) -> Dossier:
    """Fill in `points` (statements, facts and events, most widely told first), `voices` and `headlines`.

    The same words at another address take no part in finding and weighing points: they only tell them too.
    """
    records = records_of(material, dossier)
    copies = Copies.of(dossier)
    told = [p for p in passages(material, dossier, records) if not copies.is_copy(p.article)]
    weights = Weights.over(told)
    known = min(ALIKE, UNHEARD)
    alike = pairs(Glance.of(told, weights), known)
    judge = Judge(material, dossier, weights, near(told, alike))
    hanging = Hanging(told, weights, alike)
    gathering = Gathering(told, alike, hanging, judge.likeness, known)
    shared = [[told[n] for n in group] for group in gathering.completed(groups(told, alike, hanging))]
    shared = [group for whole in shared if (group := judge.told(whole))]
    alone = singles(told, [passage for group in shared for passage in group], nearest(told, alike))
    events = [
        e for e in dossier.events if e.type != "statement" and len({s.article for s in e.tellings if not copies.is_copy(s.article)}) > 1
    ]
    happened = [Told(of_event(judge, event, records, lambda spans: copies.everywhere(gathering.more(spans)))) for event in events]
    told_of = [Told(of_passages(judge, group, copies), tuple(group)) for group in shared + alone]
    happened += [Told(slot) for event in events for slot in slots(judge, event, records, copies)]
    in_article = defaultdict(list)
    for event in happened:
        for telling in event.draft.point.tellings:
            in_article[telling.article].append(event.draft.point)
    seen = [*happened, *(t for t in told_of if not any(again(t.draft.point, e) for e in in_article[t.draft.point.tellings[0].article]))]
    rulings = Rulings(judge, copies, records)
    points = numbered(t.draft for t in rulings.carried_out(seen))
    return replace(
        dossier,
        points=points,
        voices=voices(dossier),
        headlines=headlines(material, dossier),
        judgements=rulings.recorded(points),
        problems=(*dossier.problems, *rulings.lost(points)),
    )
