"""How the brief puts things: names, numbers, dates and quoted words in the language of the dossier."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property

from recoupe.lang import fold, say, table
from recoupe.lang.days import of_open_year
from recoupe.lang.quotable import counted, inner_marks, is_infinitive, shortened, trimmed
from recoupe.lang.typography import NARROW, WHOLE
from recoupe.model import Actor, Attribution, Dossier, Kind, Material, Span, Telling, Timex, When, overlap

PRESS = re.compile(r"(?:(?:les|la|des|plusieurs|certains)\s)?(?:medias|presse|journaux|journalistes|medias de presse)\b(?! (?:d['’]|de l))")
"""The press as a whole, folded."""
STOP = re.compile(r"(?<=\w\w)\.$")
"""The full stop of a quoted sentence: ours has its own."""
DETERMINER = re.compile(r"(?:les?|la)\s+|l['’]\s*", re.IGNORECASE)
MANY = ("les ", "des ", "beaucoup ", "plusieurs ", "certains ", "certaines ", "de nombreux ", "de nombreuses ")
LONGEST = 190
"""Characters of quoted words; longer ones are cut between words, and marked as cut."""
QUE, BEHIND_QUE = 6, re.compile(r"\bqu(?:e\s|['’])\W*$", re.IGNORECASE)
"""The "que" in front of reported words."""
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
        text = re.sub(r" (?=[,.)]|[\u00a0\u202f][:;])|(?<=\() ", "", text)
        text = re.sub(r",(?=\u00a0:)", "", text)
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
        """An actor as a sentence has it: states and bodies by the tables, others with the article that the accounts put before them."""
        if known := _of_tables(actor.code, self.language):
            return known.replace("'", "’")
        if self.language != "fr" and actor.name[0].islower():
            return self.quote(self._with_article(actor))
        return actor.name if self.language != "fr" else self._with_article(actor)

    def _with_article(self, actor: Actor) -> str:
        """The French name of an actor with the article that the accounts put before it."""
        if DETERMINER.match(actor.name):
            return actor.name
        bare = fold(actor.name)
        told = Counter(m.span.text for m in actor.mentions if (d := DETERMINER.match(m.span.text)) and fold(m.span.text[d.end() :]) == bare)
        if told:
            best = min(told, key=lambda text: (-told[text], text))
            return best[0].lower() + best[1:].replace("'", "’")
        if actor.kind is Kind.GROUP and actor.plural and actor.name[0].islower() and not counted(actor.name):
            return f"les {actor.name}"
        article = table("fr/quotable")["articles_of_bodies"].get(bare.split()[0].split("-")[0], "") if actor.kind is not Kind.PERSON else ""
        return f"{article}{actor.name}" if article.endswith("’") else f"{article} {actor.name}".strip()

    def names(self, actors: Iterable[str]) -> str:
        """Several actors, by id."""
        named = self.listed(self.name(self.dossier.actor(a)) for a in actors)
        return named.replace("'", "’") if self.language == "fr" else named

    def is_named(self, actor: str) -> bool:
        """Whether an actor is known by a name, not only as "le ministre" or "ils"."""
        known = self.dossier.actor(actor)
        if known.kind is Kind.PERSON and fold(known.name) in _peoples():
            return False
        if known.name[:1].isupper() or known.code or fold(known.name).startswith(tuple(table("fr/quotable")["known_by_office"])):
            return True
        called = self._with_article(known)
        bare = fold(DETERMINER.sub("", called, count=1))
        return known.kind is not Kind.PERSON and bool(DETERMINER.match(called)) and bare not in table("fr/quotable")["vague"]

    def takes_part(self, actor: str) -> bool:
        """Whether an actor is, or speaks for, a side of the story: an analyst does not."""
        known = self.dossier.actor(actor)
        return self.is_named(actor) and not self.makes_news(actor) and (known.kind is not Kind.PERSON or bool(known.party))

    def makes_news(self, actor: str) -> bool:
        """Whether an actor is a news agency or a publisher: it tells the story, and is no part of it."""
        makers = {name for a in self.dossier.articles for name in (*a.agencies, *([a.publisher.name] if a.publisher else []))}
        name = fold(self.dossier.actor(actor).name)
        return name in {fold(maker) for maker in (*makers, *table("world/media")["agencies"])}

    def is_the_press(self, actor: str) -> bool:
        """Whether an actor is the press as a whole: what it "recalls" is what everybody knows."""
        return bool(PRESS.match(fold(self.dossier.actor(actor).name)))

    def has_full_name(self, actor: str) -> bool:
        """Whether an actor cannot be somebody else named in another way: a person with two names, a state, a body."""
        known = self.dossier.actor(actor)
        return known.name[:1].isupper() and (known.kind is not Kind.PERSON or " " in known.name)

    def several(self, actors: Sequence[str]) -> bool:
        """Whether a verb after these actors stands in the plural."""
        french = self.language == "fr"
        return len(actors) > 1 or any(self.dossier.actor(a).plural or (french and self.names([a]).lower().startswith(MANY)) for a in actors)

    def party(self, actor: str) -> str:
        """The side an actor is on: his party, else himself; a state is its own side, by its code."""
        known = self.dossier.actor(actor)
        return known.party or known.code or known.id

    @cached_property
    def _makers(self) -> dict[str, str]:
        """The publisher or agency of each article where no other has the same, else its place in the list ("a2")."""
        makers = {a.id: a.publisher.name if a.publisher else a.agencies[0] if len(a.agencies) == 1 else "" for a in self.dossier.articles}
        often = Counter(makers.values())
        return {a: name if name and often[name] == 1 else a for a, name in makers.items()}

    def maker(self, article: str) -> str:
        """How an article is called in the reasons of a point."""
        return self._makers[article]

    def article(self, article: str) -> str:
        """How an article is called in a sentence."""
        made = self.maker(article)
        return self.say("article-id", id=article) if made == article else made

    def alone(self, article: str) -> str:
        """The one teller of something, behind it: who made the article, or that it is one account; which one, its mark says."""
        made = self.maker(article)
        return self.say("alone") if made == article else made

    def articles(self, ids: Iterable[str]) -> str:
        """Several articles, in their order, each once."""
        return self.listed(dict.fromkeys(self.article(a) for a in ids))

    def tellers(self, n: int, origins: int = 0) -> str:
        """The accounts that tell something, and on how many known speech acts: "deux récits d’une même prise de parole"."""
        every = n > 2 and n == len(self.dossier.lineage.accounts)
        accounts = self.say("all-accounts", count=self.number(n)) if every else self.accounts(n)
        return self.say("on-origins", n=origins, accounts=accounts, count=self.number(origins)) if 0 < origins < n else accounts

    def at(self, name: str) -> str:
        """Where something is, as part of a sentence: "à Genève", "en France", "au Sénat"."""
        states = table("world/states")["states"].values()
        if self.language == "fr":
            found = next((DETERMINER.match(entry[0]) for entry in states if fold(DETERMINER.sub("", entry[0])) == fold(name)), None)
            article = found.group().strip().lower() if found else table("fr/quotable")["articles_of_places"].get(fold(name), "")
            preposition = {"le": "au", "les": "aux", "la": "en", "l'": "en", "l’": "en", "institution": "au", "palais": "à l’"}.get(
                article, "à"
            )
            return f"{preposition} {name}".replace("’ ", "’")
        return self.say("at-place", place=self.place(name))

    def place(self, name: str) -> str:
        """A place in the language of the brief."""
        if self.language == "fr":
            return name
        named = {fold(DETERMINER.sub("", entry[0])): entry[1] for entry in table("world/states")["states"].values()}
        capitals = {entry[4]: entry[5] for entry in table("world/states")["states"].values()}
        return str(table("en/places")["places"].get(name) or capitals.get(name) or named.get(fold(name)) or name)

    def event(self, kind: str, words: str) -> str:
        """The name of an event that opens a sentence: behind the kind of thing it is, where it is in another language."""
        if self.language == "fr":
            return self.named(words)
        return self.say("event-of-kind", kind=say(self.language, f"events.{kind}"), event=self.quote(words))

    def named(self, words: str) -> str:
        """The name of an event: in the language of the pages, so between marks in a brief in another."""
        return words.replace("'", "’") if self.language == "fr" else self.quote(words)

    # ------------------------------------------------------------ dates

    def day(self, when: When) -> str:
        """A date as part of a sentence ("le mercredi 12 janvier 2022"), "" when it is not known to the month."""
        if not when.earliest or not when.latest:
            day = of_open_year(self.language, when.value)
            return self.say("on-day", day=day) if day and day[0].isdigit() and "/" not in (when.value or "") else ""
        first, last = (date.fromisoformat(iso[:10]) for iso in (when.earliest, when.latest))
        if first == last:
            return self.say("on-day", day=self.format(first, "EEEE d MMMM y"))
        if (last - first).days <= 31:
            if first.day == 1 and (first.year, first.month) == (last.year, last.month) and (last - first).days >= 27:
                return self.say("in-month", month=self.format(first, "MMMM y"))
            pattern = "d" if (first.year, first.month) == (last.year, last.month) and self.language == "fr" else "d MMMM"
            return self.say("between", first=self.format(first, pattern), last=self.format(last, "d MMMM y"))
        return ""

    def day_and_month(self, timex: Timex) -> str:
        """The one day that a time expression means ("le 12 janvier"), "" when it is not known to the day."""
        known = timex.earliest and timex.earliest[:10] == (timex.latest or "")[:10]
        return self.say("on-day", day=self.format(date.fromisoformat((timex.earliest or "")[:10]), "d MMMM")) if known else ""

    def short_date(self, when: When) -> str:
        """A date by itself ("12 janvier 2022"), "" when it is not known to the day."""
        known = when.earliest and when.earliest == when.latest
        return self.format(date.fromisoformat(when.earliest[:10]), "d MMMM y") if known and when.earliest else ""

    def format(self, day: date, pattern: str) -> str:
        """A day by a CLDR pattern. Babel is loaded when the first date is written."""
        from babel.dates import format_date  # noqa: PLC0415 - slow to load, and many dossiers need it late or never

        text = format_date(day, pattern, locale=self.language)
        return re.sub(r"\b1 (?=\D)", "1er ", text) if self.language == "fr" else text

    # ------------------------------------------------------------ words of the pages

    def link(self, verb: str, span: Span) -> str:
        """What joins quoted words to the verb: "de", "que" where the words stand behind it and the verb needs it, else a colon."""
        entry = table("fr/quotable")["verbs"].get(verb, {})
        words = trimmed(span.text)
        if self.language == "fr" and is_infinitive(words) and "link" in entry:
            return self.elided(str(entry["link"]), words)
        if self.language == "fr" and entry.get("subjunctive") and self.behind_que(span):
            return self.elided("que", words)
        return self.say("colon")

    def behind_que(self, span: Span) -> bool:
        """Whether the article joins words to the verb by "que": then they are a clause."""
        before = self.material.reading(span.article).clean[max(0, span.start - QUE) : span.start]
        return bool(BEHIND_QUE.search(before + span.text[: len(span.text) - len(trimmed(span.text))]))

    @staticmethod
    def elided(word: str, before: str) -> str:
        """A joining word ("de", "que" or none) as it stands before quoted words."""
        if word and fold(before)[:1] in "aeiouh":
            return f" {word[:-1]}’"
        return f" {word} " if word else " "

    def foreign(self, article: str) -> bool:
        """Whether an article is in another language than the brief: its words stand between quotation marks."""
        return self.dossier.article(article).language not in (self.language, "und")

    def typeset(self, text: str) -> str:
        """A sentence of a page in the marks of French: guillemets, curved apostrophes, no space lost before high marks."""
        opened = False
        out = ""
        for n, part in enumerate(re.split(r"\s*([«»“”\"])\s*", text)):
            if n % 2 == 0:
                out += part if not out or opened or part[:1] in ",.;:)" or not part else f" {part}"
                continue
            out = out if opened or out.endswith(("(", "’", "'")) or not out else f"{out} "
            out += f"{NARROW}»" if opened else f"«{NARROW}"
            opened = not opened
        spaced = re.sub(r"\s*([;!?])(?=\s|$)", rf"{NARROW}\1", out.replace("'", "’"))
        return re.sub(r"\s*:(?=\s|$)", f"{WHOLE}:", spaced)

    def quote(self, text: str, most: int = LONGEST) -> str:
        """Words of a page between the marks of the language, as they stand there but for white space and inner marks."""
        words = STOP.sub("", shortened(trimmed(text), most))
        return self.say("quoted", words=inner_marks(words, self.say("inner-marks")))


def own_telling(telling: Telling, attribution: Attribution) -> Telling | None:
    """A telling without the words that the article tells in its own voice; None when nothing is left."""

    def said(span: Span) -> bool:
        return 2 * sum(overlap(span.range, content.range) for content in attribution.content) > len(span)

    spans = tuple(span for span in telling.spans if said(span))
    return replace(telling, spans=spans) if spans else None


@cache
def _peoples() -> frozenset[str]:
    """What a member of a people is called ("Ostranais"): that is no name."""
    return frozenset(fold(word) for entry in table("world/states")["states"].values() for word in (entry[2], f"{entry[2]}s"))


def _of_tables(code: str, language: str) -> str:
    """The name of a state or body known to the tables, in French with its article; "" when it is not."""
    if entry := table("world/states")["states"].get(code):
        return str(entry[0 if language == "fr" else 1])
    if body := table("world/bodies").get(code):
        return str(body["fr" if language == "fr" else "en"][0])
    return ""
