"""When and where: years date what stands beside them, houses and regions are places, what was called off is not held."""
# ruff: noqa: ANN001 - fixtures need no types here

from recoupe.model import Page, Status
from recoupe.pipeline import picture


def test_what_lasts_since_a_day_is_not_dated_by_it(seen):
    (release,) = [t for t in seen("M. Oster espère la libération des otages détenus depuis le 20 mars.") if t.kind.name == "release"]
    assert release.date is None


def test_a_phrase_has_the_date_that_stands_in_it(seen):
    told = seen("La cérémonie de clôture des Jeux universitaires de Tarsis le 20 mars a été vue de tous.")
    assert {t.kind.name: t.date.value for t in told if t.date}["ceremony"] == "2031-03-20"


def test_houses_and_regions_are_places(seen):
    places = [
        t.place for w in ("au Sénat", "à la prison de Belgrove", "au large de Corvane") for t in seen(f"Une rencontre a eu lieu {w}.")
    ]
    assert places == ["Sénat", "prison de Belgrove", "Corvane"]


def test_what_is_called_off_behind_a_relative_clause_is_called_off(seen):
    (told,) = [t for t in seen("Le sommet, qui devait se tenir vendredi 7 mars à Malvenne, a été reporté.") if t.kind.name == "summit"]
    assert told.status is Status.POSTPONED


def test_an_attempt_is_not_done(seen):
    (told,) = [t for t in seen("La Valdorie avait tenté de libérer les otages lundi 3 mars.") if t.kind.name == "release"]
    assert told.status is Status.CONDITIONAL


def test_from_such_an_hour_on_is_no_departure(seen):
    assert not [t for t in seen("La séance est retransmise à partir de lundi 3 mars.") if t.kind.name == "departure"]


def test_a_noun_that_only_completes_a_verb_tells_nothing_more(seen):
    told = seen("L'Ostrane a ratifié le protocole lundi 3 mars.")
    assert [t.lemma for t in told] == ["ratifier"]


def test_what_is_not_brought_about_is_refused(seen):
    told = seen("Le Conseil s'est réuni lundi 3 mars à Malvenne sans parvenir à adopter une résolution.")
    assert {t.lemma: t.status for t in told}["adopter"] is Status.REFUSED


def test_what_shows_an_event_does_not_date_it(seen):
    (release,) = [t for t in seen("Les images de la libération des marins ont été diffusées lundi 3 mars.") if t.kind.name == "release"]
    assert release.date is None


def test_what_is_invaded_is_where(seen):
    assert [t.place for t in seen("La Valdorie pourrait envahir l'Ostrane.")] == ["Ostrane"]
    assert [t.place for t in seen("Les craintes d'une invasion de l'Ostrane grandissent.")] == ["Ostrane"]


def test_a_room_of_a_house_and_the_foot_of_a_frontier_are_places(seen):
    (room,) = seen("Une réunion s'est tenue dans une salle feutrée du Sénat.")
    assert room.place == "Sénat"


def test_what_has_begun_with_if_has_happened_all_the_same(seen):
    told = seen("Si Mme Irène Kalvo a rencontré Paul Darvin, elle n'a pas vu le chancelier.")
    assert told[0].status is Status.HELD


def test_what_is_granted_behind_a_noun_is_to_come(seen):
    (release,) = [
        t for t in seen("La libération de trente marins valdoriens, acceptée par la Valdorie, ouvre une porte.") if t.kind.name == "release"
    ]
    assert release.status is Status.PLANNED


def test_a_wish_for_an_act_is_no_act(seen):
    (opening,) = seen("Le Conseil des Détroits a dit son désir de rouvrir la mission de Malvenne.")
    assert opening.status is Status.CALLED_FOR


def test_a_communique_that_carries_words_was_made(seen):
    told = seen("Mme Irène Kalvo a confirmé dans un communiqué la fermeture du port.")
    assert {t.kind.name: t.status for t in told}["communique"] is Status.HELD


def test_an_object_in_a_turn_is_no_object(seen):
    assert not [t for t in seen("Ces résultats pourraient rejeter Mme Irène Kalvo au second plan.") if t.kind.name == "vote"]


def test_a_verb_behind_its_pronoun_is_no_noun(seen):
    assert not [t for t in seen("Paul Darvin, son maître, la rencontre le temps d'une escale.") if t.lemma == "rencontre"]


def test_a_pronoun_is_whom_the_sentence_before_names_last(seen):
    told = seen("Paul Darvin est à Malvenne. Mme Irène Kalvo s'est entretenue avec lui.")
    assert [t.inside for t in told if t.lemma == "entretenir"] == [("p1", "p6")]


def test_who_meets_in_a_phrase_that_opens_the_sentence_is_named_behind_it(seen):
    told = seen("Outre sa rencontre avec Mme Irène Kalvo, la semaine sera calme et Paul Darvin restera à Malvenne.")
    assert [t.inside for t in told if t.kind.name == "meeting"] == [("p1", "p6")]


def test_a_year_between_commas_behind_a_verb_is_its_date():
    words = "Paul Darvin, qui avait obtenu de la Cour d'Orsalis, en 1998, l'annulation du vote, a parlé lundi."
    events = picture([Page("a.txt", f"Publié le 12 mars 2008\n\nValdorie\n\n{words}\n".encode())]).dossier.events
    assert [e.date.value for e in events] == ["1998"]


def test_what_rises_on_a_day_is_not_offered_on_it_whatever_held_until_yesterday(seen):
    told = seen("Jusqu'à hier, l'Ostrane se voyait offrir une augmentation de 0,8 % au 1er juillet prochain.")
    assert all(t.date is None for t in told)


def test_what_somebody_is_today_dates_no_event(seen):
    told = seen("Aujourd'hui âgée de 46 ans, elle est un symbole, la mobilisation de ses proches ayant aidé M. Oster.")
    assert all(t.date is None for t in told)


def test_a_place_that_opens_a_sentence_needs_no_accent(seen):
    (told,) = [t for t in seen("A Corvane, quarante marins ont manifesté.") if t.kind.name == "protest"]
    assert told.place == "Corvane"


def test_houses_stand_behind_on_and_before_with_their_town(seen):
    said = {
        w: [t.place for t in seen(f"Une rencontre a eu lieu {w}.")]
        for w in ("devant le tribunal de Belgrove", "sur le tarmac de l'aéroport de Belgrove", "à l'hôpital de la Charité à Belgrove")
    }
    assert list(said.values()) == [["tribunal de Belgrove"], ["aéroport de Belgrove"], ["hôpital de la Charité à Belgrove"]]


def test_what_is_done_at_a_place_told_before_is_done_there(seen):
    told = [t for t in seen("Paul Darvin est arrivé à Tarsis, où il a inauguré un musée.") if t.kind.name == "ceremony"]
    assert [t.place for t in told] == ["Tarsis"]


def test_a_place_before_a_verb_is_not_that_of_a_noun_behind_it(seen):
    (told,) = [t for t in seen("Personne à Tarsis ne le connaissait lors de sa capture.") if t.kind.name == "abduction"]
    assert told.place is None


def test_hostages_are_freed_in_the_land_they_are_called_after(seen):
    (told,) = [t for t in seen("M. Oster a salué la libération des infirmières du Tchad.") if t.kind.name == "release"]
    assert told.place == "Tchad"


def test_what_is_said_on_a_station_is_said_there():
    page = "La paix\n\n« La paix est proche », a dit la ministre Irène Kalvo mardi 4 mars 2031 sur France Inter.\n"
    events = picture([Page("a.txt", page.encode())]).dossier.events
    assert [e.place for e in events if e.type == "statement"] == ["France Inter"]
    page = "La paix\n\nLa ministre Irène Kalvo a rencontré Paul Darvin mardi 4 mars 2031 sur France Inter.\n"
    events = picture([Page("a.txt", page.encode())]).dossier.events
    assert [e.place for e in events if e.type == "meeting"] == [None]


def test_a_part_was_where_the_whole_was():
    page = (
        "La fête est finie\n\nLes Jeux olympiques se sont tenus à Tarsis du 3 au 20 mars 2031, devant des milliers de spectateurs.\n"
        "La cérémonie de clôture des Jeux olympiques a eu lieu le 20 mars 2031 sous la pluie, et beaucoup ont pleuré.\n"
    )
    events = picture([Page("a.txt", page.encode())]).dossier.events
    assert [e.place for e in events if e.type == "ceremony"] == ["Tarsis"]


def test_a_noun_has_the_day_of_the_participle_behind_its_comma(seen):
    (told,) = seen("Une pétition, lancée mardi 4 mars, a plu.")
    assert (told.lemma, told.date.value) == ("pétition", "2031-03-04")


def test_a_place_behind_a_second_verb_is_not_that_of_the_first(seen):
    words = "La Valdorie veut libérer les otages et opposer son veto au Sénat."
    (told,) = [t for t in seen(words) if t.kind.name == "release"]
    assert told.place is None
