"""The training loop: batches that grow, a rate that warms up and falls, the average of the weights kept when it is best."""

from __future__ import annotations

import json
import logging
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.training import Example
from spacy.util import fix_random_seed
from thinc.api import Adam
from thinc.schedules import warmup_linear

log = logging.getLogger("train")

SEED = 20240607
EVERY = 250
"""Steps between two looks at the development part."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast: batches grow from 100 words to `largest`."""

    steps: int
    largest: int = 1000
    rate: float = 0.001
    dropout: float = 0.1
    seed: int = SEED
    start: Path | None = None
    """A pipeline of the same shape whose word vectors are gone on with."""


@dataclass(frozen=True, slots=True)
class Goal:
    """How a state is scored on the development part, and which figure decides."""

    score: Callable[[Language], dict[str, float]]
    worth: Callable[[dict[str, float]], float]


def fit(nlp: Language, epoch: Callable[[int], Sequence[Example]], goal: Goal, plan: Plan, out: Path) -> dict[str, float]:
    """Train on epoch 0, 1, 2 ... for a number of steps; write the best state to `out` and give its figures."""
    fix_random_seed(plan.seed)
    rates = warmup_linear(plan.rate, 200, int(plan.steps * 1.05))
    optimizer = Adam(learn_rate=rates, L2=0.01, grad_clip=1.0, L2_is_weight_decay=True, use_averages=True)
    first = epoch(0)
    nlp.initialize(lambda: first, sgd=optimizer)
    if plan.start is not None:
        nlp.get_pipe("tok2vec").model.from_disk(plan.start / "tok2vec" / "model")
    began, best = time.monotonic(), -1.0
    kept: dict[str, float] = {}
    for step, batch in zip(range(1, plan.steps + 1), _batches(epoch, plan), strict=False):
        nlp.update(batch, drop=plan.dropout, sgd=optimizer)
        optimizer.step_schedules()
        if step % EVERY == 0 or step == plan.steps:
            with nlp.use_params(optimizer.averages):
                figures = goal.score(nlp)
                worth = goal.worth(figures)
                told = json.dumps({name: round(value, 4) for name, value in figures.items()})
                log.info("step %d, %.0f s, %.4f %s", step, time.monotonic() - began, worth, told)
                if worth > best:
                    best, kept = worth, figures | {"step": float(step)}
                    nlp.to_disk(out)
    return kept


def _batches(epoch: Callable[[int], Sequence[Example]], plan: Plan) -> Iterator[list[Example]]:
    """Batches of 100 words at first, growing to the largest, without end."""
    draw = random.Random(plan.seed)  # noqa: S311 - no secret
    size, number = 100.0, 0
    while True:
        order = list(epoch(number))
        draw.shuffle(order)
        batch: list[Example] = []
        words = 0
        for example in order:
            batch.append(example)
            words += len(example.predicted)
            if words >= size:
                yield batch
                batch, words = [], 0
                size = min(float(plan.largest), size * 1.001)
        number += 1
