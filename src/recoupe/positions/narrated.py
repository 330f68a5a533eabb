"""Positions that the article tells in its own voice: "X exige ...", "la demande de X", "X s'y est opposé"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from recoupe.model import Attribution, Modality, Range, Stance, overlap
from recoupe.positions.conditions import condition
from recoupe.positions.cues import Cue, grammar
from recoupe.positions.draft import Draft
from recoupe.positions.forms import INFINITIVE, PARTICIPLE
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

VIEWS = frozenset((Stance.ACCUSE, Stance.WARN, Stance.DENY, Stance.SUPPORT))

REACH = 160
"""Characters before a passive within which what it befalls is named."""

ISSUED = 9
"""Words behind a noun of stance within which "par" names whose it is."""

PAST_FORM = re.compile(r"(?:é|i|u|is|it)e?s?$")
"""How the participle before "par" ends."""

LEAST = 2
"""Words that must follow a noun of stance and its holder for it to say what is demanded, offered or refused."""


def narrated(scene: Scene, parties: Parties, attributions: Iterable[Attribution]) -> Iterator[Draft]:
    """The drafts of one article that no attribution holds."""
    ours = [a for a in attributions if a.article == scene.reading.id and a.speakers]
    said = [s.range for a in ours for s in a.cue + a.content]
    told = [(s.range, a.speakers[0]) for a in ours for s in a.content]
    for where in scene.reading.sentences:
        sentence = _Sentence(scene, parties, where, [r for r in said if overlap(r, where)], [t for t in told if overlap(t[0], where)])
        for cue in stance_cues(sentence.words):
            takes = cue.stance is not Stance.ASSESS or cue.verb in grammar("moods") | grammar("doubts")
            if takes and not scene.proper(sentence.words[cue.first]) and (cue.kind == "noun" or not sentence.is_said(cue)):
                yield from sentence.drafts(cue)


class _Sentence:
    """A sentence with its words; `said` are the ranges that attributions hold, `told` what is said in it and by whom."""

    def __init__(self, scene: Scene, parties: Parties, where: Range, said: list[Range], told: list[tuple[Range, str]]) -> None:
        self.scene = scene
        self.parties = parties
        self.where = where
        self.said = said
        self.told = told
        self.words = scene.words_in(*where)

    def is_said(self, cue: Cue) -> bool:
        """Whether the cue is part of what an attribution holds."""
        return any(overlap((self.words[cue.first].start, self.words[cue.last - 1].end), said) for said in self.said)

    def drafts(self, cue: Cue) -> Iterator[Draft]:
        """The draft of a cue, when somebody holds its stance."""
        stance = settled(replace(cue, denied=True) if cue.kind == "noun" and self._dropped(cue) else cue)
        held = self._holder(cue) if cue.kind == "noun" else self._subject(cue)
        if not stance or not held or (cue.kind == "verb" and cue.tense == INFINITIVE and not self._eager(cue)) or self._puts_off(cue):
            return
        actors, start = held
        reading, after = self.scene.reading, self.words[cue.last - 1].end
        end = (NOUN_END if cue.kind == "noun" else END).search(reading.clean, after, self.where[1])
        where = (start, end.start() if end else self.where[1])
        if cue.kind == "noun" and stance is not Stance.ACCUSE and not self._tells(cue, where):
            return
        aimed = behind(self.scene, after, where[1]) if cue.kind == "verb" else []
        hangs = condition(reading, where)
        teller = self._teller(cue)
        for actor in actors:
            by = teller if teller and not self.parties.same(teller, actor) else None
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

    def _teller(self, cue: Cue) -> str | None:
        """Who speaks of a stance of others: in "s'est dit préoccupé par l'intention de X de ..." it is no word of X."""
        word = self.words[cue.first]
        return next((who for held, who in self.told if held[0] <= word.start < held[1]), None)

    def _dropped(self, cue: Cue) -> bool:
        """Whether a noun of stance is what somebody gives up: "a levé son opposition à", "est revenue sur son refus de"."""
        return any(word.key in grammar("dropping") for word in self.words[max(0, cue.first - 4) : cue.first])

    def _puts_off(self, cue: Cue) -> bool:
        """Whether somebody only declines to speak, or puts off: "refuse de se prononcer" is no refusal."""
        after = self.words[cue.last : cue.last + 7]
        return cue.stance is Stance.REFUSE and any(word.key in grammar("no-comment") for word in after)

    def _tells(self, cue: Cue, where: Range) -> bool:
        """Whether what is demanded, offered or refused follows the noun and its holder."""
        end = self.words[cue.last - 1].end
        holder = next((n for n in self.scene.outer(end, where[1]) if len(self.scene.words_in(end, n.start)) <= 1), None)
        rest = self.scene.words_in(holder.end if holder else end, where[1])
        rest = rest[1:] if rest and self.scene.of_state(rest[0].text) else rest
        return len(rest) >= LEAST and rest[0].key in grammar("completing")

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
        before = self.scene.words_in(max(self.where[0], named.start - 8), named.start)
        return bool(before) and before[-1].key in ("si", "s'")

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
        """For whom a verdict is one, where nobody else is its subject: "inacceptable pour la Valdorie"."""
        link = self.words[cue.last] if cue.last < len(self.words) else None
        if cue.kind != "predicate" or not link or link.key != "pour" or cue.stance not in VERDICTS:
            return None
        near = self.scene.outer(link.end, min(self.where[1], link.end + 60))
        return near[0] if near and near[0].start - link.end <= 3 else None

    def _apposed(self, cue: Cue) -> Named | None:
        """The actor behind the comma that ends an adjective or a gerund at the head of the sentence: "En refusant la trêve, X"."""
        gerund = cue.tense == PARTICIPLE and 0 < cue.first <= 2 and self.words[cue.first - 1].key == "en"
        if not gerund and (cue.first > 1 or self.words[cue.first].key not in grammar("minded")):
            return None
        comma = self.scene.reading.clean.find(",", self.words[cue.last - 1].end, self.where[1])
        return next((n for n in self.scene.outer(comma, self.where[1]) if n.start - comma <= 3), None) if comma >= 0 else None

    def _issued(self, cue: Cue) -> Named | None:
        """The actor behind "par" and the participle of a noun: "l'appel à la trêve lancé par la Valdorie"."""
        after = self.words[cue.last : cue.last + ISSUED]
        by = next((n for n, word in enumerate(after) if word.key == "par"), 0)
        if not by or after[by - 1].key in grammar("clauses") or not PAST_FORM.search(after[by - 1].text.lower()):
            return None
        near = self.scene.outer(after[by].end, min(self.where[1], after[by].end + 60))
        return near[0] if near and near[0].start - after[by].end <= 3 else None

    def _holder(self, cue: Cue) -> tuple[list[str], int] | None:
        """Whose a noun is: "la demande du Kremlin", "la demande russe", or "ses propositions" of the sentence's first actor."""
        start, end = self.words[max(0, cue.first - 1)].start, self.words[cue.last - 1].end
        after = [n for n in self.scene.outer(end, self.where[1]) if not n.place]
        link = self.words[cue.last] if cue.last < len(self.words) else None
        if after and link and link.key in ("de", "d'", "du", "des") and len(self.scene.words_in(end, after[0].start)) <= 1:
            return [after[0].actor], start
        if link and (owner := self.scene.of_state(link.text)):
            return [owner], start
        if by := self._issued(cue):
            return [by.actor], start
        if cue.first and self.words[cue.first - 1].key in grammar("possessives") and not self.is_said(cue):
            first = [n for n in self.scene.outer(self.where[0], start) if not n.place]
            return ([first[0].actor], start) if first else None
        return None
