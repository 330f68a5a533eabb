"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.lang.sentences import LAST_WORD, LONGEST, last_word, sentences


@pytest.mark.parametrize(
    "marked",
    [
        "Il part.|Elle reste.",
        "Selon M. Arvan, rien n'est joué.|Mme Kalvo le croit.",
        "G. W. Bush et J.-P. Morin ont parlé.|Le reste attend.",
        "L'art. 5 du traité et le no. 12 sont cités, p. 3.|Il le dit.",
        "Le débit est de 1.500 m3 et de 3,5 %.|C'est peu.",
        "Boris P. avait signé.|Il a payé.",
        "« Non ! », a-t-il dit.|Puis il est parti.",
        "« Il n'y a plus de vent.|Il y a une houle », a dit Lena.",
        '"C\'est un début." |Le ministre sourit.'.replace(" |", "|"),
        'La réunion est finie.|"Nous partons", a-t-elle dit.',
        "« C'est fini. »|Il est parti.",
        "Pourquoi ?|Personne ne sait…|Elle attend.",
        "Il a hésité... puis signé.|Fin.",
        "Le médiateur (venu d'Ostrane. Il y vit.) a parlé.|Bien.",
        "Il cite la loi [...] Et la commente.",
        "les deux ports. des travaux ont suivi",
        "Les pêcheurs, les armateurs, etc.|Le port est vide.",
        "Titre : le médiateur parle",
        "La société Détroit S.A. a perdu.|Son patron part.",
        "Accord le 12 janv. 2022 à Ostrane.|Voilà.",
        "Le Conseil de l'O.N.U. a voté.|Il est tard.",
        "Yahoo! a fermé.|Tant pis.",
        "- Oui.|- Non.",
        'Elle a « souligné les risques. . "',
        "Un accord est signé.|« Enfin !|Nous y sommes. »|Le port rouvre.",
        "(Il était prévu le 3. Il est reporté.)|Rien de plus.",
        "Le 3 mars.|2 000 soldats partent.",
    ],
)
def test_sentences_end_where_marked(marked: str) -> None:
    text, at, expected = marked.replace("|", " "), 0, []
    for part in marked.split("|"):
        expected.append(part)
        at += len(part) + 1
    assert [text[a:b] for a, b in sentences(text)] == expected


SAID = ["Il part", "M", "J", "O.N.U", "art", "p", "-", ".", "...", "!", "?", " ", " ", "’", "(", ")", "« ", " »", '"', "12", "la", "²"]


@given(st.lists(st.sampled_from(SAID), max_size=14).map("".join))
def test_marks_are_counted_only_where_there_are_any(text: str) -> None:
    found = sentences(text)
    marked = f"(){text}"  # brackets that close at once: nothing is open, and everything is counted
    assert [(a + 2, b + 2) for a, b in found[1:]] == list(sentences(marked)[1:])


@given(st.lists(st.sampled_from(SAID), max_size=8).map("".join))
def test_the_last_word_is_that_of_the_expression(text: str) -> None:
    found = LAST_WORD.search(text[-LONGEST:])
    assert last_word(text, len(text)) == (found.group() if found else "")
