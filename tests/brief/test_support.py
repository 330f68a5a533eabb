"""What words support a sentence, and what verb takes them."""

import pytest

from recoupe.brief.support import alike
from recoupe.brief.verbs import verb
from recoupe.model import Act, Attribution, Manner, edited


@pytest.mark.parametrize(
    ("one", "other", "supports"),
    [
        ("les conflits armés seront évités tant que les parties discutent", "les discussions n'ont pas débouché sur une rupture", False),
        ("rouvrir son bureau à Port-Alène et la mission d'observation", "après quoi la Valdorie a fermé son bureau", False),
        ("le retrait des batteries côtières de l'île", "retirer les batteries côtières installées sur l'île", True),
        ("Nous ne céderons pas un mètre du chenal", "son pays ne céderait rien sur le chenal", True),
        ("Nous ne démonterons pas nos défenses sous la menace", "Ces armes défendent notre peuple, elles sont sans menace", False),
    ],
)
def test_only_the_same_content_supports(one: str, other: str, supports: bool) -> None:
    assert alike(one, other) is supports


@pytest.mark.parametrize(
    ("cue", "words", "says"),
    [
        ("a demandé", "le retrait des batteries côtières", "demand"),
        ("a proposé", "que le Conseil ait un bureau à Port-Alène", "offer"),
        ("a demandé", "que le chenal est fermé", "declare"),
        ("ne souhaite pas", "apporter de commentaire au journal", "wish"),
        ("a ajouté", "les batteries côtières de l'île", None),
        ("a ajouté", "que le Conseil n'ait pas rouvert le chenal", None),
        ("a ajouté", "les batteries avaient été retirées", "declare"),
        ("a ajouté", "les habitants de cette île, qui a longtemps prospéré", None),
    ],
)
def test_a_verb_is_given_only_to_words_it_takes(cue: str, words: str, says: str | None) -> None:
    text = edited("a1", f"Mme Kalvo {cue} {words}.", ())
    at = text.clean.index(words)
    spoken = Attribution(
        "s1", "a1", Manner.INDIRECT, Act.DEMAND, ("p1",), cue=(text.span(10, 10 + len(cue)),), content=(text.span(at, at + len(words)),)
    )
    assert verb(spoken, words) == says
