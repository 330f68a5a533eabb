"""A stream of articles is grouped into stories, whatever the order in which it is handed over."""

from __future__ import annotations

from recoupe.stories import Row, grouped, streamed

TREATY = (
    "Le ministre Igor Vasnik a présenté à Vélane le traité de pêche négocié avec l'Ostrane, que le parlement de Valdorie doit ratifier."
)
FIRE = (
    "Un incendie a ravagé l'entrepôt de textile du port d'Orsalis ; les pompiers ont évacué cinquante riverains du quartier des tanneurs."
)


def test_each_article_joins_the_story_it_tells() -> None:
    rows = [
        Row(1, 100, "Traité de pêche : Vasnik devant le parlement", TREATY),
        Row(2, 100, "Pêche : le traité avec l'Ostrane présenté à Vélane", TREATY + " Le vote aura lieu jeudi."),
        Row(3, 100, "Incendie au port d'Orsalis", FIRE),
        Row(4, 101, "Orsalis : l'entrepôt de textile détruit par un incendie", FIRE + " La cause est inconnue."),
    ]
    labels = grouped(rows)
    stories = [labels[row.article] for row in rows]
    assert stories[0] == stories[1] != stories[2] == stories[3]
    assert grouped(rows[::-1]) == labels
    assert streamed(iter(rows)) == labels, "they are in their order already"


def test_what_comes_back_after_weeks_is_another_story() -> None:
    rows = [Row(1, 100, "Incendie au port d'Orsalis", FIRE), Row(2, 130, "Incendie au port d'Orsalis", FIRE)]
    assert len(set(grouped(rows).values())) == 2
