"""Which articles tell one story: a stream or a folder grouped, windows of days stitched, the moments of a story told apart."""

from recoupe.stories.grouping import grouped
from recoupe.stories.rows import Row, row_of
from recoupe.stories.stitching import Placed, stitched

__all__ = ["Placed", "Row", "grouped", "row_of", "stitched"]
