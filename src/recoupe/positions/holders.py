"""Who holds a stance that an article tells: the subject of its verb, near or far, or the one for whom a verdict is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from recoupe.lang import Token
from recoupe.model import Range, Stance
from recoupe.positions.cues import Cue
from recoupe.positions.deeds import DONE
from recoupe.positions.forms import INFINITIVE, PARTICIPLE
from recoupe.positions.grammar import grammar
from recoupe.positions.judgement import acts
from recoupe.positions.scene import Named, Scene

VERDICTS = frozenset((Stance.ACCEPT, Stance.REFUSE, Stance.ACCUSE))

VIEWS = frozenset((Stance.ACCUSE, Stance.WARN, Stance.DENY, Stance.SUPPORT, Stance.DEMAND))

EN = 2
"""Words before a gerund at the head of a sentence, "en" among them."""

JUDGED, BESIDE = 9, 3
"""Words before a verdict among which the participle of judging stands, and stands close to it."""

REACH = 160
"""Characters before a passive within which what it befalls is named."""


@dataclass(frozen=True, slots=True)
class Holders:
    """A sentence, asked for the holders of its stances."""

    scene: Scene
    where: Range
    words: list[Token]

    def subject(self, cue: Cue) -> tuple[list[str], int] | None:
        """Who is the subject of a verb or predicate, and where the words of the position begin."""
        named = self.scene.subject(self.where, replace(cue, first=self.eager(cue) or cue.first), self.words) or self._farther(cue)
        judge = None if named else self.judge(cue)
        named = named or judge
        expected = cue.kind == "predicate" and (self.words[cue.first].key in grammar("must") or self._befalls(cue))
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
        if cue.passive or judge:
            return [n.actor for n in joined], self.undergone(start)
        return [n.actor for n in joined], min(self.scene.whole(joined[0]), start) if self.scene.near(joined[-1], start) else start

    def _of_nobody(self, cue: Cue) -> bool:
        """Whether a verdict is but the article's: nobody is so minded, judges so, or finds it so ("des lacunes", "a échoué")."""
        if cue.kind != "predicate" or cue.stance not in VIEWS or self.words[cue.first].key in grammar("minded"):
            return False
        near = self.words[max(0, cue.first - 4) : cue.first]
        judged = any(word.key in grammar("frames") for word in near)
        return not judged and self.judge(cue) is None

    def _befalls(self, cue: Cue) -> bool:
        """Whether a predicate tells what will be done to its subject: "Paul Darvin sera envoyé à" is no promise of his."""
        after = self.words[cue.first + 1 : cue.first + 2]
        return self.words[cue.first].key in grammar("will-be") and bool(after) and bool(DONE.search(after[0].text.lower()))

    def eager(self, cue: Cue) -> int:
        """Where what stands before an infinitive begins that its subject does: "fut la première à dénoncer"; 0 when nothing does."""
        keys = [word.key for word in self.words[: cue.first]]
        if cue.tense != INFINITIVE or len(keys) < 3 or keys[-1] != "a" or keys[-2] not in grammar("eager"):
            return 0
        at = len(keys) - 2
        while at > 1 and keys[at - 1] in grammar("determiners") | grammar("be") | grammar("have") | {"si"}:
            at -= 1
        return at

    def undergone(self, at: int) -> int:
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
            return self.apposed(cue)
        before = [word for word in self.words[: cue.first] if word.key not in grammar("clitics") and word.key not in grammar("between")]
        if (apposed := self.apposed(cue)) or not before:
            return apposed
        free = [n for n in self.scene.outer(self.where[0], self.words[cue.first].start) if not n.place and not self.scene.governed(n)]
        if before and before[-1].key in grammar("norms"):
            return None
        joined = bool(before) and before[-1].key in ("et", "mais", "puis")
        if joined and (doing := self._doing(free, cue)):
            return doing
        if len({n.actor for n in free}) != 1 or not (joined or self._tells_on(cue)):
            return None
        return free[0]

    def _doing(self, free: Sequence[Named], cue: Cue) -> Named | None:
        """The one actor that is the subject of a verb before "et" and this one, where no clause opens in between."""
        clause = [word.key for word in self.words[: cue.first] if free and word.start >= free[0].end]
        if any(key in grammar("clauses") for key in clause):
            return None
        verbs = [word for at, word in enumerate(self.words[: cue.first]) if acts(self.words, at)]
        found = [n for n in free if any(self.scene.near(n, verb.start) for verb in verbs)]
        return found[0] if len({n.actor for n in found}) == 1 else None

    def _tells_on(self, cue: Cue) -> bool:
        """Whether a participle goes on with the subject: behind a comma, or behind a text of its own ("un communiqué réclamant").

        Behind another noun it tells of that one: "des associations soutenant les réfugiés".
        """
        before = self.words[cue.first - 1]
        apart = self.scene.reading.clean[before.end : self.words[cue.first].start].strip() == "," or before.key == "en"
        return cue.tense == PARTICIPLE and (apart or before.key in grammar("messages"))

    def judge(self, cue: Cue) -> Named | None:
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

    def apposed(self, cue: Cue) -> Named | None:
        """The actor behind the comma that ends an adjective, a gerund or a participle that opens a sentence: "En refusant la trêve, X"."""
        gerund = cue.tense == PARTICIPLE and (not cue.first or (cue.first <= EN and self.words[cue.first - 1].key == "en"))
        if not gerund and (cue.first > 1 or self.words[cue.first].key not in grammar("minded")):
            return None
        comma = self.scene.reading.clean.find(",", self.words[cue.last - 1].end, self.where[1])
        return next((n for n in self.scene.outer(comma, self.where[1]) if n.start - comma <= 3), None) if comma >= 0 else None
