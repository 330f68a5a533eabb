"""A draft of a mention: words of a run, and what they have been taken for so far."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.model import Form, Gender, Kind


@dataclass(slots=True)
class Draft:
    """Words [a, b) of one run. `name` is (first, last) word of the bare person name where there is one."""

    run: int
    a: int
    b: int
    kind: Kind
    form: Form
    name: str = ""
    head: str = ""
    code: str = ""
    title: str = ""
    country: str | None = None
    body: str | None = None
    gender: Gender = Gender.UNKNOWN
    plural: bool = False
    place: bool = False
    sure: bool = True
    role_words: tuple[int, int] | None = None
    apposed: Draft | None = None
