"""Joining names at the size of an archive: time, memory and quality beside the usual way, on names that are made up with their truth.

    python tests/bench/joining.py [HOW MANY]           100,000 distinct strings without a number

The generator (seeded) makes persons: Slavic and Arabic names as sounds, spelled by French, English and German habits and in Cyrillic;
French names with accents, hyphens and second names; initials; slips. Surnames are shared by many as in life (Zipf), so that the hot ones
crowd their buckets, and every person has relatives of one surname. A pair of strings is right where one person bears both;
strings that two persons bear (an initial with a common surname) are left out of the count. Beside it, where rapidfuzz is
installed (`pip install -e '.[bench]'`): all pairs of one first letter by Jaro-Winkler, the usual recipe, at its best threshold here.
Never the only figure of quality: made-up names are only as hard as who made them up; the table of pairs in `tests/actors` is of real ones.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from itertools import accumulate

from recoupe.actors.fullnames import name_of
from recoupe.actors.merging import merge
from recoupe.lang import table

MANY, SEED = 100_000, 4
SECONDS, MEGABYTES = 60, 2048
PRECISION, RECALL = 0.95, 0.85
HABITS = {
    "fr": {"S": "ch", "C": "tch", "Z": "j", "u": "ou", "v": "v", "y": "ï", "H": "kh", "z": "z"},
    "en": {"S": "sh", "C": "ch", "Z": "zh", "u": "u", "v": "v", "y": "y", "H": "kh", "z": "z"},
    "de": {"S": "sch", "C": "tsch", "Z": "sch", "u": "u", "v": "w", "y": "j", "H": "ch", "z": "s"},
    "ru": dict(zip("SCZuvyHzbdgklmnprstfaeio", "шчжувйхзбдгклмнпрстфаеио", strict=True)),
}
CONSONANTS, VOWELS = "bbddggkkkllmmmnnnpprrrsstttvvvzfSCZH", "aaaeeiioou"
"""About as often as in Slavic and Arabic surnames."""
ENDINGS = ["ov", "ov", "enko", "ski", "iC", "in", "ev", "uk", "ian", "adze", "ko", "ad", "im", "avi", "an"]
RIGHT, RUNS = (0.90, 0.92, 0.94, 0.96), 3


def sounds(dice: random.Random, syllables: int, ending: str = "") -> str:
    """A made-up name as sounds."""
    core = "".join(dice.choice(CONSONANTS) + dice.choice(VOWELS) for _ in range(syllables))
    return core + dice.choice(CONSONANTS) + ending if ending[:1] in VOWELS else core + ending


def spelled(name: str, habit: str) -> str:
    """Sounds by one habit."""
    return "".join(HABITS[habit].get(sound, sound) for sound in name).capitalize()


def variants(dice: random.Random, first: str, middle: str, surname: str, *, foreign: bool) -> list[str]:
    """The strings by which texts name one person."""
    if foreign:
        ways = dice.sample(list(HABITS), dice.randint(1, 4))
        out = [f"{spelled(first, way)} {spelled(surname, way)}" for way in ways]
        if dice.random() < 0.3:
            out.append(f"{spelled(first, ways[0])[0]}. {spelled(surname, ways[0])}")
        return out
    out = [f"{first} {surname}"]
    if dice.random() < 0.3:
        out.append(f"{first} {middle} {surname}")
    if dice.random() < 0.2:
        out.append(f"{first[0]}. {surname}")
    if dice.random() < 0.2:
        out.append(f"{surname.upper()} {first}")
    return out


def persons(many: int) -> dict[str, set[int]]:
    """Made-up strings until there are so many, each with the persons who bear it."""
    dice = random.Random(SEED)  # noqa: S311 - seeded, and nothing is secret
    latin = sorted({name for names in table("fr/first_names").values() for name in names.split() if name.isalpha()})
    eastern = sorted({sounds(dice, dice.randint(1, 2), dice.choice(["", "i", "in", "a", "im", "ad"])) for _ in range(700)})
    west = [
        a + b
        for a in ("Ber", "Dar", "Col", "Mar", "Fon", "Lam", "Ser", "Vil", "Bri", "Gui")
        for b in ("vin", "tier", "bert", "chand", "taine", "ret", "lon")
    ]
    west += [f"{a}-{b}" for a, b in zip(west, reversed(west), strict=True) if a != b]
    east = sorted({sounds(dice, dice.randint(1, 3), dice.choice(ENDINGS)) for _ in range(many // 6)})
    weights = {id(names): list(accumulate(1 / (rank + 10) for rank in range(len(names)))) for names in (west, east)}
    out: dict[str, set[int]] = defaultdict(set)
    born: set[tuple[str, str]] = set()
    number = 0
    while len(out) < many:
        foreign = dice.random() < 0.75
        surnames, firsts = (east, eastern) if foreign else (west, latin)
        surname = dice.choices(surnames, cum_weights=weights[id(surnames)])[0]
        first = dice.choice(firsts)
        if (first, surname) in born:
            continue  # nobody could tell two men of one name by their names
        born.add((first, surname))
        number += 1
        for text in variants(dice, first, dice.choice(latin), surname, foreign=foreign):
            out[text].add(number)
    return dict(out)


def quality(clusters: Iterable[Sequence[str]], bearers: dict[str, set[int]]) -> tuple[float, float]:
    """Precision and recall of pairs of strings that have one bearer each."""
    sure = {text: next(iter(ids)) for text, ids in bearers.items() if len(ids) == 1}

    def pairs(counts: Iterable[int]) -> int:
        return sum(n * (n - 1) // 2 for n in counts)

    wanted = pairs(Counter(sure.values()).values())
    given = right = 0
    for cluster in clusters:
        held = Counter(sure[text] for text in cluster if text in sure)
        given += pairs([sum(held.values())])
        right += pairs(held.values())
    return right / max(given, 1), right / max(wanted, 1)


def ours(texts: Sequence[str]) -> list[list[str]]:
    """The clusters of the joining that stories use too."""
    return [[texts[n] for n in cluster] for cluster in merge([name_of(text) for text in texts]).clusters]


def usual(texts: Sequence[str], threshold: float) -> list[list[str]]:
    """All pairs of one first letter by Jaro-Winkler after folding to Latin letters; what passes is joined."""
    import numpy
    from anyascii import anyascii
    from rapidfuzz import process
    from rapidfuzz.distance import JaroWinkler

    plain = [anyascii(text).lower() for text in texts]
    leader = list(range(len(texts)))

    def top(n: int) -> int:
        while leader[n] != n:
            leader[n] = leader[leader[n]]
            n = leader[n]
        return n

    blocks: dict[str, list[int]] = defaultdict(list)
    for n, text in enumerate(plain):
        blocks[text[:1]].append(n)
    for block in blocks.values():
        words = [plain[n] for n in block]
        for start in range(0, len(block), 512):
            scores = process.cdist(
                words[start : start + 512], words, scorer=JaroWinkler.similarity, score_cutoff=threshold, dtype=numpy.float32
            )
            for row, column in zip(*numpy.nonzero(scores), strict=True):
                leader[top(block[start + row])] = top(block[column])
    clusters: dict[int, list[str]] = defaultdict(list)
    for n, text in enumerate(texts):
        clusters[top(n)].append(text)
    return list(clusters.values())


def run(way: str, many: int) -> int:
    """Join the names in one way and print seconds, megabytes, precision, recall and the number of clusters."""
    bearers = persons(many)
    texts = sorted(bearers)
    start = time.process_time()
    clusters = ours(texts) if way == "recoupe" else usual(texts, float(way))
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    print(seconds, peak, *quality(clusters, bearers), len(clusters))
    return 0


def fresh(way: str, many: int) -> list[float]:
    """The figures of a new process."""
    done = subprocess.run([sys.executable, __file__, "--run", way, str(many)], check=True, stdout=subprocess.PIPE, text=True)
    return [float(figure) for figure in done.stdout.split()]


def main() -> int:
    """Measure and print; 1 when a target is missed."""
    if sys.argv[1:2] == ["--run"]:
        return run(sys.argv[2], int(sys.argv[3]))
    many = int(sys.argv[1]) if len(sys.argv) > 1 else MANY
    print(f"{'names':>9} {'way':24} {'s (processor)':>13} {'peak MB':>8} {'P':>6} {'R':>6} {'men':>8}")
    sizes = [many // 4, many // 2, many]
    figures = {}
    for size in sizes:
        figures[size] = fresh("recoupe", size)
        show(size, "recoupe", figures[size])
    if find_spec("rapidfuzz"):
        rows = [(threshold, fresh(str(threshold), sizes[0])) for threshold in RIGHT]
        best = max(rows, key=lambda row: row[1][2] * row[1][3] / (row[1][2] + row[1][3]))[0]
        show(many, f"Jaro-Winkler >= {best}", fresh(str(best), many))
    else:
        print("          rapidfuzz is not installed: pip install -e '.[bench]'")
    seconds, peak, precision, recall, _ = figures[many]
    missed = [
        what
        for what, bad in (
            (f"seconds <= {SECONDS}", seconds > SECONDS),
            (f"megabytes <= {MEGABYTES}", peak > MEGABYTES),
            (f"precision >= {PRECISION}", precision < PRECISION),
            (f"recall >= {RECALL}", recall < RECALL),
        )
        if bad
    ]
    print(
        f"target for {MANY:,} names: {SECONDS} s, {MEGABYTES} MB, precision {PRECISION}, recall {RECALL}",
        *(f"  MISSED: {what}" for what in missed),
    )
    return 1 if missed else 0


def show(size: int, way: str, figures: Sequence[float]) -> None:
    """One line of the table."""
    seconds, peak, precision, recall, men = figures
    print(f"{size:9,} {way:24} {seconds:13.1f} {peak:8.0f} {precision:6.3f} {recall:6.3f} {men:8,.0f}")


if __name__ == "__main__":
    sys.exit(main())
