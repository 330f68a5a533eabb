"""A stream of articles is grouped into stories, whatever the order in which it is handed over."""

from __future__ import annotations

from recoupe.stories import grouped, row_of

TREATY = (
    "Le ministre Igor Vasnik a présenté à Vélane le traité de pêche négocié avec l'Ostrane, que le parlement de Valdorie doit ratifier."
)
FIRE = (
    "Un incendie a ravagé l'entrepôt de textile du port d'Orsalis ; les pompiers ont évacué cinquante riverains du quartier des tanneurs."
)


def test_each_article_joins_the_story_it_tells() -> None:
    rows = [
        row_of("a", "Traité de pêche : Vasnik devant le parlement", TREATY, 100),
        row_of("b", "Pêche : le traité avec l'Ostrane présenté à Vélane", TREATY + " Le vote aura lieu jeudi.", 100),
        row_of("c", "Incendie au port d'Orsalis", FIRE, 100),
        row_of("d", "Orsalis : l'entrepôt de textile détruit par un incendie", FIRE + " La cause est inconnue.", 101),
    ]
    labels = grouped(rows)
    stories = [labels[row.article] for row in rows]
    assert stories[0] == stories[1] != stories[2] == stories[3]
    assert grouped(rows[::-1]) == labels


def test_what_comes_back_after_weeks_is_another_story() -> None:
    rows = [row_of("a", "Incendie au port d'Orsalis", FIRE, 100), row_of("b", "Incendie au port d'Orsalis", FIRE, 130)]
    assert len(set(grouped(rows).values())) == 2
