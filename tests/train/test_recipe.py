"""The recipe of the French pipeline: reading treebanks, putting their words on our tokens, labels, frames, names."""

import random
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    pytest.importorskip("spacy")
    from train import conllu, frames, names, silver, split

from recoupe.lang.tagger import words_of
from train.labels import features

SNIPPET = """\
# sent_id = ours-1
# text = Le vice-ministre du port a dit qu'il l'aurait vu à 10 000 mètres...
1	Le	le	DET	_	Definite=Def|Gender=Masc|Number=Sing|PronType=Art	4	det	_	_
2	vice	vice	ADJ	_	_	4	amod	_	SpaceAfter=No
3	-	-	PUNCT	_	_	2	punct	_	SpaceAfter=No
4	ministre	ministre	NOUN	_	Gender=Masc|Number=Sing	9	nsubj	_	_
5-6	du	_	_	_	_	_	_	_	_
5	de	de	ADP	_	_	7	case	_	_
6	le	le	DET	_	Definite=Def|Gender=Masc|Number=Sing|PronType=Art	7	det	_	_
7	port	port	NOUN	_	Emph=No|Gender=Masc|Number=Sing	4	nmod	_	_
8	a	avoir	AUX	_	Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin	9	aux:tense	_	_
9	dit	dire	VERB	_	VerbForm=Part|Voice=Act	0	root	_	_
10	qu'	que	SCONJ	_	_	14	mark	_	SpaceAfter=No
11	il	lui	PRON	_	Number=Sing|Person=3	14	nsubj	_	_
12	l'	le	PRON	_	_	14	obj	_	SpaceAfter=No
13	aurait	avoir	AUX	_	Mood=Cnd|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin	14	aux:tense	_	_
14	vu	voir	VERB	_	Gender=Masc|Tense=Past|VerbForm=Part	9	ccomp	_	_
14.1	vide	_	_	_	_	_	_	_	_
15	à	à	ADP	_	_	17	case	_	_
16	10 000	10000	NUM	_	NumType=Card	17	nummod	_	_
17	mètres	mètre	NOUN	_	Gender=Masc|Number=Plur	14	obl:mod	_	SpaceAfter=No
18	...	...	PUNCT	_	_	9	punct	_	_

# sent_id = ours-2
1	Aujourd'hui	aujourd'hui	ADV	_	_	2	advmod	_	_
2	dort	dormir	VERB	_	Mood=Ind|VerbForm=Fin	0	root	_	SpaceAfter=No
3	-elle	lui	PRON	_	_	2	nsubj	_	_
4	?	?	PUNCT	_	_	2	punct	_	_
"""


@pytest.fixture
def sentences(tmp_path: Path):
    path = tmp_path / "ours.conllu"
    path.write_text(SNIPPET, encoding="utf-8")
    return list(conllu.read(path))


def shown(sentence: conllu.Sentence) -> list[tuple[str, str, str, str]]:
    return [(node.form, node.pos, node.dep, sentence.nodes[node.head].form) for node in sentence.nodes]


def test_the_reader_keeps_the_spacing_and_both_words_of_a_contraction(sentences: list[conllu.Sentence]):
    assert [each.name for each in sentences] == ["ours-1", "ours-2"]
    assert sentences[0].text == "Le vice-ministre du port a dit qu'il l'aurait vu à 10 000 mètres..."
    assert [node.form for node in sentences[0].nodes if node.start == 17] == ["de", "le"]


def test_words_are_merged_and_cut_to_our_tokens(sentences: list[conllu.Sentence]):
    first = conllu.aligned(sentences[0])
    assert [(node.start, node.end) for node in first.nodes] == [(word.start, word.end) for word in words_of(first.text)]
    rows = shown(first)
    assert ("vice-ministre", "NOUN", "nsubj", "dit") in rows
    assert ("du", "ADP", "case", "port") in rows
    assert ("10 000", "NUM", "nummod", "mètres") in rows
    assert rows[-3:] == [(".", "PUNCT", "punct", "dit")] * 3
    by_form = {node.form: node for node in first.nodes}
    assert by_form["du"].morph == "Definite=Def|Gender=Masc|Number=Sing|PronType=Art"
    assert by_form["vice-ministre"].lemma == "vice-ministre"
    assert shown(conllu.aligned(sentences[1])) == [
        ("Aujourd'", "ADV", "advmod", "dort"),
        ("hui", "ADV", "goeswith", "Aujourd'"),
        ("dort", "VERB", "root", "dort"),
        ("-elle", "PRON", "nsubj", "dort"),
        ("?", "PUNCT", "punct", "dort"),
    ]


def test_labels_are_one_set(sentences: list[conllu.Sentence]):
    by_form = {node.form: node for node in sentences[0].nodes}
    assert by_form["a"].dep == "aux"
    assert by_form["mètres"].dep == "obl"
    assert by_form["il"].lemma == "il"
    assert features("VERB", "VerbForm=Part|Voice=Act") == "Tense=Past|VerbForm=Part"
    assert features("NOUN", "Emph=No|Number=Sing|Gender=Masc") == "Gender=Masc|Number=Sing"
    assert features("NUM", "NumType=Card") == features("PUNCT", "_") == ""


def test_a_sentence_whose_words_cross_ours_is_dropped():
    node = conllu.Node(0, 3, "A.B", "A.B", "X", "", 0, "root")
    crossing = conllu.Node(2, 5, "Bcd", "Bcd", "X", "", 0, "dep")
    assert conllu.aligned(conllu.Sentence("x", "A.Bcd", (node, crossing))) is None


def test_a_tree_has_one_root_and_no_circle():
    def nodes(*heads: int) -> list[conllu.Node]:
        return [conllu.Node(n, n + 1, "x", "x", "X", "", head, "dep") for n, head in enumerate(heads)]

    assert conllu.is_tree(nodes(1, 1, 1))
    assert not conllu.is_tree(nodes(0, 1))
    assert not conllu.is_tree(nodes(1, 0, 2))


def test_parts_are_drawn_by_name_and_blocks():
    assert split.share("a") == split.share("a") != split.share("b")
    assert [n for n in range(500) if split.held_out_block(n)] == [*range(200, 250), *range(450, 500)]


PLAIN = """\
# sent_id = ours-3
1	Le	le	DET	_	Definite=Def	2	det	_	_
2	pont	pont	NOUN	_	Number=Sing	3	nsubj	_	_
3	rouvre	rouvrir	VERB	_	Mood=Ind|VerbForm=Fin	0	root	_	_
4	à	à	ADP	_	_	5	case	_	_
5	Tarvin	Tarvin	PROPN	_	_	3	obl:arg	_	SpaceAfter=No
6	.	.	PUNCT	_	_	3	punct	_	_

"""


@pytest.mark.parametrize("frame", [each for each, _ in frames.FRAMES])
def test_a_frame_gives_our_tokens_one_tree_and_the_clause_unharmed(frame: Callable[..., frames.Build], tmp_path: Path):
    path = tmp_path / "plain.conllu"
    path.write_text(PLAIN, encoding="utf-8")
    (sentence,) = (conllu.aligned(each) for each in conllu.read(path))
    for seed in range(60):
        draw = random.Random(seed)  # noqa: S311 - no secret
        built = frame(frames.clause_of(sentence), draw)
        made = frames.laid_out("made", built.words)
        assert conllu.is_tree(made.nodes), made.text
        assert [(node.start, node.end) for node in made.nodes] == [(word.start, word.end) for word in words_of(made.text)], made.text
        if frame is not frames.announced_by:
            assert ("pont", "NOUN", "nsubj", "rouvre") in shown(made)
            assert ("Tarvin", "PROPN", "obl", "rouvre") in shown(made)


def test_a_question_stands_in_no_frame(sentences: list[conllu.Sentence]):
    assert frames.framed(conllu.aligned(sentences[1]), random.Random(1)) is None  # noqa: S311 - no secret


def test_names_of_an_article_are_flat_and_on_our_words(tmp_path: Path):
    text = "L' Institut de Tarvin , dit Oda Rem.\n\nRem a quitté Valdorie ."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    notes = [("Organization", 3, 21), ("Location", 15, 21), ("Person", 28, 35), ("Person", 38, 41), ("Location", 51, 59), ("Date", 0, 2)]
    (tmp_path / "a.ann").write_text(
        "".join(f"T{n}\t{kind} {a} {b}\t{text[a:b]}\n" for n, (kind, a, b) in enumerate(notes)), encoding="utf-8"
    )
    first, second = names.read(tmp_path / "a.txt", tmp_path / "a.ann")
    assert [(kind, first.words[a:b]) for a, b, kind in first.names] == [("ORG", ("Institut", "de", "Tarvin")), ("PER", ("Oda", "Rem"))]
    assert first.words[:2] == ("L'", "Institut")
    assert first.spaces[0] is False
    assert [(kind, second.words[a:b]) for a, b, kind in second.names] == [("PER", ("Rem",)), ("LOC", ("Valdorie",))]


def test_variants_keep_words_spaces_and_names_together():
    named = names.Named(
        ("Oda", "Rem", "quitte", "l'", "OTAN", "."), (True, True, True, False, False, False), ((0, 2, "PER"), (4, 5, "ORG"))
    )
    variants = names.Variants([named], chance=1.0)
    seen = set()
    for seed in range(30):
        other = variants.of(named, random.Random(seed))  # noqa: S311 - no secret
        assert len(other.words) == len(other.spaces)
        assert [kind for _, _, kind in other.names] == ["PER", "ORG"]
        seen.update(" ".join(other.words[a:b]) for a, b, _ in other.names)
    assert {"Rem", "Otan"} <= seen


def test_teachers_vote_word_by_word():
    bare = silver.bare(names.Named(("Oda", "dort", "."), (True, False, False), ()), 1)
    right = [("PROPN", "", "Oda", 1, "nsubj"), ("VERB", "", "dormir", 1, "root"), ("PUNCT", "", ".", 1, "punct")]
    wrong = [("NOUN", "", "oda", 0, "root"), ("NOUN", "", "dort", 0, "nmod"), ("PUNCT", "", ".", 0, "punct")]
    voted = silver._voted(bare, [right, wrong, right])
    assert shown(voted)[0] == ("Oda", "PROPN", "nsubj", "dort")
    assert silver._voted(bare, [right, wrong]) is None
