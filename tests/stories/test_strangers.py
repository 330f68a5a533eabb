"""A page of another story is kept and told; those of one story are not."""

from __future__ import annotations

from recoupe.model import Page
from recoupe.pipeline import picture
from tests.demo.story import pages

OTHER = """Festival de Brumeville : le prix du jury à une cinéaste débutante

La réalisatrice Solveig Aumont a reçu samedi le prix du jury du festival de Brumeville pour son premier film, tourné
en noir et blanc dans une ferme abandonnée. Le public, debout, a longuement applaudi les deux jeunes actrices.
« Je dédie cette récompense à mon équipe », a déclaré la lauréate, qui prépare déjà une comédie musicale.
Le festival a vendu vingt mille billets cette année, un record selon ses organisateurs.
"""


def test_a_page_of_another_story_is_kept_with_a_problem() -> None:
    dossier = picture((*pages(), Page("cinema.txt", OTHER.encode()))).dossier
    assert len(dossier.articles) == len(pages()) + 1
    stranger = next(article.id for article in dossier.articles if article.file == "cinema.txt")
    assert [problem.article for problem in dossier.problems if problem.kind == "other-story"] == [stranger]


def test_two_pages_alone_do_not_say_which_is_the_stranger() -> None:
    dossier = picture((pages()[0], Page("cinema.txt", OTHER.encode()))).dossier
    assert not [problem for problem in dossier.problems if problem.kind == "other-story"]
