"""On what occasion things were said, and which accounts share it."""
# ruff: noqa: ANN001, ANN202 - fixtures and made records need no types here

from recoupe.lineage import trace
from recoupe.model import Attribution, Form, Found, Kind, Manner, Mention, OriginKind, Phrase, Tense, TimexType


def said(n, reading, cue, content, span):
    return Attribution(
        f"s{n}", reading.id, Manner.INDIRECT, "assess", ("p1",), cue=(span(reading, cue),), content=(span(reading, content),)
    )


def occasions(dossier):
    return {a.id: a.occasion for a in dossier.attributions}


def test_two_articles_at_one_press_conference_are_two_accounts_and_one_origin(story, reading, words_of):
    one = reading(1, "Mme Kalvo a déclaré lors d'une conférence de presse que le port resterait fermé.")
    other = reading(2, "Le port ne rouvrira pas, a dit Mme Kalvo devant les journalistes.")
    done = trace(
        *story(
            one,
            other,
            said=(
                said(1, one, "a déclaré", "le port resterait fermé", words_of),
                said(2, other, "a dit", "Le port ne rouvrira pas", words_of),
            ),
        )
    )
    (origin,) = done.lineage.origins
    assert (origin.kind, origin.attributions) == (OriginKind.PRESS_CONFERENCE, ("s1", "s2"))
    assert len(done.lineage.accounts) == 2
    assert set(occasions(done).values()) == {origin.id}
    assert all(a.why for a in done.attributions)


def test_two_interviews_of_one_minister_are_two_origins(story, reading, words_of):
    one = reading(
        1, "Dans une interview accordée à la chaîne Nord-Info, Mme Kalvo a promis des vivres. Elle a dit à la BBC qu'elle partirait."
    )
    done = trace(*story(one, said=(said(1, one, "a promis", "des vivres", words_of), said(2, one, "a dit", "elle partirait", words_of))))
    assert [o.kind for o in done.lineage.origins] == [OriginKind.INTERVIEW] * 2
    assert len(set(occasions(done).values())) == 2


def test_a_word_of_an_occasion_inside_the_quotation_says_nothing_of_where_it_was_said(story, reading, words_of):
    one = reading(1, "« Il n'y aura plus de conférence de presse », a déclaré Mme Kalvo.")
    content = words_of(one, "Il n'y aura plus de conférence de presse")
    statement = Attribution(
        "s1", "a1", Manner.DIRECT, "assess", ("p1",), cue=(words_of(one, "a déclaré"),), content=(content,), quoted=(content,)
    )
    assert trace(*story(one, said=(statement,))).lineage.origins == ()


def test_articles_on_two_sides_of_a_weekday_report_two_press_conferences(story, reading, words_of):
    before = reading(1, "Mme Kalvo, qui sera reçue mercredi, l'a exclu lors d'une conférence de presse.")
    after = reading(2, "Mme Kalvo a été reçue mercredi ; elle l'a admis lors d'une conférence de presse.")

    def phrase(of, tense):
        return Phrase(words_of(of, "mercredi"), TimexType.DATE, "weekday", tense=tense, weekday=2)

    done = trace(
        *story(
            before,
            after,
            said=(said(1, before, "a exclu", "l'", words_of), said(2, after, "a admis", "l'", words_of)),
            found=(Found("a1", phrases=(phrase(before, Tense.FUTURE),)), Found("a2", phrases=(phrase(after, Tense.PAST),))),
        )
    )
    assert len(done.lineage.origins) == 2


def test_a_talk_with_a_person_is_no_interview(story, reading, words_of):
    one = reading(1, "Dans une interview accordée à Tarsis Oster, Mme Kalvo a promis des vivres.")
    oster = Mention(words_of(one, "Tarsis Oster"), Form.NAME, Kind.PERSON, "Tarsis Oster")
    done = trace(*story(one, said=(said(1, one, "a promis", "des vivres", words_of),), found=(Found("a1", (oster,)),)))
    assert all("Tarsis" not in origin.label for origin in done.lineage.origins)
