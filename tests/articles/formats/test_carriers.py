"""What the bytes of a file are packed in."""

import pytest

from recoupe.articles.formats import carrier


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0">', "xml"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><!-- notes --><!DOCTYPE nitf SYSTEM "nitf.dtd" [<!ENTITY a "b">]><nitf>', "xml"),
        (b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">', "xml"),
        (b"<ppsArticleResponse>", "xml"),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"><html>', "html"),
        (b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">', "html"),
        (b"<!DOCTYPE html><html>", "html"),
        (b"<textarea>", "text"),
        (b"<1> La Valdorie", "text"),
        (b"Le texte <b>gras</b>", "text"),
    ],
)
def test_carriers(data: bytes, name: str) -> None:
    assert carrier(data).name == name
