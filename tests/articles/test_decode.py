"""Bytes to characters: what is read, what is told, what is refused."""

import pytest

from recoupe.articles import read
from recoupe.articles.decode import LARGEST, LONGEST, decode
from recoupe.errors import PageRefused
from recoupe.lang import retold
from recoupe.model import Page

TEXT = "Le médiateur « espère » un accord. L’Ostranie négocie à Genève.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_same_text_comes_out(encoding: str) -> None:
    assert decode(Page("a.txt", TEXT.encode(encoding))).text == TEXT


def test_whatever_is_not_utf8_is_told() -> None:
    (found,) = read(Page("a.txt", TEXT.encode("cp1252")), 1).readings
    assert [(p.kind, p.details) for p in found.problems] == [("encoding", ("Windows-1252",))]
    (plain,) = read(Page("a.txt", TEXT.encode()), 1).readings
    assert not plain.problems


def test_a_declared_encoding_is_believed_before_a_guess() -> None:
    page = ("charset=iso-8859-15\n\n" + TEXT.replace("’", "'") + "Elle coûte 400 € par mois.").encode("iso-8859-15")
    assert "400 €" in decode(Page("a.txt", page)).text


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        ("\u00a0\n".encode(), "empty"),
        (b"12 34", "no-words"),
        (b"texte\x00\x01\x02binaire\x00", "binary"),
        (b"%PDF-1.4 ...", "unreadable"),
        (b"<!DOCTYPE html><html><body>Bonjour</body></html>", "few-words"),
        ("Переговоры в Женеве завершились".encode("koi8-r"), "undecodable"),
        ("Le débat à Genève, c’est".encode("mac-roman") * 3, "undecodable"),
        ("un accord est signé".encode()[:-1], "undecodable"),
        (b"a" * (LARGEST + 1), "too-large"),
        (b"word " * (LONGEST // 4), "too-long"),
    ],
)
def test_what_is_no_text_is_refused_in_both_languages(data: bytes, key: str) -> None:
    with pytest.raises(PageRefused) as caught:
        read(Page("a.txt", data), 1)
    refused = caught.value
    assert refused.key == f"refused.{key}"
    assert str(refused) == refused.what == retold(refused, "en")[0]
    what, where, remedy = retold(refused, "fr")
    assert where == "a.txt"
    assert remedy
    assert what != refused.what
    assert "{" not in what + remedy


def test_mojibake_is_told_with_its_words_and_left_as_it_is() -> None:
    (found,) = read(Page("a.txt", ("Le mÃ©diateur a rencontrÃ© les dÃ©lÃ©gations.\n" + TEXT).encode()), 1).readings
    assert "mÃ©diateur" in found.clean
    assert [r.span.text for r in found.article.repairs if r.kind == "mojibake"] == ["mÃ©diateur", "rencontrÃ©", "dÃ©lÃ©gations"]
    assert [p.kind for p in found.problems] == ["mojibake"]


def test_portuguese_and_scandinavian_letters_are_no_mojibake() -> None:
    (found,) = read(Page("a.txt", "Le président João Âncora et Åsa Ârdal ont rencontré Fernando São à Ostrane.".encode()), 1).readings
    assert not found.article.repairs
