"""Which texts come from which, and how many accounts remain."""
# ruff: noqa: ANN001, ANN202 - fixtures and made records need no types here

import re
from dataclasses import replace

from recoupe.lineage import trace
from recoupe.model import (
    Completeness,
    Credit,
    CreditKind,
    DerivationKind,
    Form,
    Found,
    Kind,
    Mention,
    Published,
    Publisher,
    Zone,
    ZoneKind,
)

WIRE = (
    "La délégation valdorienne a quitté lundi soir la table des négociations sans avoir obtenu la moindre réponse sur le sort "
    "des pêcheurs retenus depuis le printemps dans le port de Malvenne, où leurs familles les attendent toujours."
)
OWN = (
    "Dans les rues du vieux quartier, les habitants parlaient surtout du prix du pain, qui a doublé en six mois, et des coupures "
    "de courant qui reviennent chaque soir à l'heure où les enfants font leurs devoirs.",
    "Le marché aux poissons avait rouvert ses portes avant l'aube ; les marchands disaient n'avoir jamais vu aussi peu de monde "
    "un jour de fête, et beaucoup accusaient les douaniers d'arrêter les camions au col.",
    "Au ministère, personne ne répondait au téléphone, sauf une stagiaire qui renvoyait poliment vers le site, où la dernière "
    "page mise à jour datait de la semaine précédente et ne parlait que de fleurs.",
)


def kinds(dossier):
    return [(d.source, d.to, d.kind) for d in dossier.lineage.derivations]


def accounts(dossier):
    return [a.articles for a in dossier.lineage.accounts]


def test_unrelated_texts_are_accounts_of_their_own(story):
    done = trace(*story(*OWN))
    assert kinds(done) == []
    assert accounts(done) == [("a1",), ("a2",), ("a3",)]


def test_a_dispatch_within_two_longer_pieces_is_seen_and_its_words_are_aligned(story):
    done = trace(*story(f"{OWN[0]}\n{WIRE}", f"{WIRE}\n{OWN[1]}", OWN[2]))
    (derivation,) = done.lineage.derivations
    assert derivation.kind is DerivationKind.SAME_WIRE
    assert [tuple(span.text for span in pair) for pair in derivation.evidence] == [(WIRE.rstrip("."),) * 2]
    assert accounts(done) == [("a1", "a2"), ("a3",)]


def test_one_changed_word_is_told_as_a_change(story):
    done = trace(*story(f"{OWN[0]}\n{WIRE}", f"{WIRE.replace('lundi soir', 'lundi matin')}\n{OWN[1]}"))
    (derivation,) = done.lineage.derivations
    assert [(a.text, b.text) for a, b in derivation.changes] == [("soir", "matin")] or [
        (b.text, a.text) for a, b in derivation.changes
    ] == [("soir", "matin")]


def test_a_long_shared_quotation_is_no_copied_prose(story):
    said = f"« {WIRE} »"
    done = trace(*story(f"{OWN[0]} {said}, a dit Mme Kalvo.", f"{said}, déclare la ministre. {OWN[1]}"))
    assert kinds(done) == []


def test_who_was_there_in_the_same_words_is_no_copied_prose(story, reading):
    present = "en présence d'Irène Kalvo, de Paul Darvin et d'Igor Vasnik, de Valdorie, d'Ostrane et des Détroits, dans le palais de Vélane"
    pages = [reading(1, f"{OWN[0]} {present}."), reading(2, f"{OWN[1]} Le port a rouvert {present}.")]
    names = ("Irène Kalvo", "Paul Darvin", "Igor Vasnik", "Valdorie", "Ostrane", "Détroits", "Vélane")

    def named(page):
        spans = [page.span(at := page.clean.index(name), at + len(name)) for name in names]
        return Found(page.id, tuple(Mention(span, Form.NAME, Kind.PERSON, span.text) for span in spans))

    assert kinds(trace(*story(*pages, found=tuple(map(named, pages))))) == []
    assert len(kinds(trace(*story(*pages)))) == 1


def test_a_passage_of_runs_of_seven_words_is_seen(story):
    for text in (WIRE, *OWN):
        words = re.findall(r"\w+", text)[:21]
        runs = [" ".join(words[n : n + 7]) for n in (0, 7, 14)]
        one = f"Il pleuvait ce matin. {runs[0]} soudain {runs[1]} enfin {runs[2]}. Nul ne sortait."
        other = f"Rien ne bougeait dehors. {' '.join(runs)}, dit-on au port."
        (derivation,) = trace(*story(one, other)).lineage.derivations
        assert " ".join(runs) in [span.text for pair in derivation.evidence for span in pair]


def test_the_same_words_at_another_address_add_no_account(story, reading):
    pages = [reading(1, OWN[0]), reading(2, WIRE)]
    again = reading(3, WIRE, same_words_as="a2")
    alone, doubled = trace(*story(*pages)), trace(*story(*pages, again))
    assert len(doubled.lineage.accounts) == len(alone.lineage.accounts) == 2
    assert kinds(doubled) == [("a2", "a3", DerivationKind.COPY)]


def test_the_order_of_the_pages_changes_no_account(story, reading):
    texts = [f"{OWN[0]}\n{WIRE}", f"{WIRE}\n{OWN[1]}", OWN[2]]

    def files(order):
        done = trace(*story(*(reading(n, texts[i], file=f"{i}.txt") for n, i in enumerate(order, start=1))))
        names = {a.id: a.file for a in done.articles}
        return {frozenset(names[a] for a in account.articles) for account in done.lineage.accounts}

    assert files([0, 1, 2]) == files([2, 1, 0]) == files([1, 0, 2])


def test_the_article_that_came_out_first_is_the_source(story, reading):
    early, late = Published("2031-03-04", "2031-03-04", "2031-03-04"), Published("2031-03-06", "2031-03-06", "2031-03-06")
    rewritten = f"{WIRE} Nul n'attendait mieux de cette journée de pluie et de colère."
    done = trace(*story(reading(1, rewritten, published=late), reading(2, f"{WIRE}\n{OWN[0]}", published=early)))
    assert kinds(done) == [("a2", "a1", DerivationKind.REWRITE)]


def test_a_credit_names_an_original_outside_the_set(story, reading):
    page = reading(1, f"{OWN[0]}\nhttps://www.courrier-ostrane.org")
    at = page.clean.index("https")
    credit = Credit(CreditKind.ORIGINAL, "courrier-ostrane.org", page.span(at, len(page.clean)))
    done = trace(*story(replace(page, article=replace(page.article, credits=(credit,)))))
    (derivation,) = done.lineage.derivations
    assert (derivation.source.name, derivation.kind) == ("courrier-ostrane.org", DerivationKind.EXCERPT)
    assert done.lineage.accounts[0].articles == ("a1",)


def test_a_foreign_article_of_the_set_that_is_credited_was_translated(story, reading):
    text = f"{OWN[0]}\nSource : Ostrane Herald"
    translated, original = reading(1, text), reading(2, "The market had reopened before dawn.", language="en")
    credit = Credit(CreditKind.ORIGINAL, "Ostrane Herald", translated.span(len(text) - 14, len(text)))
    translated = replace(translated, article=replace(translated.article, credits=(credit,)))
    original = replace(original, article=replace(original.article, publisher=Publisher("Ostrane Herald", (original.span(4, 10),))))
    done = trace(*story(translated, original))
    assert kinds(done) == [("a2", "a1", DerivationKind.TRANSLATION)]
    assert accounts(done) == [("a1", "a2")]


def test_what_a_machine_translation_leaves_betrays_it_without_a_credit(story):
    text = (
        "Le ministre a déclaré que la proposition [to] était à l'étude. mentionné mercredi à la presse.\n"
        "« Nous ne signerons rien avant l'été, he said, et cela vaut pour tous \", a-t-il ajouté. . "
    )
    (derivation,) = trace(*story(text)).lineage.derivations
    assert derivation.kind is DerivationKind.TRANSLATION
    assert any("[to]" in span.text for spans in derivation.evidence for span in spans)
    assert not trace(*story(*OWN)).lineage.derivations


def test_a_cut_page_with_a_credit_is_an_excerpt(story, reading):
    page = reading(1, f"{OWN[0]}\nSource : Courrier d'Ostrane")
    credit = Credit(CreditKind.ORIGINAL, "Courrier d'Ostrane", page.span(page.clean.index("Source"), len(page.clean)))
    cut = replace(page.article.completeness, state=Completeness.EXCERPT)
    done = trace(*story(replace(page, article=replace(page.article, credits=(credit,), completeness=cut))))
    assert [d.kind for d in done.lineage.derivations] == [DerivationKind.EXCERPT]


def test_a_text_that_carries_the_address_of_its_publisher_was_taken_from_there(story, reading):
    page = reading(1, f"https://www.courrier-ostrane.org/2031/03/le-port-reste-ferme\n{OWN[0]}")
    site = page.span(page.clean.index("courrier"), page.clean.index("/2031"))
    zones = (Zone(ZoneKind.BOILERPLATE, page.article.zones[0].span), *page.article.zones[1:])
    article = replace(page.article, zones=zones, publisher=Publisher("Courrier d'Ostrane", (site,)))
    (derivation,) = trace(*story(replace(page, article=article))).lineage.derivations
    assert (derivation.source.name, derivation.kind) == ("Courrier d'Ostrane", DerivationKind.COPY)


def test_a_page_that_says_it_is_a_translation_is_one(story):
    (derivation,) = trace(*story(f"{OWN[0]}\n{OWN[1]}\nTraduit de l'anglais par Tarsis Oster.")).lineage.derivations
    assert (derivation.source.name, derivation.kind) == ("", DerivationKind.TRANSLATION)
    assert derivation.evidence[-1][0].text.startswith("Traduit de l'anglais")


def test_a_name_that_only_heads_the_story_shows_no_copy(story, reading):
    page = reading(1, f"TARSIS (Ostrane Herald)\n{OWN[0]}")
    credit = Credit(CreditKind.ORIGINAL, "Ostrane Herald", page.span(8, 22))
    zones = (Zone(ZoneKind.DATELINE, page.article.zones[0].span), *page.article.zones[1:])
    headed = replace(page, article=replace(page.article, zones=zones, credits=(credit,)))
    assert trace(*story(headed)).lineage.derivations == ()


def test_an_original_without_a_name_says_nothing_of_an_excerpt_whose_source_is_there(story, reading):
    source = reading(1, "\n".join((*OWN, WIRE)))
    excerpt = reading(2, f"{OWN[0]}\n{OWN[1]}\nLisez l'article original ici")
    credit = Credit(CreditKind.ORIGINAL, "", excerpt.span(excerpt.clean.index("Lisez"), len(excerpt.clean)))
    zones = (*excerpt.article.zones[:-1], Zone(ZoneKind.CREDIT, excerpt.article.zones[-1].span))
    done = trace(*story(source, replace(excerpt, article=replace(excerpt.article, zones=zones, credits=(credit,)))))
    assert kinds(done) == [("a1", "a2", DerivationKind.EXCERPT)]
