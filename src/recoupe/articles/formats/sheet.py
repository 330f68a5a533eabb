"""The characters of a file, as its carrier held them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from recoupe.articles.decode import Decoded, decode
from recoupe.articles.formats.markup import Markup
from recoupe.articles.formats.parsing import parse
from recoupe.model import Page


@dataclass
class Sheet:
    """The decoded page: what every span leads back to. `address` is where the file came from, `carried` the name of its carrier.

    `ways` is how its user wants it read where that is not as usual (`Page.ways`).
    """

    address: str
    carried: str
    decoded: Decoded
    ways: tuple[str, ...] = field(default=(), init=False)

    @property
    def page(self) -> str:
        """The decoded page."""
        return self.decoded.text

    @cached_property
    def markup(self) -> Markup:
        """The elements of the page, where it is HTML or XML."""
        return parse(self.page, xml=self.carried == "xml")


def text(page: Page) -> Sheet:
    """Bytes that are text."""
    return Sheet(page.address, "text", decode(page))


def markup(page: Page) -> Sheet:
    """Bytes that are HTML."""
    return Sheet(page.address, "html", decode(page))


def xml(page: Page) -> Sheet:
    """Bytes that are XML: no entity is expanded, nothing is fetched."""
    return Sheet(page.address, "xml", decode(page))
