"""Ages: the years of somebody's life, told apart from lengths of time."""

from __future__ import annotations

import re

from recoupe.mentions.quantities.amounts import Amount
from recoupe.mentions.quantities.counted import Counted
from recoupe.mentions.quantities.grammar import Grammar
from recoupe.mentions.times.grammar import plain
from recoupe.model import Range

REACH = 48
"""Characters before a number that may say whose years they are."""


class Ages:
    """Reads the ages of one article: `clean` are its words, `text` the same as plain text."""

    def __init__(self, clean: str, text: str, rules: Grammar) -> None:
        self.clean, self.text, self.rules = clean, text, rules

    def told(self, amount: Amount, counted: Counted, rest: Range) -> bool:
        """Whether years are somebody's age."""
        if self.rules["aged"].search(self.text, max(rest[0], amount.start - REACH), amount.start):
            return counted.of is None
        bounds, left = self.rules.words["age"], max(rest[0], amount.start - REACH)
        if self.rules["apposed"].search(self.text, left, amount.start) and self.rules["apposed_end"].match(self.text, counted.end, rest[1]):
            return True
        if counted.of or not bounds["low"] <= amount.low <= bounds["high"]:
            return False
        of = self.rules["of"].search(self.text, left, amount.start)
        word = re.search(r"[^\W\d]+(?= $)", self.clean[left : of.start()]) if of else None
        if word and (word[0][0].isupper() or self.rules.thing(plain(word[0])) == "person"):
            return True  # "une Valdorienne de 34 ans"
        if not self.rules["age_bare"].search(self.text, left, amount.start) or self.rules["no_age"].search(self.text, left, amount.start):
            return False
        return bool(self.rules["age_end"].match(self.text, counted.end, rest[1]))

    def bare(self, amount: Amount, rest: Range) -> bool:
        """Whether a number between commas behind a name is an age: "Igor Vasnik, 52, ..."."""
        before = re.search(r"[^\W\d_]+(?=, $)", self.clean[max(rest[0], amount.start - REACH) : amount.start])
        bounds = self.rules.words["age"]
        return bool(
            before
            and before[0][0].isupper()
            and bounds["low"] <= amount.low <= bounds["high"]
            and self.text[amount.end : amount.end + 1] in {",", ")"}
        )
