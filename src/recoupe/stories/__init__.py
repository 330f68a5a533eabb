"""Which articles tell one story: a stream or a folder grouped, windows of days stitched, the moments of a story told apart.

`strange(material, dossier)` tells of the pages of a dossier that seem to belong to another story. `sort(readings)` makes stories of
the pages of a folder. `grouped(rows)` (`streamed`, where they are in order) and `stitched(placed)` do so for an archive.
"""

from recoupe.stories.folder import Group, sort
from recoupe.stories.grouping import grouped, streamed
from recoupe.stories.rows import Row
from recoupe.stories.stitching import Placed, stitched
from recoupe.stories.strangers import strange

__all__ = ["Group", "Placed", "Row", "grouped", "sort", "stitched", "strange", "streamed"]
