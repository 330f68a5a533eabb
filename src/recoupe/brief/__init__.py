"""The brief: the account of the accounts in some twenty sentences, or in so many words; each on words of the pages."""

from dataclasses import replace

from recoupe.brief.compose import compose
from recoupe.brief.short import short as short
from recoupe.brief.title import title
from recoupe.brief.wording import Wording
from recoupe.model import Dossier, Material


def write(material: Material, dossier: Dossier) -> Dossier:
    """Fill in `brief` and, where the story has none yet, its title, in the language of the dossier.

    What an article quotes stands between quotation marks. Its own words are told without them where the brief is in its
    language, with dates for "hier" and without what joins them to other sentences; words of another language stay, between marks.
    """
    wording = Wording(material, dossier)
    story = dossier.story if dossier.story.title else replace(dossier.story, title=title(wording))
    return replace(dossier, brief=compose(wording), story=story)
