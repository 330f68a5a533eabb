"""Time expressions as the words fix them, before any date is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.mentions.times import find
from recoupe.mentions.times.grammar import grammar, lowered, plain
from recoupe.model import Anchor, Article, Phrase, Reading, Tense, TimexType, Zone, ZoneKind, edited


def reading(text: str, language: str = "fr", kind: ZoneKind = ZoneKind.BODY) -> Reading:
    page = edited("a1", text, ())
    whole = (0, len(text))
    article = Article("a1", "p.txt", "", "", language, zones=(Zone(kind, page.span(*whole)),))
    return Reading(article, page, (whole,), (whole,) if kind is ZoneKind.BODY else ())


def phrases(text: str, language: str = "fr") -> tuple[Phrase, ...]:
    return find(reading(text, language))[0]


def only(text: str, language: str = "fr") -> Phrase:
    (phrase,) = phrases(text, language)
    return phrase


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Le Conseil des Détroits s'est réuni mercredi 12 mai à Valdor.", "mercredi 12 mai"),
        ("Les pourparlers ont duré du 9 au 11 juin.", "du 9 au 11 juin"),
        ("L'accord date de la fin de l'année dernière.", "de la fin de l'année dernière"),
        ("Ostrane exige une réponse dans les prochains jours.", "dans les prochains jours"),
        ("Mme Kalvo l'avait annoncé il y a deux ans.", "il y a deux ans"),
        ("Le traité, né en 1987, expire bientôt", "en 1987"),
        ("La trêve a été signée le 10décembre.", "le 10décembre"),
        ("Le ministre parlera dans la soirée de jeudi.", "dans la soirée de jeudi"),
        ("L’armée s’est retirée à l’été 2008.", "à l’été 2008"),
        ("Il vit là depuis une vingtaine d'années.", "depuis une vingtaine d'années"),
        ("Il faut agir d'ici la fin de l'année.", "d'ici la fin de l'année"),
    ],
)
def test_the_words_of_an_expression_are_found_whole(text: str, words: str) -> None:
    assert words in {p.span.text for p in phrases(text)}


@pytest.mark.parametrize(
    "text",
    [
        "La délégation a été reçue à Valdor.",  # a participle is no summer
        "Plus de 2000 soldats ont défilé.",  # a number is no year
        "Le vol 1998 a atterri, le boeing 737 aussi.",
    ],
)
def test_what_only_looks_like_a_date_is_left_alone(text: str) -> None:
    assert [p for p in phrases(text) if p.rule != "year"] == []


def test_fields_hold_only_what_the_words_say() -> None:
    phrase = only("Le Conseil se réunira mercredi 12 mai.")
    assert (phrase.weekday, phrase.day, phrase.month, phrase.year) == (2, 12, 5, None)
    assert phrase.anchor is Anchor.PUBLICATION


def test_a_full_date_hangs_on_nothing() -> None:
    assert only("L'accord a été signé le 3 mars 2011.").anchor is Anchor.NONE


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Irène Kalvo a parlé mardi.", Tense.PAST),
        ("La séance se tiendra mardi à Valdor.", Tense.FUTURE),
        ("Il a déclaré mardi que la séance se tiendrait plus tard.", Tense.PAST),
        ("Il a répété que la séance se tiendrait mardi.", Tense.FUTURE),
        ("La séance, qui doit s'ouvrir mardi, a été préparée.", Tense.FUTURE),
        ("Mardi, lors d'un point de presse, le ministre a refusé.", Tense.PAST),
        ("Après la mort, mardi soir, de Karl Brusk, il sera difficile de reculer.", Tense.PAST),
        ("Depuis sa libération, à l’aube de mardi, elle devra se reposer.", Tense.PAST),
        ("Après son entretien mardi avec Karl Brusk, elle rencontrera la presse.", Tense.FUTURE),
        ("Le congrès révélera la fraude, la réunion de mardi ayant semble-t-il échoué.", Tense.PAST),
    ],
)
def test_the_verb_of_the_clause_gives_the_tense(text: str, tense: Tense) -> None:
    assert next(p for p in phrases(text) if p.weekday is not None).tense is tense


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("Ils ont parlé pendant une heure et demie.", "PT1H30M"),
        ("La visite dure douze jours.", "P12D"),
        ("Une trêve de deux semaines commence.", "P2W"),
        ("La séance a duré une dizaine de minutes.", "PT10M"),
    ],
)
def test_durations(text: str, duration: str) -> None:
    phrase = only(text)
    assert (phrase.type, phrase.duration) == (TimexType.DURATION, duration)


def test_outside_the_story_only_full_dates_are_read() -> None:
    header = reading("publié 2014-06-03 https://exemple.vd/20140603/mercredi.html", kind=ZoneKind.BOILERPLATE)
    assert [p.rule for p in find(header)[0]] == ["iso-date", "address-date"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("They met on Wednesday, Jan. 12, in Valdor.", "weekday-date"),
        ("A deal will come next week.", "span-way"),
        ("The strait was closed in the summer of 2008.", "season"),
        ("She said so two years ago.", "ago"),
    ],
)
def test_english(text: str, rule: str) -> None:
    assert only(text, "en").rule == rule


def test_plain_text_keeps_its_length() -> None:
    text = "L’Été où İstanbul reçut l’Œuvre\u00a0: 12\u202f000 €"
    assert len(plain(text)) == len(text)


def test_a_day_that_no_calendar_has_is_told() -> None:
    found, problems = find(reading("La trêve expire le 31 juin."))
    assert found == ()
    assert [(p.kind, p.span and p.span.text) for p in problems] == [("no-such-day", "le 31 juin")]


def test_a_page_in_another_language_gives_its_dates_in_figures() -> None:
    assert [p.rule for p in phrases("Der Rat trat am 12.01.2022 in Valdor zusammen.", "de")] == ["numeric-date"]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("La séance s'ouvre à 20 heures.", "à 20 heures", "20:00"),
        ("Le cessez-le-feu vaut depuis cinq heures du soir.", "depuis cinq heures du soir", "17:00"),
        ("Il parlera vers 8h30 à Valdor.", "vers 8h30", "08:30"),
        ("Le scrutin s'achève à minuit.", "à minuit", "00:00"),
        ("Ils ont négocié de dix heures du matin à sept heures du soir.", "de dix heures du matin", "10:00"),
        ("Il est sept heures moins dix.", "sept heures moins dix", "06:50"),
    ],
)
def test_clocks(text: str, words: str, value: str) -> None:
    phrase = phrases(text)[0]
    assert (phrase.type, phrase.span.text, phrase.time) == (TimexType.TIME, words, value)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Le marché a lieu tous les lundis.", TimexType.SET, "XXXX-WXX-1"),
        ("La commission siège toutes les deux semaines.", TimexType.SET, "P2W"),
        ("Elle s'y rend trois fois par semaine.", TimexType.SET, "P1W"),
        ("Il a régné six ans et quatre mois.", TimexType.DURATION, "P6Y4M"),
        ("Le convoi a attendu trois quarts d'heure.", TimexType.DURATION, "PT45M"),
        ("On négocie depuis des mois.", TimexType.DURATION, "PXM"),
        ("La route est restée fermée toute la semaine.", TimexType.DURATION, "P1W"),
        ("Les deux hommes sont restés seuls quelques instants.", TimexType.DURATION, "PTXM"),
    ],
)
def test_how_long_and_how_often(text: str, kind: TimexType, value: str) -> None:
    phrase = only(text)
    assert (phrase.type, phrase.duration) == (kind, value)


@pytest.mark.parametrize(
    "text",
    [
        "La mer est calme et sa surface brille.",  # neither Wednesday nor Saturday
        "La sonde a survolé les plaines de Mars.",
        "Une fille de sept ans et un homme de 45 ans ont été blessés.",
        "Le juge Noël Saurel a signé l'ordonnance.",
        "Le sondage place la Valdorie après l'Ostrane.",
    ],
)
def test_names_and_ages_are_no_times(text: str) -> None:
    assert phrases(text) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Elle s'était tue pendant sa captivité.", "pendant sa captivité"),
        ("Le ministre avait démissionné au lendemain de la guerre.", "au lendemain de la guerre"),
        ("La presse l'a interrogé lors de sa visite en Ostrane.", "lors de sa visite en Ostrane"),
        ("Depuis la libération des otages, le calme règne.", "Depuis la libération"),
        ("La trêve a été rompue une fois le sommet achevé.", "une fois le sommet achevé"),
    ],
)
def test_times_told_by_what_happened(text: str, words: str) -> None:
    assert words in {p.span.text for p in phrases(text)}


def test_what_a_date_follows_at_once_is_dated_by_it() -> None:
    assert [p.span.text for p in phrases("Il a parlé après la réunion du Conseil de lundi.")] == ["de lundi"]


def test_a_word_that_repeats_is_found_each_time() -> None:
    assert [p.span.text for p in phrases("Reçu mardi, il repart mardi prochain.\nMardi, rien.")] == ["mardi", "mardi prochain", "Mardi"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The truce holds since 5 p.m. local time.", "since 5 p.m. local time"),
        ("She met him during his visit to Valdor.", "during his visit"),
        ("They held a four-hour meeting.", "four-hour"),
        ("It was the first Tuesday of November 2020.", "the first Tuesday of November 2020"),
    ],
)
def test_english_expressions_are_found_whole(text: str, words: str) -> None:
    assert only(text, "en").span.text == words


@given(st.text(alphabet="àéèôçœŒ’‘ʼ «»…–č İ\u202f\u2011Aamardi 12,.'-\n", max_size=60))
def test_plain_text_is_letter_for_letter(text: str) -> None:
    """The fast table for western letters and the slow way for all others give texts of the same length."""
    assert len(plain(text)) == len(lowered(text)) == len(text)
    assert plain(text + "č")[:-1] == plain(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Le Conseil a tenté cette semaine de restaurer la trêve.", "cette semaine"),
        ("Les rapports se sont dégradés au printemps après l'embargo.", "au printemps"),
        ("La flotte a manœuvré en septembre-octobre.", "en septembre-octobre"),
        ("Il a masqué à partir de 2005 certaines pertes.", "à partir de 2005"),
        ("Elle a été reçue lors des douze jours de visite.", "lors des douze jours de visite"),
    ],
)
def test_words_that_follow_do_not_hide_an_expression(text: str, words: str) -> None:
    assert words in {p.span.text for p in phrases(text)}


def test_the_pattern_of_many_rules_names_the_rule_that_reads_the_words_alone() -> None:
    for language in ("fr", "en"):
        for branches in grammar(language).branches.values():
            assert branches.pattern.groups == len(branches.rules)
    match = grammar("fr").branches["unit"].match("il y a trois semaines", 0)
    assert match is not None
    assert (match.rule["rule"], match.words, match.end) == ("ago", {"n": "trois", "unit": "semaines"}, 21)
    assert grammar("fr").branches["unit"].match("la ville", 0) is None


def test_letters_that_no_code_page_has_hide_no_verb_before_a_date() -> None:
    assert only("Łukasz Šín viendra le 3 mai à Tarsis.").tense is Tense.FUTURE
