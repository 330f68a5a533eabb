"""What agencies send (ninjs, NewsML, NITF) and what Zotero writes (RIS, CSL-JSON): fields with their words, the text with its places."""

from __future__ import annotations

import json

import pytest

from recoupe.articles import read
from recoupe.articles.formats import FORMATS, carrier, form
from recoupe.errors import PageRefused
from recoupe.model import Completeness, FieldKind, Page, Reading, ZoneKind
from tests.articles.formats.written import LEAD, MARKDOWN, SECOND, TITLE, docx_of, odt_of, pdf_of, rtf_of

RIS = f"""TY  - NEWS
TI  - {TITLE}
AU  - Belcourt, Anna
T2  - Le Phare de Vélane
AB  - {LEAD}
{SECOND}
DA  - 2022/03/14/
UR  - https://phare.example/2022/03/15/conseil
SP  - 4
L1  - files/12/article.pdf
ER  -

TY  - ELEC
TI  - Une notice sans texte
L1  - files/13/autre.html
ER  -
"""
CSL = json.dumps(
    [
        {
            "id": "a/1",
            "type": "article-newspaper",
            "abstract": f"{LEAD}\n{SECOND}",
            "container-title": "Le Phare de Vélane",
            "page": "4",
            "title": TITLE,
            "URL": "https://phare.example/conseil",
            "author": [{"family": "Belcourt", "given": "Anna"}],
            "issued": {"date-parts": [["2022", 3, 14]]},
            "accessed": {"date-parts": [["2022", 5, 1]]},
        },
        {"id": "a/2", "type": "webpage", "title": "Une notice sans texte", "issued": {"date-parts": [["2022"]]}},
    ]
)
NINJS1 = json.dumps(
    {
        "uri": "tag:agence.example,2022:1",
        "type": "text",
        "versioncreated": "2022-03-15T07:00:00Z",
        "firstcreated": "2022-03-14T18:30:00Z",
        "headline": TITLE,
        "byline": "Anna Belcourt",
        "provider": "Agence des Détroits",
        "usageterms": "Usage personnel",
        "body_html": f'<p class="lead">{LEAD}</p>\n<p>{SECOND.replace("Paul Darvin", "<b>Paul</b> Darvin")} &amp; c.</p>',
        "associations": {"photo": {"headline": "Un bateau", "body_text": "Une photo"}},
    },
    ensure_ascii=False,
)
NINJS3 = json.dumps(
    [
        {
            "uri": f"urn:{n}",
            "contentcreated": "2022-03-14T18:30:00+01:00",
            "headlines": [{"role": "main", "value": f"{TITLE} ({n})"}],
            "infosources": [{"name": "Agence des Détroits"}],
            "bodies": [
                {"contenttype": "text/plain", "value": "Autre forme."},
                {"contenttype": "text/html", "value": f"<p>{LEAD}</p><p>{SECOND}</p>"},
            ],
        }
        for n in (1, 2)
    ]
)
NITF = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-5.dtd">
<nitf><head><title>Autre titre</title><docdata><doc-id id-string="AD-1"/><date.issue norm="20220314T183000Z"/>
<doc.copyright holder="Agence des Détroits"/></docdata>
<pubdata name="Le Phare de Vélane" date.publication="20220315" position.section="Monde" position.sequence="4"/></head>
<body><body.head><hedline><hl1>{TITLE}</hl1><hl2>Un sous-titre</hl2></hedline><byline>Par <person>Anna Belcourt</person></byline>
<dateline><location>VÉLANE</location></dateline></body.head>
<body.content><p>{LEAD}</p><media><media.caption>Un bateau au port.</media.caption></media>
<p>« Nous reprendrons quand les <em>bateaux</em> seront rentrés &#187;, a déclaré le ministre ostranien Paul Darvin.
Les pêcheurs attendent.</p>
</body.content></body></nitf>
"""
G2 = f"""<?xml version="1.0"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:newsml:agence.example:20220314:1" version="2">
<rightsInfo><copyrightNotice>(c) Agence des Détroits</copyrightNotice></rightsInfo>
<itemMeta><provider><name>Agence des Détroits</name></provider><versionCreated>2022-03-15T07:00:00Z</versionCreated></itemMeta>
<contentMeta><contentCreated>2022-03-14T18:30:00Z</contentCreated><headline>{TITLE}</headline><by>Anna Belcourt</by></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml">
<html><body><p>{LEAD}</p><p>{SECOND}</p></body></html></inlineXML></contentSet></newsItem>
<newsItem><contentMeta><headline>Sans texte</headline></contentMeta></newsItem>
</itemSet></newsMessage>
"""
NEWSML1 = f"""<NewsML><NewsItem>
<Identification><NewsIdentifier><PublicIdentifier>urn:x:20220314:1</PublicIdentifier></NewsIdentifier></Identification>
<NewsManagement><FirstCreated>20220314T183000Z</FirstCreated><ThisRevisionCreated>20220315T070000Z</ThisRevisionCreated></NewsManagement>
<NewsComponent><NewsLines><HeadLine>{TITLE}</HeadLine><ByLine>Anna Belcourt</ByLine><DateLine>VÉLANE, 14 mars</DateLine>
<CreditLine>AFP</CreditLine></NewsLines>
<ContentItem><DataContent><p>{LEAD}</p><p>{SECOND}</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>
"""
FILES = {"ris": RIS, "csl": CSL, "ninjs": NINJS1, "nitf": NITF, "newsml": G2}
MORE = {"ninjs": NINJS3, "newsml": NEWSML1}


def readings(text: str) -> tuple[Reading, ...]:
    return read(Page("file", text.encode()), 1).readings


def fields(found: Reading) -> dict[FieldKind, str]:
    return {field.kind: field.value for field in found.article.fields}


def bodies(found: Reading) -> list[str]:
    return [zone.span.text for zone in found.article.zones if zone.kind is ZoneKind.BODY]


@pytest.mark.parametrize("text", [*FILES.values(), *MORE.values()])
def test_an_item_gives_its_headline_its_text_and_its_day(text: str) -> None:
    found = readings(text)[0]
    assert found.article.headline
    assert found.article.headline.text.startswith(TITLE)
    assert [body.removesuffix(" & c.") for body in bodies(found)] == [LEAD, SECOND]
    assert found.article.published.value == "2022-03-14"
    page = text
    for zone in found.article.zones:
        for start, end in zone.span.page:
            assert page[start:end].strip()


def test_every_field_stands_on_words_of_the_page() -> None:
    assert fields(readings(RIS)[0]) == {
        FieldKind.HEADLINE: TITLE,
        FieldKind.AUTHOR: "Belcourt, Anna",
        FieldKind.PUBLISHER: "Le Phare de Vélane",
        FieldKind.DATE: "2022-03-14",
        FieldKind.ADDRESS: "https://phare.example/2022/03/15/conseil",
        FieldKind.PAGE: "4",
    }
    told = fields(readings(CSL)[0])
    assert (told[FieldKind.AUTHOR], told[FieldKind.DATE], told[FieldKind.LOADED]) == ("Anna Belcourt", "2022-03-14", "2022-05-01")
    told = fields(readings(NINJS1)[0])
    assert (told[FieldKind.DATE], told[FieldKind.UPDATED]) == ("2022-03-14T18:30Z", "2022-03-15T07:00Z")
    assert (told[FieldKind.AGENCY], told[FieldKind.AUTHOR]) == ("Agence des Détroits", "Anna Belcourt")
    told = fields(readings(NITF)[0])
    assert (told[FieldKind.PUBLISHER], told[FieldKind.SECTION], told[FieldKind.PAGE]) == ("Le Phare de Vélane", "Monde", "4")
    assert (told[FieldKind.DATE], told[FieldKind.IDENTIFIER], told[FieldKind.RIGHTS]) == (
        "2022-03-14T18:30Z",
        "AD-1",
        "Agence des Détroits",
    )
    told = fields(readings(G2)[0])
    assert (told[FieldKind.PUBLISHER], told[FieldKind.UPDATED]) == ("Agence des Détroits", "2022-03-15T07:00Z")


def test_a_summary_is_no_whole_text_and_a_record_without_one_is_refused() -> None:
    for text in (RIS, CSL):
        received = read(Page("biblio", text.encode()), 1)
        assert [reading.article.completeness.state for reading in received.readings] == [Completeness.EXCERPT]
        (refused,) = received.refused
        assert (refused.key, refused.where) == ("refused.record", "biblio#2")
        assert "Une notice sans texte" in refused.what
    assert "files/13/autre.html" in read(Page("biblio", RIS.encode()), 1).refused[0].remedy


def test_captions_and_datelines_are_not_the_story() -> None:
    found = readings(NITF)[0]
    told = {zone.kind: zone.span.text for zone in found.article.zones}
    assert (told[ZoneKind.CAPTION], told[ZoneKind.DATELINE], told[ZoneKind.STANDFIRST]) == ("Un bateau au port.", "VÉLANE", "Un sous-titre")


def test_several_items_are_several_articles_and_one_without_text_is_none() -> None:
    assert [found.article.headline.text for found in readings(NINJS3) if found.article.headline] == [f"{TITLE} (1)", f"{TITLE} (2)"]
    assert len(readings(G2)) == 1


def test_no_file_has_the_markers_of_two_formats() -> None:
    made = [*FILES.values(), *MORE.values(), MARKDOWN, "\n".join((TITLE, LEAD)), f"<html><p>{LEAD}"]
    for data in [text.encode() for text in made] + [docx_of(), odt_of(), rtf_of(), pdf_of()]:
        carried = carrier(data)
        sheet = carried.open(Page("file", data))
        fitting = [each.name for each in FORMATS if carried.name in each.carriers and each.marker and each.marker.search(sheet.page)]
        assert len(fitting) <= 1
        assert form(sheet, carried.name).name == (fitting or [carried.name])[0]


def test_entities_are_not_expanded_and_odd_items_break_nothing() -> None:
    bomb = '<!DOCTYPE nitf [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    found = readings(
        NITF.replace('<!DOCTYPE nitf SYSTEM "nitf-3-5.dtd">', bomb).replace("Les pêcheurs attendent.", "Les pêcheurs attendent. &b;")
    )
    assert "aaaa" not in found[0].clean
    for odd in (
        NITF[:900],
        G2[:700],
        NINJS1[:600],
        CSL[:300],
        "TY  - NEWS",
        "TY  - NEWS\nAB  - \nER  - ",
        '[{"issued": [[[[]]]]}]',
        '{"pubstatus": 1}',
    ):
        try:
            read(Page("file", odd.encode()), 1)
        except PageRefused:
            continue
