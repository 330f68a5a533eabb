"""Positions that the article tells in its own voice: "X exige ...", "la demande de X", "X s'y est opposé"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from recoupe.model import Attribution, Modality, Range, Stance, overlap
from recoupe.positions.conditions import condition
from recoupe.positions.cues import Cue, grammar
from recoupe.positions.draft import Draft
from recoupe.positions.forms import INFINITIVE, PARTICIPLE, PAST, PRESENT
from recoupe.positions.nouns import Noun
from recoupe.positions.parties import Parties
from recoupe.positions.scene import Named, Scene
from recoupe.positions.spoken import behind
from recoupe.positions.wishes import settled, stance_cues

END = re.compile(
    r";|\s[–—]\s|:|\s(?=ce qui\s)|,\s+(?=(?:mais|tandis|alors qu|ce qui|qui|avant|après|dont|où|et (?:a|ont|s['’]est|se)"
    r"|selon|a[- ]t[- ]|a déclaré|a indiqué)\b)",
    re.IGNORECASE,
)
"""Where the clause of a narrated stance ends, at the latest with its sentence."""

NOUN_END = re.compile(END.pattern + r"|,\s(?!notamment|y compris|à savoir|comme|tel)", re.IGNORECASE)
"""Where the words that complete a noun of stance end."""

VERDICTS = frozenset((Stance.ACCEPT, Stance.REFUSE, Stance.ACCUSE))

VIEWS = frozenset((Stance.ACCUSE, Stance.WARN, Stance.DENY, Stance.SUPPORT, Stance.DEMAND))

FINITE = (PRESENT, PAST)
"""Tenses of a verb that goes on with the subject of the verb before it."""

JUDGED, BESIDE = 9, 3
"""Words before a verdict among which the participle of judging stands, and stands close to it."""

REACH = 160
"""Characters before a passive within which what it befalls is named."""


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
        return apart and (cue.passive or self._judge(cue) is not None) and not any(a <= word.start < b for a, b in self.heard.quoted)

    def _named_aside(self, cue: Cue) -> bool:
        """Whether a comma and a noun with its determiner stand before a cue: ", une piste rejetée par"."""
        before = self.words[max(0, cue.first - 2) : cue.first]
        comma = len(before) == 2 and self.scene.reading.clean[self.where[0] : before[0].start].rstrip().endswith(",")
        return comma and before[0].key in grammar("determiners")

    def drafts(self, cue: Cue) -> Iterator[Draft]:
        """The draft of a cue, when somebody holds its stance."""
        noun = Noun(self.scene, self.where, self.words, cue) if cue.kind == "noun" else None
        stance = settled(replace(cue, denied=True) if noun and noun.dropped() else cue)
        held = noun.holder(said=self.is_said(cue)) if noun else self._subject(cue)
        if not stance or not held or (cue.kind == "verb" and cue.tense == INFINITIVE and not self._eager(cue)) or self._puts_off(cue):
            return
        actors, start = held
        reading, after = self.scene.reading, self.words[cue.last - 1].end
        end = (NOUN_END if cue.kind == "noun" else END).search(reading.clean, after, self.where[1])
        apposed = self._apposed(cue) if cue.kind != "noun" else None  # "Opposée à la trêve, la Valdorie ..."
        comma = reading.clean.rfind(",", after, apposed.start) if apposed and apposed.actor in actors else -1
        where = (start, comma if comma >= 0 else end.start() if end else self.where[1])
        where = (start, self._next(cue, where)) if noun else where
        if noun and (noun.hung() or (stance is not Stance.ACCUSE and not noun.met(stance) and not noun.tells(where))):
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

    def _next(self, cue: Cue, where: Range) -> int:
        """Where what completes a noun ends before "et" and another verb of stance: "l'intention de X de ... et dénonce"."""
        after = (c.first for c in stance_cues(self.words) if c.kind == "verb" and c.first > cue.last + 1 and c.tense in FINITE)
        ends = (self.words[at - 2].end for at in after if self.words[at - 1].key == "et")
        return next((end for end in ends if end < where[1]), where[1])

    def _teller(self, cue: Cue) -> str | None:
        """Who speaks of a stance of others: in "s'est dit préoccupé par l'intention de X de ..." it is no word of X."""
        word = self.words[cue.first]
        return next((who for held, who in self.heard.told if held[0] <= word.start < held[1]), None)

    def _puts_off(self, cue: Cue) -> bool:
        """Whether somebody only declines to speak, or puts off: "refuse de se prononcer" is no refusal."""
        after = self.words[cue.last : cue.last + 7]
        return cue.stance is Stance.REFUSE and any(word.key in grammar("no-comment") for word in after)

    def _subject(self, cue: Cue) -> tuple[list[str], int] | None:
        """Who is the subject of a verb or predicate, and where the words of the position begin."""
        named = (
            self.scene.subject(self.where, replace(cue, first=self._eager(cue) or cue.first), self.words)
            or self._farther(cue)
            or self._judge(cue)
        )
        expected = cue.kind == "predicate" and self.words[cue.first].key in grammar("must")
        if (
            not named
            or expected
            or self._of_nobody(cue)
            or any(word.key in grammar("anybody") for word in self.scene.words_in(named.start, named.end)[:1])
        ):
            return None
        joined = self.scene.joined(named)
        if self._supposed(joined[0]) or (self.words[cue.first].key == "contre" and self.scene.outer(*self._behind(cue))):
            return None
        start = self.words[cue.first].start
        if cue.passive:
            return [n.actor for n in joined], self._undergone(start)
        return [n.actor for n in joined], min(joined[0].start, start) if self.scene.near(joined[-1], start) else start

    def _of_nobody(self, cue: Cue) -> bool:
        """Whether a verdict is but the article's: nobody is so minded, judges so, or finds it so ("des lacunes", "a échoué")."""
        if cue.kind != "predicate" or cue.stance not in VIEWS or self.words[cue.first].key in grammar("minded"):
            return False
        near = self.words[max(0, cue.first - 4) : cue.first]
        judged = any(word.key in grammar("frames") for word in near)
        return not judged and self._judge(cue) is None

    def _eager(self, cue: Cue) -> int:
        """Where what stands before an infinitive begins that its subject does: "fut la première à dénoncer"; 0 when nothing does."""
        keys = [word.key for word in self.words[: cue.first]]
        if cue.tense != INFINITIVE or len(keys) < 3 or keys[-1] != "a" or keys[-2] not in grammar("eager"):
            return 0
        at = len(keys) - 2
        while at > 1 and keys[at - 1] in grammar("determiners") | grammar("be") | grammar("have") | {"si"}:
            at -= 1
        return at

    def _undergone(self, at: int) -> int:
        """Where the words begin that name what a passive befalls: behind the last sign before it."""
        before = self.scene.reading.clean[self.where[0] : at].rstrip(" ,")
        sign = max(before.rfind(sign) for sign in ",;:(")
        start = self.where[0] + sign + 1 if sign >= 0 else self.where[0]
        first = next((word.start for word in self.scene.words_in(start, at)), at)
        return first if at - first <= REACH else at

    def _behind(self, cue: Cue) -> Range:
        """The two words behind a cue: who is against somebody only meets him."""
        end = self.words[cue.last - 1].end
        return end, min(self.where[1], end + 25)

    def _supposed(self, named: Named) -> bool:
        """Whether "si" stands before a subject: what is only supposed nobody holds."""
        before = [word.key for word in self.scene.words_in(max(self.where[0], named.start - 12), named.start)]
        return before[-1:] in (["si"], ["s'"]) and before[-2:-1] != ["meme"]

    def _farther(self, cue: Cue) -> Named | None:
        """A subject that does not stand right before the verb.

        The one actor that could be meant, before "et" and a verb ("a dénoncé X et demandé Y") or a participle ("un
        communiqué réclamant"); or the one behind an adjective that opens the sentence ("Opposée à X, la Valdorie").
        """
        if cue.kind == "predicate":
            return self._apposed(cue)
        before = [word for word in self.words[: cue.first] if word.key not in grammar("clitics") and word.key not in grammar("between")]
        if (apposed := self._apposed(cue)) or not before:
            return apposed
        free = [n for n in self.scene.outer(self.where[0], self.words[cue.first].start) if not n.place and not self.scene.governed(n)]
        if before and before[-1].key in grammar("norms"):
            return None
        joined = bool(before) and before[-1].key in ("et", "mais", "puis")
        if len({n.actor for n in free}) != 1 or not (joined or cue.tense == PARTICIPLE):
            return None
        return free[0]

    def _judge(self, cue: Cue) -> Named | None:
        """For whom a verdict is one, where nobody else is its subject.

        "inacceptable pour la Valdorie", "jugé dérisoire par l'Ostrane", "qualifié par l'Ostrane de mascarade".
        """
        if cue.kind != "predicate" or cue.stance not in VERDICTS:
            return None
        before = self.words[max(0, cue.first - JUDGED) : cue.first]
        at = next((n for n in reversed(range(len(before))) if before[n].key in grammar("judged")), -1)
        link = self.words[cue.last] if cue.last < len(self.words) else None
        if link and link.key in ("pour", "par" if 0 <= len(before) - at <= BESIDE else "pour"):
            return self._right_behind(link.end)
        follows = before[at + 1] if 0 <= at < len(before) - 1 else None
        return self._right_behind(follows.end) if follows and follows.key == "par" else None

    def _right_behind(self, at: int) -> Named | None:
        near = self.scene.outer(at, min(self.where[1], at + 60))
        return near[0] if near and near[0].start - at <= 3 else None

    def _apposed(self, cue: Cue) -> Named | None:
        """The actor behind the comma that ends an adjective or a gerund at the head of the sentence: "En refusant la trêve, X"."""
        gerund = cue.tense == PARTICIPLE and 0 < cue.first <= 2 and self.words[cue.first - 1].key == "en"
        if not gerund and (cue.first > 1 or self.words[cue.first].key not in grammar("minded")):
            return None
        comma = self.scene.reading.clean.find(",", self.words[cue.last - 1].end, self.where[1])
        return next((n for n in self.scene.outer(comma, self.where[1]) if n.start - comma <= 3), None) if comma >= 0 else None
