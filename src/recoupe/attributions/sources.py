"""Sources: the words that name the speaker of a cue."""

from __future__ import annotations

import re

from recoupe.attributions.cues import BE, CLITIC, HAVE, Hit, is_adverb, skip_adverbials
from recoupe.attributions.holders import holds, nouns
from recoupe.attributions.phrases import BREAKS, FAR, LATTER, PERSONAL, Phrases, Source
from recoupe.attributions.scene import Named
from recoupe.attributions.words import Word, vocabulary
from recoupe.lang import fold
from recoupe.model import Form, Kind

__all__ = ["ASIDE", "BREAKS", "PERSONAL", "Source", "Sources"]


ASIDE = frozenset(("dans", "lors", "devant", "depuis", "sur", "à"))
"""Words that open a phrase between commas before the verb ("M. X, dans un entretien, a relevé")."""
CIRCLES = frozenset(("à", "au", "du", "dans", "chez", "auprès", "côté", "parmi"))
"""Words that open the phrase of a circle in which "on" speaks."""
APPOSITION = 14
"""Words that an apposition before "qui" has at most."""
APPOSED = 14
"""How many words a participle between a name and "et qui" may have."""
HEADED = 8
"""Words between the determiner of a description and the name that ends it."""
SOMEBODY = frozenset(("le", "la", "l'", "un", "une", "cet", "ce", "cette"))
SHORT = 4
"""A quotation of so few words is part of the sentence it stands in."""
HOLDER = re.compile(r",\s(?:l['’]|le |la |un |une )?[^\W\d_][^,.;:()]{2,50}\s(?:du|de|des|de la|de l['’])\s?(?:[Ll]['’]|la )?")
"""What stands between a person and the body he acts for ("M. X, l'homme fort du Conseil")."""
CLAUSE_OPENERS = frozenset(("que", "qu'", "si", "lorsque", "lorsqu'", "quand", "car", "puisque", "tandis"))
SEVERAL = frozenset(("ils", "elles"))
"""Pronouns of several."""
JOINTS = frozenset(("et", "mais", "puis"))
"""Words that join a second verb to the subject of the first."""


class Sources(Phrases):
    """Finds the source of a cue in one period."""

    def subject(self, hit: Hit) -> Source:
        """The subject of a cue: an inverted pronoun, or the words before it."""
        if hit.subject is not None:
            word = self.words[hit.subject]
            if word.key == "-on" and (circle := self._circle(max(hit.subject, hit.last) + 1)) is not None:
                return circle
            return Source(
                ((word.start + (1 if self.scene.text[word.start] == "-" else 0) + self._t(word), word.end),), (), word.key[1:], "pronoun"
            )
        found = self.before(hit.first)
        circle = self._circle_before(found) if found.pronoun == "on" else None
        return circle or found

    def _circle_before(self, found: Source) -> Source | None:
        """Where "on" speaks, told before it: "À la mairie, on assure que ...", "Du côté de la presse, on parle de ..."."""
        n = self.period.index_at(found.ranges[0][0])
        first = next((k + 1 for k in range(n - 1, -1, -1) if self.words[k].key in BREAKS), 0)
        opens = n - first > 2 and self.words[n - 1].key == "," and self.words[first].key in CIRCLES
        if not opens or any(self.finder.finite[first:n]):
            return None
        ends = (self.words[first].start, self.words[n - 2].end)
        named = tuple(m for m in self.scene.within(*ends) if not m.place)
        return Source((ends,), named[:1], "", "named" if named else "unnamed") if named else None

    def _circle(self, at: int) -> Source | None:
        """Where "on" speaks: "indique-t-on de source diplomatique", "assure-t-on hier à l'Elysée", "a-t-on appris auprès de X"."""
        at = skip_adverbials(self.words, at)
        if at >= len(self.words) or self.words[at].key not in ("de", "dans", "à", "au", "chez", "du", "auprès"):
            return None
        end = at
        for n in self._noun_phrase(at + 1):
            end = n
        if end == at:
            return None
        named = tuple(m for m in self.scene.within(self.words[at].start, self.words[end].end) if not m.place)
        return Source(((self.words[at].start, self.words[end].end),), named[:1], "", "named" if named else "unnamed")

    def _t(self, word: Word) -> int:
        """The length of the "t-" of "a-t-il", which is no part of the pronoun."""
        return 2 if self.scene.text[word.start : word.end].lower().startswith("-t-") else 0

    def before(self, at: int, depth: int = 0) -> Source:
        """The subject that stands before the verb at a word."""
        n = self._past_parenthesis(at)
        end = n + 1 if n < at - 1 else at
        while n >= 0 and at - n < FAR:
            passed = self._passed(n, self.words[at].quote)
            if passed is None:
                break
            if passed < n:
                n = passed
                continue
            found = self._subject_at(n, at, depth)
            if isinstance(found, Source):
                return found
            if found is None:
                break
            n = found
        return self._chunk(n + 1, end)

    def _passed(self, n: int, quote: int) -> int | None:
        """The word to go on from when the one at an index is passed over (parentheses, a word in marks); None at a boundary."""
        word = self.words[n]
        if word.quote != quote and word.quote >= 0:
            return None if self._length(word.quote) > SHORT else n - 1
        if word.key in (")", "]"):
            return self._back_to(n, "(" if word.key == ")" else "[") - 1
        if word.key in BREAKS:
            return None
        if word.key in ("–", "—") and (opening := self._dash(n)) is not None:
            return opening - 1
        return n

    def _subject_at(self, n: int, at: int, depth: int) -> Source | int | None:
        """The subject of the verb at `at` if the word at `n` decides it, else the word to go on from, None at a boundary."""
        word = self.words[n]
        if found := self._pronoun(n, at):
            return found
        named = self.scene.at(word.start)
        if named is not None:
            first = self.period.index_at(named.start)
            if not self._can_speak(named, first):
                return min(first, n) - 1
            shared = self._shared(first, at, depth)
            return shared if shared is not None and shared.named else self._phrase(named, at)
        if word.key == "qui":
            return self._antecedent(n)
        if self.finder.finite[n]:
            if word.key.endswith("nt") and self._one(at) and self.words[self._joint(at)].key in JOINTS:
                return n - 1  # of several: "pour qu'ils aident la ville, et a promis"
            relative = self.relative(n)
            if relative is not None and self.words[at].key in ("pour", "sans") and not any(w.key == "," for w in self.words[n:at]):
                return self._antecedent(relative) if self.words[relative].key == "qui" else self.before(n, depth + 1)
            return self._elided(n, at, depth) if relative is None else relative - 1
        compared = word.key in ("que", "qu'") and any(
            w.key in ("plus", "moins", "aussi", "autant", "tel") for w in self.words[max(0, n - 3) : n]
        )
        other = n + 1 < at and self.words[n + 1].key in SEVERAL and self._one(at)
        return None if word.key in CLAUSE_OPENERS and not compared and not other else n - 1

    def _one(self, at: int) -> bool:
        """Whether a verb is said of one: "a exhorté" is not of those in "pour qu'elles respectent le pacte"."""
        return bool(self.finder.finite[at]) and not self.words[at].key.endswith("nt")

    def _joint(self, at: int) -> int:
        """The word before a verb, clitics and adverbs passed over: where a joint would stand."""
        joint = at - 1
        while joint > 0 and (self.words[joint].key in CLITIC or is_adverb(self.words[joint])):
            joint -= 1
        return joint

    def _shared(self, first: int, at: int, depth: int) -> Source | None:
        """The subject of the verb before, where a mention is only its object ("Kalvo a rencontré Brusk et dénonce ...")."""
        joint = self._joint(at)
        if self.words[joint].key not in JOINTS or any(self.finder.finite[first:joint]):
            return None
        for n in range(first - 1, max(first - FAR, -1), -1):
            if self.words[n].key in BREAKS or self.words[n].key in ("qui", "que", "qu'", "où", "dont"):
                return None
            if self.finder.finite[n]:
                return self._elided(n, at, depth)
        return None

    def after(self, start: int) -> Source:
        """The inverted subject that begins at a word (after adverbs and whom it was said to)."""
        at = self._skip_occasion(start)
        if at >= len(self.words):
            return Source()
        named = self.scene.at(self.words[at].start)
        if named is None or named.place or named.start < self.words[at].start - 3:
            return self._chunk_after(at)
        people, last = [named], named
        end = named.end
        while (following := self.scene.after(last)) is not None and not following.place:
            between = self.scene.text[last.end : following.start]
            verb = self.period.index_at(following.end)
            if verb < len(self.words) and self.finder.finite[verb]:
                break
            if (
                self.scene.apposed(last, following)
                or (between.strip() == "," and self._appositive(following))
                or between.strip() in ("et", "(", "ainsi que")
            ):
                people.append(following)
                last, end = following, following.end
            else:
                break
        end = self._apposition_end(end)
        return Source(((min(named.start, self.words[at].start), end),), tuple(people))

    def _past_parenthesis(self, at: int) -> int:
        """The word from which a subject is looked for: before a relative clause between commas (", qui accompagnait X, a estimé")."""
        n = at - 1
        while n > 0 and self.words[n].key in CLITIC:
            n -= 1
        if n < 3 or self.words[n].key != ",":
            return at - 1
        for k in range(n - 1, max(n - FAR, 0), -1):
            if self.words[k].key in BREAKS:
                break
            opens = self.words[k + 1].key in vocabulary("relatives") | {"que", "qu'"}
            if self.words[k].key == "," and opens and any(self.finder.finite[k:n]):
                return k - 1
            aside = self.words[k + 1].key in ASIDE and not any(self.finder.finite[k:n]) and not self._told(k, n)
            if self.words[k].key == "," and aside:
                return k - 1
        return at - 1

    def _told(self, first: int, last: int) -> bool:
        """Whether a cue or somebody who can speak stands between two words."""
        named = self.scene.within(self.words[first].start, self.words[last].end)
        return any(not m.place and self._can_speak(m, self.period.index_at(m.start)) for m in named)

    def _pronoun(self, n: int, at: int) -> Source | None:
        """A subject pronoun at a word, when no other verb stands between it and the cue."""
        word = self.words[n]
        if n and self.words[n - 1].key == "," and n + 1 < at and self.words[n + 1].key == ",":
            return None
        if word.key == "il" and n + 2 < len(self.words) and self.words[n + 1].key == "y" and self.words[n + 2].key in HAVE:
            return None
        if word.key in ("nous", "vous") and not self.words[at].key.endswith(("ons", "mes", "ez", "tes")):
            return None
        if word.key in SEVERAL and self._one(at):
            return None
        if word.key in PERSONAL and not (word.key in ("nous", "on") and self.words[n - 1].key == "-"):
            if word.key in ("nous", "elle", "elles", "eux", "lui") and n and self.words[n - 1].key in vocabulary("prepositions"):
                return None
            return Source(((word.start, word.end),), (), word.key.lstrip("-"), "pronoun")
        if word.key in LATTER and n and self.words[n - 1].key in ("ce", "cette", "ces"):
            return Source(((self.words[n - 1].start, word.end),), (), f"{self.words[n - 1].key} {word.key}", "pronoun")
        if word.key in ("celui-ci", "celle-ci", "ceux-ci", "celles-ci"):
            return Source(((word.start, word.end),), (), word.key, "pronoun")
        return None

    def _antecedent(self, n: int) -> Source:
        """What "qui" at a word stands for."""
        back = n - 1
        while back >= 0 and (self.words[back].key in (",", "-", "–", "(") or self._date(self.words[back])):
            back -= 1
        if back >= 0 and self.words[back].key in ("et", "mais"):
            back = self._past_apposition(back)
        if back >= 0 and self.words[back].key == ")":
            back = self._back_to(back, "(") - 1
        named = self.scene.at(self.words[back].start) if back >= 0 else None
        if named is not None and named.kind is not Kind.PERSON and (longer := self._longer(named)) is not None:
            return longer
        if named is None or named.place:
            found = self._apposed_antecedent(back)
            return found if found.named or back < 0 or named is not None else self._held(back)
        previous = self.scene.before(named)
        held = previous is not None and previous.kind is Kind.PERSON and named.kind is not Kind.PERSON
        if previous is not None and held and HOLDER.fullmatch(self.scene.text[previous.end : named.start]):
            return Source(((self._with_determiner(previous.start), named.end),), (previous,), "", "relative")
        if named.start and self._phrase(named, n).named[0] is not named:
            coordinated = self._phrase(named, n)
            if coordinated.named and self.scene.apposed(coordinated.named[0], named):
                return coordinated
        return Source(((self._with_determiner(named.start), named.end),), (named,), "", "relative")

    def _apposed_antecedent(self, back: int) -> Source:
        """The person whom the words before "qui" describe ("l'affaire Irène Kalvo, une femme atteinte d'un mal incurable, qui ...")."""
        for n in range(back, max(back - APPOSITION, 0), -1):
            word = self.words[n]
            if word.key in BREAKS or self.finder.finite[n] or word.quote >= 0:
                break
            if word.key == "," and self.words[n + 1].key in ("un", "une", "le", "la", "l'"):
                named = self.scene.at(self.words[n - 1].start)
                person = named is not None and named.kind is Kind.PERSON and holds(self.words[n + 2].key)
                return Source(((named.start, named.end),), (named,), "", "relative") if named and person else Source(how="relative")
        return Source(how="relative")

    def _past_apposition(self, n: int) -> int:
        """The word before the comma of a participle that "et qui" goes on from ("M. X, blessé hier et qui demande ..."); -1 without one."""
        for k in range(n - 1, max(n - APPOSED, 0), -1):
            if self.finder.finite[k] or self.words[k].key in BREAKS:
                break
            if self.words[k].key == ",":
                return k - 1 if any(f.tense == "participle" for f in self.finder.readings[k + 1]) else -1
        return -1

    def _longer(self, named: Named) -> Source | None:
        """The description that a name only ends, when its noun is somebody's ("le vainqueur du Tour de Valdorie, qui ...")."""
        first = self.period.index_at(named.start)
        at = first if self.words[first].key in ("du", "des") else first - 1
        at -= at > 0 and self.words[at].key in ("le", "la", "l'", "les")
        if at < 1 or self.words[at].key not in ("du", "des", "de", "d'"):
            return None
        for n in range(at - 1, max(at - HEADED, 0), -1):
            word = self.words[n]
            inner = self.scene.at(word.start)
            if inner is not None and inner.kind is Kind.PERSON and inner.mention.form is Form.ROLE and inner.end < named.start:
                able = self._can_speak(inner, self.period.index_at(inner.start))
                return Source(((self._with_determiner(inner.start), named.end),), (inner,), "", "relative") if able else None
            behind = inner is not None and not self._can_speak(inner, self.period.index_at(inner.start))
            if not word.letters or word.quote >= 0 or self.finder.finite[n] or not (inner is None or behind):
                return None
            if word.key in SOMEBODY:
                noun = next((w.key for w in self.words[n + 1 : at] if fold(w.key) not in nouns("before")), "")
                apposed = n > 1 and self.words[n - 1].key == "," and self.finder.ends_name(n - 2)
                governed = n and (apposed or self.words[n - 1].key in vocabulary("prepositions"))
                source = Source(((word.start, named.end),), (), "", "unnamed")
                return source if fold(noun) in nouns("people") and not governed else None
        return None

    def _held(self, n: int) -> Source:
        """Somebody unnamed whom "qui" stands for ("la femme qui s'est présentée comme"); nobody where no noun tells who."""
        if holds(self.words[n].key) and n and self.words[n - 1].key in SOMEBODY:
            return Source(((self.words[n - 1].start, self.words[n].end),), (), "", "relative")
        return Source(how="relative")

    def _elided(self, n: int, at: int, depth: int) -> Source:
        """The subject of an earlier verb, shared by a coordinated one ("a nié ..., mais a averti")."""
        joint = {w.key for w in self.words[max(n + 1, at - 4) : at]}
        if depth > 3 or not joint & {"et", "mais", "ou", "puis", ","}:
            return self._chunk(n + 1, at)
        conjunction = max(k for k in range(max(n + 1, at - 4), at) if self.words[k].key in ("et", "mais", "ou", "puis", ","))
        if any(w.letters and w.key not in CLITIC and not is_adverb(w) for w in self.words[conjunction + 1 : at]):
            return self._chunk(conjunction + 1, at)
        while (
            n > 0
            and (self.words[n].key in HAVE | BE or self.words[n - 1].key in CLITIC or is_adverb(self.words[n - 1]))
            and self.words[n - 1].key not in PERSONAL
        ):
            if self.words[n - 1].key in CLITIC or is_adverb(self.words[n - 1]):
                n -= 1
            else:
                break
        found = self.before(n, depth + 1)
        return Source(found.ranges, found.named, found.pronoun, "shared" if found.ranges else "none")
