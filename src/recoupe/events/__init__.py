"""Events of one story: meetings and acts, dated and placed."""

from recoupe.events.dating import dated
from recoupe.model import Dossier, Material


def assemble(material: Material, dossier: Dossier) -> Dossier:
    """The dossier with dates of publication, values of time expressions and quantities."""
    return dated(material, dossier)
