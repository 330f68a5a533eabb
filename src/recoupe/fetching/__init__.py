"""Pages fetched from the web, only when asked: politely, within limits, each archived as it came.

Nothing else of the program uses the network, and nothing of this package is loaded unless an address is given.
"""

from __future__ import annotations

from recoupe.fetching.archiving import archive
from recoupe.fetching.fetch import Answer, Fetcher
from recoupe.fetching.guard import is_address

__all__ = ["Answer", "Fetcher", "archive", "is_address"]
