"""The tagger: the words it reads, the pipeline shipped, another in its place."""

import sys
import warnings
from pathlib import Path

import pytest

from recoupe.errors import UsageMistake
from recoupe.lang.tagger import LONGEST, NameFound, Parsed, load, plain, relation, words_of

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def words(text: str) -> list[str]:
    return [word.text for word in words_of(text)]


def test_words_are_those_of_the_attributions_stage_and_every_other_mark():
    assert words("« Non », n’a-t-il pas dit à M. Kovet.") == [
        "«",
        "Non",
        "»",
        ",",
        "n’",
        "a",
        "-t-il",
        "pas",
        "dit",
        "à",
        "M.",
        "Kovet",
        ".",
    ]
    assert words("Le vice-ministre d'Ostrane a 10 000 € (5 %).") == [
        "Le", "vice-ministre", "d'", "Ostrane", "a", "10 000", "€", "(", "5", "%", ")", ".",
    ]  # fmt: skip
    assert words("Est-ce fini ? Dit-on...") == ["Est", "-ce", "fini", "?", "Dit", "-on", ".", ".", "."]


def test_words_keep_their_places_and_lose_no_mark():
    text = "  « Valdorie : l’accord\u00a0tient-il\u202f? » #x_y "
    found = words_of(text)
    assert all(text[word.start : word.end] == word.text for word in found)
    assert "".join(word.text for word in found) == "".join(text.split())
    assert [(word.start, word.end) for word in words_of(text, 4, 12)] == [(4, 12)]


def test_words_are_the_same_as_those_of_periods():
    from recoupe.attributions.words import INVERTED, TOKEN

    text = "Le porte-parole a-t-il dit qu'aujourd'hui 1 500,5 tonnes – et l'ONU… rendez-vous (Mme Oda) à 14h30 ?"
    mine = {(word.start, word.end) for word in words_of(text)}
    for found in TOKEN.finditer(text):
        inverted = INVERTED.search(found.group())
        cut = found.start() + inverted.start() if inverted and inverted.start() else found.end()
        assert (found.start(), cut) in mine


def test_plain_spelling_is_one_for_all_typographies():
    assert [plain(each) for each in ("l’", "“", "”", "10\u202f000", "-t-elle", "vice‑ministre")] == [
        "l'",
        "«",
        "»",
        "10 000",
        "-elle",
        "vice-ministre",
    ]


def test_relations_are_one_set_whatever_the_pipeline_says():
    assert [relation(each) for each in ("obl:arg", "obl:mod", "obl:agent", "nsubj:pass", "flat", "ROOT", "aux:tense")] == [
        "obl", "obl", "obl:agent", "nsubj:pass", "flat:name", "root", "aux",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["fr_no_such_pipeline", "/no/such/folder", "json"])
def test_a_pipeline_that_is_not_there_is_a_mistake_with_a_remedy(name: str):
    with pytest.raises(UsageMistake) as caught:
        load(name)
    assert name in caught.value.what
    assert caught.value.where
    assert caught.value.remedy


def test_who_said_what_is_seen_in_the_tree():
    sentence = words_of("Le ministre des Transports de Valdorie a déclaré que les pourparlers avec l'Ostrane étaient suspendus.")
    (parsed,) = load().parse([sentence], lemmas=True)
    at = {word.text: n for n, word in enumerate(sentence)}
    said, subject, clause = at["déclaré"], at["ministre"], at["suspendus"]
    assert (parsed.head[said], parsed.dep[said], parsed.pos[said], parsed.lemma[said]) == (said, "root", "VERB", "déclarer")
    assert (parsed.head[subject], parsed.dep[subject]) == (said, "nsubj")
    assert (parsed.head[clause], parsed.dep[clause]) == (said, "ccomp")
    assert "Number=Plur" in parsed.morph[at["pourparlers"]]


def test_an_inverted_subject_after_a_quotation():
    sentence = words_of("« Le pont de Belmare rouvrira en mai », a affirmé le préfet.")
    (parsed,) = load().parse([sentence])
    at = {word.text: n for n, word in enumerate(sentence)}
    assert (parsed.head[at["préfet"]], parsed.dep[at["préfet"]]) == (at["affirmé"], "nsubj")
    assert parsed.lemma == ()


def test_one_tree_for_every_sentence_even_a_long_one_and_the_same_alone():
    long = " ".join("Le maire de Tarvin a rencontré les pêcheurs, puis le préfet est parti," for _ in range(60))
    texts = ["", "Oui.", "Valdorie", "Il pleut ; elle est partie. Ils mentent !", long]
    sentences = [words_of(text) for text in texts]
    parsed = load().parse(sentences)
    assert len(sentences[-1]) > 3 * LONGEST
    assert parsed[0] == Parsed()
    for words_in, each in zip(sentences[1:], parsed[1:], strict=True):
        assert len(each.pos) == len(each.morph) == len(each.dep) == len(each.head) == len(words_in)
        assert [n for n, head in enumerate(each.head) if head == n] == [each.dep.index("root")]
    assert tuple(load().parse([words_in])[0] for words_in in sentences) == parsed


def test_names_are_found_by_kind():
    sentence = words_of("Vladimir Poutine a reçu Angela Merkel à Moscou, selon l'ONU.")
    (names,) = load().names([sentence])
    assert {(" ".join(word.text for word in sentence[name.first : name.last]), name.kind) for name in names} == {
        ("Vladimir Poutine", "PER"), ("Angela Merkel", "PER"), ("Moscou", "LOC"), ("ONU", "ORG"),
    }  # fmt: skip
    assert load().names([words_of("")]) == ((),)


def test_typography_does_not_change_what_is_seen():
    straight, curly = words_of("L'accord n'a pas été signé, dit-il."), words_of("L’accord n’a pas été signé, dit‑il.")
    assert load().parse([straight]) == load().parse([curly])


def test_a_pipeline_is_loaded_once():
    assert load() is load()


def tiny(folder: Path) -> None:
    """A pipeline of another make: two sentences learned by heart."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import spacy
        from spacy.tokens import Doc
        from spacy.training import Example

        nlp = spacy.blank("xx")
        nlp.add_pipe("morphologizer")
        nlp.add_pipe("parser", config={"min_action_freq": 1})
        nlp.add_pipe("ner")
        known = []
        for row in (["Oda", "dort", "ici"], ["Rem", "part", "ici"]):
            said = {"words": row, "pos": ["PROPN", "VERB", "ADV"], "morphs": ["", "Tense=Pres", ""], "heads": [1, 1, 1]}
            said |= {"deps": ["nsubj", "ROOT", "obl:mod"], "entities": ["U-PER", "O", "O"]}
            known.append(Example.from_dict(Doc(nlp.vocab, words=row), said))
        nlp.initialize(lambda: known)
        for _ in range(30):
            nlp.update(known)
        nlp.to_disk(folder)


def test_another_pipeline_takes_the_place_of_ours_by_folder_and_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    tiny(tmp_path / "model")
    package = tmp_path / "xx_recoupe_tiny"
    package.mkdir()
    (package / "__init__.py").write_text(
        "import pathlib, spacy\ndef load(**given):\n    return spacy.load(pathlib.Path(__file__).parent.parent / 'model', **given)\n"
    )
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    sentence = words_of("Oda dort ici")
    for name in (str(tmp_path / "model"), "xx_recoupe_tiny"):
        tagger = load(name)
        (parsed,) = tagger.parse([sentence])
        assert parsed == Parsed(("PROPN", "VERB", "ADV"), ("", "Tense=Pres", ""), (), (1, 1, 1), ("nsubj", "root", "obl"))
        assert tagger.names([sentence]) == ((NameFound(0, 1, "PER"),),)


def test_a_folder_that_holds_no_pipeline_is_a_mistake(tmp_path: Path):
    with pytest.raises(UsageMistake):
        load(str(tmp_path))
