"""Invented stories: articles made of sentences of their own, told by papers that each choose some of them."""

from __future__ import annotations

from random import Random

from recoupe.model import Page

TREATY = (
    "Le ministre Igor Vasnik a présenté à Vélane le traité de pêche négocié avec l'Ostrane.",
    "Le traité de pêche partage les bancs de morue du détroit de Sélane entre la Valdorie et l'Ostrane.",
    "Les pêcheurs de Vélane craignent que le traité ne favorise les chalutiers de l'Ostrane.",
    "La délégation de l'Ostrane, conduite par Paul Darvin, a salué un traité de pêche équilibré.",
    "Le Conseil des Détroits surveillera les quotas de morue que le traité de pêche fixe pour cinq ans.",
)
FIRE = (
    "Un incendie a ravagé l'entrepôt de textile du port d'Orsalis.",
    "Les pompiers d'Orsalis ont évacué cinquante riverains du quartier des tanneurs, menacé par l'incendie.",
    "L'entrepôt de textile d'Orsalis abritait des ballots de coton, que l'incendie a consumés en une heure.",
    "La maire d'Orsalis, Irène Kalvo, a remercié les pompiers qui ont contenu l'incendie de l'entrepôt.",
    "Une enquête dira si l'incendie de l'entrepôt d'Orsalis est parti d'un transformateur électrique.",
)
FILM = (
    "La réalisatrice Solveig Aumont a reçu le prix du jury du festival de Brumeville.",
    "Le festival de Brumeville a applaudi le premier film de Solveig Aumont, tourné en noir et blanc.",
    "Le jury du festival de Brumeville, unanime, a salué deux jeunes actrices du film de Solveig Aumont.",
    "Solveig Aumont dédie le prix du festival de Brumeville à l'équipe du film.",
    "Le festival de Brumeville a vendu vingt mille billets, record battu grâce au film de Solveig Aumont.",
)
STORIES = {"treaty": TREATY, "fire": FIRE, "film": FILM}
HEADS = {
    "treaty": ("Le traité de pêche présenté à Vélane", "Pêche : Vasnik défend le traité"),
    "fire": ("Incendie à l'entrepôt d'Orsalis", "Orsalis : un entrepôt de textile en flammes"),
    "film": ("Festival de Brumeville : Solveig Aumont primée", "Le prix du jury à Solveig Aumont"),
}


def page(story: str, number: int) -> Page:
    """One paper's telling of a story: four of its five sentences, in an order of its own."""
    told = list(STORIES[story])
    Random(number).shuffle(told)  # noqa: S311 - the same page each time
    head = HEADS[story][number % 2]
    return Page(f"{story}-{number}.txt", "\n\n".join((head, *told[:4])).encode() + b"\n")


def pages(*stories: str, each: int = 3) -> tuple[Page, ...]:
    """Some tellings of each of some stories."""
    return tuple(page(story, number) for story in stories for number in range(1, each + 1))


MATTER = (
    *("Le chantier du barrage de Vélane oppose depuis des années la Valdorie et l'Ostrane.",),
    *("Le barrage de Vélane retient les eaux de la Sélane en amont des rizières.",),
)
FIRST = (
    "Des ouvriers ont découvert une fissure dans le mur principal pendant une inspection nocturne.",
    "Les géologues prélèvent des carottes de béton pour mesurer la profondeur de la fissure.",
    "Le constructeur Brusk accuse un séisme mineur enregistré par les stations voisines.",
    "Trois villages ont été évacués par précaution, leurs habitants logés dans des gymnases.",
    "La fissure traverse la galerie technique et laisse suinter un filet boueux.",
    "Des plongeurs inspectent la paroi immergée, gênés par un courant glacial.",
    "Les écoles des villages évacués resteront fermées, selon la préfecture.",
    "Une pompe supplémentaire aspire les infiltrations au pied de la galerie.",
)
SECOND = (
    "Le tribunal arbitral a condamné le consortium à verser deux cents millions de dédommagement.",
    "Les avocats du consortium annoncent un pourvoi contre la sentence des arbitres.",
    "Les actionnaires réclament la démission du directeur financier après la condamnation.",
    "La sentence reproche au consortium des contrôles falsifiés et des certificats antidatés.",
    "La banque créancière gèle un emprunt obligataire en attendant le pourvoi.",
    "Un syndicat de riverains réclame que le dédommagement finance une digue.",
    "Le cours de l'action du consortium a perdu un cinquième en séance.",
    "Le directeur financier conteste les certificats antidatés que cite la sentence.",
)


def telling(moment: tuple[str, ...], number: int) -> str:
    """One paper's telling of a moment of the story of the dam: what is always said, and five of the eight facts of the moment."""
    told = list(moment)
    Random(number).shuffle(told)  # noqa: S311 - the same page each time
    return " ".join((*MATTER, *told[:5]))
