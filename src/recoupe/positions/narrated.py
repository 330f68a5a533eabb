"""Positions that the article tells in its own voice: "X exige ...", "la demande de X", "X s'y est opposé"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from recoupe.model import Attribution, Modality, Range, Stance, overlap
from recoupe.positions.conditions import condition
from recoupe.positions.cues import Cue
from recoupe.positions.draft import Draft
from recoupe.positions.forms import INFINITIVE, PAST, PRESENT
from recoupe.positions.grammar import grammar
from recoupe.positions.holders import Holders
from recoupe.positions.nouns import Noun
from recoupe.positions.parties import Parties
from recoupe.positions.scene import Scene
from recoupe.positions.spoken import behind, silent
from recoupe.positions.wishes import settled, stance_cues

END = re.compile(
    r";|\s[–—]\s|:|\s(?=ce qui\s)|,\s+(?=(?:mais|tandis|alors qu|ce qui|qui|avant|après|dont|où|et (?:a|ont|s['’]est|se)"
    r"|selon|a[- ]t[- ]|a déclaré|a indiqué)\b)",
    re.IGNORECASE,
)
"""Where the clause of a narrated stance ends, at the latest with its sentence."""

NOUN_END = re.compile(END.pattern + r"|,\s(?!notamment|y compris|à savoir|comme|tel)", re.IGNORECASE)
"""Where the words that complete a noun of stance end."""

FINITE = (PRESENT, PAST)
"""Tenses of a verb that goes on with the subject of the verb before it."""


def narrated(scene: Scene, parties: Parties, attributions: Iterable[Attribution]) -> Iterator[Draft]:
    """The drafts of one article that no attribution holds."""
    ours = [a for a in attributions if a.article == scene.reading.id and a.speakers]
    said = [s.range for a in ours for s in a.cue + a.content]
    quoted = [s.range for a in ours for s in a.quoted]
    told = [(s.range, a.speakers[0]) for a in ours for s in a.content]
    for where in scene.reading.sentences:
        heard = _Heard(_within(said, where), _within(quoted, where), [t for t in told if overlap(t[0], where)])
        sentence = _Sentence(scene, parties, where, heard)
        for cue in stance_cues(sentence.words):
            takes = cue.stance is not Stance.ASSESS or cue.verb in grammar("moods") | grammar("doubts")
            free = cue.kind == "noun" or sentence.aside(cue) or not sentence.is_said(cue)
            if takes and free and not scene.proper(sentence.words[cue.first]):
                yield from sentence.drafts(cue)


def _within(ranges: Iterable[Range], where: Range) -> list[Range]:
    return [each for each in ranges if overlap(each, where)]


@dataclass(frozen=True, slots=True)
class _Heard:
    """What is said in a sentence: the ranges that attributions hold, those between marks, and what is told by whom."""

    said: list[Range]
    quoted: list[Range]
    told: list[tuple[Range, str]]


class _Sentence:
    """A sentence with its words."""

    def __init__(self, scene: Scene, parties: Parties, where: Range, heard: _Heard) -> None:
        self.scene = scene
        self.parties = parties
        self.where = where
        self.heard = heard
        self.words = scene.words_in(*where)
        self.holders = Holders(scene, where, self.words)

    def is_said(self, cue: Cue) -> bool:
        """Whether the cue is part of what an attribution holds."""
        return any(overlap((self.words[cue.first].start, self.words[cue.last - 1].end), said) for said in self.heard.said)

    def aside(self, cue: Cue) -> bool:
        """Whether a cue is what the article adds of another to what somebody says: "a proposé une prime, rejetée par les syndicats"."""
        word = self.words[cue.first]
        judged = cue.first and self.words[cue.first - 1].key in grammar("judged")
        opens = self.words[cue.first - 1].start if judged else word.start
        apart = self.scene.reading.clean[self.where[0] : opens].rstrip().endswith(",") or self._named_aside(cue)
        apart = apart or any(word.key == "dont" for word in self.words[max(0, cue.first - 5) : cue.first])
        return apart and (cue.passive or self.holders.judge(cue) is not None) and not any(a <= word.start < b for a, b in self.heard.quoted)

    def _named_aside(self, cue: Cue) -> bool:
        """Whether a comma and a noun with its determiner stand before a cue: ", une piste rejetée par"."""
        before = self.words[max(0, cue.first - 2) : cue.first]
        comma = len(before) == 2 and self.scene.reading.clean[self.where[0] : before[0].start].rstrip().endswith(",")
        return comma and before[0].key in grammar("determiners")

    def drafts(self, cue: Cue) -> Iterator[Draft]:
        """The draft of a cue, when somebody holds its stance."""
        noun = Noun(self.scene, self.where, self.words, cue) if cue.kind == "noun" else None
        stance = settled(replace(cue, denied=True) if noun and noun.dropped() else cue)
        held = noun.holder(said=self.is_said(cue)) if noun else self.holders.subject(cue)
        if (
            not stance
            or not held
            or (cue.kind == "verb" and cue.tense == INFINITIVE and not self.holders.eager(cue))
            or self._puts_off(cue)
        ):
            return
        actors, start = held
        reading, after = self.scene.reading, self.words[cue.last - 1].end
        end = (NOUN_END if cue.kind == "noun" else END).search(reading.clean, after, self.where[1])
        apposed = self.holders.apposed(cue) if cue.kind != "noun" else None  # "Opposée à la trêve, la Valdorie ..."
        comma = reading.clean.rfind(",", after, apposed.start) if apposed and apposed.actor in actors else -1
        where = (start, comma if comma >= 0 else end.start() if end else self.where[1])
        where = (start, self._side_clause(after, where))
        where = (start, self._next(cue, where)) if noun else where
        if noun and noun.followed():
            where = (self.holders.undergone(self.words[cue.first - 2].start), where[1])
        elif noun and (noun.hung() or (stance is not Stance.ACCUSE and not noun.met(stance) and not noun.tells(where))):
            return
        aimed = behind(self.scene, after, where[1]) if cue.kind == "verb" else []
        hangs = condition(reading, where)
        teller = self._teller(cue)
        for actor in actors:
            by = teller if teller and not self.parties.same(teller, actor) else None
            if by and stance is Stance.PROMISE:
                continue  # what an opponent says that others mean to do is no word of theirs
            yield Draft(
                actor=actor,
                stance=stance,
                evidence=(reading.span(*where),),
                about=self.scene.back(where) or where,
                modality=Modality.CONDITIONAL if hangs else Modality.ASCRIBED if by else Modality.ASSERTED,
                reported_by=by,
                target=next((who for who in aimed if self.parties.aimable(who, actor)), None),
                condition=hangs,
            )

    def _side_clause(self, after: int, where: Range) -> int:
        """Where a position ends, at the latest with the clause that opens its sentence: "Alors que X est critiqué par Y, | Z demande"."""
        opens = [word.key for word in self.words[:2]] in (
            ["alors", "que"],
            ["alors", "qu'"],
            ["tandis", "que"],
            ["bien", "que"],
            ["tandis", "qu'"],
        )
        comma = self.scene.reading.clean.rfind(",", after, where[1]) if opens else -1
        return comma if comma >= 0 else where[1]

    def _next(self, cue: Cue, where: Range) -> int:
        """Where what completes a noun ends before "et" and another verb of stance: "l'intention de X de ... et dénonce"."""
        after = [
            c for c in stance_cues(self.words) if c.first > cue.last + 1 and (c.kind == "noun" or (c.kind == "verb" and c.tense in FINITE))
        ]
        ends = (self._joined_at(c) for c in after)
        return next((end for end in ends if end and end < where[1]), where[1])

    def _joined_at(self, cue: Cue) -> int:
        """Where what stands before "et" and a verb of stance, or "et" and a noun with its determiner, ends; 0 when no "et" stands there."""
        at = cue.first - (1 if cue.kind == "verb" else 2)
        return self.words[at - 1].end if at > 0 and self.words[at].key == "et" else 0

    def _teller(self, cue: Cue) -> str | None:
        """Who speaks of a stance of others: in "s'est dit préoccupé par l'intention de X de ..." it is no word of X."""
        word = self.words[cue.first]
        return next((who for held, who in self.heard.told if held[0] <= word.start < held[1]), None)

    def _puts_off(self, cue: Cue) -> bool:
        """Whether somebody only declines to speak, or puts off: "refuse de se prononcer" is no refusal."""
        return cue.stance is Stance.REFUSE and silent(self.words[cue.last : cue.last + 7])
