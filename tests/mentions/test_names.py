"""Names and offices, found in invented news."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from recoupe import demo
from recoupe.articles import read
from recoupe.lang import world
from recoupe.mentions import names
from recoupe.model import Article, Form, Gender, Kind, Mention, Page, PageText, Reading, Zone, ZoneKind


def found(*paragraphs: str) -> list[Mention]:
    clean = "\n\n".join(paragraphs)
    text = PageText("a1", clean, clean, ((0, 0, len(clean)),))
    at, spans = 0, []
    for paragraph in paragraphs:
        spans.append((at, at + len(paragraph)))
        at += len(paragraph) + 2
    zones = tuple(Zone(ZoneKind.BODY, text.span(a, b)) for a, b in spans)
    article = Article("a1", "a.txt", "", "", "fr", zones=zones)
    return list(names.find(Reading(article, text, tuple(spans), tuple(spans))))


def words(mentions: list[Mention]) -> list[str]:
    return [m.span.text for m in mentions]


def test_an_office_and_its_name_are_one_phrase():
    (minister,) = found("Hier, la ministre norvégienne des Affaires étrangères Irène Kalvo a démissionné.")
    assert minister.span.text == "la ministre norvégienne des Affaires étrangères Irène Kalvo"
    assert (minister.name, minister.head, minister.form) == ("Irène Kalvo", "Kalvo", Form.NAME)
    assert minister.role
    assert (minister.role.title, minister.role.country) == ("ministre des Affaires étrangères", "NO")


def test_two_halves_of_an_apposition_are_linked():
    office, name = found("Le secrétaire général de l'Otan, Karl Brusk, a répondu.")
    assert office.apposed_to == name.span
    assert name.apposed_to == office.span
    assert office.role
    assert office.role.body == "NATO"


def test_an_office_told_with_en_tant_que_is_his_who_stands_before():
    jean, mayor = found("Jean-Marc Dolent qui, en tant que maire de Lirac, recevra la délégation.")[:2]
    assert mayor.apposed_to == jean.span


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Il a ouvert un bureau à Moscou.", True),
        ("Elle se rendra jeudi à Moscou.", True),
        ("Il a lancé un ultimatum à Moscou.", False),
        ("Pour plaire à Moscou, ils ont cédé.", False),
        ("Moscou a refusé.", False),
        ("Les Jeux de Moscou sont ouverts.", True),
    ],
)
def test_a_town_locates_or_acts(sentence: str, place: bool):
    (moscow,) = (m for m in found(sentence) if m.code == "RU")
    assert (moscow.place, moscow.form) == (place, Form.METONYM)


def test_a_land_that_no_table_lists_has_people_and_offices():
    mentions = found("La Valdorie a refusé. Pour la Valdorie, selon le président valdorien, c'est non. Les Valdoriens attendent.")
    assert words(mentions) == ["La Valdorie", "la Valdorie", "le président valdorien", "Les Valdoriens"]
    assert [m.role.country for m in mentions if m.role] == ["Valdorie", "Valdorie"]
    assert mentions[0].kind is Kind.STATE


def test_a_body_is_introduced_by_its_full_name_and_acronym():
    full, short, again = found("Le Front de libération des Détroits (FLD) est né. Le FLD a menacé de frapper.")
    assert short.apposed_to == full.span
    assert again.span.text == "Le FLD"
    assert {full.kind, short.kind, again.kind} == {Kind.ORGANISATION}


def test_a_noun_takes_up_a_body_only_after_it():
    assert words(found("L'organisation a fermé.")) == []
    assert words(found("L'OMC a voté. L'organisation a fermé.")) == ["L'OMC", "L'organisation"]


def test_a_short_name_needs_the_body_in_the_article():
    assert words(found("Hier, l'Alliance a voté.")) == []
    assert words(found("L'Otan est née. Hier, l'Alliance a voté.")) == ["L'Otan", "l'Alliance"]


@pytest.mark.parametrize(
    "phrase",
    [
        "les douze pays membres de l'Alliance atlantique",
        "des représentants du gouvernement français",
        "la diplomatie russe",
        "le ministère russe de la Défense",
        "l'un des trois meilleurs négociateurs russes",
        "un haut responsable israélien",
        "le médiateur conjoint de l'ONU et de l'UA",
        "la secrétaire d'Etat aux Droits de l'homme",
        "les alliés américains et européens",
        "une source diplomatique occidentale",
        "plus de 100 000 soldats",
    ],
)
def test_the_longest_phrase_is_taken(phrase: str):
    assert words(found(f"Selon {phrase}, rien ne presse.")) == [phrase]


def test_what_is_no_actor_is_left_alone():
    assert words(found("Vendredi, Internet et le Ramadan ont changé. Le virus Ebola recule.")) == []


def test_names_with_particles_and_initials():
    text = "Avec Dominique de Villeroy, George W. Brandt, Omar el-Tahir et Bruno Le Gall, il a dîné."
    assert [m.head for m in found(text)] == ["de Villeroy", "Brandt", "el-Tahir", "Gall"]


def test_the_codes_of_states_and_bodies_do_not_collide():
    bodies = world.table("world/bodies")
    assert not [code for code in bodies if world.is_state(code)]
    assert world.party_name("US", "fr") == "États-Unis"
    assert world.party_name("NATO", "en") == "NATO"
    assert world.party_name("p3", "fr") == "p3"
    assert {world.adjective_code(w) for w in ("russe", "russes", "Russes")} == {"RU"}
    assert world.adjective_code("occidentaux") == "X-WEST"


def test_a_paper_speaks_after_selon():
    assert words(found("Selon un sondage Brusk de 2007 sur les religions, on compte.")) == ["un sondage Brusk de 2007 sur les religions"]
    assert words(found("Un sondage est paru.")) == []


def test_brussels_is_the_union_unless_belgium_is_about():
    assert [m.code for m in found("L'Union européenne hésite. Bruxelles a proposé un gel.")] == ["EU", "EU"]
    assert [m.code for m in found("L'Union européenne hésite. Bruxelles a rappelé son ambassadeur belge.")][:2] == ["EU", "BE"]


def test_popes_and_kings_keep_their_number():
    pope, king = found("Le pape Benoît XVI a reçu le roi Abdallah II de Jordanie.")
    assert (pope.name, pope.role and pope.role.country) == ("Benoît XVI", "VA")
    assert (king.name, king.role and king.role.country) == ("Abdallah II", "JO")


def test_offices_with_capitals_as_in_translated_prose():
    text = "La Valdorie, les Valdoriens. Le Vice-Ministre des Affaires étrangères de la Valdorie Anatoly Grevchuk a cédé. Grevchuk a ri."
    *_, minister, alone = found(text)
    assert (minister.name, minister.role and minister.role.country) == ("Anatoly Grevchuk", "Valdorie")
    assert (alone.kind, alone.name) == (Kind.PERSON, "Grevchuk")
    assert words(found("Hier, l'Ambassadeur d'Ostrane Lena Vosk a souri."))[-1] == "l'Ambassadeur d'Ostrane Lena Vosk"
    assert words(found("Le Secrétaire Général de l'ONU hésite.")) == ["Le Secrétaire Général de l'ONU"]


def test_a_strait_or_a_building_does_not_act():
    assert words(found("Sélane : rien de neuf", "Le détroit de Sélane reste fermé. On parle dans l'ancienne douane de Port-Alène.")) == []


def test_two_peoples_without_article():
    assert words(found("Mercredi, Suédois et Norvégiens ont parlé.")) == ["Suédois", "Norvégiens"]
    (woman,) = found("La Franco-Péruvienne est libre.")
    assert woman.role
    assert woman.role.country == "PE"


def test_things_headings_and_lists_name_nobody():
    assert words(found("Le fichier Vigie inquiète.", "Vigie a fait parler. Fichier Vigie : la suite.")) == []
    assert words(found("DOUTES ET FRAUDES", "Le port reste fermé près de la côte.")) == []
    assert words(found("Le prix d'un otage monte, la charge est lourde et la garde à vue dure.")) == []
    assert words(found("Les XXIXe Jeux ont commencé à New York.")) == []


def test_a_body_found_once_is_a_body_again():
    assert {m.kind for m in found("La banque Holm Brothers a chuté. Holm Brothers a nié.") if "Holm" in m.span.text} == {Kind.ORGANISATION}
    assert [m.kind for m in found("La Cnil a refusé.")] == [Kind.ORGANISATION]


def test_near_names_are_not_the_body_of_the_tables():
    (head,) = found("Le président de l'Autorité de contrôle des ports, Jan Holm, a parlé.")[:1]
    assert head.role
    assert head.role.body is None


def test_families_and_particles_after_a_civility():
    family = found("Karl Brusk est venu. Les Brusk ont dîné.")[-1]
    assert (family.kind, family.plural, family.span.text) == (Kind.GROUP, True, "Les Brusk")
    assert words(found("Hier, M. de Villeroy et M. van der Linden ont ri.")) == ["M. de Villeroy", "M. van der Linden"]
    assert words(found("Me Nina Kalvo a plaidé.")) == ["Me Nina Kalvo"]


def test_what_follows_an_office_as_an_infinitive_is_not_of_it():
    assert words(found("Et le patron de la criée de conclure : c'est fini.")) == ["le patron de la criée"]


def test_initials_and_elided_surnames():
    assert words(found("Hier, B. Lynn Brusk et Sara N'Doye ont parlé."))[0] == "B. Lynn Brusk"
    assert [m.head for m in found("Sara N'Doye est venue. N'Doye a ri.")] == ["N'Doye", "N'Doye"]


def test_couples_and_forces_with_a_name():
    *_, couple = found("Marie Brusk et son mari Jan Brusk sont libres. Le couple Brusk rentre.")
    assert (couple.kind, couple.span.text) == (Kind.GROUP, "Le couple Brusk")
    assert words(found("Il dirige les Forces unies de Suède (FUS)."))[0] == "les Forces unies de Suède"


def test_an_office_in_a_heading_in_capitals():
    (mention,) = found("LE PRÉSIDENT BRUSK PARTI")[:1]
    assert mention.role
    assert mention.role.title.lower() == "président"


def test_an_affair_called_after_somebody_is_not_he():
    assert "Affaire Brusk" not in words(found("Affaire Brusk : la suite. Karl Brusk a parlé."))


def test_a_place_that_opens_a_sentence_is_nobody_but_an_initial_is():
    assert words(found("A Belgrove, la ministre a répondu.")) == ["la ministre"]
    assert words(found("A. Brusk a répondu.")) == ["A. Brusk"]


@pytest.mark.parametrize(
    ("text", "gender", "plural"),
    [
        ("Cela a déplu aux autorités norvégiennes.", Gender.FEMININE, True),
        ("Les alliés norvégiens ont protesté.", Gender.MASCULINE, True),
        ("Le gouvernement norvégien a protesté.", Gender.MASCULINE, False),
    ],
)
def test_gender_and_number_of_a_group_are_those_of_its_noun(text: str, gender: Gender, plural: bool):
    (group,) = found(text)
    assert (group.gender, group.plural) == (gender, plural)


def test_a_verb_that_ends_like_an_adjective_is_no_part_of_a_name():
    mentions = found("Hier, la Caisse du Nord indique que tout va bien.", "La banque centrale explique que l'armée asiatique recule.")
    assert words(mentions) == ["la Caisse du Nord", "La banque centrale", "l'armée asiatique"]


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("MM. Kalvo et Darvin se sont parlé.", ["Kalvo", "Darvin"]),
        ("Selon Kalvo et Darvin, rien ne presse.", ["Kalvo", "Darvin"]),
        ("Ursula von der Marken a souri. Jean-Baptiste de La Tour d'Aubrac aussi.", ["von der Marken", "d'Aubrac"]),
        ("Marine Le Gall a souri.", ["Gall"]),
        ("Igor VASNIK a parlé. VASNIK refuse.", ["VASNIK", "VASNIK"]),
        ("LE PRÉSIDENT VASNIK REFUSE DE CÉDER", ["VASNIK"]),
        ("Le général à la retraite Paul Darvin a parlé.", ["general", "Darvin"]),
        ("Hier Orlenko, chef de la milice, refuse.", ["Orlenko", "chef"]),
    ],
)
def test_persons_by_the_shape_of_their_names(text: str, heads: list[str]):
    mentions = found(text)
    assert [m.head for m in mentions] == heads
    assert {m.kind for m in mentions} == {Kind.PERSON}


@pytest.mark.parametrize(
    "phrase",
    [
        "La ministre de l'Europe et des Affaires étrangères Irène Kalvo",
        "L'ancien vice-premier ministre chargé de l'Intégration européenne et euro-atlantique Igor Vasnik",
        "Le ministre délégué chargé du Commerce et de l'Attractivité auprès du ministre des Affaires étrangères Paul Darvin",
        "La Première ministre Kalvo",
        "Le sous-chef d'état-major Paul Darvin",
    ],
)
def test_a_long_office_keeps_its_name(phrase: str):
    (mention,) = found(f"{phrase} a démissionné.")
    assert (mention.span.text, mention.form) == (phrase, Form.NAME)


@pytest.mark.parametrize(
    ("text", "names_found"),
    [
        ("Selon Télécom Valdorie, la Valdorie et les Valdoriens attendent.", ["Télécom Valdorie"]),
        ("Météo France prévoit de la pluie.", ["Météo France"]),
        ("La société Bresson & Fils a fermé. Bresson et Fils a perdu.", ["Bresson & Fils", "Bresson et Fils"]),
        ("Le PDG d'Orsalis est absent, a expliqué Orsalis.", ["Orsalis"]),
        ("Des groupes comme Orsalis ont refusé. Orsalis explique son choix.", ["Orsalis", "Orsalis"]),
        ("L'ONG Terre Vive a protesté. Terre Vive demande une enquête.", ["Terre Vive", "Terre Vive"]),
        ("Le patron du groupe Orsalis se tait.", []),
        ("La sonde spatiale Zarka est partie. Zarka a quitté la Terre.", []),
        ("Un ZTK a percuté un arbre. Le ZTK a pris feu.", []),
    ],
)
def test_firms_and_bodies_that_no_table_lists(text: str, names_found: list[str]):
    assert [m.name for m in found(text) if m.kind is Kind.ORGANISATION] == names_found


def test_a_list_of_places_locates_all_of_them():
    assert [(m.code, m.place) for m in found("À Genève et Vienne, on se tait.")] == [("AT", True)]
    assert [(m.code, m.place) for m in found("À Genève, Moscou et Washington ont repris les pourparlers.")] == [
        ("RU", False),
        ("US", False),
    ]
    assert words(found("Hier, à Brest et Nantes, on défile.")) == []


def test_a_group_of_two_lands_is_of_neither_alone():
    (group,) = (m for m in found("Des diplomates de la Russie et de la Chine se sont vus.") if m.role)
    assert group.span.text == "Des diplomates de la Russie et de la Chine"
    assert group.role and group.role.country is None


def test_peoples_and_movements_that_no_table_lists():
    mentions = found(
        "Les Casques bleus ont tiré. Hier, les Sentinelles vertes ont bloqué la route.",
        "Selon des Imbera, rien. Hier, les Imbera ont cédé.",
    )
    assert words(mentions) == ["Les Casques bleus", "les Sentinelles vertes", "Imbera", "les Imbera"]
    assert [m.kind for m in mentions] == [Kind.ORGANISATION, Kind.GROUP, Kind.GROUP, Kind.GROUP]


@pytest.mark.parametrize(
    "name", ["La République fédérale d'Allemagne", "Le Royaume d'Espagne", "L'État d'Israël", "La République de Valdorie"]
)
def test_a_state_by_its_long_name(name: str):
    first, *_ = found(f"{name} a signé.", "En Valdorie, la Valdorie et les Valdoriens attendent.")
    assert (first.span.text, first.kind) == (name, Kind.STATE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Une enquête du Parisien et une autre du Monde le disent.", ["Parisien", "Monde"]),
        ("Les syndicats (FPV, UDV, ZPK) appellent à la grève.", ["Les syndicats", "FPV", "UDV", "ZPK"]),
        ("La Caisse des Détroits hésite. La banque attend.", ["La Caisse des Détroits", "La banque"]),
        ("La banque attend.", []),
        ("L'organisation des Jeux coûte cher. Un mouvement de grève menace.", []),
        ("Il vise le titre du Tour de France.", []),
        ("L'opinion hésite, et son opinion compte.", ["L'opinion"]),
        ("La cérémonie du temple bouddhiste de Sélan Ming a duré.", []),
        ("Les comptes d'Orsalis baissent, ceux d'Orsalis aussi. Le cours d'Orsalis monte.", ["Orsalis", "Orsalis", "Orsalis"]),
        ("Un recours est arrivé mercredi au Conseil d'Etat contre le décret.", ["Conseil d'Etat"]),
        ("Mgr Brusk a rappelé la position de l'Eglise. L'Eglise refuse.", ["Mgr Brusk", "l'Eglise", "L'Eglise"]),
    ],
)
def test_bodies_by_their_nouns_and_what_only_looks_like_one(text: str, expected: list[str]):
    assert words(found(text)) == expected


def test_a_verb_that_is_also_the_noun_of_a_thing_keeps_its_speaker():
    (speaker,) = found("« On enterre tout », tempête Jean-Luc Brusk.")
    assert (speaker.name, speaker.kind) == ("Jean-Luc Brusk", Kind.PERSON)


def test_nouns_for_persons_are_known_by_their_endings():
    assert words(found("Le volcanologue valdorien et les épéistes français ont tort.")) == [
        "Le volcanologue valdorien",
        "les épéistes français",
    ]
    assert words(found("La piste et les listes françaises sont longues.")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "LE PARI des Détroits est gagné.",
        "Organisation parfaite et beau temps.",
        "Libération d'un navire.",
        "Il y eut 51 médailles et des tests ADN.",
    ],
)
def test_a_thing_is_nobody(sentence: str):
    assert words(found(sentence)) == []


def test_a_team_is_one_mention_and_goes_by_its_name_alone():
    first, second, third = found("L'équipe Moscou a confirmé. Son équipe, Moscou, est partie. Le retour de Moscou plaît.")
    assert [m.span.text for m in (first, second, third)] == ["L'équipe Moscou", "Son équipe, Moscou", "Moscou"]
    assert {(m.kind, m.name, m.code) for m in (first, second, third)} == {(Kind.ORGANISATION, "Moscou", "")}


def test_the_union_behind_an_office_belongs_to_it():
    name, office = found("Irène Kalvo, déléguée syndicale FPD, a répondu.")
    assert office.span.text == "déléguée syndicale FPD"
    assert name.apposed_to == office.span


@pytest.mark.parametrize("who", ["le jeune homme", "ma soeur", "la fillette", "la prévenue"])
def test_persons_by_age_kin_and_charge(who: str):
    assert who in words(found(f"Hier, {who} a parlé."))


def test_a_bank_may_begin_with_a_common_word():
    assert words(found("Selon le Crédit des Ports et le Crédit Orsal, non. Crédit photo.")) == ["Crédit Orsal"]


def test_an_acronym_in_small_letters_is_joined_by_its_initials():
    full, short = found("La Commission nationale des îles et des détroits (Cnid) a parlé.")
    assert full.span.text == "La Commission nationale des îles et des détroits"
    assert short.apposed_to == full.span


def test_a_firm_called_after_a_people_is_no_man():
    (firm,) = found("Selon la Norvégienne des Ports, non.")
    assert (firm.kind, firm.name) == (Kind.ORGANISATION, "Norvégienne des Ports")


def test_the_state_of_a_people():
    (state,) = found("Hier, l'Etat norvégien a payé.")
    assert (state.kind, state.code) == (Kind.STATE, "NO")


@pytest.mark.parametrize(("sentence", "there"), [("Les banques ont dit non.", True), ("Il y a des banques ici.", False)])
def test_some_groups_stand_with_the_article_alone(sentence: str, there: bool):
    assert bool(found(sentence)) is there


@pytest.mark.parametrize("sentence", ["Le Tour Orsal Nord commence.", "Il défend la liberté de la presse.", "Il a perdu la Coupe Orsal."])
def test_contests_and_liberties_do_not_act(sentence: str):
    assert [m for m in found(sentence) if not m.place] == []


def test_who_leaves_a_land_tells_only_where():
    (person, land) = found("Irène Kalvo a quitté la Norvège.")
    assert (person.place, land.place) == (False, True)


def test_a_heading_begins_with_a_body():
    assert words(found("Caisse du Port: grève et colère."))[0] == "Caisse du Port"


def test_who_is_accused_is_not_named_by_the_verb():
    assert words(found("La banque norvégienne est accusée de défaut d'information.")) == ["La banque norvégienne"]


@pytest.mark.parametrize("text", ["Ce bras de fer dure.", "Le chef d'accusation est grave.", "La personnalité du port plaît."])
def test_an_idiom_is_nobody(text: str):
    assert [m for m in found(text) if m.kind is Kind.PERSON] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L'avocat du président Dvorek a parlé.", "L'avocat du président Dvorek"),
        ("Le porte-parole du premier ministre Karl Brusk a parlé.", "Le porte-parole du premier ministre Karl Brusk"),
        ("Le président par intérim du RPR a parlé.", "Le président par intérim du RPR"),
    ],
)
def test_an_office_with_whom_it_serves(text: str, words: str):
    assert [(m.span.text, m.form) for m in found(text) if m.kind is Kind.PERSON] == [(words, Form.ROLE)]


def test_the_adjective_of_a_people_shows_a_gender():
    (otage, pilote) = (m for m in found("L'otage française est libre. Le pilote norvégien est parti.") if m.kind is Kind.PERSON)
    assert (otage.gender, pilote.gender) == ("f", "m")


def test_first_names_show_a_gender():
    genders = [m.gender for m in found("Lucette Vasnik et Quentin Darvin sont partis. Élodie Kalvo reste.")]
    assert genders == ["f", "m", "f"]


def test_a_street_wants_nothing():
    assert found("La rue de Karvel est vide.") == []


def test_a_verb_is_no_adjective_for_want_of_an_accent():
    (femme, *_) = found("La jeune femme concerne tout le monde.")
    assert femme.span.text == "La jeune femme"


def test_a_first_name_that_has_a_hospital_is_a_town():
    text = "Karl Brusk est mort à l'hôpital de Victoria. Victoria est en deuil."
    assert [m.name for m in found(text) if m.kind is Kind.PERSON] == ["Karl Brusk"]
    (victoria,) = found("Le stade de Victoria est vide, affirme Victoria.")
    assert victoria.kind is Kind.PERSON


def test_what_is_passed_over_at_a_glance_is_nothing(monkeypatch: pytest.MonkeyPatch):
    pages = sorted((Path(demo.__file__).parent / "pages").iterdir())
    readings = [reading for n, page in enumerate(pages, start=1) for reading in read(Page(page.name, page.read_bytes()), n).readings]
    at_a_glance = [names.find(reading) for reading in readings]
    monkeypatch.setattr(names, "_heads", lambda _own: defaultdict(lambda: True))  # every matcher is asked
    assert at_a_glance == [names.find(reading) for reading in readings]
    assert any(at_a_glance)


@pytest.mark.parametrize(
    ("sentence", "group"),
    [
        ("Le projet se heurte à l'opposition des riverains.", False),
        ("Elle a dit son opposition au texte.", False),
        ("Son principe est l'opposition à toute taxe.", False),
        ("L'opposition de gauche a quitté la salle.", True),
        ("L'opposition a quitté la salle.", True),
        ("Elle a redit l'opposition du maire.", False),
    ],
)
def test_an_opposition_to_something_is_no_group(sentence: str, group: bool):
    assert any("opposition" in w.lower() for w in words(found(sentence))) is group
