"""Forms for other desks, read back with the readers that those desks use."""
# ruff: noqa: ANN001, ANN202 - fixtures and readers need no types here

import io
import json
import warnings
import zipfile

import pytest

from recoupe.export import export


def _lines(text):
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("full_text", [False, True])
def test_inception_reads_every_document_and_its_marks(dossier, readings, full_text) -> None:
    cassis = pytest.importorskip("cassis")
    texts = {r.id: r.clean for r in readings}
    with zipfile.ZipFile(io.BytesIO(export("inception", dossier, readings, "fr", full_text=full_text))) as archive:
        assert archive.namelist() == [f"{a.id}.json" for a in dossier.articles]
        for article in dossier.articles:
            cas = cassis.load_cas_from_json(archive.read(f"{article.id}.json").decode())
            assert (cas.sofa_string == texts[article.id]) == full_text
            spans = list(cas.select("custom.Span"))
            said = {a.id: [s.text.replace("\n", " ") for s in a.content] for a in dossier.attributions if a.article == article.id}
            for span in spans:
                if span.identifier in said:
                    assert span.get_covered_text().replace("\n", " ") in said[span.identifier]
            assert {span.identifier for span in spans} >= {name for name, words in said.items() if words}


def test_offsets_of_uima_count_utf_16_units() -> None:
    from recoupe.export.ways.corpora import _units

    assert _units("a😀b") == [0, 1, 3, 4]


@pytest.mark.parametrize("full_text", [False, True])
def test_doccano_marks_the_very_words(dossier, readings, full_text) -> None:
    known = {a.id: {s.text.replace("\n", " ") for s in a.content} for a in dossier.attributions}
    known |= {a.id: {m.span.text.replace("\n", " ") for m in a.mentions} for a in dossier.actors}
    for line in _lines(export("doccano", dossier, readings, "fr", full_text=full_text)):
        assert len(line["label"]) == len(line["meta"]["records"])
        for (start, end, _), record in zip(line["label"], line["meta"]["records"], strict=True):
            assert line["text"][start:end].replace("\n", " ") in known[record]


def test_follow_the_money_knows_every_entity_and_value(dossier, readings) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        ftm = pytest.importorskip("followthemoney")
        entities = {e["id"]: e for e in _lines(export("ftm", dossier, readings, "fr"))}
        for entity in entities.values():
            proxy = ftm.model.get_proxy(entity)
            for name, values in entity["properties"].items():
                assert name in proxy.schema.properties, (entity["schema"], name)
                assert len(proxy.get(name)) == len(values), (entity["schema"], name, values)
            assert set(proxy.schema.required) <= entity["properties"].keys(), entity
    for mention in (e for e in entities.values() if e["schema"] == "Mention"):
        assert {*mention["properties"]["document"], *mention["properties"]["resolved"]} <= entities.keys()


def test_citeproc_sets_every_source(dossier, readings) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        citeproc = pytest.importorskip("citeproc")
        from citeproc.source.json import CiteProcJSON

        records = json.loads(export("csl", dossier, readings, "fr"))
        style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
        book = citeproc.CitationStylesBibliography(style, CiteProcJSON(records), citeproc.formatter.plain)
        for record in records:
            book.register(citeproc.Citation([citeproc.CitationItem(record["id"])]))
        told = [str(line) for line in book.bibliography()]
    assert len(told) == len(records)
    for record, line in zip(records, sorted(told), strict=True):
        assert record["type"] == "article-newspaper"
        assert line
