"""The brief: the account of the accounts in a dozen sentences, each on words of the pages."""

from dataclasses import replace

from recoupe.brief.compose import compose
from recoupe.brief.short import short as short
from recoupe.brief.title import title
from recoupe.brief.wording import Wording
from recoupe.model import Dossier, Material


def write(material: Material, dossier: Dossier) -> Dossier:
    """Fill in `brief` and, where the story has none yet, its title, in the language of the dossier.

    Words of the pages stand between quotation marks and stay in their own language.
    """
    wording = Wording(material, dossier)
    story = dossier.story if dossier.story.title else replace(dossier.story, title=title(wording))
    return replace(dossier, brief=compose(wording), story=story)
