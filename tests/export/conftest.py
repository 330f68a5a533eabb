"""The invented story, for all tests of the exports."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import story

from recoupe.model import Dossier, Reading


@pytest.fixture
def dossier() -> Dossier:
    """The picture of the invented story, in French."""
    return story.dossier()


@pytest.fixture
def readings() -> tuple[Reading, ...]:
    """Its articles with their words."""
    return story.readings()
