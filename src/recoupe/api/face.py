"""The reading face of a dossier: its records as tables, and the questions that one asks of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from html import escape
from typing import Any, TypeVar

from recoupe import changes, questions
from recoupe.api.table import Brief, Table, named
from recoupe.brief import short
from recoupe.errors import UsageMistake
from recoupe.export import tables
from recoupe.export.markdown import summary
from recoupe.export.views.lookup import Lookup
from recoupe.export.words import Words, visible
from recoupe.lang import mistake
from recoupe.model import (
    Account,
    Actor,
    Agreement,
    Article,
    Attribution,
    Blank,
    Difference,
    Dossier,
    Event,
    HeadlineClaim,
    Issue,
    Material,
    Point,
    Position,
    Reading,
    Relation,
    Voice,
)

T = TypeVar("T")


class Face:
    """A dossier to be read: each kind of record is a table."""

    __slots__ = ()
    dossier: Dossier
    readings: tuple[Reading, ...]

    def __str__(self) -> str:
        return summary(self.dossier, self.dossier.language)

    def __repr__(self) -> str:
        return str(self).strip()

    @property
    def articles(self) -> Table[Article]:
        """The articles, a row for each page that was read."""
        return self._table(self.dossier.articles, tables.ARTICLES)

    @property
    def accounts(self) -> Table[Account]:
        """The accounts: articles that are one text count once."""
        return self._table(self.dossier.lineage.accounts, tables.ACCOUNTS)

    @property
    def actors(self) -> Table[Actor]:
        """The persons, states and bodies that the articles speak of."""
        return self._table(self.dossier.actors, tables.ACTORS)

    @property
    def statements(self) -> Table[Attribution]:
        """Who said what, in the order of the articles."""
        return self._table(self.dossier.attributions, tables.STATEMENTS)

    @property
    def positions(self) -> Table[Position]:
        """Where the parties stand: actor, issue, stance."""
        return self._table(self.dossier.positions, tables.POSITIONS)

    @property
    def issues(self) -> Table[Issue]:
        """What is at stake."""
        return self._table(self.dossier.issues, tables.ISSUES)

    @property
    def agreement(self) -> Table[Agreement]:
        """What the positions on each issue add up to between the parties."""
        return self._table(self.dossier.agreement, tables.AGREEMENT)

    @property
    def points(self) -> Table[Point]:
        """What one or more articles tell, and how the tellings compare; most widely told first."""
        return self._table(self.dossier.points, tables.POINTS)

    @property
    def events(self) -> Table[Event]:
        """What happened or is to happen, in the order of the dossier."""
        return self._table(self.dossier.events, tables.EVENTS)

    @property
    def timeline(self) -> Table[Event]:
        """The events that have a day or an interval of days, the first first."""
        dated = [event for event in self.dossier.events if event.date.earliest]
        return self._table(sorted(dated, key=lambda e: (e.date.earliest or "", e.date.latest or "")), tables.EVENTS)

    @property
    def voices(self) -> Table[Voice]:
        """How much each article lets each party speak; those that it names and does not let speak say why in `unheard`."""
        return self._table(self.dossier.voices, tables.VOICES)

    @property
    def headlines(self) -> Table[HeadlineClaim]:
        """What headlines say and the text below them does not."""
        return self._table(self.dossier.headlines, tables.HEADLINES)

    def never_heard(self) -> Table[Voice]:
        """The parties that matter in the story and of whom no article tells any words: the articles that name them."""
        heard = {voice.party for voice in self.dossier.voices if voice.attributions}
        return self._table((voice for voice in self.dossier.voices if voice.party not in heard), tables.VOICES)

    def differences(self, differ_in: str = "") -> Table[Point]:
        """The points on which accounts contradict one another, then those on which they differ.

        `differ_in` asks for those that differ in one thing: number, date, place, speaker, scope, modality or wording.
        Raises UsageMistake for another.
        """
        if differ_in and differ_in not in list(Difference):
            raise mistake(UsageMistake, "export.no-difference", where=differ_in, known=", ".join(Difference))
        apart = [p for kind in (Relation.CONTRADICT, Relation.DIFFER) for p in self.dossier.points if p.relation is kind and not p.possible]
        return self._table((p for p in apart if not differ_in or differ_in in p.differ_in), tables.POINTS)

    def only(self, article: str) -> Table[Point]:
        """What one account alone tells, and this article does: an article by id, file or publisher ("a2"), or an account ("r2")."""
        names = self._articles(article)
        return self._table(
            (p for p in self.dossier.points if p.accounts == 1 and any(t.article in names for t in p.tellings)), tables.POINTS
        )

    def silent(self, point: str) -> dict[str, Blank]:
        """The articles that do not tell a point ("c7"), each with the reason. Only `silent` is a choice of the article."""
        blanks = self.points[point].blanks
        return {article.id: blanks[article.id] for article in self.dossier.articles if article.id in blanks}

    def who_opposes(self, whom: str = "", *, who: str = "", about: str = "") -> Table[questions.Answer]:
        """Who opposes whom, about what: all answers, or those of parties and issues by name or id (UsageMistake for an unknown one)."""
        return self._answers(questions.who_opposes(self.dossier), who, whom, about)

    def who_supports(self, whom: str = "", *, who: str = "", about: str = "") -> Table[questions.Answer]:
        """Who supports whom, or what another asks or offers, about what: as `who_opposes`."""
        return self._answers(questions.who_supports(self.dossier), who, whom, about)

    def standings(self) -> tuple[questions.Standing, ...]:
        """The agreement map: issue by issue who demands, offers, refuses and approves, on what condition, and what nobody has answered."""
        return questions.standings(self.dossier)

    def brief(self, max_words: int | None = None) -> Brief:
        """The brief, every sentence with the words it rests on; of `max_words` the whole sentences that tell most."""
        if max_words is None:
            return Brief(self.dossier.brief, tables.BRIEF, self._look())
        alone = tuple(reading for reading in self.readings if not self.dossier.article(reading.id).same_words_as)
        return Brief(short(Material(alone, ()), self.dossier, max_words), tables.BRIEF, self._look())

    def diff(self, earlier: Face | Dossier) -> Table[changes.Change]:
        """What changed since an earlier story or dossier: articles, points, events and their dates, positions.

        Records are matched by the hash of the page and the exact words, never by ids.
        """
        before = earlier.dossier if isinstance(earlier, Face) else earlier
        return self._table(changes.changes(before, self.dossier), tables.CHANGES)

    def _repr_html_(self) -> str:
        """The picture in a notebook: the counts, and the brief with the words it rests on. Words of pages are text, never markup."""
        title, counts = self.dossier.story.title or self.dossier.story.id, str(self).splitlines()[0]
        lines = []
        for item in self.dossier.brief:
            cites = "".join(f"<li><b>{escape(s.article)}</b> <q>{escape(visible(s.text))}</q></li>" for s in item.cites)
            lines.append(f"<li><details><summary>{escape(item.text)}</summary><ul>{cites}</ul></details></li>")
        return f"<h3>{escape(title)}</h3><p>{escape(counts)}</p><ul>{''.join(lines)}</ul>"

    def _table(self, records: Iterable[T], columns: tables.Columns[Any]) -> Table[T]:
        return Table(records, columns, self._look())

    def _look(self) -> Lookup:
        return Lookup(self.dossier, Words(self.dossier.language))

    def _articles(self, asked: str) -> frozenset[str]:
        """The articles meant by an id, a file, a publisher or an account."""
        for account in self.dossier.lineage.accounts:
            if account.id == asked:
                return frozenset(account.articles)
        found = [a.id for a in self.dossier.articles if asked in (a.id, a.file) or (a.publisher and named(a.publisher.name, asked))]
        if not found:
            raise mistake(UsageMistake, "export.no-record", where=asked)
        return frozenset(found)

    def _answers(self, every: Iterable[questions.Answer], who: str, whom: str, about: str) -> Table[questions.Answer]:
        side = partial(self._meant, {a.id: a.name for a in self.dossier.actors})
        issue = self._meant({i.id: i.label for i in self.dossier.issues}, about)
        sides = questions.Sides(self.dossier)
        one, other = ({sides.of(actor) for actor in side(name)} for name in (who, whom))
        return self._table(
            (a for a in every if (not one or a.who in one) and (not other or a.whom in other) and (not issue or a.issue in issue)),
            tables.ANSWERS,
        )

    def _meant(self, names: dict[str, str], asked: str) -> set[str]:
        """The records called so; none where nothing is asked."""
        found = {key for key, name in names.items() if asked and (key == asked or named(name, asked))}
        if asked and not found:
            raise mistake(UsageMistake, "export.no-record", where=asked)
        return found
