"""Drafts become attributions: speakers, party, manner, nesting, repeats, confidence and reasons."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from recoupe.attributions.acts import STAKES, act_of
from recoupe.attributions.behalf import on_behalf
from recoupe.attributions.described import Described, KindOf
from recoupe.attributions.drafts import Draft, Nearby
from recoupe.attributions.holders import nouns
from recoupe.attributions.last_named import LAST, Voice
from recoupe.attributions.linking import distinct, repeated
from recoupe.attributions.linking import parents as parents_of
from recoupe.attributions.narrated import narrated
from recoupe.attributions.quotations import Quotation, Quoted
from recoupe.attributions.scene import Named, Scene
from recoupe.attributions.setting import addressees, when, where
from recoupe.attributions.speakers import Focus, Reference, Said, pronoun
from recoupe.lang import fold, say, table, tokens, world
from recoupe.model import Act, ActorMention, Attributed, Attribution, Confidence, Form, Kind, Manner, Range, Span
from recoupe.model.spans import merged

CLAUSE = 4
"""Words between marks from which on a quotation is more than a term."""
ANONYMOUS = frozenset(("source", "sources"))
"""Words for those who inform and want not to be named."""
TITLE = 10
"""Words that a quotation used as a title of a part has at most."""
PART = 900
"""Characters after a title of a part in which its words are said."""
SMALL = 4
"""Letters of words that tell little of what is said."""
WORDY = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks in a draft, and how that is known."""

    people: tuple[Named, ...] = ()
    how: str = ""
    traits: tuple[str, ...] = ()
    """What decided among several who could be meant."""

    @property
    def actors(self) -> tuple[str, ...]:
        """The actors, each once."""
        return tuple(dict.fromkeys(actor for named in self.people for actor in named.actors))


class Records:
    """Builds the attributions of one article."""

    def __init__(self, scene: Scene, quoted: Quoted, language: str, kind_of: KindOf) -> None:
        self.scene, self.reading, self.quoted, self.language = scene, scene.reading, quoted, language
        self.focus = Focus(scene)
        self._folds: dict[tuple[Range, ...], str] = {}
        self.described = Described(scene, self.focus, kind_of)

    def build(self, drafts: Sequence[Draft]) -> Attributed:
        """The attributions in the order of their cues, the pronouns and descriptions resolved, and who is only described."""
        drafts = distinct(drafts, self.reading.clean)
        parents = parents_of(drafts)
        speakers = self._speakers(drafts, parents)
        ids = [f"{self.reading.id}-s{n + 1}" for n in range(len(drafts))]
        out: list[Attribution] = []
        for n, draft in enumerate(drafts):
            parent = parents[n]
            out.append(self._record(draft, speakers[n], ids[n], ids[parent] if parent is not None else None, out))
        out = self._relayed(drafts, out)
        meant = {
            (actor, ActorMention(self.reading.span(*draft.source.ranges[0]), Form.PRONOUN if draft.source.pronoun else Form.ROLE))
            for draft, speaker in zip(drafts, speakers, strict=True)
            if draft.source.ranges and (draft.source.pronoun or speaker.how == "description")
            for actor in speaker.actors
        }
        known = [draft.source.ranges[0] for draft in drafts if draft.source.ranges and draft.source.pronoun]
        tale = tuple(narrated(self.scene, self.quoted, self.focus.spoken, known, self._voices(drafts, speakers)))
        meant |= {(actor, mention) for actor, mention, _ in tale}
        guessed = tuple((a, say(self.language, f"attributions.pronoun-{how}", words=m.span.text)) for a, m, how in tale if how == LAST)
        return Attributed(tuple(out), tuple(sorted(meant, key=lambda p: (p[1].span, p[0]))), self.described.actors, reasons=guessed)

    def _voices(self, drafts: Sequence[Draft], speakers: Sequence[Speaker]) -> Callable[[int], Voice]:
        """Tells who says the words at a place."""
        near = Nearby(drafts)

        def at(place: int) -> Voice:
            own = [speakers[n] for n in near.at(place, place) if any(a <= place < b for a, b in drafts[n].content)]
            return Voice(frozenset(a for speaker in own for a in speaker.actors), all(s.actors and s.how != "chain" for s in own))

        return at

    def _relayed(self, drafts: Sequence[Draft], records: Sequence[Attribution]) -> list[Attribution]:
        """Who relays somebody else's words does what they do when both stand for one party, and only assesses otherwise."""
        inner: dict[str, list[Attribution]] = {}
        for record in records:
            if record.parent and record.speakers:
                inner.setdefault(record.parent, []).append(record)
        out = []
        for draft, record in zip(drafts, records, strict=True):
            told = inner.get(record.id, [])
            if draft.act is Act.ASSESS and told and record.speakers and self._covers(record, told[0]):
                one = told[0]
                other = set(one.speakers) != set(record.speakers)
                body = all(self.scene.actors[a].kind is not Kind.PERSON for a in one.speakers)
                ally = one.party is not None and one.party == record.party and one.act in STAKES  # whom he blames is his own affair
                allied = other and (body or ally)
                out.append(replace(record, act=one.act if allied else Act.ASSESS))
            else:
                out.append(record)
        return out

    def _covers(self, record: Attribution, inner: Attribution) -> bool:
        """Whether what is relayed is most of what is said."""
        return sum(map(len, inner.spans)) * 2 >= sum(map(len, record.content))

    def _speakers(self, drafts: Sequence[Draft], parents: Sequence[int | None]) -> list[Speaker]:
        out: list[Speaker] = []
        for n, draft in enumerate(drafts):
            speaker = self._speaker(draft, drafts, out, n)
            out.append(speaker)
            if parents[n] is None:
                own = draft.frame in ("after", "quote", "colon", "chain") and any(
                    q.inner[0] < b and a < q.inner[1] for a, b in draft.content for _, q in self.quoted.touching(a, b)
                )
                unknown = not speaker.people and draft.source.how == "unnamed"
                if speaker.people or unknown:
                    self.focus.heard(draft.at, speaker.people, quoted=own)
        titles = [n for n, draft in enumerate(drafts) if draft.frame == "chain" and not out[n].people and self._crosshead(draft)]
        for n in titles:
            out[n] = self._titled(n, drafts, out)
        return out

    def _titled(self, n: int, drafts: Sequence[Draft], known: Sequence[Speaker]) -> Speaker:
        """Whose words a title of a part takes: those of who says most of them right after it."""
        place = drafts[n].at
        after = [k for k, d in enumerate(drafts) if place < d.at < place + PART and known[k].people and d.content]
        if not after:
            return Speaker()
        words = {token.key for token in tokens(self._text(drafts[n].content)) if len(token.key) > SMALL}
        said = {k: len(words & {token.key for token in tokens(self._text(drafts[k].content))}) for k in after}
        return Speaker(known[max(after, key=lambda k: (said[k], -k))].people, "chain")

    def _speaker(self, draft: Draft, drafts: Sequence[Draft], known: Sequence[Speaker], n: int) -> Speaker:
        source = draft.source
        if source.named:
            return Speaker(self._not_told(draft, source.named), source.how)
        if source.how == "elided":
            people = self.focus.spoken[-1][1] if self.focus.spoken else ()
            return Speaker(people, "elided")
        if source.pronoun in ("je", "j'", "nous", "moi"):
            owner = next((k for k in range(n) if any(a <= draft.at < b for a, b in drafts[k].content) and known[k].people), None)
            return Speaker(known[owner].people, "first-person") if owner is not None else Speaker(how="first-person")
        if source.pronoun:
            wanted = pronoun(source.pronoun, source.ranges[0][0])
            named = draft.content if draft.frame == "after" else ()
            people, traits = self.focus.meant(wanted, named, self._own_words(draft)) if wanted else ((), ())
            return Speaker(people, "pronoun", traits)
        if draft.frame == "chain":
            return self._chain(draft, drafts, known)
        if source.ranges and source.how in ("unnamed", "shared"):
            return Speaker(*self.described.who(source, self._own_words(draft)))
        return Speaker()

    def _chain(self, draft: Draft, drafts: Sequence[Draft], known: Sequence[Speaker]) -> Speaker:
        """A quotation without a cue: the speaker before it, or of the same words elsewhere."""
        words = fold(self._text(draft.content))
        for n, other in enumerate(drafts):
            people = (known[n].people if n < len(known) else other.source.named) if other.cue else ()
            if people and words.strip(' «»"') in self._folded(other.content):
                return Speaker(people, "same-words")
        if len(words.split()) < CLAUSE or self._crosshead(draft):
            return Speaker()
        people, traits = self.focus.meant(Reference("quotation", draft.at), (), self._own_words(draft))
        return Speaker(people, "chain", traits) if people else Speaker()

    def _not_told(self, draft: Draft, people: tuple[Named, ...]) -> tuple[Named, ...]:
        """Those named before a colon; whom the words after it name in turn does not say them, but the person named last beside him."""
        told = Said.of(self.scene, self._own_words(draft)).others if draft.frame == "colon" else frozenset()
        if not told.intersection(a for n in people for a in n.actors):
            return people
        start, end = self.reading.sentence_at(draft.cue[0][0])[0] if draft.cue else 0, draft.content[0][0]
        others = [n for n in self.scene.within(start, end) if n.kind is Kind.PERSON and n.actors and not told.intersection(n.actors)]
        return (others[-1],) if others else people

    def _own_words(self, draft: Draft) -> list[Range]:
        """The words of a draft that stand between marks."""
        near = {n: q for a, b in draft.content for n, q in self.quoted.touching(a, b)}
        inner = [q.inner for _, q in sorted(near.items()) if not q.title]
        return [(max(a, x), min(b, y)) for a, b in draft.content for x, y in inner if a < y and x < b]

    def _folded(self, ranges: tuple[Range, ...]) -> str:
        """The words of ranges, folded; asked for again and again."""
        if ranges not in self._folds:
            self._folds[ranges] = fold(self._text(ranges))
        return self._folds[ranges]

    def _crosshead(self, draft: Draft) -> bool:
        """Whether a quotation that fills a paragraph without a full stop is the title of what follows."""
        said = draft.content[0]
        inner = next((q.inner for _, q in self.quoted.touching(*said) if q.whole_paragraph and q.outer == said), None)
        words = self.reading.clean[slice(*inner)].strip() if inner else ""
        return bool(words) and len(words.split()) <= TITLE and words[-1] not in ".!?…"

    def _record(self, draft: Draft, speaker: Speaker, name: str, parent: str | None, before: Sequence[Attribution]) -> Attribution:
        content = self._spans(merged(self._with_marks(a, b) for a, b in draft.content))
        quoted = self._quoted(draft)
        words = " ".join(span.text for span in content)
        actors = speaker.actors
        parties = {self.scene.actors[a].party for a in actors}
        manner = self._manner(draft, quoted)
        return Attribution(
            id=name,
            article=self.reading.id,
            manner=manner,
            act=act_of(draft, words, partisan=lambda: self._has_stake(draft, actors)),
            speakers=actors,
            party=on_behalf(self.scene, draft, next(iter(parties)) if len(parties) == 1 else None),
            source=self._spans(draft.source.ranges),
            cue=self._spans(draft.cue),
            content=content,
            quoted=quoted,
            addressees=addressees(self.scene, draft, actors),
            when=when(self.scene, draft),
            where=where(self.scene, draft),
            parent=parent,
            repeats=repeated(words, actors, before) if parent is None else None,
            confidence=_confidence(draft, speaker),
            why=self._why(draft, speaker),
        )

    def _has_stake(self, draft: Draft, actors: Sequence[str]) -> bool:
        """Whether who speaks in a draft has a stake; who is not known has one unless his words call him an observer or a source."""
        if actors:
            return any(self._partisan(actor) for actor in actors)
        return not {token.key for token in tokens(self._text(draft.source.ranges))} & (_observers() | ANONYMOUS)

    def _partisan(self, actor: str) -> bool:
        """Whether an actor has a stake: everybody but those whose office is to observe."""
        who = self.scene.actors[actor]
        titles = {token.key for role in who.roles for token in tokens(role.title)}
        anonymous = who.kind is not Kind.STATE and {token.key for token in tokens(who.name)} & ANONYMOUS
        name = fold(who.name)
        thing = world.names().get(name)
        medium = who.kind is Kind.ORGANISATION and (name in nouns("media") or (thing is not None and thing.sort == "media"))
        return not titles & _observers() and not anonymous and not medium

    def _spans(self, ranges: Sequence[Range]) -> tuple[Span, ...]:
        return tuple(self.reading.span(a, b) for a, b in ranges if self.reading.clean[a:b].strip())

    def _text(self, ranges: Sequence[Range]) -> str:
        return " ".join(self.reading.clean[a:b] for a, b in ranges)

    def _quoted(self, draft: Draft) -> tuple[Span, ...]:
        """The words between marks that what is said touches, titles and inner marks apart; a reporting clause is left out."""
        out: list[Range] = []
        near = {n: q for a, b in draft.content for n, q in self.quoted.touching(a, b)}
        for _, q in sorted(near.items()):
            touched = [(a, b) for a, b in draft.content if a < q.inner[1] and q.inner[0] < b]
            if q.title or not touched or not self._own(draft, q):
                continue
            if draft.frame == "after" and any(q.inner[0] <= a < q.inner[1] for a, _ in draft.cue):
                out += [(max(a, q.inner[0]), min(b, q.inner[1])) for a, b in touched]
            else:
                out.append(q.inner)
        return self._spans(out)

    def _with_marks(self, start: int, end: int) -> Range:
        """The range with the marks of a quotation that begins or ends it."""
        for _, q in self.quoted.touching(start, end):
            if start <= q.inner[1] and q.inner[0] <= end:
                if start == q.inner[0] and end >= q.inner[1]:
                    start = q.outer[0]
                if end == q.inner[1] and start <= q.inner[0]:
                    end = q.outer[1]
        return start, end

    def _own(self, draft: Draft, quotation: Quotation) -> bool:
        """Whether the marks are the reporter's: a statement told within a quotation has none of its own."""
        a, b = quotation.inner
        inside = all(a <= x and y <= b for x, y in draft.content)
        return not (inside and any(a <= x < b for x, _ in draft.cue) and draft.source.ranges and a <= draft.source.ranges[0][0] < b)

    def _manner(self, draft: Draft, quoted: Sequence[Span]) -> Manner:
        if not draft.content or draft.frame == "alone":
            return Manner.NARRATIVE
        if not quoted:
            return Manner.INDIRECT
        outside = any(WORDY.search(self.reading.clean, *gap) for a, b in draft.content for gap in _gaps(a, b, quoted))
        if not outside and draft.frame in ("after", "quote", "colon", "chain", "according", "headline"):
            return Manner.DIRECT
        return Manner.MIXED

    def _why(self, draft: Draft, speaker: Speaker) -> tuple[str, ...]:
        cue = self._text(draft.cue)
        out = [say(self.language, f"attributions.frame-{draft.frame}", cue=cue)]
        out += [say(self.language, f"attributions.cue-{shade}", cue=cue) for shade in (draft.hit.cue.shades if draft.hit else ())]
        if speaker.how and speaker.people:
            names = ", ".join(self.scene.text[n.start : n.end] for n in speaker.people)
            out.append(say(self.language, f"attributions.speaker-{speaker.how}", words=self._text(draft.source.ranges), name=names))
            out += [say(self.language, f"attributions.trait-{trait}") for trait in speaker.traits]
        elif not speaker.actors:
            out.append(say(self.language, "attributions.speaker-none"))
        return tuple(out)


def _gaps(start: int, end: int, quoted: Sequence[Span]) -> Iterator[Range]:
    """What of a range lies outside the quoted spans, which come in order."""
    for span in quoted:
        if span.start > start:
            yield start, min(span.start, end)
        start = max(start, span.end)
    if start < end:
        yield start, end


@cache
def _observers() -> frozenset[str]:
    return frozenset(table("fr/holders")["observers"].split())


def _confidence(draft: Draft, speaker: Speaker) -> Confidence:
    if speaker.how in ("chain", "same-words", "announced", "description"):
        return Confidence.POSSIBLE
    if not speaker.actors:
        return Confidence.POSSIBLE if draft.frame == "chain" else Confidence.LIKELY
    if speaker.how in ("named", "relative") and draft.frame in ("que", "quote", "after", "colon"):
        return Confidence.CERTAIN
    return Confidence.LIKELY
