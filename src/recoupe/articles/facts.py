"""What a page says of itself, gathered while its zones are marked."""

from __future__ import annotations

from dataclasses import dataclass, field

from recoupe.articles.dates import Printed
from recoupe.articles.outlets import agencies, agency
from recoupe.model import Credit, CreditKind, PageText, Publisher, Range


@dataclass(slots=True)
class Facts:
    """Headline, publisher, agencies, credits and dates as found; turned into records at the end."""

    text: PageText
    headline: Range | None = None
    names: list[tuple[int, str, Range]] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    dates: list[Printed] = field(default_factory=list)
    excerpt: list[Range] = field(default_factory=list)
    truncated: list[Range] = field(default_factory=list)
    doubled: list[Range] = field(default_factory=list)

    def publisher_is(self, name: str, where: Range, *, weight: int = 0) -> None:
        """Words that name who put the page out; the lightest weight gives the name, the others are evidence."""
        name = " ".join(name.split()).strip(" .,;:|-–—()[]")
        if name:
            self.names.append((weight, name, where))

    def credit(self, kind: CreditKind, name: str, start: int, end: int) -> None:
        """Words that say where the text comes from."""
        if self.text.clean[start:end].strip():
            self.credits.append(Credit(kind, " ".join(name.split()).strip(' .,;:|-–—()[]«»"'), self.text.span(start, end)))

    def agencies_in(self, start: int, end: int) -> bool:
        """Credit every agency named in text [start, end); whether there was one."""
        found = list(agencies().finditer(self.text.clean, start, end))
        for one in found:
            self.credit(CreditKind.AGENCY, agency(one.group()), *one.span())
        return bool(found)

    def publisher(self) -> Publisher | None:
        """Who put the page out, with every line that says so."""
        if not self.names:
            return None
        _, name, _ = min(self.names, key=lambda n: (n[0], n[2]))
        return Publisher(name, tuple(self.text.span(*where) for where in sorted({where for _, _, where in self.names})))

    def agency_names(self) -> tuple[str, ...]:
        """The agencies credited, each once, in order of appearance."""
        by_place = sorted(self.credits, key=lambda c: c.span)
        return tuple(dict.fromkeys(c.name for c in by_place if c.kind is CreditKind.AGENCY))
