"""Where the tables leave a cue in doubt, a tree decides; what names a name nobody knows is told by the pipeline."""

from recoupe.attributions import attribute, by_rules
from recoupe.attributions.finder import Finder
from recoupe.attributions.quotations import quotations
from recoupe.attributions.syntax import Tree, trees
from recoupe.attributions.words import periods
from recoupe.lang.tagger import load
from recoupe.model import Found, Kind, Reading
from tests.attributions.telling import reading

DOUBTFUL = "Le maire du village voisin note que la route reste fermée."


def finder(article: Reading, tree: Tree | None = None) -> Finder:
    (period,) = periods(article, quotations(article)[0])
    return Finder(period.words, lambda _: False, lambda _: False, tree)


def test_a_form_that_may_be_a_noun_is_in_doubt_and_the_tree_tells_the_verb():
    article = reading(DOUBTFUL)
    note = next(n for n, word in enumerate(finder(article).words) if word.key == "note")
    assert finder(article).doubtful
    assert not finder(article).finite[note]
    (tree,) = trees(load(), article.clean, periods(article, quotations(article)[0]))
    assert finder(article, tree).finite[note]
    assert note in finder(article, tree).told


def test_no_period_is_parsed_that_holds_no_cue_in_doubt():
    assert not finder(reading("La route du nord est fermée depuis mardi.")).doubtful


def test_a_verb_that_only_the_tree_tells_is_a_cue_only_where_somebody_speaks():
    article = reading(DOUBTFUL)
    assert by_rules(article, Found("a1"), (), "fr").attributions == ()
    (statement,) = attribute(article, Found("a1"), (), "fr").attributions
    assert [span.text for span in statement.content] == ["la route reste fermée"]
    assert [span.text for span in statement.source] == ["Le maire du village voisin"]
    things = reading("La rumeur du village voisin note que la route reste fermée.")
    assert attribute(things, Found("a1"), (), "fr").attributions == ()


def test_the_tree_of_a_period_stands_on_its_words_without_the_marks():
    article = reading("« La route est fermée », a déclaré le maire.")
    found = periods(article, quotations(article)[0])
    (tree,) = trees(load(), article.clean, found)
    words = [word.key for word in found[0].words]
    assert len(tree.pos) == len(words)
    assert [[words[n] for n in tree.subtree(head)] for head in tree.subjects(words.index("déclaré"))] == [["le", "maire"]]


def test_a_name_that_no_table_knows_is_a_person_or_a_body():
    article = reading("Selon l'ONU, tout va bien. « Non », a répondu Marie Durand.")
    kinds = {actor.name: actor.kind for actor in attribute(article, Found("a1"), (), "fr").described}
    assert kinds == {"ONU": Kind.ORGANISATION, "Marie Durand": Kind.PERSON}
