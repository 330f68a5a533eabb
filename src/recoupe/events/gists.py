"""What somebody said, as a line of a chronology prints it: whole, or cut where a clause ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from recoupe.events.clauses import FINITE, auxiliaries, words
from recoupe.events.forms import forms
from recoupe.events.listed import listed
from recoupe.events.tellings import Telling
from recoupe.events.undated import undated
from recoupe.model import Attribution, Dossier

WHOLE = 120
"""What somebody said is printed whole up to so many characters."""
MOST, LONGEST = 150, 200
"""And up to so many where no clause of it ends before; cut behind so many at the latest."""
SHORT = 25
"""Cut shorter than that, it says nothing."""
RELATIVE = re.compile(r",?\s(?:qui|que|dont|où|dans lesquel\w+|auxquel\w+|duquel|sur lesquel\w+)\s|,?\squ['’]")
"""What leads from a thing to what is said of it besides."""
THAT = re.compile(r"qu(?:e\s|['’])\s*$")
PREFIX = re.compile(r"(?:(?<=\s)|^)(?:[sn]['’]|se |ne )$")
DENIED = re.compile(r"\s*pas\b")
WISHED = 8
"""Among so many first words stands the verb of a clause that is wished for."""
BESIDE = 30
"""So many characters behind a verb stands what it acts on: a date may part them."""
FEWEST = 3
"""Fewer words of it say nothing ("de tout")."""
STANDING_IN = [["l'"], ["le"], ["la"], ["les"], ["lui"], ["leur"]]
"""Pronouns right before a verb that stand for what the sentence before names."""
MARKS = re.compile(r"[«»“”\"]")
SPACED = re.compile(r"\s+(?=[,.)…])|(?<=\()\s+|(?<=[dlnscjmqu]['’])\s+")
"""Spaces that quotation marks leave behind when they go: "d' exceptionnels", "intime ,"."""
ENDS = re.compile(r"[.!?…](?=\s+[A-ZÀ-Ý])|[,;:](?=\s)|\s(?=(?:et|mais|ou|car|parce que|puisque|alors que|tandis que|afin|pour|qui|dont)\s)")
"""Where a clause may end."""
JOINTS = re.compile(r"\s(?=(?:à|au|aux|dans|sur|avec|en|par|sous|vers|lors|depuis)\s)")
"""Where a clause may be cut that ends nowhere near: before what only goes with its verb."""


def gist(group: Sequence[Telling], dossier: Dossier) -> str:
    """What is said in a statement, the longest that is printed whole first ("" where none can be printed)."""
    told = ((a, _printed(a.content[0].text)) for a in _told(group, dossier) if a.content)
    said = [_with_verb(a, text, group) if _nominal(text) or _wished(text) else text for a, text in told]
    return max(said, key=lambda text: (not text.endswith("…"), len(text), text), default="")


def _nominal(text: str) -> bool:
    """Whether words are only a thing, of which a verb must say what is said of it: "toute levée de l'embargo" is asked for, or refused."""
    first = re.split(r"(?<=['’])|\s", text, maxsplit=1)[0].lower().replace("’", "'")
    return first in words("determiners") and not text[:1].isupper() and not _carried(RELATIVE.split(text)[0])


def _wished(text: str) -> bool:
    """Whether words are what somebody asks for, fears or rules out: "l'embargo soit levé"."""
    return not text[:1].isupper() and not words("subjunctives").isdisjoint(text.lower().split()[:WISHED])


def _with_verb(a: Attribution, text: str, group: Sequence[Telling]) -> str:
    """What is said with the verb before it: "a exclu toute levée de l'embargo"; alone where there is none."""
    cue = a.cue[0]
    spoken = cue.text.lower().split()
    finite = {f.tense for w in spoken for f in forms().get(w, ())} & FINITE or spoken[0] in auxiliaries()
    whole = next((t.whole.span for t in group if t.whole and t.whole.span.covers(cue)), None)
    if not finite or not 0 <= a.content[0].start - cue.end <= BESIDE or cue.article != a.content[0].article:
        return text
    between = whole.text[cue.end - whole.start : a.content[0].start - whole.start] if whole else ""
    that = THAT.search(between)
    if that and not _wished(text):
        return text  # a clause: "que la levée de l'embargo, qui tarde, viendra"
    before = PREFIX.search(whole.text[: cue.start - whole.start]) if whole else None
    denied = "pas " if DENIED.match(between) else ""
    return f"{before[0] if before else ''}{cue.text} {denied}{that[0] if that else ''}{text}"


def sentence(group: Sequence[Telling], dossier: Dossier) -> str:
    """The sentence of a statement whose content is only its end: "M. Oster a plaidé pour la paix" ("" where none stands by itself)."""
    spoken = (_sentence(a, group, dossier) for a in _told(group, dossier))
    return max(spoken, key=lambda text: (len(text), text), default="")


def _told(group: Sequence[Telling], dossier: Dossier) -> list[Attribution]:
    """The attributions whose cue stands in the words of a statement."""
    cued = listed(dossier).cued
    cues = {(article, a.cue[0].start): a for article in dict.fromkeys(t.article for t in group) for a in cued.get(article, ())}
    return [a for (article, at), a in cues.items() if any(article == t.article and t.span.start <= at < t.span.end for t in group)]


def _printed(content: str) -> str:
    """What is said without its quotation marks, cut where a clause ends that has its verb ("" where it is the end of a sentence)."""
    text = SPACED.sub("", " ".join(MARKS.sub(" ", content).split())).strip(" ,.;:")
    if len(text.split()) < FEWEST + (not _carried(text)) or _ending(text):
        return ""
    if len(text) <= WHOLE:
        return text if text.count("(") == text.count(")") else text.partition("(")[0].rstrip(" ,")
    ends = [m.start() for m in ENDS.finditer(text, SHORT) if text[m.start()] in ".!?" or _carried(text[: m.start()])]
    within = [end for end in ends if end <= WHOLE]
    if not within and len(text) <= MOST:
        return text
    joints = [m.start() for m in JOINTS.finditer(text, SHORT, LONGEST) if _carried(text[: m.start()].rpartition(" ")[0])]
    end = max(within, default=next((end for end in ends if end <= LONGEST), _nearest(joints)))
    return text[:end].rstrip(" ,;:(") + "…" if end else ""


def _nearest(places: Sequence[int]) -> int:
    """The last place up to which a text is printed whole, else the first one behind (0 where there is none)."""
    return max((p for p in places if p <= WHOLE), default=min(places, default=0))


def _ending(text: str) -> bool:
    """Whether words are the end of a sentence that is not told: "contre X", "de bonne foi"."""
    first = text.partition(" ")[0].lower()
    if text[:1].isupper() and _carried(text):
        return False
    return first in words("no_gist") or first.startswith(("d'", "d’", "qu'", "qu’")) or first == "que"


def _carried(text: str) -> bool:
    """Whether words hold the verb that carries them, and close the brackets that they open."""
    spoken = re.findall(r"[\w-]+", text.lower())
    carried = text.count("(") == text.count(")") and not _finite().isdisjoint(spoken[1:])
    return carried and spoken[-1] not in words("subjects", "relatives")


@cache
def _finite() -> frozenset[str]:
    """The forms of finite verbs, and all of auxiliaries."""
    return frozenset(auxiliaries()) | {word for word, found in forms().items() if not FINITE.isdisjoint(f.tense for f in found)}


def _sentence(a: Attribution, group: Sequence[Telling], dossier: Dossier) -> str:
    """The words from who says it to the end of what he says, without their date ("" where that is no sentence by itself)."""
    told = next((t.whole.span for t in group if t.whole and a.source and t.whole.span.start == a.source[0].start), None)
    if told is None or not a.content or not _ending(a.content[0].text):
        return ""
    spoken = told.text[: a.content[0].start - told.start].lower().split()
    if told.text[: a.cue[0].start - told.start].replace("’", "'").split()[-1:] in STANDING_IN:
        return ""  # "l'estimait à": what, the sentence before says
    if not spoken or spoken[0] in words("subjects", "complement") or "qui" in spoken:
        return ""
    text = SPACED.sub("", " ".join(MARKS.sub(" ", undated(told, dossier.timexes)).split())).strip(" ,.;:")
    return text[:1].upper() + text[1:] if len(text) <= MOST and text.count("(") == text.count(")") else ""
