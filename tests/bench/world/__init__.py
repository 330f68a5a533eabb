"""A made-up news world with its truth: who told what first, who took whose words, and which words.

`World(seed)` holds what lasts: states, towns, persons, bodies, publishers. `articles(world, how many)` yields articles in
the order in which they came out, each with its truth, and holds only those of the last days: a million fit a stream.
All prose is made here (`filler.py`, `words.yaml`); with `treebanks=` its chain is trained, at run time, on texts beside the checkout.
"""

from .arrivals import articles
from .records import Article, Behaviour
from .setting import World
from .writing import printed, read, write

__all__ = ["Article", "Behaviour", "World", "articles", "printed", "read", "write"]
