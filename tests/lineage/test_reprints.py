"""What a press database says of other prints of a text reaches the lineage, with its words."""

from __future__ import annotations

from pathlib import Path

from recoupe import api
from recoupe.model import DerivationKind
from tests.articles.formats.exports import europresse, europresse_article, factiva, factiva_rows

LIST = (
    '<div class="apd-wrapper"><p class="apd-sources-date">Cet article est aussi paru dans</p>'
    '<span class="source-name-APD">L’Écho du Détroit (site web)</span></div>'
)


def edges(story: api.Story) -> list[tuple[object, str, DerivationKind, list[str]]]:
    """The derivations, each with what is evidence by itself and no aligned pair."""
    return [(d.source, d.to, d.kind, [e[0].text for e in d.evidence if len(e) == 1]) for d in story.dossier.lineage.derivations]


def pair(folder: Path, **other: object) -> api.Story:
    """A piece that lists where else it ran, and the print there."""
    (folder / "a.html").write_bytes(europresse(europresse_article(more=LIST)))
    (folder / "b.html").write_bytes(europresse(europresse_article(publisher="L'Écho du Détroit", **other)))  # type: ignore[arg-type]
    return api.read([folder])


def test_a_publisher_that_is_listed_ran_the_same_text(tmp_path: Path) -> None:
    story = pair(tmp_path)
    names = [article.publisher and article.publisher.name for article in story.dossier.articles]
    assert len(set(names)) == 2, names
    ((source, to, kind, said),) = edges(story)
    assert ({source, to}, kind) == ({"a1", "a2"}, DerivationKind.COPY)
    assert said == ["L’Écho du Détroit (site web)"]
    (account,) = story.dossier.lineage.accounts
    assert any("parmi ceux qui ont publié le même texte" in why for why in account.why)


def test_a_print_that_is_cut_is_known_by_the_list_and_its_headline(tmp_path: Path) -> None:
    cut = "<p>La suite de ce texte est à lire dans notre édition de demain, chez tous les marchands de journaux.</p>"
    story = pair(tmp_path, body=[cut], standfirst="")
    ((source, to, kind, said),) = edges(story)
    assert ({source, to}, kind, said) == ({"a1", "a2"}, DerivationKind.COPY, ["L’Écho du Détroit (site web)"])


def test_the_agency_that_both_credit_is_evidence_of_a_common_dispatch(tmp_path: Path) -> None:
    rows = factiva_rows(CR="Agence France-Presse")
    (tmp_path / "a.html").write_bytes(factiva(rows))
    (tmp_path / "b.html").write_bytes(factiva(factiva_rows(CR="AFP", SN="Le Phare", AN="Document PHARE00020220112ei1c0000b")))
    ((_, _, kind, said),) = edges(api.read([tmp_path]))
    assert kind is DerivationKind.SAME_WIRE
    assert set(said) == {"Agence France-Presse", "AFP"}
