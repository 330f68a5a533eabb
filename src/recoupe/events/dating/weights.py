"""What the reasons for a day of publication weigh, and how far they reach."""

from __future__ import annotations

from recoupe.model import StatedKind

WINDOW = 60
"""Days from a date without a year within which it bears on publication; further away it may be another year's."""
STATED = {
    StatedKind.PRINTED: (6.0, 0.0),
    StatedKind.ADDRESS: (5.5, 0.0),
    StatedKind.MONTH: (5.0, 0.0),
    StatedKind.UPDATED: (2.5, 4.0),
    StatedKind.FILE: (2.0, 0.0),
    StatedKind.CONSULTED: (0.0, 4.0),
}
"""Weight of a stated date for itself, and against the days after it. A printed date: more than all ties of an ordinary article,
less than those of a whole story."""
DOUBT = 0.22
"""Weight by which one day must outweigh another to be e times as likely."""
COVER = 0.75
"""Days are given that are together so likely."""
SURE = 0.85
"""A single day is given only where it is so likely: a wrong day is worse than two."""
LEAST_SHARE, LEAST_LOG = 0.02, -4.0
"""Days that are so much less likely than the best are not counted; the same as a logarithm."""
TIE, CHANCE = 3.0, 0.0
"""Weight of a tie between two mentions in the very same words."""
LEAST_GAIN = 0.05
"""What a move must gain at least."""
LEVELS = (0.1, 0.18, 0.24, 0.3, 0.36)
"""Strengths of ties by which groups of articles are formed that may move together."""
WEEK = 0.3
"""What a tie counts in which a day falls into a week, or two weeks are the same: a week is hit by chance more easily than a day."""
MORE, MOST_MORE = 0.25, 1.0
"""What further ties of one mention add to the strongest: a share of theirs, and how much at most."""
LEAST = 0.1
"""Least weight of telling reasons on which an article is placed at all."""
WEAK = 0.7
"""Least weight of reasons from other articles on which an article is dated."""
ANCHORED = 0.7
"""Least weight of the dates that hold an article, or a group of articles that hang together by each other's days: one announcement,
or one day gone, says only that they lie before or after it."""
REACH = 6
"""Days between two articles within which what binds them weighs more or less."""
QUOTED = (0.0, 0.1, 0.2, 0.3, 0.5, 0.6, 0.6, 0.6, 0.5, 0.3, 0.2, 0.1, 0.0)
"""Two articles that quote the same words or print the same wire, by the days between them: words are news for a day or two."""
DERIVED = (-1.0, -1.0, -1.0, -1.0, -1.0, -1.0, 0.6, 0.6, 0.6, 0.0, 0.0, 0.0, 0.0)
"""A text that comes from another, by the days since that: not before it, and soon after it."""
AWAY, AWAY_MOST, AWAY_FAR, FARTHEST = 0.02, 30, 0.01, 60
"""News is told near the days it is about, and near the other articles of its story: a small cost for every day away from the
nearest of these, up to so many; for every further day away from the other articles, up to so many."""
AFTER, LATE, LATE_DATED = 0.5, 0.8, 1.6
"""A date told in the past: for the days from it on, the less the later, to nothing after a year; against those before it; against
them when it has its weekday too."""
BEFORE, BEFORE_LONG, SOON = 0.5, 0.3, 21
"""A date announced: for the days up to it; for those more than so many days before it."""
WAY, NOT_BESIDE = 0.6, {-1: 10, 1: 4}
"""Against the days beside a date with "dernier" or "prochain": nobody says so of a day that is so many days away or fewer."""
COMING_DATED, COMING_SOON = 0.4, 8
"""A date announced with its weekday: for the days shortly before it; half as much against the others."""
PAST = (1.0, 0.7, 0.2, 0.0, -0.3, -0.6, -1.0)
"""A bare weekday told in the past, by days gone since: the press names the day itself, or the day before."""
COMING = (-0.8, 0.5, 0.45, 0.4, 0.35, 0.2, -0.3)
"""A bare weekday announced, by days to go: on the day itself it would be "today"."""
PAST_BESIDE = (-0.6, -0.3, 0.4, 0.4, 0.3, 0.2, -0.2)
COMING_BESIDE = (-0.8, 0.3, 0.5, 0.4, 0.35, 0.2, -0.3)
"""The same in an article that says "hier" and "demain": it would not name those days otherwise."""
BESIDE = frozenset({"yesterday", "tomorrow", "last-night"})
LONG_GONE = {4: 0.05, 5: 0.2, 6: 0.4}
"""Cost of a weekday told in the past that lies so many days back: the press seldom reaches back so far by weekday alone."""
TELLING = frozenset(
    {"tie", "tie-here", "quoted", "wired", "derived", "after", "before", "fresh", "stated", "written", "this-date", "apposed", "reckoned"}
)
"""Reasons that tell one day, and one year, from another; beside a dateline a bare weekday does so too."""
APPOSED, RECKONED = 3.0, 1.5
"""Weight of the day from which "hier" is the date that stands beside it ("hier, 12 août"), and of the day from which an exact count
("voici onze jours") leads to the only date that the article tells of."""
WRITTEN = 4.0
"""Weight of a day in a dateline, which wants only its year."""
DATED_NEAR = 0.8
"""Weight of a day told in the past with weekday and date when it lies in the week before: the press dates its news like that."""
OPEN_NEAR = 0.6
"""How much of it counts where the tense is not known."""
CLOSE, BY_WEEKDAY = 5, 0.3
"""Days within which the press names a day by its weekday, and the cost of a day of the month without one there."""
WIRED = 3.0
"""By how much more a weekday told in the past counts beside a dateline: there it has only the year to choose."""
WEEKEND = (0.6, 0.2, -0.2, -0.4, -0.5, 0.2, 0.5)
"""A weekend with "ce" told in the past, by the weekday of publication."""
THIS = (1.2, 0.6, -0.2, -0.6, -0.8, -0.6, 0.2)
"""A weekday with "ce", by days gone."""
THIS_DATED = (2.0, 1.0, 0.2, -0.4, -0.6, -0.6, -0.6)
"""The same with its date: "ce mercredi 12 janvier"."""
OTHER_WEEKDAY = 2.0
"""Cost of a date that does not fall on its weekday: it takes a misprint."""
YEAR = 366
"""Days."""
YEARS = 2
"""Years named that lie further before or after publication count like those that lie so many away."""
NAMED = {
    "told": (0.0, 0.0, -0.1, 0.0, 0.0),
    "bare": (0.0, 0.0, -0.4, -0.1, -0.8),
    "ahead": (-1.5, -1.2, -0.5, 0.0, -0.5),
    "label": (-0.4, -0.4, -0.2, 0.0, -0.6),
}
"""A year named, by how many years it lies after publication, from -YEARS to YEARS: about half the logarithm of how often it is so
(counted over the stories of the set `published`). Of this year the press says "cette année"; of the next it speaks by its number, in
whatever tense."""
TOO_EARLY = 2.0
"""Against the days more than a year before a day or month of a year that is told of (half of it within the year: it may have been
announced)."""
ANNIVERSARY = (1.5, 0.5, -0.5)
"""A count of years beside the year, "il y a dix ans, en 1998": for the year counted, for one beside it, against the others."""
MONTHS, MONTH_AWAY, MONTH_MOST, THIS_MONTH = 75, 0.003, 0.4, 0.1
"""Days and months are named without their year when they are near: days that cost nothing, cost of every further day, and at most;
cost of the month itself."""
OFFICE, OFFICES = 3.0, 4
"""Against years in which the persons named did not hold the offices they are called by: for all of them, when there are so many."""
YEAR_AWAY = 0.25
"""Cost of every year after the latest one named."""
EVER = 2.0
"""Years whose reasons weigh so much less than the best are not tried."""
CLEAR = 0.8
"""By how much the reasons for one year must outweigh those for the next."""
