"""The brief in 100 words against human summaries: ROUGE-2 and ROUGE-SU4, beside lead, TextRank and LexRank (sumy) in the same run.

    python tests/bench/summaries.py [--part tuning|heldout|all] [--show T01_C1]

Each cluster of RPM2 beside the checkout (ten articles) has four human summaries of about 100 words. Every way gets the same sentences
(body and standfirst of the articles in the order of their file names, without headlines) and the same length: its text is cut behind the
hundredth word. `lead`: the opening of the first article; `leads`: the first sentence of every article in turn, then the second. Figures are
means over clusters of F1 and recall, each jackknifed (`rouge.py`), so that the humans, each against the others, are the ceiling.
T08 to T10 are held out: all choices were made on T01 to T07. 1 when the brief is not above every baseline in F1 of all clusters asked for.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest
from pathlib import Path

from rouge import Score, bigrams, ceiling, jackknife, mean, su4

from recoupe.brief import short
from recoupe.lang import tokens
from recoupe.model import Material, Page, Reading, ZoneKind
from recoupe.pipeline import picture

DATA = Path(__file__).parents[3] / "shared/data/rpm2_fr"
WORDS = 100
HELD_OUT = ("T08", "T09", "T10")
Sentences = list[list[str]]
"""The sentences of every article."""


def clusters(part: str) -> list[str]:
    """The clusters of a part, in order."""
    every = sorted({path.name[:6] for path in (DATA / "documents").glob("T*.txt")})
    return [name for name in every if part == "all" or name.startswith(HELD_OUT) == (part == "heldout")]


def references(cluster: str) -> list[str]:
    """The human summaries of a cluster."""
    return [path.read_text(encoding="utf-8") for path in sorted((DATA / "references").glob(f"{cluster}_A*.txt"))]


def cut(text: str, most: int = WORDS) -> str:
    """The first words of a text."""
    return " ".join(text.split()[:most])


def lead(told: Sentences) -> str:
    """The opening of the first article."""
    return " ".join(told[0])


def leads(told: Sentences) -> str:
    """The first sentences of all articles, then the second ones."""
    return " ".join(sentence for row in zip_longest(*told) for sentence in row if sentence)


class Ranked:
    """The best sentences by a summariser of sumy, with its French stop words and stems, in the order of the articles."""

    def __init__(self, name: str) -> None:
        from sumy.nlp.stemmers import Stemmer
        from sumy.summarizers.lex_rank import LexRankSummarizer
        from sumy.summarizers.text_rank import TextRankSummarizer
        from sumy.utils import get_stop_words

        self._rank = {"LexRank": LexRankSummarizer, "TextRank": TextRankSummarizer}[name](Stemmer("french"))
        self._rank.stop_words = get_stop_words("french")

    def __call__(self, told: Sentences) -> str:
        from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

        document = ObjectDocumentModel([Paragraph([Sentence(text, _Tokens()) for text in article]) for article in told])
        for many in range(1, sum(map(len, told)) + 1):
            text = " ".join(str(sentence) for sentence in self._rank(document, many))
            if len(text.split()) >= WORDS:
                return text
        return " ".join(lead(told).split())


class _Tokens:
    """Our words, as sumy asks for them."""

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(token.text for token in tokens(text))


def sentences(reading: Reading) -> list[str]:
    """The sentences of an article but for its headline."""
    told = (span for span in reading.sentences if reading.zone_at(span[0]) in (ZoneKind.BODY, ZoneKind.STANDFIRST))
    return [" ".join(reading.clean[start:end].split()) for start, end in told]


def texts(cluster: str, ways: dict[str, Callable[[Sentences], str]]) -> dict[str, str]:
    """What every way makes of a cluster, the brief last."""
    done = picture(Page(path.name, path.read_bytes()) for path in sorted((DATA / "documents").glob(f"{cluster}_*.txt")))
    told = [sentences(reading) for reading in done.readings]
    brief = short(Material(done.readings, ()), done.dossier, WORDS)
    return {name: cut(way(told)) for name, way in ways.items()} | {"brief": cut(" ".join(item.text for item in brief))}


def table(rows: Iterable[tuple[str, Sequence[Score]]]) -> str:
    """The figures of every way, as per cent."""
    head = f"{'':10}" + "".join(f"{name:>14}" for name in ("R-2 F1", "R-2 recall", "R-SU4 F1", "R-SU4 recall"))
    lines = [f"{name:10}" + "".join(f"{100 * figure:14.2f}" for s in scores for figure in (s.f1, s.recall)) for name, scores in rows]
    return "\n".join((head, *lines))


def main() -> int:
    """Measure and print; 1 when the brief is not above every baseline."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("tuning", "heldout", "all"), default="all")
    parser.add_argument("--show", default="", help="print what every way makes of one cluster, instead")
    options = parser.parse_args()
    asked = clusters(options.part)
    if not asked:
        print("no articles in ../shared: nothing to measure")
        return 0
    ways: dict[str, Callable[[Sentences], str]] = {
        "lead": lead,
        "leads": leads,
        "TextRank": Ranked("TextRank"),
        "LexRank": Ranked("LexRank"),
    }
    if options.show:
        print(*(f"{name}: {text}\n" for name, text in texts(options.show, ways).items()), sep="\n")
        return 0
    rates = (bigrams(), su4)
    figures: dict[str, list[list[Score]]] = {name: [[] for _ in rates] for name in (*ways, "brief", "humans")}
    for cluster in asked:
        humans = references(cluster)
        for name, text in texts(cluster, ways).items():
            for n, rate in enumerate(rates):
                figures[name][n].append(jackknife(rate, text, humans))
        for n, rate in enumerate(rates):
            figures["humans"][n].append(ceiling(rate, humans))
    means = {name: [mean(each) for each in found] for name, found in figures.items()}
    print(f"RPM2, {len(asked)} clusters ({options.part}), {WORDS} words, four human summaries each: per cent, means over clusters")
    print(table(means.items()))
    missed = any(means["brief"][n].f1 <= means[name][n].f1 for name in ways for n in range(len(rates)))
    print("the brief is above every baseline: MISSED" if missed else "the brief is above every baseline")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
