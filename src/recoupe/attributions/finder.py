"""The cues of a period: verb groups found among its words."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.attributions.cues import BE, CLITIC, HAVE, REFLEXIVE, Cue, Hit, cues, is_adverb, skip_adverbials
from recoupe.attributions.finite import Finite
from recoupe.attributions.holders import holds
from recoupe.attributions.words import vocabulary
from recoupe.lang import table
from recoupe.model import Act

REACH = 14
"""How many words may stand between an auxiliary and its participle ("a, pour sa part, appelé")."""


SPEAKERS = frozenset(("-il", "-elle", "-ils", "-elles"))
"""Subjects that make a cue of any verb they follow between commas (", illustre-t-il,")."""
NARRATED = 12
"""How many words "Et X" before a narrative infinitive may have."""
FAR_LINK = 9
"""How far the infinitive may stand from a verb that only colours it ("n'a pas oublié pendant le dîner de rappeler")."""


@dataclass(frozen=True, slots=True)
class Group:
    """A verb group before its cue is known: as `Hit`."""

    first: int
    verb: int
    shape: str
    tense: str
    subject: int | None = None


class Finder(Finite):
    """Finds the cues of one period."""

    def hits(self) -> tuple[Hit, ...]:
        """The cues in order; a verb counts once."""
        out: list[Hit] = []
        free, helped = 0, False
        for at in [n for n, readings in enumerate(self.readings) if readings]:
            if at < free:
                continue
            hit = self._hit(at, helped)
            helped = helped or (self.finite[at] and self.words[at].key in HAVE)
            if hit:
                out.append(hit)
                free = max(hit.last, at) + 1
        return tuple(out)

    def _hit(self, at: int, shared: bool) -> Hit | None:
        key = self.words[at].key
        if at in self.told and not self._spoken(at):
            return None
        if self.finite[at] and key in HAVE | BE:
            return self._compound(at)
        if self.finite[at]:
            return self._simple(at)
        return self._unfinished(at, shared)

    def _compound(self, at: int) -> Hit | None:
        """A cue with an auxiliary: "a, pour sa part, appelé", "s'est dit", "a été qualifié", "est convaincu"."""
        be = self.words[at].key in BE
        subject, start = self._inverted(at + 1)
        found = self._participle(start)
        if found is None:
            return self._with_tail(at, "être", at, start, subject) if be else None
        reflexive = be and at > 0 and self.words[at - 1].key in REFLEXIVE
        if reflexive and self.words[found].key in ("vu", "vue", "vus", "vues") and (suffered := self._suffered(at, found + 1)):
            return suffered
        verb = next(f.verb for f in self.readings[found] if f.tense == "participle")
        passive = be and not reflexive and verb not in table("fr/conjugation")["with_be"]
        if verb == "être" and not be:
            second = self._participle(found + 1)
            if second is None:
                return self._with_tail(at, "être", at, found + 1, subject)
            found, passive = second, True
        if passive and (located := self._with_tail(at, "être", at, start, subject)):
            return located
        for verb in dict.fromkeys(f.verb for f in self.readings[found] if f.tense == "participle"):
            if not passive and (inner := self._semi(at, found, verb, subject)) and (inner.negated or not self._wishes(verb, inner)):
                return inner
            over = reflexive and at > 1 and self.words[at - 2].key in REFLEXIVE
            if hit := self._made(
                verb, Group(at, found, "passive" if passive else "finite", "compound", subject), reflexive=reflexive or over
            ):
                return hit
        return None

    def _participle(self, start: int) -> int | None:
        """The participle an auxiliary waits for."""
        for at in range(start, min(start + REACH, len(self.words))):
            if any(f.tense == "participle" for f in self.readings[at]) and not is_adverb(self.words[at]):
                between = self.words[start:at]
                plain = skip_adverbials(self.words, start, commas=True) >= at
                set_off = len(between) > 1 and between[0].key == "," and between[-1].key == ","
                return at if plain or set_off else None
            if self.finite[at] or self.words[at].key in (".", ";", ":"):
                return None
        return None

    def _simple(self, at: int) -> Hit | None:
        """A cue in a simple tense: "estime", "se disent", "continue de marteler", "laisse filtrer"."""
        reflexive = at > 0 and self.words[at - 1].key in REFLEXIVE
        subject, start = self._inverted(at + 1)
        if reflexive and any(f.verb == "voir" and f.finite for f in self.readings[at]) and (suffered := self._suffered(at, start)):
            return suffered
        for form in self.readings[at]:
            if not form.finite:
                continue
            if (inner := self._semi(at, start - 1, form.verb, subject)) and not self._wishes(form.verb, inner):
                return inner
            if form.verb == "vouloir" and self._next(start - 1) == "dire":
                continue
            if hit := self._made(form.verb, Group(at, at, "finite", form.tense, subject), reflexive=reflexive):
                return hit
        return self._any_verb(at, subject)

    def _suffered(self, first: int, at: int) -> Hit | None:
        """A cue that somebody else does to the subject ("s'est vu proposer un emploi", "se voit reprocher son silence")."""
        at = skip_adverbials(self.words, at)
        infinitives = (f.verb for f in (self.readings[at] if at < len(self.words) else ()) if f.tense == "infinitive")
        return next((hit for verb in infinitives if (hit := self._made(verb, Group(first, at, "suffered", "semi")))), None)

    def _any_verb(self, at: int, subject: int | None) -> Hit | None:
        """Any verb is a cue where its subject follows it between commas (", illustre-t-il,") or after marks (`"...", s'amuse X`)."""
        back = self._back(at, REFLEXIVE)
        verb = next((form for form in self.readings[at] if form.finite and form.verb not in ("être", "avoir", "faire")), None)
        if verb is None or back < 1 or self.words[back].key != ",":
            return None
        pronoun = subject is not None and self.words[subject].key in SPEAKERS
        after_marks = self.words[back - 1].quote >= 0 and self.words[at].quote < 0
        somebody = after_marks and self.begins_name(skip_adverbials(self.words, at + 1, commas=True))
        if not pronoun and not somebody:
            return None
        return Hit(Cue(verb.verb, Act.ASSESS, frozenset(("quote",))), at, at, at, "finite", verb.tense, subject)

    def _unfinished(self, at: int, shared: bool) -> Hit | None:
        """A cue without a finite verb of its own: gerund, "sans exclure", a second participle, "vanté par"."""
        for form in self.readings[at]:
            if form.verb == "avoir" and form.tense == "gerund" and (found := self._participle(at + 1)) is not None:
                verbs = dict.fromkeys(f.verb for f in self.readings[found] if f.tense == "participle")
                return next((hit for v in verbs if (hit := self._made(v, Group(at, found, "finite", "compound")))), None)
            opened = {"gerund": self._gerund, "infinitive": self._infinitive, "participle": self._participle_alone}.get(form.tense)
            group = opened(at, form.tense, shared) if opened else None
            if group is None and form.tense == "participle" and self._apposed(at, form.verb):
                group = Group(at, at, "agent", form.tense)
            reflexive = at > 0 and self.words[at - 1].key in REFLEXIVE
            if group and (hit := self._made(form.verb, group, reflexive=reflexive)):
                return hit
        return None

    def _gerund(self, at: int, tense: str, shared: bool) -> Group | None:  # noqa: ARG002 - one signature for all three
        """A gerund ("en soulignant", ", ajoutant que")."""
        back = self._back(at, CLITIC - {"en"})
        lead = self.words[back].key if back >= 0 else ""
        if lead == "en":
            return Group(back - 1 if back and self.words[back - 1].key == "tout" else back, at, "gerund", tense)
        opens = lead in (",", "et", "mais", "tout", "(", "–", "") or self.words[back].quote != self.words[at].quote or self.ends_name(back)
        return Group(at, at, "gerund", tense) if opens or self._next(at) in ("que", "qu'") else None

    def _infinitive(self, at: int, tense: str, shared: bool) -> Group | None:  # noqa: ARG002 - one signature for all three
        """An infinitive ("sans exclure", "pour dénoncer", "avant d'ajouter")."""
        back = self._back(at, CLITIC)
        lead = self.words[back].key if back >= 0 else ""
        if lead in ("sans", "pour"):
            return Group(back, at, "infinitive", tense)
        if lead in ("d'", "de") and (self._next(at) == ":" or self._narrates(back)):
            return Group(back, at, "finite", "infinitive")
        before = back > 0 and lead in ("d'", "de") and self.words[back - 1].key == "avant"
        return Group(back - 1, at, "infinitive", tense) if before else None

    def _narrates(self, of: int) -> bool:
        """Whether the infinitive behind "de" at a word tells what somebody then said ("Et le ministre de conclure que ...")."""
        first = next((k + 1 for k in range(of - 1, -1, -1) if self.words[k].key in (".", ";", ":", "!", "?")), 0)
        if self.words[first].key != "et" or of - first > NARRATED or any(self.finite[first:of]):
            return False
        told = of == first + 1 and self.words[of + 1].key != "en"
        return told or self.ends_name(of - 1) or holds(self.words[of - 1].key) or self.words[of - 1].key.startswith("celui")

    def _participle_alone(self, at: int, tense: str, shared: bool) -> Group | None:
        """A participle that shares an earlier auxiliary, that follows "après avoir", or whose author follows ("vanté par")."""
        before = self.words[at - 1].key if at else ""
        if before == "avoir" and at > 1 and self.words[at - 2].key in ("après", "pour", "d'", "de"):
            return Group(at - 2, at, "infinitive", "compound")
        joints = ("et", "mais", "puis")
        alone = at <= 2 and self.words[0].key in joints and self._next(at) in ("que", "qu'", "de", "d'")
        coordinated = before in joints or (at > 1 and is_adverb(self.words[at - 1]) and self.words[at - 2].key in joints)
        coordinated = coordinated or [w.key for w in self.words[max(0, at - 4) : at]] == [",", "d'", "autre", "part"]
        if alone or (shared and coordinated):
            return Group(at, at, "shared" if self._next(at) != "par" else "agent", tense)
        return Group(at, at, "agent", tense) if self._next(at) == "par" else None

    def _apposed(self, at: int, verb: str) -> bool:
        """Whether a participle without a verb says of what somebody is accused, or how something is called ("X, accusé de fraude")."""
        joined = self._next(at) in ("de", "d'", "du", "des", "comme")
        noun = at == 0 or self.words[at - 1].key in vocabulary("determiners")
        return joined and not noun and any(cue.charges or cue.takes("as") for cue in cues().get(verb, ()))

    def _inverted(self, at: int) -> tuple[int | None, int]:
        """An inverted subject pronoun at an index, and the index after it."""
        if at < len(self.words) and self.words[at].key.startswith("-") and len(self.words[at].key) > 2:
            return at, at + 1
        return None, at

    def _semi(self, first: int, at: int, verb: str, subject: int | None) -> Hit | None:
        """A verb that only colours the infinitive after it: "a tenu à souligner", "continue de marteler"."""
        link = table("fr/conjugation")["semi"].get(verb)
        if link is None and verb != "pouvoir":
            return None
        link = link or ""
        n = skip_adverbials(self.words, at + 1)
        for far in range(n, min(n + FAR_LINK, len(self.words))):
            if self.words[far].key in link.split():
                n = far + 1
                break
            if self.finite[far] or self.words[far].key in (".", ";", ":"):
                break
        reflexive = False
        while n < len(self.words) and self.words[n].key in CLITIC:
            reflexive = reflexive or self.words[n].key in ("se", "s'")
            n += 1
        readings = self.readings[n] if n < len(self.words) else ()
        group = Group(first, n, "finite", "semi", subject)
        means = ("vouloir", "dire")
        infinitives = (form.verb for form in readings if form.tense == "infinitive" and (verb, form.verb) != means)
        if verb == "pouvoir":
            infinitives = (form.verb for form in readings if (form.verb, form.tense) == ("lire", "infinitive"))
        return next((hit for verb in infinitives if (hit := self._made(verb, group, reflexive=reflexive))), None)

    def _wishes(self, verb: str, inner: Hit) -> bool:
        """Whether the wish rather than the act wished for is told ("souhaite interroger X")."""
        wish = any(cue.takes("inf") for cue in cues().get(verb, ()))
        says = inner.last + 1 < len(self.words) and (self._next(inner.last) in ("que", "qu'", ":") or self.words[inner.last + 1].quote >= 0)
        return wish and inner.cue.weak and not says

    def _with_tail(self, first: int, verb: str, at: int, start: int, subject: int | None) -> Hit | None:
        """A locution of "être": "est convaincu que"."""
        if start >= len(self.words):
            return None
        openings = {self.words[n].key.rstrip("es") for n in {start, min(skip_adverbials(self.words, start), len(self.words) - 1)}}
        for cue in cues().get(verb, ()):
            if cue.tail and cue.tail[0].rstrip("es") in openings and (end := self._tail(cue, start)):
                return Hit(cue, first, end, at, "finite", "present", subject)
        return None

    def _tail(self, cue: Cue, start: int) -> int | None:
        """The index of the last word of a locution whose tail begins at an index, adverbs skipped."""
        at = start
        if at < len(self.words) and self._bare(self.words[at].key, cue) != self._bare(cue.tail[0], cue):
            at = skip_adverbials(self.words, start)
        for word in cue.tail:
            if at >= len(self.words) or self._bare(self.words[at].key, cue) != self._bare(word, cue):
                return None
            at += 1
        return at - 1

    def _bare(self, key: str, cue: Cue) -> str:
        """The word without agreement, where a locution holds an adjective."""
        return key.rstrip("es") if cue.name.startswith("être") else key

    def _made(self, verb: str, group: Group, *, reflexive: bool = False) -> Hit | None:
        """The hit for a verb group, by the first line of the table that fits."""
        first, at, subject = group.first, group.verb, group.subject
        over = first > 0 and "en" in (self.words[first - 1].key, self.words[first - 2].key if first > 1 else "")
        fitting = []
        for cue in cues().get(verb, ()):
            if cue.reflexive != reflexive or (cue.over and not over):
                continue
            if not cue.tail:
                fitting.append(cue)
            elif (end := self._tail(cue, at + 1 if subject is None or subject < at else subject + 1)) is not None:
                return Hit(cue, first, end, at, group.shape, group.tense, subject, self._negated(first, at))
        if not fitting:
            return None
        return Hit(fitting[0], first, at, at, group.shape, group.tense, subject, self._negated(first, at), tuple(fitting[1:]))

    def _negated(self, first: int, at: int) -> bool:
        """Whether the verb group is denied ("n'a pas exclu"); "n'a pas manqué de" affirms."""
        before = {w.key for w in self.words[max(0, first - 3) : first]}
        inside = {w.key for w in self.words[first : at + 3]}
        manque = any(f.verb in ("manquer", "cacher", "cesser") for n in range(first, at + 1) for f in self.readings[n])
        return bool(before & {"ne", "n'"}) and bool(inside & {"pas", "jamais", "plus", "guère", "rien", "aucun", "aucune"}) and not manque
