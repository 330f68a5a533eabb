"""How the brief puts things: names, numbers, dates and quoted words in the language of the dossier."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from recoupe.lang import fold, say
from recoupe.model import Actor, Dossier, Material, Point, Span, When

DETERMINER = re.compile(r"(?:le|la|les|l['’])\s*", re.IGNORECASE)
LEAD = re.compile(r"(?:que\s|qu['’]|de\s+(?=\w+e?r\b)|[\s,;:.…–—-]|et\s|mais\s)+", re.IGNORECASE)
MARKS = '«»“”„"'
LONGEST = 190
"""Characters of quoted words; longer ones are cut between words, and marked as cut."""
WORDS_UP_TO = 16
"""Numbers up to this are written out."""


@dataclass(frozen=True)
class Wording:
    """The records of one story and the language in which they are told."""

    material: Material
    dossier: Dossier

    @property
    def language(self) -> str:
        """The language of the brief."""
        return self.dossier.language

    def say(self, key: str, /, **values: object) -> str:
        """A message of the brief."""
        return say(self.language, f"brief.{key}", **values)

    def sentence(self, key: str, /, **values: object) -> str:
        """A message as a sentence: with a capital, single spaces and one full stop."""
        text = re.sub(r" {2,}", " ", self.say(key, **values)).strip()
        text = re.sub(r"([.!?…])([\u00a0\u202f]?[»”])\.$", r"\1\2", text)
        return text[:1].upper() + text[1:]

    # ------------------------------------------------------------ numbers and lists

    def number(self, n: int) -> str:
        """A small number in words."""
        return self.say("numbers").split()[n] if 0 <= n <= WORDS_UP_TO else str(n)

    def accounts(self, n: int) -> str:
        """So many accounts: "deux récits"."""
        return self.say("accounts", n=n, count=self.number(n))

    def listed(self, items: Iterable[str]) -> str:
        """Items as a sentence has them: "a, b et c"."""
        all_items = list(items)
        if len(all_items) < 2:
            return "".join(all_items)
        return f"{', '.join(all_items[:-1])} {self.say('and')} {all_items[-1]}"

    # ------------------------------------------------------------ names

    def name(self, actor: Actor) -> str:
        """An actor as a sentence has it: with the article that the accounts put before it, if it is no person."""
        if self.language != "fr" or DETERMINER.match(actor.name):
            return actor.name
        bare = fold(actor.name)
        told = Counter(m.span.text for m in actor.mentions if (d := DETERMINER.match(m.span.text)) and fold(m.span.text[d.end() :]) == bare)
        if not told:
            return actor.name
        best = min(told, key=lambda text: (-told[text], text))
        return best[0].lower() + best[1:]

    def names(self, actors: Iterable[str]) -> str:
        """Several actors, by id."""
        return self.listed(self.name(self.dossier.actor(a)) for a in actors)

    def several(self, actors: Sequence[str]) -> bool:
        """Whether a verb after these actors stands in the plural."""
        return len(actors) > 1 or any(self.dossier.actor(a).plural for a in actors)

    @cached_property
    def _titles(self) -> dict[str, str]:
        """How each article is called: by its publisher where no other article has the same, else by its headline."""
        publishers = Counter(a.publisher.name for a in self.dossier.articles if a.publisher)
        out = {}
        for article in self.dossier.articles:
            if article.publisher and publishers[article.publisher.name] == 1:
                out[article.id] = article.publisher.name
            elif article.headline:
                out[article.id] = self.quote(article.headline.text, 60)
            else:
                out[article.id] = article.file
        return out

    def article(self, article: str) -> str:
        """How an article is called."""
        return self._titles[article]

    def articles(self, ids: Iterable[str]) -> str:
        """Several articles, in their order, each once."""
        return self.listed(dict.fromkeys(self.article(a) for a in ids))

    def tellers(self, point: Point) -> str:
        """The accounts that tell a point: "deux récits", "les quatre récits"."""
        total = len(self.dossier.lineage.accounts)
        if total and point.accounts == total:
            return self.say("all-accounts", count=self.number(total))
        return self.accounts(point.accounts)

    # ------------------------------------------------------------ dates

    def day(self, when: When) -> str:
        """A date as people write it ("le mercredi 12 janvier 2022"), "" when it is not known to the month."""
        if not when.earliest or not when.latest:
            return ""
        first, last = (date.fromisoformat(iso[:10]) for iso in (when.earliest, when.latest))
        if first == last:
            return self.say("on-day", day=self.format(first, "EEEE d MMMM y"))
        if (last - first).days <= 31:
            if first.day == 1 and (first.year, first.month) == (last.year, last.month) and (last - first).days >= 27:
                return self.say("in-month", month=self.format(first, "MMMM y"))
            pattern = "d" if (first.year, first.month) == (last.year, last.month) and self.language == "fr" else "d MMMM"
            return self.say("between", first=self.format(first, pattern), last=self.format(last, "d MMMM y"))
        return ""

    def format(self, day: date, pattern: str) -> str:
        """A day by a CLDR pattern. Babel is loaded when the first date is written."""
        from babel.dates import format_date  # noqa: PLC0415 - slow to load, and many dossiers need it late or never

        text = format_date(day, pattern, locale=self.language)
        return re.sub(r"\b1 (?=\D)", "1er ", text) if self.language == "fr" else text

    # ------------------------------------------------------------ words of the pages

    def quote(self, text: str, most: int = LONGEST) -> str:
        """Words of a page between the marks of the language, as they stand there but for white space and inner marks."""
        inner = trimmed(text)
        if len(inner) > most:
            cut = inner[:most].rsplit(" ", 1)[0].rstrip(" ,;:.«“(\u00a0")
            inner = f"{cut} […]"
        return self.say("quoted", words=_inner_marks(inner))

    def spans(self, spans: Sequence[Span], most: int = LONGEST) -> str:
        """Quoted words of several spans, with what was left out between them marked."""
        return self.quote(" […] ".join(trimmed(s.text) for s in spans), most)


def trimmed(text: str) -> str:
    """Words without the joining word in front, the marks around and loose white space."""
    plain = " ".join(text.split())
    before = None
    while plain != before:
        before = plain
        plain = plain.strip(" \u00a0\u202f,;:–—-")
        if lead := LEAD.match(plain):
            plain = plain[lead.end() :]
        around = plain[:1] + plain[-1:]
        if any(c in MARKS for c in around) and not any(c in MARKS for c in plain[1:-1]):
            plain = plain.strip(MARKS)
    return plain


def _inner_marks(text: str) -> str:
    """Quotation marks within quoted words, as second-level marks; all of them go when they do not pair."""
    count = sum(c in MARKS for c in text)
    if count % 2:
        return " ".join("".join(" " if c in MARKS else c for c in text).split())
    out, opened = [], False
    for c in text:
        if c in MARKS:
            out.append("”" if opened else "“")
            opened = not opened
        else:
            out.append(c)
    joined = "".join(out)
    return re.sub(r"[ \u00a0\u202f]+”", "”", re.sub(r"“[ \u00a0\u202f]+", "“", joined))
