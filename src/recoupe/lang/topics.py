"""A user's topics: the lines of a YAML file, name -> words or turns, understood; a file that is not is refused with the line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

from recoupe.errors import UsageMistake
from recoupe.lang.catalogue import mistake
from recoupe.lang.words import fold, tokens

MOST_TOPICS, MOST_WORDS = 100, 200
"""Topics of a file and words of a topic: more than that is a thesaurus, and no reader takes it in."""
LONGEST_NAME, LONGEST_TURN = 80, 8
"""Characters of a name, which has to fit into a table; words of a turn, beyond which it is a sentence."""
LEAST_BEGINNING = 3
"""Letters before "*": fewer begin half of all words."""
ARTICLES = ("le", "la", "les", "l")
"""Matters are named with their article; ids do without."""
Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Every scalar is words: "non" and "1905" are not taken for a truth value and a number."""


@dataclass(frozen=True, slots=True)
class Topic:
    """An issue as a person names it, and the words or turns by which the texts tell of it."""

    name: str
    turns: tuple[str, ...]

    @property
    def id(self) -> str:
        """The id of the issue: from its name, so that it stays."""
        return issue_id(self.name)


def issue_id(name: str) -> str:
    """The id of an issue, from its word or name: "les sanctions" is "i-sanctions"; "i0" where there is no word."""
    words = re.findall(r"[^\W_]+", fold(name))
    return "i-" + "-".join(words[words[0] in ARTICLES and len(words) > 1 :]) if words else "i0"


def is_name(name: str) -> bool:
    """Whether words can name an issue on a screen: short, with a letter or a digit, and nothing that cannot be seen."""
    return 0 < len(name) <= LONGEST_NAME and name.isprintable() and issue_id(name) != "i0"


@lru_cache(maxsize=16)
def topics(lines: tuple[str, ...]) -> tuple[Topic, ...]:
    """The topics that the lines of a file hold, in their order. Raises UsageMistake, with the line as its place, for what is none."""
    try:
        root = yaml.compose("\n".join(lines), Loader=Loader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or getattr(error, "reason", None) or type(error).__name__
        raise _wrong("yaml", mark.line + 1 if mark else 1, reason=reason) from error
    if root is None:
        return ()
    if not isinstance(root, yaml.MappingNode):
        raise _wrong("shape", root.start_mark.line + 1)
    if len(root.value) > MOST_TOPICS:
        raise _wrong("many", root.value[MOST_TOPICS][0].start_mark.line + 1, most=MOST_TOPICS)
    found = [_topic(key, value) for key, value in root.value]
    for part, keys in (("twice", [[t.id] for t in found]), ("word-twice", [sorted(set(map(fold, t.turns))) for t in found])):
        seen: dict[str, str] = {}
        for (key, _), topic, mine in zip(root.value, found, keys, strict=True):
            if twice := next((one for one in mine if one in seen), ""):
                raise _wrong(part, key.start_mark.line + 1, name=topic.name, word=twice, before=seen[twice])
            seen |= dict.fromkeys(mine, topic.name)
    return tuple(found)


def _topic(key: Any, value: Any) -> Topic:
    line = key.start_mark.line + 1
    name = " ".join(str(key.value).split()) if isinstance(key, yaml.ScalarNode) else ""
    if not is_name(name):
        raise _wrong("name", line, name=_seen(name), longest=LONGEST_NAME)
    if isinstance(value, yaml.ScalarNode):
        turns = [" ".join(value.value.split()) or name]
    elif isinstance(value, yaml.SequenceNode):
        turns = [_turn(item, name) for item in value.value] or [name]
    else:
        raise _wrong("words", line, name=name)
    if len(turns) > MOST_WORDS:
        raise _wrong("many-words", line, name=name, most=MOST_WORDS)
    for turn in turns:
        words = list(told_as(turn))
        if not (turn.isprintable() and 0 < len(words) <= LONGEST_TURN) or any(
            begins and len(word) < LEAST_BEGINNING for word, begins in words
        ):
            raise _wrong("turn", line, name=name, turn=_seen(turn), longest=LONGEST_TURN)
    return Topic(name, tuple(dict.fromkeys(turns)))


def _seen(words: str) -> str:
    """Words as a message may show them: their beginning, with signs that cannot be seen spelled out."""
    return words[:LONGEST_NAME] if words.isprintable() else ascii(words[:LONGEST_NAME])


def _turn(item: Any, name: str) -> str:
    if not isinstance(item, yaml.ScalarNode):
        raise _wrong("words", item.start_mark.line + 1, name=name)
    return " ".join(item.value.split())


def _wrong(key: str, line: int, **values: Any) -> UsageMistake:
    """A mistake at a line: its place is completed by whoever knows the file."""
    return mistake(UsageMistake, f"inputs.topics-{key}", where=str(line), line=line, **values)


def told_as(turn: str) -> Iterator[tuple[str, bool]]:
    """The words of a turn, folded, without elided ones; True where "*" stands behind one: it is the beginning of words."""
    for word in tokens(turn):
        if not word.key.endswith("'"):
            yield word.key, turn[word.end : word.end + 1] == "*"
