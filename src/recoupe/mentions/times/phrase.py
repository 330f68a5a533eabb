"""The phrase that the words of one time expression make: each named word fills its field, then the rule's own constants."""

from __future__ import annotations

from typing import Any

from recoupe.mentions.quantities.numbers import value
from recoupe.mentions.times.grammar import Grammar, Match
from recoupe.mentions.times.tense import Looks
from recoupe.model import Anchor, Phrase, Reading, Tense, TimexType

ISO = {"second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y"}
MULTIPLE = {"fortnight": ("week", 2), "quarter": ("month", 3), "semester": ("month", 6), "decade": ("year", 10), "century": ("year", 100)}
AFTER_THAT = frozenset({"suivant", "suivante", "precedent", "precedente", "following", "preceding", "previous"})
"""Words that count from the date told just before, not from publication: "le mois suivant"."""
QUARTERS = {"et quart": 15, "et demie": 30, "moins le quart": -15}
"""Minutes after the hour, as the words of a clock tell them."""
AFTERNOON = frozenset(("AF", "EV", "PM"))
"""Parts of the day in which hours are counted from noon."""
FIRST_MONTHS = "first-months"
"""The rule of "les six premiers mois de l'année": from January to the month counted."""
LASTING = frozenset((TimexType.DURATION, TimexType.SET))
OPEN = ("open_from", "open_to")
LOOKED = ("month", "day", "shift", "other")
"""Fields that tell whether the verb of the clause says when the time was."""
Fields = dict[str, Any]


class Builder:
    """Makes the phrase of one match."""

    def __init__(self, rules: Grammar, match: Match, text: str, language: str) -> None:
        self.rules, self.language, self.text = rules, language, text[match.start : match.end]
        self.match, self.words, self.rule = match, match.words, match.rule

    def phrase(self, reading: Reading, looks: Looks) -> Phrase:
        """The phrase, as its words say it, possible or not, with the tense of its clause."""
        rule, words = self.rule, self.words
        span = reading.span(self.match.start, self.match.end)
        kind = rule["type"]
        if kind is TimexType.TIME:
            fields = self.clock()
        else:
            fields = self.dated("")
            if rule["counts"] or kind is not TimexType.DATE:
                fields |= self.counted()
            fields |= self.bounds(span.text)
        anchor = Anchor.NARRATIVE if words.get("way") in AFTER_THAT else rule["anchor"]
        if rule.get("far"):
            far = self.dated("2")
            fields = {"month": far.get("month"), "year": far.get("year")} | fields
            other = fields | {"weekday": None, "day": None, "open_from": False, "open_to": False} | far
        moved = fields.get("shift") is not None and fields.get("unit") != "nth"
        if fields.get("year") is not None and not moved and anchor is Anchor.PUBLICATION:
            anchor = Anchor.NONE
        if rule.get("far"):
            fields["other"] = Phrase(span=span, type=kind, rule=rule["rule"], anchor=anchor, **other)
        tense = Tense.OPEN
        if kind is TimexType.DATE and fields and anchor is not Anchor.NARRATIVE:  # those told before and vague ones lie where they lie
            tense = looks.around(span.range, *map(fields.get, LOOKED))
        return Phrase(span=span, type=kind, rule=rule["rule"], anchor=anchor, tense=tense, **fields)

    def looked_up(self, kind: str, number: str = "") -> Any:
        """What the table says of a word of the match (None when the match has none of the kind)."""
        word = self.words.get(kind + number)
        return None if word is None else self.rules.words[kind].get(word, word)

    def number(self, name: str = "n") -> float | None:
        """The number said (None when there is none, or the words leave it open)."""
        word = self.words.get(name)
        return value(self.language, word) if word else self.looked_up("count")

    def dated(self, number: str) -> Fields:
        """Fields of the calendar: year, month, day, weekday, season, feast, part, time of day."""
        out: Fields = {}
        words = self.words
        if year := words.get("year" + number):
            out["year"] = int(year)
        if day := words.get("day" + number):
            out["day"] = int(day)
        if month := words.get("month" + number):
            out["month"] = int(month) if month.isdigit() else self.rules.words["month"][month]
        if "weekday" + number in words:
            out["weekday"] = self.looked_up("weekday", number)
        if number:
            return {"month": int(self.number() or 1)} if self.rule["rule"] == FIRST_MONTHS else out
        if self.rule["rule"] == FIRST_MONTHS:
            out["month"] = 1
        if "day" not in out and "month" in out and "ordinal" not in self.words and "premier" in self.text:
            out["day"] = 1
        if "season" in words or "part" in words:
            out |= {field: found for field in ("season", "part") if field in words and (found := self.looked_up(field))}
        if time := ("daypart" in self.words and self.looked_up("daypart")) or self.rule.get("time"):
            out["time"] = time
        return out if NAMED.isdisjoint(self.words) else out | self.named_day() | self.named_span()

    def clock(self) -> Fields:
        """The time of day that a clock shows."""
        if noon := self.looked_up("noon") or self.rule.get("clock"):
            return {"time": noon}
        word = self.words.get("hour") or self.words.get("hour2")
        hour = int(word) if word else int(self.number() or 0)
        minute = int(self.words.get("minute") or 0) or int(self.number("n3") or 0) - int(self.number("n2") or 0)
        minute += next((more for said, more in QUARTERS.items() if said in self.text), 0)
        late = (self.looked_up("daypart") or self.looked_up("daypart", "2") or self.looked_up("ofday")) in AFTERNOON
        total = (hour + 12 * (late and hour < 12)) * 60 + minute
        return {"time": f"{total // 60:02}:{total % 60:02}"}

    def named_day(self) -> Fields:
        """A feast: a fixed day, or so many days after Easter; the first Friday of a month."""
        if self.rule.get("unit") == "nth":
            return {"unit": "nth", "shift": self.looked_up("ordinal")}
        feast = self.looked_up("feast")
        if not feast:
            return {}
        if feast.startswith("E"):
            return {"unit": "easter", "shift": int(feast[1:])}
        return {"month": int(feast[:2]), "day": int(feast[3:])}

    def named_span(self) -> Fields:
        """A decade, a century, a quarter of the year."""
        if decade := self.words.get("decade"):
            number = int(decade) if decade.isdigit() else int(value("fr", decade) or 0)
            return {"unit": "decade", "year": number if number > 100 else 1900 + number}
        if century := self.looked_up("century"):
            return {"unit": "century", "year": 100 * (century - 1) + 1}
        if quarter := self.looked_up("quarter") or self.looked_up("quarter", "2"):
            months = 3 if quarter == "quarter" else 6
            ordinal = self.looked_up("ordinal")
            if (way := self.looked_up("way")) and ordinal < 0:
                return {"unit": quarter, "shift": way}
            year = self.words.get("year") or self.words.get("year2") or self.words.get("year3")
            return ({"year": int(year)} if year else {}) | {
                "unit": quarter,
                "month": months * ((ordinal if ordinal > 0 else 12 // months) - 1) + 1,
            }
        return {}

    def counted(self) -> Fields:
        """Unit, shift and duration."""
        rule = self.rule
        if rule.get("unit") == "nth" or self.words.keys() & QUARTERED:
            return {}
        unit = self.looked_up("unit") or self.looked_up("unit", "1") or self.looked_up("unit", "2") or rule.get("unit", "")
        way = self.looked_up("way")
        sign = rule.get("way", way)
        name = "n" if "n" in self.words else "n2"
        said, amount = (
            name in self.words or "count" in self.words or " des " in self.text or self.text.startswith("des "),
            self.number(name),
        )
        said = said or " de long" in self.text
        amount = amount + 0.5 if amount is not None and "half" in self.words else amount
        if rule["type"] in LASTING:
            return self.lasting(unit, amount, said=said)
        out: Fields = {"unit": unit} if unit else {}
        if "shift" in rule:
            out["shift"] = way or rule["shift"]
        elif sign is not None and unit and not self.words.get("weekday"):
            out["shift"] = sign * self.several(unit, amount, said=said)
        elif sign is not None:
            out["shift"] = sign
        return out

    def lasting(self, unit: str, amount: float | None, *, said: bool) -> Fields:
        """How long: what the rule itself says, or a number of units; a day of the week that comes again and again."""
        if self.rule["type"] is TimexType.SET:
            if (weekday := self.looked_up("weekday")) is not None:
                return {"duration": f"XXXX-WXX-{weekday + 1}"}
            if daypart := self.looked_up("daypart"):
                return {"duration": f"T{daypart}"}
            said = said and " fois " not in self.text  # how often, not how long
        if "unit2" in self.words:
            return {"duration": _compound((unit, amount), (self.looked_up("unit", "2"), self.number("n2")))}
        out: Fields = {"duration": self.rule.get("duration") or _duration(unit, amount if said else 1)}
        if self.rule.get("open_from") and amount is not None:
            out |= {"unit": unit, "shift": -_whole(amount)}
        return out

    def several(self, unit: str, amount: float | None, *, said: bool) -> int:
        """How many units: the number said, or what the table takes "several" to be; one in the singular."""
        if amount is not None:
            return _whole(amount)
        plural = said or bool(self.rule.get("open_from") or self.rule.get("open_to"))
        return self.rules.several.get(unit, 1) if plural else 1

    def bounds(self, written: str) -> Fields:
        """Whether the expression runs from its value to the anchor, or from the anchor to its value."""
        out: Fields = {key: True for key in OPEN if self.rule.get(key)}
        since = self.words.get("since")
        if since is not None and not (since.startswith("des") and "è" not in written[:3].lower()):  # "des 28 et 29 juin" is no "dès"
            out["open_from"] = True
        if "until" in self.words:
            out["open_to"] = True
        return out


NAMED = frozenset(("feast", "decade", "century", "quarter", "quarter2", "ordinal"))
"""Words that name a day or a span of the calendar by themselves."""

QUARTERED = frozenset(("quarter", "quarter2"))


def _whole(amount: float) -> int:
    return max(1, round(amount)) if amount else 0


def _compound(*parts: tuple[str, float | None]) -> str:
    """A duration of several units: "six ans et quatre mois"."""
    out, clock = "P", ""
    for unit, amount in parts:
        one = _duration(unit, amount)[1:]
        if one.startswith("T"):
            clock += one[1:]
        else:
            out += one
    return out + (f"T{clock}" if clock else "")


def _duration(unit: str, amount: float | None) -> str:
    """An ISO 8601 duration; X stands for a number that the words leave open."""
    unit, times = MULTIPLE.get(unit, (unit, 1))
    number = "X" if amount is None else f"{amount * times:g}"
    if unit == "hour" and amount is not None and amount % 1 == 0.5:
        return f"PT{int(amount)}H30M"
    return f"P{'T' if unit in {'second', 'minute', 'hour'} else ''}{number}{ISO[unit]}"
