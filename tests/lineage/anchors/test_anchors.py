"""What a translator keeps: the keys of names, numbers and days, and two texts laid side by side by them."""
# ruff: noqa: ANN001 - fixtures and made records need no types here

import pytest

from recoupe.lang.sentences import sentences
from recoupe.lineage.anchors import aligned, anchored, candidates, weights


def anchors_of(text, language):
    return [anchor.key for sentence in anchored(text, language, sentences(text)).anchors for anchor in sentence]


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Hier, la Valdorie et Igor Vasnik ont signé.", "Yesterday, Valdoria and Igor Vasnik signed."),
        ("Selon Paul Grouchko, l'OTAN recule.", "According to Paul Grushko, NATO gives way."),
        ("Le ministre russe était à Moscou.", "The Russian minister was in Moscow."),
        ("Un vote le 5 mars, puis mardi.", "A vote on March 5, then on Tuesday."),
        ("Il faut 2,5 millions, vingt-cinq navires et 1 200 marins.", "It takes 2.5 million, twenty-five ships and 1,200 sailors."),
        ("Elle a dit : « Non. »", "She said: “No.”"),
        ("Il a vu Mme Kalvo aux Etats-Unis.", "He saw Ms Kalvo in the United States."),
        ("Le président a parlé au nom de tous, puis il est parti.", "The president spoke for all, and then left."),
    ],
)
def test_two_languages_keep_the_same_anchors(french, english):
    assert sorted(anchors_of(french, "fr")) == sorted(anchors_of(english, "en"))


def test_a_word_that_opens_a_sentence_is_a_name_only_where_it_is_one_elsewhere():
    assert anchors_of("Pourparlers suspendus. On attend.", "fr") == []
    assert len(anchors_of("Kalvo attend. On a vu Kalvo hier.", "fr")) == 2


def test_sentences_are_laid_side_by_side_though_one_was_cut_in_two():
    one = (
        "Igor Vasnik a vu Irène Kalvo à Vélane, où 17 marins et Karl Brusk les attendaient. "
        "Tarsis compte 450 dockers. Paul Darvin ira à Korvel."
    )
    other = (
        "Igor Vasnik met Irene Kalvo in Velane. There 17 sailors and Karl Brusk waited. "
        "In Tarsis there are 450 dockers. To Korvel goes Paul Darvin."
    )
    texts = [anchored(one, "fr", sentences(one)), anchored(other, "en", sentences(other))]
    found = aligned(*texts, weights(texts))
    assert [(pair.one, pair.other) for pair in found.pairs] == [((0, 1), (0, 2)), ((1, 2), (2, 3)), ((2, 3), (3, 4))]
    assert found.agreement > 0.9


def test_texts_that_share_no_pair_of_anchors_are_no_candidates():
    texts = [
        "À Vélane, Igor Vasnik a vu Irène Kalvo.",
        "In Velane Igor Vasnik met Irene Kalvo.",
        "À Tarsis, Karl Brusk a vu Hanna Solberg.",
    ]
    read = [anchored(t, "en" if " met " in t else "fr", sentences(t)) for t in texts]
    assert [[n for _, n in found] for found in candidates(read, 5)] == [[1], [0], []]
