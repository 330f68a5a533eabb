"""Finite verbs: which words of a period are the verb of a clause, as far as their neighbours show."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from recoupe.attributions.cues import CLITIC, cues, homographs, is_adverb, skip_adverbials
from recoupe.attributions.holders import holds
from recoupe.attributions.syntax import Tree
from recoupe.attributions.words import Word, forms, vocabulary
from recoupe.lang.conjugation import Form

OBJECTS = vocabulary("determiners") - {"de", "d'", "du", "des", "au", "aux", "à"} | {"que", "qu'"}
"""Words with which the object of a verb begins ("une pétition demande sa ...")."""
BEFORE_VERBS = frozenset(("se", "s'", "n'", "ne", "j'"))
"""Words after which nothing but a verb stands ("et se demande si")."""
PREPOSITIONS = frozenset(("de", "d'", "à", "en", "par", "sans", "pour", "sur", "avec", "dans", "sous"))
"""What stands before no finite verb."""
OPENING = 6
"""A name that opens a clause is followed by its comma within so many words."""
PENDING = 25
"""How many words an apposition may put between a name and its verb."""


def _accented(word: Word, known: Mapping[str, tuple[Form, ...]]) -> tuple[Form, ...]:
    """The readings of a word whose capital has lost its accent ("Evoquant")."""
    return known.get(f"é{word.key[1:]}", ()) if word.key[0] == "e" else ()


class Finite:
    """The verb forms of one period. `ends_name` and `begins_name` tell where somebody is named."""

    def __init__(
        self, words: Sequence[Word], ends_name: Callable[[int], bool], begins_name: Callable[[int], bool], tree: Tree | None = None
    ) -> None:
        self.words, self.ends_name, self.begins_name = words, ends_name, begins_name
        self.tree = tree
        known = forms()
        self.readings = [known.get(w.key) or (_accented(w, known) if w.capital else ()) for w in words]
        self.finite: list[bool] = [False] * len(words)
        for n in [n for n, readings in enumerate(self.readings) if readings]:
            self.finite[n] = self._is_finite(n)
        self.told = (
            frozenset(n for n in range(len(words)) if not self.finite[n] and self._may_be(n) and tree.finite(n)) if tree else frozenset()
        )
        """Verbs that only the tree tells."""
        for n in self.told:
            self.finite[n] = True

    def _spoken(self, at: int) -> bool:
        """Whether somebody who can speak is the subject of a verb that only the tree tells."""
        if self.tree is None:
            return False
        heads = self.tree.subjects(at)
        keys = [self.words[head].key for head in heads]
        told = any(holds(key) or key in vocabulary("subject_pronouns") for key in keys)
        return told or any(self.ends_name(n) for head in heads for n in self.tree.subtree(head))

    def _may_be(self, at: int) -> bool:
        """Whether a word can be a finite verb by its form alone."""
        return any(form.finite for form in self.readings[at])

    @property
    def doubtful(self) -> bool:
        """Whether a form of a cue verb was read as no verb, so that a tree of the period may tell better.

        Behind a determiner or a preposition it is none: "la demande", "de note".
        """
        known = cues()
        return any(
            readings and not self.finite[n] and self._may_be(n) and not self._governed(n) and any(f.verb in known for f in readings)
            for n, readings in enumerate(self.readings)
        )

    def _governed(self, at: int) -> bool:
        """Whether a determiner or a preposition that is no pronoun stands right before a word."""
        before = self.words[at - 1].key if at else ""
        return (before in vocabulary("determiners") and before not in CLITIC) or before in PREPOSITIONS

    def _is_finite(self, at: int) -> bool:
        """Whether a word is the finite verb of a clause, as far as its neighbours show."""
        key, before = self.words[at].key, self.words[at - 1].key if at else ""
        if not any(form.finite for form in self.readings[at]) or (self.words[at].capital and at > 0 and before not in (".", ":", "!", "?")):
            return False
        if key in ("a", "ont", "avait", "avaient", "aurait", "auraient", "sont", "était", "étaient"):
            return True
        if before in ("l'",) and key == "est":
            return False
        if before in ("le", "la", "les", "l'", "leur") and not self._clitic(at - 1):
            return key.endswith(("ait", "aient")) and all(form.tense in ("imperfect", "conditional") for form in self.readings[at])
        if key in homographs() or any(f.tense == "participle" for f in self.readings[at]):
            if before in BEFORE_VERBS or self._opens_clause(at):
                return True
            return self._has_subject(at) or (before == "," and self._pending(at)) or (before in ("et", "mais") and self._coordinated(at))
        return not self._governed(at)

    def _opens_clause(self, at: int) -> bool:
        """Whether a que-clause follows and no verb stands before ("X, du journal Y, estime que ...")."""
        after = skip_adverbials(self.words, at + 1)
        if after >= len(self.words) or not cues().get(self.readings[at][0].verb):
            return False
        participle = any(f.tense == "participle" for f in self.readings[at])
        denied = self.words[after].key == "ne" and self._next(after) in ("pas", "plus", "jamais", "rien", "guère")
        infinitive = participle and (denied or any(f.tense == "infinitive" for f in self.readings[after]))
        if self.words[after].key not in ("que", "qu'") and not infinitive:
            return False
        first = next((n + 1 for n in range(at - 1, -1, -1) if self.words[n].key in (".", ";", ":", "!", "?")), 0)
        opening = self.words[at - 1]
        noun = participle and self.words[first].key in vocabulary("determiners") and opening.key not in vocabulary("determiners")
        unlike = opening.key.isdigit() or (opening.key.endswith("s") and not self.words[at].key.endswith("s"))
        if unlike and self._apposition(first, at):
            return True
        subject = opening.key == "," or opening.capital or noun
        return (
            subject
            and not any(self.finite[first:at])
            and (noun or (opening.capital and at > first + 1) or any(self.ends_name(n) for n in range(first, at)))
        )

    def _apposition(self, first: int, at: int) -> bool:
        """Whether a name and a comma open a clause without a verb ("X, le pilote des années 90 estime que ...")."""
        comma = any(word.key == "," for word in self.words[first + 1 : first + OPENING])
        return comma and any(self.ends_name(n) for n in range(first, at)) and not any(self.finite[first:at])

    def _coordinated(self, at: int) -> bool:
        """Whether a form after "et" or "mais" is a second verb of the clause: what it says follows at once."""
        if at + 1 >= len(self.words) or not any(self.finite):
            return False
        infinitive = any(f.tense == "infinitive" for f in self.readings[at + 1])
        marks = self.words[at + 1].quote >= 0 and self.words[at].quote < 0
        return infinitive or marks or self._next(at) in ("que", "qu'")

    def _pending(self, at: int) -> bool:
        """Whether a name earlier in the clause, an apposition closed by a comma after it, still waits for its verb."""
        if self._next(at) not in vocabulary("determiners") | {"que", "qu'"}:
            return False
        commas, n = 0, at - 2
        while n > max(at - PENDING, -1):
            if self.words[n].key in (".", ";", ":"):
                return False
            if self.finite[n]:
                opening = next(
                    (k for k in range(n - 1, max(n - 5, 0), -1) if self.words[k].key == "qui" and self.words[k - 1].key == ","), None
                )
                if opening is None:
                    return False
                n = opening
            commas += self.words[n].key == ","
            if (commas or self.words[n + 1].key == "qui") and self.words[n + 1].key in (",", "qui") and self.ends_name(n):
                return True
            n -= 1
        return False

    def _clitic(self, at: int) -> bool:
        """Whether "le", "la", "les" at a word is a pronoun: a subject or a negation stands right before it."""
        if at == 0:
            return False
        return self.words[at - 1].key in vocabulary("subject_pronouns") | {"qui", "ne", "comme"} or self.ends_name(at - 1)

    def _has_subject(self, at: int) -> bool:
        """Whether a subject stands right before a word, or right after it (inversion)."""
        n = at - 1
        pronouns = vocabulary("subject_pronouns") | {"qui"}
        while n >= 0 and not self.ends_name(n) and self.words[n].key not in pronouns:
            if self.words[n].key not in CLITIC and not is_adverb(self.words[n]):
                break
            n -= 1
        if n >= 0 and (self.words[n].key in pronouns or self.ends_name(n)):
            return True
        after = self.words[at + 1].key if at + 1 < len(self.words) else ""
        held = n > 0 and holds(self.words[n].key) and self.words[n - 1].key in vocabulary("determiners")
        locution = held and any(cue.tail[:1] == (after,) for f in self.readings[at] if f.finite for cue in cues().get(f.verb, ()))
        if held and (locution or n < at - 1 or after in OBJECTS or (after and is_adverb(self.words[at + 1]))):
            return True
        quoted_before = at > 0 and (self.words[at - 1].quote >= 0 or self.words[at - 1].key == ",")
        if (
            quoted_before
            and (self.words[at].quote < 0 or self.words[at - 1].key == ",")
            and self._begins_holder(skip_adverbials(self.words, at + 1))
        ):
            return True
        return after.startswith("-") and len(after) > 2

    def _begins_holder(self, at: int) -> bool:
        """Whether somebody is named from a word on, or a noun of somebody who can speak ("le rapport")."""
        determiner = at + 1 < len(self.words) and self.words[at].key in ("le", "la", "l'", "les", "un", "une")
        called = at + 1 < len(self.words) and self.words[at].capital and self.words[at + 1].capital
        return called or self.begins_name(at) or (determiner and holds(self.words[at + 1].key))

    def _next(self, at: int) -> str:
        return self.words[at + 1].key if at + 1 < len(self.words) else ""

    def _back(self, at: int, over: frozenset[str]) -> int:
        """The index before a word, some words passed over."""
        back = at - 1
        while back >= 0 and self.words[back].key in over:
            back -= 1
        return back
