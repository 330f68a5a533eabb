"""Whole pages, invented: what each line of them is, and what the page says of itself."""

import pytest

from recoupe.articles import read
from recoupe.articles.news import _has_sentence
from recoupe.model import Article, Completeness, CreditKind, Page, Reading, ZoneKind

LEAD = (
    "Les ambassadeurs des douze Etats riverains du détroit se sont séparés mardi soir à Ostrane sans accord sur les câbles, "
    "a annoncé le médiateur Paul Ferrand, qui a demandé un délai de deux semaines."
)
SECOND = "« Nous avons besoin de temps », a déclaré le médiateur. La délégation valdorienne avait quitté la salle peu avant minuit."
TITLE = "Valdorie : le Conseil des Détroits reporte sa décision sur les câbles"


def reading(*lines: str, ways: tuple[str, ...] = ()) -> Reading:
    (found,) = read(Page("page.txt", "\n".join(lines).encode(), ways=ways), 1).readings
    return found


def article(*lines: str) -> Article:
    return reading(*lines).article


def texts(found: Article, *kinds: ZoneKind) -> list[str]:
    return [zone.span.text for zone in found.zones if zone.kind in kinds]


def test_a_news_site() -> None:
    found = article(
        "Accueil > Monde > Europe",
        f"{TITLE} - Radio Estuaire",
        TITLE,
        "Par Irène Kalvo (à Ostrane), avec AFP",
        "Publié le 14 mars 2023 à 18h30, mis à jour le 15 mars 2023 à 09h12",
        "Temps de lecture : 4 min.",
        "Le président valdorien, le 13 mars à Ostrane. JEAN MOREL / AFP",
        LEAD,
        "Lire aussi : En Valdorie, la pêche suspendue aux pourparlers",
        SECOND,
        "Partager",
        "Sur le même sujet",
        "Les petits Etats haussent le ton",
        "À Ostrane, la société civile s'impatiente",
        "Newsletter",
        "Recevez toute l'actualité internationale dans votre boîte mail",
    )
    assert found.headline
    assert found.headline.text == TITLE
    assert texts(found, ZoneKind.BODY) == [LEAD, SECOND]
    assert texts(found, ZoneKind.CAPTION) == ["Le président valdorien, le 13 mars à Ostrane."]
    assert found.publisher
    assert found.publisher.name == "Radio Estuaire"
    assert found.agencies == ("AFP",)
    assert (found.published.value, found.published.evidence[0].text) == ("2023-03-14", "14 mars 2023")
    assert [r.kind for r in found.repairs] == ["doubled"]
    assert found.completeness.state is Completeness.WHOLE
    assert found.headline_support[0].text == LEAD


def test_an_agency_dispatch() -> None:
    found = article(
        "Accord sur la Lirne", "OSTRANE, 11 décembre 2010 (Reuters) - " + LEAD, SECOND, "(Anna Belcourt à Ostrane, édité par Claire Mahaut)"
    )
    assert texts(found, ZoneKind.DATELINE) == ["OSTRANE, 11 décembre 2010 (Reuters) -"]
    assert texts(found, ZoneKind.BODY) == [LEAD, SECOND]
    assert found.agencies == ("Reuters",)
    assert found.published.value == "2010-12-11"


def test_a_press_database() -> None:
    found = article(
        "La Dépêche du Détroit, no. 24113",
        "La Dépêche du Détroit - mercredi 12 janvier 2022 - 512 mots - p. 6",
        "Monde",
        TITLE,
        LEAD,
        SECOND + " (Belga)",
        "© 2022 La Dépêche du Détroit. Tous droits réservés.",
        "news·20220112·DD·6108987",
    )
    assert found.publisher
    assert found.publisher.name == "La Dépêche du Détroit"
    assert found.agencies == ("Belga",)
    assert found.published.value == "2022-01-12"
    assert texts(found, ZoneKind.BODY) == [LEAD, SECOND]


def test_a_copied_excerpt_names_its_original() -> None:
    found = article(TITLE, "Estuaire Infos", LEAD, SECOND, "courrier-ostrane.fr")
    assert [(c.kind, c.name) for c in found.credits] == [(CreditKind.ORIGINAL, "courrier-ostrane.fr")]
    assert found.completeness.state is Completeness.EXCERPT
    assert [s.text for s in found.completeness.evidence] == ["courrier-ostrane.fr"]
    assert found.publisher
    assert found.publisher.name == "Estuaire Infos"


def test_a_blog_that_translates_and_begs() -> None:
    found = article(
        TITLE,
        "Article traduit de l'anglais par Claire Mahaut",
        LEAD,
        SECOND,
        "Cet article a été publié à l'origine sur The Strait Times.",
        "***",
        "Soutenez un média indépendant : faites un don sur Tipeee !",
        "👉 Rejoignez notre canal Telegram",
        "« Wannabe explorer. Certified coffee geek. Proud problem solver. »",
    )
    assert texts(found, ZoneKind.BODY) == [LEAD, SECOND]
    assert texts(found, ZoneKind.BIO) == ["« Wannabe explorer. Certified coffee geek. Proud problem solver. »"]
    assert {(c.kind, c.name) for c in found.credits} == {(CreditKind.TRANSLATED, ""), (CreditKind.ORIGINAL, "The Strait Times")}


def test_a_paywall_cuts_the_text() -> None:
    found = article(TITLE, LEAD, SECOND, "Il vous reste 45.3% de cet article à lire. La suite est réservée aux abonnés.")
    assert found.completeness.state is Completeness.TRUNCATED
    assert texts(found, ZoneKind.BODY) == [LEAD, SECOND]


def test_a_sentence_that_does_not_end_is_cut() -> None:
    found = article(TITLE, LEAD, SECOND.rstrip(".")[:-7])
    assert found.completeness.state is Completeness.TRUNCATED
    assert article(TITLE, LEAD, SECOND).completeness.state is Completeness.WHOLE


def test_what_a_page_announces_at_its_foot_and_does_not_give_makes_it_an_excerpt() -> None:
    announced = "Les grandes étapes de la fermeture du chenal, du premier barrage au traité."
    found = article(TITLE, LEAD, SECOND, "Repères", announced)
    assert found.completeness.state is Completeness.EXCERPT
    assert [s.text for s in found.completeness.evidence] == [announced]
    assert article(TITLE, LEAD, SECOND, announced, "2025 : le chenal est fermé.").completeness.state is Completeness.WHOLE
    assert article(TITLE, LEAD, SECOND, "Les dates de la fermeture sont connues.").completeness.state is Completeness.WHOLE


def test_a_lost_list_is_damage_and_a_kept_one_is_not() -> None:
    lost = reading(TITLE, LEAD, "Selon elle, le Conseil devrait :", "La délégation a quitté la salle peu avant minuit, mardi.")
    assert lost.article.completeness.state is Completeness.DAMAGED
    assert [p.kind for p in lost.problems] == ["lost-list"]
    kept = reading(TITLE, LEAD, "Selon elle, le Conseil devrait :", "- suspendre les travaux ;", "- indemniser les pêcheurs.", SECOND)
    assert kept.article.completeness.state is Completeness.WHOLE


def test_nobody_who_speaks_is_taken_for_an_appeal() -> None:
    appeal = "« Votre soutien est essentiel », a déclaré le ministre aux donateurs, qui ont promis de faire un don au fonds du détroit."
    found = article(
        TITLE, LEAD, appeal, SECOND, "« Soutenez le Conseil », a lancé la ministre. Selon elle, la newsletter gratuite du fonds le dira."
    )
    assert not texts(found, ZoneKind.BOILERPLATE, ZoneKind.CREDIT, ZoneKind.BIO)


def test_two_dates_that_disagree_are_told() -> None:
    found = reading("https://courrier.example/2022/01/20/cables", TITLE, "Publié le 12 janvier 2022", LEAD, SECOND)
    assert found.article.published.value == "2022-01-12"
    assert [(p.kind, p.details) for p in found.problems] == [("dates-disagree", ("2022-01-12", "2022-01-20"))]


RECIPE = (
    *("Tarte", "Ingrédients", "200 g de farine", "Préchauffez le four, thermostat 6."),
    "Mélangez avec deux cuillères à soupe de sucre.",
)
WALL = ("Nous utilisons des cookies", "Avec votre consentement, nous et nos partenaires lisons vos données.", "Tout accepter")


def test_what_looks_like_no_news_is_set_aside_unless_its_user_counts_it() -> None:
    for lines in (RECIPE, WALL):
        found = read(Page("page.txt", "\n".join(lines).encode()), 1)
        assert (found.readings, found.refused) == ((), ())
        assert [(each.key, each.where) for each in found.aside] == [("refused.not-news", "page.txt")]
        assert reading(*lines, ways=("include",)).article.ways == ("include",)


def test_a_flash_is_news_however_short() -> None:
    assert reading("Vélane : trêve annoncée par le Conseil").article.id == "a1"


def test_a_page_in_another_language_is_kept_and_told() -> None:
    english = reading(
        "Talks collapse over water rights",
        "Talks between the two states collapsed on Tuesday after negotiators failed to agree, officials said.",
    )
    assert english.article.language == "en"
    assert [(p.kind, p.details) for p in english.problems] == [("unsupported-language", ("en",))]


def test_a_page_in_one_line_is_read() -> None:
    found = article(f"{LEAD} {SECOND} Abonnez-vous à notre newsletter pour ne rien manquer.")
    assert texts(found, ZoneKind.BODY) == [f"{LEAD} {SECOND}"]
    assert found.headline is None


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("le port de Vélane reste fermé aux cargos ce lundi.", True),
        ("12 Le port de Vélane reste fermé aux cargos ce lundi", False),
        ("LE PORT. de Vélane", False),
        ("a" * 200_000, False),
    ],
)
def test_a_line_holds_a_sentence_where_it_ends(line: str, told: bool) -> None:
    assert _has_sentence(line) is told
