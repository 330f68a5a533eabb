"""What is one thing, what is two, and how its tellings compare."""
# ruff: noqa: ANN001 - fixtures need no types here

from dataclasses import replace

from recoupe.comparison.copies import Copies
from recoupe.comparison.likeness import SURE, Weights
from recoupe.comparison.passages import passages
from recoupe.comparison.points import of_passages
from recoupe.comparison.records import records_of
from recoupe.comparison.relation import Judge
from recoupe.comparison.values import numbers, one_number
from recoupe.model import Act, Blank, Confidence, Difference, Kind, PointKind, Quantity, Relation

TROOPS = "Le Valdorie aurait massé des dizaines de milliers de soldats près de la frontière ostranaise depuis novembre."
TROOPS_TOO = "Plus de 100 000 soldats valdoriens se sont rassemblés à la frontière de l'Ostrane."
FISH = "Le prix du hareng a doublé sur le marché de Brimel."


def test_two_accounts_of_one_fact_become_one_point(story, point_of):
    story.article(f"{TROOPS} {FISH}")
    story.article(f"La pluie tombe sur la capitale. {TROOPS_TOO}")
    point = point_of(story.compared(), "massé")
    assert {t.article for t in point.tellings} == {"a1", "a2"}
    assert point.kind is PointKind.FACT
    assert point.accounts == 2
    assert not any("hareng" in s.text for t in point.tellings for s in t.spans)


def test_numbers_that_cannot_both_hold_contradict_and_the_reason_has_both(story, point_of):
    story.article("Le Valdorie a massé 20 000 soldats le long de la frontière ostranaise.")
    story.article("Plus de 100 000 soldats valdoriens sont massés le long de la frontière de l'Ostrane.")
    story.number("a1", "20 000 soldats", 20_000, 20_000)
    story.number("a2", "Plus de 100 000 soldats", 100_000, None)
    point = point_of(story.compared(), "20 000")
    assert point.relation is Relation.CONTRADICT
    assert Difference.NUMBER in point.differ_in
    assert any("20 000 soldats" in why and "Plus de 100 000" in why for why in point.why)


def test_hearsay_contradicts_nobody(story, point_of):
    story.article("Le Valdorie aurait massé 20 000 soldats le long de la frontière ostranaise.")
    story.article("Plus de 100 000 soldats valdoriens sont massés le long de la frontière de l'Ostrane.")
    story.number("a1", "20 000 soldats", 20_000, 20_000)
    story.number("a2", "Plus de 100 000 soldats", 100_000, None)
    assert point_of(story.compared(), "20 000").relation is Relation.DIFFER


def test_an_interval_that_holds_the_other_number_does_not_contradict(story, point_of):
    story.article(TROOPS)
    story.article(TROOPS_TOO.replace("Plus de 100 000", "Environ 60 000"))
    story.number("a1", "des dizaines de milliers de soldats", 20_000, 99_999)
    story.number("a2", "Environ 60 000 soldats", 54_000, 66_000)
    assert point_of(story.compared(), "massé").relation is Relation.DIFFER


def test_the_same_words_of_two_speakers_are_told_to_be_of_two_speakers(story):
    story.article("Mme Kalvo a déclaré que l'échange était franc et utile sur la pêche côtière.")
    story.article("M. Ruden a déclaré que l'échange était franc et utile sur la pêche côtière.")
    kalvo = story.actor("Irène Kalvo", "VA", ("a1", "Mme Kalvo"))
    ruden = story.actor("Pavel Ruden", "OS", ("a2", "M. Ruden"))
    story.says("a1", kalvo, "l'échange était franc et utile sur la pêche côtière", "a déclaré")
    story.says("a2", ruden, "l'échange était franc et utile sur la pêche côtière", "a déclaré")
    shared = [p for p in story.compared().points if p.accounts == 2]
    assert all(p.relation is Relation.DIFFER and Difference.SPEAKER in p.differ_in for p in shared)


def test_one_speaker_who_affirms_here_and_denies_there_contradicts(story, point_of):
    story.article("Mme Kalvo a assuré que le Conseil des Détroits retirerait ses navires du chenal nord.")
    story.article("Mme Kalvo a assuré que le Conseil des Détroits ne retirerait pas ses navires du chenal nord.")
    kalvo = story.actor("Irène Kalvo", "CD", ("a1", "Mme Kalvo"), ("a2", "Mme Kalvo"))
    story.says("a1", kalvo, "le Conseil des Détroits retirerait ses navires du chenal nord", "a assuré")
    story.says("a2", kalvo, "le Conseil des Détroits ne retirerait pas ses navires du chenal nord", "a assuré")
    assert point_of(story.compared(), "retirerait ses").relation is Relation.CONTRADICT


def test_denials_of_two_speakers_do_not_contradict(story, point_of):
    story.article("Mme Kalvo a assuré que le Conseil des Détroits retirerait ses navires du chenal nord.")
    story.article("M. Ruden a assuré que le Conseil des Détroits ne retirerait pas ses navires du chenal nord.")
    kalvo = story.actor("Irène Kalvo", "CD", ("a1", "Mme Kalvo"))
    ruden = story.actor("Pavel Ruden", "OS", ("a2", "M. Ruden"))
    story.says("a1", kalvo, "le Conseil des Détroits retirerait ses navires du chenal nord", "a assuré")
    story.says("a2", ruden, "le Conseil des Détroits ne retirerait pas ses navires du chenal nord", "a assuré")
    assert point_of(story.compared(), "retirerait ses").relation is Relation.DIFFER


def test_what_one_account_demands_is_a_point_told_once(story, point_of):
    story.article(f"L'Ostrane a exigé la fermeture du port de Brimel. {TROOPS}")
    story.article(TROOPS_TOO)
    ostrane = story.actor("Ostrane", "OS", ("a1", "L'Ostrane"))
    story.says("a1", ostrane, "la fermeture du port de Brimel", "a exigé", act=Act.DEMAND)
    point = point_of(story.compared(), "fermeture")
    assert point.relation is Relation.SINGLE
    assert point.blanks == {"a2": Blank.SILENT}


def test_words_that_only_say_who_speaks_are_no_point(story):
    for _ in range(2):
        story.article("« Nous signerons le traité », a déclaré Mme Kalvo lors d'une conférence de presse au palais.")
    for a in ("a1", "a2"):
        kalvo = story.actor("Irène Kalvo", "CD", (a, "Mme Kalvo"))
        story.says(a, kalvo, "« Nous signerons le traité »", "a déclaré", quoted="Nous signerons le traité")
    assert not any("conférence" in s.text for p in story.compared().points for t in p.tellings for s in t.spans)


def test_order_of_articles_does_not_change_what_is_joined(story):
    story.article(TROOPS)
    story.article(TROOPS_TOO)
    once = [(p.label, p.relation) for p in story.compared().points]
    story.readings.reverse()
    assert [(p.label, p.relation) for p in story.compared().points] == once


def test_what_one_telling_leaves_out_is_shown_in_the_words_of_the_other(story, point_of):
    story.article("Le Conseil des Détroits retirera ses navires du chenal nord.")
    story.article("Le Conseil des Détroits retirera ses navires du chenal nord dès que la peste porcine reculera.")
    point = point_of(story.compared(), "retirera")
    short, full = sorted(point.tellings, key=lambda t: len(t.spans[0]))
    assert [s.text for s in short.dropped] == ["peste porcine reculera"]
    assert full.dropped == ()


def test_meetings_of_two_days_are_two_things(story):
    story.article("La délégation ostranaise participera à la réunion de Brimel le 15 mars.")
    story.article("La délégation ostranaise participera à la réunion de Brimel le 28 mars.")
    for article, day in (("a1", "2031-03-15"), ("a2", "2031-03-28")):
        story.event(article, "la réunion de Brimel", day)
    assert all(p.accounts == 1 for p in story.compared().points)


def test_one_meeting_on_one_day_is_one_thing(story):
    for article in ("a1", "a2"):
        story.article("La délégation ostranaise participera à la réunion de Brimel le 15 mars.")
        story.event(article, "la réunion de Brimel", "2031-03-15")
    assert any(p.accounts == 2 for p in story.compared().points)


def test_two_who_are_each_said_to_decide_alone_cannot_both(story, point_of):
    story.article("C'est l'Ostrane qui décidera de l'adhésion au Conseil, et personne d'autre, a dit Mme Kalvo.")
    story.article("Les douze membres décideront de l'adhésion au Conseil, et personne d'autre, a dit Mme Kalvo.")
    kalvo = story.actor("Irène Kalvo", "CD", ("a1", "Mme Kalvo"), ("a2", "Mme Kalvo"))
    story.actor("Ostrane", "OS", ("a1", "l'Ostrane"), kind=Kind.STATE)
    story.actor("douze membres", "CD", ("a2", "Les douze membres"), kind=Kind.GROUP)
    story.says("a1", kalvo, "C'est l'Ostrane qui décidera de l'adhésion au Conseil, et personne d'autre", "a dit")
    story.says("a2", kalvo, "Les douze membres décideront de l'adhésion au Conseil, et personne d'autre", "a dit")
    point = point_of(story.compared(), "décidera")
    assert point.relation is Relation.CONTRADICT
    assert point.differ_in == (Difference.SCOPE,)


def test_how_long_it_lasted_is_compared_with_its_hedge(story, point_of):
    story.article("La rencontre de Brimel a duré près de neuf heures.")
    story.article("La rencontre de Brimel a duré douze heures.")
    story.article("La rencontre de Brimel a duré neuf heures.")
    for article, words, value in (("a1", "neuf heures", "PT9H"), ("a2", "douze heures", "PT12H"), ("a3", "neuf heures", "PT9H")):
        story.lasting(article, words, value)
    point = point_of(story.compared(), "douze")
    assert point.relation is Relation.CONTRADICT
    assert not any("neuf heures (a1.txt), neuf heures" in why for why in point.why)


def test_a_label_gives_a_speaker_only_his_own_words(story, point_of):
    story.article("Le chenal nord de Brimel rouvrira aux navires ostranais.")
    story.article("Le chenal nord de Brimel rouvrira bientôt aux grands navires ostranais, a dit Mme Kalvo.")
    kalvo = story.actor("Irène Kalvo", "CD", ("a2", "Mme Kalvo"))
    story.says("a2", kalvo, "Le chenal nord de Brimel rouvrira bientôt aux grands navires ostranais", "a dit")
    label = point_of(story.compared(), "rouvrira aux").label
    assert label.startswith("Irène Kalvo")
    assert "bientôt" in label


def test_how_long_it_took_is_told_by_a_verb_here_and_in_passing_there(story, point_of):
    story.article("La rencontre a duré douze heures. Le prix du hareng a doublé.")
    story.article("Les deux délégations se sont séparées sans accord sur le chenal après neuf heures de pourparlers intenses.")
    story.lasting("a1", "douze heures", "PT12H")
    story.lasting("a2", "neuf heures", "PT9H")
    point = point_of(story.compared(), "douze heures")
    assert point.relation is Relation.CONTRADICT
    assert point.differ_in == (Difference.NUMBER,)
    assert [s.text for t in point.tellings if t.article == "a2" for s in t.spans] == ["après neuf heures de pourparlers intenses."]


def test_a_speaker_who_is_not_known_differs_from_nobody(story, point_of):
    words = "le Conseil des Détroits enverrait des inspecteurs à bord des cargos"
    story.article(f"Mme Kalvo a déclaré que {words}.")
    story.article(f"Elle a ajouté que {words}.")
    kalvo = story.actor("Irène Kalvo", "VA", ("a1", "Mme Kalvo"))
    story.says("a1", kalvo, words, "a déclaré")
    story.says("a2", kalvo, words, "a ajouté")
    story.attributions[1] = replace(story.attributions[1], speakers=(), party=None)
    assert Difference.SPEAKER not in point_of(story.compared(), "inspecteurs").differ_in


def test_a_minister_and_her_state_are_one_side(story, point_of):
    words = "le chenal nord resterait fermé aux cargos ostraniens jusqu'au printemps"
    story.article(f"Mme Kalvo a déclaré que {words}.")
    story.article(f"La Valdorie a déclaré que {words}.")
    kalvo = story.actor("Irène Kalvo", "VA", ("a1", "Mme Kalvo"))
    state = story.actor("Valdorie", "VA", ("a2", "La Valdorie"), kind=Kind.STATE)
    story.says("a1", kalvo, words, "a déclaré")
    story.says("a2", state, words, "a déclaré")
    assert point_of(story.compared(), "chenal").relation is Relation.AGREE


def test_a_sum_told_with_fewer_digits_is_the_same_sum(story, point_of):
    story.article("La fermeture du chenal a coûté 5 milliards de couronnes aux armateurs ostraniens.")
    story.article("La fermeture du chenal a coûté 4,9 milliards de couronnes aux armateurs ostraniens.")
    story.number("a1", "5 milliards de couronnes", 5e9, 5e9, "crown")
    story.number("a2", "4,9 milliards de couronnes", 4.9e9, 4.9e9, "crown")
    assert point_of(story.compared(), "armateurs").relation is Relation.AGREE


def test_what_another_account_tells_in_like_words_is_not_called_told_once(story):
    story.article(
        "Mme Kalvo a exigé la libération immédiate des marins. Elle a aussi exigé que les marins soient libérés avant le printemps."
    )
    story.article("Mme Kalvo a exigé la libération immédiate des marins.")
    kalvo = story.actor("Irène Kalvo", "VA", ("a1", "Mme Kalvo"), ("a2", "Mme Kalvo"))
    story.says("a1", kalvo, "la libération immédiate des marins", "a exigé", act=Act.DEMAND)
    story.says("a1", kalvo, "que les marins soient libérés avant le printemps", "a aussi exigé", act=Act.DEMAND)
    story.says("a2", kalvo, "la libération immédiate des marins", "a exigé", act=Act.DEMAND)
    assert not [p for p in story.compared().points if p.relation is Relation.SINGLE]


def test_a_label_names_a_speaker_only_where_most_tell_it_as_his_words(story, point_of):
    for _ in range(3):
        story.article("Les cargos valdoriens ont franchi le chenal nord sous escorte mercredi.")
    story.article("Mme Kalvo a confirmé que les cargos valdoriens avaient franchi le chenal nord sous escorte.")
    kalvo = story.actor("Irène Kalvo", "VA", ("a4", "Mme Kalvo"))
    story.says("a4", kalvo, "les cargos valdoriens avaient franchi le chenal nord sous escorte", "a confirmé")
    point = point_of(story.compared(), "escorte")
    assert {t.article for t in point.tellings} == {"a1", "a2", "a3", "a4"}
    assert "Kalvo" not in point.label


def test_passages_that_share_a_word_only_may_tell_one_thing_and_are_called_possible(story):
    story.article("La cheffe de la diplomatie a dit que les pourparlers étaient dans l'intérêt de la paix. La pluie tombe.")
    story.article("Le ministère a nommé trois priorités. L'une touche aux intérêts du port, une autre aux pourparlers.")
    shared = [p for p in story.compared().points if p.accounts > 1]
    assert shared
    assert all(p.possible and {t.confidence for t in p.tellings} == {Confidence.POSSIBLE} for p in shared)


def test_tellings_in_nearly_the_same_words_are_likely(story, point_of):
    story.article(TROOPS)
    story.article(TROOPS.replace("aurait massé", "a massé"))
    point = point_of(story.compared(), "massé")
    assert not point.possible
    assert {t.confidence for t in point.tellings} == {Confidence.LIKELY}
    assert point.likely == point.tellings


def test_two_counts_of_one_thing_are_one_number_when_they_are_about_the_same(story):
    story.article("Une cinquantaine de cargos attendent à l'entrée du détroit.")
    story.article("Plus de cinquante cargos sont à l'ancre.")
    story.article("Deux cents cargos sont à l'ancre.")
    story.number("a1", "Une cinquantaine de cargos", 45, 55)
    story.number("a2", "Plus de cinquante cargos", 50, None)
    story.number("a3", "Deux cents cargos", 200, 200)
    material, dossier = story.built()
    one, other, another = passages(material, dossier, records_of(material, dossier))
    assert one_number(one, other)
    assert not one_number(one, another)


def test_sums_of_other_periods_are_not_held_against_each_other(story):
    story.article("La Banque de Vélane affiche une perte nette de 900 millions d'euros sur les neuf premiers mois.")
    story.article("La Banque de Vélane affiche une perte nette de 300 millions d'euros.")
    story.quantities += [
        Quantity(story.words("a1", "900 millions d'euros"), 9e8, 9e8, "EUR"),
        Quantity(story.words("a2", "300 millions d'euros"), 3e8, 3e8, "EUR"),
    ]
    material, dossier = story.built()
    assert numbers(*passages(material, dossier, records_of(material, dossier)))
    story.lasting("a1", "les neuf premiers mois", "P9M")
    material, dossier = story.built()
    assert numbers(*passages(material, dossier, records_of(material, dossier))) is None


def test_the_relation_rests_on_the_sure_tellings_where_two_accounts_have_one(story):
    for words in ("120 soldats gardent le port.", "Au port, 120 soldats montent la garde.", "300 soldats ont vu le port."):
        story.article(words)
    for article, words, many in (("a1", "120 soldats", 120), ("a2", "120 soldats", 120), ("a3", "300 soldats", 300)):
        story.number(article, words, many, many)
    material, dossier = story.built()
    one, other, third = told = passages(material, dossier, records_of(material, dossier))

    def differ_in(likeness: float) -> tuple[Difference, ...]:
        near = {one: {other: 0.5, third: likeness}, other: {one: 0.5, third: likeness}, third: {one: likeness, other: likeness}}
        return of_passages(Judge(material, dossier, Weights.over(told), near), told, Copies.of(dossier)).point.differ_in

    assert Difference.NUMBER not in differ_in(SURE - 0.1)
    assert Difference.NUMBER in differ_in(SURE + 0.1)
