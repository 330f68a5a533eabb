"""Stances in what somebody says: his own, his side's, or those he tells of others."""
# ruff: noqa: ANN001 - fixtures need no types here

from __future__ import annotations

from dataclasses import replace

import pytest

from recoupe.model import Act, Modality


def test_the_cue_itself_takes_the_stance(story, held):
    story.article("M. Merec a refusé de lever les sanctions.")
    story.says("merec", "de lever les sanctions", "a refusé", act=Act.REFUSE)
    position = held(story.weighed(), "sanctions")
    assert (position.actor, position.stance, position.attribution) == ("merec", Act.REFUSE, "s1")
    assert position.evidence[0].text == "a refusé de lever les sanctions"


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("a annoncé", "sa participation à la levée des sanctions", "promise"),
        ("a confirmé", "la présence de Paul Sage malgré les sanctions", "promise"),
        ("a annoncé", "un recours contre les sanctions", "demand"),
        ("s'est félicitée", ", les sanctions sont une réussite", "assess"),
        ("a mis en doute", "la levée des sanctions", "assess"),
        ("a affirmé", "que sur les sanctions rien n'a été décidé", "deny"),
        ("a affirmé", "que les sanctions sont incompatibles avec la paix indispensable", "accuse"),
    ],
)
def test_what_is_announced_doubted_or_undecided(story, held, cue, content, expected):
    story.article(f"La Valdorie {cue} {content}.")
    story.says("val", content.removeprefix("que "), cue)
    assert held(story.weighed(), "sanctions").stance == expected


def test_a_day_may_stand_between_the_cue_and_what_it_announces(story, held):
    story.article("La Valdorie a annoncé jeudi un recours contre les sanctions.")
    story.says("val", "un recours contre les sanctions", "a annoncé")
    assert held(story.weighed(), "sanctions").stance == Act.DEMAND


def test_who_calls_on_all_in_the_first_person_demands(story, held):
    story.article("« Tournons la page des sanctions », a dit Mme Kalvo.")
    story.says("kalvo", "« Tournons la page des sanctions »", "a dit", direct=True)
    assert held(story.weighed(), "sanctions").stance == Act.DEMAND


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Non, nous tournons la page des sanctions", Act.REFUSE),
        ("On ne pourra avancer sur les sanctions qu'avec une trêve", Act.DEMAND),
        ("Nous ne pouvons que refuser les sanctions", Act.REFUSE),
        ("Cent familles ont été menacées de sanctions", Act.ACCUSE),
    ],
)
def test_a_no_a_single_way_and_a_threat_that_somebody_tells(story, held, words, expected):
    story.article(f"« {words} », a dit Mme Kalvo.")
    story.says("kalvo", f"« {words} »", "a dit", direct=True)
    assert held(story.weighed(), "sanctions").stance == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("le journal a refusé les sanctions lourdes", Act.ASSESS),
        ("une banque exige des sanctions lourdes", Act.ASSESS),
        ("avoir refusé les sanctions", Act.REFUSE),
        ("ce texte est injuste, les sanctions, on l'espère, tombent", Act.ACCUSE),
        ("les sanctions tombent enfin, on l'espère, et c'est heureux", Act.ASSESS),
        ("un entretien préalable aux sanctions est heureux", Act.ASSESS),
        ("deux banques doivent fusionner sans sanctions, c'est heureux", Act.ASSESS),
    ],
)
def test_what_others_do_or_what_is_foreseen_is_not_the_speakers_stance(story, held, words, expected):
    story.article(f"Mme Kalvo a indiqué que {words}.")
    story.says("kalvo", words, "a indiqué")
    assert held(story.weighed(), "sanctions").stance == expected


def test_what_nobody_known_is_said_to_say_the_article_tells(story, held):
    story.article("La Valdorie exige la levée des sanctions.")
    story.says("", "la levée des sanctions", "exige", act=Act.DEMAND)
    story.attributions[-1] = replace(story.attributions[-1], speakers=())
    assert held(story.weighed(), "sanctions").actor == "val"


def test_what_a_minister_tells_of_his_own_state_is_its_position_and_he_reports_it(story, held):
    story.article("Irène Kalvo a déclaré que la Valdorie n'acceptera pas les sanctions.")
    story.says("kalvo", "la Valdorie n'acceptera pas les sanctions", "a déclaré")
    position = held(story.weighed(), "sanctions")
    assert (position.actor, position.stance, position.reported_by) == ("val", Act.REFUSE, "kalvo")
    assert position.modality is Modality.ASSERTED


def test_we_is_the_side_when_it_is_heard_in_the_story(story, held):
    story.article("La Valdorie exige une trêve. « Nous refusons les sanctions », a dit Mme Kalvo.")
    story.says("val", "une trêve", "exige", act=Act.DEMAND)
    story.says("kalvo", "« Nous refusons les sanctions »", "a dit", direct=True)
    position = held(story.weighed(), "refusons")
    assert (position.actor, position.reported_by) == ("val", "kalvo")


def test_a_stance_told_of_the_other_side_is_ascribed(story, held):
    story.article("Selon Mme Kalvo, l'Ostrane refuse la trêve.")
    story.says("kalvo", "l'Ostrane refuse la trêve", "Selon")
    position = held(story.weighed(), "trêve")
    assert (position.actor, position.stance, position.modality) == ("ost", Act.REFUSE, Modality.ASCRIBED)


def test_who_promises_for_his_state_promises_himself(story, held):
    story.article("Irène Kalvo a promis que la Valdorie n'acceptera pas les sanctions.")
    story.says("kalvo", "la Valdorie n'acceptera pas les sanctions", "a promis", act=Act.PROMISE)
    position = held(story.weighed(), "sanctions")
    assert (position.actor, position.stance) == ("kalvo", Act.PROMISE)


def test_what_an_expert_foretells_is_his_view(story, held):
    story.article("Paul Sage a estimé que l'Ostrane ne fera aucune concession sur la trêve.")
    story.says("sage", "l'Ostrane ne fera aucune concession sur la trêve", "a estimé")
    position = held(story.weighed(), "concession")
    assert (position.actor, position.stance, position.modality) == ("sage", Act.ASSESS, Modality.PREDICTED)


def test_blame_of_the_other_side_is_an_accusation_of_it(story, held):
    story.article("« L'Ostrane ignore la trêve », a dit Mme Kalvo.")
    story.says("kalvo", "« L'Ostrane ignore la trêve »", "a dit", direct=True)
    position = held(story.weighed(), "trêve")
    assert (position.actor, position.stance, position.target) == ("kalvo", Act.ACCUSE, "ost")


def test_several_things_said_in_one_breath_are_several_positions(story, stances):
    story.article("« Nous n'accepterons pas les sanctions, nous sommes prêts à négocier une trêve », a dit Mme Kalvo.")
    story.says("kalvo", "« Nous n'accepterons pas les sanctions, nous sommes prêts à négocier une trêve »", "a dit", direct=True)
    assert stances(story.weighed()) == [("kalvo", "refuse"), ("kalvo", "offer")]


def test_a_condition_is_kept_with_its_words(story, held):
    story.article("Mme Kalvo a accepté la trêve à condition que les otages soient libérés.")
    story.says("kalvo", "la trêve à condition que les otages soient libérés", "a accepté", act=Act.ACCEPT)
    position = held(story.weighed(), "trêve")
    assert position.condition is not None
    assert position.condition.text == "à condition que les otages soient libérés"
    assert position.modality is Modality.CONDITIONAL


def test_si_before_an_adjective_sets_no_condition(story, held):
    story.article("Mme Kalvo a jugé cette trêve si importante qu'elle exige un sommet.")
    story.says("kalvo", "cette trêve si importante", "a jugé")
    assert held(story.weighed(), "trêve").condition is None


def test_a_view_on_nothing_that_is_at_stake_is_no_position(story):
    story.article("La Valdorie exige une trêve. L'Ostrane refuse la trêve. Paul Sage a dit avoir bien dormi.")
    story.says("sage", "avoir bien dormi", "a dit")
    assert all(p.actor != "sage" for p in story.weighed().positions)


def test_words_of_another_within_what_is_said_are_the_others(story, stances):
    story.article("Mme Kalvo a indiqué que M. Merec avait dit craindre pour la trêve.")
    outer = story.says("kalvo", "M. Merec avait dit craindre pour la trêve", "a indiqué")
    story.says("merec", "craindre pour la trêve", "avait dit", act=Act.WARN, parent=outer)
    story.article("La Valdorie exige une trêve.")
    dossier = story.weighed()
    assert ("merec", "warn") in stances(dossier)
    assert next(p for p in dossier.positions if p.actor == "merec").reported_by == "kalvo"


def test_a_question_told_indirectly_is_no_promise(story, stances):
    story.article("M. Merec n'a pas dit si l'Ostrane participerait aux négociations.")
    story.says("merec", "si l'Ostrane participerait aux négociations", "n'a pas dit")
    dossier = story.weighed()
    assert stances(dossier) == [("merec", "assess")]
    assert dossier.positions[0].condition is None


def test_a_circumstance_stays_with_what_it_is_the_condition_of(story, held):
    story.article("« Sans levée des sanctions, il n'y aura pas de trêve », a dit M. Merec.")
    story.says("merec", "« Sans levée des sanctions, il n'y aura pas de trêve »", "a dit", direct=True)
    position = held(story.weighed(), "trêve")
    assert (position.stance, position.modality) == (Act.REFUSE, Modality.CONDITIONAL)
    assert position.condition is not None
    assert position.condition.text == "Sans levée des sanctions"


def test_who_declines_to_comment_takes_no_position(story):
    story.article("La Valdorie exige la levée des sanctions. M. Merec a refusé de commenter les sanctions.")
    story.says("val", "la levée des sanctions", "exige", act=Act.DEMAND)
    story.says("merec", "de commenter les sanctions", "a refusé", act=Act.REFUSE)
    assert {position.actor for position in story.weighed().positions} == {"val"}


SAID = [
    ("Il ne faut pas lever les sanctions", "refuse"),
    ("Je ne veux pas de sanctions", "refuse"),
    ("Ce n'est pas le moment de lever les sanctions", "refuse"),
    ("Il vaut mieux lever les sanctions", "demand"),
    ("Levez les sanctions !", "demand"),
    ("Les sanctions sont illégitimes", "accuse"),
    ("Rien ne justifie les sanctions", "accuse"),
    ("L'Ostrane n'a pas respecté les sanctions", "accuse"),
    ("L'Ostrane a toujours voulu duper la Valdorie sur les sanctions", "accuse"),
    ("Ce n'est pas vrai que nous préparons des sanctions", "deny"),
    ("Nous n'avons jamais imposé de sanctions", "deny"),
    ("Les sanctions risquent de mener à la guerre", "warn"),
    ("Je soutiens la levée des sanctions", "support"),
    ("Si l'Ostrane le souhaite, nous lèverons les sanctions", "promise"),
    ("Il faut aussi voir que les sanctions durent", "assess"),
    ("Ce texte ne vise qu'à masquer les sanctions", "accuse"),
    ("Mme Merle sera présente à la levée des sanctions", "promise"),
    ("En mars, les sanctions devraient baisser", "assess"),
    ("On va assister à des sanctions", "assess"),
    ("Est-ce que nous voulons lever les sanctions ?", "assess"),
]


@pytest.mark.parametrize(("sentence", "stance"), SAID)
def test_a_stance_shows_in_what_is_said(story, stances, sentence, stance):
    story.article(f"« {sentence} », a dit Mme Kalvo.")
    story.says("kalvo", f"« {sentence} »", "a dit", direct=True)
    assert stances(story.weighed()) == [("kalvo", stance)]


@pytest.mark.parametrize(
    "words",
    [
        "Nous étions levés depuis cinq heures quand les sanctions ont été annoncées",
        "un seul des deux navires sous sanctions s'est posé",
        "la levée des sanctions de la semaine",
        "ils sont partis sans leurs sanctions",
    ],
)
def test_a_witness_who_recounts_takes_no_position(story, words):
    story.article(f"« {words} », a raconté Mme Kalvo.")
    story.says("kalvo", f"« {words} »", "a raconté", direct=True)
    assert story.weighed().positions == ()


@pytest.mark.parametrize(
    ("words", "cue"),
    [
        ("la levée des sanctions a été impeccable", "a raconté"),
        ("les sanctions étaient un mal nécessaire", "a raconté"),
        ("l'Ostrane a levé les sanctions", "a estimé"),
    ],
)
def test_a_judgement_of_what_was_is_a_position(story, stances, words, cue):
    story.article(f"Mme Kalvo {cue} que {words}.")
    story.says("kalvo", words, cue)
    assert stances(story.weighed()) == [("kalvo", "assess")]


def test_a_predicate_that_is_the_cue_takes_the_stance(story, stances):
    story.article("Mme Kalvo est opposée à une loi qui accepterait les sanctions.")
    story.says("kalvo", "à une loi qui accepterait les sanctions", "est opposée")
    assert stances(story.weighed()) == [("kalvo", "refuse")]


def test_a_judgement_and_a_demand_joined_by_and_are_two_positions(story, stances):
    story.article("Selon Mme Kalvo, la trêve est assez équilibrée et il ne faut pas aller au-delà des sanctions.")
    story.says("kalvo", "la trêve est assez équilibrée et il ne faut pas aller au-delà des sanctions", "Selon")
    assert stances(story.weighed()) == [("kalvo", "assess"), ("kalvo", "refuse")]


def test_what_another_did_all_for_is_its_own_stance(story, held):
    story.article("« L'Ostrane a tout fait pour la trêve », a dit Mme Kalvo.")
    story.says("kalvo", "« L'Ostrane a tout fait pour la trêve »", "a dit", direct=True)
    position = held(story.weighed(), "trêve")
    assert (position.actor, position.stance, position.modality) == ("ost", Act.SUPPORT, Modality.ASCRIBED)


def test_they_are_never_the_one_person_who_speaks(story, stances):
    story.article("Mme Kalvo prévient qu'ils pourraient lever les sanctions.")
    story.says("kalvo", "ils pourraient lever les sanctions", "prévient")
    assert ("kalvo", "offer") not in stances(story.weighed())


def test_what_is_expected_of_others_is_no_position_of_theirs(story, stances):
    story.article("Paul Sage s'attend à ce que l'Ostrane refuse la levée des sanctions.")
    outer = story.says("sage", "à ce que l'Ostrane refuse la levée des sanctions", "s'attend")
    story.says("ost", "la levée des sanctions", "refuse", act=Act.REFUSE, parent=outer)
    assert stances(story.weighed()) == [("sage", "assess")]


def test_all_will_be_done_is_a_promise(story, held):
    story.article("Mme Kalvo a assuré que tout serait fait contre les sanctions.")
    story.says("kalvo", "tout serait fait contre les sanctions", "a assuré")
    assert held(story.weighed(), "tout").stance == Act.PROMISE


def test_who_swears_that_he_has_done_nothing_denies_it(story, held):
    story.article("« Je n'ai jamais payé pour ces sanctions », a juré Mme Kalvo.")
    story.says("kalvo", "« Je n'ai jamais payé pour ces sanctions »", "a juré", act=Act.PROMISE, direct=True)
    assert held(story.weighed(), "payé").stance == Act.DENY


def test_that_nobody_will_suffer_is_a_promise(story, held):
    story.article("Mme Kalvo a assuré qu'aucun poste ne sera supprimé avec ces sanctions.")
    story.says("kalvo", "aucun poste ne sera supprimé avec ces sanctions", "a assuré")
    assert held(story.weighed(), "poste").stance == Act.PROMISE


def test_an_open_door_in_the_name_of_a_policy_offers_nothing(story, held):
    story.article("« La politique de la porte ouverte et les sanctions sont notre force », a dit Mme Kalvo.")
    story.says("kalvo", "« La politique de la porte ouverte et les sanctions sont notre force »", "a dit", direct=True)
    assert held(story.weighed(), "porte").stance == Act.ASSESS


def test_an_expert_binds_nobody(story, held):
    story.article("Selon l'expert Nils Arden, nous refuserons la levée des sanctions, c'est un échec.")
    story.says("arden", "nous refuserons la levée des sanctions, c'est un échec", "Selon")
    assert held(story.weighed(), "refuserons").stance == Act.ASSESS


@pytest.mark.parametrize(
    ("opening", "hangs"),
    [("Si la trêve a montré sa force,", False), ("Si la trêve tient encore,", True)],
)
def test_what_is_granted_is_no_condition(story, held, opening, hangs):
    story.article(f"Mme Kalvo a dit : {opening} nous devons lever toutes les sanctions.")
    story.says("kalvo", f"{opening} nous devons lever toutes les sanctions", "a dit")
    assert (held(story.weighed(), "lever").condition is not None) is hangs


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("les sanctions coûtent 143 millions d'euros à la Valdorie", []),
        ("les sanctions coûtent seulement 143 millions d'euros à la Valdorie", [("kalvo", "assess")]),
        ("avant que les sanctions n'arrivent, la Valdorie dormait", []),
        ("les sanctions sont un domaine d'accord", [("kalvo", "offer")]),
    ],
)
def test_a_figure_handed_on_is_no_view(story, stances, content, expected):
    story.article(f"Mme Kalvo a précisé que {content}.")
    story.says("kalvo", content, "a précisé")
    assert stances(story.weighed()) == expected


def test_what_is_announced_may_stand_behind_a_day(story, held):
    story.article("La Valdorie a annoncé mardi le dépôt d'un recours contre les sanctions.")
    story.says("val", "le dépôt d'un recours contre les sanctions", "a annoncé")
    assert held(story.weighed(), "sanctions").stance == Act.DEMAND


def test_evidence_never_begins_in_the_middle_of_a_phrase(story):
    story.article("Mme Kalvo s'est élevée jeudi contre les sanctions.")
    story.says("kalvo", "contre les sanctions", "est élevée", act=Act.ACCUSE)
    assert [p.evidence[0].text for p in story.weighed().positions] == ["s'est élevée jeudi contre les sanctions"]


def test_a_content_behind_its_conjunction_needs_no_cue(story):
    story.article("Mme Kalvo a jugé que de toute façon, les sanctions sont une faute.")
    story.says("kalvo", "de toute façon, les sanctions sont une faute", "a jugé")
    assert [p.evidence[0].text for p in story.weighed().positions] == ["de toute façon, les sanctions sont une faute"]


def test_who_asks_whether_something_is_so_demands_nothing(story):
    story.article("Mme Kalvo a demandé si les sanctions étaient levées.")
    story.says("kalvo", "si les sanctions étaient levées", "a demandé", act=Act.DEMAND)
    assert story.weighed().positions == ()


def test_who_does_not_wish_to_comment_refuses_nothing(story):
    story.article("Mme Kalvo n'a pas souhaité commenter les sanctions.")
    story.says("kalvo", "les sanctions", "n'a pas souhaité commenter")
    assert story.weighed().positions == ()


def test_a_stub_stays_with_what_goes_on_with_it(story):
    story.article("Mme Kalvo assure qu'il n'est pas prévu et qu'il ne sera jamais prévu de lever les sanctions.")
    story.says("kalvo", "il n'est pas prévu et qu'il ne sera jamais prévu de lever les sanctions", "assure")
    assert len(story.weighed().positions) == 1


@pytest.mark.parametrize(
    ("words", "cue", "expected"),
    [
        ("son pays ne reconnaîtrait pas les sanctions", "a déclaré", "refuse"),  # the speaker's own side
        ("l'Ostrane devait respecter les sanctions", "a estimé", "demand"),  # "doit", told of the past
        ("les aides seraient versées malgré les sanctions", "a assuré", "promise"),  # "seront", told of the past
        ("les navires ne seraient pas rendus malgré les sanctions", "a précisé", "refuse"),  # what will not be done
        ("les crédits ne seront pas réduits malgré les sanctions", "a précisé", "promise"),
        ("ses hommes ne déposeraient pas les armes sous les sanctions", "a expliqué", "refuse"),
        ("les sanctions ne ruinent la paix", "redoute", "assess"),  # a "ne" that denies nothing
    ],
)
def test_what_is_told_indirectly_keeps_its_stance(story, stances, words, cue, expected):
    story.article(f"Mme Kalvo {cue} que {words}.")
    story.says("kalvo", words, cue)
    assert [stance for _, stance in stances(story.weighed())] == [expected]


def test_what_would_be_is_promised_by_nobody(story, stances):
    story.article("« Une aide serait versée sous ces sanctions », a dit Mme Kalvo.")
    story.says("kalvo", "« Une aide serait versée sous ces sanctions »", "a dit", direct=True)
    assert ("kalvo", "promise") not in stances(story.weighed())


def test_a_present_that_ends_like_a_future_promises_nothing(story, stances):
    story.article("« Nous considérons que les sanctions sont là », a dit Mme Kalvo.")
    story.says("kalvo", "« Nous considérons que les sanctions sont là »", "a dit", direct=True)
    assert stances(story.weighed()) == [("kalvo", "assess")]


def test_who_swears_not_to_have_done_it_denies_it(story, stances):
    story.article("Mme Kalvo jure qu'elle n'a jamais contourné les sanctions.")
    story.says("kalvo", "elle n'a jamais contourné les sanctions", "jure", act=Act.PROMISE)
    assert stances(story.weighed()) == [("kalvo", "deny")]
