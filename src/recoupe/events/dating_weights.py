"""What the reasons for a day of publication weigh, and how far they reach."""

from __future__ import annotations

WINDOW = 60
"""Days that the news of one story is taken to span when no date is printed."""
SLACK = 15
"""Days before the first and after the last day told on which an article of the story may have appeared."""
STATED = 6.0
"""Weight of a printed date: more than all ties of an ordinary article, less than those of a whole story."""
NEARLY = 0.35
"""Days whose reasons weigh so much less than the best are still possible."""
TIE = 3.0
"""Weight of a tie between two mentions in the very same words."""
LEAST_GAIN = 0.05
"""What a move must gain at least."""
LEVELS = (0.18, 0.24, 0.3, 0.36)
"""Strengths of ties by which groups of articles are formed that may move together."""
WEEK = 0.6
"""What a tie counts in which a day falls into a week, or two weeks are the same."""
WEAK = 0.5
"""Least weight of reasons from other articles on which an article is dated."""
PAST = (1.0, 0.7, 0.2, 0.0, -0.3, -0.6, -1.0)
"""A bare weekday told in the past, by days gone since: the press names the day itself, or the day before."""
COMING = (-0.8, 0.5, 0.45, 0.4, 0.35, 0.2, -0.3)
"""A bare weekday announced, by days to go: on the day itself it would be "today"."""
PAST_BESIDE = (-0.6, -0.5, 0.5, 0.5, 0.4, 0.3, -0.2)
COMING_BESIDE = (-0.8, -0.4, 0.5, 0.4, 0.35, 0.2, -0.3)
"""The same in an article that says "hier" and "demain": it would not name those days otherwise."""
BESIDE = frozenset({"yesterday", "tomorrow", "last-night"})
LONG_GONE = {4: 0.05, 5: 0.2, 6: 0.4}
"""Cost of a weekday told in the past that lies so many days back: the press seldom reaches back so far by weekday alone."""
TELLING = frozenset({"tie", "after", "before", "stated", "written"})
"""Reasons that tell one day, and one year, from another; beside a dateline a bare weekday does so too."""
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
THIS = (1.2, 0.6, -0.2, -0.6, -0.8, -0.6, 0.2)
"""A weekday with "ce", by days gone."""
