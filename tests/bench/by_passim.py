"""Text reuse by dasmiq/passim in PySpark: the program itself from a checkout, or its stages written anew.

The program is in no package index, and its last stage (clusters) wants a Spark package fetched at run time; up to the
passages it runs without. So `find` takes a checkout and stops the program there, or runs the stages below: ours, after
what its source does (`passim/seriatim.py`, MIT), and **not the program**. Stages: sequences of letters and digits that
begin at words and stand once in a text; those of few texts; pairs of texts with enough of them; for every text the
likeliest source of every stretch (a Viterbi search over sources); both ends aligned letter by letter (a beam search as far as `gap`
letters, to the end of a word). The settings are those that its README gives, n of 25 letters among them (20 in versions before).
Left out: passages of two texts that overlap are not spliced, which covers no other letters.
"""

from __future__ import annotations

import heapq
import os
import sys
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from math import ceil, inf, log
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from measured import family

COPY, GO_ON, LETTERS, FINAL, SPARE = 0.8, 0.998, 256, 0.01, 20
"""Chances that a letter is copied, that a source goes on; letters there are; how much farther the source is read: the program's."""
Row = tuple[int, int, int, int, int, int]


@dataclass(frozen=True)
class Settings:
    """The options of the program, with its defaults."""

    n: int = 25
    min_match: int = 5
    max_df: int = 100
    gap: int = 600
    min_align: int = 50
    beam: int = 20
    floating: bool = False


def find(texts: Sequence[str], settings: Settings, scratch: Path, checkout: Path | None) -> tuple[list[np.ndarray], dict[str, Any]]:
    """(target, source, start, end, origin, origin_end) of all passages as columns, and what it cost after Spark's start."""
    import pyarrow
    import pyarrow.parquet

    rows = {"id": list(range(len(texts))), "text": list(texts)}
    pyarrow.parquet.write_table(pyarrow.table(rows), scratch / "corpus.parquet")
    spark = _session(scratch, checkout)
    before = _used()
    found = _program(spark, scratch, settings, checkout) if checkout else _stages(spark, scratch, settings)
    cost = {"work": _used() - before}
    spark.stop()
    columns = np.array(found, dtype=np.int64).reshape(-1, 6).T
    return list(columns), cost


def _used() -> float:
    """Seconds of processor of all processes of this run."""
    return sum(seconds for _, seconds, _ in family(os.getsid(0)))


def _session(scratch: Path, checkout: Path | None) -> Any:
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = os.pathsep.join([str(Path(__file__).parent), str(checkout or ""), os.environ.get("PYTHONPATH", "")])
    build = SparkSession.builder.master("local[1]").appName("passim").config("spark.ui.enabled", "false")
    build = (
        build.config("spark.ui.showConsoleProgress", "false")
        .config("spark.driver.memory", "4g")
        .config("spark.local.dir", str(scratch))
        .config("spark.log.level", "ERROR")
    )
    return build.getOrCreate()


def _program(spark: Any, scratch: Path, settings: Settings, checkout: Path) -> list[Row]:
    """Run the program up to its passages and read them."""
    sys.modules.setdefault("graphframes", ModuleType("graphframes")).GraphFrame = None  # type: ignore[attr-defined]
    sys.path.insert(0, str(checkout))
    from passim import seriatim
    from pyspark.sql.functions import udf, xxhash64

    def stop(*_: Any) -> None:
        raise StopIteration

    seriatim.clusterExtents = stop
    seriatim.udf = lambda function, kind: udf(lambda *cells: listed(function(*cells)), kind)  # later versions of Spark refuse generators
    # without a field it writes an empty group, which Parquet does not know
    options = [
        "--fields",
        "id",
        "--input-format",
        "parquet",
        "-n",
        settings.n,
        "-m",
        settings.min_match,
        "-u",
        settings.max_df,
        "-g",
        settings.gap,
    ]
    options += ["-a", settings.min_align, *(["--floating-ngrams"] if settings.floating else [])]
    with suppress(StopIteration):
        seriatim.main([*map(str, options), str(scratch / "corpus.parquet"), str(scratch / "out")])
    uids = spark.read.parquet(str(scratch / "corpus.parquet")).select("id", xxhash64("id").alias("uid")).collect()
    place = {row.uid: row.id for row in uids}
    extents = spark.read.parquet(str(scratch / "out/tmp/extents.parquet")).select("uid2", "uid", "begin2", "end2", "begin", "end").collect()
    return [(place[e.uid2], place[e.uid], e.begin2, e.end2, e.begin, e.end) for e in extents]


def listed(value: Any) -> Any:
    """A generator as a list; anything else as it is."""
    return list(value) if isinstance(value, Iterator) else value


def _stages(spark: Any, scratch: Path, settings: Settings) -> list[Row]:
    """The stages written anew, each over rows of Spark, with a checkpoint in files after each as in the program."""
    from pyspark.sql import functions as f

    corpus = spark.read.parquet(str(scratch / "corpus.parquet")).withColumn("uid", f.xxhash64("id"))
    chosen = asdict(settings)
    posts = f.udf(lambda text: list(postings(text, chosen["n"], floating=chosen["floating"])), "array<struct<gram: string, at: int>>")
    marks = corpus.select("uid", f.explode(posts("text")).alias("post")).select("uid", f.xxhash64("post.gram").alias("gram"), "post.at")
    few = marks.groupBy("gram").count().filter(f.col("count").between(2, settings.max_df)).select("gram")
    kept = _kept(spark, scratch / "posts", marks.join(few, "gram"))
    other = kept.select("gram", f.col("uid").alias("uid2"), f.col("at").alias("at2"))
    met = kept.join(other, "gram").filter("uid < uid2").groupBy("uid2", "uid")
    met = met.agg(f.collect_list(f.struct("at2", "at")).alias("spots")).filter(f.size("spots") >= settings.min_match)
    pairs = _kept(spark, scratch / "pairs", met.groupBy("uid2").agg(f.collect_list(f.struct("uid", "spots")).alias("sources")))
    kind = "array<struct<uid: bigint, begin2: int, end2: int, begin: int, end: int, low2: int, high2: int>>"
    likely = f.udf(lambda sources: likeliest({s.uid: [tuple(p) for p in s.spots] for s in sources}, Settings(**chosen)), kind)
    stretches = _kept(spark, scratch / "sources", pairs.select("uid2", f.explode(likely("sources")).alias("s")).select("uid2", "s.*"))
    text, text2 = corpus.select("uid", "text"), corpus.select(f.col("uid").alias("uid2"), f.col("text").alias("text2"))
    ends = f.udf(lambda *cells: widened(*cells, settings=Settings(**chosen)), "struct<begin2: int, end2: int, begin: int, end: int>")
    columns = ("text2", "text", "begin2", "end2", "begin", "end", "low2", "high2")
    wide = stretches.join(text2, "uid2").join(text, "uid").select("uid2", "uid", ends(*columns).alias("e")).select("uid2", "uid", "e.*")
    out = _kept(spark, scratch / "extents", wide).collect()
    place = {row.uid: row.id for row in corpus.select("id", "uid").collect()}
    return [(place[r.uid2], place[r.uid], r.begin2, r.end2, r.begin, r.end) for r in out]


def _kept(spark: Any, path: Path, rows: Any) -> Any:
    rows.write.parquet(str(path))
    return spark.read.parquet(str(path))


def postings(text: str, n: int, *, floating: bool) -> Iterator[tuple[str, int]]:
    """Sequences of n letters and digits that stand once in a text, with their places; only those that begin a word unless `floating`."""
    places: deque[int] = deque(maxlen=n)
    letters: deque[str] = deque(maxlen=n)
    times: dict[str, int] = defaultdict(int)
    first: dict[str, int] = {}
    for at, letter in enumerate(text):
        if not letter.isalnum():
            continue
        before = places[0] if len(places) == n else -2
        places.append(at)
        letters.append(letter.lower())
        if len(letters) == n and (floating or places[0] - before > 1):
            gram = "".join(letters)
            times[gram] += 1
            first.setdefault(gram, places[0])
    return ((gram, at) for gram, at in first.items() if times[gram] == 1)


@dataclass
class _Path:
    """The best way of telling a text up to a place by one source: its score, where it ends in both, and its matches."""

    score: float
    at2: int
    at: int
    spots: tuple[Any, ...]


def likeliest(sources: dict[int, list[tuple[int, int]]], settings: Settings) -> list[tuple[int, int, int, int, int, int, int]]:
    """(source, begin2, end2, begin, end) of the likeliest telling of a text: in stretches by sources, by nobody between them.

    Behind each, how far it may be widened in the text: not into its neighbours, nor farther than `gap`.
    """
    n, lone = settings.n, log(GO_ON) - log(LETTERS)
    copied, missed = log(GO_ON) + log(COPY), log(1 - COPY) - log(2 * LETTERS)
    switch, stop, equal = log(1 - GO_ON), log((1 + COPY) / 2) + log(1 - GO_ON), -log(len(sources))
    nobody = [_Path(0.0, 0, 0, ())]
    paths: dict[int, _Path] = {}
    met: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for source, spots in sources.items():
        for at2, at in spots:
            met[at2].append((source, at))
    last = 0
    for at2 in sorted(met):
        ground = next(path for path in reversed(nobody) if path.at2 <= at2)
        free = ground.score + (at2 - ground.at2) * lone
        best = _Path(free + n * lone, at2 + n, 0, ground.spots)
        for source, at in sorted(met[at2]):
            path = paths.get(source)
            begun = free + switch + equal + n * copied
            going = -inf
            if path and at >= path.at:
                gap, gap2 = max(0, at - path.at - n), max(0, at2 - path.at2 - n)
                both = min(gap, gap2)
                wrong = ceil(both / n)
                going = path.score + gap2 * log(GO_ON) + (wrong + gap2 - both) * missed
                going += (both - wrong) * log(COPY) + min(n, at2 - path.at2) * copied
                if max(gap, gap2) > settings.gap:
                    going = -inf
            if going == -inf or (begun > going and at2 - last > n):
                paths[source] = _Path(begun, at2, at, (ground.spots, source, at2, at, "begin"))
            else:
                assert path
                paths[source] = _Path(going, at2, at, (path.spots, source, at2, at, "go on"))
            if paths[source].score + stop > best.score:
                best = _Path(paths[source].score + stop, at2 + n, 0, paths[source].spots)
        nobody.append(best)
        last = at2
    kept = [s for s in _stretches(nobody[-1].spots, n) if s[2] - s[1] >= settings.min_align]
    ends, begins = [0, *(s[2] for s in kept)], [*(s[1] for s in kept[1:]), sys.maxsize]
    lows = [max(end, s[1] - settings.gap) for s, end in zip(kept, ends, strict=False)]
    highs = [min(begin, s[2] + settings.gap) for s, begin in zip(kept, begins, strict=False)]
    return [(*s, low, high) for s, low, high in zip(kept, lows, highs, strict=True)]


def _stretches(spots: tuple[Any, ...], n: int) -> list[tuple[int, int, int, int, int]]:
    """The stretches of a way, from its last match back to the first."""
    out: list[tuple[int, int, int, int, int]] = []
    end: tuple[int, int] | None = None
    while spots:
        before, source, at2, at, how = spots
        end = end or (at2 + n, at + n)
        if how == "begin":
            out.append((source, at2, end[0], at, end[1]))
            end = None
        spots = before
    return out[::-1]


def widened(
    text2: str, text: str, begin2: int, end2: int, begin: int, end: int, low2: int, high2: int, *, settings: Settings
) -> tuple[int, int, int, int]:
    """A stretch with both ends moved outwards as far as the letters go on to agree."""
    left2, left = text2[low2:begin2][::-1], text[max(0, begin - (begin2 - low2) - SPARE) : begin][::-1]
    right2, right = text2[end2 - settings.n : high2], text[end - settings.n : end + (high2 - end2) + SPARE]
    (a, a2), (b, b2) = agreed(left, left2, settings), agreed(right, right2, settings)
    return begin2 - a2, end2 - settings.n + b2, begin - a, end - settings.n + b


def agreed(one: str, other: str, settings: Settings) -> tuple[int, int]:
    """How many leading letters of each are best told as copied with slips: the cheapest ways, so many at each letter of the other text."""
    copied, slip, stop = -log(COPY), log(2 * LETTERS) - log(1 - COPY), -log((1 + COPY) / 2) - 2 * log(FINAL)
    rest = log(LETTERS) - log(1 - FINAL)
    least, best = inf, (0, 0)
    here: list[tuple[float, int]] = [(0.0, 0)]
    for t in range(len(other) + 1):
        letter = other[t : t + 1]
        known: dict[int, float] = {}
        there: list[tuple[float, int]] = []
        while here and len(known) < settings.beam:
            cost, s = heapq.heappop(here)
            if cost >= least or cost >= known.get(s, inf):
                continue
            known[s] = cost
            if (settings.floating or not letter.isalnum()) and cost + stop + rest * (len(other) - t) < least:
                least, best = cost + stop + rest * (len(other) - t), (s, t)
            if s < len(one):
                heapq.heappush(here, (cost + slip, s + 1))
                same = one[s].lower() == letter.lower() or (one[s].isspace() and letter.isspace())
                if letter and (same or (one[s] != "\n" and letter != "\n")):
                    heapq.heappush(there, (cost + (copied if same else slip), s + 1))
            if letter:
                heapq.heappush(there, (cost + slip, s))
        here = there
    return best
