# Everything runs in .venv at the root; each target makes it when it is missing or pyproject.toml has changed.
PYTHON ?= python3
BIN := .venv/bin
DEMO := build/demo.sqlite

.PHONY: setup spark demo test check gate bench fuzz tagger docs clean

setup: .venv/ready

.venv/ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "recoupe needs Python 3.11 or later: make PYTHON=python3.12 ..." >&2; exit 2; }
	@echo "Setting up .venv (once) ..."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

spark: setup  ## PySpark for the tests of that engine: 400 MB, so only where there is the Java that it runs on
	@command -v java >/dev/null || exit 0; $(BIN)/python -c 'import pyspark, pandas' 2>/dev/null || \
	  { echo "Setting up PySpark (once) ..."; $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[spark]'; }

demo: setup  ## read the demo story, open its picture
	@mkdir -p build && rm -f $(DEMO)
	@$(BIN)/recoupe demo --store $(DEMO)

test: setup spark  ## all tests
	@$(BIN)/python -m pytest

check: setup  ## style, types, structure, and the published schema
	@$(BIN)/ruff check src tests train
	@$(BIN)/ruff format --check src tests train
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python tests/model/schema.py --check

gate: setup  ## score the program on every gold set beside the checkout, against the floors
	@$(BIN)/python tests/gate/gate.py

bench: setup  ## time, memory and quality: a cold start, the stages, and beside others dates, names, who-said-what, text reuse, re-tellings, short briefs, stories, statements aligned; archives; press exports, web pages; the reading room
	@failed=0; for each in cold stages dates joining attributions prose spans retold summaries grouping aligning archive intake intake_web room; do $(BIN)/python tests/bench/$$each.py || failed=1; echo; done; exit $$failed

fuzz: setup  ## damage the files of every format and read them, two minutes a format (SECONDS=600 for longer): read or refused, never a crash, a hang or a full memory
	@$(BIN)/python -m tests.fuzz.fuzz --seconds $(or $(SECONDS),120)

tagger: setup  ## train the French pipeline again from the treebanks beside the checkout (an hour; train/README.md)
	@$(BIN)/python -m train --shared ../shared --out build/tagger

docs: setup  ## write what is generated in docs/: the JSON Schema, the picture of the README
	@$(BIN)/python tests/model/schema.py --write
	@$(BIN)/python tests/browser/picture.py docs/picture.png

clean:
	@rm -rf .venv build dist
