"""recoupe: several news accounts of one story in, one picture out, every line of it on exact words."""

__version__ = "0.1.0"
