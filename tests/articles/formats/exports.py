"""Exports of press databases, invented: as many pieces as are wanted, with what surrounds them."""

from collections.abc import Sequence

LICENSEE = "certificat émis à Institut-Fictif-de-Vélane"
SEARCH = "TEXT= recherche-secrete-kalvo"
USER = "marthe.dulac@institut-fictif.example"
PRIVATE = ("Institut-Fictif-de-Vélane", "recherche-secrete-kalvo", "marthe.dulac")
"""Words of the user that no export may hold."""
TITLE = "Valdorie : le Conseil des Détroits reporte sa décision"
STANDFIRST = "Les douze Etats riverains se donnent deux semaines de plus pour s'entendre sur les câbles."
LEAD = (
    "Les ambassadeurs des douze Etats riverains du détroit se sont séparés mardi soir à Ostrane sans accord sur les câbles, "
    "a annoncé le médiateur Paul Darvin, qui a demandé un délai de deux semaines."
)
SECOND = "« Nous avons besoin de temps », a déclaré le médiateur. La délégation valdorienne avait quitté la salle peu avant minuit."


def europresse_article(
    *,
    publisher: str = "La Dépêche du Détroit",
    header: str = "Monde, mercredi 12 janvier 2022 - 512 mots, p. 6",
    title: str = TITLE,
    standfirst: str = STANDFIRST,
    author: str = '<div class="docAuthors">Irène Kalvo</div>',
    body: Sequence[str] = (f"<p>{LEAD}</p>", f"<p>{SECOND}</p>"),
    identifier: str = "news·20220113·DD·6108987",
    more: str = "",
) -> str:
    """One `<article>` of a present-day export."""
    return f"""
<article>
  <div class="rdp__DocPublicationName"><span class="DocPublicationName">{publisher}</span></div>
  <div><span class="DocHeader">{header}</span></div>
  <div class="titreArticle"><p class="titreArticleVisu rdp__articletitle">{title}</p></div>
  <p class="rdp__subtitle">{standfirst}</p>
  {author}
  <div class="docOcurrContainer">{"".join(body)}</div>
  {more}
  <div class="Doc-LegalInfo"><small>© 2022 La Dépêche du Détroit. Tous droits réservés.</small>
  <small>Le présent document est protégé par les lois sur le droit d'auteur.</small></div>
  <div class="publiC-lblNodoc">{identifier}</div>
</article>"""


def europresse(*articles: str, announced: int | None = None) -> bytes:
    """A present-day export."""
    number = len(articles) if announced is None else announced
    return (
        '<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Documents</title></head><body>'
        f"<header><p>{LICENSEE}</p><p>Recherche : {SEARCH}</p><p>{USER}</p><p>Sauvegardé le 20 janvier 2022</p>"
        f"<p>Nombre de documents : {number}</p></header>"
        f"{''.join(articles)}<footer><p>{LICENSEE}</p></footer></body></html>"
    ).encode()


def europresse_old(*pieces: str) -> bytes:
    """An export as tables: it declares ISO-8859-1 and is in UTF-8."""
    return (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"></head><body>'
        f"<p>{LICENSEE}</p><p>{len(pieces)} documents</p>{''.join(pieces)}</body></html>"
    ).encode()


def europresse_table(*, author: str = "Irène Kalvo<br>", body: str = f"<p>{LEAD}</p><p>{SECOND}</p>") -> str:
    """One piece of it."""
    return f"""<table><tr><td>
<span class="DocPublicationName">La Dépêche du Détroit</span><br>
<span class="DocHeader">Monde, jeudi 12 mars 2009, p. 4</span><br>
<span class="TitreArticleVisu">{TITLE}</span><br>
{author}
{body}
<p>© 2009 La Dépêche du Détroit. Tous droits réservés.</p>
<p><span id="PubliC_lblNodoc">news·20090312·DD·044</span></p>
</td></tr></table>"""


AN = "DEPDET0020220112ei1c0000a"
"""An accession number of Factiva."""


def factiva_rows(**rows: str) -> str:
    """An article with field codes, in two boxes as newer exports have it."""
    said = {
        "SE": "Monde",
        "HD": f"<b>{TITLE}</b>",
        "BY": "Irène Kalvo",
        "CR": "Agence France-Presse",
        "WC": "512 mots",
        "PD": "12 janvier 2022",
        "ET": "18:05 GMT",
        "SN": "La Dépêche du Détroit",
        "SC": "DEPDET",
        "PG": "A6",
        "LA": "Français",
        "CY": "(c) 2022 La Dépêche du Détroit",
        "LP": f'<p class="articleParagraph frarticleParagraph">{LEAD}</p>',
        "TD": f'<p class="articleParagraph frarticleParagraph">{SECOND}</p>',
        "CO": "orsal : Orsalis SA",
        "AN": f"Document {AN}",
    } | rows
    cells = "".join(f"<tr><td><b>{code}</b>&nbsp;</td><td>{words}</td></tr>" for code, words in said.items() if words)
    box = '<div class="article frArticle">'
    return f'{box}{box}<p>&nbsp;</p><table>{cells}</table></div></div><p align="right">{USER}</p>'


def factiva(*articles: str) -> bytes:
    """An HTML export of Factiva."""
    end = f'<div class="searchSummary"><table><tr><td>Texte</td><td>{SEARCH}</td></tr></table></div>'
    return f'<html><head><meta charset="utf-8"></head><body><p>{LICENSEE}</p>{"".join(articles)}{end}</body></html>'.encode()


def factiva_lines(**changed: str) -> list[str]:
    """The lines of an article without field codes."""
    said = {
        "section": "",
        "title": TITLE,
        "author": "Par Irène Kalvo",
        "words": "512 mots",
        "date": "12 janvier 2022",
        "hour": "18:05",
        "source": "La Dépêche du Détroit",
        "code": "DEPDET",
        "page": "A6",
        "language": "Français",
        "rights": "(c) 2022 La Dépêche du Détroit",
        "lead": LEAD,
        "second": SECOND,
        "document": f"Document {AN}",
    } | changed
    return [line for line in said.values() if line]


def factiva_text(*articles: list[str], between: str = "\n\n") -> bytes:
    """A text export of Factiva."""
    cover = f"Factiva\n{USER}\n\f"
    return (cover + "\n\f\n".join(between.join(each) for each in articles) + f"\n\nRésumé de la recherche\nTexte {SEARCH}\n").encode()


def factiva_xml(*bodies: str, count: int | None = None) -> bytes:
    """An XML export of Factiva."""
    number = len(bodies) if count is None else count
    return (
        "\ufeff<?xml version='1.0' encoding='UTF-8'?>\n"
        f'<ppsArticleResponse xmlns="http://global.factiva.com/pps/1.0" count="{number}">'
        f"<clientId>{USER}</clientId>{''.join(bodies)}</ppsArticleResponse>"
    ).encode()


def factiva_element(accession: str = AN) -> str:
    """One article of it, with hits of the search within its words."""
    title = TITLE.replace("Conseil", "<hlt>Con</hlt>seil").replace("des Détroits", "<hlt>des</hlt> <hlt>Détroits</hlt>")
    return (
        f"<article><accessionNo>{accession}</accessionNo><headline><paragraph>{title}</paragraph></headline>"
        "<byline>Irène Kalvo</byline><credit>AFP</credit><wordCount>512</wordCount>"
        "<publicationDate>2022-01-12</publicationDate><publicationTime>18:05:00</publicationTime>"
        "<sourceName>La Dépêche du Détroit</sourceName>"
        "<copyright>(c) 2022 La Dépêche du Détroit</copyright><regionCodes><code>valdor</code></regionCodes>"
        f"<leadParagraph><paragraph>{LEAD}</paragraph></leadParagraph>"
        f"<tailParagraphs><paragraph>{SECOND}</paragraph></tailParagraphs></article>"
    )


def nexis_lines(number: str = "1 of 1 DOCUMENTS", **changed: str) -> list[str]:
    """The lines of an article of LexisNexis."""
    said = {
        "number": number,
        "source": "La Dépêche du Détroit",
        "day": "12 janvier 2022 mercredi",
        "edition": "Édition du soir",
        "title": TITLE,
        "late": "",
        "author": "BYLINE: Irène Kalvo",
        "section": "SECTION: Monde; Pg. A6",
        "length": "LENGTH: 512 mots",
        "lead": LEAD,
        "second": SECOND,
        "loaded": "LOAD-DATE: 13 janvier 2022",
        "language": "LANGUAGE: FRENCH; FRANÇAIS",
        "subject": "SUBJECT: SUBMARINE CABLES (90%); PORTS (78%)",
        "rights": "Copyright 2022 La Dépêche du Détroit",
        "all": "Tous droits réservés",
    } | changed
    return [line for line in said.values() if line]


def nexis_text(*articles: list[str]) -> bytes:
    """A text export of LexisNexis."""
    cover = f"User Name: {USER}\nTerms: {SEARCH}\n\n"
    return (cover + "\n\n\n".join("\n\n".join(each) for each in articles) + "\n").encode()


def nexis_html(*articles: list[str]) -> bytes:
    """An HTML export of LexisNexis."""
    pieces = (
        f'<a name="DOC_ID_0_{n}"></a>' + "".join(f'<div class="c{m}"><p><span>{line}</span></p></div>' for m, line in enumerate(each))
        for n, each in enumerate(articles)
    )
    return f"<html><head><meta charset='utf-8'></head><body><p>Terms: {SEARCH}</p><p>{USER}</p>{''.join(pieces)}</body></html>".encode()


def uni_lines(**changed: str) -> list[str]:
    """The lines of an article of Nexis Uni."""
    said = {
        "title": TITLE,
        "note": "",
        "source": "La Dépêche du Détroit",
        "day": "mercredi 12 janvier 2022 6:05 PM GMT",
        "rights": "Copyright 2022 La Dépêche du Détroit Tous droits réservés",
        "section": "Section:\xa0Monde; Pg. A6",
        "length": "Length:\xa0512 words",
        "author": "Byline:\xa0Irène Kalvo",
        "body": "Body",
        "lead": LEAD,
        "second": SECOND,
        "classification": "Classification",
        "language": "Language:\xa0FRENCH; FRANÇAIS",
        "subject": "Subject:\xa0SUBMARINE CABLES (90%)",
        "loaded": "Load-Date:\xa0January 13, 2022",
        "end": "End of Document",
    } | changed
    return [line for line in said.values() if line]


def uni(*articles: list[str], announced: int | None = None, between: str = "\n") -> bytes:
    """The text of an export of Nexis Uni: a cover with the search and a list, then the articles."""
    number = len(articles) if announced is None else announced
    cover = [f"User Name: {USER}", "Date and Time: jeudi 20 janvier 2022 10:00 CET", f"Documents ({number})"]
    cover += [f"{n}. {each[0]}" for n, each in enumerate(articles, start=1)]
    cover += [f"Client/Matter: {LICENSEE}", f"Search Terms: {SEARCH}", "| About LexisNexis | Privacy Policy | Copyright © 2022 LexisNexis"]
    return ("\n".join(cover) + "\n\n" + "\n\n".join(between.join(each) for each in articles) + "\n").encode()
