"""Feeds: one file, many pieces, each with its own fields; lists of feeds hold no article."""

from __future__ import annotations

import pytest

from recoupe.articles import read
from recoupe.articles.formats import opened
from recoupe.errors import PageRefused
from recoupe.model import Completeness, FieldKind, Page, Reading

ONE = "Le Conseil des Détroits s’est réuni mardi à Vélane pour examiner la plainte de la Valdorie contre les péages d’Ostrane."
LONG = " ".join([ONE] * 9)
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Le Courrier de V&#233;lane</title><link>https://courrier.example/</link><description>Toute l’actualité</description>
<item><title>Péages : l&#39;accord &amp;amp; la plainte</title><link>https://courrier.example/a</link>
<dc:creator><![CDATA[Igor Vasnik]]></dc:creator><pubDate>Wed, 12 Mar 2031 21:40:00 +0100</pubDate>
<description>{ONE}</description>
<content:encoded><![CDATA[<p>{LONG}</p><p>Le <b>chenal</b> rouvrira au d&eacute;but de l’&eacute;t&eacute;.</p>]]></content:encoded></item>
<item><title>Le chenal rouvrira</title><link>https://courrier.example/b</link><pubDate>Thu, 13 Mar 2031 08:00:00 GMT</pubDate>
<description>&lt;p&gt;La ministre Ir&amp;egrave;ne Kalvo
l’a annonc&#233; &lt;i&gt;mercredi&lt;/i&gt; &#224; V&#233;lane devant les pilotes.&lt;/p&gt;</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette d’Ostrane</title>
<entry><title type="html">Péages &lt;em&gt;gelés&lt;/em&gt;</title><link rel="alternate" href="https://gazette.example/a"/>
<author><name>Karl Brusk</name></author><published>2031-03-12T21:40:00+01:00</published><updated>2031-03-13T09:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{LONG}</p><p>Fin du <b>récit</b>.</p></div></content></entry></feed>"""


def pieces(text: str) -> list[Reading]:
    return list(read(Page("fil.xml", text.encode()), 1).readings)


def said(reading: Reading, kind: FieldKind) -> str:
    return next((field.value for field in reading.article.fields if field.kind is kind), "")


def test_every_entry_of_rss_is_a_piece_with_its_fields() -> None:
    one, two = pieces(RSS)
    assert [r.article.headline and r.article.headline.text for r in (one, two)] == ["Péages : l'accord & la plainte", "Le chenal rouvrira"]
    assert {r.article.publisher and r.article.publisher.name for r in (one, two)} == {"Le Courrier de Vélane"}
    assert said(one, FieldKind.AUTHOR) == "Igor Vasnik"
    assert said(one, FieldKind.DATE) == "2031-03-12T21:40+01:00"
    assert said(two, FieldKind.ADDRESS) == "https://courrier.example/b"
    assert two.article.published.value == "2031-03-13"


def test_the_whole_content_is_read_where_it_is_given_else_the_summary_which_says_so() -> None:
    one, two = pieces(RSS)
    assert LONG in one.clean
    assert "Le chenal rouvrira au début de l’été." in one.clean
    assert one.article.completeness.state is Completeness.WHOLE
    assert two.article.completeness.state is Completeness.EXCERPT


def test_html_that_is_escaped_twice_leads_back_to_the_page() -> None:
    two = pieces(RSS)[1]
    assert "La ministre Irène Kalvo l’a annoncé mercredi à Vélane devant les pilotes." in two.clean
    at = two.clean.index("Irène") + 2
    ((start, end),) = two.span(at, at + 1).page
    assert RSS[start:end] == "&amp;egrave;"


def test_atom_gives_its_entries() -> None:
    (one,) = pieces(ATOM)
    assert one.article.headline is not None
    assert one.article.headline.text == "Péages gelés"
    assert said(one, FieldKind.AUTHOR) == "Karl Brusk"
    assert said(one, FieldKind.ADDRESS) == "https://gazette.example/a"
    assert said(one, FieldKind.UPDATED) == "2031-03-13T09:00:00Z"
    assert "Fin du récit." in one.clean


def test_a_feed_without_entries_is_refused() -> None:
    with pytest.raises(PageRefused) as caught:
        pieces('<rss version="2.0"><channel><title>Rien à lire dans ce fil</title></channel></rss>')
    assert caught.value.key == "refused.no-entries"


def test_a_list_of_feeds_is_told_and_not_followed() -> None:
    with pytest.raises(PageRefused) as caught:
        pieces(
            '<?xml version="1.0"?><opml version="2.0"><body><outline text="Courrier" xmlUrl="https://courrier.example/rss"/></body></opml>'
        )
    assert caught.value.key == "refused.subscriptions"
    assert "https://courrier.example/rss" in caught.value.what


def test_the_title_of_a_feed_that_is_never_closed_does_not_stand_in_every_piece() -> None:
    entry = f"<item><title>Les péages</title><description>{'Le Conseil se réunira mardi à Vélane. ' * 8}</description></item>"
    feed = f'<rss version="2.0"><channel><title>Le Courrier{entry * 200}</channel></rss>'
    made = opened(Page("feed.xml", feed.encode()))[1].pieces
    assert len(made) == 200
    assert max(len(piece.text.clean) for piece in made) < 2 * len(entry)


def test_a_bomb_of_entities_expands_nothing() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + RSS.partition("?>")[2]
    assert len(pieces(bomb.replace("Toute", "&b;"))) == 2
